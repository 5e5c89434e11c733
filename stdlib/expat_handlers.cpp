// What the parser of pyexpat calls, and how that becomes a call of a script's handler.
//
// The library calls back in the middle of XML_Parse. A handler that raises leaves its exception
// pending, takes all handlers away and stops the parser; XML_Parse then returns to its caller,
// which finds the exception.

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/expat_parser.h"

namespace ouro {

namespace {

XmlParser* parserOf(void* data) { return static_cast<XmlParser*>(data); }
Value& handlerOf(XmlParser* self, XmlHandler which) {
  return self->handlers[static_cast<size_t>(which)];
}

Owned textOf(Runtime& rt, const XML_Char* text) {
  return text ? decodeUtf8(rt, text) : Owned::none();
}

// The same, as one object for all names that are alike.
Owned nameOf(Runtime& rt, XmlParser* self, const XML_Char* text) {
  OURO_TRY(made, textOf(rt, text));
  if (self->intern.isNull() || made.get().isNone()) return made.take();
  Dict* dict = self->intern.as<Dict>();
  Value known = dictGet(rt, dict, made.get());
  if (known.isError()) return Owned::error();
  if (!known.isNotFound()) return Owned::share(known);
  OURO_CHECK(dictSet(rt, dict, made.get(), made.get()));
  return made.take();
}

void stop(XmlParser* self) {
  removeXmlHandlers(self);
  XML_StopParser(self->parser, XML_FALSE);
}

// Calls the handler with the arguments (each taken over); what it returns, or an error, after which
// the parser stops.
template <size_t N>
Owned callHandler(XmlParser* self, XmlHandler which, Owned (&&arguments)[N]) {
  Runtime& rt = *self->runtime;
  Local held[N];
  Value values[N];
  bool ok = true;
  for (size_t i = 0; i < N; i++) {
    held[i] = arguments[i];
    ok = ok && !held[i].isError();
    values[i] = held[i].get();
  }
  if (!ok) return stop(self), Owned::error();
  Local handler(handlerOf(self, which));
  bool outer = std::exchange(self->inCallback, true);
  Owned result = call(rt, handler, std::span<const Value>(values, N));
  self->inCallback = outer;
  if (result.isError()) stop(self);
  return result;
}
Owned callHandler(XmlParser* self, XmlHandler which) {
  Local handler(handlerOf(self, which));
  bool outer = std::exchange(self->inCallback, true);
  Owned result = call(*self->runtime, handler);
  self->inCallback = outer;
  if (result.isError()) stop(self);
  return result;
}

// Is there anybody to call, and nothing wrong yet? Hands buffered text on first.
bool ready(XmlParser* self, XmlHandler which) {
  Runtime& rt = *self->runtime;
  if (handlerOf(self, which).isNull() || errorPending(rt)) return false;
  // The handler may be gone once the text has been handed on.
  return flushXmlText(rt, self) && !handlerOf(self, which).isNull();
}

template <class... A>
void tell(void* data, XmlHandler which, A... arguments) {
  XmlParser* self = parserOf(data);
  if constexpr (sizeof...(A) == 0)
    Local result = callHandler(self, which);
  else
    Local result = callHandler(self, which, {arguments...});
}

// ---- attributes and elements

Owned attributeValue(Runtime& rt, XmlParser* self, const XML_Char** attributes, size_t count) {
  Local made = self->orderedAttributes ? newList(rt, count) : newDict(rt);
  if (made.isError()) return Owned::error();
  for (size_t i = 0; i < count; i += 2) {
    OURO_TRY(name, nameOf(rt, self, attributes[i]));
    OURO_TRY(value, textOf(rt, attributes[i + 1]));
    OURO_CHECK(self->orderedAttributes
                   ? append(rt, made.as<List>(), name) && append(rt, made.as<List>(), value)
                   : dictSet(rt, made.as<Dict>(), name.get(), value.get()));
  }
  return made.take();
}

void startElement(void* data, const XML_Char* name, const XML_Char** attributes) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (!ready(self, XmlHandler::StartElement)) return;
  size_t count = 0;
  if (self->specifiedAttributes)
    count = static_cast<size_t>(XML_GetSpecifiedAttributeCount(self->parser));
  else
    while (attributes[count]) count += 2;
  Owned values = attributeValue(rt, self, attributes, count);
  if (values.isError()) return stop(self);
  tell(data, XmlHandler::StartElement, nameOf(rt, self, name), values);
}

void endElement(void* data, const XML_Char* name) {
  XmlParser* self = parserOf(data);
  if (ready(self, XmlHandler::EndElement))
    tell(data, XmlHandler::EndElement, nameOf(*self->runtime, self, name));
}

// ---- text

void tellText(XmlParser* self, std::string_view text) {
  if (handlerOf(self, XmlHandler::CharacterData).isNull()) return;
  Local result = callHandler(self, XmlHandler::CharacterData, {decodeUtf8(*self->runtime, text)});
}

void characterData(void* data, const XML_Char* text, int length) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (errorPending(rt) || handlerOf(self, XmlHandler::CharacterData).isNull()) return;
  std::string_view piece(text, static_cast<size_t>(length));
  if (!self->text) return tellText(self, piece);
  if (self->text->size() + piece.size() > self->bufferSize) {
    if (!flushXmlText(rt, self)) return;
    if (handlerOf(self, XmlHandler::CharacterData).isNull()) return;
  }
  if (piece.size() > self->bufferSize)
    tellText(self, piece);
  else
    self->text->append(piece);
}

