// The module unicodedata: properties and names of characters, normal forms of texts. Properties
// come from tables that the build makes, normal forms from utf8proc.

#include <utf8proc.h>

#include <algorithm>
#include <string>
#include <vector>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"
#include "stdlib/unicode_data.h"

namespace ouro {

namespace {

using unicode::CharNumber;
using unicode::CharProperties;

// The functions of the module are also the methods of the object ucd_3_2_0, which knows only the
// characters of Unicode 3.2.
bool isOld(Runtime& rt, Value self) { return !isModule(rt, self); }

const CharProperties& entryOf(char32_t c) {
  return unicode::kProperties[unicode::kPropertyBlocks[unicode::kPropertyIndex[c / 128] * 128 +
                                                       c % 128]];
}
const CharProperties& propertiesOf(Runtime& rt, Value self, char32_t c) {
  static constexpr CharProperties kUnassigned = {"Cn", "", "F", 0, false, false, 0};
  const CharProperties& entry = entryOf(c);
  return isOld(rt, self) && !entry.isIn32 ? kUnassigned : entry;
}
bool isKnown(Runtime& rt, Value self, char32_t c) { return !isOld(rt, self) || entryOf(c).isIn32; }

// `place`: " 1" where the function has more arguments.
bool charArg(Runtime& rt, const char* function, const char* place, Value v, char32_t* c) {
  if (isStr(rt, v) && v.as<Str>()->length == 1) return *c = v.as<Str>()->at(0), true;
  return fail(rt, Exc::TypeError, "{}() argument{} must be a unicode character, not {}", function,
              place, argumentName(rt, v));
}

// ---- properties

Owned unicodedata_category(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "category", "", args[0], &c));
  return newStr(rt, propertiesOf(rt, self, c).category);
}

Owned unicodedata_combining(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "combining", "", args[0], &c));
  return smallInt(propertiesOf(rt, self, c).combining);
}

Owned unicodedata_mirrored(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "mirrored", "", args[0], &c));
  return smallInt(propertiesOf(rt, self, c).isMirrored);
}

Owned unicodedata_bidirectional(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "bidirectional", "", args[0], &c));
  return newStr(rt, propertiesOf(rt, self, c).bidirectional);
}

Owned unicodedata_east_asian_width(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "east_asian_width", "", args[0], &c));
  return newStr(rt, propertiesOf(rt, self, c).eastAsianWidth);
}

// "<fraction> 0031 2044 0032": one step of decomposition.
Owned unicodedata_decomposition(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "decomposition", "", args[0], &c));
  const auto* end = unicode::kDecompositions + unicode::kDecompositionCount;
  const auto* found = std::lower_bound(
      unicode::kDecompositions, end, c,
      [](const unicode::CharDecomposition& row, char32_t code) { return row.code < code; });
  bool has = found != end && found->code == c && isKnown(rt, self, c);
  return newStr(rt, has ? unicode::kDecompositionText + found->textStart : "");
}

// ---- numbers

// Null: c is no number.
const CharNumber* numberOf(Runtime& rt, Value self, char32_t c) {
  const CharNumber* end = unicode::kNumbers + unicode::kNumberCount;
  const CharNumber* found =
      std::lower_bound(unicode::kNumbers, end, c,
                       [](const CharNumber& row, char32_t code) { return row.code < code; });
  return found != end && found->code == c && isKnown(rt, self, c) ? found : nullptr;
}

Owned missing(Runtime& rt, Args args, const char* message) {
  return args.has(1) ? Owned::share(args[1]) : raise(rt, Exc::ValueError, "{}", message);
}

Owned unicodedata_decimal(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "decimal", " 1", args[0], &c));
  const CharNumber* number = numberOf(rt, self, c);
  bool has = number && number->decimal >= 0;
  return has ? smallInt(number->decimal) : missing(rt, args, "not a decimal");
}
Owned unicodedata_digit(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "digit", " 1", args[0], &c));
  const CharNumber* number = numberOf(rt, self, c);
  bool has = number && number->digit >= 0;
  return has ? smallInt(number->digit) : missing(rt, args, "not a digit");
}
Owned unicodedata_numeric(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "numeric", " 1", args[0], &c));
  const CharNumber* number = numberOf(rt, self, c);
  return number ? newFloat(rt, number->numerator / number->denominator)
                : missing(rt, args, "not a numeric character");
}

