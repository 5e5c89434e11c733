// try, except, except* and finally.
//
// A handler starts with the exception on the stack. PUSH_EXC_INFO makes it the one that is handled
// and puts the one handled before below it; POP_EXCEPT undoes that. From there on another handler,
// `cleanup`, covers the code: when an exception leaves the handler, it restores what was handled
// and lets the exception go on, as if it came straight from where it was raised (lasti):
//
//     except:   PUSH_EXC_INFO      previous, exc
//               ...                covered by cleanup
//     cleanup:                     previous, lasti, new
//               COPY 3; POP_EXCEPT; RERAISE 1
//
// Code that leaves a try by return, break or continue unwinds the frame blocks (gen.cpp); a finally
// body is emitted once for each way out.

#include "compiler/gen.h"

namespace ouro {

void Generator::visitTry(const ast::Stmt* s) {
  const auto* statement = s->as<ast::Try>();
  emit(Op::NOP);
  if (!statement->finalbody.empty()) {
    tryFinally(statement);
  } else if (statement->isStar) {
    tryStar(statement);
  } else {
    tryExcept(statement);
  }
}

void Generator::popExceptAndReraise() {
  loc() = {};
  emit(Op::COPY, 3);
  emit(Op::POP_EXCEPT);
  emit(Op::RERAISE, 1);
}

void Generator::tryFinally(const ast::Try* s) {
  int32_t end = newBlock(), cleanup = newBlock(), exit = newBlock();
  int32_t outer = u_->handler;
  enterHandler(end, false);
  pushFrame(
      {.kind = FrameBlock::Kind::FinallyTry, .outerHandler = outer, .finalBody = &s->finalbody});
  if (s->handlers.empty()) {
    visitBody(s->body);
  } else if (s->isStar) {
    tryStar(s);
  } else {
    tryExcept(s);
  }
  popFrame();
  setHandler(outer);
  visitBody(s->finalbody);
  loc() = {};
  emitJump(Op::JUMP, exit);

  use(end);
  enterHandler(cleanup, true);
  pushFrame({.kind = FrameBlock::Kind::FinallyEnd, .outerHandler = outer});
  loc() = {};
  emit(Op::PUSH_EXC_INFO);
  visitBody(s->finalbody);
  popFrame();
  // At the place of the last statement: a frame that the exception leaves here tells a line.
  emit(Op::RERAISE, 0);

  use(cleanup);
  setHandler(outer);
  popExceptAndReraise();
  use(exit);
}

void Generator::unbindName(std::string_view name) {
  loadNone();
  nameOperation(name, ast::Context::Store);
  nameOperation(name, ast::Context::Del);
}

// `except E as name`: the name is unbound at the end, however the handler is left.
void Generator::namedHandler(const ast::ExceptHandler* handler, int32_t end, int32_t outerHandler) {
  int32_t cleanupEnd = newBlock();
  int32_t cleanup = u_->handler;
  nameOperation(handler->name, ast::Context::Store);
  enterHandler(cleanupEnd, true);
  pushFrame({.kind = FrameBlock::Kind::HandlerCleanup,
             .outerHandler = outerHandler,
             .name = handler->name});
  visitBody(handler->body);
  popFrame();
  setHandler(outerHandler);
  loc() = {};
  emit(Op::POP_EXCEPT);
  unbindName(handler->name);
  emitJump(Op::JUMP, end);

  use(cleanupEnd);
  setHandler(cleanup);
  loc() = {};
  unbindName(handler->name);
  emit(Op::RERAISE, 1);
}

void Generator::exceptHandler(const ast::ExceptHandler* handler, int32_t end,
                              int32_t outerHandler) {
  int32_t cleanup = u_->handler;
  int32_t next = newBlock();
  loc() = handler->span;
  if (handler->type != nullptr) {
    visit(handler->type);
    emit(Op::CHECK_EXC_MATCH);
    emitJump(Op::POP_JUMP_IF_FALSE, next);
  }
  if (handler->name.data() != nullptr) {
    namedHandler(handler, end, outerHandler);
  } else {
    emit(Op::POP_TOP);
    pushFrame({.kind = FrameBlock::Kind::HandlerCleanup, .outerHandler = outerHandler});
    visitBody(handler->body);
    popFrame();
    setHandler(outerHandler);
    loc() = {};
    emit(Op::POP_EXCEPT);
    emitJump(Op::JUMP, end);
  }
  use(next);
  setHandler(cleanup);
}

void Generator::tryExcept(const ast::Try* s) {
  int32_t except = newBlock(), cleanup = newBlock(), end = newBlock();
  int32_t outer = u_->handler;
  enterHandler(except, false);
  pushFrame({.kind = FrameBlock::Kind::TryExcept, .outerHandler = outer});
  visitBody(s->body);
  popFrame();
  setHandler(outer);
  visitBody(s->orelse);
  loc() = {};
  emitJump(Op::JUMP, end);

  use(except);
  enterHandler(cleanup, true);
  emit(Op::PUSH_EXC_INFO);
  pushFrame({.kind = FrameBlock::Kind::ExceptionHandler});
  for (size_t i = 0; i < s->handlers.size(); i++) {
    const ast::ExceptHandler* handler = s->handlers[i];
    if (handler->type == nullptr && i + 1 < s->handlers.size()) {
      return fail(handler->span, "default 'except:' must be last");
    }
    exceptHandler(handler, end, outer);
  }
  popFrame();
  loc() = {};
  emit(Op::RERAISE, 0);

  use(cleanup);
  setHandler(outer);
  popExceptAndReraise();
  use(end);
}

// ---- except*
//
// What is raised in the handlers is gathered in a list, the part of the group that no handler took
// at its end; what they make together is raised after the last:
//
//     previous, original, list, rest

void Generator::tryStarHandler(const ast::ExceptHandler* handler, bool isFirst, bool isLast,
                               int32_t reraise) {
  int32_t cleanup = u_->handler;
  int32_t noMatch = newBlock(), cleanupEnd = newBlock(), next = newBlock();
  loc() = handler->span;
  if (isFirst) {
    emit(Op::BUILD_LIST, 0);
    emit(Op::COPY, 2);
  }
  if (handler->type != nullptr) {
    visit(handler->type);
    emit(Op::CHECK_EG_MATCH);
    emit(Op::COPY, 1);
    emitJump(Op::POP_JUMP_IF_NONE, noMatch);
  }
  if (handler->name.data() != nullptr) {
    nameOperation(handler->name, ast::Context::Store);
  } else {
    emit(Op::POP_TOP);
  }
  enterHandler(cleanupEnd, true);
  pushFrame(
      {.kind = FrameBlock::Kind::HandlerCleanup, .outerHandler = cleanup, .name = handler->name});
  visitBody(handler->body);
  popFrame();
  setHandler(cleanup);
  loc() = {};
  if (handler->name.data() != nullptr) unbindName(handler->name);
  emitJump(Op::JUMP, next);

  use(cleanupEnd);
  loc() = {};
  if (handler->name.data() != nullptr) unbindName(handler->name);
  emit(Op::LIST_APPEND, 3);
  emit(Op::POP_TOP);  // lasti
  emitJump(Op::JUMP, next);

  use(noMatch);
  emit(Op::POP_TOP);
  use(next);
  if (isLast) {
    emit(Op::LIST_APPEND, 1);
    emitJump(Op::JUMP, reraise);
  }
}

void Generator::tryStar(const ast::Try* s) {
  int32_t except = newBlock(), cleanup = newBlock(), orelse = newBlock(), end = newBlock();
  int32_t finish = newBlock(), reraise = newBlock();
  int32_t outer = u_->handler;
  enterHandler(except, false);
  pushFrame({.kind = FrameBlock::Kind::TryExcept, .outerHandler = outer});
  visitBody(s->body);
  popFrame();
  setHandler(outer);
  loc() = {};
  emitJump(Op::JUMP, orelse);

  use(except);
  enterHandler(cleanup, true);
  emit(Op::PUSH_EXC_INFO);
  pushFrame({.kind = FrameBlock::Kind::ExceptionGroupHandler});
  for (size_t i = 0; i < s->handlers.size(); i++) {
    tryStarHandler(s->handlers[i], i == 0, i + 1 == s->handlers.size(), finish);
  }
  popFrame();

  use(finish);
  loc() = {};
  emit(Op::PREP_RERAISE_STAR);
  emit(Op::COPY, 1);
  emitJump(Op::POP_JUMP_IF_NOT_NONE, reraise);
  emit(Op::POP_TOP);
  setHandler(outer);
  emit(Op::POP_EXCEPT);
  emitJump(Op::JUMP, end);

  use(reraise);
  emit(Op::SWAP, 2);
  emit(Op::POP_EXCEPT);
  emit(Op::RERAISE, 0);

  use(cleanup);
  popExceptAndReraise();
  use(orelse);
  visitBody(s->orelse);
  use(end);
}

}  // namespace ouro
