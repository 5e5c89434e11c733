// deque: its operators and methods.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/reduce.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "stdlib/collections.h"

namespace ouro {

namespace {

bool isDeque(const Runtime& rt, Value v) {
  if (!v.isObject()) return false;
  for (Type* type = typeOf(rt, v); type; type = type->base) {
    if (type->definition == &dequeTypeDef) return true;
  }
  return false;
}

Owned makeDeque(Runtime& rt, Type* cls, const CallArgs&) {
  auto* d = rt.make<Deque>(cls);
  if (!d) return Owned::error();
  d->maxLength = -1;
  return Owned::adopt(d);
}

bool readMaxLength(Runtime& rt, Value v, int64_t* result) {
  *result = -1;
  if (v.isUnbound() || v.isNone()) return true;
  if (!isInt(rt, v)) return fail(rt, Exc::TypeError, "an integer is required");
  if (!indexInt64(rt, v, result)) return false;
  return *result >= 0 || fail(rt, Exc::ValueError, "maxlen must be non-negative");
}

// deque([iterable[, maxlen]]): both may be keywords.
bool unpackInit(Runtime& rt, const CallArgs& given, Value* iterable, Value* maxLength) {
  *iterable = *maxLength = Value::unbound();
  size_t keywords = given.names ? given.names->length : 0;
  if (given.positional + keywords > 2) {
    return fail(rt, Exc::TypeError, "deque() takes at most 2 arguments ({} given)",
                given.positional + keywords);
  }
  if (given.positional > 0) *iterable = given.values[0];
  if (given.positional > 1) *maxLength = given.values[1];
  for (size_t i = 0; i < keywords; i++) {
    auto* name = (*given.names)[i].as<Str>();
    bool isMax = equal(name, "maxlen");
    Value* to = isMax ? maxLength : iterable;
    if ((!isMax && !equal(name, "iterable")) || !to->isUnbound()) {
      return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for deque()",
                  toUtf8(name));
    }
    *to = given.values[given.positional + i];
  }
  return true;
}

bool initDeque(Runtime& rt, Value self, const CallArgs& given) {
  Value iterable, maxLength;
  int64_t limit;
  if (!unpackInit(rt, given, &iterable, &maxLength) || !readMaxLength(rt, maxLength, &limit)) {
    return false;
  }
  auto* d = self.as<Deque>();
  d->maxLength = limit;
  if (d->length > 0) dequeClear(d);
  return iterable.isUnbound() || dequeExtend(rt, d, iterable, false);
}

Owned reprDeque(Runtime& rt, Value self) {
  auto* d = self.as<Deque>();
  if (Owned dots = reprEnter(rt, self, "[...]"); !dots.isNotFound()) return dots;
  Local items = listFrom(rt, self);
  StrBuilder text(rt);
  bool ok = !items.isError() && text.append(nameOf(typeOf(rt, self))) && text.append("(") &&
            text.appendRepr(items);
  if (ok && d->maxLength >= 0) {
    ok = text.append(", maxlen=") && text.append(std::to_string(d->maxLength));
  }
  ok = ok && text.append(")");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

Owned compareDeques(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isDeque(rt, right)) return Owned::notImplemented();
  auto *a = left.as<Deque>(), *b = right.as<Deque>();
  bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (equality && a == b) return Owned::boolean(op == CompareOp::Eq);
  if (equality && a->length != b->length) return Owned::boolean(op == CompareOp::Ne);
  for (uint64_t i = 0; i < a->length && i < b->length; i++) {
    Local x(a->at(i)), y(b->at(i));
    int same = itemEquals(rt, x, y);
    if (same < 0) return Owned::error();
    if (same) continue;
    if (equality) return Owned::boolean(op == CompareOp::Ne);
    return compare(rt, x, y, op);
  }
  return compare(rt, Value::small(static_cast<int64_t>(a->length)),
                 Value::small(static_cast<int64_t>(b->length)), op);
}

int64_t dequeLength(Runtime&, Value self) { return static_cast<int64_t>(self.as<Deque>()->length); }

// The first index in [start, stop) of value; -1: there is none, -2: error.
int64_t search(Runtime& rt, Deque* d, Value value, int64_t start, int64_t stop) {
  uint64_t mutations = d->mutations;
  for (int64_t i = start; i < stop; i++) {
    int same = itemEquals(rt, d->at(static_cast<uint64_t>(i)), value);
    if (same < 0) return -2;
    if (mutations != d->mutations) {
      (void)raise(rt, Exc::RuntimeError, "deque mutated during iteration");
      return -2;
    }
    if (same) return i;
  }
  return -1;
}

int dequeContains(Runtime& rt, Value self, Value value) {
  int64_t found = search(rt, self.as<Deque>(), value, 0, dequeLength(rt, self));
  return found == -2 ? -1 : found >= 0;
}

Owned raiseNotIn(Runtime& rt, Value value) {
  StrBuilder text(rt);
  OURO_CHECK(text.appendRepr(value) && text.append(" is not in deque"));
  OURO_TRY(message, text.finish());
  return raiseWith(rt, Exc::ValueError, message);
}

bool placeOf(Runtime& rt, Deque* d, Value key, uint64_t* place) {
  int64_t i;
  if (key.isSmall()) {
    i = key.small();
  } else if (!typeOf(rt, key)->slots.index) {
    return fail(rt, Exc::TypeError, "sequence index must be integer, not '{}'", typeName(rt, key));
  } else if (!indexInt64(rt, key, &i, Exc::IndexError)) {
    return false;
  }
  auto length = static_cast<int64_t>(d->length);
  if (i < 0) i += length;
  *place = static_cast<uint64_t>(i);
  return (i >= 0 && i < length) || fail(rt, Exc::IndexError, "deque index out of range");
}

Owned dequeItem(Runtime& rt, Value self, Value key) {
  auto* d = self.as<Deque>();
  if (key.isSmall()) {
    auto i = static_cast<uint64_t>(key.small());
    if (key.small() < 0) i += d->length;
    if (i < d->length) return Owned::share(d->at(i));
  }
  uint64_t place;
  OURO_CHECK(placeOf(rt, d, key, &place));
  return Owned::share(d->at(place));
}

bool setDequeItem(Runtime& rt, Value self, Value key, Value value) {
  auto* d = self.as<Deque>();
  uint64_t place;
  if (!placeOf(rt, d, key, &place)) return false;
  if (value.isUnbound()) {
    release(dequeRemoveAt(d, place));
    return true;
  }
  retain(value);
  release(std::exchange(d->at(place), value));
  return true;
}

// A new deque of the same class with the same items and limit.
Owned copyOf(Runtime& rt, Value self) {
  auto* d = self.as<Deque>();
  Type* type = typeOf(rt, self);
  if (type->definition != &dequeTypeDef) {
    OURO_TRY(maxLength, newInt(rt, d->maxLength));
    return d->maxLength < 0 ? call(rt, Value(type), self) : call(rt, Value(type), self, maxLength);
  }
  OURO_TRY(copy, makeDeque(rt, type, {}));
  copy.as<Deque>()->maxLength = d->maxLength;
  OURO_CHECK(dequeReserve(rt, copy.as<Deque>(), d->length));
  OURO_CHECK(dequeExtend(rt, copy.as<Deque>(), self, false));
  return copy.take();
}

Owned concatDeques(Runtime& rt, Value left, Value right) {
  if (!isDeque(rt, right)) {
    return raise(rt, Exc::TypeError, "can only concatenate deque (not \"{}\") to deque",
                 typeName(rt, right));
  }
  OURO_TRY(result, copyOf(rt, left));
  OURO_CHECK(dequeExtend(rt, result.as<Deque>(), right, false));
  return result.take();
}

Owned extendInPlace(Runtime& rt, Value self, Value other) {
  OURO_CHECK(dequeExtend(rt, self.as<Deque>(), other, false));
  return Owned::share(self);
}

Owned repeatInPlace(Runtime& rt, Value self, Value factor) {
  auto* d = self.as<Deque>();
  int64_t times;
  OURO_CHECK(repeatCount(rt, factor, &times));
  if (times == 0) dequeClear(d);
  if (times <= 1 || d->length == 0) return Owned::share(self);
  if (static_cast<uint64_t>(times) > (uint64_t{1} << 40) / d->length && d->maxLength < 0) {
    return raiseMemoryError(rt);
  }
  OURO_TRY(items, listFrom(rt, self));
  if (d->maxLength > 0) {  // only the last ones stay
    int64_t enough = d->maxLength / items.as<List>()->length + 2;
    times = std::min(times, enough);
  }
  for (int64_t n = 1; n < times; n++) {
    for (size_t i = 0; i < items.as<List>()->length; i++)  // a signal's handler may find the list
      OURO_CHECK(dequeAppend(rt, d, items.as<List>()->items[i]) && heedSignals(rt));
  }
  return Owned::share(self);
}

Owned repeatDeque(Runtime& rt, Value self, Value factor) {
  OURO_TRY(copy, copyOf(rt, self));
  return repeatInPlace(rt, copy, factor);
}

// ---- methods

Owned deque_append(Runtime& rt, Value self, Args args) {
  OURO_CHECK(dequeAppend(rt, self.as<Deque>(), args[0]));
  return Owned::none();
}
Owned deque_appendleft(Runtime& rt, Value self, Args args) {
  OURO_CHECK(dequeAppendLeft(rt, self.as<Deque>(), args[0]));
  return Owned::none();
}
Owned deque_extend(Runtime& rt, Value self, Args args) {
  OURO_CHECK(dequeExtend(rt, self.as<Deque>(), args[0], false));
  return Owned::none();
}
Owned deque_extendleft(Runtime& rt, Value self, Args args) {
  OURO_CHECK(dequeExtend(rt, self.as<Deque>(), args[0], true));
  return Owned::none();
}
Owned deque_pop(Runtime& rt, Value self, Args) {
  Value item = dequePop(self.as<Deque>());
  return item.isNull() ? raise(rt, Exc::IndexError, "pop from an empty deque") : Owned::adopt(item);
}
Owned deque_popleft(Runtime& rt, Value self, Args) {
  Value item = dequePopLeft(self.as<Deque>());
  return item.isNull() ? raise(rt, Exc::IndexError, "pop from an empty deque") : Owned::adopt(item);
}
Owned deque_clear(Runtime&, Value self, Args) {
  dequeClear(self.as<Deque>());
  return Owned::none();
}
Owned deque_copy(Runtime& rt, Value self, Args) { return copyOf(rt, self); }

Owned deque_count(Runtime& rt, Value self, Args args) {
  auto* d = self.as<Deque>();
  int64_t count = 0;
  for (int64_t i = 0;; count++, i++) {
    i = search(rt, d, args[0], i, static_cast<int64_t>(d->length));
    if (i == -2) return Owned::error();
    if (i == -1) return smallInt(count);
  }
}

Owned deque_index(Runtime& rt, Value self, Args args) {
  auto* d = self.as<Deque>();
  auto length = static_cast<int64_t>(d->length);
  int64_t start = 0, stop = length;
  if (args.has(1)) OURO_CHECK(sliceArgument(rt, args[1], &start));
  if (args.has(2)) OURO_CHECK(sliceArgument(rt, args[2], &stop));
  int64_t found = search(rt, d, args[0], clampIndex(start, length), clampIndex(stop, length));
  if (found == -2) return Owned::error();
  return found >= 0 ? smallInt(found) : raiseNotIn(rt, args[0]);
}

Owned deque_insert(Runtime& rt, Value self, Args args) {
  auto* d = self.as<Deque>();
  int64_t i;
  OURO_CHECK(sizeArg(rt, args[0], &i));
  if (d->maxLength >= 0 && d->length >= static_cast<uint64_t>(d->maxLength)) {
    return raise(rt, Exc::IndexError, "deque already at its maximum size");
  }
  i = clampIndex(i, static_cast<int64_t>(d->length));
  OURO_CHECK(dequeInsert(rt, d, static_cast<uint64_t>(i), args[1]));
  return Owned::none();
}

Owned deque_remove(Runtime& rt, Value self, Args args) {
  auto* d = self.as<Deque>();
  uint64_t mutations = d->mutations;
  int64_t found = search(rt, d, args[0], 0, static_cast<int64_t>(d->length));
  if (found == -2 && mutations != d->mutations && errorMatches(rt, Exc::RuntimeError)) {
    clearError(rt);
    return raise(rt, Exc::IndexError, "deque mutated during iteration");
  }
  if (found == -2) return Owned::error();
  if (found == -1) return raiseNotIn(rt, args[0]);
  release(dequeRemoveAt(d, static_cast<uint64_t>(found)));
  return Owned::none();
}

Owned deque_reverse(Runtime&, Value self, Args) {
  auto* d = self.as<Deque>();
  for (uint64_t i = 0; i < d->length / 2; i++) std::swap(d->at(i), d->at(d->length - 1 - i));
  d->mutations++;
  return Owned::none();
}

Owned deque_rotate(Runtime& rt, Value self, Args args) {
  int64_t steps = 1;
  if (args.has(0)) OURO_CHECK(sizeArg(rt, args[0], &steps));
  dequeRotate(self.as<Deque>(), steps);
  return Owned::none();
}

Owned deque_reduce(Runtime& rt, Value self, Args) {
  auto* d = self.as<Deque>();
  OURO_TRY(nothing, newTuple(rt, std::span<const Value>{}));
  OURO_TRY(limit, newInt(rt, d->maxLength));
  OURO_TRY(arguments,
           d->maxLength < 0 ? Owned::share(nothing) : newTuple(rt, {nothing.get(), limit.get()}));
  OURO_TRY(state, getState(rt, self));
  OURO_TRY(iterator, iter(rt, self));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, state, iterator});
}

