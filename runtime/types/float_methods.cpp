// The type float: constructor, slots, methods.

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "runtime/argument_name.h"
#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/float_hex.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// ---- float(x)

namespace {

Owned floatFromText(Runtime& rt, Value text) {
  std::string_view ascii;
  std::string converted;
  if (!isStr(rt, text)) {
    OURO_CHECK(asByteView(rt, text, &ascii));
  } else if (text.as<Str>()->isAscii()) {
    ascii = text.as<Str>()->asciiView();
  } else {
    converted = asciiDigits(text.as<Str>());
    ascii = converted;
  }
  double d;
  if (parseDouble(ascii, &d)) return newFloat(rt, d);
  OURO_TRY(shown, repr(rt, text));
  return raise(rt, Exc::ValueError, "could not convert string to float: {}",
               toUtf8(shown.as<Str>()));
}

}  // namespace

// float(x): always an exact float.
Owned toFloat(Runtime& rt, Value v) {
  if (v.isFlonum()) return Owned::adopt(v);
  if (v.isSmall()) return newFloat(rt, static_cast<double>(v.small()));
  if (isExactStr(rt, v)) return floatFromText(rt, v);
  const Type* type = typeOf(rt, v);
  if (type->slots.toFloat) {
    OURO_TRY(result, type->slots.toFloat(rt, v));
    if (typeOf(rt, result) == rt.type(TypeId::Float)) return result.take();
    std::string method = fmt::format("{}.__float__", dottedNameOf(type));
    OURO_CHECK(isConverted(rt, result, TypeId::Float, method, "float"));
    return newFloat(rt, floatValue(result));
  }
  if (type->slots.index) {
    OURO_TRY(whole, index(rt, v));
    bool overflow;
    double d = intToDouble(rt, whole, &overflow);
    if (overflow) return raise(rt, Exc::OverflowError, "int too large to convert to float");
    return newFloat(rt, d);
  }
  if (isStr(rt, v) || isBytesLike(rt, v)) return floatFromText(rt, v);
  return raise(rt, Exc::TypeError, "float() argument must be a string or a real number, not '{}'",
               typeName(rt, v));
}

namespace {

Owned float_make(Runtime& rt, Type* cls, const CallArgs& given) {
  bool exactClass = cls == rt.type(TypeId::Float);
  if (exactClass && given.positional == 1 && !given.names) return toFloat(rt, given.values[0]);
  bool ownInit = cls->slots.init != rt.type(TypeId::Float)->slots.init;  // and keywords for it
  if (given.names && !ownInit) {
    return raise(rt, Exc::TypeError, "float() takes no keyword arguments");
  }
  if (given.positional > 1) {
    return raise(rt, Exc::TypeError, "float expected at most 1 argument, got {}", given.positional);
  }
  OURO_TRY(exact, given.positional == 0 ? newFloat(rt, 0.0) : toFloat(rt, given.values[0]));
  if (exactClass) return exact.take();
  Float* object = rt.make<Float>(cls);
  if (!object) return Owned::error();
  object->value = floatValue(exact);
  return Owned::adopt(object);
}

// ---- slots

// A float of any kind, without a call. All classes below float keep its layout.
[[gnu::always_inline]] inline bool floatAtSight(const Runtime& rt, Value v, double* d) {
  if (v.isFlonum()) return *d = v.flonum(), true;
  if (!v.isObject() || typeOf(rt, v)->layout != &floatTypeDef) return false;
  *d = v.as<Float>()->value;
  return true;
}

template <Owned (*Operation)(Runtime&, double, double)>
Owned float_binary(Runtime& rt, Value left, Value right) {
  double x, y;
  if (floatAtSight(rt, left, &x) && floatAtSight(rt, right, &y)) return Operation(rt, x, y);
  int ok = floatOperand(rt, left, &x);
  if (ok > 0) ok = floatOperand(rt, right, &y);
  if (ok <= 0) return ok == 0 ? Owned::notImplemented() : Owned::error();
  return Operation(rt, x, y);
}

Owned add(Runtime& rt, double x, double y) { return newFloat(rt, x + y); }
Owned subtract(Runtime& rt, double x, double y) { return newFloat(rt, x - y); }
Owned multiply(Runtime& rt, double x, double y) { return newFloat(rt, x * y); }
Owned trueDivide(Runtime& rt, double x, double y) {
  if (y == 0) return raise(rt, Exc::ZeroDivisionError, "float division by zero");
  return newFloat(rt, x / y);
}
Owned floorDivide(Runtime& rt, double x, double y) {
  if (y == 0) return raise(rt, Exc::ZeroDivisionError, "float floor division by zero");
  return newFloat(rt, floatFloorDivide(x, y));
}
Owned remainder(Runtime& rt, double x, double y) {
  if (y == 0) return raise(rt, Exc::ZeroDivisionError, "float modulo");
  return newFloat(rt, floatRemainder(x, y));
}
Owned divideAndRemain(Runtime& rt, double x, double y) {
  if (y == 0) return raise(rt, Exc::ZeroDivisionError, "float divmod()");
  OURO_TRY(quotient, newFloat(rt, floatFloorDivide(x, y)));
  OURO_TRY(rest, newFloat(rt, floatRemainder(x, y)));
  return newTuple(rt, {quotient, rest});
}

Owned float_power(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (!modulus.isNone()) {
    return raise(rt, Exc::TypeError,
                 "pow() 3rd argument not allowed unless all arguments are integers");
  }
  return float_binary<floatPower>(rt, base, exponent);
}

Owned float_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isFloat(rt, left)) return Owned::notImplemented();
  double x = floatValue(left);
  if (isFloat(rt, right)) {
    double y = floatValue(right);
    if (std::isnan(x) || std::isnan(y)) return Owned::boolean(op == CompareOp::Ne);
    return Owned::boolean(orderMatches((x > y) - (x < y), op));
  }
  if (!isInt(rt, right)) return Owned::notImplemented();
  if (std::isnan(x)) return Owned::boolean(op == CompareOp::Ne);
  return Owned::boolean(orderMatches(-intCompareDouble(rt, right, x), op));
}

