// timedelta: days, seconds and microseconds, added up in one wide number.

#include <cmath>

#include "runtime/class_slots.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

using Micros = Delta::Micros;

constexpr Micros kDay = kMicrosOfDay;
constexpr int64_t kMaxDays = 999999999;
constexpr Micros kFastLimit = Micros{1} << 100;

const Delta* of(Value self) { return self.as<Delta>(); }

template <class T>
int64_t floorDivide(T a, int64_t b, int64_t* rest) {
  T quotient = a / b, remainder = a % b;
  if (remainder < 0) {
    remainder += b;
    quotient--;
  }
  *rest = static_cast<int64_t>(remainder);
  return static_cast<int64_t>(quotient);
}

Owned make(Runtime& rt, Type* cls, int64_t days, int64_t seconds, int64_t micros) {
  auto* made = rt.make<Delta>(cls);
  if (!made) return Owned::error();
  made->days = static_cast<int32_t>(days);
  made->seconds = static_cast<int32_t>(seconds);
  made->micros = static_cast<int32_t>(micros);
  made->hash = -1;
  return Owned::adopt(made);
}

Owned makeInRange(Runtime& rt, Type* cls, int64_t days, int64_t seconds, int64_t micros) {
  if (days <= kMaxDays && days >= -kMaxDays) return make(rt, cls, days, seconds, micros);
  return raise(rt, Exc::OverflowError, "days={}; must have magnitude <= {}", days, kMaxDays);
}

// The number if it is not too large to be looked at in one word pair.
bool microsFromInt(Runtime& rt, Value number, Micros* out) {
  if (number.isSmall()) {
    *out = number.small();
    return true;
  }
  if (intBitLength(rt, number) > 110)
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
  uint8_t bytes[16];
  if (!intToBytes(rt, number, bytes, sizeof bytes, true, true)) return false;
  std::memcpy(out, bytes, sizeof bytes);
  return true;
}

Owned newDeltaFromInt(Runtime& rt, Type* cls, Value number) {
  Micros total = 0;
  OURO_CHECK(microsFromInt(rt, number, &total));
  return newDelta(rt, cls, total);
}

// ---- making

// What the parts given add up to: small ints in one number, large ones in an int of any size, and
// what fractions leave over.
class Sum {
 public:
  explicit Sum(Runtime& rt) : rt_(rt) {}

  bool add(const char* part, Value v, int64_t factor) {
    if (v.isSmall()) {
      small_ += Micros{v.small()} * factor;
      return true;
    }
    if (isInt(rt_, v)) return addLarge(v, factor);
    if (!isFloat(rt_, v)) {
      return fail(rt_, Exc::TypeError, "unsupported type for timedelta {} component: {}", part,
                  typeName(rt_, v));
    }
    return addDouble(floatValue(v), factor);
  }

  Owned finish(Type* cls) {
    if (rest_ != 0) roundRest();
    if (large_.get() == Value::small(0)) return newDelta(rt_, cls, small_);
    OURO_TRY(small, intFromMicros(rt_, small_));
    OURO_TRY(total, intAdd(rt_, large_, small));
    return newDeltaFromInt(rt_, cls, total);
  }

 private:
  bool addLarge(Value v, int64_t factor) {
    OURO_TRY_BOOL(product, intMultiply(rt_, v, Value::small(factor)));
    large_ = intAdd(rt_, large_, product);
    return !large_.isError();
  }
  bool addWhole(double whole, int64_t factor) {
    if (std::abs(whole) < 1e18) {
      small_ += Micros(whole) * factor;
      return true;
    }
    OURO_TRY_BOOL(number, newIntFromDouble(rt_, whole));
    return addLarge(number, factor);
  }
  bool addDouble(double d, int64_t factor) {
    double whole, fraction = std::modf(d, &whole);
    if (!addWhole(whole, factor)) return false;
    if (fraction == 0.0) return true;
    rest_ += std::modf(static_cast<double>(factor) * fraction, &whole);
    return addWhole(whole, 1);
  }
  // To the nearest whole number, half to even: whether the sum so far is odd counts.
  void roundRest() {
    double whole = std::round(rest_);
    if (std::abs(whole - rest_) == 0.5) {
      bool isOdd = (small_ & 1) != 0;
      if (large_.get() != Value::small(0)) {
        Local low = intAnd(rt_, large_, Value::small(1));
        isOdd ^= low.get() == Value::small(1);
      }
      whole = 2.0 * std::round((rest_ + isOdd) * 0.5) - isOdd;
    }
    small_ += Micros(whole);
  }

  Runtime& rt_;
  Micros small_ = 0;
  Local large_ = Local(Value::small(0));
  double rest_ = 0;
};

