#pragma once
// Where the runtime lies that the interpreter loop serves: at an address that its instructions
// name, so that none of them has to load it (1 % of them did).

#include "runtime/runtime.h"

namespace ouro {

union RuntimePlace {
  constexpr RuntimePlace() : nothing() {}
  ~RuntimePlace() {}
  char nothing;
  Runtime runtime;  // lives as long as the Vm, of which there is one at a time
};
extern RuntimePlace runtimePlace;

}  // namespace ouro
