#include "compiler/unicode_name.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "compiler/unicode_name_tables.h"

namespace ouro::syntax {
namespace {

bool skipPrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// ---- names that follow from a rule

// Of Unicode 14.0.
constexpr uint32_t kIdeographs[][2] = {
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
    {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
};
bool isIdeograph(uint32_t code) {
  for (auto [first, last] : kIdeographs)
    if (code >= first && code <= last) return true;
  return false;
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
  return isIdeograph(code);
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
  if (!isIdeograph(code)) return {};
  std::string digits;
  for (uint32_t rest = code; rest; rest >>= 4) digits.insert(digits.begin(), kDigits[rest & 15]);
  return "CJK UNIFIED IDEOGRAPH-" + digits;
}

// ---- all others: the tables

// Calls f(word) for the words of a name, until it returns false.
template <class F>
void eachWord(size_t place, F f) {
  for (uint32_t at = kNameStarts[place]; at < kNameStarts[place + 1]; at++) {
    unsigned number = static_cast<unsigned char>(kNameText[at]);
    if (number >= kTwoByteNumbers) {
      unsigned high = number - kTwoByteNumbers;
      number = kTwoByteNumbers + (high << 8 | static_cast<unsigned char>(kNameText[++at]));
    }
    size_t start = kWordStarts[number];
    if (!f(std::string_view(kWordText + start, kWordStarts[number + 1] - start))) return;
  }
}

std::string nameAt(size_t place) {
  std::string name;
  eachWord(place, [&](std::string_view word) {
    if (!name.empty()) name += ' ';
    name += word;
    return true;
  });
  return name;
}

// As nameAt(place).compare(wanted), without making the name.
int compareName(size_t place, std::string_view wanted) {
  size_t at = 0;
  int order = 0;
  auto same = [&](std::string_view piece) {
    order = piece.compare(wanted.substr(at, piece.size()));
    if (order == 0) at += piece.size();
    return order == 0;
  };
  eachWord(place, [&](std::string_view word) { return (at == 0 || same(" ")) && same(word); });
  return order || at == wanted.size() ? order : -1;
}

bool findInTables(std::string_view name, uint32_t& code) {
  const uint16_t* end = kSortedNames + kNameCount;
  const uint16_t* found = std::lower_bound(
      kSortedNames, end, name,
      [](uint16_t place, std::string_view wanted) { return compareName(place, wanted) < 0; });
  if (found != end && compareName(*found, name) == 0) return code = kNamedCodes[*found], true;
  const AliasedCode* alias = std::lower_bound(
      kAliases, kAliases + kAliasCount, name,
      [](const AliasedCode& a, std::string_view wanted) { return a.name < wanted; });
  if (alias == kAliases + kAliasCount || alias->name != name) return false;
  code = alias->code;
  return true;
}

}  // namespace

std::string unicodeName(uint32_t code) {
  for (auto rule : {hangulName, ideographName})
    if (std::string name = rule(code); !name.empty()) return name;
  const uint32_t* end = kNamedCodes + kNameCount;
  const uint32_t* found = std::lower_bound(kNamedCodes, end, code);
  return found != end && *found == code ? nameAt(static_cast<size_t>(found - kNamedCodes))
                                        : std::string();
}

// Only names from the tables may be in lower case, as in CPython.
bool findUnicodeName(std::string_view name, uint32_t& code) {
  if (ideograph(name, code) || hangulSyllable(name, code)) return true;
  std::string upper(name);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return findInTables(upper, code);
}

}  // namespace ouro::syntax
