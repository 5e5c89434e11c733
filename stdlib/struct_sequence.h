#pragma once
// Tuples whose items have names (time.struct_time, sys.version_info ...). A type of them is a
// TypeDef made by structTypeDef with a row of `attributes` for each item, in order.
//
// Items may be hidden: attributes that indexing does not reach and len() does not count. They lie
// behind the others, and the docs of their rows are "-". A row whose doc is "~" names a visible
// item only in the repr: the attribute is the first, second ... of the hidden items.

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
// type(iterable, hidden items by name): at least the visible items.
Owned structMake(Runtime&, Type* cls, const CallArgs&);
Owned struct_reduce(Runtime&, Value self, Args);

inline constexpr MethodDef kStructMethods[] = {
    {"__reduce__", struct_reduce, "", "The type and its arguments, for pickle and copy."}};

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
          .methods = kStructMethods,
          .attributes = fields,
          .doc = doc};
}

// Gives a type that scripts make instances of n_fields, __match_args__ and the like.
bool addStructNumbers(Runtime&, Type*);
// An instance with these items, which it takes over (also on failure; an error among them fails).
// Hidden ones may be left out: they are None.
Owned newStruct(Runtime&, Type*, std::span<Owned> items);
// The same of a type made for this one instance, as sys has them.
Owned newSingleStruct(Runtime&, const TypeDef&, std::span<Owned> items);

}  // namespace ouro
