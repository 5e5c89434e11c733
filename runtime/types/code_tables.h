#pragma once
// The tables of a code object as bytes, in the formats of CPython 3.11 (Objects/locations.md and
// Objects/exception_handling_notes.txt there) with instructions as units.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/types/function.h"

namespace ouro {

std::string lineTable(const Code*);        // co_linetable
std::string exceptionTable(const Code*);   // co_exceptiontable
std::string lineNumberTable(const Code*);  // co_lnotab
// What a line table says, for `count` instructions; those that it does not reach, and what makes no
// sense, have no position.
std::vector<Position> readLineTable(std::string_view table, int32_t firstLine, uint32_t count);

// The ranges of an exception table; how it ends where it is cut off makes no difference.
std::vector<HandlerRange> readExceptionTable(std::string_view table);

}  // namespace ouro
