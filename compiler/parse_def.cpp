// Functions, classes and parameters (a lambda's too).

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// ('@' named_expression NEWLINE)+ (def | class). The statement's place begins at the def or class.
Stmt* Parser::decorated() {
  ShortList<Expr*> decorators;
  while (accept(Tok::At)) {
    Expr* decorator = namedExpression();
    if (!decorator || !accept(Tok::Newline)) return nullptr;
    decorators.push_back(decorator);
  }
  uint32_t keyword = pos_;
  if (at(Tok::Class)) return classDefinition(keyword, list(decorators));
  bool isAsync = accept(Tok::Async);
  return at(Tok::Def) ? functionDefinition(keyword, isAsync, list(decorators)) : nullptr;
}

// ['async'] 'def' NAME '(' [parameters] ')' ['->' expression] ':' block
Stmt* Parser::functionDefinition(uint32_t start, bool isAsync, Exprs decorators) {
  uint32_t keyword = pos_;
  advance();
  if (!at(Tok::Name)) return nullptr;
  Name name = nameOf(peek());
  advance();
  if (!require(Tok::LeftParen)) return nullptr;
  Arguments* arguments = parameters(false);
  if (!arguments || !accept(Tok::RightParen)) return nullptr;
  Expr* returns = nullptr;
  uint32_t mark = pos_;
  if (accept(Tok::Arrow)) {
    returns = expression();
    if (raised_) return nullptr;
    if (!returns) reset(mark);
  }
  Body body;
  Name comment;
  if (!require(Tok::Colon) || !functionTypeComment(comment) ||
      !block(body, "function definition", keyword))
    return nullptr;
  if (isAsync && !since(5, "Async functions are")) return nullptr;
  auto* node = make<FunctionDef>(start);
  node->typeComment = comment;
  node->isAsync = isAsync;
  node->name = name;
  node->args = arguments;
  node->body = body;
  node->decorators = decorators;
  node->returns = returns;
  return node;
}

// 'class' NAME ['(' [arguments] ')'] ':' block
Stmt* Parser::classDefinition(uint32_t start, Exprs decorators) {
  uint32_t keyword = pos_;
  advance();
  if (!at(Tok::Name)) return nullptr;
  Name name = nameOf(peek());
  advance();
  CallArgs out;
  uint32_t mark = pos_;
  if (accept(Tok::LeftParen) && !(arguments(out, false) && accept(Tok::RightParen))) {
    if (raised_) return nullptr;
    reset(mark);
  }
  Body body;
  if (!suite(body, "class definition", keyword)) return nullptr;
  auto* node = make<ClassDef>(start);
  node->name = name;
  node->bases = list(out.args);
  node->keywords = list(out.keywords);
  node->body = body;
  node->decorators = decorators;
  return node;
}

// ---- parameters

// What has been read of a parameter list.
struct Parser::Parameters {
  List<Arg*> posOnly;
  ShortList<Arg*> args, kwOnly;
  ShortList<Expr*> defaults, kwDefaults;
  Arg* varArg = nullptr;
  Arg* kwArg = nullptr;
  bool star = false;  // `*` or `*args` has been seen
  bool slash = false;
  int height = 0;
  Arg* last = nullptr;  // the parameter that a type comment is about
};

// NAME, with its annotation in a def. `starred`: the annotation may be a starred expression.
Arg* Parser::parameter(bool isLambda, bool starred) {
  if (!at(Tok::Name)) return nullptr;
  uint32_t start = pos_;
  auto* arg = shared_.arena.make<Arg>();
  arg->name = nameOf(peek());
  advance();
  height_ = 0;
  if (!isLambda && at(Tok::Colon)) {
    uint32_t mark = pos_;
    advance();
    arg->annotation = starred ? starExpression() : expression();
    if (raised_) return nullptr;
    if (!arg->annotation) reset(mark);
  }
  arg->span = spanFrom(start);
  return arg;
}

