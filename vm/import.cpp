#include "vm/import.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "vm/find_module.h"
#include "vm/import_timer.h"
#include "vm/importlib.h"

namespace ouro {

namespace {

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

// None at the very end, when sys is gone.
Value sysPath(Runtime& rt) {
  return rt.sysDict ? dictGet(rt, rt.sysDict, rt.names.path_attr) : Value::none();
}

// What sys.modules has of this name; notFound().
Owned presentModule(Runtime& rt, const std::string& name) {
  Value loaded = loadedModule(rt, name);
  if (loaded.isNone())
    return raiseNotFound(rt, "import of " + name + " halted; None in sys.modules", name);
  if (loaded.isError()) return Owned::error();
  return loaded.isNotFound() ? Owned::notFound() : Owned::share(loaded);
}

// One step: `name` with its parent package already imported.
Owned importStep(Runtime& rt, const std::string& name, Value parent) {
  Owned present = presentModule(rt, name);
  if (!present.isNotFound()) return present;
  const ImportTimer timer(rt, name);
  if (importlibStarted(rt)) return importByImportlib(rt, name);
  Local searchPath(Value::none());
  if (parent.isNone()) {
    Value path = sysPath(rt);
    if (path.isNotFound()) return raise(rt, Exc::RuntimeError, "sys.path is gone");
    if (path.isNone())
      return raise(rt, Exc::ImportError, "sys.meta_path is None, Python is likely shutting down");
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
  Owned loaded = loadByName(rt, name, searchPath);
  if (loaded.isNotFound()) return raiseNotFound(rt, "No module named '" + name + "'", name);
  OURO_TRY(module, loaded);
  if (!parent.isNone()) {
    Ref<Str> leaf = intern(rt, name.substr(name.rfind('.') + 1));
    if (!leaf || !setAttr(rt, parent, leaf.get(), module)) return Owned::error();
  }
  return module.take();
}

Owned fieldOf(Runtime& rt, Dict* globals, Str* name) {
  Value found = dictGet(rt, globals, name);
  if (found.isError()) return Owned::error();
  return found.isNotFound() ? Owned::none() : Owned::share(found);
}

// globals['__name__'], without its last part unless it is a package itself.
Owned packageByName(Runtime& rt, Dict* globals) {
  OURO_TRY(warned, warn(rt, Exc::ImportWarning,
                        "can't resolve package from __spec__ or __package__, falling back on "
                        "__name__ and __path__"));
  Value name = dictGet(rt, globals, rt.names.name);
  if (name.isError()) return Owned::error();
  if (name.isNotFound()) return raise(rt, Exc::KeyError, "'__name__' not in globals");
  if (!isStr(rt, name)) return raise(rt, Exc::TypeError, "__name__ must be a string");
  if (!dictGet(rt, globals, rt.names.path).isNotFound()) return Owned::share(name);
  std::string text = toUtf8(name.as<Str>());
  size_t dot = text.rfind('.');
  return newStr(rt, dot == std::string::npos ? "" : text.substr(0, dot));
}

Owned parentOf(Runtime& rt, Value spec) {
  Ref<Str> name = intern(rt, "parent");
  return name ? getAttr(rt, spec, name.get()) : Owned::error();
}

// The package that a relative import counts from.
Owned packageOf(Runtime& rt, Value globals) {
  if (globals.isNone() || globals.isUnbound())
    return raise(rt, Exc::KeyError, "'__name__' not in globals");
  if (!isDict(rt, globals)) return raise(rt, Exc::TypeError, "globals must be a dict");
  Dict* dict = globals.as<Dict>();
  OURO_TRY(package, fieldOf(rt, dict, rt.names.package));
  OURO_TRY(spec, fieldOf(rt, dict, rt.names.spec));
  if (package.get().isNone() && spec.get().isNone()) return packageByName(rt, dict);
  if (package.get().isNone()) {
    OURO_TRY(parent, parentOf(rt, spec));
    return isStr(rt, parent) ? parent.take()
                             : raise(rt, Exc::TypeError, "__spec__.parent must be a string");
  }
  if (!isStr(rt, package)) return raise(rt, Exc::TypeError, "package must be a string");
  if (spec.get().isNone()) return package.take();
  OURO_TRY(parent, parentOf(rt, spec));
  bool same = isStr(rt, parent) && equal(package.as<Str>(), parent.as<Str>());
  if (!same) {
    OURO_TRY(warned, warn(rt, Exc::ImportWarning, "__package__ != __spec__.parent"));
  }
  return package.take();
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

bool hasDot(const Str* name) {
  for (size_t i = 0; i < name->length; i++)
    if (name->at(i) == '.') return true;
  return false;
}

// What most imports come to: the module has been loaded, and there is no more to load. Or
// notFound().
Owned importLoaded(Runtime& rt, Str* name, Value fromList) {
  Value loaded = dictGet(rt, rt.modules, name);
  if (!loaded.isObject()) return Owned::notFound();
  Local module(loaded);
  const int hasList = fromList.isUnbound() ? 0 : truth(rt, fromList);
  if (hasList < 0) return Owned::error();
  if (!hasList) return hasDot(name) ? Owned::notFound() : module.take();
  Owned path = lookupAttr(rt, module, rt.names.path);
  if (path.isNotFound()) return module.take();
  if (path.isError()) return path;
  path.drop();  // a package may have to load what is listed
  return Owned::notFound();
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
  if (startsImportlib(name) && !startImportlib(rt)) return Owned::error();
  if (importlibStarted(rt)) return importStep(rt, name, Value::none());
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
  if (level == 0) {
    Owned loaded = importLoaded(rt, name, fromList);
    if (!loaded.isNotFound()) return loaded;
  }
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
  if (!file.isNone()) {
    Ref<Str> cached = intern(rt, "__cached__");
    OURO_CHECK(dictSet(rt, dict, rt.names.file, file) && cached &&
               dictSet(rt, dict, cached.get(), Value::none()));
  }
  OURO_CHECK(dictSet(rt, rt.modules, rt.names.main, module));
  return module.take();
}

}  // namespace ouro
