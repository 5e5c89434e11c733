// String literals: concatenation and f-strings. A replacement field is parsed as a source of its
// own, its text in parentheses, as CPython 3.11 does it: places and messages follow from that.

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "compiler/parse_state.h"
#include "compiler/string_literal.h"

namespace ouro::syntax {
namespace {

bool isFieldBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }
bool isSpace(char c) { return isFieldBlank(c) || c == '\r' || c == '\v'; }

}  // namespace

// The literals of one expression so far: finished parts, and text that may still grow.
struct Parser::StringParts {
  std::vector<Expr*> values;
  std::string text;
  bool isFormatted = false, isBytes = false, isUnicodePrefixed = false;
  Span span;  // of all literals; in a format specification of its own literal
  int height = 0;
};

Constant* Parser::makeString(const StringParts& parts, ConstantKind type) {
  auto* node = shared_.arena.make<Constant>();
  node->span = parts.span;
  node->type = type;
  node->isUnicodePrefixed = parts.isUnicodePrefixed;
  node->text = shared_.arena.copy(parts.text);
  return node;
}

void Parser::flushText(StringParts& parts) {
  if (parts.text.empty()) return;
  parts.values.push_back(makeString(parts, ConstantKind::Str));
  parts.text.clear();
}

JoinedStr* Parser::makeJoined(StringParts& parts) {
  flushText(parts);
  auto* node = shared_.arena.make<JoinedStr>();
  node->span = parts.span;
  node->values = list(parts.values);
  return setHeight(parts.height + 1) ? node : nullptr;
}

Expr* Parser::strings() {
  StringParts parts;
  uint32_t start = pos_;
  parts.isUnicodePrefixed = text(peek())[0] == 'u';
  while (at(Tok::String)) advance();
  parts.span = spanFrom(start);
  for (uint32_t i = start; i < pos_; i++) {
    if (!appendString(tokens_[i], i == start, parts)) {
      return nullptr;
    }
  }
  if (parts.isFormatted) return makeJoined(parts);
  height_ = 1;
  return makeString(parts, parts.isBytes ? ConstantKind::Bytes : ConstantKind::Str);
}

bool Parser::appendString(const Token& token, bool first, StringParts& parts) {
  StringToken literal = splitString(text(token));
  if (literal.isBytes) {
    bool ascii = std::all_of(literal.body.begin(), literal.body.end(),
                             [](char c) { return (c & 0x80) == 0; });
    if (!ascii) return raiseString("bytes can only contain ASCII literal characters");
  }
  std::string error, value;
  if (!literal.isFormatted) {
    bool decoded = true;
    if (literal.isRaw) {
      value = literal.body;
    } else if (literal.isBytes) {
      decoded = decodeByteEscapes(literal.body, value, error);
    } else {
      decoded = decodeEscapes(literal.body, value, error);
    }
    if (!decoded) return raiseString(std::move(error));
  }
  if (!first && parts.isBytes != literal.isBytes) {
    return raiseString("cannot mix bytes and nonbytes literals");
  }
  parts.isBytes = literal.isBytes;
  if (!literal.isFormatted) {
    parts.text += value;
    return true;
  }
  parts.isFormatted = true;
  std::string_view rest = literal.body;
  return fstring(token, rest, literal.isRaw, 0, parts);
}

// The text and fields of an f-string, or (level 1 and up) of a format specification, which ends at
// its '}'. `rest` is what is left of the literal.
bool Parser::fstring(const Token& token, std::string_view& rest, bool raw, int level,
                     StringParts& parts) {
  for (;;) {
    bool doubled = false;
    if (!fstringLiteral(rest, raw, level, parts, doubled)) return false;
    if (doubled) continue;
    if (rest.empty() || rest[0] == '}') break;
    if (!fstringField(token, rest, raw, level, parts)) return false;
  }
  if (level > 0 && rest.empty()) return raiseString("f-string: expecting '}'");
  return true;
}

