#pragma once
// float.hex and float.fromhex.

#include <string>
#include <string_view>

namespace ouro {

enum class HexResult { Ok, Invalid, TooLarge };

std::string hexOfDouble(double);
// The nearest double, ties to even.
HexResult parseHexDouble(std::string_view text, double* result);

}  // namespace ouro
