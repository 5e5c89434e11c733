#include "compiler/future.h"

#include "compiler/code_unit.h"

namespace ouro {

namespace {

constexpr std::string_view kMandatory[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "barry_as_FLUFL",
};

void checkFeature(const ast::Stmt* s, std::string_view name, Futures& futures,
                  CompileErrors& errors) {
  if (name == "annotations") {
    futures.flags |= kFutureAnnotations;
    return;
  }
  for (std::string_view known : kMandatory) {
    if (name == known) return;
  }
  // These errors have a place but no extent.
  ast::Span start{s->span.line, s->span.column, s->span.line, UINT32_MAX};
  if (name == "braces") {
    errors.fail(start, "not a chance");
  } else {
    errors.fail(start, "future feature " + std::string(name) + " is not defined");
  }
}

bool isDocString(const ast::Stmt* s) {
  if (s->kind != ast::StmtKind::ExprStmt) return false;
  const ast::Expr* value = s->as<ast::ExprStmt>()->value;
  return value->kind == ast::ExprKind::Constant &&
         value->as<ast::Constant>()->type == ast::ConstantKind::Str;
}

}  // namespace

// A future statement after anything but a docstring ends the search; the generator reports it.
Futures findFutures(const ast::Module& module, CompileErrors& errors) {
  Futures futures;
  bool first = true;
  for (const ast::Stmt* s : module.body) {
    if (s->kind == ast::StmtKind::ImportFrom && s->as<ast::ImportFrom>()->module == "__future__" &&
        s->as<ast::ImportFrom>()->level == 0) {
      for (const ast::Alias& alias : s->as<ast::ImportFrom>()->names) {
        checkFeature(s, alias.name, futures, errors);
      }
      futures.lastLine = s->span.line;
    } else if (!first || !isDocString(s)) {
      break;
    }
    first = false;
  }
  return futures;
}

}  // namespace ouro
