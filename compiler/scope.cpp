#include "compiler/scope.h"

#include "compiler/scope_build.h"

namespace ouro {

// Of a name that begins with "__".
std::string_view ScopeTable::manglePrivate(std::string_view className, std::string_view name) {
  if (className.data() == nullptr || name.ends_with("__") ||
      name.find('.') != std::string_view::npos) {
    return name;
  }
  size_t start = className.find_first_not_of('_');
  if (start == std::string_view::npos) return name;  // a class named of underscores only
  std::string text = "_";
  text += className.substr(start);
  text += name;
  auto it = mangled_.find(text);
  if (it != mangled_.end()) return it->second;
  std::string_view kept = arena_.copy(text);
  mangled_.emplace(kept, kept);
  return kept;
}

Scope* ScopeTable::open(ScopeKind kind, std::string_view name, const void* node,
                        const ast::Span& span, Scope* parent) {
  auto scope = std::make_unique<Scope>();
  scope->kind = kind;
  scope->name = name;
  scope->span = span;
  scope->parent = parent;
  if (parent != nullptr) {
    scope->isNested = parent->isNested || parent->isFunction();
    scope->className = parent->className;
    scope->comprehensionIterDepth = parent->comprehensionIterDepth;
  }
  Scope* result = scope.get();
  scopes_.push_back(std::move(scope));
  if (node != nullptr) byNode_[node] = result;
  return result;
}

void ScopeTable::analyze(const ast::Module& module, bool futureAnnotations) {
  ScopeBuilder(*this, errors_, futureAnnotations).build(module);
  if (errors_.failed) return;
  for (const auto& scope : scopes_) {
    if (scope->kind == ScopeKind::Annotation) continue;
    // Resolving adds free variables to the scopes around, never to this one.
    for (Symbol& symbol : scope->symbols) resolve(*scope, symbol);
  }
}

void ScopeTable::failAtDirective(const Scope& scope, std::string_view name, std::string message) {
  for (const Directive& directive : directives_) {
    if (directive.scope == &scope && directive.name == name) {
      errors_.fail(directive.span, std::move(message));
      return;
    }
  }
  errors_.fail(scope.span, std::move(message));
}

// The function scope around `scope` in which `name` is a local variable (or the class that owns
// the `__class__` cell); null if it is a global.
Scope* ScopeTable::findBinder(const Scope& scope, std::string_view name) const {
  for (Scope* outer = scope.parent; outer != nullptr; outer = outer->parent) {
    if (outer->kind == ScopeKind::Class) {
      if (name == "__class__") return outer;
      continue;
    }
    if (outer->kind != ScopeKind::Function) continue;
    const Symbol* symbol = outer->find(name);
    if (symbol == nullptr) continue;
    if (symbol->flags & kDefGlobal) return nullptr;
    if (symbol->flags & kDefNonlocal) continue;
    if (symbol->flags & kDefBound) return outer;
  }
  return nullptr;
}

// `symbol` of `scope` is the variable of `binder`; the scopes between pass the cell on.
void ScopeTable::resolveFree(Scope& scope, Symbol& symbol, Scope* binder) {
  symbol.storage = Storage::Free;
  for (Scope* between = scope.parent; between != binder; between = between->parent) {
    Symbol* known = between->find(symbol.name);
    if (known == nullptr) {
      between->symbol(symbol.name).storage = Storage::Free;
    } else if (known->storage != Storage::Free) {
      known->flags |= kFreeInClass;
    }
  }
  if (binder->kind == ScopeKind::Class) {
    binder->needsClassCell = true;
  } else {
    binder->find(symbol.name)->storage = Storage::Cell;
  }
}

void ScopeTable::resolve(Scope& scope, Symbol& symbol) {
  if (symbol.storage != Storage::None) return;
  std::string name(symbol.name);
  if (symbol.flags & kDefGlobal) {
    if (symbol.flags & kDefNonlocal) {
      failAtDirective(scope, symbol.name, "name '" + name + "' is nonlocal and global");
    }
    symbol.storage = Storage::GlobalExplicit;
    return;
  }
  if (symbol.flags & kDefNonlocal) {
    if (scope.kind == ScopeKind::Module) {
      failAtDirective(scope, symbol.name, "nonlocal declaration not allowed at module level");
      return;
    }
    Scope* binder = findBinder(scope, symbol.name);
    if (binder == nullptr) {
      failAtDirective(scope, symbol.name, "no binding for nonlocal '" + name + "' found");
      return;
    }
    resolveFree(scope, symbol, binder);
    return;
  }
  if (symbol.flags & kDefBound) {
    symbol.storage = Storage::Local;
    return;
  }
  if (Scope* binder = findBinder(scope, symbol.name)) {
    resolveFree(scope, symbol, binder);
  } else {
    symbol.storage = Storage::GlobalImplicit;
  }
}

}  // namespace ouro