// ---- names

Owned unicodedata_name(Runtime& rt, Value self, Args args) {
  char32_t c;
  OURO_CHECK(charArg(rt, "name", " 1", args[0], &c));
  std::string name;
  bool has = isKnown(rt, self, c) && rt.machine.nameCharacter && rt.machine.nameCharacter(c, &name);
  return has ? newStr(rt, name) : missing(rt, args, "no such name");
}

std::u32string_view findSequence(std::string_view name) {
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto* end = unicode::kSequences + unicode::kSequenceCount;
  const auto* found = std::lower_bound(unicode::kSequences, end, upper,
                                       [](const unicode::NamedSequence& row,
                                          const std::string& wanted) { return row.name < wanted; });
  if (found == end || found->name != upper) return {};
  size_t length = 0;
  while (length < 4 && found->codes[length]) length++;
  return {found->codes, length};
}

// The characters with a name: one, or (there are names for these, too) some.
Owned unicodedata_lookup(Runtime& rt, Value self, Args args) {
  constexpr size_t kMaxLength = 256;
  std::string name;
  if (isStr(rt, args[0])) {
    name = toUtf8(args[0].as<Str>());
  } else {
    std::string_view bytes;
    OURO_CHECK(asByteView(rt, args[0], &bytes));
    name = bytes;
  }
  if (name.size() > kMaxLength) return raise(rt, Exc::KeyError, "name too long");
  uint32_t code;
  if (rt.machine.findCharacter && rt.machine.findCharacter(name, &code)) {
    if (isKnown(rt, self, code)) return newChar(rt, code);
  } else if (std::u32string_view sequence = findSequence(name); !sequence.empty()) {
    return newStr(rt, std::span<const char32_t>(sequence));
  }
  return raise(rt, Exc::KeyError, "undefined character name '{}'", name);
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

// Unicode 3.2 had other ideographs there.
constexpr std::pair<char32_t, utf8proc_int32_t> kOldDecompositions[] = {
    {0x2f868, 0x2136a}, {0x2f874, 0x5f33}, {0x2f91f, 0x43ab}, {0x2f95f, 0x7aae}, {0x2f9bf, 0x4d57},
};

// Is the text in the form, as far as its characters tell one by one (UAX 15, section 9)?
bool isSurelyIn(const Str* text, uint8_t form) {
  return withChars(text, [&](auto* chars) {
    uint8_t before = 0;
    for (size_t i = 0; i < text->length; i++) {
      if (chars[i] < 0x80) {
        before = 0;
        continue;
      }
      const CharProperties& entry = entryOf(chars[i]);
      bool isMisplaced = entry.combining && entry.combining < before;
      if (isMisplaced || entry.notIn & form) return false;
      before = entry.combining;
    }
    return true;
  });
}

// The characters' decompositions one after the other.
bool decompose(Runtime& rt, Value self, const Str* text, int options,
               std::vector<utf8proc_int32_t>& out) {
  const bool isCompat = options & UTF8PROC_COMPAT;
  const uint8_t form = isCompat ? unicode::kNotInNfkd : unicode::kNotInNfd;
  const auto flags =
      static_cast<utf8proc_option_t>((options & UTF8PROC_COMPAT) | UTF8PROC_DECOMPOSE);
  int boundary = 0;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (!heedSignals(rt)) return false;
    if (c < 0x80 || !(entryOf(c).notIn & form) || !isKnown(rt, self, c)) {
      out.push_back(static_cast<utf8proc_int32_t>(c));
      continue;
    }
    utf8proc_int32_t units[32];
    auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), units, 32, flags, &boundary);
    if (isOld(rt, self))
      for (auto [code, decomposition] : kOldDecompositions)
        if (c == code) units[0] = decomposition;
    out.insert(out.end(), units, units + count);
  }
  return true;
}

