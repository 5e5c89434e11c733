#pragma once
// The header word of everything on the heap, and its reference count.
//
//    63                              32 31                       12 11       0
//   +----------------------------------+---------------------------+----------+
//   | meta: kind (20 bits), flags (12) |             refs (32 bits)           |
//   +----------------------------------+--------------------------------------+
//   meta, bits 31..12  index of the object's Kind (0: a free block)
//         bits 11..8   for the object's own type to use (a str keeps its width there)
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

#include <cstdint>

namespace ouro {

struct Object {
  uint32_t refs;
  uint32_t meta;

  uint32_t kindIndex() const { return meta >> 12; }
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
constexpr uint32_t kTypeFlagsShift = 8;
constexpr uint32_t kTypeFlagsMask = 15u << kTypeFlagsShift;
constexpr uint32_t kFlagsMask = (1u << 12) - 1;

// Runs finaliser, weak reference callbacks and the kind's destroy, and gives the memory back. Only
// for an object whose count has just become 0.
void destroyObject(Object* object);

[[gnu::always_inline]] inline void retain(Object* object) { ++object->refs; }
[[gnu::always_inline]] inline void release(Object* object) {
  if (--object->refs == 0) destroyObject(object);
}

}  // namespace ouro