constexpr const char* kNames[] = {"days",    "seconds", "microseconds", "milliseconds",
                                  "minutes", "hours",   "weeks"};
constexpr int64_t kFactors[] = {
    kMicrosOfDay,           kMicrosOfSecond, 1, 1000, 60 * kMicrosOfSecond,
    3600 * kMicrosOfSecond, 7 * kMicrosOfDay};
constexpr Parameters kParameters = {kNames, 0, 7, "__new__()"};

Owned delta_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  Value given[7];
  OURO_CHECK(bind(rt, kParameters, arguments, given));
  Sum sum(rt);
  for (size_t i : {2, 3, 1, 4, 5, 0, 6})
    if (!given[i].isUnbound() && !sum.add(kNames[i], given[i], kFactors[i])) return Owned::error();
  return sum.finish(cls);
}

// ---- arithmetic

// Of the sums, or differences, of the parts of two: no division has to bring them into range.
Owned carried(Runtime& rt, const State* state, int64_t days, int64_t seconds, int64_t micros) {
  constexpr auto carry = [](int64_t* part, int64_t limit) {
    const int64_t over = *part < 0 ? -1 : *part >= limit ? 1 : 0;
    *part -= over * limit;
    return over;
  };
  seconds += carry(&micros, kMicrosOfSecond);
  days += carry(&seconds, kSecondsOfDay);
  return makeInRange(rt, state->delta, days, seconds, micros);
}

Owned delta_add(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left) || !isDelta(rt, right)) return Owned::notImplemented();
  const Delta *a = of(left), *b = of(right);
  return carried(rt, stateOf(rt, left), int64_t{a->days} + b->days, a->seconds + b->seconds,
                 a->micros + b->micros);
}
Owned delta_subtract(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left) || !isDelta(rt, right)) return Owned::notImplemented();
  const Delta *a = of(left), *b = of(right);
  return carried(rt, stateOf(rt, left), int64_t{a->days} - b->days, a->seconds - b->seconds,
                 a->micros - b->micros);
}
Owned delta_negative(Runtime& rt, Value self) {
  const Delta* a = of(self);
  return carried(rt, stateOf(rt, self), -int64_t{a->days}, -a->seconds, -a->micros);
}
Owned delta_positive(Runtime& rt, Value self) {
  const Delta* a = of(self);
  return make(rt, stateOf(rt, self)->delta, a->days, a->seconds, a->micros);
}
Owned delta_absolute(Runtime& rt, Value self) {
  return of(self)->days < 0 ? delta_negative(rt, self) : delta_positive(rt, self);
}

// a / b to the nearest int, half to even.
Owned divideNearest(Runtime& rt, Value a, Value b) {
  OURO_TRY(quotient, intFloorDivide(rt, a, b));
  OURO_TRY(rest, intRemainder(rt, a, b));
  OURO_TRY(twice, intAdd(rt, rest, rest));
  int order = intCompare(rt, twice, b);
  if (intSign(rt, b) < 0) order = -order;
  OURO_TRY(low, intAnd(rt, quotient, Value::small(1)));
  bool up = order > 0 || (order == 0 && low.get() == Value::small(1));
  return up ? intAdd(rt, quotient, Value::small(1)) : quotient.take();
}

// The parts of a float as a fraction.
bool ratioOf(Runtime& rt, Value number, Local* numerator, Local* denominator) {
  Ref<Str> name = intern(rt, "as_integer_ratio");
  if (!name) return false;
  OURO_TRY_BOOL(ratio, callMethod(rt, number, name.get()));
  if (!isTuple(rt, ratio))
    return fail(rt, Exc::TypeError,
                "unexpected return type from as_integer_ratio(): expected tuple, got '{}'",
                typeName(rt, ratio));
  auto* pair = ratio.as<Tuple>();
  if (pair->length != 2) {
    return fail(rt, Exc::ValueError, "as_integer_ratio() must return a 2-tuple");
  }
  for (Value part : pair->span())
    if (!isInt(rt, part)) return fail(rt, Exc::TypeError, "as_integer_ratio() must return ints");
  *numerator = Local((*pair)[0]);
  *denominator = Local((*pair)[1]);
  return true;
}

Owned scaleByFloat(Runtime& rt, Value self, Value number, bool divide) {
  OURO_TRY(micros, intFromMicros(rt, of(self)->total()));
  Local numerator, denominator;
  OURO_CHECK(ratioOf(rt, number, &numerator, &denominator));
  if (divide) std::swap(numerator, denominator);
  OURO_TRY(product, intMultiply(rt, micros, numerator));
  OURO_TRY(quotient, divideNearest(rt, product, denominator));
  return newDeltaFromInt(rt, stateOf(rt, self)->delta, quotient);
}

