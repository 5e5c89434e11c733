#pragma once
// Where in the source each instruction stands, packed. function.h has what reads it of a code
// object.

#include <vector>

#include "runtime/types/function.h"

namespace ouro {

std::vector<uint8_t> packPositions(std::span<const Position>);
// Gives the code object, which has none yet, a copy of packed positions; false: MemoryError.
bool setPositions(Runtime&, std::span<const uint8_t> packed, Code*);
void linesOf(std::span<const uint8_t> packed, std::span<int32_t> lines);

}  // namespace ouro
