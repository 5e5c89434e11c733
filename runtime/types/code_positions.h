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

// Reads the positions of all instructions, one run with the same position at a time.
struct PositionReader {
  uint32_t read = 0;  // bytes
  int32_t line = 0;
  uint32_t instructions = 0;  // in the runs that were read
};
// How many instructions the next run has; 0: there are no more.
uint32_t nextRun(const Code*, PositionReader*, Position*);

}  // namespace ouro
