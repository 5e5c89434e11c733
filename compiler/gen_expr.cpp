// Operators, comparisons, conditions, attributes and items.

#include "compiler/gen.h"
#include "compiler/short_list.h"

namespace ouro {

#define OURO_AST_ENTRY(name) &Generator::visit##name,
const Generator::ExprVisitor Generator::kExprs[] = {OURO_AST_EXPRESSIONS(OURO_AST_ENTRY)};
#undef OURO_AST_ENTRY

void Generator::visit(const ast::Expr* e) {
  ast::Span saved = loc();
  loc() = e->span;
  // What is written as a constant needs no folding.
  const UnitConstant* constant = e->kind == ast::ExprKind::Constant ? nullptr : folder_.constant(e);
  if (constant) {
    loadConstant(*constant);
  } else {
    (this->*kExprs[static_cast<size_t>(e->kind)])(e);
  }
  loc() = saved;
}

void Generator::visitAll(const ast::Exprs& list) {
  for (const ast::Expr* e : list) {
    if (errors_.isGivenUp()) return;
    visit(e);
  }
}

// ---- operators

Op binaryOp(ast::Operator op) {
  switch (op) {
    case ast::Operator::Add: return Op::BINARY_ADD;
    case ast::Operator::Sub: return Op::BINARY_SUBTRACT;
    case ast::Operator::Mult: return Op::BINARY_MULTIPLY;
    case ast::Operator::MatMult: return Op::BINARY_MATRIX_MULTIPLY;
    case ast::Operator::Div: return Op::BINARY_TRUE_DIVIDE;
    case ast::Operator::Mod: return Op::BINARY_REMAINDER;
    case ast::Operator::Pow: return Op::BINARY_POWER;
    case ast::Operator::LShift: return Op::BINARY_LSHIFT;
    case ast::Operator::RShift: return Op::BINARY_RSHIFT;
    case ast::Operator::BitOr: return Op::BINARY_OR;
    case ast::Operator::BitXor: return Op::BINARY_XOR;
    case ast::Operator::BitAnd: return Op::BINARY_AND;
    case ast::Operator::FloorDiv: return Op::BINARY_FLOOR_DIVIDE;
  }
  return Op::NOP;
}

// A chain a + b + c ... leans to the left: its arms are emitted in a loop.
void Generator::visitBinOp(const ast::Expr* e) {
  ShortList<const ast::BinOp*> spine;
  const ast::Expr* inner = e;
  while (inner->kind == ast::ExprKind::BinOp && !isConstant(inner) &&
         !isFormatting(inner->as<ast::BinOp>())) {
    spine.push_back(inner->as<ast::BinOp>());
    inner = spine.back()->left;
  }
  if (inner->kind == ast::ExprKind::BinOp && !isConstant(inner)) {
    formatting(inner->as<ast::BinOp>());
  } else {
    visit(inner);
  }
  while (!spine.empty()) {
    const ast::BinOp* node = spine.back();
    spine.pop_back();
    visit(node->right);
    loc() = node->span;
    emit(binaryOp(node->op));
  }
}

void Generator::visitUnaryOp(const ast::Expr* e) {
  const auto* unary = e->as<ast::UnaryOp>();
  if (unary->op == ast::UnaryOperator::Not && unary->operand->kind == ast::ExprKind::Compare) {
    // `not a in b` is `a not in b`; only these comparisons are sure to give a bool.
    const auto* compare = unary->operand->as<ast::Compare>();
    if (compare->ops.size() == 1 && compare->ops[0] >= ast::CompareOperator::Is) {
      checkCompare(compare);
      visit(compare->left);
      comparator(compare, 0);
      compareOperation(compare->ops[0], true);
      return;
    }
  }
  visit(unary->operand);
  switch (unary->op) {
    case ast::UnaryOperator::Invert: emit(Op::UNARY_INVERT); break;
    case ast::UnaryOperator::Not: emit(Op::UNARY_NOT); break;
    case ast::UnaryOperator::UAdd: emit(Op::UNARY_POSITIVE); break;
    case ast::UnaryOperator::USub: emit(Op::UNARY_NEGATIVE); break;
  }
}

void Generator::visitBoolOp(const ast::Expr* e) {
  const auto* op = e->as<ast::BoolOp>();
  Op jump = op->op == ast::BoolOperator::And ? Op::JUMP_IF_FALSE_OR_POP : Op::JUMP_IF_TRUE_OR_POP;
  int32_t end = newBlock();
  for (size_t i = 0; i + 1 < op->values.size(); i++) {
    visit(op->values[i]);
    emitJump(jump, end);
  }
  visit(op->values.back());
  use(end);
}

// ---- comparisons

void Generator::compareOperation(ast::CompareOperator op, bool negated) {
  switch (op) {
    case ast::CompareOperator::Eq: emit(Op::COMPARE_EQ); break;
    case ast::CompareOperator::NotEq: emit(Op::COMPARE_NE); break;
    case ast::CompareOperator::Lt: emit(Op::COMPARE_LT); break;
    case ast::CompareOperator::LtE: emit(Op::COMPARE_LE); break;
    case ast::CompareOperator::Gt: emit(Op::COMPARE_GT); break;
    case ast::CompareOperator::GtE: emit(Op::COMPARE_GE); break;
    case ast::CompareOperator::Is: emit(Op::IS_OP, negated ? 1 : 0); break;
    case ast::CompareOperator::IsNot: emit(Op::IS_OP, negated ? 0 : 1); break;
    case ast::CompareOperator::In: emit(Op::CONTAINS_OP, negated ? 1 : 0); break;
    case ast::CompareOperator::NotIn: emit(Op::CONTAINS_OP, negated ? 0 : 1); break;
  }
}

// The right side of a comparison: nobody can keep a display behind `in`.
void Generator::comparator(const ast::Compare* compare, size_t index) {
  const ast::Expr* right = compare->comparators[index];
  if (compare->ops[index] >= ast::CompareOperator::In) {
    iterable(right);
  } else {
    visit(right);
  }
}

void Generator::iterable(const ast::Expr* e) {
  ast::Span saved = loc();
  loc() = e->span;
  if (const UnitConstant* items = folder_.constantItems(e)) {
    loadConstant(*items);
  } else if (e->kind == ast::ExprKind::ListExpr && !hasStar(e->as<ast::ListExpr>()->elts)) {
    starUnpack(e->as<ast::ListExpr>()->elts, 0, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND,
               true);
  } else {
    loc() = saved;
    visit(e);
  }
  loc() = saved;
}

void Generator::visitCompare(const ast::Expr* e) {
  const auto* compare = e->as<ast::Compare>();
  checkCompare(compare);
  visit(compare->left);
  if (compare->ops.size() == 1) {
    comparator(compare, 0);
    compareOperation(compare->ops[0]);
    return;
  }
  int32_t cleanup = newBlock(), end = newBlock();
  size_t last = compare->ops.size() - 1;
  for (size_t i = 0; i < last; i++) {
    comparator(compare, i);
    emit(Op::SWAP, 2);
    emit(Op::COPY, 2);
    compareOperation(compare->ops[i]);
    emitJump(Op::JUMP_IF_FALSE_OR_POP, cleanup);
  }
  comparator(compare, last);
  compareOperation(compare->ops[last]);
  emitJump(Op::JUMP, end);
  use(cleanup);
  emit(Op::SWAP, 2);
  emit(Op::POP_TOP);
  use(end);
}

// ---- conditions

void Generator::visitIfExp(const ast::Expr* e) {
  const auto* choice = e->as<ast::IfExp>();
  int32_t end = newBlock(), otherwise = newBlock();
  jumpIf(choice->test, otherwise, false);
  visit(choice->body);
  emitJump(Op::JUMP, end);
  use(otherwise);
  visit(choice->orelse);
  use(end);
}

// Jumps to `target` if `e` is true (or false, as `condition` says), else goes on behind.
void Generator::jumpIf(const ast::Expr* e, int32_t target, bool condition) {
  if (const UnitConstant* constant = folder_.constant(e)) {
    emit(Op::NOP);
    if (truth(*constant) == condition) emitJump(Op::JUMP, target);
    return;
  }
  switch (e->kind) {
    case ast::ExprKind::UnaryOp:
      if (e->as<ast::UnaryOp>()->op != ast::UnaryOperator::Not) break;
      return jumpIf(e->as<ast::UnaryOp>()->operand, target, !condition);
    case ast::ExprKind::BoolOp: return jumpIfBool(e->as<ast::BoolOp>(), target, condition);
    case ast::ExprKind::IfExp: {
      const auto* choice = e->as<ast::IfExp>();
      int32_t end = newBlock(), otherwise = newBlock();
      jumpIf(choice->test, otherwise, false);
      jumpIf(choice->body, target, condition);
      emitJump(Op::JUMP, end);
      use(otherwise);
      jumpIf(choice->orelse, target, condition);
      use(end);
      return;
    }
    case ast::ExprKind::Compare: return jumpIfCompare(e, target, condition);
    default: break;
  }
  visit(e);
  emitJump(condition ? Op::POP_JUMP_IF_TRUE : Op::POP_JUMP_IF_FALSE, target);
}

void Generator::jumpIfBool(const ast::BoolOp* e, int32_t target, bool condition) {
  bool stopsAt = e->op == ast::BoolOperator::Or;  // the outcome that decides early
  int32_t early = stopsAt == condition ? target : newBlock();
  for (size_t i = 0; i + 1 < e->values.size(); i++) jumpIf(e->values[i], early, stopsAt);
  jumpIf(e->values.back(), target, condition);
  if (early != target) use(early);
}

void Generator::jumpIfCompare(const ast::Expr* e, int32_t target, bool condition) {
  const auto* compare = e->as<ast::Compare>();
  Op jump = condition ? Op::POP_JUMP_IF_TRUE : Op::POP_JUMP_IF_FALSE;
  // CPython leaves the position at the comparison for what follows: a failed assertion points
  // there, and so does what a comprehension does with an item that passed.
  loc() = e->span;
  if (compare->ops.size() == 1) {
    const UnitConstant* right = folder_.constant(compare->comparators[0]);
    ast::CompareOperator op = compare->ops[0];
    bool isIdentity = op == ast::CompareOperator::Is || op == ast::CompareOperator::IsNot;
    if (isIdentity && right != nullptr && right->kind == UnitConstant::Kind::None) {
      checkCompare(compare);
      visit(compare->left);
      bool ifNone = (op == ast::CompareOperator::Is) == condition;
      emitJump(ifNone ? Op::POP_JUMP_IF_NONE : Op::POP_JUMP_IF_NOT_NONE, target);
      return;
    }
    visit(e);
    emitJump(jump, target);
    return;
  }
  checkCompare(compare);
  int32_t cleanup = newBlock(), end = newBlock();
  size_t last = compare->ops.size() - 1;
  visit(compare->left);
  for (size_t i = 0; i < last; i++) {
    comparator(compare, i);
    emit(Op::SWAP, 2);
    emit(Op::COPY, 2);
    compareOperation(compare->ops[i]);
    emitJump(Op::POP_JUMP_IF_FALSE, cleanup);
  }
  comparator(compare, last);
  compareOperation(compare->ops[last]);
  emitJump(jump, target);
  emitJump(Op::JUMP, end);
  use(cleanup);
  emit(Op::POP_TOP);
  if (!condition) emitJump(Op::JUMP, target);
  use(end);
}

// ---- attributes and items

// Errors of an attribute point at the line of its name: in a chain of calls over several lines the
// whole expression would say little.
void Generator::startAtAttribute(const ast::Expr* attribute) {
  const ast::Span& span = attribute->span;
  if (loc().line == span.endLine) return;
  loc().line = span.endLine;
  std::string_view name = attribute->as<ast::Attribute>()->attr;
  uint32_t length = 0;  // in code points, as CPython has it
  for (char c : name) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  if (length <= span.endColumn) loc().column = span.endColumn - length;
  if (loc().endLine < loc().line) loc().endLine = loc().line;
}

void Generator::visitAttribute(const ast::Expr* e) {
  const auto* attribute = e->as<ast::Attribute>();
  visit(attribute->value);
  startAtAttribute(e);
  switch (attribute->ctx) {
    case ast::Context::Load: emitName(Op::LOAD_ATTR, attribute->attr); break;
    case ast::Context::Store:
      if (isForbiddenName(attribute->attr, ast::Context::Store)) return;
      noteStored(attribute);
      emitName(Op::STORE_ATTR, attribute->attr);
      break;
    case ast::Context::Del: emitName(Op::DELETE_ATTR, attribute->attr); break;
  }
}

void Generator::sliceBounds(const ast::Slice* slice) {
  if (slice->lower != nullptr) {
    visit(slice->lower);
  } else {
    loadNone();
  }
  if (slice->upper != nullptr) {
    visit(slice->upper);
  } else {
    loadNone();
  }
}

void Generator::visitSlice(const ast::Expr* e) {
  const auto* slice = e->as<ast::Slice>();
  sliceBounds(slice);
  if (slice->step != nullptr) visit(slice->step);
  emit(Op::BUILD_SLICE, slice->step != nullptr ? 3 : 2);
}

void Generator::visitSubscript(const ast::Expr* e) {
  const auto* subscript = e->as<ast::Subscript>();
  if (subscript->ctx == ast::Context::Load) checkSubscript(subscript);
  visit(subscript->value);
  if (subscript->slice->kind == ast::ExprKind::Slice && subscript->ctx != ast::Context::Del &&
      subscript->slice->as<ast::Slice>()->step == nullptr) {
    ast::Span saved = loc();
    loc() = subscript->slice->span;
    sliceBounds(subscript->slice->as<ast::Slice>());
    loc() = saved;
    emit(subscript->ctx == ast::Context::Load ? Op::BINARY_SLICE : Op::STORE_SLICE);
    return;
  }
  visit(subscript->slice);
  switch (subscript->ctx) {
    case ast::Context::Load: emit(Op::BINARY_SUBSCR); break;
    case ast::Context::Store: emit(Op::STORE_SUBSCR); break;
    case ast::Context::Del: emit(Op::DELETE_SUBSCR); break;
  }
}

}  // namespace ouro
