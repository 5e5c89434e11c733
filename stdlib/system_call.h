#pragma once
// What the modules that hand system calls on have in common.

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/module.h"

namespace ouro {

// A name for the system: str, bytes or what has __fspath__. TypeError, or ValueError for zero
// bytes.
bool systemNameArg(Runtime&, Value, std::string* out);
// A file descriptor, or what has a fileno() method. False: an exception is pending.
bool descriptorArg(Runtime&, Value, int* fd);
// An int that fits a C int, or (not a str, as in CPython) OverflowError.
bool cIntArg(Runtime&, Value, int* out);
// A user's or group's number ("uid", "gid"); -1 is the system's "as it is", all ones. TypeError or
// OverflowError.
bool idArg(Runtime&, Value, const char* kind, uint32_t* out);

// A system call is made again when a signal interrupted it and its handler did not raise. Negative:
// errno says why, or (see failedCall) the handler's exception is pending.
template <class F>
int64_t retried(Runtime& rt, F call) {
  for (;;) {
    int64_t result = call();
    if (result >= 0 || errno != EINTR) return result;
    if (!safePoint(rt)) return -1;
  }
}
inline Owned failedCall(Runtime& rt) {
  return errorPending(rt) ? Owned::error() : raiseOSError(rt, errno);
}
inline Owned numberOrError(Runtime& rt, int64_t result) {
  return result < 0 ? failedCall(rt) : smallInt(result);
}
inline Owned noneOrError(Runtime& rt, int64_t result) {
  return result < 0 ? failedCall(rt) : Owned::none();
}

using NamedNumber = std::pair<const char*, int64_t>;
bool addNumbers(Runtime&, Module*, std::span<const NamedNumber>);
// Functions that stand in another file than the module's definition.
bool addFunctions(Runtime&, Module*, std::span<const MethodDef>);

}  // namespace ouro
