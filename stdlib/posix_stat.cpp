// os.stat and its result, and the other named tuples of posix.

#include <sys/stat.h>

#include <cerrno>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"

namespace ouro {

namespace {

constexpr size_t kItems = 10;

// What lies behind the ten items of a stat_result.
struct StatMore {
  int64_t times[3];  // of access, change and status change, in nanoseconds
  int64_t blockSize, blocks, device;
};

StatMore* moreOf(Value self) {
  return reinterpret_cast<StatMore*>(self.as<Tuple>()->items() + kItems);
}

template <int which>
Owned statTime(Runtime& rt, Value self) {
  int64_t nanos = moreOf(self)->times[which];
  return newFloat(rt, static_cast<double>(nanos / 1'000'000'000) +
                          1e-9 * static_cast<double>(nanos % 1'000'000'000));
}
template <int which>
Owned statNanos(Runtime& rt, Value self) {
  return newInt(rt, moreOf(self)->times[which]);
}
template <int64_t StatMore::*field>
Owned statNumber(Runtime& rt, Value self) {
  return newInt(rt, moreOf(self)->*field);
}

constexpr GetSetDef kStatFields[] = {
    {"st_mode", structField<0>},
    {"st_ino", structField<1>},
    {"st_dev", structField<2>},
    {"st_nlink", structField<3>},
    {"st_uid", structField<4>},
    {"st_gid", structField<5>},
    {"st_size", structField<6>},
    {"st_atime", statTime<0>},
    {"st_mtime", statTime<1>},
    {"st_ctime", statTime<2>},
    {"st_atime_ns", statNanos<0>, nullptr, "-"},
    {"st_mtime_ns", statNanos<1>, nullptr, "-"},
    {"st_ctime_ns", statNanos<2>, nullptr, "-"},
    {"st_blksize", statNumber<&StatMore::blockSize>, nullptr, "-"},
    {"st_blocks", statNumber<&StatMore::blocks>, nullptr, "-"},
    {"st_rdev", statNumber<&StatMore::device>, nullptr, "-"},
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

constexpr TypeDef kStatResult = structTypeDef("stat_result", "os", kStatFields, "What a file is.");
constexpr TypeDef kTerminalSize =
    structTypeDef("terminal_size", "os", kTerminalFields, "Columns and lines.", true);
constexpr TypeDef kUnameResult =
    structTypeDef("uname_result", "posix", kUnameFields, "Names of the system.");
constexpr TypeDef kTimesResult =
    structTypeDef("times_result", "posix", kTimesFields, "Times of the process.");

int64_t nanosOf(const timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

Owned statResult(Runtime& rt, Value module, const struct stat& status) {
  size_t size = sizeof(Tuple) + kItems * sizeof(Value) + sizeof(StatMore);
  auto* tuple = rt.make<Tuple>(posixState(module)->statResult, size);
  if (!tuple) return Owned::error();
  Local held = Owned::adopt(tuple);
  const int64_t numbers[kItems] = {status.st_mode,
                                   static_cast<int64_t>(status.st_ino),
                                   static_cast<int64_t>(status.st_dev),
                                   static_cast<int64_t>(status.st_nlink),
                                   status.st_uid,
                                   status.st_gid,
                                   status.st_size,
                                   status.st_atim.tv_sec,
                                   status.st_mtim.tv_sec,
                                   status.st_ctim.tv_sec};
  for (int64_t number : numbers) {
    Owned item = newInt(rt, number);
    if (item.isError()) return Owned::error();
    tuple->items()[tuple->length++] = item.take();
  }
  *moreOf(held) = {{nanosOf(status.st_atim), nanosOf(status.st_mtim), nanosOf(status.st_ctim)},
                   status.st_blksize,
                   status.st_blocks,
                   static_cast<int64_t>(status.st_rdev)};
  return held.take();
}

Owned statPath(Runtime& rt, Value module, Value path, bool follow, const char* name) {
  PathArg arg;
  OURO_CHECK(pathArg(rt, path, &arg, name, true));
  struct stat status;
  int result = arg.fd >= 0 ? fstat(arg.fd, &status)
               : follow    ? stat(arg.c(), &status)
                           : lstat(arg.c(), &status);
  return result < 0 ? raiseOSError(rt, errno, arg.shown) : statResult(rt, module, status);
}

}  // namespace

Owned posix_stat(Runtime& rt, Value module, Args args) {
  int follow = args.has(2) ? truth(rt, args[2]) : 1;
  return follow < 0 ? Owned::error() : statPath(rt, module, args[0], follow, "stat");
}
Owned posix_lstat(Runtime& rt, Value module, Args args) {
  return statPath(rt, module, args[0], false, "lstat");
}
Owned posix_fstat(Runtime& rt, Value module, Args args) {
  int64_t fd;
  OURO_CHECK(posixInt(rt, args[0], &fd));
  struct stat status;
  if (fstat(static_cast<int>(fd), &status) < 0) return raiseOSError(rt, errno);
  return statResult(rt, module, status);
}

bool addStatTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<PosixState*>(module->state);
  auto add = [&](Type*& slot, const TypeDef& definition) {
    slot = moduleAddType(rt, module, definition);
    return slot != nullptr;
  };
  return add(state->statResult, kStatResult) && add(state->terminalSize, kTerminalSize) &&
         add(state->unameResult, kUnameResult) && add(state->timesResult, kTimesResult);
}

}  // namespace ouro
