// lower, upper, isalpha ...: bytes as ASCII text.

#include "runtime/pieces.h"
#include "runtime/types/ascii_case.h"
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

// Bytes made of those of `self`, as many: write(to, text) gives all of them their values.
template <class Write>
Owned rewritten(Runtime& rt, Value self, Write write) {
  const std::string_view text = selfView(rt, self);
  Local made;
  uint8_t* to;
  OURO_CHECK(makeLikeSelf(rt, self, text.size(), &made, &to));
  write(to, text);
  return made.take();
}

// Letters of one case, or of both, in the other.
template <int kFrom>
Owned flipped(Runtime& rt, Value self) {
  const std::string_view text = selfView(rt, self);
  Local made;
  uint8_t* to;
  OURO_CHECK(makeLikeSelf(rt, self, text.size(), &made, &to));
  OURO_CHECK(inPieces(rt, self, text, [&](std::string_view piece) {
    copyFlipped<kFrom>(to, piece.data(), piece.size());
    to += piece.size();
  }));
  return made.take();
}

}  // namespace

Owned bytes_lower(Runtime& rt, Value self, Args) { return flipped<unicode::kUpper>(rt, self); }
Owned bytes_upper(Runtime& rt, Value self, Args) { return flipped<unicode::kLower>(rt, self); }
Owned bytes_swapcase(Runtime& rt, Value self, Args) {
  return flipped<unicode::kUpper | unicode::kLower>(rt, self);
}
Owned bytes_capitalize(Runtime& rt, Value self, Args) {
  return rewritten(rt, self, [](uint8_t* to, std::string_view text) {
    copyFlipped<unicode::kUpper>(to, text.data(), text.size());
    if (!text.empty()) to[0] = toUpper(static_cast<uint8_t>(text[0]));
  });
}
// A letter behind another one is a small one.
Owned bytes_title(Runtime& rt, Value self, Args) {
  return rewritten(rt, self, [](uint8_t* to, std::string_view text) {
    bool inWord = false;
    for (char c : text) {
      const auto byte = static_cast<uint8_t>(c);
      *to++ = inWord ? toLower(byte) : toUpper(byte);
      inWord = isAlpha(byte);
    }
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