Owned scaleByInt(Runtime& rt, Value self, Value number) {
  Micros total = of(self)->total(), product;
  if (number.isSmall() && !__builtin_mul_overflow(total, Micros{number.small()}, &product) &&
      product < kFastLimit && product > -kFastLimit)
    return newDelta(rt, stateOf(rt, self), product);
  OURO_TRY(micros, intFromMicros(rt, total));
  OURO_TRY(wide, intMultiply(rt, micros, number));
  return newDeltaFromInt(rt, stateOf(rt, self)->delta, wide);
}

Owned delta_multiply(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left)) std::swap(left, right);
  if (isInt(rt, right)) return scaleByInt(rt, left, right);
  return isFloat(rt, right) ? scaleByFloat(rt, left, right, false) : Owned::notImplemented();
}

Owned raiseZero(Runtime& rt) {
  return raise(rt, Exc::ZeroDivisionError, "integer division or modulo by zero");
}

Owned delta_divide(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left)) return Owned::notImplemented();
  if (!isDelta(rt, right) && !isInt(rt, right))
    return isFloat(rt, right) ? scaleByFloat(rt, left, right, true) : Owned::notImplemented();
  OURO_TRY(a, intFromMicros(rt, of(left)->total()));
  if (isInt(rt, right)) {
    if (intSign(rt, right) == 0) return raiseZero(rt);
    OURO_TRY(quotient, divideNearest(rt, a, right));
    return newDeltaFromInt(rt, stateOf(rt, left)->delta, quotient);
  }
  if (of(right)->total() == 0) return raise(rt, Exc::ZeroDivisionError, "division by zero");
  OURO_TRY(b, intFromMicros(rt, of(right)->total()));
  return intTrueDivide(rt, a, b);
}

Owned delta_floorDivide(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left)) return Owned::notImplemented();
  bool byDelta = isDelta(rt, right);
  if (!byDelta && !isInt(rt, right)) return Owned::notImplemented();
  OURO_TRY(a, intFromMicros(rt, of(left)->total()));
  OURO_TRY(b, byDelta ? intFromMicros(rt, of(right)->total()) : Owned::share(right));
  if (intSign(rt, b) == 0) return raiseZero(rt);
  OURO_TRY(quotient, intFloorDivide(rt, a, b));
  return byDelta ? quotient.take() : newDeltaFromInt(rt, stateOf(rt, left)->delta, quotient);
}

Owned delta_remainder(Runtime& rt, Value left, Value right) {
  if (!isDelta(rt, left) || !isDelta(rt, right)) return Owned::notImplemented();
  Micros a = of(left)->total(), b = of(right)->total();
  if (b == 0) return raise(rt, Exc::ZeroDivisionError, "integer modulo by zero");
  Micros rest = a % b;
  if (rest != 0 && (rest < 0) != (b < 0)) rest += b;
  return newDelta(rt, stateOf(rt, left), rest);
}

Owned delta_divmod(Runtime& rt, Value left, Value right) {
  OURO_TRY(rest, delta_remainder(rt, left, right));
  if (rest.get().isNotImplemented()) return rest.take();
  OURO_TRY(quotient, delta_floorDivide(rt, left, right));
  return newTuple(rt, {quotient, rest});
}

// ---- looking at it

Owned delta_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isDelta(rt, right)) return Owned::notImplemented();
  const Delta *a = of(left), *b = of(right);
  int order = (a->days > b->days) - (a->days < b->days);
  if (order == 0) order = (a->seconds > b->seconds) - (a->seconds < b->seconds);
  if (order == 0) order = (a->micros > b->micros) - (a->micros < b->micros);
  return orderedAs(order, op);
}

Owned stateTuple(Runtime& rt, const Delta* d) {
  return newTuple(rt, {Value::small(d->days), Value::small(d->seconds), Value::small(d->micros)});
}

bool delta_hash(Runtime& rt, Value self, int64_t* result) {
  auto* delta = self.as<Delta>();
  if (delta->hash == -1) {
    OURO_TRY_BOOL(parts, stateTuple(rt, delta));
    if (!hash(rt, parts, &delta->hash)) return false;
  }
  *result = delta->hash;
  return true;
}

int delta_truth(Runtime&, Value self) { return of(self)->total() != 0; }

Owned delta_repr(Runtime& rt, Value self) {
  const Delta* d = of(self);
  std::string text;
  auto add = [&](const char* name, int64_t value) {
    if (value) text += fmt::format("{}{}={}", text.empty() ? "" : ", ", name, value);
  };
  add("days", d->days);
  add("seconds", d->seconds);
  add("microseconds", d->micros);
  return newStr(rt,
                fmt::format("{}({})", dottedNameOf(typeOf(rt, self)), text.empty() ? "0" : text));
}

