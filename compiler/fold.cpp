#include "compiler/fold.h"

#include <vector>

namespace ouro {

using Kind = UnitConstant::Kind;

const UnitConstant* Folder::known(const ast::Expr* e) const {
  auto it = memo_.find(e);
  return it == memo_.end() ? nullptr : it->second.get();
}

const UnitConstant* Folder::constant(const ast::Expr* e) {
  switch (e->kind) {
    case ast::ExprKind::Constant:
    case ast::ExprKind::BinOp:
    case ast::ExprKind::UnaryOp:
    case ast::ExprKind::Subscript:
    case ast::ExprKind::Tuple:
    case ast::ExprKind::NameExpr: break;
    default: return nullptr;
  }
  auto it = memo_.find(e);
  if (it != memo_.end()) return it->second.get();
  // The left arms of a chain a + b + c ... are worked off from the innermost, without recursion.
  std::vector<const ast::Expr*> spine;
  const ast::Expr* inner = e;
  while (inner->kind == ast::ExprKind::BinOp && !memo_.contains(inner)) {
    spine.push_back(inner);
    inner = inner->as<ast::BinOp>()->left;
  }
  if (spine.empty()) return (memo_[e] = compute(e)).get();
  constant(inner);
  while (!spine.empty()) {
    const ast::Expr* node = spine.back();
    spine.pop_back();
    memo_[node] = binary(node->as<ast::BinOp>());
  }
  return known(e);
}

Folder::Result Folder::compute(const ast::Expr* e) {
  switch (e->kind) {
    case ast::ExprKind::Constant:
      return std::make_unique<UnitConstant>(constantOf(*e->as<ast::Constant>()));
    case ast::ExprKind::UnaryOp: return unary(e->as<ast::UnaryOp>());
    case ast::ExprKind::Subscript: return subscript(e->as<ast::Subscript>());
    case ast::ExprKind::Tuple: {
      const auto* tuple = e->as<ast::Tuple>();
      return tuple->ctx == ast::Context::Load ? items(tuple->elts, Kind::Tuple) : nullptr;
    }
    case ast::ExprKind::NameExpr: {
      const auto* name = e->as<ast::NameExpr>();
      if (name->ctx != ast::Context::Load || name->id != "__debug__") return nullptr;
      auto result = std::make_unique<UnitConstant>();
      result->kind = isDebug_ ? Kind::True : Kind::False;
      return result;
    }
    default: return nullptr;
  }
}

Folder::Result Folder::binary(const ast::BinOp* e) {
  const UnitConstant* left = constant(e->left);
  if (left == nullptr) return nullptr;
  const UnitConstant* right = constant(e->right);
  if (right == nullptr) return nullptr;
  std::optional<UnitConstant> result = foldBinary(e->op, *left, *right);
  return result ? std::make_unique<UnitConstant>(std::move(*result)) : nullptr;
}

Folder::Result Folder::unary(const ast::UnaryOp* e) {
  const UnitConstant* operand = constant(e->operand);
  if (operand == nullptr) return nullptr;
  std::optional<UnitConstant> result = foldUnary(e->op, *operand);
  return result ? std::make_unique<UnitConstant>(std::move(*result)) : nullptr;
}

Folder::Result Folder::subscript(const ast::Subscript* e) {
  if (e->ctx != ast::Context::Load) return nullptr;
  const UnitConstant* value = constant(e->value);
  if (value == nullptr) return nullptr;
  const UnitConstant* index = constant(e->slice);
  if (index == nullptr) return nullptr;
  std::optional<UnitConstant> result = foldSubscript(*value, *index);
  return result ? std::make_unique<UnitConstant>(std::move(*result)) : nullptr;
}

Folder::Result Folder::items(const ast::Exprs& elts, Kind kind) {
  for (const ast::Expr* item : elts) {
    if (constant(item) == nullptr) return nullptr;
  }
  auto result = std::make_unique<UnitConstant>();
  result->kind = kind;
  result->items.reserve(elts.size());
  for (const ast::Expr* item : elts) result->items.push_back(*constant(item));
  return result;
}

const UnitConstant* Folder::constantItems(const ast::Expr* e) {
  const ast::Exprs* elts;
  Kind kind = Kind::Tuple;
  if (e->kind == ast::ExprKind::ListExpr) {
    elts = &e->as<ast::ListExpr>()->elts;
  } else if (e->kind == ast::ExprKind::Set) {
    elts = &e->as<ast::Set>()->elts;
    kind = Kind::FrozenSet;
  } else {
    return nullptr;
  }
  auto it = displays_.find(e);
  if (it == displays_.end()) it = displays_.emplace(e, items(*elts, kind)).first;
  return it->second.get();
}

}  // namespace ouro
