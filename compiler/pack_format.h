#pragma once
// What the writer and the reader of packed code share.

#include <string>

#include "compiler/code_unit.h"

namespace ouro {

inline constexpr uint32_t UnitNumbers::*kPackedNumbers[] = {
    &UnitNumbers::firstLine,    &UnitNumbers::flags,         &UnitNumbers::argCount,
    &UnitNumbers::posOnlyCount, &UnitNumbers::kwOnlyCount,   &UnitNumbers::localCount,
    &UnitNumbers::stackSize,    &UnitNumbers::selfAttributes};

// Of units and tuples in one another: reading them recurses.
inline constexpr int kMaxPackedDepth = 200;

// Where strings end is said in words of 32 bits, one of which is a flag.
inline constexpr size_t kMostPackedText = size_t{1} << 31;

inline void putNumber(std::string& out, uint64_t value) {
  for (; value >= 128; value >>= 7) out += static_cast<char>(value | 128);
  out += static_cast<char>(value);
}

}  // namespace ouro
