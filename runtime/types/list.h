#pragma once
// list: a growing buffer of items.

#include <cstdint>
#include <span>

#include "runtime/runtime.h"

namespace ouro {

struct List : Object {
  static constexpr uint32_t kSorting = 1u << kTypeFlagsShift;  // nothing was put in since it began

  // The collector reads these two by itself (setKindFunctions).
  Value* items;  // `capacity` of them, a heap buffer or behind this head (list.cpp); null when 0
  uint32_t length, capacity;

  Value operator[](size_t i) const { return items[i]; }
  std::span<const Value> span() const { return {items, length}; }
};
static_assert(sizeof(List) == 24);

struct ListIterator : Object {
  List* list;  // null when exhausted; owned
  uint64_t index;
};

// Also what reversed(list) gives: there `index` is one beyond the next item.
extern const TypeDef listTypeDef, listIteratorTypeDef, listReverseIteratorTypeDef;
bool isList(const Runtime&, Value);  // or a subclass
bool isExactList(const Runtime&, Value);
Owned newList(Runtime&, size_t capacity = 0);
// How many items an iterator over a list, a tuple or a range has left, up to a bound on what it is
// worth to reserve memory for; 0 for any other.
size_t itemsLeft(Value iterator);
Owned newList(Runtime&, std::span<const Value> borrowed);
Owned concatenated(Runtime&, const List* first, const List* second);
Owned newListTaking(Runtime&, Value* owned, size_t count);  // takes the references over, always
Owned list_append(Runtime&, Value self, Args);              // the method
bool growList(Runtime&, List*, size_t capacity);            // out of line half of append
inline bool append(Runtime& rt, List* list, Value borrowed) {
  if (list->length == list->capacity && !growList(rt, list, size_t{list->length} + 1)) return false;
  retain(borrowed);
  list->items[list->length++] = borrowed;
  return true;
}
inline bool appendTaking(Runtime& rt, List* list, Owned item) {  // takes the reference over, always
  if (list->length == list->capacity && !growList(rt, list, size_t{list->length} + 1)) {
    item.drop();
    return false;
  }
  list->items[list->length++] = item.take();
  return true;
}
bool extend(Runtime&, List*, Value iterable);
bool insert(Runtime&, List*, int64_t index, Value borrowed);
void clearList(List*);
Owned listSlice(Runtime&, List*, int64_t start, int64_t stop);  // clamped already
// The items start, start + step ..., all within.
Owned listStepped(Runtime&, const List*, int64_t start, int64_t step, size_t count);
// `id`: ListIterator or ListReverseIterator.
Owned newListIterator(Runtime&, TypeId id, List*, uint64_t index);
bool sortList(Runtime&, List*, Value key, bool reverse);
// Puts copies of `count` items (borrowed; not in this list's buffer) in the place of [start, stop).
bool replaceRange(Runtime&, List*, size_t start, size_t stop, const Value* items, size_t count);
// Exchanges the items start, start + step ..., all within, for all those of another list, which is
// to be dropped next: its items will go in the order that CPython has for those of a slice.
void exchangeItems(List*, int64_t start, int64_t step, List* other);
// So many items are copied or looked at between two looks at signals, whose handlers may change the
// list.
constexpr size_t kManyItems = 1 << 16;
bool extendSpan(Runtime&, List*, const Value* borrowed, size_t count);  // not its own items
// Takes the item at a valid index out; its reference is the caller's.
Value removeAt(List*, size_t index);
size_t listSize(const List*);  // bytes
void shrinkList(List*);        // gives back the buffer's unused half, if there is one
// list[key] for any key, list[key] = value (unbound: del), with CPython's errors.
Owned listSubscript(Runtime&, Value list, Value key);
bool listAssign(Runtime&, Value list, Value key, Value value);

}  // namespace ouro
