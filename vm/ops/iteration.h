#pragma once
// Loops, unpacking, displays.

#include "runtime/class_slots.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/range.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"
#include "runtime/types/tuple_iterator.h"
#include "vm/ops/generators.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

OURO_OP(GET_ITER) {
  r.save();
  Value v = r.top();
  if (isExactly(v, TypeId::List)) {
    auto* it = makeRaw<ListIterator>(r.rt, TypeId::ListIterator);
    if (!it) [[unlikely]]
      return Flow::Error;
    it->list = v.as<List>();  // a move
    it->index = 0;
    r.top() = it;
    return Flow::Next;
  }
  if (isExactly(v, TypeId::Tuple)) {
    auto* it = newTupleIterator(r.rt, v.as<Tuple>());
    if (!it) [[unlikely]]
      return Flow::Error;
    r.top() = it;
    return Flow::Next;
  }
  if (isExactly(v, TypeId::Generator)) return Flow::Next;
  if (isInstanceOfClass(v) && callsIter(r.rt, v)) return Flow::Special;
  return r.replaceTop(iter(r.rt, v));
}

[[gnu::always_inline]] inline Flow endLoop(Regs& r, Instr i) {
  release(r.pop());
  r.jump(i);
  return Flow::Next;
}

// The end of a list's iterator, the topmost operand, which is never to give anything again.
[[gnu::always_inline]] inline Flow endList(Regs& r, Instr i, ListIterator* it) {
  List* list = std::exchange(it->list, nullptr);
  Flow flow = endLoop(r, i);
  if (list) release(list);
  return flow;
}

// The same of a tuple's.
[[gnu::always_inline]] inline Flow endTuple(Regs& r, Instr i, TupleIterator* it) {
  Tuple* tuple = std::exchange(it->tuple, nullptr);
  Flow flow = endLoop(r, i);
  if (tuple) release(tuple);
  return flow;
}

// The next character (a borrow), which is passed over; null: there is none, or none at hand.
[[gnu::always_inline]] inline Value stepStr(const Runtime& rt, StrIterator* it) {
  if (!it->str || it->index >= it->str->length) return Value::null();
  const Value v = charOf(rt, it->str, it->index);
  if (!v.isNull()) it->index++;
  return v;
}

OURO_OP(FOR_ITER) {
  Value it = r.top();
  if (isExactly(it, TypeId::RangeIterator)) {
    Value number;
    if (!stepRange(it.as<RangeIterator>(), &number)) return endLoop(r, i);
    r.push(number);
    return Flow::Next;
  }
  if (isExactly(it, TypeId::ListIterator)) {
    auto* position = it.as<ListIterator>();
    if (OURO_LIKELY(position->list && position->index < position->list->length)) {
      Value v = position->list->items[position->index++];
      retain(v);
      r.push(v);
      return Flow::Next;
    }
    return endList(r, i, position);
  } else if (isExactly(it, TypeId::Generator)) {
    auto* generator = it.as<Generator>();
    if (canResumeInline(r, generator))
      return resumeInline(r, generator, Value::none(), kResumedByFor);
  } else if (isExactly(it, TypeId::TupleIterator)) {
    Value v = stepTuple(it.as<TupleIterator>());
    if (v.isNull()) return endTuple(r, i, it.as<TupleIterator>());
    retain(v);
    r.push(v);
    return Flow::Next;
  } else if (isExactly(it, TypeId::StrIterator)) {
    const Value v = stepStr(r.rt, it.as<StrIterator>());
    if (!v.isNull()) {
      retain(v);
      r.push(v);
      return Flow::Next;
    }
  }
  r.save();
  UnaryFn step = typeOf(r.rt, it)->slots.next;  // null: a class that has lost its __next__
  if (step == classNext && callsNext(r.rt, it)) return Flow::Special;
  Owned v = step ? step(r.rt, it) : next(r.rt, it);
  if (v.isDone()) return endLoop(r, i);
  if (v.isError()) {
    v = endAtStop(r.rt, v);
    return v.isDone() ? endLoop(r, i) : Flow::Error;
  }
  r.push(v.take());
  return Flow::Next;
}

OURO_OP(UNPACK_SEQUENCE) {
  Value v = r.pop();
  uint32_t count = i.arg();
  if (isExactly(r.rt, v, TypeId::Tuple) && v.as<Tuple>()->length == count) {
    Tuple* tuple = v.as<Tuple>();
    for (uint32_t k = count; k-- > 0;) {
      retain((*tuple)[k]);
      r.push((*tuple)[k]);
    }
    release(v);
    return Flow::Next;
  }
  if (isExactly(v, TypeId::List) && v.as<List>()->length == count) {
    const Value* items = v.as<List>()->items;
    for (uint32_t k = count; k-- > 0;) {
      retain(items[k]);
      r.push(items[k]);
    }
    release(v);
    return Flow::Next;
  }
  r.save();
  bool ok = unpackSequence(r.rt, v, count, r.sp);
  release(v);
  if (!ok) return Flow::Error;
  r.sp += count;
  return Flow::Next;
}
OURO_OP(UNPACK_EX) {
  r.save();
  Value v = r.pop();
  bool ok = unpackExtended(r.rt, v, i.a(), i.b(), r.sp);
  release(v);
  if (!ok) return Flow::Error;
  r.sp += i.a() + 1 + i.b();
  return Flow::Next;
}