Owned float_repr(Runtime& rt, Value self) {
  DoubleBuffer buffer;
  return newStr(rt, reprDouble(floatValue(self), buffer));
}
bool float_hash(Runtime&, Value self, int64_t* result) {
  *result = hashDouble(floatValue(self), self);
  return true;
}
int float_truth(Runtime&, Value self) { return floatValue(self) != 0; }
Owned float_negative(Runtime& rt, Value self) { return newFloat(rt, -floatValue(self)); }
Owned float_positive(Runtime& rt, Value self) { return newFloat(rt, floatValue(self)); }
Owned float_absolute(Runtime& rt, Value self) { return newFloat(rt, std::fabs(floatValue(self))); }
Owned float_toInt(Runtime& rt, Value self) { return newIntFromDouble(rt, floatValue(self)); }

constexpr Slots floatSlots() {
  Slots s;
  s.repr = float_repr;
  s.hash = float_hash;
  s.compare = float_compare;
  s.truth = float_truth;
  s.make = float_make;
  s[BinaryOp::Add] = float_binary<add>;
  s[BinaryOp::Subtract] = float_binary<subtract>;
  s[BinaryOp::Multiply] = float_binary<multiply>;
  s[BinaryOp::TrueDivide] = float_binary<trueDivide>;
  s[BinaryOp::FloorDivide] = float_binary<floorDivide>;
  s[BinaryOp::Remainder] = float_binary<remainder>;
  s[BinaryOp::DivMod] = float_binary<divideAndRemain>;
  s[BinaryOp::Power] = float_binary<floatPower>;
  s.power = float_power;
  s.negative = float_negative;
  s.positive = float_positive;
  s.absolute = float_absolute;
  s.toInt = float_toInt;
  s.toFloat = float_positive;
  return s;
}

// ---- methods

Owned float_is_integer(Runtime&, Value self, Args) {
  double d = floatValue(self);
  return Owned::boolean(std::isfinite(d) && std::trunc(d) == d);
}

Owned float_trunc(Runtime& rt, Value self, Args) { return newIntFromDouble(rt, floatValue(self)); }
Owned float_floor(Runtime& rt, Value self, Args) {
  return newIntFromDouble(rt, std::floor(floatValue(self)));
}
Owned float_ceil(Runtime& rt, Value self, Args) {
  return newIntFromDouble(rt, std::ceil(floatValue(self)));
}
Owned float_conjugate(Runtime& rt, Value self, Args) { return newFloat(rt, floatValue(self)); }

