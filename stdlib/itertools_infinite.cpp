// itertools: count, cycle, repeat.

#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/itertools.h"

namespace ouro {

namespace {

struct Count : Object {
  Value next, step;
  static constexpr size_t kValues = 2;
};
struct Cycle : Object {
  Value iterator, saved;  // iterator null: all items are in saved, a list
  uint64_t index;
  bool complete;  // saved has all items already, though the iterator still gives the first round
  static constexpr size_t kValues = 2;
};
struct Repeat : Object {
  Value object;
  int64_t left;  // -1: for ever
  static constexpr size_t kValues = 1;
};

// ---- count

bool isNumber(const Runtime& rt, Value v) {
  if (v.isSmall() || v.isFlonum() || isComplex(rt, v)) return true;
  const Slots& slots = typeOf(rt, v)->slots;
  return slots.index || slots.toInt || slots.toFloat;
}

Owned makeCount(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "start=0, step=1";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "count", given, v));
  if (v[0].isUnbound()) v[0] = Value::small(0);
  if (v[1].isUnbound()) v[1] = Value::small(1);
  if (!isNumber(rt, v[0]) || !isNumber(rt, v[1])) {
    return raise(rt, Exc::TypeError, "a number is required");
  }
  auto* count = rt.make<Count>(cls);
  if (!count) return Owned::error();
  count->next = Owned::share(v[0]).take();
  count->step = Owned::share(v[1]).take();
  return Owned::adopt(count);
}

Owned count_next(Runtime& rt, Value self) {
  auto* count = self.as<Count>();
  Value now = count->next;
  if (Value::bothSmall(now, count->step)) {
    Owned after = newInt(rt, now.small() + count->step.small());
    if (after.isError()) return after;
    count->next = after.take();
    return Owned::adopt(now);
  }
  OURO_TRY(after, binary(rt, BinaryOp::Add, now, count->step));
  now = std::exchange(count->next, after.take().take());
  return Owned::adopt(now);
}

Owned count_repr(Runtime& rt, Value self) {
  auto* count = self.as<Count>();
  StrBuilder text(rt);
  OURO_CHECK(text.append(nameOf(typeOf(rt, self))) && text.append("(") &&
             text.appendRepr(count->next));
  // A step of the int 1 goes without saying.
  if (count->step != Value::small(1)) {
    OURO_CHECK(text.append(", ") && text.appendRepr(count->step));
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

Owned count_reduce(Runtime& rt, Value self, Args) {
  auto* count = self.as<Count>();
  bool plain = count->step == Value::small(1) && count->next.isSmall();
  return plain ? reduceTo(rt, self, {count->next}) : reduceTo(rt, self, {count->next, count->step});
}

constexpr MethodDef kCountMethods[] = {
    {"__reduce__", count_reduce, "", kReduceDoc},
};

// ---- cycle

Owned makeCycle(Runtime& rt, Type* cls, const CallArgs& given) {
  Value iterable;
  OURO_CHECK(unpackPositional(rt, "cycle", withoutInitKeywords(rt, cls, given), 1, 1, &iterable));
  OURO_TRY(iterator, iter(rt, iterable));
  OURO_TRY(saved, newList(rt));
  auto* cycle = rt.make<Cycle>(cls);
  if (!cycle) return Owned::error();
  cycle->iterator = iterator.take().take();
  cycle->saved = saved.take().take();
  return Owned::adopt(cycle);
}

Owned cycle_next(Runtime& rt, Value self) {
  auto* cycle = self.as<Cycle>();
  if (!cycle->iterator.isNull()) {
    Local held(cycle->iterator);
    Local item = advance(rt, held);
    if (item.isError()) return Owned::error();
    if (!item.isDone()) {
      if (!cycle->complete) OURO_CHECK(append(rt, cycle->saved.as<List>(), item));
      return item.take();
    }
    dropValue(cycle->iterator);
  }
  auto* saved = cycle->saved.as<List>();
  if (saved->length == 0) return Owned::done();
  if (cycle->index >= saved->length) cycle->index = 0;
  return Owned::share(saved->items[cycle->index++]);
}

Owned cycle_reduce(Runtime& rt, Value self, Args) {
  auto* cycle = self.as<Cycle>();
  bool exhausted = cycle->iterator.isNull();
  OURO_TRY(state, newTuple(rt, {cycle->saved, Value::boolean(exhausted || cycle->complete)}));
  if (!exhausted) return reduceTo(rt, self, {cycle->iterator}, state);
  OURO_TRY(iterator, iter(rt, cycle->saved));
  if (cycle->index > 0) {
    Value index = Value::small(static_cast<int64_t>(cycle->index));
    OURO_TRY(moved, callMethod(rt, iterator, rt.names.setstate, {&index, 1}));
  }
  return reduceTo(rt, self, {iterator}, state);
}

Owned cycle_setstate(Runtime& rt, Value self, Args args) {
  std::span<const Value> items;
  OURO_CHECK(unpackState(rt, args[0], 2, 2, &items));
  if (!isList(rt, items[0])) {
    return raise(rt, Exc::TypeError, "__setstate__() argument 1 must be list, not {}",
                 typeName(rt, items[0]));
  }
  int64_t complete;
  OURO_CHECK(indexInt64(rt, items[1], &complete));
  auto* cycle = self.as<Cycle>();
  cycle->complete = complete != 0;
  cycle->index = 0;
  replaceValue(cycle->saved, Owned::share(items[0]));
  return Owned::none();
}

constexpr MethodDef kCycleMethods[] = {
    {"__reduce__", cycle_reduce, "", kReduceDoc},
    {"__setstate__", cycle_setstate, "state, /", kSetStateDoc},
};

// ---- repeat

Owned makeRepeat(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "object, times=None";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "repeat", given, v));
  int64_t times = -1;
  if (!v[1].isUnbound()) {
    OURO_CHECK(indexInt64(rt, v[1], &times));
    if (times < 0) times = 0;
  }
  auto* repeat = rt.make<Repeat>(cls);
  if (!repeat) return Owned::error();
  repeat->object = Owned::share(v[0]).take();
  repeat->left = times;
  return Owned::adopt(repeat);
}

