#pragma once
// Unary and binary operators, comparison, jumps on truth.

#include "runtime/arith.h"
#include "runtime/types/exact.h"
#include "runtime/types/number_text.h"
#include "runtime/types/set.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

// Replaces the two operands by the result of a slow half.
[[gnu::always_inline]] inline Flow finishBinary(Regs& r, Value left, Value right, Owned v) {
  if (v.isError()) return Flow::Error;
  r.sp--;
  r.top() = v.take();
  release(left);
  release(right);
  return Flow::Next;
}

// Does the instruction call a method that a class has for it? If not, *done may be its result,
// which is notFound() before. The registers are saved.
[[gnu::always_inline]] inline bool callsOperator(Regs& r, Value left, Value right, Owned* done) {
  if (!isInstanceOfClass(left) && !isInstanceOfClass(right)) return false;
  return callsBinary(r.rt, r.pc[-1], left, right, done);
}

template <Owned (*slow)(Runtime&, Value, Value)>
[[gnu::always_inline]] inline Flow slowBinary(Regs& r) {
  r.save();
  Value left = r.top(2), right = r.top(1);
  Owned v = Owned::notFound();
  if (callsOperator(r, left, right, &v)) return Flow::Special;
  if (v.isNotFound()) v = slow(r.rt, left, right);
  return finishBinary(r, left, right, v);
}
// Of an operator whose instruction says whether it is in place.
template <Owned (*slow)(Runtime&, Value, Value), Owned (*inPlace)(Runtime&, Value, Value)>
[[gnu::always_inline]] inline Flow slowOperator(Regs& r, Instr i) {
  return i.arg() ? slowBinary<inPlace>(r) : slowBinary<slow>(r);
}

[[gnu::always_inline]] inline Flow setFloat(Regs& r, double d) {
  Value result;
  if (!Value::flonumOf(d, &result)) [[unlikely]] {
    r.save();
    Owned v = newFloatObject(r.rt, d);
    if (v.isError()) return Flow::Error;
    result = v.take();
  }
  r.sp--;
  r.top() = result;
  return Flow::Next;
}

// The sum of two strings grows the left one in place when only the stack and the target local hold
// it; the slow half is told which local that is. The registers are saved.
[[gnu::always_inline]] inline Flow growingAdd(Regs& r) {
  Value left = r.top(2), right = r.top(1);
  Owned v = inplaceAdd(r.rt, r.frame, left, right);  // consumes left
  if (v.isError()) {
    r.top(2) = Value::none();
    return Flow::Error;
  }
  r.sp--;
  r.top() = v.take();
  release(right);
  return Flow::Next;
}

// s = s + t grows s as s += t does.
[[gnu::always_inline]] inline Flow slowAdd(Regs& r) {
  const bool stores = r.pc->op() == Op::STORE_FAST || r.pc->op() == Op::STORE_FAST_JUMP_BACKWARD;
  if (!stores || !isExactStr(r.rt, r.top(2)) || !isExactStr(r.rt, r.top(1)))
    return slowBinary<arithAdd>(r);
  r.save();
  return growingAdd(r);
}

// The tag bit of a small int is its lowest: 2a+1 + 2b+1 - 1 = 2(a+b)+1, with the hardware's
// overflow as the 63-bit one.
[[gnu::always_inline]] inline bool addSmall(Value a, Value b, Value* out) {
  int64_t sum;
  if (__builtin_add_overflow(static_cast<int64_t>(a.bits()), static_cast<int64_t>(b.bits() - 1),
                             &sum))
    return false;
  *out = Value(static_cast<uint64_t>(sum));
  return true;
}
[[gnu::always_inline]] inline bool subtractSmall(Value a, Value b, Value* out) {
  int64_t difference;
  if (__builtin_sub_overflow(static_cast<int64_t>(a.bits()), static_cast<int64_t>(b.bits() - 1),
                             &difference))
    return false;
  *out = Value(static_cast<uint64_t>(difference));
  return true;
}
[[gnu::always_inline]] inline bool multiplySmall(Value a, Value b, Value* out) {
  int64_t product;
  if (__builtin_mul_overflow(static_cast<int64_t>(a.bits() - 1), b.small(), &product)) return false;
  *out = Value(static_cast<uint64_t>(product) | 1);
  return true;
}

