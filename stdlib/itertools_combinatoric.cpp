// itertools: product, permutations, combinations, combinations_with_replacement. All keep pools of
// items and a row of indices into them; each step moves to the next row in lexicographic order.

#include <algorithm>

#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/itertools.h"

namespace ouro {

namespace {

struct Combinatoric : Object {
  Value pool;          // a tuple of items; of product: a tuple of pools
  Value row;           // the first result, used again if nobody kept it
  uint64_t* indices;   // a buffer of `width` numbers; permutations: all of the pool's, then cycles
  uint64_t width;      // how many items a result has
  uint64_t allocated;  // numbers in `indices`
  bool started, ended;
  static constexpr size_t kValues = 2;
};

void destroy(Object* self) {
  auto* c = static_cast<Combinatoric*>(self);
  dropValues<Combinatoric>(self);
  freeBuffer(std::exchange(c->indices, nullptr), c->allocated * sizeof(uint64_t));
}

// The indices start as 0, 1, 2 ... (counting) or all 0.
Owned newCombinatoric(Runtime& rt, Type* cls, Value pool, uint64_t width, uint64_t numbers,
                      bool counting) {
  if (numbers > (uint64_t{1} << 40)) return raiseMemoryError(rt);
  auto c = Ref<Combinatoric>::adopt(rt.make<Combinatoric>(cls));
  if (!c) return Owned::error();
  c->pool = Owned::share(pool).take();
  c->width = width;
  if (numbers > 0) {
    c->indices = static_cast<uint64_t*>(allocateBuffer(rt, numbers * sizeof(uint64_t)));
    if (!c->indices) return Owned::error();
    c->allocated = numbers;
    for (uint64_t i = 0; i < numbers; i++) c->indices[i] = counting ? i : 0;
  }
  return Owned::adopt(c.take());
}

// The items that the first `width` indices mean.
Owned currentRow(Runtime& rt, Combinatoric* c) {
  auto* pool = c->pool.as<Tuple>();
  return resultTuple(rt, c->row, c->width, [=](size_t i) { return (*pool)[c->indices[i]]; });
}

// Common to all: the first row, then as long as `step` finds another one.
template <bool (*step)(Combinatoric*), Owned (*row)(Runtime&, Combinatoric*)>
Owned nextRow(Runtime& rt, Value self) {
  auto* c = self.as<Combinatoric>();
  if (c->ended) return Owned::done();
  if (!c->started) {
    c->started = true;
  } else if (!step(c)) {
    c->ended = true;
    dropValue(c->row);
    return Owned::done();
  }
  Owned result = row(rt, c);
  if (result.isError()) c->ended = true;
  return result;
}

// ---- product

bool readRepeat(Runtime& rt, const CallArgs& given, int64_t* repeat) {
  *repeat = 1;
  size_t keywords = given.names ? given.names->length : 0;
  if (keywords == 0) return true;
  if (keywords > 1) {
    return fail(rt, Exc::TypeError, "product() takes at most 1 keyword argument ({} given)",
                keywords);
  }
  auto* name = (*given.names)[0].as<Str>();
  if (!equal(name, "repeat")) {
    return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for product()",
                toUtf8(name));
  }
  if (!indexInt64(rt, given.values[given.positional], repeat)) return false;
  if (*repeat >= 0) return true;
  return fail(rt, Exc::ValueError, "repeat argument cannot be negative");
}

Owned makeProduct(Runtime& rt, Type* cls, const CallArgs& given) {
  int64_t repeat;
  OURO_CHECK(readRepeat(rt, given, &repeat));
  uint64_t once = repeat == 0 ? 0 : given.positional;
  if (once > 0 && static_cast<uint64_t>(repeat) > (uint64_t{1} << 32) / once) {
    return raise(rt, Exc::OverflowError, "repeat argument too large");
  }
  uint64_t width = once * static_cast<uint64_t>(repeat);
  auto pools = Ref<Tuple>::adopt(allocateTuple(rt, width));
  if (!pools) return Owned::error();
  bool empty = false;
  for (uint64_t i = 0; i < width; i++) {
    Owned pool = i < once ? tupleFrom(rt, given.values[i]) : Owned::share((*pools)[i - once]);
    if (pool.isError()) return pool;
    empty |= pool.value.as<Tuple>()->length == 0;
    pools->items()[i] = pool.take();
  }
  Owned made = newCombinatoric(rt, cls, pools.get(), width, width, false);
  if (!made.isError()) made.value.as<Combinatoric>()->ended = empty;
  return made;
}

bool stepProduct(Combinatoric* c) {
  auto* pools = c->pool.as<Tuple>();
  for (uint64_t i = c->width; i-- > 0;) {
    if (++c->indices[i] < (*pools)[i].as<Tuple>()->length) return true;
    c->indices[i] = 0;
  }
  return false;
}

Owned productRow(Runtime& rt, Combinatoric* c) {
  auto* pools = c->pool.as<Tuple>();
  return resultTuple(rt, c->row, c->width,
                     [=](size_t i) { return (*(*pools)[i].as<Tuple>())[c->indices[i]]; });
}

// ---- combinations, with and without replacement

bool readWidth(Runtime& rt, Value r, int64_t* width) {
  if (!indexInt64(rt, r, width)) return false;
  return *width >= 0 || fail(rt, Exc::ValueError, "r must be non-negative");
}

Owned makeChoice(Runtime& rt, Type* cls, const CallArgs& given, const char* name, bool replacing) {
  static constexpr Signature kSignature = "iterable, r";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, name, given, v));
  OURO_TRY(pool, tupleFrom(rt, v[0]));
  int64_t width;
  OURO_CHECK(readWidth(rt, v[1], &width));
  auto r = static_cast<uint64_t>(width);
  uint64_t n = pool.as<Tuple>()->length;
  bool none = replacing ? n == 0 && r > 0 : r > n;
  Owned made = newCombinatoric(rt, cls, pool, r, none ? 0 : r, !replacing);
  if (!made.isError()) made.value.as<Combinatoric>()->ended = none;
  return made;
}
Owned makeCombinations(Runtime& rt, Type* cls, const CallArgs& given) {
  return makeChoice(rt, cls, given, "combinations", false);
}
Owned makeWithReplacement(Runtime& rt, Type* cls, const CallArgs& given) {
  return makeChoice(rt, cls, given, "combinations_with_replacement", true);
}

