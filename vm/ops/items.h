#pragma once
// Items and slices.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "vm/ops/calls.h"
#include "vm/ops/operators.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

// Is the index one of a sequence of this length? It may be negative, then it becomes the one it
// stands for.
[[gnu::always_inline]] inline bool isWithin(uint64_t* index, uint64_t length) {
  if (*index < length) [[likely]]
    return true;
  *index += length;
  return *index < length;
}
// A borrow of an exact list's item; false: of none.
[[gnu::always_inline]] inline bool listItem(Value owner, Value key, Value* item) {
  if (!OURO_LIKELY(key.isSmall() && isMostly(owner, TypeId::List))) return false;
  const List* list = owner.as<List>();
  auto at = static_cast<uint64_t>(key.small());
  if (!isWithin(&at, list->length)) [[unlikely]]
    return false;
  *item = list->items[at];
  return true;
}
// The same of other containers; or null.
[[gnu::always_inline]] inline Value itemOfOther(Regs& r, Value owner, Value key) {
  if (isExactly(owner, TypeId::Dict)) {
    if (!key.isSmall() && !isExactly(key, TypeId::Str)) return Value::null();
    const Dict* dict = owner.as<Dict>();
    int64_t index = key.isSmall() ? dictIndexOf(dict, key) : dictIndexOf(r.rt, dict, key.as<Str>());
    return index < 0 ? Value::null() : dict->entries[index].value;
  }
  if (!key.isSmall()) return Value::null();
  auto at = static_cast<uint64_t>(key.small());
  if (isExactly(owner, TypeId::Tuple)) {
    Tuple* tuple = owner.as<Tuple>();
    return isWithin(&at, tuple->length) ? (*tuple)[at] : Value::null();
  }
  if (!isExactly(owner, TypeId::Str)) return Value::null();
  Str* text = owner.as<Str>();
  return isWithin(&at, text->length) ? charOf(r.rt, text, at) : Value::null();
}

// A borrow of owner[key] of a list or tuple, a str, or of a str or int key of a dict; false: of
// none.
[[gnu::always_inline]] inline bool itemOf(Regs& r, Value owner, Value key, Value* item) {
  if (listItem(owner, key, item)) [[likely]]
    return true;
  *item = itemOfOther(r, owner, key);
  return !item->isNull();
}
// Stores the value (a move) as owner[key]; false: not done.
[[gnu::always_inline]] inline bool storeListItem(Value owner, Value key, Value value, Value* old) {
  if (!OURO_LIKELY(key.isSmall() && isMostly(owner, TypeId::List))) return false;
  List* list = owner.as<List>();
  auto at = static_cast<uint64_t>(key.small());
  if (!isWithin(&at, list->length)) [[unlikely]]
    return false;
  *old = std::exchange(list->items[at], value);
  return true;
}
OURO_OP(BINARY_SUBSCR) {
  Value owner = r.top(2), key = r.top(1), v;
  if (itemOf(r, owner, key, &v)) [[likely]] {
    retain(v);
    r.sp--;
    r.top() = v;
    release(key);
    release(owner);
    return Flow::Next;
  }
  r.save();
  Owned found = subscript(r.rt, owner, key);
  if (found.isError()) return Flow::Error;
  if (found.isDone()) return Flow::Special;
  r.sp--;
  r.top() = found.take();
  release(key);
  release(owner);
  return Flow::Next;
}
// The three are the topmost operands, in whatever order, and are consumed.
[[gnu::always_inline]] inline Flow storeItem(Regs& r, Value owner, Value key, Value value) {
  Value old;
  if (storeListItem(owner, key, value, &old)) [[likely]] {
    r.sp -= 3;
    release(old);
    release(owner);
    return Flow::Next;
  }
  r.save();
  if (isInstanceOfClass(owner) && callsSetItem(r.rt, owner, key, value)) return Flow::Special;
  r.sp -= 3;
  bool ok = storeSubscript(r.rt, owner, key, value);
  release(key);
  release(owner);
  release(value);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(STORE_SUBSCR) { return storeItem(r, r.top(2), r.top(1), r.top(3)); }
OURO_OP(DELETE_SUBSCR) {
  r.save();
  Value key = r.top(1), owner = r.top(2);
  if (isInstanceOfClass(owner) && callsDelItem(r.rt, owner, key)) return Flow::Special;
  r.sp -= 2;
  bool ok = setItem(r.rt, owner, key, Value::unbound());
  release(key);
  release(owner);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(BINARY_SLICE) {
  r.save();
  Value stop = r.pop(), start = r.pop(), owner = r.pop();
  Owned v = loadSlice(r.rt, owner, start, stop);
  release(stop);
  release(start);
  release(owner);
  return r.pushOwned(v);
}
OURO_OP(STORE_SLICE) {
  r.save();
  Value stop = r.pop(), start = r.pop(), owner = r.pop(), value = r.pop();
  bool ok = storeSlice(r.rt, owner, start, stop, value);
  release(stop);
  release(start);
  release(owner);
  release(value);
  return ok ? Flow::Next : Flow::Error;
}
// What is assigned to or deleted next is no slice that anybody sees: it need not be made.
[[gnu::always_inline]] inline bool storesByParts(Regs& r, uint32_t count, Flow* flow) {
  const Op next = r.pc->op();
  if ((next != Op::STORE_SUBSCR && next != Op::DELETE_SUBSCR) || r.rt.tracing.active) return false;
  Value *const parts = r.sp - count, *const top = r.sp;
  Value* base = parts - (next == Op::STORE_SUBSCR ? 2 : 1);
  const Value value = next == Op::STORE_SUBSCR ? base[0] : Value::unbound();
  const Value step = count == 3 ? parts[2] : Value::none();
  r.pc += 1;
  r.save();
  const int done = storeStepped(r.rt, parts[-1], parts[0], parts[1], step, value);
  if (done == 0) {
    r.pc -= 1;
    return false;
  }
  r.sp = base;
  for (Value* at = base; at < top; at++) release(*at);
  *flow = done > 0 ? Flow::Next : Flow::Error;
  return true;
}
OURO_OP(BUILD_SLICE) {
  Flow flow;
  if (kSpecialise && storesByParts(r, i.arg(), &flow)) return flow;
  r.save();
  Value step = i.arg() == 3 ? r.pop() : Value::none();
  Value stop = r.pop(), start = r.pop();
  Owned v = newSlice(r.rt, start, stop, step);
  release(step);
  release(stop);
  release(start);
  return r.pushOwned(v);
}

}  // namespace ouro
