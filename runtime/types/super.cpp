// super: attributes as the classes behind one in an object's mro see them.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

struct Super : Object {
  Type* type;     // the class to start behind; owned
  Value object;   // null: unbound
  Type* objType;  // whose mro is walked; owned; null: unbound
};

Super* self(Value v) { return v.as<Super>(); }

// As isSubtype, but a class whose mro() leaves itself out is none of its own.
bool inMro(const Type* cls, const Type* base) {
  if (!cls->mro) return isSubtype(cls, base);  // it is being made
  for (Value at : cls->mro->span())
    if (at == Value(base)) return true;
  return false;
}

// The class whose mro is meant: of the object itself if it is a class, else of its instance.
Owned checkObject(Runtime& rt, Type* type, Value object) {
  Type* asClass = asType(rt, object);
  if (asClass && inMro(asClass, type)) return Owned::share(object);
  if (isSubtype(typeOf(rt, object), type)) return Owned::share(typeOf(rt, object));
  Owned found = lookupAttr(rt, object, rt.names.class_);
  if (found.isError()) return found;
  if (!found.isNotFound()) {
    Local claimed = found;
    Type* cls = asType(rt, claimed);
    if (cls && cls != typeOf(rt, object) && isSubtype(cls, type)) return claimed.take();
  }
  return raise(rt, Exc::TypeError, "super(type, obj): obj must be an instance or subtype of type");
}

// The first argument of the method that runs; it may have become a cell.
Owned firstArgument(Runtime& rt, const Frame* frame) {
  const Code* code = frame->code;
  if (code->argCount == 0 && !(code->flags & 4))
    return raise(rt, Exc::RuntimeError, "super(): no arguments");
  if (code->argCount == 0) return raise(rt, Exc::RuntimeError, "super(): no arguments");
  Value first = frame->locals[0];
  if (isExactly(first, TypeId::Cell))
    for (Value slot : code->cellSlots.as<Tuple>()->span())
      if (slot == Value::small(0)) first = first.as<Cell>()->content;
  if (first.isUnbound() || first.isNull())
    return raise(rt, Exc::RuntimeError, "super(): arg[0] deleted");
  return Owned::share(first);
}

// The class that the running method was defined in: the free variable __class__.
Owned definingClass(Runtime& rt, const Frame* frame) {
  const Code* code = frame->code;
  Tuple* free = code->freeNames.as<Tuple>();
  uint32_t base = code->slotCount - static_cast<uint32_t>(free->length);
  for (uint32_t i = 0; i < free->length; i++) {
    if (!equal((*free)[i].as<Str>(), "__class__")) continue;
    Value cell = frame->locals[base + i];
    if (!isExactly(cell, TypeId::Cell))
      return raise(rt, Exc::RuntimeError, "super(): bad __class__ cell");
    Value content = cell.as<Cell>()->content;
    if (content.isUnbound() || content.isNull())
      return raise(rt, Exc::RuntimeError, "super(): empty __class__ cell");
    if (asType(rt, content)) return Owned::share(content);
    return raise(rt, Exc::RuntimeError, "super(): __class__ is not a type ({})",
                 typeName(rt, content));
  }
  return raise(rt, Exc::RuntimeError, "super(): __class__ cell not found");
}

void bind(Super* super, Type* type, Value object, Type* objType) {
  retain(type);
  Type* oldType = std::exchange(super->type, type);
  if (oldType) release(oldType);
  assignField(super->object, object);
  if (objType) retain(objType);
  Type* oldObjType = std::exchange(super->objType, objType);
  if (oldObjType) release(oldObjType);
}

bool super_init(Runtime& rt, Value v, const CallArgs& given) {
  Value args[2];
  if (!given.names && given.positional > 2) {
    return fail(rt, Exc::TypeError, "super() expected at most 2 arguments, got {}",
                given.positional);
  }
  if (!unpackPositional(rt, "super", given, 0, 2, args)) return false;
  Local type, object;
  if (args[0].isUnbound()) {
    if (!rt.frame) return fail(rt, Exc::RuntimeError, "{}", "super(): no current frame");
    object = firstArgument(rt, rt.frame);
    if (object.isError()) return false;
    type = definingClass(rt, rt.frame);
    if (type.isError()) return false;
  } else {
    if (!asType(rt, args[0])) {
      return fail(rt, Exc::TypeError, "super() argument 1 must be a type, not {}",
                  typeName(rt, args[0]));
    }
    type = Local(args[0]);
    if (!args[1].isUnbound()) object = Local(args[1]);
  }
  bool bound = !object.get().isNone();
  if (!bound) {
    bind(self(v), type.as<Type>(), Value::null(), nullptr);
    return true;
  }
  OURO_TRY_BOOL(objType, checkObject(rt, type.as<Type>(), object));
  bind(self(v), type.as<Type>(), object, objType.as<Type>());
  return true;
}

