// __format__ of int, float and complex.

#include <climits>
#include <cmath>

#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/binary_digits.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

bool isFloatType(char32_t type) {
  return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' ||
         type == '%';
}

// Takes the sign off the front of a number's text, or gives it the one that the spec asks for.
char splitSign(std::string_view* text, char wanted) {
  if (!text->empty() && (*text)[0] == '-') {
    text->remove_prefix(1);
    return '-';
  }
  return wanted == '+' || wanted == ' ' ? wanted : 0;
}

// ---- int

bool formatCharacter(Runtime& rt, Value value, FormatSpec& spec, StrBuilder& out) {
  if (spec.sign) {
    return fail(rt, Exc::ValueError, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    return fail(rt, Exc::ValueError,
                "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  int64_t code;
  if (!intFits(rt, value, &code)) {
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C long");
  }
  if (code < 0 || code > 0x10ffff) {
    return fail(rt, Exc::OverflowError, "%c arg not in range(0x110000)");
  }
  if (spec.align == '=') spec.align = '>';  // there is no sign to pad behind
  OURO_TRY_BOOL(text, newChar(rt, static_cast<char32_t>(code)));
  return layOutText(rt, text.as<Str>(), 1, spec, out);
}

struct Base {
  int base = 10;
  std::string_view prefix;
};

Base baseOf(char32_t type) {
  switch (type) {
    case 'b': return {2, "0b"};
    case 'o': return {8, "0o"};
    case 'x': return {16, "0x"};
    case 'X': return {16, "0X"};
    default: return {};
  }
}

bool formatWord(Runtime& rt, int64_t word, const FormatSpec& spec, StrBuilder& out) {
  const Base base = baseOf(spec.type);
  NumberText number;
  if (word < 0) {
    number.sign = '-';
  } else if (spec.sign == '+' || spec.sign == ' ') {
    number.sign = spec.sign;
  }
  if (spec.alternate) number.prefix = base.prefix;
  const uint64_t size = word < 0 ? 0 - static_cast<uint64_t>(word) : static_cast<uint64_t>(word);
  if (base.base == 10) {
    const DecimalDigits decimal(word);
    number.digits = decimal.text();
    if (word < 0) number.digits.remove_prefix(1);
    return layOutNumber(rt, number, spec, out);
  }
  const BinaryDigits binary(size, base.base, spec.type == 'X');
  number.digits = binary.text();
  return layOutNumber(rt, number, spec, out);
}

bool formatInBase(Runtime& rt, Value value, const FormatSpec& spec, StrBuilder& out) {
  int64_t word;
  if (intFits(rt, value, &word)) return formatWord(rt, word, spec, out);
  const Base base = baseOf(spec.type);
  OURO_TRY_BOOL(shown, intToStr(rt, value, base.base));
  std::string upper;
  NumberText number;
  number.digits = shown.as<Str>()->asciiView();
  if (spec.type == 'X') {
    upper = number.digits;
    for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    number.digits = upper;
  }
  number.sign = splitSign(&number.digits, spec.sign);
  if (spec.alternate) number.prefix = base.prefix;
  return layOutNumber(rt, number, spec, out);
}

// ---- float

// Formats one double for the type of `spec` (which may be 0) into text that layOutNumber can lay
// out. code 'r' is the shortest text.
struct FloatStyle {
  char code = 'r';
  int precision = 0;
  bool pointZero = false, percent = false;
};

FloatStyle styleOf(const FormatSpec& spec, bool pointZero) {
  FloatStyle style;
  char type = static_cast<char>(spec.type);
  style.percent = type == '%';
  style.code = type == 0 ? 'r' : type == 'n' ? 'g' : style.percent ? 'f' : type;
  style.pointZero = type == 0 && pointZero;
  if (spec.precision >= 0) {
    style.precision = static_cast<int>(spec.precision);
    if (style.code == 'r') style.code = 'g';
  } else if (style.code != 'r') {
    style.precision = 6;
  }
  return style;
}

// Is it zero, as far as its text shows?
bool showsZero(std::string_view text) {
  return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") ==
         std::string_view::npos;
}

// The text without a percent sign.
std::string_view floatText(double d, const FormatSpec& spec, const FloatStyle& style,
                           DoubleBuffer& buffer) {
  if (style.percent) d *= 100;
  std::string_view text =
      formatDouble(d, style.code, style.precision, spec.alternate, style.pointZero, buffer);
  if (spec.noNegativeZero && text[0] == '-' && std::isfinite(d) && showsZero(text))
    text.remove_prefix(1);
  return text;
}

// Where its whole part ends is of interest to separators alone.
NumberText splitFloat(std::string_view text, char sign, bool grouped) {
  NumberText number;
  number.sign = splitSign(&text, sign);
  if (!grouped) {
    number.digits = text;
    return number;
  }
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') digits++;
  number.digits = text.substr(0, digits);
  number.rest = text.substr(digits);
  return number;
}

// Room for the digits asked for is bounded before any is made.
bool checkPrecision(Runtime& rt, const FormatSpec& spec) {
  if (spec.precision > INT_MAX) return fail(rt, Exc::ValueError, "precision too big");
  if (spec.precision > (1 << 28)) {
    (void)raiseMemoryError(rt);
    return false;
  }
  return true;
}

bool formatDoubleBySpec(Runtime& rt, double d, const FormatSpec& spec, StrBuilder& out) {
  if (!checkPrecision(rt, spec)) return false;
  DoubleBuffer buffer;
  FloatStyle style = styleOf(spec, true);
  std::string_view text = floatText(d, spec, style, buffer);
  if (!style.percent)
    return layOutNumber(rt, splitFloat(text, spec.sign, spec.grouping), spec, out);
  return layOutNumber(rt, splitFloat(std::string(text) + '%', spec.sign, spec.grouping), spec, out);
}

}  // namespace

bool formatInteger(Runtime& rt, Value value, const SpecText& specText, StrBuilder& out) {
  if (specText.empty()) return out.appendStr(value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 'd', &spec)) return false;
  if (isFloatType(spec.type)) {
    bool overflow;
    double d = intToDouble(rt, value, &overflow);
    if (overflow) return fail(rt, Exc::OverflowError, "int too large to convert to float");
    return formatDoubleBySpec(rt, d, spec, out);
  }
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n': break;
    default: return failUnknownFormat(rt, spec, value);
  }
  if (spec.precision >= 0) {
    return fail(rt, Exc::ValueError, "Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    return fail(rt, Exc::ValueError,
                "Negative zero coercion (z) not allowed in integer format specifier");
  }
  return spec.type == 'c' ? formatCharacter(rt, value, spec, out)
                          : formatInBase(rt, value, spec, out);
}

