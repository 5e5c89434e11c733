#pragma once
// A tree as text, exactly as Python's ast.dump(tree, include_attributes=True) prints it. Tests
// compare the parser with CPython by it.

#include <string>

#include "compiler/ast.h"

namespace ouro::syntax {

std::string dumpAst(const ast::Module& module);

}  // namespace ouro::syntax
