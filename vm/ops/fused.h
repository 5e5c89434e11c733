#pragma once
// Fused forms (see opcodes.def). What a form is not made for it leaves to its run (Flow::Generic):
// what the run's first instruction does is done, and the others follow one by one. Only
// what asks a dict or makes a list can fail. r.pc stands at the run's second word.

#include "vm/ops/attributes.h"
#include "vm/ops/calls.h"
#include "vm/ops/items.h"
#include "vm/ops/iteration.h"
#include "vm/ops/operators.h"
#include "vm/ops/variables.h"

namespace ouro {

// ---- where operands come from and results go to. `at`: which word of the run tells the index.

[[gnu::always_inline]] inline Value constantAt(Regs& r, Instr word) {
  return r.constants()[shortArg(word)];
}
[[gnu::always_inline]] inline Flow pushResult(Regs& r, Value v) {
  r.push(v);
  return Flow::Next;
}
[[gnu::always_inline]] inline Flow storeResult(Regs& r, Instr word, Value v) {
  release(exchangeLocal(r, word, v));
  return Flow::Next;
}

// Where the left operand is a local and the right one lies on the stack: puts both there, for the
// run's operator to do what the form is not made for.
[[gnu::always_inline]] inline Flow leaveToOperator(Regs& r, Value left) {
  retain(left);
  r.sp[0] = r.top();
  r.top() = left;
  r.sp += 1;
  r.pc += 1;
  return Flow::Next;
}

// ---- arithmetic on two numbers in the word with a result in the word

[[gnu::always_inline]] inline bool addNumbers(Value left, Value right, Value* out) {
  if (Value::bothSmall(left, right)) return addSmall(left, right, out);
  double a, b;
  return floatOperands(left, right, &a, &b) && Value::flonumOf(a + b, out);
}
[[gnu::always_inline]] inline bool subtractNumbers(Value left, Value right, Value* out) {
  if (Value::bothSmall(left, right)) return subtractSmall(left, right, out);
  double a, b;
  return floatOperands(left, right, &a, &b) && Value::flonumOf(a - b, out);
}
[[gnu::always_inline]] inline bool multiplyNumbers(Value left, Value right, Value* out) {
  if (Value::bothSmall(left, right)) return multiplySmall(left, right, out);
  double a, b;
  return floatOperands(left, right, &a, &b) && Value::flonumOf(a * b, out);
}

#define OURO_FUSED_FAST_FAST(name, operate)                                     \
  OURO_OP(name##_FAST_FAST) {                                                   \
    Value v;                                                                    \
    if (!operate(localAt(r, i), localAt(r, r.pc[0]), &v)) return Flow::Generic; \
    r.pc += 2;                                                                  \
    return pushResult(r, v);                                                    \
  }
#define OURO_FUSED_FAST_CONST(name, operate)                                       \
  OURO_OP(name##_FAST_CONST) {                                                     \
    Value v;                                                                       \
    if (!operate(localAt(r, i), constantAt(r, r.pc[0]), &v)) return Flow::Generic; \
    r.pc += 2;                                                                     \
    return pushResult(r, v);                                                       \
  }
#define OURO_FUSED_FAST(name, operate)                              \
  OURO_OP(name##_FAST) {                                            \
    Value v;                                                        \
    if (!operate(r.top(), localAt(r, i), &v)) return Flow::Generic; \
    r.pc += 1;                                                      \
    r.top() = v;                                                    \
    return Flow::Next;                                              \
  }
#define OURO_FUSED_CONST(name, operate)                                \
  OURO_OP(name##_CONST) {                                              \
    Value v;                                                           \
    if (!operate(r.top(), constantAt(r, i), &v)) return Flow::Generic; \
    r.pc += 1;                                                         \
    r.top() = v;                                                       \
    return Flow::Next;                                                 \
  }
#define OURO_FUSED_FAST_TOP(name, operate)                            \
  OURO_OP(name##_FAST_TOP) {                                          \
    Value v;                                                          \
    const Value left = localAt(r, i);                                 \
    if (!operate(left, r.top(), &v)) return leaveToOperator(r, left); \
    r.pc += 2;                                                        \
    r.top() = v;                                                      \
    return Flow::Next;                                                \
  }

#define OURO_FUSED_FAST_FAST_STORE(name, operate)                               \
  OURO_OP(name##_FAST_FAST_STORE) {                                             \
    Value v;                                                                    \
    if (!operate(localAt(r, i), localAt(r, r.pc[0]), &v)) return Flow::Generic; \
    r.pc += 3;                                                                  \
    return storeResult(r, r.pc[-1], v);                                         \
  }
#define OURO_FUSED_FAST_CONST_STORE(name, operate)                                 \
  OURO_OP(name##_FAST_CONST_STORE) {                                               \
    Value v;                                                                       \
    if (!operate(localAt(r, i), constantAt(r, r.pc[0]), &v)) return Flow::Generic; \
    r.pc += 3;                                                                     \
    return storeResult(r, r.pc[-1], v);                                            \
  }
#define OURO_FUSED_FAST_STORE(name, operate)                        \
  OURO_OP(name##_FAST_STORE) {                                      \
    Value v;                                                        \
    if (!operate(r.top(), localAt(r, i), &v)) return Flow::Generic; \
    r.pc += 2;                                                      \
    r.sp--;                                                         \
    return storeResult(r, r.pc[-1], v);                             \
  }
#define OURO_FUSED_CONST_STORE(name, operate)                          \
  OURO_OP(name##_CONST_STORE) {                                        \
    Value v;                                                           \
    if (!operate(r.top(), constantAt(r, i), &v)) return Flow::Generic; \
    r.pc += 2;                                                         \
    r.sp--;                                                            \
    return storeResult(r, r.pc[-1], v);                                \
  }
#define OURO_FUSED_FAST_TOP_STORE(name, operate)                      \
  OURO_OP(name##_FAST_TOP_STORE) {                                    \
    Value v;                                                          \
    const Value left = localAt(r, i);                                 \
    if (!operate(left, r.top(), &v)) return leaveToOperator(r, left); \
    r.pc += 3;                                                        \
    r.sp--;                                                           \
    return storeResult(r, r.pc[-1], v);                               \
  }

#define OURO_FUSED_ALL(name, operate)  \
  OURO_FUSED_FAST_FAST(name, operate)  \
  OURO_FUSED_FAST_CONST(name, operate) \
  OURO_FUSED_FAST(name, operate)       \
  OURO_FUSED_FAST_TOP(name, operate)   \
  OURO_FUSED_CONST(name, operate)
OURO_FUSED_ALL(ADD, addNumbers)
OURO_FUSED_FAST_FAST_STORE(ADD, addNumbers)
OURO_FUSED_FAST_CONST_STORE(ADD, addNumbers)
OURO_FUSED_FAST_STORE(ADD, addNumbers)
OURO_FUSED_CONST_STORE(ADD, addNumbers)
OURO_FUSED_FAST_TOP_STORE(ADD, addNumbers)
OURO_FUSED_ALL(SUBTRACT, subtractNumbers)
OURO_FUSED_FAST_CONST_STORE(SUBTRACT, subtractNumbers)
OURO_FUSED_ALL(MULTIPLY, multiplyNumbers)
OURO_FUSED_FAST_FAST_STORE(MULTIPLY, multiplyNumbers)
OURO_FUSED_FAST_STORE(MULTIPLY, multiplyNumbers)
OURO_FUSED_FAST_CONST(REMAINDER, remainderSmall)
OURO_FUSED_FAST(REMAINDER, remainderSmall)
OURO_FUSED_CONST(REMAINDER, remainderSmall)
OURO_FUSED_FAST_CONST(FLOOR_DIVIDE, floorDivideSmall)
OURO_FUSED_FAST(FLOOR_DIVIDE, floorDivideSmall)
OURO_FUSED_CONST(FLOOR_DIVIDE, floorDivideSmall)
OURO_FUSED_CONST(AND, andSmall)
OURO_FUSED_CONST(RSHIFT, rshiftSmall)
OURO_FUSED_CONST(LSHIFT, lshiftSmall)
#undef OURO_FUSED_ALL
#undef OURO_FUSED_FAST_TOP_STORE
#undef OURO_FUSED_CONST_STORE
#undef OURO_FUSED_FAST_STORE
#undef OURO_FUSED_FAST_CONST_STORE
#undef OURO_FUSED_FAST_FAST_STORE
#undef OURO_FUSED_FAST_TOP
#undef OURO_FUSED_CONST
#undef OURO_FUSED_FAST
#undef OURO_FUSED_FAST_CONST
#undef OURO_FUSED_FAST_FAST

#define OURO_OPERATE_STORE(name, numbers)      \
  OURO_OP(name##_STORE) {                      \
    Value v;                                   \
    if (!numbers(r.top(2), r.top(1), &v)) {    \
      leaveForm(r.site(), Op::name, r.top(2)); \
      return Flow::Generic;                    \
    }                                          \
    r.sp -= 2;                                 \
    return storeResult(r, r.next(), v);        \
  }
OURO_OPERATE_STORE(BINARY_ADD, addNumbers)
OURO_OPERATE_STORE(BINARY_SUBTRACT, subtractNumbers)
#undef OURO_OPERATE_STORE

// ---- compare and jump

// Of two numbers in the word, one of them a float: which bit of Outcome says how they compare; -1
// for anything else.
[[gnu::always_inline]] inline int outcomeOfFloats(Value left, Value right) {
  double a, b;
  if (!flonumOperands(left, right, &a, &b)) return -1;
  return (a >= b) + (a > b);  // no NaN fits the word
}
static_assert(kLess == 1 << 0 && kEqual == 1 << 1 && kGreater == 1 << 2);
// Only == and != jump on kEqual alone or on all but that.
[[gnu::always_inline]] inline bool asksEquality(Instr comparison) {
  return comparison.arg() == kEqual || comparison.arg() == (kAnyOutcome ^ kEqual);
}
// Of two strs that are compared for being equal or not: kEqual's bit, another, or -1 for anything
// else.
[[gnu::always_inline]] inline int equalityOf(Value left, Value right, Instr comparison) {
  if (!asksEquality(comparison)) return -1;
  if (!isExactly(left, TypeId::Str) || !isExactly(right, TypeId::Str)) return -1;
  if (left == right) return 1;
  if (left.object()->meta & right.object()->meta & Str::kInterned) return 0;
  return equal(left.as<Str>(), right.as<Str>()) ? 1 : 0;
}
// The outcome of comparing borrowed operands that are not both ints in the word.
[[gnu::always_inline]] inline int compareBorrowed(const Runtime& rt, Value left, Value right,
                                                  Instr comparison) {
  const int outcome =
      left.isObject() ? equalityOf(left, right, comparison) : outcomeOfFloats(left, right);
  return outcome >= 0 ? outcome : outcomeOfOthers(rt, left, right, asksEquality(comparison));
}
// The jump behind which r.pc stands.
[[gnu::always_inline]] inline Flow jumpIf(Regs& r, bool condition) {
  if (condition) r.jump(r.pc[-1]);
  return Flow::Next;
}
// Compares, and jumps or not: behind `more` words of the run, the last of which is the comparison,
// there is the jump. Which of the operands lie on the stack:
enum class OnStack : uint8_t { None, Left, Right, Both };
template <OnStack where>
[[gnu::always_inline]] inline Flow compareAndJump(Regs& r, Value left, Value right, int more) {
  constexpr bool popsLeft = where == OnStack::Left || where == OnStack::Both;
  constexpr bool popsRight = where == OnStack::Right || where == OnStack::Both;
  constexpr int popped = popsLeft + popsRight;
  if (Value::bothSmall(left, right)) [[likely]] {
    r.pc += more + 1;
    r.sp -= popped;
    // Three ways to jump or not are less work than to find the outcome's bit.
    const auto a = static_cast<int64_t>(left.bits()), b = static_cast<int64_t>(right.bits());
    if (a == b) return jumpIf(r, r.again(-2).arg() & kEqual);
    if (a > b) return jumpIf(r, r.again(-2).arg() & kGreater);
    return jumpIf(r, r.again(-2).arg() & kLess);
  }
  const Instr test = r.again(more - 1);
  const int outcome = compareBorrowed(r.rt, left, right, test);
  if (outcome < 0) [[unlikely]]
    return where == OnStack::Right ? leaveToOperator(r, left) : Flow::Generic;
  r.pc += more + 1;
  r.sp -= popped;
  if (popsLeft) release(left);
  if (popsRight) release(right);
  return jumpIf(r, test.arg() >> outcome & 1);
}

OURO_OP(COMPARE_FAST_FAST_JUMP) {
  return compareAndJump<OnStack::None>(r, localAt(r, i), localAt(r, r.pc[0]), 2);
}
OURO_OP(COMPARE_FAST_CONST_JUMP) {
  return compareAndJump<OnStack::None>(r, localAt(r, i), constantAt(r, r.pc[0]), 2);
}
OURO_OP(COMPARE_FAST_JUMP) { return compareAndJump<OnStack::Left>(r, r.top(), localAt(r, i), 1); }
OURO_OP(COMPARE_CONST_JUMP) {
  return compareAndJump<OnStack::Left>(r, r.top(), constantAt(r, i), 1);
}
OURO_OP(COMPARE_FAST_TOP_JUMP) {
  return compareAndJump<OnStack::Right>(r, localAt(r, i), r.top(), 2);
}

#define OURO_COMPARE_JUMP(name) \
  OURO_OP(name##_JUMP) { return compareAndJump<OnStack::Both>(r, r.top(2), r.top(1), 0); }
OURO_COMPARE_JUMP(COMPARE_LT)
OURO_COMPARE_JUMP(COMPARE_LE)
OURO_COMPARE_JUMP(COMPARE_EQ)
OURO_COMPARE_JUMP(COMPARE_NE)
OURO_COMPARE_JUMP(COMPARE_GT)
OURO_COMPARE_JUMP(COMPARE_GE)
#undef OURO_COMPARE_JUMP

// ---- items

// What a dict's item is found to be in the general way, for a run whose last word does it; a borrow
// of both is enough.
[[gnu::always_inline]] inline Owned dictItem(Regs& r, Value owner, Value key, uint32_t more) {
  r.pc += more;
  r.save();
  return subscript(r.rt, owner, key);
}
// Pushes the item for a run of two more words.
[[gnu::always_inline]] inline Flow pushItem(Regs& r, Value owner, Value key) {
  Value v;
  if (listItem(owner, key, &v)) [[likely]] {
    retain(v);
    r.pc += 2;
    return pushResult(r, v);
  }
  v = itemOfOther(r, owner, key);
  if (v.isNull()) {
    if (!isExactly(owner, TypeId::Dict) || key.isUnbound()) return Flow::Generic;
    Owned found = dictItem(r, owner, key, 2);
    if (found.isError()) return Flow::Error;
    r.result = found.take();
    return Flow::Push;
  }
  retain(v);
  r.pc += 2;
  r.result = v;
  return Flow::Push;
}
OURO_OP(SUBSCR_FAST_FAST) { return pushItem(r, localAt(r, i), localAt(r, r.pc[0])); }
OURO_OP(SUBSCR_FAST_CONST) { return pushItem(r, localAt(r, i), constantAt(r, r.pc[0])); }
[[gnu::always_inline]] inline Flow replaceOwner(Regs& r, Value item) {
  Value owner = r.top();
  retain(item);
  r.pc += 1;
  r.top() = item;
  release(owner);
  return Flow::Next;
}
OURO_OP(SUBSCR_FAST) {
  Value v;
  return itemOf(r, r.top(), localAt(r, i), &v) ? replaceOwner(r, v) : Flow::Generic;
}
OURO_OP(SUBSCR_CONST) {
  Value v;
  return itemOf(r, r.top(), constantAt(r, i), &v) ? replaceOwner(r, v) : Flow::Generic;
}
OURO_OP(SUBSCR_FAST_TOP) {
  const Value owner = localAt(r, i), key = r.top();
  Value v;
  if (listItem(owner, key, &v)) [[likely]] {
    retain(v);
    r.pc += 2;
    r.top() = v;
    return Flow::Next;
  }
  v = itemOfOther(r, owner, key);
  if (v.isNull()) return leaveToOperator(r, owner);
  retain(v);
  r.pc += 2;
  r.top() = v;
  release(key);
  return Flow::Next;
}
// x, items of the key -> x[items]
OURO_OP(SUBSCR_TUPLE) {
  const uint32_t count = i.arg();
  Value* items = r.sp - count;
  Value v = itemByTuple(r.rt, items[-1], {items, count});
  if (v.isNull()) return Flow::Generic;
  retain(v);
  for (uint32_t k = 0; k < count; k++) release(items[k]);  // words and strs: no code runs
  r.sp = items;
  r.pc += 1;
  release(std::exchange(r.top(), v));
  return Flow::Next;
}
// x, key -> x, key, x[key]
OURO_OP(SUBSCR_KEEP) { return pushItem(r, r.top(2), r.top(1)); }

#define OURO_STORE_SUBSCR_OF_LOCAL(name, key_)                           \
  OURO_OP(name) {                                                        \
    Value owner = localAt(r, i), key = key_(r, r.pc[0]), old;            \
    if (storeListItem(owner, key, r.top(), &old)) [[likely]] {           \
      r.pc += 2;                                                         \
      r.sp--;                                                            \
      release(old);                                                      \
      return Flow::Next;                                                 \
    }                                                                    \
    if (!isExactly(owner, TypeId::Dict) || key.isUnbound()) [[unlikely]] \
      return Flow::Generic;                                              \
    r.pc += 2;                                                           \
    r.save();                                                            \
    Value value = r.pop();                                               \
    bool ok = dictSet(r.rt, owner.as<Dict>(), key, value);               \
    release(value);                                                      \
    return ok ? Flow::Next : Flow::Error;                                \
  }
OURO_STORE_SUBSCR_OF_LOCAL(STORE_SUBSCR_FAST_FAST, localAt)
OURO_STORE_SUBSCR_OF_LOCAL(STORE_SUBSCR_FAST_CONST, constantAt)
#undef OURO_STORE_SUBSCR_OF_LOCAL
OURO_OP(STORE_SUBSCR_FAST_TOP) {
  const Value owner = localAt(r, i), key = r.top(1), value = r.top(2);
  Value old;
  if (storeListItem(owner, key, value, &old)) [[likely]] {
    r.pc += 2;
    r.sp -= 2;
    release(old);
    return Flow::Next;
  }
  if (!isExactly(owner, TypeId::Dict)) return leaveToOperator(r, owner);
  r.pc += 2;
  r.save();
  const bool ok = dictSet(r.rt, owner.as<Dict>(), key, value);
  r.sp -= 2;
  release(key);
  release(value);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(STORE_SUBSCR_CONST_FAST_FAST) {
  Value value = constantAt(r, i), old;
  retain(value);
  if (!storeListItem(localAt(r, r.pc[0]), localAt(r, r.pc[1]), value, &old)) {
    r.push(value);
    return Flow::Next;
  }
  r.pc += 3;
  release(old);
  return Flow::Next;
}
// x, key, value -> ; x[key] = value
OURO_OP(STORE_SUBSCR_BELOW) {
  r.pc += 2;
  return storeItem(r, r.top(3), r.top(2), r.top(1));
}

// start, stop and perhaps a step of an exact list, tuple or str: no slice is made.
OURO_OP(SUBSCR_SLICE) {
  uint32_t count = i.arg();
  Value owner = r.top(static_cast<int>(count) + 1);
  Value step = count == 3 ? r.top(1) : Value::none();
  Value* parts = r.sp - count;
  if (!owner.isObject() || !isPlainBound(parts[0]) || !isPlainBound(parts[1]) ||
      !isPlainBound(step)) [[unlikely]]
    return Flow::Generic;
  r.save();
  Owned v = loadStepped(r.rt, owner, parts[0], parts[1], step);
  if (v.isNotFound()) return Flow::Generic;
  r.pc += 1;
  if (v.isError()) {
    r.save();
    return Flow::Error;
  }
  r.sp = parts;
  r.top() = v.take();
  release(owner);
  return Flow::Next;
}
OURO_OP(UNPACK_STORE_STORE) {
  Value v = r.top();
  if (!isExactly(v, TypeId::Tuple) || v.as<Tuple>()->length != 2) [[unlikely]]
    return Flow::Generic;
  Tuple* pair = v.as<Tuple>();
  Value first = (*pair)[0], second = (*pair)[1];
  retain(first);
  retain(second);
  r.sp--;
  Value oldFirst = exchangeLocal(r, r.pc[0], first);
  Value oldSecond = exchangeLocal(r, r.pc[1], second);
  r.pc += 2;
  release(v);
  release(oldFirst);
  release(oldSecond);
  return Flow::Next;
}

// super().name as the callable of a call: no super object is made. Anything else than the type
// super, or what it has to look at more closely, goes the long way from now on.
OURO_OP(SUPER_METHOD) {
  const SuperCall call =
      superMethod(r.rt, r.frame, &r.cache(i.arg() >> 1), &r.cache(r.pc[1].arg()));
  if (call.callable.isNull()) [[unlikely]] {
    r.rewrite(Op::LOAD_GLOBAL);
    return Flow::Generic;
  }
  retain(call.callable);
  retain(call.self);
  r.push(call.callable);
  r.push(call.self);
  r.pc += 2;
  return Flow::Next;
}

// ---- attributes of a local, without counting it

// A borrow of the attribute that `attribute` reads of the local, or null.
[[gnu::always_inline]] inline Value attrOf(Regs& r, Value owner, Instr attribute) {
  const InlineCache& cache = r.shortCache(attribute);
  if (quicklyHits(cache, owner)) [[likely]]
    return *slotAt(owner.object(), cache.offset);
  return attrBy(r, pathFor(r, Op::LOAD_ATTR, cache, owner), cache.name, owner);
}
OURO_OP(ATTR_FAST) {
  const Value owner = localAt(r, i);
  const InlineCache& cache = r.shortCache(r.pc[0]);
  if (quicklyHits(cache, owner)) [[likely]] {
    Value v = *slotAt(owner.object(), cache.offset);
    if (v.isObject()) {
      if (v.isNull()) [[unlikely]]
        return Flow::Generic;
      retain(v.object());
    }
    r.pc += 1;
    return pushResult(r, v);
  }
  Value v = attrBy(r, pathFor(r, Op::LOAD_ATTR, cache, owner), cache.name, owner);
  if (v.isNull()) return r.again().op() == Op::LOAD_ATTR ? Flow::Generic : Flow::Local;
  retain(v);
  r.pc += 1;
  r.result = v;
  return Flow::Push;
}
OURO_OP(ATTR_FAST_STORE) {
  Value v = attrOf(r, localAt(r, i), r.pc[0]);
  if (v.isNull()) [[unlikely]]
    return Flow::Local;
  retain(v);
  r.pc += 2;
  return storeResult(r, r.pc[-1], v);
}
// Truth that needs no code to be run: 0 or 1, else -1.
[[gnu::always_inline]] inline int plainTruth(const Runtime& rt, Value v) {
  if (OURO_LIKELY(v.isBool() || v.isNone())) return v.isTrue();
  return v.isSmall() ? v.small() != 0 : truthOfOthers(rt, v);
}
// r.pc stands behind the jump.
[[gnu::always_inline]] inline Flow jumpIf(Regs& r, Instr jump, bool condition) {
  if (condition) r.jump(jump);
  return Flow::Next;
}
OURO_OP(ATTR_FAST_JUMP) {
  Value v = attrOf(r, localAt(r, i), r.pc[0]);
  int truth = v.isNull() ? -1 : plainTruth(r.rt, v);
  if (truth < 0) [[unlikely]]
    return Flow::Generic;
  r.pc += 2;
  const Instr jump = r.pc[-1];
  return jumpIf(r, jump, truth == (jump.op() == Op::POP_JUMP_IF_TRUE));
}
OURO_OP(METHOD_FAST) {
  Value owner = localAt(r, i);
  const InlineCache& cache = r.shortCache(r.pc[0]);
  if (quicklyHits(cache, owner)) [[likely]] {
    const Value v = cache.target;  // an object, as the owner is
    retain(v.object());
    retain(owner.object());
    r.pc += 1;
    r.sp[0] = v;
    r.sp[1] = owner;
    r.sp += 2;
    return Flow::Next;
  }
  const ShapePath* path = pathFor(r, Op::LOAD_METHOD, cache, owner);
  if (!isOf(path, Op::LOAD_METHOD_SHAPE))
    return r.again().op() == Op::LOAD_METHOD ? Flow::Generic : Flow::Local;
  retain(path->target);
  retain(owner);
  r.pc += 1;
  r.push(path->target);
  r.result = owner;
  return Flow::Push;
}
// ATTR_FAST, ATTR_FAST_STORE or METHOD_FAST, where the cache of its second word (r.pc is there) is
// of no slot and no plain method. Where the second word does best by itself the run falls apart.
[[gnu::always_inline]] inline Flow readOfLocal(Regs& r) {
  const Instr form = r.pc[-1], what = r.pc[0];
  const InlineCache& cache = r.cache(what.arg());
  Value owner = localAt(r, form);
  const bool isDict = what.op() == Op::LOAD_ATTR_DICT || what.op() == Op::LOAD_METHOD_OTHER;
  if (!isDict && what.op() != Op::LOAD_ATTR_SLOT && what.op() != Op::LOAD_METHOD_SHAPE) {
    r.rewrite(Op::LOAD_FAST);
    return Flow::Generic;
  }
  if (!isDict || !cacheHits(cache, owner)) return Flow::Generic;
  r.pc += 1;
  if (form.op() == Op::METHOD_FAST) {
    const KnownMethod method = knownMethod(r.rt, cache, cache.name, owner);
    if (!method.callable.isNull()) {
      r.push(method.callable);
      return pushResult(r, method.self);
    }
  } else {
    r.save();
    Owned v = readOfDict(r.rt, cache, cache.name, owner);
    if (v.isError()) return Flow::Error;
    if (!v.isNotFound())
      return form.op() == Op::ATTR_FAST ? pushResult(r, v.take())
                                        : storeResult(r, r.next(), v.take());
  }
  r.pc -= 1;
  return Flow::Generic;
}
// Stores the value (a move) as the attribute that the n-th word names; false: not done. *old, what
// was there, is owned and may be null.
[[gnu::always_inline]] inline bool storeAttrOf(Regs& r, Value owner, int n, Value value,
                                               Value* old) {
  const InlineCache& cache = r.shortCache(r.pc[n]);
  if (quicklyHits(cache, owner)) [[likely]] {
    *old = std::exchange(*slotAt(owner.object(), cache.offset), value);
    return true;
  }
  if (r.again(n).op() == Op::STORE_ATTR_ADD && cacheHits(cache, owner)) {
    *slotAt(owner.object(), cache.offset) = value;
    owner.object()->meta = cache.added | (owner.object()->meta & kFlagsMask);
    *old = Value::none();
    return true;
  }
  return storeByPath(pathFor(r, Op::STORE_ATTR, cache, owner), owner, value, old);
}
[[gnu::always_inline]] inline void releaseStored(Value old) {
  if (old.isObject() && !old.isNull()) release(old.object());
}
OURO_OP(STORE_ATTR_FAST) {
  Value old;
  if (!storeAttrOf(r, localAt(r, i), 0, r.top(), &old)) return Flow::Generic;
  r.sp--;
  r.pc += 1;
  releaseStored(old);
  return Flow::Next;
}
#define OURO_STORE_ATTR_OF(name, value_)                        \
  OURO_OP(name) {                                               \
    Value value = value_(r, i), old;                            \
    retain(value);                                              \
    if (!storeAttrOf(r, localAt(r, r.pc[0]), 1, value, &old)) { \
      r.push(value);                                            \
      return Flow::Next;                                        \
    }                                                           \
    r.pc += 2;                                                  \
    releaseStored(old);                                         \
    return Flow::Next;                                          \
  }
OURO_STORE_ATTR_OF(STORE_ATTR_FAST_FAST, localAt)
OURO_STORE_ATTR_OF(STORE_ATTR_CONST_FAST, constantAt)
#undef OURO_STORE_ATTR_OF

}  // namespace ouro
