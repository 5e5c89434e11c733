// raise, except, except*, with.

#include <vector>

#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "vm/machine.h"
#include "vm/slow.h"

namespace ouro {

namespace {

Value handledNow(const Runtime& rt) {
  for (const HandledException* at = rt.handled; at; at = at->previous)
    if (!at->exception.isNone()) return at->exception;
  return Value::none();
}

bool validPattern(Runtime& rt, Value pattern) {
  constexpr const char* kText =
      "catching classes that do not inherit from BaseException is not allowed";
  if (!isTuple(rt, pattern))
    return isExceptionClass(rt, pattern) || fail(rt, Exc::TypeError, "{}", kText);
  for (Value item : pattern.as<Tuple>()->span())
    if (!isExceptionClass(rt, item)) return fail(rt, Exc::TypeError, "{}", kText);
  return true;
}

bool catchesGroups(Runtime& rt, Value pattern) {
  Type* group = rt.exception(Exc::BaseExceptionGroup);
  if (!isTuple(rt, pattern)) return isSubtype(pattern.as<Type>(), group);
  for (Value item : pattern.as<Tuple>()->span())
    if (isSubtype(item.as<Type>(), group)) return true;
  return false;
}

bool isGroup(const Runtime& rt, Value v) {
  return isSubtype(typeOf(rt, v), rt.exception(Exc::BaseExceptionGroup));
}

Owned callSplit(Runtime& rt, Value group, Value pattern) {
  Ref<Str> name = intern(rt, "split");
  if (!name) return Owned::error();
  OURO_TRY(pair, callMethod(rt, group, name.get(), {&pattern, 1}));
  if (!isTuple(rt, pair) || pair.as<Tuple>()->length < 2) {
    return raise(rt, Exc::TypeError, "{}.split must return a 2-tuple, got {}", typeName(rt, group),
                 typeName(rt, pair));
  }
  return pair.take();
}

}  // namespace

void raiseStatement(Runtime& rt, Value exception, Value cause) {
  if (exception.isUnbound()) {
    Value handled = handledNow(rt);
    if (handled.isNone()) {
      machineOf(rt).reraising = false;
      (void)raise(rt, Exc::RuntimeError, "No active exception to reraise");
    } else {
      restoreError(rt, Owned::share(handled));
      // A bare raise adds no context and keeps the traceback.
    }
    return;
  }
  Local error = exceptionFrom(rt, exception);
  if (error.isError()) return;
  if (!cause.isUnbound()) {
    Local causeError;
    if (isExceptionClass(rt, cause)) {
      causeError = exceptionFrom(rt, cause);
      if (causeError.isError()) return;
    } else if (isExceptionInstance(rt, cause)) {
      causeError = Local(cause);
    } else if (!cause.isNone()) {
      (void)raise(rt, Exc::TypeError, "exception causes must derive from BaseException");
      return;
    }
    Exception* object = error.as<Exception>();
    object->suppressContext = true;
    assignField(object->cause, causeError);
  }
  (void)raiseValue(rt, error);
}

int matchException(Runtime& rt, Value exception, Value pattern) {
  if (isExactly(pattern, TypeId::Type) && pattern.as<Type>()->has(kException))
    return isSubtype(typeOf(rt, exception), pattern.as<Type>());
  if (!validPattern(rt, pattern)) return -1;
  return exceptionMatches(rt, exception, pattern);
}

bool matchGroup(Runtime& rt, Value exception, Value pattern, Value* rest, Value* match) {
  if (!validPattern(rt, pattern)) return false;
  if (catchesGroups(rt, pattern)) {
    return fail(rt, Exc::TypeError,
                "catching ExceptionGroup with except* is not allowed. Use except instead.{}", "");
  }
  if (exception.isNone()) return true;
  if (exceptionMatches(rt, exception, pattern)) {
    if (isGroup(rt, exception)) {
      *match = Owned::share(exception).take();
      return true;
    }
    OURO_TRY_BOOL(list, newTuple(rt, {exception}));
    OURO_TRY_BOOL(group, call(rt, rt.exception(Exc::ExceptionGroup), Value(rt.emptyStr), list));
    *match = group.take().take();
    return true;
  }
  if (!isGroup(rt, exception)) {
    *rest = Owned::share(exception).take();
    return true;
  }
  OURO_TRY_BOOL(pair, callSplit(rt, exception, pattern));
  *match = Owned::share((*pair.as<Tuple>())[0]).take();
  *rest = Owned::share((*pair.as<Tuple>())[1]).take();
  return true;
}

Owned enterWith(Runtime& rt, Value manager, bool isAsync, Value* exit, Value* self) {
  Str* enterName = isAsync ? rt.names.aenter : rt.names.enter;
  Str* exitName = isAsync ? rt.names.aexit : rt.names.exit;
  Type* type = typeOf(rt, manager);
  const char* protocol = isAsync ? "asynchronous context manager" : "context manager";
  Value enterMethod = typeLookup(rt, type, enterName);
  if (errorPending(rt)) return Owned::error();  // no memory to make a built-in type ready
  if (enterMethod.isNotFound()) {
    return raise(rt, Exc::TypeError, "'{}' object does not support the {} protocol", nameOf(type),
                 protocol);
  }
  Value exitMethod = typeLookup(rt, type, exitName);
  if (exitMethod.isNotFound()) {
    if (errorPending(rt)) return Owned::error();
    return raise(rt, Exc::TypeError,
                 "'{}' object does not support the {} protocol (missed {} method)", nameOf(type),
                 protocol, toUtf8(exitName));
  }
  const bool isPlain = isExactly(exitMethod, TypeId::Function);
  auto get = isPlain ? nullptr : typeOf(rt, exitMethod)->slots.descriptorGet;
  OURO_TRY(bound, get ? get(rt, exitMethod, manager, type) : Owned::share(exitMethod));
  Local entered = suspendedCall(rt, enterMethod, manager);
  if (entered.isNotFound()) entered = callSpecial(rt, manager, enterName);
  if (entered.isError()) return Owned::error();
  if (isPlain) *self = Owned::share(manager).take();
  *exit = bound.take().take();
  return entered.take();
}

Function* enterMethod(Runtime& rt, Value manager, Function** exit) {
  Type* type = typeOf(rt, manager);
  Value enter = typeLookup(rt, type, rt.names.enter);
  if (!isExactly(enter, TypeId::Function)) return nullptr;
  if (enter.as<Function>()->code->exactArguments != 1) return nullptr;
  Value leave = typeLookup(rt, type, rt.names.exit);
  if (!isExactly(leave, TypeId::Function)) return nullptr;
  *exit = leave.as<Function>();
  return enter.as<Function>();
}

Owned callExit(Runtime& rt, Value exit, Value self, Value exception) {
  Value traceback = exception.as<Exception>()->traceback;
  Value args[] = {self, typeOf(rt, exception), exception,
                  traceback.isNull() ? Value::none() : traceback};
  std::span<const Value> given(args);
  return call(rt, exit, self.isUnbound() ? given.subspan(1) : given);
}

namespace {

// Was this raised again as it came, rather than made by a handler?
bool isReraised(const Exception* exception, const Exception* original) {
  return exception->traceback == original->traceback && exception->cause == original->cause &&
         exception->context == original->context && exception->notes == original->notes;
}

}  // namespace

// What an except* statement raises in the end: the exceptions raised in its handlers and what no
// handler took of the original group, which keeps its own structure (PEP 654).
Owned prepareReraise(Runtime& rt, Value original, Value raisedList) {
  List* all = raisedList.as<List>();
  if (all->length == 0) return Owned::none();
  // A naked exception: only one handler could run, so there is at most one to raise.
  if (!isExceptionGroup(rt, original)) return Owned::share((*all)[0]);
  OURO_TRY(raised, newList(rt));
  OURO_TRY(leaves, newList(rt));
  for (Value item : all->span()) {
    if (item.isNone()) continue;
    bool ok = isReraised(item.as<Exception>(), original.as<Exception>())
                  ? collectLeaves(rt, item, leaves.as<List>())
                  : append(rt, raised.as<List>(), item);
    if (!ok) return Owned::error();
  }
  Local rest;
  if (leaves.as<List>()->length) {
    rest = projectGroup(rt, original, leaves.as<List>());
    if (rest.isError()) return Owned::error();
  }
  if (raised.as<List>()->length == 0) return rest.take();
  if (!rest.get().isNone()) OURO_CHECK(append(rt, raised.as<List>(), rest));
  return call(rt, rt.exception(Exc::ExceptionGroup), Value(rt.emptyStr), raised);
}

}  // namespace ouro
