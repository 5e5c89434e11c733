// lower, upper, isalpha ...: bytes as ASCII text.

#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

bool isUpper(uint8_t c) { return c >= 'A' && c <= 'Z'; }
bool isLower(uint8_t c) { return c >= 'a' && c <= 'z'; }
bool isAlpha(uint8_t c) { return isUpper(c) || isLower(c); }
bool isDigit(uint8_t c) { return c >= '0' && c <= '9'; }
bool isAlnum(uint8_t c) { return isAlpha(c) || isDigit(c); }
bool isSpace(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }
uint8_t toLower(uint8_t c) { return isUpper(c) ? c + 32 : c; }
uint8_t toUpper(uint8_t c) { return isLower(c) ? c - 32 : c; }

Owned allBytes(Runtime& rt, Value self, bool (*is)(uint8_t)) {
  std::string_view text = selfView(rt, self);
  for (char c : text)
    if (!is(static_cast<uint8_t>(c))) return Owned::boolean(false);
  return Owned::boolean(!text.empty());
}

Owned hasCase(Runtime& rt, Value self, bool (*is)(uint8_t), bool (*isOther)(uint8_t)) {
  bool any = false;
  for (char c : selfView(rt, self)) {
    if (isOther(static_cast<uint8_t>(c))) return Owned::boolean(false);
    any = any || is(static_cast<uint8_t>(c));
  }
  return Owned::boolean(any);
}

// map(byte, isInWord) for each byte; in a word: a letter stands before.
template <class Map>
Owned mapBytes(Runtime& rt, Value self, Map map) {
  std::string_view text = selfView(rt, self);
  ByteBuilder out(rt);
  OURO_CHECK(out.reserve(text.size()));
  bool inWord = false;
  for (char c : text) {
    auto byte = static_cast<uint8_t>(c);
    OURO_CHECK(out.append(static_cast<uint8_t>(map(byte, inWord))));
    inWord = isAlpha(byte);
  }
  return likeSelf(rt, self, out.view());
}

}  // namespace

Owned bytes_lower(Runtime& rt, Value self, Args) {
  return mapBytes(rt, self, [](uint8_t c, bool) { return toLower(c); });
}
Owned bytes_upper(Runtime& rt, Value self, Args) {
  return mapBytes(rt, self, [](uint8_t c, bool) { return toUpper(c); });
}
Owned bytes_title(Runtime& rt, Value self, Args) {
  return mapBytes(rt, self,
                  [](uint8_t c, bool inWord) { return inWord ? toLower(c) : toUpper(c); });
}
Owned bytes_swapcase(Runtime& rt, Value self, Args) {
  return mapBytes(rt, self, [](uint8_t c, bool) { return isUpper(c) ? toLower(c) : toUpper(c); });
}
Owned bytes_capitalize(Runtime& rt, Value self, Args) {
  bool isFirst = true;
  return mapBytes(rt, self, [&](uint8_t c, bool) {
    return std::exchange(isFirst, false) ? toUpper(c) : toLower(c);
  });
}

Owned bytes_isalnum(Runtime& rt, Value self, Args) { return allBytes(rt, self, isAlnum); }
Owned bytes_isalpha(Runtime& rt, Value self, Args) { return allBytes(rt, self, isAlpha); }
Owned bytes_isdigit(Runtime& rt, Value self, Args) { return allBytes(rt, self, isDigit); }
Owned bytes_isspace(Runtime& rt, Value self, Args) { return allBytes(rt, self, isSpace); }
Owned bytes_islower(Runtime& rt, Value self, Args) { return hasCase(rt, self, isLower, isUpper); }
Owned bytes_isupper(Runtime& rt, Value self, Args) { return hasCase(rt, self, isUpper, isLower); }

Owned bytes_isascii(Runtime& rt, Value self, Args) {
  std::string_view text = selfView(rt, self);
  return Owned::boolean(isAsciiText(text.data(), text.size()));
}

Owned bytes_istitle(Runtime& rt, Value self, Args) {
  bool inWord = false, any = false;
  for (char c : selfView(rt, self)) {
    auto byte = static_cast<uint8_t>(c);
    if (isAlpha(byte)) {
      if (isUpper(byte) == inWord) return Owned::boolean(false);
      any = true;
    }
    inWord = isAlpha(byte);
  }
  return Owned::boolean(any);
}

}  // namespace ouro
