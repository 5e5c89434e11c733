#include "runtime/shape.h"

#include <new>

#include "runtime/error.h"
#include "runtime/method_cache.h"
#include "runtime/protocol.h"
#include "runtime/runtime.h"
#include "runtime/types/instance.h"

namespace ouro {

namespace {

// A class whose instances add attributes in more different orders than this gets dicts instead.
constexpr uint32_t kMaxChildren = 64;

Shape* newShape(Runtime& rt, Type* type, uint32_t slotCount) {
  uint32_t index = 0;
  void* memory = rt.heap.allocateKind(&index);
  if (!memory) {
    (void)raiseMemoryError(rt);
    return nullptr;
  }
  Shape* shape = new (memory) Shape{};
  shape->index = index;
  shape->header = index << kKindShift;
  shape->type = type;
  shape->slotCount = static_cast<uint16_t>(slotCount);
  shape->name = type->utf8Name;
  shape->next = type->shapes;
  type->shapes = shape;
  setKindFunctions(shape);
  return shape;
}

}  // namespace

Shape* newRootShape(Runtime& rt, Type* type, uint32_t capacity, bool dictMode) {
  Shape* shape = newShape(rt, type, 0);
  if (!shape) return nullptr;
  shape->capacity = static_cast<uint16_t>(capacity);
  shape->isDictMode = dictMode;
  return shape;
}

Shape* childShape(Runtime& rt, Shape* shape, Str* name) {
  if (shape->slotCount >= shape->capacity) return nullptr;
  uint32_t children = 0;
  for (Shape* child = shape->firstChild; child; child = child->sibling, children++)
    if (child->lastName == name) return child;
  if (children >= kMaxChildren) return nullptr;
  Shape* child = newShape(rt, shape->type, shape->slotCount + 1u);
  if (!child) return nullptr;
  child->capacity = shape->capacity;
  child->parent = shape;
  child->lastName = name;
  retain(reinterpret_cast<Object*>(name));
  child->sibling = shape->firstChild;
  shape->firstChild = child;
  return child;
}

void freeShapes(Type* type) {
  Heap& heap = theHeap();
  forgetShapes(theRuntime(), type);
  for (Shape* shape = type->shapes; shape;) {
    Shape* next = shape->next;
    Object* name = reinterpret_cast<Object*>(shape->lastName);
    heap.freeKind(shape->index);
    if (name) release(name);
    shape = next;
  }
  type->shapes = nullptr;
}

}  // namespace ouro
