// The type int: constructor, slots, methods.

#include "runtime/argument_name.h"
#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// ---- int(x)

namespace {

// By the older __trunc__; notFound() without it.
Owned intByTrunc(Runtime& rt, Value v) {
  Owned found = callSpecial(rt, v, rt.names.trunc);
  if (found.isNotFound()) return found;
  OURO_TRY(result, found);
  OURO_TRY(warned, warn(rt, Exc::DeprecationWarning,
                        "The delegation of int() to __trunc__ is deprecated."));
  if (isInt(rt, result)) return result.take();
  if (typeOf(rt, result)->slots.index) return index(rt, result);
  return raise(rt, Exc::TypeError, "__trunc__ returned non-Integral (type {})",
               typeName(rt, result));
}

}  // namespace

// int(x): always an exact int.
Owned toInt(Runtime& rt, Value v) {
  if (v.isSmall()) return Owned::adopt(v);
  if (v.isFlonum()) return newIntFromDouble(rt, v.flonum());
  if (v.isBool()) return smallInt(v.isTrue());
  if (isExactStr(rt, v)) return parseInt(rt, v, 10);
  const Type* type = typeOf(rt, v);
  if (type->slots.toInt) {
    OURO_TRY(result, type->slots.toInt(rt, v));
    OURO_CHECK(isConverted(rt, result, TypeId::Int, "__int__", "int"));
    return intExact(rt, result);
  }
  if (type->slots.index) {
    OURO_TRY(result, index(rt, v));
    return intExact(rt, result);
  }
  OURO_TRY(truncated, intByTrunc(rt, v));
  if (!truncated.isNotFound()) return intExact(rt, truncated);
  if (isStr(rt, v) || isBytesLike(rt, v)) return parseInt(rt, v, 10);
  return raise(rt, Exc::TypeError,
               "int() argument must be a string, a bytes-like object or a real number, not '{}'",
               typeName(rt, v));
}

namespace {

Owned fromTextInBase(Runtime& rt, Value text, Value baseValue) {
  int64_t base;
  if (!indexInt64(rt, baseValue, &base, Exc::Count)) return Owned::error();
  if (base != 0 && (base < 2 || base > 36)) {
    return raise(rt, Exc::ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  if (!isStr(rt, text) && !isBytes(rt, text) && !isByteArray(rt, text)) {
    return raise(rt, Exc::TypeError, "int() can't convert non-string with explicit base");
  }
  return parseInt(rt, text, static_cast<int>(base));
}

Owned exactFromArguments(Runtime& rt, const CallArgs& given) {
  if (given.positional == 0 && !given.names) return smallInt(0);
  if (given.positional == 1 && !given.names) return toInt(rt, given.values[0]);
  static constexpr Signature kSignature = "x=0, /, base=10";
  Value out[2];
  if (bindArguments(rt, kSignature, nullptr, "int", given, out, nullptr) < 0) {
    return Owned::error();
  }
  if (out[1].isUnbound()) return toInt(rt, out[0]);
  if (out[0].isUnbound()) return raise(rt, Exc::TypeError, "int() missing string argument");
  return fromTextInBase(rt, out[0], out[1]);
}

// An instance of a subclass with the number of `exact`.
Owned instanceOf(Runtime& rt, Type* cls, Value exact) {
  IntView view(exact);
  uint64_t room = view.count ? view.count : 1;
  BigInt* big = rt.make<BigInt>(cls, sizeof(BigInt) + room * sizeof(mp_limb_t));
  if (!big) return Owned::error();
  big->limbs()[0] = 0;
  for (uint64_t i = 0; i < view.count; i++) big->limbs()[i] = view.limbs[i];
  int64_t size = static_cast<int64_t>(view.count);
  big->size = static_cast<int32_t>(view.negative ? -size : size);
  return Owned::adopt(big);
}

Owned int_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (cls == rt.type(TypeId::Int)) return exactFromArguments(rt, given);
  OURO_TRY(exact, exactFromArguments(rt, given));
  return instanceOf(rt, cls, exact);
}

// ---- slots

Owned int_repr(Runtime& rt, Value self) { return intToStr(rt, self); }

bool int_hash(Runtime& rt, Value self, int64_t* result) {
  *result = intHash(rt, self);
  return true;
}

Owned int_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isIntAtSight(rt, left) || !isIntAtSight(rt, right)) return Owned::notImplemented();
  int64_t x, y;
  const int order =
      bothShort(left, right, &x, &y) ? (x > y) - (x < y) : intCompare(rt, left, right);
  return Owned::boolean(orderMatches(order, op));
}

