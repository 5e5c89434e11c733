#pragma once
// Source text to code object, with what goes wrong raised as CPython raises it.

#include <string>
#include <string_view>

#include "compiler/parser.h"
#include "runtime/owned.h"

namespace ouro {

struct CompileRequest;
struct Runtime;

struct SourceText {
  std::string_view bytes;
  syntax::Origin origin = syntax::Origin::Text;
  std::string filename;
  ast::Mode mode = ast::Mode::Exec;
  uint32_t futures = 0;  // CodeFlags that are on from the start
  int optimize = -1;     // -1: as the program itself was started
  bool topLevelAwait = false;
  bool implyDedent = true;      // false at a prompt
  bool typeComments = false;    // of the tree that is wanted
  int featureVersion = 11;      // the minor version of Python 3 whose syntax is allowed
  bool* incomplete = nullptr;   // set when the text only ended too early
  bool saysIncomplete = false;  // the error then is "incomplete input"
};

// A code object; a SyntaxError (or what else the front half reports) is raised. `packed`, if given,
// gets it as bytes (compiler/pack_code.h), or stays empty when that cannot be.
Owned compileSource(Runtime&, const SourceText&, std::string* packed = nullptr);
// The whole of a file, whose name is text (see fileNameOfText); false with OSError pending.
bool readFile(Runtime&, const std::string& path, std::string* bytes);
// rt.machine.compile
Owned compileValue(Runtime&, const CompileRequest&);
// The listing of `ouro --dis`; false with the error pending.
bool disassembleSource(Runtime&, const SourceText&, std::string* out);

}  // namespace ouro
