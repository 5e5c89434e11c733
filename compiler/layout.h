#pragma once
// What the physical layout of a source means: levels of indentation and open brackets.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/lexer.h"

namespace ouro::syntax {

// The width of a line's leading blanks, with tabs to multiples of 8 and with tabs as 1. Both
// measures must agree on how two lines compare, else the indentation depends on the editor.
struct Indentation {
  uint32_t width = 0, tabless = 0;
};

class Layout {
 public:
  static constexpr size_t kMaxIndents = 100;
  static constexpr size_t kMaxBrackets = 200;

  // Enters a line indented by `line`: the number of levels opened (1) or closed (negative).
  // `failure` is None when the line fits.
  int indent(Indentation line, LexFailure& failure);
  // Closes all levels: how many there were.
  int closeAll();

  uint8_t level() const { return level_; }
  bool full() const { return level_ == kMaxBrackets; }
  // Requires that it is not full.
  void open(char bracket, uint32_t line, int32_t column) {
    open_[level_++] = {bracket, line, column};
  }
  // Closes the innermost bracket and gives it back. Requires level() > 0.
  OpenBracket close() { return open_[--level_]; }
  std::span<const OpenBracket> brackets() const { return std::span(open_).first(level_); }

 private:
  std::vector<Indentation> levels_{Indentation{}};
  std::array<OpenBracket, kMaxBrackets> open_;  // the first level_ of them
  uint8_t level_ = 0;
};

// True when `closing` is the partner of `opening`.
constexpr bool bracketsMatch(char opening, char closing) {
  return (opening == '(' && closing == ')') || (opening == '[' && closing == ']') ||
         (opening == '{' && closing == '}');
}

// Measures the blanks at `*text`, stepping over backslash line ends (`lines` counts them), and
// leaves `*text` at the first other character. The first part counts when there are several.
// False when a backslash is followed by something else (or by the end, `failure` says which).
bool measureIndentation(const char** text, Indentation& result, uint32_t& lines,
                        LexFailure& failure);

}  // namespace ouro::syntax
