#pragma once
// What is wrong with a source text, said in plain data: the runtime makes the exception of it.

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/ast.h"

namespace ouro::syntax {

enum class DiagnosticKind : uint8_t {
  None,
  SyntaxError,
  IndentationError,
  TabError,
  ValueError,      // null bytes in the source
  MemoryError,     // the parser's own stack limit
  RecursionError,  // a tree too deep for the later passes
};

// The numbers are what CPython puts into the exception: lines count from 1; offsets count code
// points from 1, with the odd 0 and -1 that CPython reports where it knows no better place.
struct Diagnostic {
  DiagnosticKind kind = DiagnosticKind::None;
  std::string message;
  int32_t line = 0, column = 0;
  int32_t endLine = 0, endColumn = 0;
  // The source line to show. Errors inside an f-string show the replacement field instead.
  std::string text;
  bool hasText = false;      // False: SyntaxError.text is None
  bool hasLocation = false;  // False: the exception carries a message alone
  // More lines could make a whole of it; a prompt reads on instead of complaining.
  bool incomplete = false;

  explicit operator bool() const { return kind != DiagnosticKind::None; }
};

// What is merely odd: a SyntaxWarning of the compiler, a DeprecationWarning of the parser.
struct SourceWarning {
  ast::Span span;
  std::string message;
  Diagnostic error;       // what the parser makes of it when warnings are errors
  bool isSyntax = false;  // a SyntaxWarning even of the parser
};

}  // namespace ouro::syntax
