#pragma once
// range: start, stop, step and length are ints of any size; iterating over one whose numbers stay
// in the word uses a RangeIterator, which the interpreter's loops also know.

#include <cstdint>

#include "runtime/types/exact.h"

namespace ouro {

struct Range : Object {
  Value start, stop, step, length;  // ints; owned
};

struct RangeIterator : Object {  // all its numbers fit in the word
  uint64_t next;                 // as the bits of a Value
  uint64_t twice;                // the step, doubled: what is added to them
  int64_t left;                  // how many are to come
  int64_t length;                // how many there were

  int64_t step() const { return static_cast<int64_t>(twice) >> 1; }
};

// The next number, which is passed over; false at the end.
[[gnu::always_inline]] inline bool stepRange(RangeIterator* it, Value* number) {
  if (--it->left < 0) [[unlikely]] {
    it->left = 0;
    return false;
  }
  *number = Value(it->next);
  it->next += it->twice;
  return true;
}

struct LongRangeIterator : Object {
  Value next, step, left, length;  // ints; owned
};

// How many numbers a range of ints in the word has; step is not 0. (63 bits: the
// difference fits 64.)
[[gnu::always_inline]] inline uint64_t wordRangeLength(int64_t start, int64_t stop, int64_t step) {
  const bool up = step > 0;
  if (up ? start >= stop : start <= stop) return 0;
  const auto distance = static_cast<uint64_t>(up ? stop - start : start - stop) - 1;
  if (step == 1) [[likely]]
    return distance + 1;
  return distance / static_cast<uint64_t>(up ? step : -step) + 1;
}

extern const TypeDef rangeTypeDef, rangeIteratorTypeDef, longRangeIteratorTypeDef;
// The arguments are ints; step not 0.
Owned newRange(Runtime&, Value start, Value stop, Value step);
inline bool isRange(const Runtime&, Value v) { return isExactly(v, TypeId::Range); }
// Do all its numbers lie in the word?
inline bool isWordRange(const Range* r) {
  return r->start.isSmall() && r->stop.isSmall() && r->step.isSmall() && r->length.isSmall();
}
// The numbers fit in the word.
[[gnu::always_inline]] inline Owned newRangeIterator(Runtime& rt, int64_t start, int64_t step,
                                                     uint64_t count) {
  auto* it = makeRawAtom<RangeIterator>(rt, TypeId::RangeIterator);
  if (!it) [[unlikely]]
    return Owned::error();
  it->next = Value::small(start).bits();
  it->twice = static_cast<uint64_t>(step) * 2;
  it->left = it->length = static_cast<int64_t>(count);
  return Owned::adopt(it);
}

}  // namespace ouro
