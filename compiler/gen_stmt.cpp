// Plain statements.

#include "compiler/gen.h"

namespace ouro {

#define OURO_AST_ENTRY(name) &Generator::visit##name,
const Generator::StmtVisitor Generator::kStmts[] = {OURO_AST_STATEMENTS(OURO_AST_ENTRY)};
#undef OURO_AST_ENTRY

void Generator::visit(const ast::Stmt* s) {
  if (errors_.isGivenUp()) return;
  loc() = s->span;
  (this->*kStmts[static_cast<size_t>(s->kind)])(s);
}

void Generator::visitBody(const ast::Body& body) {
  for (const ast::Stmt* s : body) visit(s);
}

void Generator::visitPass(const ast::Stmt*) { emit(Op::NOP); }
// The symbol tables know about declarations.
void Generator::visitGlobal(const ast::Stmt*) {}
void Generator::visitNonlocal(const ast::Stmt*) {}

void Generator::visitExprStmt(const ast::Stmt* s) {
  const ast::Expr* value = s->as<ast::ExprStmt>()->value;
  if (options_.interactive && u_->outer == nullptr) {
    visit(value);
    emit(Op::PRINT_EXPR);
    return;
  }
  if (value->kind == ast::ExprKind::Constant) {
    emit(Op::NOP);
    return;
  }
  visit(value);
  emitNoLocation(Op::POP_TOP);
  loc() = {};  // What follows without a place of its own does not belong to it.
}

void Generator::visitReturn(const ast::Stmt* s) {
  const ast::Expr* value = s->as<ast::Return>()->value;
  if (!isFunctionScope()) return fail(s->span, "'return' outside function");
  if (value != nullptr && u_->scope->isGenerator && u_->scope->isCoroutine) {
    fail(s->span, "'return' with value in async generator");
  }
  const UnitConstant* constant = value != nullptr ? folder_.constant(value) : nullptr;
  bool keepTop = value != nullptr && constant == nullptr;
  if (keepTop) {
    visit(value);
  } else if (value != nullptr) {
    loc() = value->span;
    emit(Op::NOP);
  }
  if (value == nullptr || value->span.line != s->span.line) {
    loc() = s->span;
    emit(Op::NOP);
  }
  int32_t handler = u_->handler;
  unwind(keepTop, nullptr);
  if (value == nullptr) {
    loadNone();
  } else if (constant != nullptr) {
    loadConstant(*constant);
  }
  emit(Op::RETURN_VALUE);
  setHandler(handler);
}

void Generator::visitDelete(const ast::Stmt* s) { visitAll(s->as<ast::Delete>()->targets); }

void Generator::visitAssign(const ast::Stmt* s) {
  const auto* assign = s->as<ast::Assign>();
  visit(assign->value);
  for (size_t i = 0; i < assign->targets.size(); i++) {
    if (i + 1 < assign->targets.size()) emit(Op::COPY, 1);
    visit(assign->targets[i]);
  }
}

// ---- annotated assignments

void Generator::discard(const ast::Expr* e) {
  visit(e);
  emit(Op::POP_TOP);
}

// The parts of a subscript that is annotated but not assigned are evaluated nevertheless.
void Generator::checkAnnotationParts(const ast::Expr* e) {
  if (e->kind == ast::ExprKind::Slice) {
    const auto* slice = e->as<ast::Slice>();
    for (const ast::Expr* part : {slice->lower, slice->upper, slice->step}) {
      if (part != nullptr) discard(part);
    }
  } else if (e->kind == ast::ExprKind::Tuple) {
    for (const ast::Expr* part : e->as<ast::Tuple>()->elts) checkAnnotationParts(part);
  } else {
    discard(e);
  }
}

void Generator::annotateName(const ast::AnnAssign* s) {
  std::string_view name = s->target->as<ast::NameExpr>()->id;
  noteAnnotated(name);
  annotationValue(s->annotation);
  emit(Op::LOAD_NAME, nameIndex("__annotations__"));
  loadString(mangle(name));
  emit(Op::STORE_SUBSCR);
}

void Generator::visitAnnAssign(const ast::Stmt* s) {
  const auto* assign = s->as<ast::AnnAssign>();
  const ast::Expr* target = assign->target;
  bool isEvaluated = u_->kind == UnitKind::Module || u_->kind == UnitKind::Class;
  if (assign->value != nullptr) {
    visit(assign->value);
    visit(target);
  }
  switch (target->kind) {
    case ast::ExprKind::NameExpr:
      if (isForbiddenName(target->as<ast::NameExpr>()->id, ast::Context::Store)) return;
      if (assign->isSimple && isEvaluated) annotateName(assign);
      break;
    case ast::ExprKind::Attribute:
      if (isForbiddenName(target->as<ast::Attribute>()->attr, ast::Context::Store)) return;
      if (assign->value == nullptr) discard(target->as<ast::Attribute>()->value);
      break;
    case ast::ExprKind::Subscript:
      if (assign->value == nullptr) {
        discard(target->as<ast::Subscript>()->value);
        checkAnnotationParts(target->as<ast::Subscript>()->slice);
      }
      break;
    default: break;
  }
  if (!assign->isSimple && isEvaluated && !options_.futureAnnotations) discard(assign->annotation);
}

// ---- raise and assert

void Generator::visitRaise(const ast::Stmt* s) {
  const auto* raise = s->as<ast::Raise>();
  uint32_t count = 0;
  for (const ast::Expr* e : {raise->exc, raise->cause}) {
    if (e == nullptr) break;
    visit(e);
    count++;
  }
  emit(Op::RAISE_VARARGS, count);
}

void Generator::visitAssert(const ast::Stmt* s) {
  const auto* assertion = s->as<ast::Assert>();
  if (assertion->test->kind == ast::ExprKind::Tuple &&
      !assertion->test->as<ast::Tuple>()->elts.empty()) {
    warn(loc(), "assertion is always true, perhaps remove parentheses?");
  }
  if (options_.optimize > 0) return;
  int32_t end = newBlock();
  jumpIf(assertion->test, end, true);
  emit(Op::LOAD_ASSERTION_ERROR);
  if (assertion->msg != nullptr) {
    // The message takes the place of self.
    visit(assertion->msg);
    emit(Op::CALL, 0);
  }
  emit(Op::RAISE_VARARGS, 1);
  use(end);
}

// ---- import

// `import a.b.c as d` binds the last of them.
void Generator::importAs(std::string_view name, std::string_view asName) {
  size_t dot = name.find('.');
  if (dot == std::string_view::npos) return nameOperation(asName, ast::Context::Store);
  for (;;) {
    size_t start = dot + 1;
    dot = name.find('.', start);
    emit(Op::IMPORT_FROM, nameIndex(name.substr(start, dot - start)));
    if (dot == std::string_view::npos) break;
    emit(Op::SWAP, 2);
    emit(Op::POP_TOP);
  }
  nameOperation(asName, ast::Context::Store);
  emit(Op::POP_TOP);
}

void Generator::visitImport(const ast::Stmt* s) {
  for (const ast::Alias& alias : s->as<ast::Import>()->names) {
    loadInt(0);
    loadNone();
    emit(Op::IMPORT_NAME, nameIndex(alias.name));
    if (alias.asName.data() != nullptr) {
      importAs(alias.name, alias.asName);
    } else {
      nameOperation(alias.name.substr(0, alias.name.find('.')), ast::Context::Store);
    }
  }
}

void Generator::visitImportFrom(const ast::Stmt* s) {
  const auto* import = s->as<ast::ImportFrom>();
  if (import->module == "__future__" && s->span.line > options_.futureLine) {
    return fail(s->span, "from __future__ imports must occur at the beginning of the file");
  }
  loadInt(import->level);
  UnitConstant names = tupleConstant(import->names.size());
  for (size_t i = 0; i < import->names.size(); i++)
    names.items[i] = stringConstant(import->names[i].name);
  loadConstant(names);
  emit(Op::IMPORT_NAME, nameIndex(import->module.data() != nullptr ? import->module : ""));
  for (const ast::Alias& alias : import->names) {
    if (alias.name == "*") {
      emit(Op::IMPORT_STAR);
      return;
    }
    emit(Op::IMPORT_FROM, nameIndex(alias.name));
    nameOperation(alias.asName.data() != nullptr ? alias.asName : alias.name, ast::Context::Store);
  }
  emit(Op::POP_TOP);
}

}  // namespace ouro
