#pragma once
// From text to code units in one call, for tests.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "compiler/parser.h"
#include "compiler/verify.h"

namespace ouro {

struct Compiled {
  std::unique_ptr<ast::Arena> arena = std::make_unique<ast::Arena>();
  const CodeUnit* unit = nullptr;  // in the arena; null on an error
  syntax::Diagnostic diagnostic;
  std::vector<CompileWarning> warnings;
};

inline Compiled compileSource(std::string_view text, CompileOptions options = {},
                              ast::Mode mode = ast::Mode::Exec) {
  Compiled result;
  syntax::ParseOptions parseOptions;
  parseOptions.mode = mode;
  const ast::Module* module =
      syntax::parse(text, syntax::Origin::Bytes, parseOptions, *result.arena, result.diagnostic);
  if (module == nullptr) return result;
  options.warnings = &result.warnings;
  result.unit = compileUnit(*module, "<test>", options, *result.arena, result.diagnostic);
  return result;
}

// What verifyUnit says of the unit and of all inside it.
inline std::string verifyAll(const CodeUnit& unit) {
  std::string problem = verifyUnit(unit);
  for (const UnitConstant& constant : unit.constants) {
    if (problem.empty() && constant.code != nullptr) problem = verifyAll(*constant.code);
  }
  return problem;
}

// The unit of that name among the constants of `unit`, or null.
inline const CodeUnit* findUnit(const CodeUnit& unit, std::string_view name) {
  for (const UnitConstant& constant : unit.constants) {
    if (constant.code == nullptr) continue;
    if (constant.code->name == name) return constant.code;
    if (const CodeUnit* inner = findUnit(*constant.code, name)) return inner;
  }
  return nullptr;
}

inline int countOp(const CodeUnit& unit, Op op) {
  int count = 0;
  for (Instr instr : unit.code) count += instr.op() == op;
  return count;
}

}  // namespace ouro