// ['=' value]; false when the value is missing.
bool Parser::parameterDefault(Expr*& value) {
  value = nullptr;
  if (!at(Tok::Equal)) return true;
  uint32_t mark = pos_;
  advance();
  value = expression();
  if (value) return !raised_;
  if (raised_) return false;
  if (strict_ && (at(Tok::RightParen) || at(Tok::Comma))) {
    raiseOn(tokens_[mark], "expected default value expression");
  }
  reset(mark);
  return false;
}

// A comma, or (not consumed) the end of the list.
bool Parser::parameterSeparator(bool isLambda) {
  return accept(Tok::Comma) || at(isLambda ? Tok::Colon : Tok::RightParen);
}

// The same with a type comment, behind the comma or before the end.
bool Parser::parameterEnd(Arg* arg, bool isLambda) {
  if (arg && at(Tok::TypeComment)) {
    arg->typeComment = typeComment();
    return at(Tok::RightParen);
  }
  if (!parameterSeparator(isLambda)) return false;
  if (arg && previous().kind == Tok::Comma) arg->typeComment = typeComment();
  return true;
}

// The parameters up to (but without) the closing token; null when the list is wrong.
Arguments* Parser::parameters(bool isLambda) {
  uint32_t start = pos_;
  Tok closing = isLambda ? Tok::Colon : Tok::RightParen;
  Parameters out;
  while (!at(closing)) {
    bool item = false;
    out.last = nullptr;
    if (at(Tok::Slash)) {
      item = !out.slash && !out.star && !out.args.empty();
      if (item) {
        advance();
        if (!since(8, "Positional-only parameters are")) return nullptr;
        out.slash = true;
        out.posOnly = list(out.args);
        out.args.clear();
      }
    } else if (at(Tok::Star)) {
      item = !out.star && starParameter(out, isLambda);
    } else if (at(Tok::DoubleStar)) {
      item = doubleStarParameter(out, isLambda);
      if (item && at(closing)) break;
      item = false;
    } else {
      item = parameterItem(out, isLambda);
    }
    if (raised_) return nullptr;
    if (!item || !parameterEnd(out.last, isLambda)) {
      if (strict_ && !raised_) diagnoseParameters(start, isLambda);
      return nullptr;
    }
  }
  auto* result = shared_.arena.make<Arguments>();
  result->posOnly = out.posOnly;
  result->args = list(out.args);
  result->varArg = out.varArg;
  result->kwOnly = list(out.kwOnly);
  result->kwDefaults = list(out.kwDefaults);
  result->kwArg = out.kwArg;
  result->defaults = list(out.defaults);
  height_ = out.height;
  return result;
}

// NAME [':' annotation] ['=' default]. Behind a star each has its own default or none; before it
// defaults, once begun, must go on.
bool Parser::parameterItem(Parameters& out, bool isLambda) {
  Arg* arg = out.last = parameter(isLambda, false);
  if (!arg) return false;
  out.height = std::max(out.height, height_);
  Expr* value;
  if (!parameterDefault(value)) return false;
  if (value) out.height = std::max(out.height, height_);
  if (out.star) {
    out.kwOnly.push_back(arg);
    out.kwDefaults.push_back(value);
    return true;
  }
  if (!value && !out.defaults.empty()) return false;
  out.args.push_back(arg);
  if (value) out.defaults.push_back(value);
  return true;
}

// '*' [parameter]; a bare one wants a parameter behind it.
bool Parser::starParameter(Parameters& out, bool isLambda) {
  advance();
  out.star = true;
  if (at(Tok::Comma)) {
    if (nextIs(Tok::Name)) return true;
    advance();
    if (strict_ && at(Tok::TypeComment)) raiseHere("bare * has associated type comment");
    return false;
  }
  out.varArg = out.last = parameter(isLambda, true);
  out.height = std::max(out.height, height_);
  return out.varArg != nullptr;
}

