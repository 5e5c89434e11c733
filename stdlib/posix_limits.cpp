// posix: limits of the system and of file systems, by names.

#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

#define NAME(name) \
  { #name, _##name }
constexpr NamedNumber kSystem[] = {
    NAME(SC_2_CHAR_TERM),
    NAME(SC_2_C_BIND),
    NAME(SC_2_C_DEV),
    NAME(SC_2_C_VERSION),
    NAME(SC_2_FORT_DEV),
    NAME(SC_2_FORT_RUN),
    NAME(SC_2_LOCALEDEF),
    NAME(SC_2_SW_DEV),
    NAME(SC_2_UPE),
    NAME(SC_2_VERSION),
    NAME(SC_AIO_LISTIO_MAX),
    NAME(SC_AIO_MAX),
    NAME(SC_AIO_PRIO_DELTA_MAX),
    NAME(SC_ARG_MAX),
    NAME(SC_ASYNCHRONOUS_IO),
    NAME(SC_ATEXIT_MAX),
    NAME(SC_AVPHYS_PAGES),
    NAME(SC_BC_BASE_MAX),
    NAME(SC_BC_DIM_MAX),
    NAME(SC_BC_SCALE_MAX),
    NAME(SC_BC_STRING_MAX),
    NAME(SC_CHARCLASS_NAME_MAX),
    NAME(SC_CHAR_BIT),
    NAME(SC_CHAR_MAX),
    NAME(SC_CHAR_MIN),
    NAME(SC_CHILD_MAX),
    NAME(SC_CLK_TCK),
    NAME(SC_COLL_WEIGHTS_MAX),
    NAME(SC_DELAYTIMER_MAX),
    NAME(SC_EQUIV_CLASS_MAX),
    NAME(SC_EXPR_NEST_MAX),
    NAME(SC_FSYNC),
    NAME(SC_GETGR_R_SIZE_MAX),
    NAME(SC_GETPW_R_SIZE_MAX),
    NAME(SC_INT_MAX),
    NAME(SC_INT_MIN),
    NAME(SC_IOV_MAX),
    NAME(SC_JOB_CONTROL),
    NAME(SC_LINE_MAX),
    NAME(SC_LOGIN_NAME_MAX),
    NAME(SC_LONG_BIT),
    NAME(SC_MAPPED_FILES),
    NAME(SC_MB_LEN_MAX),
    NAME(SC_MEMLOCK),
    NAME(SC_MEMLOCK_RANGE),
    NAME(SC_MEMORY_PROTECTION),
    NAME(SC_MESSAGE_PASSING),
    NAME(SC_MINSIGSTKSZ),
    NAME(SC_MQ_OPEN_MAX),
    NAME(SC_MQ_PRIO_MAX),
    NAME(SC_NGROUPS_MAX),
    NAME(SC_NL_ARGMAX),
    NAME(SC_NL_LANGMAX),
    NAME(SC_NL_MSGMAX),
    NAME(SC_NL_NMAX),
    NAME(SC_NL_SETMAX),
    NAME(SC_NL_TEXTMAX),
    NAME(SC_NPROCESSORS_CONF),
    NAME(SC_NPROCESSORS_ONLN),
    NAME(SC_NZERO),
    NAME(SC_OPEN_MAX),
    NAME(SC_PAGESIZE),
    NAME(SC_PAGE_SIZE),
    NAME(SC_PASS_MAX),
    NAME(SC_PHYS_PAGES),
    NAME(SC_PII),
    NAME(SC_PII_INTERNET),
    NAME(SC_PII_INTERNET_DGRAM),
    NAME(SC_PII_INTERNET_STREAM),
    NAME(SC_PII_OSI),
    NAME(SC_PII_OSI_CLTS),
    NAME(SC_PII_OSI_COTS),
    NAME(SC_PII_OSI_M),
    NAME(SC_PII_SOCKET),
    NAME(SC_PII_XTI),
    NAME(SC_POLL),
    NAME(SC_PRIORITIZED_IO),
    NAME(SC_PRIORITY_SCHEDULING),
    NAME(SC_REALTIME_SIGNALS),
    NAME(SC_RE_DUP_MAX),
    NAME(SC_RTSIG_MAX),
    NAME(SC_SAVED_IDS),
    NAME(SC_SCHAR_MAX),
    NAME(SC_SCHAR_MIN),
    NAME(SC_SELECT),
    NAME(SC_SEMAPHORES),
    NAME(SC_SEM_NSEMS_MAX),
    NAME(SC_SEM_VALUE_MAX),
    NAME(SC_SHARED_MEMORY_OBJECTS),
    NAME(SC_SHRT_MAX),
    NAME(SC_SHRT_MIN),
    NAME(SC_SIGQUEUE_MAX),
    NAME(SC_SSIZE_MAX),
    NAME(SC_STREAM_MAX),
    NAME(SC_SYNCHRONIZED_IO),
    NAME(SC_THREADS),
    NAME(SC_THREAD_ATTR_STACKADDR),
    NAME(SC_THREAD_ATTR_STACKSIZE),
    NAME(SC_THREAD_DESTRUCTOR_ITERATIONS),
    NAME(SC_THREAD_KEYS_MAX),
    NAME(SC_THREAD_PRIORITY_SCHEDULING),
    NAME(SC_THREAD_PRIO_INHERIT),
    NAME(SC_THREAD_PRIO_PROTECT),
    NAME(SC_THREAD_PROCESS_SHARED),
    NAME(SC_THREAD_SAFE_FUNCTIONS),
    NAME(SC_THREAD_STACK_MIN),
    NAME(SC_THREAD_THREADS_MAX),
    NAME(SC_TIMERS),
    NAME(SC_TIMER_MAX),
    NAME(SC_TTY_NAME_MAX),
    NAME(SC_TZNAME_MAX),
    NAME(SC_T_IOV_MAX),
    NAME(SC_UCHAR_MAX),
    NAME(SC_UINT_MAX),
    NAME(SC_UIO_MAXIOV),
    NAME(SC_ULONG_MAX),
    NAME(SC_USHRT_MAX),
    NAME(SC_VERSION),
    NAME(SC_WORD_BIT),
    NAME(SC_XBS5_ILP32_OFF32),
    NAME(SC_XBS5_ILP32_OFFBIG),
    NAME(SC_XBS5_LP64_OFF64),
    NAME(SC_XBS5_LPBIG_OFFBIG),
    NAME(SC_XOPEN_CRYPT),
    NAME(SC_XOPEN_ENH_I18N),
    NAME(SC_XOPEN_LEGACY),
    NAME(SC_XOPEN_REALTIME),
    NAME(SC_XOPEN_REALTIME_THREADS),
    NAME(SC_XOPEN_SHM),
    NAME(SC_XOPEN_UNIX),
    NAME(SC_XOPEN_VERSION),
    NAME(SC_XOPEN_XCU_VERSION),
    NAME(SC_XOPEN_XPG2),
    NAME(SC_XOPEN_XPG3),
    NAME(SC_XOPEN_XPG4),
};
constexpr NamedNumber kPath[] = {
    NAME(PC_ALLOC_SIZE_MIN),
    NAME(PC_ASYNC_IO),
    NAME(PC_CHOWN_RESTRICTED),
    NAME(PC_FILESIZEBITS),
    NAME(PC_LINK_MAX),
    NAME(PC_MAX_CANON),
    NAME(PC_MAX_INPUT),
    NAME(PC_NAME_MAX),
    NAME(PC_NO_TRUNC),
    NAME(PC_PATH_MAX),
    NAME(PC_PIPE_BUF),
    NAME(PC_PRIO_IO),
    NAME(PC_REC_INCR_XFER_SIZE),
    NAME(PC_REC_MAX_XFER_SIZE),
    NAME(PC_REC_MIN_XFER_SIZE),
    NAME(PC_REC_XFER_ALIGN),
    NAME(PC_SOCK_MAXBUF),
    NAME(PC_SYMLINK_MAX),
    NAME(PC_SYNC_IO),
    NAME(PC_VDISABLE),
};
constexpr NamedNumber kText[] = {
    NAME(CS_GNU_LIBC_VERSION),
    NAME(CS_GNU_LIBPTHREAD_VERSION),
    NAME(CS_LFS64_CFLAGS),
    NAME(CS_LFS64_LDFLAGS),
    NAME(CS_LFS64_LIBS),
    NAME(CS_LFS64_LINTFLAGS),
    NAME(CS_LFS_CFLAGS),
    NAME(CS_LFS_LDFLAGS),
    NAME(CS_LFS_LIBS),
    NAME(CS_LFS_LINTFLAGS),
    NAME(CS_PATH),
    NAME(CS_XBS5_ILP32_OFF32_CFLAGS),
    NAME(CS_XBS5_ILP32_OFF32_LDFLAGS),
    NAME(CS_XBS5_ILP32_OFF32_LIBS),
    NAME(CS_XBS5_ILP32_OFF32_LINTFLAGS),
    NAME(CS_XBS5_ILP32_OFFBIG_CFLAGS),
    NAME(CS_XBS5_ILP32_OFFBIG_LDFLAGS),
    NAME(CS_XBS5_ILP32_OFFBIG_LIBS),
    NAME(CS_XBS5_ILP32_OFFBIG_LINTFLAGS),
    NAME(CS_XBS5_LP64_OFF64_CFLAGS),
    NAME(CS_XBS5_LP64_OFF64_LDFLAGS),
    NAME(CS_XBS5_LP64_OFF64_LIBS),
    NAME(CS_XBS5_LP64_OFF64_LINTFLAGS),
    NAME(CS_XBS5_LPBIG_OFFBIG_CFLAGS),
    NAME(CS_XBS5_LPBIG_OFFBIG_LDFLAGS),
    NAME(CS_XBS5_LPBIG_OFFBIG_LIBS),
    NAME(CS_XBS5_LPBIG_OFFBIG_LINTFLAGS),
};
#undef NAME

// A name of the table, or the number itself.
bool nameArg(Runtime& rt, Value v, std::span<const NamedNumber> table, int* out) {
  if (isStr(rt, v)) {
    for (auto [name, number] : table)
      if (equal(v.as<Str>(), name)) return *out = static_cast<int>(number), true;
    return fail(rt, Exc::ValueError, "unrecognized configuration name");
  }
  if (!typeOf(rt, v)->slots.index)
    return fail(rt, Exc::TypeError, "configuration names must be strings or integers");
  return cIntArg(rt, v, out);
}

Owned limit(Runtime& rt, long value, const PathArg* path = nullptr) {
  if (value == -1 && errno) return raiseOSError(rt, errno, path ? path->shown : Value::none());
  return newInt(rt, int64_t{value});
}

Owned posix_sysconf(Runtime& rt, Value, Args args) {
  int name;
  OURO_CHECK(nameArg(rt, args[0], kSystem, &name));
  errno = 0;
  return limit(rt, sysconf(name));
}
Owned posix_pathconf(Runtime& rt, Value, Args args) {
  PathArg path;
  int name;
  OURO_CHECK(pathArg(rt, args[0], &path, "pathconf", true) && nameArg(rt, args[1], kPath, &name));
  errno = 0;
  return limit(rt, path.fd >= 0 ? fpathconf(path.fd, name) : pathconf(path.c(), name), &path);
}
Owned posix_fpathconf(Runtime& rt, Value, Args args) {
  int fd, name;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && nameArg(rt, args[1], kPath, &name));
  errno = 0;
  return limit(rt, fpathconf(fd, name));
}
Owned posix_confstr(Runtime& rt, Value, Args args) {
  int name;
  OURO_CHECK(nameArg(rt, args[0], kText, &name));
  errno = 0;
  size_t size = confstr(name, nullptr, 0);
  if (size == 0) return errno ? raiseOSError(rt, errno) : Owned::none();
  std::string text(size, '\0');
  confstr(name, text.data(), size);
  text.resize(size - 1);
  return newStr(rt, text);
}