Owned float_round(Runtime& rt, Value self, Args args) {
  double d = floatValue(self);
  if (!args.has(0) || args[0].isNone()) return newIntFromDouble(rt, std::nearbyint(d));
  int64_t digits;
  OURO_CHECK(indexInt64(rt, args[0], &digits, Exc::Count));
  double result = roundDouble(d, digits);
  if (std::isinf(result) && !std::isinf(d)) {
    return raise(rt, Exc::OverflowError, "rounded value too large to represent");
  }
  return newFloat(rt, result);
}

// The fraction of whole numbers that the float is exactly, in lowest terms.
Owned float_as_integer_ratio(Runtime& rt, Value self, Args) {
  double d = floatValue(self);
  if (std::isinf(d)) {
    return raise(rt, Exc::OverflowError, "cannot convert Infinity to integer ratio");
  }
  if (std::isnan(d)) return raise(rt, Exc::ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  auto mantissa = static_cast<int64_t>(std::ldexp(std::frexp(d, &exponent), DBL_MANT_DIG));
  const int zeros = mantissa ? std::countr_zero(static_cast<uint64_t>(mantissa)) : 0;
  exponent = mantissa ? exponent - DBL_MANT_DIG + zeros : 0;
  const Value numerator = Value::small(mantissa >> zeros);
  OURO_TRY(factor, intLShift(rt, Value::small(1), Value::small(std::abs(exponent))));
  if (exponent < 0) return newTuple(rt, {numerator, factor});
  OURO_TRY(product, intMultiply(rt, numerator, factor));
  return newTuple(rt, {product, Value::small(1)});
}

Owned float_hex(Runtime& rt, Value self, Args) { return newStr(rt, hexOfDouble(floatValue(self))); }

Owned float_fromhex(Runtime& rt, Value cls, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "bad argument type for built-in operation");
  }
  double d;
  switch (parseHexDouble(toUtf8(args[0].as<Str>()), &d)) {
    case HexResult::Ok: break;
    case HexResult::Invalid:
      return raise(rt, Exc::ValueError, "invalid hexadecimal floating-point string");
    case HexResult::TooLarge:
      return raise(rt, Exc::OverflowError, "hexadecimal value too large to represent as a float");
  }
  OURO_TRY(result, newFloat(rt, d));
  return cls == Value(rt.type(TypeId::Float)) ? result.take() : call(rt, cls, result);
}

Owned float_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "__format__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  return formatted<formatFloat>(rt, self, args[0].as<Str>());
}

Owned float_getnewargs(Runtime& rt, Value self, Args) {
  OURO_TRY(exact, newFloat(rt, floatValue(self)));
  return newTuple(rt, {exact});
}

Owned float_getformat(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "__getformat__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  Str* kind = args[0].as<Str>();
  if (equal(kind, "double") || equal(kind, "float")) return newStr(rt, "IEEE, little-endian");
  return raise(rt, Exc::ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

constexpr MethodDef kMethods[] = {
    {"conjugate", float_conjugate, "", "Returns the number itself."},
    {"__trunc__", float_trunc, "", "The int toward zero."},
    {"__floor__", float_floor, "", "The largest int that is not larger."},
    {"__ceil__", float_ceil, "", "The smallest int that is not smaller."},
    {"__round__", float_round, "ndigits=None, /", "Rounds half to even; an int without digits."},
    {"as_integer_ratio", float_as_integer_ratio, "",
     "The exact fraction in lowest terms.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> "
     "(-.25).as_integer_ratio()\n(-1, 4)"},
    {"fromhex", float_fromhex, "string, /",
     "The float of a hexadecimal text.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375",
     MethodKind::Class},
    {"hex", float_hex, "",
     "The exact value as hexadecimal text.\n\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'"},
    {"is_integer", float_is_integer, "", "Is the number whole?"},
    {"__getnewargs__", float_getnewargs, "", "Arguments that make a copy."},
    {"__getformat__", float_getformat, "typestr, /", "How floats lie in memory.",
     MethodKind::Class},
    {"__format__", float_format, "format_spec, /", "Formats by the format mini-language."},
};

Owned float_imag(Runtime& rt, Value) { return newFloat(rt, 0.0); }

constexpr GetSetDef kAttributes[] = {
    {"real", float_positive, nullptr, "The real part of a complex number."},
    {"imag", float_imag, nullptr, "The imaginary part of a complex number."},
};

}  // namespace

const TypeDef floatTypeDef = {
    .name = "float",
    .basicSize = sizeof(Float),
    .flags = kSubclassable | kMatchSelf | kImmutable,
    .slots = floatSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "x=0, /",
    .doc = "A number of double precision, of a string or a number.",
};

}  // namespace ouro
