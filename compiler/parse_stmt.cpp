// Statements: their sequence, and the simple ones.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// Statements until one does not match; in a block that must be its Dedent.
bool Parser::statements(ShortList<Stmt*>& out, bool untilDedent) {
  while (!at(Tok::EndMarker) && !(untilDedent && at(Tok::Dedent))) {
    if (!statement(out) || raised_ || isInterrupted()) return false;
  }
  return !untilDedent || at(Tok::Dedent);
}

// compound_statement | simple_statements
bool Parser::statement(ShortList<Stmt*>& out) {
  bool compound = false;
  uint32_t start = pos_;
  if (Stmt* stmt = compoundStatement(compound)) {
    out.push_back(stmt);
    return true;
  }
  if (raised_ || compound) return false;
  reset(start);
  return simpleStatements(out);
}

// One line: statements with semicolons between.
bool Parser::simpleStatements(ShortList<Stmt*>& out) {
  do {
    uint32_t mark = pos_;
    Stmt* stmt = simpleStatement();
    if (raised_) return false;
    if (!stmt) {
      if (pos_ != mark) reset(mark);
      // A semicolon may end the line.
      if (mark > 0 && tokens_[mark - 1].kind == Tok::Semicolon) break;
      return false;
    }
    out.push_back(stmt);
  } while (accept(Tok::Semicolon));
  return accept(Tok::Newline);
}

// The first token decides, except between expressions and assignments.
Stmt* Parser::simpleStatement() {
  uint32_t start = pos_;
  switch (kind_) {
    case Tok::Return: return returnStatement();
    case Tok::Import: return importStatement();
    case Tok::From: return importFromStatement();
    case Tok::Raise: return raiseStatement();
    case Tok::Del: return deleteStatement();
    case Tok::Assert: return assertStatement();
    case Tok::Global: return scopeStatement<Global>();
    case Tok::Nonlocal: return scopeStatement<Nonlocal>();
    case Tok::Pass: advance(); return make<Pass>(start);
    case Tok::Break: advance(); return make<Break>(start);
    case Tok::Continue: advance(); return make<Continue>(start);
    case Tok::Yield: {
      if (strict_ && diagnoseAssignment(start)) return nullptr;
      Expr* value = yieldExpression();
      if (!value) return nullptr;
      auto* node = make<ExprStmt>(start);
      node->value = value;
      return node;
    }
    default: return expressionStatement();
  }
}

// ---- assignments and expressions

// An assignment of any kind, or an expression. What stands left is read as an expression first:
// only the token behind it tells which it is.
Stmt* Parser::expressionStatement() {
  uint32_t start = pos_;
  Expr* value;
  {
    Quiet quiet(*this);
    value = starExpressions();
  }
  uint32_t end = pos_;
  bool decided = false;
  if (value) {
    if (Stmt* stmt = assignment(start, value, decided)) return stmt;
  }
  if (raised_) return nullptr;
  reset(end);
  if (strict_) {
    if (!decided && diagnoseAssignment(start)) return nullptr;
    reset(start);
    value = starExpressions();
  }
  if (!value) return nullptr;
  auto* node = make<ExprStmt>(start);
  node->value = value;
  return node;
}

// Any assignment whose first target is `first`. `decided` tells that it could be no other
// statement.
Stmt* Parser::assignment(uint32_t start, Expr* first, bool& decided) {
  Tok next = kind_;
  bool single = isSingleTarget(first);
  if (next == Tok::Colon && single) return annotated(start, first);
  if (next == Tok::Equal && isStarTarget(first)) return assigned(start, first);
  if (next >= Tok::PlusEqual && next <= Tok::DoubleSlashEqual && single) {
    decided = true;
    return augmented(start, first);
  }
  return nullptr;
}

// What may stand right of an '='.
Expr* Parser::yieldOrStarExpressions() {
  return at(Tok::Yield) ? yieldExpression() : starExpressions();
}

// target ':' annotation ['=' value]
Stmt* Parser::annotated(uint32_t start, Expr* target) {
  bool parenthesized = tokens_[start].kind == Tok::LeftParen && isParenthesized(target, start);
  advance();
  Expr* annotation = expression();
  if (!annotation) return nullptr;
  uint32_t mark = pos_;
  Expr* value = nullptr;
  if (accept(Tok::Equal)) {
    value = yieldOrStarExpressions();
    if (raised_) return nullptr;
    if (!value) reset(mark);
  }
  if (!since(6, "Variable annotation syntax is")) return nullptr;
  setContext(target, Context::Store);
  auto* node = make<AnnAssign>(start);
  node->target = target;
  node->annotation = annotation;
  node->value = value;
  node->isSimple = target->kind == ExprKind::NameExpr && !parenthesized;
  return node;
}

