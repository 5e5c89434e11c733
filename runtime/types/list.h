#pragma once
// list: a growing buffer of items.

#include <span>

#include "runtime/runtime.h"

namespace ouro {

struct List : Object {
  Value* items;  // a heap buffer of `capacity`, null when 0
  uint32_t length, capacity;

  Value operator[](size_t i) const { return items[i]; }
  std::span<const Value> span() const { return {items, length}; }
};
static_assert(sizeof(List) == 24);

struct ListIterator : Object {
  List* list;  // null when exhausted; owned
  uint64_t index;
};

extern const TypeDef listTypeDef, listIteratorTypeDef, listReverseIteratorTypeDef;
bool isList(const Runtime&, Value);  // or a subclass
bool isExactList(const Runtime&, Value);
Owned newList(Runtime&, size_t capacity = 0);
Owned newList(Runtime&, std::span<const Value> borrowed);
Owned newListTaking(Runtime&, Value* owned, size_t count);  // takes the references over, always
bool growList(Runtime&, List*, size_t capacity);            // out of line half of append
bool append(Runtime&, List*, Value borrowed);
bool appendTaking(Runtime&, List*, Owned);  // takes the reference over, always
bool extend(Runtime&, List*, Value iterable);
bool insert(Runtime&, List*, int64_t index, Value borrowed);
void clearList(List*);
Owned listSlice(Runtime&, List*, int64_t start, int64_t stop);  // clamped already
bool sortList(Runtime&, List*, Value key, bool reverse);

}  // namespace ouro
