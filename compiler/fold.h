#pragma once
// Constant folding, as CPython's ast_opt does it: what an expression is worth if it can be known
// before the program runs.
//
// The tree stays as it is. The generator asks for each expression that it meets, from the outside
// in; what was computed is remembered, so that a deep tree is looked at once.

#include <optional>
#include <unordered_map>
#include <vector>

#include "compiler/ast.h"
#include "compiler/code_unit.h"

namespace ouro {

class Folder {
 public:
  Folder(ast::Arena& arena, int optimize) : arena_(arena), isDebug_(optimize == 0) {}

  // The constant that `e` is, or null. Lives in the arena.
  const UnitConstant* constant(const ast::Expr* e);
  bool isConstant(const ast::Expr* e) {
    return e->kind == ast::ExprKind::Constant || constant(e) != nullptr;
  }
  // A display on the right of `in` or behind `for`, which nobody can keep: [1, 2] is a tuple,
  // {1, 2} a frozenset. Null if it holds anything else than constants, or is no display.
  const UnitConstant* constantItems(const ast::Expr* e);

 private:
  using Result = const UnitConstant*;
  Result keep(const UnitConstant& constant);
  Result compute(const ast::Expr* e);
  Result binary(const ast::BinOp* e);
  Result unary(const ast::UnaryOp* e);
  Result subscript(const ast::Subscript* e);
  Result items(const ast::Exprs& elts, UnitConstant::Kind kind);
  Result known(const ast::Expr* e) const;

  struct Step {  // an expression whose operands before `next` are known
    const ast::Expr* expr;
    size_t next;
  };

  ast::Arena& arena_;
  bool isDebug_;
  std::vector<Step> steps_;  // of the search that goes on
  // Of expressions with operands. Null: looked at, not constant.
  std::unordered_map<const ast::Expr*, Result> memo_;
  std::unordered_map<const ast::Expr*, Result> displays_;
};

// ---- operations on constants (fold_value.cpp); nothing where Python would raise, where the result
// would be large or is not exactly representable here

std::optional<UnitConstant> foldBinary(ast::Arena&, ast::Operator op, const UnitConstant& left,
                                       const UnitConstant& right);
std::optional<UnitConstant> foldUnary(ast::Arena&, ast::UnaryOperator op,
                                      const UnitConstant& operand);
std::optional<UnitConstant> foldSubscript(const UnitConstant& value, const UnitConstant& index);
bool truth(const UnitConstant& constant);

UnitConstant constantOf(ast::Arena&, const ast::Constant& literal);

}  // namespace ouro
