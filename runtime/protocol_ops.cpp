// Operators, comparison, truth and hash, by way of the slots.

#include <array>

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr const char* kSymbols[] = {"+",  "-",  "*", "@", "/", "%",  "** or pow()",
                                    "<<", ">>", "|", "^", "&", "//", "divmod()"};
constexpr const char* kInplaceSymbols[] = {
    "+=", "-=", "*=", "@=", "/=", "%=", "**=", "<<=", ">>=", "|=", "^=", "&=", "//=", ""};

Owned unsupported(Runtime& rt, const char* symbol, Value left, Value right) {
  return raise(rt, Exc::TypeError, "unsupported operand type(s) for {}: '{}' and '{}'", symbol,
               typeName(rt, left), typeName(rt, right));
}

// The operands' own slots, the right one first when its type is a subtype of the left one's.
Owned tryBinary(Runtime& rt, BinaryOp op, Value left, Value right) {
  Type *leftType = typeOf(rt, left), *rightType = typeOf(rt, right);
  BinaryFn forward = leftType->slots.of(op);
  BinaryFn reflected = rightType == leftType ? nullptr : rightType->slots.of(op);
  if (reflected == forward) reflected = nullptr;
  if (forward) {
    if (reflected && isSubtype(rightType, leftType)) {
      Owned result = reflected(rt, left, right);
      if (!result.isNotImplemented()) return result;
      reflected = nullptr;
    }
    Owned result = forward(rt, left, right);
    if (!result.isNotImplemented()) return result;
  }
  return reflected ? reflected(rt, left, right) : Owned::notImplemented();
}

// + and * of sequences.
Owned trySequence(Runtime& rt, BinaryOp op, Value left, Value right) {
  const Slots &leftSlots = typeOf(rt, left)->slots, &rightSlots = typeOf(rt, right)->slots;
  if (op == BinaryOp::Add && leftSlots.concat) return leftSlots.concat(rt, left, right);
  if (op == BinaryOp::Multiply) {
    BinaryFn repeat = leftSlots.repeat ? leftSlots.repeat : rightSlots.repeat;
    Value sequence = leftSlots.repeat ? left : right, count = leftSlots.repeat ? right : left;
    if (repeat) {
      if (!typeOf(rt, count)->slots.index) {
        return raise(rt, Exc::TypeError, "can't multiply sequence by non-int of type '{}'",
                     typeName(rt, count));
      }
      return repeat(rt, sequence, count);
    }
  }
  return Owned::notImplemented();
}

constexpr const char* kCompareSymbols[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr CompareOp kMirrored[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                   CompareOp::Ne, CompareOp::Lt, CompareOp::Le};

}  // namespace

namespace {

// What follows when the operands' own slots have given `result`.
Owned orSequence(Runtime& rt, BinaryOp op, Value left, Value right, Owned result) {
  if (result.isNotImplemented()) result = trySequence(rt, op, left, right);
  if (!result.isNotImplemented()) return result;
  if (op == BinaryOp::RShift && typeOf(rt, left) == rt.type(TypeId::NativeFunction) &&
      isPrintFunction(rt, left)) {
    return raise(
        rt, Exc::TypeError,
        "unsupported operand type(s) for >>: '{}' and '{}'. Did you mean \"print(<message>, "
        "file=<output_stream>)\"?",
        typeName(rt, left), typeName(rt, right));
  }
  return unsupported(rt, kSymbols[static_cast<size_t>(op)], left, right);
}

Owned orInplaceSequence(Runtime& rt, BinaryOp op, Value left, Value right, Owned result) {
  if (!result.isNotImplemented()) return result;
  const Slots& slots = typeOf(rt, left)->slots;
  if (op == BinaryOp::Add && slots.inplaceConcat) return slots.inplaceConcat(rt, left, right);
  if (op == BinaryOp::Multiply && slots.inplaceRepeat) {
    if (!typeOf(rt, right)->slots.index) {
      return raise(rt, Exc::TypeError, "can't multiply sequence by non-int of type '{}'",
                   typeName(rt, right));
    }
    return slots.inplaceRepeat(rt, left, right);
  }
  result = trySequence(rt, op, left, right);
  if (!result.isNotImplemented()) return result;
  return unsupported(rt, kInplaceSymbols[static_cast<size_t>(op)], left, right);
}

// The right operand's part, when the left one's method has answered NotImplemented.
Owned tryRight(Runtime& rt, BinaryOp op, Value left, Value right) {
  Type *leftType = typeOf(rt, left), *rightType = typeOf(rt, right);
  BinaryFn reflected = rightType == leftType ? nullptr : rightType->slots.of(op);
  if (!reflected) return Owned::notImplemented();
  if (reflected != leftType->slots.of(op)) return reflected(rt, left, right);
  Owned result = callSpecial(rt, right, rt.names.*operatorNames(op).reflected, {&left, 1});
  return result.isNotFound() ? Owned::notImplemented() : result;
}

}  // namespace

