#pragma once
// The parser's state and all its productions. Private to the parse_*.cpp files.
//
// The parser is recursive descent, with precedence climbing for operators. A production gives null
// when it does not match; the caller goes back (`reset`) or fails too. Nothing is said about errors
// on the way: a source that does not parse is parsed a second time with `strict_` set, and then
// every production that fails looks for a known mistake and raises it. This is how CPython's parser
// works, and its messages depend on the order in which productions are tried, so the second pass
// follows the order of the published grammar. `raised_` is final: nobody goes back from it.
//
// Stack safety: brackets nest 200 deep at most (the scanner sees to it), blocks 100 deep, chains of
// operators are loops, and all other recursion passes through a Nest, which counts.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/ast.h"
#include "compiler/diagnostic.h"
#include "compiler/lexer.h"
#include "compiler/name_table.h"
#include "compiler/parser.h"
#include "compiler/short_list.h"
#include "compiler/source.h"
#include "compiler/string_literal.h"

namespace ouro::syntax {

using namespace ast;  // NOLINT: the parser speaks of nothing else

// What the parser of a replacement field shares with the parser around it.
struct ParseShared {
  ParseShared(Arena& arena, const ParseOptions& options)
      : arena(arena),
        warnings(options.warnings),
        interrupt(options.interrupt),
        featureVersion(options.featureVersion),
        maxDigits(static_cast<size_t>(options.maxDigits)),
        names(arena) {}
  Arena& arena;
  std::vector<SourceWarning>* warnings;  // null: nobody wants them
  Interrupt* interrupt;                  // likewise
  int featureVersion;
  size_t maxDigits;
  std::vector<const char*> warned;  // the literals they are about
  NameTable names;
  int depth = 0;  // of the recursion in this parser and those around it
};

// Which rule a remembered result belongs to.
enum class Rule : uint8_t { Expression, NamedExpression, Primary };

// Targets are judged by what is done to them.
enum class TargetUse : uint8_t { Assign, Delete, Loop };

class Parser {
 public:
  Parser(ParseShared& shared, const Source& source, const TokenList& list, bool isField);

  Module* module(Mode mode, Diagnostic& diagnostic);
  // A replacement field of an f-string: its text in parentheses.
  Expr* field(Diagnostic& diagnostic);

 private:
  // Recursion stops at kMaxDepth. A tree may be higher, because loops build chains of operators;
  // but later passes over it recurse, so that its height has a limit too.
  static constexpr int kMaxDepth = 1000;
  static constexpr int kMaxHeight = 5000;
  // The second pass gives up (with a plain message) after so many steps.
  static constexpr uint64_t kMaxSteps = 40'000'000;
  static constexpr uint32_t kAsksPerLook = 1024;

  struct Nest {
    explicit Nest(Parser& parser) : parser(parser) { parser.shared_.depth++; }
    ~Nest() { parser.shared_.depth--; }
    Nest(const Nest&) = delete;
    Nest& operator=(const Nest&) = delete;
    // False, with the error raised, when the recursion is too deep.
    bool ok() { return parser.shared_.depth < kMaxDepth || parser.raiseTooDeep(); }
    Parser& parser;
  };
  // Whether results are remembered, and with which others.
  enum class Memory : uint8_t { Off, Common, Quiet };
  // No known mistakes are looked for while it lives. What is read meanwhile is remembered apart,
  // unless `keep`: then the second pass comes to the same result without looking, as CPython does.
  struct Quiet {
    explicit Quiet(Parser& parser, bool keep = false)
        : parser(parser), wasStrict(parser.strict_), memory(parser.memory_) {
      parser.strict_ = false;
      if (!keep && memory != Memory::Off) parser.memory_ = Memory::Quiet;
    }
    ~Quiet() {
      parser.strict_ = wasStrict;
      parser.memory_ = memory;
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    Parser& parser;
    bool wasStrict;
    Memory memory;
  };

