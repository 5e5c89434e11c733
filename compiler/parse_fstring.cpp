// f-strings. A replacement field is parsed as a source of its own, its text in parentheses, as
// CPython 3.11 does it: places and messages follow from that.

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "compiler/layout.h"
#include "compiler/parse_string.h"
#include "compiler/string_literal.h"

namespace ouro::syntax {
namespace {

bool isFieldBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }
bool isSpace(char c) { return isFieldBlank(c) || c == '\r' || c == '\v'; }

}  // namespace

// The text and fields of an f-string, or (level 1 and up) of a format specification, which ends at
// its '}'.
bool Parser::fstring(FString& string, int level, StringParts& parts) {
  for (;;) {
    bool doubled = false;
    if (!fstringLiteral(string, level, parts, doubled)) return false;
    if (doubled) continue;
    if (string.rest.empty() || string.rest[0] == '}') break;
    if (!fstringField(string, level, parts)) return false;
  }
  if (level > 0 && string.rest.empty()) return raiseString("f-string: expecting '}'");
  return true;
}

// Text up to the next field. `doubled`: it ended with "{{" or "}}", which stands for one of them.
bool Parser::fstringLiteral(FString& string, int level, StringParts& parts, bool& doubled) {
  std::string_view rest = string.rest;
  size_t at = 0, skip = 0;
  while (at < rest.size()) {
    char c = rest[at++];
    if (!string.isRaw && c == '\\' && at < rest.size()) {
      c = rest[at++];
      if (c == 'N') {
        // The braces of \N{name} belong to the escape.
        if (at < rest.size() && rest[at++] == '{') {
          while (at < rest.size() && rest[at++] != '}') {
          }
        }
        continue;
      }
    }
    if (c != '{' && c != '}') continue;
    if (level == 0) {
      if (at < rest.size() && rest[at] == c) {
        doubled = true;
        skip = 1;
        break;
      }
      if (c == '}') return raiseString("f-string: single '}' is not allowed");
    }
    at--;
    break;
  }
  std::string_view literal = rest.substr(0, at);
  string.rest.remove_prefix(at + skip);
  if (string.isRaw) {
    parts.text += literal;
    return true;
  }
  EscapeReport report;
  if (!decodeEscapes(literal, parts.text, report)) return raiseString(std::move(report.error));
  warnOfEscape(string.token, literal, report);
  return true;
}

// Closes the innermost of the brackets open in a field.
bool Parser::fstringCloses(std::string& nesting, char closing) {
  if (nesting.empty()) return raiseString(fmt::format("f-string: unmatched '{}'", closing));
  char opening = nesting.back();
  nesting.pop_back();
  if (bracketsMatch(opening, closing)) return true;
  return raiseString(
      fmt::format("f-string: closing parenthesis '{}' does not match opening parenthesis '{}'",
                  closing, opening));
}

// Finds where the expression ends that begins at rest[0]: at a '!', ':', '=' or '}' outside of its
// brackets and strings.
bool Parser::fstringFieldEnd(std::string_view rest, size_t& end) {
  constexpr size_t kMaxNesting = 200;
  std::string nesting;
  char quote = 0;
  size_t quotes = 0, at = 0;
  for (; at < rest.size(); at++) {
    char c = rest[at], next = at + 1 < rest.size() ? rest[at + 1] : '\0';
    bool tripled = at + 2 < rest.size() && next == c && rest[at + 2] == c;
    if (c == '\\') return raiseString("f-string expression part cannot include a backslash");
    if (quote) {
      if (c != quote) continue;
      if (quotes == 3) {
        if (!tripled) continue;
        at += 2;
      }
      quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
      quotes = tripled ? 3 : 1;
      if (tripled) at += 2;
    } else if (c == '[' || c == '{' || c == '(') {
      if (nesting.size() >= kMaxNesting) {
        return raiseString("f-string: too many nested parenthesis");
      }
      nesting += c;
    } else if (c == '#') {
      return raiseString("f-string expression part cannot include '#'");
    } else if (nesting.empty() && std::strchr("!:}=<>", c)) {
      // Comparison operators are part of the expression.
      if (next == '=' && std::strchr("!=<>", c)) {
        at++;
      } else if (c != '<' && c != '>') {
        break;
      }
    } else if (c == ']' || c == '}' || c == ')') {
      if (!fstringCloses(nesting, c)) return false;
    }
  }
  if (quote) return raiseString("f-string: unterminated string");
  if (!nesting.empty()) {
    return raiseString(fmt::format("f-string: unmatched '{}'", nesting.back()));
  }
  end = at;
  return at < rest.size() || raiseString("f-string: expecting '}'");
}