Owned binary(Runtime& rt, BinaryOp op, Value left, Value right) {
  const Type* type = typeOf(rt, left);
  if (BinaryFn own = type->slots.of(op); own && type == typeOf(rt, right)) {
    Owned result = own(rt, left, right);
    if (!result.isNotImplemented()) return result;
    return orSequence(rt, op, left, right, result);
  }
  return orSequence(rt, op, left, right, tryBinary(rt, op, left, right));
}

Owned binaryAfterLeft(Runtime& rt, BinaryOp op, Value left, Value right) {
  return orSequence(rt, op, left, right, tryRight(rt, op, left, right));
}

Owned inplace(Runtime& rt, BinaryOp op, Value left, Value right) {
  if (BinaryFn fn = typeOf(rt, left)->slots.inplaceOf(op)) {
    Owned result = fn(rt, left, right);
    if (!result.isNotImplemented()) return result;
  }
  return orInplaceSequence(rt, op, left, right, tryBinary(rt, op, left, right));
}

Owned inplaceAfterLeft(Runtime& rt, BinaryOp op, Value left, Value right) {
  bool hadOwn = typeOf(rt, left)->slots.inplaceOf(op) != nullptr;
  Owned result = hadOwn ? tryBinary(rt, op, left, right) : tryRight(rt, op, left, right);
  return orInplaceSequence(rt, op, left, right, result);
}

Owned binaryAfterBoth(Runtime& rt, BinaryOp op, Value left, Value right) {
  return orSequence(rt, op, left, right, Owned::notImplemented());
}
Owned inplaceAfterBoth(Runtime& rt, BinaryOp op, Value left, Value right) {
  return orInplaceSequence(rt, op, left, right, Owned::notImplemented());
}

Owned power(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (modulus.isNone()) return binary(rt, BinaryOp::Power, base, exponent);
  Value operands[] = {base, exponent, modulus};
  for (Value operand : operands) {
    auto fn = typeOf(rt, operand)->slots.power;
    if (!fn) continue;
    Owned result = fn(rt, base, exponent, modulus);
    if (!result.isNotImplemented()) return result;
  }
  return raise(rt, Exc::TypeError, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
               typeName(rt, base), typeName(rt, exponent), typeName(rt, modulus));
}

Owned negative(Runtime& rt, Value v) {
  if (UnaryFn fn = typeOf(rt, v)->slots.negative) return fn(rt, v);
  return raise(rt, Exc::TypeError, "bad operand type for unary -: '{}'", typeName(rt, v));
}
Owned positive(Runtime& rt, Value v) {
  if (UnaryFn fn = typeOf(rt, v)->slots.positive) return fn(rt, v);
  return raise(rt, Exc::TypeError, "bad operand type for unary +: '{}'", typeName(rt, v));
}
Owned invert(Runtime& rt, Value v) {
  if (UnaryFn fn = typeOf(rt, v)->slots.invert) return fn(rt, v);
  return raise(rt, Exc::TypeError, "bad operand type for unary ~: '{}'", typeName(rt, v));
}
Owned absolute(Runtime& rt, Value v) {
  if (UnaryFn fn = typeOf(rt, v)->slots.absolute) return fn(rt, v);
  return raise(rt, Exc::TypeError, "bad operand type for abs(): '{}'", typeName(rt, v));
}

int truth(Runtime& rt, Value v) {
  if (v.isBool()) return v.isTrue();
  if (v.isNone()) return 0;
  if (v.isSmall()) return v.small() != 0;
  const Slots& slots = typeOf(rt, v)->slots;
  if (slots.truth) return slots.truth(rt, v);
  if (!slots.length) return 1;
  int64_t length = slots.length(rt, v);
  return length < 0 ? -1 : length > 0;
}

bool hash(Runtime& rt, Value v, int64_t* result) {
  auto fn = typeOf(rt, v)->slots.hash;
  if (fn) return fn(rt, v, result);
  return fail(rt, Exc::TypeError, "unhashable type: '{}'", typeName(rt, v));
}

