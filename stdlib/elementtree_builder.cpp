// TreeBuilder: makes a tree of what it is told of a document, in order.
//
// Text comes in many pieces and belongs to one place: it waits (`data`, then `chars`) until the
// next tag, comment or instruction, and becomes the text of the element that was started last, or
// the tail of the one that was ended last.

#include <algorithm>
#include <cstring>

#include "runtime/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/collections.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

namespace {

Value orNone(Value field) { return field.isNull() ? Value::none() : field; }

// ---- text

// What has been read as text, behind what data() was given.
bool gatherChars(Runtime& rt, Builder* self) {
  if (!self->charCount) return true;
  OURO_TRY_BOOL(text, decodeUtf8(rt, {self->chars, std::exchange(self->charCount, 0)}));
  return addData(rt, self, text);
}

// All of the text that waits, as one value.
Owned takeText(Runtime& rt, Builder* self) {
  if (self->data.isNull()) return decodeUtf8(rt, {self->chars, std::exchange(self->charCount, 0)});
  OURO_CHECK(gatherChars(rt, self));
  Local data = Owned::adopt(std::exchange(self->data, Value::null()));
  return isExactly(data, TypeId::List) ? join(rt, rt.emptyStr, data) : data.take();
}

// element.text or element.tail, of any class, gets more behind what it is.
bool extendAttribute(Runtime& rt, Value element, Str* name, Value text) {
  OURO_TRY_BOOL(previous, getAttr(rt, element, name));
  if (previous.get().isNone()) return setAttr(rt, element, name, text);
  OURO_TRY_BOOL(all, binary(rt, BinaryOp::Add, previous, text));
  return setAttr(rt, element, name, all);
}

bool putText(Runtime& rt, const State* state, Builder* self) {
  OURO_TRY_BOOL(text, takeText(rt, self));
  const bool isTail = !self->lastForTail.isNull();
  Local element(orNone(isTail ? self->lastForTail : self->last));
  Str* name = (isTail ? state->tail : state->text).as<Str>();
  if (!isExactElement(rt, element)) return extendAttribute(rt, element, name, text);
  Value& field = isTail ? elementOf(element)->tail : elementOf(element)->text;
  if (field.isNone()) {
    assignField(field, text);
    return true;
  }
  if (!isExactly(field, TypeId::Str) || !isExactly(text, TypeId::Str))
    return extendAttribute(rt, element, name, text);
  Owned all =
      concatConsuming(rt, Owned::adopt(std::exchange(field, Value::none())), text.as<Str>());
  if (all.isError()) return false;
  field = all.take();
  return true;
}
bool flush(Runtime& rt, const State* state, Builder* self) {
  return (!self->charCount && self->data.isNull()) || putText(rt, state, self);
}

// ---- the tree

bool addTo(Runtime& rt, const State* state, Value parent, Value child) {
  if (isExactElement(rt, parent))
    return needElement(rt, child) && addChild(rt, elementOf(parent), child);
  const Value arguments[] = {child};
  Local held(parent);
  OURO_TRY_BOOL(done, callMethod(rt, held, state->append.as<Str>(), arguments));
  return true;
}

bool pushOpen(Runtime& rt, Builder* self, Value element) {
  if (self->depth == self->openCapacity) {
    const uint32_t capacity = self->openCapacity ? 2 * self->openCapacity : 16;
    void* made = self->open ? resizeBuffer(rt, self->open, self->openCapacity * sizeof(Value),
                                           capacity * sizeof(Value))
                            : allocateBuffer(rt, capacity * sizeof(Value));
    if (!made) return false;
    self->open = static_cast<Value*>(made);
    self->openCapacity = capacity;
  }
  self->open[self->depth++] = element;
  return true;
}

Owned makeNode(Runtime& rt, const State* state, Builder* self, Value tag, Value attributes) {
  if (self->elementFactory.isNull()) {
    // Elements without attributes do without a dict.
    const bool isEmpty = attributes.isNull() || attributes.as<Dict>()->used == 0;
    return newElement(rt, state->element, tag, isEmpty ? Value::null() : attributes);
  }
  Local factory(self->elementFactory), given;
  given = attributes.isNull() ? newDict(rt) : Owned::share(attributes);
  if (given.isError()) return Owned::error();
  return call(rt, factory, tag, given);
}

// A comment or instruction becomes part of the tree; what follows is its tail.
bool insertNode(Runtime& rt, const State* state, Builder* self, Value node) {
  if (self->current.isNull()) return true;
  if (!addTo(rt, state, self->current, node)) return false;
  assignField(self->lastForTail, node);
  return true;
}

}  // namespace

