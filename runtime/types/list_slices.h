#pragma once
// Storing to and deleting a slice of a list whose parts are at hand as numbers.

#include "runtime/types/list.h"

namespace ouro {

// list[start:stop:step] = value; value unbound: del. The bounds are as unpackSlice() gives them,
// step is not 0.
bool storeListSlice(Runtime&, List*, int64_t start, int64_t stop, int64_t step, Value value);

}  // namespace ouro
