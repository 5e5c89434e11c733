#include "compiler/compile.h"

#include "compiler/fold.h"
#include "compiler/future.h"
#include "compiler/gen.h"
#include "compiler/scope.h"

namespace ouro {

namespace {

std::shared_ptr<CodeUnit> run(const ast::Module& module, const std::string& filename,
                              const CompileOptions& options, CompileErrors& errors) {
  Futures futures = findFutures(module, errors);
  if (errors.failed) return nullptr;
  GeneratorOptions generator;
  generator.filename = filename;
  generator.optimize = options.optimize;
  generator.extraFlags = options.futures | futures.flags;
  generator.futureAnnotations = (generator.extraFlags & kFutureAnnotations) != 0;
  generator.futureLine = futures.lastLine;
  generator.interactive = options.interactive || module.mode == ast::Mode::Single;
  generator.topLevelAwait = options.topLevelAwait;
  ScopeTable scopes(errors);
  scopes.analyze(module, generator.futureAnnotations);
  if (errors.failed) return nullptr;
  Folder folder(options.optimize);
  auto unit = Generator(scopes, folder, errors, std::move(generator)).generate(module);
  return errors.failed ? nullptr : unit;
}

}  // namespace

// CPython counts the offsets of these errors in bytes of UTF-8.
void describeAt(const ast::Span& span, std::string message, syntax::Diagnostic& diagnostic) {
  diagnostic = {};
  diagnostic.kind = syntax::DiagnosticKind::SyntaxError;
  diagnostic.message = std::move(message);
  diagnostic.hasLocation = true;
  diagnostic.line = static_cast<int32_t>(span.line);
  diagnostic.column = static_cast<int32_t>(span.column) + 1;
  diagnostic.endLine = static_cast<int32_t>(span.endLine);
  diagnostic.endColumn = static_cast<int32_t>(span.endColumn) + 1;
}

std::shared_ptr<CodeUnit> compileUnit(const ast::Module& module, const std::string& filename,
                                      const CompileOptions& options,
                                      syntax::Diagnostic& diagnostic) {
  CompileErrors errors;
  errors.interrupt = options.interrupt;
  std::shared_ptr<CodeUnit> unit = run(module, filename, options, errors);
  if (options.warnings != nullptr) *options.warnings = std::move(errors.warnings);
  if (unit == nullptr) describeAt(errors.span, errors.message, diagnostic);
  return unit;
}

}  // namespace ouro
