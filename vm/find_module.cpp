#include "vm/find_module.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/utf8.h"
#include "stdlib/frozen.h"
#include "stdlib/modules.h"
#include "vm/bytecode_cache.h"
#include "vm/import.h"
#include "vm/importlib.h"
#include "vm/machine.h"

namespace ouro {

namespace {

// Where a module was found.
struct Found {
  enum class Kind { Nothing, Native, Frozen, File, Namespace, Importlibs } kind = Kind::Nothing;
  const ModuleDef* native = nullptr;
  FrozenModule frozen = {};
  std::string file = {};                      // of a File; of what is frozen, if it has one
  std::vector<std::string> directories = {};  // of a package
  bool isPackage() const { return kind == Kind::Namespace || !directories.empty(); }
};

bool isFile(const std::string& path) {
  struct stat info {};
  return stat(fileNameOfText(path).c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

// Where a module may lie: what its name means in one entry of the search path.
struct Place {
  std::string base;
  bool hasDirectory;  // of the name
  bool isInFile;      // the entry is a file, or lies in one
};
Place placeOf(const std::string& entry, const std::string& leaf) {
  std::string base = entry.empty() ? leaf : entry + "/" + leaf;
  struct stat info {};
  const bool isThere = stat(fileNameOfText(base).c_str(), &info) == 0;
  return {base, isThere && S_ISDIR(info.st_mode), !isThere && errno == ENOTDIR};
}

// Looks into one directory. A directory of the module's name without __init__.py is a part of a
// namespace package, unless a later entry has a proper module.
bool searchDirectory(const Place& place, Found* found) {
  const std::string& base = place.base;
  std::string file = place.hasDirectory && isFile(base + "/__init__.py") ? base + "/__init__.py"
                     : isFile(base + ".py")                              ? base + ".py"
                                                                         : "";
  if (!file.empty()) {
    *found = {.kind = Found::Kind::File, .file = file};
    if (file.ends_with("/__init__.py") && place.hasDirectory) found->directories = {base};
    return true;
  }
  if (place.hasDirectory) {
    found->kind = Found::Kind::Namespace;
    found->directories.push_back(base);
  }
  return false;
}

// What importlib alone can load: modules in an archive, or code without its source.
bool needsImportlib(const Place& place) {
  return place.isInFile || isFile(place.base + ".pyc") ||
         (place.hasDirectory && isFile(place.base + "/__init__.pyc"));
}

bool findNamed(Runtime& rt, const std::string& name, Found* found) {
  if (const ModuleDef* native = findNativeModule(name)) {
    *found = {.kind = Found::Kind::Native, .native = native};
  } else if (FrozenModule frozen; findFrozen(rt, name, &frozen)) {
    *found = {.kind = Found::Kind::Frozen, .frozen = frozen, .file = frozen.file};
  }
  return found->kind != Found::Kind::Nothing;
}

// An entry of a search path as importlib's finders take it: what is relative begins at the working
// directory.
std::string directoryOf(Runtime& rt, const std::string& entry) {
  if (entry.starts_with('/')) return entry;
  char* here = getcwd(nullptr, 0);
  if (!here) return entry;
  std::string directory = textOfFileName(rt, here);
  std::free(here);
  if (!entry.empty()) directory += "/" + entry;
  while (directory.size() > 1 && directory.ends_with('/')) directory.pop_back();
  return directory;
}

bool find(Runtime& rt, const std::string& name, Value searchPath, Found* found) {
  if (findNamed(rt, name, found)) return true;
  std::string leaf = name.substr(name.rfind('.') + 1);
  OURO_TRY_BOOL(entries, listFrom(rt, searchPath));
  for (Value entry : entries.as<List>()->span()) {
    if (!isStr(rt, entry)) continue;
    const Place place = placeOf(directoryOf(rt, toUtf8(entry.as<Str>())), leaf);
    if (searchDirectory(place, found)) return true;
    bool mayStartImportlib = (found->kind == Found::Kind::Nothing || !found->directories.empty()) &&
                             !rt.startingImportlib;
    if (mayStartImportlib && needsImportlib(place)) {
      *found = {.kind = Found::Kind::Importlibs};
      return true;
    }
  }
  // The path of a namespace package follows that of its parent: an object of importlib's.
  if (found->kind == Found::Kind::Namespace && !rt.startingImportlib)
    *found = {.kind = Found::Kind::Importlibs};
  return true;
}

// module.__spec__: enough of importlib's ModuleSpec for those who look at it.
Owned makePlainSpec(Runtime& rt, const std::string& name, Value origin, bool hasLocation,
                    Value searchPath) {
  OURO_TRY(spec, call(rt, rt.type(TypeId::SimpleNamespace)));
  OURO_TRY(nameText, newStr(rt, name));
  size_t dot = name.rfind('.');
  bool isPackage = !searchPath.isNone();
  OURO_TRY(parent, newStr(rt, isPackage                  ? name
                              : dot == std::string::npos ? ""
                                                         : name.substr(0, dot)));
  struct {
    const char* name;
    Value value;
  } rows[] = {{"name", nameText},
              {"loader", Value::none()},
              {"origin", origin},
              {"submodule_search_locations", searchPath},
              {"parent", parent},
              {"has_location", Value::boolean(hasLocation)},
              {"cached", Value::none()},
              {"loader_state", Value::none()},
              {"_initializing", Value::boolean(true)}};
  for (auto& row : rows) {
    Ref<Str> key = intern(rt, row.name);
    if (!key || !setAttr(rt, spec, key.get(), row.value)) return Owned::error();
  }
  return spec.take();
}

bool setInitializing(Runtime& rt, Value module, bool on) {
  Dict* dict = instanceDict(rt, module);
  Value spec = dict ? dictGet(rt, dict, rt.names.spec) : Value::notFound();
  if (spec.isNotFound() || spec.isNone() || spec.isError()) return true;
  Local held(spec);
  return setAttr(rt, held, rt.names.initializing, Value::boolean(on));
}

bool runModuleCode(Runtime& rt, Value module, Value code) {
  OURO_TRY_BOOL(result, runCode(rt, code, module.as<Module>()->dict.get(), Value::none(), nullptr));
  return true;
}

Owned codeOf(Runtime& rt, const Found& found) {
  if (found.kind == Found::Kind::Frozen) return frozenCode(rt, found.frozen);
  return codeOfFile(rt, found.file, found.file);
}

// module.__path__, or None.
Owned searchPathOf(Runtime& rt, const Found& found) {
  if (!found.isPackage()) return Owned::none();
  OURO_TRY(list, newList(rt));
  for (const std::string& directory : found.directories) {
    OURO_TRY(text, newStr(rt, directory));
    OURO_CHECK(append(rt, list.as<List>(), text));
  }
  return list.take();
}

// A module object with the attributes that every module of Python source has.
Owned makeSourceModule(Runtime& rt, const std::string& name, const Found& found) {
  Ref<Str> nameText = intern(rt, name);
  if (!nameText) return Owned::error();
  OURO_TRY(module, newModule(rt, nameText.get()));
  OURO_TRY(searchPath, searchPathOf(rt, found));
  bool isFrozen = found.kind == Found::Kind::Frozen, hasFile = !found.file.empty();
  OURO_TRY(file, hasFile ? newStr(rt, found.file) : Owned::none());
  OURO_TRY(origin, isFrozen ? newStr(rt, "frozen") : Owned::share(file));
  OURO_TRY(spec, makePlainSpec(rt, name, origin, hasFile && !isFrozen, searchPath));
  size_t dot = name.rfind('.');
  OURO_TRY(package, newStr(rt, found.isPackage()          ? name
                               : dot == std::string::npos ? ""
                                                          : name.substr(0, dot)));
  Dict* dict = module.as<Module>()->dict.get();
  OURO_CHECK(dictSet(rt, dict, rt.names.package, package));
  OURO_CHECK(dictSet(rt, dict, rt.names.spec, spec));
  if (hasFile) OURO_CHECK(dictSet(rt, dict, rt.names.file, file));
  if (found.isPackage()) OURO_CHECK(dictSet(rt, dict, rt.names.path, searchPath));
  OURO_CHECK(dictSet(rt, dict, rt.names.builtins, Value(rt.builtins)));
  return module.take();
}

// Runs the code of a module that is in sys.modules; when that fails, takes it out again.
bool runNewModule(Runtime& rt, const Found& found, Value module, Value key) {
  Local code = codeOf(rt, found);
  if (!code.isError() && runModuleCode(rt, module, code)) return true;
  Local error = takeError(rt);
  if (dictDelete(rt, rt.modules, key) < 0) clearError(rt);
  restoreError(rt, error.take());
  return false;
}

Owned makeAndRun(Runtime& rt, const std::string& name, const Found& found) {
  OURO_TRY(module, makeSourceModule(rt, name, found));
  OURO_TRY(key, newStr(rt, name));
  OURO_CHECK(dictSet(rt, rt.modules, key, module));
  if (found.kind != Found::Kind::Namespace) OURO_CHECK(runNewModule(rt, found, module, key));
  OURO_CHECK(setInitializing(rt, module, false));
  // The module may have put something else in its place.
  Value final = dictGet(rt, rt.modules, key);
  if (final.isError()) return Owned::error();
  return final.isNotFound() ? module.take() : Owned::share(final);
}

Owned makeNative(Runtime& rt, const std::string& name, const ModuleDef& definition) {
  OURO_TRY(module, loadNativeModule(rt, definition));
  OURO_TRY(key, newStr(rt, name));
  OURO_TRY(origin, newStr(rt, "built-in"));
  OURO_TRY(spec, makePlainSpec(rt, name, origin, false, Value::none()));
  Dict* dict = module.as<Module>()->dict.get();
  OURO_CHECK(dictSet(rt, dict, rt.names.spec, spec) &&
             dictSet(rt, dict, rt.names.package, Value(rt.emptyStr)));
  OURO_CHECK(setInitializing(rt, module, false));
  OURO_CHECK(dictSet(rt, rt.modules, key, module));
  return module.take();
}

}  // namespace

Value loadedModule(Runtime& rt, const std::string& name) {
  Ref<Str> key = intern(rt, name);
  return key ? dictGet(rt, rt.modules, key.get()) : Value::notFound();
}

// genericpath imports os, whose posixpath takes everything from genericpath: it comes to life
// within os alone, which CPython has imported before any script begins.
Owned loadWithOs(Runtime& rt, const std::string& name) {
  OURO_TRY(os, importModule(rt, "os"));
  Value loaded = loadedModule(rt, name);
  return loaded.isNotFound() ? Owned::notFound() : Owned::share(loaded);
}

Owned loadByName(Runtime& rt, const std::string& name, Value searchPath) {
  if (name == "genericpath" && loadedModule(rt, "os").isNotFound()) return loadWithOs(rt, name);
  Found found;
  OURO_CHECK(find(rt, name, searchPath, &found));
  switch (found.kind) {
    case Found::Kind::Nothing: return Owned::notFound();
    case Found::Kind::Native: return makeNative(rt, name, *found.native);
    case Found::Kind::Importlibs:
      return startImportlib(rt) ? importByImportlib(rt, name) : Owned::error();
    default: return makeAndRun(rt, name, found);
  }
}

}  // namespace ouro
