// What a script sees of types: attributes, methods, calling.

#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/attribute_lookup.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/no_signature.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_name.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

Type* self(Value v) { return v.as<Type>(); }

bool ensureReady(Runtime& rt, Type* type) { return type->dict || readyType(rt, type); }

bool ensureName(Runtime& rt, Type* type) {
  if (type->name) return true;
  std::string_view text = nameOf(type);
  size_t dot = text.rfind('.');
  type->name = intern(rt, dot == std::string_view::npos ? text : text.substr(dot + 1));
  if (!type->qualname) type->qualname = type->name;
  return static_cast<bool>(type->name);
}

bool mutableType(Runtime& rt, Type* type, const char* attribute) {
  if (!type->has(kImmutable)) return true;
  return fail(rt, Exc::TypeError, "cannot set '{}' attribute of immutable type '{}'", attribute,
              nameOf(type));
}

bool refuseDeletion(Runtime& rt, const Type* type, const char* attribute) {
  return fail(rt, Exc::TypeError, "cannot delete '{}' attribute of immutable type '{}'", attribute,
              nameOf(type));
}

Owned get_name(Runtime& rt, Value v) {
  if (!ensureName(rt, self(v))) return Owned::error();
  return Owned::share(self(v)->name.get());
}
Owned get_qualname(Runtime& rt, Value v) {
  if (!ensureName(rt, self(v))) return Owned::error();
  return Owned::share(self(v)->qualname.get());
}
bool set_name(Runtime& rt, Value v, Value value) {
  if (!mutableType(rt, self(v), "__name__")) return false;
  if (value.isUnbound()) return refuseDeletion(rt, self(v), "__name__");
  if (!isStr(rt, value)) {
    return fail(rt, Exc::TypeError, "can only assign string to {}.__name__, not '{}'",
                nameOf(self(v)), typeName(rt, value));
  }
  return setTypeName(rt, self(v), value.as<Str>());
}
bool set_qualname(Runtime& rt, Value v, Value value) {
  if (!mutableType(rt, self(v), "__qualname__")) return false;
  if (value.isUnbound()) return refuseDeletion(rt, self(v), "__qualname__");
  if (!isStr(rt, value)) {
    return fail(rt, Exc::TypeError, "can only assign string to {}.__qualname__, not '{}'",
                nameOf(self(v)), typeName(rt, value));
  }
  self(v)->qualname = Ref<Str>(value.as<Str>());
  return true;
}
Owned get_module(Runtime& rt, Value v) {
  Type* type = self(v);
  if (type->definition) {
    std::string_view name = nameOf(type);
    size_t dot = name.rfind('.');
    if (dot != std::string_view::npos) return newStr(rt, name.substr(0, dot));
    return newStr(rt, type->definition->module);
  }
  Value found = dictGet(rt, type->dict.get(), rt.names.module);
  if (!found.isNotFound()) return Owned::share(found);
  return raise(rt, Exc::AttributeError, "__module__");
}
bool set_module(Runtime& rt, Value v, Value value) {
  if (!mutableType(rt, self(v), "__module__")) return false;
  if (value.isUnbound()) return refuseDeletion(rt, self(v), "__module__");
  typeChanged(self(v));
  return dictSet(rt, self(v)->dict.get(), rt.names.module, value);
}
Owned get_bases(Runtime&, Value v) { return Owned::share(self(v)->bases.get()); }
Owned get_base(Runtime&, Value v) {
  return self(v)->base ? Owned::share(self(v)->base) : Owned::none();
}
// None while the class is being made.
Owned get_mro(Runtime&, Value v) {
  return self(v)->mro ? Owned::share(self(v)->mro.get()) : Owned::none();
}
Owned get_dict(Runtime& rt, Value v) {
  if (!ensureReady(rt, self(v))) return Owned::error();
  return newMappingProxy(rt, self(v)->dict.get());
}
Owned get_doc(Runtime& rt, Value v) {
  Type* type = self(v);
  if (type->definition)
    return type->definition->doc ? newStr(rt, type->definition->doc) : Owned::none();
  Value found = dictGet(rt, type->dict.get(), rt.names.doc);
  if (found.isNotFound()) return Owned::none();
  Type* foundType = typeOf(rt, found);
  if (foundType->slots.descriptorGet)
    return foundType->slots.descriptorGet(rt, found, Value::unbound(), type);
  return Owned::share(found);
}
bool set_doc(Runtime& rt, Value v, Value value) {
  if (!mutableType(rt, self(v), "__doc__")) return false;
  if (value.isUnbound())
    return fail(rt, Exc::TypeError, "cannot delete '__doc__' attribute of immutable type '{}'",
                nameOf(self(v)));
  typeChanged(self(v));
  return dictSet(rt, self(v)->dict.get(), rt.names.doc, value);
}
Owned get_abstractmethods(Runtime& rt, Value v) {
  if (v == Value(rt.type(TypeId::Type)) || self(v)->abstractMethods.get().isNone())
    return raise(rt, Exc::AttributeError, "__abstractmethods__");
  return Owned::share(self(v)->abstractMethods);
}
bool set_abstractmethods(Runtime& rt, Value v, Value value) {
  Type* type = self(v);
  if (value.isUnbound()) {
    if (type->abstractMethods.get().isNone())
      return fail(rt, Exc::AttributeError, "{}", "__abstractmethods__");
    type->abstractMethods = Local();
    type->flags &= ~static_cast<uint32_t>(kAbstract);
  } else {
    int isAbstract = truth(rt, value);
    if (isAbstract < 0) return false;
    type->abstractMethods = Local(value);
    type->flags =
        isAbstract ? type->flags | kAbstract : type->flags & ~static_cast<uint32_t>(kAbstract);
  }
  typeChanged(type);
  return true;
}
Owned get_annotations(Runtime& rt, Value v) {
  Type* type = self(v);
  if (type->has(kImmutable)) {
    return raise(rt, Exc::AttributeError, "type object '{}' has no attribute '__annotations__'",
                 nameOf(type));
  }
  Value found = dictGet(rt, type->dict.get(), rt.names.annotations);
  if (!found.isNotFound()) {
    Type* foundType = typeOf(rt, found);
    if (foundType->slots.descriptorGet)
      return foundType->slots.descriptorGet(rt, found, Value::unbound(), type);
    return Owned::share(found);
  }
  OURO_TRY(made, newDict(rt));
  OURO_CHECK(dictSet(rt, type->dict.get(), rt.names.annotations, made));
  typeChanged(type);
  return made.take();
}
bool set_annotations(Runtime& rt, Value v, Value value) {
  Type* type = self(v);
  if (!mutableType(rt, type, "__annotations__")) return false;
  typeChanged(type);
  if (!value.isUnbound()) return dictSet(rt, type->dict.get(), rt.names.annotations, value);
  int deleted = dictDelete(rt, type->dict.get(), Value(rt.names.annotations));
  if (deleted == 0) return fail(rt, Exc::AttributeError, "{}", "__annotations__");
  return deleted > 0;
}
Owned get_flags(Runtime&, Value v) {
  uint32_t flags = 0;
  if (self(v)->has(kHeapType)) flags |= 1u << 9;
  flags |= self(v)->flags & (kSequencePattern | kMappingPattern);  // the same bits in CPython
  if (self(v)->has(kSubclassable)) flags |= 1u << 10;
  if (self(v)->has(kAbstract)) flags |= 1u << 20;
  if (self(v)->has(kImmutable)) flags |= 1u << 8;
  return smallInt(flags);
}
Owned get_basicsize(Runtime&, Value v) { return smallInt(self(v)->instanceSize); }
Owned get_itemsize(Runtime&, Value v) { return smallInt(self(v)->itemSize); }
Owned get_dictoffset(Runtime&, Value v) {
  return smallInt(self(v)->has(kHasDict) ? self(v)->extOffset : 0);
}
Owned get_weakrefoffset(Runtime&, Value v) {
  return smallInt(self(v)->has(kWeakReferable) ? 8 : 0);
}
Owned get_text_signature(Runtime& rt, Value v) {
  const TypeDef* definition = self(v)->definition;
  if (!definition || !definition->make.text[0] || showsNoSignature("", dottedNameOf(self(v))))
    return Owned::none();
  return newStr(rt, std::string("(") + definition->make.text + ")");
}

