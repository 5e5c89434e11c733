// The module posix: files and folders; stdlib/py/os.py builds on it.

#include "stdlib/posix.h"
#include "stdlib/system_call.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"
#include "stdlib/file_name.h"

extern char** environ;

namespace ouro {

bool dirFdArg(Runtime& rt, Args args, uint32_t i, int* out) {
  *out = AT_FDCWD;
  if (!args.has(i) || args[i].isNone()) return true;
  int64_t fd;
  if (!hasIndex(rt, args[i])) {
    return fail(rt, Exc::TypeError, "argument should be integer or None, not {}",
                typeName(rt, args[i]));
  }
  if (!posixInt(rt, args[i], &fd)) return false;
  *out = static_cast<int>(fd);
  return true;
}

bool flagArg(Runtime& rt, Args args, uint32_t i, bool usual, int flag, int* out) {
  int given = args.has(i) ? truth(rt, args[i]) : usual;
  *out = given == static_cast<int>(usual) ? 0 : flag;
  return given >= 0;
}

bool posixInt(Runtime& rt, Value v, int64_t* out) {
  int number;
  if (!cIntArg(rt, v, &number)) return false;
  *out = number;
  return true;
}

// Other bytes than bytes are still taken, with a warning; the rest is refused.
static Owned otherPath(Runtime& rt, Value v, const std::string& message) {
  if (!isBytesLike(rt, v)) return raise(rt, Exc::TypeError, "{}", message);
  OURO_TRY(warned, warn(rt, Exc::DeprecationWarning, message));
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, v, &bytes));
  return newBytes(rt, bytes);
}

bool pathArg(Runtime& rt, Value v, PathArg* path, const char* function, bool allowFd,
             const char* parameter) {
  path->shown = Local(v);
  if (allowFd && isInt(rt, v)) {
    int64_t fd;
    if (!posixInt(rt, v, &fd)) return false;
    path->fd = static_cast<int>(fd);
    return true;
  }
  Local name =
      isStr(rt, v) || isBytes(rt, v) ? Owned::share(v) : callSpecial(rt, v, rt.names.fspath);
  if (name.isError()) return false;
  if (name.isNotFound()) {
    const char* kinds = !allowFd          ? "bytes or os.PathLike"
                        : path->mayBeNone ? "bytes, os.PathLike, integer or None"
                                          : "bytes, os.PathLike or integer";
    name = otherPath(rt, v,
                     fmt::format("{}: {} should be string, {}, not {}", function, parameter, kinds,
                                 typeName(rt, v)));
    if (name.isError()) return false;
  }
  if (!isBytesLike(rt, v)) path->shown = name;
  if (!isStr(rt, name) && !isBytes(rt, name)) {
    return fail(rt, Exc::TypeError, "expected {}.__fspath__() to return str or bytes, not {}",
                typeName(rt, v), typeName(rt, name));
  }
  if (fileNameBytes(rt, name, &path->bytes)) return true;
  if (!errorMatches(rt, Exc::ValueError)) return false;
  if (isStr(rt, name)) return false;  // as what makes bytes of it says
  return fail(rt, Exc::ValueError, "{}: embedded null character in {}", function, parameter);
}

Owned posixResult(Runtime& rt, int result, const PathArg& path) {
  if (result < 0) return raiseOSError(rt, errno, path.shown);
  return Owned::none();
}

Owned posixText(Runtime& rt, std::string_view text, bool asBytes) {
  return asBytes ? newBytes(rt, text) : decodeFileName(rt, text);
}

