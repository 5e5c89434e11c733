#include "compiler/validate.h"

#include <fmt/format.h>

namespace ouro {

using namespace ast;  // NOLINT: it speaks of nothing else

namespace {

constexpr const char* kContexts[] = {"Load", "Store", "Del"};

class Validator {
 public:
  bool module(const Module& module) {
    return module.mode == Mode::Eval ? expression(module.value, Context::Load)
                                     : statements(module.body);
  }
  Invalid take() { return std::move(invalid_); }

 private:
  template <class... A>
  bool fail(fmt::format_string<A...> format, A&&... args) {
    if (!invalid_) invalid_.message = fmt::format(format, std::forward<A>(args)...);
    return false;
  }
  bool failAs(Invalid::Kind kind, std::string message) {
    if (!invalid_) invalid_ = {std::move(message), kind};
    return false;
  }
  bool failType(const char* message) { return failAs(Invalid::Kind::TypeError, message); }

  bool place(const Span& span) {
    auto line = static_cast<int>(span.line), endLine = static_cast<int>(span.endLine);
    auto column = static_cast<int>(span.column), endColumn = static_cast<int>(span.endColumn);
    if (line > endLine) return fail("AST node line range ({}, {}) is not valid", line, endLine);
    if ((line < 0 && endLine != line) || (column < 0 && column != endColumn)) {
      return fail("AST node column range ({}, {}) for line range ({}, {}) is not valid", column,
                  endColumn, line, endLine);
    }
    if (line == endLine && column > endColumn)
      return fail("line {}, column {}-{} is not a valid range", line, column, endColumn);
    return true;
  }

  bool name(Name text) {
    if (text != "None" && text != "True" && text != "False") return true;
    return fail("identifier field can't represent '{}' constant", text);
  }

  // ---- expressions

  static const Context* contextOf(const Expr* e) {
    switch (e->kind) {
      case ExprKind::Attribute: return &e->as<Attribute>()->ctx;
      case ExprKind::Subscript: return &e->as<Subscript>()->ctx;
      case ExprKind::Starred: return &e->as<Starred>()->ctx;
      case ExprKind::NameExpr: return &e->as<NameExpr>()->ctx;
      case ExprKind::ListExpr: return &e->as<ListExpr>()->ctx;
      case ExprKind::Tuple: return &e->as<Tuple>()->ctx;
      default: return nullptr;
    }
  }

  bool expression(const Expr* e, Context wanted = Context::Load) {
    if (!place(e->span)) return false;
    if (e->kind == ExprKind::NameExpr && !name(e->as<NameExpr>()->id)) return false;
    const char* word = kContexts[static_cast<size_t>(wanted)];
    const Context* context = contextOf(e);
    if (!context && wanted != Context::Load)
      return fail("expression which can't be assigned to in {} context", word);
    if (context && *context != wanted) {
      return fail("expression must have {} context but has {} instead", word,
                  kContexts[static_cast<size_t>(*context)]);
    }
    return parts(e, wanted);
  }
  bool maybe(const Expr* e) { return !e || expression(e); }
  bool expressions(const Exprs& list, Context context = Context::Load, bool mayLack = false) {
    for (const Expr* e : list) {
      if (!e && !mayLack) return fail("None disallowed in expression list");
      if (e && !expression(e, context)) return false;
    }
    return true;
  }

  bool parts(const Expr* e, Context wanted) {
    switch (e->kind) {
      case ExprKind::BoolOp: {
        const Exprs& values = e->as<BoolOp>()->values;
        return values.size() < 2 ? fail("BoolOp with less than 2 values") : expressions(values);
      }
      case ExprKind::BinOp:
        return expression(e->as<BinOp>()->left) && expression(e->as<BinOp>()->right);
      case ExprKind::UnaryOp: return expression(e->as<UnaryOp>()->operand);
      case ExprKind::Lambda:
        return arguments(*e->as<Lambda>()->args) && expression(e->as<Lambda>()->body);
      case ExprKind::IfExp:
        return expression(e->as<IfExp>()->test) && expression(e->as<IfExp>()->body) &&
               expression(e->as<IfExp>()->orelse);
      case ExprKind::Dict: return dict(e->as<Dict>());
      case ExprKind::Set: return expressions(e->as<Set>()->elts);
      case ExprKind::ListComp: return comprehended(e->as<ListComp>());
      case ExprKind::SetComp: return comprehended(e->as<SetComp>());
      case ExprKind::GeneratorExp: return comprehended(e->as<GeneratorExp>());
      case ExprKind::DictComp:
        return clauses(e->as<DictComp>()->generators) && expression(e->as<DictComp>()->key) &&
               expression(e->as<DictComp>()->value);
      case ExprKind::Yield: return maybe(e->as<Yield>()->value);
      case ExprKind::YieldFrom: return expression(e->as<YieldFrom>()->value);
      case ExprKind::Await: return expression(e->as<Await>()->value);
      case ExprKind::Compare: return compare(e->as<Compare>());
      case ExprKind::Call:
        return expression(e->as<Call>()->func) && expressions(e->as<Call>()->args) &&
               keywords(e->as<Call>()->keywords);
      case ExprKind::JoinedStr: return expressions(e->as<JoinedStr>()->values);
      case ExprKind::FormattedValue:
        return expression(e->as<FormattedValue>()->value) &&
               maybe(e->as<FormattedValue>()->formatSpec);
      case ExprKind::Attribute: return expression(e->as<Attribute>()->value);
      case ExprKind::Subscript:
        return expression(e->as<Subscript>()->slice) && expression(e->as<Subscript>()->value);
      case ExprKind::Starred: return expression(e->as<Starred>()->value, wanted);
      case ExprKind::ListExpr: return expressions(e->as<ListExpr>()->elts, wanted);
      case ExprKind::Tuple: return expressions(e->as<Tuple>()->elts, wanted);
      case ExprKind::NamedExpr: return namedExpression(e->as<NamedExpr>());
      case ExprKind::Slice:
        return maybe(e->as<Slice>()->lower) && maybe(e->as<Slice>()->upper) &&
               maybe(e->as<Slice>()->step);
      case ExprKind::Constant:
      case ExprKind::NameExpr: return true;
    }
    return true;
  }