Owned super_make(Runtime& rt, Type* cls, const CallArgs&) {
  Super* made = rt.make<Super>(cls);
  return made ? Owned::adopt(made) : Owned::error();
}

// The attribute of a class behind super->type in the mro; notFound().
Owned lookBehind(Runtime& rt, Super* super, Str* name) {
  Ref<Tuple> mro = super->objType->mro;
  if (!mro) return Owned::notFound();
  size_t at = 0;
  while (at < mro->length && !((*mro)[at] == Value(super->type))) at++;
  for (at++; at < mro->length; at++) {
    Type* owner = (*mro)[at].as<Type>();
    if (!owner->dict && !readyType(rt, owner)) return Owned::error();
    Value found = dictGet(rt, owner->dict.get(), name);
    if (found.isError()) return Owned::error();
    if (found.isNotFound()) continue;
    Local held(found);
    Type* type = typeOf(rt, found);
    if (!type->slots.descriptorGet) return held.take();
    bool fromClass = super->object == Value(super->objType);
    return type->slots.descriptorGet(rt, found, fromClass ? Value::unbound() : super->object,
                                     super->objType);
  }
  return Owned::notFound();
}

Owned super_getAttribute(Runtime& rt, Value v, Str* name) {
  Super* super = self(v);
  if (!super->objType || equal(name, "__class__")) return genericGetAttr(rt, v, name);
  Local held(v);
  Owned found = lookBehind(rt, super, name);
  return found.isNotFound() ? genericGetAttr(rt, v, name) : found;
}

Owned super_get(Runtime& rt, Value v, Value instance, Type*) {
  Super* super = self(v);
  if (instance.isUnbound() || instance.isNone() || super->objType) return Owned::share(v);
  if (typeOf(rt, v) != rt.type(TypeId::Super))
    return call(rt, Value(typeOf(rt, v)), Value(super->type), instance);
  OURO_TRY(objType, checkObject(rt, super->type, instance));
  OURO_TRY(made, super_make(rt, rt.type(TypeId::Super), {}));
  bind(self(made), super->type, instance, objType.as<Type>());
  return made.take();
}

Owned super_repr(Runtime& rt, Value v) {
  Super* super = self(v);
  std::string type = super->type ? std::string(nameOf(super->type)) : "NULL";
  if (!super->objType) return newStr(rt, "<super: <class '" + type + "'>, NULL>");
  return newStr(
      rt, "<super: <class '" + type + "'>, <" + std::string(nameOf(super->objType)) + " object>>");
}

Owned get_thisclass(Runtime&, Value v) {
  return self(v)->type ? Owned::share(self(v)->type) : Owned::none();
}
Owned get_selfclass(Runtime&, Value v) {
  return self(v)->objType ? Owned::share(self(v)->objType) : Owned::none();
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Super*>(object)->type);
  visit(visitor, static_cast<Super*>(object)->object);
  visit(visitor, static_cast<Super*>(object)->objType);
}
void drop(Object* object) {
  dropField(static_cast<Super*>(object)->type);
  dropField(static_cast<Super*>(object)->object);
  dropField(static_cast<Super*>(object)->objType);
}

const GetSetDef kAttributes[] = {
    {"__thisclass__", get_thisclass, refuseSet, "the class invoking super()"},
    {"__self__", getField<&Super::object>, refuseSet, "the instance invoking super(); may be None"},
    {"__self_class__", get_selfclass, refuseSet,
     "the type of the instance invoking super(); may be None"},
};

}  // namespace

const TypeDef superTypeDef = {
    .name = "super",
    .basicSize = sizeof(Super),
    .flags = kSubclassable | kContainerType,
    .traverse = traverse,
    .destroy = drop,
    .slots = {.repr = super_repr,
              .getAttribute = super_getAttribute,
              .descriptorGet = super_get,
              .make = super_make,
              .init = super_init},
    .attributes = kAttributes,
    .doc = "Attributes as the classes behind one in the mro define them.",
};

}  // namespace ouro
