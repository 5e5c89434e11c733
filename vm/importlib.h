#pragma once
// CPython's importlib on top of the machine's own import.
//
// A program that imports importlib, or looks at what only importlib can answer (sys.meta_path,
// sys.path_hooks, a module's __spec__), has its core loaded from CPython's library; from then on
// every import goes through it, as in CPython. Other programs are spared that.

#include <string>

#include "runtime/runtime.h"

namespace ouro {

// Is this module one whose import starts importlib?
bool startsImportlib(const std::string& name);
bool importlibStarted(Runtime&);
// Starts it if that has not happened. False: an exception is pending; there may be no library.
bool startImportlib(Runtime&);
// Finds and loads a module that is not in sys.modules.
Owned importByImportlib(Runtime&, const std::string& name);

}  // namespace ouro
