// Hexadecimal text of doubles: [sign][0x]digits[.digits][p exponent], as C99 and CPython have it.

#include "runtime/types/float_hex.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/number_text.h"

namespace ouro {

std::string hexOfDouble(double d) {
  if (!std::isfinite(d)) return reprDouble(d);
  uint64_t bits = std::bit_cast<uint64_t>(d);
  const char* sign = bits >> 63 ? "-" : "";
  if (d == 0) return fmt::format("{}0x0.0p+0", sign);
  uint64_t mantissa = bits & ((uint64_t{1} << 52) - 1);
  int exponent = static_cast<int>(bits >> 52 & 0x7ff);
  int lead = exponent == 0 ? 0 : 1;
  int power = exponent == 0 ? -1022 : exponent - 1023;
  return fmt::format("{}0x{}.{:013x}p{:+d}", sign, lead, mantissa, power);
}

namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); i++) {
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]) != lower[i]) return false;
  }
  return true;
}

// The digits read so far: their leading 64 bits, whether anything not 0 came after, and the power
// of two by which the mantissa must be multiplied.
struct Mantissa {
  uint64_t bits = 0;
  int64_t exponent = 0;
  bool sticky = false, full = false, any = false;

  void add(int digit, bool behindPoint) {
    any = true;
    if (bits >> 60) {
      sticky = sticky || digit != 0;
      if (!behindPoint) exponent += 4;
    } else {
      bits = bits << 4 | static_cast<uint64_t>(digit);
      if (behindPoint) exponent -= 4;
    }
  }
};

// "p[+-]digits" at the end of the text; clamps absurd ones.
bool parseExponent(std::string_view text, int64_t* exponent) {
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  if (text.empty()) return false;
  int64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    if (value < INT64_MAX / 64) value = value * 10 + (c - '0');
  }
  *exponent = negative ? -value : value;
  return true;
}

}  // namespace

HexResult parseHexDouble(std::string_view text, double* result) {
  text = stripSpace(text);
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity")) {
    *result = negative ? -HUGE_VAL : HUGE_VAL;
    return HexResult::Ok;
  }
  if (equalsIgnoringCase(text, "nan")) {
    *result = std::copysign(NAN, negative ? -1.0 : 1.0);
    return HexResult::Ok;
  }
  if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') text.remove_prefix(2);
  Mantissa mantissa;
  bool point = false;
  size_t i = 0;
  for (; i < text.size(); i++) {
    if (text[i] == '.' && !point) {
      point = true;
    } else if (int digit = hexDigit(text[i]); digit >= 0) {
      mantissa.add(digit, point);
    } else {
      break;
    }
  }
  if (!mantissa.any) return HexResult::Invalid;
  int64_t power = 0;
  if (i < text.size() && ((text[i] | 0x20) != 'p' || !parseExponent(text.substr(i + 1), &power))) {
    return HexResult::Invalid;
  }
  double d = 0;
  if (mantissa.bits != 0) {
    int shift = std::countl_zero(mantissa.bits);
    d = roundToDouble(mantissa.bits << shift, mantissa.exponent + power - shift, mantissa.sticky);
  }
  if (std::isinf(d)) return HexResult::TooLarge;
  *result = negative ? -d : d;
  return HexResult::Ok;
}

}  // namespace ouro
