#include "compiler/string_literal.h"

#include <fmt/format.h>

#include "compiler/identifier.h"
#include "compiler/unicode_name.h"

namespace ouro::syntax {
namespace {

constexpr uint32_t kMaxCode = 0x10FFFF;

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The value of a one-letter escape, or -1.
int simpleEscape(char c) {
  switch (c) {
    case '\\': return '\\';
    case '\'': return '\'';
    case '"': return '"';
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return -1;
  }
}

// Up to three octal digits at `at`, which moves behind them.
uint32_t octal(std::string_view body, size_t& at) {
  uint32_t value = 0;
  for (int i = 0; i < 3 && at < body.size() && body[at] >= '0' && body[at] < '8'; i++, at++) {
    value = value * 8 + static_cast<uint32_t>(body[at] - '0');
  }
  return value;
}

// CPython decodes escapes in a copy of the literal in which every character beyond ASCII is spelled
// \UXXXXXXXX (and a backslash before one \u005c): positions in messages count in that copy.
size_t positionOf(std::string_view body, size_t at) {
  size_t position = 0;
  for (size_t i = 0; i < at; i++) {
    auto byte = static_cast<unsigned char>(body[i]);
    if (byte >= 0x80) {
      position += (byte & 0xC0) == 0x80 ? 0 : 10;
    } else if (byte == '\\') {
      bool beforeWide = i + 1 < body.size() && (body[i + 1] & 0x80);
      position += beforeWide ? 6 : 1;
      if (!beforeWide && i + 1 < at) {
        position++;
        i++;
      }
    } else {
      position++;
    }
  }
  return position;
}

std::string describeError(std::string_view body, size_t from, size_t to, std::string_view reason) {
  size_t first = positionOf(body, from), last = positionOf(body, to) - 1;
  if (first == last) {
    return fmt::format(
        "(unicode error) 'unicodeescape' codec can't decode byte 0x{:02x} in position {}: {}",
        static_cast<unsigned char>(body[from]), first, reason);
  }
  return fmt::format(
      "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}", first, last,
      reason);
}

// \xXX, \uXXXX, \UXXXXXXXX; `at` is behind the letter.
bool hexEscape(std::string_view body, size_t& at, char letter, uint32_t& code,
               std::string_view& reason) {
  int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  code = 0;
  for (int i = 0; i < digits; i++, at++) {
    int digit = at < body.size() ? hexDigit(body[at]) : -1;
    if (digit < 0) {
      reason = letter == 'x'   ? "truncated \\xXX escape"
               : letter == 'u' ? "truncated \\uXXXX escape"
                               : "truncated \\UXXXXXXXX escape";
      return false;
    }
    code = code << 4 | static_cast<uint32_t>(digit);
  }
  reason = "illegal Unicode character";
  return code <= kMaxCode;
}

// \N{name}; `at` is behind the letter.
bool nameEscape(std::string_view body, size_t& at, uint32_t& code, std::string_view& reason) {
  reason = "malformed \\N character escape";
  if (at >= body.size() || body[at] != '{') return false;
  size_t begin = ++at;
  while (at < body.size() && body[at] != '}') at++;
  if (at == body.size() || at == begin) return false;
  std::string_view name = body.substr(begin, at - begin);
  at++;
  reason = "unknown Unicode character name";
  return findUnicodeName(name, code);
}

// CPython is silent about a backslash before a character beyond ASCII.
void noteUnknown(std::string_view escape, EscapeReport& report) {
  if (report.unknown.empty() && !(escape[0] & 0x80)) report.unknown = escape;
}

uint32_t octalEscape(std::string_view body, size_t& at, EscapeReport& report) {
  size_t start = at;
  uint32_t value = octal(body, at);
  if (value > 0377) noteUnknown(body.substr(start, 3), report);
  return value;
}

}  // namespace

StringToken splitString(std::string_view text) {
  StringToken token;
  size_t at = 0;
  for (;; at++) {
    char c = static_cast<char>(text[at] | 0x20);
    if (c == 'r') {
      token.isRaw = true;
    } else if (c == 'b') {
      token.isBytes = true;
    } else if (c == 'f') {
      token.isFormatted = true;
    } else if (c != 'u') {
      break;
    }
  }
  bool triple = text.size() >= at + 6 && text[at + 1] == text[at] && text[at + 2] == text[at];
  size_t quotes = triple ? 3 : 1;
  token.body = text.substr(at + quotes, text.size() - at - 2 * quotes);
  return token;
}

bool decodeEscapes(std::string_view body, std::string& out, EscapeReport& report) {
  size_t at = 0;
  for (;;) {
    size_t stop = body.find('\\', at);
    out.append(body.substr(at, stop - at));
    if (stop == body.npos) return true;
    at = stop + 1;
    if (at == body.size()) {
      // Only in front of the '{' of an f-string's field.
      out += '\\';
      noteUnknown("{", report);
      return true;
    }
    char letter = body[at];
    uint32_t code;
    std::string_view reason;
    if (int simple = simpleEscape(letter); simple >= 0) {
      out += static_cast<char>(simple);
      at++;
    } else if (letter == '\n') {
      at++;
    } else if (letter >= '0' && letter < '8') {
      appendCodePoint(out, octalEscape(body, at, report));
    } else if (letter == 'x' || letter == 'u' || letter == 'U' || letter == 'N') {
      at++;
      if (!(letter == 'N' ? nameEscape(body, at, code, reason)
                          : hexEscape(body, at, letter, code, reason))) {
        report.error = describeError(body, stop, at, reason);
        return false;
      }
      appendCodePoint(out, code);
    } else {
      out += '\\';  // no escape: both characters stand for themselves
      noteUnknown(body.substr(at, 1), report);
    }
  }
}

bool decodeByteEscapes(std::string_view body, std::string& out, EscapeReport& report) {
  for (size_t at = 0; at < body.size();) {
    if (body[at] != '\\' || at + 1 == body.size()) {
      out += body[at++];
      continue;
    }
    size_t start = at++;
    char letter = body[at];
    if (int simple = simpleEscape(letter); simple >= 0) {
      out += static_cast<char>(simple);
      at++;
    } else if (letter == '\n') {
      at++;
    } else if (letter >= '0' && letter < '8') {
      out += static_cast<char>(octalEscape(body, at, report));
    } else if (letter == 'x') {
      int high = at + 1 < body.size() ? hexDigit(body[at + 1]) : -1;
      int low = at + 2 < body.size() ? hexDigit(body[at + 2]) : -1;
      if (high < 0 || low < 0) {
        report.error = fmt::format("(value error) invalid \\x escape at position {}", start);
        return false;
      }
      out += static_cast<char>(high << 4 | low);
      at += 3;
    } else {
      out += '\\';
      noteUnknown(body.substr(at, 1), report);
    }
  }
  return true;
}

}  // namespace ouro::syntax
