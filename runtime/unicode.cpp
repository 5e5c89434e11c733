#include "runtime/unicode.h"

namespace ouro::unicode {

bool isSpaceSlow(char32_t c) {
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

int mapSpecial(const SpecialCase& row, SpecialMapping mapping, char32_t out[3]) {
  const char32_t(&codes)[3] = row.*mapping;
  int count = 0;
  for (; count < 3 && codes[count]; count++) out[count] = codes[count];
  return count;
}

}  // namespace ouro::unicode