Owned delta_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(parts, stateTuple(rt, of(self)));
  return newTuple(rt, {Value(typeOf(rt, self)), parts});
}

Owned delta_total_seconds(Runtime& rt, Value self, Args) {
  Micros total = of(self)->total();
  constexpr Micros kExact = Micros{1} << 53;
  if (total > -kExact && total < kExact)
    return newFloat(rt, static_cast<double>(static_cast<int64_t>(total)) / 1e6);
  OURO_TRY(micros, intFromMicros(rt, total));
  return intTrueDivide(rt, micros, Value::small(kMicrosOfSecond));
}

constexpr MethodDef kMethods[] = {
    {"total_seconds", delta_total_seconds, "", "Total seconds in the duration."},
    {"__reduce__", delta_reduce, "", "__reduce__() -> (cls, state)"},
};

template <int32_t Delta::*member>
Owned get_part(Runtime&, Value self) {
  return smallInt(of(self)->*member);
}
constexpr GetSetDef kAttributes[] = {
    {"days", get_part<&Delta::days>, refuseSet, "Number of days."},
    {"seconds", get_part<&Delta::seconds>, refuseSet,
     "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", get_part<&Delta::micros>, refuseSet,
     "Number of microseconds (>= 0 and less than 1 second)."},
};

constexpr Slots slotsOfDelta() {
  Slots slots;
  slots.make = delta_make;
  slots.repr = delta_repr;
  slots.str = deltaStr;
  slots.hash = delta_hash;
  slots.compare = delta_compare;
  slots.truth = delta_truth;
  slots.negative = delta_negative;
  slots.positive = delta_positive;
  slots.absolute = delta_absolute;
  slots[BinaryOp::Add] = delta_add;
  slots[BinaryOp::Subtract] = delta_subtract;
  slots[BinaryOp::Multiply] = delta_multiply;
  slots[BinaryOp::TrueDivide] = delta_divide;
  slots[BinaryOp::FloorDivide] = delta_floorDivide;
  slots[BinaryOp::Remainder] = delta_remainder;
  slots[BinaryOp::DivMod] = delta_divmod;
  return slots;
}

}  // namespace

Owned deltaStr(Runtime& rt, Value self) {
  const Delta* d = of(self);
  Clock clock = clockOf(int64_t{d->seconds} * kMicrosOfSecond + d->micros);
  std::string text;
  if (d->days) text = fmt::format("{} day{}, ", d->days, d->days == 1 || d->days == -1 ? "" : "s");
  text += fmt::format("{}:{:02}:{:02}", clock.hour, clock.minute, clock.second);
  if (clock.micro) text += fmt::format(".{:06}", clock.micro);
  return newAscii(rt, text);
}

Owned intFromMicros(Runtime& rt, Micros micros) {
  if (micros >= INT64_MIN && micros <= INT64_MAX) return newInt(rt, static_cast<int64_t>(micros));
  char bytes[sizeof micros];
  std::memcpy(bytes, &micros, sizeof micros);
  return intFromBytes(rt, {bytes, sizeof bytes}, true, true);
}

Owned newDelta(Runtime& rt, Type* cls, Micros total) {
  int64_t rest, micros;
  if (total > kDay * INT32_MAX || total < -kDay * INT32_MAX)
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C int");
  bool isShort = total <= INT64_MAX && total >= INT64_MIN;  // dividing is a call otherwise
  int64_t days = isShort ? floorDivide(static_cast<int64_t>(total), kMicrosOfDay, &rest)
                         : floorDivide(total, kMicrosOfDay, &rest);
  int64_t seconds = floorDivide(rest, kMicrosOfSecond, &micros);
  return makeInRange(rt, cls, days, seconds, micros);
}

Owned newDelta(Runtime& rt, const State* state, int64_t days, int64_t micros) {
  const bool isBefore = micros < 0;
  const auto rest = static_cast<uint64_t>(micros + (isBefore ? kMicrosOfDay : 0));
  const uint64_t seconds = rest / kMicrosOfSecond;
  return makeInRange(rt, state->delta, days - isBefore, static_cast<int64_t>(seconds),
                     static_cast<int64_t>(rest - seconds * kMicrosOfSecond));
}

const TypeDef deltaTypeDef = {
    .name = "timedelta",
    .module = "datetime",
    .basicSize = sizeof(Delta),
    .flags = kSubclassable,
    .slots = slotsOfDelta(),
    .methods = kMethods,
    .attributes = kAttributes,
    .doc =
        "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, "
        "milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default "
        "to 0.\nArguments may be integers or floats, and may be positive or negative.",
};

}  // namespace ouro::datetime
