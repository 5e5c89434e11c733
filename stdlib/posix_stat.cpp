// os.stat and its result, and the other named tuples of posix.

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "stdlib/file_name.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"

namespace ouro {

namespace {

constexpr GetSetDef kStatFields[] = {
    {"st_mode", structField<0>},
    {"st_ino", structField<1>},
    {"st_dev", structField<2>},
    {"st_nlink", structField<3>},
    {"st_uid", structField<4>},
    {"st_gid", structField<5>},
    {"st_size", structField<6>},
    {"st_atime", structField<10>, nullptr, "~"},
    {"st_mtime", structField<11>, nullptr, "~"},
    {"st_ctime", structField<12>, nullptr, "~"},
    {"st_atime_ns", structField<13>, nullptr, "-"},
    {"st_mtime_ns", structField<14>, nullptr, "-"},
    {"st_ctime_ns", structField<15>, nullptr, "-"},
    {"st_blksize", structField<16>, nullptr, "-"},
    {"st_blocks", structField<17>, nullptr, "-"},
    {"st_rdev", structField<18>, nullptr, "-"},
};
constexpr GetSetDef kTerminalFields[] = {{"columns", structField<0>}, {"lines", structField<1>}};
constexpr GetSetDef kUnameFields[] = {{"sysname", structField<0>},
                                      {"nodename", structField<1>},
                                      {"release", structField<2>},
                                      {"version", structField<3>},
                                      {"machine", structField<4>}};
constexpr GetSetDef kTimesFields[] = {{"user", structField<0>},
                                      {"system", structField<1>},
                                      {"children_user", structField<2>},
                                      {"children_system", structField<3>},
                                      {"elapsed", structField<4>}};

constexpr GetSetDef kStatvfsFields[] = {
    {"f_bsize", structField<0>},
    {"f_frsize", structField<1>},
    {"f_blocks", structField<2>},
    {"f_bfree", structField<3>},
    {"f_bavail", structField<4>},
    {"f_files", structField<5>},
    {"f_ffree", structField<6>},
    {"f_favail", structField<7>},
    {"f_flag", structField<8>},
    {"f_namemax", structField<9>},
    {"f_fsid", structField<10>, nullptr, "-"},
};
constexpr GetSetDef kWaitidFields[] = {{"si_pid", structField<0>},
                                       {"si_uid", structField<1>},
                                       {"si_signo", structField<2>},
                                       {"si_status", structField<3>},
                                       {"si_code", structField<4>}};
constexpr GetSetDef kSchedFields[] = {{"sched_priority", structField<0>}};

// Times that are not given as float are those among the items.
Owned stat_make(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_TRY(made, structMake(rt, cls, given));
  Value* items = made.as<Tuple>()->items();
  for (size_t i = 0; i < 3; i++)
    if (items[10 + i].isNone()) items[10 + i] = Owned::share(items[7 + i]).take();
  return made.take();
}

constexpr TypeDef statType() {
  TypeDef definition = structTypeDef("stat_result", "os", kStatFields, "What a file is.", true);
  definition.slots.make = stat_make;
  return definition;
}
constexpr TypeDef kStatResult = statType();
constexpr TypeDef kTerminalSize =
    structTypeDef("terminal_size", "os", kTerminalFields, "Columns and lines.", true);
constexpr TypeDef kUnameResult =
    structTypeDef("uname_result", "posix", kUnameFields, "Names of the system.", true);
constexpr TypeDef kTimesResult =
    structTypeDef("times_result", "posix", kTimesFields, "Times of the process.", true);
constexpr TypeDef kStatvfsResult =
    structTypeDef("statvfs_result", "os", kStatvfsFields, "What a file system is.", true);
constexpr TypeDef kWaitidResult =
    structTypeDef("waitid_result", "posix", kWaitidFields, "What happened to a child.", true);

// sched_param(sched_priority): not of a sequence as the others are.
Owned sched_param_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "sched_priority";
  Value out[1];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "sched_param", given, out, &keywords) < 0)
    return Owned::error();
  Owned items[] = {Owned::share(out[0])};
  return newStruct(rt, cls, items);
}
Owned sched_param_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(arguments, newTuple(rt, {(*self.as<Tuple>())[0]}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments.get()});
}
constexpr MethodDef kSchedMethods[] = {
    {"__reduce__", sched_param_reduce, "", "The type and its argument, for pickle and copy."}};
