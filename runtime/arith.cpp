// Two numbers, looked at once: what kinds are they, and the operation.

#include "runtime/arith.h"

#include <cmath>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"

namespace ouro {

namespace {

// Numbers of exactly the built-in types; a subclass may have operators of its own.
enum class NumberKind { Int, Float, Other };

NumberKind kindOf(const Runtime& rt, Value v) {
  if (v.isSmall()) return NumberKind::Int;
  if (v.isFlonum()) return NumberKind::Float;
  if (!v.isObject()) return NumberKind::Other;
  const Type* type = typeOf(rt, v);
  return type == rt.type(TypeId::Int)     ? NumberKind::Int
         : type == rt.type(TypeId::Float) ? NumberKind::Float
                                          : NumberKind::Other;
}

// Both numbers as doubles, when at least one is a float and the other is in the word.
bool asDoubles(const Runtime& rt, Value a, Value b, double* x, double* y) {
  NumberKind left = kindOf(rt, a), right = kindOf(rt, b);
  if (left == NumberKind::Float) {
    *x = floatValue(a);
    if (right == NumberKind::Float) {
      *y = floatValue(b);
      return true;
    }
    *y = static_cast<double>(b.small());
    return b.isSmall();
  }
  if (right != NumberKind::Float || !a.isSmall()) return false;
  *x = static_cast<double>(a.small());
  *y = floatValue(b);
  return true;
}

bool areInts(const Runtime& rt, Value a, Value b) {
  return Value::bothSmall(a, b) ||
         (kindOf(rt, a) == NumberKind::Int && kindOf(rt, b) == NumberKind::Int);
}

}  // namespace

Owned arithAdd(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y)) return newFloat(rt, x + y);
  if (areInts(rt, a, b)) return intAdd(rt, a, b);
  return binary(rt, BinaryOp::Add, a, b);
}

Owned arithSubtract(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y)) return newFloat(rt, x - y);
  if (areInts(rt, a, b)) return intSubtract(rt, a, b);
  return binary(rt, BinaryOp::Subtract, a, b);
}

Owned arithMultiply(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y)) return newFloat(rt, x * y);
  if (areInts(rt, a, b)) return intMultiply(rt, a, b);
  return binary(rt, BinaryOp::Multiply, a, b);
}

Owned arithTrueDivide(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y) && y != 0) return newFloat(rt, x / y);
  if (areInts(rt, a, b)) return intTrueDivide(rt, a, b);
  return binary(rt, BinaryOp::TrueDivide, a, b);
}

Owned arithFloorDivide(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y) && y != 0) return newFloat(rt, floatFloorDivide(x, y));
  if (areInts(rt, a, b)) return intFloorDivide(rt, a, b);
  return binary(rt, BinaryOp::FloorDivide, a, b);
}

Owned arithRemainder(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y) && y != 0) return newFloat(rt, floatRemainder(x, y));
  if (areInts(rt, a, b)) return intRemainder(rt, a, b);
  return binary(rt, BinaryOp::Remainder, a, b);
}

Owned arithPower(Runtime& rt, Value a, Value b) {
  double x, y;
  if (asDoubles(rt, a, b, &x, &y)) return floatPower(rt, x, y);
  if (areInts(rt, a, b)) return intPower(rt, a, b);
  return binary(rt, BinaryOp::Power, a, b);
}

Owned arithLShift(Runtime& rt, Value a, Value b) {
  if (areInts(rt, a, b)) return intLShift(rt, a, b);
  return binary(rt, BinaryOp::LShift, a, b);
}

Owned arithRShift(Runtime& rt, Value a, Value b) {
  if (areInts(rt, a, b)) return intRShift(rt, a, b);
  return binary(rt, BinaryOp::RShift, a, b);
}

Owned arithOr(Runtime& rt, Value a, Value b) {
  if (areInts(rt, a, b)) return intOr(rt, a, b);
  return binary(rt, BinaryOp::Or, a, b);
}

Owned arithXor(Runtime& rt, Value a, Value b) {
  if (areInts(rt, a, b)) return intXor(rt, a, b);
  return binary(rt, BinaryOp::Xor, a, b);
}

Owned arithAnd(Runtime& rt, Value a, Value b) {
  if (areInts(rt, a, b)) return intAnd(rt, a, b);
  return binary(rt, BinaryOp::And, a, b);
}

int arithCompare(Runtime& rt, Value a, Value b, CompareOp op) {
  double x, y;
  if (areInts(rt, a, b)) return orderMatches(intCompare(rt, a, b), op);
  if (kindOf(rt, a) == NumberKind::Float && kindOf(rt, b) == NumberKind::Float &&
      asDoubles(rt, a, b, &x, &y)) {
    if (std::isnan(x) || std::isnan(y)) return op == CompareOp::Ne;
    return orderMatches((x > y) - (x < y), op);
  }
  return compareBool(rt, a, b, op);
}

}  // namespace ouro
