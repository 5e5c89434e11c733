#pragma once
// The import system: finding modules, making them, running them.
//
// A name is looked for among the native modules, then along sys.path (or the package's __path__).
// The last entry of sys.path is usually the directory of CPython's own pure Python modules
// (sys._stdlib_dir); the Python modules that are part of the program come right before it: a
// script's own module of the same name wins over them, CPython's does not.

#include <string>

#include "runtime/runtime.h"

namespace ouro {

// What `import` does: rt.machine.importName.
Owned importModuleByName(Runtime&, Str* name, Value globals, Value fromList, int64_t level);
// The module of this absolute dotted name itself.
Owned importAbsolute(Runtime&, const std::string& name);
// A module object with the attributes that every module of Python source has.
Owned makeSourceModule(Runtime&, const std::string& name, const std::string& file, bool isPackage,
                       Value searchPath);
// __main__ for a script, a command or the prompt; entered in sys.modules.
Owned makeMainModule(Runtime&, Value fileOrNone);
// Where `ouro -m name` finds its module: the code to run as __main__, the file, and the package
// that relative imports count from.
Owned findMainModule(Runtime&, const std::string& name, std::string* file, std::string* package);

}  // namespace ouro
