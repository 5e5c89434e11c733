// Scopes and what names they bind: functions, classes, comprehensions, declarations. The plain
// nodes, which only pass the walk on, are in scope_walk.cpp.

#include "compiler/scope_build.h"

namespace ouro {

namespace {

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

}  // namespace

void ScopeBuilder::build(const ast::Module& module) {
  current_ = table_.open(ScopeKind::Module, "top", nullptr, {}, nullptr);
  if (module.value != nullptr) visit(module.value);
  visitAll(module.body);
}

Scope* ScopeBuilder::enter(ScopeKind kind, std::string_view name, const void* node,
                           const ast::Span& span) {
  current_ = table_.open(kind, name, node, span, current_);
  return current_;
}

uint16_t ScopeBuilder::lookup(std::string_view name) {
  Symbol* symbol = current_->find(table_.mangle(current_->className, name));
  return symbol == nullptr ? 0 : symbol->flags;
}

void ScopeBuilder::define(std::string_view name, uint16_t flag, const ast::Span& span) {
  defineIn(current_, name, flag, span);
}

void ScopeBuilder::defineIn(Scope* scope, std::string_view name, uint16_t flag,
                            const ast::Span& span) {
  // Names are mangled by the class in which they are written, not by that of `scope`.
  std::string_view mangled = table_.mangle(current_->className, name);
  Symbol& symbol = scope->symbol(mangled);
  if ((flag & kDefParam) && (symbol.flags & kDefParam)) {
    errors_.fail(span, "duplicate argument " + quoted(name) + " in function definition");
  }
  symbol.flags |= flag;
  if (scope->inComprehensionTarget) {
    if (symbol.flags & (kDefGlobal | kDefNonlocal)) {
      errors_.fail(span, "comprehension inner loop cannot rebind assignment expression target " +
                             quoted(name));
    }
    symbol.flags |= kDefCompIter;
  }
  if ((flag & kDefGlobal) && scope != table_.module()) {
    // The module itself then treats the name as a declared global as well.
    table_.module()->symbol(mangled).flags |= kDefGlobal;
  }
}

// ---- functions and classes

void ScopeBuilder::defaults(const ast::Arguments& args) {
  visitAll(args.defaults);
  for (const ast::Expr* e : args.kwDefaults) visitMaybe(e);
}

// Under `from __future__ import annotations` they are never run: a scope that nobody resolves
// catches what is an error even then.
void ScopeBuilder::annotation(const ast::Expr* e) {
  if (e == nullptr) return;
  if (!futureAnnotations_) {
    visit(e);
    return;
  }
  enter(ScopeKind::Annotation, "_annotation", nullptr, e->span);
  visit(e);
  leave();
}

void ScopeBuilder::annotations(const ast::Arguments& args, const ast::Expr* returns) {
  for (const ast::Arg* arg : args.posOnly) annotation(arg->annotation);
  for (const ast::Arg* arg : args.args) annotation(arg->annotation);
  if (args.varArg != nullptr) annotation(args.varArg->annotation);
  if (args.kwArg != nullptr) annotation(args.kwArg->annotation);
  for (const ast::Arg* arg : args.kwOnly) annotation(arg->annotation);
  annotation(returns);
}

void ScopeBuilder::parameters(const ast::Arguments& args) {
  for (const ast::Arg* arg : args.posOnly) define(arg->name, kDefParam, arg->span);
  for (const ast::Arg* arg : args.args) define(arg->name, kDefParam, arg->span);
  for (const ast::Arg* arg : args.kwOnly) define(arg->name, kDefParam, arg->span);
  if (args.varArg != nullptr) {
    define(args.varArg->name, kDefParam, args.varArg->span);
    current_->hasVarArgs = true;
  }
  if (args.kwArg != nullptr) {
    define(args.kwArg->name, kDefParam, args.kwArg->span);
    current_->hasVarKeywords = true;
  }
}

void ScopeBuilder::visitFunctionDef(const ast::Stmt* s) {
  const auto* def = s->as<ast::FunctionDef>();
  define(def->name, kDefLocal, s->span);
  defaults(*def->args);
  annotations(*def->args, def->returns);
  visitAll(def->decorators);
  Scope* scope = enter(ScopeKind::Function, def->name, def, s->span);
  scope->isCoroutine = def->isAsync;
  parameters(*def->args);
  visitAll(def->body);
  leave();
}

void ScopeBuilder::visitLambda(const ast::Expr* e) {
  const auto* lambda = e->as<ast::Lambda>();
  defaults(*lambda->args);
  enter(ScopeKind::Function, "lambda", lambda, e->span);
  parameters(*lambda->args);
  visit(lambda->body);
  leave();
}

void ScopeBuilder::keywords(const ast::List<ast::Keyword>& list) {
  for (const ast::Keyword& keyword : list) visit(keyword.value);
}

void ScopeBuilder::visitClassDef(const ast::Stmt* s) {
  const auto* def = s->as<ast::ClassDef>();
  define(def->name, kDefLocal, s->span);
  visitAll(def->bases);
  keywords(def->keywords);
  visitAll(def->decorators);
  Scope* scope = enter(ScopeKind::Class, def->name, def, s->span);
  scope->className = def->name;
  visitAll(def->body);
  leave();
}

// ---- comprehensions

void ScopeBuilder::comprehensionTarget(const ast::Expr* target) {
  current_->inComprehensionTarget = true;
  visit(target);
  current_->inComprehensionTarget = false;
}

void ScopeBuilder::innerGenerators(const ast::List<ast::Comprehension>& generators) {
  for (size_t i = 1; i < generators.size(); i++) {
    const ast::Comprehension& generator = generators[i];
    comprehensionTarget(generator.target);
    current_->comprehensionIterDepth++;
    visit(generator.iter);
    current_->comprehensionIterDepth--;
    visitAll(generator.ifs);
    if (generator.isAsync) current_->isCoroutine = true;
  }
}

void ScopeBuilder::comprehension(const ast::Expr* e, ComprehensionKind kind, std::string_view name,
                                 const ast::List<ast::Comprehension>& generators,
                                 const ast::Expr* element, const ast::Expr* value) {
  const ast::Comprehension& outermost = generators[0];
  // The outermost iterable is evaluated outside.
  current_->comprehensionIterDepth++;
  visit(outermost.iter);
  current_->comprehensionIterDepth--;
  Scope* scope = enter(ScopeKind::Function, name, e, e->span);
  scope->comprehension = kind;
  if (outermost.isAsync) scope->isCoroutine = true;
  define(".0", kDefParam, e->span);
  comprehensionTarget(outermost.target);
  visitAll(outermost.ifs);
  innerGenerators(generators);
  if (value != nullptr) visit(value);
  visit(element);
  bool isGenerator = kind == ComprehensionKind::Generator;
  scope->isGenerator = isGenerator;
  leave();
  if (scope->isCoroutine && !isGenerator) current_->isCoroutine = true;
}

void ScopeBuilder::visitListComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::ListComp>();
  comprehension(e, ComprehensionKind::List, "listcomp", comp->generators, comp->elt, nullptr);
}
void ScopeBuilder::visitSetComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::SetComp>();
  comprehension(e, ComprehensionKind::Set, "setcomp", comp->generators, comp->elt, nullptr);
}
void ScopeBuilder::visitDictComp(const ast::Expr* e) {
  const auto* comp = e->as<ast::DictComp>();
  comprehension(e, ComprehensionKind::Dict, "dictcomp", comp->generators, comp->key, comp->value);
}
void ScopeBuilder::visitGeneratorExp(const ast::Expr* e) {
  const auto* comp = e->as<ast::GeneratorExp>();
  comprehension(e, ComprehensionKind::Generator, "genexpr", comp->generators, comp->elt, nullptr);
}

