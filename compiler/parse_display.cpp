// What stands in brackets: groups, tuples, lists, sets, dicts and comprehensions.

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// The elements after the first, and a comma that may end them.
bool Parser::moreElements(ShortList<Expr*>& elements) {
  int height = height_;
  while (accept(Tok::Comma)) {
    Expr* next = starNamedExpression();
    if (raised_) return false;
    if (!next) break;
    height = std::max(height, height_);
    elements.push_back(next);
  }
  height_ = height;
  return true;
}

// The clauses of a generator expression and its ')'; `start` is its '('.
Expr* Parser::generatorTail(uint32_t start, Expr* element) {
  uint32_t mark = pos_;
  int height = height_;
  List<Comprehension> clauses;
  if (!comprehensions(clauses) || !accept(Tok::RightParen)) {
    if (!raised_) reset(mark);
    return nullptr;
  }
  auto* node = make<GeneratorExp>(start);
  node->elt = element;
  node->generators = clauses;
  return setHeight(std::max(height, height_) + 1) ? node : nullptr;
}

// '(' ... ')': a group (the value inside, with its own place), a tuple, a generator expression, or
// a yield.
Expr* Parser::parenthesized() {
  uint32_t start = pos_;
  advance();
  ShortList<Expr*> elements;
  if (at(Tok::Yield)) {
    Expr* value = yieldExpression();
    if (value && accept(Tok::RightParen)) return value;
  } else if (accept(Tok::RightParen)) {
    auto* node = make<Tuple>(start);
    node->ctx = Context::Load;
    height_ = 1;
    return node;
  } else if (Expr* first = starNamedExpression()) {
    if (at(Tok::RightParen) && first->kind != ExprKind::Starred) {
      advance();
      return first;
    }
    elements.push_back(first);
    if (at(Tok::Comma)) {
      if (!moreElements(elements)) return nullptr;
      if (accept(Tok::RightParen)) {
        auto* node = make<Tuple>(start);
        node->elts = list(elements);
        node->ctx = Context::Load;
        return setHeight(height_ + 1) ? node : nullptr;
      }
    } else if (atComprehension() && first->kind != ExprKind::Starred) {
      if (Expr* generator = generatorTail(start, first)) return generator;
    }
  }
  if (strict_ && !raised_ && !diagnoseGroup(start)) diagnoseComprehension(start);
  if (!raised_) reset(start);
  return nullptr;
}

// '[' ... ']': a list or a list comprehension.
Expr* Parser::bracketed() {
  uint32_t start = pos_;
  advance();
  ShortList<Expr*> elements;
  height_ = 0;
  if (Expr* first = at(Tok::RightBracket) ? nullptr : starNamedExpression()) {
    elements.push_back(first);
    if (atComprehension() && first->kind != ExprKind::Starred) {
      List<Comprehension> clauses;
      int height = height_;
      if (comprehensions(clauses) && accept(Tok::RightBracket)) {
        auto* node = make<ListComp>(start);
        node->elt = first;
        node->generators = clauses;
        return setHeight(std::max(height, height_) + 1) ? node : nullptr;
      }
      if (!raised_) reset(start);
      return nullptr;
    }
    if (!moreElements(elements)) return nullptr;
  }
  if (raised_) return nullptr;
  if (accept(Tok::RightBracket)) {
    auto* node = make<ListExpr>(start);
    node->elts = list(elements);
    node->ctx = Context::Load;
    return setHeight(height_ + 1) ? node : nullptr;
  }
  if (strict_) diagnoseComprehension(start);
  if (!raised_) reset(start);
  return nullptr;
}

// '{' ... '}': what follows the first expression tells a dict from a set.
Expr* Parser::braced() {
  uint32_t start = pos_;
  advance();
  bool dict = at(Tok::RightBrace) || at(Tok::DoubleStar);
  Expr* first = nullptr;
  if (!dict && !at(Tok::Star)) {
    first = expression();
    if (raised_) return nullptr;
    dict = first && at(Tok::Colon);
  }
  if (dict) {
    if (Expr* display = dictDisplay(start, first)) return display;
    // From here on nothing is read twice: nested displays would take exponential time.
    if (memory_ == Memory::Off) memory_ = Memory::Common;
    if (!raised_) diagnoseDict(start);
  }
  if (!raised_ && (!dict || strict_)) {
    // The second pass looks at the first element again, now as an element of a set.
    bool starred = tokens_[start + 1].kind == Tok::Star;
    if (starred || strict_ || (first && at(Tok::Walrus))) {
      reset(start + 1);
      first = starNamedExpression();
    }
    if (Expr* display = first ? setDisplay(start, first) : nullptr) return display;
  }
  if (strict_ && !raised_ && !diagnoseDictUnpacking(start)) diagnoseComprehension(start);
  if (!raised_) reset(start);
  return nullptr;
}

