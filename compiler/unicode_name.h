#pragma once
// Names of characters for \N{...} and back: those that follow from a rule, and the usual others.
// utf8proc knows properties but no names.

#include <cstdint>
#include <string>
#include <string_view>

namespace ouro::syntax {

// The code point called `name` (in any case); false when the name is not known here.
bool findUnicodeName(std::string_view name, uint32_t& code);
// The name of a code point, in capitals; empty when it has none here.
std::string unicodeName(uint32_t code);

}  // namespace ouro::syntax
