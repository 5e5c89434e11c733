#pragma once
// The import system: what names mean, and which modules come of them. How a module is found and
// run: find_module.h; when CPython's importlib does that instead: importlib.h.

#include <string>

#include "runtime/runtime.h"

namespace ouro {

// What `import` does: rt.machine.importName.
Owned importModuleByName(Runtime&, Str* name, Value globals, Value fromList, int64_t level);
// The module of this absolute dotted name itself.
Owned importAbsolute(Runtime&, const std::string& name);
// __main__ for a script, a command or the prompt; entered in sys.modules.
Owned makeMainModule(Runtime&, Value fileOrNone);

}  // namespace ouro