// `key: value` or `**mapping`, whose key is null. `key` may have been read already.
bool Parser::dictItem(ShortList<Expr*>& keys, ShortList<Expr*>& values, Expr* key) {
  uint32_t start = pos_;
  Expr* value = nullptr;
  int height = 0;
  if (!key && accept(Tok::DoubleStar)) {
    value = bitwiseOr();
  } else {
    if (!key) key = expression();
    height = height_;
    if (key && accept(Tok::Colon)) value = expression();
  }
  if (!value) {
    if (!raised_) reset(start);
    return false;
  }
  keys.push_back(key);
  values.push_back(value);
  height_ = std::max(height, height_);
  return true;
}

// The rest of a dict or dict comprehension; `first` is its first key when that has been read.
Expr* Parser::dictDisplay(uint32_t start, Expr* first) {
  ShortList<Expr*> keys, values;
  int height = 0;
  while (!at(Tok::RightBrace)) {
    if (!dictItem(keys, values, first)) return nullptr;
    first = nullptr;
    height = std::max(height, height_);
    if (keys.size() == 1 && keys[0] && atComprehension()) {
      List<Comprehension> clauses;
      if (!comprehensions(clauses) || !accept(Tok::RightBrace)) return nullptr;
      auto* node = make<DictComp>(start);
      node->key = keys[0];
      node->value = values[0];
      node->generators = clauses;
      return setHeight(std::max(height, height_) + 1) ? node : nullptr;
    }
    if (!accept(Tok::Comma)) break;
  }
  if (!accept(Tok::RightBrace)) return nullptr;
  auto* node = make<Dict>(start);
  node->keys = list(keys);
  node->values = list(values);
  return setHeight(height + 1) ? node : nullptr;
}

// The rest of a set or set comprehension.
Expr* Parser::setDisplay(uint32_t start, Expr* first) {
  ShortList<Expr*> elements{first};
  if (atComprehension() && first->kind != ExprKind::Starred) {
    int height = height_;
    List<Comprehension> clauses;
    if (!comprehensions(clauses) || !accept(Tok::RightBrace)) return nullptr;
    auto* node = make<SetComp>(start);
    node->elt = first;
    node->generators = clauses;
    return setHeight(std::max(height, height_) + 1) ? node : nullptr;
  }
  if (!moreElements(elements)) return nullptr;
  if (accept(Tok::RightBrace)) {
    auto* node = make<Set>(start);
    node->elts = list(elements);
    return setHeight(height_ + 1) ? node : nullptr;
  }
  return nullptr;
}

// One or more `for ... in ... if ...`.
bool Parser::comprehensions(List<Comprehension>& result) {
  std::vector<Comprehension> clauses;
  int height = 0;
  while (atComprehension()) {
    uint32_t mark = pos_;
    Comprehension clause;
    bool complete = comprehension(clause);
    if (raised_) return false;
    if (!complete) {
      reset(mark);
      break;
    }
    height = std::max(height, height_);
    clauses.push_back(clause);
  }
  if (clauses.empty()) return false;
  result = list(clauses);
  return setHeight(height + 1);
}

// ['async'] 'for' targets 'in' disjunction ('if' disjunction)*. No conditional expression after
// `in`: its `if` belongs to the comprehension.
bool Parser::comprehension(Comprehension& result) {
  uint32_t start = pos_;
  result.isAsync = accept(Tok::Async);
  if (result.isAsync && !since(6, "Async comprehensions are")) return false;
  advance();
  result.target = starTargets();
  if (raised_) return false;
  if (!result.target || !accept(Tok::In)) {
    if (strict_) diagnoseForTarget(start);
    return false;
  }
  int height = height_;
  result.iter = disjunction();
  if (!result.iter) return false;
  height = std::max(height, height_);
  ShortList<Expr*> conditions;
  while (at(Tok::If)) {
    uint32_t mark = pos_;
    advance();
    Expr* condition = disjunction();
    if (raised_) return false;
    if (!condition) {
      reset(mark);
      break;
    }
    height = std::max(height, height_);
    conditions.push_back(condition);
  }
  result.ifs = list(conditions);
  return setHeight(height);
}

