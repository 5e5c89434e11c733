#pragma once
// The header word of everything on the heap, and its reference count.
//
//    63          60 59             40 39         32 31                         0
//   +--------------+-----------------+-------------+----------------------------+
//   | flags of the | kind            | flags of    |      refs (32 bits)        |
//   | type (4)     | (20)            | the heap (8)|                            |
//   +--------------+-----------------+-------------+----------------------------+
//   meta, bits 31..28  for the object's own type to use (a str keeps its width there)
//         bits 27..8   index of the object's Kind (0: a free block); kinds that are often asked for
//                      are known by the low byte alone (Heap::setKindsApart), which is one
//                      instruction
//         bit  7       dying: its destruction has begun
//         bit  6       reachable   } the collector's marks while it runs
//         bit  5       candidate   }
//         bit  4       something weakly refers to it
//         bit  3       finalised: its __del__ has run
//         bit  2       tracked: the collector looks at it
//         bits 1..0    generation 0, 1, 2; 3: frozen
//
// There is no other per-object cost: no collector header, no list links. A header is 8 bytes and
// objects are 8-byte aligned.

#include <cstddef>
#include <cstdint>

namespace ouro {

constexpr uint32_t kKindShift = 8, kKindBits = 20;
constexpr uint32_t kKindMask = ((1u << kKindBits) - 1) << kKindShift;
constexpr uint32_t kFlagsMask = ~kKindMask;

struct Object {
  uint32_t refs;
  uint32_t meta;

  uint32_t kindIndex() const { return (meta & kKindMask) >> kKindShift; }
  uint8_t kindByte() const { return static_cast<uint8_t>(meta >> kKindShift); }
  bool has(uint32_t flag) const { return meta & flag; }
  void set(uint32_t flag) { meta |= flag; }
  void unset(uint32_t flag) { meta &= ~flag; }
  uint32_t generation() const { return meta & 3; }
};
static_assert(sizeof(Object) == 8);

constexpr uint32_t kGenerationMask = 3;
constexpr uint32_t kTracked = 1u << 2;
constexpr uint32_t kFinalised = 1u << 3;
constexpr uint32_t kHasWeakrefs = 1u << 4;
constexpr uint32_t kCandidate = 1u << 5;
constexpr uint32_t kReachable = 1u << 6;
constexpr uint32_t kDying = 1u << 7;
constexpr uint32_t kTypeFlagsShift = 28;
constexpr uint32_t kTypeFlagsMask = 15u << kTypeFlagsShift;

// Runs finaliser, weak reference callbacks and the kind's destroy, and gives the memory back. Only
// for an object whose count has just become 0.
void destroyObject(Object* object);

// How far ahead of the one that is dropped or looked at, of many objects in a row, another one is
// fetched: they may lie anywhere, and each would have to be waited for.
constexpr size_t kFetchAhead = 8;
[[gnu::always_inline]] inline void fetch(const Object* object) { __builtin_prefetch(object, 1); }

[[gnu::always_inline]] inline void retain(Object* object) { ++object->refs; }
[[gnu::always_inline]] inline void release(Object* object) {
  if (--object->refs == 0) destroyObject(object);
}

}  // namespace ouro
