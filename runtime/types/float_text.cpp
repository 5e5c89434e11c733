// Text of doubles: shortest digits for repr, rounded digits for formats, and reading.
//
// All formats but 'f' are one thing: a row of digits and a decimal exponent, laid out with a point
// somewhere or with an exponent behind. std::to_chars gives the digits (shortest, or correctly
// rounded), so that this file only does the layout.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/types/float.h"
#include "runtime/types/number_text.h"

namespace ouro {

namespace {

// d = 0.d1d2d3... * 10**point
struct Decimal {
  std::string digits;
  int point;
};

// precision: digits wanted, -1 for the shortest that reads back. d >= 0.
Decimal toDecimal(double d, int precision) {
  // A double has at most 767 significant digits: beyond it come only zeros.
  char buffer[800];
  int asked = precision > 770 ? 770 : precision;
  std::to_chars_result result =
      precision < 0
          ? std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific)
          : std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific,
                          asked - 1);
  std::string_view text(buffer, static_cast<size_t>(result.ptr - buffer));
  size_t e = text.find('e');
  Decimal decimal;
  decimal.digits = text[0];
  if (e > 2) decimal.digits += text.substr(2, e - 2);
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(),
                  exponent);
  decimal.point = exponent + 1;
  if (precision > asked) decimal.digits.append(static_cast<size_t>(precision - asked), '0');
  return decimal;
}

void appendExponent(std::string* out, char letter, int exponent) {
  *out += letter;
  *out += exponent < 0 ? '-' : '+';
  exponent = std::abs(exponent);
  if (exponent < 10) *out += '0';
  *out += std::to_string(exponent);
}

void layOutExponent(std::string* out, const Decimal& decimal, char letter, bool keepPoint) {
  *out += decimal.digits[0];
  if (decimal.digits.size() > 1 || keepPoint) *out += '.';
  out->append(decimal.digits, 1);
  appendExponent(out, letter, decimal.point - 1);
}

void layOutPoint(std::string* out, const Decimal& decimal, bool keepPoint, bool pointZero) {
  int count = static_cast<int>(decimal.digits.size()), point = decimal.point;
  if (point <= 0) {
    *out += "0.";
    out->append(static_cast<size_t>(-point), '0');
    *out += decimal.digits;
    return;
  }
  out->append(decimal.digits, 0, static_cast<size_t>(std::min(count, point)));
  if (count > point) {
    *out += '.';
    out->append(decimal.digits, static_cast<size_t>(point));
    return;
  }
  out->append(static_cast<size_t>(point - count), '0');
  if (pointZero) {
    *out += ".0";
  } else if (keepPoint) {
    *out += '.';
  }
}

void dropTrailingZeros(Decimal* decimal) {
  size_t last = decimal->digits.find_last_not_of('0');
  decimal->digits.resize(last == std::string::npos ? 1 : last + 1);
}

// ---- the usual cases, without allocation

constexpr uint64_t kPowersOfTen[] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
};
constexpr int kMaxSmallPrecision = std::size(kPowersOfTen) - 1;

