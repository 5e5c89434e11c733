// Follows CPython's ast_unparse.c in where it puts parentheses and spaces.

#include "compiler/unparse.h"

#include "compiler/constant_text.h"

namespace ouro {

namespace {

enum Level : int {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kExpr,
  kBitXor,
  kBitAnd,
  kShift,
  kArith,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom,
};

struct BinaryText {
  const char* text;
  int level;
};

BinaryText binaryText(ast::Operator op) {
  switch (op) {
    case ast::Operator::Add: return {" + ", kArith};
    case ast::Operator::Sub: return {" - ", kArith};
    case ast::Operator::Mult: return {" * ", kTerm};
    case ast::Operator::MatMult: return {" @ ", kTerm};
    case ast::Operator::Div: return {" / ", kTerm};
    case ast::Operator::Mod: return {" % ", kTerm};
    case ast::Operator::LShift: return {" << ", kShift};
    case ast::Operator::RShift: return {" >> ", kShift};
    case ast::Operator::BitOr: return {" | ", kExpr};
    case ast::Operator::BitXor: return {" ^ ", kBitXor};
    case ast::Operator::BitAnd: return {" & ", kBitAnd};
    case ast::Operator::FloorDiv: return {" // ", kTerm};
    case ast::Operator::Pow: return {" ** ", kPower};
  }
  return {"", kAtom};
}

const char* compareText(ast::CompareOperator op) {
  switch (op) {
    case ast::CompareOperator::Eq: return " == ";
    case ast::CompareOperator::NotEq: return " != ";
    case ast::CompareOperator::Lt: return " < ";
    case ast::CompareOperator::LtE: return " <= ";
    case ast::CompareOperator::Gt: return " > ";
    case ast::CompareOperator::GtE: return " >= ";
    case ast::CompareOperator::Is: return " is ";
    case ast::CompareOperator::IsNot: return " is not ";
    case ast::CompareOperator::In: return " in ";
    case ast::CompareOperator::NotIn: return " not in ";
  }
  return "";
}

class Unparser {
 public:
  std::string out;

  void write(const ast::Expr* e, int level) {
    switch (e->kind) {
      case ast::ExprKind::BoolOp: return boolOp(e->as<ast::BoolOp>(), level);
      case ast::ExprKind::NamedExpr: return named(e->as<ast::NamedExpr>(), level);
      case ast::ExprKind::BinOp: return binary(e->as<ast::BinOp>(), level);
      case ast::ExprKind::UnaryOp: return unary(e->as<ast::UnaryOp>(), level);
      case ast::ExprKind::Lambda: return lambda(e->as<ast::Lambda>(), level);
      case ast::ExprKind::IfExp: return choice(e->as<ast::IfExp>(), level);
      case ast::ExprKind::Dict: return dict(e->as<ast::Dict>());
      case ast::ExprKind::Set: return bracketed('{', e->as<ast::Set>()->elts, '}');
      case ast::ExprKind::ListComp: {
        const auto* comp = e->as<ast::ListComp>();
        return comprehension('[', comp->elt, nullptr, comp->generators, ']');
      }
      case ast::ExprKind::SetComp: {
        const auto* comp = e->as<ast::SetComp>();
        return comprehension('{', comp->elt, nullptr, comp->generators, '}');
      }
      case ast::ExprKind::DictComp: {
        const auto* comp = e->as<ast::DictComp>();
        return comprehension('{', comp->key, comp->value, comp->generators, '}');
      }
      case ast::ExprKind::GeneratorExp: {
        const auto* comp = e->as<ast::GeneratorExp>();
        return comprehension('(', comp->elt, nullptr, comp->generators, ')');
      }
      default: return writeMore(e, level);
    }
  }

 private:
  void writeMore(const ast::Expr* e, int level) {
    switch (e->kind) {
      case ast::ExprKind::Await:
        open(level > kAwait);
        out += "await ";
        write(e->as<ast::Await>()->value, kAtom);
        return close(level > kAwait);
      case ast::ExprKind::Yield: return yield("(yield", e->as<ast::Yield>()->value);
      case ast::ExprKind::YieldFrom: return yield("(yield from", e->as<ast::YieldFrom>()->value);
      case ast::ExprKind::Compare: return compare(e->as<ast::Compare>(), level);
      case ast::ExprKind::Call: return call(e->as<ast::Call>());
      case ast::ExprKind::FormattedValue:
      case ast::ExprKind::JoinedStr: return formatted(e);
      case ast::ExprKind::Constant: out += constantText(*e->as<ast::Constant>()); return;
      case ast::ExprKind::Attribute: return attribute(e->as<ast::Attribute>());
      case ast::ExprKind::Subscript:
        write(e->as<ast::Subscript>()->value, kAtom);
        out += '[';
        write(e->as<ast::Subscript>()->slice, kTuple);
        out += ']';
        return;
      case ast::ExprKind::Starred: out += '*'; return write(e->as<ast::Starred>()->value, kExpr);
      case ast::ExprKind::NameExpr: out += e->as<ast::NameExpr>()->id; return;
      case ast::ExprKind::ListExpr: return bracketed('[', e->as<ast::ListExpr>()->elts, ']');
      case ast::ExprKind::Tuple: return tuple(e->as<ast::Tuple>(), level);
      case ast::ExprKind::Slice: return slice(e->as<ast::Slice>());
      default: return;
    }
  }