  // ---- tokens (parser.cpp)
  const Token& peek() const { return tokens_[pos_]; }
  const Token& peekNext() const { return tokens_[pos_ + 1 < count_ ? pos_ + 1 : count_ - 1]; }
  const Token& previous() const { return tokens_[pos_ - 1]; }
  bool at(Tok kind) const { return kind_ == kind; }
  bool peeks(Tok kind) const { return peekNext().kind == kind; }
  void advance() {
    reset(pos_ + 1);
    if (pos_ > far_) far_ = pos_;
    if (second_) step();
  }
  bool accept(Tok kind) {
    if (!at(kind)) return false;
    advance();
    return true;
  }
  void reset(uint32_t pos) {
    pos_ = pos;
    kind_ = tokens_[pos].kind;
  }
  // Is the work to be given up? Asked for each statement and atom.
  bool isInterrupted() { return ++asked_ % kAsksPerLook == 0 && lookAtInterrupt(); }
  bool lookAtInterrupt() {
    if (!shared_.interrupt || !shared_.interrupt->isWanted()) return false;
    return raised_ = true;
  }
  // What the second pass does at every token: counts, and notices the scanner's error.
  void step();
  std::string_view text(const Token& token) const {
    return std::string_view(source_.text).substr(token.begin, token.end - token.begin);
  }
  bool atSoft(std::string_view word) const { return at(Tok::Name) && text(peek()) == word; }
  // Looks one token ahead for `kind`.
  bool nextIs(Tok kind) {
    if (pos_ + 1 > far_ && pos_ + 1 < count_) far_ = pos_ + 1;
    return peekNext().kind == kind;
  }
  bool atComprehension() { return at(Tok::For) || (at(Tok::Async) && nextIs(Tok::For)); }
  Name nameOf(const Token& token);

  // ---- nodes
  // A node that begins at token `start` and ends with the token before the current one.
  template <class T>
  T* make(uint32_t start) {
    T* node = shared_.arena.make<T>();
    node->span = spanFrom(start);
    return node;
  }
  Span spanFrom(uint32_t start) const;
  template <class T>
  List<typename T::value_type> list(const T& items) {
    return List<typename T::value_type>::from(shared_.arena, items);
  }
  NameExpr* makeName(uint32_t start, Context context);
  // Every production leaves the height of the expression it returns in height_.
  bool raiseHeight(int height);
  bool setHeight(int height) {
    height_ = height;
    return height < kMaxHeight || raiseHeight(height);
  }
  void setContext(Expr* target, Context context);

  // ---- errors (parse_error.cpp). All return null, for `return raise...`.
  using Null = std::nullptr_t;
  Diagnostic errorAt(DiagnosticKind kind, std::string message, int64_t line, int32_t column,
                     int64_t endLine, int32_t endColumn) const;
  Null raiseAt(DiagnosticKind kind, std::string message, int64_t line, int32_t column,
               int64_t endLine, int32_t endColumn);
  Null raiseOn(const Token& token, std::string message);
  Null raiseOn(const Span& span, std::string message);
  Null raiseRange(const Span& from, const Span& to, std::string message);
  Null raiseRange(const Token& from, const Token& to, std::string message);
  Null raiseFrom(const Span& span, std::string message);
  // At the last token that was looked at, in either pass.
  Null raiseHere(std::string message, DiagnosticKind kind = DiagnosticKind::SyntaxError);
  Null raiseLexer();
  Null raiseIndent(std::string_view after, uint32_t start);
  bool raiseTooDeep();
  Null raiseInvalidTarget(TargetUse use, Expr* expr);
  // Raises "... only supported in Python 3.5 and greater" where an older syntax is wanted.
  bool since(int minorVersion, const char* what) {
    return shared_.featureVersion >= minorVersion || raiseTooNew(minorVersion, what);
  }
  bool raiseTooNew(int minorVersion, const char* what);
  // Consumes `kind` or raises "expected '...'", in both passes.
  bool require(Tok kind);
  Span spanOf(const Token& token) const;
  static Expr* findInvalidTarget(TargetUse use, Expr* expr);
  static std::string_view describe(const Expr* expr);
  static bool isLegacyStatement(const Expr* expr);
  bool isParenthesized(const Expr* expr, uint32_t start) const;
  void finishDiagnosis(uint32_t firstFar, Diagnostic& diagnostic);
  template <class T, class F>
  T* diagnosed(F parseOnce, Diagnostic& diagnostic);
  bool metEnd() const;

