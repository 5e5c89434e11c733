// XMLParser: documents as text, told to a target. The library expat reads them.

#include "stdlib/elementtree_parser.h"

#include <algorithm>

#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/expat_parser.h"

namespace ouro::etree {

// ---- errors

Owned raiseParseError(Runtime& rt, const State* state, XML_Error code, uint64_t line,
                      uint64_t column, const char* message) {
  const char* text = message ? message : XML_ErrorString(code);
  OURO_TRY(error, newStr(rt, fmt::format("{}: line {}, column {}", text, line, column)));
  error = call(rt, state->parseError, Local(error));
  if (error.isError()) return Owned::error();
  OURO_TRY(atLine, newInt(rt, line));
  OURO_TRY(atColumn, newInt(rt, column));
  OURO_TRY(position, newTuple(rt, {atLine.get(), atColumn.get()}));
  Ref<Str> codeName = intern(rt, "code"), positionName = intern(rt, "position");
  OURO_CHECK(codeName && positionName &&
             setAttr(rt, error, codeName.get(), Value::small(static_cast<int64_t>(code))) &&
             setAttr(rt, error, positionName.get(), position));
  return raiseValue(rt, error);
}

namespace {

// ---- making

Owned parser_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* made = rt.make<Parser>(cls);
  if (!made) return Owned::error();
  made->names = new NameCache;
  made->runtime = &rt;
  return Owned::adopt(made);
}

bool encodingArg(Runtime& rt, Value v, std::string* out) {
  if (v.isUnbound() || v.isNone()) return true;
  if (!isStr(rt, v))
    return fail(rt, Exc::TypeError, "XMLParser() argument 'encoding' must be str or None, not {}",
                typeName(rt, v));
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  return out->find('\0') == std::string::npos ||
         fail(rt, Exc::ValueError, "embedded null character");
}

// The methods that the target has, owned by the caller.
bool findMethods(Runtime& rt, Value target, Local (&methods)[static_cast<size_t>(Told::Count)]) {
  for (size_t i = 0; i < std::size(kToldNames); i++) {
    Ref<Str> name = intern(rt, kToldNames[i]);
    if (!name) return false;
    methods[i] = lookupAttr(rt, target, name.get());
    if (methods[i].isError()) return false;
  }
  return true;
}

bool isBusy(Runtime& rt, const Parser* self) {
  return self->isParsing && !fail(rt, Exc::RuntimeError, "the parser is in the middle of parsing");
}

bool parser_init(Runtime& rt, Value v, const CallArgs& given) {
  static constexpr Signature kSignature = "*, target=None, encoding=None";
  Value bound[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "XMLParser", given, bound, &keywords) < 0)
    return false;
  std::string encoding;
  const State* state = stateOf(rt, v);
  Parser* self = parserOf(v);
  if (!state || isBusy(rt, self) || !encodingArg(rt, bound[1], &encoding)) return false;
  const bool hasTarget = !bound[0].isUnbound() && !bound[0].isNone();
  OURO_TRY_BOOL(target, hasTarget ? Owned::share(bound[0]) : newBuilder(rt, state));
  OURO_TRY_BOOL(entity, newDict(rt));
  Local methods[static_cast<size_t>(Told::Count)];
  if (!findMethods(rt, target, methods) || isBusy(rt, self)) return false;
  XML_Parser made =
      XML_ParserCreate_MM(encoding.empty() ? nullptr : encoding.c_str(), nullptr, "}");
  if (!made) return raiseMemoryError(rt).isDone();
  if (self->parser) XML_ParserFree(self->parser);
  self->parser = made;
  self->builds = isExactBuilder(rt, target);
  for (size_t i = 0; i < std::size(methods); i++)
    assignField(self->methods[i], methods[i].isNotFound() ? Value::null() : methods[i].get());
  assignField(self->entity, entity);
  assignField(self->target, target);
  XML_SetUnknownEncodingHandler(made, unknownXmlEncoding, &rt);
  installHandlers(self);
  return true;
}

