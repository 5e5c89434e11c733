// The module _posixshmem: memory that processes share by a name, for multiprocessing.shared_memory.

#include <fcntl.h>
#include <sys/mman.h>

#include "runtime/threads.h"
#include "runtime/types/str.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

// With the name in the error, as what fails is about it.
Owned answer(Runtime& rt, Value path, int64_t result, bool isDescriptor) {
  if (result >= 0) return isDescriptor ? smallInt(result) : Owned::none();
  return errorPending(rt) ? Owned::error() : raiseOSError(rt, errno, path);
}

bool nameArg(Runtime& rt, Value v, const char* function, std::string* out) {
  if (isStr(rt, v)) return systemNameArg(rt, v, out);
  return fail(rt, Exc::TypeError, "{}() argument 'path' must be str, not {}", function,
              typeName(rt, v));
}

Owned shm_open(Runtime& rt, Value, Args args) {
  std::string path;
  int flags, mode = 0777;
  OURO_CHECK(nameArg(rt, args[0], "shm_open", &path) && cIntArg(rt, args[1], &flags) &&
             (!args.has(2) || cIntArg(rt, args[2], &mode)));
  int64_t fd = retried(rt, [&] {
    Unlocked unlocked(rt);
    return ::shm_open(path.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode));
  });
  return answer(rt, args[0], fd, true);
}

Owned shm_unlink(Runtime& rt, Value, Args args) {
  std::string path;
  OURO_CHECK(nameArg(rt, args[0], "shm_unlink", &path));
  int64_t result = retried(rt, [&] {
    Unlocked unlocked(rt);
    return ::shm_unlink(path.c_str());
  });
  return answer(rt, args[0], result, false);
}

constexpr MethodDef kFunctions[] = {
    {"shm_open", shm_open, "path, flags, mode=511",
     "Open a shared memory object.  Returns a file descriptor (integer)."},
    {"shm_unlink", shm_unlink, "path",
     "Remove a shared memory object (similar to unlink()).\n\nRemove a shared memory object name, "
     "and, once all processes  have  unmapped\nthe object, de-allocates and destroys the contents "
     "of the associated memory\nregion."},
};

}  // namespace

extern const ModuleDef posixshmemModule;
const ModuleDef posixshmemModule = {
    .name = "_posixshmem",
    .doc = "POSIX shared memory module",
    .functions = kFunctions,
};

}  // namespace ouro
