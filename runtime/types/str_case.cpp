// lower, upper, title and their kin. ASCII text is mapped byte by byte; other text goes through the
// full mappings of Unicode, which may make three characters of one.

#include "runtime/pieces.h"
#include "runtime/types/ascii_case.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

// ASCII letters of one case (or of both) in the other.
template <int kFrom>
Owned mapAscii(Runtime& rt, const Str* text) {
  Str* result = allocateStr(rt, text->length, 0x7f);
  if (!result) return Owned::error();
  auto map = [=](size_t from, size_t to) {
    copyFlipped<kFrom>(result->chars<char>() + from, text->chars<char>() + from, to - from);
  };
  if (text->length <= kPieceBytes) return map(0, text->length), Owned::adopt(result);
  Local held = Owned::adopt(result);
  OURO_CHECK(inPieces(rt, text->length, map));
  return held.take();
}

// Capitals at the start of words, or of the text alone; small letters elsewhere.
Owned titleAscii(Runtime& rt, const Str* text, bool everyWord) {
  OURO_TRY(lower, mapAscii<unicode::kUpper>(rt, text));
  if (text->length == 0) return lower.take();
  uint8_t* chars = asStr(lower)->chars<uint8_t>();
  bool inWord = false;
  OURO_CHECK(inPieces(rt, everyWord ? text->length : 1, [&](size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
      bool isLetter = unicode::asciiIs(chars[i], unicode::kLower);
      if (isLetter && !inWord) chars[i] ^= 0x20;
      inWord = isLetter;
    }
  }));
  return lower.take();
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

[[gnu::always_inline]] inline int lowerAt(const Str* text, size_t at, char32_t c, char32_t out[3]) {
  if (c != 0x3a3) return unicode::toLower(c, out);
  out[0] = isFinalSigma(text, at) ? 0x3c2 : 0x3c3;
  return 1;
}

// Each character by map(place, character, out), which writes up to three and gives their number.
// The mapped ones are collected and appended many at a time.
template <class Map>
Owned mapAll(Runtime& rt, const Str* text, Map map) {
  constexpr size_t kRoom = 128;
  char32_t mapped[kRoom + 3];
  StrBuilder out(rt);
  bool good = withChars(text, [&](auto* chars) {
    size_t count = 0;
    for (size_t i = 0; i < text->length; i++) {
      count += static_cast<size_t>(map(i, char32_t{chars[i]}, mapped + count));
      if (count < kRoom) continue;
      if (!out.append(std::span<const char32_t>(mapped, count)) || !heedSignals(rt)) return false;
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
  return mapAll(rt, text,
                [text](size_t i, char32_t c, char32_t* out) { return lowerAt(text, i, c, out); });
}

Owned str_upper(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kLower>(rt, text);
  return mapAll(rt, text,
                [](size_t, char32_t c, char32_t* out) { return unicode::toUpper(c, out); });
}

Owned str_casefold(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kUpper>(rt, text);
  return mapAll(rt, text,
                [](size_t, char32_t c, char32_t* out) { return unicode::toFolded(c, out); });
}

Owned str_swapcase(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii<unicode::kUpper | unicode::kLower>(rt, text);
  return mapAll(rt, text, [text](size_t i, char32_t c, char32_t* out) {
    if (unicode::isUpper(c)) return lowerAt(text, i, c, out);
    if (unicode::isLower(c)) return unicode::toUpper(c, out);
    out[0] = c;
    return 1;
  });
}

Owned str_title(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return titleAscii(rt, text, true);
  bool inWord = false;
  return mapAll(rt, text, [&](size_t i, char32_t c, char32_t* out) {
    int count = inWord ? lowerAt(text, i, c, out) : unicode::toTitle(c, out);
    inWord = unicode::isCased(c);
    return count;
  });
}

Owned str_capitalize(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return titleAscii(rt, text, false);
  return mapAll(rt, text, [text](size_t i, char32_t c, char32_t* out) {
    return i == 0 ? unicode::toTitle(c, out) : lowerAt(text, i, c, out);
  });
}

}  // namespace ouro
