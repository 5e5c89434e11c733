#include "runtime/utf8.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ouro {

bool isAsciiText(const void* bytes, size_t size) {
  return asciiPrefix(static_cast<const uint8_t*>(bytes), size) == size;
}

// Of fewer than eight bytes: both ends, which overlap unless they make up all of it.
static inline bool isAsciiRest(const uint8_t* bytes, size_t size) {
  auto areAscii = [=]<class Word>(Word highBits) {
    Word head, tail;
    memcpy(&head, bytes, sizeof head);
    memcpy(&tail, bytes + size - sizeof tail, sizeof tail);
    return ((head | tail) & highBits) == 0;
  };
  if (size >= 4) return areAscii(uint32_t{0x80808080});
  if (size >= 2) return areAscii(uint16_t{0x8080});
  return size == 0 || bytes[0] < 0x80;
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
  if (size - i < 8 && isAsciiRest(bytes + i, size - i)) return size;
  while (bytes[i] < 0x80) i++;
  return i;
}

void appendUtf8(std::string& out, char32_t c) {
  char bytes[4], *end = bytes;
  putUtf8(end, c);
  out.append(bytes, end);
}

// Each character has one byte that continues none, and the greatest lead byte tells how wide the
// widest is.
size_t countUtf8(std::string_view text, char32_t* most) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  size_t count = 0, i = 0;
  uint8_t greatest = 0;
  auto look = [&](uint8_t byte) {
    greatest = byte > greatest ? byte : greatest;
    return static_cast<unsigned>((byte & 0xc0) != 0x80);
  };
#ifdef __SSE2__
  __m128i great = _mm_setzero_si128(), leads = great;
  const __m128i lastContinuation = _mm_set1_epi8(static_cast<char>(0xbf));
  const __m128i one = _mm_set1_epi8(1);
  for (; i + 16 <= text.size(); i += 16) {
    __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    great = _mm_max_epu8(great, block);
    // As signed numbers the continuation bytes are the least.
    const __m128i isLead = _mm_and_si128(_mm_cmpgt_epi8(block, lastContinuation), one);
    leads = _mm_add_epi64(leads, _mm_sad_epu8(isLead, _mm_setzero_si128()));
  }
  uint8_t lanes[16];
  _mm_storeu_si128(reinterpret_cast<__m128i*>(lanes), great);
  for (uint8_t lane : lanes) (void)look(lane);
  uint64_t sums[2];
  _mm_storeu_si128(reinterpret_cast<__m128i*>(sums), leads);
  count += sums[0] + sums[1];
#endif
  for (; i < text.size(); i++) count += look(bytes[i]);
  *most = greatest < 0x80 ? 0x7f : greatest < 0xc4 ? 0xff : greatest < 0xf0 ? 0xffff : 0x10ffff;
  return count;
}

std::string fileNameOfText(std::string_view text) {
  constexpr char kSurrogateLead = '\xed';
  if (text.find(kSurrogateLead) == std::string_view::npos) return std::string(text);
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
