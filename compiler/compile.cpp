#include "compiler/compile.h"

#include "compiler/fold.h"
#include "compiler/future.h"
#include "compiler/gen.h"
#include "compiler/scope.h"

namespace ouro {

namespace {

const CodeUnit* run(const ast::Module& module, std::string_view filename,
                    const CompileOptions& options, ast::Arena& arena, CompileErrors& errors) {
  Futures futures = findFutures(module, errors);
  if (errors.failed) return nullptr;
  GeneratorOptions generator;
  generator.filename = arena.copy(filename);
  generator.optimize = options.optimize;
  generator.extraFlags = options.futures | futures.flags;
  generator.futureAnnotations = (generator.extraFlags & kFutureAnnotations) != 0;
  generator.futureLine = futures.lastLine;
  generator.interactive = options.interactive || module.mode == ast::Mode::Single;
  generator.topLevelAwait = options.topLevelAwait;
  ScopeTable scopes(arena, errors);
  scopes.analyze(module, generator.futureAnnotations);
  if (errors.failed) return nullptr;
  Folder folder(arena, options.optimize);
  const CodeUnit* unit = Generator(arena, scopes, folder, errors, generator).generate(module);
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

const CodeUnit* compileUnit(const ast::Module& module, std::string_view filename,
                            const CompileOptions& options, ast::Arena& arena,
                            syntax::Diagnostic& diagnostic) {
  CompileErrors errors;
  errors.interrupt = options.interrupt;
  const CodeUnit* unit = run(module, filename, options, arena, errors);
  if (options.warnings != nullptr) *options.warnings = std::move(errors.warnings);
  if (unit == nullptr) describeAt(errors.span, errors.message, diagnostic);
  return unit;
}

}  // namespace ouro
