#pragma once
// UTF-8 as the C++ side of the runtime holds text: well-formed, except that lone surrogates are
// allowed as three bytes (WTF-8). The codec for scripts, which has to reject things, is in
// codecs.h.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ouro {

bool isAsciiText(const void* bytes, size_t size);
// Number of leading ASCII bytes.
size_t asciiPrefix(const uint8_t* bytes, size_t size);

// Reads one character of well-formed text and moves behind it.
inline char32_t nextUtf8(const uint8_t*& p) {
  char32_t c = *p++;
  if (c < 0x80) return c;
  if (c < 0xe0) return (c & 0x1f) << 6 | (*p++ & 0x3f);
  if (c < 0xf0) {
    c = (c & 0x0f) << 12 | (p[0] & 0x3f) << 6 | (p[1] & 0x3f);
    p += 2;
    return c;
  }
  c = (c & 0x07) << 18 | (p[0] & 0x3f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
  p += 3;
  return c;
}

inline size_t utf8Size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// Writes one character and moves behind it.
template <class Byte>
inline void putUtf8(Byte*& out, char32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<Byte>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<Byte>(0xc0 | c >> 6);
    *out++ = static_cast<Byte>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    *out++ = static_cast<Byte>(0xe0 | c >> 12);
    *out++ = static_cast<Byte>(0x80 | (c >> 6 & 0x3f));
    *out++ = static_cast<Byte>(0x80 | (c & 0x3f));
  } else {
    *out++ = static_cast<Byte>(0xf0 | c >> 18);
    *out++ = static_cast<Byte>(0x80 | (c >> 12 & 0x3f));
    *out++ = static_cast<Byte>(0x80 | (c >> 6 & 0x3f));
    *out++ = static_cast<Byte>(0x80 | (c & 0x3f));
  }
}

void appendUtf8(std::string& out, char32_t c);
// Characters in well-formed text, and (in *most) a bound of them: 0x7f, 0xff, 0xffff or 0x10ffff.
size_t countUtf8(std::string_view text, char32_t* most);
// The bytes of a file name given as text, where what is not UTF-8 stands as U+DC80 to U+DCFF.
std::string fileNameOfText(std::string_view text);

}  // namespace ouro
