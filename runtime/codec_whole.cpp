// Encoding and decoding what is right from end to end, as most is: in one go, without asking for an
// error handler at each step. What turns out to be wrong is left to the runs of codec_errors.h.

#include <algorithm>

#include "runtime/codec_errors.h"
#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str_chars.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

bool isSurrogate(char32_t c) { return (c & ~char32_t{0x7ff}) == 0xd800; }

template <class C>
bool hasSurrogate(const C* chars, size_t length) {
  if constexpr (sizeof(C) == 1) {
    return false;
  } else {
    constexpr size_t kBlock = 64;  // without an exit: the compiler makes vectors of it
    size_t i = 0;
    for (; i + kBlock <= length; i += kBlock) {
      C any = 0;
      for (size_t k = 0; k < kBlock; k++) any |= C{(chars[i + k] & ~C{0x7ff}) == C{0xd800}};
      if (any) return true;
    }
    for (; i < length; i++)
      if (isSurrogate(chars[i])) return true;
    return false;
  }
}

// ---- encoding

// Characters that fill a word, which is ASCII where all these bits are clear.
template <class C>
constexpr uint64_t kBeyondAscii = sizeof(C) == 1   ? 0x8080808080808080
                                  : sizeof(C) == 2 ? 0xff80ff80ff80ff80
                                                   : 0xffffff80ffffff80;

// Moves over ASCII characters; one at least stands there.
template <class To, class C>
[[gnu::always_inline]] inline void putAscii(To*& to, const C*& chars, const C* end) {
  constexpr size_t kInWord = sizeof(uint64_t) / sizeof(C);
  while (static_cast<size_t>(end - chars) >= kInWord) {
    uint64_t word;
    memcpy(&word, chars, sizeof word);
    if (word & kBeyondAscii<C>) {  // one of these is not
      do *to++ = static_cast<To>(*chars++);
      while (*chars < 0x80);
      return;
    }
    C few[kInWord];  // which lie nowhere else, as far as the compiler can know
    memcpy(few, &word, sizeof few);
    for (size_t k = 0; k < kInWord; k++) to[k] = static_cast<To>(few[k]);
    to += kInWord;
    chars += kInWord;
    if (chars < end && *chars >= 0x80) return;
  }
  while (chars < end && *chars < 0x80) *to++ = static_cast<To>(*chars++);
}

// Writes no more than the text takes. Null: there is a surrogate.
template <class C>
uint8_t* putUtf8Text(uint8_t* to, const C* chars, size_t length) {
  for (const C* end = chars + length; chars < end;) {
    if (*chars < 0x80) {
      putAscii(to, chars, end);
      continue;
    }
    const char32_t c = *chars++;
    if (c >= 0x800 && isSurrogate(c)) return nullptr;
    putUtf8(to, c);
  }
  return to;
}

size_t countBeyondAscii(const uint8_t* chars, size_t length) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  size_t count = 0, i = 0;
  for (uint64_t word; i + sizeof word <= length; i += sizeof word) {
    memcpy(&word, chars + i, sizeof word);
    count += (word >> 7 & kOnes) * kOnes >> 56;  // the sum of the bytes
  }
  for (; i < length; i++) count += chars[i] >> 7;
  return count;
}

// The bytes of Latin-1 text: each character that is not ASCII takes two.
Owned encodeNarrowUtf8(Runtime& rt, const uint8_t* chars, size_t length) {
  Bytes* bytes = allocateBytes(rt, length + countBeyondAscii(chars, length));
  if (!bytes) return Owned::error();
  putUtf8Text(bytes->data(), chars, length);
  return Owned::adopt(bytes);
}

