#pragma once
// The iterator of a tuple, for loops that step it themselves.

#include "runtime/types/tuple.h"

namespace ouro {

struct TupleIterator : Object {
  Tuple* tuple;  // null when exhausted; owned
  uint64_t index;
};

// A borrow of the next item, which is passed over; null: there is none, which the iterator has yet
// to be told by its own next().
[[gnu::always_inline]] inline Value stepTuple(TupleIterator* it) {
  if (!it->tuple || it->index >= it->tuple->length) return Value::null();
  return (*it->tuple)[it->index++];
}

}  // namespace ouro
