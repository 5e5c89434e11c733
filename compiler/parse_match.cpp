// The match statement.

#include "compiler/parse_state.h"

namespace ouro::syntax {

// `match` is a name unless a subject, a colon and an indented block follow. Null, without an error,
// when it is one.
Stmt* Parser::matchStatement() {
  uint32_t start = pos_;
  advance();
  Expr* subject = matchSubject();
  if (!subject || raised_) {
    reset(start);
    return nullptr;
  }
  if (strict_ && at(Tok::Newline)) raiseHere("expected ':'");
  bool isBlock = accept(Tok::Colon) && accept(Tok::Newline);
  if (isBlock && strict_ && !at(Tok::Indent)) raiseIndent("'match' statement", start);
  if (!isBlock || raised_ || !accept(Tok::Indent)) {
    if (!raised_) reset(start);
    return nullptr;
  }
  std::vector<MatchCase> cases;
  while (atSoft("case")) {
    MatchCase next;
    uint32_t mark = pos_;
    if (!matchCase(next)) {
      if (!raised_) reset(mark);
      break;
    }
    cases.push_back(next);
  }
  if (raised_ || cases.empty() || !accept(Tok::Dedent)) {
    if (!raised_) reset(start);
    return nullptr;
  }
  if (!since(10, "Pattern matching is")) return nullptr;
  auto* node = make<Match>(start);
  node->subject = subject;
  node->cases = list(cases);
  return node;
}

Expr* Parser::matchSubject() {
  uint32_t start = pos_;
  Expr* subject = tupleOf(&Parser::starNamedExpression);
  if (subject && subject->kind == ExprKind::Starred) {
    reset(start);
    return nullptr;
  }
  return subject;
}

bool Parser::matchCase(MatchCase& out) {
  uint32_t start = pos_;
  advance();
  out.pattern = patterns();
  if (!out.pattern || raised_) return false;
  uint32_t mark = pos_;
  if (accept(Tok::If)) {
    out.guard = namedExpression();
    if (raised_) return false;
    if (!out.guard) reset(mark);
  }
  return suite(out.body, "'case' statement", start);
}

}  // namespace ouro::syntax
