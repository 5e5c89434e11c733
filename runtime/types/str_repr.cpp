// repr of str: quotes, and escapes for what is not printable.

#include <array>

#include "runtime/protocol.h"
#include "runtime/types/marks.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

// What a text holds that its repr must care for.
enum Found : uint8_t { kSingleQuote = 1, kDoubleQuote = 2, kSpecial = 4 };

constexpr uint8_t classify(char32_t c) {
  if (c == '\'') return kSingleQuote;
  if (c == '"') return kDoubleQuote;
  const bool isPrintable = c < 127 ? c >= 32 : c > 0xa0 && c < 0x100 && c != 0xad;
  return !isPrintable || c == '\\' ? kSpecial : 0;
}

constexpr auto kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (char32_t c = 0; c < 256; c++) classes[c] = classify(c);
  return classes;
}();

// What is not simply ASCII to be shown as it is.
struct Notable {
  bool operator()(uint8_t byte) const { return byte >= 127 || kClasses[byte] != 0; }
#ifdef __SSE2__
  __m128i operator()(__m128i block) const {
    // Bytes from 128 on are negative.
    const __m128i unprintable =
        _mm_or_si128(_mm_cmplt_epi8(block, _mm_set1_epi8(' ')), marks::equal(block, 127));
    const __m128i quotes = _mm_or_si128(marks::equal(block, '\''), marks::equal(block, '"'));
    return _mm_or_si128(_mm_or_si128(unprintable, quotes), marks::equal(block, '\\'));
  }
#endif
};

uint8_t lookThrough(const Str* text) {
  return withChars(text, [&]<class C>(const C* chars) {
    uint8_t found = 0;
    for (size_t i = 0; i < text->length; i++)
      found |= sizeof(C) == 1 ? kClasses[static_cast<uint8_t>(chars[i])] : classify(chars[i]);
    return found;
  });
}

// Single quotes, unless the text has some and no double ones.
char quoteFor(uint8_t found) {
  return (found & (kSingleQuote | kDoubleQuote)) == kSingleQuote ? '"' : '\'';
}

bool isPlain(char32_t c, char quote) {
  if (c < 128) return c >= 32 && c < 127 && c != '\\' && c != static_cast<uint8_t>(quote);
  if (c < 0x100) return c > 0xa0 && c != 0xad;
  return unicode::isPrintable(c);
}

bool appendAsciiEscaped(StrBuilder& out, char32_t c) {
  switch (c) {
    case '\n': return out.append("\\n");
    case '\r': return out.append("\\r");
    case '\t': return out.append("\\t");
    case '\\':
    case '\'':
    case '"': return out.append(char32_t{'\\'}) && out.append(c);
    default: return appendEscape(out, c);
  }
}

}  // namespace

bool appendEscape(StrBuilder& out, char32_t c) {
  char text[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
  int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  for (int i = 0; i < digits; i++) text[2 + i] = kHexDigits[c >> (4 * (digits - 1 - i)) & 15];
  return out.appendAscii(std::string_view(text, static_cast<size_t>(digits) + 2));
}

// Only quotes around it?
static inline bool isShownPlainly(const Str* text) {
  return text->isAscii() && marks::forEach(text->chars<uint8_t>(), text->length, Notable{},
                                           [](size_t) { return false; });
}

static inline void putQuoted(uint8_t* to, const Str* text) {
  to[0] = to[text->length + 1] = '\'';
  copyBytes(to + 1, text->chars<uint8_t>(), text->length);
}

[[gnu::noinline]] static bool appendAnyRepr(StrBuilder& out, const Str* text) {
  uint8_t found = lookThrough(text);
  char quote = quoteFor(found);
  bool asItIs = !(found & kSpecial) && found != (kSingleQuote | kDoubleQuote);
  const char32_t most = text->isAscii() ? 0x7f : 0xff;
  uint8_t* to = nullptr;
  if (asItIs && text->widthLog() == 0) to = out.claim(size_t{text->length} + 2, most);
  if (to) {
    to[0] = to[text->length + 1] = static_cast<uint8_t>(quote);
    copyBytes(to + 1, text->chars<uint8_t>(), text->length);
    return true;
  }
  if (!out.append(static_cast<char32_t>(quote))) return false;
  if (asItIs) return out.append(text) && out.append(static_cast<char32_t>(quote));
  // Runs of plain characters are copied at once.
  size_t start = 0;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (isPlain(c, quote)) continue;
    if (!out.append(text, start, i) || !appendAsciiEscaped(out, c)) return false;
    start = i + 1;
  }
  return out.append(text, start, text->length) && out.append(static_cast<char32_t>(quote));
}

bool appendStrRepr(StrBuilder& out, const Str* text) {
  if (isShownPlainly(text))
    if (uint8_t* to = out.claim(size_t{text->length} + 2, 0x7f)) return putQuoted(to, text), true;
  return appendAnyRepr(out, text);
}

Owned strRepr(Runtime& rt, Value self) {
  const Str* text = asStr(self);
  if (isShownPlainly(text)) {
    Str* made = allocateStr(rt, size_t{text->length} + 2, 0x7f);
    if (!made) return Owned::error();
    putQuoted(made->chars<uint8_t>(), text);
    return Owned::adopt(made);
  }
  StrBuilder out(rt);
  return appendAnyRepr(out, text) ? out.finish() : Owned::error();
}

Owned escapeNonAscii(Runtime& rt, Str* text) {
  if (text->isAscii()) return exactStr(rt, text);
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (!(c < 128 ? out.append(c) : appendEscape(out, c) && heedSignals(rt))) return Owned::error();
  }
  return out.finish();
}

}  // namespace ouro
