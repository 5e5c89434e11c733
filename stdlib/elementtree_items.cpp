// The children of an element by index and by slice, and one at a time.
//
// Whatever takes children out drops them last: that may run code which changes the element again.

#include <algorithm>
#include <cstring>

#include "runtime/types/list.h"
#include "runtime/types/list_slices.h"
#include "runtime/types/slice.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

namespace {

bool isIndex(const Runtime& rt, Value key) {
  return key.isSmall() || typeOf(rt, key)->slots.index != nullptr;
}

// The child's place from the start; false: IndexError or what __index__ raised.
bool placeOf(Runtime& rt, const Element* self, Value key, const char* error, uint32_t* place) {
  int64_t i;
  if (key.isSmall())
    i = key.small();
  else if (!indexInt64(rt, key, &i, Exc::IndexError))
    return false;
  if (i < 0) i += self->length();
  if (i < 0 || i >= self->length()) return fail(rt, Exc::IndexError, "{}", error);
  *place = static_cast<uint32_t>(i);
  return true;
}

Value takeOut(Element* self, uint32_t place) {
  Children* children = self->children;
  Value* at = children->items() + place;
  Value removed = *at;
  children->length--;
  std::memmove(static_cast<void*>(at), at + 1, (children->length - place) * sizeof(Value));
  return removed;
}

std::span<const Value> childrenOf(Element* self) {
  if (!self->children) return {};
  return {self->children->items(), self->children->length};
}

// A list of any iterable's items, or the list or tuple itself; whatever goes wrong, TypeError.
Owned sequenceOf(Runtime& rt, Value items) {
  if (isExactly(items, TypeId::List)) return Owned::share(items);
  Owned list = listFrom(rt, items);
  if (!list.isError()) return list;
  clearError(rt);
  return raise(rt, Exc::TypeError, "expected sequence, not \"{}\"", typeName(rt, items));
}

// self[slice] = items, a list; unbound: del.
bool storeSlice(Runtime& rt, Element* self, Slice* slice, Value items) {
  int64_t start, stop, step;
  if (!unpackSlice(rt, slice, &start, &stop, &step)) return false;
  Local values = items.isUnbound() ? Owned::adopt(items) : sequenceOf(rt, items);
  if (values.isError()) return false;
  if (!items.isUnbound())
    for (Value item : values.as<List>()->span())
      if (!needElement(rt, item)) return false;
  Children* old;
  {
    OURO_TRY_BOOL(list, newList(rt, childrenOf(self)));
    if (!storeListSlice(rt, list.as<List>(), start, stop, step, values) ||
        !replaceChildren(rt, self, list.as<List>()->span(), &old))
      return false;
  }
  dropChildren(old, true);
  return true;
}

}  // namespace

Owned element_getItem(Runtime& rt, Value v, Value key) {
  Element* self = elementOf(v);
  if (isIndex(rt, key)) {
    uint32_t place;
    OURO_CHECK(placeOf(rt, self, key, "child index out of range", &place));
    return Owned::share(self->child(place));
  }
  if (!isSlice(rt, key)) return raise(rt, Exc::TypeError, "element indices must be integers");
  int64_t start, stop, step;
  OURO_CHECK(unpackSlice(rt, key.as<Slice>(), &start, &stop, &step));
  int64_t count = fitSlice(self->length(), &start, &stop, step);
  if (step == 1)
    return newList(
        rt, childrenOf(self).subspan(static_cast<size_t>(start), static_cast<size_t>(count)));
  OURO_TRY(list, newList(rt, static_cast<size_t>(count)));
  for (; count > 0; count--, start += step)
    OURO_CHECK(append(rt, list.as<List>(), self->child(static_cast<size_t>(start))));
  return list.take();
}

bool element_setItem(Runtime& rt, Value v, Value key, Value value) {
  Element* self = elementOf(v);
  if (isSlice(rt, key)) return storeSlice(rt, self, key.as<Slice>(), value);
  if (!isIndex(rt, key)) return fail(rt, Exc::TypeError, "element indices must be integers");
  uint32_t place;
  if (!placeOf(rt, self, key, "child assignment index out of range", &place)) return false;
  if (value.isUnbound()) {
    release(takeOut(self, place));
    return true;
  }
  if (!needElement(rt, value)) return false;
  assignField(self->children->items()[place], value);
  return true;
}

Owned element_append(Runtime& rt, Value self, Args args) {
  OURO_CHECK(elementArg(rt, args[0], "append() argument") &&
             addChild(rt, elementOf(self), args[0]));
  return Owned::none();
}

Owned element_extend(Runtime& rt, Value self, Args args) {
  OURO_TRY(items, sequenceOf(rt, args[0]));
  for (size_t i = 0; i < items.as<List>()->length; i++) {
    Value item = items.as<List>()->items[i];
    OURO_CHECK(needElement(rt, item) && addChild(rt, elementOf(self), item));
  }
  return Owned::none();
}

Owned element_insert(Runtime& rt, Value v, Args args) {
  Element* self = elementOf(v);
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index) && elementArg(rt, args[1], "insert() argument 2") &&
             reserveChildren(rt, self, size_t{self->length()} + 1));
  Children* children = self->children;
  const auto place = static_cast<size_t>(clampIndex(index, children->length));
  Value* at = children->items() + place;
  std::memmove(static_cast<void*>(at + 1), at, (children->length - place) * sizeof(Value));
  retain(args[1]);
  *at = args[1];
  children->length++;
  return Owned::none();
}

namespace {

// Is it the same, or does it say so? Two plain elements are only equal to themselves.
int sameChild(Runtime& rt, Value child, Value wanted) {
  if (child == wanted) return 1;
  if (isExactElement(rt, child) && isExactElement(rt, wanted)) return 0;
  Local held(child);
  return equals(rt, held, wanted);
}

}  // namespace

Owned element_remove(Runtime& rt, Value v, Args args) {
  Element* self = elementOf(v);
  OURO_CHECK(elementArg(rt, args[0], "remove() argument"));
  uint32_t place = 0;
  for (; place < self->length(); place++) {
    int same = sameChild(rt, self->child(place), args[0]);
    if (same < 0) return Owned::error();
    if (same) break;
  }
  // A comparison may have taken children out.
  if (place >= self->length()) return raise(rt, Exc::ValueError, "list.remove(x): x not in list");
  release(takeOut(self, place));
  return Owned::none();
}

}  // namespace ouro::etree
