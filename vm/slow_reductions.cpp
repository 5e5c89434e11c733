// What calls that take all items of a generator do for those that the loop does not take by itself,
// and before and after them (vm/reduction.h).

#include "vm/reduction.h"

#include "runtime/arith.h"
#include "runtime/types/generator.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/set.h"
#include "runtime/types/str_methods.h"
#include "stdlib/builtins.h"
#include "vm/slow.h"
#include "vm/stack.h"

namespace ouro {

namespace {

Reduction byFunction(NativeFn function) {
  if (function == builtin_sum) return Reduction::Sum;
  if (function == builtin_any) return Reduction::Any;
  if (function == builtin_all) return Reduction::All;
  if (function == builtin_min) return Reduction::Min;
  if (function == builtin_max) return Reduction::Max;
  return function == builtin_sorted ? Reduction::Sorted : Reduction::None;
}

Reduction byType(const Runtime& rt, Value type) {
  if (type == rt.type(TypeId::List)) return Reduction::List;
  if (type == rt.type(TypeId::Tuple)) return Reduction::Tuple;
  if (type == rt.type(TypeId::Set)) return Reduction::Set;
  return type == rt.type(TypeId::FrozenSet) ? Reduction::FrozenSet : Reduction::None;
}

bool hasPlainTruth(Value v) {
  return isPlainScalar(v) || isExactly(v, TypeId::Tuple) || isExactly(v, TypeId::List) ||
         isExactly(v, TypeId::Dict) || isExactly(v, TypeId::Set);
}

// Can the item be taken without anything being called?
bool callsNothing(Reduction kind, const Value* base, Value item) {
  switch (kind) {
    case Reduction::Any:
    case Reduction::All: return hasPlainTruth(item);
    case Reduction::Min:
    case Reduction::Max: return base->isUnbound() || (isPlainItem(*base) && isPlainItem(item));
    case Reduction::Sum: return isPlainScalar(*base) && isPlainScalar(item);
    case Reduction::Set:
    case Reduction::FrozenSet: return isPlainItem(item);
    default: return true;
  }
}

// The frame on the call stack becomes a generator's, running. False: no memory.
bool becomeGenerator(Runtime& rt, Frame* frame) {
  Generator* generator = newGenerator(rt, frame);
  if (!generator) return false;
  Frame* moved = generator->frame;
  for (Value* at = frame->operands(); at < frame->stackTop; at++) *moved->stackTop++ = *at;
  moved->base = frame->base;
  moved->previous = frame->previous;
  moved->flags = kReduced | kHasMore;
  generator->state = GeneratorState::Running;
  generator->limit = freeStack(machineOf(rt), frame->previous);
  generator->handled.previous = std::exchange(rt.handled, &generator->handled);
  frame->base[2] = generator;
  rt.frame = moved;
  return true;
}

// The frame ends before its code does; a pending exception stays so.
InFrame giveUp(Runtime& rt, Frame* frame, InFrame why) {
  Local pending = takeError(rt);
  dropOperands(frame, frame->operands());
  popFrame(rt, machineOf(rt), frame);
  restoreError(rt, pending.take());
  return why;
}

Owned beforeItems(Runtime& rt, Reduction kind, const Value* base, uint32_t count) {
  switch (kind) {
    case Reduction::Sum: return count == 2 ? Owned::share(base[3]) : Owned::adopt(Value::small(0));
    case Reduction::Any:
    case Reduction::All: return Owned::none();
    case Reduction::Set: return newSet(rt);
    case Reduction::FrozenSet: return newSetOf(rt, rt.type(TypeId::FrozenSet));
    case Reduction::Min:
    case Reduction::Max: return Owned::adopt(Value::unbound());
    default: return newList(rt);
  }
}

bool addTo(Runtime& rt, Value* soFar, Value item) {
  Owned total = arithAdd(rt, *soFar, item);
  if (total.isError()) return false;
  release(std::exchange(*soFar, total.take()));
  return true;
}

bool chooseBetter(Runtime& rt, CompareOp better, Value* best, Value item) {
  if (!best->isUnbound()) {
    int wins = arithCompare(rt, item, *best, better);
    if (wins <= 0) return wins == 0;
  }
  retain(item);
  release(std::exchange(*best, item));
  return true;
}

}  // namespace

Reduction reductionBy(const Runtime& rt, const Value* base) {
  const Value callable = base[0];
  if (isExactly(callable, TypeId::MethodDescriptor)) {
    const bool joins = isExactStr(rt, base[1]) &&
                       callable.as<MethodDescriptor>()->definition->function == str_join;
    return joins ? Reduction::Join : Reduction::None;
  }
  if (!base[1].isUnbound()) return Reduction::None;
  if (isExactly(callable, TypeId::NativeFunction))
    return byFunction(callable.as<NativeFunction>()->definition->function);
  return isExactly(callable, TypeId::Type) ? byType(rt, callable) : Reduction::None;
}

Reduction reductionOf(Runtime& rt, const Value* base, uint32_t count) {
  if (count == 0 || count > 2 || !isExactly(base[2], TypeId::Generator)) return Reduction::None;
  const Reduction kind = reductionBy(rt, base);
  if (count == 1) return kind;
  const bool hasStart = kind == Reduction::Sum && isPlainNumber(base[3]);
  return hasStart ? kind : Reduction::None;
}

bool beginReduction(Runtime& rt, Reduction kind, Value* base, uint32_t count) {
  Owned start = beforeItems(rt, kind, base, count);
  if (start.isError()) return false;
  release(std::exchange(base[0], start.take()));
  return true;
}

int reduceItem(Runtime& rt, Reduction kind, Value* base, Value taken) {
  Local item = Owned::adopt(taken);
  switch (kind) {
    case Reduction::Sum: return addTo(rt, base, item) ? 0 : -1;
    case Reduction::Any: return truth(rt, item);
    case Reduction::All: {
      int is = truth(rt, item);
      return is < 0 ? is : !is;
    }
    case Reduction::Min: return chooseBetter(rt, CompareOp::Lt, base, item) ? 0 : -1;
    case Reduction::Max: return chooseBetter(rt, CompareOp::Gt, base, item) ? 0 : -1;
    case Reduction::Set:
    case Reduction::FrozenSet: return setAdd(rt, base->as<Set>(), item) ? 0 : -1;
    default: return append(rt, base->as<List>(), item) ? 0 : -1;
  }
}

InFrame reduceInFrame(Runtime& rt, Frame* frame, Value item) {
  const auto kind = static_cast<Reduction>(frame->after);
  if (!callsNothing(kind, frame->base, item)) {
    if (becomeGenerator(rt, frame)) return InFrame::Suspend;
    release(item);
    return giveUp(rt, frame, InFrame::Error);
  }
  int ends = reduceItem(rt, kind, frame->base, item);
  if (ends == 0) return InFrame::Taken;
  return giveUp(rt, frame, ends < 0 ? InFrame::Error : InFrame::Ends);
}

Owned endReduction(Runtime& rt, Reduction kind, Value* base) {
  Local soFar = Owned::adopt(std::exchange(*base, Value::none()));
  switch (kind) {
    case Reduction::Any: return Owned::boolean(false);
    case Reduction::All: return Owned::boolean(true);
    case Reduction::Min:
    case Reduction::Max:
      if (!soFar.get().isUnbound()) break;
      return raise(rt, Exc::ValueError, "{}() arg is an empty sequence",
                   kind == Reduction::Min ? "min" : "max");
    case Reduction::Tuple: return newTuple(rt, soFar.as<List>()->span());
    case Reduction::Sorted: OURO_CHECK(sortList(rt, soFar.as<List>(), Value::none(), false)); break;
    case Reduction::Join: {
      Value list = soFar;
      return str_join(rt, base[1], {&list, 1});
    }
    default: break;
  }
  return soFar.take();
}

Owned reduceRest(Runtime& rt, Reduction kind, Value* base) {
  for (;;) {
    OURO_TRY(item, next(rt, base[2]));
    if (item.isDone()) return endReduction(rt, kind, base);
    int ends = reduceItem(rt, kind, base, item.take().take());
    if (ends < 0) return Owned::error();
    if (ends) return Owned::boolean(kind == Reduction::Any);
  }
}

}  // namespace ouro
