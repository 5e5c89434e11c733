// lower, upper, title and their kin. ASCII text is mapped byte by byte; other text goes through the
// full mappings of Unicode, which may make three characters of one.

#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

using Mapping = int (*)(char32_t, char32_t*);

// The letters of eight ASCII bytes that change case, each marked by its bit 5: the one to flip. In
// a byte below 128, adding 128 - x sets the top bit exactly if it is x or more.
template <int kFrom>
uint64_t changing(uint64_t eight) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint8_t kFirst = kFrom == unicode::kUpper ? 'A' : 'a';
  if constexpr (kFrom == (unicode::kUpper | unicode::kLower)) eight |= kOnes * 0x20;
  uint64_t from = eight + kOnes * (128 - kFirst), beyond = eight + kOnes * (128 - kFirst - 26);
  return ((from ^ beyond) & kOnes * 0x80) >> 2;
}

// ASCII letters of one case (or of both) in the other.
template <int kFrom>
Owned mapAscii(Runtime& rt, const Str* text) {
  Str* result = allocateStr(rt, text->length, 0x7f);
  if (!result) return Owned::error();
  const char* in = text->chars<char>();
  char* out = result->chars<char>();
  size_t i = 0;
  uint64_t eight = 0;
  for (; i + 8 <= text->length; i += 8) {
    memcpy(&eight, in + i, 8);
    eight ^= changing<kFrom>(eight);
    memcpy(out + i, &eight, 8);
  }
  eight = 0;
  memcpy(&eight, in + i, text->length - i);
  eight ^= changing<kFrom>(eight);
  memcpy(out + i, &eight, text->length - i);
  return Owned::adopt(result);
}

// Capitals at the start of words, or of the text alone; small letters elsewhere.
Owned titleAscii(Runtime& rt, const Str* text, bool everyWord) {
  Owned lower = mapAscii<unicode::kUpper>(rt, text);
  if (lower.isError() || text->length == 0) return lower;
  uint8_t* chars = asStr(lower.value)->chars<uint8_t>();
  bool inWord = false;
  for (size_t i = 0; i < (everyWord ? text->length : 1); i++) {
    bool isLetter = unicode::asciiIs(chars[i], unicode::kLower);
    if (isLetter && !inWord) chars[i] ^= 0x20;
    inWord = isLetter;
  }
  return lower;
}

bool appendMapped(StrBuilder& out, char32_t c, Mapping map) {
  char32_t mapped[3];
  int count = map(c, mapped);
  for (int i = 0; i < count; i++)
    if (!out.append(mapped[i])) return false;
  return true;
}

// A capital sigma at a word's end becomes the final form: a cased character before it and none
// after, not counting those that are ignored.
bool isFinalSigma(const Str* text, size_t at) {
  size_t i = at;
  while (i > 0 && unicode::isCaseIgnorable(text->at(i - 1))) i--;
  if (i == 0 || !unicode::isCased(text->at(i - 1))) return false;
  i = at + 1;
  while (i < text->length && unicode::isCaseIgnorable(text->at(i))) i++;
  return i == text->length || !unicode::isCased(text->at(i));
}

bool appendLower(StrBuilder& out, const Str* text, size_t at) {
  char32_t c = text->at(at);
  if (c == 0x3a3) return out.append(char32_t{isFinalSigma(text, at) ? 0x3c2u : 0x3c3u});
  return appendMapped(out, c, unicode::toLower);
}

// All characters by a mapping; ASCII ones of the case `flips` are changed here. The mapped ones are
// collected and appended many at a time.
template <int flips>
Owned mapAll(Runtime& rt, const Str* text, Mapping map) {
  constexpr size_t kRoom = 128;
  char32_t mapped[kRoom + 3];
  StrBuilder out(rt);
  bool good = withChars(text, [&](auto* chars) {
    size_t count = 0;
    for (size_t i = 0; i < text->length; i++) {
      char32_t c = chars[i];
      if (c < 128) {
        mapped[count++] = unicode::asciiIs(c, flips) ? c ^ 0x20 : c;
      } else if (c == 0x3a3 && flips == unicode::kUpper && map == unicode::toLower) {
        mapped[count++] = isFinalSigma(text, i) ? 0x3c2 : 0x3c3;
      } else {
        count += static_cast<size_t>(map(c, mapped + count));
      }
      if (count < kRoom) continue;
      if (!out.append(std::span<const char32_t>(mapped, count))) return false;
      count = 0;
    }
    return out.append(std::span<const char32_t>(mapped, count));
  });
  return good ? out.finish() : Owned::error();
}

}  // namespace

Owned str_lower(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kUpper>(rt, text);
  return mapAll<unicode::kUpper>(rt, text, unicode::toLower);
}

Owned str_upper(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kLower>(rt, text);
  return mapAll<unicode::kLower>(rt, text, unicode::toUpper);
}

Owned str_casefold(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kUpper>(rt, text);
  return mapAll<unicode::kUpper>(rt, text, unicode::toFolded);
}

Owned str_swapcase(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kUpper | unicode::kLower>(rt, text);
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    bool good = unicode::isUpper(c)   ? appendLower(out, text, i)
                : unicode::isLower(c) ? appendMapped(out, c, unicode::toUpper)
                                      : out.append(c);
    if (!good) return Owned::error();
  }
  return out.finish();
}

Owned str_title(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return titleAscii(rt, text, true);
  StrBuilder out(rt);
  bool inWord = false;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (c < 128) {
      bool isLetter = unicode::asciiIs(c, unicode::kUpper | unicode::kLower);
      if (!out.append(!isLetter ? c : inWord ? c | 0x20 : c & ~char32_t{0x20}))
        return Owned::error();
      inWord = isLetter;
      continue;
    }
    bool good = inWord ? appendLower(out, text, i) : appendMapped(out, c, unicode::toTitle);
    if (!good) return Owned::error();
    inWord = unicode::isCased(c);
  }
  return out.finish();
}

Owned str_capitalize(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return titleAscii(rt, text, false);
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++) {
    bool good =
        i == 0 ? appendMapped(out, text->at(0), unicode::toTitle) : appendLower(out, text, i);
    if (!good) return Owned::error();
  }
  return out.finish();
}

}  // namespace ouro
