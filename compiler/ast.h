#pragma once
// The abstract syntax tree, as Parser/Python.asdl of Python 3.11 describes it.
//
// Nodes live in an Arena and are trivially destructible. A tree refers to no runtime object, so
// that the front half of the compiler knows nothing of the machine.

#include <cstdint>
#include <string_view>

#include "compiler/arena.h"

namespace ouro::ast {

// Lines count from 1, columns are 0-based UTF-8 byte offsets, the end is exclusive; as CPython's
// lineno, col_offset, end_lineno, end_col_offset.
struct Span {
  uint32_t line = 0, column = 0, endLine = 0, endColumn = 0;
};

// A string is UTF-8 in which lone surrogates may stand (WTF-8). A null data() means "absent".
using Name = std::string_view;

enum class Context : uint8_t { Load, Store, Del };

// The kinds of expressions; the fields of each stand in its struct below. (clang-format would lay
// them out anew each time.)
// clang-format off
#define OURO_AST_EXPRESSIONS(X)                                                           \
  X(BoolOp) X(NamedExpr) X(BinOp) X(UnaryOp) X(Lambda) X(IfExp) X(Dict) X(Set)            \
  X(ListComp) X(SetComp) X(DictComp) X(GeneratorExp) X(Await) X(Yield) X(YieldFrom)       \
  X(Compare) X(Call) X(FormattedValue) X(JoinedStr) X(Constant) X(Attribute) X(Subscript) \
  X(Starred) X(NameExpr) X(ListExpr) X(Tuple) X(Slice)
// clang-format on
#define OURO_AST_STATEMENTS(X) \
  X(FunctionDef)               \
  X(ClassDef)                  \
  X(Return)                    \
  X(Delete)                    \
  X(Assign)                    \
  X(AugAssign)                 \
  X(AnnAssign)                 \
  X(For)                       \
  X(While)                     \
  X(If)                        \
  X(With)                      \
  X(Match)                     \
  X(Raise)                     \
  X(Try)                       \
  X(Assert) X(Import) X(ImportFrom) X(Global) X(Nonlocal) X(ExprStmt) X(Pass) X(Break) X(Continue)
#define OURO_AST_PATTERNS(X) \
  X(MatchValue)              \
  X(MatchSingleton)          \
  X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) X(MatchOr)

#define OURO_AST_ENUM(name) name,
enum class ExprKind : uint8_t { OURO_AST_EXPRESSIONS(OURO_AST_ENUM) };
enum class StmtKind : uint8_t { OURO_AST_STATEMENTS(OURO_AST_ENUM) };
enum class PatternKind : uint8_t { OURO_AST_PATTERNS(OURO_AST_ENUM) };
#undef OURO_AST_ENUM

struct Expr {
  ExprKind kind;
  Span span;
  template <class T>
  T* as() {
    return static_cast<T*>(this);
  }
  template <class T>
  const T* as() const {
    return static_cast<const T*>(this);
  }
};
struct Stmt {
  StmtKind kind;
  Span span;
  template <class T>
  T* as() {
    return static_cast<T*>(this);
  }
  template <class T>
  const T* as() const {
    return static_cast<const T*>(this);
  }
};
struct Pattern {
  PatternKind kind;
  Span span;
  template <class T>
  T* as() {
    return static_cast<T*>(this);
  }
  template <class T>
  const T* as() const {
    return static_cast<const T*>(this);
  }
};

using Exprs = List<Expr*>;
using Body = List<Stmt*>;

template <ExprKind K>
struct ExprOf : Expr {
  static constexpr ExprKind kKind = K;
  ExprOf() : Expr{K, {}} {}
};
template <StmtKind K>
struct StmtOf : Stmt {
  static constexpr StmtKind kKind = K;
  StmtOf() : Stmt{K, {}} {}
};
template <PatternKind K>
struct PatternOf : Pattern {
  static constexpr PatternKind kKind = K;
  PatternOf() : Pattern{K, {}} {}
};

// ---- pieces that are neither expression nor statement

