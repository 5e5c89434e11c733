// Types in comments (PEP 484): "# type: int", and the signatures that stand for a whole function.

#include "compiler/parse_state.h"

namespace ouro::syntax {

// The text of a type comment, if there is one here.
Name Parser::typeComment() {
  if (!at(Tok::TypeComment)) return {};
  Name comment = shared_.arena.copy(text(peek()));
  advance();
  return comment;
}

// Behind the colon of a def, or on a line of its own before the body. Not in both places.
bool Parser::functionTypeComment(Name& comment) {
  auto follows = [this](uint32_t from, std::initializer_list<Tok> kinds) {
    for (Tok kind : kinds)
      if (from >= count_ || tokens_[from++].kind != kind) return false;
    return true;
  };
  if (follows(pos_,
              {Tok::TypeComment, Tok::Newline, Tok::TypeComment, Tok::Newline, Tok::Indent})) {
    raiseHere("Cannot have two type comments on def");
    return false;
  }
  if (follows(pos_, {Tok::Newline, Tok::TypeComment, Tok::Newline, Tok::Indent})) advance();
  comment = typeComment();
  return true;
}

// '(' [types] ')' '->' expression
bool Parser::functionType(Module& module) {
  ShortList<Expr*> arguments;
  if (!accept(Tok::LeftParen) || !functionTypeArguments(arguments) || !accept(Tok::RightParen) ||
      !accept(Tok::Arrow))
    return false;
  module.value = expression();
  module.argTypes = list(arguments);
  while (accept(Tok::Newline)) {
  }
  return module.value != nullptr;
}

// Expressions with commas between, of which the last ones may be '*' expression and '**'
// expression.
bool Parser::functionTypeArguments(ShortList<Expr*>& out) {
  if (at(Tok::RightParen)) return true;
  int stars = 0;  // of the argument before
  do {
    int now = at(Tok::Star) ? 1 : at(Tok::DoubleStar) ? 2 : 0;
    if (stars > 0 && now <= stars) return false;
    stars = now;
    if (now > 0) advance();
    Expr* type = expression();
    if (!type) return false;
    out.push_back(type);
  } while (accept(Tok::Comma));
  return true;
}

}  // namespace ouro::syntax
