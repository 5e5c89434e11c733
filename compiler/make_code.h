#pragma once
// The one place where compiled units become runtime objects.

#include <span>
#include <string_view>

#include "compiler/code_unit.h"
#include "runtime/owned.h"

namespace ouro {

struct Code;
struct Runtime;

// A code object of the unit and, through its constants, of all units in it.
Owned makeCode(Runtime&, const CodeUnit&);
// Of a constant that holds no others.
Owned makeLiteral(Runtime&, const UnitConstant&);

// For those who put code objects together themselves: a code object whose values are all None ...
Owned newCode(Runtime&);
// ... the numbers of a unit ...
void setNumbers(const UnitNumbers&, Code*);
// ... and, when its values are set, its tables. False: MemoryError.
struct CodeTables {
  std::span<const Instr> code;
  std::span<const HandlerRange> handlers;
  std::span<const uint32_t> caches;  // indices of its names
  std::span<const uint8_t> positions;
};
bool setTables(Runtime&, const CodeTables&, Code*);
// A frozenset that is a constant, of the items of a tuple.
Owned newConstantSet(Runtime&, Value items);
// Is a str constant of this text interned?
bool looksLikeName(std::string_view text);

}  // namespace ouro
