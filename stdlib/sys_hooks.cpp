// The functions of sys that are called when something happens, and those that install them.

#include <cstdlib>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/sys.h"

namespace ouro {

namespace {

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
  if (!isExceptionInstance(rt, args[1])) {
    OURO_TRY(text, newStr(rt, fmt::format("TypeError: print_exception(): Exception expected for "
                                          "value, {} found\n",
                                          typeName(rt, args[1]))));
    OURO_TRY(written, writeTo(rt, rt.names.stderr, text));
    return Owned::none();
  }
  if (rt.machine.printException) rt.machine.printException(rt, args[1]);
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

// ---- breakpoint()

namespace {

// What PYTHONBREAKPOINT names, such as "pdb.set_trace"; notFound(): there is no such thing.
Owned findHook(Runtime& rt, std::string_view path) {
  size_t dot = path.rfind('.');
  if (dot == 0) return Owned::notFound();
  bool dotted = dot != std::string_view::npos;
  Ref<Str> moduleName = intern(rt, dotted ? path.substr(0, dot) : "builtins");
  Ref<Str> name = intern(rt, dotted ? path.substr(dot + 1) : path);
  if (!moduleName || !name) return Owned::error();
  OURO_TRY(wanted, newTuple(rt, {Value(name.get())}));  // so that the import gives the last module
  Local module = rt.machine.importName(rt, moduleName.get(), Value::none(), wanted, 0);
  if (module.isError()) {
    if (!errorMatches(rt, Exc::ImportError)) return Owned::error();
    clearError(rt);
    return Owned::notFound();
  }
  return lookupAttr(rt, module, name.get());
}

}  // namespace

// By the signature "*args, **kws": the dict of keywords first.
Owned sys_breakpointhook(Runtime& rt, Value, Args args) {
  const char* variable = std::getenv("PYTHONBREAKPOINT");
  std::string path = variable && *variable ? variable : "pdb.set_trace";
  if (path == "0") return Owned::none();
  Owned found = findHook(rt, path);
  if (found.isNotFound()) {
    return warn(rt, Exc::RuntimeWarning,
                fmt::format("Ignoring unimportable $PYTHONBREAKPOINT: \"{}\"", path));
  }
  if (found.isError()) return found;
  Local hook = found;
  return passKeywords(rt, args[0], args.from(1),
                      [&](const CallArgs& given) { return call(rt, hook, given); });
}

// ---- the exception being handled

namespace {

Value innermost(const HandledException* at) {
  for (; at; at = at->previous)
    if (!at->exception.isNone()) return at->exception;
  return Value::none();
}

Owned typeValueTraceback(Runtime& rt, Value exception) {
  if (exception.isNone()) return newTuple(rt, {Value::none(), Value::none(), Value::none()});
  return newTuple(rt,
                  {Value(typeOf(rt, exception)), exception, exception.as<Exception>()->traceback});
}

}  // namespace

Owned sys_exc_info(Runtime& rt, Value, Args) {
  return typeValueTraceback(rt, innermost(rt.handled));
}

Owned sys_exception(Runtime& rt, Value, Args) { return Owned::share(innermost(rt.handled)); }

Owned sys_current_exceptions(Runtime& rt, Value, Args) {
  OURO_TRY(dict, newDict(rt));
  for (Thread* thread = &rt.mainThread; thread; thread = thread->next) {
    const bool isThis = thread == rt.thread;
    if (!(isThis ? rt.frame : thread->frame)) continue;
    OURO_TRY(info, typeValueTraceback(rt, innermost(isThis ? rt.handled : thread->handled)));
    const uint64_t ident = isThis ? pthread_self() : thread->ident;
    OURO_CHECK(dictSet(rt, dict.as<Dict>(), Value::small(static_cast<int64_t>(ident)), info));
  }
  return dict.take();
}

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

// ---- tracing

namespace {

Owned install(Runtime& rt, Value& field, Value function) {
  assignField(field, function.isNone() ? Value::null() : function);
  rt.tracing.update();
  if (!function.isNone() && rt.machine.tracingStarts) rt.machine.tracingStarts(rt);
  return Owned::none();
}

}  // namespace

Owned sys_settrace(Runtime& rt, Value, Args args) {
  return install(rt, rt.tracing.function, args[0]);
}
Owned sys_setprofile(Runtime& rt, Value, Args args) {
  return install(rt, rt.tracing.profile, args[0]);
}
Owned sys_gettrace(Runtime& rt, Value, Args) { return fieldOrNone(rt.tracing.function); }
Owned sys_getprofile(Runtime& rt, Value, Args) { return fieldOrNone(rt.tracing.profile); }

// What a trace function calls is not traced, except through this.
Owned sys_call_tracing(Runtime& rt, Value, Args args) {
  if (!isTuple(rt, args[1])) {
    return raise(rt, Exc::TypeError, "call_tracing() argument 2 must be tuple, not {}",
                 typeName(rt, args[1]));
  }
  bool inside = std::exchange(rt.tracing.inside, false);
  rt.tracing.update();
  Owned result = call(rt, args[0], args[1].as<Tuple>()->span());
  rt.tracing.inside = inside;
  rt.tracing.update();
  return result;
}

// ---- asynchronous generators

Owned sys_set_asyncgen_hooks(Runtime& rt, Value, Args args) {
  const char* const names[] = {"firstiter", "finalizer"};
  for (uint32_t i = 0; i < 2; i++) {
    if (!args.has(i) || args[i].isNone() || isCallable(rt, args[i])) continue;
    return raise(rt, Exc::TypeError, "callable {} expected, got {}", names[i],
                 typeName(rt, args[i]));
  }
  if (args.has(0)) assignField(rt.asyncFirstIteration, args[0]);
  if (args.has(1)) assignField(rt.asyncFinaliser, args[1]);
  return Owned::none();
}

Owned sys_get_asyncgen_hooks(Runtime& rt, Value, Args) {
  return newTuple(rt, {rt.asyncFirstIteration, rt.asyncFinaliser});
}

}  // namespace ouro
