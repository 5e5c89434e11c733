#pragma once
// How trace and profile functions (sys.settrace, sys.setprofile) hear of what happens.
//
// The loop knows nothing of them: it costs nothing that they could be there. When one is installed,
// the instruction at which each running frame will go on is replaced by TRACE, a stop. The loop
// that reaches it puts the instruction back and hands over to a slower loop (traced_loop.cpp),
// which reports events as long as anybody listens. Frames that begin or fail in the meantime go
// there at once.

#include <array>
#include <unordered_map>

#include "runtime/frame.h"
#include "runtime/instruction.h"
#include "runtime/types/exact.h"
#include "vm/machine.h"

namespace ouro {

// Which instructions are stops, and what they were. An entry whose code has died stays: nobody
// reaches it, and new code at the same place overwrites it.
class Stops {
 public:
  void set(Instr* at);
  bool lift(Instr* at);  // false: it is none of ours, but a copy
  Op was(const Instr* at) const;

 private:
  std::unordered_map<const Instr*, Op> was_;
};

// rt.machine.tracingStarts
void stopFrames(Runtime&);
// rt.machine.checkLocals
void checkLocals(Code*);
// rt.machine.jumpToLine (jump.cpp)
bool jumpToLine(Runtime&, FrameObject*, int32_t line);

// Does the reference go on without a StopIteration when this has ended with `value`?
inline bool endsSilently(const Runtime& rt, Value iterator, Value value) {
  return value.isNone() && isExactly(rt, iterator, TypeId::Generator);
}

// What a fused form does first; the opcode itself for any other.
extern const std::array<Op, 256> kFirstOps;
inline Op firstOp(Op op) { return kFirstOps[static_cast<size_t>(op)]; }

// ---- reporting. False: the trace function failed (its exception is pending) and is uninstalled.
// line: where the call is said to be; -1: where the frame stands.
bool reportCall(Runtime&, Frame*, int32_t line);
bool reportLine(Runtime&, Frame*);
bool reportOpcode(Runtime&, Frame*);
bool reportReturn(Runtime&, Frame*, Value result);
// To the profile function alone: what a native function is about to do, or has done.
bool reportNative(Runtime&, Frame*, TraceEvent, Value function);
// With the exception pending, which stays so, or makes way for the trace function's own.
void reportException(Runtime&, Frame*);
// That an iterator has ended with this value, where the reference raises a StopIteration for it.
bool reportStop(Runtime&, Frame*, Value value);
void reportUnwound(Runtime&, Frame*);

}  // namespace ouro
