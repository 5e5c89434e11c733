#pragma once
// The text of an expression, as CPython writes the annotations that PEP 563 postpones.

#include <string>

#include "compiler/ast.h"

namespace ouro {

std::string unparse(const ast::Expr* e);

}  // namespace ouro
