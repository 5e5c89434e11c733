#include "compiler/scanner.h"

#include <fmt/format.h>

#include <cctype>
#include <cstring>

#include "compiler/identifier.h"

namespace ouro::syntax {
namespace {

bool isIdentifierChar(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }

// A number may touch these keywords: `1if x else 2`, `0x1for x in y`.
bool keywordMayFollow(const char* p) {
  if (p[0] == 'i') return p[1] == 'f' || p[1] == 'n' || p[1] == 's';
  for (std::string_view word : {"and", "else", "for", "or", "not"}) {
    if (std::strncmp(p, word.data(), word.size()) == 0) return !isIdentifierChar(p[word.size()]);
  }
  return false;
}

// Where in "# type: int" the type begins; null for other comments.
const char* typeOfComment(const char* at) {
  auto skipBlanks = [&at] {
    while (*at == ' ' || *at == '\t') at++;
  };
  at++;
  skipBlanks();
  if (std::strncmp(at, "type:", 5) != 0) return nullptr;
  at += 5;
  skipBlanks();
  return at;
}

}  // namespace

std::string_view spelling(Tok kind) {
  static constexpr std::string_view kSpellings[] = {
#define OURO_TOKEN(name, spelling) spelling,
#include "compiler/tokens.def"
  };
  return kSpellings[static_cast<size_t>(kind)];
}

Scanner::Scanner(const Source& source, LexOptions options, TokenList& list)
    : source_(source),
      options_(options),
      list_(list),
      base_(source.text.data()),
      limit_(base_ + source.text.size()),
      start_(base_),
      cursor_(base_),
      comment_(nullptr),
      lineStart_(base_),
      line_(source.text.empty() ? 0 : source.firstLine) {}

void Scanner::run() {
  list_.tokens.reserve(source_.text.size() / 32 + 16);
  constexpr size_t kManyTokens = 4096;
  for (size_t i = 1; scanToken(); i++)
    if (i % kManyTokens == 0 && options_.interrupt && options_.interrupt->isWanted()) return;
  list_.open.assign(layout_.brackets().begin(), layout_.brackets().end());
}

// Room for all that is to come, if the rest of the text is as dense as what was read (at most what
// common texts need): a large list is copied while it is short, and little of it stays empty.
void Scanner::makeRoom() {
  const size_t count = list_.tokens.size(), all = source_.text.size();
  const auto read = static_cast<size_t>(cursor_ - base_) + 1;
  const size_t expected = std::min(count * all / read, all / 3);
  list_.tokens.reserve(std::max(expected, count) + count / 8 + 16);
}

void Scanner::put(Tok kind, uint32_t startLine, const char* startOfLine) {
  // A replacement field's first line continues a line of the file.
  int32_t shift = line_ == source_.firstLine ? static_cast<int32_t>(source_.firstColumn) : 0;
  append({kind, layout_.level(), false, static_cast<uint32_t>(start_ - base_),
          static_cast<uint32_t>(cursor_ - base_), startLine,
          static_cast<int32_t>(start_ - startOfLine) + shift});
}

void Scanner::putMark(Tok kind) {
  auto at = static_cast<uint32_t>(cursor_ - base_);
  append({kind, layout_.level(), false, at, at, line_, -1});
}

bool Scanner::startLine() {
  if (layout_.level() > 0) {
    atLineStart_ = false;
    return true;
  }
  Indentation indentation;
  uint32_t lines = 0;
  LexFailure failure = LexFailure::None;
  const char* from = cursor_;
  bool measured = measureIndentation(&cursor_, indentation, lines, failure);
  if (lines > 0) countLines(from);
  if (!measured) return fail(failure);
  atLineStart_ = false;
  blank_ = *cursor_ == '#' || *cursor_ == '\n';
  if (blank_) return true;
  int change = layout_.indent(indentation, failure);
  if (failure != LexFailure::None) return fail(failure);
  if (change > 0) putMark(Tok::Indent);
  for (; change < 0; change++) putMark(Tok::Dedent);
  return true;
}

void Scanner::countLines(const char* from) {
  while (from < cursor_) {
    auto* end =
        static_cast<const char*>(std::memchr(from, '\n', static_cast<size_t>(cursor_ - from)));
    if (!end) return;
    from = end + 1;
    beginLine(from);
  }
}

bool Scanner::newline() {
  if (layout_.level() == 0 && !blank_) {
    // A comment belongs to the Newline behind it.
    cursor_--;
    if (comment_) start_ = comment_;
    put(Tok::Newline);
    cursor_++;
  }
  comment_ = nullptr;
  atLineStart_ = layout_.level() == 0;
  beginLine(cursor_);
  return true;
}

bool Scanner::comment() {
  constexpr std::string_view kIgnore = "ignore";
  const char* type = options_.typeComments ? typeOfComment(start_) : nullptr;
  if (type) {
    std::string_view text(type, static_cast<size_t>(cursor_ - type));
    auto after =
        static_cast<unsigned char>(text.size() > kIgnore.size() ? text[kIgnore.size()] : 0);
    if (!text.starts_with(kIgnore) || after >= 128 || std::isalnum(after)) {
      start_ = type;
      put(Tok::TypeComment);
      blank_ = false;
      return true;
    }
    list_.typeIgnores.push_back({static_cast<int>(line_), text.substr(kIgnore.size())});
  }
  comment_ = start_;
  return false;
}

bool Scanner::continuation() {
  beginLine(cursor_);
  if (*cursor_ == 0) return fail(LexFailure::EndOfFile);
  return true;
}

bool Scanner::finish() {
  list_.atEnd = true;
  if (layout_.level() > 0) return fail(LexFailure::EndOfFile);
  if (options_.single && !list_.tokens.empty()) putMark(Tok::Newline);
  if (options_.implyDedent) {
    int levels = layout_.closeAll();
    bool closed = levels > 0;
    for (; levels > 0; levels--) putMark(Tok::Dedent);
    if (options_.single && closed) putMark(Tok::Newline);
  }
  putMark(Tok::EndMarker);
  return false;
}

bool Scanner::wideName() {
  std::string_view text(start_, static_cast<size_t>(cursor_ - start_));
  size_t valid = identifierPrefix(text);
  if (valid == text.size()) {
    put(Tok::Name);
    list_.tokens.back().isWide = true;
    return true;
  }
  size_t length;
  uint32_t code = decodeCodePoint(text.substr(valid), length);
  std::string_view character = text.substr(valid, length);
  const char* at = character.data() + length;
  if (isPrintable(code)) {
    return raise(fmt::format("invalid character '{}' (U+{:04X})", character, code), at);
  }
  return raise(fmt::format("invalid non-printable character U+{:04X}", code), at);
}

bool Scanner::badCharacter() {
  uint32_t code = static_cast<unsigned char>(*start_);
  if (!isPrintable(code)) {
    return raise(fmt::format("invalid non-printable character U+{:04X}", code), cursor_);
  }
  put(Tok::Unknown);
  return true;
}

bool Scanner::number(const char* kind) {
  // `0or` begins as an octal number would.
  bool octal = *cursor_ == 'o' && *start_ == '0' && cursor_ == start_ + 1;
  if (isIdentifierChar(*cursor_)) {
    std::string message = fmt::format("invalid {} literal", kind);
    if (octal || !keywordMayFollow(cursor_))
      return kind[0] != 'i' ? numberError() : raise(std::move(message), cursor_);
    ast::Span span;
    span.line = line_;
    list_.warnings.push_back({span, message, problem(message, cursor_), true});
  }
  put(Tok::Number);
  return true;
}

// Something is wrong with the number at start_: reads it the way CPython's tokenizer does, for the
// place and the words that go with it. `at` is where it stumbles; the column counts what it has
// consumed, so that an error about the character before it names that character.
bool Scanner::numberError() {
  char base = static_cast<char>(start_[1] | 0x20);
  if (*start_ == '0' && (base == 'x' || base == 'o' || base == 'b')) return basedNumberError(base);
  const char* p = start_;
  auto invalid = [&] { return raise("invalid decimal literal", p); };
  // Digits and single underscores between them; false when an underscore leads nowhere.
  auto skipDigits = [&] {
    while (isDigit(*p)) {
      p++;
      if (*p == '_' && !isDigit(*++p)) return false;
    }
    return true;
  };
  if (!skipDigits()) return invalid();
  const char* wholeEnd = p;
  if (*p == '.') {
    p++;
    if (isDigit(*p) && !skipDigits()) return invalid();
  }
  if ((*p == 'e' || *p == 'E') && (isDigit(p[1]) || p[1] == '+' || p[1] == '-')) {
    p++;
    if (!isDigit(*p)) p++;
    if (!isDigit(*p) || !skipDigits()) return invalid();
  }
  const char* zerosEnd = start_;
  while (*zerosEnd == '0' || *zerosEnd == '_') zerosEnd++;
  // 012 was an octal number once; 01e is only a bad exponent.
  bool leadingZeros = p == wholeEnd && *start_ == '0' && zerosEnd < wholeEnd;
  if (!leadingZeros || (*p | 0x20) == 'e') return invalid();
  raise(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
      "integers",
      start_ + 1);
  list_.diagnostic.endColumn = columnOf(zerosEnd) + 1;
  return false;
}

// The same for 0x, 0o and 0b: a digit of another base, an underscore out of place, or no digit.
bool Scanner::basedNumberError(char base) {
  const char* kind = base == 'x' ? "hexadecimal" : base == 'o' ? "octal" : "binary";
  auto belongs = [&](char c) {
    return base == 'x' ? std::isxdigit(static_cast<unsigned char>(c)) != 0
                       : c >= '0' && c < (base == 'o' ? '8' : '2');
  };
  const char* p = start_ + 2;
  for (;;) {
    if (*p == '_') p++;
    if (!belongs(*p)) break;
    while (belongs(*p)) p++;
    if (*p != '_') break;
  }
  if (isDigit(*p)) return raise(fmt::format("invalid digit '{}' in {} literal", *p, kind), p + 1);
  return raise(fmt::format("invalid {} literal", kind), p);
}

bool Scanner::string() {
  uint32_t firstLine = line_;
  const char* firstLineStart = lineStart_;
  countLines(start_);
  put(Tok::String, firstLine, firstLineStart);
  return true;
}

bool Scanner::unterminatedString(size_t quotes) {
  // Find the line where the search ended, but report the place where the string begins.
  uint32_t detected = line_;
  char quote = cursor_[-1];
  const char* p = cursor_;
  for (; *p && !(quotes == 1 && (*p == '\n' || *p == quote)); p++) {
    if (*p == '\\' && p[1]) p++;
    if (*p == '\n' && p + 1 < limit_) detected++;
  }
  if (*p == 0) list_.atEnd = true;
  return raise(fmt::format("unterminated {}string literal (detected at line {})",
                           quotes == 3 ? "triple-quoted " : "", detected),
               start_ + 1);
}

bool Scanner::openBracket(Tok kind) {
  if (layout_.full()) return raise("too many nested parentheses", cursor_);
  layout_.open(*start_, line_, columnOf(start_));
  put(kind);
  return true;
}

bool Scanner::closeBracket(Tok kind) {
  if (layout_.level() == 0) return raise(fmt::format("unmatched '{}'", *start_), cursor_);
  OpenBracket opening = layout_.close();
  if (!bracketsMatch(opening.bracket, *start_)) {
    std::string where = opening.line == line_ ? "" : fmt::format(" on line {}", opening.line);
    return raise(fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'{}",
                             *start_, opening.bracket, where),
                 cursor_);
  }
  put(kind);
  return true;
}