  // ---- expressions (parse_expr.cpp)
  Expr* starExpressions();
  Expr* starExpression();
  Expr* starNamedExpression();
  Expr* namedExpression();
  Expr* assignmentExpression();
  Expr* expression();
  Expr* expressionUnremembered();
  bool standsAlone() const;
  Expr* namedExpressionUnremembered();
  Expr* expressions();
  Expr* conditionalTail(uint32_t start, Expr* body);
  Expr* disjunction();
  Expr* conjunction();
  Expr* inversion();
  Expr* comparison();
  bool comparisonOperator(CompareOperator& op);
  Expr* bitwiseOr() { return binary(1); }
  Expr* binary(int minimum);
  Expr* unary();
  Expr* power();
  Expr* yieldExpression();
  Expr* lambda();
  Expr* wrapNot(const ShortList<uint32_t>& starts, Expr* operand);
  // A comma-separated list of `item`, collected in a Tuple when there is a comma.
  Expr* tupleOf(Expr* (Parser::*item)());
  bool diagnoseExpression(uint32_t start, Expr* body);
  bool diagnoseMissingComma(uint32_t start, Expr* body);
  bool diagnoseLegacyStatement(uint32_t start);
  bool diagnoseNamed(uint32_t start, Expr* expr);
  bool isBitwiseOr(const Expr* expr, uint32_t start) const;

  // ---- primaries (parse_primary.cpp)
  Expr* primary();
  Expr* primaryUnremembered();
  Expr* atom();
  Expr* awaitPrimary();
  Expr* attributeTail(uint32_t start, Expr* value);
  Expr* callTail(uint32_t start, Expr* func);
  Expr* subscriptTail(uint32_t start, Expr* value);
  Expr* slices();
  Expr* slice();
  Expr* sliceItem();
  Expr* constant(ConstantKind kind);
  Expr* number();

  // ---- displays and comprehensions (parse_display.cpp)
  Expr* display();
  Expr* parenthesized();
  Expr* bracketed();
  Expr* braced();
  Expr* dictDisplay(uint32_t start, Expr* first);
  bool dictItem(ShortList<Expr*>& keys, ShortList<Expr*>& values, Expr* key);
  Expr* setDisplay(uint32_t start, Expr* first);
  Expr* generatorTail(uint32_t start, Expr* element);
  bool moreElements(ShortList<Expr*>& elements);
  bool comprehensions(List<Comprehension>& result);
  bool comprehension(Comprehension& result);
  bool diagnoseForTarget(uint32_t start);
  bool diagnoseComprehension(uint32_t start);
  bool diagnoseDict(uint32_t start);
  bool diagnoseDictUnpacking(uint32_t start);
  bool diagnoseGroup(uint32_t start);

  // ---- arguments of a call (parse_call.cpp)
  struct CallArgs {
    ShortList<Expr*> args;
    std::vector<Keyword> keywords;
    Span span;
    int height = 0;
  };
  // Up to the closing parenthesis. A call may hold a bare generator expression, a class may not.
  bool arguments(CallArgs& out, bool isCall);
  bool args(CallArgs& out);
  Expr* assignmentOrExpression();
  void moreArgs(CallArgs& out, int stage);
  bool callItem(CallArgs& out, int& stage);
  bool keywordItem(CallArgs& out, int& stage);
  bool argsAgain(uint32_t start, CallArgs& out);
  bool diagnoseGenerators(uint32_t start);
  bool diagnoseKeyword();
  bool diagnoseArguments(uint32_t start);
  static const Expr* lastOf(const List<Comprehension>& clauses);