template <class C>
Owned encodeWideUtf8(Runtime& rt, const C* chars, size_t length) {
  constexpr size_t kMost = sizeof(C) == 2 ? 3 : 4;
  uint8_t few[512];
  size_t room = length * kMost;
  uint8_t* buffer = few;
  if (room > sizeof few) buffer = static_cast<uint8_t*>(allocateBuffer(rt, room));
  if (!buffer) return Owned::error();
  uint8_t* end = buffer;
  const bool done = inPieces(rt, length, [&](size_t from, size_t to) {
    if (end) end = putUtf8Text(end, chars + from, to - from);
  });
  Owned bytes = done ? Owned::notFound() : Owned::error();
  if (done && end)
    bytes =
        newBytes(rt, {reinterpret_cast<const char*>(buffer), static_cast<size_t>(end - buffer)});
  if (buffer != few) freeBuffer(buffer, room);
  return bytes;
}

template <class Unit, class C>
void putUnits(uint8_t* to, const C* chars, size_t length, bool big) {
  copyChars(reinterpret_cast<Unit*>(to), chars, length);
  for (size_t i = 0; big && i < length; i++)
    std::reverse(to + i * sizeof(Unit), to + (i + 1) * sizeof(Unit));
}

void putPairs(uint8_t* to, const char32_t* chars, size_t length, bool big) {
  auto put = [&](char32_t c) {
    auto unit = static_cast<uint16_t>(c);
    if (big) unit = __builtin_bswap16(unit);
    memcpy(to, &unit, 2);
    to += 2;
  };
  for (size_t i = 0; i < length; i++) {
    char32_t c = chars[i];
    if (c >= 0x10000) put(0xd7c0 + (c >> 10));
    put(c < 0x10000 ? c : 0xdc00 | (c & 0x3ff));
  }
}

// Units of two or four bytes, behind a mark if there is one.
template <class C>
Owned encodeUnits(Runtime& rt, Encoding encoding, const C* chars, size_t length) {
  if (hasSurrogate(chars, length)) return Owned::notFound();
  bool wide = encoding >= Encoding::Utf32 && encoding <= Encoding::Utf32BE;
  bool big = encoding == Encoding::Utf16BE || encoding == Encoding::Utf32BE;
  size_t unit = wide ? 4 : 2;
  size_t mark = encoding == Encoding::Utf16 || encoding == Encoding::Utf32 ? unit : 0;
  size_t units = length;
  if (sizeof(C) == 4 && !wide)
    for (size_t i = 0; i < length; i++) units += chars[i] >= 0x10000;
  Bytes* bytes = allocateBytes(rt, mark + units * unit);
  if (!bytes) return Owned::error();
  const char32_t markChar = 0xfeff;
  if (mark) memcpy(bytes->data(), &markChar, mark);
  uint8_t* to = bytes->data() + mark;
  if (wide) {
    putUnits<char32_t>(to, chars, length, big);
  } else if constexpr (sizeof(C) == 4) {
    putPairs(to, chars, length, big);
  } else {
    putUnits<uint16_t>(to, chars, length, big);
  }
  return Owned::adopt(bytes);
}

// ---- decoding