int int_truth(Runtime&, Value self) { return !IntView(self).isZero(); }

template <BinaryFn Operation>
Owned int_binary(Runtime& rt, Value left, Value right) {
  if (!isIntAtSight(rt, left) || !isIntAtSight(rt, right)) return Owned::notImplemented();
  return Operation(rt, left, right);
}

Owned divideAndRemain(Runtime& rt, Value left, Value right) {
  if (IntView(right).isZero()) {
    return raise(rt, Exc::ZeroDivisionError, "integer division or modulo by zero");
  }
  Local quotient, remainder;
  if (!intDivideFloor(rt, left, right, &quotient, &remainder)) return Owned::error();
  return newTuple(rt, {quotient, remainder});
}

Owned int_power(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (!isInt(rt, base) || !isInt(rt, exponent)) return Owned::notImplemented();
  if (modulus.isNone()) return intPower(rt, base, exponent);
  if (!isInt(rt, modulus)) return Owned::notImplemented();
  return intPowerMod(rt, base, exponent, modulus);
}

Owned int_toFloat(Runtime& rt, Value self) {
  bool overflow;
  double d = intToDouble(rt, self, &overflow);
  if (overflow) return raise(rt, Exc::OverflowError, "int too large to convert to float");
  return newFloat(rt, d);
}

constexpr Slots intSlots() {
  Slots s;
  s.repr = int_repr;
  s.hash = int_hash;
  s.compare = int_compare;
  s.truth = int_truth;
  s.make = int_make;
  s[BinaryOp::Add] = int_binary<intAdd>;
  s[BinaryOp::Subtract] = int_binary<intSubtract>;
  s[BinaryOp::Multiply] = int_binary<intMultiply>;
  s[BinaryOp::TrueDivide] = int_binary<intTrueDivide>;
  s[BinaryOp::FloorDivide] = int_binary<intFloorDivide>;
  s[BinaryOp::Remainder] = int_binary<intRemainder>;
  s[BinaryOp::DivMod] = int_binary<divideAndRemain>;
  s[BinaryOp::Power] = int_binary<intPower>;
  s[BinaryOp::LShift] = int_binary<intLShift>;
  s[BinaryOp::RShift] = int_binary<intRShift>;
  s[BinaryOp::And] = int_binary<intAnd>;
  s[BinaryOp::Or] = int_binary<intOr>;
  s[BinaryOp::Xor] = int_binary<intXor>;
  s.power = int_power;
  s.negative = intNegative;
  s.positive = intExact;
  s.invert = intInvert;
  s.absolute = intAbsolute;
  s.index = intExact;
  s.toInt = intExact;
  s.toFloat = int_toFloat;
  return s;
}

// ---- methods

Owned int_bit_length(Runtime& rt, Value self, Args) { return newInt(rt, intBitLength(rt, self)); }
Owned int_bit_count(Runtime& rt, Value self, Args) { return newInt(rt, intBitCount(rt, self)); }
Owned int_conjugate(Runtime& rt, Value self, Args) { return intExact(rt, self); }

Owned int_as_integer_ratio(Runtime& rt, Value self, Args) {
  OURO_TRY(numerator, intExact(rt, self));
  return newTuple(rt, {numerator, Value::small(1)});
}

Owned int_round(Runtime& rt, Value self, Args args) {
  if (!args.has(0)) return intExact(rt, self);
  OURO_TRY(digits, index(rt, args[0]));
  return intRound(rt, self, digits);
}

Owned int_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "__format__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  return formatted<formatInteger>(rt, self, args[0].as<Str>());
}

// As CPython counts: 24 bytes and 4 for each 30 bits. Programs compare it with nothing else.
Owned int_sizeof(Runtime& rt, Value self, Args) {
  uint64_t digits = (intBitLength(rt, self) + 29) / 30;
  return newInt(rt, 24 + 4 * (digits ? digits : 1));
}

Owned int_getnewargs(Runtime& rt, Value self, Args) {
  OURO_TRY(exact, intExact(rt, self));
  return newTuple(rt, {exact});
}

// ---- bytes

// "little" or "big" of the optional argument; false: error pending.
bool byteOrder(Runtime& rt, const char* method, Args args, uint32_t at, bool* little) {
  *little = false;
  if (!args.has(at)) return true;
  if (!isStr(rt, args[at])) {
    return fail(rt, Exc::TypeError, "{}() argument 'byteorder' must be str, not {}", method,
                argumentName(rt, args[at]));
  }
  const auto* order = args[at].as<Str>();
  auto is = [order](std::string_view name) {  // without a call for so few characters
    return order->isAscii() && order->asciiView() == name;
  };
  *little = is("little");
  if (*little || is("big")) return true;
  return fail(rt, Exc::ValueError, "byteorder must be either 'little' or 'big'");
}

