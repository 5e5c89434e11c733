#include "runtime/utf8.h"

#include <cstring>

namespace ouro {

bool isAsciiText(const void* bytes, size_t size) {
  return asciiPrefix(static_cast<const uint8_t*>(bytes), size) == size;
}

size_t asciiPrefix(const uint8_t* bytes, size_t size) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    uint64_t words[4];
    memcpy(words, bytes + i, 32);
    if ((words[0] | words[1] | words[2] | words[3]) & kHighBits) break;
  }
  for (; i + 8 <= size; i += 8) {
    uint64_t word;
    memcpy(&word, bytes + i, 8);
    if (word & kHighBits) break;
  }
  while (i < size && bytes[i] < 0x80) i++;
  return i;
}

void appendUtf8(std::string& out, char32_t c) {
  char bytes[4], *end = bytes;
  putUtf8(end, c);
  out.append(bytes, end);
}

size_t countUtf8(std::string_view text, char32_t* seen) {
  const uint8_t* p = reinterpret_cast<const uint8_t*>(text.data());
  const uint8_t* end = p + text.size();
  size_t count = 0;
  char32_t all = 0;
  for (; p < end; count++) all |= nextUtf8(p);
  *seen = all;
  return count;
}

std::string fileNameOfText(std::string_view text) {
  std::string name;
  name.reserve(text.size());
  const uint8_t* p = reinterpret_cast<const uint8_t*>(text.data());
  for (const uint8_t* end = p + text.size(); p < end;) {
    char32_t c = nextUtf8(p);
    if (c >= 0xdc80 && c <= 0xdcff) {
      name += static_cast<char>(c - 0xdc00);
    } else {
      appendUtf8(name, c);
    }
  }
  return name;
}

}  // namespace ouro