// A walrus in a comprehension binds in the scope that holds the comprehension.
void ScopeBuilder::namedExpressionTarget(const ast::Expr* target) {
  std::string_view name = target->as<ast::NameExpr>()->id;
  std::string_view mangled = table_.mangle(current_->className, name);
  for (Scope* scope = current_; scope != nullptr; scope = scope->parent) {
    if (scope->comprehension != ComprehensionKind::None) {
      Symbol* symbol = scope->find(mangled);
      if (symbol != nullptr && (symbol->flags & kDefCompIter)) {
        errors_.fail(
            target->span,
            "assignment expression cannot rebind comprehension iteration variable " + quoted(name));
        return;
      }
      continue;
    }
    if (scope->kind == ScopeKind::Class) {
      errors_.fail(target->span,
                   "assignment expression within a comprehension cannot be used in a class body");
      return;
    }
    if (scope->kind == ScopeKind::Annotation) return;
    bool isModule = scope->kind == ScopeKind::Module;
    Symbol* outer = scope->find(mangled);
    bool isGlobal = isModule || (outer != nullptr && (outer->flags & kDefGlobal));
    define(name, isGlobal ? kDefGlobal : kDefNonlocal, target->span);
    table_.directives_.push_back({current_, mangled, target->span});
    defineIn(scope, name, isModule ? kDefGlobal : kDefLocal, target->span);
    return;
  }
}

void ScopeBuilder::visitNamedExpr(const ast::Expr* e) {
  const auto* named = e->as<ast::NamedExpr>();
  if (failInAnnotation("named expression", e->span)) return;
  if (current_->comprehensionIterDepth > 0) {
    errors_.fail(e->span,
                 "assignment expression cannot be used in a comprehension iterable expression");
    return;
  }
  if (current_->comprehension != ComprehensionKind::None) namedExpressionTarget(named->target);
  visit(named->value);
  visit(named->target);
}

