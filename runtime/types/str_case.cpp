// lower, upper, title and their kin. ASCII text is mapped byte by byte; other text goes through the
// full mappings of Unicode, which may make three characters of one.

#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

using Mapping = int (*)(char32_t, char32_t*);

Owned mapAscii(Runtime& rt, const Str* text, int from, uint8_t flip) {
  Str* result = allocateStr(rt, text->length, 0x7f);
  if (!result) return Owned::error();
  const uint8_t* in = text->chars<uint8_t>();
  uint8_t* out = result->chars<uint8_t>();
  for (size_t i = 0; i < text->length; i++) {
    uint8_t c = in[i];
    bool maps = from == unicode::kUpper   ? c >= 'A' && c <= 'Z'
                : from == unicode::kLower ? c >= 'a' && c <= 'z'
                                          : unicode::asciiIs(c, from);
    out[i] = static_cast<uint8_t>(c ^ (maps ? flip : 0));
  }
  return Owned::adopt(result);
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

Owned mapAll(Runtime& rt, const Str* text, Mapping map) {
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++)
    if (!appendMapped(out, text->at(i), map)) return Owned::error();
  return out.finish();
}

}  // namespace

Owned str_lower(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii(rt, text, unicode::kUpper, 0x20);
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++)
    if (!appendLower(out, text, i)) return Owned::error();
  return out.finish();
}

Owned str_upper(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii(rt, text, unicode::kLower, 0x20);
  return mapAll(rt, text, unicode::toUpper);
}

Owned str_casefold(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii(rt, text, unicode::kUpper, 0x20);
  return mapAll(rt, text, unicode::toFolded);
}

Owned str_swapcase(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  if (text->isAscii()) return mapAscii(rt, text, unicode::kUpper | unicode::kLower, 0x20);
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
  StrBuilder out(rt);
  bool inWord = false;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    bool good = inWord ? appendLower(out, text, i) : appendMapped(out, c, unicode::toTitle);
    if (!good) return Owned::error();
    inWord = unicode::isCased(c);
  }
  return out.finish();
}

Owned str_capitalize(Runtime& rt, Value self, Args) {
  Str* text = asStr(self);
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++) {
    bool good =
        i == 0 ? appendMapped(out, text->at(0), unicode::toTitle) : appendLower(out, text, i);
    if (!good) return Owned::error();
  }
  return out.finish();
}

}  // namespace ouro
