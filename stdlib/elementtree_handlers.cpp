// What the library expat tells an XMLParser, and how its target hears of it. A TreeBuilder does
// without any call of a script's code; for other targets the handlers call methods.
//
// Where something raises, the exception stays pending, the library goes on through what it was
// given, and nobody is told of that. XML_Parse returns to its caller, which finds the exception.

#include "runtime/codecs.h"
#include "runtime/intern.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "stdlib/elementtree_parser.h"

namespace ouro::etree {

Owned NameCache::get(Runtime& rt, std::string_view raw) {
  if (auto known = names_.find(raw); known != names_.end()) return Owned::share(known->second);
  const bool hasNamespace = raw.find('}') != std::string_view::npos;
  OURO_TRY(text, hasNamespace ? decodeUtf8(rt, "{" + std::string(raw)) : decodeUtf8(rt, raw));
  Ref<Str> name = intern(rt, text.as<Str>());
  if (!name) return Owned::error();
  if (names_.size() >= kMost) clear();
  retain(name.get());
  names_.emplace(raw, Value(name.get()));
  return Owned::adopt(name.take());
}

namespace {

Owned textOf(Runtime& rt, const XML_Char* text) { return decodeUtf8(rt, text ? text : ""); }

// The parser and who builds for it, while a handler runs.
struct Scene {
  Parser* self;
  Runtime& rt;
  Value target;

