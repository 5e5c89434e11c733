// Decoding UTF-8: well-formed stretches are found first and copied at once (RFC 3629; Unicode,
// table 3-7), each ill-formed one goes to the error handler as its maximal subpart.

#include "runtime/codec_errors.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

bool isContinuation(uint8_t byte) { return (byte & 0xc0) == 0x80; }

// The second byte of a sequence: some lead bytes allow only a part of the range, so that there are
// no overlong forms, no surrogates and nothing beyond U+10FFFF.
bool isSecond(uint8_t lead, uint8_t byte) {
  switch (lead) {
    case 0xe0: return byte >= 0xa0 && byte <= 0xbf;
    case 0xed: return byte >= 0x80 && byte <= 0x9f;
    case 0xf0: return byte >= 0x90 && byte <= 0xbf;
    case 0xf4: return byte >= 0x80 && byte <= 0x8f;
    default: return isContinuation(byte);
  }
}

// The length of a sequence whose lead byte allows all second bytes, as most do; 0: it is none.
size_t plainSequence(const uint8_t* p, size_t left) {
  if (p[0] >= 0xc2 && p[0] < 0xe0) return left > 1 && isContinuation(p[1]) ? 2 : 0;
  bool three = p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed && left > 2;
  return three && isContinuation(p[1]) && isContinuation(p[2]) ? 3 : 0;
}

size_t sequenceLength(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

// Bytes of the sequence at p that are right: all of it, or fewer.
size_t goodBytes(const uint8_t* p, size_t left, size_t length) {
  if (left < 2 || length < 2 || !isSecond(p[0], p[1])) return 1;
  size_t good = 2;
  while (good < length && good < left && isContinuation(p[good])) good++;
  return good;
}

}  // namespace

bool decodeUtf8With(DecodingRun& run) {
  const uint8_t* p = run.data();
  size_t size = run.bytes.size(), start = 0, i = 0;
  while (i < size) {
    if (p[i] < 0x80) {
      i += asciiPrefix(p + i, size - i);
      continue;
    }
    if (size_t width = plainSequence(p + i, size - i)) {
      i += width;
      continue;
    }
    size_t length = sequenceLength(p[i]);
    size_t good = length ? goodBytes(p + i, size - i, length) : 0;
    if (length && good == length) {
      i += length;
      continue;
    }
    std::string_view reason = !length            ? "invalid start byte"
                              : i + good == size ? "unexpected end of data"
                                                 : "invalid continuation byte";
    if (!run.out.append(run.bytes.substr(start, i - start))) return false;
    if (!run.handle(i, i + (length ? good : 1), reason, &i)) return false;
    start = i;
    p = run.data();
    size = run.bytes.size();
  }
  return run.out.append(run.bytes.substr(start, size - start));
}

}  // namespace ouro
