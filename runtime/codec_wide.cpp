// Decoding UTF-16 and UTF-32.

#include "runtime/codec_errors.h"

namespace ouro {

namespace {

bool isHigh(char32_t c) { return c >= 0xd800 && c <= 0xdbff; }
bool isLow(char32_t c) { return c >= 0xdc00 && c <= 0xdfff; }

char32_t unit16(const uint8_t* p, bool big) { return big ? p[0] << 8 | p[1] : p[1] << 8 | p[0]; }

char32_t unit32(const uint8_t* p, bool big) {
  return big ? char32_t{p[0]} << 24 | p[1] << 16 | p[2] << 8 | p[3]
             : char32_t{p[3]} << 24 | p[2] << 16 | p[1] << 8 | p[0];
}

// Settles the order of bytes, by the mark if there is one; returns the mark's size. From here on
// errors speak of the order that was found.
size_t settleOrder(DecodingRun& run, size_t unit, Encoding either, Encoding little, Encoding big) {
  size_t mark = 0;
  bool isBig = run.encoding == big;
  if (run.encoding == either && run.bytes.size() >= unit) {
    auto read = unit == 2 ? unit16 : unit32;
    if (read(run.data(), false) == 0xfeff) {
      mark = unit;
    } else if (read(run.data(), true) == 0xfeff) {
      mark = unit;
      isBig = true;
    }
  }
  run.encoding = isBig ? big : little;
  run.name = encodingName(run.encoding);
  return mark;
}

}  // namespace

bool decodeUtf16With(DecodingRun& run) {
  size_t i = settleOrder(run, 2, Encoding::Utf16, Encoding::Utf16LE, Encoding::Utf16BE);
  bool big = run.encoding == Encoding::Utf16BE;
  while (i < run.bytes.size()) {
    const uint8_t* p = run.data();
    const size_t size = run.bytes.size();
    bool good;
    char32_t plain[128];  // a stretch without surrogates
    size_t count = 0;
    for (char32_t c; count < std::size(plain) && size - i >= 2; i += 2) {
      c = unit16(p + i, big);
      if ((c & ~char32_t{0x7ff}) == 0xd800) break;
      plain[count++] = c;
    }
    if (count > 0) {
      good = run.out.append(std::span<const char32_t>(plain, count));
    } else if (size - i < 2) {
      good = run.handle(i, size, "truncated data", &i);
    } else {
      char32_t c = unit16(p + i, big);
      if (isLow(c)) {
        good = run.handle(i, i + 2, "illegal encoding", &i);
      } else if (size - i < 4) {
        good = run.handle(i, size, "unexpected end of data", &i);
      } else if (char32_t low = unit16(p + i + 2, big); isLow(low)) {
        good = run.out.append(0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff));
        i += 4;
      } else {
        good = run.handle(i, i + 2, "illegal UTF-16 surrogate", &i);
      }
    }
    if (!good) return false;
  }
  return true;
}

bool decodeUtf32With(DecodingRun& run) {
  size_t i = settleOrder(run, 4, Encoding::Utf32, Encoding::Utf32LE, Encoding::Utf32BE);
  bool big = run.encoding == Encoding::Utf32BE;
  while (i < run.bytes.size()) {
    const size_t size = run.bytes.size();
    bool good;
    if (size - i < 4) {
      good = run.handle(i, size, "truncated data", &i);
    } else {
      char32_t c = unit32(run.data() + i, big);
      if (c > 0x10ffff) {
        good = run.handle(i, i + 4, "code point not in range(0x110000)", &i);
      } else if (isHigh(c) || isLow(c)) {
        good = run.handle(i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)", &i);
      } else {
        good = run.out.append(c);
        i += 4;
      }
    }
    if (!good) return false;
  }
  return true;
}

}  // namespace ouro
