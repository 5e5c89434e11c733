#pragma once
// The scanner's state and what its rules (lexer.re) do. Private to the lexer.

#include <string>

#include "compiler/layout.h"
#include "compiler/lexer.h"

namespace ouro::syntax {

class Scanner {
 public:
  Scanner(const Source& source, LexOptions options, TokenList& list);
  void run();

 private:
  // Scans one token and puts it on the list; false after the last. In lexer.re.
  bool scanToken();
  // Blanks, Indent and Dedent at the beginning of a line.
  bool startLine();

  void put(Tok kind) { put(kind, line_, lineStart_); }
  void put(Tok kind, uint32_t startLine, const char* startOfLine);
  // A token that stands for no text.
  void putMark(Tok kind);
  // There is always room for one more. It is made afterwards: nothing is to be kept over the call.
  void append(const Token& token) {
    list_.tokens.push_back(token);
    if (list_.tokens.isFull()) makeRoom();
  }
  void makeRoom();
  bool newline();
  // A comment; true if it is a token.
  bool comment();
  bool continuation();
  bool finish();

  bool wideName();
  bool number(const char* kind);
  bool numberError();
  bool basedNumberError(char base);
  bool string();
  bool unterminatedString(size_t quotes);
  bool openBracket(Tok kind);
  bool closeBracket(Tok kind);
  bool badCharacter();

  // Ends the list with an Error: one whose words the parser finds, or one said here, whose place is
  // just before `at`.
  bool fail(LexFailure failure);
  bool raise(std::string message, const char* at);
  Diagnostic problem(std::string message, const char* at) const;
  int32_t columnOf(const char* at) const { return static_cast<int32_t>(at - lineStart_); }
  // A line begins at `start`, unless the text ends there: that belongs to the last line.
  void beginLine(const char* start) {
    if (start == limit_) return;
    line_++;
    lineStart_ = start;
  }
  // How many lines `from`..`cursor_` spans; moves line_ and lineStart_.
  void countLines(const char* from);

  const Source& source_;
  LexOptions options_;
  TokenList& list_;
  const char* base_;
  const char* limit_;
  const char* start_;    // of the token being scanned
  const char* cursor_;   // the next character
  const char* comment_;  // at the end of this line; null when there is none
  const char* lineStart_;
  uint32_t line_;
  bool atLineStart_ = true;
  bool blank_ = false;  // nothing but blanks on this line so far: its end is no Newline
  Layout layout_;
};

}  // namespace ouro::syntax
