// The type Decimal.

#include "runtime/types/float.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

// ---- making

constexpr MethodDef kMake = {"Decimal",
                             [](Runtime& rt, Value cls, Args args) {
                               auto* type = cls.as<Type>();
                               Value value = args.has(0) ? args[0] : Value::small(0);
                               State* state = stateOf(type);
                               if (args.has(1) && !args[1].isNone() && !isContext(rt, args[1]))
                                 return raise(rt, Exc::TypeError,
                                              "optional argument must be a context");
                               return convertExact(rt, state, type, value, args[1]);
                             },
                             "value='0', context=None"};
Owned decimal_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (!given.names && given.positional == 1) [[likely]]
    return convertExact(rt, stateOf(cls), cls, given.values[0], Value::unbound());
  return callNative(rt, kMake, nullptr, Value(cls), given);
}

void decimal_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Decimal*>(object)->big);
}
void decimal_destroy(Object* object) { dropField(static_cast<Decimal*>(object)->big); }

// ---- operators

template <BinaryOperation operation>
Owned operate(Runtime& rt, Value left, Value right) {
  Number a, b, result;
  int first = loadOperand(rt, left, &a);
  int second = first > 0 ? loadOperand(rt, right, &b) : first;
  if (first < 0 || second < 0) return Owned::error();
  if (first == 0 || second == 0) return Owned::notImplemented();
  Computation computation(rt, stateOf(rt, isDecimal(rt, left) ? left : right), Value::unbound());
  if (!computation.ok()) return Owned::error();
  bool ok = operation(computation.work(), a, b, &result);
  return computation.finish(ok, result);
}

// What few words hold is computed there, if that is all there is to it; what more words hold,
// there; all else in general.
template <auto inWords, BinaryOperation general, auto... how>
Owned inWordsOr(Runtime& rt, Value left, Value right) {
  const Owned made = inWords(rt, left, right, how...);
  return made.isNotFound() ? operate<general>(rt, left, right) : made;
}
template <auto inWords, auto inManyWords, BinaryOperation general, auto... how>
Owned inAnyWordsOr(Runtime& rt, Value left, Value right) {
  const Owned made = inWords(rt, left, right, how...);
  return made.isNotFound() ? inWordsOr<inManyWords, general, how...>(rt, left, right) : made;
}

Owned decimal_divmod(Runtime& rt, Value left, Value right) {
  Number a, b, quotient, rest;
  int first = loadOperand(rt, left, &a);
  int second = first > 0 ? loadOperand(rt, right, &b) : first;
  if (first < 0 || second < 0) return Owned::error();
  if (first == 0 || second == 0) return Owned::notImplemented();
  State* state = stateOf(rt, isDecimal(rt, left) ? left : right);
  Computation computation(rt, state, Value::unbound());
  if (!computation.ok()) return Owned::error();
  OURO_CHECK(divideBoth(computation.work(), a, b, &quotient, &rest));
  OURO_TRY(q, computation.finish(true, quotient));
  OURO_TRY(r, newDecimal(rt, state->decimal, rest));
  return newTuple(rt, {q, r});
}

Owned decimal_power3(Runtime& rt, Value base, Value exponent, Value modulus) {
  Number a, b, c, result;
  int loaded = loadOperand(rt, base, &a);
  if (loaded > 0) loaded = loadOperand(rt, exponent, &b);
  if (loaded > 0 && !modulus.isNone()) loaded = loadOperand(rt, modulus, &c);
  if (loaded <= 0) return loaded ? Owned::error() : Owned::notImplemented();
  Value self = isDecimal(rt, base) ? base : isDecimal(rt, exponent) ? exponent : modulus;
  Computation computation(rt, stateOf(rt, self), Value::unbound());
  if (!computation.ok()) return Owned::error();
  bool ok = modulus.isNone() ? power(computation.work(), a, b, &result)
                             : powerModulo(computation.work(), a, b, c, &result);
  return computation.finish(ok, result);
}