// Reads one character that is not ASCII and moves behind it. The bounds of a sequence's second byte
// follow from the character it makes: no overlong forms, no surrogates, nothing above U+10FFFF.
// false: it is ill-formed.
[[gnu::always_inline]] inline bool readSequence(const uint8_t*& p, const uint8_t* end,
                                                char32_t* c) {
  if (end - p >= 4) {
    uint32_t word;  // of two or three bytes, most often
    memcpy(&word, p, sizeof word);
    if ((word & 0xc0e0) == 0x80c0) {
      *c = (word & 0x1f) << 6 | (word >> 8 & 0x3f);
      p += 2;
      return *c >= 0x80;
    }
    if ((word & 0xc0c0f0) == 0x8080e0) {
      *c = (word & 0x0f) << 12 | (word >> 2 & 0xfc0) | (word >> 16 & 0x3f);
      p += 3;
      return *c >= 0x800 && !isSurrogate(*c);
    }
  }
  auto isRest = [](uint8_t byte) { return (byte & 0xc0) == 0x80; };
  uint8_t lead = *p;
  if (lead < 0xe0) {
    if (lead < 0xc2 || end - p < 2 || !isRest(p[1])) return false;
    *c = (lead & 0x1fu) << 6 | (p[1] & 0x3fu);
    p += 2;
    return true;
  }
  if (lead < 0xf0) {
    if (end - p < 3 || !isRest(p[1]) || !isRest(p[2])) return false;
    *c = (lead & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    p += 3;
    return *c >= 0x800 && !isSurrogate(*c);
  }
  if (lead > 0xf4 || end - p < 4 || !isRest(p[1]) || !isRest(p[2]) || !isRest(p[3])) return false;
  *c = (lead & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
  p += 4;
  return *c >= 0x10000 && *c <= 0x10ffff;
}

// Fills `to`, which has room for each byte that begins a character. false: something is ill-formed.
template <class C>
bool readUtf8(const uint8_t* p, const uint8_t* end, C* to) {
  while (p < end) {
    if (*p < 0x80) {
      putAscii(to, p, end);
      continue;
    }
    char32_t c;
    if (!readSequence(p, end, &c)) return false;
    *to++ = static_cast<C>(c);
  }
  return true;
}

Owned decodeWholeUtf8(Runtime& rt, std::string_view bytes) {
  char32_t most = 0;
  size_t count = countUtf8(bytes, &most);
  Str* text = allocateStr(rt, count, most);
  if (!text) return Owned::error();
  Local held = Owned::adopt(text);
  const auto* p = reinterpret_cast<const uint8_t*>(bytes.data());
  bool good = withChars(text, [&](auto* to) { return readUtf8(p, p + bytes.size(), to); });
  return good ? held.take() : Owned::notFound();
}

// Units of the machine's own byte order; text without surrogates and beyond nothing.
template <class Unit>
Owned decodeUnits(Runtime& rt, std::string_view bytes) {
  if (bytes.size() % sizeof(Unit)) return Owned::notFound();
  size_t count = bytes.size() / sizeof(Unit);
  if (reinterpret_cast<uintptr_t>(bytes.data()) % sizeof(Unit)) return Owned::notFound();
  const auto* units = reinterpret_cast<const Unit*>(bytes.data());
  char32_t seen = orOfChars(units, count);
  if (seen >= 0xd800) {
    char32_t most = 0;
    for (size_t i = 0; i < count; i++) most = std::max<char32_t>(most, units[i]);
    if (most > 0x10ffff || hasSurrogate(units, count)) return Owned::notFound();
    seen = most;
  }
  Str* text = allocateStr(rt, count, seen);
  if (!text) return Owned::error();
  withChars(text, [&](auto* to) { copyChars(to, units, count); });
  return Owned::adopt(text);
}

}  // namespace

Owned encodeWhole(Runtime& rt, Encoding encoding, const Str* text) {
  return withChars(text, [&](auto* chars) -> Owned {
    switch (encoding) {
      case Encoding::Utf8:
        if constexpr (sizeof(*chars) == 1) {
          return encodeNarrowUtf8(rt, chars, text->length);
        } else {
          return encodeWideUtf8(rt, chars, text->length);
        }
      case Encoding::Utf16:
      case Encoding::Utf16LE:
      case Encoding::Utf16BE:
      case Encoding::Utf32:
      case Encoding::Utf32LE:
      case Encoding::Utf32BE: return encodeUnits(rt, encoding, chars, text->length);
      default: return Owned::notFound();
    }
  });
}

Owned decodeWhole(Runtime& rt, Encoding encoding, std::string_view bytes) {
  switch (encoding) {
    case Encoding::Utf8: return decodeWholeUtf8(rt, bytes);
    case Encoding::Utf16:
      if (!bytes.starts_with("\xff\xfe")) return Owned::notFound();
      return decodeUnits<uint16_t>(rt, bytes.substr(2));
    case Encoding::Utf16LE: return decodeUnits<uint16_t>(rt, bytes);
    case Encoding::Utf32:
      if (!bytes.starts_with(std::string_view("\xff\xfe\0\0", 4))) return Owned::notFound();
      return decodeUnits<char32_t>(rt, bytes.substr(4));
    case Encoding::Utf32LE: return decodeUnits<char32_t>(rt, bytes);
    default: return Owned::notFound();
  }
}

}  // namespace ouro