Owned compareAfterBoth(Runtime& rt, Value left, Value right, CompareOp op) {
  if (op == CompareOp::Eq) return Owned::boolean(left == right);
  if (op == CompareOp::Ne) return Owned::boolean(!(left == right));
  return raise(rt, Exc::TypeError, "'{}' not supported between instances of '{}' and '{}'",
               kCompareSymbols[static_cast<size_t>(op)], typeName(rt, left), typeName(rt, right));
}

Owned compareAfterLeft(Runtime& rt, Value left, Value right, CompareOp op) {
  if (auto slot = typeOf(rt, right)->slots.compare) {
    Owned result = slot(rt, right, left, kMirrored[static_cast<size_t>(op)]);
    if (!result.isNotImplemented()) return result;
  }
  return compareAfterBoth(rt, left, right, op);
}

static Owned compareGuarded(Runtime& rt, Value left, Value right, CompareOp op) {
  Type *leftType = typeOf(rt, left), *rightType = typeOf(rt, right);
  RecursionGuard guard(rt, " in comparison");
  if (!guard.ok()) return Owned::error();
  CompareOp mirrored = kMirrored[static_cast<size_t>(op)];
  bool triedRight = false;
  if (leftType != rightType && rightType->slots.compare && isSubtype(rightType, leftType)) {
    triedRight = true;
    Owned result = rightType->slots.compare(rt, right, left, mirrored);
    if (!result.isNotImplemented()) return result;
  }
  if (leftType->slots.compare) {
    Owned result = leftType->slots.compare(rt, left, right, op);
    if (!result.isNotImplemented()) return result;
  }
  return triedRight ? compareAfterBoth(rt, left, right, op) : compareAfterLeft(rt, left, right, op);
}

Owned compare(Runtime& rt, Value left, Value right, CompareOp op) {
  Type* type = typeOf(rt, left);
  if (type != typeOf(rt, right) || type->slots.compare != classCompare)
    return compareGuarded(rt, left, right, op);
  // Two of a class made by a script: the call of its method is guarded itself.
  Owned result = classCompare(rt, left, right, op);
  return result.isNotImplemented() ? compareAfterLeft(rt, left, right, op) : result;
}

int compareBool(Runtime& rt, Value left, Value right, CompareOp op) {
  if (Value::bothSmall(left, right)) {
    int64_t a = left.small(), b = right.small();
    return orderMatches((a > b) - (a < b), op);
  }
  if (Value::bothFlonum(left, right)) {  // neither is a nan
    double a = left.flonum(), b = right.flonum();
    return orderMatches((a > b) - (a < b), op);
  }
  if (isExactStr(rt, left) && isExactStr(rt, right)) {
    bool either = op == CompareOp::Eq || op == CompareOp::Ne;
    if (either) return equal(left.as<Str>(), right.as<Str>()) == (op == CompareOp::Eq);
    return orderMatches(compare(left.as<Str>(), right.as<Str>()), op);
  }
  if (op == CompareOp::Lt && isExactly(left, TypeId::Tuple) && isExactly(right, TypeId::Tuple))
    return tupleLess(rt, left.as<Tuple>(), right.as<Tuple>());
  Local result = compare(rt, left, right, op);
  if (result.get().isBool()) return result.get().isTrue();
  return result.isError() ? -1 : truth(rt, result);
}

// Values of exact built-in types, by what they can be equal to. Other: of any other type.
enum class Sort : uint8_t { Other, Number, Str, Bytes, Tuple, List, Dict };

[[gnu::always_inline]] static inline Sort sortOf(Value v) {
  static constexpr auto kSorts = [] {
    std::array<Sort, 64> sorts{};
    sorts[kindNumberOf(TypeId::Int)] = sorts[kindNumberOf(TypeId::Float)] = Sort::Number;
    sorts[kindNumberOf(TypeId::Str)] = Sort::Str;
    sorts[kindNumberOf(TypeId::Bytes)] = Sort::Bytes;
    sorts[kindNumberOf(TypeId::Tuple)] = Sort::Tuple;
    sorts[kindNumberOf(TypeId::List)] = Sort::List;
    sorts[kindNumberOf(TypeId::Dict)] = Sort::Dict;
    return sorts;
  }();
  if (!v.isObject()) return v.isSmall() || v.isFlonum() || v.isBool() ? Sort::Number : Sort::Other;
  const uint8_t kind = v.object()->kindByte();
  return kind < kSorts.size() ? kSorts[kind] : Sort::Other;
}

