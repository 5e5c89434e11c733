#pragma once
// The code generator: one pass over the tree of a module that emits the code of its scopes.
//
// The order of evaluation and the position that each instruction carries are those of CPython 3.11:
// programs see both, the latter in tracebacks. `loc()` is the position that emit() gives; a
// visitor of an expression finds its own span there and may change it, visit() restores it.
//
// Every node kind has a visitor of its own that is called through a table, so that a deep tree
// costs little C++ stack for each level.

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/assembler.h"
#include "compiler/code_unit.h"
#include "compiler/compile_error.h"
#include "compiler/constant_index.h"
#include "compiler/flow.h"
#include "compiler/fold.h"
#include "compiler/name_index.h"
#include "compiler/scope.h"

namespace ouro {

struct GeneratorOptions {
  std::string_view filename;       // in the arena
  int optimize = 0;                // 1: no asserts; 2: no docstrings either
  bool futureAnnotations = false;  // PEP 563
  uint32_t futureLine = 0;         // the last line of the __future__ imports at the top
  uint32_t extraFlags = 0;         // for co_flags of every scope
  bool interactive = false;        // expression statements print their values
  bool topLevelAwait = false;
};

enum class UnitKind : uint8_t { Module, Class, Function, AsyncFunction, Lambda, Comprehension };

// What surrounds a statement: where break, continue and return must go through.
struct FrameBlock {
  enum class Kind : uint8_t {
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehension,
  };
  Kind kind;
  int32_t block = -1;         // of a loop: where a turn starts
  int32_t exit = -1;          // of a loop: what follows it
  int32_t outerHandler = -1;  // what covers the code around
  const ast::Body* finalBody = nullptr;
  std::string_view name = {};       // HandlerCleanup: the variable to unbind; may be absent
  const ast::Stmt* with = nullptr;  // With, AsyncWith
};

struct UnitFacts {
  UnitKind kind = UnitKind::Module;
  Scope* scope = nullptr;
  CodeUnit* unit = nullptr;
  struct UnitState* outer = nullptr;
  std::string_view className = {};  // for mangling
  ast::Span loc = {};
  int32_t current = -1;   // the block that emit() appends to
  int32_t handler = -1;   // what covers the next instruction
  bool isMethod = false;  // a function of a class, without decorators
};
// The scope that is being generated. The next one that lies as deep has the same lists, and their
// room.
struct UnitState : UnitFacts {
  Flow flow;
  std::vector<FrameBlock> frames;
  std::vector<std::string_view> vars;
  NameIndex names;
  NameIndex attributes;  // of a class: those of its instances (gen_attributes.cpp)
  std::unordered_map<std::string_view, uint32_t> cells;
  ConstantIndex constants;

  void begin(const UnitFacts& facts) {
    static_cast<UnitFacts&>(*this) = facts;
    flow.clear();
    frames.clear();
    vars.clear();
    names.clear();
    attributes.clear();
    cells.clear();
    constants.clear();
  }
};

struct PatternContext;

Op binaryOp(ast::Operator);  // gen_expr.cpp

class Generator {
 public:
  Generator(ast::Arena& arena, ScopeTable& scopes, Folder& folder, CompileErrors& errors,
            GeneratorOptions options)
      : arena_(arena),
        scopes_(scopes),
        folder_(folder),
        errors_(errors),
        options_(std::move(options)),
        assembler_(arena, errors.interrupt) {}
  // A unit in the arena. After an error it is of no use.
  const CodeUnit* generate(const ast::Module& module);

 private:
  using ExprVisitor = void (Generator::*)(const ast::Expr*);
  using StmtVisitor = void (Generator::*)(const ast::Stmt*);
  using PatternVisitor = void (Generator::*)(const ast::Pattern*, PatternContext&);
  using Keywords = ast::List<ast::Keyword>;
  using Generators = ast::List<ast::Comprehension>;

  // ---- emitting (gen.cpp)
  FlowInstr& emit(Op op, uint32_t arg = 0);
  void emitAB(Op op, uint32_t a, uint32_t b);
  void emitJump(Op op, int32_t target);
  void emitName(Op op, std::string_view name);  // mangles
  void emitNoLocation(Op op, uint32_t arg = 0);
  int32_t newBlock() { return u_->flow.newBlock(); }
  void use(int32_t block);
  ast::Span& loc() { return u_->loc; }
  void fail(const ast::Span& span, std::string message) { errors_.fail(span, std::move(message)); }
  void warn(const ast::Span& span, std::string message);

  uint32_t constantIndex(const UnitConstant& constant);
  void loadConstant(const UnitConstant& constant);
  void loadNone();
  void loadInt(int64_t value);
  void loadString(std::string_view text);
  static UnitConstant stringConstant(std::string_view text);
  UnitConstant tupleConstant(size_t count);
  UnitConstant constantsOf(const ast::Exprs& elts);
  uint32_t nameIndex(std::string_view name);
  uint32_t nameIndex(Symbol* symbol);
  std::string_view mangle(std::string_view name) { return scopes_.mangle(u_->className, name); }

