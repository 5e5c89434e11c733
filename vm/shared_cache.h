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
  Op family;     // the generic opcode
  Op kind;       // the specialised one whose work can be done, or the generic one
  Value target;  // as in InlineCache

  // Was it filled for an access of this family (a generic opcode) to `asked` of objects like this?
  [[gnu::always_inline]] bool knows(Op asker, const Str* asked, const Object* object) const {
    return name == asked && hasShape(object, shape) && family == asker && hash == asked->hash &&
           in->typeVersion == version;
  }
};
static_assert(sizeof(SharedEntry) == 64);

// Sets of two entries, the one used to fill last in front.
class SharedCache {
 public:
  // What is known of such an access, or null.
  [[gnu::always_inline]] const SharedEntry* find(Op family, const Str* name,
                                                 const Object* object) const {
    const SharedEntry* set = &entries_[firstOf(family, name, object->kindIndex())];
    if (set[0].knows(family, name, object)) return set;
    return set[1].knows(family, name, object) ? set + 1 : nullptr;
  }
  // The entry to fill for objects of this kind number; what lay there in front moves behind.
  SharedEntry& place(Op family, const Str* name, uint32_t kind) {
    SharedEntry* set = &entries_[firstOf(family, name, kind)];
    set[1] = set[0];
    return set[0];
  }

 private:
  static constexpr uint32_t kSetsLog = 8;

  [[gnu::always_inline]] static size_t firstOf(Op family, const Str* name, uint32_t kind) {
    uint32_t mix = static_cast<uint32_t>(reinterpret_cast<uint64_t>(name) >> 4) * 0x9e3779b1u;
    mix = (mix ^ (kind + (static_cast<uint32_t>(family) << 20))) * 0x85ebca6bu;
    return size_t{mix >> (32 - kSetsLog)} * 2;
  }

  std::array<SharedEntry, size_t{2} << kSetsLog> entries_{};
};

}  // namespace ouro
