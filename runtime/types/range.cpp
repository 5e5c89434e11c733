// range: making, reading and comparing them. All arithmetic is on ints of any size.

#include "runtime/types/range.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

static bool allSmall(std::initializer_list<Value> values) {
  for (Value v : values) {
    if (!v.isSmall()) return false;
  }
  return true;
}

// How many numbers there are from start to stop.
static Owned countOf(Runtime& rt, Value start, Value stop, Value step) {
  if (allSmall({start, stop, step}))
    return newInt(rt, wordRangeLength(start.small(), stop.small(), step.small()));
  bool down = intIsNegative(rt, step);
  Value low = down ? stop : start, high = down ? start : stop;
  if (intCompare(rt, low, high) >= 0) return smallInt(0);
  OURO_TRY(distance, intSubtract(rt, high, low));
  OURO_TRY(by, down ? intNegative(rt, step) : Owned::share(step));
  OURO_TRY(last, intSubtract(rt, distance, Value::small(1)));
  OURO_TRY(steps, intFloorDivide(rt, last, by));
  return intAdd(rt, steps, Value::small(1));
}

Owned newRange(Runtime& rt, Value start, Value stop, Value step) {
  OURO_TRY(length, countOf(rt, start, stop, step));
  auto* range = rt.make<Range>(TypeId::Range);
  if (!range) return Owned::error();
  range->start = Owned::share(start).take();
  range->stop = Owned::share(stop).take();
  range->step = Owned::share(step).take();
  range->length = length.take().take();
  return Owned::adopt(range);
}

// Of ints in the word, as nearly all are; notFound(): it is not.
static Owned makeWordRange(Runtime& rt, const CallArgs& given) {
  const Value* v = given.values;
  if (given.names || given.positional - 1 > 2) return Owned::notFound();
  for (uint32_t i = 0; i < given.positional; i++)
    if (!v[i].isSmall()) return Owned::notFound();
  const Value start = given.positional == 1 ? Value::small(0) : v[0];
  const Value stop = given.positional == 1 ? v[0] : v[1];
  const Value step = given.positional == 3 ? v[2] : Value::small(1);
  if (step == Value::small(0)) return Owned::notFound();
  const uint64_t length = wordRangeLength(start.small(), stop.small(), step.small());
  if (length > static_cast<uint64_t>(Value::kMaxSmall)) return Owned::notFound();
  auto* range = makeRawAtom<Range>(rt, TypeId::Range);
  if (!range) return Owned::error();
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = Value::small(static_cast<int64_t>(length));
  return Owned::adopt(range);
}

static Owned makeRange(Runtime& rt, Type*, const CallArgs& given) {
  if (Owned made = makeWordRange(rt, given); !made.isNotFound()) return made;
  Value v[3];
  OURO_CHECK(unpackPositional(rt, "range", given, 1, 3, v));
  if (v[1].isUnbound()) {
    OURO_TRY(stop, exactIndex(rt, v[0]));
    return newRange(rt, Value::small(0), stop, Value::small(1));
  }
  OURO_TRY(start, exactIndex(rt, v[0]));
  OURO_TRY(stop, exactIndex(rt, v[1]));
  OURO_TRY(step, v[2].isUnbound() ? smallInt(1) : exactIndex(rt, v[2]));
  if (intSign(rt, step) == 0) {
    return raise(rt, Exc::ValueError, "range() arg 3 must not be zero");
  }
  return newRange(rt, start, stop, step);
}