// '**' parameter [',']
bool Parser::doubleStarParameter(Parameters& out, bool isLambda) {
  advance();
  out.kwArg = parameter(isLambda, false);
  if (!out.kwArg) return false;
  out.height = std::max(out.height, height_);
  out.kwArg->typeComment = typeComment();
  if (accept(Tok::Comma) && !out.kwArg->typeComment.data()) out.kwArg->typeComment = typeComment();
  return true;
}

// ---- known mistakes in a parameter list

// A parameter with its separator, skipped. None, and nothing consumed, when there is none here.
Parser::ParameterShape Parser::skipParameter(bool isLambda) {
  uint32_t start = pos_;
  Expr* value = nullptr;
  if (parameter(isLambda, false) && !raised_ && parameterDefault(value) &&
      parameterSeparator(isLambda)) {
    return value ? ParameterShape::WithDefault : ParameterShape::Plain;
  }
  if (!raised_) reset(start);
  return ParameterShape::None;
}

// The same for a parameter that has no default.
bool Parser::skipPlainParameter(bool isLambda) {
  uint32_t start = pos_;
  if (parameter(isLambda, false) && !raised_ && parameterSeparator(isLambda)) return true;
  if (!raised_) reset(start);
  return false;
}

// a=1, b / a, (b, c) / `/` and `*` out of place
bool Parser::diagnoseParameters(uint32_t start, bool isLambda) {
  reset(start);
  ParameterShape shape;
  bool withDefault = false;
  while ((shape = skipParameter(isLambda)) == ParameterShape::Plain) {
  }
  if (raised_) return true;
  uint32_t mark = pos_;
  while (shape == ParameterShape::WithDefault) {
    withDefault = true;
    mark = pos_;
    shape = skipParameter(isLambda);
  }
  if (raised_) return true;
  // A `/` may stand among the defaults.
  if (withDefault && shape == ParameterShape::None && at(Tok::Slash)) {
    advance();
    if (accept(Tok::Comma)) {
      mark = pos_;
      shape = skipParameter(isLambda);
    }
  }
  if (withDefault && shape == ParameterShape::Plain) {
    Span name = isLambda ? spanOf(tokens_[mark]) : plainParameterSpan(mark);
    raiseOn(name, "non-default argument follows default argument");
  }
  return raised_ || diagnoseParenthesizedParameters(start, isLambda) ||
         diagnoseSlash(start, isLambda) || diagnoseStars(start, isLambda);
}

// The parameter at token `start`, with its annotation.
Span Parser::plainParameterSpan(uint32_t start) {
  reset(start);
  Arg* arg = parameter(false, false);
  return arg ? arg->span : spanOf(tokens_[start]);
}

// def f((a, b)), as Python 2 had it.
bool Parser::diagnoseParenthesizedParameters(uint32_t start, bool isLambda) {
  reset(start);
  uint32_t mark = start;
  while (skipParameter(isLambda) == ParameterShape::Plain) mark = pos_;
  if (raised_) return true;
  reset(mark);
  if (!accept(Tok::LeftParen)) return false;
  bool some = false;
  if (isLambda) {
    while (at(Tok::Name)) {
      some = true;
      advance();
      if (!accept(Tok::Comma)) break;
    }
  } else {
    while (skipParameter(false) == ParameterShape::Plain) some = true;
  }
  if (raised_) return true;
  if (some && at(Tok::RightParen)) {
    raiseRange(tokens_[mark], peek(),
               isLambda ? "Lambda expression parameters cannot be parenthesized"
                        : "Function parameters cannot be parenthesized");
  }
  return raised_;
}

