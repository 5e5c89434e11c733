// Augmented assignments: the target's parts are evaluated once.
//
// An owner or key that is a local of this function, or a constant, is not kept on the stack while
// the value is made but loaded again: nothing but this function's own code can bind the local anew
// meanwhile, and fused forms then read it in place. Where the value's code does bind it (`x[0] +=
// (x := y)`), which shows only when that code is there, the copies are put in after all.

#include <span>

#include "compiler/gen.h"

namespace ouro {

namespace {

// Does one of these instructions, from the given one on, bind or unbind a local among `used`?
bool rebinds(std::span<const FlowInstr> code, std::span<const FlowInstr> used) {
  for (const FlowInstr& instr : code) {
    if (instr.op != Op::STORE_FAST && instr.op != Op::DELETE_FAST) continue;
    for (const FlowInstr& load : used)
      if (load.op == Op::LOAD_FAST && load.arg == instr.arg) return true;
  }
  return false;
}

}  // namespace

// The instructions that have just loaded the `count` parts of the target, if that is all they did.
std::vector<FlowInstr> Generator::plainLoads(uint32_t count) {
  const auto& code = u_->flow.at(u_->current).instrs;
  if (code.size() < count) return {};
  std::vector<FlowInstr> loads(code.end() - count, code.end());
  for (const FlowInstr& load : loads)
    if (load.isMark || (load.op != Op::LOAD_FAST && load.op != Op::LOAD_CONST)) return {};
  return loads;
}

// Behind the operator: the target's parts above the result. `loads` and `at` are where they were
// loaded, `blocks` how many blocks there were then.
void Generator::loadPartsAgain(const std::vector<FlowInstr>& loads, int32_t block, size_t at,
                               size_t blocks) {
  std::vector<FlowInstr>& code = u_->flow.at(block).instrs;
  bool rebound = rebinds(std::span(code).subspan(at), loads);
  for (const FlowBlock& later : u_->flow.blocks().subspan(blocks))
    rebound |= rebinds(later.instrs, loads);
  if (!rebound) {
    for (const FlowInstr& load : loads) emit(load.op, load.arg);
    return;
  }
  FlowInstr copy = loads.back();
  copy.op = Op::COPY;
  copy.arg = static_cast<uint32_t>(loads.size());
  code.insert(code.begin() + static_cast<ptrdiff_t>(at), loads.size(), copy);
  raiseParts(copy.arg);
}

// parts, value -> value, parts
void Generator::raiseParts(uint32_t count) {
  for (uint32_t i = count + 1; i > 1; i--) emit(Op::SWAP, i);
}

void Generator::visitAugAssign(const ast::Stmt* s) {
  const auto* assign = s->as<ast::AugAssign>();
  const ast::Expr* target = assign->target;
  const bool isAttribute = target->kind == ast::ExprKind::Attribute;
  loc() = target->span;
  uint32_t parts = 0;
  if (isAttribute) {
    visit(target->as<ast::Attribute>()->value);
    parts = 1;
  } else if (target->kind == ast::ExprKind::Subscript) {
    visit(target->as<ast::Subscript>()->value);
    visit(target->as<ast::Subscript>()->slice);
    parts = 2;
  }
  std::vector<FlowInstr> loads = plainLoads(parts);
  if (loads.empty())
    for (uint32_t i = 0; i < parts; i++) emit(Op::COPY, parts);
  int32_t block = u_->current;
  size_t at = u_->flow.at(block).instrs.size(), blocks = u_->flow.blocks().size();
  if (isAttribute) {
    startAtAttribute(target);
    emitName(Op::LOAD_ATTR, target->as<ast::Attribute>()->attr);
  } else if (parts == 2) {
    emit(Op::BINARY_SUBSCR);
  } else {
    nameOperation(target->as<ast::NameExpr>()->id, ast::Context::Load);
  }
  loc() = s->span;
  visit(assign->value);
  if (assign->op == ast::Operator::Add) {
    emit(Op::INPLACE_ADD);
  } else {
    emit(binaryOp(assign->op), 1);
  }
  loc() = target->span;
  if (isAttribute) startAtAttribute(target);
  if (loads.empty()) {
    raiseParts(parts);
  } else {
    loadPartsAgain(loads, block, at, blocks);
  }
  if (isAttribute) {
    const auto* attribute = target->as<ast::Attribute>();
    if (isForbiddenName(attribute->attr, ast::Context::Store)) return;
    noteStored(attribute);
    emitName(Op::STORE_ATTR, attribute->attr);
  } else if (parts == 2) {
    emit(Op::STORE_SUBSCR);
  } else {
    nameOperation(target->as<ast::NameExpr>()->id, ast::Context::Store);
  }
}

}  // namespace ouro