Owned repeat_next(Runtime&, Value self) {
  auto* repeat = self.as<Repeat>();
  if (repeat->left == 0) return Owned::done();
  if (repeat->left > 0) repeat->left--;
  return Owned::share(repeat->object);
}

Owned repeat_repr(Runtime& rt, Value self) {
  auto* repeat = self.as<Repeat>();
  StrBuilder text(rt);
  OURO_CHECK(text.append(nameOf(typeOf(rt, self))) && text.append("(") &&
             text.appendRepr(repeat->object));
  if (repeat->left >= 0) {
    OURO_CHECK(text.append(", ") && text.append(std::to_string(repeat->left)));
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

Owned repeat_length_hint(Runtime& rt, Value self, Args) {
  int64_t left = self.as<Repeat>()->left;
  return left < 0 ? raise(rt, Exc::TypeError, "len() of unsized object") : newInt(rt, left);
}

Owned repeat_reduce(Runtime& rt, Value self, Args) {
  auto* repeat = self.as<Repeat>();
  OURO_TRY(left, newInt(rt, repeat->left));
  return repeat->left < 0 ? reduceTo(rt, self, {repeat->object})
                          : reduceTo(rt, self, {repeat->object, left});
}

constexpr MethodDef kRepeatMethods[] = {
    {"__length_hint__", repeat_length_hint, "", "How many items are still to come."},
    {"__reduce__", repeat_reduce, "", kReduceDoc},
};

constexpr TypeDef with(TypeDef def, UnaryFn repr, std::span<const MethodDef> methods) {
  def.slots.repr = repr;
  def.methods = methods;
  return def;
}

}  // namespace

const TypeDef countTypeDef =
    with(iteratorDef<Count>("count", makeCount, count_next, "start=0, step=1",
                            "start, start + step, start + 2 * step, ..."),
         count_repr, kCountMethods);
const TypeDef cycleTypeDef = withMethods(
    iteratorDef<Cycle>("cycle", makeCycle, cycle_next, "iterable, /", "The items again and again."),
    kCycleMethods);
const TypeDef repeatTypeDef =
    with(iteratorDef<Repeat>("repeat", makeRepeat, repeat_next, "object, times=None",
                             "The object so many times, or for ever."),
         repeat_repr, kRepeatMethods);

}  // namespace ouro
