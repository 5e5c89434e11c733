#pragma once
// The walk that fills the symbol tables. Used by scope.cpp alone.

#include <string>
#include <string_view>

#include "compiler/scope.h"

namespace ouro {

// One small function a node kind, reached through a table, keeps the frames of a deep tree small.
class ScopeBuilder {
 public:
  ScopeBuilder(ScopeTable& table, CompileErrors& errors, bool futureAnnotations)
      : table_(table), errors_(errors), futureAnnotations_(futureAnnotations) {}
  void build(const ast::Module& module);

 private:
  using ExprVisitor = void (ScopeBuilder::*)(const ast::Expr*);
  using StmtVisitor = void (ScopeBuilder::*)(const ast::Stmt*);
  using PatternVisitor = void (ScopeBuilder::*)(const ast::Pattern*);

  void visit(const ast::Expr* e) { (this->*kExprs[static_cast<size_t>(e->kind)])(e); }
  void visit(const ast::Stmt* s) { (this->*kStmts[static_cast<size_t>(s->kind)])(s); }
  void visit(const ast::Pattern* p) { (this->*kPatterns[static_cast<size_t>(p->kind)])(p); }
  template <class T>
  void visitAll(const ast::List<T>& list) {
    for (const auto& item : list) {
      if (errors_.isGivenUp()) return;
      visit(item);
    }
  }
  void visitMaybe(const ast::Expr* e) {
    if (e != nullptr) visit(e);
  }

#define OURO_AST_VISITOR(name) void visit##name(const ast::Expr* e);
  OURO_AST_EXPRESSIONS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
#define OURO_AST_VISITOR(name) void visit##name(const ast::Stmt* s);
  OURO_AST_STATEMENTS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
#define OURO_AST_VISITOR(name) void visit##name(const ast::Pattern* p);
  OURO_AST_PATTERNS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
  static const ExprVisitor kExprs[];
  static const StmtVisitor kStmts[];
  static const PatternVisitor kPatterns[];

  Scope* enter(ScopeKind kind, std::string_view name, const void* node, const ast::Span& span);
  void leave() { current_ = current_->parent; }
  uint16_t lookup(std::string_view name);
  void define(std::string_view name, uint16_t flag, const ast::Span& span);
  void defineIn(Scope* scope, std::string_view name, uint16_t flag, const ast::Span& span);

  void comprehension(const ast::Expr* e, ComprehensionKind kind, std::string_view name,
                     const ast::List<ast::Comprehension>& generators, const ast::Expr* element,
                     const ast::Expr* value);
  void comprehensionTarget(const ast::Expr* target);
  void innerGenerators(const ast::List<ast::Comprehension>& generators);
  void namedExpressionTarget(const ast::Expr* target);
  bool failInAnnotation(const char* what, const ast::Span& span);
  void yieldFound(const ast::Expr* e, const ast::Expr* value);
  void defaults(const ast::Arguments& args);
  void annotations(const ast::Arguments& args, const ast::Expr* returns);
  void annotation(const ast::Expr* e);
  void parameters(const ast::Arguments& args);
  void keywords(const ast::List<ast::Keyword>& list);
  void alias(const ast::Alias& alias);
  void declare(const ast::Stmt* s, const ast::List<ast::Name>& names, bool isGlobal);
  void handler(const ast::ExceptHandler& handler);

  ScopeTable& table_;
  CompileErrors& errors_;
  bool futureAnnotations_;
  Scope* current_ = nullptr;
};

}  // namespace ouro