struct Arg {
  Name name;
  Expr* annotation = nullptr;
  Name typeComment;  // what stands behind "# type:", where that was asked for; may be absent
  Span span;
};
// As in the grammar: `defaults` belong to the last of posOnly + args; kwDefaults has one entry for
// each of kwOnly, null where the parameter is required.
struct Arguments {
  List<Arg*> posOnly, args;
  Arg* varArg = nullptr;
  List<Arg*> kwOnly;
  Exprs kwDefaults;
  Arg* kwArg = nullptr;
  Exprs defaults;
};
// `name` absent: **value.
struct Keyword {
  Name name;
  Expr* value = nullptr;
  Span span;
};
struct Comprehension {
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Exprs ifs;
  bool isAsync = false;
};
struct Alias {
  Name name, asName;  // "a.b.c"; asName absent without `as`
  Span span;
};
struct WithItem {
  Expr* context = nullptr;
  Expr* target = nullptr;  // null without `as`
};
struct ExceptHandler {
  Expr* type = nullptr;  // null: bare except
  Name name;
  Body body;
  Span span;
};
struct MatchCase {
  Pattern* pattern = nullptr;
  Expr* guard = nullptr;
  Body body;
};

// ---- expressions

enum class BoolOperator : uint8_t { And, Or };
enum class Operator : uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv
};
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

struct BoolOp : ExprOf<ExprKind::BoolOp> {
  BoolOperator op;
  Exprs values;
};
struct NamedExpr : ExprOf<ExprKind::NamedExpr> {
  Expr *target, *value;
};
struct BinOp : ExprOf<ExprKind::BinOp> {
  Expr* left;
  Operator op;
  Expr* right;
};
struct UnaryOp : ExprOf<ExprKind::UnaryOp> {
  UnaryOperator op;
  Expr* operand;
};
struct Lambda : ExprOf<ExprKind::Lambda> {
  Arguments* args;
  Expr* body;
};
struct IfExp : ExprOf<ExprKind::IfExp> {
  Expr *test, *body, *orelse;
};
// A null key stands for **value.
struct Dict : ExprOf<ExprKind::Dict> {
  Exprs keys, values;
};
struct Set : ExprOf<ExprKind::Set> {
  Exprs elts;
};
struct ListComp : ExprOf<ExprKind::ListComp> {
  Expr* elt;
  List<Comprehension> generators;
};
struct SetComp : ExprOf<ExprKind::SetComp> {
  Expr* elt;
  List<Comprehension> generators;
};
struct DictComp : ExprOf<ExprKind::DictComp> {
  Expr *key, *value;
  List<Comprehension> generators;
};
struct GeneratorExp : ExprOf<ExprKind::GeneratorExp> {
  Expr* elt;
  List<Comprehension> generators;
};
struct Await : ExprOf<ExprKind::Await> {
  Expr* value;
};
struct Yield : ExprOf<ExprKind::Yield> {
  Expr* value;  // may be null
};
struct YieldFrom : ExprOf<ExprKind::YieldFrom> {
  Expr* value;
};
struct Compare : ExprOf<ExprKind::Compare> {
  Expr* left;
  List<CompareOperator> ops;
  Exprs comparators;
};
struct Call : ExprOf<ExprKind::Call> {
  Expr* func;
  Exprs args;  // may hold Starred
  List<Keyword> keywords;
};
// One {} of an f-string. conversion: -1, 's', 'r' or 'a'.
struct FormattedValue : ExprOf<ExprKind::FormattedValue> {
  Expr* value;
  int conversion;
  Expr* formatSpec;  // null or a JoinedStr
};
// An f-string: Constant strings and FormattedValues.
struct JoinedStr : ExprOf<ExprKind::JoinedStr> {
  Exprs values;
};
enum class ConstantKind : uint8_t {
  None,
  True,
  False,
  Ellipsis,
  Int,
  BigInt,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,     // of constants; only in trees that scripts make
  FrozenSet  // likewise
};
struct Constant : ExprOf<ExprKind::Constant> {
  ConstantKind type;
  Name prefix;            // "u" of u"..."; absent otherwise
  int64_t integer = 0;    // Int
  double real = 0;        // Float, Complex
  double imaginary = 0;   // Complex
  std::string_view text;  // Str (WTF-8), Bytes; BigInt: the literal without underscores
  List<Constant*> items;  // Tuple, FrozenSet

  // The value, as a field of the node.
  Constant& literal() { return *this; }
};
struct Attribute : ExprOf<ExprKind::Attribute> {
  Expr* value;
  Name attr;
  Context ctx;
};
struct Subscript : ExprOf<ExprKind::Subscript> {
  Expr *value, *slice;
  Context ctx;
};
struct Starred : ExprOf<ExprKind::Starred> {
  Expr* value;
  Context ctx;
};
struct NameExpr : ExprOf<ExprKind::NameExpr> {
  Name id;
  Context ctx;
};
struct ListExpr : ExprOf<ExprKind::ListExpr> {
  Exprs elts;
  Context ctx;
};
struct Tuple : ExprOf<ExprKind::Tuple> {
  Exprs elts;
  Context ctx;
};
struct Slice : ExprOf<ExprKind::Slice> {
  Expr *lower, *upper, *step;  // each may be null
};