  explicit Scene(void* data)
      : self(static_cast<Parser*>(data)), rt(*self->runtime), target(self->target) {}
  bool failed() const { return errorPending(rt); }
  Builder* builder() const { return builderOf(target); }
  const State* state() const { return stateOf(rt, Value(self)); }
  // Are there methods to call?
  bool tells(Told which) const { return !self->method(which).isNull(); }
};

// Calls a method of the target with these (taken over; error: an exception is pending).
template <class... A>
void tell(const Scene& scene, Told which, A... arguments) {
  Local held[] = {Local(arguments)...};
  Value values[sizeof...(A)];
  for (size_t i = 0; i < sizeof...(A); i++) {
    if (held[i].isError()) return;
    values[i] = held[i].get();
  }
  Local method(scene.self->method(which));
  Local result = call(scene.rt, method, std::span<const Value>(values));
}

// ---- elements

// A dict; none(): there are no attributes.
Owned readAttributes(const Scene& scene, const XML_Char** attributes) {
  if (!attributes[0]) return Owned::none();
  size_t count = 0;
  while (attributes[count]) count += 2;
  OURO_TRY(made, newDict(scene.rt, count / 2));
  for (size_t i = 0; i < count; i += 2) {
    OURO_TRY(name, scene.self->names->get(scene.rt, attributes[i]));
    OURO_TRY(value, decodeUtf8(scene.rt, attributes[i + 1]));
    OURO_CHECK(dictSet(scene.rt, made.as<Dict>(), name.as<Str>(), value.get()));
  }
  return made.take();
}

void startHandler(void* data, const XML_Char* name, const XML_Char** given) {
  Scene scene(data);
  if (scene.failed()) return;
  Local tag = scene.self->names->get(scene.rt, name);
  if (tag.isError()) return;
  Local attributes = readAttributes(scene, given);
  if (attributes.isError()) return;
  const bool none = attributes.get().isNone();
  if (scene.self->builds) {
    if (const State* state = scene.state())
      Local made = startElement(scene.rt, state, scene.builder(), tag,
                                none ? Value::null() : attributes.get());
  } else if (scene.tells(Told::Start)) {
    tell(scene, Told::Start, tag.take(), none ? newDict(scene.rt) : attributes.take());
  }
}

void endHandler(void* data, const XML_Char* name) {
  Scene scene(data);
  if (scene.failed()) return;
  if (scene.self->builds) {
    if (const State* state = scene.state())
      Local ended = endElement(scene.rt, state, scene.builder());
  } else if (scene.tells(Told::End)) {
    tell(scene, Told::End, scene.self->names->get(scene.rt, name));
  }
}

// ---- text

void textHandler(void* data, const XML_Char* text, int length) {
  Scene scene(data);
  if (scene.failed()) return;
  std::string_view piece(text, static_cast<size_t>(length));
  if (scene.self->builds)
    (void)!addText(scene.rt, scene.builder(), piece);  // the exception stays pending
  else if (scene.tells(Told::Data))
    tell(scene, Told::Data, decodeUtf8(scene.rt, piece));
}

void raiseUndefinedEntity(const Scene& scene, const std::string& reference) {
  const State* state = scene.state();
  if (!state) return;
  XML_Parser parser = scene.self->parser;
  (void)raiseParseError(scene.rt, state, XML_ERROR_UNDEFINED_ENTITY, XML_GetErrorLineNumber(parser),
                        XML_GetErrorColumnNumber(parser),
                        ("undefined entity " + reference).c_str());
}

// What no other handler is for. Of that, references to entities which the document does not define
// are looked up among the parser's own.
void otherHandler(void* data, const XML_Char* text, int length) {
  Scene scene(data);
  if (length < 2 || text[0] != '&' || scene.failed()) return;
  std::string reference(text, static_cast<size_t>(length));
  Local name = decodeUtf8(scene.rt, {text + 1, reference.size() - 2});
  if (name.isError()) return;
  Value found = dictGet(scene.rt, scene.self->entity.as<Dict>(), name.get());
  if (found.isError()) return;
  if (found.isNotFound()) return raiseUndefinedEntity(scene, reference);
  Local value(found);
  if (!scene.self->builds) {
    if (scene.tells(Told::Data)) tell(scene, Told::Data, value.take());
    return;
  }
  Ref<Str> method = intern(scene.rt, "data");
  if (method) Local done = callMethod(scene.rt, scene.target, method.get(), {{value.get()}});
}

// ---- comments and instructions

void commentHandler(void* data, const XML_Char* text) {
  Scene scene(data);
  if (scene.failed()) return;
  Local comment = textOf(scene.rt, text);
  if (comment.isError()) return;
  if (scene.self->builds) {
    if (const State* state = scene.state())
      Local node = addComment(scene.rt, state, scene.builder(), comment);
  } else if (scene.tells(Told::Comment)) {
    tell(scene, Told::Comment, comment.take());
  }
}

void instructionHandler(void* data, const XML_Char* target, const XML_Char* text) {
  Scene scene(data);
  if (scene.failed()) return;
  if (!scene.self->builds) {
    if (scene.tells(Told::Instruction))
      tell(scene, Told::Instruction, textOf(scene.rt, target), textOf(scene.rt, text));
    return;
  }
  Local name = textOf(scene.rt, target), content = textOf(scene.rt, text);
  const State* state = scene.state();
  if (state && !name.isError() && !content.isError())
    Local node = addInstruction(scene.rt, state, scene.builder(), name, content);
}

// ---- namespaces

void startNamespaceHandler(void* data, const XML_Char* prefix, const XML_Char* uri) {
  Scene scene(data);
  if (scene.failed()) return;
  if (!scene.self->builds) {
    if (scene.tells(Told::StartNamespace))
      tell(scene, Told::StartNamespace, textOf(scene.rt, prefix), textOf(scene.rt, uri));
    return;
  }
  if (!hears(scene.builder(), Event::StartNamespace)) return;
  Local name = textOf(scene.rt, prefix), meaning = textOf(scene.rt, uri);
  if (name.isError() || meaning.isError()) return;
  Local pair = newTuple(scene.rt, {name.get(), meaning.get()});
  if (!pair.isError()) (void)!tellEvent(scene.rt, scene.builder(), Event::StartNamespace, pair);
}

void endNamespaceHandler(void* data, const XML_Char* prefix) {
  Scene scene(data);
  if (scene.failed()) return;
  if (scene.self->builds)
    (void)!tellEvent(scene.rt, scene.builder(), Event::EndNamespace, Value::none());
  else if (scene.tells(Told::EndNamespace))
    tell(scene, Told::EndNamespace, textOf(scene.rt, prefix));
}

// ---- the document's type

void doctypeHandler(void* data, const XML_Char* name, const XML_Char* system,
                    const XML_Char* publicId, int) {
  Scene scene(data);
  if (scene.failed()) return;
  auto orNone = [&](const XML_Char* text) {
    return text ? decodeUtf8(scene.rt, text) : Owned::none();
  };
  if (scene.tells(Told::Doctype))
    return tell(scene, Told::Doctype, scene.self->names->get(scene.rt, name), orNone(publicId),
                orNone(system));
  Ref<Str> method = intern(scene.rt, "doctype");
  if (!method) return;
  Local found = lookupAttr(scene.rt, Value(scene.self), method.get());
  if (found.isError() || found.isNotFound()) return;
  Local done = warn(scene.rt, Exc::RuntimeWarning,
                    "The doctype() method of XMLParser is ignored.  "
                    "Define doctype() method on the TreeBuilder target.");
}

}  // namespace

void hearNamespaces(Parser* self) {
  XML_SetNamespaceDeclHandler(self->parser, startNamespaceHandler, endNamespaceHandler);
}

void installHandlers(Parser* self) {
  XML_Parser p = self->parser;
  auto has = [&](Told which) { return !self->method(which).isNull(); };
  XML_SetUserData(p, self);
  XML_SetElementHandler(p, startHandler, endHandler);
  XML_SetDefaultHandlerExpand(p, otherHandler);
  XML_SetCharacterDataHandler(p, textHandler);
  if (has(Told::StartNamespace)) XML_SetStartNamespaceDeclHandler(p, startNamespaceHandler);
  if (has(Told::EndNamespace)) XML_SetEndNamespaceDeclHandler(p, endNamespaceHandler);
  if (has(Told::Comment)) XML_SetCommentHandler(p, commentHandler);
  if (has(Told::Instruction)) XML_SetProcessingInstructionHandler(p, instructionHandler);
  XML_SetStartDoctypeDeclHandler(p, doctypeHandler);
}

}  // namespace ouro::etree
