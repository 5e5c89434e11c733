#include "gc/pool.h"

#include <algorithm>
#include <cstring>

namespace ouro {

namespace {
constexpr size_t kCarveBytes = 4096;
}

Pool* Pool::make(void* slot, Heap* heap, Family family, size_t sizeClass) {
  Pool* pool = static_cast<Pool*>(slot);
  const size_t bytes = classBytes(sizeClass);
  *pool = Pool{};
  pool->heap = heap;
  pool->blockSize = bytes;
  pool->capacity = uint32_t(kPoolPayload / bytes);
  pool->family = family;
  pool->sizeClass = uint8_t(sizeClass);
  pool->state = PoolState::Current;
  pool->wakeAt = kNeverWake;
  return pool;
}

// New blocks come in the order of their addresses, before those that `free` holds.
bool Pool::carve() {
  if (carved == capacity) return false;
  const uint32_t count =
      std::min(capacity - carved, uint32_t(std::max<size_t>(1, kCarveBytes / blockSize)));
  FreeBlock** tail = &free;
  FreeBlock* rest = free;
  for (uint32_t i = 0; i < count; ++i) {
    FreeBlock* fresh = static_cast<FreeBlock*>(block(carved + i));
    fresh->refs = 0;
    fresh->meta = 0;
#ifdef OURO_CHECKED
    std::memset(static_cast<void*>(fresh + 1), kFreePattern, blockSize - sizeof(FreeBlock));
#endif
    *tail = fresh;
    tail = &fresh->next;
  }
  *tail = rest;
  // Only now: the links above were written through the blocks.
  OURO_POISON(block(carved), count * blockSize);
  carved += count;
  return true;
}

}  // namespace ouro
