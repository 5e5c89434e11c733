#include "gc/arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <utility>

namespace ouro {

namespace {

constexpr unsigned kMaxProbes = 64;  // arenas looked at for a run before a new one is mapped

constexpr size_t kHugePageBytes = 2 * kArenaBytes;

// From this many arenas on they are mapped two at a time, in one huge page. Making five million
// objects of 32 bytes then takes 16 ns each instead of 41, and freeing them 7 instead of 13 (most
// of it was page faults); a small heap does not pay with memory it has no use for. (Over
// tests/bench 2 means 40 % more page faults than 1, each of which costs up to 10 us, for 3 % less
// memory.)
constexpr size_t kHugePagesFrom = 1;

// A region of its own up to this size is kept when it is freed, for the next one: a loop that makes
// and drops a large string then touches the same pages, not new ones.
constexpr size_t kMaxSpareHuge = 8 * kArenaBytes;

// What is fetched again beyond so much is no reason to keep more: it comes in huge pages.
constexpr size_t kMaxRefetched = 16 * kArenaSlots;

constexpr size_t roundUp(size_t bytes, size_t unit) { return (bytes + unit - 1) / unit * unit; }

char* map(void* hint, size_t bytes, int protection) {
  void* at = mmap(hint, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return at == MAP_FAILED ? nullptr : static_cast<char*>(at);
}

// `bytes` (whole pages) at a multiple of `alignment`: maps more and gives back both ends.
char* mapAligned(size_t bytes, int protection, size_t alignment = kArenaBytes) {
  const size_t more = bytes + alignment - kPageBytes;
  if (more < bytes) return nullptr;
  char* start = map(nullptr, more, protection);
  if (!start) return nullptr;
  char* aligned = start + (-reinterpret_cast<uintptr_t>(start) & (alignment - 1));
  if (aligned != start) munmap(start, size_t(aligned - start));
  char *end = aligned + bytes, *mappedEnd = start + more;
  if (end != mappedEnd) munmap(end, size_t(mappedEnd - end));
  return aligned;
}

// A region of its own lies in huge pages as far as it fills them.
char* mapRegion(size_t bytes, int protection) {
  return mapAligned(bytes, protection, kHugePageBytes);
}

// What a region for so many bytes takes. That is all of the last huge page, one page fault instead
// of hundreds, if most of it is filled, or is going to be: what grows will grow on.
size_t regionBytes(size_t bytes, bool grows) {
  bytes = roundUp(bytes, kPageBytes) + kPoolBytes;
  const bool whole = grows || bytes % kHugePageBytes > kHugePageBytes / 2;
  return whole ? roundUp(bytes, kHugePageBytes) : bytes;
}

void askForHugePages(Arena* arena, size_t bytes) {
  if (bytes >= kHugePageBytes) madvise(arena, bytes, MADV_HUGEPAGE);
}

void unmap(Arena* arena) {
  const size_t bytes = arena->bytes;
  OURO_UNPOISON(arena, bytes);
  munmap(arena, bytes);
}

// Bits from `slot` on, `count` of them.
uint64_t slotMask(unsigned slot, unsigned count) { return ((uint64_t{1} << count) - 1) << slot; }

// The lowest slot where `count` free ones begin; kArenaSlots when there is none.
unsigned findRun(uint64_t free, unsigned count) {
  // After each step bit i says that `have` slots from i on are free.
  for (unsigned have = 1; have < count && free;) {
    const unsigned step = have < count - have ? have : count - have;
    free &= free >> step;
    have += step;
  }
  return free ? unsigned(__builtin_ctzll(free)) : kArenaSlots;
}

uint64_t bitCount(uint64_t bits) { return uint64_t(__builtin_popcountll(bits)); }

}  // namespace

ArenaSet::~ArenaSet() {
  forEach([](Arena* arena) { unmap(arena); });
  if (twin_) munmap(twin_, kArenaBytes);
  dropSpareHuge();
}

void ArenaSet::list(Arena* arena) {
  const unsigned n = arena->freeCount;
  arena->previous = nullptr;
  arena->next = byFree_[n];
  if (arena->next) arena->next->previous = arena;
  byFree_[n] = arena;
  nonEmpty_ |= uint64_t{1} << n;
}

void ArenaSet::unlist(Arena* arena) {
  const unsigned n = arena->freeCount;
  (arena->previous ? arena->previous->next : byFree_[n]) = arena->next;
  if (arena->next) arena->next->previous = arena->previous;
  if (!byFree_[n]) nonEmpty_ &= ~(uint64_t{1} << n);
}

Arena* ArenaSet::mapArena() {
  if (Arena* twin = std::exchange(twin_, nullptr)) return twin;
  if (mapped_ < kHugePagesFrom) {
    return reinterpret_cast<Arena*>(mapAligned(kArenaBytes, PROT_READ | PROT_WRITE));
  }
  char* pair = mapAligned(kHugePageBytes, PROT_READ | PROT_WRITE, kHugePageBytes);
  if (!pair) return nullptr;
  madvise(pair, kHugePageBytes, MADV_HUGEPAGE);
  twin_ = reinterpret_cast<Arena*>(pair + kArenaBytes);
  dirtySlots_ += 2 * kUsableSlots;  // the first touch brings all of the huge page into memory
  noteFetched(2 * kUsableSlots);
  return reinterpret_cast<Arena*>(pair);
}

// An arena that is in no list yet.
Arena* ArenaSet::freshArena() {
  const bool inHugePage = twin_ || mapped_ >= kHugePagesFrom;
  Arena* arena = mapArena();
  if (!arena) return nullptr;
  ++mapped_;
  arena->bytes = kArenaBytes;
  arena->freeSlots = ~uint64_t{1};
  arena->freeCount = kUsableSlots;
  arena->dirty = inHugePage ? arena->freeSlots : 0;
  return arena;
}

// The fullest arena with so many free slots in a row, and the first of these; `warm`: in memory.
Arena* ArenaSet::findSlots(unsigned count, bool warm, unsigned* slot) const {
  unsigned probes = 0;
  for (uint64_t left = nonEmpty_ & ~slotMask(0, count); left; left &= left - 1) {
    for (Arena* arena = byFree_[__builtin_ctzll(left)]; arena; arena = arena->next) {
      if (probes++ == kMaxProbes) return nullptr;
      *slot = findRun(warm ? arena->dirty : arena->freeSlots, count);
      if (*slot != kArenaSlots) return arena;
    }
  }
  return nullptr;
}

// Slots that are in memory cost no page faults.
Pool* ArenaSet::takeSlots(unsigned count, SlotUse use) {
  unsigned slot = kArenaSlots;
  Arena* chosen = dirtySlots_ >= count ? findSlots(count, true, &slot) : nullptr;
  if (!chosen) chosen = findSlots(count, false, &slot);
  if (chosen) {
    unlist(chosen);
  } else {
    chosen = freshArena();
    if (!chosen) return nullptr;
    slot = 1;
  }
  markTaken(chosen, slot, count, use);
  list(chosen);
  return chosen->pool(slot);
}

void ArenaSet::noteFetched(size_t slots) {
  const size_t again = std::min(slots, purgedSlots_);
  purgedSlots_ -= again;
  refetchedSlots_ = std::min(refetchedSlots_ + again, kMaxRefetched);
}

void ArenaSet::markTaken(Arena* arena, unsigned slot, unsigned count, SlotUse use) {
  const uint64_t mask = slotMask(slot, count);
  const uint64_t warm = bitCount(arena->dirty & mask);
  noteFetched(count - warm);
  dirtySlots_ -= warm;
  arena->dirty &= ~mask;
  arena->freeSlots &= ~mask;
  arena->freeCount = uint8_t(arena->freeCount - count);
  arena->use[slot] = use;
  for (unsigned i = 1; i < count; ++i) arena->use[slot + i] = SlotUse::RunRest;
}

void ArenaSet::markFree(Arena* arena, unsigned slot, unsigned count) {
  OURO_UNPOISON(arena->slot(slot), count * kPoolBytes);
  arena->freeSlots |= slotMask(slot, count);
  arena->freeCount = uint8_t(arena->freeCount + count);
  arena->dirty |= slotMask(slot, count);
  dirtySlots_ += count;
  for (unsigned i = 0; i < count; ++i) arena->use[slot + i] = SlotUse::Free;
}

void ArenaSet::giveSlots(Pool* first, unsigned count) {
  Arena* arena = Arena::of(first);
  unlist(arena);
  markFree(arena, first->slot(), count);
  list(arena);
}

// The fullest arenas come last: their slots are the first to be used again.
void ArenaSet::purge(size_t keep) {
  if (ending_) return;
  const size_t before = dirtySlots_;
  if (twin_ && dirtyBytes() > keep) {
    munmap(std::exchange(twin_, nullptr), kArenaBytes);
    dirtySlots_ -= kUsableSlots;
  }
  while (byFree_[kUsableSlots] && dirtyBytes() > keep) {
    Arena* unused = byFree_[kUsableSlots];
    unlist(unused);
    dirtySlots_ -= bitCount(unused->dirty);
    unmap(unused);
    --mapped_;
  }
  for (unsigned n = kUsableSlots; n > 0 && dirtyBytes() > keep; --n) {
    for (Arena* arena = byFree_[n]; arena && dirtyBytes() > keep; arena = arena->next) {
      purgeArena(arena);
    }
  }
  if (dirtySlots_ == before) return;
  purgedSlots_ += before - dirtySlots_;
  refetchedSlots_ -= refetchedSlots_ / 8;
}

void ArenaSet::purgeArena(Arena* arena) {
  dirtySlots_ -= bitCount(arena->dirty);
  while (arena->dirty) {  // one call for each run of dirty slots
    const unsigned first = unsigned(__builtin_ctzll(arena->dirty));
    const uint64_t clean = ~(arena->dirty >> first);
    const unsigned count = clean ? unsigned(__builtin_ctzll(clean)) : kArenaSlots - first;
    madvise(arena->slot(first), count * kPoolBytes, MADV_DONTNEED);
    arena->dirty &= ~slotMask(first, count);
  }
}

bool ArenaSet::resizeRun(Pool* first, unsigned count, unsigned newCount) {
  Arena* arena = Arena::of(first);
  const unsigned slot = first->slot();
  if (slot + newCount > kArenaSlots) return false;
  if (newCount > count) {
    const uint64_t more = slotMask(slot + count, newCount - count);
    if ((arena->freeSlots & more) != more) return false;
  }
  unlist(arena);
  if (newCount < count) {
    markFree(arena, slot + newCount, count - newCount);
  } else {
    markTaken(arena, slot + count, newCount - count, SlotUse::RunRest);
  }
  list(arena);
  return true;
}

// The region given back last, cut to size, when it is not much too large.
Arena* ArenaSet::reuseHuge(size_t bytes) {
  if (!spareHuge_ || spareHuge_->bytes < bytes || spareHuge_->bytes / 2 > bytes) return nullptr;
  Arena* arena = std::exchange(spareHuge_, nullptr);
  if (arena->bytes > bytes) {
    munmap(reinterpret_cast<char*>(arena) + bytes, arena->bytes - bytes);
  }
  return arena;
}

Pool* ArenaSet::takeHuge(size_t bytes) {
  bytes = regionBytes(bytes, false);
  Arena* arena = reuseHuge(bytes);
  if (!arena) {
    arena = reinterpret_cast<Arena*>(mapRegion(bytes, PROT_READ | PROT_WRITE));
    if (!arena) return nullptr;
    askForHugePages(arena, bytes);
  }
  arena->bytes = bytes;
  arena->previous = nullptr;
  arena->isHuge = true;
  arena->next = huge_;
  if (huge_) huge_->previous = arena;
  huge_ = arena;
  return arena->pool(1);
}

void ArenaSet::giveHuge(Pool* pool) {
  Arena* arena = Arena::of(pool);
  (arena->previous ? arena->previous->next : huge_) = arena->next;
  if (arena->next) arena->next->previous = arena->previous;
  if (arena->bytes > kMaxSpareHuge || (spareHuge_ && spareHuge_->bytes > arena->bytes)) {
    return unmap(arena);
  }
  dropSpareHuge();
  OURO_UNPOISON(arena, arena->bytes);
  spareHuge_ = arena;
}

void ArenaSet::dropSpareHuge() {
  if (spareHuge_) unmap(spareHuge_);
  spareHuge_ = nullptr;
}

Pool* ArenaSet::resizeHuge(Pool* pool, size_t newBytes) {
  Arena* arena = Arena::of(pool);
  const bool grows = newBytes > pool->blockSize;
  newBytes = regionBytes(newBytes, grows);
  if (newBytes == arena->bytes || (grows && newBytes < arena->bytes)) return pool;
  // What grows in steps passes the spare region by; both together would be twice the memory.
  if (grows) dropSpareHuge();
  if (mremap(arena, arena->bytes, newBytes, 0) == MAP_FAILED) {
    // Reserves an aligned place, then moves the pages there without copying them.
    char* place = mapRegion(newBytes, PROT_NONE);
    if (!place) return nullptr;
    if (mremap(arena, arena->bytes, newBytes, MREMAP_MAYMOVE | MREMAP_FIXED, place) == MAP_FAILED) {
      munmap(place, newBytes);
      return nullptr;
    }
    arena = reinterpret_cast<Arena*>(place);
    (arena->previous ? arena->previous->next : huge_) = arena;
    if (arena->next) arena->next->previous = arena;
  }
  arena->bytes = newBytes;
  askForHugePages(arena, newBytes);
  return arena->pool(1);
}

}  // namespace ouro
