#pragma once
// slice objects, and what they mean for a sequence of known length.

#include <cstdint>

#include "runtime/types/exact.h"

namespace ouro {

struct Slice : Object {
  Value start, stop, step;  // owned
};

extern const TypeDef sliceTypeDef;
Owned newSlice(Runtime&, Value start, Value stop, Value step);  // borrows
inline bool isSlice(const Runtime&, Value v) { return isExactly(v, TypeId::Slice); }

// What the slice takes of a sequence: `count` items from *start on, *step apart; *stop as
// slice.indices() gives it. May call __index__ (so ask for the length again if that matters).
bool sliceIndices(Runtime&, Slice*, int64_t length, int64_t* start, int64_t* stop, int64_t* step,
                  int64_t* count);
// The two halves of it, for sequences whose length __index__ might change: read the slice's
// numbers, then fit them to a length.
bool unpackSlice(Runtime&, Slice*, int64_t* start, int64_t* stop, int64_t* step);
int64_t fitSlice(int64_t length, int64_t* start, int64_t* stop, int64_t step);

// A start or stop argument of index() and the like, clamped to int64: TypeError "slice indices must
// be integers or have an __index__ method".
bool sliceArgument(Runtime&, Value, int64_t* result);
// The same moved into 0..length: negative ones count from the end.
inline int64_t clampIndex(int64_t i, int64_t length) {
  if (i < 0) i = i + length < 0 ? 0 : i + length;
  return i > length ? length : i;
}

}  // namespace ouro