namespace {

// OSError with two file names: "...: 'a' -> 'b'".
Owned raiseForTwo(Runtime& rt, const PathArg& from, const PathArg& to) {
  int number = errno;
  OURO_TRY(text, newStr(rt, std::strerror(number)));
  Value arguments[] = {Value::small(number), text, from.shown, Value::none(), to.shown};
  OURO_TRY(error, call(rt, rt.exception(Exc::OSError), arguments));
  return raiseValue(rt, error);
}

Owned posix_getcwd(Runtime& rt, Value, Args) {
  char buffer[PATH_MAX];
  if (!getcwd(buffer, sizeof buffer)) return raiseOSError(rt, errno);
  return decodeFileName(rt, buffer);
}
Owned posix_getcwdb(Runtime& rt, Value, Args) {
  char buffer[PATH_MAX];
  if (!getcwd(buffer, sizeof buffer)) return raiseOSError(rt, errno);
  return newBytes(rt, buffer);
}

Owned posix_chdir(Runtime& rt, Value, Args args) {
  PathArg path;
  OURO_CHECK(pathArg(rt, args[0], &path, "chdir", true));
  return posixResult(rt, path.fd >= 0 ? fchdir(path.fd) : chdir(path.c()), path);
}

// Entries of a folder: f(name) without "." and ".."; false: stop.
template <class F>
Owned readFolder(Runtime& rt, const PathArg& path, F each) {
  DIR* folder = path.fd >= 0 ? fdopendir(dup(path.fd)) : opendir(path.c());
  if (!folder) return raiseOSError(rt, errno, path.shown);
  if (path.fd >= 0) rewinddir(folder);  // the copy of the descriptor shares its place
  bool ok = true;
  while (ok) {
    errno = 0;
    dirent* entry = readdir(folder);
    if (!entry) break;
    std::string_view name = entry->d_name;
    if (name != "." && name != "..") ok = each(name);
  }
  int error = ok ? errno : 0;
  closedir(folder);
  if (error) return raiseOSError(rt, error, path.shown);
  return ok ? Owned::none() : Owned::error();
}

Owned posix_listdir(Runtime& rt, Value, Args args) {
  PathArg path;
  if (args.has(0) && !args[0].isNone()) {
    path.mayBeNone = true;
    OURO_CHECK(pathArg(rt, args[0], &path, "listdir", true));
  } else {
    path.bytes = ".";
    path.shown = newStr(rt, ".");
  }
  bool asBytes = isBytes(rt, path.shown);
  OURO_TRY(list, newList(rt));
  OURO_TRY(done, readFolder(rt, path, [&](std::string_view name) {
             OURO_TRY_BOOL(text, posixText(rt, name, asBytes));
             return append(rt, list.as<List>(), text);
           }));
  return list.take();
}

bool modeArg(Runtime& rt, Args args, uint32_t i, int64_t otherwise, int64_t* mode) {
  *mode = otherwise;
  return !args.has(i) || posixInt(rt, args[i], mode);
}

Owned posix_mkdir(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t mode;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &path, "mkdir") && modeArg(rt, args, 1, 0777, &mode) &&
             dirFdArg(rt, args, 2, &folder));
  return posixResult(rt, mkdirat(folder, path.c(), static_cast<mode_t>(mode)), path);
}

Owned posix_rmdir(Runtime& rt, Value, Args args) {
  PathArg path;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &path, "rmdir") && dirFdArg(rt, args, 1, &folder));
  return posixResult(rt, unlinkat(folder, path.c(), AT_REMOVEDIR), path);
}

Owned removeFile(Runtime& rt, Args args, const char* function) {
  PathArg path;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &path, function) && dirFdArg(rt, args, 1, &folder));
  return posixResult(rt, unlinkat(folder, path.c(), 0), path);
}
Owned posix_remove(Runtime& rt, Value, Args args) { return removeFile(rt, args, "remove"); }
Owned posix_unlink(Runtime& rt, Value, Args args) { return removeFile(rt, args, "unlink"); }

// Where from and where to.
bool twoPaths(Runtime& rt, Args args, const char* function, PathArg* from, PathArg* to) {
  return pathArg(rt, args[0], from, function, false, "src") &&
         pathArg(rt, args[1], to, function, false, "dst");
}

Owned moveFile(Runtime& rt, Args args, const char* function) {
  PathArg from, to;
  int source, target;
  OURO_CHECK(twoPaths(rt, args, function, &from, &to) && dirFdArg(rt, args, 2, &source) &&
             dirFdArg(rt, args, 3, &target));
  return renameat(source, from.c(), target, to.c()) < 0 ? raiseForTwo(rt, from, to) : Owned::none();
}
Owned posix_rename(Runtime& rt, Value, Args args) { return moveFile(rt, args, "rename"); }
Owned posix_replace(Runtime& rt, Value, Args args) { return moveFile(rt, args, "replace"); }

Owned posix_link(Runtime& rt, Value, Args args) {
  PathArg from, to;
  int source, target, follow = args.has(4) ? truth(rt, args[4]) : 1;
  OURO_CHECK(twoPaths(rt, args, "link", &from, &to) && dirFdArg(rt, args, 2, &source) &&
             dirFdArg(rt, args, 3, &target));
  if (follow < 0) return Owned::error();
  // Without a folder it is link(), which does not follow whatever is asked.
  bool follows = follow && (source != AT_FDCWD || target != AT_FDCWD);
  int result = linkat(source, from.c(), target, to.c(), follows ? AT_SYMLINK_FOLLOW : 0);
  return result < 0 ? raiseForTwo(rt, from, to) : Owned::none();
}

