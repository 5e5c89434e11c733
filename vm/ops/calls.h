#pragma once
// Calls and returns: whatever enters a frame or leaves one. Generators: generators.h.

#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "vm/callee_guess.h"
#include "vm/ops/operators.h"
#include "vm/ops/special.h"
#include "vm/reduction.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

// ---- entering

// Frames called from a generator's frame cannot lie behind its operands: their arguments move to
// the call stack. `locals` then is the new place.
[[gnu::always_inline]] inline Value* placeArguments(Regs& r, Value* locals, uint32_t count) {
  if (!r.frame->generator()) [[likely]]
    return locals;
  Value* to = r.frame->generator()->limit;
  for (uint32_t k = 0; k < count; k++) to[k] = locals[k];
  return to;
}

// Where they move to, or stay.
[[gnu::always_inline]] inline Value* placeFor(Regs& r, Value* locals) {
  const Generator* generator = r.frame->generator();
  return generator ? generator->limit : locals;
}

// All parameters lie from `locals` on; of the caller's operands those from `kept` on are gone.
// mayEnter() holds.
[[gnu::always_inline]] inline Flow enterAt(Regs& r, Function* function, Value* base, Value* kept,
                                           Value* locals, uint32_t flags) {
  Frame* caller = r.frame;
  caller->pc = r.pc;
  caller->stackTop = kept;
  Code* code = guessed(r.pc, function->code);
  Value* unset = locals + code->parameterCount;
  r.begin(layFrame(r.rt, function, code, base, locals, unset, flags, caller, r.pc));
  return Flow::Next;
}
// The same where they are what was pushed last: the arguments are the callee's, and the operands
// end where its other slots do.
[[gnu::always_inline]] inline Flow enterBound(Regs& r, Function* function, Code* code, Value* base,
                                              Value* locals, uint32_t flags) {
  Value* const behind = locals + code->slotCount;
  r.frame->pc = r.pc;
  r.frame->stackTop = locals;
  for (; r.sp != behind; r.sp += 1) r.top(0) = Value::unbound();
  r.begin(layFrame(r.rt, function, code, base, locals, behind, flags, r.frame, r.pc));
  return Flow::Next;
}

// The same where the `count` arguments that lie at `given` are to be at `locals`, and defaults
// behind them.
[[gnu::always_inline]] inline Flow enterPlaced(Regs& r, Function* function, Value* base,
                                               Value* given, Value* locals, uint32_t count,
                                               uint32_t flags) {
  if (locals != given)
    for (uint32_t k = 0; k < count; k++) locals[k] = given[k];
  addDefaults(function, count, locals);
  return enterAt(r, function, base, given, locals, flags);
}

// Enters `function` whose `count` arguments lie at `locals` (and those by `names` behind them). The
// operands from base on belong to the call. Consumes the arguments.
[[gnu::always_inline]] inline Flow enter(Regs& r, Function* function, Value* base, Value* locals,
                                         uint32_t count, Tuple* names, uint32_t flags) {
  Code* code = function->code;
  r.frame->pc = r.pc;
  r.frame->stackTop = locals;  // the arguments are the callee's: nobody may see them here as well
  uint32_t all = count + (names ? static_cast<uint32_t>(names->length) : 0);
  locals = placeArguments(r, locals, all);
  if (count != code->exactArguments || names) [[unlikely]] {
    if (!bindParameters(r.rt, function, locals, count, names)) {
      if (flags & kOwnsFunction) release(function);
      r.sp = base + 2;
      return Flow::Error;
    }
  }
  Frame* frame = pushFrame(r.rt, r.machine, function, base, locals, flags);
  if (!frame) [[unlikely]] {
    for (uint32_t k = 0; k < code->parameterCount; k++) release(locals[k]);
    if (flags & kOwnsFunction) release(function);
    r.sp = base + 2;
    return Flow::Error;
  }
  return beginFrame(r, frame);
}

// The same where the first of the arguments is self, in the slot behind the callable's.
[[gnu::always_inline]] inline Flow enterWithSelf(Regs& r, Function* function, Value* base,
                                                 uint32_t count, Tuple* names, uint32_t flags) {
  Flow flow = enter(r, function, base, base + 1, count, names, flags);
  if (flow == Flow::Error && r.sp == base + 2) base[1] = Value::unbound();  // self was consumed
  return flow;
}

// The result takes the place of the call's operands from base on.
[[gnu::always_inline]] inline Flow finishCall(Regs& r, Value* base, Owned result) {
  Value* const top = r.sp;
  for (Value* at = base; at < top; at++) release(*at);
  r.sp = base;
  return r.pushOwned(result);
}