// A slash that comes too early, twice, too late, or without its comma.
bool Parser::diagnoseSlash(uint32_t start, bool isLambda) {
  reset(start);
  if (at(Tok::Slash) && nextIs(Tok::Comma)) {
    raiseOn(peek(), "at least one argument must precede /");
    return true;
  }
  auto skipAll = [&] {
    bool some = false;
    while (skipParameter(isLambda) != ParameterShape::None) some = true;
    return some;
  };
  bool before = skipAll();
  if (raised_) return true;
  bool slash = before && at(Tok::Slash);
  if (slash) {
    advance();
    if (at(Tok::Star)) {
      raiseOn(peek(), "expected comma between / and *");
      return true;
    }
    if (!parameterSeparator(isLambda)) return false;
    skipAll();
    if (!raised_ && at(Tok::Slash)) raiseOn(peek(), "/ may appear only once");
    if (raised_) return true;
  }
  if (accept(Tok::Star)) {
    if (!accept(Tok::Comma) && !skipPlainParameter(isLambda)) return raised_;
    skipAll();
    if (!raised_ && at(Tok::Slash)) raiseOn(peek(), "/ must be ahead of *");
  }
  return raised_;
}

// Skips what may stand before a star: parameters, those with defaults last, and a slash.
bool Parser::skipToStar(bool isLambda) {
  ParameterShape shape;
  bool slash = false, withDefault = false, some = false;
  for (;;) {
    uint32_t mark = pos_;
    shape = skipParameter(isLambda);
    if (raised_) return false;
    if (shape == ParameterShape::Plain && withDefault) {
      reset(mark);
      return true;
    }
    if (shape != ParameterShape::None) {
      some = true;
      withDefault = withDefault || shape == ParameterShape::WithDefault;
      continue;
    }
    if (slash || !some || !accept(Tok::Slash)) return true;
    if (!parameterSeparator(isLambda)) return false;
    slash = true;
  }
}

// What may not follow `*` or `**`.
bool Parser::diagnoseStars(uint32_t start, bool isLambda) {
  Tok closing = isLambda ? Tok::Colon : Tok::RightParen;
  reset(start);
  if (!skipToStar(isLambda)) return raised_;
  auto skipAll = [&] {
    while (skipParameter(isLambda) != ParameterShape::None) {
    }
  };
  if (at(Tok::Star)) {
    const Token& star = peek();
    advance();
    bool comma = at(Tok::Comma);
    bool nothing = at(closing) || (comma && (nextIs(closing) || nextIs(Tok::DoubleStar)));
    if (nothing && isLambda) {
      far_ = std::max(far_, pos_ + (comma ? 1 : 0));
      raiseHere("named arguments must follow bare *");
    } else if (nothing) {
      raiseOn(star, "named arguments must follow bare *");
    }
    if (raised_) return true;
    uint32_t mark = pos_;
    if (parameter(isLambda, false) && !raised_ && at(Tok::Equal)) {
      raiseOn(peek(), "var-positional argument cannot have default value");
    }
    if (raised_) return true;
    reset(mark);
    if (!accept(Tok::Comma) && !skipPlainParameter(isLambda)) return raised_;
    skipAll();
    if (raised_) return true;
    if (at(Tok::Star)) {
      const Token& second = peek();
      advance();
      if (at(Tok::Comma) || skipPlainParameter(isLambda)) {
        raiseOn(second, "* argument may appear only once");
      }
      return raised_;
    }
  }
  return diagnoseDoubleStar(isLambda);
}

// Nothing may follow `**kwargs`, not even a default.
bool Parser::diagnoseDoubleStar(bool isLambda) {
  if (!accept(Tok::DoubleStar) || !parameter(isLambda, false) || raised_) return raised_;
  if (at(Tok::Equal)) {
    raiseOn(peek(), "var-keyword argument cannot have default value");
  } else if (accept(Tok::Comma)) {
    const Token& next = peek();
    if (at(Tok::Star) || at(Tok::DoubleStar) || at(Tok::Slash)) {
      raiseOn(next, "arguments cannot follow var-keyword argument");
    } else if (Arg* arg = parameter(isLambda, false)) {
      raiseOn(arg->span, "arguments cannot follow var-keyword argument");
    }
  }
  return raised_;
}

}  // namespace ouro::syntax
