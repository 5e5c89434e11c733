#pragma once
// Between the module _signal and the machine, which catches signals.

#include "runtime/runtime.h"

namespace ouro {

// A signal has arrived: calls the handler that a script has set for it; KeyboardInterrupt for
// SIGINT without one. False: an exception is pending.
bool runSignalHandler(Runtime&, int number);

}  // namespace ouro
