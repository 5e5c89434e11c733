// The module unicodedata, as far as utf8proc knows: properties and normal forms, but no names.

#include <utf8proc.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

bool charArg(Runtime& rt, const char* function, Value v, char32_t* c) {
  if (!isStr(rt, v)) {
    return fail(rt, Exc::TypeError, "{}() argument 1 must be a unicode character, not {}", function,
                typeName(rt, v));
  }
  if (v.as<Str>()->length != 1) {
    return fail(rt, Exc::TypeError, "{}() argument must be a unicode character, not str", function);
  }
  *c = v.as<Str>()->at(0);
  return true;
}

const utf8proc_property_t& propertiesOf(char32_t c) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

// ---- properties

Owned unicodedata_category(Runtime& rt, Value, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "category", args[0], &c));
  return newStr(rt, unicode::categoryName(c));
}

Owned unicodedata_combining(Runtime& rt, Value, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "combining", args[0], &c));
  return smallInt(propertiesOf(c).combining_class);
}

Owned unicodedata_mirrored(Runtime& rt, Value, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "mirrored", args[0], &c));
  return smallInt(propertiesOf(c).bidi_mirrored);
}

Owned unicodedata_bidirectional(Runtime& rt, Value, Args args) {
  constexpr const char* kNames[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                    "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                    "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  char32_t c;
  OURO_CHECK(charArg(rt, "bidirectional", args[0], &c));
  size_t kind = propertiesOf(c).bidi_class;
  return newStr(rt, kind < std::size(kNames) ? kNames[kind] : "");
}

// utf8proc tells the width of a character; full-width and half-width forms have blocks of their
// own.
Owned unicodedata_east_asian_width(Runtime& rt, Value, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "east_asian_width", args[0], &c));
  bool full = c == 0x3000 || (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6);
  bool half = c == 0x20a9 || (c >= 0xff61 && c <= 0xffdc) || (c >= 0xffe8 && c <= 0xffee);
  if (full) return newStr(rt, "F");
  if (half) return newStr(rt, "H");
  if (utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2) return newStr(rt, "W");
  return newStr(rt, c >= 0x20 && c < 0x7f ? "Na" : "N");
}

// ---- numbers

// The number that a character's compatibility form spells: digits, or digits over digits.
bool numberOf(char32_t c, double* value) {
  utf8proc_int32_t form[32];
  int boundary = 0;
  auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), form, 32,
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary);
  double parts[2] = {0, 0};
  int part = 0, digits = 0;
  for (utf8proc_ssize_t i = 0; i < count && i < 32; i++) {
    auto unit = static_cast<char32_t>(form[i]);
    if (unit == 0x2044 && part == 0 && digits) {  // the fraction slash
      part = 1;
      digits = 0;
      continue;
    }
    int digit = unicode::decimalValue(unit);
    if (digit < 0) return false;
    parts[part] = parts[part] * 10 + digit;
    digits++;
  }
  if (!digits) return false;
  *value = part ? parts[0] / parts[1] : parts[0];
  return true;
}

Owned missing(Runtime& rt, Args args, const char* message) {
  return args.has(1) ? Owned::share(args[1]) : raise(rt, Exc::ValueError, "{}", message);
}

Owned unicodedata_decimal(Runtime& rt, Value, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "decimal", args[0], &c));
  int value = unicode::decimalValue(c);
  return value < 0 ? missing(rt, args, "not a decimal") : smallInt(value);
}
Owned unicodedata_digit(Runtime& rt, Value, Args args) {
  char32_t c;
  double value = 0;
  OURO_CHECK(charArg(rt, "digit", args[0], &c));
  bool found = unicode::isDigit(c) && numberOf(c, &value) && value < 10;
  return found ? smallInt(static_cast<int64_t>(value)) : missing(rt, args, "not a digit");
}
Owned unicodedata_numeric(Runtime& rt, Value, Args args) {
  char32_t c;
  double value = 0;
  OURO_CHECK(charArg(rt, "numeric", args[0], &c));
  bool found = unicode::isNumeric(c) && numberOf(c, &value);
  return found ? newFloat(rt, value) : missing(rt, args, "not a numeric character");
}

// ---- normal forms

bool formArg(Runtime& rt, Value form, int* options) {
  if (isStr(rt, form)) {
    auto* name = form.as<Str>();
    int stable = UTF8PROC_STABLE;
    if (equal(name, "NFC")) return *options = stable | UTF8PROC_COMPOSE, true;
    if (equal(name, "NFD")) return *options = stable | UTF8PROC_DECOMPOSE, true;
    if (equal(name, "NFKC")) return *options = stable | UTF8PROC_COMPOSE | UTF8PROC_COMPAT, true;
    if (equal(name, "NFKD")) return *options = stable | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, true;
  }
  return fail(rt, Exc::ValueError, "invalid normalization form");
}

