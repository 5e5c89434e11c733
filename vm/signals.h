#pragma once
// Ctrl-C: SIGINT becomes KeyboardInterrupt at the next safe point.

namespace ouro {

struct Runtime;

void installSignals(Runtime&);

}  // namespace ouro
