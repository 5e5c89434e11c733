#pragma once
// Source text to tokens. The whole source is scanned at once: the parser may then look ahead and go
// back at no cost, and a token that cannot be scanned is simply the last one of the list.

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/diagnostic.h"
#include "compiler/interrupt.h"
#include "compiler/large_memory.h"
#include "compiler/source.h"

namespace ouro::syntax {

enum class Tok : uint8_t {
#define OURO_TOKEN(name, spelling) name,
#include "compiler/tokens.def"
};

// "==" for Tok::EqualEqual, as error messages spell it.
std::string_view spelling(Tok kind);

// Lines count from 1, columns are 0-based byte offsets; a column of -1 marks the tokens that stand
// for no text (Indent, Dedent, EndMarker). There are many at a time, so what follows from the rest
// is not held: see endOf().
struct Token {
  Tok kind;
  uint8_t level;        // how many brackets are open after it
  bool isWide;          // a name with characters beyond ASCII, which are still as written
  uint32_t begin, end;  // offsets into Source::text
  uint32_t line;
  int32_t column;
};

// Where a token ends: its last line and the column behind it. Only strings go over several lines.
struct TokenEnd {
  uint32_t line;
  int32_t column;
};
TokenEnd endOfString(const Source& source, const Token& token);
inline TokenEnd endOf(const Source& source, const Token& token) {
  if (token.column < 0) return {token.line, -1};
  if (token.kind == Tok::String) return endOfString(source, token);
  return {token.line, token.column + static_cast<int32_t>(token.end - token.begin)};
}

// Why scanning stopped early. CPython's tokenizer reports some errors itself (Raised) and leaves
// the wording of others to the parser, which matters for which of two errors wins.
enum class LexFailure : uint8_t {
  None,
  Raised,       // `diagnostic` says it all
  EndOfFile,    // inside brackets, or after a backslash
  BadDedent,    // matches no outer level
  TabMix,       // tabs and spaces that compare differently by width of a tab
  TooDeep,      // more than 100 levels of indentation
  Continuation  // something follows the backslash
};

struct OpenBracket {
  char bracket;
  uint32_t line;
  int32_t column;
};

struct TokenList {
  LargeList<Token> tokens;  // ends with EndMarker or Error
  LexFailure failure = LexFailure::None;
  Diagnostic diagnostic;          // for Raised
  std::vector<OpenBracket> open;  // brackets still open at the end
  std::vector<SourceWarning> warnings;
  std::vector<ast::TypeIgnore> typeIgnores;  // their text is in the source
  bool atEnd = false;                        // the end of the text came too early (or in its place)
};

struct LexOptions {
  // A single statement gets a Newline at the end of its text, which need not end with one; it comes
  // again after the Dedents that the end implies.
  bool single = false;
  // At a prompt an open block stays open until an empty line; elsewhere the end closes it.
  bool implyDedent = true;
  // Comments "# type: ..." are tokens, and "# type: ignore" is noted.
  bool typeComments = false;
  Interrupt* interrupt = nullptr;  // where it is given the list is unfinished
};

void tokenize(const Source& source, LexOptions options, TokenList& list);

// The error for the Error token that ends `list`.
Diagnostic lexDiagnostic(const Source& source, const TokenList& list);
Diagnostic neverClosed(const Source& source, const OpenBracket& bracket);

}  // namespace ouro::syntax
