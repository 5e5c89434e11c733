#include "vm/import.h"

#include <sys/stat.h>

#include <algorithm>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/utf8.h"
#include "stdlib/modules.h"
#include "stdlib/py_modules.h"
#include "vm/compile_source.h"
#include "vm/machine.h"

namespace ouro {

namespace {

// Where a module was found.
struct Found {
  enum class Kind { Nothing, Native, File, Embedded, Namespace } kind = Kind::Nothing;
  const ModuleDef* native = nullptr;
  const PyModule* embedded = nullptr;
  std::string file;  // of a File; the directory of a Namespace
  bool isPackage = false;
};

bool isFile(const std::string& path) {
  struct stat info {};
  return stat(fileNameOfText(path).c_str(), &info) == 0 && S_ISREG(info.st_mode);
}
bool isDirectory(const std::string& path) {
  struct stat info {};
  return stat(fileNameOfText(path).c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

Owned raiseNotFound(Runtime& rt, const std::string& message, const std::string& name) {
  (void)raise(rt, Exc::ModuleNotFoundError, "{}", message);
  Local error = takeError(rt);
  if (typeOf(rt, error) == rt.exception(Exc::ModuleNotFoundError)) {
    OURO_TRY(text, newStr(rt, name));
    assignField(error.as<ImportError>()->name, text);
  }
  restoreError(rt, error.take());
  return Owned::error();
}

Value loadedModule(Runtime& rt, const std::string& name) {
  Ref<Str> key = intern(rt, name);
  return key ? dictGet(rt, rt.modules, key.get()) : Value::notFound();
}

bool searchDirectory(const std::string& directory, const std::string& leaf, Found* found) {
  std::string base = directory.empty() ? leaf : directory + "/" + leaf;
  if (isDirectory(base)) {
    if (isFile(base + "/__init__.py")) {
      *found = {Found::Kind::File, nullptr, nullptr, base + "/__init__.py", true};
      return true;
    }
    if (found->kind == Found::Kind::Nothing)
      *found = {Found::Kind::Namespace, nullptr, nullptr, base, true};
  }
  if (!isFile(base + ".py")) return false;
  *found = {Found::Kind::File, nullptr, nullptr, base + ".py", false};
  return true;
}

const PyModule* embeddedModule(const std::string& name) {
  std::span<const PyModule> all = pyModules();
  auto at = std::lower_bound(
      all.begin(), all.end(), name,
      [](const PyModule& module, const std::string& key) { return module.name < key; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

// Where the modules lie that come with CPython: what is part of the program wins over them.
std::string libraryHome(Runtime& rt) {
  Value home = dictGet(rt, rt.sysDict, rt.names.stdlib_dir);
  return home.isObject() && isStr(rt, home) ? toUtf8(home.as<Str>()) : "";
}
bool liesIn(const std::string& path, const std::string& directory) {
  return !directory.empty() && path.starts_with(directory) &&
         (path.size() == directory.size() || path[directory.size()] == '/');
}

bool find(Runtime& rt, const std::string& name, Value searchPath, Found* found) {
  for (const ModuleDef* native : nativeModules()) {
    if (name != native->name) continue;
    *found = {Found::Kind::Native, native, nullptr, {}, false};
    return true;
  }
  std::string leaf = name.substr(name.rfind('.') + 1), home = libraryHome(rt);
  const PyModule* embedded = embeddedModule(name);
  OURO_TRY_BOOL(entries, listFrom(rt, searchPath));
  for (Value entry : entries.as<List>()->span()) {
    if (!isStr(rt, entry)) continue;
    std::string directory = toUtf8(entry.as<Str>());
    if (embedded && liesIn(directory, home)) break;
    if (searchDirectory(directory, leaf, found)) return true;
  }
  if (embedded) *found = {Found::Kind::Embedded, nullptr, embedded, {}, embedded->isPackage};
  return true;
}

// module.__spec__: enough of importlib's ModuleSpec for those who look at it.
Owned makePlainSpec(Runtime& rt, const std::string& name, Value origin, Value searchPath) {
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
  } rows[] = {{"name", nameText},        {"loader", Value::none()},
              {"origin", origin},        {"submodule_search_locations", searchPath},
              {"parent", parent},        {"has_location", Value::boolean(!origin.isNone())},
              {"cached", Value::none()}, {"_initializing", Value::boolean(true)}};
  for (auto& row : rows) {
    Ref<Str> key = intern(rt, row.name);
    if (!key || !setAttr(rt, spec, key.get(), row.value)) return Owned::error();
  }
  return spec.take();
}

// A function of importlib._bootstrap, if that module is loaded; else notFound().
Owned bootstrapFunction(Runtime& rt, const char* function) {
  Value module = loadedModule(rt, "importlib._bootstrap");
  Ref<Str> name = intern(rt, function);
  if (!name) return Owned::error();
  if (!module.isObject()) return Owned::notFound();
  Local held(module);
  return lookupAttr(rt, held, name.get());
}

// module.__spec__: importlib's, for a program that has imported that.
Owned makeSpec(Runtime& rt, const std::string& name, Value file, Value searchPath) {
  OURO_TRY(make, bootstrapFunction(rt, "_make_spec"));
  if (make.isNotFound()) return makePlainSpec(rt, name, file, searchPath);
  OURO_TRY(nameText, newStr(rt, name));
  Value args[] = {nameText, file, Value::boolean(!searchPath.isNone()), searchPath};
  return call(rt, make, args);
}

Owned lookupLoader(Runtime& rt, Value spec) {
  Ref<Str> name = intern(rt, "loader");
  return name ? getAttr(rt, spec, name.get()) : Owned::error();
}

// Has a script put finders of its own into sys.meta_path?
bool hasForeignFinders(Runtime& rt) {
  Ref<Str> name = intern(rt, "meta_path");
  Value list = name ? dictGet(rt, rt.sysDict, name.get()) : Value::notFound();
  if (!list.isObject() || !isList(rt, list)) return false;
  constexpr uint32_t kOwn = 3;  // importlib's, once that is imported
  bool hasOwn = loadedModule(rt, "importlib._bootstrap").isObject();
  return list.as<List>()->length != (hasOwn ? kOwn : 0);
}

// The module as a script's own finders see to it; None: they do not know it.
Owned loadForeign(Runtime& rt, const std::string& name, Value searchPath) {
  bool isMachinery = name == "importlib" || name.starts_with("importlib.");
  if (isMachinery || !hasForeignFinders(rt)) return Owned::none();
  OURO_TRY(bootstrap, importAbsolute(rt, "importlib._bootstrap"));
  OURO_TRY(load, bootstrapFunction(rt, "_load_foreign"));
  OURO_TRY(nameText, newStr(rt, name));
  if (load.isNotFound()) return Owned::none();
  return call(rt, load, nameText, searchPath);
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
  SourceText source;
  std::string bytes;
  if (found.kind == Found::Kind::Embedded) {
    source.bytes = found.embedded->source;
    source.filename = "<frozen " + std::string(found.embedded->name) + ">";
  } else {
    OURO_CHECK(readFile(rt, found.file, &bytes));
    source.bytes = bytes;
    source.origin = syntax::Origin::Bytes;
    source.filename = found.file;
  }
  return compileSource(rt, source);
}

Owned searchPathOf(Runtime& rt, const Found& found) {
  if (!found.isPackage) return Owned::none();
  std::string directory =
      found.kind == Found::Kind::File ? found.file.substr(0, found.file.rfind('/')) : found.file;
  if (found.kind == Found::Kind::Embedded) {  // further modules of the package may lie there
    std::string home = libraryHome(rt), leaf(found.embedded->name);
    std::replace(leaf.begin(), leaf.end(), '.', '/');
    if (!home.empty() && isDirectory(home + "/" + leaf)) directory = home + "/" + leaf;
  }
  OURO_TRY(list, newList(rt));
  if (!directory.empty()) {
    OURO_TRY(text, newStr(rt, directory));
    OURO_CHECK(append(rt, list.as<List>(), text));
  }
  return list.take();
}

Owned makeAndRun(Runtime& rt, const std::string& name, const Found& found) {
  OURO_TRY(searchPath, searchPathOf(rt, found));
  bool hasFile = found.kind == Found::Kind::File;
  OURO_TRY(module,
           makeSourceModule(rt, name, hasFile ? found.file : "", found.isPackage, searchPath));
  OURO_TRY(key, newStr(rt, name));
  OURO_CHECK(dictSet(rt, rt.modules, key, module));
  if (found.kind != Found::Kind::Namespace) {
    Local code = codeOf(rt, found);
    if (code.isError() || !runModuleCode(rt, module, code)) {
      Local error = takeError(rt);
      if (dictDelete(rt, rt.modules, key) < 0) clearError(rt);
      restoreError(rt, error.take());
      return Owned::error();
    }
  }
  OURO_CHECK(setInitializing(rt, module, false));
  // The module may have put something else in its place.
  Value final = dictGet(rt, rt.modules, key);
  if (final.isError()) return Owned::error();
  return final.isNotFound() ? module.take() : Owned::share(final);
}

Owned load(Runtime& rt, const std::string& name, const Found& found) {
  if (found.kind != Found::Kind::Native) return makeAndRun(rt, name, found);
  OURO_TRY(module, loadNativeModule(rt, *found.native));
  OURO_TRY(key, newStr(rt, name));
  OURO_TRY(spec, makeSpec(rt, name, Value::none(), Value::none()));
  OURO_TRY(loader, lookupLoader(rt, spec));
  Dict* dict = module.as<Module>()->dict.get();
  OURO_CHECK(dictSet(rt, dict, rt.names.spec, spec) && dictSet(rt, dict, rt.names.loader, loader) &&
             dictSet(rt, dict, rt.names.package, Value(rt.emptyStr)));
  OURO_CHECK(setInitializing(rt, module, false));
  OURO_CHECK(dictSet(rt, rt.modules, key, module));
  return module.take();
}

Value sysPath(Runtime& rt) { return dictGet(rt, rt.sysDict, rt.names.path_attr); }

// One step: `name` with its parent package already imported.
Owned importStep(Runtime& rt, const std::string& name, Value parent) {
  Value loaded = loadedModule(rt, name);
  if (loaded.isNone())
    return raiseNotFound(rt, "import of " + name + " halted; None in sys.modules", name);
  if (!loaded.isNotFound()) return Owned::share(loaded);
  Local searchPath(Value::none());
  if (parent.isNone()) {
    Value path = sysPath(rt);
    if (path.isNotFound()) return raise(rt, Exc::RuntimeError, "sys.path is gone");
    searchPath = Local(path);
  } else {
    Owned path = lookupAttr(rt, parent, rt.names.path);
    if (path.isNotFound()) {
      std::string owner = name.substr(0, name.rfind('.'));
      return raiseNotFound(rt, "No module named '" + name + "'; '" + owner + "' is not a package",
                           name);
    }
    searchPath = path;
    if (searchPath.isError()) return Owned::error();
  }
  OURO_TRY(module, loadForeign(rt, name, parent.isNone() ? Value::none() : searchPath.get()));
  if (module.get().isNone()) {
    Found found;
    OURO_CHECK(find(rt, name, searchPath, &found));
    if (found.kind == Found::Kind::Nothing)
      return raiseNotFound(rt, "No module named '" + name + "'", name);
    module = load(rt, name, found);
    if (module.isError()) return Owned::error();
  }
  if (!parent.isNone()) {
    Ref<Str> leaf = intern(rt, name.substr(name.rfind('.') + 1));
    if (!leaf || !setAttr(rt, parent, leaf.get(), module)) return Owned::error();
  }
  return module.take();
}

// The package that a relative import counts from.
Owned packageOf(Runtime& rt, Value globals) {
  if (!isDict(rt, globals)) return raise(rt, Exc::TypeError, "globals must be a dict");
  Dict* dict = globals.as<Dict>();
  Value package = dictGet(rt, dict, rt.names.package);
  if (!package.isNotFound() && !package.isNone()) {
    if (!isStr(rt, package)) return raise(rt, Exc::TypeError, "package must be a string");
    return Owned::share(package);
  }
  Value name = dictGet(rt, dict, rt.names.name);
  if (name.isNotFound() || !isStr(rt, name))
    return raise(rt, Exc::KeyError, "'__name__' not in globals");
  if (!dictGet(rt, dict, rt.names.path).isNotFound()) return Owned::share(name);
  std::string text = toUtf8(name.as<Str>());
  size_t dot = text.rfind('.');
  return newStr(rt, dot == std::string::npos ? "" : text.substr(0, dot));
}

Owned absoluteName(Runtime& rt, Str* name, Value globals, int64_t level, std::string* out) {
  OURO_TRY(package, packageOf(rt, globals));
  std::string base = toUtf8(package.as<Str>());
  if (base.empty())
    return raise(rt, Exc::ImportError, "attempted relative import with no known parent package");
  for (int64_t up = 1; up < level; up++) {
    size_t dot = base.rfind('.');
    if (dot == std::string::npos)
      return raise(rt, Exc::ImportError, "attempted relative import beyond top-level package");
    base.erase(dot);
  }
  OURO_TRY(parent, importAbsolute(rt, base));
  *out = name->length ? base + "." + toUtf8(name) : base;
  return Owned::none();
}

bool importListed(Runtime& rt, Value module, const std::string& moduleName, Value fromList,
                  bool nested) {
  return forEach(rt, fromList, [&](Value item) {
    if (!isStr(rt, item)) {
      return fail(rt, Exc::TypeError, "Item in {} must be str, not {}",
                  nested ? moduleName + ".__all__" : "``from list''", typeName(rt, item));
    }
    Str* name = item.as<Str>();
    if (equal(name, "*")) {
      Owned all = nested ? Owned::notFound() : lookupAttr(rt, module, rt.names.all);
      if (all.isNotFound()) return true;
      OURO_TRY_BOOL(names, all);
      return importListed(rt, module, moduleName, names, true);
    }
    Owned present = lookupAttr(rt, module, name);
    if (present.isError()) return false;
    if (!present.isNotFound()) {
      present.drop();
      return true;
    }
    std::string full = moduleName + "." + toUtf8(name);
    Local submodule = importStep(rt, full, module);
    if (!submodule.isError()) return true;
    if (!errorMatches(rt, Exc::ModuleNotFoundError)) return false;
    // Only the submodule itself may be missing: `from package import name` complains later.
    Value missing = rt.pending.as<ImportError>()->name;
    if (missing.isNull() || !isStr(rt, missing) || toUtf8(missing.as<Str>()) != full) return false;
    clearError(rt);
    return true;
  });
}

}  // namespace

Owned importAbsolute(Runtime& rt, const std::string& name) {
  Local parent;
  for (size_t start = 0;;) {
    size_t dot = name.find('.', start);
    parent = importStep(rt, name.substr(0, dot), parent);
    if (parent.isError()) return Owned::error();
    if (dot == std::string::npos) return parent.take();
    start = dot + 1;
  }
}

Owned importModuleByName(Runtime& rt, Str* name, Value globals, Value fromList, int64_t level) {
  if (level < 0) return raise(rt, Exc::ValueError, "level must be >= 0");
  std::string full = toUtf8(name);
  if (level > 0) {
    OURO_TRY(resolved, absoluteName(rt, name, globals, level, &full));
  } else if (full.empty()) {
    return raise(rt, Exc::ValueError, "Empty module name");
  }
  OURO_TRY(module, importAbsolute(rt, full));
  int hasList = fromList.isUnbound() ? 0 : truth(rt, fromList);
  if (hasList < 0) return Owned::error();
  if (hasList) {
    Owned path = lookupAttr(rt, module, rt.names.path);
    if (path.isError()) return path;
    if (!path.isNotFound()) {
      path.drop();
      OURO_CHECK(importListed(rt, module, full, fromList, false));
    }
    return module.take();
  }
  if (level == 0 || name->length == 0) {
    size_t dot = full.find('.');
    if (level > 0 || dot == std::string::npos) return module.take();
    return importAbsolute(rt, full.substr(0, dot));
  }
  // `import .a.b` cannot be written; __import__('a.b', level=1) yields the package of a.
  std::string text = toUtf8(name);
  size_t dot = text.find('.');
  if (dot == std::string::npos) return module.take();
  return importAbsolute(rt, full.substr(0, full.size() - (text.size() - dot)));
}

Owned makeSourceModule(Runtime& rt, const std::string& name, const std::string& file,
                       bool isPackage, Value searchPath) {
  Ref<Str> nameText = intern(rt, name);
  if (!nameText) return Owned::error();
  OURO_TRY(module, newModule(rt, nameText.get()));
  Dict* dict = module.as<Module>()->dict.get();
  Local fileText;
  if (!file.empty()) fileText = newStr(rt, file);
  if (fileText.isError()) return Owned::error();
  OURO_TRY(spec, makeSpec(rt, name, fileText, searchPath));
  size_t dot = name.rfind('.');
  OURO_TRY(package, newStr(rt, isPackage                  ? name
                               : dot == std::string::npos ? ""
                                                          : name.substr(0, dot)));
  OURO_CHECK(dictSet(rt, dict, rt.names.package, package));
  OURO_CHECK(dictSet(rt, dict, rt.names.spec, spec));
  OURO_TRY(loader, lookupLoader(rt, spec));
  OURO_CHECK(dictSet(rt, dict, rt.names.loader, loader));
  if (!file.empty()) OURO_CHECK(dictSet(rt, dict, rt.names.file, fileText));
  if (isPackage) OURO_CHECK(dictSet(rt, dict, rt.names.path, searchPath));
  OURO_CHECK(dictSet(rt, dict, rt.names.builtins, Value(rt.builtins)));
  return module.take();
}

Owned makeMainModule(Runtime& rt, Value file) {
  OURO_TRY(module, newModule(rt, rt.names.main));
  Dict* dict = module.as<Module>()->dict.get();
  for (Str* name : {rt.names.package, rt.names.loader, rt.names.spec, rt.names.doc})
    OURO_CHECK(dictSet(rt, dict, name, Value::none()));
  OURO_TRY(annotations, newDict(rt));
  OURO_CHECK(dictSet(rt, dict, rt.names.annotations, annotations));
  Value builtins = loadedModule(rt, "builtins");
  OURO_CHECK(
      dictSet(rt, dict, rt.names.builtins, builtins.isNotFound() ? Value(rt.builtins) : builtins));
  if (!file.isNone()) OURO_CHECK(dictSet(rt, dict, rt.names.file, file));
  OURO_CHECK(dictSet(rt, rt.modules, rt.names.main, module));
  return module.take();
}

Owned findMainModule(Runtime& rt, const std::string& name, std::string* file,
                     std::string* package) {
  std::string target = name;
  for (int step = 0; step < 2; step++) {
    size_t dot = target.rfind('.');
    Local searchPath(sysPath(rt));
    if (dot != std::string::npos) {
      OURO_TRY(parent, importAbsolute(rt, target.substr(0, dot)));
      Owned path = lookupAttr(rt, parent, rt.names.path);
      if (path.isNotFound()) return raiseNotFound(rt, "No module named " + target, target);
      searchPath = path;
    }
    Found found;
    OURO_CHECK(find(rt, target, searchPath, &found));
    if (found.kind == Found::Kind::Nothing || found.kind == Found::Kind::Native)
      return raiseNotFound(rt, "No module named " + target, target);
    if (!found.isPackage) {
      size_t last = target.rfind('.');
      *package = last == std::string::npos ? "" : target.substr(0, last);
      *file = found.kind == Found::Kind::File ? found.file : "<frozen " + target + ">";
      return codeOf(rt, found);
    }
    target += ".__main__";
  }
  return raise(rt, Exc::ImportError, "No code object available for {}", name);
}

}  // namespace ouro
