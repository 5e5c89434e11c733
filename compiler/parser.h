#pragma once
// Source text to syntax tree: the one entry into the front half of the compiler.

#include <string_view>

#include "compiler/ast.h"
#include "compiler/diagnostic.h"
#include "compiler/interrupt.h"
#include "compiler/source.h"

namespace ouro::syntax {

struct ParseOptions {
  ast::Mode mode = ast::Mode::Exec;
  // False at a prompt: a block stays open until an empty line closes it.
  bool implyDedent = true;
  bool typeComments = false;       // keep what comments say about types
  int featureVersion = 11;         // refuse the syntax of later versions of Python 3
  int maxDigits = 4300;            // of a decimal int literal; 0: any number
  size_t maxBytes = SIZE_MAX;      // a text that may need more is refused with a MemoryError
  std::string_view filename = {};  // for the messages about an Origin::File
  std::vector<SourceWarning>* warnings = nullptr;  // gets the DeprecationWarnings
  Interrupt* interrupt = nullptr;  // where it is given the result is null, without a diagnostic
};

// Parses `bytes` as `origin` and `options` say. The tree lives in `arena` and refers to nothing
// else. Null with `diagnostic` filled on an error; diagnostic.incomplete tells that the text ended
// too early, so that a prompt asks for more.
[[nodiscard]] ast::Module* parse(std::string_view bytes, Origin origin, ParseOptions options,
                                 ast::Arena& arena, Diagnostic& diagnostic);

// The same for a text that has been read already. Mode::Exec wants it to end with a line end.
[[nodiscard]] ast::Module* parse(const Source& source, ParseOptions options, ast::Arena& arena,
                                 Diagnostic& diagnostic);

}  // namespace ouro::syntax
