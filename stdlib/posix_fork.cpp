// posix: fork, and the functions that scripts want called around it.

#include <unistd.h>

#include <cerrno>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "stdlib/posix.h"

namespace ouro {

namespace {

constexpr const char* kNames[] = {"before", "after_in_child", "after_in_parent"};

// Calls all of them; what they raise is printed.
void callAll(Runtime& rt, Value functions, bool lastFirst) {
  if (functions.isNull()) return;
  Local held(functions);
  List* list = held.as<List>();
  for (size_t i = 0; i < list->length; i++) {
    Local function((*list)[lastFirst ? list->length - 1 - i : i]);
    Local done = call(rt, function);
    if (done.isError()) reportUnraisable(rt, function);
  }
}

Owned posix_fork(Runtime& rt, Value module, Args) {
  PosixState* state = posixState(module);
  callAll(rt, state->atFork[0], true);
  pid_t pid = fork();
  int error = errno;
  if (pid == 0) afterForkInChild(rt);
  callAll(rt, state->atFork[pid == 0 ? 1 : 2], false);
  return pid < 0 ? raiseOSError(rt, error) : smallInt(pid);
}

Owned posix_register_at_fork(Runtime& rt, Value module, Args args) {
  if (!args.has(0) && !args.has(1) && !args.has(2))
    return raise(rt, Exc::TypeError, "At least one argument is required.");
  for (uint32_t i = 0; i < 3; i++)
    if (args.has(i) && !isCallable(rt, args[i]))
      return raise(rt, Exc::TypeError, "'{}' must be callable, not {}", kNames[i],
                   typeName(rt, args[i]));
  for (uint32_t i = 0; i < 3; i++) {
    if (!args.has(i)) continue;
    Value& list = posixState(module)->atFork[i];
    if (list.isNull()) {
      OURO_TRY(made, newList(rt));
      list = made.take().take();
    }
    OURO_CHECK(append(rt, list.as<List>(), args[i]));
  }
  return Owned::none();
}

constexpr MethodDef kRows[] = {
    {"fork", posix_fork, "", "Doubles the process."},
    {"register_at_fork", posix_register_at_fork,
     "*, before=None, after_in_child=None, after_in_parent=None",
     "Functions to call when the process is doubled."},
};

}  // namespace

extern const std::span<const MethodDef> kPosixFork;
const std::span<const MethodDef> kPosixFork = kRows;

void visitPosixState(void* state, Visitor& visitor) {
  auto* own = static_cast<PosixState*>(state);
  for (Value& list : own->atFork)
    if (!list.isNull()) visit(visitor, list);
  visit(visitor, own->dirEntry);
  visit(visitor, own->scandirIterator);
}
void clearPosixState(void* state) {
  auto* own = static_cast<PosixState*>(state);
  for (Value& list : own->atFork) {
    Value old = std::exchange(list, Value());
    if (!old.isNull()) release(old);
  }
  dropField(own->dirEntry);
  dropField(own->scandirIterator);
}

}  // namespace ouro
