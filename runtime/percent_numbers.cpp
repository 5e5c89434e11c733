// The numbers of the % operator, and its arguments.

#include <span>

#include "runtime/percent_format.h"
#include "runtime/types/binary_digits.h"
#include "runtime/types/bytes.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

PercentArgs::PercentArgs(Runtime& rt, Value right, bool isBytes) : rt_(rt), current_(right) {
  single_ = right.isSmall() || right.isFlonum() || isExactStr(rt, right);
  if (single_) return;
  if (isExactly(right, TypeId::Dict)) {
    single_ = true;
    mapping_ = right;
    return;
  }
  if (isTuple(rt, right)) {
    tuple_ = right;
    return;
  }
  single_ = true;
  bool isText =
      isStr(rt, right) || (isBytes && (ouro::isBytes(rt, right) || isByteArray(rt, right)));
  if (!isText && typeOf(rt, right)->slots.getItem) mapping_ = right;
}

Value PercentArgs::nextOther() {
  if (single_ && !spent_) {
    spent_ = true;
    return current_.get();
  }
  (void)raise(rt_, Exc::TypeError, "not enough arguments for format string");
  return Value::error();
}

bool PercentArgs::select(Owned keyed) {
  if (keyed.isError()) return false;
  current_ = keyed;
  single_ = true;
  spent_ = false;
  return true;
}

bool PercentArgs::allUsed() const {
  if (!mapping_.isUnbound()) return true;
  return single_ ? spent_ : used_ >= tuple_.as<Tuple>()->length;
}

static bool isNumber(Runtime& rt, Value v) {
  if (v.isSmall() || v.isFlonum() || v.isBool()) return true;
  const Slots& slots = typeOf(rt, v)->slots;
  return slots.index || slots.toInt || slots.toFloat || isComplex(rt, v);
}

// The value as an int: by int() for d, by __index__ for x and o. TypeError names the format.
static Owned integerOf(Runtime& rt, Value v, char type) {
  bool exact = type == 'x' || type == 'X' || type == 'o';
  if (isInt(rt, v)) return Owned::share(v);
  if (isNumber(rt, v)) {
    Local number = exact ? index(rt, v) : toInt(rt, v);
    if (!number.isError() || !errorMatches(rt, Exc::TypeError)) return number.take();
    clearError(rt);
  }
  return raise(rt, Exc::TypeError, "%{} format: {} is required, not {}", type,
               exact ? "an integer" : "a real number", typeName(rt, v));
}

static void takeSign(PercentNumber* number) {
  if (number->digits[0] != '-') return;
  number->sign = '-';
  number->digits.remove_prefix(1);
}

// Before the end of the buffer.
static void putWord(int64_t word, char type, int base, PercentNumber* out) {
  auto& room = out->buffer.small;
  char *end = room + sizeof room, *begin = end;
  if (base == 10) {
    begin = putDecimalBefore(end, word);
  } else {
    const uint64_t size = word < 0 ? 0 - static_cast<uint64_t>(word) : static_cast<uint64_t>(word);
    begin = putBinaryBefore(end, size, base, type == 'X');
    if (word < 0) *--begin = '-';
  }
  out->digits = {begin, static_cast<size_t>(end - begin)};
}

// Of what is no int of one word, or may be.
static bool putInteger(Runtime& rt, Value v, char type, int base, PercentNumber* out) {
  OURO_TRY_BOOL(number, integerOf(rt, v, type));
  int64_t word;
  if (intFits(rt, number, &word)) {
    putWord(word, type, base, out);
  } else if (base == 10) {  // has a limit of digits
    out->large = rt.type(TypeId::Int)->slots.repr(rt, number);
    if (out->large.isError()) return false;
    out->digits = out->large.as<Str>()->asciiView();
  } else {
    out->digits = out->buffer.large = formatInt(rt, number, base);
    if (type == 'X')
      for (char& c : out->buffer.large) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  }
  return true;
}

bool percentInteger(Runtime& rt, Value v, bool isBytes, const PercentSpec& spec,
                    PercentNumber* out) {
  char type = static_cast<char>(spec.type);
  if (isBytes && type == 'i') type = 'd';  // as errors call it there
  const int base = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
  if (v.isSmall()) {
    putWord(v.small(), type, base, out);
  } else if (!putInteger(rt, v, type, base, out)) {
    return false;
  }
  takeSign(out);
  if (spec.precision > 0 && static_cast<size_t>(spec.precision) > out->digits.size()) {
    if (spec.precision > INT32_MAX - 3) return fail(rt, Exc::OverflowError, "precision too large");
    if (spec.precision > (1 << 28)) {
      (void)raiseMemoryError(rt);
      return false;
    }
    out->zeros = static_cast<size_t>(spec.precision) - out->digits.size();
  }
  if (spec.alternate && base != 10) out->prefix = base == 8 ? "0o" : type == 'X' ? "0X" : "0x";
  return true;
}

bool percentFloat(Runtime& rt, Value v, const PercentSpec& spec, bool isBytes, PercentNumber* out) {
  double number = 0;
  if (v.isFlonum()) {
    number = v.flonum();
  } else if (!asDouble(rt, v, &number)) {
    if (!isBytes || !errorMatches(rt, Exc::TypeError)) return false;
    clearError(rt);
    return fail(rt, Exc::TypeError, "float argument required, not {}", typeName(rt, v));
  }
  int precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision);
  out->digits = formatDouble(number, static_cast<char>(spec.type), precision, spec.alternate, false,
                             out->buffer);
  takeSign(out);
  return true;
}

}  // namespace ouro
