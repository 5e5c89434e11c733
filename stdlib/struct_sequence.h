#pragma once
// Tuples whose items have names (time.struct_time, sys.version_info ...). A type of them is a
// TypeDef made by structTypeDef with a row of `attributes` for each item, in order.

#include <span>

#include "runtime/type.h"
#include "runtime/types/tuple.h"

namespace ouro {

template <size_t I>
Owned structField(Runtime&, Value self) {
  return Owned::share((*self.as<Tuple>())[I]);
}

// "sys.flags(debug=0, ...)"
Owned structRepr(Runtime&, Value self);
void structTraverse(Object*, Visitor&);
void structDestroy(Object*);
// type(iterable): exactly as many items as fields.
Owned structMake(Runtime&, Type* cls, CallArgs);

constexpr Slots structSlots(bool callable) {
  Slots s;
  s.repr = structRepr;
  if (callable) s.make = structMake;
  return s;
}

constexpr TypeDef structTypeDef(const char* name, const char* module,
                                std::span<const GetSetDef> fields, const char* doc,
                                bool callable = false) {
  return {.name = name,
          .module = module,
          .base = TypeId::Tuple,
          .basicSize = sizeof(Tuple),
          .itemSize = sizeof(Value),
          .flags = kContainerType | (callable ? 0u : uint32_t{kNoInstances}),
          .traverse = structTraverse,
          .destroy = structDestroy,
          .slots = structSlots(callable),
          .attributes = fields,
          .doc = doc};
}

// An instance with these items, which it takes over (also on failure; an error among them fails).
Owned newStruct(Runtime&, Type*, std::span<Owned> items);
// The same of a type made for this one instance, as sys has them.
Owned newSingleStruct(Runtime&, const TypeDef&, std::span<Owned> items);

}  // namespace ouro