// A double from an int or float in the word; false for anything else.
[[gnu::always_inline]] inline bool immediateDouble(Value v, double* out) {
  if (v.isSmall()) {
    *out = static_cast<double>(v.small());
    return true;
  }
  if (v.isRotated()) {
    *out = v.rotated();
    return true;
  }
  if (!v.isFlonum()) return false;
  *out = v.flonum();  // a zero
  return true;
}
[[gnu::always_inline]] inline bool floatOperands(Value left, Value right, double* a, double* b) {
  if (Value::bothRotated(left, right)) [[likely]] {
    *a = left.rotated();
    *b = right.rotated();
    return true;
  }
  if (left.isObject() || right.isObject()) return false;
  if (left.isSmall() && right.isSmall()) return false;
  return immediateDouble(left, a) && immediateDouble(right, b);
}

// Of two floats in the word alone.
[[gnu::always_inline]] inline bool flonumOperands(Value left, Value right, double* a, double* b) {
  if (!Value::bothRotated(left, right)) {
    if (!Value::bothFlonum(left, right)) return false;
    *a = left.flonum();
    *b = right.flonum();
    return true;
  }
  *a = left.rotated();
  *b = right.rotated();
  return true;
}

#define OURO_ARITH_OP(name, small, symbol, slow)                              \
  OURO_OP(name) {                                                             \
    Value left = r.top(2), right = r.top(1);                                  \
    if (Value::bothSmall(left, right)) {                                      \
      Value result;                                                           \
      if (small(left, right, &result)) [[likely]] {                           \
        r.sp--;                                                               \
        r.top() = result;                                                     \
        return Flow::Next;                                                    \
      }                                                                       \
    } else {                                                                  \
      double a, b;                                                            \
      if (floatOperands(left, right, &a, &b)) return setFloat(r, a symbol b); \
    }                                                                         \
    return slow;                                                              \
  }
#define OURO_SLOW(op, operate) slowOperator<operate, slowInplace<BinaryOp::op, operate>>(r, i)
OURO_ARITH_OP(BINARY_ADD, addSmall, +, slowAdd(r))
OURO_ARITH_OP(BINARY_SUBTRACT, subtractSmall, -, OURO_SLOW(Subtract, arithSubtract))
OURO_ARITH_OP(BINARY_MULTIPLY, multiplySmall, *, OURO_SLOW(Multiply, arithMultiply))
#undef OURO_ARITH_OP

OURO_OP(INPLACE_ADD) {
  Value left = r.top(2), right = r.top(1);
  if (Value::bothSmall(left, right)) {
    Value result;
    if (addSmall(left, right, &result)) [[likely]] {
      r.sp--;
      r.top() = result;
      return Flow::Next;
    }
  } else {
    double a, b;
    if (floatOperands(left, right, &a, &b)) return setFloat(r, a + b);
  }
  r.save();
  Owned v = Owned::notFound();
  if (callsOperator(r, left, right, &v)) return Flow::Special;
  if (!v.isNotFound()) return finishBinary(r, left, right, v);
  return growingAdd(r);
}

