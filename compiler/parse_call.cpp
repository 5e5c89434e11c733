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
      pos_--;  // the caller wants the ')'
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

// One argument of a kind that may stand at `stage`.
bool Parser::callItem(CallArgs& out, int& stage) {
  uint32_t start = pos_;
  if (at(Tok::Star)) {
    if (stage == kDoubleStar) return false;
    Expr* value = sliceItem();
    if (!value) return false;
    out.args.push_back(value);
    out.height = std::max(out.height, height_);
    return true;
  }
  bool keyword = at(Tok::Name) && peeks(Tok::Equal);
  if (stage == kPositional && !keyword && !at(Tok::DoubleStar)) {
    Expr* value = assignmentOrExpression();
    if (raised_) return false;
    if (value && !at(Tok::Equal)) {
      out.args.push_back(value);
      out.height = std::max(out.height, height_);
      return true;
    }
    reset(start);
  }
  if (strict_ && diagnoseKeyword()) return false;
  if (at(Tok::DoubleStar)) {
    advance();
    Expr* value = expression();
    if (!value) {
      reset(start);
      return false;
    }
    out.keywords.push_back({Name(), value, spanFrom(start)});
    stage = kDoubleStar;
  } else if (keyword) {
    Name name = nameOf(peek());
    advance();
    advance();
    Expr* value = expression();
    if (!value) {
      reset(start);
      return false;
    }
    out.keywords.push_back({name, value, spanFrom(start)});
    stage = std::max<int>(stage, kKeyword);
  } else {
    return false;
  }
  out.height = std::max(out.height, height_);
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

// The arguments from `start` on do not end with the parenthesis: generator expressions without
// their own, and arguments out of order. Always false.
bool Parser::diagnoseArguments(uint32_t start) {
  auto again = [&](CallArgs& out) {
    reset(start);
    return args(out) && !raised_;
  };
  CallArgs all;
  if (again(all) && at(Tok::Comma) && nextIs(Tok::Star)) {
    advance();
    raiseOn(all.span, "iterable argument unpacking follows keyword argument unpacking");
  }
  if (raised_) return false;
  reset(start);
  List<Comprehension> clauses;
  Expr* element = expression();
  if (raised_) return false;
  if (element && comprehensions(clauses) && !raised_ && at(Tok::Comma)) {
    advance();
    CallArgs rest;
    args(rest);
    raiseRange(element->span, lastOf(clauses)->span, "Generator expression must be parenthesized");
  }
  if (raised_) return false;
  reset(start);
  if (at(Tok::Name) && peeks(Tok::Equal)) {
    diagnoseKeyword();
    if (raised_) return false;
  }
  CallArgs before;
  if (again(before) && comprehensions(clauses) && !raised_ && before.args.size() > 1) {
    raiseRange(before.args.back()->span, lastOf(clauses)->span,
               "Generator expression must be parenthesized");
  }
  if (raised_) return false;
  CallArgs others;
  if (again(others) && accept(Tok::Comma)) {
    uint32_t mark = pos_;
    Expr* last = expression();
    if (last && !raised_ && comprehensions(clauses) && !raised_) {
      raiseRange(last->span, clauses.back().target->span,
                 "Generator expression must be parenthesized");
    }
    if (raised_) return false;
    reset(mark);
    CallArgs rest;
    if (args(rest) && !raised_) {
      bool unpacked = std::any_of(others.keywords.begin(), others.keywords.end(),
                                  [](const Keyword& keyword) { return !keyword.name.data(); });
      raiseHere(unpacked ? "positional argument follows keyword argument unpacking"
                         : "positional argument follows keyword argument");
    }
  }
  if (!raised_) reset(start);
  return false;
}

}  // namespace ouro::syntax
