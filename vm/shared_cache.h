#pragma once
// What sites that see objects of many shapes have instead of an inline cache: one table for all of
// them, from shape and name to what an attribute access can be shortened to (as the megamorphic
// stub cache of Smalltalk and V8).

#include <array>

#include "compiler/opcodes.h"
#include "runtime/shape.h"
#include "runtime/types/str.h"

namespace ouro {

struct SharedEntry {
  Str* name = nullptr;   // borrowed, perhaps dead: another string here has another hash
  uint32_t hash = 0;     // of the name
  uint32_t shape = 0;    // Shape::header
  uint32_t version = 0;  // Type::version of the shape's type
  uint32_t offset = 0, added = 0;
  Value target;  // borrowed; lives as long as the version is the type's
  Op generic{};  // the family
  Op kind{};     // the specialised opcode whose work can be done, or the generic one

  bool matches(Op family, const Shape* in, const Str* asked) const {
    return name == asked && hash == asked->hash && shape == in->header && generic == family &&
           version == in->type->version && version != 0;
  }
};

class SharedCache {
 public:
  // The entry where an access of this family (a generic opcode) to `name` of objects of this shape
  // belongs. It is what is asked for if matches() says so, else it is to be overwritten.
  SharedEntry& at(Op family, const Shape* shape, const Str* name) {
    uint64_t mix = (reinterpret_cast<uint64_t>(name) >> 4) ^ shape->index * 0x9e37u ^
                   static_cast<uint64_t>(family) << 3;
    return entries_[mix % kEntries];
  }

 private:
  static constexpr size_t kEntries = 512;
  std::array<SharedEntry, kEntries> entries_{};
};

}  // namespace ouro
