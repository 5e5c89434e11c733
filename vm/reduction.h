#pragma once
// Calls that take all that a generator yields: sum(x * x for x in items). The generator is run in
// the loop, as FOR_ITER runs one, and what it yields is taken where it yields it (YIELD_VALUE),
// most often without leaving its frame. The generator's frame knows what for (Frame::after) and
// where the call's operands lie (Frame::base):
//
//   base[0]           base[1]           base[2]
//   callable          self or unbound   generator
//   -> so far
//
// Only where the generator's frame cannot tell: while an item is taken that calls something (an
// __add__, a comparison) the generator is suspended, as it is for a native function.
//
// Where the generator is that of an expression, of which nobody else can know, there is none: its
// frame lies on the call stack, and base[2] is unbound. It becomes a generator when it has to be
// suspended (reduceInFrame).

#include "runtime/types/list.h"
#include "vm/ops/operators.h"

namespace ouro {

enum class Reduction : uint32_t {
  None,
  Sum,
  Any,
  All,
  Min,
  Max,
  List,
  Tuple,  // this and the next two: a list so far
  Sorted,
  Join,
  Set,
  FrozenSet
};

// What the call of base[0] with `count` arguments, the first of them a generator, makes of it;
// None: something else. In slow_reductions.cpp, as what follows.
Reduction reductionOf(Runtime&, const Value* base, uint32_t count);
// The same of a call whose only argument is a generator.
Reduction reductionBy(const Runtime&, const Value* base);
// base[0] becomes what there is before the first item.
bool beginReduction(Runtime&, Reduction, Value* base, uint32_t count);
// Takes an item (a move) while the generator is suspended: 1: that ends it; 0; -1: error.
int reduceItem(Runtime&, Reduction, Value* base, Value item);
// The result when no item is left; base[0] is emptied.
Owned endReduction(Runtime&, Reduction, Value* base);
// Takes the rest where the loop cannot run the generator: what endReduction() gives.
Owned reduceRest(Runtime&, Reduction, Value* base);

// What has become of an item (a move, but for Suspend) that the frame has yielded, which is the
// current one and no generator's.
enum class InFrame : uint8_t {
  Taken,
  Ends,     // the result is known; the frame is gone
  Error,    // the same
  Suspend,  // it may call something: the frame, now another one, is a generator's, in base[2]
};
InFrame reduceInFrame(Runtime&, Frame*, Value item);

// The better of two numbers in the word stands in *best afterwards; false: they are something else.
template <bool least>
[[gnu::always_inline]] inline bool keepBetter(Value* best, Value item) {
  double a, b;
  if (Value::bothSmall(*best, item)) {
    if (least ? item.small() < best->small() : item.small() > best->small()) *best = item;
    return true;
  }
  if (!flonumOperands(*best, item, &a, &b)) return false;
  if (least ? b < a : b > a) *best = item;
  return true;
}

// Takes an item (a move) if nothing can be called by that.
[[gnu::always_inline]] inline bool reduceInPlace(Reduction kind, Value* soFar, Value item) {
  switch (kind) {
    case Reduction::Sum: {
      double a, b;
      if (Value::bothSmall(*soFar, item)) return addSmall(*soFar, item, soFar);
      Value total;
      if (!floatOperands(*soFar, item, &a, &b) || !Value::flonumOf(a + b, &total)) return false;
      *soFar = total;
      return true;
    }
    case Reduction::Any: return item.isFalse() || item == Value::small(0);
    case Reduction::All: return item.isTrue() || (item.isSmall() && item != Value::small(0));
    case Reduction::Min: return keepBetter<true>(soFar, item);
    case Reduction::Max: return keepBetter<false>(soFar, item);
    case Reduction::List:
    case Reduction::Tuple:
    case Reduction::Sorted:
    case Reduction::Join: {
      List* list = soFar->as<List>();
      if (list->length == list->capacity) return false;
      list->items[list->length++] = item;
      return true;
    }
    default: return false;
  }
}

}  // namespace ouro