void parser_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<Parser*>(object);
  visit(visitor, self->target);
  visit(visitor, self->entity);
  for (Value method : self->methods) visit(visitor, method);
  if (self->names) self->names->visitNames(visitor);
}
void freeLibraryParser(Parser* self) {
  if (XML_Parser parser = std::exchange(self->parser, nullptr)) XML_ParserFree(parser);
}
void parser_clear(Object* object) {
  auto* self = static_cast<Parser*>(object);
  // It would tell a target that is gone.
  freeLibraryParser(self);
  for (Value& method : self->methods) dropField(method);
  dropField(self->entity);
  dropField(self->target);
}
void parser_destroy(Object* object) {
  parser_clear(object);
  delete std::exchange(static_cast<Parser*>(object)->names, nullptr);
}

// ---- parsing

bool isReady(Runtime& rt, const Parser* self) {
  return self->parser || fail(rt, Exc::ValueError, "XMLParser.__init__() wasn't called");
}

// One call of the library, which takes one at a time: what it tells of must not call it again.
bool parsePart(Runtime& rt, Parser* self, std::string_view part, bool isFinal, XML_Status* status) {
  if (isBusy(rt, self)) return false;
  Local held(self);
  self->isParsing = true;
  *status = XML_Parse(self->parser, part.data(), static_cast<int>(part.size()), isFinal);
  self->isParsing = false;
  return !errorPending(rt) && heedSignals(rt);
}

bool parse(Runtime& rt, Parser* self, std::string_view data, bool isFinal) {
  constexpr size_t kMostAtOnce = 1 << 20;
  XML_Status status = XML_STATUS_OK;
  do {
    std::string_view part = data.substr(0, kMostAtOnce);
    data.remove_prefix(part.size());
    if (!parsePart(rt, self, part, isFinal && data.empty(), &status)) return false;
  } while (!data.empty() && status != XML_STATUS_ERROR);
  if (status != XML_STATUS_ERROR) return true;
  if (const State* state = stateOf(rt, Value(self)))
    (void)raiseParseError(rt, state, XML_GetErrorCode(self->parser),
                          XML_GetErrorLineNumber(self->parser),
                          XML_GetErrorColumnNumber(self->parser), nullptr);
  return false;
}

// Text that a script gives is UTF-8 whatever the document says of itself.
bool feedStr(Runtime& rt, Parser* self, const Str* text) {
  (void)XML_SetEncoding(self->parser, "utf-8");
  if (text->isAscii()) return parse(rt, self, text->asciiView(), false);
  std::string utf8;
  return toUtf8Strict(rt, text, &utf8) && parse(rt, self, utf8, false);
}

Owned parser_feed(Runtime& rt, Value v, Args args) {
  Parser* self = parserOf(v);
  OURO_CHECK(isReady(rt, self));
  Local data(args[0]);
  if (isStr(rt, data)) {
    OURO_CHECK(feedStr(rt, self, data.as<Str>()));
    return Owned::none();
  }
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, data, &bytes));
  std::string copy;  // what is not bytes may change meanwhile
  if (!isBytes(rt, data)) bytes = copy = bytes;
  OURO_CHECK(parse(rt, self, bytes, false));
  return Owned::none();
}

Owned parser_close(Runtime& rt, Value v, Args) {
  Parser* self = parserOf(v);
  OURO_CHECK(isReady(rt, self) && parse(rt, self, {}, true));
  if (self->builds) return rootOf(builderOf(self->target));
  if (self->method(Told::Close).isNull()) return Owned::none();
  Local method(self->method(Told::Close));
  return call(rt, method);
}

// Parses what the file's read() gives. *atEnd: it gave nothing more.
bool parseRead(Runtime& rt, Parser* self, Value read, bool* atEnd) {
  constexpr int64_t kReadSize = 64 * 1024;
  OURO_TRY_BOOL(part, call(rt, read, Value::small(kReadSize)));
  if (isExactStr(rt, part)) {
    *atEnd = part.as<Str>()->length == 0;
    // Here the document's own encoding counts, and lone surrogates pass.
    return *atEnd || parse(rt, self, toUtf8(part.as<Str>()), false);
  }
  *atEnd = !isExactly(part, TypeId::Bytes) || part.as<Bytes>()->view().empty();
  return *atEnd || parse(rt, self, part.as<Bytes>()->view(), false);
}

