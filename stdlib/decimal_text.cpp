// Decimals as text and back.

#include "runtime/format_spec.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; }

bool equalsIgnoringCase(std::string_view text, std::string_view lowered) {
  if (text.size() != lowered.size()) return false;
  for (size_t i = 0; i < text.size(); i++)
    if (lower(text[i]) != lowered[i]) return false;
  return true;
}

size_t countDigitsOf(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && isDigit(text[end])) end++;
  return end - at;
}

// "inf", "nan12" ... without sign.
bool parseSpecial(Runtime& rt, std::string_view text, Number* out, bool* valid) {
  if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity")) {
    out->kind = Kind::Infinite;
    return true;
  }
  out->kind = Kind::QuietNan;
  if (lower(text[0]) == 's') {
    out->kind = Kind::SignalingNan;
    text.remove_prefix(1);
  }
  *valid = text.size() >= 3 && equalsIgnoringCase(text.substr(0, 3), "nan") &&
           countDigitsOf(text, 3) == text.size() - 3;
  return !*valid || fromDigits(rt, text.substr(3), &out->digits);
}

// "e+12"; numbers beyond all exponents stay beyond them.
bool parseExponent(std::string_view text, int64_t* out) {
  constexpr int64_t kBeyond = 4 * kMaxExponent;
  size_t at = 1;
  bool negative = false;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
  size_t digits = countDigitsOf(text, at);
  if (digits == 0 || at + digits != text.size()) return false;
  int64_t value = 0;
  for (; at < text.size(); at++) value = std::min(value * 10 + (text[at] - '0'), kBeyond);
  *out = negative ? -value : value;
  return true;
}

}  // namespace

