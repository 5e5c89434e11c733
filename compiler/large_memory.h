#pragma once
// Memory for what may be large: from a size on it lies in huge pages, where the system has them. A
// small page costs the system as much time as the compiler needs for twenty lines.

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace ouro {

constexpr size_t kHugePage = size_t{2} << 20;

// Never null: without memory the new-handler is called, as by operator new.
void* allocateLarge(size_t bytes);
void freeLarge(void* memory, size_t bytes);

// A list in such memory. Its owner makes room, who knows best how much.
template <class T>
class LargeList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  LargeList() = default;
  LargeList(LargeList&& other) noexcept
      : items_(std::exchange(other.items_, nullptr)),
        count_(std::exchange(other.count_, 0)),
        room_(std::exchange(other.room_, 0)) {}
  LargeList& operator=(const LargeList&) = delete;
  ~LargeList() { release(); }

  bool isFull() const { return count_ == room_; }
  // Requires that it is not full.
  void push_back(const T& item) { new (items_ + count_++) T(item); }
  void reserve(size_t room) {
    if (room <= room_) return;
    auto* more = static_cast<T*>(allocateLarge(room * sizeof(T)));
    std::uninitialized_copy_n(items_, count_, more);
    release();
    items_ = more;
    room_ = room;
  }

  const T* begin() const { return items_; }
  const T* end() const { return items_ + count_; }
  const T* data() const { return items_; }
  size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  const T& operator[](size_t i) const { return items_[i]; }
  T& back() { return items_[count_ - 1]; }
  const T& back() const { return items_[count_ - 1]; }

 private:
  void release() {
    if (items_) freeLarge(items_, room_ * sizeof(T));
  }

  T* items_ = nullptr;
  size_t count_ = 0, room_ = 0;
};

}  // namespace ouro