  // ---- strings (parse_string.cpp, parse_fstring.cpp)
  Expr* strings();
  struct StringParts;
  Constant* makeString(const StringParts& parts, ConstantKind type);
  JoinedStr* makeJoined(StringParts& parts);
  void flushText(StringParts& parts);
  bool appendString(const Token& token, bool first, StringParts& parts);
  void warnOfEscape(const Token& token, std::string_view literal, const EscapeReport& report);
  struct FString;
  bool fstring(FString& string, int level, StringParts& parts);
  bool fstringLiteral(FString& string, int level, StringParts& parts, bool& doubled);
  bool fstringField(FString& string, int level, StringParts& parts);
  bool fstringFieldEnd(std::string_view rest, size_t& end);
  bool fstringCloses(std::string& nesting, char closing);
  bool fstringConversion(std::string_view rest, size_t& at, int& conversion);
  JoinedStr* fstringSpecification(FString& string, int level, const StringParts& outer);
  Expr* fstringExpression(FString& string, std::string_view expression);
  bool raiseString(std::string message) {
    raiseHere(std::move(message));
    return false;
  }

  // ---- types in comments (parse_type.cpp)
  bool functionType(Module& module);
  bool functionTypeArguments(ShortList<Expr*>& out);
  Name typeComment();

  // ---- targets (parse_target.cpp)
  Expr* starTargets();
  Expr* starTarget();
  bool isStarTarget(const Expr* expr) const;
  bool isSingleTarget(const Expr* expr) const;
  bool isDeleteTarget(const Expr* expr) const;

  // ---- statements (parse_stmt.cpp)
  bool statements(ShortList<Stmt*>& out, bool untilDedent);
  bool singleStatement(ShortList<Stmt*>& out);
  bool statement(ShortList<Stmt*>& out);
  bool simpleStatements(ShortList<Stmt*>& out);
  Stmt* simpleStatement();
  Stmt* expressionStatement();
  Stmt* assignment(uint32_t start, Expr* first, bool& decided);
  Stmt* annotated(uint32_t start, Expr* target);
  Stmt* assigned(uint32_t start, Expr* first);
  Stmt* augmented(uint32_t start, Expr* target);
  bool diagnoseAssignment(uint32_t start);
  bool diagnoseAnnotation(uint32_t start);
  Expr* yieldOrStarExpressions();
  Stmt* returnStatement();
  Stmt* raiseStatement();
  Stmt* deleteStatement();
  Stmt* assertStatement();
  template <class T>
  Stmt* scopeStatement();
  Stmt* importStatement();
  Stmt* importFromStatement();
  bool dottedName(Name& name);
  bool importAliases(std::vector<Alias>& out, bool parenthesized);

  // ---- compound statements (parse_compound.cpp)
  Stmt* compoundStatement(bool& matched);
  // The suite after a ':'. `after` and `start` name the statement in the complaint about
  // indentation.
  bool block(Body& body, std::string_view after, uint32_t start);
  // ':' and the suite; complains about a missing colon as the statement does.
  bool suite(Body& body, std::string_view after, uint32_t start, Name* typeComment = nullptr);
  bool elseSuite(Body& body);
  Stmt* ifStatement();
  Stmt* whileStatement();
  Stmt* forStatement(uint32_t start, bool isAsync);
  Stmt* withStatement(uint32_t start, bool isAsync);
  bool parenthesizedWithItems(std::vector<WithItem>& items);
  bool withItem(WithItem& item);
  bool diagnoseWith();
  Stmt* tryStatement();
  ExceptHandler* exceptHandler(bool isStar);
  bool diagnoseMixedHandlers(uint32_t start);
  bool diagnoseExcept(uint32_t start);
  Stmt* asyncStatement();