bool set_bases(Runtime& rt, Value v, Value value) {
  Type* type = self(v);
  if (!mutableType(rt, type, "__bases__")) return false;
  if (value.isUnbound() || !isTuple(rt, value) || value.as<Tuple>()->length == 0) {
    bool empty = !value.isUnbound() && isTuple(rt, value);
    return fail(rt, Exc::TypeError, "can only assign non-empty tuple to {}.__bases__, not {}",
                nameOf(type),
                empty               ? "()"
                : value.isUnbound() ? "NULL"
                                    : typeName(rt, value));
  }
  return replaceBases(rt, type, value.as<Tuple>());
}

const GetSetDef kAttributes[] = {
    {"__name__", get_name, set_name, ""},
    {"__qualname__", get_qualname, set_qualname, ""},
    {"__module__", get_module, set_module, ""},
    {"__bases__", get_bases, set_bases, ""},
    {"__base__", get_base, refuseSet, ""},
    {"__mro__", get_mro, refuseSet, ""},
    {"__dict__", get_dict, nullptr, ""},
    {"__doc__", get_doc, set_doc, ""},
    {"__abstractmethods__", get_abstractmethods, set_abstractmethods, ""},
    {"__annotations__", get_annotations, set_annotations, ""},
    {"__flags__", get_flags, refuseSet, ""},
    {"__basicsize__", get_basicsize, refuseSet, ""},
    {"__itemsize__", get_itemsize, refuseSet, ""},
    {"__dictoffset__", get_dictoffset, refuseSet, ""},
    {"__weakrefoffset__", get_weakrefoffset, refuseSet, ""},
    {"__text_signature__", get_text_signature, nullptr, ""},
};

