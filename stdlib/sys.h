#pragma once
// Between the files of the module sys.

#include "runtime/types/module.h"

namespace ouro {

using SysFunction = Owned(Runtime&, Value self, Args);

// What sys keeps for itself; all values owned, null before the first use.
struct SysState {
  Value auditHooks;     // list
  Value nativeModules;  // list: they stay alive
  double switchInterval;
  bool finalizing;
};
inline SysState* sysState(Value module) {
  return static_cast<SysState*>(module.as<Module>()->state);
}

// sys_hooks.cpp
SysFunction sys_displayhook, sys_excepthook, sys_unraisablehook, sys_breakpointhook, sys_audit,
    sys_addaudithook, sys_settrace, sys_gettrace, sys_call_tracing, sys_setprofile, sys_getprofile,
    sys_set_asyncgen_hooks, sys_get_asyncgen_hooks, sys_exc_info, sys_exception,
    sys_current_exceptions;
// sys_info.cpp: constants and the named tuples that describe the implementation.
bool addSysInfo(Runtime&, Module*);

}  // namespace ouro
