#pragma once
// Modules, and how a native one is declared: functions and constants as constant data, one file a
// module in stdlib/, one row a module in stdlib/modules.def.

#include <span>

#include "runtime/runtime.h"

namespace ouro {

struct Module : Object {
  Ref<Dict> dict;
  const ModuleDef* definition;  // null: made of Python source
  void* state;                  // of definition->stateSize zeroed bytes, or null
};

struct ModuleDef {
  const char* name;  // "_collections"; dotted for submodules
  const char* doc = nullptr;
  std::span<const MethodDef> functions = {};
  // Adds what is not a function: constants, types (see newType). False: exception pending.
  bool (*exec)(Runtime&, Module*) = nullptr;
  // C++ data of this module in this runtime, zeroed; visit/clear it if it owns references.
  size_t stateSize = 0;
  void (*visitState)(void* state, Visitor&) = nullptr;
  void (*clearState)(void* state) = nullptr;
};

extern const TypeDef moduleTypeDef;
Owned newModule(Runtime&, Str* name);
// Makes the module object of a native module and runs its exec.
Owned makeNativeModule(Runtime&, const ModuleDef&);
bool isModule(const Runtime&, Value);
// module.name = value
bool moduleAdd(Runtime&, Module*, std::string_view name, Owned value);
bool moduleAdd(Runtime&, Module*, std::string_view name, Value value);

// A type made of a definition that is not in types.def (types of native modules). `base` null: by
// definition.base. Returned owned.
Owned newType(Runtime&, const TypeDef&, Type* base = nullptr);
// The same, added to the module under the definition's name. Borrowed result; null on error.
Type* moduleAddType(Runtime&, Module*, const TypeDef&, Type* base = nullptr);

// A class of exceptions as a class statement would make it, added under its name; of the module
// unless the name says another: "struct.error".
Owned moduleAddException(Runtime&, Module*, std::string_view name, Exc base = Exc::Exception);

// import name, from C++; a dotted name yields the innermost module.
Owned importModule(Runtime&, std::string_view name);

}  // namespace ouro
