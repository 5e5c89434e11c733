#pragma once
// The call stack: one run of words on which the frames of all Python calls lie, and the pushing and
// popping of frames. See runtime/frame.h for the picture.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "runtime/types/tuple.h"
#include "vm/machine.h"

namespace ouro {

// Where a frame called from `frame` may begin when its arguments do not lie there already.
[[gnu::always_inline]] inline Value* freeStack(MachineState& machine, const Frame* frame) {
  if (!frame) return machine.stack;
  if (frame->generator()) return frame->generator()->limit;
  return frame->locals + frame->code->frameSize;
}

// The same for a call by C++, which may come from a finaliser while a frame is being popped.
inline Value* entryStack(MachineState& machine, const Frame* frame) {
  return std::max(freeStack(machine, frame), machine.floor);
}

// Around what moves the floor: it is again what it was.
class KeepFloor {
 public:
  explicit KeepFloor(MachineState& machine) : machine_(machine), floor_(machine.floor) {}
  ~KeepFloor() { machine_.floor = floor_; }

 private:
  MachineState& machine_;
  Value* floor_;
};

// A run of the machine by C++ uses the native stack too: RecursionError when little is left.
[[gnu::always_inline]] inline bool nativeStackLeft(Runtime& rt) {
  char here;
  if (&here > rt.stackLimit) [[likely]]
    return true;
  (void)raiseRecursionError(rt);
  return false;
}

// Makes the frame of `code`, whose parameters lie at `locals`; base is the callable's slot. It sees
// the global names of `function`. The other slots, from `unset` on, become unbound; pc and stackTop
// are the caller's to set. When it ends, `previous` goes on at `back`. There is room for it.
[[gnu::always_inline]] inline Frame* layFrame(Runtime& rt, Function* function, Code* code,
                                              Value* base, Value* locals, Value* unset,
                                              uint32_t flags, Frame* previous, const Instr* back) {
  // Loaded before anything is stored that the compiler would have to take for a change of them.
  const uint32_t slots = code->slotCount;
  const Tuple* constants = code->constants.as<Tuple>();
  InlineCache* caches = code->caches;
  rt.depth++;
  Value* const behind = locals + slots;
  for (; unset != behind; unset++) *unset = Value::unbound();
  Frame* frame = reinterpret_cast<Frame*>(behind);
  frame->function = function;
  frame->code = code;
  frame->locals = locals;
  frame->constants = constants;
  frame->caches = caches;
  frame->base = base;
  frame->previous = previous;
  frame->back = back;
  frame->flags = flags;
  rt.frame = frame;
  return frame;
}

[[gnu::always_inline]] inline Frame* layFrame(Runtime& rt, Function* function, Value* base,
                                              Value* locals, uint32_t flags) {
  Code* code = function->code;
  return layFrame(rt, function, code, base, locals, locals + code->parameterCount, flags, rt.frame,
                  rt.frame ? rt.frame->pc : nullptr);
}

// What hasRoom() does when there seems to be none.
[[gnu::cold]] bool makeRoom(Runtime&, const MachineState&, Code*, const Value* locals);

// Is there room for a frame of the code at `locals`? False, with RecursionError (or MemoryError)
// pending: there is not. Code that never ran is made ready.
[[gnu::always_inline]] inline bool hasRoom(Runtime& rt, const MachineState& machine, Code* code,
                                           const Value* locals) {
  if (locals + code->frameSize <= machine.stackEnd) [[likely]]
    return true;
  return makeRoom(rt, machine, code, locals);
}

// May a call go one deeper, and is there room for its frame? As hasRoom().
[[gnu::always_inline]] inline bool mayPush(Runtime& rt, const MachineState& machine, Code* code,
                                           const Value* locals) {
  if (rt.depth >= rt.recursionLimit) [[unlikely]] {
    (void)raiseRecursionError(rt);
    return false;
  }
  return hasRoom(rt, machine, code, locals);
}

// layFrame() if mayPush(). Null with its exception pending; nothing is dropped then.
[[gnu::always_inline]] inline Frame* pushFrame(Runtime& rt, MachineState& machine,
                                               Function* function, Value* base, Value* locals,
                                               uint32_t flags) {
  if (!mayPush(rt, machine, function->code, locals)) return nullptr;
  return layFrame(rt, function, base, locals, flags);
}

inline void dropOperands(Frame* frame, Value* downTo) {
  while (frame->stackTop > downTo) release(*--frame->stackTop);
}

// Destroys what a local of a frame that has been taken off was the last to hold. What its finaliser
// runs lies behind the frame.
[[gnu::always_inline]] inline void dropLast(MachineState& machine, Frame* frame, Object* object) {
  const KeepFloor keep(machine);
  machine.floor = frame->operands();
  destroyObject(object);
}
// Drops the locals of such a frame, from `at` on.
[[gnu::always_inline]] inline void dropLocals(MachineState& machine, Frame* frame, Value* at) {
  for (; at < reinterpret_cast<Value*>(frame); at++)
    if (at->isObject() && --at->object()->refs == 0) dropLast(machine, frame, at->object());
}

// Drops the locals of a frame that ends and takes it off. Its operands are gone already; the
// callable's slot is the caller's affair.
[[gnu::always_inline]] inline void popFrame(Runtime& rt, MachineState& machine, Frame* frame) {
  --rt.depth;
  const KeepFloor keep(machine);
  machine.floor = frame->operands();
  rt.frame = frame->previous;
  if (frame->object()) [[unlikely]]
    frameEnds(rt, frame);
  for (Value* at = frame->locals; at < reinterpret_cast<Value*>(frame); at++) release(*at);
  release(frame->namespaceOrNone());
  if (frame->flags & kOwnsFunction) [[unlikely]]
    release(frame->function);
}

// Fills the parameters of `code` at `locals` from `positional` values that lie there, followed by
// one value for each of `names`. Consumes the values, also on failure (TypeError as CPython words
// it).
bool bindParameters(Runtime&, Function*, Value* locals, uint32_t positional, Tuple* names);

}  // namespace ouro
