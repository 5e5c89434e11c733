// unicode_escape and raw_unicode_escape: text as it stands in a literal of source code.

#include "runtime/codec_errors.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

int hexValue(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool isOctal(uint8_t c) { return c >= '0' && c <= '7'; }

// The escape at `at` (its backslash) with `digits` hexadecimal digits.
bool decodeHex(DecodingRun& run, size_t at, size_t digits, bool raw, size_t* next) {
  const uint8_t* p = run.data();
  size_t size = run.bytes.size(), i = at + 2;
  char32_t c = 0;
  for (; i < size && i < at + 2 + digits && hexValue(p[i]) >= 0; i++)
    c = c << 4 | static_cast<char32_t>(hexValue(p[i]));
  if (i < at + 2 + digits)
    return run.handle(at, i,
                      digits == 2   ? "truncated \\xXX escape"
                      : digits == 4 ? "truncated \\uXXXX escape"
                                    : "truncated \\UXXXXXXXX escape",
                      next);
  if (c > 0x10ffff)
    return run.handle(at, i, raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character", next);
  *next = i;
  return run.out.append(c);
}

// \N{NAME}
bool decodeName(DecodingRun& run, size_t at, size_t* next) {
  const uint8_t* p = run.data();
  size_t size = run.bytes.size(), i = at + 2;
  if (i < size && p[i] == '{') {
    size_t close = run.bytes.find('}', i);
    uint32_t code;
    if (close != run.bytes.npos && run.rt.machine.findCharacter &&
        run.rt.machine.findCharacter(run.bytes.substr(i + 1, close - i - 1), &code)) {
      *next = close + 1;
      return run.out.append(char32_t{code});
    }
    if (close != run.bytes.npos && close > i + 1)
      return run.handle(at, close + 1, "unknown Unicode character name", next);
    i = close == run.bytes.npos ? size : close;
  }
  return run.handle(at, i, "malformed \\N character escape", next);
}

char32_t simpleEscape(uint8_t c) {
  switch (c) {
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case '\\':
    case '\'':
    case '"': return c;
    default: return 0;
  }
}

// *odd: where the first escape stands that means nothing.
bool decodeEscape(DecodingRun& run, size_t at, size_t* next, size_t* odd) {
  const uint8_t* p = run.data();
  size_t size = run.bytes.size();
  if (at + 1 == size) return run.handle(at, size, "\\ at end of string", next);
  uint8_t c = p[at + 1];
  *next = at + 2;
  if (c == '\n') return true;
  if (char32_t simple = simpleEscape(c)) return run.out.append(simple);
  if (isOctal(c)) {
    char32_t value = 0;
    size_t i = at + 1;
    for (; i < size && i < at + 4 && isOctal(p[i]); i++) value = value * 8 + p[i] - '0';
    *next = i;
    if (value > 0xff && *odd == run.bytes.npos) *odd = at;
    return run.out.append(value);
  }
  switch (c) {
    case 'x': return decodeHex(run, at, 2, false, next);
    case 'u': return decodeHex(run, at, 4, false, next);
    case 'U': return decodeHex(run, at, 8, false, next);
    case 'N': return decodeName(run, at, next);
    default:
      if (*odd == run.bytes.npos) *odd = at;
      return run.out.append(char32_t{'\\'}) && run.out.append(char32_t{c});
  }
}

bool warnOfEscape(DecodingRun& run, size_t at) {
  char32_t c = static_cast<uint8_t>(run.bytes[at + 1]);
  std::string shown;
  if (isOctal(static_cast<uint8_t>(c))) {
    shown = run.bytes.substr(at + 1, 3);
  } else {
    appendUtf8(shown, c);
  }
  Local done = warn(
      run.rt, Exc::DeprecationWarning,
      fmt::format("invalid {}escape sequence '\\{}'", shown.size() == 3 ? "octal " : "", shown));
  return !done.isError();
}

}  // namespace

bool decodeEscapesWith(DecodingRun& run, bool raw) {
  size_t odd = run.bytes.npos;
  for (size_t i = 0; i < run.bytes.size();) {
    const uint8_t* p = run.data();
    const size_t size = run.bytes.size();
    if (p[i] != '\\') {
      if (!run.out.append(char32_t{p[i++]})) return false;
    } else if (!raw) {
      if (!decodeEscape(run, i, &i, &odd)) return false;
    } else if (i + 1 < size && (p[i + 1] == 'u' || p[i + 1] == 'U')) {
      if (!decodeHex(run, i, p[i + 1] == 'u' ? 4 : 8, true, &i)) return false;
    } else {
      // A pair of backslashes stands for itself: the second begins no escape.
      if (!run.out.append(char32_t{p[i++]})) return false;
      if (i < size && p[i] == '\\' && !run.out.append(char32_t{p[i++]})) return false;
    }
  }
  bool gone = odd == run.bytes.npos || odd + 1 >= run.bytes.size();
  return gone || warnOfEscape(run, odd);
}

bool encodeEscapes(EncodingRun& run, bool raw) {
  static constexpr char kHexDigits[] = "0123456789abcdef";
  const Str* text = run.text;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    bool plain = raw ? c < 0x100 : c >= 32 && c < 127 && c != '\\';
    if (plain) {
      if (!run.out.append(static_cast<uint8_t>(c))) return false;
      continue;
    }
    char shortForm = raw         ? 0
                     : c == '\n' ? 'n'
                     : c == '\r' ? 'r'
                     : c == '\t' ? 't'
                     : c == '\\' ? '\\'
                                 : 0;
    if (!run.out.append(uint8_t{'\\'})) return false;
    if (shortForm) {
      if (!run.out.append(static_cast<uint8_t>(shortForm))) return false;
      continue;
    }
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    if (!run.out.append(static_cast<uint8_t>(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U')))
      return false;
    for (int d = digits - 1; d >= 0; d--)
      if (!run.out.append(static_cast<uint8_t>(kHexDigits[c >> (4 * d) & 15]))) return false;
  }
  return true;
}

}  // namespace ouro
