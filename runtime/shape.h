#pragma once
// Shapes (hidden classes): what the kind index in an object's header stands for.
//
// Every type has a root shape; an instance with attributes in inline slots goes from shape to shape
// as attributes are added, so that one 32-bit compare of the header proves both the type and which
// attribute lies in which slot. Shapes are owned by their type and die with it.
//
// An instance of a class with a __dict__:
//
//   +--------+--- native part, __slots__ ---+-----+---------+---------+----
//   | header |   (nothing for plain object) | ext | slot 0  | slot 1  | ...  `capacity` slots
//   +--------+------------------------------+-----+---------+---------+----
//
// ext is null while the attributes are in the slots. When somebody asks for __dict__, deletes an
// attribute or adds more than `capacity`, the attributes move into a Dict, ext points to it and the
// instance gets the type's dict shape. So __dict__ is always in step.

#include <cstdint>

#include "gc/kind.h"

namespace ouro {

struct Runtime;
struct Type;
struct Str;

struct Shape : Kind {
  Type* type = nullptr;
  uint32_t header = 0;      // index << kKindShift, to compare with an object's meta
  uint16_t slotCount = 0;   // attributes in slots
  uint16_t capacity = 0;    // slots that instances have
  bool isDictMode = false;  // ext holds a Dict
  // Type::version when an inline cache was last filled for this shape; 0 when the type has changed
  // since. A cache may look here even when the shape is dead: the table of kinds stays.
  uint32_t typeVersion = 0;
  Shape* parent = nullptr;      // the shape without the last attribute
  Str* lastName = nullptr;      // the attribute that this shape added; interned, owned
  Shape* next = nullptr;        // another shape of the same type
  Shape* firstChild = nullptr;  // shapes with one attribute more, linked through sibling
  Shape* sibling = nullptr;
};
static_assert(sizeof(Shape) <= kKindStride);

// Instances with more attributes have dicts: with so many slots those of a plain class fill a block
// of 512 bytes.
constexpr uint32_t kMostSlots = 62;

// A new root for instances with room for `capacity` attributes (or for a real __dict__). Null with
// MemoryError pending.
Shape* newRootShape(Runtime&, Type*, uint32_t capacity, bool dictMode);
// The shape one attribute further, or null when there is no room for it (use a dict), or on error.
Shape* childShape(Runtime&, Shape*, Str* name);
// The slot of an attribute, or -1.
[[gnu::always_inline]] inline int32_t slotOf(const Shape* shape, const Str* internedName) {
  for (; shape->slotCount > 0; shape = shape->parent)
    if (shape->lastName == internedName) return shape->slotCount - 1;
  return -1;
}
void freeShapes(Type*);

// meta of an object compared with Shape::header: same shape whatever the flags?
[[gnu::always_inline]] inline bool hasShape(const Object* object, uint32_t header) {
  return ((object->meta ^ header) & kKindMask) == 0;
}

}  // namespace ouro
