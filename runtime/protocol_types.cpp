// Types of values; isinstance and issubclass.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

Type* typeOfImmediate(const Runtime& rt, Value v) {
  if (v.isSmall()) return rt.type(TypeId::Int);
  if (v.isFlonum()) return rt.type(TypeId::Float);
  if (v.isBool()) return rt.type(TypeId::Bool);
  if (v.isNone()) return rt.type(TypeId::NoneType);
  if (v.isNotImplemented()) return rt.type(TypeId::NotImplementedType);
  return rt.type(TypeId::EllipsisType);
}

bool isSubtypeSlow(const Type* type, const Type* base) {
  if (!type->mro) {
    for (const Type* at = type; at; at = at->base)
      if (at == base) return true;
    return false;
  }
  for (Value at : type->mro->span())
    if (at.as<Type>() == base) return true;
  return false;
}

bool isInstance(const Runtime& rt, Value v, TypeId base) {
  const Type *type = typeOf(rt, v), *of = rt.type(base);
  if (type->layout == of->definition) return true;
  // What has no native part is no instance of what has one.
  const Type* object = rt.type(TypeId::Object);
  if (type->layout == object->definition && of->basicSize > object->basicSize) return false;
  return isSubtype(type, of);
}

Type* asType(const Runtime& rt, Value v) {
  if (isExactly(v, TypeId::Type)) return v.as<Type>();
  if (!isInstanceOfClass(v)) return nullptr;
  const Type* meta = typeOf(rt, v);
  if (meta->layout == rt.type(TypeId::Object)->definition) return nullptr;  // as most instances
  return isSubtype(meta, rt.type(TypeId::Type)) ? v.as<Type>() : nullptr;
}

namespace {

// cls.__bases__ as a tuple, or null (nothing pending) when it has none.
Local basesOf(Runtime& rt, Value cls) {
  Owned found = lookupAttr(rt, cls, rt.names.bases);
  if (found.isNotFound()) return Local();
  Local bases = found;
  return bases.isError() || isTuple(rt, bases) ? bases : Local();
}

int isSubclassOf(Runtime& rt, Value sub, Value cls) {
  RecursionGuard guard(rt, " in __subclasscheck__");
  if (!guard.ok()) return -1;
  if (sub == cls) return 1;
  Local bases = basesOf(rt, sub);
  if (bases.isError()) return -1;
  if (bases.get().isNone()) return 0;
  for (size_t i = 0; i < bases.as<Tuple>()->length; i++) {
    int result = isSubclassOf(rt, (*bases.as<Tuple>())[i], cls);
    if (result) return result;
  }
  return 0;
}

int checkWith(Runtime& rt, Str* method, Value v, Value cls) {
  Owned answer = callSpecial(rt, cls, method, {&v, 1});
  if (answer.isNotFound()) return -2;
  Local result = answer;
  return result.isError() ? -1 : truth(rt, result);
}

}  // namespace

// A look gives a type its version, by which to know what was found out of it.
static void giveVersion(Runtime& rt, Type* type) {
  if (type->version || errorPending(rt)) return;
  (void)typeLookup(rt, type, rt.names.class_);
  if (errorPending(rt)) clearError(rt);  // there was no memory to make a built-in type ready
}

static bool hasPlainClass(Runtime& rt, Type* type) {
  if (type->slots.getAttribute != genericGetAttr) return false;
  if (!type->has(kHeapType)) return giveVersion(rt, type), true;
  Value found = typeLookup(rt, type, rt.names.class_);
  return isExactly(found, TypeId::GetSetDescriptor) &&
         found.as<GetSetDescriptor>()->owner == rt.type(TypeId::Object);
}

bool saysItsType(Runtime& rt, Type* type) {
  if (type->version && type->plainClassVersion == type->version) return true;
  if (!hasPlainClass(rt, type)) return false;
  type->plainClassVersion = type->version;
  return true;
}

