// Ways into the interpreter from C++.

#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "vm/stack.h"

namespace ouro {

namespace {

// A Python call from C++ uses the native stack too.
bool nativeStackLeft(Runtime& rt) {
  char here;
  if (&here > rt.stackLimit) return true;
  (void)raiseRecursionError(rt);
  return false;
}

Owned runFrame(Runtime& rt, Value* base, Frame* frame) {
  Owned result = Owned::error();
  if (frame) {
    frame->pc = frame->code->instructions;
    frame->stackTop = frame->operands();
    result = interpret(rt, frame);
  }
  release(base[0]);
  return result;
}

}  // namespace

Owned callFunction(Runtime& rt, Function* function, CallArgs args) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  KeepFloor keep(machine);
  Value* base = entryStack(machine, rt.frame);
  uint32_t count = args.positional + (args.names ? static_cast<uint32_t>(args.names->length) : 0);
  if (base + 2 + count + function->code->frameSize > machine.stackEnd)
    return raiseRecursionError(rt);
  retain(function);
  base[0] = function;
  base[1] = Value::unbound();
  Value* locals = base + 2;
  for (uint32_t i = 0; i < count; i++) {
    retain(args.values[i]);
    locals[i] = args.values[i];
  }
  Code* code = function->code;
  bool inPlace = args.positional == code->exactArguments && !args.names;
  if (!inPlace && !bindParameters(rt, function, locals, args.positional, args.names)) {
    release(function);
    return Owned::error();
  }
  Frame* frame = pushFrame(rt, machine, function, base, locals, kEntryFrame);
  if (!frame)
    for (uint32_t i = 0; i < code->parameterCount; i++) release(locals[i]);
  return runFrame(rt, base, frame);
}

Owned runBody(Runtime& rt, Function* function, Value nspace) {
  if (!nativeStackLeft(rt)) return Owned::error();
  MachineState& machine = machineOf(rt);
  KeepFloor keep(machine);
  Value* base = entryStack(machine, rt.frame);
  if (base + 2 + function->code->frameSize > machine.stackEnd) return raiseRecursionError(rt);
  retain(function);
  base[0] = function;
  base[1] = Value::unbound();
  Frame* frame = pushFrame(rt, machine, function, base, base + 2, kEntryFrame);
  if (frame && !nspace.isNone()) {
    retain(nspace);
    frame->namespaceOrNone = nspace;
  }
  return runFrame(rt, base, frame);
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
