// Functions, lambdas and classes.

#include "compiler/gen.h"
#include "compiler/unparse.h"

namespace ouro {

// ---- parameters

// Leaves defaults and keyword-only defaults on the stack; gives the flags for MAKE_FUNCTION.
uint32_t Generator::defaultArguments(const ast::Arguments& args) {
  uint32_t flags = 0;
  if (!args.defaults.empty()) {
    flags |= 1;
    bool allConstant = true;
    for (const ast::Expr* e : args.defaults) allConstant = allConstant && isConstant(e);
    if (allConstant) {
      loadConstant(constantsOf(args.defaults));
    } else {
      visitAll(args.defaults);
      emit(Op::BUILD_TUPLE, args.defaults.size());
    }
  }
  uint32_t count = 0;
  for (const ast::Expr* e : args.kwDefaults) count += e != nullptr;
  if (count == 0) return flags;
  UnitConstant keys = tupleConstant(count);
  UnitConstant* key = keys.items.begin();
  for (size_t i = 0; i < args.kwOnly.size(); i++) {
    if (args.kwDefaults[i] == nullptr) continue;
    *key++ = stringConstant(mangle(args.kwOnly[i]->name));
    visit(args.kwDefaults[i]);
  }
  flags |= 2;
  loadConstant(keys);
  emit(Op::BUILD_CONST_KEY_MAP, count);
  return flags;
}

void Generator::annotationValue(const ast::Expr* e) {
  if (options_.futureAnnotations) {
    loadString(arena_.copy(unparse(e)));
  } else {
    visit(e);
  }
}

uint32_t Generator::visitArgAnnotation(std::string_view name, const ast::Expr* annotation) {
  if (annotation == nullptr) return 0;
  loadString(mangle(name));
  if (!options_.futureAnnotations && annotation->kind == ast::ExprKind::Starred) {
    // *args: *Ts
    visit(annotation->as<ast::Starred>()->value);
    emit(Op::UNPACK_SEQUENCE, 1);
  } else {
    annotationValue(annotation);
  }
  return 2;
}

bool Generator::visitAnnotations(const ast::Arguments& args, const ast::Expr* returns) {
  uint32_t count = 0;
  for (const ast::Arg* arg : args.args) count += visitArgAnnotation(arg->name, arg->annotation);
  for (const ast::Arg* arg : args.posOnly) count += visitArgAnnotation(arg->name, arg->annotation);
  if (args.varArg != nullptr) {
    count += visitArgAnnotation(args.varArg->name, args.varArg->annotation);
  }
  for (const ast::Arg* arg : args.kwOnly) count += visitArgAnnotation(arg->name, arg->annotation);
  if (args.kwArg != nullptr) count += visitArgAnnotation(args.kwArg->name, args.kwArg->annotation);
  count += visitArgAnnotation("return", returns);
  if (count == 0) return false;
  emit(Op::BUILD_TUPLE, count);
  return true;
}

bool Generator::checkArguments(const ast::Arguments& args) {
  auto isForbidden = [this](const ast::Arg* arg) {
    return arg != nullptr && isForbiddenName(arg->name, ast::Context::Store);
  };
  for (const auto* list : {&args.posOnly, &args.args, &args.kwOnly}) {
    for (const ast::Arg* arg : *list) {
      if (isForbidden(arg)) return false;
    }
  }
  return !isForbidden(args.varArg) && !isForbidden(args.kwArg);
}

void Generator::setArgumentCounts(const ast::Arguments& args) {
  u_->unit->posOnlyCount = args.posOnly.size();
  u_->unit->argCount = args.posOnly.size() + args.args.size();
  u_->unit->kwOnlyCount = args.kwOnly.size();
}

// ---- functions

// [defaults] [keyword defaults] [annotations] -> function
void Generator::makeClosure(const CodeUnit* unit, uint32_t flags) {
  if (!unit->freeNames.empty()) {
    loadCells(unit->freeNames);
    emit(Op::BUILD_TUPLE, static_cast<uint32_t>(unit->freeNames.size()));
    flags |= 8;
  }
  loadConstant(codeConstant(unit));
  emit(Op::MAKE_FUNCTION, flags);
}

void Generator::loadCells(std::span<const std::string_view> names) {
  for (std::string_view name : names) emit(Op::LOAD_CLOSURE, u_->cells.at(name));
}

UnitConstant Generator::codeConstant(const CodeUnit* unit) {
  return {.kind = UnitConstant::Kind::Code, .code = unit};
}

// Decorators lie below what they decorate: each is called with it in the place of self.
void Generator::applyDecorators(const ast::Exprs& decorators) {
  ast::Span saved = loc();
  for (size_t i = decorators.size(); i > 0; i--) {
    loc() = decorators[i - 1]->span;
    emit(Op::CALL, 0);
  }
  loc() = saved;
}

void Generator::functionBody(const ast::FunctionDef* def) {
  setArgumentCounts(*def->args);
  UnitConstant doc;
  if (options_.optimize < 2 && !def->body.empty() &&
      def->body[0]->kind == ast::StmtKind::ExprStmt) {
    const ast::Expr* value = def->body[0]->as<ast::ExprStmt>()->value;
    if (value->kind == ast::ExprKind::Constant &&
        value->as<ast::Constant>()->type == ast::ConstantKind::Str) {
      doc = constantOf(arena_, *value->as<ast::Constant>());
    }
  }
  constantIndex(doc);
  // A docstring is no code: nothing stops at its line.
  size_t first = doc.kind == UnitConstant::Kind::None ? 0 : 1;
  for (size_t i = first; i < def->body.size(); i++) visit(def->body[i]);
}

void Generator::visitFunctionDef(const ast::Stmt* s) {
  const auto* def = s->as<ast::FunctionDef>();
  if (!checkArguments(*def->args)) return;
  visitAll(def->decorators);
  uint32_t line = def->decorators.empty() ? s->span.line : def->decorators[0]->span.line;
  uint32_t flags = defaultArguments(*def->args);
  if (visitAnnotations(*def->args, def->returns)) flags |= 4;
  enterUnit(def->isAsync ? UnitKind::AsyncFunction : UnitKind::Function, def->name, scopes_.of(def),
            line);
  u_->isMethod = u_->outer->kind == UnitKind::Class && def->decorators.empty();
  functionBody(def);
  makeClosure(leaveUnit(), flags);
  applyDecorators(def->decorators);
  nameOperation(def->name, ast::Context::Store);
}

void Generator::visitLambda(const ast::Expr* e) {
  const auto* lambda = e->as<ast::Lambda>();
  if (!checkArguments(*lambda->args)) return;
  uint32_t flags = defaultArguments(*lambda->args);
  enterUnit(UnitKind::Lambda, "<lambda>", scopes_.of(lambda), e->span.line);
  setArgumentCounts(*lambda->args);
  constantIndex({});  // a lambda has no docstring
  visit(lambda->body);
  loc() = lambda->body->span;
  emit(Op::RETURN_VALUE);
  makeClosure(leaveUnit(), flags);
}

// ---- classes

const CodeUnit* Generator::classBody(const ast::ClassDef* def, uint32_t line) {
  enterUnit(UnitKind::Class, def->name, scopes_.of(def), line);
  u_->className = def->name;
  noteBases(def);
  nameOperation("__name__", ast::Context::Load);
  nameOperation("__module__", ast::Context::Store);
  loadString(u_->unit->qualname);
  nameOperation("__qualname__", ast::Context::Store);
  moduleBody(def->body);
  loc() = {};
  if (u_->scope->needsClassCell) {
    emit(Op::LOAD_CLOSURE, u_->cells.at("__class__"));
    emit(Op::COPY, 1);
    nameOperation("__classcell__", ast::Context::Store);
  } else {
    loadNone();
  }
  emit(Op::RETURN_VALUE);
  attributesOf_[def->name] = std::move(u_->attributes);
  return leaveUnit();
}

void Generator::visitClassDef(const ast::Stmt* s) {
  const auto* def = s->as<ast::ClassDef>();
  visitAll(def->decorators);
  uint32_t line = def->decorators.empty() ? s->span.line : def->decorators[0]->span.line;
  const CodeUnit* unit = classBody(def, line);
  emit(Op::LOAD_BUILD_CLASS);
  emit(Op::PUSH_NULL);
  makeClosure(unit, 0);
  loadString(def->name);
  callWith(2, def->bases, def->keywords);
  applyDecorators(def->decorators);
  nameOperation(def->name, ast::Context::Store);
}

}  // namespace ouro
