// The methods of Decimal.

#include "runtime/types/float.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

// ---- operations as methods: method(context=None), method(other, context=None)

template <UnaryOperation operation>
Owned unary(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), args[0]);
  if (!computation.ok()) return Owned::error();
  Number a, result;
  load(self, &a);
  bool ok = operation(computation.work(), a, &result);
  return computation.finish(ok, result);
}

template <BinaryOperation operation>
Owned binary(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), args[1]);
  if (!computation.ok()) return Owned::error();
  Number a, b, result;
  load(self, &a);
  OURO_CHECK(loadArgument(rt, args[0], &b));
  bool ok = operation(computation.work(), a, b, &result);
  return computation.finish(ok, result);
}

Owned decimal_fma(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), args[2]);
  if (!computation.ok()) return Owned::error();
  Number a, b, c, result;
  load(self, &a);
  OURO_CHECK(loadArgument(rt, args[0], &b) && loadArgument(rt, args[1], &c));
  bool ok = fma(computation.work(), a, b, c, &result);
  return computation.finish(ok, result);
}

// args: other, rounding, context
Owned decimal_quantize(Runtime& rt, Value self, Args args) {
  State* state = stateOf(rt, self);
  Computation computation(rt, state, args[2]);
  if (!computation.ok()) return Owned::error();
  Number a, b, result;
  OURO_CHECK(readRounding(rt, state, args[1], &computation.work().settings.rounding));
  load(self, &a);
  OURO_CHECK(loadArgument(rt, args[0], &b));
  bool ok = quantize(computation.work(), a, b, &result);
  return computation.finish(ok, result);
}

// args: rounding, context
template <UnaryOperation operation>
Owned integral(Runtime& rt, Value self, Args args) {
  State* state = stateOf(rt, self);
  Computation computation(rt, state, args[1]);
  if (!computation.ok()) return Owned::error();
  Number a, result;
  OURO_CHECK(readRounding(rt, state, args[0], &computation.work().settings.rounding));
  load(self, &a);
  bool ok = operation(computation.work(), a, &result);
  return computation.finish(ok, result);
}

// ---- questions

template <auto question>
Owned ask(Runtime&, Value self, Args) {
  return Owned::boolean(question(*self.as<Decimal>()));
}
bool isFinite(const Decimal& d) { return d.kind == Kind::Finite; }
bool isInfinite(const Decimal& d) { return d.kind == Kind::Infinite; }
bool isNan(const Decimal& d) { return d.kind >= Kind::QuietNan; }
bool isQuiet(const Decimal& d) { return d.kind == Kind::QuietNan; }
bool isSignaling(const Decimal& d) { return d.kind == Kind::SignalingNan; }
bool isSigned(const Decimal& d) { return d.negative; }
bool isZero(const Decimal& d) {
  return d.kind == Kind::Finite && !d.low && !d.high && d.big.isNull();
}
bool always(const Decimal&) { return true; }

template <bool (*question)(Runtime&, const Settings&, const Number&, bool*)>
Owned askContext(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), args[0]);
  if (!computation.ok()) return Owned::error();
  Number a;
  load(self, &a);
  bool answer;
  OURO_CHECK(question(rt, computation.work().settings, a, &answer));
  return Owned::boolean(answer);
}

Owned decimal_number_class(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), args[0]);
  if (!computation.ok()) return Owned::error();
  return numberClass(rt, self, computation.work().settings);
}

Owned decimal_same_quantum(Runtime& rt, Value self, Args args) {
  Number a, b;
  load(self, &a);
  OURO_TRY(context, contextArg(rt, stateOf(rt, self), args[1]));
  OURO_CHECK(loadArgument(rt, args[0], &b));
  return Owned::boolean(isSameQuantum(a, b));
}

// ---- copies

Owned copyWithSign(Runtime& rt, Value self, bool negative) {
  Number a;
  load(self, &a);
  a.negative = negative;
  return newDecimal(rt, stateOf(rt, self)->decimal, a);
}
Owned decimal_copy_abs(Runtime& rt, Value self, Args) { return copyWithSign(rt, self, false); }
Owned decimal_copy_negate(Runtime& rt, Value self, Args) {
  return copyWithSign(rt, self, !self.as<Decimal>()->negative);
}
Owned decimal_copy_sign(Runtime& rt, Value self, Args args) {
  Number b;
  OURO_TRY(context, contextArg(rt, stateOf(rt, self), args[1]));
  OURO_CHECK(loadArgument(rt, args[0], &b));
  return copyWithSign(rt, self, b.negative);
}
Owned decimal_itself(Runtime&, Value self, Args) { return Owned::share(self); }

// ---- conversions