// (targets '=')+ value
Stmt* Parser::assigned(uint32_t start, Expr* first) {
  ShortList<Expr*> targets{first};
  Expr* value = nullptr;
  while (accept(Tok::Equal)) {
    uint32_t mark = pos_;
    if (at(Tok::Yield)) {
      value = yieldExpression();
    } else {
      {
        Quiet quiet(*this);
        value = starExpressions();
      }
      if (raised_) return nullptr;
      if (value && at(Tok::Equal) && isStarTarget(value)) {
        targets.push_back(value);
        value = nullptr;
        continue;
      }
      if (strict_) {
        reset(mark);
        value = starExpressions();
      }
    }
    if (!value || raised_ || at(Tok::Equal)) return nullptr;
    break;
  }
  if (!value) return nullptr;
  for (Expr* target : targets) setContext(target, Context::Store);
  auto* node = make<Assign>(start);
  node->typeComment = typeComment();
  node->targets = list(targets);
  node->value = value;
  return node;
}

// target OP= value
Stmt* Parser::augmented(uint32_t start, Expr* target) {
  auto op = static_cast<Operator>(static_cast<int>(peek().kind) - static_cast<int>(Tok::PlusEqual));
  advance();
  if (op == Operator::MatMult && !since(5, "The '@' operator is")) return nullptr;
  Expr* value = yieldOrStarExpressions();
  if (!value) return nullptr;
  setContext(target, Context::Store);
  auto* node = make<AugAssign>(start);
  node->target = target;
  node->op = op;
  node->value = value;
  return node;
}

// `start` begins no assignment, but perhaps what was meant to be one.
bool Parser::diagnoseAssignment(uint32_t start) {
  reset(start);
  if (diagnoseAnnotation(start)) return true;
  auto targetAndEqual = [&] {
    uint32_t mark = pos_;
    Expr* target;
    {
      Quiet quiet(*this);
      target = starExpressions();
    }
    if (target && !raised_ && isStarTarget(target) && accept(Tok::Equal)) return true;
    reset(mark);
    return false;
  };
  reset(start);
  while (targetAndEqual()) {
  }
  if (raised_) return true;
  uint32_t mark = pos_;
  Expr* expr = starExpressions();
  if (raised_) return true;
  if (expr && at(Tok::Equal)) {
    raiseInvalidTarget(TargetUse::Assign, expr);
    if (raised_) return true;
  }
  reset(mark);
  expr = yieldExpression();
  if (raised_) return true;
  if (expr && at(Tok::Equal)) {
    raiseOn(expr->span, "assignment to yield expression not possible");
    return true;
  }
  reset(start);
  expr = starExpressions();
  if (expr && !raised_ && peek().kind >= Tok::PlusEqual && peek().kind <= Tok::DoubleSlashEqual) {
    advance();
    if (yieldOrStarExpressions() && !raised_) {
      raiseOn(expr->span, fmt::format("'{}' is an illegal expression for augmented assignment",
                                      describe(expr)));
    }
  }
  return raised_;
}

// Something that cannot be annotated is followed by ':' and an expression.
bool Parser::diagnoseAnnotation(uint32_t start) {
  auto annotationFollows = [&] { return accept(Tok::Colon) && expression() && !raised_; };
  {
    Expr* display = nullptr;
    if (at(Tok::LeftParen) || at(Tok::LeftBracket)) display = atom();
    if (raised_) return true;
    if (display && (display->kind == ExprKind::Tuple || display->kind == ExprKind::ListExpr) &&
        annotationFollows()) {
      raiseOn(display->span,
              fmt::format("only single target (not {}) can be annotated", describe(display)));
    }
    if (raised_) return true;
  }
  reset(start);
  Expr* first = starNamedExpression();
  if (raised_) return true;
  if (first && accept(Tok::Comma)) {
    while (starNamedExpression()) accept(Tok::Comma);
    if (raised_) return true;
    if (annotationFollows()) {
      raiseOn(first->span, "only single target (not tuple) can be annotated");
    }
    if (raised_) return true;
  }
  reset(start);
  Expr* expr = expression();
  if (raised_) return true;
  if (expr && annotationFollows()) raiseOn(expr->span, "illegal target for annotation");
  return raised_;
}

// ---- the statements that begin with a keyword

// 'return' [star_expressions]
Stmt* Parser::returnStatement() {
  uint32_t start = pos_;
  advance();
  Expr* value = starExpressions();
  if (raised_) return nullptr;
  auto* node = make<Return>(start);
  node->value = value;
  return node;
}

// 'raise' [expression ['from' expression]]
Stmt* Parser::raiseStatement() {
  uint32_t start = pos_;
  advance();
  Expr* exception = expression();
  Expr* cause = nullptr;
  uint32_t mark = pos_;
  if (exception && accept(Tok::From)) {
    cause = expression();
    if (!cause) reset(mark);
  }
  if (raised_) return nullptr;
  auto* node = make<Raise>(start);
  node->exc = exception;
  node->cause = cause;
  return node;
}

