// Attributes: the generic lookup of the data model, and what stands around it.

#include "runtime/class_slots.h"
#include "runtime/method_cache.h"
#include "runtime/protocol.h"
#include "runtime/types/attribute_lookup.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"

namespace ouro {

static Owned notFoundOn(Runtime& rt, Value v, Str* name) {
  return raiseAttribute(rt, v, name, "'{}' object has no attribute '{}'", typeName(rt, v));
}

// instanceAttr() of an object of a known type.
[[gnu::always_inline]] static inline Value ownOf(Runtime& rt, Type* type, Value v, Str* name) {
  return type->has(kHasDict) && v.isObject() ? ownAttr(rt, v.object(), name) : Value::notFound();
}

// In place where it is the usual way.
[[gnu::always_inline]] static inline Owned plainLookup(Runtime& rt, Value v, Str* name) {
  Type* type = typeOf(rt, v);
  Value found;
  const bool remembered = isRemembered(rt, type, name, &found);
  if (!remembered) found = typeLookup(rt, type, name);
  if (found.isNotFound()) {
    if (!remembered && errorPending(rt)) return Owned::error();
    Value own = ownOf(rt, type, v, name);
    return own.isNotFound() ? Owned::notFound() : Owned::share(own);
  }
  Local held(found);
  Type* foundType = typeOf(rt, found);
  auto get = foundType->slots.descriptorGet;
  if (get && foundType->slots.descriptorSet) return get(rt, found, v, type);
  Value own = ownOf(rt, type, v, name);
  if (!own.isNotFound()) return Owned::share(own);
  if (get) return get(rt, found, v, type);
  return held.take();
}

Owned genericLookup(Runtime& rt, Value v, Str* name) { return plainLookup(rt, v, name); }

Owned getAttr(Runtime& rt, Value v, Str* name) {
  AttributeFn get = typeOf(rt, v)->slots.getAttribute;
  Owned found = get == genericGetAttr ? plainLookup(rt, v, name) : get(rt, v, name);
  if (found.isNotFound()) [[unlikely]]
    found = notFoundOn(rt, v, name);
  if (found.isError() && isExceptionInstance(rt, rt.pending) &&
      errorMatches(rt, Exc::AttributeError))
    noteAttribute(rt, v, name);
  return found;
}

Owned lookupBy(Runtime& rt, AttributeFn get, Value v, Str* name) {
  if (get == genericGetAttr) return genericLookup(rt, v, name);
  if (get == typeGetAttribute) return lookupTypeAttr(rt, v, name);
  if (get == functionGetAttribute) return lookupFunctionAttr(rt, v, name);
  if (get == moduleGetAttribute) return lookupModuleAttr(rt, v, name);
  return get(rt, v, name);
}

Owned lookupAttr(Runtime& rt, Value v, Str* name) {
  // A descriptor may still raise an exception.
  const AttributeFn get = typeOf(rt, v)->slots.getAttribute;
  Owned result = get == genericGetAttr ? plainLookup(rt, v, name) : lookupBy(rt, get, v, name);
  if (!result.isError() || !errorMatches(rt, Exc::AttributeError)) return result;
  clearError(rt);
  return Owned::notFound();
}

bool setAttr(Runtime& rt, Value v, Str* name, Value value) {
  return typeOf(rt, v)->slots.setAttribute(rt, v, name, value);
}

Value instanceAttr(Runtime& rt, Value v, Str* name) { return ownOf(rt, typeOf(rt, v), v, name); }

Dict* instanceDict(Runtime& rt, Value v) {
  if (!v.isObject() || !typeOf(rt, v)->has(kHasDict)) return nullptr;
  return materialiseDict(rt, v.object());
}

Owned genericGetAttr(Runtime& rt, Value v, Str* name) {
  Owned found = genericLookup(rt, v, name);
  return found.isNotFound() ? notFoundOn(rt, v, name) : found;
}

bool genericSetAttr(Runtime& rt, Value v, Str* name, Value value) {
  Type* type = typeOf(rt, v);
  Value found;
  const bool remembered = isRemembered(rt, type, name, &found);
  if (!remembered) found = typeLookup(rt, type, name);
  if (!found.isNotFound()) {
    auto set = typeOf(rt, found)->slots.descriptorSet;
    if (set) {
      Local held(found);
      return set(rt, found, v, value);
    }
  }
  if (!remembered && found.isNotFound() && errorPending(rt)) return false;
  if (v.isObject() && type->has(kHasDict)) {
    if (!value.isUnbound()) return setOwnAttr(rt, v.object(), name, value);
    int deleted = deleteOwnAttr(rt, v.object(), name);
    if (deleted > 0) return true;
    if (deleted < 0) return false;
  }
  const char* text = found.isNotFound() ? "'{}' object has no attribute '{}'"
                                        : "'{}' object attribute '{}' is read-only";
  if (type->has(kHasDict) && !found.isNotFound()) text = "'{}' object has no attribute '{}'";
  (void)raiseAttribute(rt, v, name, text, typeName(rt, v));
  return false;
}

// Fields of a new exception are null.
static void putField(Value& field, Value v) {
  retain(v);
  Value old = std::exchange(field, v);
  if (!old.isNull()) release(old);
}

Owned raiseAttribute(Runtime& rt, Value v, Str* name, const char* text, std::string_view owner) {
  (void)raise(rt, Exc::AttributeError, fmt::runtime(text), owner, toUtf8(name));
  Local error = takeError(rt);
  if (isExceptionInstance(rt, error) && typeOf(rt, error) == rt.exception(Exc::AttributeError)) {
    AttributeError* object = error.as<AttributeError>();
    putField(object->obj, v);
    putField(object->name, name);
  }
  restoreError(rt, error.take());
  return Owned::error();
}

}  // namespace ouro