bool Scanner::fail(LexFailure failure) {
  list_.failure = failure;
  if (failure == LexFailure::EndOfFile) list_.atEnd = true;
  putMark(Tok::Error);
  return false;
}

Diagnostic Scanner::problem(std::string message, const char* at) const {
  Diagnostic d;
  d.kind = DiagnosticKind::SyntaxError;
  d.message = std::move(message);
  d.line = d.endLine = static_cast<int32_t>(line_);
  d.column = d.endColumn = countCodePoints({lineStart_, static_cast<size_t>(at - lineStart_)});
  d.text = std::string(source_.line(line_));
  if (!d.text.empty() && d.text.back() == '\n') d.text.pop_back();
  d.hasText = d.hasLocation = true;
  return d;
}

bool Scanner::raise(std::string message, const char* at) {
  list_.diagnostic = problem(std::move(message), at);
  return fail(LexFailure::Raised);
}

TokenEnd endOfString(const Source& source, const Token& token) {
  const std::vector<uint32_t>& starts = source.lineStarts;
  size_t index = token.line - source.firstLine;
  while (index + 1 < starts.size() && starts[index + 1] < token.end) index++;
  const uint32_t shift = index == 0 ? source.firstColumn : 0;
  return {source.firstLine + static_cast<uint32_t>(index),
          static_cast<int32_t>(token.end - starts[index] + shift)};
}