// The names and numbers of "sysconf", "pathconf" or "confstr".
Owned posix_limit_names(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) return raise(rt, Exc::TypeError, "a function's name is required");
  Str* function = args[0].as<Str>();
  std::span<const NamedNumber> table = kSystem;
  if (equal(function, "pathconf")) table = kPath;
  if (equal(function, "confstr")) table = kText;
  OURO_TRY(names, newDict(rt, table.size()));
  for (auto [name, number] : table) {
    OURO_TRY(key, newStr(rt, name));
    OURO_CHECK(dictSet(rt, names.as<Dict>(), key, Value::small(number)));
  }
  return names.take();
}

Owned fileSystem(Runtime& rt, Value module, int result, const struct statvfs& s, Value shown) {
  if (result < 0) return raiseOSError(rt, errno, shown);
  const uint64_t numbers[] = {s.f_bsize, s.f_frsize, s.f_blocks, s.f_bfree,   s.f_bavail, s.f_files,
                              s.f_ffree, s.f_favail, s.f_flag,   s.f_namemax, s.f_fsid};
  Owned items[std::size(numbers)];
  for (size_t i = 0; i < std::size(numbers); i++) items[i] = newInt(rt, numbers[i]);
  return newStruct(rt, posixState(module)->statvfsResult, items);
}
Owned posix_statvfs(Runtime& rt, Value module, Args args) {
  PathArg path;
  struct statvfs status;
  OURO_CHECK(pathArg(rt, args[0], &path, "statvfs", true));
  int result = path.fd >= 0 ? fstatvfs(path.fd, &status) : statvfs(path.c(), &status);
  return fileSystem(rt, module, result, status, path.shown);
}
Owned posix_fstatvfs(Runtime& rt, Value module, Args args) {
  int fd;
  struct statvfs status;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return fileSystem(rt, module, fstatvfs(fd, &status), status, Value::none());
}

constexpr MethodDef kRows[] = {
    {"sysconf", posix_sysconf, "name, /", "A limit of the system."},
    {"pathconf", posix_pathconf, "path, name", "A limit of a file."},
    {"fpathconf", posix_fpathconf, "fd, name, /", "A limit of an open file."},
    {"confstr", posix_confstr, "name, /", "A setting of the system."},
    {"_limit_names", posix_limit_names, "function, /", "The names that a function knows."},
    {"statvfs", posix_statvfs, "path", "What the file system of a path is."},
    {"fstatvfs", posix_fstatvfs, "fd, /", "The same of an open file."},
};

}  // namespace

const std::span<const MethodDef> kPosixLimits = kRows;

}  // namespace ouro
