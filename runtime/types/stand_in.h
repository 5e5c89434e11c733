#pragma once
// Python code that does the work of what is native in CPython: as there, a traceback shows nothing
// of it.

#include <string>

#include "runtime/types/function.h"

namespace ouro {

inline constexpr uint32_t kStandsIn = 1u << 31;  // in Code::flags, where CPython has nothing

// Marks a code object and all that are made by it.
void markStandIn(Code*);
// What messages call a class that a script has made; its __name__ stays.
bool setShownName(Runtime&, Type*, const std::string&);

}  // namespace ouro
