// The module pyexpat: parsers of XML, by the library expat. xml.sax, xml.dom and xml.etree build on
// it.

#include "stdlib/expat_parser.h"

#include <climits>
#include <cstring>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

constexpr size_t kDefaultBuffer = 8192;
constexpr size_t kMaxPart = 1 << 20;  // what the library is given at once
constexpr size_t kReadSize = 2048;

struct ExpatState {
  Value error;   // ExpatError; owned
  Type* parser;  // kept by the machine
};
ExpatState* expatState(Value module) {
  return static_cast<ExpatState*>(module.as<Module>()->state);
}

// ---- errors

bool setNumber(Runtime& rt, Value object, const char* name, uint64_t number) {
  Ref<Str> key = intern(rt, name);
  OURO_TRY_BOOL(value, newInt(rt, number));
  return key && setAttr(rt, object, key.get(), value);
}

Owned raiseXml(Runtime& rt, XmlParser* self, XML_Error code) {
  uint64_t line = XML_GetErrorLineNumber(self->parser);
  uint64_t column = XML_GetErrorColumnNumber(self->parser);
  OURO_TRY(message,
           newStr(rt, fmt::format("{}: line {}, column {}", XML_ErrorString(code), line, column)));
  OURO_TRY(error, call(rt, self->error, message));
  OURO_CHECK(setNumber(rt, error, "code", code) && setNumber(rt, error, "offset", column) &&
             setNumber(rt, error, "lineno", line));
  return raiseValue(rt, error);
}

// ---- making

}  // namespace

int unknownXmlEncoding(void* runtime, const XML_Char* name, XML_Encoding* out) {
  Runtime& rt = *static_cast<Runtime*>(runtime);
  if (errorPending(rt)) return XML_STATUS_ERROR;
  char bytes[256];
  for (int i = 0; i < 256; i++) bytes[i] = static_cast<char>(i);
  Local encoding = newStr(rt, name), errors = newStr(rt, "replace");
  if (encoding.isError() || errors.isError()) return XML_STATUS_ERROR;
  Local text = decode(rt, {bytes, sizeof bytes}, encoding.as<Str>(), errors.as<Str>());
  if (text.isError()) return XML_STATUS_ERROR;
  if (text.as<Str>()->length != 256)
    return fail(rt, Exc::ValueError, "multi-byte encodings are not supported") - 0;
  for (size_t i = 0; i < 256; i++) {
    char32_t c = text.as<Str>()->at(i);
    out->map[i] = c == 0xFFFD ? -1 : static_cast<int>(c);
  }
  out->data = nullptr;
  out->convert = nullptr;
  out->release = nullptr;
  return XML_STATUS_OK;
}

