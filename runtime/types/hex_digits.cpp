#include "runtime/types/hex_digits.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/pieces.h"

namespace ouro {

void putHex(std::string_view bytes, uint8_t* out) {
  size_t i = 0;
#ifdef __SSE2__
  const __m128i low = _mm_set1_epi8(15), nine = _mm_set1_epi8(9), zero = _mm_set1_epi8('0'),
                toLetters = _mm_set1_epi8('a' - '0' - 10);
  auto digits = [&](__m128i values) {
    __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(values, nine), toLetters);
    return _mm_add_epi8(_mm_add_epi8(values, zero), letters);
  };
  for (; i + 16 <= bytes.size(); i += 16, out += 32) {
    __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + i));
    __m128i first = digits(_mm_and_si128(_mm_srli_epi16(block, 4), low));
    __m128i second = digits(_mm_and_si128(block, low));
    auto* to = reinterpret_cast<__m128i*>(out);
    _mm_storeu_si128(to, _mm_unpacklo_epi8(first, second));
    _mm_storeu_si128(to + 1, _mm_unpackhi_epi8(first, second));
  }
#endif
  for (; i < bytes.size(); i++) {
    auto byte = static_cast<uint8_t>(bytes[i]);
    *out++ = static_cast<uint8_t>(kHexDigits[byte >> 4]);
    *out++ = static_cast<uint8_t>(kHexDigits[byte & 15]);
  }
}

bool putHex(Runtime& rt, Value owner, std::string_view bytes, uint8_t* out) {
  return inPieces(rt, owner, bytes, [&](std::string_view piece) {
    putHex(piece, out);
    out += 2 * piece.size();
  });
}

bool appendHex(Runtime& rt, ByteBuilder& out, std::string_view bytes, uint8_t separator,
               int64_t group) {
  uint64_t size = group < 0 ? -static_cast<uint64_t>(group) : static_cast<uint64_t>(group);
  if (size == 0 || size > bytes.size()) size = bytes.size();
  size_t odd = size ? bytes.size() % size : 0;
  size_t part = group > 0 && odd ? odd : size;
  for (size_t at = 0; at < bytes.size(); part = size) {
    if (at && !out.append(separator)) return false;
    std::string_view piece = bytes.substr(at, part);
    uint8_t* to = out.room(2 * piece.size());
    if (!to) return false;
    putHex(piece, to);
    out.fill(2 * piece.size());
    at += piece.size();
    if (!heedSignals(rt)) return false;
  }
  return true;
}

}  // namespace ouro