// Text up to the next field. `doubled`: it ended with "{{" or "}}", which stands for one of them.
bool Parser::fstringLiteral(std::string_view& rest, bool raw, int level, StringParts& parts,
                            bool& doubled) {
  size_t at = 0, skip = 0;
  while (at < rest.size()) {
    char c = rest[at++];
    if (!raw && c == '\\' && at < rest.size()) {
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
  rest.remove_prefix(at + skip);
  if (raw) {
    parts.text += literal;
    return true;
  }
  std::string error;
  return decodeEscapes(literal, parts.text, error) || raiseString(std::move(error));
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
      if (nesting.empty()) return raiseString(fmt::format("f-string: unmatched '{}'", c));
      char opening = nesting.back();
      nesting.pop_back();
      if (c != (opening == '(' ? ')' : opening + 2)) {
        return raiseString(
            fmt::format("f-string: closing parenthesis '{}' does not match opening "
                        "parenthesis '{}'",
                        c, opening));
      }
    }
  }
  if (quote) return raiseString("f-string: unterminated string");
  if (!nesting.empty()) {
    return raiseString(fmt::format("f-string: unmatched '{}'", nesting.back()));
  }
  end = at;
  return at < rest.size() || raiseString("f-string: expecting '}'");
}

// '{' expression ['='] ['!' conversion] [':' specification] '}'
bool Parser::fstringField(const Token& token, std::string_view& rest, bool raw, int level,
                          StringParts& parts) {
  if (level >= 2) return raiseString("f-string: expressions nested too deeply");
  rest.remove_prefix(1);
  size_t at;
  if (!fstringFieldEnd(rest, at)) return false;
  Expr* value = fstringExpression(token, rest.substr(0, at));
  if (!value) return false;
  int height = height_;
  auto ended = [&] { return at >= rest.size(); };
  auto unexpectedEnd = [&] { return raiseString("f-string: expecting '}'"); };
  bool debug = rest[at] == '=';
  if (debug) {
    for (at++; !ended() && isSpace(rest[at]);) at++;
    if (ended()) return unexpectedEnd();
    parts.text += rest.substr(0, at);
  }
  int conversion = -1;
  if (rest[at] == '!') {
    at++;
    if (ended()) return unexpectedEnd();
    conversion = rest[at++];
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      return raiseString("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    if (ended()) return unexpectedEnd();
  }
  Expr* specification = nullptr;
  rest.remove_prefix(at);
  if (rest[0] == ':') {
    rest.remove_prefix(1);
    if (rest.empty()) return raiseString("f-string: expecting '}'");
    StringParts inner;
    inner.span = spanOf(token);
    inner.isUnicodePrefixed = parts.isUnicodePrefixed;
    if (!fstring(token, rest, raw, level + 1, inner)) return false;
    specification = makeJoined(inner);
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

// Parses the text of a field. Its first line continues the line of the file in which the brace
// stands: the parenthesis takes the place of the brace.
Expr* Parser::fstringExpression(const Token& token, std::string_view expression) {
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
  const char* literal = source_.text.data() + token.begin;
  auto lines = static_cast<uint32_t>(std::count(literal, brace, '\n'));
  // A field whose text begins on the next line does not shift its first line.
  const char* shown = begin;
  while (*shown != '}' && (*shown == ' ' || *shown == '\t' || *shown == '\f')) shown++;
  uint32_t column = 0;
  if (*shown != '}' && *shown != '\n') {
    const char* lineStart = brace;
    while (lineStart > literal && *lineStart != '\n') lineStart--;
    column = static_cast<uint32_t>(brace - lineStart) - (*lineStart == '\n' ? 1 : 0);
  }
  Source source;
  source.text = fmt::format("({})\n", expression);
  source.indexLines();
  source.firstLine = token.line + lines;
  source.firstColumn = column + (lines == 0 ? static_cast<uint32_t>(token.column) : 0);
  TokenList list;
  tokenize(source, {}, list);
  Parser parser(shared_, source, list, true);
  Diagnostic diagnostic;
  Expr* value = parser.field(diagnostic);
  height_ = parser.height_;
  if (!value && !raised_) {
    raised_ = true;
    diagnostic_ = std::move(diagnostic);
  }
  return value;
}

}  // namespace ouro::syntax
