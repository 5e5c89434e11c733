#pragma once
// All native modules, and how the two that every script needs come to life.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/types/module.h"
#include "stdlib/start_flags.h"

namespace ouro {

std::span<const ModuleDef* const> nativeModules();
const ModuleDef* findNativeModule(std::string_view name);  // null: there is none

// Makes a native module. It lives as long as sys does, whatever a script takes out of sys.modules:
// its types and functions may refer to its state.
Owned loadNativeModule(Runtime&, const ModuleDef&);

// What sys tells about how the program was started.
// Texts as the system gives them, which need not be UTF-8.
struct StartOptions {
  std::vector<std::string> arguments;  // sys.argv
  std::vector<std::string> path;       // sys.path
  std::string executable;              // its full path
  std::string libraryDirectory;        // of CPython's pure Python modules; empty: none
  StartFlags flags;
  bool dontWriteBytecode = true, unbuffered = false;
  bool fixedHashes = false;                  // those of str and bytes are the same in each run
  std::string bytecodePrefix;                // sys.pycache_prefix; empty: None
  std::string streamEncoding, streamErrors;  // of the standard streams; empty: the usual ones
  std::vector<std::string> warnOptions;
  std::vector<std::string> implementation;  // sys._xoptions: NAME or NAME=VALUE
};

// Makes the modules builtins, sys and _io, enters them in rt.modules, and sets rt.builtins and
// rt.sysDict. False: an exception is pending.
bool startModules(Runtime&, const StartOptions&);
// Before the runtime goes: waits for its threads, runs the functions given to atexit, then flushes
// stdout and stderr. What goes wrong is printed. False: standard output could not be flushed.
bool finishModules(Runtime&);

}  // namespace ouro
