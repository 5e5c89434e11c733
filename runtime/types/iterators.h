#pragma once
// Iterators over other things: sequences by index, functions by call, and the built-in functions
// that are types of iterators: enumerate, zip, map, filter, reversed.

#include "runtime/runtime.h"

namespace ouro {

extern const TypeDef sequenceIteratorTypeDef, callableIteratorTypeDef, enumerateTypeDef, zipTypeDef,
    mapTypeDef, filterTypeDef, reversedTypeDef;
Owned newSequenceIterator(Runtime&, Value sequence);
Owned newCallableIterator(Runtime&, Value callable, Value sentinel);  // iter(callable, sentinel)
// What any iterator's __iter__ does.
Owned iterateSelf(Runtime&, Value self);
// The function of this name in builtins, for __reduce__. Borrowed; error() when it is gone.
Value builtinNamed(Runtime&, const char* name);

}  // namespace ouro
