// Expressions down to the operators, loosest first.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {
namespace {

// How tightly a binary operator binds: `|` 1 ... `*` 6; 0 for anything else. `**` binds tighter
// than a sign on its left and is power()'s.
constexpr int precedence(Tok kind) {
  switch (kind) {
    case Tok::VBar: return 1;
    case Tok::Caret: return 2;
    case Tok::Ampersand: return 3;
    case Tok::LeftShift:
    case Tok::RightShift: return 4;
    case Tok::Plus:
    case Tok::Minus: return 5;
    case Tok::Star:
    case Tok::Slash:
    case Tok::DoubleSlash:
    case Tok::Percent:
    case Tok::At: return 6;
    default: return 0;
  }
}

Operator operatorOf(Tok kind) {
  return static_cast<Operator>(static_cast<int>(kind) - static_cast<int>(Tok::Plus));
}

}  // namespace

// One or more `item`s with commas between and, if wanted, after them.
Expr* Parser::tupleOf(Expr* (Parser::*item)()) {
  uint32_t start = pos_;
  Expr* first = (this->*item)();
  if (!first || !at(Tok::Comma)) return first;
  int height = height_;
  ShortList<Expr*> elements{first};
  while (accept(Tok::Comma)) {
    Expr* next = (this->*item)();
    if (raised_) return nullptr;
    if (!next) break;
    height = std::max(height, height_);
    elements.push_back(next);
  }
  auto* node = make<Tuple>(start);
  node->elts = list(elements);
  node->ctx = Context::Load;
  return setHeight(height + 1) ? node : nullptr;
}

// star_expression (',' star_expression)* [','] and the same of plain expressions: a tuple when
// there is a comma.
Expr* Parser::starExpressions() { return tupleOf(&Parser::starExpression); }
Expr* Parser::expressions() { return tupleOf(&Parser::expression); }

// '*' bitwise_or | expression. The star binds looser than an operator but tighter than `or`, so
// that
// `*a or b` is no starred expression.
Expr* Parser::starExpression() {
  if (!at(Tok::Star)) return expression();
  uint32_t start = pos_;
  advance();
  Expr* value = bitwiseOr();
  if (!value) {
    reset(start);
    return nullptr;
  }
  auto* node = make<Starred>(start);
  node->value = value;
  node->ctx = Context::Load;
  return setHeight(height_ + 1) ? node : nullptr;
}

// An element of a display: '*' bitwise_or | named_expression.
Expr* Parser::starNamedExpression() { return at(Tok::Star) ? starExpression() : namedExpression(); }

// NAME ':=' expression, which commits itself at the ':='.
Expr* Parser::assignmentExpression() {
  uint32_t start = pos_;
  advance();
  auto* target = makeName(start, Context::Store);
  advance();
  Expr* value = expression();
  if (!value) {
    reset(start);
    return nullptr;
  }
  if (!since(8, "Assignment expressions are")) return nullptr;
  auto* node = make<NamedExpr>(start);
  node->target = target;
  node->value = value;
  return setHeight(height_ + 1) ? node : nullptr;
}

// NAME ':=' expression | expression. Where a condition or an element stands, but not a statement:
// there ':=' would read like an assignment.
Expr* Parser::namedExpression() {
  Expr* known;
  if (strict_ && recall(Rule::NamedExpression, known)) return known;
  uint32_t start = pos_;
  Expr* expr = namedExpressionUnremembered();
  return strict_ ? remember(Rule::NamedExpression, start, expr) : expr;
}

Expr* Parser::namedExpressionUnremembered() {
  if (at(Tok::Name) && peeks(Tok::Walrus)) return assignmentExpression();
  uint32_t start = pos_;
  Expr* expr = expression();
  if (raised_) return nullptr;
  uint32_t end = pos_;
  int height = height_;
  if (strict_ && diagnoseNamed(start, expr)) return nullptr;
  if (!expr || at(Tok::Walrus)) {
    reset(start);
    return nullptr;
  }
  reset(end);
  height_ = height;
  return expr;
}

// Is the token at hand an expression that ends with it? Every other one is such a name or literal:
// it need not go through all the operators.
bool Parser::standsAlone() const {
  switch (peekNext().kind) {
    case Tok::Newline:
    case Tok::RightParen:
    case Tok::RightBracket:
    case Tok::RightBrace:
    case Tok::Colon:
    case Tok::Comma:
    case Tok::Equal: break;
    default: return false;
  }
  return at(Tok::Name) || at(Tok::Number) || at(Tok::String) || at(Tok::None) || at(Tok::True) ||
         at(Tok::False);
}