Owned int_to_bytes(Runtime& rt, Value self, Args args) {
  int64_t length = 1;
  if (args.has(0)) OURO_CHECK(sizeArg(rt, args[0], &length));
  bool little;
  OURO_CHECK(byteOrder(rt, "to_bytes", args, 1, &little));
  int isSigned = args.has(2) ? truth(rt, args[2]) : 0;
  if (isSigned < 0) return Owned::error();
  if (length < 0) return raise(rt, Exc::ValueError, "length argument must be non-negative");
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(length));
  if (!bytes) return Owned::error();
  Local result = Owned::adopt(bytes);
  OURO_CHECK(intToBytes(rt, self, bytes->data(), static_cast<uint64_t>(length), little, isSigned));
  return result.take();
}

// What from_bytes() reads: something bytes-like.
Owned bytesToRead(Runtime& rt, Value given) {
  if (isExactly(given, TypeId::Bytes)) return Owned::share(given);
  if (isStr(rt, given) || isInt(rt, given))
    return raise(rt, Exc::TypeError, "cannot convert '{}' object to bytes", typeName(rt, given));
  return isBytesLike(rt, given) ? Owned::share(given) : call(rt, rt.type(TypeId::Bytes), given);
}

Owned int_from_bytes(Runtime& rt, Value cls, Args args) {
  bool little;
  OURO_CHECK(byteOrder(rt, "from_bytes", args, 1, &little));
  int isSigned = args.has(2) ? truth(rt, args[2]) : 0;
  if (isSigned < 0) return Owned::error();
  OURO_TRY(bytes, bytesToRead(rt, args[0]));
  std::string_view view;
  OURO_CHECK(asByteView(rt, bytes, &view));
  OURO_TRY(result, intFromBytes(rt, view, little, isSigned));
  if (cls == Value(rt.type(TypeId::Int))) return result.take();
  return call(rt, cls, result);
}

constexpr MethodDef kMethods[] = {
    {"conjugate", int_conjugate, "", "Returns the number itself."},
    {"bit_length", int_bit_length, "",
     "Number of bits needed for the magnitude.\n\n>>> (37).bit_length()\n6"},
    {"bit_count", int_bit_count, "",
     "Number of ones in the magnitude's binary digits.\n\n>>> (13).bit_count()\n3"},
    {"to_bytes", int_to_bytes, "length=1, byteorder='big', *, signed=False",
     "The number as an array of bytes."},
    {"from_bytes", int_from_bytes, "bytes, byteorder='big', *, signed=False",
     "The number that an array of bytes stands for.", MethodKind::Class},
    {"as_integer_ratio", int_as_integer_ratio, "",
     "The pair (self, 1).\n\n>>> (-10).as_integer_ratio()\n(-10, 1)"},
    {"__trunc__", int_conjugate, "", "Truncating an int gives the int."},
    {"__floor__", int_conjugate, "", "The floor of an int is the int."},
    {"__ceil__", int_conjugate, "", "The ceiling of an int is the int."},
    {"__round__", int_round, "ndigits=None, /", "Rounds half to even; negative digits count tens."},
    {"__getnewargs__", int_getnewargs, "", "Arguments that make a copy."},
    {"__format__", int_format, "format_spec, /", "Formats by the format mini-language."},
    {"__sizeof__", int_sizeof, "", "Size in bytes."},
};

Owned int_one(Runtime&, Value) { return smallInt(1); }
Owned int_zero(Runtime&, Value) { return smallInt(0); }

constexpr GetSetDef kAttributes[] = {
    {"real", intExact, nullptr, "The real part of a complex number."},
    {"imag", int_zero, nullptr, "The imaginary part of a complex number."},
    {"numerator", intExact, nullptr, "The numerator of a rational number in lowest terms."},
    {"denominator", int_one, nullptr, "The denominator of a rational number in lowest terms."},
};

}  // namespace

const TypeDef intTypeDef = {
    .name = "int",
    .basicSize = sizeof(BigInt),
    .itemSize = sizeof(mp_limb_t),
    .flags = kSubclassable | kMatchSelf | kImmutable,
    .slots = intSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "x=0, /, base=10",
    .doc =
        "A whole number of any size; of a string, in the given base (0: as its prefix "
        "says).\n\n>>> int('0b100', base=0)\n4",
};

}  // namespace ouro
