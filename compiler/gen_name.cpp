// Names, constants, yield and await, and what else is small.

#include <algorithm>

#include "compiler/gen.h"

namespace ouro {

bool Generator::isForbiddenName(std::string_view name, ast::Context context) {
  if (name != "__debug__" || context == ast::Context::Load) return false;
  fail(loc(),
       context == ast::Context::Store ? "cannot assign to __debug__" : "cannot delete __debug__");
  return true;
}

namespace {

struct NameOps {
  Op load, store, remove;
};

Op choose(const NameOps& ops, ast::Context context) {
  switch (context) {
    case ast::Context::Load: return ops.load;
    case ast::Context::Store: return ops.store;
    case ast::Context::Del: return ops.remove;
  }
  return Op::NOP;
}

constexpr NameOps kFast{Op::LOAD_FAST, Op::STORE_FAST, Op::DELETE_FAST};
constexpr NameOps kDeref{Op::LOAD_DEREF, Op::STORE_DEREF, Op::DELETE_DEREF};
constexpr NameOps kClassDeref{Op::LOAD_CLASSDEREF, Op::STORE_DEREF, Op::DELETE_DEREF};
constexpr NameOps kGlobal{Op::LOAD_GLOBAL, Op::STORE_GLOBAL, Op::DELETE_GLOBAL};
constexpr NameOps kName{Op::LOAD_NAME, Op::STORE_NAME, Op::DELETE_NAME};

}  // namespace

// A class that hands its methods a cell __class__ may itself see another one, of around it.
uint32_t Generator::freeIndex(std::string_view name) const {
  const CodeUnit& unit = *u_->unit;
  auto at = std::lower_bound(unit.freeNames.begin(), unit.freeNames.end(), name);
  return static_cast<uint32_t>(unit.cellNames.size() +
                               static_cast<size_t>(at - unit.freeNames.begin()));
}

void Generator::nameOperation(std::string_view name, ast::Context context) {
  if (isForbiddenName(name, context)) return;
  std::string_view mangled = mangle(name);
  Symbol* symbol = u_->scope->find(mangled);
  Storage storage = symbol != nullptr ? symbol->storage : Storage::None;
  bool inFunction = isFunctionScope();
  switch (storage) {
    case Storage::Free:
    case Storage::Cell: {
      const NameOps& ops = u_->kind == UnitKind::Class ? kClassDeref : kDeref;
      emit(choose(ops, context),
           storage == Storage::Free ? freeIndex(mangled) : u_->cells.at(mangled));
      return;
    }
    case Storage::Local:
      if (!inFunction) break;
      if (symbol->number == NameIndex::kUnknown) addVariable(*symbol);
      emit(choose(kFast, context), symbol->number);
      return;
    case Storage::GlobalImplicit:
      if (!inFunction) break;
      [[fallthrough]];
    case Storage::GlobalExplicit: {
      const Op op = choose(kGlobal, context);
      emit(op, nameIndex(symbol) << cacheShift(op));
      return;
    }
    case Storage::None: break;
  }
  emit(choose(kName, context), symbol ? nameIndex(symbol) : nameIndex(mangled));
}

void Generator::visitNameExpr(const ast::Expr* e) {
  nameOperation(e->as<ast::NameExpr>()->id, e->as<ast::NameExpr>()->ctx);
}

void Generator::visitConstant(const ast::Expr* e) {
  loadConstant(constantOf(arena_, *e->as<ast::Constant>()));
}

void Generator::visitNamedExpr(const ast::Expr* e) {
  visit(e->as<ast::NamedExpr>()->value);
  emit(Op::COPY, 1);
  visit(e->as<ast::NamedExpr>()->target);
}

void Generator::visitStarred(const ast::Expr* e) {
  // Where a star is allowed, the expression around it takes care of it.
  if (e->as<ast::Starred>()->ctx == ast::Context::Store) {
    fail(e->span, "starred assignment target must be in a list or tuple");
  } else {
    fail(e->span, "can't use starred expression here");
  }
}

// ---- yield and await

void Generator::emitYield() {
  const Scope& scope = *u_->scope;
  if (scope.isGenerator && scope.isCoroutine) emit(Op::ASYNC_GEN_WRAP);
  emit(Op::YIELD_VALUE);
}

// receiver, None -> result, yielding in between what the receiver yields. The jump back is no safe
// point: each turn leaves the frame anyway.
void Generator::yieldFrom() {
  int32_t start = newBlock(), exit = newBlock();
  use(start);
  emitJump(Op::SEND, exit);
  emit(Op::YIELD_VALUE);
  emitJump(Op::JUMP, start);
  use(exit);
}

void Generator::awaitResult(uint32_t where) {
  emit(Op::GET_AWAITABLE, where);
  loadNone();
  yieldFrom();
}

void Generator::visitYield(const ast::Expr* e) {
  if (!isFunctionScope()) return fail(e->span, "'yield' outside function");
  const ast::Expr* value = e->as<ast::Yield>()->value;
  if (value != nullptr) {
    visit(value);
  } else {
    loadNone();
  }
  emitYield();
}

void Generator::visitYieldFrom(const ast::Expr* e) {
  if (!isFunctionScope()) return fail(e->span, "'yield' outside function");
  if (u_->kind == UnitKind::AsyncFunction) {
    return fail(e->span, "'yield from' inside async function");
  }
  visit(e->as<ast::YieldFrom>()->value);
  emit(Op::GET_YIELD_FROM_ITER);
  loadNone();
  yieldFrom();
}

void Generator::visitAwait(const ast::Expr* e) {
  bool allowed = mayAwait();
  if (!allowed && !isFunctionScope()) return fail(e->span, "'await' outside function");
  if (!allowed && u_->kind != UnitKind::Comprehension) {
    return fail(e->span, "'await' outside async function");
  }
  visit(e->as<ast::Await>()->value);
  awaitResult(0);
}

}  // namespace ouro