constexpr TypeDef schedParamType() {
  TypeDef definition = structTypeDef("sched_param", "posix", kSchedFields,
                                     "The parameters of a scheduling policy.", true);
  definition.slots.make = sched_param_make;
  definition.methods = kSchedMethods;
  definition.make = "sched_priority";
  return definition;
}
constexpr TypeDef kSchedParam = schedParamType();

int64_t nanosOf(const timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

Owned secondsOf(Runtime& rt, const timespec& time) {
  return newFloat(rt, static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec));
}

Owned statResult(Runtime& rt, PosixState* state, const struct stat& status) {
  Owned items[] = {smallInt(status.st_mode),
                   newInt(rt, static_cast<int64_t>(status.st_ino)),
                   newInt(rt, static_cast<int64_t>(status.st_dev)),
                   newInt(rt, static_cast<int64_t>(status.st_nlink)),
                   smallInt(status.st_uid),
                   smallInt(status.st_gid),
                   newInt(rt, status.st_size),
                   newInt(rt, status.st_atim.tv_sec),
                   newInt(rt, status.st_mtim.tv_sec),
                   newInt(rt, status.st_ctim.tv_sec),
                   secondsOf(rt, status.st_atim),
                   secondsOf(rt, status.st_mtim),
                   secondsOf(rt, status.st_ctim),
                   newInt(rt, nanosOf(status.st_atim)),
                   newInt(rt, nanosOf(status.st_mtim)),
                   newInt(rt, nanosOf(status.st_ctim)),
                   newInt(rt, status.st_blksize),
                   newInt(rt, status.st_blocks),
                   newInt(rt, static_cast<int64_t>(status.st_rdev))};
  return newStruct(rt, state->statResult, items);
}

// `follow`: 0, or AT_SYMLINK_NOFOLLOW.
Owned statPath(Runtime& rt, Value module, Args args, int follow, const char* name, bool allowFd) {
  PathArg arg;
  int folder;
  OURO_CHECK(pathArg(rt, args[0], &arg, name, allowFd) && dirFdArg(rt, args, 1, &folder));
  struct stat status;
  int result = arg.fd >= 0 ? fstat(arg.fd, &status) : fstatat(folder, arg.c(), &status, follow);
  return result < 0 ? raiseOSError(rt, errno, arg.shown)
                    : statResult(rt, posixState(module), status);
}

}  // namespace

Owned statAt(Runtime& rt, PosixState* state, Value path, int folder, int follow) {
  std::string bytes;
  struct stat status;
  OURO_CHECK(fileNameBytes(rt, path, &bytes));
  if (fstatat(folder, bytes.c_str(), &status, follow) < 0) return raiseOSError(rt, errno, path);
  return statResult(rt, state, status);
}

Owned posix_stat(Runtime& rt, Value module, Args args) {
  int follow;
  OURO_CHECK(flagArg(rt, args, 2, true, AT_SYMLINK_NOFOLLOW, &follow));
  return statPath(rt, module, args, follow, "stat", true);
}
Owned posix_lstat(Runtime& rt, Value module, Args args) {
  return statPath(rt, module, args, AT_SYMLINK_NOFOLLOW, "lstat", false);
}
Owned posix_fstat(Runtime& rt, Value module, Args args) {
  int64_t fd;
  OURO_CHECK(posixInt(rt, args[0], &fd));
  struct stat status;
  if (fstat(static_cast<int>(fd), &status) < 0) return raiseOSError(rt, errno);
  return statResult(rt, posixState(module), status);
}

bool addStatTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<PosixState*>(module->state);
  auto add = [&](Type*& slot, const TypeDef& definition) {
    slot = moduleAddType(rt, module, definition);
    return slot && addStructNumbers(rt, slot);
  };
  return add(state->statResult, kStatResult) && add(state->terminalSize, kTerminalSize) &&
         add(state->unameResult, kUnameResult) && add(state->timesResult, kTimesResult) &&
         add(state->statvfsResult, kStatvfsResult) && add(state->waitidResult, kWaitidResult) &&
         add(state->schedParam, kSchedParam);
}

}  // namespace ouro