int plainIsInstance(Runtime& rt, Value v, Type* cls) {
  Type* type = typeOf(rt, v);
  if (isSubtype(type, cls)) return 1;
  if (saysItsType(rt, type)) return 0;
  Owned found = lookupAttr(rt, v, rt.names.class_);
  if (found.isNotFound()) return 0;
  Local claimed = found;
  if (claimed.isError()) return -1;
  Type* other = asType(rt, claimed);
  return other && other != type && isSubtype(other, cls);
}

int abstractIsSubclass(Runtime& rt, Value sub, Value cls) {
  Local bases = basesOf(rt, sub);
  if (bases.isError()) return -1;
  if (bases.get().isNone()) {
    (void)raise(rt, Exc::TypeError, "issubclass() arg 1 must be a class");
    return -1;
  }
  return isSubclassOf(rt, sub, cls);
}

// isinstance() with a tuple of plain classes; -2: others have to be asked.
static int isInstanceOfAny(Runtime& rt, Value v, const Tuple* classes) {
  Type* type = typeOf(rt, v);
  const bool isPlain = saysItsType(rt, type);
  for (Value cls : classes->span()) {
    if (!isExactly(cls, TypeId::Type)) return -2;
    if (isSubtype(type, cls.as<Type>())) return 1;
    if (!isPlain) return -2;
  }
  return 0;
}

int isInstance(Runtime& rt, Value v, Value cls) {
  if (cls.isObject() && typeOf(rt, cls) == rt.type(TypeId::Type)) {
    Type* type = cls.as<Type>();
    if (typeOf(rt, v) == type) return 1;
    return plainIsInstance(rt, v, type);
  }
  if (cls.isObject() && typeOf(rt, v) == cls.as<Type>()) return 1;
  if (isExactly(cls, TypeId::Tuple)) {
    int result = isInstanceOfAny(rt, v, cls.as<Tuple>());
    if (result != -2) return result;
  }
  RecursionGuard guard(rt, " in __instancecheck__");
  if (!guard.ok()) return -1;
  if (isTuple(rt, cls)) {
    for (Value item : cls.as<Tuple>()->span()) {
      int result = isInstance(rt, v, item);
      if (result || !heedSignals(rt)) return result ? result : -1;
    }
    return 0;
  }
  int result = checkWith(rt, rt.names.instancecheck, v, cls);
  if (result != -2) return result;
  Local bases = basesOf(rt, cls);
  if (bases.isError()) return -1;
  if (bases.get().isNone()) {
    (void)raise(rt, Exc::TypeError,
                "isinstance() arg 2 must be a type, a tuple of types, or a union");
    return -1;
  }
  Owned claimed = lookupAttr(rt, v, rt.names.class_);
  if (claimed.isNotFound()) return 0;
  Local type = claimed;
  return type.isError() ? -1 : isSubclassOf(rt, type, cls);
}

int isSubclass(Runtime& rt, Value sub, Value cls) {
  if (cls.isObject() && typeOf(rt, cls) == rt.type(TypeId::Type)) {
    Type* type = asType(rt, sub);
    return type ? isSubtype(type, cls.as<Type>()) : abstractIsSubclass(rt, sub, cls);
  }
  RecursionGuard guard(rt, " in __subclasscheck__");
  if (!guard.ok()) return -1;
  if (isTuple(rt, cls)) {
    for (Value item : cls.as<Tuple>()->span()) {
      int result = isSubclass(rt, sub, item);
      if (result) return result;
    }
    return 0;
  }
  int result = checkWith(rt, rt.names.subclasscheck, sub, cls);
  if (result != -2) return result;
  Local own = basesOf(rt, sub);
  if (own.isError()) return -1;
  if (own.get().isNone()) return abstractIsSubclass(rt, sub, cls);  // which says so
  Local bases = basesOf(rt, cls);
  if (bases.isError()) return -1;
  if (bases.get().isNone()) {
    (void)raise(rt, Exc::TypeError,
                "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return -1;
  }
  return abstractIsSubclass(rt, sub, cls);
}

}  // namespace ouro
