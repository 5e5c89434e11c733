// posix: file descriptors.

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

Owned posix_open(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t flags, mode = 0777;
  OURO_CHECK(pathArg(rt, args[0], &path, "open") && posixInt(rt, args[1], &flags));
  int folder;
  if (args.has(2)) OURO_CHECK(posixInt(rt, args[2], &mode));
  OURO_CHECK(dirFdArg(rt, args, 3, &folder));
  // A FIFO waits for its other end, which another thread may open.
  int64_t fd = retried(rt, [&] {
    Unlocked unlocked(rt);
    return ::openat(folder, path.c(), static_cast<int>(flags) | O_CLOEXEC,
                    static_cast<mode_t>(mode));
  });
  if (fd < 0 && !errorPending(rt)) return raiseOSError(rt, errno, path.shown);
  return numberOrError(rt, fd);
}

Owned posix_close(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return ::close(fd) < 0 && errno != EINTR ? raiseOSError(rt, errno) : Owned::none();
}

Owned posix_read(Runtime& rt, Value, Args args) {
  int fd;
  int64_t size;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &size));
  if (size < 0) return raiseOSError(rt, EINVAL);
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(size));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  int64_t got = retried(rt, [&]() -> int64_t {
    return waitReady(rt, fd, POLLIN) ? ::read(fd, bytes->data(), static_cast<size_t>(size)) : -1;
  });
  if (got < 0) return failedCall(rt);
  return newBytes(rt, bytes->view().substr(0, static_cast<size_t>(got)));
}

Owned posix_write(Runtime& rt, Value, Args args) {
  int fd;
  std::string_view bytes;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && asByteView(rt, args[1], &bytes));
  HeldBytes held(rt, args[1]);
  return numberOrError(rt, retried(rt, [&] { return writeWaiting(rt, fd, bytes); }));
}

Owned posix_lseek(Runtime& rt, Value, Args args) {
  int fd, whence;
  int64_t offset;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &offset) &&
             cIntArg(rt, args[2], &whence));
  return numberOrError(rt, ::lseek(fd, offset, whence));
}

Owned posix_dup(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return numberOrError(rt, fcntl(fd, F_DUPFD_CLOEXEC, 0));
}

Owned posix_dup2(Runtime& rt, Value, Args args) {
  int from, to;
  int inheritable = args.has(2) ? truth(rt, args[2]) : 1;
  OURO_CHECK(cIntArg(rt, args[0], &from) && cIntArg(rt, args[1], &to) && inheritable >= 0);
  return numberOrError(rt, inheritable ? ::dup2(from, to) : ::dup3(from, to, O_CLOEXEC));
}

Owned posix_pipe(Runtime& rt, Value, Args) {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC) < 0) return raiseOSError(rt, errno);
  return newTuple(rt, {Value::small(fds[0]), Value::small(fds[1])});
}

Owned posix_isatty(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return Owned::boolean(::isatty(fd));
}

Owned posix_fsync(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return ::fsync(fd) < 0 ? raiseOSError(rt, errno) : Owned::none();
}

Owned posix_ftruncate(Runtime& rt, Value, Args args) {
  int fd;
  int64_t size;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &size));
  return ::ftruncate(fd, size) < 0 ? raiseOSError(rt, errno) : Owned::none();
}

Owned posix_get_inheritable(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  int flags = fcntl(fd, F_GETFD);
  return flags < 0 ? raiseOSError(rt, errno) : Owned::boolean(!(flags & FD_CLOEXEC));
}

Owned posix_set_inheritable(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  int on = truth(rt, args[1]);
  if (on < 0) return Owned::error();
  return fcntl(fd, F_SETFD, on ? 0 : FD_CLOEXEC) < 0 ? raiseOSError(rt, errno) : Owned::none();
}

Owned posix_get_terminal_size(Runtime& rt, Value module, Args args) {
  int fd = STDOUT_FILENO;
  if (args.has(0)) OURO_CHECK(cIntArg(rt, args[0], &fd));
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) < 0) return raiseOSError(rt, errno);
  Owned items[] = {smallInt(size.ws_col), smallInt(size.ws_row)};
  return newStruct(rt, posixState(module)->terminalSize, items);
}

constexpr MethodDef kRows[] = {
    {"open", posix_open, "path, flags, mode=511, *, dir_fd=None", "Opens a file; a descriptor."},
    {"close", posix_close, "fd", "Closes a descriptor."},
    {"read", posix_read, "fd, length, /", "Bytes of one read."},
    {"write", posix_write, "fd, data, /", "Writes; how many bytes."},
    {"lseek", posix_lseek, "fd, position, how, /", "Moves to a position."},
    {"dup", posix_dup, "fd, /", "Another descriptor of the same file."},
    {"dup2", posix_dup2, "fd, fd2, inheritable=True", "Makes fd2 a descriptor of fd's file."},
    {"pipe", posix_pipe, "", "A pipe: reading end and writing end."},
    {"isatty", posix_isatty, "fd, /", "Is it a terminal?"},
    {"fsync", posix_fsync, "fd", "Waits until the file is on the disk."},
    {"ftruncate", posix_ftruncate, "fd, length, /", "Cuts an open file."},
    {"get_inheritable", posix_get_inheritable, "fd, /", "Do programs that it starts get it?"},
    {"set_inheritable", posix_set_inheritable, "fd, inheritable, /", "See get_inheritable."},
    {"get_terminal_size", posix_get_terminal_size, "fd=1, /", "Columns and lines of a terminal."},
};

}  // namespace

extern const std::span<const MethodDef> kPosixFd;
const std::span<const MethodDef> kPosixFd = kRows;

}  // namespace ouro
