// module, and how native modules come to be.

#include "runtime/types/module.h"
#include "runtime/types/attribute_lookup.h"

#include <cstring>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Module* self(Value v) { return v.as<Module>(); }

// The module's dict is at the same time the dict of its instance attributes (the ext word): what
// finds attributes in general finds them in modules too.
Owned module_make(Runtime& rt, Type* cls, const CallArgs&) {
  OURO_TRY(dict, newDict(rt));
  Module* made = rt.make<Module>(cls);
  if (!made) return Owned::error();
  Local held = Owned::adopt(made);
  made->dict = Ref<Dict>(dict.as<Dict>());
  Shape* dictShape = cls->dictShape;
  made->meta = dictShape->header | (made->meta & kFlagsMask);
  *extOf(cls, made) = dict.take().take();
  return held.take();
}

bool initialise(Runtime& rt, Module* module, Value name, Value doc) {
  Dict* dict = module->dict.get();
  return dictSet(rt, dict, rt.names.name, name) && dictSet(rt, dict, rt.names.doc, doc) &&
         dictSet(rt, dict, rt.names.package, Value::none()) &&
         dictSet(rt, dict, rt.names.loader, Value::none()) &&
         dictSet(rt, dict, rt.names.spec, Value::none());
}

bool module_init(Runtime& rt, Value v, const CallArgs& given) {
  static constexpr Signature kSignature = "name, doc=None";
  Value out[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "module", given, out, &keywords) < 0) return false;
  if (!isStr(rt, out[0])) {
    return fail(rt, Exc::TypeError, "module() argument 'name' must be str, not {}",
                argumentName(rt, out[0]));
  }
  return initialise(rt, self(v), out[0], out[1].isUnbound() ? Value::none() : out[1]);
}

// Is the import of this module still under way?
int isInitialising(Runtime& rt, Dict* dict) {
  Value spec = dictGet(rt, dict, rt.names.spec);
  if (!spec.isObject() || spec.isNone()) return 0;
  Local held(spec);
  Owned found = lookupAttr(rt, held, rt.names.initializing);
  if (found.isNotFound()) return 0;
  Local flag = found;
  return flag.isError() ? -1 : truth(rt, flag);
}

// The same of one in sys.modules.
int isUnfinishedModule(Runtime& rt, std::string_view fullName) {
  if (!rt.modules) return 0;
  Ref<Str> key = intern(rt, fullName);
  if (!key) return -1;
  Value found = dictGet(rt, rt.modules, key.get());
  if (found.isError()) return -1;
  if (!isModule(rt, found)) return 0;
  Local held(found);
  return isInitialising(rt, self(held)->dict.get());
}

Owned missingAttribute(Runtime& rt, Value v, Str* name) {
  Dict* dict = self(v)->dict.get();
  Value moduleName = dictGet(rt, dict, rt.names.name);
  if (moduleName.isNotFound() || moduleName.isError() || !isStr(rt, moduleName))
    return raiseAttribute(rt, v, name, "{0:.0}module has no attribute '{1}'", "");
  std::string owner = toUtf8(moduleName.as<Str>());
  int initialising = isInitialising(rt, dict);
  if (initialising < 0) clearError(rt);
  if (initialising > 0) {
    return raiseAttribute(rt, v, name,
                          "partially initialized module '{}' has no attribute '{}' (most likely "
                          "due to a circular import)",
                          owner);
  }
  int submodule = isUnfinishedModule(rt, owner + "." + toUtf8(name));
  if (submodule < 0) clearError(rt);
  if (submodule > 0) {
    return raiseAttribute(rt, v, name,
                          "cannot access submodule '{1}' of module '{0}' (most likely due to a "
                          "circular import)",
                          owner);
  }
  return raiseAttribute(rt, v, name, "module '{}' has no attribute '{}'", owner);
}

// What importlib alone knows: it is started when a program first asks. Until then a module of the
// machine's own import has a plain spec, and sys none of the lists of finders.
bool asksForImportlib(Runtime& rt, Value v, Str* name) {
  if (rt.startingImportlib) return false;  // it asks itself
  Dict* dict = self(v)->dict.get();
  if (name == rt.names.spec || name == rt.names.loader) {
    Value spec = dictGet(rt, dict, rt.names.spec);
    if (spec.isNone()) return self(v)->definition != nullptr;  // sys, builtins
    return spec.isObject() && typeOf(rt, spec) == rt.type(TypeId::SimpleNamespace);
  }
  if (dict != rt.sysDict) return false;
  for (std::string_view lazy : {"meta_path", "path_hooks", "path_importer_cache"})
    if (equal(name, lazy)) return dictGet(rt, dict, name).isNotFound();
  return false;
}

