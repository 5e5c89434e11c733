#pragma once
// The tables of unicode.cpp: sorted ranges of code points.

#include <cstddef>
#include <cstdint>

namespace ouro::unicode {

struct CharRange {
  char32_t first, last;
};
struct SpecialCase {
  char32_t c;
  char32_t upper[3], title[3];
};

extern const CharRange kNewerThan14[], kOtherDigits[], kOtherNumeric[], kNotLower[],
    kOtherIdStart[], kNotIdStart[], kOtherIdPart[], kNotIdPart[], kOtherIgnorable[];
extern const size_t kNewerThan14Count, kOtherDigitsCount, kOtherNumericCount, kNotLowerCount,
    kOtherIdStartCount, kNotIdStartCount, kOtherIdPartCount, kNotIdPartCount, kOtherIgnorableCount;
extern const char32_t kDecimalZeros[];
extern const size_t kDecimalZerosCount;
extern const SpecialCase kSpecialCases[];
extern const size_t kSpecialCasesCount;

}  // namespace ouro::unicode
