// posix: reading and writing beyond read() and write(): many buffers at once, from file to file,
// locks, files in memory, extended attributes.

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <linux/limits.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "runtime/pieces.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

template <class F>
int64_t unlocked(Runtime& rt, F call) {
  return retried(rt, [&]() -> int64_t {
    Unlocked free(rt);
    return call();
  });
}

// A position in a file: None (absent) is where the file is.
bool offsetArg(Runtime& rt, Args args, uint32_t i, loff_t** out, loff_t* room) {
  *out = nullptr;
  if (!args.has(i) || args[i].isNone()) return true;
  int64_t offset;
  if (!indexInt64(rt, args[i], &offset)) return false;
  *room = offset;
  *out = room;
  return true;
}

// ---- many buffers

bool bufferTuple(Runtime& rt, Value v, const char* function, Local* out) {
  bool isSequence = typeOf(rt, v)->slots.getItem && typeOf(rt, v)->slots.length;
  if (!isSequence) return fail(rt, Exc::TypeError, "{}() arg 2 must be a sequence", function);
  *out = tupleFrom(rt, v);
  return !out->isError();
}

// Reads with `call(vector)` into the buffers, which stay where they are meanwhile.
template <class F>
Owned readVector(Runtime& rt, Value buffers, const char* function, F call) {
  Local tuple;
  std::vector<iovec> vector;
  std::deque<HeldBytes> held;
  OURO_CHECK(bufferTuple(rt, buffers, function, &tuple));
  for (Value buffer : tuple.as<Tuple>()->span()) {
    std::string_view room;
    OURO_CHECK(asByteView(rt, buffer, &room));
    if (isReadOnlyBuffer(rt, buffer)) return raise(rt, Exc::BufferError, "Object is not writable.");
    held.emplace_back(rt, buffer);
    vector.push_back({const_cast<char*>(room.data()), room.size()});
  }
  return numberOrError(
      rt, unlocked(rt, [&] { return call(vector.data(), static_cast<int>(vector.size())); }));
}
template <class F>
Owned writeVector(Runtime& rt, Value buffers, const char* function, F call) {
  Local tuple;
  std::vector<iovec> vector;
  std::deque<HeldBytes> held;
  OURO_CHECK(bufferTuple(rt, buffers, function, &tuple));
  for (Value buffer : tuple.as<Tuple>()->span()) {
    std::string_view data;
    OURO_CHECK(asByteView(rt, buffer, &data));
    held.emplace_back(rt, buffer);
    vector.push_back({const_cast<char*>(data.data()), data.size()});
  }
  return numberOrError(
      rt, unlocked(rt, [&] { return call(vector.data(), static_cast<int>(vector.size())); }));
}

Owned posix_readv(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return readVector(rt, args[1], "readv", [&](iovec* v, int n) { return readv(fd, v, n); });
}
Owned posix_writev(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return writeVector(rt, args[1], "writev", [&](iovec* v, int n) { return writev(fd, v, n); });
}
bool vectorArgs(Runtime& rt, Args args, int* fd, int64_t* offset, int* flags) {
  *flags = 0;
  return cIntArg(rt, args[0], fd) && indexInt64(rt, args[2], offset) &&
         (!args.has(3) || cIntArg(rt, args[3], flags));
}
Owned posix_preadv(Runtime& rt, Value, Args args) {
  int fd, flags;
  int64_t offset;
  OURO_CHECK(vectorArgs(rt, args, &fd, &offset, &flags));
  return readVector(rt, args[1], "preadv",
                    [&](iovec* v, int n) { return preadv2(fd, v, n, offset, flags); });
}
Owned posix_pwritev(Runtime& rt, Value, Args args) {
  int fd, flags;
  int64_t offset;
  OURO_CHECK(vectorArgs(rt, args, &fd, &offset, &flags));
  return writeVector(rt, args[1], "pwritev",
                     [&](iovec* v, int n) { return pwritev2(fd, v, n, offset, flags); });
}

