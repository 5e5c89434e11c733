#include "ast_dump.h"

#include <fmt/format.h>

#include "compiler/constant_text.h"

namespace ouro::syntax {
namespace {

using namespace ast;  // NOLINT: the dumper speaks of nothing else

// ---- values as repr() shows them

std::string imaginaryText(double value) {
  std::string text = floatText(value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + "j";
}

// A literal in any base, in decimal.
std::string bigIntRepr(std::string_view text) {
  uint32_t base = 10;
  if (text.size() > 2 && text[0] == '0' && text[1] > '9') {
    char letter = static_cast<char>(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    text.remove_prefix(2);
  }
  constexpr uint64_t kChunk = 1'000'000'000;
  std::vector<uint64_t> chunks{0};
  for (char c : text) {
    uint64_t carry = static_cast<uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    for (uint64_t& chunk : chunks) {
      carry += chunk * base;
      chunk = carry % kChunk;
      carry /= kChunk;
    }
    if (carry) chunks.push_back(carry);
  }
  std::string result = fmt::format("{}", chunks.back());
  for (size_t i = chunks.size() - 1; i-- > 0;) result += fmt::format("{:09}", chunks[i]);
  return result;
}

constexpr std::string_view kOperators[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                           "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                           "BitXor", "BitAnd", "FloorDiv"};
constexpr std::string_view kUnaryOperators[] = {"Invert", "Not", "UAdd", "USub"};
constexpr std::string_view kCompareOperators[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                                  "GtE", "Is",    "IsNot", "In",  "NotIn"};
constexpr std::string_view kContexts[] = {"Load()", "Store()", "Del()"};

// ---- the tree

class Dumper {
 public:
  std::string out;

  void module(const Module& tree) {
    open(tree.mode == Mode::Exec     ? "Module"
         : tree.mode == Mode::Single ? "Interactive"
                                     : "Expression");
    if (tree.mode == Mode::Eval) {
      field("body", tree.value);
    } else {
      field("body", tree.body);
    }
    if (tree.mode == Mode::Exec) raw("type_ignores", "[]");
    out += ')';
  }

 private:
  void open(std::string_view name) {
    out += name;
    out += '(';
    first_ = true;
  }
  void label(std::string_view name) {
    if (!first_) out += ", ";
    first_ = false;
    out += name;
    out += '=';
  }
  void raw(std::string_view name, std::string_view text) {
    label(name);
    out += text;
  }
  void close(const Span& span) {
    raw("lineno", fmt::format("{}", span.line));
    raw("col_offset", fmt::format("{}", span.column));
    raw("end_lineno", fmt::format("{}", span.endLine));
    raw("end_col_offset", fmt::format("{}", span.endColumn));
    out += ')';
  }
  void closeBare() {
    out += ')';
    first_ = false;
  }

  void item(const Expr* expr) {
    if (expr) {
      expression(*expr);
    } else {
      out += "None";
    }
  }
  void item(const Stmt* stmt) { statement(*stmt); }
  void item(const Pattern* node) { pattern(*node); }
  void item(const Arg* arg) {
    open("arg");
    field("arg", arg->name);
    if (arg->annotation) field("annotation", arg->annotation);
    close(arg->span);
  }
  void item(const Keyword& keyword) {
    open("keyword");
    if (keyword.name.data()) field("arg", keyword.name);
    field("value", keyword.value);
    close(keyword.span);
  }
  void item(const Comprehension& clause) {
    open("comprehension");
    field("target", clause.target);
    field("iter", clause.iter);
    field("ifs", clause.ifs);
    raw("is_async", clause.isAsync ? "1" : "0");
    closeBare();
  }
  void item(const Alias& alias) {
    open("alias");
    field("name", alias.name);
    if (alias.asName.data()) field("asname", alias.asName);
    close(alias.span);
  }
  void item(const WithItem& with) {
    open("withitem");
    field("context_expr", with.context);
    if (with.target) field("optional_vars", with.target);
    closeBare();
  }
  void item(const ExceptHandler* handler) {
    open("ExceptHandler");
    if (handler->type) field("type", handler->type);
    if (handler->name.data()) field("name", handler->name);
    field("body", handler->body);
    close(handler->span);
  }
  void item(const MatchCase& matchCase) {
    open("match_case");
    field("pattern", matchCase.pattern);
    if (matchCase.guard) field("guard", matchCase.guard);
    field("body", matchCase.body);
    closeBare();
  }
  void item(Name name) { out += quoteString(name); }
  void item(CompareOperator op) {
    out += kCompareOperators[static_cast<size_t>(op)];
    out += "()";
  }
  void item(const Arguments* arguments) {
    open("arguments");
    field("posonlyargs", arguments->posOnly);
    field("args", arguments->args);
    if (arguments->varArg) field("vararg", arguments->varArg);
    field("kwonlyargs", arguments->kwOnly);
    field("kw_defaults", arguments->kwDefaults);
    if (arguments->kwArg) field("kwarg", arguments->kwArg);
    field("defaults", arguments->defaults);
    closeBare();
  }
  template <class T>
  void field(std::string_view name, const T& value) {
    label(name);
    item(value);
    first_ = false;
  }
  template <class T>
  void field(std::string_view name, const List<T>& values) {
    label(name);
    out += '[';
    for (size_t i = 0; i < values.size(); i++) {
      if (i > 0) out += ", ";
      item(values[i]);
    }
    out += ']';
    first_ = false;
  }
  void context(Context ctx) { raw("ctx", kContexts[static_cast<size_t>(ctx)]); }

  void constant(const Constant& node) {
    label("value");
    switch (node.type) {
      case ConstantKind::None: out += "None"; break;
      case ConstantKind::True: out += "True"; break;
      case ConstantKind::False: out += "False"; break;
      case ConstantKind::Ellipsis: out += "Ellipsis"; break;
      case ConstantKind::Int: out += fmt::format("{}", node.integer); break;
      case ConstantKind::BigInt: out += bigIntRepr(node.text); break;
      case ConstantKind::Float: out += floatText(node.real); break;
      case ConstantKind::Complex: out += imaginaryText(node.imaginary); break;
      case ConstantKind::Str: out += quoteString(node.text); break;
      case ConstantKind::Bytes: out += quoteBytes(node.text); break;
      case ConstantKind::Tuple:
      case ConstantKind::FrozenSet: break;  // no text has them
    }
    if (node.prefix.data()) raw("kind", "'u'");
  }
  template <class T>
  void comprehended(std::string_view name, const T& node) {
    open(name);
    field("elt", node.elt);
    field("generators", node.generators);
  }

  void expression(const Expr& expr);
  void expressionRest(const Expr& expr);
  void statement(const Stmt& stmt);
  void statementRest(const Stmt& stmt);
  void pattern(const Pattern& node);

  bool first_ = true;
};

void Dumper::expression(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::BoolOp: {
      auto* node = expr.as<BoolOp>();
      open("BoolOp");
      raw("op", node->op == BoolOperator::And ? "And()" : "Or()");
      field("values", node->values);
      break;
    }
    case ExprKind::NamedExpr:
      open("NamedExpr");
      field("target", expr.as<NamedExpr>()->target);
      field("value", expr.as<NamedExpr>()->value);
      break;
    case ExprKind::BinOp: {
      auto* node = expr.as<BinOp>();
      open("BinOp");
      field("left", node->left);
      raw("op", fmt::format("{}()", kOperators[static_cast<size_t>(node->op)]));
      field("right", node->right);
      break;
    }
    case ExprKind::UnaryOp: {
      auto* node = expr.as<UnaryOp>();
      open("UnaryOp");
      raw("op", fmt::format("{}()", kUnaryOperators[static_cast<size_t>(node->op)]));
      field("operand", node->operand);
      break;
    }
    case ExprKind::Lambda:
      open("Lambda");
      field("args", static_cast<const Arguments*>(expr.as<Lambda>()->args));
      field("body", expr.as<Lambda>()->body);
      break;
    case ExprKind::IfExp:
      open("IfExp");
      field("test", expr.as<IfExp>()->test);
      field("body", expr.as<IfExp>()->body);
      field("orelse", expr.as<IfExp>()->orelse);
      break;
    case ExprKind::Compare:
      open("Compare");
      field("left", expr.as<Compare>()->left);
      field("ops", expr.as<Compare>()->ops);
      field("comparators", expr.as<Compare>()->comparators);
      break;
    case ExprKind::Call:
      open("Call");
      field("func", expr.as<Call>()->func);
      field("args", expr.as<Call>()->args);
      field("keywords", expr.as<Call>()->keywords);
      break;
    case ExprKind::FormattedValue: {
      auto* node = expr.as<FormattedValue>();
      open("FormattedValue");
      field("value", node->value);
      raw("conversion", fmt::format("{}", node->conversion));
      if (node->formatSpec) field("format_spec", node->formatSpec);
      break;
    }
    case ExprKind::Constant:
      open("Constant");
      constant(*expr.as<Constant>());
      break;
    default: expressionRest(expr); break;
  }
  close(expr.span);
}

void Dumper::expressionRest(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::Dict:
      open("Dict");
      field("keys", expr.as<Dict>()->keys);
      field("values", expr.as<Dict>()->values);
      break;
    case ExprKind::Set:
      open("Set");
      field("elts", expr.as<Set>()->elts);
      break;
    case ExprKind::ListComp: comprehended("ListComp", *expr.as<ListComp>()); break;
    case ExprKind::SetComp: comprehended("SetComp", *expr.as<SetComp>()); break;
    case ExprKind::GeneratorExp: comprehended("GeneratorExp", *expr.as<GeneratorExp>()); break;
    case ExprKind::DictComp:
      open("DictComp");
      field("key", expr.as<DictComp>()->key);
      field("value", expr.as<DictComp>()->value);
      field("generators", expr.as<DictComp>()->generators);
      break;
    case ExprKind::Await:
      open("Await");
      field("value", expr.as<Await>()->value);
      break;
    case ExprKind::Yield:
      open("Yield");
      if (expr.as<Yield>()->value) field("value", expr.as<Yield>()->value);
      break;
    case ExprKind::YieldFrom:
      open("YieldFrom");
      field("value", expr.as<YieldFrom>()->value);
      break;
    case ExprKind::JoinedStr:
      open("JoinedStr");
      field("values", expr.as<JoinedStr>()->values);
      break;
    case ExprKind::Attribute:
      open("Attribute");
      field("value", expr.as<Attribute>()->value);
      field("attr", expr.as<Attribute>()->attr);
      context(expr.as<Attribute>()->ctx);
      break;
    case ExprKind::Subscript:
      open("Subscript");
      field("value", expr.as<Subscript>()->value);
      field("slice", expr.as<Subscript>()->slice);
      context(expr.as<Subscript>()->ctx);
      break;
    case ExprKind::Starred:
      open("Starred");
      field("value", expr.as<Starred>()->value);
      context(expr.as<Starred>()->ctx);
      break;
    case ExprKind::NameExpr:
      open("Name");
      field("id", expr.as<NameExpr>()->id);
      context(expr.as<NameExpr>()->ctx);
      break;
    case ExprKind::ListExpr:
      open("List");
      field("elts", expr.as<ListExpr>()->elts);
      context(expr.as<ListExpr>()->ctx);
      break;
    case ExprKind::Tuple:
      open("Tuple");
      field("elts", expr.as<Tuple>()->elts);
      context(expr.as<Tuple>()->ctx);
      break;
    case ExprKind::Slice:
      open("Slice");
      if (expr.as<Slice>()->lower) field("lower", expr.as<Slice>()->lower);
      if (expr.as<Slice>()->upper) field("upper", expr.as<Slice>()->upper);
      if (expr.as<Slice>()->step) field("step", expr.as<Slice>()->step);
      break;
    default: break;
  }
}

void Dumper::statement(const Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::FunctionDef: {
      auto* node = stmt.as<FunctionDef>();
      open(node->isAsync ? "AsyncFunctionDef" : "FunctionDef");
      field("name", node->name);
      field("args", static_cast<const Arguments*>(node->args));
      field("body", node->body);
      field("decorator_list", node->decorators);
      if (node->returns) field("returns", node->returns);
      break;
    }
    case StmtKind::ClassDef: {
      auto* node = stmt.as<ClassDef>();
      open("ClassDef");
      field("name", node->name);
      field("bases", node->bases);
      field("keywords", node->keywords);
      field("body", node->body);
      field("decorator_list", node->decorators);
      break;
    }
    case StmtKind::For: {
      auto* node = stmt.as<For>();
      open(node->isAsync ? "AsyncFor" : "For");
      field("target", node->target);
      field("iter", node->iter);
      field("body", node->body);
      field("orelse", node->orelse);
      break;
    }
    case StmtKind::While:
      open("While");
      field("test", stmt.as<While>()->test);
      field("body", stmt.as<While>()->body);
      field("orelse", stmt.as<While>()->orelse);
      break;
    case StmtKind::If:
      open("If");
      field("test", stmt.as<If>()->test);
      field("body", stmt.as<If>()->body);
      field("orelse", stmt.as<If>()->orelse);
      break;
    case StmtKind::With:
      open(stmt.as<With>()->isAsync ? "AsyncWith" : "With");
      field("items", stmt.as<With>()->items);
      field("body", stmt.as<With>()->body);
      break;
    case StmtKind::Match:
      open("Match");
      field("subject", stmt.as<Match>()->subject);
      field("cases", stmt.as<Match>()->cases);
      break;
    case StmtKind::Try: {
      auto* node = stmt.as<Try>();
      open(node->isStar ? "TryStar" : "Try");
      field("body", node->body);
      field("handlers", node->handlers);
      field("orelse", node->orelse);
      field("finalbody", node->finalbody);
      break;
    }
    default: statementRest(stmt); break;
  }
  close(stmt.span);
}

void Dumper::statementRest(const Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::Return:
      open("Return");
      if (stmt.as<Return>()->value) field("value", stmt.as<Return>()->value);
      break;
    case StmtKind::Delete:
      open("Delete");
      field("targets", stmt.as<Delete>()->targets);
      break;
    case StmtKind::Assign:
      open("Assign");
      field("targets", stmt.as<Assign>()->targets);
      field("value", stmt.as<Assign>()->value);
      break;
    case StmtKind::AugAssign: {
      auto* node = stmt.as<AugAssign>();
      open("AugAssign");
      field("target", node->target);
      raw("op", fmt::format("{}()", kOperators[static_cast<size_t>(node->op)]));
      field("value", node->value);
      break;
    }
    case StmtKind::AnnAssign: {
      auto* node = stmt.as<AnnAssign>();
      open("AnnAssign");
      field("target", node->target);
      field("annotation", node->annotation);
      if (node->value) field("value", node->value);
      raw("simple", node->isSimple ? "1" : "0");
      break;
    }
    case StmtKind::Raise:
      open("Raise");
      if (stmt.as<Raise>()->exc) field("exc", stmt.as<Raise>()->exc);
      if (stmt.as<Raise>()->cause) field("cause", stmt.as<Raise>()->cause);
      break;
    case StmtKind::Assert:
      open("Assert");
      field("test", stmt.as<Assert>()->test);
      if (stmt.as<Assert>()->msg) field("msg", stmt.as<Assert>()->msg);
      break;
    case StmtKind::Import:
      open("Import");
      field("names", stmt.as<Import>()->names);
      break;
    case StmtKind::ImportFrom:
      open("ImportFrom");
      if (stmt.as<ImportFrom>()->module.data()) field("module", stmt.as<ImportFrom>()->module);
      field("names", stmt.as<ImportFrom>()->names);
      raw("level", fmt::format("{}", stmt.as<ImportFrom>()->level));
      break;
    case StmtKind::Global:
      open("Global");
      field("names", stmt.as<Global>()->names);
      break;
    case StmtKind::Nonlocal:
      open("Nonlocal");
      field("names", stmt.as<Nonlocal>()->names);
      break;
    case StmtKind::ExprStmt:
      open("Expr");
      field("value", stmt.as<ExprStmt>()->value);
      break;
    case StmtKind::Pass: open("Pass"); break;
    case StmtKind::Break: open("Break"); break;
    case StmtKind::Continue: open("Continue"); break;
    default: break;
  }
}

void Dumper::pattern(const Pattern& pattern) {
  switch (pattern.kind) {
    case PatternKind::MatchValue:
      open("MatchValue");
      field("value", pattern.as<MatchValue>()->value);
      break;
    case PatternKind::MatchSingleton: {
      ConstantKind value = pattern.as<MatchSingleton>()->value;
      open("MatchSingleton");
      raw("value", value == ConstantKind::None   ? "None"
                   : value == ConstantKind::True ? "True"
                                                 : "False");
      break;
    }
    case PatternKind::MatchSequence:
      open("MatchSequence");
      field("patterns", pattern.as<MatchSequence>()->patterns);
      break;
    case PatternKind::MatchMapping:
      open("MatchMapping");
      field("keys", pattern.as<MatchMapping>()->keys);
      field("patterns", pattern.as<MatchMapping>()->patterns);
      if (pattern.as<MatchMapping>()->rest.data()) field("rest", pattern.as<MatchMapping>()->rest);
      break;
    case PatternKind::MatchClass:
      open("MatchClass");
      field("cls", pattern.as<MatchClass>()->cls);
      field("patterns", pattern.as<MatchClass>()->patterns);
      field("kwd_attrs", pattern.as<MatchClass>()->kwdAttrs);
      field("kwd_patterns", pattern.as<MatchClass>()->kwdPatterns);
      break;
    case PatternKind::MatchStar:
      open("MatchStar");
      if (pattern.as<MatchStar>()->name.data()) field("name", pattern.as<MatchStar>()->name);
      break;
    case PatternKind::MatchAs:
      open("MatchAs");
      if (pattern.as<MatchAs>()->pattern) field("pattern", pattern.as<MatchAs>()->pattern);
      if (pattern.as<MatchAs>()->name.data()) field("name", pattern.as<MatchAs>()->name);
      break;
    case PatternKind::MatchOr:
      open("MatchOr");
      field("patterns", pattern.as<MatchOr>()->patterns);
      break;
  }
  close(pattern.span);
}

}  // namespace

std::string dumpAst(const Module& module) {
  Dumper dumper;
  dumper.module(module);
  return std::move(dumper.out);
}

}  // namespace ouro::syntax