Owned type_mro(Runtime& rt, Value v, Args) {
  OURO_TRY(order, computeMro(rt, self(v)));
  return listFrom(rt, order);
}

Owned type_subclasses(Runtime& rt, Value v, Args) {
  OURO_TRY(list, newList(rt));
  if (self(v)->subclasses)
    for (Type* sub : *self(v)->subclasses)
      if (!sub->Object::has(kDying)) OURO_CHECK(append(rt, list.as<List>(), sub));
  return list.take();
}
Owned type_prepare(Runtime& rt, Value, Args) { return newDict(rt); }
Owned type_instancecheck(Runtime& rt, Value v, Args args) {
  int result = plainIsInstance(rt, args[0], self(v));
  return result < 0 ? Owned::error() : Owned::boolean(result);
}
Owned type_subclasscheck(Runtime& rt, Value v, Args args) {
  Type* sub = asType(rt, args[0]);
  if (sub) return Owned::boolean(isSubtype(sub, self(v)));
  int result = abstractIsSubclass(rt, args[0], v);
  return result < 0 ? Owned::error() : Owned::boolean(result);
}
Owned type_dir(Runtime& rt, Value v, Args) {
  OURO_TRY(names, newDict(rt));
  OURO_CHECK(addClassNames(rt, names.as<Dict>(), v));
  return listFrom(rt, names);
}
Owned type_sizeof(Runtime&, Value, Args) { return smallInt(sizeof(Type)); }

const MethodDef kMethods[] = {
    {"mro", type_mro, "/", "Returns the type's method resolution order."},
    {"__subclasses__", type_subclasses, "/", "Returns a list of the immediate subclasses."},
    {"__prepare__", type_prepare, "*args, **kwargs", "Makes the namespace for the class statement.",
     MethodKind::Class},
    {"__instancecheck__", type_instancecheck, "instance, /", "Checks if an object is an instance."},
    {"__subclasscheck__", type_subclasscheck, "subclass, /", "Checks if a class is a subclass."},
    {"__dir__", type_dir, "/", "The names of the type's attributes."},
    {"__sizeof__", type_sizeof, "/", "Size of the type object in bytes."},
};

}  // namespace

bool appendFullName(Runtime& rt, Type* type, StrBuilder& out) {
  Local module = get_module(rt, type);
  if (module.isError()) {
    if (!errorMatches(rt, Exc::AttributeError)) return false;
    clearError(rt);
    module = Owned::none();
  }
  if (!isStr(rt, module) || equal(module.as<Str>(), "builtins")) return out.append(nameOf(type));
  OURO_TRY_BOOL(qualname, get_qualname(rt, type));
  return out.append(module.as<Str>()) && out.append(U'.') && out.append(qualname.as<Str>());
}

