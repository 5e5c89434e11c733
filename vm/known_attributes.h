#pragma once
// What a cache or a path (both have the fields of ShapePath) has found, for objects of its shape
// whose type has not changed since: for whoever has only a borrow of the owner.

#include "compiler/opcodes.h"
#include "runtime/protocol.h"
#include "runtime/shape.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"

namespace ouro {

// A borrow of the class attribute that was found, or null.
template <class Found>
[[gnu::always_inline]] inline Value classAttr(const Found& found) {
  const Dict* dict = found.target.template as<Dict>();
  if (dict->keysVersion != found.added) [[unlikely]]
    return Value::null();
  return dict->entries[found.offset].value;
}
// Is `v` the cached class, and have neither it nor its metaclass changed since? (The type `type`
// does not change.)
[[gnu::always_inline]] inline bool cachesClass(Runtime& rt, const InlineCache& cache, Value v) {
  if (v.bits() != Value(cache.type).bits()) return false;
  if (!isExactly(v, TypeId::Type) && typeOf(rt, v)->version != cache.shape) [[unlikely]]
    return false;
  return cache.type->version == cache.version;
}
// The real dict of an instance in dict mode, or null.
[[gnu::always_inline]] inline Dict* realDict(const Shape* shape, Object* object) {
  Type* type = shape->type;
  Value ext = type->itemSize == 0 ? *slotAt(object, type->extOffset) : *extOf(type, object);
  return ext.isNull() ? nullptr : ext.as<Dict>();
}
// A borrow of the name's value in it, most likely in the entry of that number; or null.
[[gnu::always_inline]] inline Value dictAttr(Runtime& rt, const Dict* dict, uint32_t likely,
                                             Str* name) {
  if (!dict) return Value::null();
  int64_t index = dictIndexOf(rt, dict, name, likely);
  return index < 0 ? Value::null() : dict->entries[index].value;
}

// What a native descriptor of the owner's type gives for it.
Owned readDescriptor(Runtime&, Value descriptor, Value owner);
Owned readClassDescriptor(Runtime&, Value descriptor, Value cls);  // as an attribute of the class

// The owner's attribute as LOAD_ATTR_DICT has found it: in its real dict, or, where that lacks the
// name, what its type has (the target, if any); notFound(): neither. May raise.
template <class Found>
Owned readOfDict(Runtime&, const Found&, Str* name, Value owner);

// What is called of the owner as LOAD_METHOD_OTHER has found it. Both are the caller's.
struct KnownMethod {
  Value callable = Value::null();  // null: nothing is known any more
  Value self = Value::unbound();   // goes before the arguments, if bound
};
template <class Found>
KnownMethod knownMethod(Runtime&, const Found&, Str* name, Value owner);

}  // namespace ouro
