#include "runtime/types/str.h"

#include <algorithm>

#include "runtime/intern.h"
#include "runtime/keyed_hash.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "runtime/utf8.h"

namespace ouro {

bool isStrOfClass(const Runtime& rt, Value v) {
  return isInstanceOfClass(v) && isInstance(rt, v, TypeId::Str);
}

// ---- making strings

static Str* initStr(Str* s, size_t length, char32_t maxChar) {
  s->hash = 0;
  s->length = static_cast<uint32_t>(length);
  s->meta = (s->meta & ~kTypeFlagsMask) | widthLogFor(maxChar) << kTypeFlagsShift |
            (maxChar < 0x80 ? Str::kAscii : 0);
  return s;
}

static bool checkLength(Runtime& rt, size_t length) {
  if (length <= Str::kMaxLength) [[likely]]
    return true;
  (void)raiseMemoryError(rt);
  return false;
}

Str* allocateStr(Runtime& rt, Type* cls, size_t length, char32_t maxChar) {
  if (!checkLength(rt, length)) return nullptr;
  Str* s = rt.make<Str>(cls, sizeof(Str) + (length << widthLogFor(maxChar)));
  return s ? initStr(s, length, maxChar) : nullptr;
}

// Most strings are made here: straight from the heap.
[[gnu::always_inline]] static inline Str* allocateExact(Runtime& rt, size_t length,
                                                        char32_t maxChar) {
  if (!checkLength(rt, length)) return nullptr;
  Object* made = rt.heap.allocateAtom(sizeof(Str) + (length << widthLogFor(maxChar)),
                                      kindNumberOf(TypeId::Str));
  if (made) [[likely]]
    return initStr(static_cast<Str*>(made), length, maxChar);
  (void)raiseMemoryError(rt);
  return nullptr;
}

Str* allocateStr(Runtime& rt, size_t length, char32_t maxChar) {
  if (length == 0) {
    maxChar = 0;
    if (rt.emptyStr) {
      retain(rt.emptyStr);
      return rt.emptyStr;
    }
  }
  return allocateExact(rt, length, maxChar);
}

// A text's characters repeat, and those of a script lie side by side: few take another's place.
static Owned newWideChar(Runtime& rt, char32_t c) {
  Str*& kept = rt.wideChars[c % std::size(rt.wideChars)];
  if (kept && kept->at(0) == c) return Owned::share(kept);
  Str* s = allocateStr(rt, 1, c);
  if (!s) return Owned::error();
  putChar(s, 0, c);
  if (Str* old = std::exchange(kept, s)) release(old);
  return Owned::share(s);
}

Owned newChar(Runtime& rt, char32_t c) {
  if (c >= 256) return newWideChar(rt, c);
  if (!rt.latin1[c]) {
    Str* s = allocateStr(rt, 1, c);
    if (!s) return Owned::error();
    s->chars<uint8_t>()[0] = static_cast<uint8_t>(c);
    Local made = Owned::adopt(s);
    // Interned, so that two of them need no look at their text to be different.
    Ref<Str> interned = intern(rt, s);
    if (!interned) return Owned::error();
    rt.latin1[c] = interned.take();
  }
  return Owned::share(rt.latin1[c]);
}

Owned newAscii(Runtime& rt, std::string_view text) {
  if (text.size() <= 1) {
    if (text.empty()) return emptyStr(rt);
    const auto c = static_cast<uint8_t>(text[0]);
    Str* known = rt.latin1[c];
    return known ? Owned::share(known) : newChar(rt, c);
  }
  Str* s = allocateExact(rt, text.size(), 0x7f);
  if (!s) return Owned::error();
  copyBytes(s->chars<char>(), text.data(), text.size());
  return Owned::adopt(s);
}

Owned newStr(Runtime& rt, std::string_view wtf8) {
  if (isAsciiText(wtf8.data(), wtf8.size())) return newAscii(rt, wtf8);
  char32_t seen = 0;
  size_t length = countUtf8(wtf8, &seen);
  const uint8_t* p = reinterpret_cast<const uint8_t*>(wtf8.data());
  if (length == 1) return newChar(rt, nextUtf8(p));
  Str* s = allocateStr(rt, length, seen);
  if (!s) return Owned::error();
  withChars(s, [&](auto* out) {
    for (size_t i = 0; i < length; i++) out[i] = nextUtf8(p);
  });
  return Owned::adopt(s);
}

Owned newStrLatin1(Runtime& rt, const uint8_t* bytes, size_t length) {
  if (length == 1) return newChar(rt, bytes[0]);
  if (length == 0) return emptyStr(rt);
  Str* s = allocateExact(rt, length, isAsciiText(bytes, length) ? 0x7f : 0xff);
  if (!s) return Owned::error();
  copyBytes(s->chars<char>(), bytes, length);
  return Owned::adopt(s);
}

Owned newStr(Runtime& rt, std::span<const char32_t> chars) {
  if (chars.size() == 1) return newChar(rt, chars[0]);
  Str* s = allocateStr(rt, chars.size(), orOfChars(chars.data(), chars.size()));
  if (!s) return Owned::error();
  withChars(s, [&](auto* out) { copyChars(out, chars.data(), chars.size()); });
  return Owned::adopt(s);
}

Str* copyToExactStr(Runtime& rt, const Str* text) {
  Str* copy = allocateStr(rt, text->length, maxCharOf(text));
  if (copy) copyChars(copy, 0, text, 0, text->length);
  return copy;
}

Owned exactStr(Runtime& rt, Str* text) {
  return isExactStr(rt, text) ? Owned::share(text) : ownedStr(copyToExactStr(rt, text));
}

std::string toUtf8(const Str* s) {
  if (s->isAscii()) return std::string(s->asciiView());
  std::string out;
  out.reserve(size_t{s->length} * (s->widthLog() + 2));
  withChars(s, [&](auto* chars) {
    for (size_t i = 0; i < s->length; i++) appendUtf8(out, chars[i]);
  });
  return out;
}

// ---- code points

char32_t orOfChars(const Str* s, size_t start, size_t end) {
  return withChars(s, [&](auto* chars) {
    // Not on from where it is sure to be as wide as the whole text.
    constexpr char32_t kWide[] = {0x80, 0x100, 0, 0x10000};
    constexpr size_t kPiece = 64;
    char32_t all = 0;
    for (size_t at = start; at < end && all < kWide[sizeof(*chars) - 1]; at += kPiece)
      all |= orOfChars(chars + at, std::min(kPiece, end - at));
    return all;
  });
}

void copyChars(void* to, uint32_t widthLog, size_t at, const Str* from, size_t start, size_t end) {
  withChars(from, [&](auto* chars) {
    switch (widthLog) {
      case 0: return copyChars(static_cast<uint8_t*>(to) + at, chars + start, end - start);
      case 1: return copyChars(static_cast<uint16_t*>(to) + at, chars + start, end - start);
      default: return copyChars(static_cast<char32_t*>(to) + at, chars + start, end - start);
    }
  });
}

void copyChars(Str* to, size_t at, const Str* from, size_t start, size_t end) {
  copyChars(to->chars<uint8_t>(), to->widthLog(), at, from, start, end);
}

void fillChars(Str* to, size_t at, char32_t c, size_t count) {
  withChars(to, [&](auto* chars) {
    if constexpr (sizeof(*chars) == 1)
      memset(chars + at, static_cast<int>(c), count);
    else
      std::fill_n(chars + at, count, c);
  });
}

// ---- hash and comparison

uint32_t strHash(const Runtime& rt, const void* chars, size_t bytes) {
  if (bytes == 0) return 0;  // as in CPython, whatever the seed
  uint64_t wide = keyedHash(rt.hashSeed, chars, bytes);
  uint32_t hash = static_cast<uint32_t>(wide ^ wide >> 32);
  return hash ? hash : 1;
}

uint32_t hashOf(const Runtime& rt, Str* s) {
  // Equal strings have the same width, so hashing the memory is hashing the text.
  if (!s->hash) s->hash = strHash(rt, s->chars<uint8_t>(), size_t{s->length} << s->widthLog());
  return s->hash;
}

bool equal(const Str* a, const Str* b) {
  if (a == b) return true;
  if (a->length != b->length || a->widthLog() != b->widthLog()) return false;
  if (a->hash != b->hash && a->hash && b->hash) return false;
  return sameText(a, b);
}

bool equal(const Str* a, std::string_view ascii) {
  return a->isAscii() && a->length == ascii.size() &&
         search::sameBytes(a->chars<char>(), ascii.data(), ascii.size());
}

int compare(const Str* a, const Str* b) {
  size_t shared = a->length < b->length ? a->length : b->length;
  int byLength = a->length < b->length ? -1 : a->length > b->length;
  if (a->widthLog() == 0 && b->widthLog() == 0) {
    int order = orderOfFirst(a, b);
    if (order == 0 && shared > 1)
      order = memcmp(a->chars<uint8_t>() + 1, b->chars<uint8_t>() + 1, shared - 1);
    return order ? order : byLength;
  }
  return withChars(a, [&](auto* left) {
    return withChars(b, [&](auto* right) {
      for (size_t i = 0; i < shared; i++) {
        char32_t x = left[i], y = right[i];
        if (x != y) return x < y ? -1 : 1;
      }
      return byLength;
    });
  });
}

// ---- putting together, taking apart

Owned concat(Runtime& rt, Str* a, Str* b) {
  if (a->length == 0) return exactStr(rt, b);
  if (b->length == 0) return exactStr(rt, a);
  char32_t maxA = maxCharOf(a), maxB = maxCharOf(b), maxChar = maxA > maxB ? maxA : maxB;
  size_t length = size_t{a->length} + b->length;
  Str* s = allocateStr(rt, length, maxChar);
  if (!s) return Owned::error();
  if (maxChar < 0x100) {
    copyBytes(s->chars<uint8_t>(), a->chars<uint8_t>(), a->length);
    copyBytes(s->chars<uint8_t>() + a->length, b->chars<uint8_t>(), b->length);
    return Owned::adopt(s);
  }
  copyChars(s, 0, a, 0, a->length);
  copyChars(s, a->length, b, 0, b->length);
  return Owned::adopt(s);
}

// Makes a string that has room to grow, so that a loop of appends costs linear time.
static Str* allocateGrowing(Runtime& rt, size_t length, char32_t maxChar) {
  size_t slack = length < 64 ? 0 : length / 4;
  size_t room = length + slack > Str::kMaxLength ? length : length + slack;
  Str* s = allocateStr(rt, room, maxChar);
  if (s) s->length = static_cast<uint32_t>(length);
  return s;
}

bool appendInPlace(Str* a, const Str* b) {
  if (!canAppend(a, b)) return false;
  if (a->widthLog() == 0) {
    copyBytes(a->chars<uint8_t>() + a->length, b->chars<uint8_t>(), b->length);
  } else {
    copyChars(a, a->length, b, 0, b->length);
  }
  noteAppended(a, b);
  return true;
}

Owned concatConsuming(Runtime& rt, Owned owned, Str* b) {
  Local holder = owned;
  Str* a = holder.as<Str>();
  if (a->refs != 1 || a->isInterned() || a->length == 0 || b->length == 0 || !isExactStr(rt, a))
    return concat(rt, a, b);
  if (appendInPlace(a, b)) return holder.take();
  size_t length = size_t{a->length} + b->length;
  if (length > Str::kMaxLength) return raiseMemoryError(rt);
  char32_t maxA = maxCharOf(a), maxB = maxCharOf(b);
  Str* grown = allocateGrowing(rt, length, maxA > maxB ? maxA : maxB);
  if (!grown) return Owned::error();
  copyChars(grown, 0, a, 0, a->length);
  copyChars(grown, a->length, b, 0, b->length);
  return Owned::adopt(grown);
}

Owned substring(Runtime& rt, Str* s, size_t start, size_t end) {
  if (start == 0 && end >= s->length) return exactStr(rt, s);
  if (end > s->length) end = s->length;
  if (start >= end) return emptyStr(rt);
  if (end - start == 1) return newChar(rt, s->at(start));
  if (s->isAscii()) return newAscii(rt, s->asciiView().substr(start, end - start));
  if (s->widthLog() == 0) return newStrLatin1(rt, s->chars<uint8_t>() + start, end - start);
  char32_t maxChar = orOfChars(s, start, end);
  Str* part = allocateStr(rt, end - start, maxChar);
  if (!part) return Owned::error();
  copyChars(part, 0, s, start, end);
  return Owned::adopt(part);
}

// Back to front, a word at a time.
static void reverseBytes(char* to, const char* from, size_t count) {
  for (; count >= sizeof(uint64_t); count -= sizeof(uint64_t), to += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, from + count - sizeof word, sizeof word);
    word = __builtin_bswap64(word);
    memcpy(to, &word, sizeof word);
  }
  while (count > 0) *to++ = from[--count];
}

Owned substringStepped(Runtime& rt, Str* s, int64_t start, int64_t step, size_t count) {
  if (count == 0) return emptyStr(rt);
  if (count == 1) return newChar(rt, s->at(static_cast<size_t>(start)));
  if (step == -1 && s->isAscii()) {
    Str* part = allocateStr(rt, count, 0x7f);
    if (!part) return Owned::error();
    const size_t first = static_cast<size_t>(start) + 1 - count;
    reverseBytes(part->chars<char>(), s->chars<char>() + first, count);
    return Owned::adopt(part);
  }
  return withChars(s, [&](auto* chars) {
    auto each = [&](auto f) {
      auto* at = chars + start;
      for (size_t i = 0; i < count; i++, at += step) f(i, *at);
    };
    char32_t seen = s->isAscii() ? 0x7f : 0;
    if (!seen) each([&](size_t, char32_t c) { seen |= c; });
    Str* part = allocateStr(rt, count, seen);
    if (!part) return Owned::error();
    withChars(part, [&](auto* out) {
      each([&](size_t i, char32_t c) { out[i] = static_cast<std::decay_t<decltype(*out)>>(c); });
    });
    return Owned::adopt(part);
  });
}

}  // namespace ouro
