// posix: starting programs and waiting for children.

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/resource.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

// Texts and the array of pointers to them that the system wants.
struct Strings {
  std::vector<std::string> texts;
  std::vector<char*> pointers;
  char** finish() {
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers.data();
  }
};

bool argvArg(Runtime& rt, Value v, const char* function, Strings* out) {
  if (!isList(rt, v) && !isTuple(rt, v))
    return fail(rt, Exc::TypeError, "{}: argv must be a tuple or list", function);
  OURO_TRY_BOOL(items, tupleFrom(rt, v));
  if (items.as<Tuple>()->length == 0)
    return fail(rt, Exc::ValueError, "{}: argv must not be empty", function);
  for (Value item : items.as<Tuple>()->span())
    if (!systemNameArg(rt, item, &out->texts.emplace_back())) return false;
  if (!out->texts[0].empty()) return true;
  return fail(rt, Exc::ValueError, "{}: argv first element cannot be empty", function);
}

bool environmentArg(Runtime& rt, Value v, const char* function, Strings* out) {
  Ref<Str> method = intern(rt, "items");
  if (!method) return false;
  if (!typeOf(rt, v)->slots.getItem) {
    return fail(rt, Exc::TypeError, "{}: environment must be a mapping object", function);
  }
  OURO_TRY_BOOL(pairs, callMethod(rt, v, method.get()));
  return forEach(rt, pairs, [&](Value pair) {
    std::string name, value;
    OURO_TRY_BOOL(both, tupleFrom(rt, pair));
    if (both.as<Tuple>()->length != 2)
      return fail(rt, Exc::ValueError, "illegal environment variable name");
    if (!systemNameArg(rt, (*both.as<Tuple>())[0], &name) ||
        !systemNameArg(rt, (*both.as<Tuple>())[1], &value))
      return false;
    if (name.empty() || name.find('=') != std::string::npos)
      return fail(rt, Exc::ValueError, "illegal environment variable name");
    out->texts.push_back(name + "=" + value);
    return true;
  });
}

Owned posix_execve(Runtime& rt, Value, Args args) {
  PathArg path;
  Strings argv, variables;
  OURO_CHECK(pathArg(rt, args[0], &path, "execve", true) && argvArg(rt, args[1], "execve", &argv) &&
             environmentArg(rt, args[2], "execve", &variables));
  if (path.fd >= 0)
    fexecve(path.fd, argv.finish(), variables.finish());
  else
    execve(path.c(), argv.finish(), variables.finish());
  return raiseOSError(rt, errno, path.shown);
}

// ---- posix_spawn

// What is to be done with files in the child.
class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  bool add(Runtime& rt, Value action) {
    if (!isTuple(rt, action) || action.as<Tuple>()->length == 0)
      return fail(rt, Exc::TypeError, "Each file_actions element must be a non-empty tuple");
    Local held(action);
    std::span<const Value> items = held.as<Tuple>()->span();
    int tag, fd = 0, second = 0, mode = 0, error = 0;
    if (!cIntArg(rt, items[0], &tag)) return false;
    size_t wanted = tag == kOpen ? 5 : tag == kDup2 ? 3 : tag == kClose ? 2 : 0;
    if (wanted == 0) return fail(rt, Exc::TypeError, "Unknown file_actions identifier");
    if (items.size() != wanted) {
      return fail(rt, Exc::TypeError, "A {} file_action tuple must have {} elements",
                  tag == kOpen   ? "open"
                  : tag == kDup2 ? "dup2"
                                 : "close",
                  wanted);
    }
    if (!cIntArg(rt, items[1], &fd)) return false;
    if (tag == kClose) {
      error = posix_spawn_file_actions_addclose(&actions_, fd);
    } else if (tag == kDup2) {
      if (!cIntArg(rt, items[2], &second)) return false;
      error = posix_spawn_file_actions_adddup2(&actions_, fd, second);
    } else {
      std::string path;
      if (!systemNameArg(rt, items[2], &path) || !cIntArg(rt, items[3], &second) ||
          !cIntArg(rt, items[4], &mode))
        return false;
      error = posix_spawn_file_actions_addopen(&actions_, fd, path.c_str(), second,
                                               static_cast<mode_t>(mode));
    }
    if (error) (void)raiseOSError(rt, error);
    return error == 0;
  }
  posix_spawn_file_actions_t* get() { return &actions_; }

  static constexpr int kOpen = 0, kClose = 1, kDup2 = 2;

 private:
  posix_spawn_file_actions_t actions_;
};