  // ---- definitions (parse_def.cpp)
  Stmt* decorated();
  Stmt* functionDefinition(uint32_t start, bool isAsync, Exprs decorators);
  Stmt* classDefinition(uint32_t start, Exprs decorators);
  bool functionTypeComment(Name& comment);
  struct Parameters;
  Arguments* parameters(bool isLambda);
  bool parameterItem(Parameters& out, bool isLambda);
  bool starParameter(Parameters& out, bool isLambda);
  bool doubleStarParameter(Parameters& out, bool isLambda);
  Arg* parameter(bool isLambda, bool starred);
  bool parameterDefault(Expr*& value);
  bool parameterSeparator(bool isLambda);
  bool parameterEnd(Arg* arg, bool isLambda);
  bool diagnoseParameters(uint32_t start, bool isLambda);
  enum class ParameterShape : uint8_t { None, Plain, WithDefault };
  ParameterShape skipParameter(bool isLambda);
  Span plainParameterSpan(uint32_t start);
  bool diagnoseParenthesizedParameters(uint32_t start, bool isLambda);
  bool diagnoseSlash(uint32_t start, bool isLambda);
  bool skipPlainParameter(bool isLambda);
  bool skipToStar(bool isLambda);
  bool diagnoseStars(uint32_t start, bool isLambda);
  bool diagnoseDoubleStar(bool isLambda);

  // ---- match (parse_match.cpp, parse_pattern.cpp)
  Stmt* matchStatement();
  Expr* matchSubject();
  bool matchCase(MatchCase& out);
  Pattern* patterns();
  Pattern* maybeStarPattern();
  Pattern* asPattern();
  Pattern* orPattern();
  Pattern* closedPattern();
  Pattern* literalPattern();
  bool morePatterns(ShortList<Pattern*>& out);
  Expr* signedNumber();
  Expr* dottedExpression();
  Pattern* namePattern();
  Pattern* groupPattern();
  Pattern* listPattern();
  Pattern* mappingPattern();
  Expr* mappingKey();
  Pattern* classPattern(uint32_t start, Expr* cls);
  bool diagnoseAsPattern();
  bool diagnoseClassPattern();
  Pattern* starPattern();

  // ---- memory of the second pass
  struct Memo {
    void* node;
    uint32_t end;
    int height;
  };
  uint64_t memoKey(Rule rule, uint32_t pos) const {
    return static_cast<uint64_t>(pos) << 8 | static_cast<uint64_t>(memory_) << 4 |
           static_cast<uint64_t>(rule);
  }
  // True when the rule was tried here before: `node` and the position are as they were then.
  template <class T>
  bool recall(Rule rule, T*& node);
  template <class T>
  T* remember(Rule rule, uint32_t start, T* node);

  ParseShared& shared_;
  const Source& source_;
  const TokenList& list_;
  const Token* tokens_;
  uint32_t count_;
  uint32_t pos_ = 0;
  Tok kind_;          // of the token at pos_, which is asked for most
  uint32_t far_ = 0;  // the last token looked at
  int height_ = 0;
  bool isField_;
  bool second_ = false;  // in the second pass
  bool strict_ = false;  // looking for known mistakes
  Memory memory_ = Memory::Off;
  bool raised_ = false;
  uint32_t asked_ = 0;  // whether there is an interrupt
  uint64_t steps_ = 0;
  Diagnostic diagnostic_;
  std::unordered_map<uint64_t, Memo> memo_;
};

template <class T>
bool Parser::recall(Rule rule, T*& node) {
  if (memory_ == Memory::Off) return false;
  auto found = memo_.find(memoKey(rule, pos_));
  if (found == memo_.end()) return false;
  node = static_cast<T*>(found->second.node);
  reset(found->second.end);
  height_ = found->second.height;
  return true;
}

template <class T>
T* Parser::remember(Rule rule, uint32_t start, T* node) {
  if (memory_ != Memory::Off && !raised_)
    memo_[memoKey(rule, start)] = {node, node ? pos_ : start, height_};
  return node;
}

}  // namespace ouro::syntax