OURO_OP(BINARY_TRUE_DIVIDE) {
  double a, b;
  if (floatOperands(r.top(2), r.top(1), &a, &b) && b != 0) return setFloat(r, a / b);
  return OURO_SLOW(TrueDivide, arithTrueDivide);
}
// Floor division of ints in the word, of which the right one is positive. A power of two shifts or
// masks the word itself: its tag, the lowest bit, stays.
[[gnu::always_inline]] inline bool isPowerOfTwo(Value positive) {
  return (positive.bits() & (positive.bits() - 2)) == 1;
}
[[gnu::always_inline]] inline bool floorDivideSmall(Value left, Value right, Value* out) {
  if (!Value::bothSmall(left, right) || right.small() <= 0) return false;
  if (isPowerOfTwo(right)) {
    const auto word = static_cast<int64_t>(left.bits());
    *out = Value(static_cast<uint64_t>(word >> __builtin_ctzll(right.bits() >> 1)) | 1);
    return true;
  }
  int64_t a = left.small(), b = right.small();
  int64_t quotient = a / b;
  quotient -= (a % b) < 0;
  *out = Value::small(quotient);
  return true;
}
[[gnu::always_inline]] inline bool remainderSmall(Value left, Value right, Value* out) {
  if (!Value::bothSmall(left, right) || right.small() <= 0) return false;
  if (isPowerOfTwo(right)) {
    *out = Value(left.bits() & (right.bits() - 2));
    return true;
  }
  int64_t remainder = left.small() % right.small();
  *out = Value::small(remainder < 0 ? remainder + right.small() : remainder);
  return true;
}
// Two bools give a bool.
[[gnu::always_inline]] inline bool andSmall(Value left, Value right, Value* out) {
  *out = Value(left.bits() & right.bits());
  return Value::bothSmall(left, right) || (left.isBool() && right.isBool());
}
[[gnu::always_inline]] inline bool orSmall(Value left, Value right, Value* out) {
  *out = Value(left.bits() | right.bits());
  return Value::bothSmall(left, right) || (left.isBool() && right.isBool());
}
[[gnu::always_inline]] inline bool xorSmall(Value left, Value right, Value* out) {
  *out = Value((left.bits() ^ right.bits()) | 1);
  if (Value::bothSmall(left, right)) return true;
  *out = Value::boolean(left.isTrue() != right.isTrue());
  return left.isBool() && right.isBool();
}
[[gnu::always_inline]] inline bool rshiftSmall(Value left, Value right, Value* out) {
  // As words: a negative one is large. What is shifted into the tag makes way for it.
  if (!Value::bothSmall(left, right) || right.bits() > Value::small(63).bits()) return false;
  *out = Value(static_cast<uint64_t>(static_cast<int64_t>(left.bits()) >> right.small()) | 1);
  return true;
}
[[gnu::always_inline]] inline bool lshiftSmall(Value left, Value right, Value* out) {
  if (!Value::bothSmall(left, right) || right.small() < 0 || right.small() > 62) return false;
  int64_t a = left.small(),
          shifted = static_cast<int64_t>(static_cast<uint64_t>(a) << right.small());
  if (shifted >> right.small() != a || !Value::fitsSmall(shifted)) return false;
  *out = Value::small(shifted);
  return true;
}
#define OURO_INT_OP(name, small, op, operate) \
  OURO_OP(name) {                             \
    Value result;                             \
    if (small(r.top(2), r.top(1), &result)) { \
      r.sp--;                                 \
      r.top() = result;                       \
      return Flow::Next;                      \
    }                                         \
    return OURO_SLOW(op, operate);            \
  }
OURO_INT_OP(BINARY_FLOOR_DIVIDE, floorDivideSmall, FloorDivide, arithFloorDivide)
OURO_INT_OP(BINARY_REMAINDER, remainderSmall, Remainder, arithRemainder)
OURO_INT_OP(BINARY_AND, andSmall, And, arithAnd)
OURO_INT_OP(BINARY_OR, orSmall, Or, arithOr)
OURO_INT_OP(BINARY_XOR, xorSmall, Xor, arithXor)
OURO_INT_OP(BINARY_LSHIFT, lshiftSmall, LShift, arithLShift)
OURO_INT_OP(BINARY_RSHIFT, rshiftSmall, RShift, arithRShift)
#undef OURO_INT_OP
OURO_OP(BINARY_POWER) { return OURO_SLOW(Power, arithPower); }
#undef OURO_SLOW
OURO_OP(BINARY_MATRIX_MULTIPLY) {
  return slowOperator<slowMatrixMultiply, slowInplaceMatrixMultiply>(r, i);
}