namespace {

Owned newParser(Runtime& rt, Type* type, Value error) {
  auto* made = rt.make<XmlParser>(type);
  if (!made) return Owned::error();
  made->parser = nullptr;
  for (Value& handler : made->handlers) handler = Value();
  made->intern = made->parent = Value();
  made->error = Owned::share(error).take();
  made->text = nullptr;
  made->bufferSize = kDefaultBuffer;
  made->inCallback = made->isParsing = false;
  made->orderedAttributes = made->specifiedAttributes = made->namespacePrefixes = false;
  made->runtime = &rt;
  return Owned::adopt(made);
}

void startParser(XmlParser* self) {
  XML_SetUserData(self->parser, self);
  XML_SetUnknownEncodingHandler(self->parser, unknownXmlEncoding, self->runtime);
}

// A str or None; what the library gets of it. False: TypeError.
bool textArg(Runtime& rt, Value v, const char* what, std::string* out, bool* isGiven) {
  *isGiven = !v.isUnbound() && !v.isNone();
  if (!*isGiven) return true;
  if (!isStr(rt, v)) {
    return fail(rt, Exc::TypeError, "{} must be str or None, not {}", what, typeName(rt, v));
  }
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  if (out->find('\0') == std::string::npos) return true;
  return fail(rt, Exc::ValueError, "embedded null character");
}

Owned pyexpat_ParserCreate(Runtime& rt, Value module, Args args) {
  std::string encoding, separator;
  bool hasEncoding, hasSeparator;
  OURO_CHECK(textArg(rt, args[0], "ParserCreate() argument 'encoding'", &encoding, &hasEncoding) &&
             textArg(rt, args[1], "ParserCreate() argument 'namespace_separator'", &separator,
                     &hasSeparator));
  if (separator.size() > 1) {
    return raise(rt, Exc::ValueError,
                 "namespace_separator must be at most one character, omitted, or None");
  }
  OURO_TRY(made, newParser(rt, expatState(module)->parser, expatState(module)->error));
  XmlParser* self = xmlParser(made);
  if (!args.has(2)) {
    OURO_TRY(intern, newDict(rt));
    self->intern = intern.take().take();
  } else if (!args[2].isNone()) {
    if (!isDict(rt, args[2])) return raise(rt, Exc::TypeError, "intern must be a dictionary");
    self->intern = Owned::share(args[2]).take();
  }
  self->parser = XML_ParserCreate_MM(hasEncoding ? encoding.c_str() : nullptr, nullptr,
                                     hasSeparator ? separator.c_str() : nullptr);
  if (!self->parser) return raise(rt, Exc::RuntimeError, "XML_ParserCreate failed");
  startParser(self);
  return made.take();
}

Owned parser_ExternalEntityParserCreate(Runtime& rt, Value v, Args args) {
  XmlParser* self = xmlParser(v);
  std::string context, encoding;
  bool hasContext, hasEncoding;
  OURO_CHECK(
      textArg(rt, args[0], "ExternalEntityParserCreate() argument 1", &context, &hasContext) &&
      textArg(rt, args[1], "ExternalEntityParserCreate() argument 2", &encoding, &hasEncoding));
  OURO_TRY(made, newParser(rt, typeOf(rt, v), self->error));
  XmlParser* child = xmlParser(made);
  auto shared = [](Value field) { return field.isNull() ? Value() : Owned::share(field).take(); };
  child->parser =
      XML_ExternalEntityParserCreate(self->parser, hasContext ? context.c_str() : nullptr,
                                     hasEncoding ? encoding.c_str() : nullptr);
  if (!child->parser) return raiseMemoryError(rt);
  // It looks into the parser that it comes from.
  child->parent = Owned::share(v).take();
  child->intern = shared(self->intern);
  child->bufferSize = self->bufferSize;
  if (self->text) child->text = new std::string;
  child->orderedAttributes = self->orderedAttributes;
  child->specifiedAttributes = self->specifiedAttributes;
  child->namespacePrefixes = self->namespacePrefixes;
  for (size_t i = 0; i < kXmlHandlers; i++) child->handlers[i] = shared(self->handlers[i]);
  startParser(child);
  installXmlHandlers(child);
  return made.take();
}

void parser_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<XmlParser*>(object);
  for (Value v : self->handlers)
    if (!v.isNull()) visit(visitor, v);
  for (Value v : {self->intern, self->parent, self->error})
    if (!v.isNull()) visit(visitor, v);
}
void parser_clear(Object* object) {
  auto* self = static_cast<XmlParser*>(object);
  if (self->parser) removeXmlHandlers(self);
  Value old = std::exchange(self->intern, Value());
  if (!old.isNull()) release(old);
}
void parser_destroy(Object* object) {
  auto* self = static_cast<XmlParser*>(object);
  if (self->parser) XML_ParserFree(self->parser);
  self->parser = nullptr;
  delete std::exchange(self->text, nullptr);
  auto drop = [](Value& field) {
    Value old = std::exchange(field, Value());
    if (!old.isNull()) release(old);
  };
  for (Value& handler : self->handlers) drop(handler);
  drop(self->intern);
  drop(self->error);
  drop(self->parent);
}

// ---- parsing

// Only one call at a time may be in the library: what a handler calls would take the state away
// from under it.
class Parsing {
 public:
  explicit Parsing(Value parser) : held_(parser), self_(xmlParser(parser)) {
    ok_ = !self_->isParsing;
    self_->isParsing = true;
  }
  ~Parsing() {
    if (ok_) self_->isParsing = false;
  }
  bool ok(Runtime& rt) const {
    return ok_ || fail(rt, Exc::RuntimeError, "the parser is in the middle of parsing");
  }

 private:
  Local held_;
  XmlParser* self_;
  bool ok_;
};