  bool dict(const Dict* e) {
    if (e->keys.size() != e->values.size())
      return fail("Dict doesn't have the same number of keys as values");
    return expressions(e->keys, Context::Load, true) && expressions(e->values);
  }
  bool compare(const Compare* e) {
    if (e->comparators.empty()) return fail("Compare with no comparators");
    if (e->comparators.size() != e->ops.size())
      return fail("Compare has a different number of comparators and operands");
    return expressions(e->comparators) && expression(e->left);
  }
  // CPython 3.11 takes any target here, and compiles nonsense.
  bool namedExpression(const NamedExpr* e) {
    if (e->target->kind != ExprKind::NameExpr) return failType("NamedExpr target must be a Name");
    return expression(e->value) && expression(e->target, Context::Store);
  }
  template <class T>
  bool comprehended(const T* e) {
    return clauses(e->generators) && expression(e->elt);
  }
  bool clauses(const List<Comprehension>& list) {
    if (list.empty()) return fail("comprehension with no generators");
    for (const Comprehension& clause : list) {
      if (!expression(clause.target, Context::Store) || !expression(clause.iter) ||
          !expressions(clause.ifs))
        return false;
    }
    return true;
  }
  bool keywords(const List<Keyword>& list) {
    for (const Keyword& keyword : list)
      if (!expression(keyword.value)) return false;
    return true;
  }

  bool args(const List<Arg*>& list) {
    for (const Arg* arg : list)
      if (!place(arg->span) || !maybe(arg->annotation)) return false;
    return true;
  }
  bool arguments(const Arguments& all) {
    if (!args(all.posOnly) || !args(all.args)) return false;
    if (all.varArg && !maybe(all.varArg->annotation)) return false;
    if (!args(all.kwOnly)) return false;
    if (all.kwArg && !maybe(all.kwArg->annotation)) return false;
    if (all.defaults.size() > all.posOnly.size() + all.args.size())
      return fail("more positional defaults than args on arguments");
    if (all.kwDefaults.size() != all.kwOnly.size())
      return fail("length of kwonlyargs is not the same as kw_defaults on arguments");
    return expressions(all.defaults) && expressions(all.kwDefaults, Context::Load, true);
  }

  // ---- statements

  // A target that is no sequence. CPython's generator finds out, and numbers the kinds from 1.
  bool singleTarget(const Expr* e, const char* of) {
    if (e->kind == ExprKind::NameExpr || e->kind == ExprKind::Attribute ||
        e->kind == ExprKind::Subscript)
      return true;
    return failAs(
        Invalid::Kind::SystemError,
        fmt::format("invalid node type ({}) for {} assignment", static_cast<int>(e->kind) + 1, of));
  }

  template <class T>
  bool some(const List<T>& list, const char* what, const char* owner) {
    return !list.empty() || fail("empty {} on {}", what, owner);
  }
  bool statements(const Body& body) {
    for (const Stmt* s : body) {
      if (!s) return fail("None disallowed in statement list");
      if (!place(s->span) || !statement(s)) return false;
    }
    return true;
  }
  bool body(const Body& list, const char* owner) {
    return some(list, "body", owner) && statements(list);
  }

