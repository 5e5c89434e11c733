#pragma once
// Code objects as bytes, for the module marshal: the compiler's fingerprint, then what
// compiler/pack_code.h makes of the unit that the code once was.

#include <string_view>
#include <vector>

#include "runtime/instruction.h"
#include "runtime/owned.h"

namespace ouro {

struct Code;
struct Runtime;

// An instruction of a code object as it was before it ran and before it was fused.
Instr plainInstruction(const Runtime&, const Instr*);
// Of each inline cache the index of its name.
std::vector<uint32_t> cacheNamesOf(const Code*);

// rt.machine.packCode: bytes; ValueError where a constant is of no kind that a source has.
Owned codeToBytes(Runtime&, Code*);
// rt.machine.unpackCode: the code object, which is called `filename`; notFound(): they are damaged,
// or another compiler's.
Owned codeFromBytes(Runtime&, std::string_view bytes, std::string_view filename);

// Sets rt.machine.codeMagic, which compilers that make different code do not share.
void setCodeMagic(Runtime&);

// Files of code as importlib and py_compile write them: the magic, flags, modification time and
// size of the source (or its hash), then what marshal makes of the code (PEP 552).
bool isCodeFile(const Runtime&, std::string_view bytes);
// Does such a file belong to this source, as far as it can be told without reading that?
bool fitsSource(std::string_view bytes, int64_t seconds, uint64_t size);
// The code object in it. `filename`: of the source; empty: as it says itself. notFound(): damaged.
Owned codeOfCodeFile(Runtime&, std::string_view bytes, std::string_view filename);

}  // namespace ouro
