// tuple: operators, methods, its iterator and its types.

#include <algorithm>
#include <bit>

#include "runtime/protocol.h"
#include "runtime/repeated_compare.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/number_text.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/tuple_iterator.h"
#include "runtime/types/union.h"

namespace ouro {

// An instance of a subclass with the items of an exact tuple.
static Owned tupleOfClass(Runtime& rt, Type* cls, const Tuple* from) {
  auto* tuple = rt.make<Tuple>(cls, sizeof(Tuple) + from->length * sizeof(Value));
  if (!tuple) return Owned::error();
  Value* to = tuple->items();
  for (Value v : from->span()) {
    retain(v);
    *to++ = v;
  }
  tuple->length = from->length;
  return Owned::adopt(tuple);
}

static Owned makeTuple(Runtime& rt, Type* cls, const CallArgs& given) {
  Type* exact = rt.type(TypeId::Tuple);
  if (cls == exact && given.positional <= 1 && !given.names)
    return given.positional ? tupleFrom(rt, given.values[0]) : Owned::share(rt.emptyTuple);
  if (cls != exact && given.positional == 1 && !given.names &&
      isExactly(given.values[0], TypeId::Tuple))
    return tupleOfClass(rt, cls, given.values[0].as<Tuple>());
  if ((cls == exact || cls->slots.init == exact->slots.init) &&
      !refuseKeywords(rt, "tuple", given)) {
    return Owned::error();
  }
  Value source;
  OURO_CHECK(unpackOne(rt, "tuple", given.withoutNames(), &source));
  OURO_TRY(items,
           source.isUnbound() ? newTuple(rt, std::span<const Value>{}) : tupleFrom(rt, source));
  return cls == exact ? items.take() : tupleOfClass(rt, cls, items.as<Tuple>());
}

static bool appendItems(Runtime& rt, StrBuilder& text, Tuple* tuple) {
  for (size_t i = 0; i < tuple->length; i++) {
    if (i > 0 && !text.append(", ")) return false;
    if (!text.appendRepr((*tuple)[i])) return false;
    if (!heedSignals(rt)) return false;
  }
  return tuple->length != 1 || text.append(",");
}

static Owned reprTuple(Runtime& rt, Value self) {
  auto* tuple = self.as<Tuple>();
  if (tuple->length == 0) return newStr(rt, "()");
  if (Owned dots = reprEnter(rt, self, "(...)"); !dots.isNotFound()) return dots;
  StrBuilder text(rt);
  bool ok = text.append("(") && appendItems(rt, text, tuple) && text.append(")");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

// hash() of an item that is neither an int in the word nor a str that has been hashed. Tuples that
// share their items take exponential time.
[[gnu::noinline]] static bool hashItem(Runtime& rt, Value v, int64_t* result) {
  return stackHasRoom(rt) && heedSignals(rt) && quickHash(rt, v, result);
}

// xxHash's way of mixing 64-bit lanes, with CPython's constants, so that the numbers are the same.
struct TupleHash {
  static constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                            kPrime5 = 2870177450012600261u;
  uint64_t sum = kPrime5;

  void mix(int64_t lane) {
    sum += static_cast<uint64_t>(lane) * kPrime2;
    sum = std::rotl(sum, 31) * kPrime1;
  }
  // Mixes the items at sight until one is another than an int in the word or a str that has been
  // hashed; that one, or the end.
  [[gnu::always_inline]] const Value* mixPlain(const Value* at, const Value* end) {
    for (; at < end; at++) {
      if (at->isSmall()) {
        mix(hashOfSmall(at->small()));
      } else if (isExactly(*at, TypeId::Str) && at->as<Str>()->hash) {
        mix(at->as<Str>()->hash);
      } else {
        break;
      }
    }
    return at;
  }
  int64_t finish(size_t length) const {
    const uint64_t all = sum + (length ^ (kPrime5 ^ 3527539u));
    return all == UINT64_MAX ? 1546275796 : static_cast<int64_t>(all);
  }
};

// Goes on from an item that takes a call.
[[gnu::noinline]] static bool mixOthers(Runtime& rt, std::span<const Value> items, const Value* at,
                                        uint64_t sum, int64_t* result) {
  TupleHash hash{sum};
  const Value* end = items.data() + items.size();
  while (at < end) {
    int64_t lane;
    if (!hashItem(rt, *at, &lane)) return false;
    hash.mix(lane);
    at = hash.mixPlain(at + 1, end);
  }
  *result = hash.finish(items.size());
  return true;
}

// Calls nothing where it does not have to, and so needs no stack frame.
[[gnu::always_inline]] static inline bool mixHashes(Runtime& rt, std::span<const Value> items,
                                                    int64_t* result) {
  TupleHash hash;
  const Value* end = items.data() + items.size();
  const Value* at = hash.mixPlain(items.data(), end);
  if (at != end) return mixOthers(rt, items, at, hash.sum, result);
  *result = hash.finish(items.size());
  return true;
}

bool hashTuple(Runtime& rt, Value self, int64_t* result) {
  return mixHashes(rt, self.as<Tuple>()->span(), result);
}
bool hashItems(Runtime& rt, std::span<const Value> items, int64_t* result) {
  return mixHashes(rt, items, result);
}

bool hashPlainItems(Runtime& rt, std::span<const Value> items, int64_t* result) {
  for (Value v : items)
    if (v.isObject() && !isExactly(v, TypeId::Str)) return false;
  return mixHashes(rt, items, result);
}

// Tuples in tuples are looked into so far down.
static constexpr int kPlainDepth = 3;

static int plainEqualsTo(std::span<const Value> a, std::span<const Value> b, int depth) {
  if (a.size() != b.size()) return -1;
  for (size_t i = 0; i < a.size(); i++) {
    Value x = a[i], y = b[i];
    if (x == y) continue;
    if (Value::bothSmall(x, y)) return 0;
    if (Value::bothFlonum(x, y)) {
      if (x.flonum() == y.flonum()) continue;  // two zeros
      return 0;
    }
    if (isExactly(x, TypeId::Str) && isExactly(y, TypeId::Str)) {
      if (!equal(x.as<Str>(), y.as<Str>())) return 0;
      continue;
    }
    if (depth == 0 || !isExactly(x, TypeId::Tuple) || !isExactly(y, TypeId::Tuple)) return -1;
    const int same = plainEqualsTo(x.as<Tuple>()->span(), y.as<Tuple>()->span(), depth - 1);
    if (same <= 0) return same;
  }
  return 1;
}

int plainEquals(std::span<const Value> a, std::span<const Value> b) {
  return plainEqualsTo(a, b, kPlainDepth);
}

int tupleEquals(Runtime& rt, const Tuple* a, const Tuple* b) {
  size_t both = std::min(a->length, b->length);
  for (size_t i = 0; i < both; i++) {
    Value x = (*a)[i], y = (*b)[i];
    if (x == y) continue;
    if (Value::bothSmall(x, y)) return 0;
    if (isExactStr(rt, x) && isExactStr(rt, y)) {
      if (!equal(x.as<Str>(), y.as<Str>())) return 0;
      continue;
    }
    RecursionGuard guard(rt, " in comparison");
    int same = guard.ok() && heedSignals(rt) ? equals(rt, x, y) : -1;
    if (same <= 0) return same;
  }
  return a->length == b->length;
}

// Numbers in the word and strs compare to a bool, if at all.
static bool isPlain(Value v) { return v.isSmall() || v.isFlonum() || isExactly(v, TypeId::Str); }

// tupleLess() from the item on that is no pair of ints.
[[gnu::noinline]] static int tupleLessFrom(Runtime& rt, const Tuple* a, const Tuple* b, size_t i) {
  const size_t both = std::min(a->length, b->length);
  for (; i < both; i++) {
    Value x = (*a)[i], y = (*b)[i];
    if (x == y) continue;
    if (Value::bothSmall(x, y)) return x.small() < y.small();
    if (Value::bothFlonum(x, y)) {
      if (x.flonum() == y.flonum()) continue;  // two zeros
      return x.flonum() < y.flonum();
    }
    if (isExactly(x, TypeId::Str) && isExactly(y, TypeId::Str)) {
      int order = compare(x.as<Str>(), y.as<Str>());
      if (order != 0) return order < 0;
      continue;
    }
    RecursionGuard guard(rt, " in comparison");
    int same = guard.ok() && heedSignals(rt) ? equals(rt, x, y) : -1;
    if (same < 0) return -1;
    if (!same) return compareBool(rt, x, y, CompareOp::Lt);
  }
  return a->length < b->length;
}

// As tuples compare: the first pair that differs decides. Ints need no stack frame for it.
int tupleLess(Runtime& rt, const Tuple* a, const Tuple* b) {
  const size_t both = std::min(a->length, b->length);
  for (size_t i = 0; i < both; i++) {
    const Value x = (*a)[i], y = (*b)[i];
    if (x == y) continue;
    if (!Value::bothSmall(x, y)) return tupleLessFrom(rt, a, b, i);
    return x.small() < y.small();
  }
  return a->length < b->length;
}

// As the left one is.
static bool isTupleToo(const Runtime& rt, Value left, Value right) {
  if (!right.isObject()) return false;
  return left.object()->kindIndex() == right.object()->kindIndex() || isTuple(rt, right);
}

static Owned compareTuples(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isTupleToo(rt, left, right)) return Owned::notImplemented();
  auto *a = left.as<Tuple>(), *b = right.as<Tuple>();
  size_t both = std::min(a->length, b->length);
  for (size_t i = 0; i < both; i++) {
    Value x = (*a)[i], y = (*b)[i];
    if (x == y) continue;
    if (Value::bothSmall(x, y)) {
      bool isLess = x.small() < y.small();
      return Owned::boolean(orderMatches(isLess ? -1 : 1, op));
    }
    int same = equals(rt, x, y);
    if (same < 0) return Owned::error();
    if (same) continue;
    if (op == CompareOp::Eq || op == CompareOp::Ne) return Owned::boolean(op == CompareOp::Ne);
    if (!isPlain(x) || !isPlain(y)) return compare(rt, x, y, op);
    int is = compareBool(rt, x, y, op);
    return is < 0 ? Owned::error() : Owned::boolean(is);
  }
  return Owned::boolean(orderMatches((a->length > b->length) - (a->length < b->length), op));
}

static int64_t tupleLength(Runtime&, Value self) {
  return static_cast<int64_t>(self.as<Tuple>()->length);
}

static int tupleContains(Runtime& rt, Value self, Value value) {
  ItemEquals equals(rt, value);
  for (Value item : self.as<Tuple>()->span()) {
    int same = equals(item);
    if (same) return same;
  }
  return 0;
}

static Owned concatTuples(Runtime& rt, Value left, Value right) {
  if (!isTuple(rt, right)) {
    return raise(rt, Exc::TypeError, "can only concatenate tuple (not \"{}\") to tuple",
                 typeName(rt, right));
  }
  auto *a = left.as<Tuple>(), *b = right.as<Tuple>();
  if (b->length == 0 && isExactly(rt, left, TypeId::Tuple)) return Owned::share(left);
  if (a->length == 0 && isExactly(rt, right, TypeId::Tuple)) return Owned::share(right);
  return newTupleOf(rt, a->span(), b->span());
}

static Owned repeatTuple(Runtime& rt, Value self, Value factor) {
  auto* tuple = self.as<Tuple>();
  int64_t times;
  OURO_CHECK(repeatCount(rt, factor, &times));
  if (isExactly(rt, self, TypeId::Tuple) && (tuple->length == 0 || times == 1)) {
    return Owned::share(self);
  }
  if (tuple->length > 0 && static_cast<uint64_t>(times) > (uint64_t{1} << 40) / tuple->length) {
    return raiseMemoryError(rt);
  }
  Tuple* result = allocateTuple(rt, tuple->length * static_cast<size_t>(times));
  if (!result) return Owned::error();
  if (tuple->length == 0) return Owned::adopt(result);
  Local held = Owned::adopt(result);
  Value* to = result->items();
  const bool isLarge = result->length > kManyItems;
  if (isLarge) rt.heap.untrack(result);  // no script is to find it half made
  const size_t piece = isLarge ? std::max(size_t{1}, kManyItems / tuple->length) : SIZE_MAX;
  size_t left = piece;
  for (int64_t n = 0; n < times; n++) {
    for (Value v : tuple->span()) {
      retain(v);
      *to++ = v;
    }
    if (--left != 0) continue;
    OURO_CHECK(heedSignals(rt));
    left = piece;
  }
  if (isLarge) rt.heap.track(result);
  settleTuple(rt, result);
  return held.take();
}

static Owned readSlice(Runtime& rt, Value self, Slice* slice) {
  auto* tuple = self.as<Tuple>();
  auto length = static_cast<int64_t>(tuple->length);
  int64_t start, stop, step, count;
  OURO_CHECK(sliceIndices(rt, slice, length, &start, &stop, &step, &count));
  if (step == 1 && count == length && isExactly(rt, self, TypeId::Tuple)) return Owned::share(self);
  if (step == 1) return newTuple(rt, tuple->span().subspan(count > 0 ? start : 0, count));
  Tuple* result = allocateTuple(rt, static_cast<size_t>(count));
  if (!result) return Owned::error();
  for (int64_t i = 0; i < count; i++) {
    Value v = (*tuple)[start + i * step];
    retain(v);
    result->items()[i] = v;
  }
  settleTuple(rt, result);
  return Owned::adopt(result);
}

// By what is no int in the word, or no item's index.
[[gnu::noinline]] static Owned subscriptClosely(Runtime& rt, Value self, Value key) {
  auto* tuple = self.as<Tuple>();
  int64_t i;
  if (key.isSmall()) {
    i = key.small();
  } else if (isSlice(rt, key)) {
    return readSlice(rt, self, key.as<Slice>());
  } else if (!typeOf(rt, key)->slots.index) {
    return raise(rt, Exc::TypeError, "tuple indices must be integers or slices, not {}",
                 typeName(rt, key));
  } else if (!indexInt64(rt, key, &i, Exc::IndexError)) {
    return Owned::error();
  }
  if (i < 0) i += static_cast<int64_t>(tuple->length);
  if (i < 0 || i >= static_cast<int64_t>(tuple->length)) {
    return raise(rt, Exc::IndexError, "tuple index out of range");
  }
  return Owned::share((*tuple)[i]);
}

static Owned tupleSubscript(Runtime& rt, Value self, Value key) {
  if (key.isSmall()) [[likely]] {
    const auto* tuple = self.as<Tuple>();
    const int64_t given = key.small(), i = given < 0 ? given + int64_t(tuple->length) : given;
    if (static_cast<uint64_t>(i) < tuple->length) [[likely]]
      return Owned::share((*tuple)[i]);
  }
  return subscriptClosely(rt, self, key);
}

static Owned tuple_index(Runtime& rt, Value self, Args args) {
  auto* tuple = self.as<Tuple>();
  auto length = static_cast<int64_t>(tuple->length);
  int64_t start = 0, stop = INT64_MAX;
  if (args.has(1)) OURO_CHECK(sliceArgument(rt, args[1], &start));
  if (args.has(2)) OURO_CHECK(sliceArgument(rt, args[2], &stop));
  start = clampIndex(start, length);
  stop = clampIndex(stop, length);
  ItemEquals equals(rt, args[0]);
  for (int64_t i = start; i < stop; i++) {
    int same = equals((*tuple)[i]);
    if (same < 0) return Owned::error();
    if (same) return smallInt(i);
  }
  return raise(rt, Exc::ValueError, "tuple.index(x): x not in tuple");
}

static Owned tuple_count(Runtime& rt, Value self, Args args) {
  int64_t count = 0;
  ItemEquals equals(rt, args[0]);
  for (Value item : self.as<Tuple>()->span()) {
    int same = equals(item);
    if (same < 0) return Owned::error();
    count += same;
  }
  return smallInt(count);
}

static Owned tuple_getnewargs(Runtime& rt, Value self, Args) {
  OURO_TRY(items, newTuple(rt, self.as<Tuple>()->span()));
  return newTuple(rt, {items.get()});
}

static constexpr MethodDef kTupleMethods[] = {
    {"index", tuple_index, "value, start=0, stop=9223372036854775807, /",
     "The first index of value; ValueError when it is not there."},
    {"count", tuple_count, "value, /", "How many items equal value."},
    {"__getnewargs__", tuple_getnewargs, "", "What copy and pickle call __new__ with."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

// ---- the iterator

static Owned iterateTuple(Runtime& rt, Value self) {
  auto* it = newTupleIterator(rt, self.as<Tuple>());
  if (!it) return Owned::error();
  retain(self);
  return Owned::adopt(it);
}

static Owned nextItem(Runtime&, Value self) {
  auto* it = self.as<TupleIterator>();
  if (!it->tuple) return Owned::done();
  if (it->index < it->tuple->length) return Owned::share((*it->tuple)[it->index++]);
  release(std::exchange(it->tuple, nullptr));
  return Owned::done();
}

static Owned tupleiter_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<TupleIterator>();
  return smallInt(it->tuple ? static_cast<int64_t>(it->tuple->length - it->index) : 0);
}

static Owned tupleiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<TupleIterator>();
  Value function = builtinNamed(rt, "iter");
  if (function.isError()) return Owned::error();
  OURO_TRY(source, it->tuple ? Owned::share(it->tuple) : newTuple(rt, std::span<const Value>{}));
  OURO_TRY(arguments, newTuple(rt, {source.get()}));
  if (!it->tuple) return newTuple(rt, {function, arguments});
  return newTuple(rt, {function, arguments, Value::small(static_cast<int64_t>(it->index))});
}

static Owned tupleiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<TupleIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (!it->tuple) return Owned::none();
  auto length = static_cast<int64_t>(it->tuple->length);
  it->index = static_cast<uint64_t>(index < 0 ? 0 : index > length ? length : index);
  return Owned::none();
}

