// Targets of assignments, loops and deletions. They are read as expressions first and judged then.

#include "compiler/parse_state.h"

namespace ouro::syntax {

// The targets of a loop. Read tightly enough to leave the `in` alone; null, and nothing consumed,
// when they cannot be assigned to.
Expr* Parser::starTargets() {
  uint32_t start = pos_;
  Expr* targets = nullptr;
  {
    Quiet quiet(*this);
    targets = tupleOf(&Parser::starTarget);
  }
  if (raised_) return nullptr;
  if (!targets || !isStarTarget(targets)) {
    reset(start);
    return nullptr;
  }
  setContext(targets, Context::Store);
  return targets;
}

Expr* Parser::starTarget() { return at(Tok::Star) ? starExpression() : primary(); }

// a, *b, (c, d), [e], f.g, h[i]. A star alone is let through: a later stage rejects it.
bool Parser::isStarTarget(const Expr* expr) const {
  auto all = [&](const Exprs& elements) {
    for (const Expr* element : elements) {
      if (!isStarTarget(element)) return false;
    }
    return true;
  };
  switch (expr->kind) {
    case ExprKind::NameExpr:
    case ExprKind::Attribute:
    case ExprKind::Subscript: return true;
    case ExprKind::Starred: return isStarTarget(expr->as<Starred>()->value);
    case ExprKind::Tuple: return all(expr->as<Tuple>()->elts);
    case ExprKind::ListExpr: return all(expr->as<ListExpr>()->elts);
    default: return false;
  }
}

// What an annotation or an augmented assignment may name.
bool Parser::isSingleTarget(const Expr* expr) const {
  return expr->kind == ExprKind::NameExpr || expr->kind == ExprKind::Attribute ||
         expr->kind == ExprKind::Subscript;
}

bool Parser::isDeleteTarget(const Expr* expr) const {
  auto all = [&](const Exprs& elements) {
    for (const Expr* element : elements) {
      if (!isDeleteTarget(element)) return false;
    }
    return true;
  };
  if (expr->kind == ExprKind::Tuple) return all(expr->as<Tuple>()->elts);
  if (expr->kind == ExprKind::ListExpr) return all(expr->as<ListExpr>()->elts);
  return isSingleTarget(expr);
}

}  // namespace ouro::syntax
