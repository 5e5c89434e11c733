#include "compiler/unicode_name.h"

namespace ouro::syntax {
bool findUnicodeName(std::string_view, uint32_t&) { return false; }
}  // namespace ouro::syntax
