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
  // An object with none of these bits in its header dies by giving back its block, nothing else.
  uint32_t diesHard = UINT32_MAX;
  uint32_t index = 0;        // in the heap's table; what the header of its objects holds
  bool isContainer = false;  // can be part of a cycle: lives in container pools, is tracked
  // The type's header flag (as flagOf() says it) without which an object needs no destroy, as if
  // that were null; 0: all need it.
  uint8_t destroyFlag = 0;
  // Where `traverse` tells no more than this, the collector reads it by itself, which takes a third
  // of the instructions: each object refers to what its `words` words, `wordsAt` bytes from its
  // start, say (referenceIn), and to `common`, if that is not null. wordsAt 0: ask `traverse`.
  // Three marks in place of `words`: kCountedWords, the word before them says how many there are;
  // kListedWords, a pointer lies there to the words, and behind it their number in 32 bits;
  // kPairedWords, the same with another 32 bits before the number, which counts pairs.
  static constexpr uint16_t kPairedWords = UINT16_MAX - 2, kListedWords = UINT16_MAX - 1,
                            kCountedWords = UINT16_MAX;
  uint16_t wordsAt = 0, words = 0;
  uint8_t finaliseFlag = 0;  // as destroyFlag, for finalise
  // Such an object dies hard for no other reason than what it owns, unless something weakly refers
  // to it.
  bool diesByDestroy = false;
  Object* common = nullptr;

  // The flags of types lie in the highest byte of meta.
  static constexpr uint8_t flagOf(uint32_t meta) { return static_cast<uint8_t>(meta >> 24); }
  static constexpr uint32_t headerFlag(uint8_t flag) { return uint32_t{flag} << 24; }

  // Sets the two that the others decide; until then each death is looked at closely.
  void settleDeath() {
    const bool always = finalise || common || (destroy && !destroyFlag);
    diesHard = always ? UINT32_MAX : kHasWeakrefs | (destroy ? headerFlag(destroyFlag) : 0);
    diesByDestroy = destroy && !finalise && (!common || !destroyFlag);
  }
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
