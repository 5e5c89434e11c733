#pragma once
// Source text to code object, with what goes wrong raised as CPython raises it.

#include <string>
#include <string_view>

#include "compiler/parser.h"
#include "runtime/owned.h"

namespace ouro {

struct Runtime;
struct Str;

struct SourceText {
  std::string_view bytes;
  syntax::Origin origin = syntax::Origin::Text;
  std::string filename;
  ast::Mode mode = ast::Mode::Exec;
  uint32_t futures = 0;  // CodeFlags that are on from the start
  int optimize = 0;
  bool implyDedent = true;     // false at a prompt
  bool* incomplete = nullptr;  // set when the text only ended too early
};

// A code object; a SyntaxError (or what else the front half reports) is raised.
Owned compileSource(Runtime&, const SourceText&);
// The whole of a file, whose name is text (see fileNameOfText); false with OSError pending.
bool readFile(Runtime&, const std::string& path, std::string* bytes);
// rt.machine.compile
Owned compileValue(Runtime&, Value source, Value filename, Str* mode, uint32_t flags,
                   bool dontInherit, int optimize);
// The listing of `ouro --dis`; false with the error pending.
bool disassembleSource(Runtime&, const SourceText&, std::string* out);

}  // namespace ouro
