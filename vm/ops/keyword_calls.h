#pragma once
// Calls with keywords.

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
  Value callable = base[0];
  const Method* method = nullptr;
  uint32_t self = !base[1].isUnbound();
  if (!self && isExactly(callable, TypeId::Method)) {
    method = callable.as<Method>();
    callable = method->function;
    self = 1;
  }
  if (!isExactly(callable, TypeId::Function)) return Flow::Generic;
  auto* function = callable.as<Function>();
  if (gathers(function->code)) return Flow::Generic;
  Value* given = base + 2 - self;
  Value* locals = placeFor(r, given);
  if (!mayEnter(r, function->code, locals)) [[unlikely]]
    return Flow::Generic;
  if (!placeKeywords(r.rt, function, given, locals, positional + self, names)) return Flow::Generic;
  if (method) {
    locals[0] = method->self;
    base[0] = callable;
    retain(locals[0]);
    retain(callable);
    release(Value(method));  // of what it held all is held here
  }
  return enterAt(r, function, base, given, locals, 0);
}

// The same for a class whose instances object.__new__ makes and a function initialises.
[[gnu::always_inline]] inline Flow enterClassByName(Regs& r, Value* base, uint32_t positional,
                                                    const Tuple* names) {
  if (!isExactly(base[0], TypeId::Type) || !base[1].isUnbound()) return Flow::Generic;
  Type* type = base[0].as<Type>();
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

}  // namespace ouro
