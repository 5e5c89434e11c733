#pragma once
// set and frozenset. Table layout, probing and growth follow CPython's, so that a set of ints
// iterates in the same order.

#include <cstdint>

#include "runtime/runtime.h"
#include "runtime/types/exact.h"

namespace ouro {

struct SetEntry {
  Value key;  // owned; null: empty; Value::unbound(): deleted
  int64_t hash;

  bool isLive() const { return !key.isNull() && !key.isUnbound(); }
};

struct Set : Object {
  SetEntry* table;  // a heap buffer, null while empty and new
  uint32_t mask, used, fill;
  uint32_t mutations;
  int64_t frozenHash;  // -1: not computed
  uint32_t finger;     // where pop() goes on looking
  bool hasObjects;     // a key may lie on the heap; false: all are in the word
};
static_assert(sizeof(Set) == 48);

struct SetIterator : Object {
  Set* set;  // null when exhausted; owned
  uint64_t position;
  uint32_t used;  // of the set when the iteration began; UINT32_MAX after a failure
  uint32_t left;
};

extern const TypeDef setTypeDef, frozenSetTypeDef, setIteratorTypeDef;
inline bool isExactlySet(Value v) {  // no subclass
  return isExactly(v, TypeId::Set) || isExactly(v, TypeId::FrozenSet);
}
bool isSetOfClass(const Runtime&, Value);           // of a subclass that a script has made
inline bool isAnySet(const Runtime& rt, Value v) {  // set, frozenset or a subclass
  return isExactlySet(v) || isSetOfClass(rt, v);
}
bool isFrozenSet(const Runtime&, Value);
bool isMutableSet(const Runtime&, Value);
Owned newSet(Runtime&, Value iterable = Value::unbound());
Owned newFrozenSet(Runtime&, Value iterable = Value::unbound());
bool setAdd(Runtime&, Set*, Value key);
int setContains(Runtime&, Set*, Value key);  // 0, 1, -1
int setDiscard(Runtime&, Set*, Value key);   // 1: was there
bool setUpdate(Runtime&, Set*, Value iterable);
bool setNext(const Set*, size_t* position, Value* key);

// ---- with the hash at hand
inline SetEntry* setNextEntry(const Set* set, size_t* position) {  // null at the end
  if (!set->table) return nullptr;
  for (size_t i = *position; i <= set->mask; i++) {
    if (!set->table[i].isLive()) continue;
    *position = i + 1;
    return &set->table[i];
  }
  return nullptr;
}
bool setAddHashed(Runtime&, Set*, Value key, int64_t hash);
bool setAddNew(Runtime&, Set*, Value key, int64_t hash);  // not in it; nothing was ever deleted
// Most keys are told by the first entry that their hash leads to.
inline SetEntry* setFirstEntry(const Set* set, int64_t hash) {
  return set->table + (static_cast<size_t>(hash) & set->mask);
}
int setContainsAfterWalk(Runtime&, Set*, Value key, int64_t hash);  // where that does not tell
[[gnu::always_inline]] inline int setContainsHashed(Runtime& rt, Set* set, Value key,
                                                    int64_t hash) {
  if (set->used == 0) return 0;
  const SetEntry* first = setFirstEntry(set, hash);
  if (first->key == key) return 1;
  return first->key.isNull() ? 0 : setContainsAfterWalk(rt, set, key, hash);
}
// The same of a tuple of these items, whose hash is given; -1: only == can tell.
int setContainsTuple(const Set*, std::span<const Value> items, int64_t hash);
int setDiscardHashed(Runtime&, Set*, Value key, int64_t hash);
void setClear(Set*);
Owned setPop(Runtime&, Set*);  // notFound() when it is empty
// Rebuilds the table when more than a quarter of it are deleted entries.
bool setShedDeleted(Runtime&, Set*);
void setSwap(Set*, Set*);  // their contents

// ---- algebra: new sets, of the kind of the first (set or frozenset) even if it is of a subclass.
// `other` is any iterable.
Owned newSetLike(Runtime&, Set* kind, Value iterable = Value::unbound());
Owned setCopy(Runtime&, Set*);
Owned setUnion(Runtime&, Set*, Set*);
Owned setIntersection(Runtime&, Set*, Value other);
Owned setDifference(Runtime&, Set*, Value other);
bool setDifferenceUpdate(Runtime&, Set*, Value other);
bool setSymmetricDifferenceUpdate(Runtime&, Set*, Value other);
Owned setSymmetricDifference(Runtime&, Set*, Value other);
int setIsDisjoint(Runtime&, Set*, Value other);  // 0, 1, -1
int setIsSubset(Runtime&, Set*, Set* of);        // 0, 1, -1

// What the type's table needs of the other files.
Owned iterateSet(Runtime&, Value set);
Owned newSetOf(Runtime&, Type* setOrFrozenSetOrSubclass);

}  // namespace ouro