OURO_OP(BUILD_TUPLE) {
  r.save();
  r.sp -= i.arg();
  return r.pushOwned(newTupleTaking(r.rt, r.sp, i.arg()));
}
OURO_OP(BUILD_LIST) {
  r.save();
  r.sp -= i.arg();
  return r.pushOwned(newListTaking(r.rt, r.sp, i.arg()));
}
OURO_OP(BUILD_LIST_FOR) {
  r.save();
  return r.pushOwned(newList(r.rt, itemsLeft(r.locals[0])));
}
OURO_OP(BUILD_SET) {
  r.save();
  Owned v = buildSet(r.rt, r.sp - i.arg(), i.arg());
  for (uint32_t k = 0; k < i.arg(); k++) release(r.pop());
  return r.pushOwned(v);
}
OURO_OP(BUILD_MAP) {
  r.save();
  Owned v = buildMap(r.rt, r.sp - 2 * i.arg(), i.arg());
  for (uint32_t k = 0; k < 2 * i.arg(); k++) release(r.pop());
  return r.pushOwned(v);
}
OURO_OP(BUILD_CONST_KEY_MAP) {
  r.save();
  Value keys = r.pop();
  Owned v = buildConstKeyMap(r.rt, keys.as<Tuple>(), r.sp - i.arg());
  for (uint32_t k = 0; k < i.arg(); k++) release(r.pop());
  release(keys);
  return r.pushOwned(v);
}
OURO_OP(BUILD_STRING) {
  r.save();
  Owned v = buildString(r.rt, r.sp - i.arg(), i.arg());
  for (uint32_t k = 0; k < i.arg(); k++) release(r.pop());
  return r.pushOwned(v);
}
OURO_OP(LIST_APPEND) {
  Value v = r.pop();
  List* list = r.sp[-static_cast<int32_t>(i.arg())].as<List>();
  if (list->length < list->capacity) [[likely]] {
    list->items[list->length++] = v;
    return Flow::Next;
  }
  r.save();
  return appendTaking(r.rt, list, Owned::adopt(v)) ? Flow::Next : Flow::Error;
}
OURO_OP(SET_ADD) {
  r.save();
  Value v = r.pop();
  bool ok = setAdd(r.rt, r.sp[-static_cast<int32_t>(i.arg())].as<Set>(), v);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(MAP_ADD) {
  r.save();
  Value value = r.pop(), key = r.pop();
  bool ok = dictSet(r.rt, r.sp[-static_cast<int32_t>(i.arg())].as<Dict>(), key, value);
  release(value);
  release(key);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(LIST_EXTEND) {
  r.save();
  Value v = r.pop();
  bool ok = extendDisplay(r.rt, r.sp[-static_cast<int32_t>(i.arg())].as<List>(), v);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(SET_UPDATE) {
  r.save();
  Value v = r.pop();
  bool ok = setUpdate(r.rt, r.sp[-static_cast<int32_t>(i.arg())].as<Set>(), v);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(DICT_UPDATE) {
  r.save();
  Value v = r.pop();
  bool ok = updateDisplay(r.rt, r.sp[-static_cast<int32_t>(i.arg())].as<Dict>(), v);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(DICT_MERGE) {
  r.save();
  Value v = r.pop();
  Value* dict = r.sp - static_cast<int32_t>(i.arg());
  bool ok = mergeKeywords(r.rt, dict->as<Dict>(), v, dict[-3]);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(LIST_TO_TUPLE) {
  r.save();
  Value list = r.top();
  Owned v = newTuple(r.rt, list.as<List>()->span());
  if (v.isError()) return Flow::Error;
  r.top() = v.take();
  release(list);
  return Flow::Next;
}
OURO_OP(FORMAT_VALUE) {
  constexpr uint32_t kRepr = 2, kWithSpec = 4, kForBuildString = 8;
  if (!(i.arg() & kWithSpec)) {  // what is its own text, or becomes it in BUILD_STRING
    const Value v = r.top();
    const bool isText =
        v.isSmall() ? i.arg() & kForBuildString : !(i.arg() & kRepr) && isExactly(v, TypeId::Str);
    if (isText) return Flow::Next;
  }
  r.save();
  Value spec = i.arg() & kWithSpec ? r.pop() : Value::unbound();
  Value v = r.pop();
  Owned text = formatValue(r.rt, v, i.arg() & 3, spec);
  release(v);
  release(spec);
  return r.pushOwned(text);
}

}  // namespace ouro
