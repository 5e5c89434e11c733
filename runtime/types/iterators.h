#pragma once
// Iterators over other things: sequences by index, functions by call, and the built-in functions
// that are types of iterators: enumerate, zip, map, filter, reversed.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"

namespace ouro {

extern const TypeDef sequenceIteratorTypeDef, callableIteratorTypeDef, enumerateTypeDef, zipTypeDef,
    mapTypeDef, filterTypeDef, reversedTypeDef;
Owned newSequenceIterator(Runtime&, Value sequence);
Owned newCallableIterator(Runtime&, Value callable, Value sentinel);  // iter(callable, sentinel)
// The next item of an iterator, from within another one's next(): such chains can be as long as a
// script likes, so the native stack is watched.
inline Owned advance(Runtime& rt, Value iterator) {
  if (isExactly(iterator, TypeId::ListIterator)) {
    auto* it = iterator.as<ListIterator>();
    if (it->list && it->index < it->list->length) return Owned::share(it->list->items[it->index++]);
  }
  if (!stackHasRoom(rt)) return Owned::error();
  return endAtStop(rt, typeOf(rt, iterator)->slots.next(rt, iterator));
}
// The next two items of an exact enumerate, zip or dict's items iterator, for a loop that takes
// them apart at once: no tuple is made. *first and *second are the caller's then.
enum class PairStep { Got, Done, Error, NotTwo };
PairStep stepEnumerate(Runtime&, Value, Value* first, Value* second);
PairStep stepZip(Runtime&, Value, Value* first, Value* second);
PairStep stepDictItems(Runtime&, Value, Value* first, Value* second);
// What any iterator's __iter__ does.
Owned iterateSelf(Runtime&, Value self);
// The function of this name in builtins, for __reduce__. Borrowed; error() when it is gone.
Value builtinNamed(Runtime&, const char* name);

}  // namespace ouro