template <Owned (*slow)(Runtime&, Value), Str* Names::*method>
[[gnu::always_inline]] inline Flow slowUnary(Regs& r) {
  r.save();
  Value operand = r.top();
  if (isInstanceOfClass(operand) && callsUnary(r.rt, method, After::Value, operand))
    return Flow::Special;
  Owned v = slow(r.rt, operand);
  if (v.isError()) return Flow::Error;
  r.top() = v.take();
  release(operand);
  return Flow::Next;
}
OURO_OP(UNARY_NEGATIVE) {
  Value v = r.top();
  if (v.isSmall() && v.small() != Value::kMinSmall) {
    r.top() = Value::small(-v.small());
    return Flow::Next;
  }
  if (v.isFlonum()) {
    r.top() = Value::flonum(-v.flonum());
    return Flow::Next;
  }
  return slowUnary<negative, &Names::neg>(r);
}
OURO_OP(UNARY_POSITIVE) { return slowUnary<positive, &Names::pos>(r); }
OURO_OP(UNARY_INVERT) { return slowUnary<invert, &Names::invert>(r); }
// The truth of the top value, which is popped: 0, 1, or else what is to be followed: an error, or a
// special method that is to tell it, with the value where it was.
constexpr int kTruthError = -1, kTruthSpecial = -2;
[[gnu::always_inline]] inline Flow followTruth(int result) {
  return result == kTruthSpecial ? Flow::Special : Flow::Error;
}
[[gnu::always_inline]] inline int popTruth(Regs& r) {
  Value v = r.top();
  if (v.isBool()) [[likely]] {
    r.sp--;
    return v.isTrue();
  }
  if (v.isNone() || v.isSmall()) {
    r.sp--;
    return v.isSmall() && v.small() != 0;
  }
  int result = truthOfOthers(r.rt, v);
  if (result < 0) {
    r.save();
    if (isInstanceOfClass(v) && callsTruth(r.rt, v)) return kTruthSpecial;
    result = truth(r.rt, v);
  }
  r.sp--;
  release(v);
  return result;
}
OURO_OP(UNARY_NOT) {
  int result = popTruth(r);
  if (result < 0) return followTruth(result);
  r.push(Value::boolean(!result));
  return Flow::Next;
}

// Two objects of one type, other than strs, which compare in their own way?
[[gnu::always_inline]] inline bool areAlike(Value left, Value right) {
  return left.isObject() && right.isObject() &&
         left.object()->kindIndex() == right.object()->kindIndex() && !isExactly(left, TypeId::Str);
}

template <CompareOp op>
[[gnu::always_inline]] inline Flow slowComparison(Regs& r) {
  r.save();
  Value left = r.top(2), right = r.top(1);
  Owned v = Owned::notFound();
  if ((isInstanceOfClass(left) || isInstanceOfClass(right)) &&
      callsComparison(r.rt, op, left, right, &v))
    return Flow::Special;
  if (v.isNotFound()) v = slowCompareAny(r.rt, left, right, op);
  return finishBinary(r, left, right, v);
}
template <CompareOp op>
[[gnu::always_inline]] inline Flow compareOthers(Regs& r, Value left, Value right) {
  constexpr bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
  // Most tuples of one length tell at sight whether they are equal.
  const bool asksType =
      areAlike(left, right) && !(isEquality && isExactly(left, TypeId::Tuple) &&
                                 left.as<Tuple>()->length == right.as<Tuple>()->length);
  const int outcome = asksType ? -1 : outcomeOfOthers(r.rt, left, right, isEquality);
  if (outcome < 0) return slowComparison<op>(r);
  r.sp--;
  r.top() = Value::boolean(orderMatches(outcome - 1, op));
  release(left);
  release(right);
  return Flow::Next;
}

#define OURO_COMPARE_OP(name, symbol, op)                                                        \
  OURO_OP(name) {                                                                                \
    Value left = r.top(2), right = r.top(1);                                                     \
    if (Value::bothSmall(left, right)) {                                                         \
      bool result = static_cast<int64_t>(left.bits()) symbol static_cast<int64_t>(right.bits()); \
      r.sp--;                                                                                    \
      r.top() = Value::boolean(result);                                                          \
      return Flow::Next;                                                                         \
    }                                                                                            \
    double a, b;                                                                                 \
    if (flonumOperands(left, right, &a, &b)) {                                                   \
      r.sp--;                                                                                    \
      r.top() = Value::boolean(a symbol b);                                                      \
      return Flow::Next;                                                                         \
    }                                                                                            \
    return compareOthers<CompareOp::op>(r, left, right);                                         \
  }
OURO_COMPARE_OP(COMPARE_LT, <, Lt)
OURO_COMPARE_OP(COMPARE_LE, <=, Le)
OURO_COMPARE_OP(COMPARE_EQ, ==, Eq)
OURO_COMPARE_OP(COMPARE_NE, !=, Ne)
OURO_COMPARE_OP(COMPARE_GT, >, Gt)
OURO_COMPARE_OP(COMPARE_GE, >=, Ge)
#undef OURO_COMPARE_OP

