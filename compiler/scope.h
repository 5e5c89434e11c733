#pragma once
// Which variable is meant where: the symbol tables of a module, as CPython's symtable.
//
// One walk over the tree notes for each scope the names it binds, uses and declares
// (scope_build.cpp); then every name is resolved against the scopes around it (scope.cpp).
// Comprehensions are functions, and class scopes are invisible to the functions inside them.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/ast.h"
#include "compiler/compile_error.h"
#include "compiler/name_index.h"

namespace ouro {

enum class ScopeKind : uint8_t { Module, Class, Function, Annotation };
enum class ComprehensionKind : uint8_t { None, List, Set, Dict, Generator };

// What a scope says about a name.
enum SymbolFlags : uint16_t {
  kDefGlobal = 1,      // global statement
  kDefLocal = 2,       // assigned
  kDefParam = 4,       // parameter
  kDefNonlocal = 8,    // nonlocal statement
  kUse = 16,           // read
  kDefImport = 32,     // bound by import
  kDefAnnot = 64,      // annotated
  kDefCompIter = 128,  // an iteration variable of a comprehension
  kFreeInClass = 256,  // bound in this class, yet free in a function inside it
  kDefBound = kDefLocal | kDefParam | kDefImport,
};

enum class Storage : uint8_t { None, Local, GlobalExplicit, GlobalImplicit, Free, Cell };

struct Symbol {
  std::string_view name;  // mangled
  uint16_t flags = 0;
  Storage storage = Storage::None;
  // In the code of the scope, once the generator comes to it: of a local among the locals, of what
  // is looked up by name among the names.
  uint32_t number = NameIndex::kUnknown;
};

struct Scope {
  ScopeKind kind = ScopeKind::Module;
  ComprehensionKind comprehension = ComprehensionKind::None;
  std::string_view name;
  Scope* parent = nullptr;
  ast::Span span;
  std::string_view className;  // of the class around, for mangling
  bool isNested = false;       // inside a function
  bool isGenerator = false;
  bool isCoroutine = false;
  bool hasVarArgs = false, hasVarKeywords = false;
  bool returnsValue = false;
  bool needsClassCell = false;  // a class whose methods use __class__ or super()
  bool inComprehensionTarget = false;
  uint32_t comprehensionIterDepth = 0;
  // In the order of their first appearance: parameters come first, as in the frame's slots.
  NamedList<Symbol> symbols;

  Symbol* find(std::string_view mangled) {
    uint32_t number = symbols.find(mangled);
    return number == NameIndex::kUnknown ? nullptr : &symbols[number];
  }
  // The symbol of that name, which may be a new one.
  Symbol& symbol(std::string_view mangled) { return symbols[symbols.add(mangled).first]; }
  bool isFunction() const { return kind == ScopeKind::Function; }
};

class ScopeTable {
 public:
  ScopeTable(ast::Arena& arena, CompileErrors& errors) : arena_(arena), errors_(errors) {}
  ScopeTable(const ScopeTable&) = delete;
  ScopeTable& operator=(const ScopeTable&) = delete;

  // Builds and resolves the tables of a module. `futureAnnotations`: annotations are not evaluated
  // (PEP 563), so that names in them count for nothing.
  void analyze(const ast::Module& module, bool futureAnnotations);

  // The scope that a FunctionDef, ClassDef, Lambda or comprehension opens; null for `this module`.
  Scope* of(const void* node) const {
    auto it = byNode_.find(node);
    return it == byNode_.end() ? nullptr : it->second;
  }
  Scope* module() const { return scopes_.front().get(); }

  // `__name` in class C becomes `_C__name`, in the arena.
  std::string_view mangle(std::string_view className, std::string_view name) {
    return name.size() > 2 && name[0] == '_' && name[1] == '_' ? manglePrivate(className, name)
                                                               : name;
  }

 private:
  friend class ScopeBuilder;
  struct Directive {  // a global or nonlocal declaration, for errors found later
    const Scope* scope;
    std::string_view name;
    ast::Span span;
  };

  std::string_view manglePrivate(std::string_view className, std::string_view name);
  Scope* open(ScopeKind kind, std::string_view name, const void* node, const ast::Span& span,
              Scope* parent);
  void resolve(Scope& scope, Symbol& symbol);
  void resolveFree(Scope& scope, Symbol& symbol, Scope* binder);
  Scope* findBinder(const Scope& scope, std::string_view name) const;
  void failAtDirective(const Scope& scope, std::string_view name, std::string message);

  ast::Arena& arena_;
  CompileErrors& errors_;
  std::vector<std::unique_ptr<Scope>> scopes_;  // parents before children
  std::unordered_map<const void*, Scope*> byNode_;
  std::unordered_map<std::string_view, std::string_view> mangled_;
  std::vector<Directive> directives_;
};

}  // namespace ouro