Owned posix_symlink(Runtime& rt, Value, Args args) {
  PathArg from, to;
  int folder;
  OURO_CHECK(twoPaths(rt, args, "symlink", &from, &to) && dirFdArg(rt, args, 3, &folder));
  return symlinkat(from.c(), folder, to.c()) < 0 ? raiseForTwo(rt, from, to) : Owned::none();
}

Owned posix_readlink(Runtime& rt, Value, Args args) {
  PathArg path;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &path, "readlink") && dirFdArg(rt, args, 1, &folder));
  char buffer[PATH_MAX];
  ssize_t size = readlinkat(folder, path.c(), buffer, sizeof buffer);
  if (size < 0) return raiseOSError(rt, errno, path.shown);
  return posixText(rt, {buffer, static_cast<size_t>(size)}, isBytes(rt, path.shown));
}

Owned posix_access(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t mode;
  int folder, effective, follow;
  OURO_CHECK(pathArg(rt, args[0], &path, "access") && posixInt(rt, args[1], &mode) &&
             dirFdArg(rt, args, 2, &folder) &&
             flagArg(rt, args, 3, false, AT_EACCESS, &effective) &&
             flagArg(rt, args, 4, true, AT_SYMLINK_NOFOLLOW, &follow));
  int result = faccessat(folder, path.c(), static_cast<int>(mode), effective | follow);
  return Owned::boolean(result == 0);
}

Owned posix_chmod(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t mode;
  OURO_CHECK(pathArg(rt, args[0], &path, "chmod", true) && posixInt(rt, args[1], &mode));
  int folder, follow;
  OURO_CHECK(dirFdArg(rt, args, 2, &folder) &&
             flagArg(rt, args, 3, true, AT_SYMLINK_NOFOLLOW, &follow));
  if (follow) {
    return raise(rt, Exc::NotImplementedError,
                 "chmod: follow_symlinks unavailable on this platform");
  }
  auto bits = static_cast<mode_t>(mode);
  int result = path.fd >= 0 ? fchmod(path.fd, bits) : fchmodat(folder, path.c(), bits, 0);
  return posixResult(rt, result, path);
}

Owned posix_truncate(Runtime& rt, Value, Args args) {
  PathArg path;
  int64_t size;
  OURO_CHECK(pathArg(rt, args[0], &path, "truncate", true) && indexInt64(rt, args[1], &size));
  return posixResult(rt, path.fd >= 0 ? ftruncate(path.fd, size) : truncate(path.c(), size), path);
}

bool toTimespec(Runtime& rt, Value seconds, timespec* out) {
  double value;
  if (!asDouble(rt, seconds, &value)) return false;
  double whole = value < 0 ? static_cast<double>(static_cast<int64_t>(value) - 1)
                           : static_cast<double>(static_cast<int64_t>(value));
  out->tv_sec = static_cast<time_t>(whole);
  out->tv_nsec = static_cast<long>((value - whole) * 1e9);
  return true;
}

Owned posix_utime(Runtime& rt, Value, Args args) {
  PathArg path;
  OURO_CHECK(pathArg(rt, args[0], &path, "utime", true));
  timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  if (args.has(1) && !args[1].isNone() && args.has(2))
    return raise(rt, Exc::ValueError, "utime: you may specify either 'times' or 'ns' but not both");
  if (args.has(1) && !args[1].isNone()) {
    if (!isTuple(rt, args[1]) || args[1].as<Tuple>()->length != 2) {
      return raise(rt, Exc::TypeError, "utime: 'times' must be either a tuple of two ints or None");
    }
    for (size_t i = 0; i < 2; i++) OURO_CHECK(toTimespec(rt, (*args[1].as<Tuple>())[i], &times[i]));
  } else if (args.has(2)) {
    if (!isTuple(rt, args[2]) || args[2].as<Tuple>()->length != 2)
      return raise(rt, Exc::TypeError, "utime: 'ns' must be a tuple of two ints");
    for (size_t i = 0; i < 2; i++) {
      int64_t nanos;
      OURO_CHECK(indexInt64(rt, (*args[2].as<Tuple>())[i], &nanos));
      times[i] = {nanos / 1'000'000'000, nanos % 1'000'000'000};
    }
  }
  int folder, follow;
  OURO_CHECK(dirFdArg(rt, args, 3, &folder) &&
             flagArg(rt, args, 4, true, AT_SYMLINK_NOFOLLOW, &follow));
  int result = path.fd >= 0 ? futimens(path.fd, times) : utimensat(folder, path.c(), times, follow);
  return posixResult(rt, result, path);
}

