// with and async with.
//
//     manager; BEFORE_WITH         exit, self, value
//     as target                    exit, self      the handler covers from here
//     ...
//     exit(None, None, None)
//
//     handler:                     exit, self, lasti, exc
//     PUSH_EXC_INFO                exit, self, lasti, previous, exc
//     WITH_EXCEPT_START            exit, self, lasti, previous, exc, result
//
// where exit and self lie as the callable and self of a call do.

#include "compiler/gen.h"

namespace ouro {

void Generator::callExitWithNones() {
  for (int i = 0; i < 3; i++) loadNone();
  emit(Op::CALL, 3);
}

// The result of __exit__ lies on top: true swallows the exception.
void Generator::withExceptFinish(int32_t cleanup, int32_t exit, int32_t outerHandler) {
  int32_t suppress = newBlock();
  emitJump(Op::POP_JUMP_IF_TRUE, suppress);
  emit(Op::RERAISE, 2);
  use(suppress);
  emit(Op::POP_TOP);
  setHandler(outerHandler);
  emit(Op::POP_EXCEPT);
  for (int i = 0; i < 3; i++) emit(Op::POP_TOP);
  emitJump(Op::JUMP, exit);
  use(cleanup);
  popExceptAndReraise();
}

void Generator::with(const ast::With* s, size_t index) {
  const ast::WithItem& item = s->items[index];
  int32_t final = newBlock(), cleanup = newBlock(), exit = newBlock();
  int32_t outer = u_->handler;
  visit(item.context);
  emit(s->isAsync ? Op::BEFORE_ASYNC_WITH : Op::BEFORE_WITH);
  if (s->isAsync) awaitResult(1);
  enterHandler(final, true, 1);
  pushFrame({.kind = s->isAsync ? FrameBlock::Kind::AsyncWith : FrameBlock::Kind::With,
             .outerHandler = outer,
             .with = s});
  if (item.target != nullptr) {
    visit(item.target);
  } else {
    emit(Op::POP_TOP);
  }
  if (index + 1 < s->items.size()) {
    with(s, index + 1);
  } else {
    visitBody(s->body);
  }
  popFrame();
  setHandler(outer);
  loc() = s->span;
  callExitWithNones();
  if (s->isAsync) awaitResult(2);
  emit(Op::POP_TOP);
  emitJump(Op::JUMP, exit);

  use(final);
  loc() = s->span;
  enterHandler(cleanup, true);
  emit(Op::PUSH_EXC_INFO);
  emit(Op::WITH_EXCEPT_START);
  if (s->isAsync) awaitResult(2);
  withExceptFinish(cleanup, exit, outer);
  use(exit);
}

void Generator::visitWith(const ast::Stmt* s) {
  const auto* statement = s->as<ast::With>();
  if (statement->isAsync && !mayAwait()) {
    return fail(s->span, "'async with' outside async function");
  }
  with(statement, 0);
}

}  // namespace ouro