template <XmlHandler which>
void sayText(void* data, const XML_Char* text, int length) {
  XmlParser* self = parserOf(data);
  if (ready(self, which))
    tell(data, which, decodeUtf8(*self->runtime, {text, static_cast<size_t>(length)}));
}
void comment(void* data, const XML_Char* text) {
  XmlParser* self = parserOf(data);
  if (ready(self, XmlHandler::Comment))
    tell(data, XmlHandler::Comment, textOf(*self->runtime, text));
}
template <XmlHandler which>
void sayNothing(void* data) {
  if (ready(parserOf(data), which)) tell(data, which);
}

void processingInstruction(void* data, const XML_Char* target, const XML_Char* text) {
  XmlParser* self = parserOf(data);
  if (ready(self, XmlHandler::ProcessingInstruction))
    tell(data, XmlHandler::ProcessingInstruction, nameOf(*self->runtime, self, target),
         textOf(*self->runtime, text));
}

// ---- declarations

// All of them texts, which are names.
template <XmlHandler which, class... T>
void sayNames(void* data, T... names) {
  XmlParser* self = parserOf(data);
  if (ready(self, which)) tell(data, which, nameOf(*self->runtime, self, names)...);
}

void startDoctype(void* data, const XML_Char* name, const XML_Char* system,
                  const XML_Char* publicId, int hasInternalSubset) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (ready(self, XmlHandler::StartDoctypeDecl))
    tell(data, XmlHandler::StartDoctypeDecl, nameOf(rt, self, name), nameOf(rt, self, system),
         nameOf(rt, self, publicId), smallInt(hasInternalSubset));
}

void entityDeclaration(void* data, const XML_Char* name, int isParameter, const XML_Char* value,
                       int length, const XML_Char* base, const XML_Char* system,
                       const XML_Char* publicId, const XML_Char* notation) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (!ready(self, XmlHandler::EntityDecl)) return;
  Owned text = value ? decodeUtf8(rt, {value, static_cast<size_t>(length)}) : Owned::none();
  tell(data, XmlHandler::EntityDecl, nameOf(rt, self, name), smallInt(isParameter), text,
       nameOf(rt, self, base), nameOf(rt, self, system), nameOf(rt, self, publicId),
       nameOf(rt, self, notation));
}

void xmlDeclaration(void* data, const XML_Char* version, const XML_Char* encoding, int standalone) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (ready(self, XmlHandler::XmlDecl))
    tell(data, XmlHandler::XmlDecl, textOf(rt, version), textOf(rt, encoding),
         smallInt(standalone));
}

// (type, quantifier, name, children)
Owned contentModel(Runtime& rt, XmlParser* self, const XML_Content* model) {
  RecursionGuard guard(rt, " in conv_content_model");
  if (!guard.ok()) return Owned::error();
  OURO_TRY(children, newList(rt, model->numchildren));
  for (unsigned i = 0; i < model->numchildren; i++) {
    OURO_TRY(child, contentModel(rt, self, &model->children[i]));
    OURO_CHECK(append(rt, children.as<List>(), child));
  }
  OURO_TRY(tuple, tupleFrom(rt, children));
  OURO_TRY(name, nameOf(rt, self, model->name));
  return newTuple(rt,
                  {Value::small(model->type), Value::small(model->quant), name.get(), tuple.get()});
}

void elementDeclaration(void* data, const XML_Char* name, XML_Content* model) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (ready(self, XmlHandler::ElementDecl))
    tell(data, XmlHandler::ElementDecl, nameOf(rt, self, name), contentModel(rt, self, model));
  XML_FreeContentModel(self->parser, model);
}

void attributeDeclaration(void* data, const XML_Char* element, const XML_Char* attribute,
                          const XML_Char* type, const XML_Char* otherwise, int isRequired) {
  XmlParser* self = parserOf(data);
  Runtime& rt = *self->runtime;
  if (ready(self, XmlHandler::AttlistDecl))
    tell(data, XmlHandler::AttlistDecl, nameOf(rt, self, element), nameOf(rt, self, attribute),
         textOf(rt, type), textOf(rt, otherwise), smallInt(isRequired));
}

void skippedEntity(void* data, const XML_Char* name, int isParameter) {
  XmlParser* self = parserOf(data);
  if (ready(self, XmlHandler::SkippedEntity))
    tell(data, XmlHandler::SkippedEntity, nameOf(*self->runtime, self, name),
         smallInt(isParameter));
}

// ---- handlers that answer