namespace {

Owned type_repr(Runtime& rt, Value v) {
  StrBuilder out(rt);
  const bool ok = out.append("<class '") && appendFullName(rt, self(v), out) && out.append("'>");
  return ok ? out.finish() : Owned::error();
}

// Is it a value of a built-in type that an attribute access gives as it is?
bool isPlainData(const Runtime& rt, Value v) {
  const Type* type = typeOf(rt, v);
  return !type->has(kHeapType) && !type->has(kIsMethod) && !type->slots.descriptorGet &&
         !type->slots.descriptorSet;
}

bool type_setAttribute(Runtime& rt, Value v, Str* name, Value value) {
  Type* type = self(v);
  if (type->has(kImmutable)) {
    return fail(rt, Exc::TypeError, "cannot set '{}' attribute of immutable type '{}'",
                toUtf8(name), nameOf(type));
  }
  Ref<Str> interned = intern(rt, name);
  if (!interned) return false;
  Value metaValue = typeLookup(rt, typeOf(rt, v), interned.get());
  if (!metaValue.isNotFound()) {
    Type* metaValueType = typeOf(rt, metaValue);
    if (metaValueType->slots.descriptorSet) {
      Local held(metaValue);
      return metaValueType->slots.descriptorSet(rt, metaValue, v, value);
    }
  }
  // The old value must live until everything that remembered it has been told.
  Value old = dictGet(rt, type->dict.get(), interned.get());
  Local held = old.isNotFound() ? Local() : Local(old);
  bool isSpecial = interned->isAscii() && interned->asciiView().starts_with("__");
  bool staysData = !isSpecial && !value.isUnbound() && !old.isNotFound() && !old.isError() &&
                   isPlainData(rt, old) && isPlainData(rt, value);
  if (staysData) {
    attributeReplaced(rt, type, interned.get());
  } else {
    typeChanged(type);
  }
  if (value.isUnbound()) {
    int deleted = dictDelete(rt, type->dict.get(), Value(interned.get()));
    if (deleted == 0) {
      (void)raiseAttribute(rt, v, name, "type object '{}' has no attribute '{}'", nameOf(type));
    }
    if (deleted <= 0) return false;
  } else if (!dictSet(rt, type->dict.get(), interned.get(), value)) {
    return false;
  }
  if (isSpecial) updateSlots(rt, type, interned.get());
  return true;
}

Owned type_call(Runtime& rt, Value v, const CallArgs& args) {
  return instantiate(rt, self(v), args);
}

Owned type_make(Runtime& rt, Type* metatype, const CallArgs& args) {
  if (metatype == rt.type(TypeId::Type) && args.positional == 1 && !args.names)
    return Owned::share(typeOf(rt, args.values[0]));
  if (metatype == rt.type(TypeId::Type) && args.positional != 3)
    return raise(rt, Exc::TypeError, "type() takes 1 or 3 arguments");
  if (args.positional != 3)
    return raise(rt, Exc::TypeError, "type.__new__() takes exactly 3 arguments ({} given)",
                 args.positional + (args.names ? args.names->length : 0));
  Value name = args.values[0], bases = args.values[1], nspace = args.values[2];
  const char* wrong = "type.__new__() argument {} must be {}, not {}";
  if (!isStr(rt, name))
    return raise(rt, Exc::TypeError, fmt::runtime(wrong), 1, "str", typeName(rt, name));
  if (!isTuple(rt, bases))
    return raise(rt, Exc::TypeError, fmt::runtime(wrong), 2, "tuple", typeName(rt, bases));
  if (!isDict(rt, nspace))
    return raise(rt, Exc::TypeError, fmt::runtime(wrong), 3, "dict", typeName(rt, nspace));
  Tuple* baseTuple = bases.as<Tuple>();
  for (Value base : baseTuple->span()) {
    if (asType(rt, base)) continue;
    Owned found = lookupAttr(rt, base, rt.names.mro_entries);
    if (found.isNotFound()) continue;
    OURO_TRY(entries, found);
    return raise(rt, Exc::TypeError,
                 "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  Type* winner = winningMetatype(rt, metatype, baseTuple);
  if (!winner) return Owned::error();
  if (winner != metatype && winner->slots.make != type_make)
    return winner->slots.make(rt, winner, args);
  return newClass(rt, winner, name.as<Str>(), baseTuple, nspace.as<Dict>(), args);
}

bool type_init(Runtime& rt, Value, const CallArgs& args) {
  if (args.names && args.positional == 1)
    return fail(rt, Exc::TypeError, "type.__init__() takes no keyword arguments{}", "");
  if (args.positional == 1 || args.positional == 3) return true;
  return fail(rt, Exc::TypeError, "type.__init__() takes 1 or 3 arguments{}", "");
}

void visitType(Object* object, Visitor& visitor) {
  Type* type = static_cast<Type*>(object);
  visit(visitor, type->name.get());
  visit(visitor, type->qualname.get());
  visit(visitor, type->base);
  visit(visitor, type->bases.get());
  visit(visitor, type->mro.get());
  visit(visitor, type->slotNames.get());
  visit(visitor, type->dict.get());
  visit(visitor, type->abstractMethods.get());
  visitShapeNames(type, visitor);
}

void clearType(Object* object) {
  Type* type = static_cast<Type*>(object);
  typeChanged(type);
  // The dict object stays (lookups go through it), its contents go.
  if (type->dict) dictClear(type->dict.get());
  Local methods = std::move(type->abstractMethods);
  Ref<Tuple> mro = std::move(type->mro), slotNames = std::move(type->slotNames);
  if (Tuple* empty = theRuntime().emptyTuple) type->mro = Ref<Tuple>(empty);
}

void destroyType(Object* object) {
  Type* type = static_cast<Type*>(object);
  typeChanged(type);
  leaveSubclasses(type);
  unlinkHierarchy(type);
  Type* base = std::exchange(type->base, nullptr);
  delete type->subclasses;
  size_t prefix = modulePrefixOf(type);
  if (!type->definition || prefix > 0) {
    freeBuffer(const_cast<char*>(type->utf8Name - prefix), prefix + type->utf8Length + 1);
  }
  freeBuffer(type->constructor, 0);
  freeShapes(type);
  if (base) release(base);
}

Owned type_or(Runtime& rt, Value left, Value right) { return unionOf(rt, left, right); }

constexpr Slots slots() {
  Slots slots;
  slots.repr = type_repr;
  slots.call = type_call;
  slots.getAttribute = typeGetAttribute;
  slots.setAttribute = type_setAttribute;
  slots.make = type_make;
  slots.init = type_init;
  slots[BinaryOp::Or] = type_or;
  return slots;
}

}  // namespace

Owned lookupTypeAttr(Runtime& rt, Value v, Str* name) {
  Type* type = self(v);
  Type* meta = typeOf(rt, v);
  Value metaValue = typeLookup(rt, meta, name);
  if (metaValue.isNotFound() && errorPending(rt)) return Owned::error();
  Local held = metaValue.isNotFound() ? Local() : Local(metaValue);
  Type* metaValueType = metaValue.isNotFound() ? nullptr : typeOf(rt, metaValue);
  if (metaValueType && metaValueType->slots.descriptorGet && metaValueType->slots.descriptorSet)
    return metaValueType->slots.descriptorGet(rt, metaValue, v, meta);
  Value own = typeLookup(rt, type, name);
  if (!own.isNotFound()) {
    Type* ownType = typeOf(rt, own);
    if (!ownType->slots.descriptorGet) return Owned::share(own);
    Local attribute(own);
    return ownType->slots.descriptorGet(rt, attribute, Value::unbound(), type);
  }
  if (errorPending(rt)) return Owned::error();
  if (metaValueType) {
    if (metaValueType->slots.descriptorGet)
      return metaValueType->slots.descriptorGet(rt, metaValue, v, meta);
    return held.take();
  }
  return Owned::notFound();
}

Owned typeGetAttribute(Runtime& rt, Value v, Str* name) {
  Owned found = lookupTypeAttr(rt, v, name);
  if (!found.isNotFound()) return found;
  return raiseAttribute(rt, v, name, "type object '{}' has no attribute '{}'", nameOf(self(v)));
}

Owned instantiate(Runtime& rt, Type* type, const CallArgs& args) {
  if (type == rt.type(TypeId::Type) && args.positional == 1 && !args.names)
    return Owned::share(typeOf(rt, args.values[0]));
  if (!type->slots.make)
    return raise(rt, Exc::TypeError, "cannot create '{}' instances", dottedNameOf(type));
  if (onlyMakesException(type) && !args.names) return exceptionMake(rt, type, args);
  Owned object = type->slots.make(rt, type, args);
  // What a built-in type without an initialiser makes is ready.
  bool isReady = type->definition && type->slots.init == rt.type(TypeId::Object)->slots.init;
  if (isReady || object.isError()) return object;
  Local held = object;
  Type* made = typeOf(rt, held);
  if (made->slots.init && isSubtype(made, type)) OURO_CHECK(made->slots.init(rt, held, args));
  return held.take();
}

Owned instantiateOf(Runtime& rt, Type* type, Value v) {
  if (type == rt.type(TypeId::Str)) return str(rt, v);
  if (type == rt.type(TypeId::Type)) return Owned::share(typeOf(rt, v));
  if (type == rt.type(TypeId::Bool)) {
    const int is = truth(rt, v);
    return is < 0 ? Owned::error() : Owned::boolean(is);
  }
  if (v.isSmall()) {
    if (type == rt.type(TypeId::Int)) return Owned::adopt(v);
    if (type == rt.type(TypeId::Float)) return newFloat(rt, static_cast<double>(v.small()));
  }
  if (type == rt.type(TypeId::List)) return listFrom(rt, v);
  if (type == rt.type(TypeId::Tuple)) return tupleFrom(rt, v);
  return instantiate(rt, type, {&v, 1, nullptr});
}

extern const TypeDef typeTypeDef = {
    .name = "type",
    .basicSize = sizeof(Type),
    .flags = kSubclassable | kContainerType | kWeakReferable,
    .traverse = visitType,
    .clear = clearType,
    .destroy = destroyType,
    .slots = slots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "object_or_name, bases, dict",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};

}  // namespace ouro