static Owned reprRange(Runtime& rt, Value self) {
  auto* range = self.as<Range>();
  StrBuilder text(rt);
  OURO_CHECK(text.append("range(") && text.appendRepr(range->start) && text.append(", ") &&
             text.appendRepr(range->stop));
  if (range->step != Value::small(1)) {
    OURO_CHECK(text.append(", ") && text.appendRepr(range->step));
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

// start + i * step
static Owned numberAt(Runtime& rt, Range* range, Value i) {
  OURO_TRY(offset, intMultiply(rt, i, range->step));
  return intAdd(rt, range->start, offset);
}

static bool isPlain(const Slice* slice) {
  auto isWord = [](Value v) { return v.isNone() || v.isSmall(); };
  return isWord(slice->start) && isWord(slice->stop) && isWord(slice->step);
}

static Owned readSlice(Runtime& rt, Range* range, Slice* slice) {
  if (isWordRange(range) && isPlain(slice)) {
    int64_t first, behind, by;
    OURO_CHECK(unpackSlice(rt, slice, &first, &behind, &by));
    (void)fitSlice(range->length.small(), &first, &behind, by);
    OURO_TRY(step, intMultiply(rt, range->step, Value::small(by)));
    OURO_TRY(start, numberAt(rt, range, Value::small(first)));
    OURO_TRY(stop, numberAt(rt, range, Value::small(behind)));
    return newRange(rt, start, stop, step);
  }
  // slice.indices() knows how to do this with ints of any size.
  Ref<Str> name = intern(rt, "indices");
  if (!name) return Owned::error();
  OURO_TRY(indices, callMethod(rt, slice, name.get(), {&range->length, 1}));
  auto* parts = indices.as<Tuple>();
  OURO_TRY(step, intMultiply(rt, range->step, (*parts)[2]));
  OURO_TRY(start, numberAt(rt, range, (*parts)[0]));
  OURO_TRY(stop, numberAt(rt, range, (*parts)[1]));
  return newRange(rt, start, stop, step);
}

static Owned rangeSubscript(Runtime& rt, Value self, Value key) {
  auto* range = self.as<Range>();
  if (key.isSmall() && isWordRange(range)) {
    auto i = static_cast<uint64_t>(key.small()),
         length = static_cast<uint64_t>(range->length.small());
    if (key.small() < 0) i += length;
    if (i < length) {
      uint64_t offset = i * static_cast<uint64_t>(range->step.small());
      return smallInt(static_cast<int64_t>(static_cast<uint64_t>(range->start.small()) + offset));
    }
  }
  if (isSlice(rt, key)) return readSlice(rt, range, key.as<Slice>());
  if (!key.isSmall() && !typeOf(rt, key)->slots.index) {
    return raise(rt, Exc::TypeError, "range indices must be integers or slices, not {}",
                 typeName(rt, key));
  }
  OURO_TRY(i, index(rt, key));
  if (intIsNegative(rt, i)) {
    i = intAdd(rt, i, range->length);
    if (i.isError()) return Owned::error();
  }
  if (intIsNegative(rt, i) || intCompare(rt, i, range->length) >= 0) {
    return raise(rt, Exc::IndexError, "range object index out of range");
  }
  return numberAt(rt, range, i);
}

static int64_t rangeLength(Runtime& rt, Value self) {
  int64_t length;
  if (intFits(rt, self.as<Range>()->length, &length)) return length;
  (void)raise(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

static int rangeTruth(Runtime& rt, Value self) {
  return intSign(rt, self.as<Range>()->length) != 0;
}

// Only for ints: (x - start) % step == 0, between the ends.
static int containsInt(Runtime& rt, Range* range, Value x) {
  bool down = intIsNegative(rt, range->step);
  Value low = down ? range->stop : range->start, high = down ? range->start : range->stop;
  int fromLow = intCompare(rt, x, low), fromHigh = intCompare(rt, x, high);
  if (down ? fromLow <= 0 || fromHigh > 0 : fromLow < 0 || fromHigh >= 0) return 0;
  Local distance = intSubtract(rt, x, range->start);
  if (distance.isError()) return -1;
  Local rest = intRemainder(rt, distance, range->step);
  return rest.isError() ? -1 : intSign(rt, rest) == 0;
}

static bool isPlainInt(const Runtime& rt, Value v) {
  return v.isSmall() || v.isBool() || isExactly(rt, v, TypeId::Int);
}

// Compares with one number after the other: what is not an int may have any __eq__. Calls
// `found(position)` at each that is equal; it says whether to go on.
template <class F>
static bool search(Runtime& rt, Value self, Value x, F found) {
  int64_t position = 0;
  return forEach(rt, self, [&](Value number) {
    int same = equals(rt, number, x);
    if (same < 0 || (same && !found(position))) return false;
    position++;
    return (position & 0xffff) != 0 || safePoint(rt);
  });
}

static int rangeContains(Runtime& rt, Value self, Value x) {
  if (isPlainInt(rt, x)) return containsInt(rt, self.as<Range>(), x);
  bool there = false;
  bool ok = search(rt, self, x, [&](int64_t) { return there = true, false; });
  return there ? 1 : ok ? 0 : -1;
}

// Equal as sequences.
static Owned compareRanges(Runtime& rt, Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !isRange(rt, left) || !isRange(rt, right)) {
    return Owned::notImplemented();
  }
  auto *a = left.as<Range>(), *b = right.as<Range>();
  bool same = a == b || intCompare(rt, a->length, b->length) == 0;
  if (same && a != b && intSign(rt, a->length) != 0) {
    same = intCompare(rt, a->start, b->start) == 0 &&
           (a->length == Value::small(1) || intCompare(rt, a->step, b->step) == 0);
  }
  return Owned::boolean(same == (op == CompareOp::Eq));
}

static bool hashRange(Runtime& rt, Value self, int64_t* result) {
  auto* range = self.as<Range>();
  bool empty = intSign(rt, range->length) == 0, one = range->length == Value::small(1);
  OURO_TRY_BOOL(key, newTuple(rt, {range->length, empty ? Value::none() : range->start,
                                   empty || one ? Value::none() : range->step}));
  return hash(rt, key, result);
}

static Owned range_count(Runtime& rt, Value self, Args args) {
  if (isPlainInt(rt, args[0])) {
    int there = containsInt(rt, self.as<Range>(), args[0]);
    return there < 0 ? Owned::error() : smallInt(there);
  }
  int64_t count = 0;
  OURO_CHECK(search(rt, self, args[0], [&](int64_t) { return ++count > 0; }));
  return smallInt(count);
}

static Owned range_index(Runtime& rt, Value self, Args args) {
  auto* range = self.as<Range>();
  if (isPlainInt(rt, args[0])) {
    int there = containsInt(rt, range, args[0]);
    if (there < 0) return Owned::error();
    if (there) {
      OURO_TRY(distance, intSubtract(rt, args[0], range->start));
      return intFloorDivide(rt, distance, range->step);
    }
    StrBuilder text(rt);
    OURO_CHECK(text.appendRepr(args[0]) && text.append(" is not in range"));
    OURO_TRY(message, text.finish());
    return raiseWith(rt, Exc::ValueError, message);
  }
  int64_t at = -1;
  bool ok = search(rt, self, args[0], [&](int64_t position) { return at = position, false; });
  if (at >= 0) return newInt(rt, at);
  if (!ok) return Owned::error();
  return raise(rt, Exc::ValueError, "sequence.index(x): x not in sequence");
}

static Owned range_reduce(Runtime& rt, Value self, Args) {
  auto* range = self.as<Range>();
  OURO_TRY(arguments, newTuple(rt, {range->start, range->stop, range->step}));
  return newTuple(rt, {Value(rt.type(TypeId::Range)), arguments});
}

// ---- iterating

static Owned iterateFrom(Runtime& rt, Value start, Value step, Value length) {
  int64_t first, by, count, last;
  if (intFits(rt, start, &first) && intFits(rt, step, &by) && intFits(rt, length, &count) &&
      !__builtin_mul_overflow(by, count, &last) && !__builtin_add_overflow(first, last, &last) &&
      Value::fitsSmall(first) && Value::fitsSmall(by) && Value::fitsSmall(last)) {
    return newRangeIterator(rt, first, by, static_cast<uint64_t>(count));
  }
  auto* it = rt.make<LongRangeIterator>(TypeId::LongRangeIterator);
  if (!it) return Owned::error();
  it->next = Owned::share(start).take();
  it->step = Owned::share(step).take();
  it->left = Owned::share(length).take();
  it->length = Owned::share(length).take();
  return Owned::adopt(it);
}

static Owned iterateRange(Runtime& rt, Value self) {
  auto* range = self.as<Range>();
  return iterateFrom(rt, range->start, range->step, range->length);
}

static Owned range_reversed(Runtime& rt, Value self, Args) {
  auto* range = self.as<Range>();
  OURO_TRY(last, intSubtract(rt, range->length, Value::small(1)));
  OURO_TRY(start, numberAt(rt, range, last));
  OURO_TRY(step, intNegative(rt, range->step));
  return iterateFrom(rt, start, step, range->length);
}

static constexpr MethodDef kMethods[] = {
    {"count", range_count, "value, /", "How many of the numbers equal value."},
    {"index", range_index, "value, /", "Where value is; ValueError when it is not there."},
    {"__reduce__", range_reduce, "", "How to make it again, for copy and pickle."},
    {"__reversed__", range_reversed, "", "An iterator over the numbers, last first."},
};

static constexpr GetSetDef kAttributes[] = {
    {"start", [](Runtime&, Value self) { return Owned::share(self.as<Range>()->start); },
     refuseSet},
    {"stop", [](Runtime&, Value self) { return Owned::share(self.as<Range>()->stop); }, refuseSet},
    {"step", [](Runtime&, Value self) { return Owned::share(self.as<Range>()->step); }, refuseSet},
};

// Not for the collector, as ints are in no cycle: for the audit.
static void range_traverse(Object* self, Visitor& visitor) {
  auto* range = static_cast<Range*>(self);
  for (Value v : {range->start, range->stop, range->step, range->length}) visit(visitor, v);
}

static void range_destroy(Object* self) {
  auto* range = static_cast<Range*>(self);
  for (Value v : {range->start, range->stop, range->step, range->length}) release(v);
}

const TypeDef rangeTypeDef = {
    .name = "range",
    .basicSize = sizeof(Range),
    .flags = kSequencePattern,
    .traverse = range_traverse,
    .destroy = range_destroy,
    .slots = {.repr = reprRange,
              .hash = hashRange,
              .compare = compareRanges,
              .iter = iterateRange,
              .truth = rangeTruth,
              .make = makeRange,
              .length = rangeLength,
              .getItem = rangeSubscript,
              .contains = rangeContains},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "The ints from start to stop, step apart, as a sequence that takes no room.",
};

}  // namespace ouro
