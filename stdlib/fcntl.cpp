// The module fcntl: what can be asked of and told to an open file.

#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>

#include <cstring>

#include "runtime/codecs.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

// What the kernel writes into has room for this much; it does not say how much it writes.
constexpr size_t kRoom = 1024;

// A number for the kernel: what does not fit is cut off.
template <class T>
bool maskedArg(Runtime& rt, Value v, T* out) {
  OURO_TRY_BOOL(number, index(rt, v));
  OURO_TRY_BOOL(low, intAnd(rt, number, Value::small(UINT32_MAX)));
  *out = static_cast<T>(low.get().small());
  return true;
}

// Calls with a copy of `data`, and gives what the kernel has made of it.
template <class F>
Owned callWithCopy(Runtime& rt, const char* name, std::string_view data, F call) {
  char room[kRoom + 1];
  if (data.size() > kRoom) return raise(rt, Exc::ValueError, "{} string arg too long", name);
  memcpy(room, data.data(), data.size());
  room[data.size()] = 0;
  if (retried(rt, [&] { return call(static_cast<void*>(room)); }) < 0) return failedCall(rt);
  return newBytes(rt, {room, data.size()});
}

// A str (as UTF-8) or bytes that nobody can change.
bool constantText(Runtime& rt, Value v, std::string* utf8, std::string_view* data) {
  if (!isStr(rt, v)) return asByteView(rt, v, data);
  if (!toUtf8Strict(rt, v.as<Str>(), utf8)) return false;
  *data = *utf8;
  return true;
}

Owned fcntl_fcntl(Runtime& rt, Value, Args args) {
  int fd, command;
  unsigned number = 0;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && cIntArg(rt, args[1], &command));
  if (args.has(2) && (isStr(rt, args[2]) || isBytes(rt, args[2]))) {
    std::string utf8;
    std::string_view data;
    OURO_CHECK(constantText(rt, args[2], &utf8, &data));
    return callWithCopy(rt, "fcntl", data, [&](void* room) {
      Unlocked unlocked(rt);
      return ::fcntl(fd, command, room);
    });
  }
  OURO_CHECK(!args.has(2) || maskedArg(rt, args[2], &number));
  return numberOrError(rt, retried(rt, [&] {
                         Unlocked unlocked(rt);
                         return ::fcntl(fd, command, static_cast<int>(number));
                       }));
}

// With a buffer that the kernel may change: a short one by way of a copy that has room behind it.
Owned ioctlInPlace(Runtime& rt, Value target, std::string_view buffer, int fd, unsigned request) {
  char room[kRoom + 1];
  bool isShort = buffer.size() <= kRoom;
  char* data = const_cast<char*>(buffer.data());
  if (isShort) {
    memcpy(room, data, buffer.size());
    room[buffer.size()] = 0;
  }
  int64_t result = ioctl(fd, request, isShort ? room : data);
  int error = errno;
  if (isShort && asByteView(rt, target, &buffer))
    memcpy(const_cast<char*>(buffer.data()), room, buffer.size());
  errno = error;
  return numberOrError(rt, result);
}

Owned fcntl_ioctl(Runtime& rt, Value, Args args) {
  int fd, inPlace = args.has(3) ? truth(rt, args[3]) : 1;
  unsigned request, number = 0;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && maskedArg(rt, args[1], &request) && inPlace >= 0);
  if (args.has(2) && (isStr(rt, args[2]) || isBytesLike(rt, args[2]))) {
    std::string utf8;
    std::string_view data;
    OURO_CHECK(constantText(rt, args[2], &utf8, &data));
    if (inPlace && !isStr(rt, args[2]) && !isReadOnlyBuffer(rt, args[2]))
      return ioctlInPlace(rt, args[2], data, fd, request);
    return callWithCopy(rt, "ioctl", data, [&](void* room) {
      Unlocked unlocked(rt);
      return ioctl(fd, request, room);
    });
  }
  OURO_CHECK(!args.has(2) || maskedArg(rt, args[2], &number));
  int result;
  {
    Unlocked unlocked(rt);
    result = ioctl(fd, request, static_cast<int>(number));
  }
  return numberOrError(rt, result);
}

Owned fcntl_flock(Runtime& rt, Value, Args args) {
  int fd, operation;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && cIntArg(rt, args[1], &operation));
  return noneOrError(rt, retried(rt, [&] {
                       Unlocked unlocked(rt);
                       return flock(fd, operation);
                     }));
}