// The result of a step: 1, or the error.
Owned parseResult(Runtime& rt, XmlParser* self, XML_Status status) {
  if (errorPending(rt)) return Owned::error();
  if (status == XML_STATUS_ERROR) return raiseXml(rt, self, XML_GetErrorCode(self->parser));
  if (!flushXmlText(rt, self)) return Owned::error();
  return smallInt(status);
}

XML_Status feed(XmlParser* self, std::string_view data, bool isFinal) {
  while (data.size() > kMaxPart) {
    XML_Status status = XML_Parse(self->parser, data.data(), kMaxPart, 0);
    if (status != XML_STATUS_OK) return status;
    data.remove_prefix(kMaxPart);
  }
  return XML_Parse(self->parser, data.data(), static_cast<int>(data.size()), isFinal);
}

Owned parser_Parse(Runtime& rt, Value v, Args args) {
  XmlParser* self = xmlParser(v);
  std::string text;  // a copy: handlers could change a buffer
  std::string_view bytes;
  int isFinal = args.has(1) ? truth(rt, args[1]) : 0;
  if (isFinal < 0) return Owned::error();
  Parsing parsing(v);
  OURO_CHECK(parsing.ok(rt));
  Local data(args[0]);
  if (isStr(rt, data)) {
    OURO_CHECK(toUtf8Strict(rt, data.as<Str>(), &text));
    (void)XML_SetEncoding(self->parser, "utf-8");
    bytes = text;
  } else {
    OURO_CHECK(asByteView(rt, data, &bytes));
    if (!isBytes(rt, data)) bytes = text = bytes;
  }
  return parseResult(rt, self, feed(self, bytes, isFinal));
}

// Up to `size` bytes by the method read.
Owned readPart(Runtime& rt, Value read) {
  OURO_TRY(part, call(rt, read, Value::small(static_cast<int64_t>(kReadSize))));
  if (!isBytes(rt, part) && !isByteArray(rt, part))
    return raise(rt, Exc::TypeError, "read() did not return a bytes object (type={})",
                 typeName(rt, part));
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, part, &bytes));
  if (bytes.size() > kReadSize)
    return raise(rt, Exc::ValueError,
                 "read() returned too much data: {} bytes requested, {} returned", kReadSize,
                 bytes.size());
  return newBytes(rt, bytes);
}

Owned parser_ParseFile(Runtime& rt, Value v, Args args) {
  XmlParser* self = xmlParser(v);
  Ref<Str> name = intern(rt, "read");
  if (!name) return Owned::error();
  Local read = lookupAttr(rt, args[0], name.get());
  if (read.isError()) return Owned::error();
  if (read.isNotFound()) return raise(rt, Exc::TypeError, "argument must have 'read' attribute");
  Parsing parsing(v);
  OURO_CHECK(parsing.ok(rt));
  XML_Status status = XML_STATUS_OK;
  for (bool atEnd = false; !atEnd && status == XML_STATUS_OK && !errorPending(rt);) {
    OURO_TRY(part, readPart(rt, read));
    std::string_view bytes = part.as<Bytes>()->view();
    atEnd = bytes.empty();
    status = feed(self, bytes, atEnd);
  }
  return parseResult(rt, self, status);
}

// ---- other methods

Owned parser_SetBase(Runtime& rt, Value v, Args args) {
  std::string base;
  bool isGiven;
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "SetBase() argument must be str, not {}",
                 typeName(rt, args[0]));
  OURO_CHECK(textArg(rt, args[0], "", &base, &isGiven));
  if (!XML_SetBase(xmlParser(v)->parser, base.c_str())) return raiseMemoryError(rt);
  return Owned::none();
}
Owned parser_GetBase(Runtime& rt, Value v, Args) {
  const char* base = XML_GetBase(xmlParser(v)->parser);
  return base ? newStr(rt, base) : Owned::none();
}
Owned parser_GetInputContext(Runtime& rt, Value v, Args) {
  if (!xmlParser(v)->inCallback) return Owned::none();
  int offset, size;
  const char* buffer = XML_GetInputContext(xmlParser(v)->parser, &offset, &size);
  if (!buffer) return Owned::none();
  return newBytes(rt, {buffer + offset, static_cast<size_t>(size - offset)});
}
Owned parser_SetParamEntityParsing(Runtime& rt, Value v, Args args) {
  int flag;
  OURO_CHECK(cIntArg(rt, args[0], &flag));
  return smallInt(
      XML_SetParamEntityParsing(xmlParser(v)->parser, static_cast<XML_ParamEntityParsing>(flag)));
}
Owned parser_UseForeignDTD(Runtime& rt, Value v, Args args) {
  int flag = args.has(0) ? truth(rt, args[0]) : 1;
  if (flag < 0) return Owned::error();
  XmlParser* self = xmlParser(v);
  XML_Error code = XML_UseForeignDTD(self->parser, flag ? XML_TRUE : XML_FALSE);
  return code == XML_ERROR_NONE ? Owned::none() : raiseXml(rt, self, code);
}