Owned decimal_adjusted(Runtime& rt, Value self, Args) {
  Number a;
  load(self, &a);
  int64_t first;
  OURO_CHECK(adjusted(rt, a, &first));
  return newInt(rt, first);
}
Owned decimal_radix(Runtime& rt, Value self, Args) {
  Number ten;
  ten.digits.small = 10;
  return newDecimal(rt, stateOf(rt, self)->decimal, ten);
}
Owned decimal_as_tuple(Runtime& rt, Value self, Args) {
  return toTuple(rt, stateOf(rt, self), self);
}
Owned decimal_as_integer_ratio(Runtime& rt, Value self, Args) { return toRatio(rt, self); }

Owned decimal_to_eng_string(Runtime& rt, Value self, Args args) {
  OURO_TRY(context, contextArg(rt, stateOf(rt, self), args[0]));
  Number a;
  load(self, &a);
  std::string text;
  OURO_CHECK(appendText(rt, a, context.as<Context>()->settings.capitals, true, &text));
  return newAscii(rt, text);
}

Owned decimal_from_float(Runtime& rt, Value cls, Args args) {
  auto* type = cls.as<Type>();
  Number n;
  OURO_CHECK(fromIntOrFloat(rt, args[0], &n));
  Type* plain = stateOf(type)->decimal;
  OURO_TRY(made, newDecimal(rt, plain, n));
  return type == plain ? made.take() : call(rt, cls, made);
}

template <Rounding rounding>
Owned wholePart(Runtime& rt, Value self, Args) {
  Number a;
  load(self, &a);
  return toWholeInt(rt, a, rounding, "integer");
}

Owned decimal_round(Runtime& rt, Value self, Args args) {
  if (!args.has(0)) return wholePart<kHalfEven>(rt, self, args);
  int64_t places;
  if (!isInt(rt, args[0])) return raise(rt, Exc::TypeError, "optional arg must be an integer");
  if (!intFits(rt, args[0], &places))
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
  Computation computation(rt, stateOf(rt, self), Value::unbound());
  if (!computation.ok()) return Owned::error();
  Number a, unit, result;
  load(self, &a);
  unit.digits.small = 1;
  unit.exponent = places == INT64_MIN ? INT64_MAX : -places;
  bool ok = quantize(computation.work(), a, unit, &result);
  return computation.finish(ok, result);
}

Owned decimal_complex(Runtime& rt, Value self, Args) {
  OURO_TRY(real, toFloat(rt, self));
  return newComplex(rt, floatValue(real), 0);
}

Owned decimal_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) return raise(rt, Exc::TypeError, "format arg must be str");
  OURO_TRY(context, currentContext(rt, stateOf(rt, self)));
  return formatDecimal(rt, self, args[0], context.as<Context>()->settings);
}

Owned decimal_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(text, str(rt, self));
  OURO_TRY(arguments, newTuple(rt, {text}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments});
}

constexpr const char* kContext = "context=None";
constexpr const char* kOther = "other, context=None";
constexpr const char* kRounded = "rounding=None, context=None";

