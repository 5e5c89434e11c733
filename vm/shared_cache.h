#pragma once
// What sites that see objects of many shapes have instead of an inline cache: one table for all of
// them, from shape and name to what an attribute access can be shortened to (as the megamorphic
// stub cache of Smalltalk and V8).

#include <array>

#include "compiler/opcodes.h"
#include "runtime/shape.h"
#include "runtime/types/str.h"

namespace ouro {

// After so many refills a site that sees too many kinds of objects stops filling its own cache.
constexpr uint32_t kMostRefills = 16;

struct alignas(64) SharedEntry {  // a cache line
  Str* name;         // borrowed, perhaps dead: another string in its place has another hash
  const Shape* in;   // the shape; readable even when it is dead
  uint32_t hash;     // of the name
  uint32_t shape;    // Shape::header
  uint32_t version;  // Type::version
  uint32_t offset;   // as in InlineCache
  uint32_t added;
  Op kind;       // the specialised opcode whose work can be done, or the generic one
  Value target;  // as in InlineCache

  // Was it filled for an access to `asked` of objects like this one?
  [[gnu::always_inline]] bool knows(const Str* asked, const Object* object) const {
    return name == asked && hasShape(object, shape) && hash == asked->hash &&
           in->typeVersion == version;
  }
};
static_assert(sizeof(SharedEntry) == 64);

class SharedCache {
 public:
  // Where an access by a site of this family (a generic opcode) to `object` belongs.
  [[gnu::always_inline]] SharedEntry& at(Op family, const Str* name, const Object* object) {
    uint64_t mix = (reinterpret_cast<uint64_t>(name) >> 4) ^ object->kindIndex() * 5 ^
                   static_cast<uint64_t>(family) << 4;
    return entries_[mix % kEntries];
  }
  // ... if that is known, else null. Entries of two families are told apart by their kinds.
  [[gnu::always_inline]] const SharedEntry* find(Op family, const Str* name, const Object* object) {
    const SharedEntry& entry = at(family, name, object);
    return entry.knows(name, object) ? &entry : nullptr;
  }

 private:
  static constexpr size_t kEntries = 512;
  std::array<SharedEntry, kEntries> entries_{};
};

}  // namespace ouro
