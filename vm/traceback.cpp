#include "vm/traceback.h"

#include <unistd.h>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "vm/exception_text.h"

namespace ouro {

namespace {

// Printing must neither lose nor meet an exception that is on its way.
class SetAside {
 public:
  explicit SetAside(Runtime& rt) : rt_(rt), hadError_(errorPending(rt)) {
    if (hadError_) error_ = takeError(rt);
  }
  ~SetAside() {
    clearError(rt_);
    if (hadError_) restoreError(rt_, error_.take());
  }

 private:
  Runtime& rt_;
  bool hadError_;
  Local error_;
};

void writeToDescriptor(std::string_view text) {
  while (!text.empty()) {
    ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<size_t>(count));
  }
}

// Through sys.stderr; false: there is none, or it failed.
bool writeToFile(Runtime& rt, std::string_view text) {
  if (!rt.sysDict) return false;
  Value found = dictGet(rt, rt.sysDict, rt.names.stderr);
  if (found.isNotFound() || found.isError() || found.isNone()) return found.isNone();
  Local file(found);
  OURO_TRY_BOOL(message, newStr(rt, text));
  Value argument = message;
  OURO_TRY_BOOL(written, callMethod(rt, file, rt.names.write, {&argument, 1}));
  OURO_TRY_BOOL(flushed, callMethod(rt, file, rt.names.flush));
  return true;
}

// sys.excepthook, unless it is the built-in one; none.
Owned ownHook(Runtime& rt) {
  if (!rt.sysDict) return Owned::none();
  Value hook = dictGet(rt, rt.sysDict, rt.names.excepthook);
  if (hook.isNotFound()) writeToStderr(rt, "sys.excepthook is missing\n");
  if (hook.isNotFound() || hook.isError()) return Owned::none();
  bool isBuiltin = isExactly(hook, TypeId::NativeFunction) &&
                   std::string_view(hook.as<NativeFunction>()->definition->name) == "excepthook";
  return isBuiltin ? Owned::none() : Owned::share(hook);
}

bool setLast(Runtime& rt, const char* name, Value value) {
  Ref<Str> key = intern(rt, name);
  return key && dictSet(rt, rt.sysDict, key.get(), value);
}

}  // namespace

void writeToStderr(Runtime& rt, std::string_view text) {
  SetAside aside(rt);
  if (!writeToFile(rt, text)) writeToDescriptor(text);
}

std::string formatException(Runtime& rt, Value exception) {
  SetAside aside(rt);
  Local held(exception);
  ExceptionText text(rt);
  text.addWithCauses(exception);
  return text.take();
}

void printException(Runtime& rt, Value exception) {
  writeToStderr(rt, formatException(rt, exception));
}

void printUnraisable(Runtime& rt, Value exception, Value where, const char* message) {
  // At the very end finalizers that find no built-in name any more are none of the program's.
  if (rt.builtins && rt.builtins->used == 0) return;
  SetAside aside(rt);
  Local heldException(exception), heldWhere(where);
  ExceptionText text(rt);
  if (!where.isNone() && !where.isUnbound()) {
    Local shown = repr(rt, where);
    if (shown.isError()) clearError(rt);
    text.add(message ? message : "Exception ignored in");
    text.add(": ");
    text.add(shown.isError() ? "<object repr() failed>" : toUtf8(shown.as<Str>()));
    text.add("\n");
  }
  if (isExceptionInstance(rt, exception)) {
    Value traceback = exception.as<Exception>()->traceback;
    if (!traceback.isNull() && !traceback.isNone())
      text.addTraceback(traceback.as<Traceback>(), "Traceback (most recent call last):\n");
    text.addMessage(Value(typeOf(rt, exception)), exception, true);
    text.add("\n");
  }
  writeToStderr(rt, text.take());
}

void reportUncaught(Runtime& rt, Value exception) {
  SetAside aside(rt);
  Local held(exception);
  Value type(typeOf(rt, exception)), traceback = exception.as<Exception>()->traceback;
  if (rt.sysDict) {
    bool stored = setLast(rt, "last_type", type) && setLast(rt, "last_value", exception) &&
                  setLast(rt, "last_traceback", traceback);
    if (!stored) clearError(rt);
  }
  Local hook = ownHook(rt);
  if (hook.get().isNone()) return printException(rt, exception);
  Local done = call(rt, hook, type, exception, traceback);
  if (!done.isError()) return;
  Local failure = takeError(rt);
  writeToStderr(rt, "Error in sys.excepthook:\n" + formatException(rt, failure) +
                        "\nOriginal exception was:\n" + formatException(rt, exception));
}

}  // namespace ouro
