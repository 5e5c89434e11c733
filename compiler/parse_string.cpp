// String literals and their concatenation.

#include "compiler/parse_string.h"

#include <fmt/format.h>

#include <algorithm>

namespace ouro::syntax {

Constant* Parser::makeString(const StringParts& parts, ConstantKind type) {
  auto* node = shared_.arena.make<Constant>();
  node->span = parts.span;
  node->type = type;
  if (parts.isUnicodePrefixed) node->prefix = "u";
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

// `literal` tells apart what is warned about already: the second pass sees it again.
void Parser::warnOfEscape(const Token& token, std::string_view literal,
                          const EscapeReport& report) {
  if (report.unknown.empty() || !shared_.warnings) return;
  if (std::find(shared_.warned.begin(), shared_.warned.end(), literal.data()) !=
      shared_.warned.end())
    return;
  shared_.warned.push_back(literal.data());
  std::string message = fmt::format("invalid {}escape sequence '\\{}'",
                                    report.unknown.size() > 1 ? "octal " : "", report.unknown);
  const TokenEnd end = endOf(source_, token);
  Diagnostic error =
      errorAt(DiagnosticKind::SyntaxError, message, token.line, token.column, end.line, end.column);
  shared_.warnings->push_back({spanOf(token), std::move(message), std::move(error)});
}

bool Parser::appendString(const Token& token, bool first, StringParts& parts) {
  StringToken literal = splitString(text(token));
  if (literal.isBytes) {
    bool ascii = std::all_of(literal.body.begin(), literal.body.end(),
                             [](char c) { return (c & 0x80) == 0; });
    if (!ascii) return raiseString("bytes can only contain ASCII literal characters");
  }
  std::string value;
  if (!literal.isFormatted) {
    bool decoded = true;
    EscapeReport report;
    if (literal.isRaw) {
      value = literal.body;
    } else if (literal.isBytes) {
      decoded = decodeByteEscapes(literal.body, value, report);
    } else {
      decoded = decodeEscapes(literal.body, value, report);
    }
    if (!decoded) return raiseString(std::move(report.error));
    warnOfEscape(token, literal.body, report);
  }
  if (!first && parts.isBytes != literal.isBytes) {
    return raiseString("cannot mix bytes and nonbytes literals");
  }
  parts.isBytes = literal.isBytes;
  if (!literal.isFormatted) {
    parts.text += value;
    return true;
  }
  if (!since(6, "Format strings are")) return false;
  parts.isFormatted = true;
  const char* begin = source_.text.data() + token.begin;
  FString string{token, literal.body, literal.isRaw, begin, begin};
  return fstring(string, 0, parts);
}

}  // namespace ouro::syntax
