#pragma once
// What sites that see objects of more shapes than a ManyShapes holds have instead of a cache of
// their own: one table for all of them, from shape and name to what an attribute access can be
// shortened to (as the megamorphic stub cache of Smalltalk and V8).

#include <array>

#include "compiler/opcodes.h"
#include "runtime/shape.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace ouro {

struct alignas(64) SharedEntry {  // a cache line
  ShapePath path;
  Str* name;      // borrowed, perhaps dead: another string in its place has another hash
  uint32_t hash;  // of the name
  Op family;      // the generic opcode

  // Was it filled for an access of this family (a generic opcode) to `asked` of objects like this?
  bool knows(Op asker, const Str* asked, const Object* object) const {
    return name == asked && hasShape(object, path.shape) && family == asker &&
           hash == asked->hash && path.in->typeVersion == path.version;
  }
};
static_assert(sizeof(SharedEntry) == 64);

// Sets of two entries, the one used to fill last in front.
class SharedCache {
 public:
  // What is known of such an access, or null.
  const ShapePath* find(Op family, const Str* name, const Object* object) const {
    const SharedEntry* set = &entries_[firstOf(family, name, object->kindIndex())];
    if (set[0].knows(family, name, object)) return &set[0].path;
    return set[1].knows(family, name, object) ? &set[1].path : nullptr;
  }
  // The entry to fill for objects of this kind number; what lay there in front moves behind.
  SharedEntry& place(Op family, const Str* name, uint32_t kind) {
    SharedEntry* set = &entries_[firstOf(family, name, kind)];
    set[1] = set[0];
    return set[0];
  }

 private:
  static constexpr uint32_t kSetsLog = 8;

  static size_t firstOf(Op family, const Str* name, uint32_t kind) {
    uint32_t mix = static_cast<uint32_t>(reinterpret_cast<uint64_t>(name) >> 4) * 0x9e3779b1u;
    mix = (mix ^ (kind + (static_cast<uint32_t>(family) << 20))) * 0x85ebca6bu;
    return size_t{mix >> (32 - kSetsLog)} * 2;
  }

  std::array<SharedEntry, size_t{2} << kSetsLog> entries_{};
};

// What sites that see too many classes have instead: one table for all of them, from class and name
// to where the class's attribute lies. What is in an entry of this name holds if cachesClass() says
// so.
struct ClassEntry {
  InlineCache cache;  // its name as a SharedEntry's
  uint32_t hash;      // of the name

  bool isOf(const Str* name) const { return cache.name == name && hash == name->hash; }
};
class ClassCache {
 public:
  ClassEntry& entryOf(const Type* type, const Str* name) {
    const uint64_t mix = reinterpret_cast<uint64_t>(type) * 3 ^ reinterpret_cast<uint64_t>(name);
    return entries_[(mix * 0x9e3779b97f4a7c15u) >> (64 - kEntriesLog)];
  }

 private:
  static constexpr uint32_t kEntriesLog = 7;

  std::array<ClassEntry, size_t{1} << kEntriesLog> entries_{};
};

// What the table of all sites knows of an access (family: its generic opcode), or null.
const ShapePath* sharedPath(Runtime&, Op family, const Str* name, const Object* owner);

// What a polymorphic site, and else the table, knows; or null.
[[gnu::always_inline]] inline const ShapePath* findPath(Runtime& rt, Op family,
                                                        const InlineCache& cache,
                                                        const Object* owner) {
  for (const ShapePath& path : cache.many->paths) {
    if (hasShape(owner, path.shape)) return path.in->typeVersion == path.version ? &path : nullptr;
  }
  return sharedPath(rt, family, cache.name, owner);
}

}  // namespace ouro