// '!' and one of s, r, a.
bool Parser::fstringConversion(std::string_view rest, size_t& at, int& conversion) {
  at++;
  if (at >= rest.size()) return raiseString("f-string: expecting '}'");
  conversion = rest[at++];
  if (conversion != 's' && conversion != 'r' && conversion != 'a') {
    return raiseString("f-string: invalid conversion character: expected 's', 'r', or 'a'");
  }
  return at < rest.size() || raiseString("f-string: expecting '}'");
}

// '{' expression ['='] ['!' conversion] [':' specification] '}'
bool Parser::fstringField(FString& string, int level, StringParts& parts) {
  std::string_view& rest = string.rest;
  if (level >= 2) return raiseString("f-string: expressions nested too deeply");
  rest.remove_prefix(1);
  size_t at;
  if (!fstringFieldEnd(rest, at)) return false;
  Expr* value = fstringExpression(string, rest.substr(0, at));
  if (!value) return false;
  int height = height_;
  bool debug = rest[at] == '=';
  if (debug) {
    if (!since(8, "f-string: self documenting expressions are")) return false;
    while (++at < rest.size() && isSpace(rest[at])) {
    }
    if (at >= rest.size()) return raiseString("f-string: expecting '}'");
    // f"{x = }" shows the text of the expression too, blanks and all.
    parts.text += rest.substr(0, at);
  }
  int conversion = -1;
  if (rest[at] == '!' && !fstringConversion(rest, at, conversion)) return false;
  Expr* specification = nullptr;
  rest.remove_prefix(at);
  if (rest[0] == ':') {
    rest.remove_prefix(1);
    if (rest.empty()) return raiseString("f-string: expecting '}'");
    specification = fstringSpecification(string, level + 1, parts);
    if (!specification) return false;
    height = std::max(height, height_);
  }
  if (rest.empty() || rest[0] != '}') return raiseString("f-string: expecting '}'");
  rest.remove_prefix(1);
  if (debug && !specification && conversion == -1) conversion = 'r';
  flushText(parts);
  auto* node = shared_.arena.make<FormattedValue>();
  node->span = parts.span;
  node->value = value;
  node->conversion = conversion;
  node->formatSpec = specification;
  parts.values.push_back(node);
  parts.height = std::max(parts.height, height + 1);
  return true;
}

// The format specification of a field, an f-string without quotes. As in CPython its own place, and
// that of its last text, is its literal; that of its other parts is all literals.
JoinedStr* Parser::fstringSpecification(FString& string, int level, const StringParts& outer) {
  StringParts parts;
  parts.span = outer.span;
  parts.isUnicodePrefixed = outer.isUnicodePrefixed;
  if (!fstring(string, level, parts)) return nullptr;
  parts.span = spanOf(string.token);
  return makeJoined(parts);
}

// Parses the text of a field. Its first line continues the line of the file in which the brace
// stands: the parenthesis takes the place of the brace.
Expr* Parser::fstringExpression(FString& string, std::string_view expression) {
  const char* begin = expression.data();
  const char* end = begin + expression.size();
  if (std::all_of(begin, end, isFieldBlank)) {
    if (*end == '!' || *end == ':' || *end == '=') {
      raiseHere(fmt::format("f-string: expression required before '{}'", *end));
    } else {
      raiseHere("f-string: empty expression not allowed");
    }
    return nullptr;
  }
  const char* brace = begin - 1;
  string.countLines(brace);
  // A field whose text begins on the next line does not shift its first line.
  const char* shown = begin;
  while (*shown != '}' && (*shown == ' ' || *shown == '\t' || *shown == '\f')) shown++;
  uint32_t column = 0;
  if (*shown != '}' && *shown != '\n') {
    column = static_cast<uint32_t>(brace - string.lineStart) - (string.lines > 0 ? 1 : 0);
  }
  Source source;
  source.text = fmt::format("({})\n", expression);
  source.indexLines();
  source.isText = true;
  source.firstLine = string.token.line + string.lines;
  source.firstColumn =
      column + (string.lines == 0 ? static_cast<uint32_t>(string.token.column) : 0);
  TokenList list;
  tokenize(source, {}, list);
  Parser parser(shared_, source, list, true);
  Diagnostic diagnostic;
  Expr* value = parser.field(diagnostic);
  height_ = parser.height_;
  if (!value && !second_ && tokens_[far_].kind == Tok::Error) raiseLexer();  // as in raiseAt()
  if (!value && !raised_) {
    raised_ = true;
    diagnostic_ = std::move(diagnostic);
  }
  return value;
}

}  // namespace ouro::syntax