Owned parser_parse_whole(Runtime& rt, Value v, Args args) {
  Parser* self = parserOf(v);
  Ref<Str> name = intern(rt, "read");
  OURO_CHECK(isReady(rt, self) && name);
  OURO_TRY(read, getAttr(rt, args[0], name.get()));
  for (bool atEnd = false; !atEnd;) OURO_CHECK(parseRead(rt, self, read, &atEnd));
  OURO_CHECK(parse(rt, self, {}, true));
  return self->builds ? rootOf(builderOf(self->target)) : Owned::none();
}

// ---- events

constexpr const char* kEventNames[] = {"start", "end", "start-ns", "end-ns", "comment", "pi"};

// From now on the builder tells of this kind of events; `name` is what it calls them.
bool askFor(Runtime& rt, Parser* self, Value name) {
  std::string text;
  if (isStr(rt, name))
    text = toUtf8(name.as<Str>());
  else if (isBytes(rt, name))
    text = name.as<Bytes>()->view();
  else
    return fail(rt, Exc::ValueError, "invalid events sequence");
  auto* found = std::find(std::begin(kEventNames), std::end(kEventNames), text);
  if (found == std::end(kEventNames)) return fail(rt, Exc::ValueError, "unknown event '{}'", text);
  const auto event = static_cast<Event>(found - std::begin(kEventNames));
  assignField(builderOf(self->target)->eventNames[static_cast<size_t>(event)], name);
  if (event == Event::StartNamespace || event == Event::EndNamespace) hearNamespaces(self);
  return true;
}

Owned parser_setevents(Runtime& rt, Value v, Args args) {
  Parser* self = parserOf(v);
  OURO_CHECK(isReady(rt, self));
  if (!self->builds)
    return raise(rt, Exc::TypeError,
                 "event handling only supported for ElementTree.TreeBuilder targets");
  Local held(self->target);
  OURO_CHECK(setQueue(rt, builderOf(held), args[0]));
  if (!args.has(1) || args[1].isNone()) {
    OURO_TRY(end, newStr(rt, "end"));
    OURO_CHECK(askFor(rt, self, end));
    return Owned::none();
  }
  Local events = listFrom(rt, args[1]);
  if (events.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
    clearError(rt);
    return raise(rt, Exc::TypeError, "events must be a sequence");
  }
  for (Value name : events.as<List>()->span()) OURO_CHECK(askFor(rt, self, name));
  return Owned::none();
}

// ---- the type

Owned get_version(Runtime& rt, Value) {
  return newStr(
      rt, fmt::format("Expat {}.{}.{}", XML_MAJOR_VERSION, XML_MINOR_VERSION, XML_MICRO_VERSION));
}

constexpr GetSetDef kAttributes[] = {
    {"entity", getField<&Parser::entity>, refuseSet, "Texts of entities by name."},
    {"target", getField<&Parser::target>, refuseSet, "What is told of the document."},
    {"version", get_version, nullptr, "The library's version."},
};
constexpr MethodDef kMethods[] = {
    {"feed", parser_feed, "data, /", "Parses some of a document."},
    {"close", parser_close, "", "The document has ended; what the target makes of it."},
    {"_parse_whole", parser_parse_whole, "file, /", "Parses what a file's read() gives."},
    {"_setevents", parser_setevents, "events_queue, events_to_report=None, /",
     "What the target is to report, and to whom."},
};

}  // namespace

const TypeDef parserTypeDef = {
    .name = "XMLParser",
    .module = "xml.etree.ElementTree",
    .basicSize = sizeof(Parser),
    .flags = kSubclassable | kContainerType,
    .traverse = parser_traverse,
    .clear = parser_clear,
    .destroy = parser_destroy,
    .slots = {.make = parser_make, .init = parser_init},
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro::etree