  // ---- handlers and frame blocks (gen.cpp)
  // Enters the range of a handler; what the generator emits from now on is covered by it.
  int32_t enterHandler(int32_t block, bool pushLasti, int32_t drop = 0);
  void setHandler(int32_t handler) { u_->handler = handler; }
  void pushFrame(FrameBlock frame);
  void popFrame() { u_->frames.pop_back(); }
  // Emits what leaving the frame blocks needs, innermost first, up to the innermost loop or, if
  // `loop` is null, all. keepTop: the value on the stack's top survives. Frames stay as they are,
  // but the handler is now that of the outermost: the caller restores it after its jump or return.
  void unwind(bool keepTop, FrameBlock* loop);
  void unwindOne(const FrameBlock& frame, bool keepTop);

  // ---- scopes (gen.cpp)
  void enterUnit(UnitKind kind, std::string_view name, Scope* scope, uint32_t line);
  // Makes code of the blocks.
  void finish(UnitState&);
  const CodeUnit* leaveUnit(bool implicitReturn = true);
  std::string_view qualifiedName(std::string_view name);
  void addVariable(Symbol& symbol);
  void fillVariables();
  void limitLocals();
  uint32_t unitFlags() const;
  bool awaitsAtTop() const { return options_.topLevelAwait && u_->kind == UnitKind::Module; }
  // May `async for` and such stand here? Where only an option allows it the unit becomes a
  // coroutine.
  bool mayAwait();
  bool isFunctionScope() const { return u_->scope->isFunction(); }
  void moduleBody(const ast::Body& body);
  bool bindsAnnotations(const ast::Body& body);

  // ---- expressions (gen_expr.cpp, gen_name.cpp, gen_display.cpp, gen_format.cpp, gen_call.cpp)
  void visit(const ast::Expr* e);
  void visitAll(const ast::Exprs& list);
#define OURO_AST_VISITOR(name) void visit##name(const ast::Expr* e);
  OURO_AST_EXPRESSIONS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
  static const ExprVisitor kExprs[];

  void nameOperation(std::string_view name, ast::Context context);
  uint32_t freeIndex(std::string_view name) const;
  bool isForbiddenName(std::string_view name, ast::Context context);
  bool isConstant(const ast::Expr* e) { return folder_.isConstant(e); }
  void compareOperation(ast::CompareOperator op, bool negated = false);
  void comparator(const ast::Compare* compare, size_t index);
  void iterable(const ast::Expr* e);
  static bool hasStar(const ast::Exprs& elts);
  void jumpIf(const ast::Expr* e, int32_t target, bool condition);
  void jumpIfCompare(const ast::Expr* e, int32_t target, bool condition);
  void jumpIfBool(const ast::BoolOp* e, int32_t target, bool condition);
  void yieldFrom();
  void emitYield();
  void assignmentUnpack(const ast::Exprs& elts);
  // [start], elements -> a list, set or tuple; `pushed` elements lie on the stack already.
  void starUnpack(const ast::Exprs& elts, uint32_t pushed, Op build, Op add, Op extend, bool tuple);
  bool constantDisplay(const ast::Exprs& elts, uint32_t pushed, Op build, Op add, Op extend,
                       bool tuple);
  void dictPart(const ast::Dict* dict, size_t begin, size_t end);
  void startAtAttribute(const ast::Expr* attribute);
  void sliceBounds(const ast::Slice* slice);
  bool isFormatting(const ast::BinOp* e);
  void formatting(const ast::BinOp* e);
  void joinManyStrings(const ast::JoinedStr* e);
  // FORMAT_VALUE with `how` and what the value says itself.
  static constexpr uint32_t kForBuildString = 8;
  void formattedValue(const ast::Expr* e, uint32_t how);
  bool isImported(const ast::Expr* e);
  bool tryMethodCall(const ast::Call* call);
  void callWith(uint32_t pushed, const ast::Exprs& args, const Keywords& keywords);
  void callSimple(uint32_t pushed, const ast::Exprs& args, const Keywords& keywords);
  void finishCall(uint32_t positional, const Keywords& keywords);
  void keywordMappings(const Keywords& keywords);
  void keywordPart(const Keywords& keywords, size_t begin, size_t end);
  bool checkKeywords(const Keywords& keywords);

  // ---- warnings (gen_warn.cpp)
  void checkCompare(const ast::Compare* compare);
  const char* inferType(const ast::Expr* e);
  void checkCaller(const ast::Call* call);
  void checkSubscript(const ast::Subscript* e);

  // ---- statements (gen_stmt.cpp, gen_augmented.cpp, gen_import.cpp, gen_loop.cpp)
  void visit(const ast::Stmt* s);
  void visitBody(const ast::Body& body);
#define OURO_AST_VISITOR(name) void visit##name(const ast::Stmt* s);
  OURO_AST_STATEMENTS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
  static const StmtVisitor kStmts[];