// disjunction ['if' disjunction 'else' expression] | lambda. The root of all nesting: what it
// reads is remembered, and recursion is counted here.
Expr* Parser::expression() {
  if (!second_ && standsAlone()) return atom();
  Expr* known;
  if (recall(Rule::Expression, known)) return known;
  Nest nest(*this);
  if (!nest.ok()) return nullptr;
  uint32_t start = pos_;
  return remember(Rule::Expression, start, expressionUnremembered());
}

Expr* Parser::expressionUnremembered() {
  if (at(Tok::Lambda)) return lambda();
  uint32_t start = pos_;
  Expr* body = disjunction();
  if (!body) return nullptr;
  int height = height_;
  if (strict_ && diagnoseExpression(start, body)) return nullptr;
  height_ = height;
  return at(Tok::If) ? conditionalTail(start, body) : body;
}

// `body if test else orelse`; just `body` when the rest does not follow.
Expr* Parser::conditionalTail(uint32_t start, Expr* body) {
  uint32_t mark = pos_;
  int height = height_;
  advance();
  Expr* test = disjunction();
  int testHeight = height_;
  Expr* orelse = nullptr;
  if (test && accept(Tok::Else)) orelse = expression();
  if (!orelse) {
    if (raised_) return nullptr;
    reset(mark);
    height_ = height;
    return body;
  }
  auto* node = make<IfExp>(start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return setHeight(std::max({height, testHeight, height_}) + 1) ? node : nullptr;
}

// conjunction ('or' conjunction)*, flat: one node however long the chain is.
Expr* Parser::disjunction() {
  uint32_t start = pos_;
  Expr* first = conjunction();
  if (!first || !at(Tok::Or)) return first;
  int height = height_;
  ShortList<Expr*> values{first};
  while (at(Tok::Or)) {
    uint32_t mark = pos_;
    advance();
    Expr* next = conjunction();
    if (raised_) return nullptr;
    if (!next) {
      reset(mark);
      break;
    }
    height = std::max(height, height_);
    values.push_back(next);
  }
  if (values.size() == 1) return first;
  auto* node = make<BoolOp>(start);
  node->op = BoolOperator::Or;
  node->values = list(values);
  return setHeight(height + 1) ? node : nullptr;
}

// inversion ('and' inversion)*
Expr* Parser::conjunction() {
  uint32_t start = pos_;
  Expr* first = inversion();
  if (!first || !at(Tok::And)) return first;
  int height = height_;
  ShortList<Expr*> values{first};
  while (at(Tok::And)) {
    uint32_t mark = pos_;
    advance();
    Expr* next = inversion();
    if (raised_) return nullptr;
    if (!next) {
      reset(mark);
      break;
    }
    height = std::max(height, height_);
    values.push_back(next);
  }
  if (values.size() == 1) return first;
  auto* node = make<BoolOp>(start);
  node->op = BoolOperator::And;
  node->values = list(values);
  return setHeight(height + 1) ? node : nullptr;
}

// 'not'* comparison. The operators are counted first and applied from the last to the first, so
// that a long row of them takes no stack.
Expr* Parser::inversion() {
  if (!at(Tok::Not)) return comparison();
  ShortList<uint32_t> starts;
  while (at(Tok::Not)) {
    starts.push_back(pos_);
    advance();
  }
  Expr* operand = comparison();
  if (!operand) {
    reset(starts[0]);
    return nullptr;
  }
  for (size_t i = starts.size(); i-- > 0;) {
    auto* node = make<UnaryOp>(starts[i]);
    node->op = UnaryOperator::Not;
    node->operand = operand;
    operand = node;
    if (!setHeight(height_ + 1)) return nullptr;
  }
  return operand;
}

// Consumes a comparison operator, one or two tokens.
bool Parser::comparisonOperator(CompareOperator& op) {
  Tok kind = kind_;
  if (kind >= Tok::EqualEqual && kind <= Tok::GreaterEqual) {
    op = static_cast<CompareOperator>(static_cast<int>(kind) - static_cast<int>(Tok::EqualEqual));
  } else if (kind == Tok::In) {
    op = CompareOperator::In;
  } else if (kind == Tok::Is) {
    op = CompareOperator::Is;
    advance();
    if (accept(Tok::Not)) op = CompareOperator::IsNot;
    return true;
  } else if (kind == Tok::Not) {
    uint32_t mark = pos_;
    advance();
    if (accept(Tok::In)) {
      op = CompareOperator::NotIn;
      return true;
    }
    reset(mark);
    return false;
  } else {
    return false;
  }
  advance();
  return true;
}

// bitwise_or (operator bitwise_or)*, all in one node: a < b < c is not (a < b) < c.
Expr* Parser::comparison() {
  uint32_t start = pos_;
  Expr* left = bitwiseOr();
  CompareOperator op;
  uint32_t mark = pos_;
  int height = height_;
  if (!left || !comparisonOperator(op)) return left;
  ShortList<CompareOperator> ops;
  ShortList<Expr*> comparators;
  do {
    Expr* right = bitwiseOr();
    if (raised_) return nullptr;
    // `x is not` may still be `x is`, followed by something that is wrong.
    if (!right) {
      reset(mark);
      break;
    }
    height = std::max(height, height_);
    ops.push_back(op);
    comparators.push_back(right);
    mark = pos_;
  } while (comparisonOperator(op));
  if (ops.empty()) return left;
  auto* node = make<Compare>(start);
  node->left = left;
  node->ops = list(ops);
  node->comparators = list(comparators);
  return setHeight(height + 1) ? node : nullptr;
}

// Precedence climbing: operators that bind at least as tightly as `minimum`.
Expr* Parser::binary(int minimum) {
  uint32_t start = pos_;
  Expr* left = unary();
  if (!left) return nullptr;
  int height = height_;
  for (;;) {
    Tok kind = kind_;
    int level = precedence(kind);
    if (level == 0 || level < minimum) break;
    uint32_t mark = pos_;
    advance();
    Expr* right = binary(level + 1);
    if (raised_) return nullptr;
    if (!right) {
      reset(mark);
      break;
    }
    if (kind == Tok::At && !since(5, "The '@' operator is")) return nullptr;
    auto* node = make<BinOp>(start);
    node->left = left;
    node->op = operatorOf(kind);
    node->right = right;
    left = node;
    height = std::max(height, height_) + 1;
    if (!setHeight(height)) return nullptr;
  }
  height_ = height;
  return left;
}

// ('-' | '+' | '~')* power, in a loop as `not` is.
Expr* Parser::unary() {
  auto isSign = [this] { return at(Tok::Minus) || at(Tok::Plus) || at(Tok::Tilde); };
  if (!isSign()) return power();
  ShortList<uint32_t> starts;
  while (isSign()) {
    starts.push_back(pos_);
    advance();
  }
  Expr* operand = power();
  if (!operand) {
    reset(starts[0]);
    return nullptr;
  }
  for (size_t i = starts.size(); i-- > 0;) {
    auto* node = make<UnaryOp>(starts[i]);
    Tok sign = tokens_[starts[i]].kind;
    node->op = sign == Tok::Minus  ? UnaryOperator::USub
               : sign == Tok::Plus ? UnaryOperator::UAdd
                                   : UnaryOperator::Invert;
    node->operand = operand;
    operand = node;
    if (!setHeight(height_ + 1)) return nullptr;
  }
  return operand;
}

// primary ['**' unary]. The one operator that groups to the right, and that binds tighter than a
// sign before it but looser than one behind: -a ** -b is -(a ** (-b)).
Expr* Parser::power() {
  uint32_t start = pos_;
  Expr* base = at(Tok::Await) ? awaitPrimary() : primary();
  if (!base || !at(Tok::DoubleStar)) return base;
  Nest nest(*this);
  if (!nest.ok()) return nullptr;
  uint32_t mark = pos_;
  int height = height_;
  advance();
  Expr* exponent = unary();
  if (raised_) return nullptr;
  if (!exponent) {
    reset(mark);
    height_ = height;
    return base;
  }
  auto* node = make<BinOp>(start);
  node->left = base;
  node->op = Operator::Pow;
  node->right = exponent;
  return setHeight(std::max(height, height_) + 1) ? node : nullptr;
}

// 'yield' 'from' expression | 'yield' [star_expressions]
Expr* Parser::yieldExpression() {
  uint32_t start = pos_;
  if (!accept(Tok::Yield)) return nullptr;
  uint32_t mark = pos_;
  if (accept(Tok::From)) {
    if (Expr* value = expression()) {
      auto* node = make<YieldFrom>(start);
      node->value = value;
      return setHeight(height_ + 1) ? node : nullptr;
    }
    if (raised_) return nullptr;
    reset(mark);
  }
  height_ = 0;
  Expr* value = starExpressions();
  if (raised_) return nullptr;
  auto* node = make<Yield>(start);
  node->value = value;
  return setHeight(height_ + 1) ? node : nullptr;
}

// 'lambda' [parameters] ':' expression
Expr* Parser::lambda() {
  uint32_t start = pos_;
  advance();
  Arguments* arguments = parameters(true);
  int height = height_;
  Expr* body = nullptr;
  if (arguments && accept(Tok::Colon)) body = expression();
  if (!body) {
    reset(start);
    return nullptr;
  }
  auto* node = make<Lambda>(start);
  node->args = arguments;
  node->body = body;
  return setHeight(std::max(height, height_) + 1) ? node : nullptr;
}

// ---- known mistakes

// True when `expr` is what bitwiseOr() alone would have read at `start`.
bool Parser::isBitwiseOr(const Expr* expr, uint32_t start) const {
  switch (expr->kind) {
    case ExprKind::BoolOp:
    case ExprKind::Compare:
    case ExprKind::IfExp:
    case ExprKind::Lambda:
    case ExprKind::NamedExpr:
    case ExprKind::Starred: return isParenthesized(expr, start);
    case ExprKind::UnaryOp:
      return expr->as<UnaryOp>()->op != UnaryOperator::Not || isParenthesized(expr, start);
    default: return true;
  }
}

// After a value comes something else. True when that was raised.
bool Parser::diagnoseExpression(uint32_t start, Expr* body) {
  uint32_t mark = pos_;
  if (diagnoseMissingComma(start, body)) return true;
  reset(mark);
  // An `if` without its `else`.
  if (accept(Tok::If)) {
    Expr* test = disjunction();
    if (test && !raised_ && !at(Tok::Else) && !at(Tok::Colon)) {
      raiseRange(body->span, test->span, "expected 'else' after 'if' expression");
    }
    if (raised_) return true;
    reset(mark);
  }
  if (diagnoseLegacyStatement(start)) return true;
  reset(mark);
  return false;
}

// Two values side by side, in brackets: a comma is missing.
bool Parser::diagnoseMissingComma(uint32_t start, Expr* body) {
  const Token& first = tokens_[start];
  // Not for what may be a string with a wrong prefix, or a soft keyword; CPython takes every prefix
  // of one for it.
  std::string_view word = first.kind == Tok::Name ? text(first) : "";
  bool soft = !word.empty() && (tokens_[start + 1].kind == Tok::String || word == "_" ||
                                std::string_view("match").starts_with(word) ||
                                std::string_view("case").starts_with(word));
  if (soft) return false;
  Expr* next;
  {
    Quiet quiet(*this, true);
    next = expressionUnremembered();
  }
  if (next && !raised_ && !isLegacyStatement(body) && previous().level > 0) {
    raiseRange(body->span, next->span, "invalid syntax. Perhaps you forgot a comma?");
  }
  return raised_;
}

// print "hello". Mistakes in what follows any name are found on the way.
bool Parser::diagnoseLegacyStatement(uint32_t start) {
  const Token& first = tokens_[start];
  if (first.kind != Tok::Name || tokens_[start + 1].kind == Tok::LeftParen) return false;
  reset(start + 1);
  Expr* rest = starExpressions();
  std::string_view word = text(first);
  if (rest && !raised_ && (word == "print" || word == "exec")) {
    raiseRange(spanOf(first), rest->span,
               fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?", word));
  }
  return raised_;
}

// Looks for a ':=' or '=' behind `expr` (null when there is none) where neither may stand. True
// when something was raised.
bool Parser::diagnoseNamed(uint32_t start, Expr* expr) {
  uint32_t end = pos_;
  if (expr && accept(Tok::Walrus)) {
    Expr* value = expression();
    if (value && !raised_) {
      raiseOn(expr->span, fmt::format("cannot use assignment expressions with {}", describe(expr)));
    }
    if (!raised_) reset(end);
    return raised_;
  }
  Tok first = tokens_[start].kind;
  bool isName = expr && first == Tok::Name && end == start + 1;
  // A display at the beginning excuses the '='; what is wrong inside of it is noticed.
  bool excused = first == Tok::True || first == Tok::None || first == Tok::False;
  if (first == Tok::LeftParen || first == Tok::LeftBracket) {
    reset(start);
    Expr* display = first == Tok::LeftParen ? parenthesized() : bracketed();
    if (raised_) return true;
    excused = display && !isParenthesized(display, start) &&
              (display->kind == ExprKind::ListExpr || display->kind == ExprKind::Tuple ||
               display->kind == ExprKind::GeneratorExp);
    reset(end);
  }
  if (!expr || excused || !at(Tok::Equal) || !isBitwiseOr(expr, start)) return false;
  advance();
  Expr* value = bitwiseOr();
  if (value && !raised_ && !at(Tok::Equal) && !at(Tok::Walrus)) {
    if (isName) {
      raiseRange(expr->span, value->span,
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else {
      raiseOn(expr->span,
              fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?",
                          describe(expr)));
    }
  }
  if (!raised_) reset(end);
  return raised_;
}

}  // namespace ouro::syntax