// Calls the native function with the `count` arguments at `values`; notFound(): they have to be
// bound in the general way.
[[gnu::always_inline]] inline Owned callRow(Runtime& rt, const MethodDef& row, Value self,
                                            const Value* values, uint32_t count) {
  if (row.signature.takesExactly(count)) return row.function(rt, self, {values, count});
  if (row.signature.takesPadded(count)) return callPadded(rt, row, self, values, count);
  return callByPosition(rt, row, self, values, count);
}
// The same, with the last arguments by keyword.
[[gnu::always_inline]] inline Owned callRow(Runtime& rt, const MethodDef& row, Value self,
                                            const CallArgs& given) {
  if (!given.names) return callRow(rt, row, self, given.values, given.positional);
  return row.signature.varKeywords ? Owned::notFound() : callByName(rt, row, self, given);
}

// Calls the class at base[0] (isPlain: by CALL), if its __new__ or, behind a native one, its
// __init__ is a plain function to be entered.
[[gnu::always_inline]] inline bool enterClass(Regs& r, Value* base, uint32_t positional,
                                              Tuple* names, bool isPlain, Flow* flow) {
  Type* type = base[0].as<Type>();
  if (Function* init = initOf(r.rt, type)) {
    *flow = Flow::Error;
    Owned made = makeForInit(r.rt, type, CallArgs{base + 2, positional, names});
    if (made.isError()) return true;
    Value object = made.take();
    // base[0] becomes the result, base[1] self.
    retain(object);
    base[0] = object;
    base[1] = object;
    retain(init);
    release(type);
    *flow = enterWithSelf(r, init, base, positional + 1, names, kInitFrame | kOwnsFunction);
    return true;
  }
  *flow = Flow::Special;
  return isPlain && callsNew(r.rt, type, positional);
}

// Calls what lies at base with `count` positional arguments (the last names->length of them by
// keyword); isPlain: it is all that the instruction, a CALL, does.
[[gnu::always_inline]] inline Flow callAt(Regs& r, Value* base, uint32_t count, Tuple* names,
                                          bool isPlain) {
  Value callable = base[0];
  uint32_t positional = count - (names ? static_cast<uint32_t>(names->length) : 0);
  bool hasSelf = !base[1].isUnbound();
  if (isMostly(callable, TypeId::Function)) {
    if (hasSelf) return enterWithSelf(r, callable.as<Function>(), base, positional + 1, names, 0);
    return enter(r, callable.as<Function>(), base, base + 2, positional, names, 0);
  }
  r.save();
  switch (callable.isObject() ? callable.object()->kindByte() : 0) {
    case kindNumberOf(TypeId::MethodDescriptor): {
      if (!hasSelf) break;
      const MethodDef& row = *callable.as<MethodDescriptor>()->definition;
      Owned v = callRow(r.rt, row, base[1], CallArgs{base + 2, positional, names});
      if (v.isNotFound()) v = callNativeAt(r.rt, base, positional, names);
      return finishCall(r, base, v);
    }
    case kindNumberOf(TypeId::NativeFunction): {
      if (hasSelf) break;
      NativeFunction* function = callable.as<NativeFunction>();
      if (isPlain && count == 1 && isInstanceOfClass(base[2]) &&
          callsBuiltin(r.rt, function->definition->function, base[2]))
        return Flow::Special;
      Owned v = callRow(r.rt, *function->definition, function->self,
                        CallArgs{base + 2, positional, names});
      if (v.isNotFound()) v = callNativeAt(r.rt, base, positional, names);
      return finishCall(r, base, v);
    }
    case kindNumberOf(TypeId::Method): {
      Method* method = callable.as<Method>();
      if (hasSelf || !isExactly(r.rt, method->function, TypeId::Function)) break;
      retain(method->function);
      retain(method->self);
      base[0] = method->function;
      base[1] = method->self;
      release(callable);
      return enterWithSelf(r, base[0].as<Function>(), base, positional + 1, names, 0);
    }
    default: {
      if (hasSelf || !isInstanceOfClass(callable)) break;
      bool isType;
      if (Function* method = callMethodOf(r.rt, callable, &isType)) {
        retain(method);
        base[0] = method;
        base[1] = callable;
        return enterWithSelf(r, method, base, positional + 1, names, 0);
      }
      if (!isType) break;
      [[fallthrough]];
    }
    case kindNumberOf(TypeId::Type): {
      Flow flow;
      if (!hasSelf && enterClass(r, base, positional, names, isPlain, &flow)) return flow;
      break;
    }
  }
  Owned v = hasSelf ? call(r.rt, callable, CallArgs{base + 1, positional + 1, names})
                    : call(r.rt, callable, CallArgs{base + 2, positional, names});
  return finishCall(r, base, v);
}

