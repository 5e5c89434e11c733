#pragma once
// The functions of the module builtins, spread over files by idea; the table is in builtins.cpp.
// Each is called builtin_NAME and found by its name.

#include "runtime/method_def.h"
#include "runtime/runtime.h"
#include "runtime/types/module.h"

namespace ouro {

using Builtin = Owned(Runtime&, Value self, Args);

// builtins_objects.cpp
Builtin builtin_repr, builtin_ascii, builtin_format, builtin_len, builtin_hash, builtin_id,
    builtin_callable, builtin_isinstance, builtin_issubclass, builtin_getattr, builtin_setattr,
    builtin_hasattr, builtin_delattr, builtin_dir, builtin_vars, builtin_globals, builtin_locals;
// builtins_numbers.cpp
Builtin builtin_abs, builtin_bin, builtin_oct, builtin_hex, builtin_chr, builtin_ord,
    builtin_divmod, builtin_pow, builtin_round, builtin_sum;
// builtins_iteration.cpp
Builtin builtin_all, builtin_any, builtin_iter, builtin_next, builtin_max, builtin_min,
    builtin_sorted;
// builtins_async.cpp
Builtin builtin_aiter, builtin_anext;
// builtins_code.cpp
Builtin builtin_compile, builtin_eval, builtin_exec, builtin_import;
// builtins_class.cpp
Builtin builtin_build_class;
// builtins_files.cpp
Builtin builtin_print, builtin_input, builtin_breakpoint;

// What the module keeps for itself: its types that have no name in it, made when first needed.
struct BuiltinsState {
  Type* anextAwaitable;  // owned, as the others; or null
  Type* quitter;
  Type* notice;
  Type* helper;
};
inline BuiltinsState* builtinsState(Value module) {
  return static_cast<BuiltinsState*>(module.as<Module>()->state);
}

// quit, exit, copyright, credits, license and help (builtins_site.cpp).
bool addSiteObjects(Runtime&, Module*);

// locals(): the frame's namespace, or a snapshot of its variables.
Owned currentLocals(Runtime&);
// An attribute's name, interned: TypeError "attribute name must be string, not 'int'" (null).
Ref<Str> attributeName(Runtime&, Value);

}  // namespace ouro
