#pragma once
// Fused forms that loop, jump, return or only move values (see fused.h, where the rules stand).

#include "vm/ops/fused.h"

namespace ouro {

// ---- loops, jumps and returns

// The next item of an iterator of another kind, for the run that begins at `loop`; null: the loop
// has been left, or what is returned is to be followed.
[[gnu::always_inline]] inline Flow stepOther(Regs& r, Value it, const Instr* loop, Value* item) {
  *item = Value::null();
  if (isExactly(it, TypeId::Generator)) return Flow::Generic;
  r.frame->pc = loop + 1;
  r.frame->stackTop = r.sp;
  Owned v = stepBuiltIn(r.rt, it);
  if (v.isNotFound()) return Flow::Generic;
  r.pc = loop + 1;
  if (v.isError()) [[unlikely]] {
    v = endAtStop(r.rt, v);
    if (v.isError()) return Flow::Error;
  }
  if (v.isDone()) return endLoop(r, *loop);
  if (r.pc->op() == Op::TRACE) [[unlikely]] {  // somebody has begun to listen
    r.push(v.take());
    return Flow::Next;
  }
  *item = v.take();
  return Flow::Next;
}
// Stores the next item for the run that begins at `loop`, unless FOR_ITER has to see to it: then
// nothing is done (Generic). isObject: the iterator is one, which need not be asked.
template <bool isObject>
[[gnu::always_inline]] inline Flow stepAndStore(Regs& r, Value it, const Instr* loop) {
  const auto isMost = [](Value v, TypeId id) -> bool {
    if (!isObject) return isMostly(v, id);
    return OURO_LIKELY(v.object()->kindByte() == kindNumberOf(id));
  };
  Value v;
  if (isMost(it, TypeId::RangeIterator)) {
    if (!stepRange(it.as<RangeIterator>(), &v)) [[unlikely]]
      return Flow::Generic;
    r.pc = loop + 2;
    return storeResult(r, loop[1], v);
  }
  loadNow(it);  // the first question alone compares in memory
  if (isMost(it, TypeId::ListIterator)) {
    auto* position = it.as<ListIterator>();
    if (!OURO_LIKELY(position->list && position->index < position->list->length))
      return Flow::Generic;
    v = position->list->items[position->index++];
    retain(v);
  } else if (isExactly(it, TypeId::TupleIterator)) {
    v = stepTuple(it.as<TupleIterator>());
    if (v.isNull()) return Flow::Generic;
    retain(v);
  } else if (isExactly(it, TypeId::StrIterator)) {
    v = stepStr(r.rt, it.as<StrIterator>());
    if (v.isNull()) return Flow::Generic;
    retain(v);
  } else {
    const Flow flow = stepOther(r, it, loop, &v);
    if (v.isNull()) return flow;
  }
  r.pc = loop + 2;
  return storeResult(r, loop[1], v);
}
OURO_OP(FOR_ITER_STORE) { return stepAndStore<false>(r, r.top(), r.pc - 1); }
// Takes both (a move) as what the run's two stores get.
[[gnu::always_inline]] inline Flow storePair(Regs& r, Value first, Value second) {
  const Instr* stores = r.pc + 1;
  r.pc += 3;
  Value oldFirst = exchangeLocal(r, stores[0], first);
  Value oldSecond = exchangeLocal(r, stores[1], second);
  release(oldFirst);
  release(oldSecond);
  return Flow::Next;
}
// The same with the items of a tuple of two.
[[gnu::always_inline]] inline Flow storeItems(Regs& r, Value pair) {
  Value first = (*pair.as<Tuple>())[0], second = (*pair.as<Tuple>())[1];
  retain(first);
  retain(second);
  return storePair(r, first, second);
}
[[gnu::always_inline]] inline Flow stepPair(Regs& r, Instr i, Value it,
                                            PairStep (*step)(Runtime&, Value, Value*, Value*)) {
  Value first, second;
  r.save();
  switch (step(r.rt, it, &first, &second)) {
    case PairStep::Got: return storePair(r, first, second);
    case PairStep::Done: return endLoop(r, i);
    case PairStep::Error: return Flow::Error;
    default: return Flow::Generic;
  }
}
// The same of an iterator of another kind, which mostly gives such tuples.
[[gnu::always_inline]] inline Flow stepOtherPair(Regs& r, Value it) {
  Value item;
  const Flow flow = stepOther(r, it, r.pc - 1, &item);
  if (item.isNull()) return flow;
  if (!isExactly(item, TypeId::Tuple) || item.as<Tuple>()->length != 2) {
    r.push(item);
    return Flow::Next;  // to UNPACK_SEQUENCE
  }
  const Flow stored = storeItems(r, item);
  release(item);
  return stored;
}
OURO_OP(FOR_ITER_PAIR) {
  Value it = r.top();
  if (isExactly(it, TypeId::ListIterator)) {
    auto* position = it.as<ListIterator>();
    if (!position->list || position->index >= position->list->length) return Flow::Generic;
    Value item = position->list->items[position->index];
    if (!isExactly(item, TypeId::Tuple) || item.as<Tuple>()->length != 2) return Flow::Generic;
    position->index++;
    return storeItems(r, item);
  }
  if (isExactly(it, TypeId::TupleIterator)) {
    const Value item = stepTuple(it.as<TupleIterator>());
    if (item.isNull()) return Flow::Generic;
    if (isExactly(item, TypeId::Tuple) && item.as<Tuple>()->length == 2) return storeItems(r, item);
    it.as<TupleIterator>()->index--;
    return Flow::Generic;
  }
  if (isExactly(it, TypeId::DictItemIterator)) return stepPair(r, i, it, stepDictItems);
  if (isExactly(it, TypeId::Enumerate)) return stepPair(r, i, it, stepEnumerate);
  if (isExactly(it, TypeId::Zip)) return stepPair(r, i, it, stepZip);
  return stepOtherPair(r, it);
}
// The end of a turn and the beginning of the next. The iterator, which gave an item, is an object.
OURO_OP(FOR_NEXT) {
  if (safePointWanted(r)) [[unlikely]]
    return Flow::Generic;
  const Instr* loop = r.target(i);
  const Flow flow = stepAndStore<true>(r, r.top(), loop);
  if (flow != Flow::Generic) [[likely]]
    return flow;
  r.pc = loop + 1;
  return op_FOR_ITER(r, *loop);
}
OURO_OP(JUMP_FAST) {
  int truth = plainTruth(r.rt, localAt(r, i));
  if (truth < 0) return Flow::Generic;
  const Instr jump = r.next();
  return jumpIf(r, jump, truth == (jump.op() == Op::POP_JUMP_IF_TRUE));
}
OURO_OP(NONE_FAST_JUMP) {
  bool isNone = localAt(r, i).isNone();
  const Instr jump = r.next();
  return jumpIf(r, jump, isNone == (jump.op() == Op::POP_JUMP_IF_NONE));
}
// Of an identity test or `in`, whose argument says when it jumps.
[[gnu::always_inline]] inline Flow jumpOnIdentity(Regs& r, bool same, Instr test) {
  const Instr jump = r.next();
  return jumpIf(r, jump, same == static_cast<bool>(test.arg() & 2));
}
OURO_OP(IS_JUMP) {
  Value right = r.pop(), left = r.pop();
  Flow flow = jumpOnIdentity(r, left == right, i);
  release(left);
  release(right);
  return flow;
}
OURO_OP(IS_FAST_JUMP) {
  Value left = r.pop();
  bool same = left == localAt(r, i);
  const Instr test = r.next();
  Flow flow = jumpOnIdentity(r, same, test);
  release(left);
  return flow;
}
OURO_OP(CONTAINS_JUMP) {
  const int64_t place = popContains(r);
  if (place < kNotIn) [[unlikely]]
    return followPlace(place);
  // Bit 1 of the argument says whether it jumps if the item is in: its bit of the word moves to
  // where the sign of the place is.
  static_assert(Instr::make(Op::NOP, 2).word == 1 << 9);
  const int64_t jumps = static_cast<int64_t>(uint64_t{r.again(-1).word} << (63 - 9)) ^ place;
  const Instr jump = r.next();
  return jumpIf(r, jump, jumps < 0);
}
OURO_OP(CONTAINS_TUPLE_JUMP) {
  const uint32_t count = i.arg();
  Value* items = r.sp - count;
  int result = containsTuple(r.rt, localAt(r, r.pc[0]), {items, count});
  if (result < 0) return Flow::Generic;
  r.sp = items;
  for (uint32_t k = 0; k < count; k++) release(items[k]);
  r.pc += 1;
  const Instr test = r.next();
  return jumpOnIdentity(r, result, test);
}
// The local's value moves out of the frame that ends, unless a frame object is to keep it.
OURO_OP(RETURN_FAST) {
  const uint32_t flags = r.frame->flags;
  if (flags & kHasMore) [[unlikely]]
    return Flow::Generic;
  const Value v = exchangeLocal(r, i, Value::unbound());
  if (!flags) [[likely]]
    return leavePlain(r, v);
  r.pc += 1;
  r.result = v;
  return Flow::Leave;
}
OURO_OP(RETURN_CONST) {
  Value v = constantAt(r, i);
  retain(v);
  r.pc += 1;
  return leave(r, v);
}

// ---- moves

OURO_OP(LOAD_FAST_FAST) {
  (void)op_LOAD_FAST(r, i);
  return op_LOAD_FAST(r, r.next());
}
OURO_OP(LOAD_FAST_CONST) {
  (void)op_LOAD_FAST(r, i);
  return op_LOAD_CONST(r, r.next());
}
OURO_OP(LOAD_FAST_NULL) {
  (void)op_LOAD_FAST(r, i);
  return op_PUSH_NULL(r, r.next());
}
OURO_OP(STORE_FAST_LOAD_FAST) {
  (void)op_STORE_FAST(r, i);
  return op_LOAD_FAST(r, r.next());
}
OURO_OP(STORE_FAST_STORE_FAST) {
  (void)op_STORE_FAST(r, i);
  return op_STORE_FAST(r, r.next());
}
OURO_OP(STORE_FAST_JUMP_BACKWARD) {
  (void)op_STORE_FAST(r, i);
  return op_JUMP_BACKWARD(r, r.next());
}

}  // namespace ouro
