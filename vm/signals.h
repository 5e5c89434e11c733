#pragma once
// Ctrl-C: SIGINT becomes KeyboardInterrupt at the next safe point.

namespace ouro {

struct Runtime;

void installSignals(Runtime&);
// The runtime ends: a signal that comes later finds none.
void forgetRuntime();
// For a timer's signal: asks for attention, nothing more.
void onAlarm(int);

}  // namespace ouro
