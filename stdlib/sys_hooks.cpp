// The functions of sys that are called when something happens, and those that install them.

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/sys.h"

namespace ouro {

namespace {

void put(Value& field, Value value) {
  retain(value);
  Value old = std::exchange(field, value);
  if (!old.isNull()) release(old);
}
Owned shareOrNone(Value field) { return field.isNull() ? Owned::none() : Owned::share(field); }

Owned writeTo(Runtime& rt, Str* fileName, Value text) {
  Value file = dictGet(rt, rt.sysDict, fileName);
  if (file.isError()) return Owned::error();
  if (file.isNotFound()) return raise(rt, Exc::RuntimeError, "lost sys.{}", toUtf8(fileName));
  if (file.isNone()) return Owned::none();
  Local held(file);
  return callMethod(rt, held, rt.names.write, {&text, 1});
}

// An encoding that cannot show the text gets its escapes.
Owned writeEscaped(Runtime& rt, Value text) {
  if (!errorMatches(rt, Exc::UnicodeEncodeError)) return Owned::error();
  clearError(rt);
  OURO_TRY(plain, escapeNonAscii(rt, text.as<Str>()));
  return writeTo(rt, rt.names.stdout, plain);
}

}  // namespace

Owned sys_displayhook(Runtime& rt, Value, Args args) {
  if (args[0].isNone()) return Owned::none();
  OURO_CHECK(dictSet(rt, rt.builtins, rt.names.underscore, Value::none()));
  OURO_TRY(text, repr(rt, args[0]));
  Local written = writeTo(rt, rt.names.stdout, text);
  if (written.isError()) written = writeEscaped(rt, text);
  if (written.isError()) return Owned::error();
  OURO_TRY(newline, newChar(rt, '\n'));
  OURO_TRY(ended, writeTo(rt, rt.names.stdout, newline));
  OURO_CHECK(dictSet(rt, rt.builtins, rt.names.underscore, args[0]));
  return Owned::none();
}

Owned sys_excepthook(Runtime& rt, Value, Args args) {
  if (isExceptionInstance(rt, args[1]) && rt.machine.printException)
    rt.machine.printException(rt, args[1]);
  return Owned::none();
}

Owned sys_unraisablehook(Runtime& rt, Value, Args args) {
  Ref<Str> value = intern(rt, "exc_value"), object = intern(rt, "object");
  Ref<Str> message = intern(rt, "err_msg");
  if (!value || !object || !message) return Owned::error();
  OURO_TRY(exception, getAttr(rt, args[0], value.get()));
  OURO_TRY(where, getAttr(rt, args[0], object.get()));
  OURO_TRY(text, getAttr(rt, args[0], message.get()));
  std::string words = isStr(rt, text) ? toUtf8(text.as<Str>()) : "";
  if (rt.machine.reportUnraisable)
    rt.machine.reportUnraisable(rt, exception, where, words.empty() ? nullptr : words.c_str());
  return Owned::none();
}

Owned sys_breakpointhook(Runtime& rt, Value, Args) {
  return raise(rt, Exc::RuntimeError, "there is no debugger");
}

// ---- the exception being handled

namespace {

Value handledException(const Runtime& rt) {
  for (HandledException* at = rt.handled; at; at = at->previous)
    if (!at->exception.isNone()) return at->exception;
  return Value::none();
}

}  // namespace

Owned sys_exc_info(Runtime& rt, Value, Args) {
  Value exception = handledException(rt);
  if (exception.isNone()) return newTuple(rt, {Value::none(), Value::none(), Value::none()});
  return newTuple(rt,
                  {Value(typeOf(rt, exception)), exception, exception.as<Exception>()->traceback});
}

Owned sys_exception(Runtime& rt, Value, Args) { return Owned::share(handledException(rt)); }

// ---- audit hooks (PEP 578)

Owned sys_audit(Runtime& rt, Value self, Args args) {
  std::span<const Value> given = args.from(0);
  if (given.empty())
    return raise(rt, Exc::TypeError, "audit() missing 1 required positional argument: 'event'");
  if (!isStr(rt, given[0])) {
    return raise(rt, Exc::TypeError, "expected str for argument 'event', not {}",
                 typeName(rt, given[0]));
  }
  Value hooks = sysState(self)->auditHooks;
  if (hooks.isNull()) return Owned::none();
  Local held(hooks);
  OURO_TRY(arguments, newTuple(rt, given.subspan(1)));
  for (size_t i = 0; i < held.as<List>()->length; i++) {
    Local hook((*held.as<List>())[i]);
    OURO_TRY(done, call(rt, hook, given[0], arguments));
  }
  return Owned::none();
}

Owned sys_addaudithook(Runtime& rt, Value self, Args args) {
  Value& hooks = sysState(self)->auditHooks;
  if (hooks.isNull()) {
    OURO_TRY(list, newList(rt));
    hooks = list.take().take();
  }
  return append(rt, hooks.as<List>(), args[0]) ? Owned::none() : Owned::error();
}

// ---- tracing. The machine reports nothing to trace and profile functions: installing one would
// silently do nothing, so it is refused.

namespace {

Owned refuseTracing(Runtime& rt, Value& field, Value function) {
  if (!function.isNone()) return raise(rt, Exc::NotImplementedError, "no tracing here");
  put(field, function);
  return Owned::none();
}

}  // namespace

Owned sys_settrace(Runtime& rt, Value self, Args args) {
  return refuseTracing(rt, sysState(self)->trace, args[0]);
}
Owned sys_setprofile(Runtime& rt, Value self, Args args) {
  return refuseTracing(rt, sysState(self)->profile, args[0]);
}
Owned sys_gettrace(Runtime&, Value self, Args) { return shareOrNone(sysState(self)->trace); }
Owned sys_getprofile(Runtime&, Value self, Args) { return shareOrNone(sysState(self)->profile); }

Owned sys_set_asyncgen_hooks(Runtime& rt, Value self, Args args) {
  const char* const names[] = {"firstiter", "finalizer"};
  for (uint32_t i = 0; i < 2; i++) {
    if (!args.has(i) || args[i].isNone() || isCallable(rt, args[i])) continue;
    return raise(rt, Exc::TypeError, "callable {} expected, got {}", names[i],
                 typeName(rt, args[i]));
  }
  if (args.has(0)) put(sysState(self)->asyncFirstIter, args[0]);
  if (args.has(1)) put(sysState(self)->asyncFinalizer, args[1]);
  return Owned::none();
}

Owned sys_get_asyncgen_hooks(Runtime& rt, Value self, Args) {
  OURO_TRY(first, shareOrNone(sysState(self)->asyncFirstIter));
  OURO_TRY(last, shareOrNone(sysState(self)->asyncFinalizer));
  return newTuple(rt, {first.get(), last.get()});
}

}  // namespace ouro
