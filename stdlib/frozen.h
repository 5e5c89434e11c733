#pragma once
// Modules that are found before sys.path is looked at and whose code says "<frozen NAME>" instead
// of a file: those of stdlib/py, and those of CPython's library that CPython itself has frozen.

#include <string>

#include "runtime/owned.h"
#include "stdlib/py_modules.h"

namespace ouro {

struct Runtime;

struct FrozenModule {
  std::string name;                    // its own; it may be asked for by another one
  const PyModule* embedded = nullptr;  // null: it is read from `file`
  std::string file;
  bool isPackage = false;
};

// False: there is none of this name.
bool findFrozen(Runtime&, const std::string& name, FrozenModule*);
// Its code object.
Owned frozenCode(Runtime&, const FrozenModule&);
// The code object of a module's source file, which is called `filename` in it; from the cache of
// such code, if there is one.
Owned fileCode(Runtime&, Value file, const std::string& filename);
// How rt.machine.compile is asked for that: the source is the file's name.
inline constexpr uint32_t kSourceIsFile = 0x80000000;
// Likewise for packed code.
inline constexpr uint32_t kSourceIsPacked = 0x40000000;
// sys._stdlib_dir: the directory of CPython's pure Python modules; empty: there is none.
std::string libraryHome(Runtime&);

}  // namespace ouro