// Marks in the order of their classes, those of one class as they stand.
void orderMarks(std::vector<utf8proc_int32_t>& chars) {
  auto classOf = [](utf8proc_int32_t c) {
    return c < 0x300 ? 0 : entryOf(static_cast<char32_t>(c)).combining;
  };
  for (size_t i = 1; i < chars.size(); i++)
    for (size_t k = i; k > 0 && classOf(chars[k]) && classOf(chars[k - 1]) > classOf(chars[k]); k--)
      std::swap(chars[k], chars[k - 1]);
}

uint8_t formBit(int options) {
  bool isCompat = options & UTF8PROC_COMPAT;
  if (options & UTF8PROC_COMPOSE) return isCompat ? unicode::kNotInNfkc : unicode::kNotInNfc;
  return isCompat ? unicode::kNotInNfkd : unicode::kNotInNfd;
}

Owned normalized(Runtime& rt, Value self, Str* text, int options) {
  if (text->isAscii() || (!isOld(rt, self) && isSurelyIn(text, formBit(options))))
    return exactStr(rt, text);
  OURO_CHECK(heapCanSpare(rt, text->length * 3 * sizeof(char32_t)));
  std::vector<utf8proc_int32_t> out;
  out.reserve(text->length + text->length / 2);
  OURO_CHECK(decompose(rt, self, text, options, out));
  orderMarks(out);
  if (options & UTF8PROC_COMPOSE) {
    auto count = utf8proc_normalize_utf32(out.data(), static_cast<utf8proc_ssize_t>(out.size()),
                                          static_cast<utf8proc_option_t>(options));
    if (count >= 0) out.resize(static_cast<size_t>(count));
  }
  return newStr(rt, {reinterpret_cast<const char32_t*>(out.data()), out.size()});
}

bool textArg(Runtime& rt, const char* function, Value v, int place = 2) {
  return isStr(rt, v) || fail(rt, Exc::TypeError, "{}() argument {} must be str, not {}", function,
                              place, argumentName(rt, v));
}

Owned unicodedata_normalize(Runtime& rt, Value self, Args args) {
  int options;
  OURO_CHECK(textArg(rt, "normalize", args[0], 1) && textArg(rt, "normalize", args[1]) &&
             formArg(rt, args[0], &options));
  return normalized(rt, self, args[1].as<Str>(), options);
}
Owned unicodedata_is_normalized(Runtime& rt, Value self, Args args) {
  int options;
  OURO_CHECK(textArg(rt, "is_normalized", args[0], 1) && textArg(rt, "is_normalized", args[1]) &&
             formArg(rt, args[0], &options));
  OURO_TRY(form, normalized(rt, self, args[1].as<Str>(), options));
  return Owned::boolean(equal(form.as<Str>(), args[1].as<Str>()));
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
    {"name", unicodedata_name, "chr, default=None, /", "Its name."},
    {"lookup", unicodedata_lookup, "name, /", "The character with a name."},
    {"decomposition", unicodedata_decomposition, "chr, /", "What it is composed of."},
    {"normalize", unicodedata_normalize, "form, unistr, /", "A normal form of a text."},
    {"is_normalized", unicodedata_is_normalized, "form, unistr, /", "Is a text in normal form?"},
};

Owned ucd_unidata_version(Runtime& rt, Value) { return newStr(rt, "3.2.0"); }

constexpr GetSetDef kOldAttributes[] = {
    {"unidata_version", ucd_unidata_version, nullptr, "", true},
};
constexpr TypeDef kOldType = {
    .name = "UCD",
    .module = "unicodedata",
    .basicSize = sizeof(Object),
    .flags = kNoInstances,
    .methods = kFunctions,
    .attributes = kOldAttributes,
};

bool addNames(Runtime& rt, Module* module) {
  Type* type = moduleAddType(rt, module, kOldType);
  if (!type) return false;
  Object* old = rt.make<Object>(type);
  return old && moduleAdd(rt, module, "ucd_3_2_0", Owned::adopt(old)) &&
         moduleAdd(rt, module, "unidata_version", newStr(rt, "14.0.0"));
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