bool formatFloat(Runtime& rt, Value value, const SpecText& specText, StrBuilder& out) {
  if (specText.empty()) return out.appendStr(value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 0, &spec)) return false;
  if (spec.type != 0 && spec.type != 'n' && !isFloatType(spec.type)) {
    return failUnknownFormat(rt, spec, value);
  }
  return formatDoubleBySpec(rt, floatValue(value), spec, out);
}

// Both parts are formatted as floats without width; the whole is padded.
bool formatComplex(Runtime& rt, Value value, const SpecText& specText, StrBuilder& out) {
  if (specText.empty()) return out.appendStr(value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 0, &spec)) return false;
  if (spec.type != 0 && spec.type != 'n' && (!isFloatType(spec.type) || spec.type == '%')) {
    return failUnknownFormat(rt, spec, value);
  }
  if (!checkPrecision(rt, spec)) return false;
  if (spec.fill == '0') {
    return fail(rt, Exc::ValueError, "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align == '=') {
    return fail(rt, Exc::ValueError,
                "'=' alignment flag is not allowed in complex format specifier");
  }
  const Complex* number = value.as<Complex>();
  bool onlyImaginary = spec.type == 0 && number->real == 0 && !std::signbit(number->real);
  bool parentheses = spec.type == 0 && !onlyImaginary;
  FloatStyle style = styleOf(spec, false);
  FormatSpec part = spec;
  part.width = -1;
  part.align = '<';
  DoubleBuffer buffer;
  StrBuilder both(rt);
  if (parentheses) both.append(U'(');
  if (!onlyImaginary) {
    std::string_view real = floatText(number->real, spec, style, buffer);
    if (!layOutNumber(rt, splitFloat(real, spec.sign, spec.grouping), part, both)) return false;
  }
  std::string_view imaginary = floatText(number->imaginary, spec, style, buffer);
  char sign = onlyImaginary ? spec.sign : '+';
  if (!layOutNumber(rt, splitFloat(imaginary, sign, spec.grouping), part, both)) return false;
  both.append(U'j');
  if (parentheses) both.append(U')');
  OURO_TRY_BOOL(whole, both.finish());
  return layOutText(rt, whole.as<Str>(), whole.as<Str>()->length, spec, out);
}

}  // namespace ouro
