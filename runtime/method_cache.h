#pragma once
// Two small direct-mapped caches of lookups by name.
//
// Along the mro: (type version, name) -> what was found. An entry holds the name, so that its
// address cannot come to mean another.
//
// Along the chain of a shape: (shape, name) -> the slot, or -1. Its names need not be held: those
// of the chain live as long as the shape does, and no other can come to be one of them. When a
// shape dies its entries go.

#include <cstdint>

#include "runtime/runtime.h"
#include "runtime/shape.h"
#include "runtime/type.h"

namespace ouro {

struct MethodCache {
  static constexpr uint32_t kEntries = 1024;
  struct Entry {
    uint32_t version;  // 0: empty
    Str* name;         // owned
    Value found;       // borrowed from the type's dict; notFound()
  };
  Entry entries[kEntries];

  static constexpr uint32_t kSlots = 256;
  struct Slot {
    const Shape* shape;  // null: empty
    const Str* name;
    int32_t slot;
  };
  Slot slots[kSlots];
};

MethodCache* newMethodCache();
void clearMethodCache(MethodCache&);
void freeMethodCache(MethodCache*);
void visitMethodCache(MethodCache&, Visitor&);

inline MethodCache::Entry& entryFor(Runtime& rt, const Type* type, const Str* name) {
  uint64_t mix = (reinterpret_cast<uint64_t>(name) >> 4) ^ type->version * 0x9e3779b1u;
  return rt.methodCache->entries[mix % MethodCache::kEntries];
}
// typeLookup() of what is remembered; false: that has to be asked. In place, so that a function
// that asks no more than this needs no frame.
[[gnu::always_inline]] inline bool isRemembered(Runtime& rt, const Type* type, const Str* name,
                                                Value* found) {
  const MethodCache::Entry& entry = entryFor(rt, type, name);
  *found = entry.found;
  return __builtin_expect(entry.version == type->version && entry.name == name && entry.version,
                          true);
}

// slotOf(), remembered where it is not as quick to walk.
int32_t slotRemembered(Runtime&, const Shape*, const Str* internedName);
[[gnu::always_inline]] inline int32_t slotIn(Runtime& rt, const Shape* shape,
                                             const Str* internedName) {
  constexpr uint32_t kFew = 3;
  return shape->slotCount <= kFew ? slotOf(shape, internedName)
                                  : slotRemembered(rt, shape, internedName);
}
void forgetShapes(Runtime&, const Type* of);  // which die

}  // namespace ouro
