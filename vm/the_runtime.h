#pragma once
// Where the runtime lies that the interpreter loop serves: at an address that its instructions
// name, so that none of them has to load it (1 % of them did).

#include <cstddef>

#include "runtime/runtime.h"

namespace ouro {

// Bytes, since the runtime lives as long as the Vm, of which there is one at a time, not as long as
// the process.
alignas(Runtime) extern std::byte runtimePlace[sizeof(Runtime)];

}  // namespace ouro