Owned deque_sizeof(Runtime&, Value self, Args) {
  auto* d = self.as<Deque>();
  return smallInt(static_cast<int64_t>(Heap::blockSize(d) + d->capacity * sizeof(Value)));
}

Owned getMaxLength(Runtime& rt, Value self) {
  int64_t limit = self.as<Deque>()->maxLength;
  return limit < 0 ? Owned::none() : newInt(rt, limit);
}

constexpr MethodDef kMethods[] = {
    {"append", deque_append, "object, /", "Put an object at the right end."},
    {"appendleft", deque_appendleft, "object, /", "Put an object at the left end."},
    {"clear", deque_clear, "", "Remove all items."},
    {"copy", deque_copy, "", "A shallow copy."},
    {"__copy__", deque_copy, "", "A shallow copy."},
    {"count", deque_count, "value, /", "How many items equal value."},
    {"extend", deque_extend, "iterable, /", "Put all items at the right end."},
    {"extendleft", deque_extendleft, "iterable, /", "Put all items at the left end, in turn."},
    {"index", deque_index, "value, start=0, stop=9223372036854775807, /",
     "The first index of value; ValueError when it is not there."},
    {"insert", deque_insert, "index, object, /", "Put an object before an index."},
    {"pop", deque_pop, "", "Take out and return the rightmost item."},
    {"popleft", deque_popleft, "", "Take out and return the leftmost item."},
    {"remove", deque_remove, "value, /", "Remove the first item that equals value."},
    {"reverse", deque_reverse, "", "Turn the order round, in place."},
    {"rotate", deque_rotate, "n=1, /", "Move n items from the right end to the left."},
    {"__reduce__", deque_reduce, "", "How to make it again, for copy and pickle."},
    {"__reversed__", deque_reversed, "", "An iterator over the items, last first."},
    {"__sizeof__", deque_sizeof, "", "Size in memory, in bytes."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

constexpr GetSetDef kAttributes[] = {
    {"maxlen", getMaxLength, nullptr, "How long it may get, or None."},
};

void traverse(Object* self, Visitor& visitor) {
  auto* d = static_cast<Deque*>(self);
  for (uint64_t i = 0; i < d->length; i++) visit(visitor, d->at(i));
}
void drop(Object* self) { dequeClear(static_cast<Deque*>(self)); }

}  // namespace

const TypeDef dequeTypeDef = {
    .name = "deque",
    .module = "collections",
    .basicSize = sizeof(Deque),
    .flags = kSubclassable | kContainerType | kWeakReferable | kSequencePattern,
    .traverse = traverse,
    .clear = drop,
    .destroy = drop,
    .slots = {.repr = reprDeque,
              .hash = hashNotImplemented,
              .compare = compareDeques,
              .iter = iterateDeque,
              .make = makeDeque,
              .init = initDeque,
              .concat = concatDeques,
              .repeat = repeatDeque,
              .inplaceConcat = extendInPlace,
              .inplaceRepeat = repeatInPlace,
              .length = dequeLength,
              .getItem = dequeItem,
              .setItem = setDequeItem,
              .contains = dequeContains},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "A sequence that grows and shrinks at both ends.",
};

}  // namespace ouro
