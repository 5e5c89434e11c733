#include "gc/pool.h"

#include <algorithm>
#include <cstring>

namespace ouro {

namespace {
constexpr size_t kCarveBytes = 4096;
}

void Pool::init(Family ofFamily, size_t ofClass) {
  *this = Pool{};
  blockSize = classBytes(ofClass);
  capacity = uint16_t(kPoolBytes / blockSize);
  family = ofFamily;
  sizeClass = uint8_t(ofClass);
  state = PoolState::Current;
  wakeAt = kNeverWake;
}

// New blocks come in the order of their addresses, before those that `free` holds.
bool Pool::carve() {
  if (carved == capacity) return false;
  const size_t count =
      std::min(size_t(capacity - carved), std::max<size_t>(1, kCarveBytes / blockSize));
  FreeBlock** tail = &free;
  FreeBlock* rest = free;
  for (size_t i = 0; i < count; ++i) {
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
  carved = uint16_t(carved + count);
  return true;
}

}  // namespace ouro
