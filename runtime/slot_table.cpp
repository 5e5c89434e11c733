#include "runtime/slot_table.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "runtime/class_slots.h"
#include "runtime/slot_wrappers.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

#define FIELD(field) offsetof(Slots, field)
AnyFn any(std::nullptr_t) { return nullptr; }
template <class R, class... A>
AnyFn any(R (*function)(A...)) {
  return reinterpret_cast<AnyFn>(function);
}
#define FUNCTION(...) any(__VA_ARGS__)

const SlotDef kTable[] = {
#define UNARY(name, field, doc)                                                              \
  {&Names::name, FIELD(field), wrapUnary<&Slots::field>, FUNCTION(classUnary<&Names::name>), \
   "/",          doc},
#define BINARY(name, field, doc)              \
  {&Names::name,                              \
   FIELD(field),                              \
   wrapSimpleBinary<&Slots::field>,           \
   FUNCTION(classSimpleBinary<&Names::name>), \
   "key, /",                                  \
   doc},
#define OPERATOR(name, rname, iname, op, sign)            \
  {&Names::name,                                          \
   FIELD(binary[static_cast<size_t>(BinaryOp::op)]),      \
   wrapBinary<BinaryOp::op>,                              \
   FUNCTION(classBinary<BinaryOp::op>),                   \
   "value, /",                                            \
   "Return self" sign "value."},                          \
      {&Names::rname,                                     \
       FIELD(binary[static_cast<size_t>(BinaryOp::op)]),  \
       wrapReflected<BinaryOp::op>,                       \
       FUNCTION(classBinary<BinaryOp::op>),               \
       "value, /",                                        \
       "Return value" sign "self."},                      \
      {&Names::iname,                                     \
       FIELD(inplace[static_cast<size_t>(BinaryOp::op)]), \
       wrapInplace<BinaryOp::op>,                         \
       FUNCTION(classInplace<BinaryOp::op>),              \
       "value, /",                                        \
       "Return self" sign "=value."},
#define OTHER(name, field, wrapper, function, signature, doc) \
  {&Names::name, FIELD(field), wrapper, FUNCTION(function), signature, doc},
#include "runtime/slots.def"
#undef UNARY
#undef BINARY
#undef OTHER
#undef OPERATOR
};

void copyMissing(Slots& to, const Slots& from) {
  AnyFn* target = reinterpret_cast<AnyFn*>(&to);
  const AnyFn* source = reinterpret_cast<const AnyFn*>(&from);
  for (size_t i = 0; i < kSlotWords; i++)
    if (!target[i]) target[i] = source[i];
}

// The slot at `offset` of a class made by a script, from what the methods that speak for it are
// now. If all that are there are wrappers of one built-in function, that function itself is used.
void updateSlot(Runtime& rt, Type* type, size_t offset) {
  AnyFn direct = nullptr, general = nullptr;
  bool useGeneral = false;
  for (const SlotDef& row : kTable) {
    if (row.offset != offset) continue;
    Value found = typeLookup(rt, type, rt.names.*row.name);
    if (found.isNotFound()) continue;
    if (row.offset == offsetof(Slots, hash) && found.isNone()) {
      direct = reinterpret_cast<AnyFn>(hashNotImplemented);
      continue;
    }
    if (row.offset == offsetof(Slots, make) &&
        typeOf(rt, found) == rt.type(TypeId::NativeFunction)) {
      // The __new__ of a built-in type: found.self is that type.
      direct = row.in(found.as<NativeFunction>()->self.as<Type>()->slots);
      continue;
    }
    if (typeOf(rt, found) == rt.type(TypeId::SlotWrapper)) {
      SlotWrapper* wrapper = found.as<SlotWrapper>();
      AnyFn theirs = row.in(wrapper->owner->slots);
      if (wrapper->definition == &row && isSubtype(type, wrapper->owner) &&
          (!direct || direct == theirs)) {
        direct = theirs;
        continue;
      }
      if (wrapper->definition->offset != offset && wrapper->definition->name == row.name &&
          isSubtype(type, wrapper->owner)) {
        // The same method shown by another slot: `+` of a list is its concat.
        if (AnyFn theirSlot = row.in(wrapper->owner->slots)) direct = theirSlot;
        continue;
      }
    }
    if (typeOf(rt, found) == rt.type(TypeId::MethodDescriptor)) {
      // A native method of the slot's name, such as list.__getitem__, does what the slot does; a
      // class may give it to another one (__getattr__ = dict.get).
      auto* method = found.as<MethodDescriptor>();
      AnyFn theirs = row.in(method->owner->slots);
      if (theirs && isSubtype(type, method->owner) && method->owner->definition &&
          equal(rt.names.*row.name, method->definition->name)) {
        direct = theirs;
        continue;
      }
    }
    if (row.classFunction) {
      general = row.classFunction;
      useGeneral = true;
    }
  }
  SlotDef at{nullptr, offset, nullptr, nullptr};
  at.in(type->slots) = useGeneral ? general : direct;
}

