#pragma once
// Calls with keywords, and of what `*` and `**` spread.

#include "compiler/code_unit.h"
#include "vm/constructor.h"
#include "vm/ops/calls.h"

namespace ouro {

// Is there a parameter *args or **kwargs?
[[gnu::always_inline]] inline bool gathers(const Code* code) {
  return code->flags & (kVarArgs | kVarKeywords);
}

// Enters a function by itself or in a method object. Generic: there is more to it.
[[gnu::always_inline]] inline Flow enterByName(Regs& r, Value* base, uint32_t positional,
                                               const Tuple* names) {
  const PlainCallee callee = plainCalleeAt(base);
  Function* function = callee.function;
  if (!function || gathers(function->code)) return Flow::Generic;
  Value* given = base + 2 - callee.self;
  Value* locals = placeFor(r, given);
  if (!mayEnter(r, function->code, locals)) [[unlikely]]
    return Flow::Generic;
  if (!placeKeywords(r.rt, function, given, locals, positional + callee.self, names))
    return Flow::Generic;
  if (callee.method) {
    locals[0] = callee.method->self;
    retain(locals[0]);
  }
  takeFunction(base, callee);
  (void)enterAt(r, function, base, given, locals, 0);
  return dropMethod(r, callee);
}

// The same for a class whose instances object.__new__ makes and a function initialises. A built-in
// one is called at once.
[[gnu::always_inline]] inline Flow enterClassByName(Regs& r, Value* base, uint32_t positional,
                                                    Tuple* names) {
  if (!isExactly(base[0], TypeId::Type) || !base[1].isUnbound()) return Flow::Generic;
  Type* type = base[0].as<Type>();
  if (type->definition) {
    r.save();
    const CallArgs given{base + 2, positional, names};
    return finishCall(r, base, instantiate(r.rt, type, given));
  }
  if (type->initVersion != type->version || !type->version) return Flow::Generic;
  Function* init = type->cachedInit;
  if (!init || type->slots.make != r.rt.type(TypeId::Object)->slots.make) return Flow::Generic;
  const Code* code = init->code;
  if (gathers(code)) return Flow::Generic;
  Value* locals = placeFor(r, base + 1);
  if (!mayEnter(r, code, locals)) [[unlikely]]
    return Flow::Generic;
  if (!placeKeywords(r.rt, init, base + 1, locals, positional + 1, names)) return Flow::Generic;
  r.save();
  r.sp = base + 1;
  if (type->constructor && !r.rt.tracing.active) {
    if (Object* made = construct(r.rt, type, locals + 1, code->parameterCount - 1)) [[likely]] {
      base[0] = made;
      return Flow::Next;
    }
  }
  Object* object = r.rt.make<Object>(type);
  if (!object) [[unlikely]] {
    for (uint32_t k = 1; k < code->parameterCount; k++) release(locals[k]);
    return Flow::Error;
  }
  retain(object);
  base[0] = locals[0] = object;
  retain(init);
  release(Value(type));
  return enterAt(r, init, base, base + 1, locals, kInitFrame | kOwnsFunction);
}

OURO_OP(CALL_KW) {
  Value* base = r.callee(i.a());
  Tuple* names = r.constants()[i.b()].as<Tuple>();
  const uint32_t positional = i.a() - static_cast<uint32_t>(names->length);
  if (kSpecialise) {
    Flow flow = enterByName(r, base, positional, names);
    if (flow == Flow::Next) [[likely]]
      return flow;
    flow = enterClassByName(r, base, positional, names);
    if (flow != Flow::Generic) return flow;
  }
  return callAt(r, base, i.a(), names, false);
}

// ---- spread

// f(*args, **kwargs) of a function by itself or in a method object. Generic: there is more to it.
[[gnu::always_inline]] inline Flow enterSpread(Regs& r, bool hasMapping) {
  Value* base = r.sp - 3 - hasMapping;
  const PlainCallee callee = plainCalleeAt(base);
  Function* function = callee.function;
  if (!function) return Flow::Generic;
  const Value iterable = base[2], mapping = hasMapping ? base[3] : Value::unbound();
  Value* locals = placeFor(r, base + 2 - callee.self);
  if (!mayEnter(r, function->code, locals)) return Flow::Generic;
  r.save();  // what is made for *args and **kwargs is made here
  const Value first = callee.method ? callee.method->self : Value::unbound();
  if (!spreadArguments(r.rt, function, first, iterable, mapping, locals)) {
    base[2] = iterable;  // defaults may have taken their places
    if (hasMapping) base[3] = mapping;
    return Flow::Generic;
  }
  takeFunction(base, callee);
  (void)enterAt(r, function, base, base + 1, locals, 0);
  release(iterable);
  if (hasMapping) release(mapping);
  return dropMethod(r, callee);
}
// The arguments that were fetched take the place of the iterable and the mapping they come from.
// There may be more of them than the frame has room for: what C++ calls meanwhile begins behind.
[[gnu::always_inline]] inline Flow callFetched(Regs& r, Value* base, SpreadArguments& arguments) {
  while (r.sp > base + 2) release(r.pop());
  for (uint32_t k = 0; k < arguments.count; k++) r.push(arguments.values[k]);
  const KeepFloor keep(r.machine);
  r.machine.floor = r.sp;
  const Frame* caller = r.frame;
  Flow flow = callAt(r, base, arguments.count, arguments.names, false);
  if (!arguments.names) return flow;
  if (r.frame != caller) r.save();
  release(arguments.names);
  return flow;
}
// f(*iterable, **mapping)
OURO_OP(CALL_EX) {
  if (kSpecialise) {
    const Flow flow = enterSpread(r, i.arg() & 1);
    if (flow == Flow::Next) [[likely]]
      return flow;
  }
  r.save();
  uint32_t operands = 3 + (i.arg() & 1);
  Value* base = r.sp - operands;
  Value mapping = i.arg() & 1 ? base[3] : Value::unbound();
  if (!r.frame->generator() && base + SpreadArguments::kMost < r.machine.stackEnd) {
    SpreadArguments arguments;
    int fetched = fetchArguments(r.rt, base[2], mapping, &arguments);
    if (fetched < 0) return Flow::Error;
    if (fetched) return callFetched(r, base, arguments);
  }
  return finishCall(r, base, callSpread(r.rt, base[0], base[2], mapping));
}

}  // namespace ouro
