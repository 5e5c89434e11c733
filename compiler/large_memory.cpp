#include "compiler/large_memory.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace ouro {

namespace {

bool isLarge(size_t bytes) { return bytes >= kHugePage / 2; }

size_t wholePages(size_t bytes) { return (bytes + kHugePage - 1) & ~(kHugePage - 1); }

char* map(size_t bytes) {
  void* memory;
  while ((memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                        0)) == MAP_FAILED) {
    std::new_handler handler = std::get_new_handler();
    if (!handler) std::abort();
    handler();
  }
  return static_cast<char*>(memory);
}

}  // namespace

void* allocateLarge(size_t bytes) {
  if (!isLarge(bytes)) return ::operator new(bytes);
  bytes = wholePages(bytes);
  // Of a page more than is needed, what lies before and behind whole ones goes back.
  char* memory = map(bytes + kHugePage);
  const size_t before = -reinterpret_cast<uintptr_t>(memory) & (kHugePage - 1);
  if (before) munmap(memory, before);
  munmap(memory + before + bytes, kHugePage - before);
  madvise(memory + before, bytes, MADV_HUGEPAGE);
  return memory + before;
}

void freeLarge(void* memory, size_t bytes) {
  if (!isLarge(bytes)) return ::operator delete(memory);
  munmap(memory, wholePages(bytes));
}

}  // namespace ouro
