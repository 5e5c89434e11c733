// Comprehensions: each is a function of one argument, `.0`, the iterator of its outermost loop.

#include "compiler/gen.h"

namespace ouro {

void Generator::visitListComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::ListComp>();
  comprehension(e, "<listcomp>", comp->generators, comp->elt, nullptr);
}
void Generator::visitSetComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::SetComp>();
  comprehension(e, "<setcomp>", comp->generators, comp->elt, nullptr);
}
void Generator::visitDictComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::DictComp>();
  comprehension(e, "<dictcomp>", comp->generators, comp->key, comp->value);
}
void Generator::visitGeneratorExp(const ast::Expr* e) {
  const auto* comp = e->as<ast::GeneratorExp>();
  comprehension(e, "<genexpr>", comp->generators, comp->elt, nullptr);
}

// Is there an item in the result for each one of the iterator?
static bool givesAll(const ast::List<ast::Comprehension>& generators) {
  return generators.size() == 1 && generators[0].ifs.empty() && !generators[0].isAsync;
}

void Generator::comprehension(const ast::Expr* e, std::string_view name,
                              const Generators& generators, const ast::Expr* element,
                              const ast::Expr* value) {
  Scope* scope = scopes_.of(e);
  bool isGenerator = e->kind == ast::ExprKind::GeneratorExp;
  bool isAwaited = scope->isCoroutine && !isGenerator;
  bool mayBeAwaited = scope->isCoroutine && mayAwait();
  if (isAwaited && u_->kind != UnitKind::Comprehension && !mayBeAwaited) {
    return fail(e->span, "asynchronous comprehension outside of an asynchronous function");
  }
  enterUnit(UnitKind::Comprehension, name, scope, e->span.line);
  u_->unit->argCount = 1;
  loc() = e->span;
  switch (e->kind) {
    case ast::ExprKind::ListComp:
      if (givesAll(generators)) {
        emit(Op::BUILD_LIST_FOR);
      } else {
        emit(Op::BUILD_LIST, 0);
      }
      break;
    case ast::ExprKind::SetComp: emit(Op::BUILD_SET, 0); break;
    case ast::ExprKind::DictComp: emit(Op::BUILD_MAP, 0); break;
    default: break;
  }
  comprehensionLoop(e, generators, 0, 0, element, value);
  if (!isGenerator) emit(Op::RETURN_VALUE);
  callComprehension(leaveUnit(), generators[0]);
  if (isAwaited) awaitResult(0);
}

// What is called at once and never again needs no function, unless it awaits.
void Generator::callComprehension(const CodeUnit* unit, const ast::Comprehension& outer) {
  constexpr size_t kMostCells = UINT8_MAX, kMostConstants = UINT16_MAX;
  const ast::List<std::string_view>& cells = unit->freeNames;
  const Op op = unit->flags & kGenerator ? Op::MAKE_GENERATOR : Op::CALL_COMPREHENSION;
  const bool isDirect = !(unit->flags & (kCoroutine | kAsyncGenerator)) &&
                        cells.size() <= kMostCells && u_->constants.size() <= kMostConstants;
  uint32_t code = 0;
  if (isDirect) {
    code = constantIndex(codeConstant(unit));
    emit(Op::PUSH_NULL);
    loadCells(cells);
  } else {
    makeClosure(unit, 0);
  }
  iterable(outer.iter);
  emit(outer.isAsync ? Op::GET_AITER : Op::GET_ITER);
  if (isDirect) {
    emitAB(op, static_cast<uint32_t>(cells.size()), code);
  } else {
    emit(Op::CALL, 0);
  }
}

void Generator::comprehensionElement(const ast::Expr* e, uint32_t depth, const ast::Expr* element,
                                     const ast::Expr* value) {
  visit(element);
  switch (e->kind) {
    case ast::ExprKind::GeneratorExp:
      emitYield();
      emit(Op::POP_TOP);
      break;
    case ast::ExprKind::ListComp: emit(Op::LIST_APPEND, depth + 1); break;
    case ast::ExprKind::SetComp: emit(Op::SET_ADD, depth + 1); break;
    default:
      visit(value);
      emit(Op::MAP_ADD, depth + 1);
      break;
  }
}

// The loop over generators[index]; `depth` counts the iterators on the stack.
void Generator::comprehensionLoop(const ast::Expr* e, const Generators& generators, size_t index,
                                  uint32_t depth, const ast::Expr* element,
                                  const ast::Expr* value) {
  const ast::Comprehension& generator = generators[index];
  if (generator.isAsync) {
    return asyncComprehensionLoop(e, generators, index, depth, element, value);
  }
  int32_t start = newBlock(), skip = newBlock(), end = newBlock();
  bool isLoop = true;
  if (index == 0) {
    emit(Op::LOAD_FAST, 0);
  } else {
    // `for y in [f(x)]` binds y once.
    const ast::Exprs* elts = nullptr;
    if (generator.iter->kind == ast::ExprKind::ListExpr) {
      elts = &generator.iter->as<ast::ListExpr>()->elts;
    } else if (generator.iter->kind == ast::ExprKind::Tuple) {
      elts = &generator.iter->as<ast::Tuple>()->elts;
    }
    if (elts != nullptr && elts->size() == 1 && !hasStar(*elts)) {
      visit((*elts)[0]);
      isLoop = false;
    } else {
      iterable(generator.iter);
      emit(Op::GET_ITER);
    }
  }
  if (isLoop) {
    depth++;
    use(start);
    emitJump(Op::FOR_ITER, end);
  }
  visit(generator.target);
  for (const ast::Expr* test : generator.ifs) jumpIf(test, skip, false);
  if (index + 1 < generators.size()) {
    comprehensionLoop(e, generators, index + 1, depth, element, value);
  } else {
    comprehensionElement(e, depth, element, value);
  }
  use(skip);
  if (isLoop) {
    emitJump(Op::JUMP_BACKWARD, start);
    use(end);
  }
}

void Generator::asyncComprehensionLoop(const ast::Expr* e, const Generators& generators,
                                       size_t index, uint32_t depth, const ast::Expr* element,
                                       const ast::Expr* value) {
  const ast::Comprehension& generator = generators[index];
  int32_t start = newBlock(), skip = newBlock(), except = newBlock();
  int32_t outer = u_->handler;
  if (index == 0) {
    emit(Op::LOAD_FAST, 0);
  } else {
    visit(generator.iter);
    emit(Op::GET_AITER);
  }
  use(start);
  pushFrame({.kind = FrameBlock::Kind::AsyncComprehension, .block = start});
  enterHandler(except, false);
  emit(Op::GET_ANEXT);
  loadNone();
  yieldFrom();
  setHandler(outer);
  visit(generator.target);
  for (const ast::Expr* test : generator.ifs) jumpIf(test, skip, false);
  if (index + 1 < generators.size()) {
    comprehensionLoop(e, generators, index + 1, depth + 1, element, value);
  } else {
    comprehensionElement(e, depth + 1, element, value);
  }
  use(skip);
  emitJump(Op::JUMP_BACKWARD, start);
  popFrame();
  use(except);
  emit(Op::END_ASYNC_FOR);
}

}  // namespace ouro