// ---- known mistakes

// `for` (at `start`, perhaps behind `async`) is followed by what no loop can assign to.
bool Parser::diagnoseForTarget(uint32_t start) {
  reset(start);
  accept(Tok::Async);
  if (!accept(Tok::For)) return false;
  Expr* target = starExpressions();
  if (target && !raised_) raiseInvalidTarget(TargetUse::Loop, target);
  return raised_;
}

// (*a) and (**a)
bool Parser::diagnoseGroup(uint32_t start) {
  reset(start + 1);
  const Token& stars = peek();
  if (at(Tok::Star)) {
    Expr* starred = sliceItem();
    if (starred && !raised_ && at(Tok::RightParen)) {
      raiseOn(starred->span, "cannot use starred expression here");
    }
  } else if (accept(Tok::DoubleStar)) {
    if (expression() && !raised_ && at(Tok::RightParen)) {
      raiseOn(stars, "cannot use double starred expression here");
    }
  }
  return raised_;
}

// A comprehension, in the bracket at token `start`, over a starred element or over more than one.
bool Parser::diagnoseComprehension(uint32_t start) {
  reset(start);
  advance();
  List<Comprehension> clauses;
  if (at(Tok::Star)) {
    Expr* starred = sliceItem();
    if (raised_) return true;
    if (starred && comprehensions(clauses) && !raised_) {
      raiseOn(starred->span, "iterable unpacking cannot be used in comprehension");
    }
    if (raised_) return true;
    reset(start + 1);
  }
  if (tokens_[start].kind == Tok::LeftParen) return false;
  Expr* first = starNamedExpression();
  if (!first || raised_ || !at(Tok::Comma)) return raised_;
  const Token& comma = peek();
  advance();
  Expr* last = nullptr;
  while (Expr* next = starNamedExpression()) {
    last = next;
    if (!accept(Tok::Comma)) break;
  }
  if (raised_ || !comprehensions(clauses) || raised_) return raised_;
  raiseRange(first->span, last ? last->span : spanOf(comma),
             "did you forget parentheses around the comprehension target?");
  return true;
}

// {**a for a in b}
bool Parser::diagnoseDictUnpacking(uint32_t start) {
  reset(start + 1);
  List<Comprehension> clauses;
  const Token& stars = peek();
  if (accept(Tok::DoubleStar) && bitwiseOr() && comprehensions(clauses) && at(Tok::RightBrace)) {
    raiseOn(stars, "dict unpacking cannot be used in dict comprehension");
  }
  return raised_;
}

// A dict display that goes wrong: a missing value, a starred one, a missing ':'. The first pass
// notices these already.
bool Parser::diagnoseDict(uint32_t start) {
  reset(start + 1);
  ShortList<Expr*> keys, values;
  uint32_t last = pos_;
  while (dictItem(keys, values, nullptr)) {
    last = pos_;
    if (!accept(Tok::Comma)) break;
    last = pos_;
  }
  if (raised_) return true;
  reset(last);
  bool first = keys.empty();
  if (!first && tokens_[last - 1].kind != Tok::Comma) return false;
  Expr* key = expression();
  if (raised_) return true;
  if (!key) return false;
  if (!at(Tok::Colon)) {
    if (first) return false;
    raiseAt(DiagnosticKind::SyntaxError, "':' expected after dictionary key", key->span.line,
            static_cast<int32_t>(key->span.endColumn) - 1, key->span.endLine, -1);
    return true;
  }
  const Token& colon = peek();
  advance();
  if (at(Tok::Star)) {
    const Token& star = peek();
    advance();
    if (bitwiseOr() && !raised_) {
      raiseFrom(spanOf(star), "cannot use a starred expression in a dictionary value");
    }
  } else if (at(Tok::RightBrace) || at(Tok::Comma)) {
    raiseOn(colon, "expression expected after dictionary key and ':'");
  }
  return raised_;
}

}  // namespace ouro::syntax
