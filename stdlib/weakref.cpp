// The module _weakref; stdlib/py/weakref.py builds on it.

#include "runtime/types/weakref.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/weakref_table.h"

namespace ouro {

namespace {

Owned weakref_getweakrefcount(Runtime& rt, Value, Args args) {
  return smallInt(static_cast<int64_t>(weakRefCount(rt, args[0])));
}

Owned weakref_getweakrefs(Runtime& rt, Value, Args args) { return weakRefsOf(rt, args[0]); }

Owned weakref_proxy(Runtime& rt, Value, Args args) {
  TypeId kind = isCallable(rt, args[0]) ? TypeId::WeakCallableProxy : TypeId::WeakProxy;
  return makeWeakRef(rt, rt.type(kind), args[0], args.has(1) ? args[1] : Value::none());
}

// Takes a key out of a dict of weak references if its value is one that has died.
Owned weakref_remove_dead(Runtime& rt, Value, Args args) {
  if (!isDict(rt, args[0])) {
    return raise(rt, Exc::TypeError, "_remove_dead_weakref() argument 1 must be dict, not {}",
                 typeName(rt, args[0]));
  }
  auto* dict = args[0].as<Dict>();
  Value found = dictGet(rt, dict, args[1]);
  if (found.isError()) return Owned::error();
  if (found.isNotFound() || !isWeakRef(rt, found)) return Owned::none();
  if (weakRefTarget(found.as<WeakRef>())) return Owned::none();
  return dictDelete(rt, dict, args[1]) < 0 ? Owned::error() : Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"getweakrefcount", weakref_getweakrefcount, "object, /",
     "The number of weak references to an object."},
    {"getweakrefs", weakref_getweakrefs, "object, /", "The weak references to an object."},
    {"proxy", weakref_proxy, "object, callback=None, /",
     "A proxy that behaves as the object while that lives."},
    {"_remove_dead_weakref", weakref_remove_dead, "dct, key, /",
     "Removes a key whose value is a dead reference."},
};

bool addTypes(Runtime& rt, Module* module) {
  Value reference(rt.type(TypeId::WeakRef));
  return moduleAdd(rt, module, "ref", reference) &&
         moduleAdd(rt, module, "ReferenceType", reference) &&
         moduleAdd(rt, module, "ProxyType", Value(rt.type(TypeId::WeakProxy))) &&
         moduleAdd(rt, module, "CallableProxyType", Value(rt.type(TypeId::WeakCallableProxy)));
}

}  // namespace

extern const ModuleDef weakrefModule;
const ModuleDef weakrefModule = {
    .name = "_weakref",
    .doc = "What weak references need of the runtime.",
    .functions = kFunctions,
    .exec = addTypes,
};

}  // namespace ouro