Owned normalized(Runtime& rt, Str* text, int options) {
  if (text->isAscii()) return exactStr(rt, text);
  auto flags = static_cast<utf8proc_option_t>(options);
  std::vector<utf8proc_int32_t> out;
  int boundary = 0;
  for (size_t i = 0; i < text->length; i++) {
    utf8proc_int32_t units[32];
    auto c = static_cast<utf8proc_int32_t>(text->at(i));
    auto count = utf8proc_decompose_char(
        c, units, 32,
        static_cast<utf8proc_option_t>((options & UTF8PROC_COMPAT) | UTF8PROC_DECOMPOSE),
        &boundary);
    if (count < 0 || count > 32) {  // a lone surrogate stands for itself
      units[0] = c;
      count = 1;
    }
    out.insert(out.end(), units, units + count);
  }
  // Marks in the order of their classes, those of one class as they stand.
  auto classOf = [](utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; };
  for (size_t i = 1; i < out.size(); i++)
    for (size_t k = i; k > 0 && classOf(out[k]) && classOf(out[k - 1]) > classOf(out[k]); k--)
      std::swap(out[k], out[k - 1]);
  if (options & UTF8PROC_COMPOSE) {
    auto count =
        utf8proc_normalize_utf32(out.data(), static_cast<utf8proc_ssize_t>(out.size()), flags);
    if (count >= 0) out.resize(static_cast<size_t>(count));
  }
  std::vector<char32_t> chars(out.begin(), out.end());
  return newStr(rt, std::span<const char32_t>(chars));
}

bool textArg(Runtime& rt, const char* function, Value v) {
  return isStr(rt, v) ||
         fail(rt, Exc::TypeError, "{}() argument 2 must be str, not {}", function, typeName(rt, v));
}

Owned unicodedata_normalize(Runtime& rt, Value, Args args) {
  int options;
  OURO_CHECK(textArg(rt, "normalize", args[1]) && formArg(rt, args[0], &options));
  return normalized(rt, args[1].as<Str>(), options);
}
Owned unicodedata_is_normalized(Runtime& rt, Value, Args args) {
  int options;
  OURO_CHECK(textArg(rt, "is_normalized", args[1]) && formArg(rt, args[0], &options));
  OURO_TRY(form, normalized(rt, args[1].as<Str>(), options));
  return Owned::boolean(equal(form.as<Str>(), args[1].as<Str>()));
}

// "<fraction> 0031 2044 0032": one step of decomposition.
Owned unicodedata_decomposition(Runtime& rt, Value, Args args) {
  constexpr const char* kTypes[] = {
      "",    "font",     "noBreak", "initial", "medial", "final",  "isolated", "circle", "super",
      "sub", "vertical", "wide",    "narrow",  "small",  "square", "fraction", "compat"};
  char32_t c;
  OURO_CHECK(charArg(rt, "decomposition", args[0], &c));
  if (c >= 0xac00 && c < 0xd7a4) return newStr(rt, "");
  utf8proc_int32_t units[32];
  int boundary = 0;
  size_t kind = propertiesOf(c).decomp_type;
  int options = UTF8PROC_DECOMPOSE | (kind ? UTF8PROC_COMPAT : 0);
  auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), units, 32,
                                       static_cast<utf8proc_option_t>(options), &boundary);
  if (count < 1 || count > 32 || (count == 1 && units[0] == static_cast<utf8proc_int32_t>(c)))
    return newStr(rt, "");
  std::string text;
  if (kind && kind < std::size(kTypes)) text = fmt::format("<{}>", kTypes[kind]);
  // A canonical one has at most two parts: the first may itself be a composed letter.
  if (!kind && count > 2) {
    auto composed = utf8proc_normalize_utf32(units, count - 1, UTF8PROC_COMPOSE);
    units[1] = units[count - 1];
    count = composed == 1 ? 2 : count;
  }
  for (utf8proc_ssize_t i = 0; i < count; i++)
    text += fmt::format("{}{:04X}", text.empty() ? "" : " ", static_cast<uint32_t>(units[i]));
  return newStr(rt, text);
}

constexpr MethodDef kFunctions[] = {
    {"category", unicodedata_category, "chr, /", "The general category of a character."},
    {"bidirectional", unicodedata_bidirectional, "chr, /", "Its class in bidirectional text."},
    {"combining", unicodedata_combining, "chr, /", "Its canonical combining class."},
    {"mirrored", unicodedata_mirrored, "chr, /", "Is it mirrored in text from the right?"},
    {"east_asian_width", unicodedata_east_asian_width, "chr, /", "Its east asian width."},
    {"decimal", unicodedata_decimal, "chr, default=None, /", "Its value as a decimal digit."},
    {"digit", unicodedata_digit, "chr, default=None, /", "Its value as a digit."},
    {"numeric", unicodedata_numeric, "chr, default=None, /", "Its value as a number."},
    {"decomposition", unicodedata_decomposition, "chr, /", "What it is composed of."},
    {"normalize", unicodedata_normalize, "form, unistr, /", "A normal form of a text."},
    {"is_normalized", unicodedata_is_normalized, "form, unistr, /", "Is a text in normal form?"},
};

bool addNames(Runtime& rt, Module* module) {
  return moduleAdd(rt, module, "unidata_version", newStr(rt, "14.0.0"));
}

}  // namespace

extern const ModuleDef unicodedataModule;
const ModuleDef unicodedataModule = {
    .name = "unicodedata",
    .doc = "Properties of Unicode characters.",
    .functions = kFunctions,
    .exec = addNames,
};

}  // namespace ouro