void updateFinaliser(Type* type) {
  for (Shape* shape = type->shapes; shape; shape = shape->next) setKindFunctions(shape);
}

void updateSlotsNamed(Runtime& rt, Type* type, Str* name) {
  for (const SlotDef& row : kTable)
    if (rt.names.*row.name == name) updateSlot(rt, type, row.offset);
  if (name == rt.names.del) updateFinaliser(type);
  if (type->subclasses)
    for (Type* sub : *type->subclasses) updateSlotsNamed(rt, sub, name);
}

}  // namespace

std::span<const SlotDef> slotTable() { return kTable; }

namespace {

// Not those that every class has.
bool looksSpecial(const Runtime& rt, const Str* name) {
  if (name == rt.names.module || name == rt.names.qualname || name == rt.names.doc) return false;
  return name->length > 4 && name->at(0) == '_' && name->at(1) == '_' &&
         name->at(name->length - 1) == '_';
}

// The slots of `type` that the names in a class of its mro speak for. Without memory (for a
// built-in's dict) a MemoryError stays pending.
void updateSlotsOf(Runtime& rt, Type* type, Type* other) {
  if (!other->dict && !readyType(rt, other)) return;
  Ref<Dict> dict = other->dict;  // keys that are no strings may run code
  size_t position = 0;
  Value key, value;
  while (dictNext(dict.get(), &position, &key, &value)) {
    if (!isExactStr(rt, key) || !looksSpecial(rt, key.as<Str>())) continue;
    // The keys of a namespace that a script made need not be interned; names are.
    Ref<Str> name = intern(rt, key.as<Str>());
    for (const SlotDef& row : kTable)
      if (rt.names.*row.name == name.get()) updateSlot(rt, type, row.offset);
  }
}

// What the mro has besides the base's, whose order it keeps; false: it does not.
bool beyondBase(const Type* type, std::vector<Ref<Type>>* out) {
  std::span<const Value> theirs = type->base->mro->span();
  for (Value at : type->mro->span()) {
    if (!theirs.empty() && at == theirs.front()) {
      theirs = theirs.subspan(1);
    } else {
      out->emplace_back(at.as<Type>());
    }
  }
  return theirs.empty();
}

}  // namespace

// A slot can only differ from the base's where one of the other classes has a method for it.
void inheritSlots(Runtime& rt, Type* type) {
  std::vector<Ref<Type>> others;
  if (beyondBase(type, &others)) {
    type->slots = type->base->slots;
    for (const Ref<Type>& other : others) updateSlotsOf(rt, type, other.get());
  } else {
    for (const SlotDef& row : kTable) updateSlot(rt, type, row.offset);
  }
  // A class that defines __eq__ without __hash__ has __hash__ = None (set by newClass).
}

void updateSlots(Runtime& rt, Type* type, Str* name) {
  updateSlotsNamed(rt, type, name);
  // Whether an attribute of a class is a descriptor, and of which kind, is a fact about its type
  // that caches do not ask for again: it is so rare a change that all of them may go.
  const Names& names = rt.names;
  if (name == names.get || name == names.set || name == names.delete_)
    typeChanged(rt.type(TypeId::Object));
}

void inheritBuiltinSlots(Type* type, const Type* base) {
  bool ownEquality = type->slots.compare && !type->slots.hash;
  // What object.__new__ makes is an object and nothing more: a built-in type makes its own.
  bool callsNothing = type->has(kNoInstances) || (!base->base && !type->slots.make);
  copyMissing(type->slots, base->slots);
  if (ownEquality) type->slots.hash = hashNotImplemented;
  if (callsNothing) type->slots.make = nullptr;
}

bool addSlotWrappers(Runtime& rt, Type* type) {
  const Slots& own = type->layout->slots;
  bool unhashable = own.hash == hashNotImplemented || (own.compare && !own.hash);
  if (unhashable && !dictSet(rt, type->dict.get(), rt.names.hash, Value::none())) return false;
  for (const SlotDef& row : kTable) {
    if (!row.in(own) || !row.wrapper) continue;
    if (!dictGet(rt, type->dict.get(), rt.names.*row.name).isNotFound()) continue;
    SlotWrapper* wrapper = rt.make<SlotWrapper>(TypeId::SlotWrapper);
    if (!wrapper) return false;
    setOwner(rt, wrapper, type);
    wrapper->definition = &row;
    Local held = Owned::adopt(wrapper);
    if (!dictSet(rt, type->dict.get(), rt.names.*row.name, held)) return false;
  }
  return true;
}

}  // namespace ouro
