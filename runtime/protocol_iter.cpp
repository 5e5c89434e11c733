// Iteration: iter() and next(), collecting items, hints of length, membership by walking; and the
// list of containers that are being printed.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// Can be walked by [0], [1] ... until IndexError: classes with __getitem__, and built-in sequences.
static bool isSequence(const Runtime& rt, const Type* type) {
  if (!type->slots.getItem) return false;
  return type->has(kHeapType) ? !isSubtype(type, rt.type(TypeId::Dict))
                              : type->flags & (kSequencePattern | kWalkedByIndex);
}

static Owned raiseNotIterable(Runtime& rt, Type* type) {
  return raise(rt, Exc::TypeError, "'{}' object is not iterable", nameOf(type));
}

// Was the error that is pending the attempt to call a special method that is None ("has none")?
// Then it is cleared.
static bool isNulled(Runtime& rt, Type* type, Str* name) {
  if (!type->has(kHeapType) || !errorMatches(rt, Exc::TypeError)) return false;
  if (!typeLookup(rt, type, name).isNone()) return false;
  clearError(rt);
  return true;
}

Owned asIterator(Runtime& rt, Owned it) {
  if (typeOf(rt, it.value)->slots.next) return it;
  Local wrong = it;
  return raise(rt, Exc::TypeError, "iter() returned non-iterator of type '{}'",
               typeName(rt, wrong));
}

Owned iter(Runtime& rt, Value v) {
  Type* type = typeOf(rt, v);
  if (type->slots.iter) {
    Owned it = type->slots.iter(rt, v);
    if (it.isError()) {
      if (isNulled(rt, type, rt.names.iter)) return raiseNotIterable(rt, type);
      return it;
    }
    return type->has(kHeapType) ? asIterator(rt, it) : it;
  }
  if (isSequence(rt, type)) return newSequenceIterator(rt, v);
  return raiseNotIterable(rt, type);
}

Owned next(Runtime& rt, Value iterator) {
  Type* type = typeOf(rt, iterator);
  if (type->slots.next) return endAtStop(rt, type->slots.next(rt, iterator));
  return raise(rt, Exc::TypeError, "'{}' object is not iterable", nameOf(type));
}

Owned listFrom(Runtime& rt, Value iterable) {
  if (isExactly(rt, iterable, TypeId::List)) return newList(rt, iterable.as<List>()->span());
  if (isExactly(rt, iterable, TypeId::Tuple)) return newList(rt, iterable.as<Tuple>()->span());
  OURO_TRY(list, newList(rt));
  OURO_CHECK(extend(rt, list.as<List>(), iterable));
  return list.take();
}

// The characters of a text so short that nobody waits for them.
static Owned tupleOfChars(Runtime& rt, const Str* text) {
  Tuple* tuple = allocateTuple(rt, text->length);
  if (!tuple) return Owned::error();
  Local held = Owned::adopt(tuple);
  for (size_t i = 0; i < text->length; i++) {
    Owned c = newChar(rt, text->at(i));
    if (c.isError()) return c;
    tuple->items()[i] = c.take();
  }
  rt.heap.untrack(tuple);  // nothing in it leads anywhere
  return held.take();
}

Owned tupleFrom(Runtime& rt, Value iterable) {
  if (isExactly(iterable, TypeId::Tuple)) return Owned::share(iterable);
  if (isExactly(iterable, TypeId::List)) return newTuple(rt, iterable.as<List>()->span());
  if (isExactly(iterable, TypeId::Str) && 0 < iterable.as<Str>()->length &&
      iterable.as<Str>()->length < kManyItems)
    return tupleOfChars(rt, iterable.as<Str>());
  OURO_TRY(made, listFrom(rt, iterable));
  auto* list = made.as<List>();
  return newTupleTaking(rt, list->items, std::exchange(list->length, 0));
}

int64_t lengthHint(Runtime& rt, Value v, int64_t other) {
  Type* type = typeOf(rt, v);
  if (type->slots.length) {
    int64_t n = type->slots.length(rt, v);
    if (n >= 0) return n;
    if (!errorMatches(rt, Exc::TypeError)) return -1;
    clearError(rt);
  }
  Local hint = callSpecial(rt, v, rt.names.length_hint);
  if (hint.isNotFound()) return other;
  if (hint.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return -1;
    clearError(rt);
    return other;
  }
  if (hint.get().isNotImplemented()) return other;
  if (!isInt(rt, hint)) {
    (void)raise(rt, Exc::TypeError, "__length_hint__ must be an integer, not {}",
                typeName(rt, hint));
    return -1;
  }
  int64_t n;
  if (!indexInt64(rt, hint, &n)) return -1;
  if (n >= 0) return n;
  (void)raise(rt, Exc::ValueError, "__length_hint__() should return >= 0");
  return -1;
}

// Of a class that has a method for it, or where there is nothing to ask.
[[gnu::noinline]] static int containsSlowly(Runtime& rt, Type* type, Value container, Value item) {
  if (type->slots.contains) {
    int found = type->slots.contains(rt, container, item);
    if (found < 0 && isNulled(rt, type, rt.names.contains)) {
      (void)raise(rt, Exc::TypeError, "'{}' object is not a container", nameOf(type));
    }
    return found;
  }
  Local iterator = iter(rt, container);
  if (iterator.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return -1;
    clearError(rt);
    (void)raise(rt, Exc::TypeError, "argument of type '{}' is not iterable", nameOf(type));
    return -1;
  }
  for (;;) {
    Local other = next(rt, iterator);
    if (other.isDone()) return 0;
    if (other.isError()) return -1;
    int same = equals(rt, other, item);
    if (same) return same;
    if (!heedSignals(rt)) return -1;
  }
}

int contains(Runtime& rt, Value container, Value item) {
  Type* type = typeOf(rt, container);
  const auto own = type->slots.contains;
  return own && own != classContains ? own(rt, container, item)
                                     : containsSlowly(rt, type, container, item);
}

// ---- printing

Owned reprEnter(Runtime& rt, Value v, std::string_view dots) {
  List* stack = rt.reprStack;
  for (uint32_t i = stack->length; i-- > 0;) {
    if (stack->items[i] == v) return newStr(rt, dots);
  }
  return append(rt, stack, v) ? Owned::notFound() : Owned::error();
}

void reprLeave(Runtime& rt, Value v) {
  List* stack = rt.reprStack;
  for (uint32_t i = stack->length; i-- > 0;) {
    if (stack->items[i] != v) continue;
    release(removeAt(stack, i));
    return;
  }
}

}  // namespace ouro
