#pragma once
// Raising and handling, with blocks, imports, match.

#include "runtime/types/exception.h"
#include "vm/ops/calls.h"
#include "vm/regs.h"
#include "vm/slow.h"
#include "vm/tracing.h"

namespace ouro {

OURO_OP(RAISE_VARARGS) {
  r.save();
  Value cause = i.arg() == 2 ? r.pop() : Value::unbound();
  Value exception = i.arg() >= 1 ? r.pop() : Value::unbound();
  r.machine.reraising = i.arg() == 0;
  raiseStatement(r.rt, exception, cause);
  release(cause);
  release(exception);
  return Flow::Error;
}
OURO_OP(PUSH_EXC_INFO) {
  Value exception = r.pop();
  r.push(r.rt.handled->exception);  // moves
  retain(exception);
  r.rt.handled->exception = exception;
  r.push(exception);
  return Flow::Next;
}
OURO_OP(POP_EXCEPT) {
  Value old = std::exchange(r.rt.handled->exception, r.pop());
  release(old);
  return Flow::Next;
}
OURO_OP(CHECK_EXC_MATCH) {
  r.save();
  Value pattern = r.pop();
  const bool isSame = pattern == Value(typeOf(r.rt, r.top()));
  int result = isSame ? 1 : matchException(r.rt, r.top(), pattern);
  release(pattern);
  if (result < 0) return Flow::Error;
  r.push(Value::boolean(result));
  return Flow::Next;
}
OURO_OP(CHECK_EG_MATCH) {
  r.save();
  Value pattern = r.pop(), exception = r.top();
  Value rest = Value::none(), match = Value::none();
  bool ok = matchGroup(r.rt, exception, pattern, &rest, &match);
  release(pattern);
  if (!ok) return Flow::Error;
  r.top() = rest;
  release(exception);
  r.push(match);
  if (!match.isNone()) {
    retain(match);
    release(std::exchange(r.rt.handled->exception, match));
  }
  return Flow::Next;
}
OURO_OP(PREP_RERAISE_STAR) {
  r.save();
  Value raised = r.pop(), original = r.pop();
  Owned v = prepareReraise(r.rt, original, raised);
  release(raised);
  release(original);
  return r.pushOwned(v);
}
OURO_OP(RERAISE) {
  r.save();
  Value exception = r.pop();
  restoreError(r.rt, Owned::adopt(exception));
  r.machine.reraising = true;
  return Flow::Error;
}
OURO_OP(LOAD_ASSERTION_ERROR) {
  Type* type = r.rt.exception(Exc::AssertionError);
  retain(type);
  r.push(type);
  return Flow::Next;
}
// Operands for a call of __exit__: a method in two parts, or anything else.
[[gnu::always_inline]] inline void pushExit(Regs& r, Value exit, Value self) {
  r.push(exit);
  r.push(self);
}
[[gnu::always_inline]] inline Flow beforeWith(Regs& r, bool isAsync) {
  Value manager = r.pop(), exit = Value::none(), self = Value::unbound();
  Owned entered = enterWith(r.rt, manager, isAsync, &exit, &self);
  release(manager);
  if (entered.isError()) return Flow::Error;
  pushExit(r, exit, self);
  r.push(entered.take());
  return Flow::Next;
}
// Where both are plain functions __enter__ is called as a method of the manager.
OURO_OP(BEFORE_WITH) {
  r.save();
  Value manager = r.top();
  Function *exit, *enter = enterMethod(r.rt, manager, &exit);
  Value *base = r.sp + 1, *locals = placeFor(r, base + 1);
  if (!enter || !mayEnter(r, enter->code, locals)) return beforeWith(r, false);
  retain(exit);
  retain(enter);
  retain(manager);
  base[-2] = exit;
  base[-1] = manager;
  base[0] = enter;
  locals[0] = manager;
  return enterAt(r, enter, base, base + 1, locals, 0);
}
OURO_OP(BEFORE_ASYNC_WITH) {
  r.save();
  return beforeWith(r, true);
}
OURO_OP(WITH_EXCEPT_START) {
  r.save();
  Value exit = r.top(5), self = r.top(4), exception = r.top(1);
  if (r.frame->generator() || !isExactly(exit, TypeId::Function))
    return r.pushOwned(callExit(r.rt, exit, self, exception));
  Value traceback = exception.as<Exception>()->traceback;
  Value* base = r.sp;
  pushExit(r, exit, self);
  r.push(typeOf(r.rt, exception));
  r.push(exception);
  r.push(traceback.isNull() ? Value::none() : traceback);
  for (Value* at = base; at < r.sp; at++) retain(*at);
  auto* function = exit.as<Function>();
  return self.isUnbound() ? enter(r, function, base, base + 2, 3, nullptr, 0)
                          : enterWithSelf(r, function, base, 4, nullptr, 0);
}

// ---- modules, annotations, the prompt

OURO_OP(IMPORT_NAME) {
  r.save();
  Value fromList = r.pop(), level = r.pop();
  Owned v = importName(r.rt, r.frame, i.arg(), level, fromList);
  release(fromList);
  release(level);
  return r.pushOwned(v);
}
OURO_OP(IMPORT_FROM) {
  r.save();
  return r.pushOwned(importFrom(r.rt, r.frame, r.top(), i.arg()));
}
OURO_OP(IMPORT_STAR) {
  r.save();
  Value module = r.pop();
  bool ok = importStar(r.rt, r.frame, module);
  release(module);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(SETUP_ANNOTATIONS) {
  r.save();
  return setupAnnotations(r.rt, r.frame) ? Flow::Next : Flow::Error;
}
OURO_OP(TRACE) {
  r.pc--;
  r.save();
  if (!r.rt.stops->lift(const_cast<Instr*>(r.pc + 0))) {
    (void)raise(r.rt, Exc::SystemError, "code copied while it was traced");
    return Flow::Error;
  }
  return r.rt.tracing.active ? Flow::Trace : Flow::Next;
}
OURO_OP(PRINT_EXPR) {
  r.save();
  Value v = r.pop();
  bool ok = printExpression(r.rt, v);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}

// ---- match

OURO_OP(GET_LEN) {
  r.save();
  int64_t n = length(r.rt, r.top());
  if (n < 0) return Flow::Error;
  return r.pushOwned(newInt(r.rt, n));
}
OURO_OP(MATCH_MAPPING) {
  r.push(Value::boolean(typeOf(r.rt, r.top())->has(kMappingPattern)));
  return Flow::Next;
}
OURO_OP(MATCH_SEQUENCE) {
  r.push(Value::boolean(typeOf(r.rt, r.top())->has(kSequencePattern)));
  return Flow::Next;
}
OURO_OP(MATCH_KEYS) {
  r.save();
  return r.pushOwned(matchKeys(r.rt, r.top(2), r.top(1).as<Tuple>()));
}
OURO_OP(MATCH_CLASS) {
  r.save();
  Value names = r.pop(), cls = r.pop(), subject = r.pop();
  const int is = plainlyIs(r.rt, subject, cls);
  Owned v =
      is == 0 ? Owned::none() : matchClass(r.rt, subject, cls, i.arg(), names.as<Tuple>(), is > 0);
  release(names);
  release(cls);
  release(subject);
  return r.pushOwned(v);
}
OURO_OP(DICT_REST) {
  r.save();
  Value keys = r.pop(), subject = r.pop();
  Owned v = matchRest(r.rt, subject, keys.as<Tuple>());
  release(keys);
  release(subject);
  return r.pushOwned(v);
}

}  // namespace ouro
