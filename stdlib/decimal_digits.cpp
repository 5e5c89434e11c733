// Operations that look at a decimal's digits one by one, and the steps to its neighbours.

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

namespace {

// The digits of a number >= 0 with exponent 0 that are all 0 or 1, the last of them if there are
// more than the precision; *ok: it is one.
bool logicalDigits(Work& work, const Number& n, std::string* out, bool* ok) {
  *ok = n.isFinite() && !n.negative && n.exponent == 0;
  if (!*ok) return true;
  if (!appendDigits(work.rt, n.digits, out)) return false;
  for (char c : *out) *ok &= c == '0' || c == '1';
  const auto precision = static_cast<size_t>(work.settings.precision);
  if (out->size() > precision) out->erase(0, out->size() - precision);
  return true;
}

bool setDigits(Work& work, const std::string& text, Number* out) {
  *out = Number();
  return fromDigits(work.rt, text, &out->digits);
}

// Both as texts of one length, digit by digit.
template <class F>
bool logical(Work& work, const Number& a, const Number& b, F f, Number* out) {
  std::string x, y;
  bool first, second;
  if (!logicalDigits(work, a, &x, &first) || !logicalDigits(work, b, &y, &second)) return false;
  if (!first || !second) return invalid(work, kInvalidOperation, out);
  size_t length = std::max(x.size(), y.size());
  x.insert(0, length - x.size(), '0');
  y.insert(0, length - y.size(), '0');
  for (size_t i = 0; i < length; i++) x[i] = f(x[i] == '1', y[i] == '1') ? '1' : '0';
  return setDigits(work, x, out);
}

// A count of places for rotate and shift; false: it is none.
bool isPlaces(const Work& work, const Number& n, int64_t* out) {
  auto most = static_cast<Wide>(work.settings.precision);
  if (!n.isFinite() || n.exponent != 0 || !n.digits.isSmall() || n.digits.small > most)
    return false;
  auto places = static_cast<int64_t>(n.digits.small);
  *out = n.negative ? -places : places;
  return true;
}

// The digits as a text of exactly the precision's length.
bool paddedDigits(Work& work, const Number& n, std::string* out) {
  if (!appendDigits(work.rt, n.digits, out)) return false;
  auto precision = static_cast<size_t>(work.settings.precision);
  if (out->size() >= precision) {
    out->erase(0, out->size() - precision);
    return true;
  }
  if (precision > kMaxLimbs * 19) return (void)raiseMemoryError(work.rt), false;
  if (!heapCanSpare(work.rt, precision)) return false;
  out->insert(0, precision - out->size(), '0');
  return true;
}

bool isOperand(Work& work, const Number& a, const Number& b, int64_t* places, bool* done,
               Number* out) {
  *done = true;
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  if (!isPlaces(work, b, places)) return invalid(work, kInvalidOperation, out);
  *out = a;
  *done = a.isInfinite();
  return true;
}

}  // namespace

bool logicalAnd(Work& work, const Number& a, const Number& b, Number* out) {
  return logical(
      work, a, b, [](bool x, bool y) { return x && y; }, out);
}
bool logicalOr(Work& work, const Number& a, const Number& b, Number* out) {
  return logical(
      work, a, b, [](bool x, bool y) { return x || y; }, out);
}
bool logicalXor(Work& work, const Number& a, const Number& b, Number* out) {
  return logical(
      work, a, b, [](bool x, bool y) { return x != y; }, out);
}

bool logicalInvert(Work& work, const Number& a, Number* out) {
  std::string text;
  bool ok;
  if (!logicalDigits(work, a, &text, &ok)) return false;
  if (!ok) return invalid(work, kInvalidOperation, out);
  text.clear();
  if (!paddedDigits(work, a, &text)) return false;
  for (char& c : text) c = c == '0' ? '1' : '0';
  return setDigits(work, text, out);
}

bool rotate(Work& work, const Number& a, const Number& b, Number* out) {
  int64_t places;
  bool done;
  if (!isOperand(work, a, b, &places, &done, out) || done) return !errorPending(work.rt);
  std::string text;
  if (!paddedDigits(work, a, &text)) return false;
  if (places < 0) places += static_cast<int64_t>(text.size());
  auto cut = static_cast<size_t>(places) % text.size();
  return fromDigits(work.rt, text.substr(cut) + text.substr(0, cut), &out->digits);
}

// As many as the precision has.
static bool keepLastDigits(Work& work, Number* n) {
  int64_t digits;
  if (!countDigits(work.rt, n->digits, &digits)) return false;
  if (digits <= work.settings.precision) return true;
  std::string text;
  return paddedDigits(work, *n, &text) && fromDigits(work.rt, text, &n->digits);
}

bool shift(Work& work, const Number& a, const Number& b, Number* out) {
  int64_t places;
  bool done;
  if (!isOperand(work, a, b, &places, &done, out) || done) return !errorPending(work.rt);
  if (places < 0) {
    Rest rest;
    return keepLastDigits(work, out) && dropDigits(work.rt, &out->digits, -places, &rest);
  }
  return scale(work.rt, &out->digits, places) && keepLastDigits(work, out);
}

namespace {

// The neighbour of a number that is no NaN, below or above it.
bool step(Work& work, const Number& a, bool up, Number* out) {
  Settings& s = work.settings;
  if (a.isInfinite() && a.negative != up) {
    *out = a;
    return true;
  }
  if (a.isInfinite()) {
    *out = Number();
    out->negative = a.negative;
    out->exponent = s.top();
    return nines(work.rt, s.precision, &out->digits);
  }
  s.rounding = up ? kCeiling : kFloor;
  Work quiet = {work.rt, s};
  Number rounded = a;
  if (!finish(quiet, &rounded)) return false;
  int difference;
  if (!order(work, rounded, a, &difference)) return false;
  if (difference != 0) {
    *out = std::move(rounded);
    return true;
  }
  Number tiny;
  tiny.digits.small = 1;
  tiny.exponent = s.tiny() - 1;
  tiny.negative = !up;
  Number from = a;
  return add(quiet, from, tiny, out);
}

bool copySign(const Number& a, bool negative, Number* out) {
  *out = a;
  out->negative = negative;
  return true;
}

}  // namespace

bool nextMinus(Work& work, const Number& a, Number* out) {
  return a.isNan() ? givesNan(work, a, out) : step(work, a, false, out);
}
bool nextPlus(Work& work, const Number& a, Number* out) {
  return a.isNan() ? givesNan(work, a, out) : step(work, a, true, out);
}

bool nextToward(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  int side;
  if (!order(work, a, b, &side)) return false;
  if (side == 0) return copySign(a, b.negative, out);
  if (!step(work, a, side < 0, out)) return false;
  bool normal;
  if (out->isInfinite()) {
    work.status |= kOverflow | kInexact | kRounded;
  } else if (!isNormal(work.rt, work.settings, *out, &normal)) {
    return false;
  } else if (!normal) {
    work.status |= kUnderflow | kSubnormal | kInexact | kRounded;
    if (out->isZero()) work.status |= kClamped;
  }
  return true;
}

}  // namespace ouro::decimal
