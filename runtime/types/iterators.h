#pragma once
// Iterators over other things: sequences by index, functions by call, and the built-in functions
// that are types of iterators: enumerate, zip, map, filter, reversed.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/list.h"
#include "runtime/types/range.h"
#include "runtime/types/tuple.h"
#include "runtime/types/tuple_iterator.h"

namespace ouro {

extern const TypeDef sequenceIteratorTypeDef, callableIteratorTypeDef, enumerateTypeDef, zipTypeDef,
    mapTypeDef, filterTypeDef, reversedTypeDef;
Owned newSequenceIterator(Runtime&, Value sequence);
Owned newCallableIterator(Runtime&, Value callable, Value sentinel);  // iter(callable, sentinel)
// The next item of a list's, tuple's or range's own iterator, a reference; null: it is another one,
// or at its end.
[[gnu::always_inline]] inline Value stepPlain(Value iterator) {
  if (!iterator.isObject()) return Value::null();
  Value item = Value::null();
  switch (iterator.object()->kindByte()) {
    case kindNumberOf(TypeId::ListIterator): {
      auto* it = iterator.as<ListIterator>();
      if (it->list && it->index < it->list->length) item = it->list->items[it->index++];
      break;
    }
    case kindNumberOf(TypeId::TupleIterator): item = stepTuple(iterator.as<TupleIterator>()); break;
    case kindNumberOf(TypeId::RangeIterator):
      (void)stepRange(iterator.as<RangeIterator>(), &item);
      return item;
    default: break;
  }
  if (!item.isNull()) retain(item);
  return item;
}
// The next item of an iterator, from within another one's next(): such chains can be as long as a
// script likes, so the native stack is watched.
Owned advanceOther(Runtime&, Value iterator);
inline Owned advance(Runtime& rt, Value iterator) {
  Value item = stepPlain(iterator);
  return item.isNull() ? advanceOther(rt, iterator) : Owned::adopt(item);
}
// The next two items of an exact enumerate, zip or dict's items iterator, for a loop that takes
// them apart at once: no tuple is made. *first and *second are the caller's then.
enum class PairStep { Got, Done, Error, NotTwo };
PairStep stepEnumerate(Runtime&, Value, Value* first, Value* second);
PairStep stepZip(Runtime&, Value, Value* first, Value* second);
PairStep stepDictItems(Runtime&, Value, Value* first, Value* second);
// The tuple that an iterator gives for a step. The iterator owns the first one (null: none yet),
// which is filled anew as long as nobody else holds it. Once somebody does, each step makes one of
// its own, which knows from the start whether it holds objects.
Owned resultTuple(Runtime&, Value& first, ItemStack& items);  // takes the items
Owned resultPair(Runtime&, Value& first, Owned left, Owned right);
[[gnu::always_inline]] inline bool isUnshared(Value first) {
  return !first.isNull() && first.object()->refs == 1;
}
void putItem(Runtime&, Tuple*, size_t i, Owned item);  // in the place of what is there
// The same of `length` items that at(i) lends.
template <class At>
Owned resultTuple(Runtime& rt, Value& first, size_t length, At at) {
  if (isUnshared(first)) {
    auto* tuple = first.as<Tuple>();
    Local held(first);
    for (size_t i = 0; i < length; i++) putItem(rt, tuple, i, Owned::share(at(i)));
    return held.take();
  }
  Tuple* made = allocateTupleRaw(rt, length);
  if (!made) return Owned::error();
  TupleContents contents(rt);
  for (size_t i = 0; i < length; i++) {
    const Value item = at(i);
    retain(item);
    made->items()[i] = item;
    contents.add(item);
  }
  if (length > 0) contents.note(made);
  if (first.isNull()) first = Owned::share(made).take();
  return Owned::adopt(made);
}
// What any iterator's __iter__ does.
Owned iterateSelf(Runtime&, Value self);
// The function of this name in builtins, for __reduce__. Borrowed; error() when it is gone.
Value builtinNamed(Runtime&, const char* name);

}  // namespace ouro