// `count` decimal digits of `value`, with zeros in front.
char* putDigits(char* out, uint64_t value, int count) {
  for (int i = count - 1; i >= 0; i--, value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + count;
}

// A number of so many digits behind its point, as two whole numbers.
struct FixedPoint {
  uint64_t whole = 0, behind = 0;
};

// Where d * 10**precision is small, the product is off by less than a millionth: that says how to
// round, unless it is next to a half. d >= 0.
bool toFixedQuickly(double d, int precision, FixedPoint* out) {
  constexpr double kSmall = 1e9, kClose = 1e-6;
  const double scaled = d * static_cast<double>(kPowersOfTen[precision]);
  if (!(scaled < kSmall)) return false;
  auto units = static_cast<uint32_t>(scaled);
  const double beyond = scaled - units - 0.5;
  if (std::fabs(beyond) < kClose) return false;
  units += beyond > 0;
  out->whole = units / kPowersOfTen[precision];
  out->behind = units % kPowersOfTen[precision];
  return true;
}

// d >= 0 is m * 2**-s exactly, so the digits behind the point are the whole part of
// (m mod 2**s) * 10**precision / 2**s, and what remains says how to round (half to even). False: d
// or the precision is too large, or d too small, for 128 bits.
bool toFixedPoint(double d, int precision, FixedPoint* out) {
  if (precision > kMaxSmallPrecision) return false;
  if (toFixedQuickly(d, precision, out)) return true;
  uint64_t bits = std::bit_cast<uint64_t>(d);
  *out = {};
  if (bits == 0) return true;
  int exponent = static_cast<int>(bits >> 52) - 1075;
  uint64_t mantissa = (bits & ((uint64_t{1} << 52) - 1)) | uint64_t{1} << 52;
  if (exponent > 10 || exponent < -120) return false;
  if (exponent >= 0) {
    out->whole = mantissa << exponent;
    return true;
  }
  int shift = -exponent;
  out->whole = shift < 64 ? mantissa >> shift : 0;
  uint64_t fraction = shift < 64 ? mantissa & ((uint64_t{1} << shift) - 1) : mantissa;
  using Wide = unsigned __int128;
  Wide scaled = Wide{fraction} * kPowersOfTen[precision];
  out->behind = static_cast<uint64_t>(scaled >> shift);
  Wide rest = scaled & ((Wide{1} << shift) - 1), half = Wide{1} << (shift - 1);
  bool odd = (precision ? out->behind : out->whole) & 1;
  if (rest > half || (rest == half && odd)) out->behind++;
  if (out->behind == kPowersOfTen[precision]) {
    out->behind = 0;
    out->whole++;
  }
  return true;
}

// 'f'; at most 41 characters.
char* putFixed(char* out, double d, int precision) {
  FixedPoint number;
  if (!toFixedPoint(d, precision, &number)) return nullptr;
  const auto [whole, behind] = number;
  out = std::to_chars(out, out + 20, whole).ptr;
  if (precision == 0) return out;
  *out++ = '.';
  return putDigits(out, behind, precision);
}

// `count` digits behind a point, which is left out with them when all are zeros; no zeros at the
// end.
char* putBehindPoint(char* out, uint64_t behind, int count) {
  if (behind == 0) return out;
  if (behind % 1000 == 0) {
    behind /= 1000;
    count -= 3;
  }
  for (; behind % 10 == 0; behind /= 10) count--;
  *out++ = '.';
  return putDigits(out, behind, count);
}

// A number of at most six digits behind its point and 15 in all: no two decimals of so few digits
// are the same double, so it has no shorter one. Null: it may be another.
char* putShortDecimal(char* out, double d) {
  constexpr double kUnit = 1e6;
  if (d >= 1e9 || d < 1e-4) return nullptr;
  const auto units = static_cast<uint64_t>(d * kUnit + 0.5);
  if (static_cast<double>(units) / kUnit != d) return nullptr;
  constexpr auto kUnits = static_cast<uint64_t>(kUnit);
  out = std::to_chars(out, out + 20, units / kUnits).ptr;
  return putBehindPoint(out, units % kUnits, 6);
}

// 'r' with a point-zero: what repr() shows; at most 24 characters. d >= 0.
char* putShortest(char* out, double d) {
  if (d < 9007199254740992.0 && d == static_cast<double>(static_cast<int64_t>(d))) {
    out = std::to_chars(out, out + 20, static_cast<int64_t>(d)).ptr;
    *out++ = '.';
    *out++ = '0';
    return out;
  }
  if (char* end = putShortDecimal(out, d)) return end;
  char raw[32];  // d.ddde+xx
  char* end = std::to_chars(raw, raw + sizeof raw, d, std::chars_format::scientific).ptr;
  char* e = end - 4;
  while (*e != 'e') e--;
  int exponent = 0;
  for (char* at = e + 2; at < end; at++) exponent = exponent * 10 + (*at - '0');
  if (e[1] == '-') exponent = -exponent;
  if (exponent < -4 || exponent >= 16) return std::copy(raw, end, out);
  const char* digits = raw;
  if (e > raw + 1) {
    raw[1] = raw[0];  // over the point: the digits side by side
    digits = raw + 1;
  }
  int count = static_cast<int>(e - digits);
  if (exponent < 0) {
    *out++ = '0';
    *out++ = '.';
    if (exponent < -1) out = std::fill_n(out, -exponent - 1, '0');
    return std::copy(digits, digits + count, out);
  }
  int before = std::min(count, exponent + 1);
  out = std::copy(digits, digits + before, out);
  if (before <= exponent) out = std::fill_n(out, exponent + 1 - before, '0');
  *out++ = '.';
  if (before == count) *out++ = '0';
  return std::copy(digits + before, digits + count, out);
}

// 'g' without an exponent: as 'f' with as many digits behind the point as the precision leaves, but
// no zeros at the end. At most 41 characters.
char* putGeneral(char* out, double d, int precision) {
  if (precision == 0) precision = 1;
  constexpr double kTenths[] = {1e-4, 1e-3, 1e-2, 1e-1};  // all a little more than they say
  if (d < kTenths[0] || precision > kMaxSmallPrecision - 4) return nullptr;
  int before = 0;  // how many digits the whole part has; below 0: zeros that follow the point
  if (d < 1) {
    while (d < kTenths[3 + before]) before--;
  } else {
    while (before <= precision && d >= static_cast<double>(kPowersOfTen[before])) before++;
  }
  FixedPoint number;
  if (before > precision || !toFixedPoint(d, precision - before, &number)) return nullptr;
  if (number.whole == kPowersOfTen[precision]) return nullptr;  // rounded up to one digit more
  out = std::to_chars(out, out + 20, number.whole).ptr;
  return putBehindPoint(out, number.behind, precision - before);
}

// The text of d >= 0 at `out`, which has room for 48 characters; null: take the general way.
char* putUsual(char* out, double d, char code, int precision, bool pointZero) {
  switch (code) {
    case 'e':
      return precision > kMaxSmallPrecision
                 ? nullptr
                 : std::to_chars(out, out + 48, d, std::chars_format::scientific, precision).ptr;
    case 'f': return putFixed(out, d, precision);
    case 'g': return pointZero ? nullptr : putGeneral(out, d, precision);
    case 'r': return pointZero ? putShortest(out, d) : nullptr;
    default: return nullptr;
  }
}

// ---- all cases

// 'f': digits behind the point are counted, so to_chars lays out all of it.
void layOutFixed(std::string* out, double d, int precision, bool keepPoint) {
  char buffer[1500];
  int asked = precision > 1100 ? 1100 : precision;
  auto result = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::fixed, asked);
  out->append(buffer, result.ptr);
  if (precision > asked) out->append(static_cast<size_t>(precision - asked), '0');
  if (precision == 0 && keepPoint) *out += '.';
}