Owned fcntl_lockf(Runtime& rt, Value, Args args) {
  int fd, command, whence = 0;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && cIntArg(rt, args[1], &command) &&
             (!args.has(4) || cIntArg(rt, args[4], &whence)));
  struct flock range = {};
  if (command & LOCK_UN)
    range.l_type = F_UNLCK;
  else if (command & LOCK_SH)
    range.l_type = F_RDLCK;
  else if (command & LOCK_EX)
    range.l_type = F_WRLCK;
  else
    return raise(rt, Exc::ValueError, "unrecognized lockf argument");
  int64_t length = 0, start = 0;
  OURO_CHECK((!args.has(2) || indexInt64(rt, args[2], &length)) &&
             (!args.has(3) || indexInt64(rt, args[3], &start)));
  range.l_len = length;
  range.l_start = start;
  range.l_whence = static_cast<short>(whence);
  return noneOrError(rt, retried(rt, [&] {
                       Unlocked unlocked(rt);
                       return ::fcntl(fd, command & LOCK_NB ? F_SETLK : F_SETLKW, &range);
                     }));
}

constexpr MethodDef kFunctions[] = {
    {"fcntl", fcntl_fcntl, "fd, cmd, arg=0, /",
     "Asks or tells something of a file: a number, or the bytes that the kernel gives back."},
    {"ioctl", fcntl_ioctl, "fd, request, arg=0, mutate_flag=True, /",
     "The same of a device. A bytearray is changed in place, unless mutate_flag is false."},
    {"flock", fcntl_flock, "fd, operation, /", "Locks a whole file, or unlocks it."},
    {"lockf", fcntl_lockf, "fd, cmd, len=0, start=0, whence=0, /",
     "Locks a part of a file, or unlocks it."},
};

#define NUMBER(name) \
  { #name, name }
constexpr NamedNumber kNumbers[] = {
    NUMBER(LOCK_SH),        NUMBER(LOCK_EX),          NUMBER(LOCK_NB),      NUMBER(LOCK_UN),
    NUMBER(LOCK_MAND),      NUMBER(LOCK_READ),        NUMBER(LOCK_WRITE),   NUMBER(LOCK_RW),
    NUMBER(F_DUPFD),        NUMBER(F_DUPFD_CLOEXEC),  NUMBER(F_GETFD),      NUMBER(F_SETFD),
    NUMBER(F_GETFL),        NUMBER(F_SETFL),          NUMBER(F_GETLK),      NUMBER(F_SETLK),
    NUMBER(F_SETLKW),       NUMBER(F_OFD_GETLK),      NUMBER(F_OFD_SETLK),  NUMBER(F_OFD_SETLKW),
    NUMBER(F_GETOWN),       NUMBER(F_SETOWN),         NUMBER(F_GETSIG),     NUMBER(F_SETSIG),
    NUMBER(F_RDLCK),        NUMBER(F_WRLCK),          NUMBER(F_UNLCK),      {"F_GETLK64", F_GETLK},
    {"F_SETLK64", F_SETLK}, {"F_SETLKW64", F_SETLKW}, NUMBER(FASYNC),       NUMBER(F_SETLEASE),
    NUMBER(F_GETLEASE),     NUMBER(F_NOTIFY),         NUMBER(F_EXLCK),      NUMBER(F_SHLCK),
    NUMBER(DN_ACCESS),      NUMBER(DN_MODIFY),        NUMBER(DN_CREATE),    NUMBER(DN_DELETE),
    NUMBER(DN_RENAME),      NUMBER(DN_ATTRIB),        NUMBER(DN_MULTISHOT), NUMBER(FD_CLOEXEC),
    NUMBER(F_SETPIPE_SZ),   NUMBER(F_GETPIPE_SZ),     NUMBER(F_ADD_SEALS),  NUMBER(F_GET_SEALS),
    NUMBER(F_SEAL_SEAL),    NUMBER(F_SEAL_SHRINK),    NUMBER(F_SEAL_GROW),  NUMBER(F_SEAL_WRITE),
};
#undef NUMBER

bool addNames(Runtime& rt, Module* module) { return addNumbers(rt, module, kNumbers); }

}  // namespace

extern const ModuleDef fcntlModule;
const ModuleDef fcntlModule = {
    .name = "fcntl",
    .doc = "Asks and tells something of open files: fcntl(), ioctl() and locks.",
    .functions = kFunctions,
    .exec = addNames,
};

}  // namespace ouro
