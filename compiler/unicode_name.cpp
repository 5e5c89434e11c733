#include "compiler/unicode_name.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace ouro::syntax {
namespace {

struct NamedCode {
  std::string_view name;
  uint32_t code;
};

constexpr NamedCode kCharacters[] = {
#define OURO_CHARACTER(name, code) {name, code},
#include "compiler/unicode_names.def"
};

// Marks that compose with a letter: "LATIN SMALL LETTER E WITH ACUTE".
constexpr NamedCode kMarks[] = {
    {"GRAVE", 0x300},        {"ACUTE", 0x301},           {"CIRCUMFLEX", 0x302},
    {"TILDE", 0x303},        {"MACRON", 0x304},          {"BREVE", 0x306},
    {"DOT ABOVE", 0x307},    {"DIAERESIS", 0x308},       {"HOOK ABOVE", 0x309},
    {"RING ABOVE", 0x30A},   {"DOUBLE ACUTE", 0x30B},    {"CARON", 0x30C},
    {"DOUBLE GRAVE", 0x30F}, {"INVERTED BREVE", 0x311},  {"HORN", 0x31B},
    {"DOT BELOW", 0x323},    {"DIAERESIS BELOW", 0x324}, {"RING BELOW", 0x325},
    {"COMMA BELOW", 0x326},  {"CEDILLA", 0x327},         {"OGONEK", 0x328},
    {"LINE BELOW", 0x331},
};

bool skipPrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// LATIN {CAPITAL,SMALL} LETTER X [WITH MARK [AND MARK]]
bool latinLetter(std::string_view name, uint32_t& code) {
  if (!skipPrefix(name, "LATIN ")) return false;
  bool small = skipPrefix(name, "SMALL ");
  if ((!small && !skipPrefix(name, "CAPITAL ")) || !skipPrefix(name, "LETTER ")) return false;
  if (name.empty() || name[0] < 'A' || name[0] > 'Z') return false;
  utf8proc_int32_t codes[4] = {name[0] + (small ? 'a' - 'A' : 0)};
  utf8proc_ssize_t count = 1;
  name.remove_prefix(1);
  while (!name.empty()) {
    if (count == 3 || !skipPrefix(name, count == 1 ? " WITH " : " AND ")) return false;
    std::string_view mark = name.substr(0, name.find(" AND "));
    auto found = std::find_if(std::begin(kMarks), std::end(kMarks),
                              [&](const NamedCode& known) { return known.name == mark; });
    if (found == std::end(kMarks)) return false;
    codes[count++] = static_cast<utf8proc_int32_t>(found->code);
    name.remove_prefix(mark.size());
  }
  if (count > 1) {
    auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (utf8proc_normalize_utf32(codes, count, options) != 1) return false;
  }
  code = static_cast<uint32_t>(codes[0]);
  return true;
}

// CJK UNIFIED IDEOGRAPH-4E00
bool ideograph(std::string_view name, uint32_t& code) {
  if (!skipPrefix(name, "CJK UNIFIED IDEOGRAPH-") || name.size() < 4 || name.size() > 5) {
    return false;
  }
  code = 0;
  for (char c : name) {
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) return false;
    code = code << 4 | static_cast<uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  }
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x20000 && code <= 0x323AF);
}

constexpr std::string_view kLeads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                       "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view kVowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                        "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                        "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view kTails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                       "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                       "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

// HANGUL SYLLABLE, spelled by the short names of its jamo: the longest that fits of each kind.
bool hangulSyllable(std::string_view name, uint32_t& code) {
  if (!skipPrefix(name, "HANGUL SYLLABLE ")) return false;
  auto longest = [&](const std::string_view* names, size_t count) {
    size_t best = count;
    for (size_t i = 0; i < count; i++) {
      if (name.starts_with(names[i]) && (best == count || names[i].size() > names[best].size())) {
        best = i;
      }
    }
    if (best < count) name.remove_prefix(names[best].size());
    return static_cast<uint32_t>(best);
  };
  uint32_t lead = longest(kLeads, std::size(kLeads));
  uint32_t vowel = longest(kVowels, std::size(kVowels));
  if (vowel == std::size(kVowels)) return false;
  uint32_t tail = longest(kTails, std::size(kTails));
  code = 0xAC00 + (lead * 21 + vowel) * 28 + tail;
  return name.empty();
}

// LATIN SMALL LETTER E WITH ACUTE, from the letter and the marks that a code point is made of.
std::string latinName(uint32_t code) {
  constexpr uint32_t kCircumflex = 0x302, kBreve = 0x306, kDotBelow = 0x323;
  utf8proc_int32_t parts[8];
  int unused = 0;
  utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), parts,
                                                   std::size(parts), UTF8PROC_DECOMPOSE, &unused);
  if (count < 1 || count > 3) return {};
  bool small = parts[0] >= 'a' && parts[0] <= 'z';
  if (!small && (parts[0] < 'A' || parts[0] > 'Z')) return {};
  // The mark above is named before the dot below, though it stands behind it.
  if (count == 3 && parts[1] == kDotBelow && (parts[2] == kCircumflex || parts[2] == kBreve))
    std::swap(parts[1], parts[2]);
  std::string name = small ? "LATIN SMALL LETTER " : "LATIN CAPITAL LETTER ";
  name += static_cast<char>(small ? parts[0] - 'a' + 'A' : parts[0]);
  for (int i = 1; i < count; i++) {
    auto found = std::find_if(std::begin(kMarks), std::end(kMarks), [&](const NamedCode& known) {
      return known.code == static_cast<uint32_t>(parts[i]);
    });
    if (found == std::end(kMarks)) return {};
    name += i == 1 ? " WITH " : " AND ";
    name += found->name;
  }
  return name;
}

std::string hangulName(uint32_t code) {
  constexpr uint32_t kFirst = 0xAC00, kLast = 0xD7A3;
  if (code < kFirst || code > kLast) return {};
  uint32_t index = code - kFirst;
  std::string name = "HANGUL SYLLABLE ";
  name += kLeads[index / 28 / 21];
  name += kVowels[index / 28 % 21];
  name += kTails[index % 28];
  return name;
}

std::string ideographName(uint32_t code) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (uint32_t rest = code; rest; rest >>= 4) digits.insert(digits.begin(), kDigits[rest & 15]);
  std::string name = "CJK UNIFIED IDEOGRAPH-";
  name += digits;
  uint32_t back = 0;
  return ideograph(name, back) && back == code ? name : std::string();
}

}  // namespace

std::string unicodeName(uint32_t code) {
  for (const NamedCode& known : kCharacters)
    if (known.code == code) return std::string(known.name);
  for (auto rule : {latinName, hangulName, ideographName})
    if (std::string name = rule(code); !name.empty()) return name;
  return {};
}

bool findUnicodeName(std::string_view name, uint32_t& code) {
  std::string upper(name);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  auto found = std::lower_bound(
      std::begin(kCharacters), std::end(kCharacters), upper,
      [](const NamedCode& known, std::string_view wanted) { return known.name < wanted; });
  if (found != std::end(kCharacters) && found->name == upper) {
    code = found->code;
    return true;
  }
  return latinLetter(upper, code) || ideograph(upper, code) || hangulSyllable(upper, code);
}

}  // namespace ouro::syntax