// 'g' uses an exponent when it is below -4 or not below the precision; 'r' when not below 16.
void layOutGeneral(std::string* out, double d, int precision, char letter, bool shortest,
                   bool alternate, bool pointZero) {
  if (precision == 0) precision = 1;
  Decimal decimal = toDecimal(d, shortest ? -1 : precision);
  if (!shortest && !alternate) dropTrailingZeros(&decimal);
  int exponent = decimal.point - 1, limit = shortest ? 16 : precision;
  // With a point-zero, a precision used up by the digits before the point is an exponent's case.
  if (pointZero && !shortest && exponent == limit - 1) limit--;
  if (exponent < -4 || exponent >= limit) {
    layOutExponent(out, decimal, letter, alternate);
  } else {
    layOutPoint(out, decimal, alternate, pointZero);
  }
}

}  // namespace

std::string formatDouble(double d, char code, int precision, bool alternate, bool alwaysSign,
                         bool pointZero) {
  bool upper = code >= 'A' && code <= 'Z';
  std::string out;
  if (!std::isnan(d) && std::signbit(d)) {
    out += '-';
  } else if (alwaysSign) {
    out += '+';
  }
  if (!std::isfinite(d)) {
    out += std::isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
    return out;
  }
  d = std::fabs(d);
  char letter = upper ? 'E' : 'e';
  switch (code) {
    case 'e':
    case 'E': {
      Decimal decimal = toDecimal(d, precision + 1);
      layOutExponent(&out, decimal, letter, alternate);
      break;
    }
    case 'f':
    case 'F': layOutFixed(&out, d, precision, alternate); break;
    case 'r': layOutGeneral(&out, d, 17, letter, true, alternate, pointZero); break;
    default: layOutGeneral(&out, d, precision, letter, false, alternate, pointZero); break;
  }
  return out;
}

