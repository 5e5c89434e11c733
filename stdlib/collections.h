#pragma once
// What the files of the module _collections share.

#include "runtime/runtime.h"
#include "runtime/types/dict.h"

namespace ouro {

// A ring of items: the i-th lies at (head + i) & (capacity - 1).
struct Deque : Object {
  Value* items;  // a heap buffer of `capacity`, null when 0
  uint64_t capacity, head, length;
  int64_t maxLength;   // -1: any
  uint64_t mutations;  // changes with each insertion and removal

  Value& at(uint64_t i) { return items[(head + i) & (capacity - 1)]; }
};

struct DequeIterator : Object {
  Value deque;  // owned
  uint64_t done, mutations;
};

struct CollectionsState {
  Type *iterator, *reverseIterator;  // owned
};

extern const TypeDef dequeTypeDef, dequeIteratorTypeDef, dequeReverseIteratorTypeDef;
extern const TypeDef defaultDictTypeDef, orderedDictTypeDef, tupleGetterTypeDef;

bool dequeAppend(Runtime&, Deque*, Value borrowed);
bool dequeAppendLeft(Runtime&, Deque*, Value borrowed);
bool dequeReserve(Runtime&, Deque*, uint64_t length);
Value dequePop(Deque*);  // its reference is the caller's; null when empty
Value dequePopLeft(Deque*);
void dequeClear(Deque*);
void dequeRotate(Deque*, int64_t steps);
bool dequeExtend(Runtime&, Deque*, Value iterable, bool left);
Value dequeRemoveAt(Deque*, uint64_t index);
bool dequeInsert(Runtime&, Deque*, uint64_t index, Value borrowed);
Owned iterateDeque(Runtime&, Value deque);
Owned deque_reversed(Runtime&, Value deque, Args);

}  // namespace ouro
