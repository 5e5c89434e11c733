// Copies of elements, and what pickle keeps of them.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

namespace {

std::span<const Value> childrenOf(Element* self) {
  if (!self->children) return {};
  return {self->children->items(), self->children->length};
}

// A dict of plain strings: a copy of it need not look into them.
bool holdsStrings(const Dict* dict) {
  size_t position = 0;
  for (Value key, value; dictNext(dict, &position, &key, &value);)
    if (!isExactly(key, TypeId::Str) || !isExactly(value, TypeId::Str)) return false;
  return true;
}

Owned deepCopyElement(Runtime& rt, State* state, Value v, Value memo);

// copy.deepcopy(v, memo). What nobody else refers to cannot be in the memo.
Owned deepCopy(Runtime& rt, State* state, Value v, Value memo) {
  if (v.isNone() || isExactly(v, TypeId::Str)) return Owned::share(v);
  if (v.isObject() && v.object()->refs == 1) {
    if (isExactly(v, TypeId::Dict) && holdsStrings(v.as<Dict>())) return dictCopy(rt, v.as<Dict>());
    if (isExactElement(rt, v)) return deepCopyElement(rt, state, v, memo);
  }
  if (state->deepCopy.isNull()) {
    OURO_TRY(module, importModule(rt, "copy"));
    Ref<Str> name = intern(rt, "deepcopy");
    if (!name) return Owned::error();
    OURO_TRY(function, getAttr(rt, module, name.get()));
    assignField(state->deepCopy, function);
  }
  Local held(v);
  return call(rt, state->deepCopy, held, memo);
}

// to->field = a copy of from->field
bool copyField(Runtime& rt, State* state, Element* from, Element* to, Value Element::*field,
               Value memo) {
  if ((from->*field).isNull()) return true;
  OURO_TRY_BOOL(copy, deepCopy(rt, state, from->*field, memo));
  assignField(to->*field, copy);
  return true;
}

// `v` is held by an element or an argument.
Owned deepCopyElement(Runtime& rt, State* state, Value v, Value memo) {
  OURO_CHECK(stackHasRoom(rt));
  Element* self = elementOf(v);
  OURO_TRY(made, newElement(rt, elementTypeOf(rt, v), Value::none(), Value::null()));
  Local held(v);
  Element* copy = elementOf(made);
  OURO_CHECK(copyField(rt, state, self, copy, &Element::tag, memo) &&
             copyField(rt, state, self, copy, &Element::attributes, memo) &&
             copyField(rt, state, self, copy, &Element::text, memo) &&
             copyField(rt, state, self, copy, &Element::tail, memo));
  if (!copy->attributes.isNull()) OURO_CHECK(dictArg(rt, copy->attributes, "attrib"));
  OURO_CHECK(reserveChildren(rt, copy, self->length()));
  for (uint32_t i = 0; i < self->length(); i++) {
    OURO_TRY(child, deepCopy(rt, state, self->child(i), memo));
    OURO_CHECK(needElement(rt, child) && addChild(rt, copy, child));
  }
  OURO_TRY(id, newInt(rt, uint64_t{v.bits()}));
  OURO_CHECK(dictSet(rt, memo.as<Dict>(), id, made));
  return made.take();
}

}  // namespace

Owned element_copy(Runtime& rt, Value v, Args) {
  Element* self = elementOf(v);
  OURO_TRY(made, newElement(rt, elementTypeOf(rt, v), self->tag, self->attributes));
  Element* copy = elementOf(made);
  assignField(copy->text, self->text);
  assignField(copy->tail, self->tail);
  OURO_CHECK(reserveChildren(rt, copy, self->length()));
  for (Value child : childrenOf(self)) OURO_CHECK(addChild(rt, copy, child));
  return made.take();
}

Owned element_deepcopy(Runtime& rt, Value self, Args args) {
  State* state = stateOf(rt, self);
  OURO_CHECK(state && dictArg(rt, args[0], "__deepcopy__() argument"));
  return deepCopyElement(rt, state, self, args[0]);
}

// ---- pickle

namespace {

enum { kTag, kChildren, kAttributes, kText, kTail, kParts };
constexpr const char* kPartNames[] = {"tag", "_children", "attrib", "text", "tail"};

// The parts of a state by number; unbound: not there.
bool readState(Runtime& rt, Dict* dict, Local (&parts)[kParts]) {
  size_t known = 0;
  for (size_t i = 0; i < kParts; i++) {
    Ref<Str> name = intern(rt, kPartNames[i]);
    if (!name) return false;
    Value found = dictGet(rt, dict, name.get());
    if (found.isError()) return false;
    known += !found.isNotFound();
    parts[i] = Local(found.isNotFound() ? Value::unbound() : found);
  }
  if (known == dict->used) return true;
  size_t position = 0;
  for (Value key, value; dictNext(dict, &position, &key, &value);) {
    if (!isStr(rt, key)) return fail(rt, Exc::TypeError, "keywords must be strings");
    bool isKnown = false;
    for (const char* name : kPartNames) isKnown = isKnown || equal(key.as<Str>(), name);
    if (isKnown) continue;
    return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for this function",
                toUtf8(key.as<Str>()));
  }
  return true;
}

bool setChildren(Runtime& rt, Element* self, Value list) {
  if (!isList(rt, list)) return fail(rt, Exc::TypeError, "'_children' is not a list");
  for (Value child : list.as<List>()->span())
    if (!needElement(rt, child)) return false;
  Children* old;
  if (!replaceChildren(rt, self, list.as<List>()->span(), &old)) return false;
  dropChildren(old);
  return true;
}

}  // namespace

Owned element_getstate(Runtime& rt, Value v, Args) {
  Element* self = elementOf(v);
  OURO_TRY(children, newList(rt, childrenOf(self)));
  OURO_TRY(attributes, self->attributes.isNull() ? newDict(rt) : Owned::share(self->attributes));
  const Value parts[kParts] = {self->tag, children, attributes, self->text, self->tail};
  OURO_TRY(state, newDict(rt, kParts));
  for (size_t i = 0; i < kParts; i++) {
    Ref<Str> name = intern(rt, kPartNames[i]);
    if (!name || !dictSet(rt, state.as<Dict>(), name.get(), parts[i])) return Owned::error();
  }
  return state.take();
}

Owned element_setstate(Runtime& rt, Value v, Args args) {
  if (!isExactly(args[0], TypeId::Dict)) {
    OURO_TRY(text, repr(rt, args[0]));
    return raise(rt, Exc::TypeError, "Don't know how to unpickle \"{}\" as an Element",
                 toUtf8(text.as<Str>()));
  }
  Local parts[kParts];
  OURO_CHECK(readState(rt, args[0].as<Dict>(), parts));
  auto given = [&](size_t i) { return !parts[i].get().isUnbound(); };
  if (!given(kTag)) return raise(rt, Exc::TypeError, "tag may not be NULL");
  Element* self = elementOf(v);
  assignField(self->tag, parts[kTag]);
  assignField(self->text, given(kText) ? parts[kText].get() : Value::none());
  assignField(self->tail, given(kTail) ? parts[kTail].get() : Value::none());
  if (given(kChildren) && !setChildren(rt, self, parts[kChildren])) return Owned::error();
  if (given(kChildren) || given(kAttributes)) {
    const bool isGiven = given(kAttributes) && isDict(rt, parts[kAttributes]);
    assignField(self->attributes, isGiven ? parts[kAttributes].get() : Value::null());
  }
  return Owned::none();
}

}  // namespace ouro::etree