Owned startElement(Runtime& rt, const State* state, Builder* self, Value tag, Value attributes) {
  OURO_CHECK(flush(rt, state, self));
  OURO_TRY(node, makeNode(rt, state, self, tag, attributes));
  dropField(self->lastForTail);
  if (!self->current.isNull()) {
    OURO_CHECK(addTo(rt, state, self->current, node));
  } else {
    if (!self->root.isNull()) {
      OURO_TRY(message, newStr(rt, "multiple elements on top level"));
      OURO_TRY(error, call(rt, state->parseError, message));
      return raiseValue(rt, error);
    }
    assignField(self->root, node);
  }
  OURO_CHECK(pushOpen(rt, self, self->current));
  self->current = Owned::share(node).take();  // what it was is among the open ones now
  assignField(self->last, node);
  OURO_CHECK(tellEvent(rt, self, Event::Start, node));
  return node.take();
}

Owned endElement(Runtime& rt, const State* state, Builder* self) {
  OURO_CHECK(flush(rt, state, self));
  if (self->depth == 0) return raise(rt, Exc::IndexError, "pop from empty stack");
  Local ended = Owned::adopt(orNone(self->current));
  self->current = self->open[--self->depth];
  assignField(self->last, ended);
  assignField(self->lastForTail, ended);
  OURO_CHECK(tellEvent(rt, self, Event::End, ended));
  return ended.take();
}

Owned addComment(Runtime& rt, const State* state, Builder* self, Value text) {
  OURO_CHECK(flush(rt, state, self));
  Local node(text);
  if (!self->commentFactory.isNull()) {
    Local factory(self->commentFactory);
    node = call(rt, factory, text);
    if (node.isError()) return Owned::error();
    OURO_CHECK(!self->insertsComments || insertNode(rt, state, self, node));
  }
  OURO_CHECK(tellEvent(rt, self, Event::Comment, node));
  return node.take();
}

Owned addInstruction(Runtime& rt, const State* state, Builder* self, Value target, Value text) {
  OURO_CHECK(flush(rt, state, self));
  Local node;
  if (self->instructionFactory.isNull()) {
    node = newTuple(rt, {target, text});
    if (node.isError()) return Owned::error();
  } else {
    Local factory(self->instructionFactory);
    node = call(rt, factory, target, text);
    if (node.isError()) return Owned::error();
    OURO_CHECK(!self->insertsInstructions || insertNode(rt, state, self, node));
  }
  OURO_CHECK(tellEvent(rt, self, Event::Instruction, node));
  return node.take();
}

// Text in front of the first element is nobody's.
bool addText(Runtime& rt, Builder* self, std::string_view utf8) {
  if (self->last.isNull()) return true;
  const size_t needed = self->charCount + utf8.size();
  if (needed > self->charCapacity) {
    const size_t capacity = std::max(needed, size_t{self->charCapacity} * 2 + 64);
    if (capacity > UINT32_MAX) return gatherChars(rt, self) && addText(rt, self, utf8);
    void* made = self->chars ? resizeBuffer(rt, self->chars, self->charCapacity, capacity)
                             : allocateBuffer(rt, capacity);
    if (!made) return false;
    self->chars = static_cast<char*>(made);
    self->charCapacity = static_cast<uint32_t>(capacity);
  }
  std::memcpy(self->chars + self->charCount, utf8.data(), utf8.size());
  self->charCount = static_cast<uint32_t>(needed);
  return true;
}

bool addData(Runtime& rt, Builder* self, Value text) {
  if (self->data.isNull()) {
    // One that is a list would be taken for several.
    if (!isExactly(text, TypeId::List)) {
      assignField(self->data, text);
      return true;
    }
    OURO_TRY_BOOL(first, newList(rt));
    assignField(self->data, first);
  } else if (!isExactly(self->data, TypeId::List)) {
    OURO_TRY_BOOL(several, newList(rt, {&self->data, 1}));
    assignField(self->data, several);
  }
  return append(rt, self->data.as<List>(), text);
}

Owned rootOf(const Builder* self) { return fieldOrNone(self->root); }

// ---- events

bool hears(const Builder* self, Event event) {
  return !self->eventNames[static_cast<size_t>(event)].isNull();
}
bool tellEvent(Runtime& rt, Builder* self, Event event, Value what) {
  Value name = self->eventNames[static_cast<size_t>(event)];
  if (name.isNull()) return true;
  OURO_TRY_BOOL(pair, newTuple(rt, {name, what}));
  if (!self->queue.isNull()) return dequeAppend(rt, self->queue.as<Deque>(), pair);
  Local method(self->appendEvent);
  OURO_TRY_BOOL(done, call(rt, method, pair));
  return true;
}
bool setQueue(Runtime& rt, Builder* self, Value queue) {
  Ref<Str> name = intern(rt, "append");
  if (!name) return false;
  OURO_TRY_BOOL(method, getAttr(rt, queue, name.get()));
  assignField(self->appendEvent, method);
  assignField(self->queue, typeOf(rt, queue)->definition == &dequeTypeDef ? queue : Value::null());
  for (Value& event : self->eventNames) dropField(event);
  return true;
}

