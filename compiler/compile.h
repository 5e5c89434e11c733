#pragma once
// From a syntax tree to code units: the back half of the compiler.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/code_unit.h"
#include "compiler/compile_error.h"
#include "compiler/diagnostic.h"

namespace ouro {

struct CompileOptions {
  int optimize = 0;            // as python -O: 1 leaves asserts out, 2 docstrings too
  uint32_t futures = 0;        // CodeFlags of __future__ features that are on from the start
  bool interactive = false;    // expression statements at the top print their values; Mode::Single
                               // implies it
  bool topLevelAwait = false;  // `await` at the top makes the module a coroutine
  std::vector<CompileWarning>* warnings = nullptr;  // gets the SyntaxWarnings
  Interrupt* interrupt =
      nullptr;  // where it is given there is no unit, and the diagnostic is empty
};

// The unit of a whole module, in the arena, which is that of the module or lives no longer; the
// units of its functions and classes are among the constants. Null if the program is wrong:
// `diagnostic` then says why, without the source line (hasText false): the caller adds that if it
// has the file.
const CodeUnit* compileUnit(const ast::Module& module, std::string_view filename,
                            const CompileOptions& options, ast::Arena& arena,
                            syntax::Diagnostic& diagnostic);

// A SyntaxError about that place of the program.
void describeAt(const ast::Span& span, std::string message, syntax::Diagnostic& diagnostic);

}  // namespace ouro