// ---- from file to file

Owned posix_sendfile(Runtime& rt, Value, Args args) {
  int to, from;
  int64_t count;
  loff_t room, *offset;
  OURO_CHECK(cIntArg(rt, args[0], &to) && cIntArg(rt, args[1], &from) &&
             offsetArg(rt, args, 2, &offset, &room) && indexInt64(rt, args[3], &count));
  return numberOrError(
      rt, unlocked(rt, [&] { return sendfile(to, from, offset, static_cast<size_t>(count)); }));
}

// copy_file_range and splice: (src, dst, count, offset_src=None, offset_dst=None, flags)
template <auto copy>
Owned copyBetween(Runtime& rt, Args args, bool hasFlags) {
  int from, to;
  int64_t count, flags = 0;
  loff_t rooms[2], *offsets[2];
  OURO_CHECK(cIntArg(rt, args[0], &from) && cIntArg(rt, args[1], &to) &&
             indexInt64(rt, args[2], &count));
  if (count < 0) return raise(rt, Exc::ValueError, "negative value for 'count' not allowed");
  OURO_CHECK(offsetArg(rt, args, 3, &offsets[0], &rooms[0]) &&
             offsetArg(rt, args, 4, &offsets[1], &rooms[1]) &&
             (!hasFlags || !args.has(5) || indexInt64(rt, args[5], &flags)));
  return numberOrError(rt, unlocked(rt, [&] {
                         return copy(from, offsets[0], to, offsets[1], static_cast<size_t>(count),
                                     static_cast<unsigned>(flags));
                       }));
}
Owned posix_copy_file_range(Runtime& rt, Value, Args args) {
  return copyBetween<copy_file_range>(rt, args, false);
}
Owned posix_splice(Runtime& rt, Value, Args args) { return copyBetween<splice>(rt, args, true); }

Owned posix_posix_fadvise(Runtime& rt, Value, Args args) {
  int fd, advice;
  int64_t offset, length;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &offset) &&
             indexInt64(rt, args[2], &length) && cIntArg(rt, args[3], &advice));
  int error = posix_fadvise(fd, offset, length, advice);
  return error ? raiseOSError(rt, error) : Owned::none();
}
Owned posix_posix_fallocate(Runtime& rt, Value, Args args) {
  int fd;
  int64_t offset, length;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &offset) &&
             indexInt64(rt, args[2], &length));
  int error = posix_fallocate(fd, offset, length);
  return error ? raiseOSError(rt, error) : Owned::none();
}
Owned posix_lockf(Runtime& rt, Value, Args args) {
  int fd, command;
  int64_t length;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && cIntArg(rt, args[1], &command) &&
             indexInt64(rt, args[2], &length));
  return noneOrError(rt, unlocked(rt, [&] { return lockf(fd, command, length); }));
}

// ---- files that lie nowhere

Owned posix_memfd_create(Runtime& rt, Value, Args args) {
  PathArg name;
  int64_t flags = MFD_CLOEXEC;
  OURO_CHECK(pathArg(rt, args[0], &name, "memfd_create") &&
             (!args.has(1) || indexInt64(rt, args[1], &flags)));
  return numberOrError(rt, memfd_create(name.c(), static_cast<unsigned>(flags)));
}
Owned posix_eventfd(Runtime& rt, Value, Args args) {
  int64_t start;
  int flags = EFD_CLOEXEC;
  OURO_CHECK(indexInt64(rt, args[0], &start) && (!args.has(1) || cIntArg(rt, args[1], &flags)));
  return numberOrError(rt, eventfd(static_cast<unsigned>(start), flags));
}
Owned posix_eventfd_read(Runtime& rt, Value, Args args) {
  int fd;
  uint64_t value = 0;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  int64_t result = unlocked(rt, [&] { return read(fd, &value, sizeof value); });
  return result < 0 ? failedCall(rt) : newInt(rt, value);
}
Owned posix_eventfd_write(Runtime& rt, Value, Args args) {
  int fd;
  int64_t value;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && indexInt64(rt, args[1], &value));
  auto number = static_cast<uint64_t>(value);
  return noneOrError(rt, unlocked(rt, [&] { return write(fd, &number, sizeof number); }));
}
Owned posix_pidfd_open(Runtime& rt, Value, Args args) {
  int pid, flags = 0;
  OURO_CHECK(cIntArg(rt, args[0], &pid) && (!args.has(1) || cIntArg(rt, args[1], &flags)));
  return numberOrError(rt, syscall(SYS_pidfd_open, pid, flags));
}