// The origin that module.__spec__ tells and that is not a file's, or None.
Owned originOf(Runtime& rt, Module* module, bool withoutLocation) {
  Value spec = dictGet(rt, module->dict.get(), rt.names.spec);
  if (!spec.isObject()) return spec.isError() ? Owned::error() : Owned::none();
  Local held(spec);
  Ref<Str> name = intern(rt, "origin"), location = intern(rt, "has_location");
  if (!name || !location) return Owned::error();
  if (withoutLocation) {
    OURO_TRY(hasLocation, lookupAttr(rt, held, location.get()));
    if (!(hasLocation.get() == Value::boolean(false))) return Owned::none();
  }
  Owned origin = lookupAttr(rt, held, name.get());
  return origin.isNotFound() ? Owned::none() : origin;
}

// What stands in the repr behind the name: " from '/x/y.py'", " (built-in)", or nothing.
Owned whence(Runtime& rt, Module* module) {
  if (module->definition) return newStr(rt, " (built-in)");
  OURO_TRY(place, originOf(rt, module, true));
  if (isStr(rt, place)) return newStr(rt, " (" + toUtf8(place.as<Str>()) + ")");
  Value file = dictGet(rt, module->dict.get(), rt.names.file);
  if (file.isError()) return Owned::error();
  if (!file.isNotFound() && isStr(rt, file)) {
    OURO_TRY(text, repr(rt, file));
    return newStr(rt, " from " + toUtf8(text.as<Str>()));
  }
  OURO_TRY(origin, originOf(rt, module, false));
  if (isStr(rt, origin)) return newStr(rt, " (" + toUtf8(origin.as<Str>()) + ")");
  Value loader = dictGet(rt, module->dict.get(), rt.names.loader);
  if (loader.isError()) return Owned::error();
  if (loader.isNotFound() || loader.isNone()) return newStr(rt, "");
  OURO_TRY(text, repr(rt, loader));
  return newStr(rt, " (" + toUtf8(text.as<Str>()) + ")");
}

Owned module_repr(Runtime& rt, Value v) {
  Value name = dictGet(rt, self(v)->dict.get(), rt.names.name);
  if (name.isError()) return Owned::error();
  Local held = name.isNotFound() ? newStr(rt, "?") : Owned::share(name);
  OURO_TRY(shown, repr(rt, held));
  OURO_TRY(place, whence(rt, self(v)));
  return newStr(rt, "<module " + toUtf8(shown.as<Str>()) + toUtf8(place.as<Str>()) + ">");
}

Owned module_dir(Runtime& rt, Value v, Args) {
  OURO_TRY(dict, getAttr(rt, v, rt.names.dict));
  if (!isDict(rt, dict)) return raise(rt, Exc::TypeError, "<module>.__dict__ is not a dictionary");
  Value hook = dictGet(rt, dict.as<Dict>(), rt.names.dir);
  if (hook.isError()) return Owned::error();
  if (hook.isNotFound()) return listFrom(rt, dict);
  Local function(hook);
  return call(rt, function);
}

Owned get_dict(Runtime&, Value v) { return Owned::share(self(v)->dict.get()); }

Owned get_annotations(Runtime& rt, Value v) {
  Dict* dict = self(v)->dict.get();
  Value found = dictGet(rt, dict, rt.names.annotations);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  OURO_TRY(made, newDict(rt));
  OURO_CHECK(dictSet(rt, dict, rt.names.annotations, made));
  return made.take();
}
bool set_annotations(Runtime& rt, Value v, Value value) {
  Dict* dict = self(v)->dict.get();
  if (!value.isUnbound()) return dictSet(rt, dict, rt.names.annotations, value);
  int deleted = dictDelete(rt, dict, Value(rt.names.annotations));
  if (deleted == 0) return fail(rt, Exc::AttributeError, "{}", "__annotations__");
  return deleted > 0;
}

void traverse(Object* object, Visitor& visitor) {
  Module* module = static_cast<Module*>(object);
  visit(visitor, module->dict.get());
  if (module->state && module->definition->visitState)
    module->definition->visitState(module->state, visitor);
}
// The dict stays with the module (functions hold it themselves); what is in it goes by the dict's
// own clear.
void clear(Object* object) {
  Module* module = static_cast<Module*>(object);
  if (module->state && module->definition->clearState)
    module->definition->clearState(module->state);
}
void destroy(Object* object) {
  Module* module = static_cast<Module*>(object);
  clear(object);
  if (module->state) freeBuffer(module->state, module->definition->stateSize);
  module->state = nullptr;
  module->dict = Ref<Dict>();
}

constexpr MethodDef kMethods[] = {
    {"__dir__", module_dir, "", "The names defined in the module."},
};
const GetSetDef kAttributes[] = {
    {"__dict__", get_dict, refuseSet},
    {"__annotations__", get_annotations, set_annotations},
};

}  // namespace

