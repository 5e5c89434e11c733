// Classes and functions in pickles: by the module and the name under which they are found again.

#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

namespace {

// module.a.b of "a.b"; *owner: what the last part was found on. notFound().
Owned findDotted(Runtime& rt, Value module, const std::string& path, Local* owner) {
  Local found(module);
  for (size_t at = 0;;) {
    size_t dot = path.find('.', at);
    std::string part = path.substr(at, dot == std::string::npos ? dot : dot - at);
    Ref<Str> name = intern(rt, part);
    if (!name) return Owned::error();
    *owner = found;
    found = lookupAttr(rt, *owner, name.get());
    if (found.isError() || found.isNotFound() || dot == std::string::npos) return found.take();
    at = dot + 1;
  }
}

// Is one of its parts the inside of a function?
bool isLocalPath(const std::string& path) {
  return ("." + path + ".").find(".<locals>.") != std::string::npos;
}

std::string lastPart(const std::string& path) { return path.substr(path.rfind('.') + 1); }

Owned raiseLocal(Runtime& rt, Value owner, Value name) {
  OURO_TRY(shownName, repr(rt, name));
  OURO_TRY(shownOwner, repr(rt, owner));
  return raise(rt, Exc::AttributeError, "Can't get local attribute {} on {}",
               toUtf8(shownName.as<Str>()), toUtf8(shownOwner.as<Str>()));
}

// A pair found in one of _compat_pickle's tables; the tuple or str there, or notFound().
Owned lookUp(Runtime& rt, Value table, Value key) {
  Value found = dictGet(rt, table.as<Dict>(), key);
  return found.isError() || found.isNotFound() ? Owned::adopt(found) : Owned::share(found);
}

// What a name was called in Python 2, or is called now.
bool translate(Runtime& rt, Value names, Value modules, Local* module, Local* name) {
  OURO_TRY_BOOL(key, newTuple(rt, {*module, *name}));
  OURO_TRY_BOOL(pair, lookUp(rt, names, key));
  if (!pair.isNotFound()) {
    auto* tuple = pair.as<Tuple>();
    if (!isTuple(rt, pair) || tuple->length != 2 || !isStr(rt, (*tuple)[0]) ||
        !isStr(rt, (*tuple)[1]))
      return fail(rt, Exc::RuntimeError, "_compat_pickle's names must be pairs of str");
    *module = Local((*tuple)[0]);
    *name = Local((*tuple)[1]);
    return true;
  }
  OURO_TRY_BOOL(other, lookUp(rt, modules, *module));
  if (other.isNotFound()) return true;
  if (!isStr(rt, other)) return fail(rt, Exc::RuntimeError, "_compat_pickle's modules must be str");
  *module = other;
  return true;
}

}  // namespace

Owned importByName(Runtime& rt, Value name) {
  if (!rt.machine.importName) return raise(rt, Exc::ImportError, "no modules");
  Value loaded = dictGet(rt, rt.modules, name);
  if (loaded.isError()) return Owned::error();
  if (!loaded.isNotFound() && !loaded.isNone()) return Owned::share(loaded);
  OURO_TRY(wanted, newTuple(rt, {Value(rt.names.name)}));
  return rt.machine.importName(rt, name.as<Str>(), Value::none(), wanted, 0);
}

Owned findClass(Runtime& rt, State* state, Unpickler* u, Value moduleName, Value className) {
  if (!isStr(rt, moduleName) || !isStr(rt, className))
    return raise(rt, Exc::TypeError, "find_class() arguments must be str");
  Local module(moduleName), name(className);
  if (u->protocol < 3 && u->fixImports)
    OURO_CHECK(translate(rt, state->names, state->modules, &module, &name));
  OURO_TRY(found, importByName(rt, module));
  std::string path = toUtf8(name.as<Str>());
  bool isDotted = u->protocol >= 4;
  if (isDotted && isLocalPath(path)) return raiseLocal(rt, found, name);
  Local owner;
  OURO_TRY(result,
           isDotted ? findDotted(rt, found, path, &owner) : lookupAttr(rt, found, name.as<Str>()));
  if (!result.isNotFound()) return result.take();
  OURO_TRY(shownName, repr(rt, name));
  OURO_TRY(shownOwner, repr(rt, found));
  return raise(rt, Exc::AttributeError, "Can't get attribute {} on {}", toUtf8(shownName.as<Str>()),
               toUtf8(shownOwner.as<Str>()));
}

// The name of the module in which `object` is found as `name`.
bool Saver::moduleOf(Value object, Value name, Local* module) {
  *module = lookupAttr(rt, object, rt.names.module);
  if (module->isError()) return false;
  if (isExactStr(rt, *module)) {  // the same object each time, so that the memo knows it
    Ref<Str> interned = intern(rt, module->as<Str>());
    if (!interned) return false;
    *module = Local(Value(interned.get()));
    return true;
  }
  if (!module->isNotFound() && !module->get().isNone()) return true;
  std::string path = toUtf8(name.as<Str>());
  OURO_TRY_BOOL(modules, dictCopy(rt, rt.modules));
  size_t position = 0;
  Value key, candidate;
  while (dictNext(modules.as<Dict>(), &position, &key, &candidate)) {
    if (!isStr(rt, key) || equal(key.as<Str>(), "__main__") || candidate.isNone()) continue;
    Local owner, found = findDotted(rt, candidate, path, &owner);
    if (found.isError()) clearError(rt);
    if (found.get() != object) continue;
    *module = Local(key);
    return true;
  }
  *module = newAscii(rt, "__main__");
  return !module->isError();
}

