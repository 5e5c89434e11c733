#include "compiler/arena.h"

#include <algorithm>

#include "compiler/large_memory.h"

namespace ouro::ast {

namespace {

constexpr size_t kChunk = 64 * 1024;

}  // namespace

Arena::~Arena() {
  for (const Chunk& chunk : chunks_) freeLarge(chunk.memory, chunk.bytes);
}

// Once there is as much as a huge page holds, the next one is likely to be filled.
void* Arena::allocateInMore(size_t size) {
  const size_t bytes = std::max(size, total_ < kHugePage ? kChunk : kHugePage);
  chunks_.push_back({allocateLarge(bytes), bytes});
  next_ = static_cast<char*>(chunks_.back().memory);
  left_ = bytes;
  total_ += bytes;
  return allocate(size);
}

}  // namespace ouro::ast
