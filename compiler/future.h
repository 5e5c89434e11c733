#pragma once
// The `from __future__ import` statements at the top of a module.

#include "compiler/compile_error.h"

namespace ouro {

struct Futures {
  uint32_t flags = 0;     // CodeFlags
  uint32_t lastLine = 0;  // of the last such statement; one behind it is an error
};

Futures findFutures(const ast::Module& module, CompileErrors& errors);

}  // namespace ouro
