// The module _posixsubprocess: starting another program, for CPython's subprocess.

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "stdlib/file_name.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

// All that the child needs, read while we are still the parent.
struct Child {
  std::vector<std::string> arguments, programs, environment;
  bool hasEnvironment = false, closeFds = false, restoreSignals = false, newSession = false;
  std::vector<int> keep;
  std::string directory;          // empty: stay
  int readEnd[3] = {-1, -1, -1};  // what becomes 0, 1, 2; -1: as it is
  int parentEnd[3] = {-1, -1, -1};
  int errorRead = -1, errorWrite = -1, processGroup = -1, umask = -1;
  std::optional<uint32_t> user, group;
  std::optional<std::vector<gid_t>> groups;
};

bool namesArg(Runtime& rt, Value list, std::vector<std::string>* out) {
  return forEach(rt, list, [&](Value item) {
    std::string bytes;
    if (!systemNameArg(rt, item, &bytes)) return false;
    out->push_back(std::move(bytes));
    return true;
  });
}

bool intArgument(Runtime& rt, Value v, int* out) {
  int64_t number;
  if (!indexInt64(rt, v, &number)) return false;
  *out = static_cast<int>(number);
  return true;
}
bool flagArgument(Runtime& rt, Value v, bool* out) {
  int is = truth(rt, v);
  *out = is == 1;
  return is >= 0;
}

bool optionalId(Runtime& rt, Value v, const char* kind, std::optional<uint32_t>* out) {
  uint32_t id;
  if (v.isNone()) return true;
  if (!idArg(rt, v, kind, &id)) return false;
  *out = id;
  return true;
}

bool groupsArgument(Runtime& rt, Value v, std::optional<std::vector<gid_t>>* out) {
  if (v.isNone()) return true;
  if (!isList(rt, v)) return fail(rt, Exc::TypeError, "setgroups argument must be a list");
  if (v.as<List>()->length > NGROUPS_MAX) return fail(rt, Exc::ValueError, "too many groups");
  out->emplace();
  return forEach(rt, v, [&](Value item) {
    uint32_t id;
    if (!isInt(rt, item)) return fail(rt, Exc::TypeError, "extra_groups must be integers");
    if (!idArg(rt, item, "gid", &id)) {
      clearError(rt);
      return fail(rt, Exc::ValueError, "invalid group id");
    }
    (*out)->push_back(id);
    return true;
  });
}

bool readArguments(Runtime& rt, Args args, Child* child) {
  // p2cread p2cwrite c2pread c2pwrite errread errwrite errpipe_read errpipe_write
  int ends[8];
  for (uint32_t i = 0; i < 8; i++)
    if (!intArgument(rt, args[6 + i], &ends[i])) return false;
  child->readEnd[0] = ends[0], child->parentEnd[0] = ends[1];
  child->parentEnd[1] = ends[2], child->readEnd[1] = ends[3];
  child->parentEnd[2] = ends[4], child->readEnd[2] = ends[5];
  child->errorRead = ends[6], child->errorWrite = ends[7];
  child->hasEnvironment = !args[5].isNone();
  bool ok = namesArg(rt, args[0], &child->arguments) && namesArg(rt, args[1], &child->programs) &&
            flagArgument(rt, args[2], &child->closeFds) &&
            (!child->hasEnvironment || namesArg(rt, args[5], &child->environment)) &&
            (args[4].isNone() || systemNameArg(rt, args[4], &child->directory)) &&
            flagArgument(rt, args[14], &child->restoreSignals) &&
            flagArgument(rt, args[15], &child->newSession) &&
            intArgument(rt, args[16], &child->processGroup) &&
            optionalId(rt, args[17], "gid", &child->group) &&
            groupsArgument(rt, args[18], &child->groups) &&
            optionalId(rt, args[19], "uid", &child->user) &&
            intArgument(rt, args[20], &child->umask);
  if (!ok) return false;
  return forEach(rt, args[3], [&](Value fd) {
    int number;
    if (!intArgument(rt, fd, &number)) return false;
    child->keep.push_back(number);
    return true;
  });
}

