// The methods of Context: Decimal's operations under this context, and its own.

#include "runtime/types/float.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

// ---- operations

template <UnaryOperation operation>
Owned unary(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), self);
  Number a, result;
  OURO_CHECK(loadArgument(rt, args[0], &a));
  bool ok = operation(computation.work(), a, &result);
  return computation.finish(ok, result);
}

template <BinaryOperation operation>
Owned binary(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), self);
  Number a, b, result;
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b));
  bool ok = operation(computation.work(), a, b, &result);
  return computation.finish(ok, result);
}

Owned context_fma(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), self);
  Number a, b, c, result;
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b) &&
             loadArgument(rt, args[2], &c));
  bool ok = fma(computation.work(), a, b, c, &result);
  return computation.finish(ok, result);
}

Owned context_power(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), self);
  Number a, b, c, result;
  bool hasModulus = args.has(2) && !args[2].isNone();
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b) &&
             (!hasModulus || loadArgument(rt, args[2], &c)));
  bool ok = hasModulus ? powerModulo(computation.work(), a, b, c, &result)
                       : power(computation.work(), a, b, &result);
  return computation.finish(ok, result);
}

Owned context_divmod(Runtime& rt, Value self, Args args) {
  State* state = stateOf(rt, self);
  Computation computation(rt, state, self);
  Number a, b, quotient, rest;
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b) &&
             divideBoth(computation.work(), a, b, &quotient, &rest));
  OURO_TRY(q, computation.finish(true, quotient));
  OURO_TRY(r, newDecimal(rt, state->decimal, rest));
  return newTuple(rt, {q, r});
}

// ---- the operand as a Decimal

// What an operand is as a Decimal: itself, or made of an int.
Owned asDecimal(Runtime& rt, State* state, Value v) {
  if (isDecimal(rt, v)) return Owned::share(v);
  Number n;
  OURO_CHECK(loadArgument(rt, v, &n));
  return newDecimal(rt, state->decimal, n);
}

template <auto question>
Owned ask(Runtime& rt, Value, Args args) {
  Number a;
  OURO_CHECK(loadArgument(rt, args[0], &a));
  return Owned::boolean(question(a));
}
bool isFinite(const Number& n) { return n.isFinite(); }
bool isInfinite(const Number& n) { return n.isInfinite(); }
bool isNan(const Number& n) { return n.isNan(); }
bool isQuiet(const Number& n) { return n.kind == Kind::QuietNan; }
bool isSignaling(const Number& n) { return n.kind == Kind::SignalingNan; }
bool isSigned(const Number& n) { return n.negative; }
bool isZero(const Number& n) { return n.isZero(); }

template <bool (*question)(Runtime&, const Settings&, const Number&, bool*)>
Owned askContext(Runtime& rt, Value self, Args args) {
  Number a;
  bool answer;
  OURO_CHECK(loadArgument(rt, args[0], &a) &&
             question(rt, self.as<Context>()->settings, a, &answer));
  return Owned::boolean(answer);
}

Owned context_is_canonical(Runtime& rt, Value, Args args) {
  if (!isDecimal(rt, args[0])) return raise(rt, Exc::TypeError, "argument must be a Decimal");
  return Owned::boolean(true);
}
Owned context_canonical(Runtime& rt, Value, Args args) {
  if (!isDecimal(rt, args[0])) return raise(rt, Exc::TypeError, "argument must be a Decimal");
  return Owned::share(args[0]);
}

Owned context_number_class(Runtime& rt, Value self, Args args) {
  OURO_TRY(a, asDecimal(rt, stateOf(rt, self), args[0]));
  return numberClass(rt, a, self.as<Context>()->settings);
}

template <bool engineering>
Owned context_text(Runtime& rt, Value self, Args args) {
  Number a;
  std::string text;
  OURO_CHECK(loadArgument(rt, args[0], &a) &&
             appendText(rt, a, self.as<Context>()->settings.capitals, engineering, &text));
  return newAscii(rt, text);
}

