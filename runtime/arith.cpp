// Two numbers, looked at once: what kinds are they, and the operation.

#include "runtime/arith.h"

#include <cmath>

#include "runtime/protocol.h"
#include "runtime/text_format.h"
#include "runtime/types/complex_number.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

// Numbers of exactly the built-in types; a subclass may have operators of its own.
enum class NumberKind { Int, Float, Other };

inline NumberKind kindOf(Value v) {
  if (v.isSmall() || isExactly(v, TypeId::Int)) return NumberKind::Int;
  if (v.isFlonum() || isExactly(v, TypeId::Float)) return NumberKind::Float;
  return NumberKind::Other;
}

inline bool isFloat(Value v) { return v.isFlonum() || isExactly(v, TypeId::Float); }

// Of which at least one is a float.
bool mixedDoubles(Value a, Value b, double* x, double* y) {
  NumberKind left = kindOf(a), right = kindOf(b);
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

// Both numbers as doubles, when at least one is a float and the other is in the word.
inline bool asDoubles(Value a, Value b, double* x, double* y) {
  return (isFloat(a) || isFloat(b)) && mixedDoubles(a, b, x, y);
}

// A number of exactly complex, or a float or an int in the word taken for one.
inline bool exactComplex(Value v, ComplexNumber* z) {
  if (isExactly(v, TypeId::Complex)) {
    *z = complexValue(v);
    return true;
  }
  z->imaginary = 0;
  if (isFloat(v)) {
    z->real = floatValue(v);
    return true;
  }
  z->real = v.isSmall() ? static_cast<double>(v.small()) : 0;
  return v.isSmall();
}
// Both numbers as complex ones, when at least one is.
inline bool asComplex(Value a, Value b, ComplexNumber* x, ComplexNumber* y) {
  return (isExactly(a, TypeId::Complex) || isExactly(b, TypeId::Complex)) && exactComplex(a, x) &&
         exactComplex(b, y);
}

inline bool areComplex(Value a, Value b) {
  return isExactly(a, TypeId::Complex) && isExactly(b, TypeId::Complex);
}

// Is it neither in the word nor of exactly a built-in number's type?
[[gnu::always_inline]] inline bool isOther(Value v) {
  if (!v.isObject()) return false;
  const uint8_t kind = v.object()->kindByte();
  return kind != kindNumberOf(TypeId::Int) && kind != kindNumberOf(TypeId::Float) &&
         kind != kindNumberOf(TypeId::Complex);
}
inline bool areOthers(Value a, Value b) { return isOther(a) || isOther(b); }

// binary() where the left one is isOther(). It is asked at once where the right one cannot come
// first: that is of the same type, or of a built-in type, which has no base outside of them.
template <BinaryOp op>
[[gnu::always_inline]] inline Owned ofOthers(Runtime& rt, Value a, Value b) {
  const bool isFirst = b.isObject() ? a.object()->kindIndex() == b.object()->kindIndex() ||
                                          (isInstanceOfClass(a) && !isInstanceOfClass(b))
                                    : isInstanceOfClass(a);
  if (!isFirst) return binary(rt, op, a, b);
  const BinaryFn own = typeOf(rt, a)->slots.of(op);
  if (!own) return binary(rt, op, a, b);
  Owned result = own(rt, a, b);
  return result.isNotImplemented() ? binaryAfterLeft(rt, op, a, b) : result;
}

// The product of a str, list, tuple or bytes with an int: it has no other meaning for the operator.
// notFound(): something else.
Owned repeatSequence(Runtime& rt, Value a, Value b) {
  Value sequence = a.isObject() ? a : b, times = a.isObject() ? b : a;
  bool isKnown =
      times.isSmall() && (isExactly(sequence, TypeId::Str) || isExactly(sequence, TypeId::List) ||
                          isExactly(sequence, TypeId::Tuple) || isExactly(sequence, TypeId::Bytes));
  return isKnown ? typeOf(rt, sequence)->slots.repeat(rt, sequence, times) : Owned::notFound();
}

inline bool areInts(Value a, Value b) {
  return kindOf(a) == NumberKind::Int && kindOf(b) == NumberKind::Int;
}
// Counting with `total += test` is common.
[[gnu::always_inline]] inline bool areIntsOrBools(Value a, Value b) {
  return (a.isSmall() || a.isBool()) && (b.isSmall() || b.isBool());
}

}  // namespace