// 'del' target (',' target)* [',']
Stmt* Parser::deleteStatement() {
  uint32_t start = pos_;
  advance();
  ShortList<Expr*> targets;
  bool valid = true;
  {
    Quiet quiet(*this);
    do {
      Expr* target = primary();
      if (!target) break;
      valid = valid && isDeleteTarget(target);
      targets.push_back(target);
    } while (valid && accept(Tok::Comma));
  }
  if (raised_) return nullptr;
  if (targets.empty() || !valid || !(at(Tok::Semicolon) || at(Tok::Newline))) {
    if (strict_) {
      reset(start + 1);
      Expr* expr = starExpressions();
      if (expr && !raised_) raiseInvalidTarget(TargetUse::Delete, expr);
    }
    return nullptr;
  }
  for (Expr* target : targets) setContext(target, Context::Del);
  auto* node = make<Delete>(start);
  node->targets = list(targets);
  return node;
}

// 'assert' expression [',' expression]
Stmt* Parser::assertStatement() {
  uint32_t start = pos_;
  advance();
  Expr* test = expression();
  if (!test) return nullptr;
  uint32_t mark = pos_;
  Expr* message = nullptr;
  if (accept(Tok::Comma)) {
    message = expression();
    if (!message) reset(mark);
  }
  if (raised_) return nullptr;
  auto* node = make<Assert>(start);
  node->test = test;
  node->msg = message;
  return node;
}

// global and nonlocal
template <class T>
Stmt* Parser::scopeStatement() {
  uint32_t start = pos_;
  advance();
  ShortList<Name> names;
  uint32_t mark = pos_;
  do {
    if (!at(Tok::Name)) break;
    names.push_back(nameOf(peek()));
    advance();
    mark = pos_;
  } while (accept(Tok::Comma));
  if (names.empty()) return nullptr;
  reset(mark);
  auto* node = make<T>(start);
  node->names = list(names);
  return node;
}

// a.b.c
bool Parser::dottedName(Name& name) {
  if (!at(Tok::Name)) return false;
  name = nameOf(peek());
  advance();
  if (!at(Tok::Dot)) return true;
  std::string dotted(name);
  while (at(Tok::Dot) && nextIs(Tok::Name)) {
    advance();
    dotted += '.';
    dotted += nameOf(peek());
    advance();
  }
  if (at(Tok::Dot)) {
    // Look at what is there instead of a name.
    uint32_t mark = pos_;
    advance();
    reset(mark);
  }
  name = shared_.names.intern(dotted);
  return true;
}

// 'import' dotted_name ['as' NAME] (',' ...)*
Stmt* Parser::importStatement() {
  uint32_t start = pos_;
  advance();
  std::vector<Alias> names;
  uint32_t mark = pos_;
  do {
    uint32_t first = pos_;
    Alias alias;
    if (!dottedName(alias.name)) break;
    uint32_t end = pos_;
    if (accept(Tok::As)) {
      if (at(Tok::Name)) {
        alias.asName = nameOf(peek());
        advance();
      } else {
        reset(end);
      }
    }
    alias.span = spanFrom(first);
    names.push_back(alias);
    mark = pos_;
  } while (accept(Tok::Comma));
  if (names.empty()) return nullptr;
  reset(mark);
  auto* node = make<Import>(start);
  node->names = list(names);
  return node;
}

// NAME ['as' NAME] (',' ...)*
bool Parser::importAliases(std::vector<Alias>& out, bool parenthesized) {
  uint32_t mark = pos_;
  do {
    if (!at(Tok::Name)) break;
    uint32_t first = pos_;
    Alias alias;
    alias.name = nameOf(peek());
    advance();
    uint32_t end = pos_;
    if (accept(Tok::As)) {
      if (at(Tok::Name)) {
        alias.asName = nameOf(peek());
        advance();
      } else {
        reset(end);
      }
    }
    alias.span = spanFrom(first);
    out.push_back(alias);
    mark = pos_;
  } while (accept(Tok::Comma));
  if (out.empty()) return false;
  if (!parenthesized) reset(mark);
  return true;
}

// 'from' ('.' | '...')* [dotted_name] 'import' ('*' | names | '(' names [','] ')')
Stmt* Parser::importFromStatement() {
  uint32_t start = pos_;
  advance();
  int level = 0;
  for (; at(Tok::Dot) || at(Tok::Ellipsis); advance()) level += at(Tok::Dot) ? 1 : 3;
  Name module;
  if (!dottedName(module) && level == 0) return nullptr;
  if (!accept(Tok::Import)) return nullptr;
  std::vector<Alias> names;
  uint32_t mark = pos_;
  if (accept(Tok::Star)) {
    Alias all;
    all.name = shared_.names.intern("*");
    all.span = spanFrom(mark);
    names.push_back(all);
  } else if (accept(Tok::LeftParen)) {
    if (!importAliases(names, true) || !accept(Tok::RightParen)) return nullptr;
  } else {
    if (!importAliases(names, false)) return nullptr;
    if (at(Tok::Comma) && nextIs(Tok::Newline)) {
      advance();
      if (strict_) {
        raiseHere("trailing comma not allowed without surrounding parentheses");
      }
      return nullptr;
    }
  }
  auto* node = make<ImportFrom>(start);
  node->module = module;
  node->names = list(names);
  node->level = level;
  return node;
}

}  // namespace ouro::syntax
