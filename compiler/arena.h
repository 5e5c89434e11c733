#pragma once
// Where the compiler's trees and units live: nothing of them is freed one by one.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ouro::ast {

// A bump allocator; everything in it dies with it. Of large sources it takes huge pages, where the
// system has them.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  void* allocate(size_t size) {
    size = (size + 7) & ~size_t{7};
    if (size > left_) return allocateInMore(size);
    char* result = next_;
    next_ += size;
    left_ -= size;
    return result;
  }
  template <class T>
  T* make() {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T))) T{};
  }
  // A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text) {
    char* to = static_cast<char*>(allocate(text.size() + 1));
    std::memcpy(to, text.data(), text.size());
    to[text.size()] = 0;
    return {to, text.size()};
  }

 private:
  struct Chunk {
    void* memory;
    size_t bytes;
  };
  void* allocateInMore(size_t size);

  std::vector<Chunk> chunks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  size_t total_ = 0;  // bytes of all chunks
};

// An array in an arena, of a size that stays.
template <class T>
struct List {
  T* items = nullptr;
  uint32_t count = 0;

  T* begin() const { return items; }
  T* end() const { return items + count; }
  T* data() const { return items; }
  uint32_t size() const { return count; }
  bool empty() const { return count == 0; }
  T& operator[](size_t i) const { return items[i]; }
  T& back() const { return items[count - 1]; }

  // Of `count` items, each T{}.
  static List of(Arena& arena, size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    List result;
    result.count = static_cast<uint32_t>(count);
    result.items = static_cast<T*>(arena.allocate(sizeof(T) * count));
    std::uninitialized_value_construct_n(result.items, count);
    return result;
  }
  static List from(Arena& arena, std::span<const T> source) {
    List result;
    result.count = static_cast<uint32_t>(source.size());
    result.items = static_cast<T*>(arena.allocate(sizeof(T) * source.size()));
    std::uninitialized_copy(source.begin(), source.end(), result.items);
    return result;
  }
};

}  // namespace ouro::ast
