#pragma once
// What the interpreter keeps beside the runtime: its stack and its switches.

#include "runtime/runtime.h"

namespace ouro {

struct MachineState {
  Value* stack = nullptr;     // the call stack's words
  Value* stackEnd = nullptr;
  uint64_t* opCounts = nullptr;  // --count-ops: how often each opcode ran; null: not counted
  bool trace = false;            // --trace: prints each instruction
};

inline MachineState& machineOf(Runtime& rt) { return *static_cast<MachineState*>(rt.vm); }

// Runs `frame` (pushed, flagged kEntryFrame) until it ends: what it returns or yields, or error().
Owned interpret(Runtime&, Frame* frame);
// Leaves rt.machine's functions for calls and generators in place.
void installInterpreter(Runtime&);

}  // namespace ouro
