// Length and items.

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

int64_t length(Runtime& rt, Value v) {
  if (auto fn = typeOf(rt, v)->slots.length) return fn(rt, v);
  (void)raise(rt, Exc::TypeError, "object of type '{}' has no len()", typeName(rt, v));
  return -1;
}

Owned getItem(Runtime& rt, Value v, Value key) {
  if (BinaryFn fn = typeOf(rt, v)->slots.getItem) return fn(rt, v, key);
  if (Type* type = asType(rt, v)) {
    if (type == rt.type(TypeId::Type)) return newGenericAlias(rt, v, key);
    Owned getter = lookupAttr(rt, v, rt.names.class_getitem);
    if (!getter.isNotFound()) {
      OURO_TRY(function, getter);
      if (!function.get().isNone()) return call(rt, function, key);
    }
    return raise(rt, Exc::TypeError, "type '{}' is not subscriptable", nameOf(type));
  }
  return raise(rt, Exc::TypeError, "'{}' object is not subscriptable", typeName(rt, v));
}

bool setItem(Runtime& rt, Value v, Value key, Value value) {
  if (auto fn = typeOf(rt, v)->slots.setItem) return fn(rt, v, key, value);
  // What could be a sequence refuses to delete at an index in other words.
  const Type* type = typeOf(rt, v);
  bool isSequence = type->has(kHeapType) || type->slots.length;
  bool atIndex = value.isUnbound() && isSequence && typeOf(rt, key)->slots.index;
  return fail(rt, Exc::TypeError, "'{}' object does{} support item {}", typeName(rt, v),
              atIndex ? "n't" : " not", value.isUnbound() ? "deletion" : "assignment");
}

}  // namespace ouro
