#pragma once
// The first thing that is wrong with a program whose text parsed.

#include <string>
#include <utility>
#include <vector>

#include "compiler/ast.h"
#include "compiler/diagnostic.h"
#include "compiler/interrupt.h"

namespace ouro {

using CompileWarning = syntax::SourceWarning;

// Passes report here and go on: only the first error counts, as CPython would have stopped there.
struct CompileErrors {
  bool failed = false;
  ast::Span span;
  std::string message;
  std::vector<CompileWarning> warnings;  // SyntaxWarnings in the order of their discovery
  Interrupt* interrupt = nullptr;
  uint32_t asked = 0;
  bool isStopped = false;

  // Is the rest of no use? Asked for each statement and each item of a display.
  bool isGivenUp() {
    constexpr uint32_t kAsksPerLook = 1024;
    if (++asked % kAsksPerLook == 0) isStopped = interrupt && interrupt->isWanted();
    failed |= isStopped;
    return isStopped;
  }

  void fail(const ast::Span& where, std::string what) {
    if (failed) return;
    failed = true;
    span = where;
    message = std::move(what);
  }
};

}  // namespace ouro
