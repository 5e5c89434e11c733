// Patterns of a case. Brackets bound their nesting.

#include "compiler/parse_state.h"

namespace ouro::syntax {

// A pattern, or several with commas between: a sequence without brackets.
Pattern* Parser::patterns() {
  uint32_t start = pos_;
  Pattern* first = maybeStarPattern();
  if (!first || raised_) return nullptr;
  if (!at(Tok::Comma)) {
    if (first->kind != PatternKind::MatchStar) return first;
    reset(start);
    return nullptr;
  }
  ShortList<Pattern*> all{first};
  if (!morePatterns(all)) return nullptr;
  auto* node = make<MatchSequence>(start);
  node->patterns = list(all);
  return node;
}

// (',' pattern)* [',']
bool Parser::morePatterns(ShortList<Pattern*>& out) {
  while (accept(Tok::Comma)) {
    Pattern* next = maybeStarPattern();
    if (raised_) return false;
    if (!next) break;
    out.push_back(next);
  }
  return true;
}

// '*' NAME | as_pattern: what a sequence may hold.
Pattern* Parser::maybeStarPattern() { return at(Tok::Star) ? starPattern() : asPattern(); }

// '*' NAME, or '*_', which captures nothing.
Pattern* Parser::starPattern() {
  uint32_t start = pos_;
  advance();
  if (!at(Tok::Name)) {
    reset(start);
    return nullptr;
  }
  Name name = nameOf(peek());
  advance();
  bool wildcard = name == "_";
  if (!wildcard && (at(Tok::Dot) || at(Tok::LeftParen) || at(Tok::Equal))) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchStar>(start);
  if (!wildcard) node->name = name;
  return node;
}

// or_pattern ['as' NAME]
Pattern* Parser::asPattern() {
  uint32_t start = pos_;
  Pattern* pattern = orPattern();
  if (!pattern || raised_ || !at(Tok::As)) return pattern;
  uint32_t mark = pos_;
  advance();
  if (at(Tok::Name) && !atSoft("_") && !nextIs(Tok::Dot) && !nextIs(Tok::LeftParen) &&
      !nextIs(Tok::Equal)) {
    Name name = nameOf(peek());
    advance();
    auto* node = make<MatchAs>(start);
    node->pattern = pattern;
    node->name = name;
    return node;
  }
  if (strict_ && diagnoseAsPattern()) return nullptr;
  reset(mark);
  return pattern;
}

// What follows `as` cannot be captured to.
bool Parser::diagnoseAsPattern() {
  if (atSoft("_")) {
    raiseOn(peek(), "cannot use '_' as a target");
  } else if (!at(Tok::Name)) {
    Expr* target = expression();
    if (target && !raised_) raiseOn(target->span, "invalid pattern target");
  }
  return raised_;
}

// closed_pattern ('|' closed_pattern)*
Pattern* Parser::orPattern() {
  uint32_t start = pos_;
  Pattern* first = closedPattern();
  if (!first || raised_ || !at(Tok::VBar)) return first;
  ShortList<Pattern*> all{first};
  while (at(Tok::VBar)) {
    uint32_t mark = pos_;
    advance();
    Pattern* next = closedPattern();
    if (raised_) return nullptr;
    if (!next) {
      reset(mark);
      break;
    }
    all.push_back(next);
  }
  if (all.size() == 1) return first;
  auto* node = make<MatchOr>(start);
  node->patterns = list(all);
  return node;
}

// A pattern that needs no operator; the first token decides.
Pattern* Parser::closedPattern() {
  switch (kind_) {
    case Tok::Number:
    case Tok::Minus:
    case Tok::String:
    case Tok::None:
    case Tok::True:
    case Tok::False: return literalPattern();
    case Tok::Name: return namePattern();
    case Tok::LeftParen: return groupPattern();
    case Tok::LeftBracket: return listPattern();
    case Tok::LeftBrace: return mappingPattern();
    default: return nullptr;
  }
}

// ['-'] NUMBER [('+' | '-') NUMBER], the second one imaginary.
Expr* Parser::signedNumber() {
  uint32_t start = pos_;
  auto isImaginary = [](const Expr* expr) {
    return expr->as<Constant>()->type == ConstantKind::Complex;
  };
  bool negative = accept(Tok::Minus);
  Expr* left = at(Tok::Number) ? number() : nullptr;
  if (!left) {
    reset(start);
    return nullptr;
  }
  bool real = !isImaginary(left);
  if (negative) {
    auto* node = make<UnaryOp>(start);
    node->op = UnaryOperator::USub;
    node->operand = left;
    left = node;
  }
  if (!at(Tok::Plus) && !at(Tok::Minus)) return left;
  Operator op = at(Tok::Plus) ? Operator::Add : Operator::Sub;
  advance();
  if (!at(Tok::Number)) {
    reset(start);
    return nullptr;
  }
  if (!real) return raiseOn(left->span, "real number required in complex literal");
  Expr* right = number();
  if (!right) return nullptr;
  if (!isImaginary(right)) {
    return raiseOn(right->span, "imaginary number required in complex literal");
  }
  auto* node = make<BinOp>(start);
  node->left = left;
  node->op = op;
  node->right = right;
  return node;
}

// Numbers and strings compare by ==, None, True and False by identity: different nodes.
Pattern* Parser::literalPattern() {
  uint32_t start = pos_;
  if (at(Tok::None) || at(Tok::True) || at(Tok::False)) {
    ConstantKind kind = at(Tok::None)   ? ConstantKind::None
                        : at(Tok::True) ? ConstantKind::True
                                        : ConstantKind::False;
    advance();
    auto* node = make<MatchSingleton>(start);
    node->value = kind;
    return node;
  }
  Expr* value = at(Tok::String) ? strings() : signedNumber();
  if (!value || raised_) return nullptr;
  auto* node = make<MatchValue>(start);
  node->value = value;
  return node;
}

// NAME ('.' NAME)*
Expr* Parser::dottedExpression() {
  uint32_t start = pos_;
  advance();
  Expr* value = makeName(start, Context::Load);
  while (at(Tok::Dot)) {
    Expr* longer = attributeTail(start, value);
    if (!longer || raised_) break;
    value = longer;
  }
  return raised_ ? nullptr : value;
}

// A capture, the wildcard, a value a.b or a class pattern a.b(...).
Pattern* Parser::namePattern() {
  uint32_t start = pos_;
  if (atSoft("_")) {
    advance();
    return make<MatchAs>(start);
  }
  Expr* value = dottedExpression();
  if (!value) return nullptr;
  if (at(Tok::LeftParen)) return classPattern(start, value);
  if (at(Tok::Dot) || at(Tok::Equal)) {
    reset(start);
    return nullptr;
  }
  if (value->kind == ExprKind::Attribute) {
    auto* node = make<MatchValue>(start);
    node->value = value;
    return node;
  }
  auto* node = make<MatchAs>(start);
  node->name = value->as<NameExpr>()->id;
  return node;
}

// '(' pattern ')' or a sequence in parentheses.
Pattern* Parser::groupPattern() {
  uint32_t start = pos_;
  advance();
  ShortList<Pattern*> all;
  if (!at(Tok::RightParen)) {
    Pattern* first = maybeStarPattern();
    if (raised_) return nullptr;
    if (first && at(Tok::RightParen) && first->kind != PatternKind::MatchStar) {
      advance();
      return first;
    }
    if (!first || !at(Tok::Comma)) {
      reset(start);
      return nullptr;
    }
    all.push_back(first);
    if (!morePatterns(all)) return nullptr;
  }
  if (!accept(Tok::RightParen)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchSequence>(start);
  node->patterns = list(all);
  return node;
}

// '[' patterns ']'
Pattern* Parser::listPattern() {
  uint32_t start = pos_;
  advance();
  ShortList<Pattern*> all;
  Pattern* first = at(Tok::RightBracket) ? nullptr : maybeStarPattern();
  if (raised_) return nullptr;
  if (first) {
    all.push_back(first);
    if (!morePatterns(all)) return nullptr;
  }
  if (!accept(Tok::RightBracket)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchSequence>(start);
  node->patterns = list(all);
  return node;
}

// A key is a literal or a dotted name; a bare name would be a capture and is none.
Expr* Parser::mappingKey() {
  switch (kind_) {
    case Tok::None: return constant(ConstantKind::None);
    case Tok::True: return constant(ConstantKind::True);
    case Tok::False: return constant(ConstantKind::False);
    case Tok::String: return strings();
    case Tok::Number:
    case Tok::Minus: return signedNumber();
    case Tok::Name: {
      uint32_t start = pos_;
      Expr* value = dottedExpression();
      if (value && value->kind == ExprKind::Attribute) return value;
      if (!raised_) reset(start);
      return nullptr;
    }
    default: return nullptr;
  }
}

// '{' (key ':' pattern | '**' NAME), ... '}'
Pattern* Parser::mappingPattern() {
  uint32_t start = pos_;
  advance();
  ShortList<Expr*> keys;
  ShortList<Pattern*> values;
  Name rest;
  while (!at(Tok::RightBrace)) {
    if (accept(Tok::DoubleStar)) {
      bool captures = at(Tok::Name) && !atSoft("_");
      if (captures) {
        rest = nameOf(peek());
        advance();
        accept(Tok::Comma);
      }
      if (captures && at(Tok::RightBrace)) break;
      reset(start);
      return nullptr;
    }
    Expr* key = mappingKey();
    Pattern* value = key && accept(Tok::Colon) ? asPattern() : nullptr;
    if (raised_) return nullptr;
    if (!value) {
      reset(start);
      return nullptr;
    }
    keys.push_back(key);
    values.push_back(value);
    if (!accept(Tok::Comma)) break;
  }
  if (!accept(Tok::RightBrace)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchMapping>(start);
  node->keys = list(keys);
  node->patterns = list(values);
  node->rest = rest;
  return node;
}

// cls '(' positional patterns, then NAME '=' pattern ')'
Pattern* Parser::classPattern(uint32_t start, Expr* cls) {
  advance();
  ShortList<Pattern*> positional, byName;
  ShortList<Name> names;
  while (!at(Tok::RightParen)) {
    Pattern* pattern = nullptr;
    uint32_t mark = pos_;
    if (at(Tok::Name) && peeks(Tok::Equal)) {
      Name name = nameOf(peek());
      advance();
      advance();
      pattern = asPattern();
      if (pattern) {
        names.push_back(name);
        byName.push_back(pattern);
      }
    } else {
      if (!byName.empty() && strict_ && diagnoseClassPattern()) return nullptr;
      pattern = byName.empty() ? asPattern() : nullptr;
      if (pattern) positional.push_back(pattern);
    }
    if (raised_) return nullptr;
    if (!pattern) reset(mark);
    if (!pattern || !accept(Tok::Comma)) break;
  }
  if (!accept(Tok::RightParen)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchClass>(start);
  node->cls = cls;
  node->patterns = list(positional);
  node->kwdAttrs = list(names);
  node->kwdPatterns = list(byName);
  return node;
}

// Positional patterns behind the ones with names.
bool Parser::diagnoseClassPattern() {
  uint32_t start = pos_, mark = pos_;
  Pattern* first = nullptr;
  Pattern* last = nullptr;
  while (!(at(Tok::Name) && peeks(Tok::Equal))) {
    Pattern* next = asPattern();
    if (!next || raised_) break;
    if (!first) first = next;
    last = next;
    mark = pos_;
    if (!accept(Tok::Comma)) break;
  }
  if (raised_) return true;
  reset(mark);
  if (first) raiseRange(first->span, last->span, "positional patterns follow keyword patterns");
  if (!raised_) reset(start);
  return raised_;
}

}  // namespace ouro::syntax
