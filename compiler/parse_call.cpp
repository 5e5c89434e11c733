// The arguments of a call or of a class statement.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// How far the list has come: positional arguments, then keywords (with * between), then **.
namespace {
enum Stage : int { kPositional, kKeyword, kDoubleStar };
}

bool Parser::arguments(CallArgs& out, bool isCall) {
  if (at(Tok::RightParen)) return true;
  uint32_t start = pos_;
  int stage = kPositional;
  bool some = callItem(out, stage);
  // A lone generator expression borrows the parentheses of the call.
  if (some && isCall && atComprehension() && pos_ > start && !out.args.empty() &&
      out.args[0]->kind != ExprKind::Starred) {
    if (Expr* generator = generatorTail(start - 1, out.args[0])) {
      out.args[0] = generator;
      out.height = height_;
      reset(pos_ - 1);  // the caller wants the ')'
      return true;
    }
  }
  if (some && !raised_) {
    moreArgs(out, stage);
    uint32_t mark = pos_;
    accept(Tok::Comma);
    if (at(Tok::RightParen) && !raised_) return true;
    reset(mark);
  }
  if (raised_) return false;
  return strict_ && diagnoseArguments(start);
}

// NAME ':=' expression, or an expression that no ':=' follows.
Expr* Parser::assignmentOrExpression() {
  if (at(Tok::Name) && peeks(Tok::Walrus)) return assignmentExpression();
  uint32_t start = pos_;
  Expr* expr = expression();
  if (expr && at(Tok::Walrus)) {
    reset(start);
    return nullptr;
  }
  return expr;
}

// As many arguments as there are, without a final comma. False when there is none.
bool Parser::args(CallArgs& out) {
  uint32_t start = pos_;
  int stage = kPositional;
  if (!callItem(out, stage)) return false;
  moreArgs(out, stage);
  out.span = spanFrom(start);
  return !raised_;
}

void Parser::moreArgs(CallArgs& out, int stage) {
  while (at(Tok::Comma) && !raised_) {
    uint32_t mark = pos_;
    advance();
    if (!callItem(out, stage)) {
      reset(mark);
      return;
    }
  }
}

// One argument of a kind that may stand at `stage`: '*' expression before any '**', an expression
// before the first keyword, NAME '=' expression, '**' expression.
bool Parser::callItem(CallArgs& out, int& stage) {
  uint32_t start = pos_;
  Expr* value = nullptr;
  if (at(Tok::Star)) {
    value = stage == kDoubleStar ? nullptr : sliceItem();
  } else if (stage == kPositional && !at(Tok::DoubleStar) &&
             !(at(Tok::Name) && peeks(Tok::Equal))) {
    value = assignmentOrExpression();
    if (value && at(Tok::Equal)) value = nullptr;
  }
  if (raised_) return false;
  if (value) {
    out.args.push_back(value);
    out.height = std::max(out.height, height_);
    return true;
  }
  reset(start);
  return !at(Tok::Star) && keywordItem(out, stage);
}

bool Parser::keywordItem(CallArgs& out, int& stage) {
  if (strict_ && diagnoseKeyword()) return false;
  uint32_t start = pos_;
  Name name;
  int reached = kDoubleStar;
  if (at(Tok::Name) && peeks(Tok::Equal)) {
    reached = kKeyword;
    name = nameOf(peek());
    advance();
  } else if (!at(Tok::DoubleStar)) {
    return false;
  }
  advance();
  Expr* value = expression();
  if (!value) {
    if (!raised_) reset(start);
    return false;
  }
  out.keywords.push_back({name, value, spanFrom(start)});
  out.height = std::max(out.height, height_);
  stage = std::max(stage, reached);
  return true;
}

// ---- known mistakes

const Expr* Parser::lastOf(const List<Comprehension>& clauses) {
  const Comprehension& last = clauses.back();
  return last.ifs.empty() ? last.iter : last.ifs.back();
}

// f(True=1), f(a=b for b in c), f(a.b=1)
bool Parser::diagnoseKeyword() {
  uint32_t start = pos_;
  const Token& first = peek();
  bool assigns = peeks(Tok::Equal);
  if (assigns && (at(Tok::True) || at(Tok::False) || at(Tok::None))) {
    raiseRange(first, peekNext(), fmt::format("cannot assign to {}", text(first)));
    return true;
  }
  if (assigns && at(Tok::Name)) {
    advance();
    const Token& equal = peek();
    advance();
    List<Comprehension> clauses;
    if (expression() && !raised_ && atComprehension() && comprehensions(clauses)) {
      raiseRange(first, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
  } else {
    Expr* expr = expression();
    if (expr && !raised_ && at(Tok::Equal)) {
      raiseRange(expr->span, spanOf(peek()),
                 "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
  }
  if (!raised_) reset(start);
  return raised_;
}

static bool hasMapping(const std::vector<Keyword>& keywords) {
  return std::any_of(keywords.begin(), keywords.end(),
                     [](const Keyword& keyword) { return !keyword.name.data(); });
}

// The arguments from `start` on do not end with the parenthesis. Always false.
bool Parser::diagnoseArguments(uint32_t start) {
  CallArgs all;
  if (argsAgain(start, all) && hasMapping(all.keywords) && at(Tok::Comma) && nextIs(Tok::Star)) {
    advance();
    raiseOn(all.span, "iterable argument unpacking follows keyword argument unpacking");
  }
  if (raised_ || diagnoseGenerators(start)) return false;
  CallArgs before;
  if (argsAgain(start, before) && accept(Tok::Comma)) {
    CallArgs after;
    if (args(after) && !raised_) {
      raiseHere(hasMapping(before.keywords)
                    ? "positional argument follows keyword argument unpacking"
                    : "positional argument follows keyword argument");
    }
  }
  if (!raised_) reset(start);
  return false;
}

// As many arguments as there are from `start` on.
bool Parser::argsAgain(uint32_t start, CallArgs& out) {
  reset(start);
  return args(out) && !raised_;
}

// Generator expressions beside other arguments, without parentheses of their own: the first
// argument, f(a=b for b in c), and a later one.
bool Parser::diagnoseGenerators(uint32_t start) {
  constexpr const char* kMessage = "Generator expression must be parenthesized";
  List<Comprehension> clauses;
  reset(start);
  Expr* element = expression();
  if (raised_) return true;
  if (element && comprehensions(clauses) && !raised_ && at(Tok::Comma)) {
    advance();
    CallArgs rest;
    args(rest);
    raiseRange(element->span, lastOf(clauses)->span, kMessage);
  }
  reset(start);
  if (!raised_ && at(Tok::Name) && peeks(Tok::Equal)) diagnoseKeyword();
  if (raised_) return true;
  CallArgs before;
  if (argsAgain(start, before) && comprehensions(clauses) && !raised_ && before.args.size() > 1) {
    raiseRange(before.args.back()->span, lastOf(clauses)->span, kMessage);
  }
  if (raised_) return true;
  CallArgs others;
  if (argsAgain(start, others) && accept(Tok::Comma)) {
    Expr* last = expression();
    if (last && !raised_ && comprehensions(clauses) && !raised_) {
      raiseRange(last->span, clauses.back().target->span, kMessage);
    }
  }
  return raised_;
}

}  // namespace ouro::syntax
