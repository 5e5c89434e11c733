#pragma once
// set and frozenset. Table layout, probing and growth follow CPython's, so that a set of ints
// iterates in the same order.

#include <cstdint>

#include "runtime/runtime.h"

namespace ouro {

struct SetEntry {
  Value key;  // owned; null: empty; Value::unbound(): deleted
  int64_t hash;
};

struct Set : Object {
  SetEntry* table;  // a heap buffer, null while empty and new
  uint32_t mask, used, fill;
  uint32_t mutations;
  int64_t frozenHash;  // -1: not computed
};

extern const TypeDef setTypeDef, frozenSetTypeDef, setIteratorTypeDef;
bool isAnySet(const Runtime&, Value);  // set, frozenset or a subclass
Owned newSet(Runtime&, Value iterable = Value::unbound());
Owned newFrozenSet(Runtime&, Value iterable = Value::unbound());
bool setAdd(Runtime&, Set*, Value key);
int setContains(Runtime&, Set*, Value key);  // 0, 1, -1
int setDiscard(Runtime&, Set*, Value key);   // 1: was there
bool setUpdate(Runtime&, Set*, Value iterable);
bool setNext(const Set*, size_t* position, Value* key);

}  // namespace ouro