// Becomes the form that suits what it calls. A reduction begins in its form even if it is the only
// one that this instruction ever makes: it is long.
OURO_OP(CALL) {
  const Op form = callForm(r.rt, r.callee(i.arg()), i.arg(), r.pc->op());
  r.rewrite(form);
  if (kSpecialise && form == Op::CALL_LEN) joinLength(r.site());
  if (!kSpecialise || form != Op::CALL_REDUCTION || r.rt.tracing.active) return Flow::Call;
  r.pc -= 1;
  return Flow::Next;
}
// A function that is called, by itself or in a method object.
struct PlainCallee {
  Function* function = nullptr;    // null: something else is called
  const Method* method = nullptr;  // where it is in one
  uint32_t self = 0;               // 1: self goes before the arguments
};
[[gnu::always_inline]] inline PlainCallee plainCalleeAt(const Value* base) {
  Value callable = base[0];
  PlainCallee callee;
  callee.self = !base[1].isUnbound();
  if (!callee.self && isExactly(callable, TypeId::Method)) {
    callee.method = callable.as<Method>();
    callee.self = 1;
    callable = callee.method->function;
  }
  if (isExactly(callable, TypeId::Function)) callee.function = callable.as<Function>();
  return callee;
}
// The function takes the place of its method object, if it is in one, which lives until the call
// has begun: somebody may wait for its end.
[[gnu::always_inline]] inline void takeFunction(Value* base, const PlainCallee& callee) {
  if (!callee.method) return;
  base[0] = callee.function;
  retain(base[0]);
}
// The call has begun.
[[gnu::always_inline]] inline Flow dropMethod(Regs& r, const PlainCallee& callee) {
  if (callee.method) {
    r.save();
    release(Value(callee.method));
  }
  return Flow::Next;
}
// Enters what is called with as many arguments as it has parameters, or with what its defaults
// complete, from whatever frame. Generic: there is more to it.
[[gnu::always_inline]] inline Flow enterAny(Regs& r, Value* base, uint32_t count) {
  const PlainCallee callee = plainCalleeAt(base);
  Function* function = callee.function;
  if (!function) return Flow::Generic;
  const Code* code = function->code;
  Value* given = base + 2 - callee.self;
  Value* locals = placeFor(r, given);
  count += callee.self;
  if (!takesPlainly(function, count)) return Flow::Generic;
  if (!mayEnter(r, code, locals)) [[unlikely]]
    return Flow::Generic;
  if (callee.method) {
    base[1] = callee.method->self;
    retain(base[1]);
  }
  takeFunction(base, callee);
  (void)enterPlaced(r, function, base, given, locals, count, 0);
  return dropMethod(r, callee);
}
// A call that no form suits, or not its own. Another one is looked for now and then.
OURO_OP(CALL_ANY) {
  Value* base = r.callee(i.arg());
  if (i.op() == Op::CALL_ANY) {
    const Flow flow = enterAny(r, base, i.arg());
    if (flow == Flow::Next) [[likely]]
      return flow;
  }
  if ((++r.machine.misfits & 15) == 0) r.rewrite(callForm(r.rt, base, i.arg(), r.pc->op()));
  return callAt(r, base, i.arg(), nullptr, true);
}

// ---- leaving

// The frame before takes over after `frame` (popped by the caller of this) has ended with `v`.
[[gnu::always_inline]] inline Flow leaveGenerator(Regs& r, Frame* frame, Value v) {
  Generator* generator = frame->generator();
  uint32_t flags = frame->flags;
  endGenerator(r.rt, generator);
  if (flags & kEntryFrame) {
    r.result = v;
    r.machine.generatorReturned = true;
    return Flow::Exit;
  }
  if (flags & kReduced) {
    release(v);
    r.load(r.rt.frame);
    const auto kind = static_cast<Reduction>(frame->after);
    return finishCall(r, frame->base, endReduction(r.rt, kind, frame->base));
  }
  r.load(r.rt.frame);
  const Instr by = r.pc[-1];
  r.jump(by);
  if (flags & kResumedBySend) {
    // receiver, value is gone: the result takes the receiver's place.
    Value receiver = r.top();
    r.top() = v;
    release(receiver);
  } else {
    release(v);
    release(r.pop());
  }
  return Flow::Next;
}