Owned lookupModuleAttr(Runtime& rt, Value v, Str* name) {
  if (asksForImportlib(rt, v, name)) {
    Local started = importModule(rt, "_frozen_importlib");
    if (started.isError()) {
      if (!errorMatches(rt, Exc::ImportError)) return Owned::error();
      clearError(rt);  // there is no library
    }
  }
  Owned found = genericLookup(rt, v, name);
  if (!found.isNotFound()) return found;
  Value hook = dictGet(rt, self(v)->dict.get(), rt.names.getattr);
  if (hook.isError()) return Owned::error();
  if (hook.isNotFound()) return Owned::notFound();
  Local function(hook);
  return call(rt, function, Value(name));
}

Owned moduleGetAttribute(Runtime& rt, Value v, Str* name) {
  Owned found = lookupModuleAttr(rt, v, name);
  return found.isNotFound() ? missingAttribute(rt, v, name) : found;
}

bool isModule(const Runtime& rt, Value v) { return isInstance(rt, v, TypeId::Module); }

Owned newModule(Runtime& rt, Str* name) {
  OURO_TRY(module, module_make(rt, rt.type(TypeId::Module), {}));
  OURO_CHECK(initialise(rt, self(module), Value(name), Value::none()));
  return module.take();
}

bool moduleAdd(Runtime& rt, Module* module, std::string_view name, Value value) {
  Ref<Str> key = intern(rt, name);
  return key && dictSet(rt, module->dict.get(), key.get(), value);
}
bool moduleAdd(Runtime& rt, Module* module, std::string_view name, Owned value) {
  Local held = value;
  return !held.isError() && moduleAdd(rt, module, name, held.get());
}

Type* moduleAddType(Runtime& rt, Module* module, const TypeDef& definition, Type* base) {
  Local type = newType(rt, definition, base);
  if (type.isError()) return nullptr;
  std::string_view name = definition.name;
  size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) name.remove_prefix(dot + 1);
  return moduleAdd(rt, module, name, type.get()) ? type.as<Type>() : nullptr;
}

Owned moduleAddException(Runtime& rt, Module* module, std::string_view nameText, Exc base) {
  std::string_view ownerText = module->definition->name;
  if (size_t dot = nameText.rfind('.'); dot != std::string_view::npos) {
    ownerText = nameText.substr(0, dot);
    nameText.remove_prefix(dot + 1);
  }
  OURO_TRY(bases, newTuple(rt, {Value(rt.exception(base))}));
  OURO_TRY(space, newDict(rt));
  OURO_TRY(name, newStr(rt, nameText));
  OURO_TRY(owner, newStr(rt, ownerText));
  OURO_CHECK(dictSet(rt, space.as<Dict>(), rt.names.module, owner));
  OURO_TRY(made, call(rt, Value(rt.type(TypeId::Type)), name, bases, space));
  OURO_CHECK(moduleAdd(rt, module, nameText, made.get()));
  return made.take();
}

Owned makeNativeModule(Runtime& rt, const ModuleDef& definition) {
  Ref<Str> name = intern(rt, definition.name);
  if (!name) return Owned::error();
  OURO_TRY(module, newModule(rt, name.get()));
  Module* made = self(module);
  if (definition.stateSize) {
    made->state = allocateBuffer(rt, definition.stateSize);
    if (!made->state) return Owned::error();
    std::memset(made->state, 0, definition.stateSize);
  }
  made->definition = &definition;
  if (definition.doc && !moduleAdd(rt, made, "__doc__", newStr(rt, definition.doc)))
    return Owned::error();
  for (const MethodDef& row : definition.functions) {
    if (!moduleAdd(rt, made, row.name, newNativeFunction(rt, &row, module, Value(name.get()))))
      return Owned::error();
  }
  if (definition.exec) OURO_CHECK(definition.exec(rt, made));
  return module.take();
}

Owned importModule(Runtime& rt, std::string_view name) {
  Ref<Str> text = intern(rt, name);
  if (!text) return Owned::error();
  Value loaded = dictGet(rt, rt.modules, text.get());
  if (!loaded.isNotFound() && !loaded.isError() && !loaded.isNone()) return Owned::share(loaded);
  if (!rt.machine.importName)
    return raise(rt, Exc::ModuleNotFoundError, "No module named '{}'", name);
  // With a list of names the innermost module is what the import gives.
  OURO_TRY(names, newTuple(rt, {Value(rt.names.name)}));
  return rt.machine.importName(rt, text.get(), Value::none(), names, 0);
}

const TypeDef moduleTypeDef = {
    .name = "module",
    .basicSize = sizeof(Module),
    .flags = kSubclassable | kContainerType | kHasDict | kWeakReferable,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = {.repr = module_repr,
              .getAttribute = moduleGetAttribute,
              .make = module_make,
              .init = module_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "name, doc=None",
    .doc = "A namespace made by an import.",
};

}  // namespace ouro