Owned withSign(Runtime& rt, Value self, Value operand, bool flip) {
  Number a;
  OURO_CHECK(loadArgument(rt, operand, &a));
  a.negative = flip && !a.negative;
  return newDecimal(rt, stateOf(rt, self)->decimal, a);
}
Owned context_copy_abs(Runtime& rt, Value self, Args args) {
  return withSign(rt, self, args[0], false);
}
Owned context_copy_negate(Runtime& rt, Value self, Args args) {
  return withSign(rt, self, args[0], true);
}
Owned context_copy_sign(Runtime& rt, Value self, Args args) {
  Number a, b;
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b));
  a.negative = b.negative;
  return newDecimal(rt, stateOf(rt, self)->decimal, a);
}
Owned context_copy_decimal(Runtime& rt, Value self, Args args) {
  return asDecimal(rt, stateOf(rt, self), args[0]);
}
Owned context_same_quantum(Runtime& rt, Value, Args args) {
  Number a, b;
  OURO_CHECK(loadArgument(rt, args[0], &a) && loadArgument(rt, args[1], &b));
  return Owned::boolean(isSameQuantum(a, b));
}

// ---- its own

Owned context_radix(Runtime& rt, Value self, Args) {
  Number ten;
  ten.digits.small = 10;
  return newDecimal(rt, stateOf(rt, self)->decimal, ten);
}
Owned context_Etiny(Runtime& rt, Value self, Args) {
  return newInt(rt, self.as<Context>()->settings.tiny());
}
Owned context_Etop(Runtime& rt, Value self, Args) {
  return newInt(rt, self.as<Context>()->settings.top());
}
Owned context_clear_flags(Runtime&, Value self, Args) {
  self.as<Context>()->settings.status = 0;
  return Owned::none();
}
Owned context_clear_traps(Runtime&, Value self, Args) {
  self.as<Context>()->settings.traps = 0;
  return Owned::none();
}
Owned context_copy(Runtime& rt, Value self, Args) {
  auto* made = rt.make<Context>(stateOf(rt, self)->context);
  if (!made) return Owned::error();
  made->settings = self.as<Context>()->settings;
  made->flags = made->traps = Value::null();
  return Owned::adopt(made);
}
Owned context_reduce(Runtime& rt, Value self, Args) {
  State* state = stateOf(rt, self);
  const Settings s = self.as<Context>()->settings;
  OURO_TRY(flags, signalList(rt, state, s.status, false));
  OURO_TRY(traps, signalList(rt, state, s.traps, false));
  OURO_TRY(precision, newInt(rt, s.precision));
  OURO_TRY(emin, newInt(rt, s.emin));
  OURO_TRY(emax, newInt(rt, s.emax));
  OURO_TRY(arguments,
           newTuple(rt, {precision, state->roundings[s.rounding], emin, emax,
                         Value::small(s.capitals), Value::small(s.clamp), flags, traps}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments});
}

Owned context_create_decimal(Runtime& rt, Value self, Args args) {
  return convertRounded(rt, stateOf(rt, self), args.has(0) ? args[0] : Value::small(0),
                        self.as<Context>());
}

Owned context_create_decimal_from_float(Runtime& rt, Value self, Args args) {
  Computation computation(rt, stateOf(rt, self), self);
  Number n;
  OURO_CHECK(fromIntOrFloat(rt, args[0], &n));
  return computation.finish(finish(computation.work(), &n), n);
}

constexpr const char* kOne = "x, /";
constexpr const char* kTwo = "x, y, /";