Owned posix_getrandom(Runtime& rt, Value, Args args) {
  int64_t size;
  int flags = 0;
  OURO_CHECK(indexInt64(rt, args[0], &size) && (!args.has(1) || cIntArg(rt, args[1], &flags)));
  if (size < 0) return raiseOSError(rt, EINVAL);
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(size));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  int64_t got = retried(rt, [&] {
    return getrandom(bytes->data(), static_cast<size_t>(size), static_cast<unsigned>(flags));
  });
  if (got < 0) return failedCall(rt);
  return newBytes(rt, bytes->view().substr(0, static_cast<size_t>(got)));
}

Owned posix_device_encoding(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return isatty(fd) ? newStr(rt, "utf-8") : Owned::none();
}

// ---- extended attributes

struct AttributeArgs {
  PathArg path;
  std::string name;
  int follow = 1;
};
bool attributePath(Runtime& rt, Args args, uint32_t followAt, const char* function,
                   AttributeArgs* out) {
  out->follow = args.has(followAt) ? truth(rt, args[followAt]) : 1;
  if (out->follow < 0) return false;
  if (!args.has(0) || args[0].isNone()) {
    out->path.bytes = ".";
    return true;
  }
  if (!pathArg(rt, args[0], &out->path, function, true)) return false;
  if (out->path.fd < 0 || out->follow) return true;
  return fail(rt, Exc::ValueError, "{}: cannot use fd and follow_symlinks together", function);
}
bool attributeArgs(Runtime& rt, Args args, uint32_t followAt, const char* function,
                   AttributeArgs* out) {
  PathArg name;
  if (!attributePath(rt, args, followAt, function, out) || !pathArg(rt, args[1], &name, function))
    return false;
  out->name = name.bytes;
  return true;
}

// What f(data, size) fills, however long it is.
template <class F>
Owned readAttribute(Runtime& rt, const AttributeArgs& of, std::string* out, F f) {
  for (size_t size = 128; size <= XATTR_SIZE_MAX; size *= size == 128 ? 512 : 2) {
    out->resize(size);
    ssize_t got = f(out->data(), size);
    if (got >= 0) {
      out->resize(static_cast<size_t>(got));
      return Owned::none();
    }
    if (errno != ERANGE) break;
  }
  return raiseOSError(rt, errno, of.path.shown);
}

