// Compound statements without a name: if, while, for, with, try.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// `matched` tells that the first token decides: a failure is then a failure of the statement.
Stmt* Parser::compoundStatement(bool& matched) {
  uint32_t start = pos_;
  matched = true;
  switch (kind_) {
    case Tok::If: return ifStatement();
    case Tok::While: return whileStatement();
    case Tok::For: return forStatement(start, false);
    case Tok::With: return withStatement(start, false);
    case Tok::Try: return tryStatement();
    case Tok::Def: return functionDefinition(start, false, {});
    case Tok::Class: return classDefinition(start, {});
    case Tok::At: return decorated();
    case Tok::Async: return asyncStatement();
    default: break;
  }
  matched = false;
  return atSoft("match") ? matchStatement() : nullptr;
}

// 'async' (def | for | with)
Stmt* Parser::asyncStatement() {
  uint32_t start = pos_;
  advance();
  switch (kind_) {
    case Tok::Def: return functionDefinition(start, true, {});
    case Tok::For: return forStatement(start, true);
    case Tok::With: return withStatement(start, true);
    default: return nullptr;
  }
}

// ---- suites

// NEWLINE INDENT statements DEDENT, or simple statements on the same line. A missing indentation is
// the one mistake that every statement words for itself.
bool Parser::block(Body& body, std::string_view after, uint32_t start) {
  ShortList<Stmt*> statementsInside;
  if (accept(Tok::Newline)) {
    if (!accept(Tok::Indent)) {
      if (strict_ && !raised_) raiseIndent(after, start);
      return false;
    }
    if (!statements(statementsInside, true) || statementsInside.empty()) return false;
    advance();
  } else if (!simpleStatements(statementsInside)) {
    return false;
  }
  body = list(statementsInside);
  return !raised_;
}

// ':' block
bool Parser::suite(Body& body, std::string_view after, uint32_t start, Name* comment) {
  if (accept(Tok::Colon)) {
    if (comment) *comment = typeComment();
    return block(body, after, start);
  }
  if (strict_ && at(Tok::Newline)) raiseHere("expected ':'");
  return false;
}

// ['else' ':' block]. The colon is a must.
bool Parser::elseSuite(Body& body) {
  uint32_t start = pos_;
  if (!accept(Tok::Else)) return true;
  return require(Tok::Colon) && block(body, "'else' statement", start);
}

// An elif is an if in the else of the one before: built from the last to the first, in a loop.
Stmt* Parser::ifStatement() {
  struct Link {
    uint32_t start;
    If* node;
  };
  ShortList<Link> chain;
  Body orelse;
  for (;;) {
    uint32_t start = pos_;
    advance();
    Expr* test = namedExpression();
    Body body;
    bool first = chain.empty();
    if (!test || !suite(body, first ? "'if' statement" : "'elif' statement", start)) return nullptr;
    auto* node = make<If>(start);
    node->test = test;
    node->body = body;
    chain.push_back({start, node});
    if (!at(Tok::Elif)) break;
  }
  if (!setHeight(static_cast<int>(chain.size())) || !elseSuite(orelse)) return nullptr;
  for (size_t i = chain.size(); i-- > 0;) {
    auto [start, node] = chain[i];
    node->orelse = orelse;
    node->span = spanFrom(start);
    if (i > 0) orelse = list(ShortList<Stmt*>{node});
  }
  return chain[0].node;
}