bool stepCombinations(Combinatoric* c) {
  uint64_t n = c->pool.as<Tuple>()->length, r = c->width;
  for (uint64_t i = r; i-- > 0;) {
    if (c->indices[i] == i + n - r) continue;  // as far right as it can be
    uint64_t value = c->indices[i];
    for (; i < r; i++) c->indices[i] = ++value;
    return true;
  }
  return false;
}

bool stepWithReplacement(Combinatoric* c) {
  uint64_t n = c->pool.as<Tuple>()->length, r = c->width;
  for (uint64_t i = r; i-- > 0;) {
    if (c->indices[i] == n - 1) continue;
    uint64_t value = c->indices[i] + 1;
    for (; i < r; i++) c->indices[i] = value;
    return true;
  }
  return false;
}

// ---- permutations: the indices are a permutation of all, of which the first r show; cycles[i]
// counts down how many values place i has still to see before it turns over.

Owned makePermutations(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "iterable, r=None";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "permutations", given, v));
  OURO_TRY(pool, tupleFrom(rt, v[0]));
  uint64_t n = pool.as<Tuple>()->length;
  auto width = static_cast<int64_t>(n);
  if (!v[1].isUnbound() && !v[1].isNone()) {
    if (!isInt(rt, v[1])) return raise(rt, Exc::TypeError, "Expected int as r");
    OURO_CHECK(readWidth(rt, v[1], &width));
  }
  auto r = static_cast<uint64_t>(width);
  bool none = r > n;
  Owned made = newCombinatoric(rt, cls, pool, r, none ? 0 : n + r, true);
  if (made.isError()) return made;
  auto* c = made.value.as<Combinatoric>();
  c->ended = none;
  for (uint64_t i = 0; !none && i < r; i++) c->indices[n + i] = n - i;
  return made;
}

bool stepPermutations(Combinatoric* c) {
  uint64_t n = c->pool.as<Tuple>()->length, r = c->width;
  uint64_t *indices = c->indices, *cycles = indices + n;
  for (uint64_t i = r; i-- > 0;) {
    if (--cycles[i] > 0) {
      std::swap(indices[i], indices[n - cycles[i]]);
      return true;
    }
    // Place i has seen everything: what it holds goes to the end, and it starts afresh.
    uint64_t first = indices[i];
    for (uint64_t k = i; k + 1 < n; k++) indices[k] = indices[k + 1];
    indices[n - 1] = first;
    cycles[i] = n - i;
  }
  return false;
}

// ---- taking them apart: the indices are the state, if a row was given already

Owned numberTuple(Runtime& rt, const uint64_t* numbers, uint64_t count) {
  Tuple* tuple = allocateTuple(rt, count);
  if (!tuple) return Owned::error();
  for (uint64_t i = 0; i < count; i++)
    tuple->items()[i] = Value::small(static_cast<int64_t>(numbers[i]));
  return Owned::adopt(tuple);
}

// (cls, the pools of product or (pool, r), the indices); `cycles`: of permutations, its own too.
Owned reduceRows(Runtime& rt, Value self, Value arguments, bool cycles) {
  auto* c = self.as<Combinatoric>();
  if (!c->started || c->ended) return newTuple(rt, {Value(typeOf(rt, self)), arguments});
  uint64_t n = cycles ? c->allocated - c->width : c->width;
  OURO_TRY(indices, numberTuple(rt, c->indices, n));
  if (!cycles) return newTuple(rt, {Value(typeOf(rt, self)), arguments, indices.get()});
  OURO_TRY(turns, numberTuple(rt, c->indices + n, c->width));
  OURO_TRY(state, newTuple(rt, {indices.get(), turns.get()}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, state.get()});
}