// ---- attributes

template <size_t kIndex>
Owned get_handler(Runtime&, Value v) {
  Value handler = xmlParser(v)->handlers[kIndex];
  return handler.isNull() ? Owned::none() : Owned::share(handler);
}
template <size_t kIndex>
bool set_handler(Runtime& rt, Value v, Value value) {
  XmlParser* self = xmlParser(v);
  constexpr auto kWhich = static_cast<XmlHandler>(kIndex);
  if (value.isUnbound()) return fail(rt, Exc::RuntimeError, "Cannot delete attribute");
  // What was said before goes to the handler there was.
  if (kWhich == XmlHandler::CharacterData && !flushXmlText(rt, self)) return false;
  Value old =
      std::exchange(self->handlers[kIndex], value.isNone() ? Value() : Owned::share(value).take());
  installXmlHandler(self, kWhich);
  if (!old.isNull()) release(old);
  return true;
}

template <bool XmlParser::*kField>
Owned get_flag(Runtime&, Value v) {
  return Owned::boolean(xmlParser(v)->*kField);
}
template <bool XmlParser::*kField>
bool set_flag(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::RuntimeError, "Cannot delete attribute");
  int on = truth(rt, value);
  if (on < 0) return false;
  xmlParser(v)->*kField = on;
  if (kField == &XmlParser::namespacePrefixes) XML_SetReturnNSTriplet(xmlParser(v)->parser, on);
  return true;
}

Owned get_buffer_text(Runtime&, Value v) { return Owned::boolean(xmlParser(v)->text != nullptr); }
bool set_buffer_text(Runtime& rt, Value v, Value value) {
  XmlParser* self = xmlParser(v);
  if (value.isUnbound()) return fail(rt, Exc::RuntimeError, "Cannot delete attribute");
  int on = truth(rt, value);
  if (on < 0) return false;
  if (on && !self->text) self->text = new std::string;
  if (on || !self->text) return true;
  if (!flushXmlText(rt, self)) return false;
  delete std::exchange(self->text, nullptr);
  return true;
}
Owned get_buffer_size(Runtime&, Value v) {
  return smallInt(static_cast<int64_t>(xmlParser(v)->bufferSize));
}
bool set_buffer_size(Runtime& rt, Value v, Value value) {
  XmlParser* self = xmlParser(v);
  int64_t size = 0;
  if (value.isUnbound()) return fail(rt, Exc::RuntimeError, "Cannot delete attribute");
  if (!isInt(rt, value)) return fail(rt, Exc::TypeError, "buffer_size must be an integer");
  if (!intFits(rt, value, &size))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C long");
  if (static_cast<size_t>(size) == self->bufferSize) return true;
  if (size <= 0) return fail(rt, Exc::ValueError, "buffer_size must be greater than zero");
  if (size > INT_MAX)
    return fail(rt, Exc::ValueError, "buffer_size must not be greater than {}", INT_MAX);
  if (!flushXmlText(rt, self)) return false;
  self->bufferSize = static_cast<size_t>(size);
  return true;
}
Owned get_buffer_used(Runtime&, Value v) {
  const std::string* text = xmlParser(v)->text;
  return smallInt(text ? static_cast<int64_t>(text->size()) : 0);
}
Owned get_intern(Runtime&, Value v) {
  Value intern = xmlParser(v)->intern;
  return intern.isNull() ? Owned::none() : Owned::share(intern);
}

template <auto kAsk>
Owned get_place(Runtime& rt, Value v) {
  return newInt(rt, static_cast<int64_t>(kAsk(xmlParser(v)->parser)));
}

