// posix: what fewer scripts ask for: owners, groups, sessions, limits, reading at a position.

#include <fcntl.h>
#include <limits.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

// Ints that a system call takes, as CPython converts them.
bool intsOf(Runtime& rt, Args args, std::span<int> out) {
  for (size_t i = 0; i < out.size(); i++) {
    int64_t number;
    if (!posixInt(rt, args[static_cast<uint32_t>(i)], &number)) return false;
    out[i] = static_cast<int>(number);
  }
  return true;
}

// call(ints...) whose result says nothing, or is the answer.
template <auto call, size_t N>
Owned posix_do(Runtime& rt, Value, Args args) {
  int v[N + 1] = {};
  OURO_CHECK(intsOf(rt, args, {v, N}));
  if constexpr (N == 0) return noneOrError(rt, call());
  if constexpr (N == 1) return noneOrError(rt, call(v[0]));
  if constexpr (N == 2) return noneOrError(rt, call(v[0], v[1]));
  if constexpr (N == 3) return noneOrError(rt, call(v[0], v[1], v[2]));
}
template <auto call, size_t N>
Owned posix_ask(Runtime& rt, Value, Args args) {
  int v[N + 1] = {};
  OURO_CHECK(intsOf(rt, args, {v, N}));
  errno = 0;
  if constexpr (N == 0) return numberOrError(rt, call());
  if constexpr (N == 1) return numberOrError(rt, call(v[0]));
}

int doFchmod(int fd, int mode) { return fchmod(fd, static_cast<mode_t>(mode)); }
int doSync() {
  sync();
  return 0;
}

Owned changeOwner(Runtime& rt, Args args, int folder, int follow, bool isLink) {
  PathArg path;
  uid_t uid;
  gid_t gid;
  OURO_CHECK(pathArg(rt, args[0], &path, isLink ? "lchown" : "chown", !isLink) &&
             idArg(rt, args[1], "uid", &uid) && idArg(rt, args[2], "gid", &gid));
  int result =
      path.fd >= 0 ? fchown(path.fd, uid, gid) : fchownat(folder, path.c(), uid, gid, follow);
  return posixResult(rt, result, path);
}
Owned posix_fchown(Runtime& rt, Value, Args args) {
  int fd;
  uid_t uid;
  gid_t gid;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && idArg(rt, args[1], "uid", &uid) &&
             idArg(rt, args[2], "gid", &gid));
  return noneOrError(rt, fchown(fd, uid, gid));
}
Owned posix_chown(Runtime& rt, Value, Args args) {
  int folder, follow;
  OURO_CHECK(dirFdArg(rt, args, 3, &folder) &&
             flagArg(rt, args, 4, true, AT_SYMLINK_NOFOLLOW, &follow));
  return changeOwner(rt, args, folder, follow, false);
}
Owned posix_lchown(Runtime& rt, Value, Args args) {
  return changeOwner(rt, args, AT_FDCWD, AT_SYMLINK_NOFOLLOW, true);
}

Owned posix_mkfifo(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t mode = 0666;
  OURO_CHECK(pathArg(rt, args[0], &path, "mkfifo"));
  OURO_CHECK(!args.has(1) || posixInt(rt, args[1], &mode));
  int folder;
  OURO_CHECK(dirFdArg(rt, args, 2, &folder));
  return posixResult(rt, mkfifoat(folder, path.c(), static_cast<mode_t>(mode)), path);
}

int doSetpgrp() { return setpgid(0, 0); }

Owned posix_chroot(Runtime& rt, Value, Args args) {
  PathArg path;
  OURO_CHECK(pathArg(rt, args[0], &path, "chroot"));
  return posixResult(rt, chroot(path.c()), path);
}
Owned posix_mknod(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t mode = 0600, device = 0;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &path, "mknod") &&
             (!args.has(1) || posixInt(rt, args[1], &mode)) &&
             (!args.has(2) || indexInt64(rt, args[2], &device)) && dirFdArg(rt, args, 3, &folder));
  return posixResult(
      rt, mknodat(folder, path.c(), static_cast<mode_t>(mode), static_cast<dev_t>(device)), path);
}
Owned posix_ctermid(Runtime& rt, Value, Args) {
  char name[L_ctermid];
  return newStr(rt, ctermid(name));
}