// Each operator's rest is apart, so that what most programs do needs no stack frame.

[[gnu::noinline]] static Owned addOthers(Runtime& rt, Value a, Value b) {
  double x, y;
  if (isOther(a)) return ofOthers<BinaryOp::Add>(rt, a, b);
  if (asDoubles(a, b, &x, &y)) return newFloat(rt, x + y);
  if (isOther(b)) return binary(rt, BinaryOp::Add, a, b);
  ComplexNumber p, q;
  if (asComplex(a, b, &p, &q)) return newComplex(rt, add(p, q));
  return binary(rt, BinaryOp::Add, a, b);
}

// Two of one of these types: + has no other meaning for them.
Owned arithAdd(Runtime& rt, Value a, Value b) {
  if (areIntsOrBools(a, b) || areInts(a, b)) return intAdd(rt, a, b);
  if (a.isObject() && b.isObject() && a.object()->kindByte() == b.object()->kindByte()) {
    switch (a.object()->kindByte()) {
      case kindNumberOf(TypeId::Str): return concat(rt, a.as<Str>(), b.as<Str>());
      case kindNumberOf(TypeId::List): return concatenated(rt, a.as<List>(), b.as<List>());
      case kindNumberOf(TypeId::Complex):
        return newComplex(rt, add(complexValue(a), complexValue(b)));
      case kindNumberOf(TypeId::Tuple):
      case kindNumberOf(TypeId::Bytes): return typeOf(rt, a)->slots.concat(rt, a, b);
    }
  }
  return addOthers(rt, a, b);
}

[[gnu::noinline]] static Owned subtractOthers(Runtime& rt, Value a, Value b) {
  if (areComplex(a, b)) return newComplex(rt, subtract(complexValue(a), complexValue(b)));
  double x, y;
  if (isOther(a)) return ofOthers<BinaryOp::Subtract>(rt, a, b);
  if (asDoubles(a, b, &x, &y)) return newFloat(rt, x - y);
  if (isOther(b)) return binary(rt, BinaryOp::Subtract, a, b);
  ComplexNumber p, q;
  if (asComplex(a, b, &p, &q)) return newComplex(rt, subtract(p, q));
  return binary(rt, BinaryOp::Subtract, a, b);
}

Owned arithSubtract(Runtime& rt, Value a, Value b) {
  if (areIntsOrBools(a, b) || areInts(a, b)) return intSubtract(rt, a, b);
  return subtractOthers(rt, a, b);
}

[[gnu::noinline]] static Owned multiplyOthers(Runtime& rt, Value a, Value b) {
  if (areComplex(a, b)) return newComplex(rt, multiply(complexValue(a), complexValue(b)));
  if (areOthers(a, b)) {
    Owned repeated = repeatSequence(rt, a, b);
    if (!repeated.isNotFound()) return repeated;
    return isOther(a) ? ofOthers<BinaryOp::Multiply>(rt, a, b)
                      : binary(rt, BinaryOp::Multiply, a, b);
  }
  double x, y;
  if (asDoubles(a, b, &x, &y)) return newFloat(rt, x * y);
  ComplexNumber p, q;
  if (asComplex(a, b, &p, &q)) return newComplex(rt, multiply(p, q));
  return binary(rt, BinaryOp::Multiply, a, b);
}

Owned arithMultiply(Runtime& rt, Value a, Value b) {
  if (areIntsOrBools(a, b) || areInts(a, b)) return intMultiply(rt, a, b);
  return multiplyOthers(rt, a, b);
}