// A pair that copyreg.add_extension has given a number.
bool Saver::saveExtension(Value module, Value name, bool* done) {
  *done = false;
  if (p->protocol < 2 || state->extensions.as<Dict>()->used == 0) return true;
  OURO_TRY_BOOL(key, newTuple(rt, {module, name}));
  OURO_TRY_BOOL(code, lookUp(rt, state->extensions, key));
  if (code.isNotFound()) return true;
  *done = true;
  int64_t number;
  if (!isInt(rt, code)) return failShown("Can't pickle ", key, ": extension code is no int");
  if (!intFits(rt, code, &number) || number <= 0 || number > INT32_MAX)
    return ouro::fail(rt, Exc::RuntimeError, "extension code {} is out of range",
                      formatInt(rt, code));
  auto n = static_cast<uint64_t>(number);
  if (n <= 0xff) return writeNumber(kExt1, n, 1);
  return n <= 0xffff ? writeNumber(kExt2, n, 2) : writeNumber(kExt4, n, 4);
}

bool Saver::saveGlobal(Value object, Value given) {
  Local name = given.isNull() ? Owned::none() : Owned::share(given);
  if (given.isNull()) {
    name = lookupAttr(rt, object, rt.names.qualname);
    if (name.isNotFound()) name = getAttr(rt, object, rt.names.name);
    if (name.isError()) return false;
  }
  if (!isStr(rt, name)) return fail("a name must be a str");
  std::string path = toUtf8(name.as<Str>());
  if (isLocalPath(path)) {
    OURO_TRY_BOOL(shown, repr(rt, name));
    return ouro::fail(rt, Exc::AttributeError, "Can't pickle local object {}",
                      toUtf8(shown.as<Str>()));
  }
  Local module;
  if (!moduleOf(object, name, &module)) return false;
  if (!isStr(rt, module)) return fail("a module's name must be a str");
  Local found = importByName(rt, module), owner;
  std::string moduleName = toUtf8(module.as<Str>());
  if (found.isError()) {
    clearError(rt);
    return failShown("Can't pickle ", object,
                     fmt::format(": import of module '{}' failed", moduleName));
  }
  OURO_TRY_BOOL(there, findDotted(rt, found, path, &owner));
  if (there.isNotFound())
    return failShown("Can't pickle ", object,
                     fmt::format(": attribute lookup {} on {} failed", lastPart(path), moduleName));
  if (there.get() != object)
    return failShown("Can't pickle ", object,
                     fmt::format(": it's not the same object as {}.{}", moduleName, path));
  bool done;
  if (!saveExtension(module, name, &done) || done) return !errorPending(rt);
  if (p->protocol >= 4)
    return save(module) && save(name) && write(kStackGlobal) && remember(object);
  return saveOldGlobal(object, module, name, found, owner);
}

// By two lines of text; what lies in a class comes by getattr.
bool Saver::saveOldGlobal(Value object, Value module, Value name, Value parent, Value owner) {
  std::string path = toUtf8(name.as<Str>());
  Local oldModule(module), oldName;
  oldName = newStr(rt, lastPart(path));
  if (oldName.isError()) return false;
  if (owner != parent) {
    Ref<Str> key = intern(rt, "getattr");
    if (!key) return false;
    Local getter(dictGet(rt, rt.builtins, key.get()));
    Value null = Value::null();
    OURO_TRY_BOOL(arguments, newTuple(rt, {owner, oldName}));
    return saveReduce({getter, arguments, null, null, null, null}, object);
  }
  if (p->fixImports && p->protocol < 3 &&
      !translate(rt, state->oldNames, state->oldModules, &oldModule, &oldName))
    return false;
  auto* m = oldModule.as<Str>();
  auto* n = oldName.as<Str>();
  if (p->protocol < 3 && (!m->isAscii() || !n->isAscii()))
    return fail(fmt::format("can't pickle global identifier '{}.{}' using pickle protocol {}",
                            toUtf8(m), toUtf8(n), p->protocol));
  return write(kGlobal) && write(toUtf8(m)) && write("\n") && write(toUtf8(n)) && write("\n") &&
         remember(object);
}

// The types of None, ... and NotImplemented have no names to be found by.
bool Saver::saveType(Value type) {
  for (Value single : {Value::none(), Value::ellipsis(), Value::notImplemented()}) {
    if (typeOf(rt, single) != type.as<Type>()) continue;
    return saveAs(type, Value(rt.type(TypeId::Type)), newTuple(rt, {single}));
  }
  return saveGlobal(type, Value::null());
}

}  // namespace ouro::pickle
