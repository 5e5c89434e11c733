#pragma once
// Iterators over other things: sequences by index, functions by call, and the built-in functions
// that are types of iterators: enumerate, zip, map, filter, reversed.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"

namespace ouro {

extern const TypeDef sequenceIteratorTypeDef, callableIteratorTypeDef, enumerateTypeDef, zipTypeDef,
    mapTypeDef, filterTypeDef, reversedTypeDef;
Owned newSequenceIterator(Runtime&, Value sequence);
Owned newCallableIterator(Runtime&, Value callable, Value sentinel);  // iter(callable, sentinel)
// The next item of an iterator, from within another one's next(): such chains can be as long as a
// script likes, so the native stack is watched.
inline Owned advance(Runtime& rt, Value iterator) {
  if (!stackHasRoom(rt)) return Owned::error();
  return endAtStop(rt, typeOf(rt, iterator)->slots.next(rt, iterator));
}
// What any iterator's __iter__ does.
Owned iterateSelf(Runtime&, Value self);
// The function of this name in builtins, for __reduce__. Borrowed; error() when it is gone.
Value builtinNamed(Runtime&, const char* name);

}  // namespace ouro
