#include "vm/drop_modules.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref.h"
#include "stdlib/frozen.h"
#include "stdlib/modules.h"
#include "stdlib/sys.h"

namespace ouro {

void emptyModule(Runtime& rt, Dict* dict) {
  for (bool privateOnes : {true, false}) {
    size_t position = 0;
    Value key, value;
    while (dictNext(dict, &position, &key, &value)) {
      if (!isStr(rt, key) || value.isNone() || key == Value(rt.names.builtins)) continue;
      const Str* name = key.as<Str>();
      bool isPrivate = name->length > 1 && name->at(0) == '_' && name->at(1) != '_';
      if (isPrivate != privateOnes) continue;
      if (!dictSet(rt, dict, key, Value::none())) clearError(rt);
    }
  }
}

namespace {

// sys.is_finalizing() is true from now on.
void sayFinalizing(Runtime& rt) {
  Ref<Str> name = intern(rt, "sys");
  Value sys = name ? dictGet(rt, rt.modules, name.get()) : Value::error();
  if (sys.isError()) return clearError(rt);
  if (sys.isObject() && typeOf(rt, sys) == rt.type(TypeId::Module) &&
      sys.as<Module>()->dict.get() == rt.sysDict)
    sysState(sys)->finalizing = true;
}

// What sys knows of the program, an uncaught exception with all its frames among it.
void clearSys(Runtime& rt) {
  for (const char* text : {"path", "argv", "ps1", "ps2", "last_type", "last_value",
                           "last_traceback", "path_importer_cache"}) {
    Ref<Str> name = intern(rt, text);
    if (!name || (!dictGet(rt, rt.sysDict, name.get()).isNotFound() &&
                  !dictSet(rt, rt.sysDict, name.get(), Value::none())))
      clearError(rt);
  }
  // What finalizers print goes where the program's output went first.
  for (const char* text : {"stdin", "stdout", "stderr"}) {
    Ref<Str> name = intern(rt, text), first = intern(rt, fmt::format("__{}__", text));
    Value stream = name && first ? dictGet(rt, rt.sysDict, first.get()) : Value::error();
    if (stream.isError() || (!stream.isNotFound() && !dictSet(rt, rt.sysDict, name.get(), stream)))
      clearError(rt);
  }
}

// Is it native in CPython, whose functions work to the end?
bool standsIn(Runtime& rt, Value name) {
  FrozenModule module;
  return isStr(rt, name) && findFrozen(rt, toUtf8(name.as<Str>()), &module) && module.embedded;
}

bool isBuiltinFunction(std::string_view name) {
  for (const MethodDef& row : findNativeModule("builtins")->functions)
    if (row.name == name) return true;
  return false;
}

// What a script has put beside the built-in names goes before the functions and types there do.
void dropAddedBuiltins(Runtime& rt) {
  std::vector<Local> added;
  size_t position = 0;
  Value key, value;
  while (dictNext(rt.builtins, &position, &key, &value)) {
    const Type* type = value.isObject() ? asType(rt, value) : nullptr;
    const bool isOwn = !value.isObject() || isExactly(value, TypeId::NativeFunction) ||
                       (type && type->definition) || !isStr(rt, key) ||
                       toUtf8(key.as<Str>()).starts_with("__") ||
                       isBuiltinFunction(toUtf8(key.as<Str>()));
    if (!isOwn) added.emplace_back(key);
  }
  for (const Local& name : added)
    if (dictDelete(rt, rt.builtins, name) < 0) clearError(rt);
}

}  // namespace

void dropModules(Runtime& rt) {
  sayFinalizing(rt);
  rt.heap.collector().collect(2);  // what is garbage already goes before the modules do
  clearSys(rt);
  release(std::exchange(rt.findAndLoad, Value::none()));
  std::vector<Local> modules, standIns;  // weak references
  size_t position = 0;
  Value key, value;
  while (dictNext(rt.modules, &position, &key, &value)) {
    if (typeOf(rt, value) != rt.type(TypeId::Module)) continue;
    Dict* dict = value.as<Module>()->dict.get();
    if (dict == rt.sysDict || dict == rt.builtins) continue;
    std::vector<Local>& kind = standsIn(rt, key) ? standIns : modules;
    kind.emplace_back(newWeakRef(rt, value, Value::none()));
    if (!kind.back().isError()) continue;
    clearError(rt);
    kind.back() = Local(value);  // without memory it is simply emptied
  }
  modules.insert(modules.begin(), std::make_move_iterator(standIns.begin()),
                 std::make_move_iterator(standIns.end()));
  dictClear(rt.modules);
  rt.heap.collector().collect(2);
  for (; !modules.empty(); modules.pop_back()) {
    Local held = modules.back();
    if (typeOf(rt, held) != rt.type(TypeId::Module)) {
      Object* alive = weakRefTarget(held.as<WeakRef>());
      if (!alive) continue;
      held = Local(Value(alive));
    }
    emptyModule(rt, held.as<Module>()->dict.get());
  }
  dropAddedBuiltins(rt);
  rt.heap.collector().collect(2);
}

}  // namespace ouro
