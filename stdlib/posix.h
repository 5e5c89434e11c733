#pragma once
// Between the files of the module posix.

#include <string>

#include "runtime/types/module.h"

namespace ouro {

using PosixFunction = Owned(Runtime&, Value self, Args);

// A path argument: bytes for the system, and what errors show.
struct PathArg {
  Local shown;
  std::string bytes;
  int fd = -1;             // the argument was a file descriptor (where those are allowed)
  bool mayBeNone = false;  // which the caller sees to; for the message
  const char* c() const { return bytes.c_str(); }
};
bool pathArg(Runtime&, Value, PathArg*, const char* function, bool allowFd = false,
             const char* parameter = "path");
// The folder that a path is relative to (dir_fd): AT_FDCWD unless it is given.
bool dirFdArg(Runtime&, Args, uint32_t i, int* out);
// 0, or `flag` when the argument (follow_symlinks, effective_ids) is not as usual.
bool flagArg(Runtime&, Args, uint32_t i, bool usual, int flag, int* out);
// The result of a system call: None, or OSError with the path.
Owned posixResult(Runtime&, int result, const PathArg&);
bool posixInt(Runtime&, Value, int64_t* out);  // fits an int
// Text from the system: str, or bytes when the argument was bytes.
Owned posixText(Runtime&, std::string_view, bool asBytes);

// posix_stat.cpp
PosixFunction posix_stat, posix_lstat, posix_fstat;
bool addStatTypes(Runtime&, Module*);
struct PosixState;
// `follow`: 0, or AT_SYMLINK_NOFOLLOW. The path is a str or bytes.
Owned statAt(Runtime&, PosixState*, Value path, int folder, int follow);
// posix_scandir.cpp
extern const std::span<const MethodDef> kPosixScandir;
bool addScandirTypes(Runtime&, Module*);
// posix_process.cpp
extern const std::span<const MethodDef> kPosixProcess;
// posix_fork.cpp
extern const std::span<const MethodDef> kPosixFork;
void visitPosixState(void*, Visitor&);
void clearPosixState(void*);
// posix_more.cpp
extern const std::span<const MethodDef> kPosixMore;
// posix_fd.cpp
extern const std::span<const MethodDef> kPosixFd;
// posix_children.cpp, posix_limits.cpp, posix_path.cpp, posix_schedule.cpp, posix_vectors.cpp
extern const std::span<const MethodDef> kPosixChildren, kPosixLimits, kPosixPath, kPosixSchedule,
    kPosixVectors;
// posix_numbers.cpp
bool addPosixNumbers(Runtime&, Module*);

struct PosixState {
  Value atFork[3];  // lists of functions to call before a fork, in the child, in the parent; owned
  Type *statResult, *terminalSize, *unameResult, *timesResult, *statvfsResult, *waitidResult,
      *schedParam;                   // kept by the machine
  Type *dirEntry, *scandirIterator;  // owned
};
inline PosixState* posixState(Value module) {
  return static_cast<PosixState*>(module.as<Module>()->state);
}

}  // namespace ouro