// Takes a frame off: the one before.
[[gnu::always_inline]] inline Frame* takeOff(Runtime& rt, Frame* frame) {
  Frame* previous = frame->previous;
  --rt.depth;
  rt.frame = previous;
  return previous;
}
// The frame before, `previous`, takes over after `frame`, which lies as it lay, has ended with `v`.
[[gnu::always_inline]] inline Flow goOnWith(Regs& r, Frame* previous, Frame* frame, Value v) {
  Value* base = frame->base;
  const Instr* back = frame->back;
  release(base[0]);  // what its end runs may lie where the frame lay
  r.goBack(previous, back);
  base[0] = v;
  r.sp = base + 1;
  return Flow::Next;
}
// The end of a frame: `v` is what it returns. What it takes to destroy a local is not for here.
[[gnu::always_inline]] inline Flow leavePlain(Regs& r, Value v) {
  // There are few of them: the way on is in line.
  for (; __builtin_expect_with_probability(r.locals != static_cast<void*>(r.frame), true, 0.5);
       r.locals += 1) {
    if (r.locals->isObject()) [[likely]] {
      if (--r.locals->object()->refs == 0) [[unlikely]] {
        r.machine.dropping = r.locals;
        r.result = v;
        return Flow::Leave;
      }
    }
  }
  return goOnWith(r, takeOff(r.rt, r.frame), r.frame, v);
}
[[gnu::always_inline]] inline Flow leave(Regs& r, Value v) {
  if (!r.frame->flags) [[likely]]
    return leavePlain(r, v);
  r.result = v;
  return Flow::Leave;
}
// The rest of that, from the local on whose object nobody holds any more.
[[gnu::always_inline]] inline Flow leaveDropping(Regs& r, Frame* frame, Value v) {
  Frame* previous = takeOff(r.rt, frame);
  Value* at = r.machine.dropping;
  dropLast(r.machine, frame, at->object());
  dropLocals(r.machine, frame, at + 1);
  return goOnWith(r, previous, frame, v);
}
// A frame that holds its function ends, of which nobody knows and which has no namespace.
[[gnu::always_inline]] inline void popOwner(Regs& r, Frame* frame) {
  (void)takeOff(r.rt, frame);
  Function* function = frame->function;
  dropLocals(r.machine, frame, frame->locals);
  release(function);
}
// What leave() leaves to be done; r.result is what the frame returns.
[[gnu::always_inline]] inline Flow leaveSpecial(Regs& r) {
  Value v = r.result;
  Frame* frame = r.frame;
  if (!frame->flags) return leaveDropping(r, frame, v);
  if (frame->flags == (kEntryFrame | kOwnsFunction)) {
    popOwner(r, frame);
    return Flow::Exit;
  }
  if (frame->flags == (kInitFrame | kOwnsFunction) && v.isNone()) {
    Value* base = frame->base;
    const Instr* back = frame->back;
    popOwner(r, frame);
    r.goBack(r.rt.frame, back);
    r.sp = base + 1;
    return Flow::Next;
  }
  if (frame->flags == (kSpecialFrame | kOwnsFunction)) {
    const uint32_t after = frame->after;
    popOwner(r, frame);
    return leaveSpecialMethod(r, v, after);
  }
  if (frame->generator()) {
    r.save();
    return leaveGenerator(r, frame, v);
  }
  Value* base = frame->base;
  uint32_t flags = frame->flags;
  frame->pc = r.pc;
  popFrame(r.rt, r.machine, frame);
  if (flags & kInitFrame) {
    if (!v.isNone()) {
      r.load(r.rt.frame);
      r.sp = base;
      r.push(base[0]);
      (void)raise(r.rt, Exc::TypeError, "__init__() should return None, not '{}'",
                  typeName(r.rt, v));
      release(v);
      return Flow::Error;
    }
    v = base[0];
  } else if (flags & kEntryFrame) {
    r.result = v;
    return Flow::Exit;
  } else if (flags & kSpecialFrame) {
    return leaveSpecialMethod(r, v, frame->after);
  } else if (flags & kReduced) {
    release(v);
    r.load(r.rt.frame);
    const auto kind = static_cast<Reduction>(frame->after);
    return finishCall(r, base, endReduction(r.rt, kind, base));
  } else {
    release(base[0]);
  }
  r.load(r.rt.frame);
  r.sp = base;
  r.push(v);
  return Flow::Next;
}

OURO_OP(RETURN_VALUE) {
  if (!r.frame->flags) [[likely]]
    return leavePlain(r, r.top());  // the operands lie where they lay: it goes on with others
  r.result = r.pop();
  return Flow::Leave;
}

// ---- making functions and classes

OURO_OP(MAKE_FUNCTION) {
  r.save();
  Value code = r.pop();
  Owned made = newFunction(r.rt, code.as<Code>(), globalsOf(r.frame));
  release(code);
  if (made.isError()) return Flow::Error;
  Function* function = made.value.as<Function>();
  if (i.arg() & 8) function->closure = r.pop();
  if (i.arg() & 4) function->annotations = r.pop();
  if (i.arg() & 2) function->kwDefaults = r.pop();
  if (i.arg() & 1) function->defaults = r.pop();
  r.push(made.take());
  return Flow::Next;
}
OURO_OP(LOAD_BUILD_CLASS) {
  r.save();
  return r.pushOwned(buildClassFunction(r.rt, r.frame));
}

}  // namespace ouro