  void open(bool parenthesised) {
    if (parenthesised) out += '(';
  }
  void close(bool parenthesised) {
    if (parenthesised) out += ')';
  }
  void list(const ast::Exprs& elts, int level) {
    for (size_t i = 0; i < elts.size(); i++) {
      if (i > 0) out += ", ";
      write(elts[i], level);
    }
  }
  void bracketed(char left, const ast::Exprs& elts, char right) {
    out += left;
    list(elts, kTest);
    out += right;
  }

  void boolOp(const ast::BoolOp* e, int level) {
    bool isAnd = e->op == ast::BoolOperator::And;
    int own = isAnd ? kAnd : kOr;
    open(level > own);
    for (size_t i = 0; i < e->values.size(); i++) {
      if (i > 0) out += isAnd ? " and " : " or ";
      write(e->values[i], own + 1);
    }
    close(level > own);
  }
  void named(const ast::NamedExpr* e, int level) {
    open(level > kTuple);
    write(e->target, kAtom);
    out += " := ";
    write(e->value, kAtom);
    close(level > kTuple);
  }
  void binary(const ast::BinOp* e, int level) {
    BinaryText op = binaryText(e->op);
    bool rightAssociative = e->op == ast::Operator::Pow;
    open(level > op.level);
    write(e->left, op.level + (rightAssociative ? 1 : 0));
    out += op.text;
    write(e->right, op.level + (rightAssociative ? 0 : 1));
    close(level > op.level);
  }
  void unary(const ast::UnaryOp* e, int level) {
    int own = e->op == ast::UnaryOperator::Not ? kNot : kFactor;
    open(level > own);
    switch (e->op) {
      case ast::UnaryOperator::Invert: out += '~'; break;
      case ast::UnaryOperator::Not: out += "not "; break;
      case ast::UnaryOperator::UAdd: out += '+'; break;
      case ast::UnaryOperator::USub: out += '-'; break;
    }
    write(e->operand, own);
    close(level > own);
  }
  void choice(const ast::IfExp* e, int level) {
    open(level > kTest);
    write(e->body, kTest + 1);
    out += " if ";
    write(e->test, kTest + 1);
    out += " else ";
    write(e->orelse, kTest);
    close(level > kTest);
  }

  void parameter(const ast::Arg* arg, const ast::Expr* value, bool* first) {
    if (!*first) out += ", ";
    *first = false;
    out += arg->name;
    if (arg->annotation != nullptr) {
      out += ": ";
      write(arg->annotation, kTest);
    }
    if (value != nullptr) {
      out += '=';
      write(value, kTest);
    }
  }
  void star(const char* text, const ast::Arg* arg, bool* first) {
    if (!*first) out += ", ";
    *first = false;
    out += text;
    bool none = true;
    if (arg != nullptr) parameter(arg, nullptr, &none);
  }
  void parameters(const ast::Arguments& args) {
    bool first = true;
    size_t required = args.posOnly.size() + args.args.size() - args.defaults.size();
    size_t at = 0;
    auto next = [&]() { return at < required ? nullptr : args.defaults[at - required]; };
    for (const ast::Arg* arg : args.posOnly) {
      parameter(arg, next(), &first);
      at++;
    }
    if (!args.posOnly.empty()) out += ", /";
    for (const ast::Arg* arg : args.args) {
      parameter(arg, next(), &first);
      at++;
    }
    if (args.varArg != nullptr || !args.kwOnly.empty()) star("*", args.varArg, &first);
    for (size_t i = 0; i < args.kwOnly.size(); i++) {
      parameter(args.kwOnly[i], args.kwDefaults[i], &first);
    }
    if (args.kwArg != nullptr) star("**", args.kwArg, &first);
  }
  void lambda(const ast::Lambda* e, int level) {
    open(level > kTest);
    const ast::Arguments& args = *e->args;
    bool isEmpty = args.posOnly.empty() && args.args.empty() && args.kwOnly.empty() &&
                   args.varArg == nullptr && args.kwArg == nullptr;
    out += isEmpty ? "lambda" : "lambda ";
    parameters(args);
    out += ": ";
    write(e->body, kTest);
    close(level > kTest);
  }

