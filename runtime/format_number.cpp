// __format__ of int, float and complex.

#include <climits>
#include <cmath>

#include "runtime/format_spec.h"
#include "runtime/protocol.h"
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

Owned formatCharacter(Runtime& rt, Value value, FormatSpec& spec) {
  if (spec.sign) {
    return raise(rt, Exc::ValueError, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    return raise(rt, Exc::ValueError,
                 "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  int64_t code;
  if (!intFits(rt, value, &code)) {
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C long");
  }
  if (code < 0 || code > 0x10ffff) {
    return raise(rt, Exc::OverflowError, "%c arg not in range(0x110000)");
  }
  if (spec.align == '=') spec.align = '>';  // there is no sign to pad behind
  OURO_TRY(text, newChar(rt, static_cast<char32_t>(code)));
  return layOutText(rt, text.as<Str>(), 1, spec);
}

Owned formatInBase(Runtime& rt, Value value, const FormatSpec& spec) {
  int base = 10;
  const char* prefix = "";
  switch (spec.type) {
    case 'b': base = 2, prefix = "0b"; break;
    case 'o': base = 8, prefix = "0o"; break;
    case 'x': base = 16, prefix = "0x"; break;
    case 'X': base = 16, prefix = "0X"; break;
    default: break;
  }
  Local text;
  std::string upper;
  NumberText number;
  if (spec.type == 'X') {
    upper = formatInt(rt, value, base);
    for (char& c : upper) {
      if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    }
    number.digits = upper;
  } else {
    text = intToStr(rt, value, base);
    if (text.isError()) return Owned::error();
    number.digits = text.as<Str>()->asciiView();
  }
  number.sign = splitSign(&number.digits, spec.sign);
  if (spec.alternate) number.prefix = prefix;
  return layOutNumber(rt, number, spec);
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

std::string floatText(double d, const FormatSpec& spec, const FloatStyle& style) {
  if (style.percent) d *= 100;
  std::string text =
      formatDouble(d, style.code, style.precision, spec.alternate, false, style.pointZero);
  if (spec.noNegativeZero && text[0] == '-' && std::isfinite(d) &&
      text.substr(0, text.find_first_of("eE")).find_first_of("123456789") == std::string::npos) {
    text.erase(0, 1);
  }
  if (style.percent) text += '%';
  return text;
}

NumberText splitFloat(std::string_view text, char sign) {
  NumberText number;
  number.sign = splitSign(&text, sign);
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

Owned formatDoubleBySpec(Runtime& rt, double d, const FormatSpec& spec) {
  if (!checkPrecision(rt, spec)) return Owned::error();
  std::string text = floatText(d, spec, styleOf(spec, true));
  return layOutNumber(rt, splitFloat(text, spec.sign), spec);
}

}  // namespace

Owned formatInteger(Runtime& rt, Value value, Str* specText) {
  if (specText->length == 0) return str(rt, value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 'd', &spec)) return Owned::error();
  if (isFloatType(spec.type)) {
    bool overflow;
    double d = intToDouble(rt, value, &overflow);
    if (overflow) return raise(rt, Exc::OverflowError, "int too large to convert to float");
    return formatDoubleBySpec(rt, d, spec);
  }
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n': break;
    default: return raiseUnknownFormat(rt, spec, value);
  }
  if (spec.precision >= 0) {
    return raise(rt, Exc::ValueError, "Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    return raise(rt, Exc::ValueError,
                 "Negative zero coercion (z) not allowed in integer format specifier");
  }
  return spec.type == 'c' ? formatCharacter(rt, value, spec) : formatInBase(rt, value, spec);
}

Owned formatFloat(Runtime& rt, Value value, Str* specText) {
  if (specText->length == 0) return str(rt, value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 0, &spec)) return Owned::error();
  if (spec.type != 0 && spec.type != 'n' && !isFloatType(spec.type)) {
    return raiseUnknownFormat(rt, spec, value);
  }
  return formatDoubleBySpec(rt, floatValue(value), spec);
}

// Both parts are formatted as floats without width; the whole is padded.
Owned formatComplex(Runtime& rt, Value value, Str* specText) {
  if (specText->length == 0) return str(rt, value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '>', 0, &spec)) return Owned::error();
  if (spec.type != 0 && spec.type != 'n' && (!isFloatType(spec.type) || spec.type == '%')) {
    return raiseUnknownFormat(rt, spec, value);
  }
  if (!checkPrecision(rt, spec)) return Owned::error();
  if (spec.fill == '0') {
    return raise(rt, Exc::ValueError, "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align == '=') {
    return raise(rt, Exc::ValueError,
                 "'=' alignment flag is not allowed in complex format specifier");
  }
  const Complex* number = value.as<Complex>();
  bool onlyImaginary = spec.type == 0 && number->real == 0 && !std::signbit(number->real);
  bool parentheses = spec.type == 0 && !onlyImaginary;
  FloatStyle style = styleOf(spec, false);
  FormatSpec part = spec;
  part.width = -1;
  part.align = '<';
  std::string imaginary = floatText(number->imaginary, spec, style) + "j";
  StrBuilder out(rt);
  if (parentheses) out.append("(");
  if (!onlyImaginary) {
    std::string real = floatText(number->real, spec, style);
    OURO_TRY(text, layOutNumber(rt, splitFloat(real, spec.sign), part));
    out.append(text.as<Str>());
  }
  OURO_TRY(text, layOutNumber(rt, splitFloat(imaginary, onlyImaginary ? spec.sign : '+'), part));
  out.append(text.as<Str>());
  if (parentheses) out.append(")");
  OURO_TRY(whole, out.finish());
  return layOutText(rt, whole.as<Str>(), whole.as<Str>()->length, spec);
}

}  // namespace ouro