// ---- statements

struct FunctionDef : StmtOf<StmtKind::FunctionDef> {
  bool isAsync = false;
  Name name;
  Arguments* args;
  Body body;
  Exprs decorators;
  Expr* returns = nullptr;
  Name typeComment;
};
struct ClassDef : StmtOf<StmtKind::ClassDef> {
  Name name;
  Exprs bases;
  List<Keyword> keywords;
  Body body;
  Exprs decorators;
};
struct Return : StmtOf<StmtKind::Return> {
  Expr* value;  // may be null
};
struct Delete : StmtOf<StmtKind::Delete> {
  Exprs targets;
};
struct Assign : StmtOf<StmtKind::Assign> {
  Exprs targets;
  Expr* value;
  Name typeComment;
};
struct AugAssign : StmtOf<StmtKind::AugAssign> {
  Expr* target;
  Operator op;
  Expr* value;
};
struct AnnAssign : StmtOf<StmtKind::AnnAssign> {
  Expr *target, *annotation, *value;  // value may be null
  bool isSimple;
};
struct For : StmtOf<StmtKind::For> {
  bool isAsync = false;
  Expr *target, *iter;
  Body body, orelse;
  Name typeComment;
};
struct While : StmtOf<StmtKind::While> {
  Expr* test;
  Body body, orelse;
};
struct If : StmtOf<StmtKind::If> {
  Expr* test;
  Body body, orelse;
};
struct With : StmtOf<StmtKind::With> {
  bool isAsync = false;
  List<WithItem> items;
  Body body;
  Name typeComment;
};
struct Match : StmtOf<StmtKind::Match> {
  Expr* subject;
  List<MatchCase> cases;
};
struct Raise : StmtOf<StmtKind::Raise> {
  Expr *exc, *cause;  // each may be null
};
struct Try : StmtOf<StmtKind::Try> {
  bool isStar = false;  // except*
  Body body;
  List<ExceptHandler*> handlers;
  Body orelse, finalbody;
};
struct Assert : StmtOf<StmtKind::Assert> {
  Expr *test, *msg;  // msg may be null
};
struct Import : StmtOf<StmtKind::Import> {
  List<Alias> names;
};
struct ImportFrom : StmtOf<StmtKind::ImportFrom> {
  Name module;  // may be absent
  List<Alias> names;
  int level = 0;
};
struct Global : StmtOf<StmtKind::Global> {
  List<Name> names;
};
struct Nonlocal : StmtOf<StmtKind::Nonlocal> {
  List<Name> names;
};
struct ExprStmt : StmtOf<StmtKind::ExprStmt> {
  Expr* value;
};
struct Pass : StmtOf<StmtKind::Pass> {};
struct Break : StmtOf<StmtKind::Break> {};
struct Continue : StmtOf<StmtKind::Continue> {};

// ---- patterns

struct MatchValue : PatternOf<PatternKind::MatchValue> {
  Expr* value;
};
struct MatchSingleton : PatternOf<PatternKind::MatchSingleton> {
  ConstantKind value;  // None, True or False
};
struct MatchSequence : PatternOf<PatternKind::MatchSequence> {
  List<Pattern*> patterns;
};
struct MatchMapping : PatternOf<PatternKind::MatchMapping> {
  Exprs keys;
  List<Pattern*> patterns;
  Name rest;  // may be absent
};
struct MatchClass : PatternOf<PatternKind::MatchClass> {
  Expr* cls;
  List<Pattern*> patterns;
  List<Name> kwdAttrs;
  List<Pattern*> kwdPatterns;
};
struct MatchStar : PatternOf<PatternKind::MatchStar> {
  Name name;  // absent: *_
};
// pattern null: a bare capture (or the wildcard `_` when name is absent too).
struct MatchAs : PatternOf<PatternKind::MatchAs> {
  Pattern* pattern;
  Name name;
};
struct MatchOr : PatternOf<PatternKind::MatchOr> {
  List<Pattern*> patterns;
};

// ---- a whole source

enum class Mode : uint8_t { Exec, Eval, Single, FunctionType };

// A comment "# type: ignore", with what follows it.
struct TypeIgnore {
  int line = 0;
  Name tag;
};

struct Module {
  Mode mode = Mode::Exec;
  Body body;              // Exec, Single
  Expr* value = nullptr;  // Eval; FunctionType: what it returns
  Exprs argTypes;         // FunctionType
  List<TypeIgnore> typeIgnores;
};

}  // namespace ouro::ast