std::string_view formatDouble(double d, char code, int precision, bool alternate, bool pointZero,
                              DoubleBuffer& buffer) {
  if (std::isfinite(d) && !alternate) {
    char* start = buffer.small;
    if (std::signbit(d)) *start++ = '-';
    if (char* end = putUsual(start, std::fabs(d), code, precision, pointZero))
      return {buffer.small, static_cast<size_t>(end - buffer.small)};
  }
  return buffer.large = formatDouble(d, code, precision, alternate, false, pointZero);
}

std::string_view reprDouble(double d, DoubleBuffer& buffer) {
  return formatDouble(d, 'r', 0, false, true, buffer);
}

std::string reprDouble(double d) {
  DoubleBuffer buffer;
  return std::string(reprDouble(d, buffer));
}

bool roundShort(double d, int digits, double* result) {
  FixedPoint number;
  if (!toFixedPoint(std::fabs(d), digits, &number)) return false;
  constexpr uint64_t kExact = uint64_t{1} << 53;
  uint64_t scale = kPowersOfTen[digits], units;
  if (scale > kExact || __builtin_mul_overflow(number.whole, scale, &units) ||
      __builtin_add_overflow(units, number.behind, &units) || units > kExact)
    return false;
  // Both are exact, so their quotient is the double that is nearest.
  *result = std::copysign(static_cast<double>(units) / static_cast<double>(scale), d);
  return true;
}

// ---- reading

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isWord(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); i++) {
    if ((text[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

// digits[.digits] of at most 15 digits: a whole number divided by a power of ten, both exact, so
// that the quotient is the nearest double. false: it is something else.
bool parseFewDigits(std::string_view text, double* result) {
  constexpr size_t kMostDigits = 15;
  if (text.size() > kMostDigits + 1) return false;
  uint64_t digits = 0;
  size_t behind = 0;  // the point, itself included
  for (char c : text) {
    if (isDigit(c)) {
      digits = digits * 10 + static_cast<uint64_t>(c - '0');
      behind += behind != 0;
    } else if (c == '.' && behind == 0) {
      behind = 1;
    } else {
      return false;
    }
  }
  const size_t count = text.size() - (behind != 0);
  if (count - 1 >= kMostDigits) return false;
  const auto number = static_cast<double>(digits);
  *result = behind > 1 ? number / static_cast<double>(kPowersOfTen[behind - 1]) : number;
  return true;
}

// digits[.digits][e[sign]digits], without sign.
bool parseDigits(std::string_view text, double* result) {
  if (parseFewDigits(text, result)) return true;
  if (text.empty() || !(isDigit(text[0]) || text[0] == '.')) return false;
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, *result);
  if (error == std::errc::invalid_argument || at != end) return false;
  if (error == std::errc::result_out_of_range) {  // strtod says to which side
    *result = std::strtod(std::string(text).c_str(), nullptr);
  }
  return true;
}

}  // namespace

bool dropUnderscores(std::string_view text, std::string* out) {
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] != '_') {
      *out += text[i];
    } else if (i == 0 || i + 1 == text.size() || !isDigit(text[i - 1]) || !isDigit(text[i + 1])) {
      return false;
    }
  }
  return true;
}

bool parsePlainDouble(std::string_view text, double* result) {
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (isWord(text, "inf") || isWord(text, "infinity")) {
    *result = HUGE_VAL;
  } else if (isWord(text, "nan")) {
    *result = NAN;
  } else if (!parseDigits(text, result)) {
    return false;
  }
  if (negative) *result = -*result;
  return true;
}

bool parseDouble(std::string_view text, double* result) {
  text = stripSpace(text);
  if (text.find('_') == std::string_view::npos) return parsePlainDouble(text, result);
  std::string plain;
  return dropUnderscores(text, &plain) && parsePlainDouble(plain, result);
}

}  // namespace ouro
