#pragma once
// What string and bytes literals mean: prefixes, quotes, escapes.

#include <string>
#include <string_view>

namespace ouro::syntax {

// The pieces of one literal.
struct StringToken {
  bool isRaw = false, isBytes = false, isFormatted = false;
  std::string_view body;  // between the quotes
};
// `text` is a whole string token.
StringToken splitString(std::string_view text);

// What decoding had to say.
struct EscapeReport {
  std::string error;  // a malformed escape, as CPython's decoder words it
  // Behind the first backslash that begins no escape: a character, or the octal digits of a number
  // too large. Empty: there is none.
  std::string_view unknown;
};

// Appends the value of `body` to `out` (UTF-8; lone surrogates stand as such). False with
// report.error filled when an escape is malformed.
[[nodiscard]] bool decodeEscapes(std::string_view body, std::string& out, EscapeReport& report);
// The same for a bytes literal.
[[nodiscard]] bool decodeByteEscapes(std::string_view body, std::string& out, EscapeReport& report);

}  // namespace ouro::syntax
