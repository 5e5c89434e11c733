// Variables: what is not in a local slot.

#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "vm/slow.h"

namespace ouro {

namespace {

Owned raiseNameError(Runtime& rt, Str* name, Exc exc, const char* text) {
  (void)raise(rt, exc, fmt::runtime(text), toUtf8(name));
  Local error = takeError(rt);
  if (typeOf(rt, error) == rt.exception(Exc::NameError)) {
    retain(name);
    Value old = std::exchange(error.as<NameError>()->name, Value(name));
    if (!old.isNull()) release(old);  // null until it is set
  }
  restoreError(rt, error.take());
  return Owned::error();
}

Owned notDefined(Runtime& rt, Str* name) {
  return raiseNameError(rt, name, Exc::NameError, "name '{}' is not defined");
}

// A namespace may be any mapping: dicts go the short way.
Owned fromMapping(Runtime& rt, Value mapping, Str* name) {
  if (isExactly(mapping, TypeId::Dict)) {
    Value found = dictGet(rt, mapping.as<Dict>(), name);
    if (found.isNotFound()) return errorPending(rt) ? Owned::error() : Owned::notFound();
    return Owned::share(found);
  }
  Owned found = getItem(rt, mapping, name);
  if (!found.isError() || !errorMatches(rt, Exc::KeyError)) return found;
  clearError(rt);
  return Owned::notFound();
}

Owned globalOrBuiltin(Runtime& rt, Frame* frame, Str* name) {
  Dict* globals = globalsOf(frame);
  Value found = isExactly(globals, TypeId::Dict) ? dictGet(rt, globals, name) : Value::notFound();
  if (!found.isNotFound()) return Owned::share(found);
  if (!isExactly(globals, TypeId::Dict)) {
    Owned own = fromMapping(rt, globals, name);
    if (!own.isNotFound()) return own;
  }
  Owned builtin = builtinNamed(rt, frame, name);
  return builtin.isNotFound() ? notDefined(rt, name) : builtin;
}

}  // namespace

Owned builtinNamed(Runtime& rt, Frame* frame, Str* name) {
  Dict* builtins = builtinsOf(frame);
  Owned found = fromMapping(rt, builtins, name);
  if (!found.isNotFound() || builtins->used) return found;
  // The empty dict may stand for an object of another type.
  Value given = dictGet(rt, globalsOf(frame), rt.names.builtins);
  if (given.isError()) return Owned::error();
  if (given.isNotFound() || isDict(rt, given) || isModule(rt, given)) return found;
  Local mapping(given);
  return fromMapping(rt, mapping, name);
}

Str* nameAt(const Frame* frame, uint32_t index) {
  return (*frame->code->names.as<Tuple>())[index].as<Str>();
}

Value namespaceOf(const Frame* frame) {
  return frame->namespaceOrNone().isNone() ? Value(globalsOf(frame)) : frame->namespaceOrNone();
}

void unboundLocal(Runtime& rt, Frame* frame, uint32_t slot) {
  const Code* code = frame->code;
  Str* name = (*code->slotNames.as<Tuple>())[slot].as<Str>();
  size_t firstFree = code->slotCount - code->freeNames.as<Tuple>()->length;
  if (slot >= firstFree) {
    (void)raiseNameError(
        rt, name, Exc::NameError,
        "cannot access free variable '{}' where it is not associated with a value in "
        "enclosing scope");
  } else {
    (void)raiseNameError(
        rt, name, Exc::UnboundLocalError,
        "cannot access local variable '{}' where it is not associated with a value");
  }
}

Owned loadClassDeref(Runtime& rt, Frame* frame, uint32_t slot) {
  Str* name = (*frame->code->slotNames.as<Tuple>())[slot].as<Str>();
  Owned found = fromMapping(rt, namespaceOf(frame), name);
  if (!found.isNotFound()) return found;
  Value content = frame->locals[slot].as<Cell>()->content;
  if (!content.isUnbound()) return Owned::share(content);
  unboundLocal(rt, frame, slot);
  return Owned::error();
}

namespace {

// Are the frame's local names its globals, as in a module?
bool isModuleScope(const Frame* frame) {
  return frame->namespaceOrNone().isNone() || frame->namespaceOrNone() == Value(globalsOf(frame));
}

// The name is bound in `dict` now: its place there, if dicts with these keys can be recognised.
bool fillPlace(Runtime& rt, Dict* dict, InlineCache* cache) {
  int64_t index = dictIndexOf(rt, dict, cache->name, cache->offset);
  if (index < 0) return false;
  cache->shape = dictKeysVersion(rt, dict);
  cache->offset = static_cast<uint32_t>(index);
  return cache->shape != 0;
}

// Adds a name to globals or replaces its value; remembers what was added, unless the dict has other
// keys than str and int, whose __eq__ may change it, or its entries have moved.
bool setRemembering(Runtime& rt, Dict* dict, Str* name, Value value) {
  const Dict old = *dict;
  if (!dictSet(rt, dict, name, value)) return false;
  const bool isAppended = dict->used == old.used + 1 && dict->filled == old.filled + 1 &&
                          dict->entries[old.filled].key.bits() == Value(name).bits();
  if (!isAppended || dict->entries != old.entries || !old.keysVersion || old.isHashed())
    return true;
  AddedName& added = machineOf(rt).added;
  const bool isSame = added.globals == dict && added.name == name && added.place == old.filled &&
                      added.before == old.keysVersion;
  if (isSame) dict->keysVersion = added.after;
  added = {dict, name, old.filled, old.keysVersion, dictKeysVersion(rt, dict)};
  return true;
}

// dictPop(): the value of a global name that is no more.
Owned popRemembered(Runtime& rt, Dict* dict, Str* name) {
  const AddedName& added = machineOf(rt).added;
  const bool isLast = added.globals == dict && added.name == name && added.after &&
                      added.after == dict->keysVersion;
  Owned value = dictPop(rt, dict, name);
  if (isLast) dict->keysVersion = added.before;
  return value;
}

// Does the name have the place in `dict` that it had before? Then its value is replaced. (A dict
// that the collector does not look at yet has to hear of what it gets.)
bool storeInPlace(Dict* dict, const InlineCache* cache, Value value) {
  const uint32_t at = cache->offset;
  if (at >= dict->filled || dict->entries[at].key.bits() != Value(cache->name).bits()) return false;
  if (!dict->has(kTracked)) return false;
  retain(value);
  release(std::exchange(dict->entries[at].value, value));
  return true;
}

}  // namespace

Owned loadName(Runtime& rt, Frame* frame, InlineCache* cache, Op* better) {
  *better = Op::LOAD_NAME;
  if (!isModuleScope(frame)) {
    Owned found = fromMapping(rt, frame->namespaceOrNone(), cache->name);
    return found.isNotFound() ? globalOrBuiltin(rt, frame, cache->name) : found;
  }
  Op global = Op::LOAD_GLOBAL;
  Owned found = loadGlobal(rt, frame, cache, &global);
  if (global == Op::LOAD_GLOBAL_MODULE) *better = Op::LOAD_NAME_GLOBAL;
  if (global == Op::LOAD_GLOBAL_BUILTIN) *better = Op::LOAD_NAME_BUILTIN;
  return found;
}

bool storeName(Runtime& rt, Frame* frame, InlineCache* cache, Value value, Op* better) {
  *better = Op::STORE_NAME;
  Value target = namespaceOf(frame);
  if (!isExactly(target, TypeId::Dict)) return setItem(rt, target, cache->name, value);
  Dict* dict = target.as<Dict>();
  if (!storeInPlace(dict, cache, value) && !setRemembering(rt, dict, cache->name, value))
    return false;
  if (isModuleScope(frame) && fillPlace(rt, dict, cache)) *better = Op::STORE_NAME_GLOBAL;
  return true;
}

bool deleteName(Runtime& rt, Frame* frame, uint32_t index) {
  Value target = namespaceOf(frame);
  Str* name = nameAt(frame, index);
  if (isExactly(target, TypeId::Dict)) {
    Owned deleted = popRemembered(rt, target.as<Dict>(), name);
    if (deleted.isNotFound()) (void)notDefined(rt, name);
    if (deleted.isNotFound() || deleted.isError()) return false;
    deleted.drop();
    return true;
  }
  if (setItem(rt, target, name, Value::unbound())) return true;
  if (errorMatches(rt, Exc::KeyError)) {
    clearError(rt);
    (void)notDefined(rt, name);
  }
  return false;
}

Owned loadGlobal(Runtime& rt, Frame* frame, InlineCache* cache, Op* better) {
  Dict *globals = globalsOf(frame), *builtins = builtinsOf(frame);
  if (!isExactly(globals, TypeId::Dict) || !isExactly(builtins, TypeId::Dict))
    return globalOrBuiltin(rt, frame, cache->name);
  cache->shape = 0;
  int64_t index = dictIndexOf(rt, globals, cache->name, cache->offset);
  if (index >= 0) {
    cache->shape = dictKeysVersion(rt, globals);
    cache->offset = static_cast<uint32_t>(index);
    cache->value = &globals->entries[index].value;
    if (cache->shape) *better = Op::LOAD_GLOBAL_MODULE;
    return Owned::share(globals->entries[index].value);
  }
  index = dictIndexOf(rt, builtins, cache->name, cache->offset);
  if (index < 0) return globalOrBuiltin(rt, frame, cache->name);
  uint32_t globalsVersion = dictKeysVersion(rt, globals);
  cache->version = dictKeysVersion(rt, builtins);
  if (globalsVersion && cache->version && *better == Op::LOAD_GLOBAL) {
    cache->shape = globalsVersion;
    cache->offset = static_cast<uint32_t>(index);
    cache->value = &builtins->entries[index].value;
    *better = Op::LOAD_GLOBAL_BUILTIN;
  }
  return Owned::share(builtins->entries[index].value);
}

bool storeGlobal(Runtime& rt, Frame* frame, InlineCache* cache, Value value, Op* better) {
  *better = Op::STORE_GLOBAL;
  Dict* globals = globalsOf(frame);
  if (!storeInPlace(globals, cache, value) && !dictSet(rt, globals, cache->name, value))
    return false;
  if (isExactly(globals, TypeId::Dict) && fillPlace(rt, globals, cache))
    *better = Op::STORE_GLOBAL_MODULE;
  return true;
}

bool deleteGlobal(Runtime& rt, Frame* frame, uint32_t index) {
  int deleted = dictDelete(rt, globalsOf(frame), nameAt(frame, index));
  if (deleted == 0) (void)notDefined(rt, nameAt(frame, index));
  return deleted > 0;
}

bool setupAnnotations(Runtime& rt, Frame* frame) {
  Value target = namespaceOf(frame);
  Owned found = fromMapping(rt, target, rt.names.annotations);
  if (found.isError()) return false;
  if (!found.isNotFound()) {
    found.drop();
    return true;
  }
  OURO_TRY_BOOL(made, newDict(rt));
  return isExactly(target, TypeId::Dict)
             ? dictSet(rt, target.as<Dict>(), rt.names.annotations, made)
             : setItem(rt, target, rt.names.annotations, made);
}

}  // namespace ouro
