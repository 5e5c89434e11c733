// Branches and loops. Each turn of a loop ends with a JUMP_BACKWARD, where the machine may collect.

#include "compiler/gen.h"

namespace ouro {

// A chain of elif is as deep as it is long: it is emitted in a loop.
void Generator::visitIf(const ast::Stmt* s) {
  int32_t end = newBlock();
  for (;;) {
    const auto* branch = s->as<ast::If>();
    int32_t otherwise = branch->orelse.empty() ? end : newBlock();
    jumpIf(branch->test, otherwise, false);
    visitBody(branch->body);
    if (branch->orelse.empty()) break;
    loc() = {};
    emitJump(Op::JUMP, end);
    use(otherwise);
    if (branch->orelse.size() != 1 || branch->orelse[0]->kind != ast::StmtKind::If) {
      visitBody(branch->orelse);
      break;
    }
    s = branch->orelse[0];
    loc() = s->span;
  }
  use(end);
}

void Generator::visitWhile(const ast::Stmt* s) {
  const auto* loop = s->as<ast::While>();
  int32_t start = newBlock(), otherwise = newBlock(), end = newBlock();
  // The line of `while True` is seen when the loop starts and, at the jump, at each turn.
  bool isConstant = folder_.constant(loop->test) != nullptr;
  if (isConstant) jumpIf(loop->test, otherwise, false);
  use(start);
  pushFrame({.kind = FrameBlock::Kind::WhileLoop, .block = start, .exit = end});
  if (!isConstant) jumpIf(loop->test, otherwise, false);
  visitBody(loop->body);
  loc() = s->span;
  emitJump(Op::JUMP_BACKWARD, start);
  popFrame();
  use(otherwise);
  visitBody(loop->orelse);
  use(end);
}

void Generator::visitFor(const ast::Stmt* s) {
  const auto* loop = s->as<ast::For>();
  if (loop->isAsync) return asyncFor(loop);
  int32_t start = newBlock(), otherwise = newBlock(), end = newBlock();
  pushFrame({.kind = FrameBlock::Kind::ForLoop, .block = start, .exit = end});
  iterable(loop->iter);
  emit(Op::GET_ITER);
  use(start);
  emitJump(Op::FOR_ITER, otherwise);
  visit(loop->target);
  visitBody(loop->body);
  loc() = {};
  emitJump(Op::JUMP_BACKWARD, start);
  use(otherwise);
  popFrame();
  visitBody(loop->orelse);
  use(end);
}

void Generator::asyncFor(const ast::For* loop) {
  if (!mayAwait()) {
    return fail(loop->span, "'async for' outside async function");
  }
  int32_t start = newBlock(), except = newBlock(), end = newBlock();
  int32_t outer = u_->handler;
  visit(loop->iter);
  emit(Op::GET_AITER);
  use(start);
  pushFrame({.kind = FrameBlock::Kind::ForLoop, .block = start, .exit = end});
  enterHandler(except, false);
  emit(Op::GET_ANEXT);
  loadNone();
  yieldFrom();
  setHandler(outer);
  visit(loop->target);
  visitBody(loop->body);
  loc() = {};
  emitJump(Op::JUMP_BACKWARD, start);
  popFrame();
  use(except);
  loc() = loop->iter->span;
  emit(Op::END_ASYNC_FOR);
  visitBody(loop->orelse);
  use(end);
}

void Generator::visitBreak(const ast::Stmt* s) {
  emit(Op::NOP);
  FrameBlock loop;
  int32_t handler = u_->handler;
  loop.exit = -1;
  unwind(false, &loop);
  if (loop.exit < 0) {
    fail(s->span, "'break' outside loop");
  } else {
    unwindOne(loop, false);
    emitJump(Op::JUMP, loop.exit);
  }
  setHandler(handler);
}

void Generator::visitContinue(const ast::Stmt* s) {
  emit(Op::NOP);
  FrameBlock loop;
  int32_t handler = u_->handler;
  loop.exit = -1;
  unwind(false, &loop);
  if (loop.exit < 0) {
    fail(s->span, "'continue' not properly in loop");
  } else {
    emitJump(Op::JUMP_BACKWARD, loop.block);
  }
  setHandler(handler);
}

}  // namespace ouro