template <UnaryOperation operation>
Owned unary(Runtime& rt, Value self) {
  Number a, result;
  load(self, &a);
  Computation computation(rt, stateOf(rt, self), Value::unbound());
  if (!computation.ok()) return Owned::error();
  bool ok = operation(computation.work(), a, &result);
  return computation.finish(ok, result);
}

template <UnaryOperation general, bool keepsSign, bool flip>
Owned signInWordsOr(Runtime& rt, Value self) {
  const Owned made = signWords(rt, self, keepsSign, flip);
  return made.isNotFound() ? unary<general>(rt, self) : made;
}

int decimal_truth(Runtime&, Value self) {
  const auto* d = self.as<Decimal>();
  return d->kind != Kind::Finite || d->low || d->high || !d->big.isNull();
}

template <Rounding rounding>
Owned wholePart(Runtime& rt, Value self) {
  Number a;
  load(self, &a);
  return toWholeInt(rt, a, rounding, "integer");
}

Owned decimal_toFloat(Runtime& rt, Value self) {
  Number a;
  load(self, &a);
  if (a.kind == Kind::SignalingNan)
    return raise(rt, Exc::ValueError, "cannot convert signaling NaN to float");
  std::string text;
  if (a.isNan()) {
    text = a.negative ? "-nan" : "nan";
  } else if (!appendText(rt, a, true, false, &text)) {
    return Owned::error();
  }
  double d;
  if (!parseDouble(text, &d)) return raise(rt, Exc::ValueError, "invalid decimal");
  return newFloat(rt, d);
}

Owned textOf(Runtime& rt, Value self, bool capitals, bool engineering) {
  Number a;
  load(self, &a);
  std::string text;
  return appendText(rt, a, capitals, engineering, &text) ? newAscii(rt, text) : Owned::error();
}

Owned decimal_str(Runtime& rt, Value self) {
  OURO_TRY(context, currentContext(rt, stateOf(rt, self)));
  return textOf(rt, self, context.as<Context>()->settings.capitals, false);
}

Owned decimal_repr(Runtime& rt, Value self) {
  OURO_TRY(context, currentContext(rt, stateOf(rt, self)));
  Number a;
  load(self, &a);
  std::string text = "Decimal('";
  OURO_CHECK(appendText(rt, a, context.as<Context>()->settings.capitals, false, &text));
  return newAscii(rt, text + "')");
}

// ---- comparing

// The other number; a fraction n/d is n, and `self` becomes self * d. notImplemented() otherwise.
Owned loadFraction(Runtime& rt, State* state, Number* self, Value other, Number* out) {
  int isRational = isInstance(rt, other, state->rational);
  if (isRational <= 0) return isRational ? Owned::error() : Owned::notImplemented();
  Ref<Str> above = intern(rt, "numerator"), below = intern(rt, "denominator");
  if (!above || !below) return Owned::error();
  OURO_TRY(numerator, getAttr(rt, other, above.get()));
  OURO_TRY(denominator, getAttr(rt, other, below.get()));
  if (!isInt(rt, numerator) || !isInt(rt, denominator))
    return raise(rt, Exc::TypeError, "numerator and denominator must be ints");
  Number factor;
  OURO_CHECK(fromIntExact(rt, numerator, out) && fromIntExact(rt, denominator, &factor));
  Coefficient product;
  if (!self->isFinite()) return Owned::none();
  OURO_CHECK(multiply(rt, self->digits, factor.digits, &product));
  self->digits = std::move(product);
  return Owned::none();
}

// A float, or (for equality) a complex number without imaginary part.
Owned loadFloat(Computation& computation, Runtime& rt, Value other, bool isEquality, Number* out) {
  double d;
  if (isFloat(rt, other)) {
    d = floatValue(other);
    computation.work().status |= kFloatOperation;
    if (isEquality) {
      computation.context()->settings.status |= kFloatOperation;
      computation.work().status = 0;
    }
    OURO_CHECK(computation.settle());
  } else if (isComplex(rt, other) && isEquality && other.as<Complex>()->imaginary == 0) {
    d = other.as<Complex>()->real;
    computation.context()->settings.status |= kFloatOperation;
  } else {
    return Owned::notImplemented();
  }
  computation.work().status = 0;
  return fromFloat(rt, d, out) ? Owned::none() : Owned::error();
}