bool signalSet(Runtime& rt, Value signals, sigset_t* out) {
  sigemptyset(out);
  return forEach(rt, signals, [&](Value item) {
    int number;
    if (!cIntArg(rt, item, &number)) return false;
    if (number > 0 && number < NSIG) return sigaddset(out, number) == 0;
    return fail(rt, Exc::ValueError, "signal number {} out of range", number);
  });
}

struct Attributes {
  Attributes() { posix_spawnattr_init(&value); }
  ~Attributes() { posix_spawnattr_destroy(&value); }
  posix_spawnattr_t value;
};

// The keyword arguments from `first` on: setpgroup, resetids, setsid, setsigmask, setsigdef,
// scheduler.
bool attributesArg(Runtime& rt, Args args, uint32_t first, Attributes* out) {
  short flags = 0;
  int number;
  sigset_t set;
  if (args.has(first)) {
    if (!cIntArg(rt, args[first], &number)) return false;
    posix_spawnattr_setpgroup(&out->value, number);
    flags |= POSIX_SPAWN_SETPGROUP;
  }
  int resets = args.has(first + 1) ? truth(rt, args[first + 1]) : 0;
  int session = args.has(first + 2) ? truth(rt, args[first + 2]) : 0;
  if (resets < 0 || session < 0) return false;
  if (resets) flags |= POSIX_SPAWN_RESETIDS;
  if (session) flags |= POSIX_SPAWN_SETSID;
  if (args.has(first + 3)) {
    if (!signalSet(rt, args[first + 3], &set)) return false;
    posix_spawnattr_setsigmask(&out->value, &set);
    flags |= POSIX_SPAWN_SETSIGMASK;
  }
  if (args.has(first + 4)) {
    if (!signalSet(rt, args[first + 4], &set)) return false;
    posix_spawnattr_setsigdefault(&out->value, &set);
    flags |= POSIX_SPAWN_SETSIGDEF;
  }
  posix_spawnattr_setflags(&out->value, flags);
  return true;
}

template <auto spawn>
Owned spawnProgram(Runtime& rt, Args args, const char* name) {
  PathArg path;
  Strings argv, variables;
  FileActions actions;
  Attributes attributes;
  OURO_CHECK(pathArg(rt, args[0], &path, name) && argvArg(rt, args[1], name, &argv) &&
             environmentArg(rt, args[2], name, &variables));
  bool hasActions = args.has(3) && !args[3].isNone();
  if (hasActions && !isTuple(rt, args[3]) && !isList(rt, args[3]))
    return raise(rt, Exc::TypeError, "file_actions must be a sequence or None");
  if (hasActions)
    OURO_CHECK(forEach(rt, args[3], [&](Value action) { return actions.add(rt, action); }));
  OURO_CHECK(attributesArg(rt, args, 4, &attributes));
  pid_t pid;
  int error =
      spawn(&pid, path.c(), actions.get(), &attributes.value, argv.finish(), variables.finish());
  return error ? raiseOSError(rt, error, path.shown) : smallInt(pid);
}
Owned posix_posix_spawn(Runtime& rt, Value, Args args) {
  return spawnProgram<posix_spawn>(rt, args, "posix_spawn");
}
Owned posix_posix_spawnp(Runtime& rt, Value, Args args) {
  return spawnProgram<posix_spawnp>(rt, args, "posix_spawnp");
}

