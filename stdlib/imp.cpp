// The module _imp: what stdlib/py/importlib knows of the modules that are part of the program.

#include <algorithm>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/frozen.h"
#include "stdlib/modules.h"

namespace ouro {

namespace {

bool frozenArg(Runtime& rt, Value name, FrozenModule* found) {
  return isStr(rt, name) && findFrozen(rt, toUtf8(name.as<Str>()), found);
}

Owned raiseMissing(Runtime& rt, Value name) {
  OURO_TRY(shown, repr(rt, name));
  (void)raise(rt, Exc::ImportError, "No such frozen object named {}", toUtf8(shown.as<Str>()));
  Local error = takeError(rt);
  assignField(error.as<ImportError>()->name, name);
  restoreError(rt, error.take());
  return Owned::error();
}

Owned imp_is_builtin(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "is_builtin() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  const ModuleDef* found = findNativeModule(toUtf8(args[0].as<Str>()));
  bool isUnique = found && (found->name == std::string_view("sys") ||
                            found->name == std::string_view("builtins"));
  return smallInt(isUnique ? -1 : found ? 1 : 0);
}
Owned imp_is_frozen(Runtime& rt, Value, Args args) {
  FrozenModule module;
  return Owned::boolean(frozenArg(rt, args[0], &module));
}
Owned imp_is_frozen_package(Runtime& rt, Value, Args args) {
  FrozenModule module;
  return frozenArg(rt, args[0], &module) ? Owned::boolean(module.isPackage)
                                         : raiseMissing(rt, args[0]);
}
// (data, is it a package, the name of its file in the library); None: there is none.
Owned imp_find_frozen(Runtime& rt, Value, Args args) {
  FrozenModule module;
  if (!frozenArg(rt, args[0], &module)) return Owned::none();
  OURO_TRY(name, newStr(rt, module.name));
  Value origin = module.file.empty() ? Value::none() : static_cast<Value>(name);
  return newTuple(rt, {Value::none(), Value::boolean(module.isPackage), origin});
}
Owned imp_get_frozen_object(Runtime& rt, Value, Args args) {
  FrozenModule module;
  if (!frozenArg(rt, args[0], &module)) return raiseMissing(rt, args[0]);
  return frozenCode(rt, module);
}
Owned imp_code_of_file(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "code_of_file() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  return fileCode(rt, args[0], toUtf8(args[0].as<Str>()));
}
Owned imp_pack_code(Runtime& rt, Value, Args args) {
  if (!isExactly(args[0], TypeId::Code)) {
    return raise(rt, Exc::TypeError, "_pack_code() argument must be code, not {}",
                 argumentName(rt, args[0]));
  }
  return rt.machine.packCode(rt, args[0].as<Code>());
}
Owned imp_unpack_code(Runtime& rt, Value, Args args) {
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, args[0], &bytes));
  if (!isStr(rt, args[1])) {
    return raise(rt, Exc::TypeError, "_unpack_code() argument 2 must be str, not {}",
                 argumentName(rt, args[1]));
  }
  Owned code = rt.machine.unpackCode(rt, bytes, toUtf8(args[1].as<Str>()));
  return code.isNotFound()
             ? raise(rt, Exc::ValueError, "bad marshal data (no code of this program)")
             : code;
}
// Code that was read from a file is said to be that of the source at `path`, with all code in it
// (what is still packed takes the name from the code around it).
void renameFile(Code* code, Value from, Value path) {
  if (code->filename.as<Str>() != from.as<Str>() &&
      !equal(code->filename.as<Str>(), from.as<Str>()))
    return;
  retain(path);
  Local old = Owned::adopt(std::exchange(code->filename, path));
  if (code->packedAt) return;
  for (Value item : code->constants.as<Tuple>()->span())
    if (isExactly(item, TypeId::Code)) renameFile(item.as<Code>(), from, path);
}
Owned imp_fix_co_filename(Runtime& rt, Value, Args args) {
  if (!isExactly(args[0], TypeId::Code) || !isExactly(args[1], TypeId::Str)) {
    bool isCode = isExactly(args[0], TypeId::Code);
    return raise(rt, Exc::TypeError, "_fix_co_filename() argument {} must be {}, not {}",
                 isCode ? 2 : 1, isCode ? "str" : "code", argumentName(rt, args[isCode ? 1 : 0]));
  }
  Local from = Owned::share(args[0].as<Code>()->filename);
  renameFile(args[0].as<Code>(), from, args[1]);
  return Owned::none();
}
// Messages name a native type with its module.
bool showModule(Runtime& rt, Type* type) {
  OURO_TRY_BOOL(module, getAttr(rt, type, rt.names.module));
  if (type->definition || !isStr(rt, module)) return true;
  return setShownName(rt, type, toUtf8(module.as<Str>()) + "." + toUtf8(type->name.get()));
}

