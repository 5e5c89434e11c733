// The two iterators of range: over numbers in the word, and over any.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/range.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

static Owned nextNumber(Runtime&, Value self) {
  Value number;
  return stepRange(self.as<RangeIterator>(), &number) ? Owned::adopt(number) : Owned::done();
}

static Owned nextLong(Runtime& rt, Value self) {
  auto* it = self.as<LongRangeIterator>();
  if (intSign(rt, it->left) == 0) return Owned::done();
  OURO_TRY(after, intAdd(rt, it->next, it->step));
  OURO_TRY(left, intSubtract(rt, it->left, Value::small(1)));
  Value number = std::exchange(it->next, after.take().take());
  release(std::exchange(it->left, left.take().take()));
  return Owned::adopt(number);
}

// ---- methods

static Owned rangeiter_length_hint(Runtime& rt, Value self, Args) {
  return newInt(rt, self.as<RangeIterator>()->left);
}
static Owned longrangeiter_length_hint(Runtime&, Value self, Args) {
  return Owned::share(self.as<LongRangeIterator>()->left);
}

// iter(range(start, start + length * step, step)), how many were given
static Owned reduceAs(Runtime& rt, Value next, Value step, Value left, Value length) {
  OURO_TRY(given, intSubtract(rt, length, left));
  OURO_TRY(passed, intMultiply(rt, given, step));
  OURO_TRY(start, intSubtract(rt, next, passed));
  OURO_TRY(distance, intMultiply(rt, length, step));
  OURO_TRY(stop, intAdd(rt, start, distance));
  OURO_TRY(range, newRange(rt, start, stop, step));
  Value function = builtinNamed(rt, "iter");
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {range.get()}));
  return newTuple(rt, {function, arguments, given});
}

static Owned rangeiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<RangeIterator>();
  OURO_TRY(left, newInt(rt, it->left));
  OURO_TRY(length, newInt(rt, it->length));
  return reduceAs(rt, Value(it->next), Value::small(it->step()), left, length);
}

static Owned longrangeiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<LongRangeIterator>();
  return reduceAs(rt, it->next, it->step, it->left, it->length);
}

static Owned rangeiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<RangeIterator>();
  int64_t given;
  OURO_CHECK(indexInt64(rt, args[0], &given));
  given = std::clamp(given, int64_t{0}, it->length);
  it->next += static_cast<uint64_t>(given - (it->length - it->left)) * it->twice;
  it->left = it->length - given;
  return Owned::none();
}

static Owned longrangeiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<LongRangeIterator>();
  OURO_TRY(given, index(rt, args[0]));
  if (intIsNegative(rt, given)) given = smallInt(0);
  if (intCompare(rt, given, it->length) > 0) given = Owned::share(it->length);
  OURO_TRY(left, intSubtract(rt, it->length, given));
  OURO_TRY(fewer, intSubtract(rt, it->left, left));
  OURO_TRY(distance, intMultiply(rt, fewer, it->step));
  OURO_TRY(next, intAdd(rt, it->next, distance));
  release(std::exchange(it->next, next.take().take()));
  release(std::exchange(it->left, left.take().take()));
  return Owned::none();
}

static constexpr MethodDef kMethods[] = {
    {"__length_hint__", rangeiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", rangeiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", rangeiter_setstate, "state, /", "Go where so many numbers were given."},
};
static constexpr MethodDef kLongMethods[] = {
    {"__length_hint__", longrangeiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", longrangeiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", longrangeiter_setstate, "state, /", "Go where so many numbers were given."},
};

static void longIterator_traverse(Object* self, Visitor& visitor) {
  auto* it = static_cast<LongRangeIterator*>(self);
  for (Value v : {it->next, it->step, it->left, it->length}) visit(visitor, v);
}

static void longIterator_destroy(Object* self) {
  auto* it = static_cast<LongRangeIterator*>(self);
  for (Value v : {it->next, it->step, it->left, it->length}) release(v);
}

const TypeDef rangeIteratorTypeDef = {
    .name = "range_iterator",
    .basicSize = sizeof(RangeIterator),
    .slots = {.iter = iterateSelf, .next = nextNumber},
    .methods = kMethods,
};

const TypeDef longRangeIteratorTypeDef = {
    .name = "longrange_iterator",
    .basicSize = sizeof(LongRangeIterator),
    .traverse = longIterator_traverse,
    .destroy = longIterator_destroy,
    .slots = {.iter = iterateSelf, .next = nextLong},
    .methods = kLongMethods,
};

}  // namespace ouro
