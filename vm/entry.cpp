// Ways into the interpreter from C++.

#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "vm/stack.h"

namespace ouro {

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

// `frame`, just pushed, or null with an exception pending.
Owned runFrame(Runtime& rt, Frame* frame) {
  if (!frame) return Owned::error();
  frame->pc = frame->code->instructions;
  frame->stackTop = frame->operands();
  return interpret(rt, frame);
}

// The arguments have to be brought to their parameters first.
Owned callBinding(Runtime& rt, MachineState& machine, Function* function, CallArgs args) {
  Value* locals = entryStack(machine, rt.frame);
  uint32_t count = args.positional + (args.names ? static_cast<uint32_t>(args.names->length) : 0);
  if (locals + count + function->code->frameSize > machine.stackEnd) return raiseRecursionError(rt);
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

// What sorting by a key, dicts of objects with __eq__ and all other native code comes through: kept
// short.
Owned callFunction(Runtime& rt, Function* function, CallArgs args) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  KeepFloor keep(machine);
  if (args.positional != function->code->exactArguments || args.names)
    return callBinding(rt, machine, function, args);
  Value* locals = entryStack(machine, rt.frame);
  if (locals + args.positional > machine.stackEnd) return raiseRecursionError(rt);
  retain(function);
  for (uint32_t i = 0; i < args.positional; i++) {
    const Value v = args.values[i];
    retain(v);
    locals[i] = v;
  }
  return runFrame(rt, pushEntryFrame(rt, machine, function, locals));
}

Owned runBody(Runtime& rt, Function* function, Value nspace) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  KeepFloor keep(machine);
  Value* locals = entryStack(machine, rt.frame);
  retain(function);
  Frame* frame = pushEntryFrame(rt, machine, function, locals);
  if (frame && !nspace.isNone()) {
    retain(nspace);
    frame->namespaceOrNone = nspace;
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