static constexpr MethodDef kIteratorMethods[] = {
    {"__length_hint__", tupleiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", tupleiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", tupleiter_setstate, "state, /", "Go to a place in the tuple."},
};

// ---- the types

static void tuple_traverse(Object* self, Visitor& visitor) {
  for (Value v : static_cast<Tuple*>(self)->span()) visit(visitor, v);
}
static void tuple_destroy(Object* self) {
  auto* tuple = static_cast<Tuple*>(self);
  for (size_t i = tuple->length; i-- > 0;) {
    if (!(*tuple)[i].isNull()) release((*tuple)[i]);
  }
}

static void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<TupleIterator*>(self)->tuple);
}
static void iterator_drop(Object* self) {
  Tuple* tuple = std::exchange(static_cast<TupleIterator*>(self)->tuple, nullptr);
  if (tuple) release(tuple);
}

const TypeDef tupleTypeDef = {
    .name = "tuple",
    .basicSize = sizeof(Tuple),
    .itemSize = sizeof(Value),
    .flags = kSubclassable | kContainerType | kSequencePattern | kMatchSelf,
    .traverse = tuple_traverse,
    .destroy = tuple_destroy,
    .slots = {.repr = reprTuple,
              .hash = hashTuple,
              .compare = compareTuples,
              .iter = iterateTuple,
              .make = makeTuple,
              .concat = concatTuples,
              .repeat = repeatTuple,
              .length = tupleLength,
              .getItem = tupleSubscript,
              .contains = tupleContains},
    .methods = kTupleMethods,
    .make = "iterable=(), /",
    .doc = "A sequence of objects that cannot change.",
};

const TypeDef tupleIteratorTypeDef = {
    .name = "tuple_iterator",
    .basicSize = sizeof(TupleIterator),
    .flags = kContainerType,
    .traverse = iterator_traverse,
    .clear = iterator_drop,
    .destroy = iterator_drop,
    .slots = {.iter = iterateSelf, .next = nextItem},
    .methods = kIteratorMethods,
};

}  // namespace ouro
