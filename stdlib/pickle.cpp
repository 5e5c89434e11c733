// The module _pickle.

#include "stdlib/pickle.h"

#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/tuple.h"

namespace ouro::pickle {

State* stateOfType(const Type* type) {
  while (!type->moduleState) type = type->base;
  return static_cast<State*>(type->moduleState);
}

namespace {

// A Pickler that has written `object`; its bytes are still in it.
Owned dumped(Runtime& rt, Value module, Value object, Value protocol, Value fixImports,
             Value callback, Owned* bytes) {
  State* state = stateOf(module);
  OURO_TRY(pickler, newPickler(rt, state->pickler));
  auto* p = pickler.as<Pickler>();
  OURO_CHECK(setUpPickler(rt, p, Value::unbound(), protocol, fixImports, callback));
  Saver saver(rt, state, p);
  OURO_CHECK(saver.dump(object));
  *bytes = saver.finish();
  return pickler.take();
}

Owned pickle_dumps(Runtime& rt, Value module, Args args) {
  Owned bytes = Owned::none();
  OURO_TRY(pickler, dumped(rt, module, args[0], args[1], args[2], args[3], &bytes));
  return bytes;
}

Owned pickle_dump(Runtime& rt, Value module, Args args) {
  State* state = stateOf(module);
  OURO_TRY(pickler, newPickler(rt, state->pickler));
  auto* p = pickler.as<Pickler>();
  OURO_CHECK(setUpPickler(rt, p, args[1], args[2], args[3], args[4]));
  Saver saver(rt, state, p);
  OURO_CHECK(saver.dump(args[0]));
  OURO_TRY(bytes, saver.finish());
  OURO_TRY(written, call(rt, p->write, bytes));
  return Owned::none();
}

Owned pickle_loads(Runtime& rt, Value module, Args args) {
  State* state = stateOf(module);
  OURO_TRY(unpickler, newUnpickler(rt, state->unpickler));
  auto* u = unpickler.as<Unpickler>();
  Local input(args[0]);
  if (!isBytes(rt, input)) {
    std::string_view view;
    OURO_CHECK(asByteView(rt, args[0], &view));
    input = newBytes(rt, view);
    if (input.isError()) return Owned::error();
  }
  assignField(u->input, input);
  OURO_CHECK(setUpUnpickler(rt, u, args[1], args[2], args[3], args[4]));
  return load(rt, state, u);
}

Owned pickle_load(Runtime& rt, Value module, Args args) {
  State* state = stateOf(module);
  OURO_TRY(unpickler, newUnpickler(rt, state->unpickler));
  auto* u = unpickler.as<Unpickler>();
  OURO_CHECK(setFile(rt, u, args[0]) && setUpUnpickler(rt, u, args[1], args[2], args[3], args[4]));
  return load(rt, state, u);
}

constexpr MethodDef kFunctions[] = {
    {"dump", pickle_dump, "obj, file, protocol=None, *, fix_imports=True, buffer_callback=None",
     "Write a pickled representation of obj to the open file object file."},
    {"dumps", pickle_dumps, "obj, protocol=None, *, fix_imports=True, buffer_callback=None",
     "Return the pickled representation of the object as a bytes object."},
    {"load", pickle_load,
     "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
     "Read and return an object from the pickle data stored in a file."},
    {"loads", pickle_loads,
     "data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
     "Read and return an object from the given pickle data."},
};

// ---- the module

bool addType(Runtime& rt, Module* module, const TypeDef& definition, Type** field) {
  OURO_TRY_BOOL(type, newType(rt, definition));
  type.as<Type>()->moduleState = module->state;
  *field = type.as<Type>();
  retain(*field);
  return definition.flags & kNoInstances || moduleAdd(rt, module, definition.name, type.get());
}

// class name(base): pass, of this module.
bool addError(Runtime& rt, Module* module, const char* name, Value base, Value& field) {
  OURO_TRY_BOOL(text, newAscii(rt, name));
  OURO_TRY_BOOL(bases, newTuple(rt, {base}));
  OURO_TRY_BOOL(nspace, newDict(rt));
  OURO_TRY_BOOL(home, newAscii(rt, "_pickle"));
  if (!dictSet(rt, nspace.as<Dict>(), rt.names.module, home)) return false;
  OURO_TRY_BOOL(made, call(rt, Value(rt.type(TypeId::Type)), text, bases, nspace));
  assignField(field, made);
  return moduleAdd(rt, module, name, made.get());
}

bool takeDict(Runtime& rt, Value module, const char* name, Value& field) {
  Ref<Str> key = intern(rt, name);
  if (!key) return false;
  OURO_TRY_BOOL(dict, getAttr(rt, module, key.get()));
  if (!isExactDict(rt, dict))
    return fail(rt, Exc::RuntimeError, "{} should be a dict, not {}", name, typeName(rt, dict));
  assignField(field, dict);
  return true;
}

bool takeTables(Runtime& rt, State* state) {
  OURO_TRY_BOOL(copyreg, importModule(rt, "copyreg"));
  OURO_TRY_BOOL(compat, importModule(rt, "_compat_pickle"));
  return takeDict(rt, copyreg, "dispatch_table", state->dispatchTable) &&
         takeDict(rt, copyreg, "_extension_registry", state->extensions) &&
         takeDict(rt, copyreg, "_inverted_registry", state->invertedExtensions) &&
         takeDict(rt, copyreg, "_extension_cache", state->extensionCache) &&
         takeDict(rt, compat, "NAME_MAPPING", state->names) &&
         takeDict(rt, compat, "IMPORT_MAPPING", state->modules) &&
         takeDict(rt, compat, "REVERSE_NAME_MAPPING", state->oldNames) &&
         takeDict(rt, compat, "REVERSE_IMPORT_MAPPING", state->oldModules);
}

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  return takeTables(rt, state) && addType(rt, module, picklerTypeDef, &state->pickler) &&
         addType(rt, module, unpicklerTypeDef, &state->unpickler) &&
         addType(rt, module, picklerMemoTypeDef, &state->picklerMemo) &&
         addType(rt, module, unpicklerMemoTypeDef, &state->unpicklerMemo) &&
         addType(rt, module, pickleBufferTypeDef, &state->buffer) &&
         addError(rt, module, "PickleError", Value(rt.exception(Exc::Exception)), state->error) &&
         addError(rt, module, "PicklingError", state->error, state->picklingError) &&
         addError(rt, module, "UnpicklingError", state->error, state->unpicklingError);
}

template <class F>
void eachField(State* state, F f) {
  for (Value* field :
       {&state->error, &state->picklingError, &state->unpicklingError, &state->dispatchTable,
        &state->extensions, &state->invertedExtensions, &state->extensionCache, &state->names,
        &state->modules, &state->oldNames, &state->oldModules})
    f(*field);
}

void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<State*>(data);
  for (Type* type :
       {state->pickler, state->unpickler, state->picklerMemo, state->unpicklerMemo, state->buffer})
    visit(visitor, type);
  eachField(state, [&](Value& field) { visit(visitor, field); });
}
void clearState(void* data) {
  auto* state = static_cast<State*>(data);
  for (Type** type : {&state->pickler, &state->unpickler, &state->picklerMemo,
                      &state->unpicklerMemo, &state->buffer})
    dropField(*type);
  eachField(state, [](Value& field) { dropField(field); });
}

}  // namespace

}  // namespace ouro::pickle

namespace ouro {

extern const ModuleDef pickleModule;
const ModuleDef pickleModule = {
    .name = "_pickle",
    .doc = "Optimized C implementation for the Python pickle module.",
    .functions = pickle::kFunctions,
    .exec = pickle::addNames,
    .stateSize = sizeof(pickle::State),
    .visitState = pickle::visitState,
    .clearState = pickle::clearState,
};

}  // namespace ouro