  void dict(const ast::Dict* e) {
    out += '{';
    for (size_t i = 0; i < e->values.size(); i++) {
      if (i > 0) out += ", ";
      if (e->keys[i] != nullptr) {
        write(e->keys[i], kTest);
        out += ": ";
        write(e->values[i], kTest);
      } else {
        out += "**";
        write(e->values[i], kExpr);
      }
    }
    out += '}';
  }
  void comprehension(char left, const ast::Expr* element, const ast::Expr* value,
                     const ast::List<ast::Comprehension>& generators, char right) {
    out += left;
    write(element, kTest);
    if (value != nullptr) {
      out += ": ";
      write(value, kTest);
    }
    for (const ast::Comprehension& generator : generators) {
      out += generator.isAsync ? " async for " : " for ";
      write(generator.target, kTuple);
      out += " in ";
      write(generator.iter, kTest + 1);
      for (const ast::Expr* test : generator.ifs) {
        out += " if ";
        write(test, kTest + 1);
      }
    }
    out += right;
  }
  void yield(const char* text, const ast::Expr* value) {
    out += text;
    if (value != nullptr) {
      out += ' ';
      write(value, kTest);
    }
    out += ')';
  }
  void compare(const ast::Compare* e, int level) {
    open(level > kCompare);
    write(e->left, kCompare + 1);
    for (size_t i = 0; i < e->ops.size(); i++) {
      out += compareText(e->ops[i]);
      write(e->comparators[i], kCompare + 1);
    }
    close(level > kCompare);
  }
  void call(const ast::Call* e) {
    write(e->func, kAtom);
    bool bare = e->args.size() == 1 && e->keywords.empty() &&
                e->args[0]->kind == ast::ExprKind::GeneratorExp;
    if (bare) return write(e->args[0], kTest);  // it brings its own parentheses
    out += '(';
    list(e->args, kTest);
    bool first = e->args.empty();
    for (const ast::Keyword& keyword : e->keywords) {
      if (!first) out += ", ";
      first = false;
      if (keyword.name.data() != nullptr) {
        out += keyword.name;
        out += '=';
      } else {
        out += "**";
      }
      write(keyword.value, kTest);
    }
    out += ')';
  }
  void attribute(const ast::Attribute* e) {
    write(e->value, kAtom);
    bool isInt = e->value->kind == ast::ExprKind::Constant &&
                 (e->value->as<ast::Constant>()->type == ast::ConstantKind::Int ||
                  e->value->as<ast::Constant>()->type == ast::ConstantKind::BigInt);
    out += isInt ? " ." : ".";
    out += e->attr;
  }
  void tuple(const ast::Tuple* e, int level) {
    if (e->elts.empty()) {
      out += "()";
      return;
    }
    open(level > kTuple);
    list(e->elts, kTest);
    if (e->elts.size() == 1) out += ',';
    close(level > kTuple);
  }
  void slice(const ast::Slice* e) {
    if (e->lower != nullptr) write(e->lower, kTest);
    out += ':';
    if (e->upper != nullptr) write(e->upper, kTest);
    if (e->step == nullptr) return;
    out += ':';
    write(e->step, kTest);
  }

  // ---- f-strings: their text is put together raw, then quoted as a whole

  static void formattedBody(const ast::Expr* e, std::string& body) {
    if (e->kind == ast::ExprKind::Constant) {
      for (char c : e->as<ast::Constant>()->text) {
        body += c;
        if (c == '{' || c == '}') body += c;
      }
    } else if (e->kind == ast::ExprKind::JoinedStr) {
      for (const ast::Expr* value : e->as<ast::JoinedStr>()->values) formattedBody(value, body);
    } else if (e->kind == ast::ExprKind::FormattedValue) {
      const auto* value = e->as<ast::FormattedValue>();
      Unparser inner;
      inner.write(value->value, kTest + 1);
      body += inner.out.starts_with('{') ? "{ " : "{";
      body += inner.out;
      if (value->conversion > 0) {
        body += '!';
        body += static_cast<char>(value->conversion);
      }
      if (value->formatSpec != nullptr) {
        body += ':';
        formattedBody(value->formatSpec, body);
      }
      body += '}';
    }
  }
  void formatted(const ast::Expr* e) {
    std::string body;
    formattedBody(e, body);
    out += 'f';
    out += quoteString(body);
  }
};

}  // namespace

std::string unparse(const ast::Expr* e) {
  Unparser unparser;
  unparser.write(e, kTest);
  return std::move(unparser.out);
}

}  // namespace ouro