// ---- yield and await

bool ScopeBuilder::failInAnnotation(const char* what, const ast::Span& span) {
  if (current_->kind != ScopeKind::Annotation) return false;
  errors_.fail(span, quoted(what) + " can not be used within an annotation");
  return true;
}

void ScopeBuilder::yieldFound(const ast::Expr* e, const ast::Expr* value) {
  if (failInAnnotation("yield expression", e->span)) return;
  visitMaybe(value);
  current_->isGenerator = true;
  const char* where = nullptr;
  switch (current_->comprehension) {
    case ComprehensionKind::None: return;
    case ComprehensionKind::List: where = "list comprehension"; break;
    case ComprehensionKind::Set: where = "set comprehension"; break;
    case ComprehensionKind::Dict: where = "dict comprehension"; break;
    case ComprehensionKind::Generator: where = "generator expression"; break;
  }
  errors_.fail(e->span, std::string("'yield' inside ") + where);
}

void ScopeBuilder::visitYield(const ast::Expr* e) { yieldFound(e, e->as<ast::Yield>()->value); }
void ScopeBuilder::visitYieldFrom(const ast::Expr* e) {
  yieldFound(e, e->as<ast::YieldFrom>()->value);
}
void ScopeBuilder::visitAwait(const ast::Expr* e) {
  if (failInAnnotation("await expression", e->span)) return;
  visit(e->as<ast::Await>()->value);
  current_->isCoroutine = true;
}

// ---- declarations

void ScopeBuilder::declare(const ast::Stmt* s, const ast::List<ast::Name>& names, bool isGlobal) {
  const char* what = isGlobal ? "global" : "nonlocal";
  for (ast::Name name : names) {
    uint16_t known = lookup(name);
    if (known & (kDefParam | kDefLocal | kUse | kDefAnnot)) {
      std::string message;
      if (known & kDefParam) {
        message = "name " + quoted(name) + " is parameter and " + what;
      } else if (known & kUse) {
        message = "name " + quoted(name) + " is used prior to " + what + " declaration";
      } else if (known & kDefAnnot) {
        message = "annotated name " + quoted(name) + " can't be " + what;
      } else {
        message = "name " + quoted(name) + " is assigned to before " + what + " declaration";
      }
      errors_.fail(s->span, std::move(message));
      return;
    }
    define(name, isGlobal ? kDefGlobal : kDefNonlocal, s->span);
    table_.directives_.push_back({current_, table_.mangle(current_->className, name), s->span});
  }
}

void ScopeBuilder::visitGlobal(const ast::Stmt* s) {
  declare(s, s->as<ast::Global>()->names, true);
}
void ScopeBuilder::visitNonlocal(const ast::Stmt* s) {
  declare(s, s->as<ast::Nonlocal>()->names, false);
}

void ScopeBuilder::visitAnnAssign(const ast::Stmt* s) {
  const auto* assign = s->as<ast::AnnAssign>();
  if (assign->target->kind == ast::ExprKind::NameExpr) {
    std::string_view name = assign->target->as<ast::NameExpr>()->id;
    uint16_t known = lookup(name);
    if (assign->isSimple && (known & (kDefGlobal | kDefNonlocal)) &&
        current_->kind != ScopeKind::Module) {
      errors_.fail(s->span, "annotated name " + quoted(name) + " can't be " +
                                ((known & kDefGlobal) ? "global" : "nonlocal"));
      return;
    }
    if (assign->isSimple) {
      define(name, kDefAnnot | kDefLocal, assign->target->span);
    } else if (assign->value != nullptr) {
      define(name, kDefLocal, assign->target->span);
    }
  } else {
    visit(assign->target);
  }
  annotation(assign->annotation);
  visitMaybe(assign->value);
}

void ScopeBuilder::alias(const ast::Alias& alias) {
  if (alias.name == "*") {
    if (current_->kind != ScopeKind::Module) {
      errors_.fail(alias.span, "import * only allowed at module level");
    }
    return;
  }
  std::string_view name = alias.asName.data() != nullptr ? alias.asName : alias.name;
  if (alias.asName.data() == nullptr) name = name.substr(0, name.find('.'));
  define(name, kDefImport, alias.span);
}

void ScopeBuilder::visitNameExpr(const ast::Expr* e) {
  const auto* name = e->as<ast::NameExpr>();
  define(name->id, name->ctx == ast::Context::Load ? kUse : kDefLocal, e->span);
  // super() without arguments reads __class__.
  if (name->ctx == ast::Context::Load && current_->isFunction() && name->id == "super") {
    define("__class__", kUse, e->span);
  }
}

}  // namespace ouro