// What messages call a class.
Owned imp_shown_name(Runtime& rt, Value, Args args) {
  const Type* type = asType(rt, args[0]);
  return type ? newStr(rt, dottedNameOf(type))
              : raise(rt, Exc::TypeError, "_shown_name() argument must be a class");
}

Owned imp_stand_in(Runtime& rt, Value, Args args) {
  if (Type* type = asType(rt, args[0])) {
    OURO_CHECK(showModule(rt, type));
  } else if (isExactly(args[0], TypeId::Code)) {
    markStandIn(args[0].as<Code>());
  } else {
    return raise(rt, Exc::TypeError, "_stand_in() argument must be code or type, not {}",
                 argumentName(rt, args[0]));
  }
  return Owned::none();
}
Owned imp_init_frozen(Runtime& rt, Value, Args args) {
  FrozenModule module;
  if (!frozenArg(rt, args[0], &module)) return Owned::none();
  return importModule(rt, toUtf8(args[0].as<Str>()).c_str());
}
Owned imp_frozen_module_names(Runtime& rt, Value, Args) {
  OURO_TRY(list, newList(rt));
  for (const PyModule& module : pyModules()) {
    OURO_TRY(name, newStr(rt, module.name));
    OURO_CHECK(append(rt, list.as<List>(), name));
  }
  return list.take();
}
Owned imp_create_dynamic(Runtime& rt, Value, Args) {
  return raise(rt, Exc::ImportError, "extension modules cannot be loaded");
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

bool addNames(Runtime& rt, Module* module) {
  return moduleAdd(rt, module, "check_hash_based_pycs", newStr(rt, "default")) &&
         moduleAdd(rt, module, "_magic_number",
                   newBytes(rt, {rt.machine.codeMagic, sizeof rt.machine.codeMagic}));
}

constexpr MethodDef kFunctions[] = {
    {"is_builtin", imp_is_builtin, "name, /", "Is it a native module?"},
    {"is_frozen", imp_is_frozen, "name, /", "Is it a Python module of the program?"},
    {"is_frozen_package", imp_is_frozen_package, "name, /", "Is that a package?"},
    {"find_frozen", imp_find_frozen, "name, /, *, withdata=False",
     "What is known of such a module."},
    {"get_frozen_object", imp_get_frozen_object, "name, data=None, /", "Its code object."},
    {"code_of_file", imp_code_of_file, "path, /",
     "The code object of a module's source file, from the cache of such code if it is there."},
    {"_shown_name", imp_shown_name, "cls, /", "What messages call a class."},
    {"_stand_in", imp_stand_in, "thing, /",
     "Code or a class that does the work of something native: tracebacks leave out its frames, "
     "messages name its module."},
    {"init_frozen", imp_init_frozen, "name, /", "Such a module, imported."},
    {"_frozen_module_names", imp_frozen_module_names, "", "The names of the program's own."},
    {"create_dynamic", imp_create_dynamic, "spec, file=None, /", "Fails."},
    {"exec_dynamic", imp_nothing, "module, /", "Does nothing."},
    {"_fix_co_filename", imp_fix_co_filename, "code, path, /",
     "Says which file the code is of, and all code in it."},
    {"_pack_code", imp_pack_code, "code, /", "A code object as bytes for this program."},
    {"_unpack_code", imp_unpack_code, "bytes, filename, /", "The code object of such bytes."},
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
    .exec = addNames,
};

}  // namespace ouro
