// Ways into the interpreter from C++.

#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "vm/stack.h"

namespace ouro {

bool makeRoom(Runtime& rt, const MachineState& machine, Code* code, const Value* locals) {
  if (!prepareCode(rt, code)) return false;
  if (locals + code->frameSize <= machine.stackEnd) return true;
  (void)raiseRecursionError(rt);
  return false;
}

namespace {

// A frame that owns its function (a move) and the parameters at `locals`; null: none was made, and
// they are dropped.
[[gnu::always_inline]] inline Frame* pushEntryFrame(Runtime& rt, MachineState& machine,
                                                    Function* function, Value* locals) {
  Frame* frame = pushFrame(rt, machine, function, locals, locals, kEntryFrame | kOwnsFunction);
  if (frame) [[likely]]
    return frame;
  for (uint32_t i = 0; i < function->code->parameterCount; i++) release(locals[i]);
  release(function);
  return nullptr;
}

// Others have their turn first: by now the frame holds the function and its arguments.
[[gnu::noinline]] Owned runAfterOthers(Runtime& rt, Frame* frame) {
  return interpret(rt, frame, !errorPending(rt) && !safePoint(rt));
}

// `frame`, just pushed, or null with an exception pending.
[[gnu::always_inline]] inline Owned runFrame(Runtime& rt, Frame* frame) {
  if (!frame) return Owned::error();
  frame->pc = frame->code->instructions;
  frame->stackTop = frame->operands();
  if (wantsSafePoint(rt)) [[unlikely]]
    return runAfterOthers(rt, frame);
  return interpret(rt, frame);
}

// The arguments have to be brought to their parameters first.
[[gnu::noinline]] Owned callBinding(Runtime& rt, MachineState& machine, Function* function,
                                    const CallArgs& args) {
  Value* locals = entryStack(machine, rt.frame);
  uint32_t count = args.positional + (args.names ? static_cast<uint32_t>(args.names->length) : 0);
  if (!hasRoom(rt, machine, function->code, locals + count)) return Owned::error();
  retain(function);
  for (uint32_t i = 0; i < count; i++) {
    retain(args.values[i]);
    locals[i] = args.values[i];
  }
  if (!bindParameters(rt, function, locals, args.positional, args.names)) {
    release(function);
    return Owned::error();
  }
  return runFrame(rt, pushEntryFrame(rt, machine, function, locals));
}

}  // namespace

// What dicts of objects with __eq__ and all other native code comes through: kept short. Nothing is
// left to be done after the run, which so begins with a jump.
Owned callFunction(Runtime& rt, Function* function, const CallArgs& args) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  Code* code = function->code;
  if (args.positional != code->exactArguments || args.names) [[unlikely]]
    return callBinding(rt, machine, function, args);
  Value* locals = entryStack(machine, rt.frame);
  if (rt.depth >= rt.recursionLimit) [[unlikely]]
    return raiseRecursionError(rt);
  if (!hasRoom(rt, machine, code, locals)) return Owned::error();
  for (uint32_t i = 0; i < args.positional; i++) {
    const Value v = args.values[i];
    retain(v);
    locals[i] = v;
  }
  retain(function);
  return runFrame(rt, layFrame(rt, function, locals, locals, kEntryFrame | kOwnsFunction));
}

Owned runBody(Runtime& rt, Function* function, Value nspace) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  Value* locals = entryStack(machine, rt.frame);
  retain(function);
  Frame* frame = pushEntryFrame(rt, machine, function, locals);
  if (frame && !nspace.isNone()) {
    retain(nspace);
    frame->withMore().namespaceOrNone = nspace;
  }
  return runFrame(rt, frame);
}

Owned runCode(Runtime& rt, Value code, Dict* globals, Value locals, Tuple* closure) {
  OURO_TRY(function, newFunction(rt, code.as<Code>(), globals));
  if (closure) {
    retain(closure);
    function.as<Function>()->closure = closure;
  }
  bool own = !locals.isNone() && !(locals == Value(globals));
  return runBody(rt, function.as<Function>(), own ? locals : Value::none());
}

}  // namespace ouro