  bool statement(const Stmt* s) {
    switch (s->kind) {
      case StmtKind::FunctionDef: return function(s->as<FunctionDef>());
      case StmtKind::ClassDef: {
        const auto* def = s->as<ClassDef>();
        return body(def->body, "ClassDef") && expressions(def->bases) && keywords(def->keywords) &&
               expressions(def->decorators);
      }
      case StmtKind::Return: return maybe(s->as<Return>()->value);
      case StmtKind::Delete:
        return some(s->as<Delete>()->targets, "targets", "Delete") &&
               expressions(s->as<Delete>()->targets, Context::Del);
      case StmtKind::Assign:
        return some(s->as<Assign>()->targets, "targets", "Assign") &&
               expressions(s->as<Assign>()->targets, Context::Store) &&
               expression(s->as<Assign>()->value);
      case StmtKind::AugAssign:
        return expression(s->as<AugAssign>()->target, Context::Store) &&
               expression(s->as<AugAssign>()->value) &&
               singleTarget(s->as<AugAssign>()->target, "augmented");
      case StmtKind::AnnAssign: return annotated(s->as<AnnAssign>());
      case StmtKind::For: {
        const auto* loop = s->as<For>();
        return expression(loop->target, Context::Store) && expression(loop->iter) &&
               body(loop->body, loop->isAsync ? "AsyncFor" : "For") && statements(loop->orelse);
      }
      case StmtKind::While:
        return expression(s->as<While>()->test) && body(s->as<While>()->body, "While") &&
               statements(s->as<While>()->orelse);
      case StmtKind::If:
        return expression(s->as<If>()->test) && body(s->as<If>()->body, "If") &&
               statements(s->as<If>()->orelse);
      case StmtKind::With: return with(s->as<With>());
      case StmtKind::Match: return match(s->as<Match>());
      case StmtKind::Raise:
        if (s->as<Raise>()->cause && !s->as<Raise>()->exc)
          return fail("Raise with cause but no exception");
        return maybe(s->as<Raise>()->exc) && maybe(s->as<Raise>()->cause);
      case StmtKind::Try: return tryStatement(s->as<Try>());
      case StmtKind::Assert:
        return expression(s->as<Assert>()->test) && maybe(s->as<Assert>()->msg);
      case StmtKind::Import: return some(s->as<Import>()->names, "names", "Import");
      case StmtKind::ImportFrom:
        if (s->as<ImportFrom>()->level < 0) return fail("Negative ImportFrom level");
        return some(s->as<ImportFrom>()->names, "names", "ImportFrom");
      case StmtKind::Global: return some(s->as<Global>()->names, "names", "Global");
      case StmtKind::Nonlocal: return some(s->as<Nonlocal>()->names, "names", "Nonlocal");
      case StmtKind::ExprStmt: return expression(s->as<ExprStmt>()->value);
      case StmtKind::Pass:
      case StmtKind::Break:
      case StmtKind::Continue: return true;
    }
    return true;
  }

  bool function(const FunctionDef* def) {
    return body(def->body, def->isAsync ? "AsyncFunctionDef" : "FunctionDef") &&
           arguments(*def->args) && expressions(def->decorators) && maybe(def->returns);
  }
  bool annotated(const AnnAssign* s) {
    if (s->isSimple && s->target->kind != ExprKind::NameExpr)
      return failType("AnnAssign with simple non-Name target");
    return expression(s->target, Context::Store) && maybe(s->value) && expression(s->annotation) &&
           singleTarget(s->target, "annotated");
  }
  bool with(const With* s) {
    const char* owner = s->isAsync ? "AsyncWith" : "With";
    if (!some(s->items, "items", owner)) return false;
    for (const WithItem& item : s->items) {
      if (!expression(item.context) || (item.target && !expression(item.target, Context::Store)))
        return false;
    }
    return body(s->body, owner);
  }
  bool match(const Match* s) {
    if (!expression(s->subject) || !some(s->cases, "cases", "Match")) return false;
    for (const MatchCase& branch : s->cases) {
      if (!pattern(branch.pattern) || !maybe(branch.guard) || !body(branch.body, "match_case"))
        return false;
    }
    return true;
  }
  bool tryStatement(const Try* s) {
    const char* owner = s->isStar ? "TryStar" : "Try";
    if (!body(s->body, owner)) return false;
    if (s->handlers.empty() && s->finalbody.empty())
      return fail("{} has neither except handlers nor finalbody", owner);
    if (s->handlers.empty() && !s->orelse.empty())
      return fail("{} has orelse but no except handlers", owner);
    for (const ExceptHandler* handler : s->handlers) {
      if (!handler) return fail("None disallowed in handler list");
      if (!place(handler->span) || !maybe(handler->type) || !body(handler->body, "ExceptHandler"))
        return false;
      // CPython does not look for the type that `except*` must have.
      if (s->isStar && !handler->type) return fail("field 'type' is required for ExceptHandler");
    }
    return statements(s->finalbody) && statements(s->orelse);
  }