Owned posix_nice(Runtime& rt, Value, Args args) {
  int step;
  OURO_CHECK(intsOf(rt, args, {&step, 1}));
  errno = 0;
  int value = nice(step);
  return value == -1 && errno ? raiseOSError(rt, errno) : smallInt(value);
}

Owned posix_getgroups(Runtime& rt, Value, Args) {
  int count = getgroups(0, nullptr);
  if (count < 0) return raiseOSError(rt, errno);
  std::vector<gid_t> groups(static_cast<size_t>(count));
  count = getgroups(count, groups.data());
  if (count < 0) return raiseOSError(rt, errno);
  OURO_TRY(list, newList(rt));
  for (int i = 0; i < count; i++)
    OURO_CHECK(append(rt, list.as<List>(), Value::small(groups[static_cast<size_t>(i)])));
  return list.take();
}

template <auto call>
Owned posix_three(Runtime& rt, Value, Args) {
  unsigned real, effective, saved;
  if (call(&real, &effective, &saved) < 0) return raiseOSError(rt, errno);
  return newTuple(rt, {Value::small(real), Value::small(effective), Value::small(saved)});
}

Owned posix_getlogin(Runtime& rt, Value, Args) {
  char name[LOGIN_NAME_MAX + 1];
  int error = getlogin_r(name, sizeof name);
  return error ? raiseOSError(rt, error) : newStr(rt, name);
}

Owned posix_ttyname(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(intsOf(rt, args, {&fd, 1}));
  char name[PATH_MAX];
  int error = ttyname_r(fd, name, sizeof name);
  return error ? raiseOSError(rt, error) : newStr(rt, name);
}

Owned posix_pipe2(Runtime& rt, Value, Args args) {
  int flags, ends[2];
  OURO_CHECK(intsOf(rt, args, {&flags, 1}));
  if (pipe2(ends, flags) < 0) return raiseOSError(rt, errno);
  return newTuple(rt, {Value::small(ends[0]), Value::small(ends[1])});
}

Owned posix_pread(Runtime& rt, Value, Args args) {
  int64_t fd, length, offset;
  OURO_CHECK(posixInt(rt, args[0], &fd) && indexInt64(rt, args[1], &length) &&
             indexInt64(rt, args[2], &offset));
  if (length < 0) return raiseOSError(rt, EINVAL);
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(length));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  ssize_t got = pread(static_cast<int>(fd), bytes->data(), static_cast<size_t>(length), offset);
  if (got < 0) return raiseOSError(rt, errno);
  if (got == length) return held.take();
  return newBytes(rt, {reinterpret_cast<const char*>(bytes->data()), static_cast<size_t>(got)});
}

Owned posix_pwrite(Runtime& rt, Value, Args args) {
  int64_t fd, offset;
  std::string_view data;
  OURO_CHECK(posixInt(rt, args[0], &fd) && asByteView(rt, args[1], &data) &&
             indexInt64(rt, args[2], &offset));
  return numberOrError(rt, pwrite(static_cast<int>(fd), data.data(), data.size(), offset));
}

