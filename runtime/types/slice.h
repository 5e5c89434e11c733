#pragma once
// slice objects, and what they mean for a sequence of known length.

#include <algorithm>
#include <cstdint>

#include "runtime/types/exact.h"

namespace ouro {

struct Slice : Object {
  Value start, stop, step;  // owned
};

extern const TypeDef sliceTypeDef;
Owned newSlice(Runtime&, Value start, Value stop, Value step);  // borrows
inline bool isSlice(const Runtime&, Value v) { return isExactly(v, TypeId::Slice); }

// How many steps begin within a distance above 0; most are of 1, and division is slow.
inline int64_t stepsIn(int64_t distance, int64_t step) {
  if (step == 1) return distance;
  if ((distance | step) >> 32 == 0)
    return static_cast<uint32_t>(distance - 1) / static_cast<uint32_t>(step) + 1;
  return (distance - 1) / step + 1;
}

// What the slice takes of a sequence: `count` items from *start on, *step apart; *stop as
// slice.indices() gives it. May call __index__ (so ask for the length again if that matters).
bool sliceIndices(Runtime&, Slice*, int64_t length, int64_t* start, int64_t* stop, int64_t* step,
                  int64_t* count);
// The two halves of it, for sequences whose length __index__ might change: read the slice's
// numbers, then fit them to a length.
bool unpackSlice(Runtime&, Slice*, int64_t* start, int64_t* stop, int64_t* step);
[[gnu::always_inline]] inline int64_t fitSlice(int64_t length, int64_t* start, int64_t* stop,
                                               int64_t step) {
  const int64_t lowest = step < 0 ? -1 : 0, highest = length + lowest;
  const auto fitted = [=](int64_t i) {
    if (i < 0) i = std::max(i + length, lowest);  // no overflow: length is not negative
    return std::min(i, highest);
  };
  *start = fitted(*start);
  *stop = fitted(*stop);
  const int64_t distance = step < 0 ? *start - *stop : *stop - *start;
  return distance > 0 ? stepsIn(distance, step < 0 ? -step : step) : 0;
}

// A start or stop argument of index() and the like, clamped to int64: TypeError "slice indices must
// be integers or have an __index__ method".
bool sliceArgument(Runtime&, Value, int64_t* result);
// The same moved into 0..length: negative ones count from the end.
inline int64_t clampIndex(int64_t i, int64_t length) {
  if (i < 0) i = i + length < 0 ? 0 : i + length;
  return i > length ? length : i;
}

}  // namespace ouro