// The rows of the handlers are made of their table.
#define HANDLER(name, attribute)                                   \
  {#attribute, get_handler<static_cast<size_t>(XmlHandler::name)>, \
   set_handler<static_cast<size_t>(XmlHandler::name)>},
constexpr GetSetDef kAttributes[] = {
#include "stdlib/expat_handlers.def"
    {"ErrorCode", get_place<XML_GetErrorCode>},
    {"ErrorLineNumber", get_place<XML_GetErrorLineNumber>},
    {"ErrorColumnNumber", get_place<XML_GetErrorColumnNumber>},
    {"ErrorByteIndex", get_place<XML_GetErrorByteIndex>},
    {"CurrentLineNumber", get_place<XML_GetCurrentLineNumber>},
    {"CurrentColumnNumber", get_place<XML_GetCurrentColumnNumber>},
    {"CurrentByteIndex", get_place<XML_GetCurrentByteIndex>},
    {"buffer_text", get_buffer_text, set_buffer_text},
    {"buffer_size", get_buffer_size, set_buffer_size},
    {"buffer_used", get_buffer_used},
    {"intern", get_intern},
    {"namespace_prefixes", get_flag<&XmlParser::namespacePrefixes>,
     set_flag<&XmlParser::namespacePrefixes>},
    {"ordered_attributes", get_flag<&XmlParser::orderedAttributes>,
     set_flag<&XmlParser::orderedAttributes>},
    {"specified_attributes", get_flag<&XmlParser::specifiedAttributes>,
     set_flag<&XmlParser::specifiedAttributes>},
};
#undef HANDLER

constexpr MethodDef kMethods[] = {
    {"Parse", parser_Parse, "data, isfinal=False, /", "Parses some of a document."},
    {"ParseFile", parser_ParseFile, "file, /", "Parses what a file's read() gives."},
    {"SetBase", parser_SetBase, "base, /", "What relative system identifiers are relative to."},
    {"GetBase", parser_GetBase, "", "What SetBase() was told."},
    {"GetInputContext", parser_GetInputContext, "",
     "In a handler: the text of the event, and what is known of the rest."},
    {"ExternalEntityParserCreate", parser_ExternalEntityParserCreate, "context, encoding=None, /",
     "A parser for the text of an external entity."},
    {"SetParamEntityParsing", parser_SetParamEntityParsing, "flag, /",
     "Are parameter entities parsed?"},
    {"UseForeignDTD", parser_UseForeignDTD, "flag=True, /",
     "Lets the handler of external entities give a document type."},
};

constexpr TypeDef kParserType = {
    .name = "xmlparser",
    .module = "pyexpat",
    .basicSize = sizeof(XmlParser),
    .flags = kNoInstances | kContainerType,
    .traverse = parser_traverse,
    .clear = parser_clear,
    .destroy = parser_destroy,
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "A parser of XML.",
};

// ---- the module

Owned pyexpat_ErrorString(Runtime& rt, Value, Args args) {
  int64_t code;
  OURO_CHECK(indexInt64(rt, args[0], &code));
  const char* text = XML_ErrorString(static_cast<XML_Error>(code));
  return text ? newStr(rt, text) : Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"ParserCreate", pyexpat_ParserCreate, "encoding=None, namespace_separator=None, intern=None",
     "A new parser."},
    {"ErrorString", pyexpat_ErrorString, "code, /", "The text of an error code."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<ExpatState*>(module->state);
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "xml.parsers.expat.ExpatError"));
  state->error = error.take().take();
  OURO_TRY_BOOL(parser, newType(rt, kParserType));
  state->parser = parser.as<Type>();
  return moduleAdd(rt, module, "error", state->error) &&
         moduleAdd(rt, module, "XMLParserType", parser.get()) && addXmlNumbers(rt, module);
}
void visitState(void* data, Visitor& visitor) {
  Value error = static_cast<ExpatState*>(data)->error;
  if (!error.isNull()) visit(visitor, error);
}
void clearState(void* data) {
  Value old = std::exchange(static_cast<ExpatState*>(data)->error, Value());
  if (!old.isNull()) release(old);
}

}  // namespace

extern const ModuleDef pyexpatModule;
const ModuleDef pyexpatModule = {
    .name = "pyexpat",
    .doc = "Parsers of XML, by the library expat.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(ExpatState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
