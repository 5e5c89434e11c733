#pragma once
// Names of characters for \N{...} and back: those that follow from a rule, and the others from
// tables that the build makes, as utf8proc knows properties but no names.

#include <cstdint>
#include <string>
#include <string_view>

namespace ouro::syntax {

// The code point called `name`; false when there is none.
bool findUnicodeName(std::string_view name, uint32_t& code);
// The name of a code point, in capitals; empty when it has none.
std::string unicodeName(uint32_t code);

}  // namespace ouro::syntax