OURO_OP(IS_OP) {
  Value right = r.pop(), left = r.top();
  r.top() = Value::boolean((left == right) != static_cast<bool>(i.arg() & 1));
  release(left);
  release(right);
  return Flow::Next;
}
// The character as a str, a borrow; null if it has none that is kept.
[[gnu::always_inline]] inline Value charOf(const Runtime& rt, Str* text, uint64_t at) {
  if (text->widthLog() != 0) return Value::null();
  return rt.latin1[text->chars<uint8_t>()[at]];
}
// Where the operand below is in the one on top: from 0 on, or as slow.h says. Both are popped,
// unless a special method is to tell it.
[[gnu::always_inline]] inline int64_t popContains(Regs& r) {
  r.save();
  const Value container = r.top(1), item = r.top(2);
  int64_t place;
  if (isMostly(container, TypeId::Dict)) {
    place = dictFind(r.rt, container.as<Dict>(), item);
  } else if ((isExactly(container, TypeId::Set) || isExactly(container, TypeId::FrozenSet)) &&
             (item.isSmall() || isExactly(item, TypeId::Str) || isExactly(item, TypeId::Tuple))) {
    // (A set as an item is one by its content.)
    place = setContains(r.rt, container.as<Set>(), item) - 1;
  } else {
    place = placeInOther(r.rt, container, item);
    if (place == kInSpecial) [[unlikely]]
      return kInSpecial;
  }
  release(r.pop());  // (read once more: it need not be kept)
  release(r.pop());
  return place;
}
[[gnu::always_inline]] inline Flow followPlace(int64_t place) {
  return place == kInSpecial ? Flow::Special : Flow::Error;
}
OURO_OP(CONTAINS_OP) {
  const int64_t place = popContains(r);
  if (place < kNotIn) return followPlace(place);
  r.push(Value::boolean((place >= 0) != static_cast<bool>(i.arg() & 1)));
  return Flow::Next;
}

// ---- jumps

// A safe point: collections and signals wait for one.
[[gnu::always_inline]] inline bool safePointWanted(Regs& r) { return wantsSafePoint(r.rt); }
OURO_OP(JUMP) {
  r.jump(i);
  return Flow::Next;
}
// What is raised here comes from the jump, which lies within the loop, not from its target.
OURO_OP(JUMP_BACKWARD) {
  if (safePointWanted(r)) [[unlikely]] {
    r.save();
    if (!safePoint(r.rt)) return Flow::Error;
  }
  r.jump(i);
  return Flow::Next;
}
OURO_OP(POP_JUMP_IF_FALSE) {
  int result = popTruth(r);
  if (result < 0) return followTruth(result);
  if (!result) r.jump(r.again(-1));  // the word is not kept for this
  return Flow::Next;
}
OURO_OP(POP_JUMP_IF_TRUE) {
  int result = popTruth(r);
  if (result < 0) return followTruth(result);
  if (result) r.jump(r.again(-1));  // the word is not kept for this
  return Flow::Next;
}
OURO_OP(POP_JUMP_IF_NONE) {
  Value v = r.pop();
  if (v.isNone()) r.jump(i);
  release(v);
  return Flow::Next;
}
OURO_OP(POP_JUMP_IF_NOT_NONE) {
  Value v = r.pop();
  if (!v.isNone()) r.jump(i);
  release(v);
  return Flow::Next;
}
[[gnu::always_inline]] inline Flow jumpOrPop(Regs& r, Instr i, int jumpOn) {
  int result = r.top().isTrue();
  if (!r.top().isBool()) {
    r.save();
    if (isInstanceOfClass(r.top()) && callsTruth(r.rt, r.top())) return Flow::Special;
    result = truth(r.rt, r.top());
    if (result < 0) return Flow::Error;
  }
  if (result == jumpOn) {
    r.jump(i);
  } else {
    release(r.pop());
  }
  return Flow::Next;
}
OURO_OP(JUMP_IF_FALSE_OR_POP) { return jumpOrPop(r, i, 0); }
OURO_OP(JUMP_IF_TRUE_OR_POP) { return jumpOrPop(r, i, 1); }

}  // namespace ouro
