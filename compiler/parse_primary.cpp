// Atoms and what may follow them: attributes, calls, subscripts.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/number.h"
#include "compiler/parse_state.h"

namespace ouro::syntax {

Expr* Parser::primary() {
  Expr* known;
  if (recall(Rule::Primary, known)) return known;
  uint32_t start = pos_;
  return remember(Rule::Primary, start, primaryUnremembered());
}

// atom, then any number of '.' NAME, call and subscript: left-recursive in the grammar, a loop
// here.
Expr* Parser::primaryUnremembered() {
  uint32_t start = pos_;
  Expr* value = atom();
  while (value) {
    Expr* longer;
    int height = height_;
    if (strict_ && (at(Tok::LeftBrace) || at(Tok::LeftBracket) || at(Tok::LeftParen))) {
      // CPython looks for a comprehension behind a value before anything else.
      uint32_t mark = pos_;
      if (diagnoseComprehension(mark)) return nullptr;
      reset(mark);
      height_ = height;
    }
    if (at(Tok::Dot)) {
      longer = attributeTail(start, value);
    } else if (at(Tok::LeftParen)) {
      longer = callTail(start, value);
    } else if (at(Tok::LeftBracket)) {
      longer = subscriptTail(start, value);
    } else {
      return value;
    }
    if (raised_) return nullptr;
    if (!longer) {
      height_ = height;
      return value;
    }
    value = longer;
  }
  return nullptr;
}

// 'await' primary
Expr* Parser::awaitPrimary() {
  uint32_t start = pos_;
  advance();
  Expr* value = primary();
  if (!value) {
    reset(start);
    return nullptr;
  }
  if (!since(5, "Await expressions are")) return nullptr;
  auto* node = make<Await>(start);
  node->value = value;
  return setHeight(height_ + 1) ? node : nullptr;
}

// '.' NAME behind `value`, which began at token `start`. Like all tails null, with nothing
// consumed, when it is not there.
Expr* Parser::attributeTail(uint32_t start, Expr* value) {
  uint32_t mark = pos_;
  advance();
  if (!at(Tok::Name)) {
    reset(mark);
    return nullptr;
  }
  Name attr = nameOf(peek());
  advance();
  auto* node = make<Attribute>(start);
  node->value = value;
  node->attr = attr;
  node->ctx = Context::Load;
  return setHeight(height_ + 1) ? node : nullptr;
}

// '(' [arguments] ')'
Expr* Parser::callTail(uint32_t start, Expr* func) {
  Nest nest(*this);
  if (!nest.ok()) return nullptr;
  uint32_t mark = pos_;
  int height = height_;
  advance();
  CallArgs out;
  if (!arguments(out, true) || !accept(Tok::RightParen)) {
    if (!raised_) reset(mark);
    return nullptr;
  }
  auto* node = make<Call>(start);
  node->func = func;
  node->args = list(out.args);
  node->keywords = list(out.keywords);
  return setHeight(std::max(height, out.height) + 1) ? node : nullptr;
}

// '[' slices ']'
Expr* Parser::subscriptTail(uint32_t start, Expr* value) {
  Nest nest(*this);
  if (!nest.ok()) return nullptr;
  uint32_t mark = pos_;
  int height = height_;
  advance();
  Expr* index = slices();
  if (!index || !accept(Tok::RightBracket)) {
    if (!raised_) reset(mark);
    return nullptr;
  }
  auto* node = make<Subscript>(start);
  node->value = value;
  node->slice = index;
  node->ctx = Context::Load;
  return setHeight(std::max(height, height_) + 1) ? node : nullptr;
}

// slice (',' slice)* [',']: more than one index is a tuple, without parentheses of its own.
Expr* Parser::slices() {
  uint32_t start = pos_;
  Expr* result = tupleOf(&Parser::sliceItem);
  if (!result || result->kind != ExprKind::Starred) return result;
  // x[*a] is x[(*a,)].
  auto* node = make<Tuple>(start);
  node->elts = list(ShortList<Expr*>{result});
  node->ctx = Context::Load;
  return setHeight(height_ + 1) ? node : nullptr;
}

// '*' expression | slice
Expr* Parser::sliceItem() {
  if (!at(Tok::Star)) return slice();
  uint32_t start = pos_;
  advance();
  Expr* value = expression();
  if (!value) {
    reset(start);
    return nullptr;
  }
  auto* node = make<Starred>(start);
  node->value = value;
  node->ctx = Context::Load;
  return setHeight(height_ + 1) ? node : nullptr;
}

// [lower] ':' [upper] [':' [step]] | named_expression
Expr* Parser::slice() {
  uint32_t start = pos_;
  Expr* parts[3] = {};
  int height = 0;
  if (!at(Tok::Colon)) {
    parts[0] = namedExpression();
    if (!parts[0] || !at(Tok::Colon)) return parts[0];
    if (parts[0]->kind == ExprKind::NamedExpr && !isParenthesized(parts[0], start)) {
      return parts[0];
    }
    height = height_;
  }
  for (int i = 1; i < 3 && at(Tok::Colon); i++) {
    advance();
    if (at(Tok::Colon) || at(Tok::Comma) || at(Tok::RightBracket)) continue;
    parts[i] = expression();
    if (raised_) return nullptr;
    if (parts[i]) height = std::max(height, height_);
  }
  auto* node = make<Slice>(start);
  node->lower = parts[0];
  node->upper = parts[1];
  node->step = parts[2];
  return setHeight(height + 1) ? node : nullptr;
}

// None, True, False, ...
Expr* Parser::constant(ConstantKind kind) {
  uint32_t start = pos_;
  advance();
  auto* node = make<Constant>(start);
  node->type = kind;
  height_ = 1;
  return node;
}

Expr* Parser::number() {
  uint32_t start = pos_;
  const Token& token = peek();
  advance();
  auto* node = make<Constant>(start);
  bool isDivided = text(token).find('_') != std::string_view::npos;
  if (isDivided && !since(6, "Underscores in numeric literals are")) return nullptr;
  decodeNumber(text(token), shared_.arena, *node);
  bool decimal =
      node->type == ConstantKind::BigInt && node->text.find_first_of("xXoObB") == node->text.npos;
  // Longer decimal ints take too long to convert.
  if (decimal && shared_.maxDigits && node->text.size() > shared_.maxDigits) {
    raiseAt(DiagnosticKind::SyntaxError,
            fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has {} "
                        "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                        "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                        shared_.maxDigits, node->text.size()),
            token.line, -1, token.line, -1);
    return nullptr;
  }
  height_ = 1;
  return node;
}

// Brackets weigh twice: reading them takes more of the stack than other recursion.
Expr* Parser::display() {
  Nest nest(*this);
  if (!nest.ok()) return nullptr;
  if (at(Tok::LeftParen)) return parenthesized();
  return at(Tok::LeftBracket) ? bracketed() : braced();
}

// What needs no operator: names, literals, displays. The first token decides.
Expr* Parser::atom() {
  if (isInterrupted()) return nullptr;
  uint32_t start = pos_;
  switch (kind_) {
    case Tok::Name: advance(); return makeName(start, Context::Load);
    case Tok::True: return constant(ConstantKind::True);
    case Tok::False: return constant(ConstantKind::False);
    case Tok::None: return constant(ConstantKind::None);
    case Tok::Ellipsis: return constant(ConstantKind::Ellipsis);
    case Tok::Number: return number();
    case Tok::String: return strings();
    case Tok::LeftParen:
    case Tok::LeftBracket:
    case Tok::LeftBrace: return display();
    default: return nullptr;
  }
}

}  // namespace ouro::syntax