// 'while' named_expression ':' block ['else' ':' block]
Stmt* Parser::whileStatement() {
  uint32_t start = pos_;
  advance();
  Expr* test = namedExpression();
  Body body, orelse;
  if (!test || !suite(body, "'while' statement", start) || !elseSuite(orelse)) return nullptr;
  auto* node = make<While>(start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return node;
}

// ['async'] 'for' targets 'in' star_expressions ':' block ['else' ':' block]
Stmt* Parser::forStatement(uint32_t start, bool isAsync) {
  uint32_t keyword = pos_;
  advance();
  Expr* target = starTargets();
  if (raised_) return nullptr;
  if (!target || !accept(Tok::In)) {
    if (strict_) diagnoseForTarget(start);
    return nullptr;
  }
  Expr* iter = starExpressions();
  Body body, orelse;
  Name comment;
  if (!iter || !suite(body, "'for' statement", keyword, &comment) || !elseSuite(orelse))
    return nullptr;
  if (isAsync && !since(5, "Async for loops are")) return nullptr;
  auto* node = make<For>(start);
  node->typeComment = comment;
  node->isAsync = isAsync;
  node->target = target;
  node->iter = iter;
  node->body = body;
  node->orelse = orelse;
  return node;
}

// ---- with

// expression ['as' target]. What follows must end the item, else the `as` belongs to something that
// is no item at all.
bool Parser::withItem(WithItem& item) {
  item = {};
  item.context = expression();
  if (!item.context) return false;
  uint32_t mark = pos_;
  if (!accept(Tok::As)) return true;
  auto atEnd = [this] { return at(Tok::Comma) || at(Tok::RightParen) || at(Tok::Colon); };
  {
    Quiet quiet(*this);
    item.target = starTarget();
  }
  if (raised_) return false;
  if (item.target && isStarTarget(item.target) && atEnd()) {
    setContext(item.target, Context::Store);
    return true;
  }
  item.target = nullptr;
  if (strict_) {
    reset(mark + 1);
    Expr* target = expression();
    if (target && !raised_ && atEnd()) raiseInvalidTarget(TargetUse::Assign, target);
    if (raised_) return false;
  }
  reset(mark);
  return true;
}

// '(' items [','] ')' ':', the colon left to the caller. False, and nothing consumed, when the
// parenthesis belongs to an expression.
bool Parser::parenthesizedWithItems(std::vector<WithItem>& items) {
  uint32_t start = pos_;
  if (!accept(Tok::LeftParen)) return false;
  do {
    WithItem item;
    if (at(Tok::RightParen) && !items.empty()) break;
    if (!withItem(item)) {
      items.clear();
      break;
    }
    items.push_back(item);
  } while (accept(Tok::Comma));
  if (!items.empty() && accept(Tok::RightParen) && at(Tok::Colon)) return true;
  items.clear();
  if (!raised_) reset(start);
  return false;
}

// ['async'] 'with' items ':' block. A '(' may open a list of items or a value: the list is tried
// first, and the ':' behind its ')' decides.
Stmt* Parser::withStatement(uint32_t start, bool isAsync) {
  uint32_t keyword = pos_;
  advance();
  std::vector<WithItem> items;
  if (strict_ && diagnoseWith()) return nullptr;
  bool parenthesized = parenthesizedWithItems(items);
  if (!parenthesized) {
    if (raised_) return nullptr;
    do {
      WithItem item;
      if (!withItem(item)) return nullptr;
      items.push_back(item);
    } while (accept(Tok::Comma));
  }
  Body body;
  if (!accept(Tok::Colon)) return nullptr;
  Name comment = parenthesized ? Name() : typeComment();
  if (!block(body, "'with' statement", keyword)) return nullptr;
  if (parenthesized && !since(9, "Parenthesized context managers are")) return nullptr;
  if (isAsync && !since(5, "Async with statements are")) return nullptr;
  auto* node = make<With>(start);
  node->typeComment = comment;
  node->isAsync = isAsync;
  node->items = list(items);
  node->body = body;
  return node;
}

// A line of with items that ends without its colon.
bool Parser::diagnoseWith() {
  auto item = [&](bool parenthesized) {
    Expr* context = parenthesized ? expressions() : expression();
    if (!context || raised_) return false;
    uint32_t mark = pos_;
    if (accept(Tok::As)) {
      Quiet quiet(*this);
      Expr* target = starTarget();
      if (!target || !isStarTarget(target)) reset(mark);
    }
    return !raised_;
  };
  auto items = [&](bool parenthesized) {
    uint32_t mark = pos_;
    bool some = false;
    while (item(parenthesized)) {
      some = true;
      mark = pos_;
      if (!accept(Tok::Comma)) break;
    }
    if (!raised_) reset(mark);
    return some && !raised_;
  };
  uint32_t start = pos_;
  if (items(false) && at(Tok::Newline)) raiseHere("expected ':'");
  if (!raised_) {
    reset(start);
    if (accept(Tok::LeftParen) && items(true)) {
      accept(Tok::Comma);
      if (accept(Tok::RightParen) && at(Tok::Newline)) raiseHere("expected ':'");
    }
  }
  if (!raised_) reset(start);
  return raised_;
}

// ---- try

// 'try' ':' block, then handlers ['else' block] ['finally' block], or 'finally' alone. All handlers
// are `except` or all are `except*`.
Stmt* Parser::tryStatement() {
  uint32_t start = pos_;
  advance();
  Body body, orelse, finalbody;
  if (!require(Tok::Colon)) return nullptr;
  uint32_t mark = pos_;
  if (!block(body, "'try' statement", start)) {
    if (strict_ && !raised_ && tokens_[mark].kind == Tok::Except) diagnoseExcept(mark);
    return nullptr;
  }
  if (!at(Tok::Except) && !at(Tok::Finally)) {
    if (strict_) raiseHere("expected 'except' or 'finally' block");
    return nullptr;
  }
  ShortList<ExceptHandler*> handlers;
  bool isStar = false;
  while (at(Tok::Except)) {
    mark = pos_;
    bool thisIsStar = nextIs(Tok::Star);
    if (!handlers.empty() && thisIsStar != isStar) {
      if (strict_ && !diagnoseExcept(mark)) diagnoseMixedHandlers(mark);
      return nullptr;
    }
    ExceptHandler* handler = exceptHandler(thisIsStar);
    if (!handler) return nullptr;
    isStar = thisIsStar;
    handlers.push_back(handler);
  }
  if (!handlers.empty() && !elseSuite(orelse)) return nullptr;
  uint32_t last = pos_;
  if (accept(Tok::Finally)) {
    if (!require(Tok::Colon) || !block(finalbody, "'finally' statement", last)) return nullptr;
  }
  if (isStar && !since(11, "Exception groups are")) return nullptr;
  auto* node = make<Try>(start);
  node->isStar = isStar;
  node->body = body;
  node->handlers = list(handlers);
  node->orelse = orelse;
  node->finalbody = finalbody;
  return node;
}

// The head of a handler that is not of its statement's kind.
bool Parser::diagnoseMixedHandlers(uint32_t start) {
  reset(start);
  const Token& except = peek();
  advance();
  const Token& star = peek();
  bool isStar = accept(Tok::Star);
  Expr* type = expression();
  if (raised_ || (isStar && !type)) return raised_;
  if (type && at(Tok::As) && nextIs(Tok::Name)) {
    advance();
    advance();
  }
  if (at(Tok::Colon)) {
    raiseRange(except, isStar ? star : except,
               "cannot have both 'except' and 'except*' on the same 'try'");
  }
  return raised_;
}

// 'except' ['*'] [expression ['as' NAME]] ':' block
ExceptHandler* Parser::exceptHandler(bool isStar) {
  uint32_t start = pos_;
  advance();
  if (isStar) advance();
  Expr* type = at(Tok::Colon) ? nullptr : expression();
  if (raised_) return nullptr;
  Name name;
  uint32_t mark = pos_;
  if (type && accept(Tok::As)) {
    if (at(Tok::Name)) {
      name = nameOf(peek());
      advance();
    } else {
      reset(mark);
    }
  }
  Body body;
  std::string_view after = isStar ? "'except*' statement" : "'except' statement";
  bool complete = (type || !isStar) && at(Tok::Colon);
  if (complete) {
    advance();
    complete = block(body, after, start);
    if (!complete) return nullptr;
  } else {
    if (strict_) diagnoseExcept(start);
    return nullptr;
  }
  auto* handler = shared_.arena.make<ExceptHandler>();
  handler->span = spanFrom(start);
  handler->type = type;
  handler->name = name;
  handler->body = body;
  return handler;
}

// Types without parentheses, a missing colon, a missing type.
bool Parser::diagnoseExcept(uint32_t start) {
  reset(start);
  advance();
  bool star = accept(Tok::Star);
  uint32_t first = pos_;
  Expr* type = expression();
  if (raised_) return true;
  auto skipName = [this] {
    if (at(Tok::As) && nextIs(Tok::Name)) {
      advance();
      advance();
    }
  };
  if (type) {
    uint32_t mark = pos_;
    if (accept(Tok::Comma) && expressions() && !raised_) {
      skipName();
      if (at(Tok::Colon)) {
        raiseFrom(type->span, "multiple exception types must be parenthesized");
      }
    }
    if (raised_) return true;
    reset(mark);
    skipName();
    if (at(Tok::Newline)) raiseHere("expected ':'");
    return raised_;
  }
  reset(first);
  if (star && (at(Tok::Newline) || at(Tok::Colon))) {
    advance();
    far_ = pos_ - 1;
    raiseHere("expected one or more exception types");
  } else if (at(Tok::Newline)) {
    raiseHere("expected ':'");
  }
  return raised_;
}

}  // namespace ouro::syntax