constexpr auto kMethods = std::to_array<MethodDef>({
    {"abs", unary<absolute>, kOne, "Return the absolute value of x.\n\n"},
    {"exp", unary<exponential>, kOne, "Return e ** x.\n\n"},
    {"ln", unary<logarithm>, kOne, "Return the natural (base e) logarithm of x.\n\n"},
    {"log10", unary<logarithm10>, kOne, "Return the base 10 logarithm of x.\n\n"},
    {"minus", unary<minus>, kOne,
     "Minus corresponds to the unary prefix minus operator in Python, but applies\nthe context to "
     "the result.\n\n"},
    {"next_minus", unary<nextMinus>, kOne,
     "Return the largest representable number smaller than x.\n\n"},
    {"next_plus", unary<nextPlus>, kOne,
     "Return the smallest representable number larger than x.\n\n"},
    {"normalize", unary<normalize>, kOne,
     "Reduce x to its simplest form. Alias for reduce(x).\n\n"},
    {"_apply", unary<applied>, kOne, "Round x as the context says.\n\n"},
    {"plus", unary<plus>, kOne,
     "Plus corresponds to the unary prefix plus operator in Python, but applies\nthe context to "
     "the result.\n\n"},
    {"to_integral", unary<toIntegral>, kOne, "Identical to to_integral_value(x).\n\n"},
    {"to_integral_exact", unary<toIntegralExact>, kOne,
     "Round to an integer. Signal if the result is rounded or inexact.\n\n"},
    {"to_integral_value", unary<toIntegral>, kOne, "Round to an integer.\n\n"},
    {"sqrt", unary<squareRoot>, kOne,
     "Square root of a non-negative number to context precision.\n\n"},
    {"add", binary<add>, kTwo, "Return the sum of x and y.\n\n"},
    {"compare", binary<compareOf>, kTwo, "Compare x and y numerically.\n\n"},
    {"compare_signal", binary<compareSignal>, kTwo,
     "Compare x and y numerically.  All NaNs signal.\n\n"},
    {"compare_total", binary<compareTotal>, kTwo,
     "Compare x and y using their abstract representation.\n\n"},
    {"compare_total_mag", binary<compareTotalMagnitude>, kTwo,
     "Compare x and y using their abstract representation, ignoring sign.\n\n"},
    {"divide", binary<divide>, kTwo, "Return x divided by y.\n\n"},
    {"divide_int", binary<divideWhole>, kTwo,
     "Return x divided by y, truncated to an integer.\n\n"},
    {"divmod", context_divmod, kTwo, "Return quotient and remainder of the division x / y.\n\n"},
    {"max", binary<maximum>, kTwo, "Compare the values numerically and return the maximum.\n\n"},
    {"max_mag", binary<maximumMagnitude>, kTwo,
     "Compare the values numerically with their sign ignored.\n\n"},
    {"min", binary<minimum>, kTwo, "Compare the values numerically and return the minimum.\n\n"},
    {"min_mag", binary<minimumMagnitude>, kTwo,
     "Compare the values numerically with their sign ignored.\n\n"},
    {"multiply", binary<multiply>, kTwo, "Return the product of x and y.\n\n"},
    {"next_toward", binary<nextToward>, kTwo,
     "Return the number closest to x, in the direction towards y.\n\n"},
    {"quantize", binary<quantize>, kTwo,
     "Return a value equal to x (rounded), having the exponent of y.\n\n"},
    {"remainder", binary<remainder>, kTwo,
     "Return the remainder from integer division.  The sign of the result,\nif non-zero, is the "
     "same as that of the original dividend.\n\n"},
    {"remainder_near", binary<remainderNear>, kTwo,
     "Return x - y * n, where n is the integer nearest the exact value of x / y\n(if the result is "
     "0 then its sign will be the sign of x).\n\n"},
    {"subtract", binary<subtract>, kTwo, "Return the difference between x and y.\n\n"},
    {"power", context_power, "a, b, modulo=None",
     "Compute a**b. If 'a' is negative, then 'b' must be integral. The result\nwill be inexact "
     "unless 'a' is integral and the result is finite and can\nbe expressed exactly in 'precision' "
     "digits."},
    {"fma", context_fma, "x, y, z, /", "Return x multiplied by y, plus z.\n\n"},
    {"Etiny", context_Etiny, "",
     "Return a value equal to Emin - prec + 1, which is the minimum exponent value\nfor subnormal "
     "results.  When underflow occurs, the exponent is set to Etiny.\n\n"},
    {"Etop", context_Etop, "",
     "Return a value equal to Emax - prec + 1.  This is the maximum exponent\nif the _clamp field "
     "of the context is set to 1 (IEEE clamp mode).  Etop()\nmust not be negative.\n\n"},
    {"radix", context_radix, "", "Return 10.\n\n"},
    {"is_canonical", context_is_canonical, kOne, "Return True if x is canonical.\n\n"},
    {"is_finite", ask<isFinite>, kOne, "Return True if x is finite, False otherwise.\n\n"},
    {"is_infinite", ask<isInfinite>, kOne, "Return True if x is infinite, False otherwise.\n\n"},
    {"is_nan", ask<isNan>, kOne, "Return True if x is a qNaN or sNaN, False otherwise.\n\n"},
    {"is_normal", askContext<isNormal>, kOne,
     "Return True if x is a normal number, False otherwise.\n\n"},
    {"is_qnan", ask<isQuiet>, kOne, "Return True if x is a quiet NaN, False otherwise.\n\n"},
    {"is_signed", ask<isSigned>, kOne, "Return True if x is negative, False otherwise.\n\n"},
    {"is_snan", ask<isSignaling>, kOne,
     "Return True if x is a signaling NaN, False otherwise.\n\n"},
    {"is_subnormal", askContext<isSubnormal>, kOne,
     "Return True if x is subnormal, False otherwise.\n\n"},
    {"is_zero", ask<isZero>, kOne, "Return True if x is a zero, False otherwise.\n\n"},
    {"canonical", context_canonical, kOne, "Return a new instance of x.\n\n"},
    {"copy_abs", context_copy_abs, kOne, "Return a copy of x with the sign set to 0.\n\n"},
    {"copy_decimal", context_copy_decimal, kOne, "Return a copy of Decimal x.\n\n"},
    {"copy_negate", context_copy_negate, kOne, "Return a copy of x with the sign inverted.\n\n"},
    {"logb", unary<logB>, kOne, "Return the exponent of the magnitude of the operand's MSD.\n\n"},
    {"logical_invert", unary<logicalInvert>, kOne, "Invert all digits of x.\n\n"},
    {"number_class", context_number_class, kOne, "Return an indication of the class of x.\n\n"},
    {"to_sci_string", context_text<false>, kOne,
     "Convert a number to a string using scientific notation.\n\n"},
    {"to_eng_string", context_text<true>, kOne,
     "Convert a number to a string, using engineering notation.\n\n"},
    {"copy_sign", context_copy_sign, kTwo, "Copy the sign from y to x.\n\n"},
    {"logical_and", binary<logicalAnd>, kTwo, "Digit-wise and of x and y.\n\n"},
    {"logical_or", binary<logicalOr>, kTwo, "Digit-wise or of x and y.\n\n"},
    {"logical_xor", binary<logicalXor>, kTwo, "Digit-wise xor of x and y.\n\n"},
    {"rotate", binary<rotate>, kTwo, "Return a copy of x, rotated by y places.\n\n"},
    {"same_quantum", context_same_quantum, kTwo,
     "Return True if the two operands have the same exponent.\n\n"},
    {"scaleb", binary<scaleByTen>, kTwo,
     "Return the first operand after adding the second value to its exp.\n\n"},
    {"shift", binary<shift>, kTwo, "Return a copy of x, shifted by y places.\n\n"},
    {"clear_flags", context_clear_flags, "", "Reset all flags to False.\n\n"},
    {"clear_traps", context_clear_traps, "", "Set all traps to False.\n\n"},
    {"copy", context_copy, "", "Return a duplicate of the context with all flags cleared.\n\n"},
    {"__copy__", context_copy, ""},
    {"__reduce__", context_reduce, ""},
    {"create_decimal", context_create_decimal, "num='0', /",
     "Create a new Decimal instance from num, using self as the context. Unlike the\nDecimal "
     "constructor, this function observes the context limits.\n\n"},
    {"create_decimal_from_float", context_create_decimal_from_float, "f, /",
     "Create a new Decimal instance from float f.  Unlike the Decimal.from_float()\nclass method, "
     "this function observes the context limits.\n\n"},
});

}  // namespace

constinit const std::array<MethodDef, 71> kContextMethods = kMethods;

}  // namespace ouro::decimal
