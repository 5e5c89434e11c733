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

// iter(range(next, next + left * step, step)), 0
static Owned reduceAs(Runtime& rt, Value next, Value step, Value left) {
  OURO_TRY(distance, intMultiply(rt, left, step));
  OURO_TRY(stop, intAdd(rt, next, distance));
  OURO_TRY(range, newRange(rt, next, stop, step));
  Value function = builtinNamed(rt, "iter");
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {range.get()}));
  return newTuple(rt, {function, arguments, Value::small(0)});
}

static Owned rangeiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<RangeIterator>();
  OURO_TRY(left, newInt(rt, it->left));
  return reduceAs(rt, Value(it->next), Value::small(it->step()), left);
}

static Owned longrangeiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<LongRangeIterator>();
  return reduceAs(rt, it->next, it->step, it->left);
}

static Owned rangeiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<RangeIterator>();
  int64_t skip;
  OURO_CHECK(indexInt64(rt, args[0], &skip));
  const int64_t steps = std::clamp(skip, int64_t{0}, it->left);
  it->left -= steps;
  it->next += static_cast<uint64_t>(steps) * it->twice;
  return Owned::none();
}

static Owned longrangeiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<LongRangeIterator>();
  OURO_TRY(skip, index(rt, args[0]));
  if (intIsNegative(rt, skip)) skip = smallInt(0);
  if (intCompare(rt, skip, it->left) > 0) skip = Owned::share(it->left);
  OURO_TRY(distance, intMultiply(rt, skip, it->step));
  OURO_TRY(next, intAdd(rt, it->next, distance));
  OURO_TRY(left, intSubtract(rt, it->left, skip));
  release(std::exchange(it->next, next.take().take()));
  release(std::exchange(it->left, left.take().take()));
  return Owned::none();
}

static constexpr MethodDef kMethods[] = {
    {"__length_hint__", rangeiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", rangeiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", rangeiter_setstate, "state, /", "Skip so many numbers."},
};
static constexpr MethodDef kLongMethods[] = {
    {"__length_hint__", longrangeiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", longrangeiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", longrangeiter_setstate, "state, /", "Skip so many numbers."},
};

static void longIterator_traverse(Object* self, Visitor& visitor) {
  auto* it = static_cast<LongRangeIterator*>(self);
  for (Value v : {it->next, it->step, it->left}) visit(visitor, v);
}

static void longIterator_destroy(Object* self) {
  auto* it = static_cast<LongRangeIterator*>(self);
  for (Value v : {it->next, it->step, it->left}) release(v);
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