// ---- terminals of one's own

Owned posix_openpty(Runtime& rt, Value, Args) {
  int ends[2];
  if (openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) < 0) return raiseOSError(rt, errno);
  for (int fd : ends) fcntl(fd, F_SETFD, FD_CLOEXEC);
  return newTuple(rt, {Value::small(ends[0]), Value::small(ends[1])});
}
Owned posix_login_tty(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  return noneOrError(rt, login_tty(fd));
}

// ---- waiting

template <class F>
int64_t waitFor(Runtime& rt, F call) {
  return retried(rt, [&]() -> int64_t {
    Unlocked unlocked(rt);
    return call();
  });
}

Owned endedChild(Runtime& rt, int64_t pid, int status, const rusage& used) {
  if (pid < 0) return failedCall(rt);
  OURO_TRY(usage, newUsage(rt, used));
  return newTuple(rt, {Value::small(pid), Value::small(status), usage.get()});
}
Owned posix_wait3(Runtime& rt, Value, Args args) {
  int options, status = 0;
  rusage used = {};
  OURO_CHECK(cIntArg(rt, args[0], &options));
  int64_t pid = waitFor(rt, [&] { return wait3(&status, options, &used); });
  return endedChild(rt, pid, status, used);
}
Owned posix_wait4(Runtime& rt, Value, Args args) {
  int child, options, status = 0;
  rusage used = {};
  OURO_CHECK(cIntArg(rt, args[0], &child) && cIntArg(rt, args[1], &options));
  int64_t pid = waitFor(rt, [&] { return wait4(child, &status, options, &used); });
  return endedChild(rt, pid, status, used);
}
Owned posix_wait(Runtime& rt, Value, Args) {
  int status = 0;
  int64_t pid = waitFor(rt, [&] { return wait(&status); });
  return pid < 0 ? failedCall(rt) : newTuple(rt, {Value::small(pid), Value::small(status)});
}
Owned posix_waitid(Runtime& rt, Value module, Args args) {
  int kind, id, options;
  siginfo_t info = {};
  OURO_CHECK(cIntArg(rt, args[0], &kind) && cIntArg(rt, args[1], &id) &&
             cIntArg(rt, args[2], &options));
  int64_t result = waitFor(rt, [&] {
    return waitid(static_cast<idtype_t>(kind), static_cast<id_t>(id), &info, options);
  });
  if (result < 0) return failedCall(rt);
  if (info.si_pid == 0) return Owned::none();
  Owned items[] = {smallInt(info.si_pid), smallInt(info.si_uid), smallInt(info.si_signo),
                   smallInt(info.si_status), smallInt(info.si_code)};
  return newStruct(rt, posixState(module)->waitidResult, items);
}

constexpr MethodDef kRows[] = {
    {"execve", posix_execve, "path, argv, env", "Becomes another program in an environment."},
    {"posix_spawn", posix_posix_spawn,
     "path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, "
     "setsigmask=(), setsigdef=()",
     "Starts a program; its number."},
    {"posix_spawnp", posix_posix_spawnp,
     "path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, "
     "setsigmask=(), setsigdef=()",
     "Starts a program that is looked for along PATH; its number."},
    {"openpty", posix_openpty, "", "Two ends of a terminal: for its user, for a program."},
    {"login_tty", posix_login_tty, "fd, /", "Makes a terminal that of the process."},
    {"wait", posix_wait, "", "Waits for any child."},
    {"wait3", posix_wait3, "options", "Waits for any child; also what it has used."},
    {"wait4", posix_wait4, "pid, options", "Waits for a child; also what it has used."},
    {"waitid", posix_waitid, "idtype, id, options, /", "Waits for what happens to children."},
};

}  // namespace

const std::span<const MethodDef> kPosixChildren = kRows;

}  // namespace ouro