Owned posix_getxattr(Runtime& rt, Value, Args args) {
  AttributeArgs of;
  std::string value;
  OURO_CHECK(attributeArgs(rt, args, 2, "getxattr", &of));
  OURO_TRY(done, readAttribute(rt, of, &value, [&](char* data, size_t size) {
             const char* name = of.name.c_str();
             if (of.path.fd >= 0) return fgetxattr(of.path.fd, name, data, size);
             return of.follow ? getxattr(of.path.c(), name, data, size)
                              : lgetxattr(of.path.c(), name, data, size);
           }));
  return newBytes(rt, value);
}
Owned posix_setxattr(Runtime& rt, Value, Args args) {
  AttributeArgs of;
  std::string_view value;
  int flags = 0;
  OURO_CHECK(attributeArgs(rt, args, 4, "setxattr", &of) && asByteView(rt, args[2], &value) &&
             (!args.has(3) || cIntArg(rt, args[3], &flags)));
  const char* name = of.name.c_str();
  int result = of.path.fd >= 0 ? fsetxattr(of.path.fd, name, value.data(), value.size(), flags)
               : of.follow     ? setxattr(of.path.c(), name, value.data(), value.size(), flags)
                               : lsetxattr(of.path.c(), name, value.data(), value.size(), flags);
  return posixResult(rt, result, of.path);
}
Owned posix_removexattr(Runtime& rt, Value, Args args) {
  AttributeArgs of;
  OURO_CHECK(attributeArgs(rt, args, 2, "removexattr", &of));
  const char* name = of.name.c_str();
  int result = of.path.fd >= 0 ? fremovexattr(of.path.fd, name)
               : of.follow     ? removexattr(of.path.c(), name)
                               : lremovexattr(of.path.c(), name);
  return posixResult(rt, result, of.path);
}
Owned posix_listxattr(Runtime& rt, Value, Args args) {
  AttributeArgs of;
  std::string names;
  OURO_CHECK(attributePath(rt, args, 1, "listxattr", &of));
  OURO_TRY(done, readAttribute(rt, of, &names, [&](char* data, size_t size) {
             if (of.path.fd >= 0) return flistxattr(of.path.fd, data, size);
             return of.follow ? listxattr(of.path.c(), data, size)
                              : llistxattr(of.path.c(), data, size);
           }));
  OURO_TRY(list, newList(rt));
  for (size_t at = 0; at < names.size(); at = names.find('\0', at) + 1) {
    OURO_TRY(name, posixText(rt, names.c_str() + at, false));
    OURO_CHECK(append(rt, list.as<List>(), name));
  }
  return list.take();
}

constexpr MethodDef kRows[] = {
    {"readv", posix_readv, "fd, buffers, /", "Reads into one buffer after the other."},
    {"writev", posix_writev, "fd, buffers, /", "Writes one buffer after the other."},
    {"preadv", posix_preadv, "fd, buffers, offset, flags=0, /", "readv() at a position."},
    {"pwritev", posix_pwritev, "fd, buffers, offset, flags=0, /", "writev() at a position."},
    {"sendfile", posix_sendfile, "out_fd, in_fd, offset, count", "Copies from file to file."},
    {"copy_file_range", posix_copy_file_range, "src, dst, count, offset_src=None, offset_dst=None",
     "Copies from file to file."},
    {"splice", posix_splice, "src, dst, count, offset_src=None, offset_dst=None, flags=0",
     "Moves data from or to a pipe."},
    {"posix_fadvise", posix_posix_fadvise, "fd, offset, length, advice, /",
     "Says how a file will be read."},
    {"posix_fallocate", posix_posix_fallocate, "fd, offset, length, /", "Takes room for a file."},
    {"lockf", posix_lockf, "fd, command, length, /", "Locks a part of a file."},
    {"memfd_create", posix_memfd_create, "name, flags=1", "A file in memory."},
    {"eventfd", posix_eventfd, "initval, flags=524288", "A counter as a file."},
    {"eventfd_read", posix_eventfd_read, "fd", "Takes its value."},
    {"eventfd_write", posix_eventfd_write, "fd, value", "Adds to its value."},
    {"pidfd_open", posix_pidfd_open, "pid, flags=0", "A process as a file."},
    {"getrandom", posix_getrandom, "size, flags=0", "Random bytes of the system."},
    {"device_encoding", posix_device_encoding, "fd", "The encoding of a terminal, or None."},
    {"getxattr", posix_getxattr, "path, attribute, *, follow_symlinks=True",
     "An extended attribute of a file."},
    {"setxattr", posix_setxattr, "path, attribute, value, flags=0, *, follow_symlinks=True",
     "Sets it."},
    {"removexattr", posix_removexattr, "path, attribute, *, follow_symlinks=True", "Removes it."},
    {"listxattr", posix_listxattr, "path=None, *, follow_symlinks=True", "The names of all."},
};

}  // namespace

const std::span<const MethodDef> kPosixVectors = kRows;

}  // namespace ouro