Owned posix_get_blocking(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(intsOf(rt, args, {&fd, 1}));
  int flags = fcntl(fd, F_GETFL);
  return flags < 0 ? raiseOSError(rt, errno) : Owned::boolean(!(flags & O_NONBLOCK));
}
Owned posix_set_blocking(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(intsOf(rt, args, {&fd, 1}));
  int on = truth(rt, args[1]), flags = fcntl(fd, F_GETFL);
  if (on < 0) return Owned::error();
  if (flags < 0) return raiseOSError(rt, errno);
  return noneOrError(rt, fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

Owned posix_closerange(Runtime& rt, Value, Args args) {
  int v[2];
  OURO_CHECK(intsOf(rt, args, v));
  if (v[0] < v[1] && v[1] > 0)
    (void)close_range(v[0] < 0 ? 0 : static_cast<unsigned>(v[0]), static_cast<unsigned>(v[1] - 1),
                      0);
  return Owned::none();
}

Owned posix_major(Runtime& rt, Value, Args args) {
  int64_t device;
  OURO_CHECK(indexInt64(rt, args[0], &device));
  return smallInt(major(static_cast<dev_t>(device)));
}
Owned posix_minor(Runtime& rt, Value, Args args) {
  int64_t device;
  OURO_CHECK(indexInt64(rt, args[0], &device));
  return smallInt(minor(static_cast<dev_t>(device)));
}
Owned posix_makedev(Runtime& rt, Value, Args args) {
  int v[2];
  OURO_CHECK(intsOf(rt, args, v));
  return smallInt(
      static_cast<int64_t>(makedev(static_cast<unsigned>(v[0]), static_cast<unsigned>(v[1]))));
}

constexpr MethodDef kRows[] = {
    {"chown", posix_chown, "path, uid, gid, *, dir_fd=None, follow_symlinks=True",
     "Changes a file's owner and group."},
    {"lchown", posix_lchown, "path, uid, gid", "The same of a symbolic link itself."},
    {"fchown", posix_fchown, "fd, uid, gid", "The same of an open file."},
    {"fchmod", posix_do<doFchmod, 2>, "fd, mode", "Changes an open file's permissions."},
    {"fchdir", posix_do<fchdir, 1>, "fd", "Changes the current folder to an open one."},
    {"fdatasync", posix_do<fdatasync, 1>, "fd", "Waits until the file's data are on the disk."},
    {"sync", posix_do<doSync, 0>, "", "Writes everything to the disks."},
    {"mkfifo", posix_mkfifo, "path, mode=438, *, dir_fd=None", "Makes a named pipe."},
    {"nice", posix_nice, "increment, /", "Takes a lower priority; the new one."},
    {"getgroups", posix_getgroups, "", "The groups of the process."},
    {"getlogin", posix_getlogin, "", "The name the user logged in with."},
    {"getpgid", posix_ask<getpgid, 1>, "pid", "The process group of a process."},
    {"getpgrp", posix_ask<getpgrp, 0>, "", "The process group."},
    {"getsid", posix_ask<getsid, 1>, "pid, /", "The session of a process."},
    {"getresuid", posix_three<getresuid>, "", "Real, effective and saved user."},
    {"getresgid", posix_three<getresgid>, "", "Real, effective and saved group."},
    {"setpgrp", posix_do<doSetpgrp, 0>, "", "Starts a process group."},
    {"chroot", posix_chroot, "path", "Makes a folder the root of all paths."},
    {"mknod", posix_mknod, "path, mode=0o600, device=0, *, dir_fd=None", "Makes a special file."},
    {"ctermid", posix_ctermid, "", "The name of the process's terminal."},
    {"setsid", posix_do<setsid, 0>, "", "Starts a session."},
    {"setpgid", posix_do<setpgid, 2>, "pid, pgrp, /", "Puts a process into a group."},
    {"killpg", posix_do<killpg, 2>, "pgid, signal, /", "Sends a signal to a process group."},
    {"tcgetpgrp", posix_ask<tcgetpgrp, 1>, "fd, /", "The foreground group of a terminal."},
    {"tcsetpgrp", posix_do<tcsetpgrp, 2>, "fd, pgid, /", "Sets it."},
    {"ttyname", posix_ttyname, "fd, /", "The name of a terminal."},
    {"pipe2", posix_pipe2, "flags, /", "A pipe with these flags."},
    {"pread", posix_pread, "fd, length, offset, /", "Bytes at a position."},
    {"pwrite", posix_pwrite, "fd, buffer, offset, /", "Writes at a position."},
    {"get_blocking", posix_get_blocking, "fd, /", "Do reads and writes wait?"},
    {"set_blocking", posix_set_blocking, "fd, blocking, /", "Sets that."},
    {"closerange", posix_closerange, "fd_low, fd_high, /",
     "Closes descriptors, whatever they are."},
    {"major", posix_major, "device, /", "The major number of a device."},
    {"minor", posix_minor, "device, /", "The minor number of a device."},
    {"makedev", posix_makedev, "major, minor, /", "A device of two numbers."},
};

}  // namespace

const std::span<const MethodDef> kPosixMore = kRows;

}  // namespace ouro