bool parse(Runtime& rt, std::string_view text, Number* out, bool* valid) {
  *out = Number();
  *valid = !text.empty();
  if (!*valid) return true;
  if (text[0] == '+' || text[0] == '-') {
    out->negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (!text.empty() && !isDigit(text[0]) && text[0] != '.')
    return parseSpecial(rt, text, out, valid);
  size_t whole = countDigitsOf(text, 0), at = whole, fraction = 0;
  if (at < text.size() && text[at] == '.') {
    fraction = countDigitsOf(text, ++at);
    at += fraction;
  }
  *valid = whole + fraction > 0;
  int64_t exponent = 0;
  if (*valid && at < text.size())
    *valid = lower(text[at]) == 'e' && parseExponent(text.substr(at), &exponent);
  if (!*valid) return true;
  out->exponent = exponent - static_cast<int64_t>(fraction);
  if (fraction == 0) return fromDigits(rt, text.substr(0, whole), &out->digits);
  char few[64];
  if (whole + fraction <= sizeof few) {
    text.copy(few, whole);
    text.substr(whole + 1).copy(few + whole, fraction);
    return fromDigits(rt, {few, whole + fraction}, &out->digits);
  }
  std::string digits(text.substr(0, whole));
  digits += text.substr(whole + 1, fraction);
  return fromDigits(rt, digits, &out->digits);
}

bool plainText(Value text, bool lenient, std::string* out) {
  const Str* str = text.as<Str>();
  std::string converted;
  std::string_view view;
  if (str->isAscii()) {
    view = str->asciiView();
  } else {
    converted = asciiDigits(str);
    view = converted;
  }
  if (lenient) view = stripSpace(view);
  if (!lenient || view.find('_') == view.npos) {
    *out = view;
    return true;
  }
  for (char c : view)
    if (c != '_') out->push_back(c);
  return true;
}

namespace {

const char* specialName(Kind kind) {
  return kind == Kind::Infinite ? "Infinity" : kind == Kind::QuietNan ? "NaN" : "sNaN";
}

// Puts the point behind the first `place` of the digits at `start`, with zeros where there are
// none.
void placePoint(std::string* text, size_t start, int64_t place) {
  auto count = static_cast<int64_t>(text->size() - start);
  if (place <= 0) {
    text->insert(start, "0." + std::string(static_cast<size_t>(-place), '0'));
  } else if (place < count) {
    text->insert(start + static_cast<size_t>(place), 1, '.');
  } else {
    text->append(static_cast<size_t>(place - count), '0');
  }
}

// How many digits stand before the point; what is left is the exponent's.
int64_t pointPlace(const Number& n, int64_t leftDigits, bool engineering) {
  if (n.exponent <= 0 && leftDigits > -6) return leftDigits;
  if (!engineering) return 1;
  auto floorMod = [](int64_t a) { return (a % 3 + 3) % 3; };
  return n.digits.isZero() ? floorMod(leftDigits + 1) - 1 : floorMod(leftDigits - 1) + 1;
}

}  // namespace

bool appendText(Runtime& rt, const Number& n, bool capitals, bool engineering, std::string* out) {
  if (n.negative) out->push_back('-');
  if (!n.isFinite()) {
    out->append(specialName(n.kind));
    return n.isInfinite() || n.digits.isZero() || appendDigits(rt, n.digits, out);
  }
  size_t start = out->size();
  if (!appendDigits(rt, n.digits, out)) return false;
  if (n.exponent == 0) return true;
  int64_t left = n.exponent + static_cast<int64_t>(out->size() - start);
  int64_t place = pointPlace(n, left, engineering);
  placePoint(out, start, place);
  if (left != place)
    fmt::format_to(std::back_inserter(*out), "{}{:+}", capitals ? 'E' : 'e', left - place);
  return true;
}

namespace {

// What the format mini-language of decimals knows: no '_', no '#', no fill beside a '0'.
bool readSpec(Runtime& rt, Value self, Value text, FormatSpec* spec, bool* zeroPadded) {
  const Str* str = text.as<Str>();
  size_t at = 0, length = str->length;
  auto isAlign = [&](size_t i) {
    if (i >= length) return false;
    char32_t c = str->at(i);
    return c == '<' || c == '>' || c == '=' || c == '^';
  };
  auto next = [&](char32_t c) { return at < length && str->at(at) == c; };
  (void)self;
  if (isAlign(1)) {
    spec->fill = str->at(0);
    spec->align = static_cast<char>(str->at(1));
    at = 2;
  } else if (isAlign(0)) {
    spec->align = static_cast<char>(str->at(at++));
  }
  bool aligned = spec->align != 0;
  if (!aligned) spec->align = '>';
  if (next('+') || next('-') || next(' ')) spec->sign = static_cast<char>(str->at(at++));
  if (next('z')) at++, spec->noNegativeZero = true;
  bool ok = true;
  if (next('0')) {
    at++;
    ok = !aligned;
    *zeroPadded = true;
    spec->fill = '0';
    spec->align = '=';
  }
  auto number = [&](int64_t* out) {
    size_t start = at;
    int64_t value = 0;
    for (; at < length && str->at(at) >= '0' && str->at(at) <= '9'; at++)
      value = std::min<int64_t>(value * 10 + static_cast<int64_t>(str->at(at) - '0'), kMaxExponent);
    ok &= value < kMaxExponent;
    if (at > start) *out = value;
    return at > start;
  };
  number(&spec->width);
  if (next(',')) at++, spec->grouping = ',';
  if (next('.')) {
    at++;
    ok &= number(&spec->precision);
  }
  if (at < length) {
    constexpr std::string_view kTypes = "eEfFgGn%";
    char32_t c = str->at(at++);
    ok &= c < 0x80 && kTypes.find(static_cast<char>(c)) != kTypes.npos;
    spec->type = c;
  }
  ok &= at == length && !(spec->type == 'n' && spec->grouping);
  return ok || fail(rt, Exc::ValueError, "invalid format string");
}

struct Laid {
  std::string whole, rest;
};

// The digits before the point, and all that comes behind them.
bool layOut(Runtime& rt, const Number& n, char type, int64_t precision, Laid* out) {
  std::string digits;
  if (!appendDigits(rt, n.digits, &digits)) return false;
  auto count = static_cast<int64_t>(digits.size());
  int64_t left = n.exponent + count, place;
  char form = lower(type);
  if (form == 'e') {
    place = n.isZero() && precision >= 0 ? 1 - precision : 1;
  } else if (form == 'f' || form == '%') {
    place = left;
  } else {
    place = n.exponent <= 0 && left > -6 ? left : 1;
  }
  int64_t zeros = place < 0 ? -place : place > count ? place - count : 0;
  if (zeros > static_cast<int64_t>(Str::kMaxLength)) return (void)raiseMemoryError(rt), false;
  if (!heapCanSpare(rt, static_cast<size_t>(zeros))) return false;
  std::string fraction;
  if (place < 0) {
    out->whole = "0";
    fraction = std::string(static_cast<size_t>(zeros), '0') + digits;
  } else if (place > count) {
    out->whole = digits + std::string(static_cast<size_t>(zeros), '0');
  } else {
    out->whole = place == 0 ? "0" : digits.substr(0, static_cast<size_t>(place));
    fraction = digits.substr(static_cast<size_t>(place));
  }
  if (!fraction.empty()) out->rest = "." + fraction;
  if (left != place || form == 'e')
    fmt::format_to(std::back_inserter(out->rest), "{}{:+}", type == form ? 'e' : 'E', left - place);
  if (type == '%') out->rest += '%';
  return true;
}

bool roundFor(Work& work, Number* n, char type, int64_t precision) {
  char form = lower(type);
  bool fixed = form == 'f' || form == '%';
  if (precision >= 0) {
    if (form == 'e' && !roundTo(work, n, precision + 1, work.settings.rounding)) return false;
    // As many digits as are asked for, even where there were fewer.
    int64_t first;
    if (form == 'e' && !n->isZero()) {
      if (!adjusted(work.rt, *n, &first) ||
          !rescale(work, n, first - precision, work.settings.rounding))
        return false;
    }
    if (fixed && !rescale(work, n, -precision, work.settings.rounding)) return false;
    if (form == 'g' && !roundTo(work, n, std::max<int64_t>(precision, 1), work.settings.rounding))
      return false;
  }
  if (fixed && n->isZero() && n->exponent > 0) n->exponent = 0;
  return true;
}

}  // namespace

Owned formatDecimal(Runtime& rt, Value self, Value text, const Settings& settings) {
  FormatSpec spec;
  bool zeroPadded = false;
  OURO_CHECK(readSpec(rt, self, text, &spec, &zeroPadded));
  Number n;
  load(self, &n);
  NumberText number;
  Laid laid;
  char type = spec.type ? static_cast<char>(spec.type) : settings.capitals ? 'G' : 'g';
  if (type == 'n') type = 'g';
  if (!n.isFinite()) {
    bool negative = n.negative;
    n.negative = false;
    OURO_CHECK(appendText(rt, n, true, false, &laid.rest));
    if (type == '%') laid.rest += '%';
    n.negative = negative;
    if (zeroPadded) {
      spec.fill = ' ';
      spec.align = '>';
    }
    spec.grouping = 0;
  } else {
    Work work = {rt, settings};
    if (type == '%') n.exponent += 2;
    OURO_CHECK(roundFor(work, &n, type, spec.precision));
    if (n.isZero() && spec.noNegativeZero) n.negative = false;
    OURO_CHECK(layOut(rt, n, type, spec.precision, &laid));
  }
  number.sign = n.negative ? '-' : spec.sign == '+' || spec.sign == ' ' ? spec.sign : 0;
  const std::string whole = laid.whole + laid.rest;
  number.digits = std::string_view(whole).substr(0, laid.whole.size());
  number.rest = std::string_view(whole).substr(laid.whole.size());
  StrBuilder out(rt);
  return layOutNumber(rt, number, spec, out) ? out.finish() : Owned::error();
}

}  // namespace ouro::decimal
