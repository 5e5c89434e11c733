#include "runtime/unicode.h"

#include <utf8proc.h>

#include <algorithm>

#include "runtime/unicode_tables.h"

namespace ouro::unicode {

namespace {

bool isIn(const CharRange* ranges, size_t count, char32_t c) {
  const CharRange* range =
      std::upper_bound(ranges, ranges + count, c,
                       [](char32_t value, const CharRange& r) { return value < r.first; });
  return range != ranges && c <= range[-1].last;
}

// The general category; what is newer than Unicode 14 counts as unassigned.
int category(char32_t c) {
  auto of = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (of == UTF8PROC_CATEGORY_CN || c < 0x800 || !isIn(kNewerThan14, kNewerThan14Count, c))
    return of;
  return UTF8PROC_CATEGORY_CN;
}

bool isLetter(int category) {
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

const SpecialCase* specialCase(char32_t c) {
  const SpecialCase* end = kSpecialCases + kSpecialCasesCount;
  const SpecialCase* row =
      std::lower_bound(kSpecialCases, end, c,
                       [](const SpecialCase& entry, char32_t value) { return entry.c < value; });
  return row != end && row->c == c ? row : nullptr;
}

int copyMapping(const char32_t (&mapping)[3], char32_t out[3]) {
  int count = 0;
  while (count < 3 && mapping[count]) {
    out[count] = mapping[count];
    count++;
  }
  return count;
}

char32_t simple(utf8proc_int32_t (*map)(utf8proc_int32_t), char32_t c) {
  return static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(c)));
}

}  // namespace