Owned product_reduce(Runtime& rt, Value self, Args) {
  auto* c = self.as<Combinatoric>();
  if (!c->ended) return reduceRows(rt, self, c->pool, false);
  OURO_TRY(nothing, newTuple(rt, {}));
  return reduceTo(rt, self, {nothing});
}

template <bool cycles>
Owned choice_reduce(Runtime& rt, Value self, Args) {
  auto* c = self.as<Combinatoric>();
  OURO_TRY(pool, c->ended ? newTuple(rt, {}) : Owned::share(c->pool));
  OURO_TRY(arguments, newTuple(rt, {pool.get(), Value::small(static_cast<int64_t>(c->width))}));
  return reduceRows(rt, self, arguments, cycles);
}

// Reads numbers, each brought into 0 ... limit(i) - 1.
template <class Limit>
bool readNumbers(Runtime& rt, Value state, uint64_t count, uint64_t* out, Limit limit) {
  if (!isTuple(rt, state) || state.as<Tuple>()->length != count)
    return fail(rt, Exc::ValueError, "invalid arguments");
  for (uint64_t i = 0; i < count; i++) {
    int64_t number;
    if (!indexInt64(rt, (*state.as<Tuple>())[i], &number)) return false;
    out[i] = static_cast<uint64_t>(
        std::clamp<int64_t>(number, 0, std::max<int64_t>(static_cast<int64_t>(limit(i)) - 1, 0)));
  }
  return true;
}

Owned product_setstate(Runtime& rt, Value self, Args args) {
  auto* c = self.as<Combinatoric>();
  auto* pools = c->pool.as<Tuple>();
  auto size = [&](uint64_t i) { return (*pools)[i].as<Tuple>()->length; };
  OURO_CHECK(readNumbers(rt, args[0], c->width, c->indices, size));
  c->started = true;
  return Owned::none();
}

Owned choice_setstate(Runtime& rt, Value self, Args args) {
  auto* c = self.as<Combinatoric>();
  uint64_t n = c->pool.as<Tuple>()->length;
  if (c->allocated < c->width) return raise(rt, Exc::ValueError, "invalid arguments");
  OURO_CHECK(readNumbers(rt, args[0], c->width, c->indices, [&](uint64_t) { return n; }));
  c->started = true;
  return Owned::none();
}

Owned permutations_setstate(Runtime& rt, Value self, Args args) {
  auto* c = self.as<Combinatoric>();
  uint64_t n = c->pool.as<Tuple>()->length;
  std::span<const Value> items;
  OURO_CHECK(unpackState(rt, args[0], 2, 2, &items));
  if (c->allocated != n + c->width) return raise(rt, Exc::ValueError, "invalid arguments");
  OURO_CHECK(readNumbers(rt, items[0], n, c->indices, [&](uint64_t) { return n; }));
  OURO_CHECK(
      readNumbers(rt, items[1], c->width, c->indices + n, [&](uint64_t i) { return n - i + 1; }));
  for (uint64_t i = 0; i < c->width; i++)
    c->indices[n + i] = std::max<uint64_t>(c->indices[n + i], 1);
  c->started = true;
  return Owned::none();
}

constexpr MethodDef kProductMethods[] = {
    {"__reduce__", product_reduce, "", kReduceDoc},
    {"__setstate__", product_setstate, "state, /", kSetStateDoc},
};
constexpr MethodDef kChoiceMethods[] = {
    {"__reduce__", choice_reduce<false>, "", kReduceDoc},
    {"__setstate__", choice_setstate, "state, /", kSetStateDoc},
};
constexpr MethodDef kPermutationsMethods[] = {
    {"__reduce__", choice_reduce<true>, "", kReduceDoc},
    {"__setstate__", permutations_setstate, "state, /", kSetStateDoc},
};

constexpr TypeDef definition(const char* name, Owned (*make)(Runtime&, Type*, const CallArgs&),
                             UnaryFn next, Signature signature, const char* doc,
                             std::span<const MethodDef> methods) {
  TypeDef def = iteratorDef<Combinatoric>(name, make, next, signature, doc);
  def.destroy = destroy;
  def.methods = methods;
  return def;
}

}  // namespace

const TypeDef productTypeDef =
    definition("product", makeProduct, nextRow<stepProduct, productRow>, "*iterables, repeat=1",
               "All tuples with one item of each iterable.", kProductMethods);
const TypeDef permutationsTypeDef =
    definition("permutations", makePermutations, nextRow<stepPermutations, currentRow>,
               "iterable, r=None", "All orders of r different items.", kPermutationsMethods);
const TypeDef combinationsTypeDef =
    definition("combinations", makeCombinations, nextRow<stepCombinations, currentRow>,
               "iterable, r", "All choices of r different items, in their order.", kChoiceMethods);
const TypeDef combinationsWithReplacementTypeDef = definition(
    "combinations_with_replacement", makeWithReplacement, nextRow<stepWithReplacement, currentRow>,
    "iterable, r", "All choices of r items, in their order, where one may be chosen again.",
    kChoiceMethods);

}  // namespace ouro