  void asyncFor(const ast::For* loop);
  void checkAnnotationParts(const ast::Expr* e);
  void annotateName(const ast::AnnAssign* s);
  std::vector<FlowInstr> plainLoads(uint32_t count);
  void loadPartsAgain(const std::vector<FlowInstr>& loads, int32_t block, size_t at, size_t blocks);
  void raiseParts(uint32_t count);
  void discard(const ast::Expr* e);
  void importAs(std::string_view name, std::string_view asName);

  // ---- definitions (gen_def.cpp, gen_comp.cpp)
  uint32_t defaultArguments(const ast::Arguments& args);
  bool visitAnnotations(const ast::Arguments& args, const ast::Expr* returns);
  uint32_t visitArgAnnotation(std::string_view name, const ast::Expr* annotation);
  void annotationValue(const ast::Expr* e);
  void setArgumentCounts(const ast::Arguments& args);
  bool checkArguments(const ast::Arguments& args);
  void functionBody(const ast::FunctionDef* def);
  void applyDecorators(const ast::Exprs& decorators);
  void makeClosure(const CodeUnit* unit, uint32_t flags);
  void loadCells(std::span<const std::string_view> names);
  static UnitConstant codeConstant(const CodeUnit* unit);
  void callComprehension(const CodeUnit* unit, const ast::Comprehension& outer);
  const CodeUnit* classBody(const ast::ClassDef* def, uint32_t line);

  // ---- what attributes instances will have (gen_attributes.cpp)
  void noteBases(const ast::ClassDef* def);
  void noteAnnotated(std::string_view name);
  void noteStored(const ast::Attribute* attribute);

  void comprehension(const ast::Expr* e, std::string_view name, const Generators& generators,
                     const ast::Expr* element, const ast::Expr* value);
  void comprehensionLoop(const ast::Expr* e, const Generators& generators, size_t index,
                         uint32_t depth, const ast::Expr* element, const ast::Expr* value);
  void asyncComprehensionLoop(const ast::Expr* e, const Generators& generators, size_t index,
                              uint32_t depth, const ast::Expr* element, const ast::Expr* value);
  void comprehensionElement(const ast::Expr* e, uint32_t depth, const ast::Expr* element,
                            const ast::Expr* value);

  // ---- try and with (gen_try.cpp, gen_with.cpp)
  void tryExcept(const ast::Try* s);
  void tryStar(const ast::Try* s);
  void tryStarHandler(const ast::ExceptHandler* handler, bool isFirst, bool isLast,
                      int32_t reraise);
  void tryFinally(const ast::Try* s);
  void exceptHandler(const ast::ExceptHandler* handler, int32_t end, int32_t outerHandler);
  void namedHandler(const ast::ExceptHandler* handler, int32_t end, int32_t outerHandler);
  void unbindName(std::string_view name);
  void popExceptAndReraise();
  void with(const ast::With* s, size_t index);
  void callExitWithNones();
  void awaitResult(uint32_t where);
  void withExceptFinish(int32_t cleanup, int32_t exit, int32_t outerHandler);

  // ---- match (gen_match.cpp, gen_pattern.cpp)
  void matchCase(const ast::MatchCase& branch, PatternContext& context, bool keepSubject,
                 int32_t end);
  void visit(const ast::Pattern* p, PatternContext& context);
#define OURO_AST_VISITOR(name) void visit##name(const ast::Pattern* p, PatternContext& context);
  OURO_AST_PATTERNS(OURO_AST_VISITOR)
#undef OURO_AST_VISITOR
  static const PatternVisitor kPatterns[];
  void subpattern(const ast::Pattern* p, PatternContext& context);
  void capture(std::string_view name, PatternContext& context);
  void failIf(Op jump, PatternContext& context);
  int32_t failBlock(PatternContext& context, size_t pops);
  void placeFailBlocks(PatternContext& context);
  void rotate(size_t count);
  void unpackPatterns(const ast::List<ast::Pattern*>& patterns, PatternContext& context);
  void indexPatterns(const ast::List<ast::Pattern*>& patterns, size_t star,
                     PatternContext& context);
  bool mappingKeys(const ast::MatchMapping* p);
  void alternative(const ast::Pattern* p, PatternContext& context, bool isLast,
                   std::vector<std::string_view>* names, int32_t end);
  bool orderCaptures(std::vector<std::string_view>& stores,
                     const std::vector<std::string_view>& wanted);
  void duplicateCapture(std::string_view name);

  ast::Arena& arena_;
  ScopeTable& scopes_;
  Folder& folder_;
  CompileErrors& errors_;
  GeneratorOptions options_;
  std::vector<std::unique_ptr<UnitState>> units_;  // by depth; those behind `depth_` are at rest
  size_t depth_ = 0;
  UnitState* u_ = nullptr;  // the innermost
  Assembler assembler_;
  std::unordered_map<std::string_view, NameIndex> attributesOf_;  // of the classes so far
};

}  // namespace ouro
