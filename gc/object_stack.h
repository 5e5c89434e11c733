#pragma once
// A growing stack of object pointers, for work that must not recurse. Its memory comes from
// malloc, outside the heap's limit: collecting and releasing go on when the heap is full.

#include <cstddef>
#include <cstdlib>

#include "gc/object.h"

namespace ouro {

class ObjectStack {
 public:
  ObjectStack() = default;
  ~ObjectStack() { std::free(items_); }
  ObjectStack(const ObjectStack&) = delete;
  ObjectStack& operator=(const ObjectStack&) = delete;

  bool empty() const { return count_ == 0; }
  size_t size() const { return count_; }
  Object** begin() { return items_; }
  Object** end() { return items_ + count_; }

  // False when there is no memory.
  [[nodiscard]] bool push(Object* object) {
    if (count_ == capacity_ && !grow()) return false;
    items_[count_++] = object;
    return true;
  }
  Object* pop() { return items_[--count_]; }
  void truncate(size_t count) { count_ = count; }
  // Forgets all items, and gives the memory back when it is much.
  void reset() {
    constexpr size_t kKept = 8192;
    count_ = 0;
    if (capacity_ <= kKept) return;
    std::free(items_);
    items_ = nullptr;
    capacity_ = 0;
  }

 private:
  bool grow() {
    const size_t more = capacity_ ? capacity_ * 2 : 64;
    void* items = std::realloc(items_, more * sizeof(Object*));
    if (!items) return false;
    items_ = static_cast<Object**>(items);
    capacity_ = more;
    return true;
  }

  Object** items_ = nullptr;
  size_t count_ = 0, capacity_ = 0;
};

}  // namespace ouro
