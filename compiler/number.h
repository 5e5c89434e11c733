#pragma once
// The values of number literals.

#include <string_view>

#include "compiler/ast.h"

namespace ouro::syntax {

// Fills type and value of `node` from a well-formed literal. Big ints keep their text, in `arena`.
void decodeNumber(std::string_view literal, ast::Arena& arena, ast::Constant& node);

}  // namespace ouro::syntax