int equalAtSight(const Runtime& rt, Value left, Value right) {
  auto plain = rt.type(TypeId::Object)->slots.compare;
  // Two of one kind have one type, built-in or not: two lists, two dicts.
  if (left.isObject() && right.isObject() &&
      left.object()->kindIndex() == right.object()->kindIndex())
    return typeOf(rt, left)->slots.compare != plain ? -1 : left == right;
  const Sort leftSort = sortOf(left), rightSort = sortOf(right);
  if (leftSort != Sort::Other && rightSort != Sort::Other) return leftSort == rightSort ? -1 : 0;
  if (leftSort == Sort::Other && typeOf(rt, left)->slots.compare != plain) return -1;
  if (rightSort == Sort::Other && typeOf(rt, right)->slots.compare != plain) return -1;
  return left == right;
}

int equals(Runtime& rt, Value left, Value right) {
  if (left == right) return 1;
  if (Value::bothSmall(left, right)) return 0;
  if (Value::bothFlonum(left, right)) return left.flonum() == right.flonum();
  if (isExactStr(rt, left) && isExactStr(rt, right)) return equal(left.as<Str>(), right.as<Str>());
  if (isExactly(left, TypeId::Tuple) && isExactly(right, TypeId::Tuple))
    return tupleEquals(rt, left.as<Tuple>(), right.as<Tuple>());
  int same = equalAtSight(rt, left, right);
  return same >= 0 ? same : compareBool(rt, left, right, CompareOp::Eq);
}

Owned index(Runtime& rt, Value v) {
  if (isInt(rt, v)) return intExact(rt, v);
  UnaryFn fn = typeOf(rt, v)->slots.index;
  if (!fn) {
    return raise(rt, Exc::TypeError, "'{}' object cannot be interpreted as an integer",
                 typeName(rt, v));
  }
  OURO_TRY(result, fn(rt, v));
  OURO_CHECK(isConverted(rt, result, TypeId::Int, "__index__", "int"));
  return intExact(rt, result);
}

bool isConverted(Runtime& rt, Value made, TypeId type, std::string_view method, const char* noun) {
  if (typeOf(rt, made) == rt.type(type)) return true;
  if (!isInstance(rt, made, type))
    return fail(rt, Exc::TypeError, "{} returned non-{} (type {})", method, noun,
                typeName(rt, made));
  Local warned =
      warn(rt, Exc::DeprecationWarning,
           fmt::format("{} returned non-{} (type {}).  The ability to return an instance "
                       "of a strict subclass of {} is deprecated, and may be removed in "
                       "a future version of Python.",
                       method, noun, typeName(rt, made), noun));
  return !warned.isError();
}

bool indexInt64(Runtime& rt, Value v, int64_t* result, Exc overflow) {
  if (v.isSmall()) {
    *result = v.small();
    return true;
  }
  if (v.isBool()) {
    *result = v.isTrue();
    return true;
  }
  OURO_TRY_BOOL(number, index(rt, v));
  if (intFits(rt, number, result)) return true;
  if (overflow == Exc::Count) {
    *result = intIsNegative(rt, number) ? INT64_MIN : INT64_MAX;
    return true;
  }
  return fail(rt, overflow, "cannot fit '{}' into an index-sized integer", typeName(rt, v));
}

bool asDouble(Runtime& rt, Value v, double* result) {
  if (v.isFlonum()) {
    *result = v.flonum();
    return true;
  }
  if (v.isSmall()) {
    *result = static_cast<double>(v.small());
    return true;
  }
  if (isFloat(rt, v)) {
    *result = floatValue(v);
    return true;
  }
  const Slots& slots = typeOf(rt, v)->slots;
  if (slots.toFloat) {
    OURO_TRY_BOOL(number, slots.toFloat(rt, v));
    if (typeOf(rt, number) != rt.type(TypeId::Float) &&
        !isConverted(rt, number, TypeId::Float, fmt::format("{}.__float__", typeName(rt, v)),
                     "float"))
      return false;
    *result = floatValue(number);
    return true;
  }
  if (!slots.index) return fail(rt, Exc::TypeError, "must be real number, not {}", typeName(rt, v));
  OURO_TRY_BOOL(number, index(rt, v));
  bool overflow = false;
  *result = intToDouble(rt, number, &overflow);
  return !overflow || fail(rt, Exc::OverflowError, "int too large to convert to {}", "float");
}

}  // namespace ouro
