#pragma once
// What a kind of object owes the heap. The heap knows nothing else of what lies in an object.

#include <cstddef>
#include <cstdint>

#include "gc/object.h"

namespace ouro {

// Receives each object that the traversed one owns a reference to (once for each reference).
struct Visitor {
  void (*visit)(Visitor& self, Object* child);

  void operator()(Object* child) { visit(*this, child); }
};

struct Kind {
  // For reports.
  const char* name = nullptr;
  // Calls the visitor for every reference the object owns; null: it owns none. Must cope with an
  // object that is still being made (its fields are zero then).
  void (*traverse)(Object*, Visitor&) = nullptr;
  // Drops the references that can be part of a cycle; the object stays valid. Null: nothing to do
  // (tuples: cycles through them are broken elsewhere).
  void (*clear)(Object*) = nullptr;
  // Drops all references and frees what the object owns beside its block (buffers). The block
  // itself is freed by the heap. Null: nothing to do but what the heap does by itself, which is to
  // drop `common`.
  void (*destroy)(Object*) = nullptr;
  // __del__ (PEP 442): runs once, before the object is destroyed or cleared; may resurrect it. The
  // object's count is at least 1 during the call.
  void (*finalise)(Object*) = nullptr;
  // The type's header flag (as flagOf() says it) without which an object needs no destroy, as if
  // that were null; 0: all need it.
  uint16_t destroyFlag = 0;
  // The same for finalise.
  uint16_t finaliseFlag = 0;
  uint32_t index = 0;        // in the heap's table; what the header of its objects holds
  bool isContainer = false;  // can be part of a cycle: lives in container pools, is tracked
  // Where `traverse` tells no more than this, the collector reads it by itself, which takes a third
  // of the instructions: each object refers to what its `words` words, `wordsAt` bytes from its
  // start, say (referenceIn), and to `common`, if that is not null. wordsAt 0: ask `traverse`.
  // words kCountedWords: the word before them says how many there are.
  static constexpr uint16_t kCountedWords = UINT16_MAX;
  uint16_t wordsAt = 0, words = 0;
  Object* common = nullptr;

  // The flags of types lie in the upper half of meta.
  static constexpr uint16_t flagOf(uint32_t meta) { return static_cast<uint16_t>(meta >> 16); }

  bool needsDestroy(const Object* object) const {
    return destroy && (flagOf(object->meta) & destroyFlag) == destroyFlag;
  }
  bool hasFinaliser(const Object* object) const {
    return finalise && (flagOf(object->meta) & finaliseFlag) == finaliseFlag;
  }
};

// The object that a word refers to: one whose low three bits are 0 is its address, or null.
inline Object* referenceIn(uint64_t word) {
  return (word & 7) == 0 ? reinterpret_cast<Object*>(word) : nullptr;
}

// Kinds lie in one table with this stride: the runtime's Shape extends Kind and fits in.
constexpr size_t kKindStride = 128;
constexpr uint32_t kMaxKinds = 1u << kKindBits;

}  // namespace ouro
