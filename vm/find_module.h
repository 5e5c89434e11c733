#pragma once
// Finding and loading modules without importlib, which most programs never need.
//
// A name is looked for among the native modules and the frozen ones, then along sys.path or the
// package's __path__. The last entry of sys.path is usually the directory of CPython's own pure
// Python modules (sys._stdlib_dir).

#include <string>

#include "runtime/runtime.h"

namespace ouro {

// The module of this absolute name, made, run and entered in sys.modules; its parent package is
// imported already. notFound(): nobody knows it.
Owned loadByName(Runtime&, const std::string& name, Value searchPath);
// sys.modules[name], borrowed, or notFound().
Value loadedModule(Runtime&, const std::string& name);

}  // namespace ouro