Owned arithTrueDivide(Runtime& rt, Value a, Value b) {
  double x, y;
  if (Value::bothSmall(a, b)) {
    constexpr int64_t kExact = int64_t{1} << 53;  // up to here a double holds every int
    auto isExact = [](int64_t i) { return i >= -kExact && i <= kExact; };
    if (b.small() != 0 && isExact(a.small()) && isExact(b.small()))
      return newFloat(rt, static_cast<double>(a.small()) / static_cast<double>(b.small()));
  }
  if (isOther(a)) return ofOthers<BinaryOp::TrueDivide>(rt, a, b);
  if (asDoubles(a, b, &x, &y) && y != 0) return newFloat(rt, x / y);
  if (areInts(a, b)) return intTrueDivide(rt, a, b);
  ComplexNumber p, q;
  if (asComplex(a, b, &p, &q)) return complexDivide(rt, p, q);
  return binary(rt, BinaryOp::TrueDivide, a, b);
}

[[gnu::noinline]] static Owned floorDivideOthers(Runtime& rt, Value a, Value b) {
  double x, y;
  if (isOther(a)) return ofOthers<BinaryOp::FloorDivide>(rt, a, b);
  if (asDoubles(a, b, &x, &y) && y != 0) return newFloat(rt, floatFloorDivide(x, y));
  return binary(rt, BinaryOp::FloorDivide, a, b);
}

Owned arithFloorDivide(Runtime& rt, Value a, Value b) {
  return areInts(a, b) ? intFloorDivide(rt, a, b) : floorDivideOthers(rt, a, b);
}

[[gnu::noinline]] static Owned remainderOfOthers(Runtime& rt, Value a, Value b) {
  double x, y;
  // Only a subclass of str could come before what a str does.
  if (isExactStr(rt, a) && !isStrOfClass(rt, b)) return percentFormat(rt, a.as<Str>(), b);
  if (asDoubles(a, b, &x, &y) && y != 0) return newFloat(rt, floatRemainder(x, y));
  return binary(rt, BinaryOp::Remainder, a, b);
}

Owned arithRemainder(Runtime& rt, Value a, Value b) {
  return areInts(a, b) ? intRemainder(rt, a, b) : remainderOfOthers(rt, a, b);
}

Owned arithPower(Runtime& rt, Value a, Value b) {
  double x, y;
  if (areInts(a, b)) return intPower(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::Power>(rt, a, b);
  if (asDoubles(a, b, &x, &y)) return floatPower(rt, x, y);
  return binary(rt, BinaryOp::Power, a, b);
}

Owned arithLShift(Runtime& rt, Value a, Value b) {
  if (areInts(a, b)) return intLShift(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::LShift>(rt, a, b);
  return binary(rt, BinaryOp::LShift, a, b);
}

Owned arithRShift(Runtime& rt, Value a, Value b) {
  if (areInts(a, b)) return intRShift(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::RShift>(rt, a, b);
  return binary(rt, BinaryOp::RShift, a, b);
}

Owned arithOr(Runtime& rt, Value a, Value b) {
  if (areInts(a, b)) return intOr(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::Or>(rt, a, b);
  return binary(rt, BinaryOp::Or, a, b);
}

Owned arithXor(Runtime& rt, Value a, Value b) {
  if (areInts(a, b)) return intXor(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::Xor>(rt, a, b);
  return binary(rt, BinaryOp::Xor, a, b);
}

Owned arithAnd(Runtime& rt, Value a, Value b) {
  if (areInts(a, b)) return intAnd(rt, a, b);
  if (isOther(a)) return ofOthers<BinaryOp::And>(rt, a, b);
  return binary(rt, BinaryOp::And, a, b);
}

int arithCompare(Runtime& rt, Value a, Value b, CompareOp op) {
  bool same = Value::bothSmall(a, b) || Value::bothFlonum(a, b) ||
              (isExactly(a, TypeId::Str) && isExactly(b, TypeId::Str));
  if (same) return compareBool(rt, a, b, op);
  double x, y;
  if (areInts(a, b)) return orderMatches(intCompare(rt, a, b), op);
  if (kindOf(a) == NumberKind::Float && kindOf(b) == NumberKind::Float && asDoubles(a, b, &x, &y)) {
    if (std::isnan(x) || std::isnan(y)) return op == CompareOp::Ne;
    return orderMatches((x > y) - (x < y), op);
  }
  return compareBool(rt, a, b, op);
}

}  // namespace ouro
