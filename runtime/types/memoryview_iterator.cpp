// Going through the items of a memoryview.

#include "runtime/protocol.h"
#include "runtime/types/fields.h"
#include "runtime/types/iterators.h"
#include "runtime/types/memoryview_items.h"

namespace ouro {

namespace {

struct MemoryIterator : Object {
  Value view;  // null when exhausted; owned
  int64_t index;
};

Owned nextItem(Runtime& rt, Value self) {
  auto* it = self.as<MemoryIterator>();
  if (it->view.isNull()) return Owned::done();
  auto* view = it->view.as<MemoryView>();
  if (it->index == view->shape[0]) {
    dropField(it->view);
    return Owned::done();
  }
  OURO_CHECK(checkReleased(rt, view));
  return unpackItem(rt, viewBytes(rt, view) + it->index++ * view->strides[0], view->format);
}

void traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<MemoryIterator*>(self)->view);
}
void destroy(Object* self) { dropField(static_cast<MemoryIterator*>(self)->view); }

}  // namespace

Owned newMemoryIterator(Runtime& rt, Value self) {
  auto* view = self.as<MemoryView>();
  OURO_CHECK(checkReleased(rt, view));
  if (view->dimensions == 0) return raise(rt, Exc::TypeError, "invalid indexing of 0-dim memory");
  if (view->dimensions != 1)
    return raise(rt, Exc::NotImplementedError, "multi-dimensional sub-views are not implemented");
  auto* it = rt.make<MemoryIterator>(TypeId::MemoryIterator);
  if (!it) return Owned::error();
  retain(self);
  it->view = self;
  return Owned::adopt(it);
}

const TypeDef memoryIteratorTypeDef = {
    .name = "memory_iterator",
    .basicSize = sizeof(MemoryIterator),
    .flags = kContainerType | kNoInstances,
    .traverse = traverse,
    .clear = destroy,
    .destroy = destroy,
    .slots = {.iter = iterateSelf, .next = nextItem},
};

}  // namespace ouro
