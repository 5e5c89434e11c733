// The import statements and the prompt's echo.

#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/instance.h"
#include "runtime/types/module.h"
#include "vm/slow.h"

namespace ouro {

Owned importName(Runtime& rt, Frame* frame, uint32_t name, Value level, Value fromList) {
  OURO_TRY(function, builtinNamed(rt, frame, rt.names.import_));
  if (function.isNotFound()) return raise(rt, Exc::ImportError, "__import__ not found");
  bool isOwn = typeOf(rt, function) == rt.type(TypeId::NativeFunction);
  if (isOwn && level.isSmall())
    return rt.machine.importName(rt, nameAt(frame, name), globalsOf(frame), fromList,
                                 level.small());
  Value args[] = {nameAt(frame, name), globalsOf(frame), frame->namespaceOrNone(), fromList, level};
  return call(rt, function, args);
}

namespace {

std::string textOf(Runtime& rt, Value module, Str* attribute, const char* otherwise) {
  Owned found = lookupAttr(rt, module, attribute);
  if (found.isError()) clearError(rt);
  if (found.isError() || found.isNotFound()) return otherwise;
  Local text = found;
  return isStr(rt, text) ? toUtf8(text.as<Str>()) : otherwise;
}

bool isInitializing(Runtime& rt, Value module) {
  Dict* names = instanceDict(rt, module);
  Value spec = names ? dictGet(rt, names, rt.names.spec) : Value::notFound();
  if (!spec.isObject()) return false;
  Local held(spec);
  Owned flag = lookupAttr(rt, held, rt.names.initializing);
  if (flag.isError()) clearError(rt);
  if (flag.isError() || flag.isNotFound()) return false;
  Local value = flag;
  return truth(rt, value) > 0;
}

Owned raiseImportError(Runtime& rt, const std::string& message, const std::string& module,
                       const std::string& file) {
  OURO_TRY(name, newStr(rt, module));
  Local path;
  if (!file.empty()) path = newStr(rt, file);
  if (path.isError()) return Owned::error();
  (void)raise(rt, Exc::ImportError, "{}", message);
  Local error = takeError(rt);
  if (typeOf(rt, error) == rt.exception(Exc::ImportError)) {
    assignField(error.as<ImportError>()->name, name);
    assignField(error.as<ImportError>()->path, path);
  }
  restoreError(rt, error.take());
  return Owned::error();
}

}  // namespace

Owned importFrom(Runtime& rt, Frame* frame, Value module, uint32_t index) {
  Str* name = nameAt(frame, index);
  Owned found = lookupAttr(rt, module, name);
  if (!found.isNotFound()) return found;
  std::string moduleName = textOf(rt, module, rt.names.name, "<unknown module name>");
  Local full = newStr(rt, moduleName + "." + toUtf8(name));
  if (full.isError()) return Owned::error();
  Value loaded = dictGet(rt, rt.modules, full);
  if (loaded.isError()) return Owned::error();
  if (!loaded.isNotFound()) return Owned::share(loaded);
  std::string file = textOf(rt, module, rt.names.file, "");
  std::string message = fmt::format("cannot import name '{}' from ", toUtf8(name));
  if (file.empty()) {
    message += fmt::format("'{}' (unknown location)", moduleName);
  } else if (isInitializing(rt, module)) {
    message +=
        fmt::format("partially initialized module '{}' (most likely due to a circular import) ({})",
                    moduleName, file);
  } else {
    message += fmt::format("'{}' ({})", moduleName, file);
  }
  return raiseImportError(rt, message, moduleName, file);
}

namespace {

bool storeImported(Runtime& rt, Frame* frame, Value name, Value value) {
  Value target = namespaceOf(frame);
  return isExactDict(rt, target) ? dictSet(rt, target.as<Dict>(), name, value)
                                 : setItem(rt, target, name, value);
}

bool importListed(Runtime& rt, Frame* frame, Value module, Value all) {
  return forEach(rt, all, [&](Value name) {
    if (!isStr(rt, name)) {
      return fail(rt, Exc::TypeError, "Item in {}.__all__ must be str, not {}",
                  textOf(rt, module, rt.names.name, "?"), typeName(rt, name));
    }
    OURO_TRY_BOOL(value, getAttr(rt, module, name.as<Str>()));
    return storeImported(rt, frame, name, value);
  });
}

}  // namespace

bool importStar(Runtime& rt, Frame* frame, Value module) {
  Owned all = lookupAttr(rt, module, rt.names.all);
  if (all.isError()) return false;
  if (!all.isNotFound()) {
    Local names = all;
    return importListed(rt, frame, module, names);
  }
  Owned dict = lookupAttr(rt, module, rt.names.dict);
  if (dict.isNotFound()) {
    return fail(rt, Exc::ImportError, "from-import-* object has no __dict__ and no __all__{}", "");
  }
  OURO_TRY_BOOL(nspace, dict);
  OURO_TRY_BOOL(names, listFrom(rt, nspace));
  for (size_t k = 0; k < names.as<List>()->length; k++) {
    Value name = (*names.as<List>())[k];
    if (!isStr(rt, name)) {
      return fail(rt, Exc::TypeError, "Key in {}.__dict__ must be str, not {}",
                  textOf(rt, module, rt.names.name, "?"), typeName(rt, name));
    }
    if (name.as<Str>()->length && name.as<Str>()->at(0) == '_') continue;
    OURO_TRY_BOOL(value, getItem(rt, nspace, name));
    if (!storeImported(rt, frame, name, value)) return false;
  }
  return true;
}

bool printExpression(Runtime& rt, Value v) {
  Value hook = dictGet(rt, rt.sysDict, rt.names.displayhook);
  if (hook.isNotFound()) return fail(rt, Exc::RuntimeError, "lost sys.displayhook{}", "");
  Local held(hook);
  OURO_TRY_BOOL(result, call(rt, held, v));
  return true;
}

}  // namespace ouro