bool isSpaceSlow(char32_t c) {
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool isAlpha(char32_t c) { return c < 128 ? asciiIs(c, kUpper | kLower) : isLetter(category(c)); }

bool isDecimal(char32_t c) {
  return c < 128 ? asciiIs(c, kDigit) : category(c) == UTF8PROC_CATEGORY_ND;
}

bool isDigit(char32_t c) {
  return isDecimal(c) || (c >= 128 && isIn(kOtherDigits, kOtherDigitsCount, c));
}

bool isNumeric(char32_t c) {
  if (c < 128) return asciiIs(c, kDigit);
  int of = category(c);
  return (of >= UTF8PROC_CATEGORY_ND && of <= UTF8PROC_CATEGORY_NO) ||
         isIn(kOtherNumeric, kOtherNumericCount, c);
}

bool isAlnum(char32_t c) {
  return c < 128 ? asciiIs(c, kUpper | kLower | kDigit) : isAlpha(c) || isNumeric(c);
}

bool isLower(char32_t c) {
  if (c < 128) return asciiIs(c, kLower);
  return utf8proc_islower(static_cast<utf8proc_int32_t>(c)) &&
         category(c) != UTF8PROC_CATEGORY_CN && !isIn(kNotLower, kNotLowerCount, c);
}

bool isUpper(char32_t c) {
  if (c < 128) return asciiIs(c, kUpper);
  return utf8proc_isupper(static_cast<utf8proc_int32_t>(c)) && category(c) != UTF8PROC_CATEGORY_CN;
}

bool isTitle(char32_t c) { return c >= 128 && category(c) == UTF8PROC_CATEGORY_LT; }

bool isCased(char32_t c) { return isLower(c) || isUpper(c) || isTitle(c); }

bool isCaseIgnorable(char32_t c) {
  int of = category(c);
  return of == UTF8PROC_CATEGORY_MN || of == UTF8PROC_CATEGORY_ME || of == UTF8PROC_CATEGORY_CF ||
         of == UTF8PROC_CATEGORY_LM || of == UTF8PROC_CATEGORY_SK ||
         isIn(kOtherIgnorable, kOtherIgnorableCount, c);
}

bool isPrintable(char32_t c) {
  if (c < 128) return c >= 32 && c < 127;
  int of = category(c);
  return of != UTF8PROC_CATEGORY_CC && of != UTF8PROC_CATEGORY_CF && of != UTF8PROC_CATEGORY_CS &&
         of != UTF8PROC_CATEGORY_CO && of != UTF8PROC_CATEGORY_CN && of != UTF8PROC_CATEGORY_ZL &&
         of != UTF8PROC_CATEGORY_ZP && of != UTF8PROC_CATEGORY_ZS;
}

bool isIdStart(char32_t c) {
  if (c < 128) return asciiIs(c, kIdent) && !asciiIs(c, kDigit);
  int of = category(c);
  if (isLetter(of) || of == UTF8PROC_CATEGORY_NL) return !isIn(kNotIdStart, kNotIdStartCount, c);
  return isIn(kOtherIdStart, kOtherIdStartCount, c);
}

bool isIdPart(char32_t c) {
  if (c < 128) return asciiIs(c, kIdent);
  int of = category(c);
  if (isLetter(of) || of == UTF8PROC_CATEGORY_NL || of == UTF8PROC_CATEGORY_ND ||
      of == UTF8PROC_CATEGORY_MN || of == UTF8PROC_CATEGORY_MC || of == UTF8PROC_CATEGORY_PC)
    return !isIn(kNotIdPart, kNotIdPartCount, c);
  return isIn(kOtherIdPart, kOtherIdPartCount, c);
}

int decimalValue(char32_t c) {
  if (c < 128) return asciiIs(c, kDigit) ? static_cast<int>(c - '0') : -1;
  const char32_t* end = kDecimalZeros + kDecimalZerosCount;
  const char32_t* zero = std::upper_bound(kDecimalZeros, end, c);
  if (zero == kDecimalZeros || c - zero[-1] > 9) return -1;
  return static_cast<int>(c - zero[-1]);
}

std::string_view categoryName(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_CN
             ? "Cn"
             : utf8proc_category_string(static_cast<utf8proc_int32_t>(c));
}

// The letters of Latin-1 that come in pairs 32 apart, as in ASCII: small ones from 0xe0 on.
static bool isPaired(char32_t c, char32_t first) { return c - first <= 0x1e && c != first + 0x17; }

int toLower(char32_t c, char32_t out[3]) {
  if (c >= 128 && c < 0x100) {
    out[0] = isPaired(c, 0xc0) ? c + 32 : c;
    return 1;
  }
  if (c == 0x130) {  // capital I with dot: the only one whose lower case is two characters
    out[0] = 'i';
    out[1] = 0x307;
    return 2;
  }
  out[0] = c < 128 ? (asciiIs(c, kUpper) ? c + 32 : c) : simple(utf8proc_tolower, c);
  return 1;
}

int toUpper(char32_t c, char32_t out[3]) {
  if (isPaired(c, 0xe0)) {
    out[0] = c - 32;
    return 1;
  }
  if (c >= 128)
    if (const SpecialCase* row = specialCase(c)) return copyMapping(row->upper, out);
  out[0] = c < 128 ? (asciiIs(c, kLower) ? c - 32 : c) : simple(utf8proc_toupper, c);
  return 1;
}

int toTitle(char32_t c, char32_t out[3]) {
  if (isPaired(c, 0xe0)) return toUpper(c, out);
  if (c >= 128)
    if (const SpecialCase* row = specialCase(c)) return copyMapping(row->title, out);
  out[0] = c < 128 ? (asciiIs(c, kLower) ? c - 32 : c) : simple(utf8proc_totitle, c);
  return 1;
}

int toFolded(char32_t c, char32_t out[3]) {
  if (c < 128) return toLower(c, out);
  utf8proc_int32_t folded[8];
  int boundClass = 0;
  auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded, 8,
                                       UTF8PROC_CASEFOLD, &boundClass);
  if (count < 1 || count > 3) {
    out[0] = c;
    return 1;
  }
  for (int i = 0; i < count; i++) out[i] = static_cast<char32_t>(folded[i]);
  return static_cast<int>(count);
}

}  // namespace ouro::unicode