Owned posix_fspath(Runtime& rt, Value, Args args) { return fileSystemPath(rt, args[0]); }

Owned posix_realpath(Runtime& rt, Value, Args args) {
  PathArg path;
  OURO_CHECK(pathArg(rt, args[0], &path, "realpath"));
  char buffer[PATH_MAX];
  if (!realpath(path.c(), buffer)) return raiseOSError(rt, errno, path.shown);
  return posixText(rt, buffer, isBytes(rt, path.shown));
}

// ---- the environment

Owned posix_putenv(Runtime& rt, Value, Args args) {
  PathArg name, value;
  OURO_CHECK(pathArg(rt, args[0], &name, "putenv") && pathArg(rt, args[1], &value, "putenv"));
  if (name.bytes.empty() || name.bytes.find('=') != std::string::npos)
    return raise(rt, Exc::ValueError, "illegal environment variable name");
  return setenv(name.c(), value.c(), 1) < 0 ? raiseOSError(rt, errno) : Owned::none();
}

Owned posix_unsetenv(Runtime& rt, Value, Args args) {
  PathArg name;
  OURO_CHECK(pathArg(rt, args[0], &name, "unsetenv"));
  return unsetenv(name.c()) < 0 ? raiseOSError(rt, errno) : Owned::none();
}

Owned environment(Runtime& rt) {
  OURO_TRY(dict, newDict(rt));
  for (char** at = environ; at && *at; at++) {
    std::string_view entry = *at;
    size_t equals = entry.find('=', 1);
    if (equals == std::string_view::npos) continue;
    OURO_TRY(name, newBytes(rt, entry.substr(0, equals)));
    OURO_TRY(value, newBytes(rt, entry.substr(equals + 1)));
    OURO_CHECK(dictSet(rt, dict.as<Dict>(), name, value));
  }
  return dict.take();
}

constexpr MethodDef kFunctions[] = {
    {"getcwd", posix_getcwd, "", "The current folder."},
    {"getcwdb", posix_getcwdb, "", "The current folder as bytes."},
    {"chdir", posix_chdir, "path", "Changes the current folder."},
    {"listdir", posix_listdir, "path=None", "The names in a folder."},
    {"mkdir", posix_mkdir, "path, mode=511, *, dir_fd=None", "Makes a folder."},
    {"rmdir", posix_rmdir, "path, *, dir_fd=None", "Removes an empty folder."},
    {"remove", posix_remove, "path, *, dir_fd=None", "Removes a file."},
    {"unlink", posix_unlink, "path, *, dir_fd=None", "Removes a file."},
    {"rename", posix_rename, "src, dst, *, src_dir_fd=None, dst_dir_fd=None",
     "Renames a file or folder."},
    {"replace", posix_replace, "src, dst, *, src_dir_fd=None, dst_dir_fd=None",
     "Renames, over what is there."},
    {"link", posix_link, "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True",
     "Another name for a file."},
    {"symlink", posix_symlink, "src, dst, target_is_directory=False, *, dir_fd=None",
     "A symbolic link."},
    {"readlink", posix_readlink, "path, *, dir_fd=None", "What a symbolic link points to."},
    {"access", posix_access,
     "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True",
     "May the file be used so?"},
    {"chmod", posix_chmod, "path, mode, *, dir_fd=None, follow_symlinks=True",
     "Changes the permissions."},
    {"truncate", posix_truncate, "path, length", "Cuts a file at a size."},
    {"utime", posix_utime, "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True",
     "Sets the times of access and change."},
    {"stat", posix_stat, "path, *, dir_fd=None, follow_symlinks=True", "What a file is."},
    {"lstat", posix_lstat, "path, *, dir_fd=None", "The same of a symbolic link itself."},
    {"fstat", posix_fstat, "fd", "The same of an open file."},
    {"fspath", posix_fspath, "path", "The str or bytes that stands for a path."},
    {"_realpath", posix_realpath, "path, /", "The path without links; it must exist."},
    {"putenv", posix_putenv, "name, value, /", "Sets an environment variable."},
    {"unsetenv", posix_unsetenv, "name, /", "Removes an environment variable."},
};

