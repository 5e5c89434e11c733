// The module _imp: what stdlib/py/importlib knows of the modules that are part of the program.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/modules.h"
#include "stdlib/py_modules.h"

namespace ouro {

namespace {

const PyModule* embeddedArg(Runtime& rt, Value name) {
  if (!isStr(rt, name)) return nullptr;
  std::string text = toUtf8(name.as<Str>());
  auto all = pyModules();
  auto at = std::find_if(all.begin(), all.end(), [&](auto& module) { return module.name == text; });
  return at == all.end() ? nullptr : &*at;
}

Owned raiseMissing(Runtime& rt, Value name) {
  OURO_TRY(shown, repr(rt, name));
  return raise(rt, Exc::ImportError, "No such frozen object named {}", toUtf8(shown.as<Str>()));
}

Owned imp_is_builtin(Runtime& rt, Value, Args args) {
  bool found = isStr(rt, args[0]) && findNativeModule(toUtf8(args[0].as<Str>()));
  return smallInt(found ? 1 : 0);
}
Owned imp_is_frozen(Runtime& rt, Value, Args args) {
  return Owned::boolean(embeddedArg(rt, args[0]) != nullptr);
}
Owned imp_is_frozen_package(Runtime& rt, Value, Args args) {
  const PyModule* module = embeddedArg(rt, args[0]);
  return module ? Owned::boolean(module->isPackage) : raiseMissing(rt, args[0]);
}
Owned imp_get_frozen_source(Runtime& rt, Value, Args args) {
  const PyModule* module = embeddedArg(rt, args[0]);
  return module ? newStr(rt, module->source) : raiseMissing(rt, args[0]);
}

Owned imp_create_builtin(Runtime& rt, Value, Args args) {
  Ref<Str> attribute = intern(rt, "name");
  if (!attribute) return Owned::error();
  OURO_TRY(name, getAttr(rt, args[0], attribute.get()));
  const ModuleDef* definition =
      isStr(rt, name) ? findNativeModule(toUtf8(name.as<Str>())) : nullptr;
  if (!definition) return Owned::none();
  // There is one sys and one builtins.
  Value loaded = dictGet(rt, rt.modules, name.get());
  bool isUnique = definition->name == std::string_view("sys") ||
                  definition->name == std::string_view("builtins");
  if (isUnique && loaded.isObject()) return Owned::share(loaded);
  return loadNativeModule(rt, *definition);
}

Owned imp_nothing(Runtime&, Value, Args) { return Owned::none(); }
Owned imp_lock_held(Runtime&, Value, Args) { return Owned::boolean(false); }
Owned imp_extension_suffixes(Runtime& rt, Value, Args) { return newList(rt); }

Owned imp_source_hash(Runtime& rt, Value, Args args) {
  int64_t key;
  std::string_view bytes;
  OURO_CHECK(indexInt64(rt, args[0], &key) && asByteView(rt, args[1], &bytes));
  // FNV-1a: the same for the same bytes in every process.
  uint64_t state = 0xcbf29ce484222325 ^ static_cast<uint64_t>(key);
  for (char c : bytes) state = (state ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  return newBytes(rt, {reinterpret_cast<const char*>(&state), sizeof state});
}

constexpr MethodDef kFunctions[] = {
    {"is_builtin", imp_is_builtin, "name, /", "Is it a native module?"},
    {"is_frozen", imp_is_frozen, "name, /", "Is it a Python module of the program?"},
    {"is_frozen_package", imp_is_frozen_package, "name, /", "Is that a package?"},
    {"get_frozen_source", imp_get_frozen_source, "name, /", "The source text of such a module."},
    {"create_builtin", imp_create_builtin, "spec, /", "A native module, made."},
    {"exec_builtin", imp_nothing, "module, /", "Does nothing: making it was all."},
    {"acquire_lock", imp_nothing, "", "Does nothing: imports are not interrupted."},
    {"release_lock", imp_nothing, "", "Does nothing: imports are not interrupted."},
    {"lock_held", imp_lock_held, "", "Is somebody importing?"},
    {"extension_suffixes", imp_extension_suffixes, "", "The endings of extension modules: none."},
    {"_override_frozen_modules_for_tests", imp_nothing, "override, /", "Does nothing."},
    {"source_hash", imp_source_hash, "key, source", "A number for the contents of a file."},
};

}  // namespace

extern const ModuleDef impModule;
const ModuleDef impModule = {
    .name = "_imp",
    .doc = "The modules that are part of the program.",
    .functions = kFunctions,
};

}  // namespace ouro
