#pragma once
// Between the module _signal and the machine, which catches signals.

#include "runtime/types/module.h"

namespace ouro {

// A signal has arrived: calls the handler that a script has set for it; KeyboardInterrupt for
// SIGINT without one. False: an exception is pending.
bool runSignalHandler(Runtime&, int number);

// signal_sets.cpp: adds its functions; struct_siginfo, or null with an exception pending.
Type* addSignalSets(Runtime&, Module*);
Type* signalInfoType(Value module);

}  // namespace ouro
