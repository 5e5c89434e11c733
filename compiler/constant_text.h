#pragma once
// Constants as Python's repr() shows them, for listings and postponed annotations.

#include <string>
#include <string_view>

#include "compiler/ast.h"
#include "compiler/code_unit.h"

namespace ouro {

std::string quoteString(std::string_view text);  // WTF-8
std::string quoteBytes(std::string_view bytes);
std::string floatText(double value);
std::string constantText(const UnitConstant& constant);
// As the source of an expression: infinity is written 1e309.
std::string constantText(const ast::Constant& literal);

}  // namespace ouro
