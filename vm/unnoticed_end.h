#pragma once
// Whether anybody would notice that a program's objects die at its end.

#include "runtime/runtime.h"

namespace ouro {

// Is there nothing left whose end runs code or shows outside of the process, but the standard
// streams, which have been flushed? Then all memory may go with the process, at once. Finalisers of
// any kind count, callbacks of weak references, whoever listens to the collector, and threads.
bool endsUnnoticed(Runtime&);

}  // namespace ouro
