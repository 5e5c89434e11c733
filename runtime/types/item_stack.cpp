#include "runtime/types/item_stack.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool ItemStack::grow() {
  size_t larger = capacity_ * 2;
  void* moved = items_ == few_
                    ? allocateBuffer(rt_, larger * sizeof(Value))
                    : resizeBuffer(rt_, items_, capacity_ * sizeof(Value), larger * sizeof(Value));
  if (!moved) return false;
  if (items_ == few_) memcpy(moved, static_cast<void*>(few_), sizeof few_);
  items_ = static_cast<Value*>(moved);
  capacity_ = larger;
  return true;
}

Owned ItemStack::takeList(size_t start) {
  size_t count = length_ - start;
  length_ = start;
  return newListTaking(rt_, items_ + start, count);
}

Owned ItemStack::takeTuple() {
  const size_t count = give();
  return newTupleTaking(rt_, items_, count);
}

void ItemStack::moveTo(Value* to) { std::copy_n(items_, give(), to); }

void ItemStack::cut(size_t start) {
  while (length_ > start) {
    Value last = items_[--length_];
    release(last);
  }
}

}  // namespace ouro
