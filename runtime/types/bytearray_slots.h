#pragma once
// Between the files of bytearray.

#include "runtime/types/bytes.h"

namespace ouro {

Owned byteArrayGetItem(Runtime&, Value self, Value key);
bool byteArraySetItem(Runtime&, Value self, Value key, Value value);  // unbound: delete

}  // namespace ouro
