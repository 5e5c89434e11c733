#pragma once
// Code of modules kept in files, so that a source is compiled once and not each time that it is
// imported: __pycache__/NAME.ouro-311.pyc beside the source, or below sys.pycache_prefix (PEP
// 3147).
// That of CPython's library the build has made already: it is in the folder `library` beside the
// program (scripts/precompile.py).
//
//   head    what it is, the compiler that made it, modification time and size of the source, a
//           checksum of the rest
//   code    compiler/pack_code.h
//
// A file that does not fit the source or the compiler, or is damaged, is as good as none: it is
// written anew, in one piece, unless sys.dont_write_bytecode is true or it cannot be written. One
// that importlib or py_compile have put there (vm/code_bytes.h) is read as well.

#include <string>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// The code object of the module whose source is in `file` (its name as text, see fileNameOfText);
// in the code the file is called `filename`. Raises what reading and compiling it raise.
Owned codeOfFile(Runtime&, const std::string& file, const std::string& filename);

}  // namespace ouro