Owned compareNumbers(Computation& computation, const Number& a, const Number& b, CompareOp op) {
  bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (a.isNan() || b.isNan()) {
    bool signals = a.kind == Kind::SignalingNan || b.kind == Kind::SignalingNan;
    if (signals || !isEquality) computation.work().status |= kInvalidOperation;
    return computation.settle() ? Owned::boolean(op == CompareOp::Ne) : Owned::error();
  }
  int side;
  OURO_CHECK(order(computation.work(), a, b, &side));
  return Owned::boolean(orderMatches(side, op));
}

Owned decimal_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (int side; orderWords(rt, left, right, &side)) return Owned::boolean(orderMatches(side, op));
  Number a, b;
  load(left, &a);
  int loaded = loadOperand(rt, right, &b);
  if (loaded < 0) return Owned::error();
  if (loaded > 0 && !a.isNan() && !b.isNan()) [[likely]] {
    Work work = {rt, {}, 0};
    int side;
    return order(work, a, b, &side) ? Owned::boolean(orderMatches(side, op)) : Owned::error();
  }
  State* state = stateOf(rt, left);
  Computation computation(rt, state, Value::unbound());
  if (!computation.ok()) return Owned::error();
  if (loaded == 0) {
    bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
    OURO_TRY(found, loadFloat(computation, rt, right, isEquality, &b));
    if (found.get() == Value::notImplemented()) {
      OURO_TRY(fraction, loadFraction(rt, state, &a, right, &b));
      if (fraction.get() == Value::notImplemented()) return Owned::notImplemented();
    }
  }
  return compareNumbers(computation, a, b, op);
}

// ---- attributes

Owned decimal_real(Runtime&, Value self) { return Owned::share(self); }
Owned decimal_imag(Runtime& rt, Value self) {
  return newDecimal(rt, stateOf(rt, self)->decimal, Number());
}
constexpr GetSetDef kAttributes[] = {{"real", decimal_real}, {"imag", decimal_imag}};

constexpr Slots decimalSlots() {
  Slots slots;
  slots.make = decimal_make;
  slots.repr = decimal_repr;
  slots.str = decimal_str;
  slots.hash = hashOf;
  slots.compare = decimal_compare;
  slots.truth = decimal_truth;
  slots[BinaryOp::Add] = inAnyWordsOr<addWords, addManyWords, add, false>;
  slots[BinaryOp::Subtract] = inAnyWordsOr<addWords, addManyWords, subtract, true>;
  slots[BinaryOp::Multiply] = inAnyWordsOr<multiplyWords, multiplyManyWords, multiply>;
  slots[BinaryOp::TrueDivide] = inAnyWordsOr<quotientWords, quotientManyWords, divide>;
  slots[BinaryOp::FloorDivide] = inWordsOr<divideWords, divideWhole, false>;
  slots[BinaryOp::Remainder] = inWordsOr<divideWords, remainder, true>;
  slots[BinaryOp::DivMod] = decimal_divmod;
  slots[BinaryOp::Power] = operate<power>;
  slots.power = decimal_power3;
  slots.negative = signInWordsOr<minus, true, true>;
  slots.positive = signInWordsOr<plus, true, false>;
  slots.absolute = signInWordsOr<absolute, false, false>;
  slots.toInt = wholePart<kDown>;
  slots.toFloat = decimal_toFloat;
  return slots;
}

}  // namespace

constinit const TypeDef decimalTypeDef = {
    .name = "Decimal",
    .module = "decimal",
    .basicSize = sizeof(Decimal),
    .flags = kSubclassable,
    .traverse = decimal_traverse,
    .destroy = decimal_destroy,
    .destroyFlag = kOwnsSomething,
    .slots = decimalSlots(),
    .methods = kDecimalMethods,
    .attributes = kAttributes,
    .make = "value='0', context=None",
    .doc =
        "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another "
        "Decimal object. If no value is given, return Decimal('0'). The\ncontext does not affect "
        "the conversion and is only passed to determine if\nthe InvalidOperation trap is "
        "active.\n\n",
};

}  // namespace ouro::decimal