std::vector<char*> pointersOf(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// The standard streams of the child. Ends below 3 that another stream needs are moved away first.
bool connectStreams(Child& child) {
  for (int stream = 0; stream < 3; stream++) {
    int& end = child.readEnd[stream];
    if (end >= 0 && end < stream && (end = fcntl(end, F_DUPFD, 3)) < 0) return false;
  }
  for (int stream = 0; stream < 3; stream++) {
    int end = child.readEnd[stream];
    if (end == stream) {
      if (fcntl(end, F_SETFD, 0) < 0) return false;
    } else if (end >= 0 && dup2(end, stream) < 0) {
      return false;
    }
  }
  return true;
}

void closeOthers(const Child& child) {
  std::vector<unsigned> kept;
  for (int fd : child.keep)
    if (fd > 2) kept.push_back(static_cast<unsigned>(fd));
  std::sort(kept.begin(), kept.end());
  unsigned next = 3;
  for (unsigned fd : kept) {
    if (fd > next) close_range(next, fd - 1, 0);
    next = fd + 1;
  }
  close_range(next, ~0u, 0);
}

// What the child is to keep survives its becoming another program; the pipe for errors does not.
bool makeInheritable(const Child& child) {
  for (int fd : child.keep) {
    if (fd == child.errorWrite) continue;
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0 || fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) < 0) return false;
  }
  return true;
}

// Whom the child runs as. The user comes last: what follows a change of it may not be allowed.
bool changeUser(const Child& child) {
  if (child.groups && setgroups(child.groups->size(), child.groups->data()) < 0) return false;
  if (child.group && setregid(*child.group, *child.group) < 0) return false;
  return !child.user || setreuid(*child.user, *child.user) >= 0;
}

// In the child; comes back only when something failed (errno says what).
const char* become(Child& child, std::vector<char*>& arguments, std::vector<char*>& environment,
                   Runtime& rt, Value before) {
  for (int end : child.parentEnd)
    if (end >= 0) close(end);
  if (child.errorRead >= 0) close(child.errorRead);
  if (!makeInheritable(child) || !connectStreams(child)) return "noexec";
  if (!child.directory.empty() && chdir(child.directory.c_str()) < 0) return "noexec";
  if (child.umask >= 0) ::umask(static_cast<mode_t>(child.umask));
  if (child.restoreSignals)
    for (int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_DFL);
  if (child.newSession) setsid();
  if (child.processGroup >= 0 && setpgid(0, child.processGroup) < 0) return "noexec";
  if (!changeUser(child)) return "noexec";
  if (!before.isNone()) {
    Local done = call(rt, before);
    if (done.isError()) return nullptr;
  }
  if (child.closeFds) closeOthers(child);
  int found = 0;
  for (std::string& program : child.programs) {
    if (child.hasEnvironment) {
      execve(program.c_str(), arguments.data(), environment.data());
    } else {
      execv(program.c_str(), arguments.data());
    }
    if (errno != ENOENT && errno != ENOTDIR && !found) found = errno;
  }
  if (found) errno = found;
  return "";
}

Owned posixsubprocess_fork_exec(Runtime& rt, Value, Args args) {
  Child child;
  OURO_CHECK(readArguments(rt, args, &child));
  std::vector<char*> arguments = pointersOf(child.arguments);
  std::vector<char*> environment = pointersOf(child.environment);
  pid_t pid = fork();
  if (pid == 0) afterForkInChild(rt);
  if (pid < 0) return raiseOSError(rt, errno);
  if (pid > 0) return smallInt(pid);
  const char* problem = become(child, arguments, environment, rt, args[21]);
  // subprocess reads this from the other end of the pipe.
  std::string report = problem ? fmt::format("OSError:{:x}:{}", errno, problem)
                               : "SubprocessError:0:Exception "
                                 "occurred in preexec_fn.";
  ssize_t written = write(child.errorWrite, report.data(), report.size());
  _exit(written < 0 ? 254 : 255);
}

constexpr MethodDef kFunctions[] = {
    {"fork_exec", posixsubprocess_fork_exec,
     "args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, "
     "errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, "
     "gid, extra_groups, uid, child_umask, preexec_fn, allow_vfork, /",
     "Starts a program; its process id."},
};

}  // namespace

extern const ModuleDef posixsubprocessModule;
const ModuleDef posixsubprocessModule = {
    .name = "_posixsubprocess",
    .doc = "Starting programs.",
    .functions = kFunctions,
};

}  // namespace ouro
