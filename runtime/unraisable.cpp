// Exceptions where nobody can catch them: in __del__, in callbacks of weak references.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

// sys.unraisablehook, if a script has put something else there; else none.
Owned ownHook(Runtime& rt) {
  if (!rt.sysDict) return Owned::none();
  Ref<Str> name = intern(rt, "unraisablehook");
  if (!name) return Owned::error();
  Value hook = dictGet(rt, rt.sysDict, name.get());
  if (hook.isNotFound() || hook.isError()) return Owned::none();
  bool isBuiltin =
      isExactly(hook, TypeId::NativeFunction) &&
      std::string_view(hook.as<NativeFunction>()->definition->name) == "unraisablehook";
  return isBuiltin ? Owned::none() : Owned::share(hook);
}

Owned hookArguments(Runtime& rt, Value exception, Value where, const char* message) {
  OURO_TRY(text, message ? newStr(rt, message) : Owned::none());
  OURO_TRY(made, call(rt, rt.type(TypeId::SimpleNamespace)));
  const struct {
    const char* name;
    Value value;
  } fields[] = {{"exc_type", Value(typeOf(rt, exception))},
                {"exc_value", exception},
                {"exc_traceback", exception.as<Exception>()->traceback},
                {"err_msg", text},
                {"object", where}};
  for (const auto& field : fields) {
    Ref<Str> name = intern(rt, field.name);
    if (!name || !setOwnAttr(rt, made.get().object(), name.get(), field.value))
      return Owned::error();
  }
  return made.take();
}

// false: there is no hook, or it failed (its own exception is pending then).
bool callHook(Runtime& rt, Value exception, Value where, const char* message) {
  OURO_TRY_BOOL(hook, ownHook(rt));
  if (hook.get().isNone()) return false;
  OURO_TRY_BOOL(arguments, hookArguments(rt, exception, where, message));
  OURO_TRY_BOOL(done, call(rt, hook, arguments));
  return true;
}

}  // namespace

void reportUnraisable(Runtime& rt, Value where, const char* message) {
  Local error = takeError(rt);
  if (rt.thread->isStopping) return;
  // What C++ raised has no traceback yet: it then tells where the script was.
  auto* exception = isExceptionInstance(rt, error) ? error.as<Exception>() : nullptr;
  if (exception && exception->traceback.isNone() && rt.frame &&
      !addTraceback(rt, exception, rt.frame))
    clearError(rt);
  if (!exception || callHook(rt, error, where, message)) return clearError(rt);
  if (errorPending(rt)) error = takeError(rt);
  if (rt.machine.reportUnraisable) rt.machine.reportUnraisable(rt, error, where, message);
  clearError(rt);
}

}  // namespace ouro