// The int that a handler returned; 0 (an error for the library) when it raised.
int answer(XmlParser* self, Local result) {
  int64_t number = 0;
  if (result.isError()) return 0;
  if (!indexInt64(*self->runtime, result, &number)) return stop(self), 0;
  return static_cast<int>(number);
}
int notStandalone(void* data) {
  XmlParser* self = parserOf(data);
  if (!ready(self, XmlHandler::NotStandalone)) return !errorPending(*self->runtime);
  return answer(self, callHandler(self, XmlHandler::NotStandalone));
}
int externalEntity(XML_Parser parser, const XML_Char* context, const XML_Char* base,
                   const XML_Char* system, const XML_Char* publicId) {
  XmlParser* self = parserOf(XML_GetUserData(parser));
  Runtime& rt = *self->runtime;
  if (!ready(self, XmlHandler::ExternalEntityRef)) return !errorPending(rt);
  return answer(self, callHandler(self, XmlHandler::ExternalEntityRef,
                                  {textOf(rt, context), nameOf(rt, self, base),
                                   nameOf(rt, self, system), nameOf(rt, self, publicId)}));
}
int refuseEntity(XML_Parser, const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*) {
  return 0;
}

template <class F>
F ifSet(const XmlParser* self, XmlHandler which, F function) {
  return self->handlers[static_cast<size_t>(which)].isNull() ? nullptr : function;
}

}  // namespace

void installXmlHandler(XmlParser* self, XmlHandler which) {
  using H = XmlHandler;
  XML_Parser p = self->parser;
  auto on = [&](auto function) { return ifSet(self, which, function); };
  switch (which) {
    case H::StartElement: return XML_SetStartElementHandler(p, on(startElement));
    case H::EndElement: return XML_SetEndElementHandler(p, on(endElement));
    case H::ProcessingInstruction:
      return XML_SetProcessingInstructionHandler(p, on(processingInstruction));
    case H::CharacterData: return XML_SetCharacterDataHandler(p, on(characterData));
    case H::UnparsedEntityDecl:
      return XML_SetUnparsedEntityDeclHandler(
          p, on(sayNames<H::UnparsedEntityDecl, const XML_Char*, const XML_Char*, const XML_Char*,
                         const XML_Char*, const XML_Char*>));
    case H::NotationDecl:
      return XML_SetNotationDeclHandler(
          p, on(sayNames<H::NotationDecl, const XML_Char*, const XML_Char*, const XML_Char*,
                         const XML_Char*>));
    case H::StartNamespaceDecl:
      return XML_SetStartNamespaceDeclHandler(
          p, on(sayNames<H::StartNamespaceDecl, const XML_Char*, const XML_Char*>));
    case H::EndNamespaceDecl:
      return XML_SetEndNamespaceDeclHandler(p, on(sayNames<H::EndNamespaceDecl, const XML_Char*>));
    case H::Comment: return XML_SetCommentHandler(p, on(comment));
    case H::StartCdataSection:
      return XML_SetStartCdataSectionHandler(p, on(sayNothing<H::StartCdataSection>));
    case H::EndCdataSection:
      return XML_SetEndCdataSectionHandler(p, on(sayNothing<H::EndCdataSection>));
    case H::Default: return XML_SetDefaultHandler(p, on(sayText<H::Default>));
    case H::DefaultHandlerExpand:
      return XML_SetDefaultHandlerExpand(p, on(sayText<H::DefaultHandlerExpand>));
    case H::NotStandalone: return XML_SetNotStandaloneHandler(p, on(notStandalone));
    case H::ExternalEntityRef: return XML_SetExternalEntityRefHandler(p, on(externalEntity));
    case H::StartDoctypeDecl: return XML_SetStartDoctypeDeclHandler(p, on(startDoctype));
    case H::EndDoctypeDecl:
      return XML_SetEndDoctypeDeclHandler(p, on(sayNothing<H::EndDoctypeDecl>));
    case H::EntityDecl: return XML_SetEntityDeclHandler(p, on(entityDeclaration));
    case H::XmlDecl: return XML_SetXmlDeclHandler(p, on(xmlDeclaration));
    case H::ElementDecl: return XML_SetElementDeclHandler(p, on(elementDeclaration));
    case H::AttlistDecl: return XML_SetAttlistDeclHandler(p, on(attributeDeclaration));
    case H::SkippedEntity: return XML_SetSkippedEntityHandler(p, on(skippedEntity));
    case H::Count: return;
  }
}

void installXmlHandlers(XmlParser* self) {
  for (size_t i = 0; i < kXmlHandlers; i++)
    if (!self->handlers[i].isNull()) installXmlHandler(self, static_cast<XmlHandler>(i));
}

void removeXmlHandlers(XmlParser* self) {
  for (size_t i = 0; i < kXmlHandlers; i++) {
    Local old(Owned::adopt(self->handlers[i].isNull() ? Value::none() : self->handlers[i]));
    if (self->handlers[i].isNull()) continue;
    self->handlers[i] = Value();
    installXmlHandler(self, static_cast<XmlHandler>(i));
  }
  XML_SetExternalEntityRefHandler(self->parser, refuseEntity);
}

bool flushXmlText(Runtime& rt, XmlParser* self) {
  if (!self->text || self->text->empty()) return !errorPending(rt);
  std::string text = std::exchange(*self->text, {});
  tellText(self, text);
  return !errorPending(rt);
}

}  // namespace ouro