constexpr auto kMethods = std::to_array<MethodDef>({
    {"exp", unary<exponential>, kContext,
     "Return the value of the (natural) exponential function e**x at the given\nnumber. The "
     "function always uses the ROUND_HALF_EVEN mode and the result is\ncorrectly rounded.\n\n"},
    {"ln", unary<logarithm>, kContext,
     "Return the natural (base e) logarithm of the operand. The function always\nuses the "
     "ROUND_HALF_EVEN mode and the result is correctly rounded.\n\n"},
    {"log10", unary<logarithm10>, kContext,
     "Return the base ten logarithm of the operand. The function always uses the\nROUND_HALF_EVEN "
     "mode and the result is correctly rounded.\n\n"},
    {"next_minus", unary<nextMinus>, kContext, "The largest number below this one."},
    {"next_plus", unary<nextPlus>, kContext, "The smallest number above this one."},
    {"normalize", unary<normalize>, kContext,
     "Normalize the number by stripping the rightmost trailing zeros and\nconverting any result "
     "equal to Decimal('0') to Decimal('0e0').  Used\nfor producing canonical values for members "
     "of an equivalence class.\n\n"},
    {"to_integral", integral<toIntegral>, kRounded, "The nearest whole number."},
    {"to_integral_exact", integral<toIntegralExact>, kRounded,
     "The nearest whole number, with Inexact and Rounded as they apply."},
    {"to_integral_value", integral<toIntegral>, kRounded,
     "Round to the nearest integer without signaling Inexact or Rounded.  The\nrounding mode is "
     "determined by the rounding parameter if given, else by\nthe given context. If neither "
     "parameter is given, then the rounding mode\nof the current default context is used.\n\n"},
    {"sqrt", unary<squareRoot>, kContext,
     "Return the square root of the argument to full precision. The result is\ncorrectly rounded "
     "using the ROUND_HALF_EVEN rounding mode.\n\n"},
    {"compare", binary<compareOf>, kOther, "-1, 0 or 1 as a Decimal; NaN if one is a NaN."},
    {"compare_signal", binary<compareSignal>, kOther, "As compare, but all NaNs signal."},
    {"compare_total", binary<compareTotal>, kOther, "Compares by the total order."},
    {"compare_total_mag", binary<compareTotalMagnitude>, kOther,
     "Compares by the total order, without signs."},
    {"max", binary<maximum>, kOther, "The larger number; NaNs are left out."},
    {"max_mag", binary<maximumMagnitude>, kOther, "The one with the larger magnitude."},
    {"min", binary<minimum>, kOther, "The smaller number; NaNs are left out."},
    {"min_mag", binary<minimumMagnitude>, kOther, "The one with the smaller magnitude."},
    {"next_toward", binary<nextToward>, kOther, "The neighbour in the direction of other."},
    {"quantize", decimal_quantize, "exp, rounding=None, context=None",
     "Return a value equal to the first operand after rounding and having the\nexponent of the "
     "second operand.\n\n"},
    {"remainder_near", binary<remainderNear>, kOther,
     "Return the remainder from dividing self by other.  This differs from\nself % other in that "
     "the sign of the remainder is chosen so as to minimize\nits absolute value.\n\n"},
    {"fma", decimal_fma, "other, third, context=None",
     "Fused multiply-add.  Return self*other+third with no rounding of the\nintermediate product "
     "self*other.\n\n    >>> Decimal(2).fma(3, 5)\n    Decimal('11')\n\n\n"},
    {"is_canonical", ask<always>, "", "Always True."},
    {"is_finite", ask<isFinite>, ""},
    {"is_infinite", ask<isInfinite>, ""},
    {"is_nan", ask<isNan>, ""},
    {"is_qnan", ask<isQuiet>, ""},
    {"is_snan", ask<isSignaling>, ""},
    {"is_signed", ask<isSigned>, ""},
    {"is_zero", ask<isZero>, ""},
    {"is_normal", askContext<isNormal>, kContext},
    {"is_subnormal", askContext<isSubnormal>, kContext},
    {"adjusted", decimal_adjusted, "", "The exponent of the first digit."},
    {"canonical", decimal_itself, ""},
    {"conjugate", decimal_itself, ""},
    {"radix", decimal_radix, "", "Decimal(10)"},
    {"copy_abs", decimal_copy_abs, ""},
    {"copy_negate", decimal_copy_negate, ""},
    {"logb", unary<logB>, kContext, "The exponent of the first digit as a Decimal."},
    {"logical_invert", unary<logicalInvert>, kContext},
    {"number_class", decimal_number_class, kContext, "\"+Normal\", \"-Zero\" and the like."},
    {"to_eng_string", decimal_to_eng_string, kContext,
     "A str with an exponent that is a multiple of 3."},
    {"copy_sign", decimal_copy_sign, kOther},
    {"logical_and", binary<logicalAnd>, kOther},
    {"logical_or", binary<logicalOr>, kOther},
    {"logical_xor", binary<logicalXor>, kOther},
    {"rotate", binary<rotate>, kOther},
    {"same_quantum", decimal_same_quantum, kOther},
    {"scaleb", binary<scaleByTen>, kOther},
    {"shift", binary<shift>, kOther},
    {"from_float", decimal_from_float, "f, /",
     "Class method that converts a float to a decimal number, exactly.", MethodKind::Class},
    {"as_tuple", decimal_as_tuple, "", "Return a tuple representation of the number.\n\n"},
    {"as_integer_ratio", decimal_as_integer_ratio, "",
     "Decimal.as_integer_ratio() -> (int, int)\n\nReturn a pair of integers, whose ratio is "
     "exactly "
     "equal to the original\nDecimal and with a positive denominator. The ratio is in lowest "
     "terms.\nRaise OverflowError on infinities and a ValueError on NaNs.\n\n"},
    {"__copy__", decimal_itself, ""},
    {"__deepcopy__", decimal_itself, "memo, /"},
    {"__format__", decimal_format, "spec, /"},
    {"__reduce__", decimal_reduce, ""},
    {"__round__", decimal_round, "ndigits=None, /"},
    {"__ceil__", wholePart<kCeiling>, ""},
    {"__floor__", wholePart<kFloor>, ""},
    {"__trunc__", wholePart<kDown>, ""},
    {"__complex__", decimal_complex, ""},
});

}  // namespace

Owned numberClass(Runtime& rt, Value self, const Settings& settings) {
  Number a;
  load(self, &a);
  if (a.isNan()) return newAscii(rt, a.kind == Kind::QuietNan ? "NaN" : "sNaN");
  bool normal = false;
  OURO_CHECK(isNormal(rt, settings, a, &normal));
  const char* name = a.isInfinite() ? "Infinity"
                     : a.isZero()   ? "Zero"
                     : normal       ? "Normal"
                                    : "Subnormal";
  return newAscii(rt, fmt::format("{}{}", a.negative ? '-' : '+', name));
}

constinit const std::array<MethodDef, 62> kDecimalMethods = kMethods;

}  // namespace ouro::decimal
