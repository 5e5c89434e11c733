#pragma once
// Memory for what may be large: from a size on it lies in huge pages, where the system has them. A
// small page costs the system as much time as the compiler needs for twenty lines.

#include <cstddef>

namespace ouro {

constexpr size_t kHugePage = size_t{2} << 20;

// Never null: without memory the new-handler is called, as by operator new.
void* allocateLarge(size_t bytes);
void freeLarge(void* memory, size_t bytes);

// For containers.
template <class T>
struct LargeAllocator {
  using value_type = T;
  T* allocate(size_t count) { return static_cast<T*>(allocateLarge(count * sizeof(T))); }
  void deallocate(T* memory, size_t count) { freeLarge(memory, count * sizeof(T)); }
  bool operator==(const LargeAllocator&) const = default;
};

}  // namespace ouro
