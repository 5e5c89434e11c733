#pragma once
// Instances with attributes: reading, adding and deleting them in slots and dicts; and the
// functions by which the heap handles instances of classes made by scripts. See shape.h for the
// layout.

#include <cstring>

#include "runtime/method_cache.h"

namespace ouro {

struct MemberDescriptor;

// Sets the kind's traverse, clear, destroy and finalise for the shape's type.
void setKindFunctions(Shape*);

inline Shape* shapeOf(const Runtime& rt, const Object* object) {
  return static_cast<Shape*>(rt.heap.kindOf(object));
}
// The ext word of an instance of a type that has one.
Value* extOf(Type*, Object*);
// What a descriptor of a __slots__ entry reads and writes.
Value* memberSlot(const MemberDescriptor*, Object*);
[[gnu::always_inline]] inline Value* slotAt(Object* object, uint32_t offset) {
  return reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + offset);
}
// Nulls all fields of a new container of so many bytes. Most are so small that a call of memset
// would cost more than all the rest.
[[gnu::always_inline]] inline void clearFields(Object* object, size_t size) {
  constexpr size_t kFew = 128;
  if (size > kFew || size % sizeof(Value)) {
    std::memset(static_cast<void*>(object + 1), 0, size - sizeof(Object));
    return;
  }
  auto *field = reinterpret_cast<Value*>(object + 1), *end = slotAt(object, uint32_t(size));
  for (; field < end; field++) {
    *field = Value::null();
    asm("" : "+r"(field));  // or g++ sees a memset in it, and calls that
  }
}
inline uint32_t inlineOffset(const Type* type, uint32_t slot) {
  return type->extOffset + 8 + slot * 8;
}

// The instance's own attributes, past descriptors; the type must have ext. notFound(); borrowed.
Value ownInDict(Runtime&, Type*, Object*, Str* name);  // of one whose shape is in dict mode
[[gnu::always_inline]] inline Value ownAttr(Runtime& rt, Object* object, Str* name) {
  const Shape* shape = shapeOf(rt, object);
  if (shape->isDictMode) return ownInDict(rt, shape->type, object, name);
  const int32_t slot = slotIn(rt, shape, name);
  if (slot < 0) return Value::notFound();
  const Value value = *slotAt(object, inlineOffset(shape->type, static_cast<uint32_t>(slot)));
  return value.isNull() ? Value::notFound() : value;
}
// Adds or replaces; false on error.
bool setOwnAttr(Runtime&, Object*, Str* name, Value);
// 1: deleted, 0: was not there, -1: error.
int deleteOwnAttr(Runtime&, Object*, Str* name);
// A new dict of the attributes; the object stays as it is.
Owned copyOwnAttrs(Runtime&, Object*);
// The attributes as a real dict from now on; borrowed, null on error.
Dict* materialiseDict(Runtime&, Object*);
// object.__dict__ = dict (null: a new one when next asked for).
bool replaceDict(Runtime&, Object*, Dict*);

// The __dict__ and __weakref__ attributes that a class adds for its instances.
const GetSetDef& dictAccessor();
// For dir(): the names in a class and in its __bases__, added to a dict.
bool addClassNames(Runtime&, Dict* names, Value cls);

const GetSetDef& weakrefAccessor();

}  // namespace ouro
