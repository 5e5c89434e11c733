// The nodes that have no say about scopes: they pass the walk on to their parts, in CPython's
// order.

#include "compiler/scope_build.h"

namespace ouro {

#define OURO_AST_ENTRY(name) &ScopeBuilder::visit##name,
const ScopeBuilder::ExprVisitor ScopeBuilder::kExprs[] = {OURO_AST_EXPRESSIONS(OURO_AST_ENTRY)};
const ScopeBuilder::StmtVisitor ScopeBuilder::kStmts[] = {OURO_AST_STATEMENTS(OURO_AST_ENTRY)};
const ScopeBuilder::PatternVisitor ScopeBuilder::kPatterns[] = {OURO_AST_PATTERNS(OURO_AST_ENTRY)};
#undef OURO_AST_ENTRY

// ---- expressions

void ScopeBuilder::visitBoolOp(const ast::Expr* e) { visitAll(e->as<ast::BoolOp>()->values); }
void ScopeBuilder::visitBinOp(const ast::Expr* e) {
  visit(e->as<ast::BinOp>()->left);
  visit(e->as<ast::BinOp>()->right);
}
void ScopeBuilder::visitUnaryOp(const ast::Expr* e) { visit(e->as<ast::UnaryOp>()->operand); }
void ScopeBuilder::visitIfExp(const ast::Expr* e) {
  visit(e->as<ast::IfExp>()->test);
  visit(e->as<ast::IfExp>()->body);
  visit(e->as<ast::IfExp>()->orelse);
}
void ScopeBuilder::visitDict(const ast::Expr* e) {
  for (const ast::Expr* key : e->as<ast::Dict>()->keys) visitMaybe(key);
  visitAll(e->as<ast::Dict>()->values);
}
void ScopeBuilder::visitSet(const ast::Expr* e) { visitAll(e->as<ast::Set>()->elts); }
void ScopeBuilder::visitCompare(const ast::Expr* e) {
  visit(e->as<ast::Compare>()->left);
  visitAll(e->as<ast::Compare>()->comparators);
}
void ScopeBuilder::visitCall(const ast::Expr* e) {
  visit(e->as<ast::Call>()->func);
  visitAll(e->as<ast::Call>()->args);
  keywords(e->as<ast::Call>()->keywords);
}
void ScopeBuilder::visitFormattedValue(const ast::Expr* e) {
  visit(e->as<ast::FormattedValue>()->value);
  visitMaybe(e->as<ast::FormattedValue>()->formatSpec);
}
void ScopeBuilder::visitJoinedStr(const ast::Expr* e) { visitAll(e->as<ast::JoinedStr>()->values); }
void ScopeBuilder::visitConstant(const ast::Expr*) {}
void ScopeBuilder::visitAttribute(const ast::Expr* e) { visit(e->as<ast::Attribute>()->value); }
void ScopeBuilder::visitSubscript(const ast::Expr* e) {
  visit(e->as<ast::Subscript>()->value);
  visit(e->as<ast::Subscript>()->slice);
}
void ScopeBuilder::visitStarred(const ast::Expr* e) { visit(e->as<ast::Starred>()->value); }
void ScopeBuilder::visitListExpr(const ast::Expr* e) { visitAll(e->as<ast::ListExpr>()->elts); }
void ScopeBuilder::visitTuple(const ast::Expr* e) { visitAll(e->as<ast::Tuple>()->elts); }
void ScopeBuilder::visitSlice(const ast::Expr* e) {
  visitMaybe(e->as<ast::Slice>()->lower);
  visitMaybe(e->as<ast::Slice>()->upper);
  visitMaybe(e->as<ast::Slice>()->step);
}

// ---- statements

void ScopeBuilder::visitReturn(const ast::Stmt* s) {
  const ast::Expr* value = s->as<ast::Return>()->value;
  if (value == nullptr) return;
  visit(value);
  current_->returnsValue = true;
}
void ScopeBuilder::visitDelete(const ast::Stmt* s) { visitAll(s->as<ast::Delete>()->targets); }
void ScopeBuilder::visitAssign(const ast::Stmt* s) {
  visitAll(s->as<ast::Assign>()->targets);
  visit(s->as<ast::Assign>()->value);
}
void ScopeBuilder::visitAugAssign(const ast::Stmt* s) {
  visit(s->as<ast::AugAssign>()->target);
  visit(s->as<ast::AugAssign>()->value);
}
void ScopeBuilder::visitFor(const ast::Stmt* s) {
  const auto* loop = s->as<ast::For>();
  visit(loop->target);
  visit(loop->iter);
  visitAll(loop->body);
  visitAll(loop->orelse);
}
void ScopeBuilder::visitWhile(const ast::Stmt* s) {
  visit(s->as<ast::While>()->test);
  visitAll(s->as<ast::While>()->body);
  visitAll(s->as<ast::While>()->orelse);
}
// A chain of elif is as deep as it is long: it is walked in a loop.
void ScopeBuilder::visitIf(const ast::Stmt* s) {
  for (;;) {
    const auto* branch = s->as<ast::If>();
    visit(branch->test);
    visitAll(branch->body);
    if (branch->orelse.size() != 1 || branch->orelse[0]->kind != ast::StmtKind::If) {
      visitAll(branch->orelse);
      return;
    }
    s = branch->orelse[0];
  }
}
void ScopeBuilder::visitWith(const ast::Stmt* s) {
  for (const ast::WithItem& item : s->as<ast::With>()->items) {
    visit(item.context);
    visitMaybe(item.target);
  }
  visitAll(s->as<ast::With>()->body);
}
void ScopeBuilder::visitMatch(const ast::Stmt* s) {
  visit(s->as<ast::Match>()->subject);
  for (const ast::MatchCase& branch : s->as<ast::Match>()->cases) {
    visit(branch.pattern);
    visitMaybe(branch.guard);
    visitAll(branch.body);
  }
}
void ScopeBuilder::visitRaise(const ast::Stmt* s) {
  visitMaybe(s->as<ast::Raise>()->exc);
  visitMaybe(s->as<ast::Raise>()->cause);
}
void ScopeBuilder::handler(const ast::ExceptHandler& handler) {
  visitMaybe(handler.type);
  if (handler.name.data() != nullptr) define(handler.name, kDefLocal, handler.span);
  visitAll(handler.body);
}
void ScopeBuilder::visitTry(const ast::Stmt* s) {
  const auto* statement = s->as<ast::Try>();
  visitAll(statement->body);
  visitAll(statement->orelse);
  for (const ast::ExceptHandler* each : statement->handlers) handler(*each);
  visitAll(statement->finalbody);
}
void ScopeBuilder::visitAssert(const ast::Stmt* s) {
  visit(s->as<ast::Assert>()->test);
  visitMaybe(s->as<ast::Assert>()->msg);
}
void ScopeBuilder::visitImport(const ast::Stmt* s) {
  for (const ast::Alias& each : s->as<ast::Import>()->names) alias(each);
}
void ScopeBuilder::visitImportFrom(const ast::Stmt* s) {
  for (const ast::Alias& each : s->as<ast::ImportFrom>()->names) alias(each);
}
void ScopeBuilder::visitExprStmt(const ast::Stmt* s) { visit(s->as<ast::ExprStmt>()->value); }
void ScopeBuilder::visitPass(const ast::Stmt*) {}
void ScopeBuilder::visitBreak(const ast::Stmt*) {}
void ScopeBuilder::visitContinue(const ast::Stmt*) {}

// ---- patterns

void ScopeBuilder::visitMatchValue(const ast::Pattern* p) {
  visit(p->as<ast::MatchValue>()->value);
}
void ScopeBuilder::visitMatchSingleton(const ast::Pattern*) {}
void ScopeBuilder::visitMatchSequence(const ast::Pattern* p) {
  visitAll(p->as<ast::MatchSequence>()->patterns);
}
void ScopeBuilder::visitMatchMapping(const ast::Pattern* p) {
  const auto* mapping = p->as<ast::MatchMapping>();
  visitAll(mapping->keys);
  visitAll(mapping->patterns);
  if (mapping->rest.data() != nullptr) define(mapping->rest, kDefLocal, p->span);
}
void ScopeBuilder::visitMatchClass(const ast::Pattern* p) {
  const auto* match = p->as<ast::MatchClass>();
  visit(match->cls);
  visitAll(match->patterns);
  visitAll(match->kwdPatterns);
}
void ScopeBuilder::visitMatchStar(const ast::Pattern* p) {
  ast::Name name = p->as<ast::MatchStar>()->name;
  if (name.data() != nullptr) define(name, kDefLocal, p->span);
}
void ScopeBuilder::visitMatchAs(const ast::Pattern* p) {
  const auto* match = p->as<ast::MatchAs>();
  if (match->pattern != nullptr) visit(match->pattern);
  if (match->name.data() != nullptr) define(match->name, kDefLocal, p->span);
}
void ScopeBuilder::visitMatchOr(const ast::Pattern* p) {
  visitAll(p->as<ast::MatchOr>()->patterns);
}

}  // namespace ouro