  // ---- patterns

  bool capture(Name text) {
    if (text == "_") return fail("can't capture name '_' in patterns");
    return name(text);
  }
  bool patterns(const List<Pattern*>& list, bool starAllowed = false) {
    for (const Pattern* p : list) {
      if (!p) return fail("None disallowed in pattern list");
      if (!pattern(p, starAllowed)) return false;
    }
    return true;
  }
  bool pattern(const Pattern* p, bool starAllowed = false) {
    if (!place(p->span)) return false;
    switch (p->kind) {
      case PatternKind::MatchValue: return matchValue(p->as<MatchValue>()->value);
      case PatternKind::MatchSingleton: return true;
      case PatternKind::MatchSequence: return patterns(p->as<MatchSequence>()->patterns, true);
      case PatternKind::MatchMapping: return matchMapping(p->as<MatchMapping>());
      case PatternKind::MatchClass: return matchClass(p->as<MatchClass>());
      case PatternKind::MatchStar:
        if (!starAllowed) return fail("can't use MatchStar here");
        return capture(p->as<MatchStar>()->name);
      case PatternKind::MatchAs: return matchAs(p->as<MatchAs>());
      case PatternKind::MatchOr:
        if (p->as<MatchOr>()->patterns.size() < 2)
          return fail("MatchOr requires at least 2 patterns");
        return patterns(p->as<MatchOr>()->patterns);
    }
    return true;
  }

  bool matchAs(const MatchAs* p) {
    if (p->name.data() && !capture(p->name)) return false;
    if (!p->pattern) return true;
    if (!p->name.data()) return fail("MatchAs must specify a target name if a pattern is given");
    return pattern(p->pattern);
  }
  bool matchMapping(const MatchMapping* p) {
    if (p->keys.size() != p->patterns.size())
      return fail("MatchMapping doesn't have the same number of keys as patterns");
    if (p->rest.data() && !capture(p->rest)) return false;
    for (const Expr* key : p->keys) {
      if (!key) return fail("None disallowed in expression list");
      bool isSingleton =
          key->kind == ExprKind::Constant && key->as<Constant>()->type <= ConstantKind::False;
      if (!isSingleton && !matchValue(key)) return false;
    }
    return patterns(p->patterns);
  }
  bool matchClass(const MatchClass* p) {
    if (p->kwdAttrs.size() != p->kwdPatterns.size())
      return fail("MatchClass doesn't have the same number of keyword attributes as patterns");
    if (!expression(p->cls)) return false;
    const Expr* cls = p->cls;
    while (cls->kind == ExprKind::Attribute) cls = cls->as<Attribute>()->value;
    if (cls->kind != ExprKind::NameExpr)
      return fail("MatchClass cls field can only contain Name or Attribute nodes.");
    for (Name attribute : p->kwdAttrs)
      if (!name(attribute)) return false;
    return patterns(p->patterns) && patterns(p->kwdPatterns);
  }

  // A number literal, real or (also) imaginary.
  static bool isNumber(const Expr* e, bool real, bool imaginary) {
    if (e->kind != ExprKind::Constant) return false;
    switch (e->as<Constant>()->type) {
      case ConstantKind::Int:
      case ConstantKind::BigInt:
      case ConstantKind::Float: return real;
      case ConstantKind::Complex: return imaginary;
      default: return false;
    }
  }
  static bool isNegative(const Expr* e, bool imaginary) {
    return e->kind == ExprKind::UnaryOp && e->as<UnaryOp>()->op == UnaryOperator::USub &&
           isNumber(e->as<UnaryOp>()->operand, true, imaginary);
  }
  static bool isComplex(const Expr* e) {
    if (e->kind != ExprKind::BinOp) return false;
    const auto* sum = e->as<BinOp>();
    return (sum->op == Operator::Add || sum->op == Operator::Sub) &&
           (isNumber(sum->left, true, false) || isNegative(sum->left, false)) &&
           isNumber(sum->right, false, true);
  }
  bool matchValue(const Expr* e) {
    if (!expression(e)) return false;
    bool isText = e->kind == ExprKind::Constant && (e->as<Constant>()->type == ConstantKind::Str ||
                                                    e->as<Constant>()->type == ConstantKind::Bytes);
    if (isText || isNumber(e, true, true) || isNegative(e, true) || isComplex(e)) return true;
    if (e->kind == ExprKind::Constant)
      return fail("unexpected constant inside of a literal pattern");
    // The generator refuses an f-string.
    if (e->kind == ExprKind::Attribute || e->kind == ExprKind::JoinedStr) return true;
    return fail("patterns may only match literals and attribute lookups");
  }

  Invalid invalid_;
};

}  // namespace

Invalid validate(const Module& module) {
  Validator validator;
  (void)validator.module(module);
  return validator.take();
}

}  // namespace ouro