void tokenize(const Source& source, LexOptions options, TokenList& list) {
  Scanner(source, options, list).run();
}

namespace {

Diagnostic located(const Source& source, DiagnosticKind kind, std::string message, uint32_t line,
                   int32_t column, int32_t endColumn) {
  Diagnostic d;
  d.kind = kind;
  d.message = std::move(message);
  d.line = d.endLine = static_cast<int32_t>(line);
  d.text = std::string(source.line(line));
  d.column = countCodePoints(std::string_view(d.text).substr(0, static_cast<size_t>(column + 1)));
  d.endColumn = endColumn;
  d.hasText = d.hasLocation = true;
  return d;
}

}  // namespace

Diagnostic neverClosed(const Source& source, const OpenBracket& bracket) {
  Diagnostic d = located(source, DiagnosticKind::SyntaxError,
                         fmt::format("'{}' was never closed", bracket.bracket), bracket.line,
                         bracket.column, 0);
  // As CPython cuts it out of a text that it has read on from there.
  const bool isLast = source.line(bracket.line + 1).empty();
  if (source.isText && !isLast && d.text.ends_with('\n')) d.text.pop_back();
  return d;
}

Diagnostic lexDiagnostic(const Source& source, const TokenList& list) {
  const Token& last = list.tokens.back();
  // Where CPython's tokenizer has given up on a whole line, the place is the line's end.
  auto cursorColumn =
      static_cast<int32_t>(last.begin - source.lineStarts[last.line - source.firstLine]);
  int32_t lineEnd = static_cast<int32_t>(source.line(last.line).size()) - 1;
  switch (list.failure) {
    case LexFailure::EndOfFile:
      if (!list.open.empty()) return neverClosed(source, list.open.back());
      return located(source, DiagnosticKind::SyntaxError, "unexpected EOF while parsing", last.line,
                     lineEnd, -1);
    case LexFailure::BadDedent:
      return located(source, DiagnosticKind::IndentationError,
                     "unindent does not match any outer indentation level", last.line, lineEnd, -1);
    case LexFailure::TabMix:
      return located(source, DiagnosticKind::TabError,
                     "inconsistent use of tabs and spaces in indentation", last.line, 0, 0);
    case LexFailure::TooDeep:
      return located(source, DiagnosticKind::IndentationError, "too many levels of indentation",
                     last.line, 0, 0);
    case LexFailure::Continuation:
      return located(source, DiagnosticKind::SyntaxError,
                     "unexpected character after line continuation character", last.line,
                     cursorColumn - 1, 0);
    case LexFailure::None:
    case LexFailure::Raised: break;
  }
  return list.diagnostic;
}

}  // namespace ouro::syntax
