#pragma once
// The iterator of a tuple, for loops that step it themselves.

#include "runtime/types/exact.h"
#include "runtime/types/tuple.h"

namespace ouro {

struct TupleIterator : Object {
  Tuple* tuple;  // null when exhausted; owned
  uint64_t index;
};

// An iterator of the tuple, which it takes over; null with MemoryError pending: it has not.
[[gnu::always_inline]] inline TupleIterator* newTupleIterator(Runtime& rt, Tuple* taken) {
  auto* it = makeRaw<TupleIterator>(rt, TypeId::TupleIterator);
  if (!it) [[unlikely]]
    return nullptr;
  it->tuple = taken;
  it->index = 0;
  if (!taken->has(kTracked)) rt.heap.untrack(it);
  return it;
}

// A borrow of the next item, which is passed over; null: there is none, which the iterator has yet
// to be told by its own next().
[[gnu::always_inline]] inline Value stepTuple(TupleIterator* it) {
  if (!it->tuple || it->index >= it->tuple->length) return Value::null();
  return it->tuple->items()[it->index++];
}

}  // namespace ouro
