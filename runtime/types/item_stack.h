#pragma once
// References that a native loop collects before it knows how many there are: in place while they
// are few. The list made of them has exactly the room it needs.

#include <span>
#include <utility>

#include "runtime/runtime.h"

namespace ouro {

class ItemStack {
 public:
  static constexpr size_t kFew = 16;  // lie in place

  explicit ItemStack(Runtime& rt) : rt_(rt) {}
  ~ItemStack() {
    if (length_ != 0) cut(0);
    if (items_ != few_) freeBuffer(items_, capacity_ * sizeof(Value));
  }
  ItemStack(const ItemStack&) = delete;
  ItemStack& operator=(const ItemStack&) = delete;

  // Takes the reference over, always. false: it is the error, or MemoryError is pending.
  bool push(Owned item) {
    if (item.isError()) [[unlikely]]
      return false;
    if (length_ == capacity_ && !grow()) {
      item.drop();
      return false;
    }
    items_[length_++] = item.take();
    return true;
  }
  size_t length() const { return length_; }
  std::span<Value> from(size_t start) { return {items_ + start, length_ - start}; }
  // A list of what lies from `start` on, which leaves the stack.
  Owned takeList(size_t start = 0);
  Owned takeTuple();
  // All of it is the caller's, who has from(0): how many there are.
  size_t give() { return std::exchange(length_, 0); }
  // Moves all of it to where no items are yet.
  void moveTo(Value* to);
  // Drops what lies from `start` on.
  void cut(size_t start);

 private:
  bool grow();
  Runtime& rt_;
  Value* items_ = few_;  // few_ or a heap buffer
  size_t length_ = 0, capacity_ = kFew;
  union {  // so that nothing clears it
    Value few_[kFew];
  };
};

}  // namespace ouro
