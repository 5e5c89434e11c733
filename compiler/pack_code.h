#pragma once
// Compiled units as bytes, for files. The format belongs to one build of the compiler: see
// compilerFingerprint.
//
//   strings   count; for each, where its text ends, times 2, + (is it interned?); the texts
//   unit      head: numbers, name, qualname, count of free variables; how many bytes the rest has
//             rest: the docstring's index; the other strings, by index; constants, the units inside
//             among them; caches, instructions, handlers, positions
//
// Numbers are varints of at most 64 bits, seven a byte, the lowest first; those at the beginning
// have four bytes each, so that a string is found by its index. The name of the source file is left
// out: whoever reads it says what the file is called then.
//
// Most functions that a program imports it never calls. So only heads are read of the units inside
// another, until they are asked for (Code::packedAt); strings too are made when one needs them.
// Code that is still packed shares a tuple with the other code of its file, as its constants: the
// bytes, whether they are trusted, then the strings, None where there is none yet.

#include <string>
#include <string_view>

#include "compiler/code_unit.h"
#include "runtime/owned.h"

namespace ouro {

struct Code;
struct Runtime;

// False: nested too deeply to be read again.
bool packUnit(const CodeUnit&, std::string* out);
// A code object of such bytes (an object); notFound(): they are damaged. What comes out keeps the
// rules that the interpreter relies on as far as verifyCode sees.
enum class Unpack {
  Whole,
  AsNeeded,
  Trusted  // as needed, and it is not verified: it is part of the program
};
Owned unpackUnit(Runtime&, Value bytes, std::string_view filename, Unpack);
// rt.machine.unpackRest: the rest of code whose head alone was read. False: nothing has changed, an
// exception is pending (bytes that were damaged by accident would not have passed a checksum).
bool unpackRest(Runtime&, Code*);
// rt.machine.packedDoc: the docstring of packed code, which stays so, or None.
Owned packedDoc(Runtime&, const Code*);

// Differs between builds of the compiler that differ in anything that makes code.
std::string_view compilerFingerprint();

}  // namespace ouro
