#pragma once
// Lists in the making.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>

namespace ouro {

// A list whose first few items lie in itself: most lists that a program is made of are no longer,
// and to make them takes no allocation.
template <class T>
class ShortList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  using value_type = T;

  ShortList() = default;
  explicit ShortList(const T& first) { push_back(first); }
  ShortList(const ShortList&) = delete;
  ShortList& operator=(const ShortList&) = delete;
  ~ShortList() {
    if (items_ != place()) ::operator delete(items_);
  }

  void push_back(const T& item) {
    if (count_ == room_) grow();
    new (items_ + count_++) T(item);
  }
  void pop_back() { count_--; }
  void clear() { count_ = 0; }

  T* begin() { return items_; }
  T* end() { return items_ + count_; }
  const T* begin() const { return items_; }
  const T* end() const { return items_ + count_; }
  const T* data() const { return items_; }
  size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  T& operator[](size_t i) { return items_[i]; }
  const T& operator[](size_t i) const { return items_[i]; }
  T& back() { return items_[count_ - 1]; }
  const T& back() const { return items_[count_ - 1]; }

 private:
  static constexpr uint32_t kInPlace = 4;

  T* place() { return reinterpret_cast<T*>(place_); }
  [[gnu::noinline]] void grow() {
    auto* more = static_cast<T*>(::operator new(2 * room_ * sizeof(T)));
    std::memcpy(static_cast<void*>(more), items_, count_ * sizeof(T));
    if (items_ != place()) ::operator delete(items_);
    items_ = more;
    room_ *= 2;
  }

  alignas(T) std::byte place_[kInPlace * sizeof(T)];
  T* items_ = place();
  uint32_t count_ = 0, room_ = kInPlace;
};

}  // namespace ouro
