#pragma once
// Compiled units as bytes, for files. The format belongs to one build of the compiler: see
// compilerFingerprint.
//
//   strings   count, then of each: 2 * bytes + (is it interned?), its text
//   unit      numbers; the indices of its strings; constants, the units inside among them; caches,
//             instructions, handlers, positions
//
// Numbers are varints of at most 64 bits, seven a byte, the lowest first. The name of the source
// file is left out: whoever reads it says what the file is called then.

#include <string>
#include <string_view>

#include "compiler/code_unit.h"
#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// False: nested too deeply to be read again.
bool packUnit(const CodeUnit&, std::string* out);
// A code object of such bytes; notFound(): they are damaged. What comes out keeps the rules that
// the interpreter relies on as far as verifyCode sees.
Owned unpackCode(Runtime&, std::string_view bytes, std::string_view filename);

// Differs between builds of the compiler that differ in anything that makes code.
std::string_view compilerFingerprint();

}  // namespace ouro
