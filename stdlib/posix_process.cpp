// posix: processes, users and what the system tells of itself.

#include <sched.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"

namespace ouro {

namespace {

template <auto function>
Owned posix_number(Runtime&, Value, Args) {
  return smallInt(static_cast<int64_t>(function()));
}

Owned posix_exit(Runtime& rt, Value, Args args) {
  int64_t status;
  OURO_CHECK(posixInt(rt, args[0], &status));
  _exit(static_cast<int>(status));
}

Owned posix_abort(Runtime&, Value, Args) { std::abort(); }

Owned posix_kill(Runtime& rt, Value, Args args) {
  int64_t pid, signal;
  OURO_CHECK(posixInt(rt, args[0], &pid) && posixInt(rt, args[1], &signal));
  if (kill(static_cast<pid_t>(pid), static_cast<int>(signal)) < 0) return raiseOSError(rt, errno);
  return safePoint(rt) ? Owned::none() : Owned::error();
}

Owned posix_waitpid(Runtime& rt, Value, Args args) {
  int64_t pid, options;
  OURO_CHECK(posixInt(rt, args[0], &pid) && posixInt(rt, args[1], &options));
  int status = 0;
  pid_t ended;
  do {
    {
      Unlocked unlocked(rt);
      ended = waitpid(static_cast<pid_t>(pid), &status, static_cast<int>(options));
    }
    if (ended < 0 && errno == EINTR && !safePoint(rt)) return Owned::error();
  } while (ended < 0 && errno == EINTR);
  if (ended < 0) return raiseOSError(rt, errno);
  return newTuple(rt, {Value::small(ended), Value::small(status)});
}

Owned posix_waitstatus_to_exitcode(Runtime& rt, Value, Args args) {
  int64_t number;
  OURO_CHECK(posixInt(rt, args[0], &number));
  int status = static_cast<int>(number);
  if (WIFEXITED(status)) return smallInt(WEXITSTATUS(status));
  if (WIFSIGNALED(status)) return smallInt(-WTERMSIG(status));
  return raise(rt, Exc::ValueError, "invalid wait status: {}", status);
}

Owned posix_system(Runtime& rt, Value, Args args) {
  PathArg command;
  OURO_CHECK(pathArg(rt, args[0], &command, "system"));
  int status;
  {
    Unlocked unlocked(rt);
    status = std::system(command.c());
  }
  return smallInt(status);
}

Owned posix_execv(Runtime& rt, Value, Args args) {
  PathArg path;
  OURO_CHECK(pathArg(rt, args[0], &path, "execv"));
  OURO_TRY(list, tupleFrom(rt, args[1]));
  auto items = list.as<Tuple>()->span();
  if (items.empty()) return raise(rt, Exc::ValueError, "execv() arg 2 must not be empty");
  std::vector<PathArg> texts(items.size());
  std::vector<char*> argv;
  for (size_t i = 0; i < items.size(); i++) {
    OURO_CHECK(pathArg(rt, items[i], &texts[i], "execv"));
    argv.push_back(texts[i].bytes.data());
  }
  argv.push_back(nullptr);
  execv(path.c(), argv.data());
  return raiseOSError(rt, errno);
}

Owned posix_umask(Runtime& rt, Value, Args args) {
  int64_t mask;
  OURO_CHECK(posixInt(rt, args[0], &mask));
  return smallInt(umask(static_cast<mode_t>(mask)));
}

Owned posix_strerror(Runtime& rt, Value, Args args) {
  int64_t code;
  OURO_CHECK(posixInt(rt, args[0], &code));
  return newStr(rt, std::strerror(static_cast<int>(code)));
}

Owned posix_urandom(Runtime& rt, Value, Args args) {
  int64_t size;
  OURO_CHECK(indexInt64(rt, args[0], &size));
  if (size < 0) return raise(rt, Exc::ValueError, "negative argument not allowed");
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(size));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  for (int64_t done = 0; done < size;) {
    ssize_t got = getrandom(bytes->data() + done, static_cast<size_t>(size - done), 0);
    if (got < 0 && errno != EINTR) return raiseOSError(rt, errno);
    if (got > 0) done += got;
  }
  return held.take();
}

Owned posix_cpu_count(Runtime&, Value, Args) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? smallInt(count) : Owned::none();
}

Owned posix_getloadavg(Runtime& rt, Value, Args) {
  double loads[3];
  if (getloadavg(loads, 3) != 3) return raise(rt, Exc::OSError, "Load averages are unobtainable");
  OURO_TRY(one, newFloat(rt, loads[0]));
  OURO_TRY(five, newFloat(rt, loads[1]));
  OURO_TRY(fifteen, newFloat(rt, loads[2]));
  return newTuple(rt, {one.get(), five.get(), fifteen.get()});
}

Owned posix_uname(Runtime& rt, Value module, Args) {
  utsname names;
  if (uname(&names) < 0) return raiseOSError(rt, errno);
  Owned items[] = {newStr(rt, names.sysname), newStr(rt, names.nodename), newStr(rt, names.release),
                   newStr(rt, names.version), newStr(rt, names.machine)};
  return newStruct(rt, posixState(module)->unameResult, items);
}

Owned posix_times(Runtime& rt, Value module, Args) {
  tms used;
  clock_t elapsed = times(&used);
  if (elapsed == static_cast<clock_t>(-1)) return raiseOSError(rt, errno);
  auto seconds = [&](clock_t ticks) {
    return newFloat(rt, static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK)));
  };
  Owned items[] = {seconds(used.tms_utime), seconds(used.tms_stime), seconds(used.tms_cutime),
                   seconds(used.tms_cstime), seconds(elapsed)};
  return newStruct(rt, posixState(module)->timesResult, items);
}

constexpr MethodDef kRows[] = {
    {"getpid", posix_number<getpid>, "", "The process's number."},
    {"getppid", posix_number<getppid>, "", "The parent's number."},
    {"getuid", posix_number<getuid>, "", "The user."},
    {"geteuid", posix_number<geteuid>, "", "The effective user."},
    {"getgid", posix_number<getgid>, "", "The group."},
    {"getegid", posix_number<getegid>, "", "The effective group."},
    {"sched_yield", posix_number<sched_yield>, "", "Lets others run."},
    {"_exit", posix_exit, "status", "Ends the process at once."},
    {"abort", posix_abort, "", "Ends the process with a core dump."},
    {"kill", posix_kill, "pid, signal, /", "Sends a signal."},
    {"waitpid", posix_waitpid, "pid, options, /", "Waits for a child."},
    {"waitstatus_to_exitcode", posix_waitstatus_to_exitcode, "status",
     "What a child's status says."},
    {"system", posix_system, "command", "Runs a shell command; its status."},
    {"execv", posix_execv, "path, argv, /", "Becomes another program."},
    {"umask", posix_umask, "mask, /", "Sets the permissions that new files do not get."},
    {"strerror", posix_strerror, "code, /", "The text of an error number."},
    {"urandom", posix_urandom, "size, /", "Random bytes."},
    {"cpu_count", posix_cpu_count, "", "The number of processors."},
    {"getloadavg", posix_getloadavg, "", "How busy the system has been."},
    {"uname", posix_uname, "", "Names of the system."},
    {"times", posix_times, "", "Times of the process."},
};

}  // namespace

extern const std::span<const MethodDef> kPosixProcess;
const std::span<const MethodDef> kPosixProcess = kRows;

}  // namespace ouro
