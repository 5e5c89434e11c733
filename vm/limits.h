#pragma once
// Limits of a run: --max-steps, --max-seconds, --max-depth.

#include "vm/machine.h"

namespace ouro {

// Makes the limits apply from now on, and LimitExceeded a name of builtins. False: an exception is
// pending.
[[nodiscard]] bool setLimits(Runtime&, const RunLimits&);

// At a safe point, when something asked for attention. False: a limit is reached, LimitExceeded is
// pending.
[[nodiscard]] bool checkLimits(Runtime&);

// The end of the program is not limited: its exit functions and finalizers run.
void endLimits(Runtime&);

}  // namespace ouro
