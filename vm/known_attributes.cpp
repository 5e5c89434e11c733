#include "vm/known_attributes.h"

#include "runtime/protocol.h"
#include "runtime/types/exact.h"

namespace ouro {

namespace {

// Has the owner's real dict an entry of that name? No: what its type has is meant.
template <class Found>
Value entryOf(Runtime& rt, const Found& found, Str* name, Value owner, bool* isMissing) {
  const Dict* dict = realDict(found.in, owner.object());
  const int64_t index = dict ? dictIndexOf(rt, dict, name, found.offset) : -1;
  *isMissing = index == -1;
  return index < 0 ? Value::null() : dict->entries[index].value;
}

Owned shareOrNot(Value borrowed) {
  return borrowed.isNull() ? Owned::notFound() : Owned::share(borrowed);
}

// A plain attribute of a class in the mro, or what a descriptor gives for the owner.
template <class Found>
Owned readOfType(Runtime& rt, const Found& found, Value owner) {
  if (found.target.isNull()) return Owned::notFound();
  if (isExactly(found.target, TypeId::Dict)) return shareOrNot(classAttr(found));
  const Local held(owner);
  return readDescriptor(rt, found.target, owner);
}
template <class Found>
[[gnu::noinline]] Owned readElsewhere(Runtime& rt, const Found& found, Str* name, Value owner) {
  bool isMissing;
  Value own = entryOf(rt, found, name, owner, &isMissing);
  return isMissing ? readOfType(rt, found, owner) : shareOrNot(own);
}

KnownMethod calledWithout(Value callable) {
  retain(callable);
  return {callable};
}
KnownMethod calledWith(Value callable, Value self) {
  retain(callable);
  retain(self);
  return {callable, self};
}

// A method, classmethod or staticmethod of the owner's type.
template <class Found>
KnownMethod typesMethod(const Found& found, Value owner) {
  Value target = found.target;
  if (target.isNull()) return {};
  if (isExactly(target, TypeId::ClassMethod))
    return calledWith(target.as<ClassMethod>()->callable, Value(found.in->type));
  if (isExactly(target, TypeId::StaticMethod))
    return calledWithout(target.as<StaticMethod>()->callable);
  return calledWith(target, owner);
}

}  // namespace

Owned readClassDescriptor(Runtime& rt, Value descriptor, Value cls) {
  return typeOf(rt, descriptor)
      ->slots.descriptorGet(rt, descriptor, Value::unbound(), cls.as<Type>());
}

Owned readDescriptor(Runtime& rt, Value descriptor, Value owner) {
  if (isExactly(descriptor, TypeId::GetSetDescriptor))
    return descriptor.as<GetSetDescriptor>()->definition->get(rt, owner);
  if (isExactly(descriptor, TypeId::Function)) return newMethod(rt, descriptor, owner);
  return typeOf(rt, descriptor)->slots.descriptorGet(rt, descriptor, owner, typeOf(rt, owner));
}

// Most often the name is where it was; all else is left to another function, so that this one needs
// no place on the native stack.
template <class Found>
Owned readOfDict(Runtime& rt, const Found& found, Str* name, Value owner) {
  const Dict* dict = realDict(found.in, owner.object());
  const uint32_t likely = found.offset;
  if (dict && likely < dict->filled && dict->entries[likely].key.bits() == Value(name).bits())
    return Owned::share(dict->entries[likely].value);
  return readElsewhere(rt, found, name, owner);
}

template <class Found>
KnownMethod knownMethod(Runtime& rt, const Found& found, Str* name, Value owner) {
  const bool isDict = found.in->isDictMode;
  if (isDict) {
    bool isMissing;
    Value own = entryOf(rt, found, name, owner, &isMissing);
    if (!own.isNull()) return calledWithout(own);
    if (!isMissing) return {};
  }
  const Value target = found.target;
  if (target.isNull() && isDict) return {};
  if (!target.isNull() && !isExactly(target, TypeId::Dict)) return typesMethod(found, owner);
  Value plain = target.isNull() ? *slotAt(owner.object(), found.offset) : classAttr(found);
  return plain.isNull() ? KnownMethod{} : calledWithout(plain);
}

template Owned readOfDict(Runtime&, const InlineCache&, Str*, Value);
template Owned readOfDict(Runtime&, const ShapePath&, Str*, Value);
template KnownMethod knownMethod(Runtime&, const InlineCache&, Str*, Value);
template KnownMethod knownMethod(Runtime&, const ShapePath&, Str*, Value);

}  // namespace ouro