bool addNumbers(Runtime& rt, Module* module) {
  const std::pair<const char*, int64_t> numbers[] = {
      {"F_OK", F_OK},
      {"R_OK", R_OK},
      {"W_OK", W_OK},
      {"X_OK", X_OK},
      {"O_RDONLY", O_RDONLY},
      {"O_WRONLY", O_WRONLY},
      {"O_RDWR", O_RDWR},
      {"O_CREAT", O_CREAT},
      {"O_EXCL", O_EXCL},
      {"O_TRUNC", O_TRUNC},
      {"O_APPEND", O_APPEND},
      {"O_NONBLOCK", O_NONBLOCK},
      {"O_CLOEXEC", O_CLOEXEC},
      {"O_SYNC", O_SYNC},
      {"O_DIRECTORY", O_DIRECTORY},
      {"O_NOFOLLOW", O_NOFOLLOW},
      {"O_ACCMODE", O_ACCMODE},
      {"O_DSYNC", O_DSYNC},
      {"O_NOCTTY", O_NOCTTY},
      {"O_NDELAY", O_NDELAY},
      {"O_RSYNC", O_RSYNC},
      {"O_TMPFILE", O_TMPFILE},
      {"O_PATH", O_PATH},
      {"O_NOATIME", O_NOATIME},
      {"O_ASYNC", O_ASYNC},
      {"O_DIRECT", O_DIRECT},
      {"F_LOCK", F_LOCK},
      {"F_TEST", F_TEST},
      {"F_TLOCK", F_TLOCK},
      {"F_ULOCK", F_ULOCK},
      {"SEEK_DATA", SEEK_DATA},
      {"SEEK_HOLE", SEEK_HOLE},
      {"WCONTINUED", WCONTINUED},
      {"WEXITED", WEXITED},
      {"WNOHANG", WNOHANG},
      {"WNOWAIT", WNOWAIT},
      {"WSTOPPED", WSTOPPED},
      {"WUNTRACED", WUNTRACED},
      {"EX_OK", EX_OK},
      {"EX_USAGE", EX_USAGE},
      {"EX_DATAERR", EX_DATAERR},
      {"EX_NOINPUT", EX_NOINPUT},
      {"EX_NOUSER", EX_NOUSER},
      {"EX_NOHOST", EX_NOHOST},
      {"EX_UNAVAILABLE", EX_UNAVAILABLE},
      {"EX_SOFTWARE", EX_SOFTWARE},
      {"EX_OSERR", EX_OSERR},
      {"EX_OSFILE", EX_OSFILE},
      {"EX_CANTCREAT", EX_CANTCREAT},
      {"EX_IOERR", EX_IOERR},
      {"EX_TEMPFAIL", EX_TEMPFAIL},
      {"EX_PROTOCOL", EX_PROTOCOL},
      {"EX_NOPERM", EX_NOPERM},
      {"EX_CONFIG", EX_CONFIG},
      {"NGROUPS_MAX", 65536},
      {"TMP_MAX", 238328},
  };
  for (auto& [name, number] : numbers)
    if (!moduleAdd(rt, module, name, smallInt(number))) return false;
  return true;
}

bool addNames(Runtime& rt, Module* module) {
  return addFunctions(rt, module, kPosixFd) && addFunctions(rt, module, kPosixProcess) &&
         addFunctions(rt, module, kPosixFork) && addFunctions(rt, module, kPosixMore) &&
         addFunctions(rt, module, kPosixChildren) && addFunctions(rt, module, kPosixLimits) &&
         addFunctions(rt, module, kPosixSchedule) && addFunctions(rt, module, kPosixVectors) &&
         addFunctions(rt, module, kPosixPath) && addNumbers(rt, module) &&
         addPosixNumbers(rt, module) && addStatTypes(rt, module) &&
         addFunctions(rt, module, kPosixScandir) && addScandirTypes(rt, module) &&
         moduleAdd(rt, module, "environ", environment(rt)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError)));
}

}  // namespace

extern const ModuleDef posixModule;
const ModuleDef posixModule = {
    .name = "posix",
    .doc = "The system's calls; use the module os.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(PosixState),
    .visitState = visitPosixState,
    .clearState = clearPosixState,
};

}  // namespace ouro
