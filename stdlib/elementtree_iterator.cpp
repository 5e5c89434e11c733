// What Element.iter() and itertext() return: a walk of the tree with the way back to its root on a
// stack of its own, so that neither a deep tree nor one that changes meanwhile matters.

#include "runtime/types/iterators.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

namespace {

struct Place {
  Value element;  // owned
  uint64_t next;  // which child comes next
};

struct Iterator : Object {
  Value root;  // not visited yet; null once it is; owned
  Value tag;   // of the elements wanted; None: all; owned
  Place* way;  // to the next element, from the root; a heap buffer
  uint32_t depth, capacity;
  bool wantsText;
};

bool enter(Runtime& rt, Iterator* it, Value element) {
  if (it->depth == it->capacity) {
    const uint32_t capacity = it->capacity ? 2 * it->capacity : 8;
    void* made =
        it->way ? resizeBuffer(rt, it->way, it->capacity * sizeof(Place), capacity * sizeof(Place))
                : allocateBuffer(rt, capacity * sizeof(Place));
    if (!made) return false;
    it->way = static_cast<Place*>(made);
    it->capacity = capacity;
  }
  retain(element);
  it->way[it->depth++] = {element, 0};
  return true;
}

// A text that is not empty; done() otherwise.
Owned wanted(Runtime& rt, Value text) {
  if (text.isNone()) return Owned::done();
  Local held(text);
  int says = truth(rt, held);
  if (says < 0) return Owned::error();
  return says ? held.take() : Owned::done();
}

// One step of the walk: down to a child or the root, or up. An element or text that is wanted;
// done(): the walk goes on; notFound(): it is over.
Owned step(Runtime& rt, Iterator* it) {
  Local element;
  if (it->depth == 0) {
    if (it->root.isNull()) return Owned::notFound();
    element = Owned::adopt(std::exchange(it->root, Value::null()));
  } else {
    Place& place = it->way[it->depth - 1];
    Element* parent = elementOf(place.element);
    if (place.next >= parent->length()) {
      element = Owned::adopt(it->way[--it->depth].element);
      return it->wantsText && it->depth ? wanted(rt, parent->tail) : Owned::done();
    }
    element = Local(parent->child(place.next++));
  }
  OURO_CHECK(enter(rt, it, element));
  if (it->wantsText) return wanted(rt, elementOf(element)->text);
  if (it->tag.isNone()) return element.take();
  int same = hasTag(rt, element, it->tag);
  if (same < 0) return Owned::error();
  return same ? element.take() : Owned::done();
}

Owned iterator_next(Runtime& rt, Value self) {
  auto* it = self.as<Iterator>();
  for (;;) {
    Owned found = step(rt, it);
    if (found.isNotFound()) return Owned::done();
    if (!found.isDone()) return found;
    if (!heedSignals(rt)) return Owned::error();
  }
}

void iterator_traverse(Object* object, Visitor& visitor) {
  auto* it = static_cast<Iterator*>(object);
  visit(visitor, it->root);
  visit(visitor, it->tag);
  for (uint32_t i = 0; i < it->depth; i++) visit(visitor, it->way[i].element);
}
void iterator_clear(Object* object) {
  auto* it = static_cast<Iterator*>(object);
  Place* way = std::exchange(it->way, nullptr);
  const uint32_t depth = std::exchange(it->depth, 0), capacity = std::exchange(it->capacity, 0);
  for (uint32_t i = 0; i < depth; i++) release(way[i].element);
  freeBuffer(way, capacity * sizeof(Place));
  dropField(it->root);
  assignField(it->tag, Value::none());
}

Owned newIterator(Runtime& rt, Value element, Value tag, bool wantsText) {
  const State* state = stateOf(rt, element);
  if (!state) return Owned::error();
  auto* made = rt.make<Iterator>(state->iterator);
  if (!made) return Owned::error();
  assignField(made->root, element);
  assignField(made->tag, tag);
  made->wantsText = wantsText;
  return Owned::adopt(made);
}

}  // namespace

Owned element_iter(Runtime& rt, Value self, Args args) {
  Value tag = args.has(0) ? args[0] : Value::none();
  if (isStr(rt, tag) && equal(tag.as<Str>(), "*")) tag = Value::none();
  return newIterator(rt, self, tag, false);
}
Owned element_itertext(Runtime& rt, Value self, Args) {
  return newIterator(rt, self, Value::none(), true);
}

const TypeDef iteratorTypeDef = {
    .name = "_element_iterator",
    .module = "_elementtree",
    .basicSize = sizeof(Iterator),
    .flags = kContainerType | kNoInstances,
    .traverse = iterator_traverse,
    .clear = iterator_clear,
    .destroy = iterator_clear,
    .slots = {.iter = iterateSelf, .next = iterator_next},
};

}  // namespace ouro::etree