// ---- the type

bool isExactBuilder(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->definition == &builderTypeDef;
}

namespace {

void useFactories(const State* state, Builder* self) {
  assignField(self->commentFactory, state->commentFactory);
  assignField(self->instructionFactory, state->instructionFactory);
}

bool builder_init(Runtime& rt, Value v, const CallArgs& given) {
  static constexpr Signature kSignature =
      "element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, "
      "insert_pis=False";
  Value bound[5];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "TreeBuilder", given, bound, &keywords) < 0)
    return false;
  int insertsComments = bound[3].isUnbound() ? 0 : truth(rt, bound[3]);
  int insertsInstructions = bound[4].isUnbound() ? 0 : truth(rt, bound[4]);
  const State* state = stateOf(rt, v);
  if (insertsComments < 0 || insertsInstructions < 0 || !state) return false;
  Builder* self = builderOf(v);
  auto isGiven = [](Value factory) { return !factory.isUnbound() && !factory.isNone(); };
  useFactories(state, self);
  assignField(self->elementFactory, isGiven(bound[0]) ? bound[0] : Value::null());
  if (isGiven(bound[1])) assignField(self->commentFactory, bound[1]);
  if (isGiven(bound[2])) assignField(self->instructionFactory, bound[2]);
  self->insertsComments = insertsComments;
  self->insertsInstructions = insertsInstructions;
  return true;
}
Owned builder_make(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<Builder>::adopt(rt.make<Builder>(cls)));
}

template <class F>
void eachReference(Builder* self, F f) {
  for (Value* field : {&self->root, &self->current, &self->last, &self->lastForTail, &self->data,
                       &self->elementFactory, &self->commentFactory, &self->instructionFactory,
                       &self->queue, &self->appendEvent})
    f(*field);
  for (Value& name : self->eventNames) f(name);
}
void builder_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<Builder*>(object);
  eachReference(self, [&](Value field) { visit(visitor, field); });
  for (uint32_t i = 0; i < self->depth; i++) visit(visitor, self->open[i]);
}
void builder_clear(Object* object) {
  auto* self = static_cast<Builder*>(object);
  Value* open = std::exchange(self->open, nullptr);
  const uint32_t depth = std::exchange(self->depth, 0);
  const uint32_t capacity = std::exchange(self->openCapacity, 0);
  eachReference(self, [](Value& field) { dropField(field); });
  for (uint32_t i = 0; i < depth; i++)
    if (!open[i].isNull()) release(open[i]);
  freeBuffer(open, capacity * sizeof(Value));
  freeBuffer(std::exchange(self->chars, nullptr), std::exchange(self->charCapacity, 0));
  self->charCount = 0;
}

Owned builder_start(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, self);
  OURO_CHECK(state && dictArg(rt, args[1], "start() argument 2"));
  return startElement(rt, state, builderOf(self), args[0], args[1]);
}
Owned builder_end(Runtime& rt, Value self, Args) {
  const State* state = stateOf(rt, self);
  return state ? endElement(rt, state, builderOf(self)) : Owned::error();
}
Owned builder_data(Runtime& rt, Value v, Args args) {
  Builder* self = builderOf(v);
  OURO_CHECK(self->last.isNull() || (gatherChars(rt, self) && addData(rt, self, args[0])));
  return Owned::none();
}
Owned builder_comment(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, self);
  return state ? addComment(rt, state, builderOf(self), args[0]) : Owned::error();
}
Owned builder_pi(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, self);
  if (!state) return Owned::error();
  return addInstruction(rt, state, builderOf(self), args[0], args.has(1) ? args[1] : Value::none());
}
Owned builder_close(Runtime&, Value self, Args) { return rootOf(builderOf(self)); }

constexpr MethodDef kMethods[] = {
    {"start", builder_start, "tag, attrs, /", "An element begins."},
    {"end", builder_end, "tag, /", "The innermost element ends."},
    {"data", builder_data, "data, /", "Text comes."},
    {"comment", builder_comment, "text, /", "A comment comes."},
    {"pi", builder_pi, "target, text=None, /", "A processing instruction comes."},
    {"close", builder_close, "", "The root of the tree."},
};

}  // namespace

Owned newBuilder(Runtime& rt, const State* state) {
  auto* made = rt.make<Builder>(state->builder);
  if (!made) return Owned::error();
  useFactories(state, made);
  return Owned::adopt(made);
}

const TypeDef builderTypeDef = {
    .name = "TreeBuilder",
    .module = "xml.etree.ElementTree",
    .basicSize = sizeof(Builder),
    .flags = kSubclassable | kContainerType,
    .traverse = builder_traverse,
    .clear = builder_clear,
    .destroy = builder_clear,
    .slots = {.make = builder_make, .init = builder_init},
    .methods = kMethods,
};

}  // namespace ouro::etree
