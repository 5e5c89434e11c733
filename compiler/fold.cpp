#include "compiler/fold.h"

namespace ouro {

using Kind = UnitConstant::Kind;

namespace {

bool isDebugName(const ast::Expr* e) {
  const auto* name = e->as<ast::NameExpr>();
  return name->ctx == ast::Context::Load && name->id == "__debug__";
}

bool isFoldable(const ast::Expr* e) {
  switch (e->kind) {
    case ast::ExprKind::Constant:
    case ast::ExprKind::BinOp:
    case ast::ExprKind::UnaryOp:
    case ast::ExprKind::Subscript:
    case ast::ExprKind::Tuple: return true;
    case ast::ExprKind::NameExpr: return isDebugName(e);
    default: return false;
  }
}

// The index-th operand of `e`, or null behind the last.
const ast::Expr* operand(const ast::Expr* e, size_t index) {
  switch (e->kind) {
    case ast::ExprKind::BinOp:
      if (index > 1) return nullptr;
      return index == 0 ? e->as<ast::BinOp>()->left : e->as<ast::BinOp>()->right;
    case ast::ExprKind::UnaryOp: return index == 0 ? e->as<ast::UnaryOp>()->operand : nullptr;
    case ast::ExprKind::Subscript:
      if (index > 1 || e->as<ast::Subscript>()->ctx != ast::Context::Load) return nullptr;
      return index == 0 ? e->as<ast::Subscript>()->value : e->as<ast::Subscript>()->slice;
    case ast::ExprKind::Tuple: {
      const auto* tuple = e->as<ast::Tuple>();
      if (index >= tuple->elts.size() || tuple->ctx != ast::Context::Load) return nullptr;
      return tuple->elts[index];
    }
    default: return nullptr;
  }
}

}  // namespace

// Of an operand that was looked at.
Folder::Result Folder::known(const ast::Expr* e) const {
  auto it = memo_.find(e);
  return it == memo_.end() ? nullptr : it->second;
}

Folder::Result Folder::keep(const UnitConstant& constant) {
  auto* kept = arena_.make<UnitConstant>();
  *kept = constant;
  return kept;
}

// Operands first, without recursion: trees may be deep. An expression with an operand that is not
// constant is settled at once; its further operands wait until somebody asks for them.
const UnitConstant* Folder::constant(const ast::Expr* e) {
  if (!isFoldable(e)) return nullptr;
  const ast::Expr* first = operand(e, 0);
  if (!first) return compute(e);
  // Most have a first operand that rules it out, or that has one; they are not worth remembering.
  constexpr int kShallow = 4;
  for (int i = 0; first && i < kShallow; i++, first = operand(first, 0))
    if (!isFoldable(first)) return nullptr;
  auto it = memo_.find(e);
  if (it != memo_.end()) return it->second;
  steps_.assign(1, {e, 0});
  while (!steps_.empty()) {
    Step& step = steps_.back();
    const ast::Expr* expr = step.expr;
    const ast::Expr* child = operand(expr, step.next);
    if (child != nullptr && isFoldable(child) && !memo_.contains(child)) {
      steps_.push_back({child, 0});
      continue;
    }
    if (child != nullptr && known(child) != nullptr) {
      step.next++;
      continue;
    }
    steps_.pop_back();
    memo_[expr] = child == nullptr ? compute(expr) : nullptr;
  }
  return known(e);
}

// All operands of `e` are constants.
Folder::Result Folder::compute(const ast::Expr* e) {
  switch (e->kind) {
    case ast::ExprKind::BinOp: return binary(e->as<ast::BinOp>());
    case ast::ExprKind::Constant: return keep(constantOf(arena_, *e->as<ast::Constant>()));
    case ast::ExprKind::UnaryOp: return unary(e->as<ast::UnaryOp>());
    case ast::ExprKind::Subscript: return subscript(e->as<ast::Subscript>());
    case ast::ExprKind::Tuple: {
      const auto* tuple = e->as<ast::Tuple>();
      return tuple->ctx == ast::Context::Load ? items(tuple->elts, Kind::Tuple) : nullptr;
    }
    case ast::ExprKind::NameExpr: return keep({.kind = isDebug_ ? Kind::True : Kind::False});
    default: return nullptr;
  }
}

Folder::Result Folder::binary(const ast::BinOp* e) {
  std::optional<UnitConstant> result = foldBinary(arena_, e->op, *known(e->left), *known(e->right));
  return result ? keep(*result) : nullptr;
}

Folder::Result Folder::unary(const ast::UnaryOp* e) {
  std::optional<UnitConstant> result = foldUnary(arena_, e->op, *known(e->operand));
  return result ? keep(*result) : nullptr;
}

Folder::Result Folder::subscript(const ast::Subscript* e) {
  if (e->ctx != ast::Context::Load) return nullptr;
  std::optional<UnitConstant> result = foldSubscript(*known(e->value), *known(e->slice));
  return result ? keep(*result) : nullptr;
}

Folder::Result Folder::items(const ast::Exprs& elts, Kind kind) {
  auto items = ast::List<UnitConstant>::of(arena_, elts.size());
  for (size_t i = 0; i < elts.size(); i++) {
    const UnitConstant* item = constant(elts[i]);
    if (item == nullptr) return nullptr;
    items[i] = *item;
  }
  return keep({.kind = kind, .items = items});
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
  return it->second;
}

}  // namespace ouro
