// The heap.
//
// Three levels, each a multiple of the one below and aligned to its own size, so that masking an
// address finds the level above without any table:
//
//   arena  1 MiB   from the OS (mmap)           64 slots; arena.h
//   pool   16 KiB  a slot                       blocks of one size class and one family; pool.h
//   block  16 B..  what an object lies in       51 classes up to 8 KiB; pool.h
//
// What is larger than a block takes a run of slots, what is larger than an arena a region of its
// own; both have a pool's header, so Pool::of() holds for every block there is.
//
// Allocating is a pop, freeing a push
// -----------------------------------
// Each (family, size class) has a current pool. To allocate is to take the first block of its free
// list; to free is to find the block's pool by a mask and to put the block in front of its list,
// whichever pool that is. Neither calls anything. That is the design of mimalloc: the lists are
// short and local to a pool, so blocks that are handed out one after the other lie on few pages,
// and a list once begun does not wander over the whole heap. Everything else happens on slow paths:
//
//   there is no pool yet   the first few blocks of a rare size are taken from a roomier class
//   the list is empty      carve: cut a page's worth of fresh blocks from the pool, in the order of
//                          their addresses; memory that was never used costs no page
//   the pool is full       it is parked, in no list; the next pool of the class is taken from those
//                          with room, the one in the fullest arena first (so that others drain), or
//                          made of a free slot
//   a parked pool has room `used` falls to `wakeAt`, the one comparison that freeing makes: when an
//                          eighth of it is free, not at the first block, it is listed again
//   a listed pool is empty its slot goes back to the arena, when four others have followed
//   much is free slots     more than 3 MiB, a share of the heap and what had to be fetched again:
//                          unused arenas and the pages of free slots in the others go back to the
//                          OS
//
// A pool goes back only when it is empty: objects do not move. One that is left alone in an arena
// pins it; gc.pins() tells which.
//
// Counting
// --------
// Bytes are counted by the block, in one number: `headroom_`, what may still be handed out. The
// fast path subtracts the block's size from it and thereby both counts and checks the limit; what
// is in use is the ceiling less the headroom. When every allocation is to be seen (to let the n-th
// fail, to note who made what) the headroom is made negative, and all of them come to the slow
// path: no flag is tested on the fast one.
//
// Sources: D. Leijen, B. Zorn, L. de Moura, "Mimalloc: Free List Sharding in Action" (2019), for
// free lists by page and the fullest-first order; CPython's obmalloc, for arenas, pools and size
// classes, and the states empty, used and full that the figures show.

#include "gc/heap.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace ouro {

namespace {

constexpr size_t kKindsBytes = size_t{kMaxKinds} * kKindStride;

// Blocks that must be free before a parked pool is listed again. More than one, so that a full
// pool is not taken up for every single block, and so that young containers lie together: a young
// collection looks at whole pools.
uint32_t freeToList(const Pool* pool) {
  constexpr uint32_t kShare = 8;
  return std::max(1u, uint32_t{pool->capacity} / kShare);
}

constexpr unsigned slotsFor(size_t usable) {
  return unsigned((usable + kPoolBytes - 1) / kPoolBytes);
}

// Large blocks are charged by the page.
constexpr size_t largeUsable(size_t size) {
  return (size + kPageBytes - 1) / kPageBytes * kPageBytes;
}

constexpr size_t kMaxRunUsable = kMaxRunSlots * kPoolBytes;

// What free slots may hold of a small heap's memory: a page that is fetched anew costs as much as a
// hundred small objects, on a virtual machine a thousand. It is more where less has proved wrong:
// garbage that gathers until the collector comes, again and again, takes the same pages each time.
size_t slack(size_t inUse, const ArenaSet& arenas) {
  constexpr size_t kMiB = size_t{1} << 20;
  return std::clamp(inUse / 3, 3 * kMiB, 8 * kMiB) + arenas.refetchedBytes();
}

// How much memory free slots may hold: slack(), an eighth of what is in use, or up to one and a
// half times that when what was given was mostly taken again, so that a program which makes and
// drops the same again and again does not fetch its pages anew each time. (Blocks of 10 KB to 1 MB,
// 50 at a time, leave about as much free between them as they take: if no more than that may stay,
// each takes 4 times as long, with an eighth 20 times.) Making much and then dropping it leaves no
// churn: a slot given takes away nearly what a slot taken adds, and the sum is bounded by the heap.
size_t mostDirty(size_t inUse, size_t churn, const ArenaSet& arenas) {
  return std::max({slack(inUse, arenas), inUse / 8, std::min(inUse + inUse / 2, churn / 3)});
}

}  // namespace

alignas(Heap) constinit std::byte heapPlace[sizeof(Heap)];

HeapOwner::HeapOwner(const HeapHooks& hooks) { new (heapPlace) Heap(hooks); }

HeapOwner::~HeapOwner() { theHeap().~Heap(); }

Heap::Heap(const HeapHooks& hooks) : hooks_(hooks) {
  none_.state = PoolState::Current;
  none_.wakeAt = kNeverWake;
  for (auto& family : current_) std::fill(std::begin(family), std::end(family), &none_);
  // Address space only: pages come when kinds are made, and the base never moves.
  void* kinds = mmap(nullptr, kKindsBytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (kinds == MAP_FAILED) {
    std::fputs("ouro: no address space for the heap\n", stderr);
    std::abort();
  }
  kinds_ = static_cast<char*>(kinds);
}

Heap::~Heap() { munmap(kinds_, kKindsBytes); }

void* Heap::allocateKind(uint32_t* index) {
  if (freeKinds_ != 0) {
    *index = freeKinds_;
    freeKinds_ = std::exchange(kind(*index)->index, 0);
  } else if (kindsMade_ < kMaxKinds) {
    *index = kindsMade_++;
    if ((kindsMade_ & 0xff) == 0) kindsMade_ += lowestKindByte_;
  } else {
    return nullptr;
  }
  return kind(*index);
}

// A free kind has no name and no functions; its index leads to the next one.
void Heap::freeKind(uint32_t index) {
  std::memset(static_cast<void*>(kind(index)), 0, kKindStride);
  kind(index)->index = freeKinds_;
  freeKinds_ = index;
}

void Heap::setLimit(size_t bytes) {
  int64_t ceiling = int64_t(std::min(bytes, size_t(kNoLimit)));
  if (watched_) ceiling -= kWatchGap;
  headroom_ += ceiling - ceiling_;
  ceiling_ = ceiling;
  limit_ = bytes;
  collector_.limitChanged();
}

std::nullptr_t Heap::limitReached() {
  collector_.limitReached();
  return nullptr;
}

// ---- watched allocations: failure injection, and who asks to be told. While there is either, the
// headroom is negative: the fast paths, which compare with it, need to know nothing.

// Lifts the watch for one allocation that may succeed.
class Heap::Unwatched {
 public:
  Unwatched() { theHeap().setWatch(false); }
  ~Unwatched() { theHeap().setWatch(true); }
};

void Heap::setWatch(bool on) {
  if (watched_ == on) return;
  watched_ = on;
  headroom_ += on ? -kWatchGap : kWatchGap;
  ceiling_ += on ? -kWatchGap : kWatchGap;
}

void Heap::updateWatch() { setWatch(tellsHook_ || failingAttempt_ != 0); }

void Heap::failAllocation(uint64_t n) {
  attempts_ = 0;
  failingAttempt_ = n;
  updateWatch();
}

void Heap::watchAllocations(bool on) {
  tellsHook_ = on;
  updateWatch();
}

void* Heap::tellAllocated(void* block) {
  if (block && tellsHook_) hooks_.allocated(hooks_.context, block);
  return block;
}

// ---- small blocks: which pool a size class allocates from

void* Heap::takeBlockSlow(Family family, size_t sizeClass) {
  const size_t size = classBytes(sizeClass);
  if (watched_) {
    if (failsNow()) return nullptr;
    Unwatched lifted;
    return tellAllocated(takeBlock(family, size));
  }
  if (headroom_ < int64_t(size)) return limitReached();
  if (staysGuest(family, sizeClass)) return takeBlock(family, classBytes(sharedClassOf(sizeClass)));
  if (!current_[size_t(family)][sizeClass]->free && !refill(family, sizeClass)) return nullptr;
  return takeBlock(family, size);
}

// May a class without a pool do with a block of the shared class? Most sizes are rare: of the sixty
// in use when a program starts half have less than a page would hold, and each page costs the
// system more time than a thousand allocations.
bool Heap::staysGuest(Family family, size_t sizeClass) {
  constexpr size_t kMostBytes = kPageBytes / 2;
  if (current_[size_t(family)][sizeClass] != &none_) return false;
  const size_t shared = sharedClassOf(sizeClass);
  if (shared == sizeClass || listed_[size_t(family)][sizeClass].head) return false;
  uint8_t& guests = guests_[size_t(family)][sizeClass];
  if ((guests + 1) * classBytes(sizeClass) > kMostBytes) return false;
  if (headroom_ < int64_t(classBytes(shared))) return false;
  ++guests;
  return true;
}

// Sees to it that the class's current pool has a free block.
bool Heap::refill(Family family, size_t sizeClass) {
  Pool*& current = current_[size_t(family)][sizeClass];
  noteGrowth();
  if (current->carve()) return true;
  if (current != &none_) retire(current);
  Pool* next = chooseListed(family, sizeClass);
  if (next) {
    listed_[size_t(family)][sizeClass].remove(next);
    if (next->used == 0) *std::find(std::begin(resting_), std::end(resting_), next) = nullptr;
  } else {
    next = takeSlots(1, SlotUse::Pool);
    if (!next) return false;
    next->init(family, sizeClass);
    if (family == Family::Container) generations_[0].push(next);
  }
  next->state = PoolState::Current;
  next->wakeAt = kNeverWake;
  if (family == Family::Container) noteYoung(next);
  current = next;
  return next->free || next->carve();
}

// Of the first few pools that wait, the one whose arena is fullest; an empty one only if there is
// no other.
Pool* Heap::chooseListed(Family family, size_t sizeClass) {
  constexpr int kLookedAt = 4;
  Pool* best = nullptr;
  unsigned bestFree = ~0u;
  Pool* pool = listed_[size_t(family)][sizeClass].head;
  for (int i = 0; pool && i < kLookedAt; ++i, pool = pool->next) {
    const unsigned free = pool->used == 0 ? kArenaSlots : Arena::of(pool)->freeCount;
    if (free < bestFree) best = pool, bestFree = free;
  }
  return best;
}

// Takes the current pool of a class out of use for allocation.
void Heap::retire(Pool* pool) {
  current_[size_t(pool->family)][pool->sizeClass] = &none_;
  const uint32_t wanted = freeToList(pool);
  if (pool->capacity - pool->used >= wanted) {
    pool->state = PoolState::Listed;
    pool->wakeAt = 0;
    listed_[size_t(pool->family)][pool->sizeClass].push(pool);
  } else {
    pool->state = PoolState::Parked;
    pool->wakeAt = pool->capacity - wanted;
  }
}

// Called when freeing has brought pool->used down to pool->wakeAt.
void Heap::poolDrained(Pool* pool) {
  if (pool->isLarge()) return releaseLarge(pool);
  ClassList& list = listed_[size_t(pool->family)][pool->sizeClass];
  if (pool->state == PoolState::Parked) {
    pool->state = PoolState::Listed;
    pool->wakeAt = 0;
    list.push(pool);
  } else {
    rest(pool);
  }
}

// The pools that were emptied last stay listed, ready for use: a program whose stack of objects
// goes up and down would else cut the same pools into blocks again and again.
void Heap::rest(Pool* pool) {
  Pool* longest = std::exchange(resting_[nextToRest_++ % kRestingPools], pool);
  if (!longest) return;
  listed_[size_t(longest->family)][longest->sizeClass].remove(longest);
  releasePool(longest);
}

void Heap::releasePool(Pool* pool) {
  if (pool->family == Family::Container) generations_[pool->generation].remove(pool);
  giveSlots(pool, 1);
}

Pool* Heap::takeSlots(unsigned count, SlotUse use) {
  churn_ = std::min(churn_ + 10 * count * kPoolBytes, 5 * bytesInUse());
  return arenas_.takeSlots(count, use);
}

void Heap::giveSlots(Pool* first, unsigned count) {
  arenas_.giveSlots(first, count);
  noteShrinking();
  churn_ -= std::min(churn_, 9 * count * kPoolBytes);
  const size_t most = mostDirty(bytesInUse(), churn_, arenas_);
  if (arenas_.dirtyBytes() > most) [[unlikely]]
    arenas_.purge(most - most / 4);
}

void Heap::trimToSlack() { releaseFree(slack(bytesInUse(), arenas_)); }

// Free slots keep `kept` bytes of their pages.
void Heap::releaseFree(size_t kept) {
  arenas_.dropSpareHuge();
  releaseEmptyPools();
  arenas_.purge(kept);
}

void Heap::releaseEmptyPools() {
  std::fill(std::begin(resting_), std::end(resting_), nullptr);
  for (size_t family = 0; family < kFamilies; ++family) {
    for (size_t sizeClass = 0; sizeClass < kSizeClasses; ++sizeClass) {
      Pool*& current = current_[family][sizeClass];
      if (current != &none_ && current->used == 0) {
        releasePool(current);
        current = &none_;
      }
      ClassList& list = listed_[family][sizeClass];
      for (Pool *pool = list.head, *next; pool; pool = next) {
        next = pool->next;
        if (pool->used == 0) {
          list.remove(pool);
          releasePool(pool);
        }
      }
    }
  }
}

// After a collection the pools allocated from until now hold survivors, not young objects: the
// next allocation of each class notes its pool as young again.
void Heap::retireContainerPools() {
  for (Pool* pool : current_[size_t(Family::Container)]) {
    if (pool != &none_) retire(pool);
  }
}

// ---- large blocks

void* Heap::takeLarge(Family family, size_t size) {
  if (watched_) {
    if (failsNow()) return nullptr;
    Unwatched lifted;
    return tellAllocated(takeLarge(family, size));
  }
  if (size > size_t(kNoLimit) / 2) return nullptr;
  const size_t usable = largeUsable(size);
  if (headroom_ < int64_t(usable)) return limitReached();
  noteGrowth();
  Pool* pool = usable <= kMaxRunUsable ? takeSlots(slotsFor(usable), SlotUse::Run)
                                       : arenas_.takeHuge(usable);
  if (!pool) return nullptr;
  *pool = Pool{};
  pool->used = pool->capacity = pool->carved = 1;
  pool->blockSize = usable;
  pool->family = family;
  pool->sizeClass = kSizeClasses;
  pool->state = PoolState::Large;
  if (family == Family::Container) generations_[0].push(pool);
  headroom_ -= int64_t(usable);
  return pool->payload();
}

void Heap::releaseLarge(Pool* pool) {
  if (pool->family == Family::Container) generations_[pool->generation].remove(pool);
  if (Arena::of(pool)->isHuge) {
    arenas_.giveHuge(pool);
    noteShrinking();
    // What is kept of it counts with the free slots, and goes before them: it is fetched again in
    // huge pages, they are not. A large one may stay where they are few.
    const size_t most = mostDirty(bytesInUse(), churn_, arenas_), slots = arenas_.dirtyBytes();
    if (slots + arenas_.spareHugeBytes() > most && slots > most / 4) arenas_.dropSpareHuge();
  } else {
    giveSlots(pool, slotsFor(pool->blockSize));
  }
}

// Tries to resize where the pages lie (or by moving pages, not bytes).
bool Heap::resizeLarge(Pool*& pool, size_t newUsable) {
  if (Arena::of(pool)->isHuge) {
    if (newUsable <= kMaxRunUsable) return false;
    Pool* moved = arenas_.resizeHuge(pool, newUsable);
    if (!moved) return false;
    pool = moved;
  } else {
    if (newUsable > kMaxRunUsable) return false;
    const unsigned now = slotsFor(pool->blockSize), wanted = slotsFor(newUsable);
    if (now != wanted && !arenas_.resizeRun(pool, now, wanted)) return false;
  }
  headroom_ -= int64_t(newUsable) - int64_t(pool->blockSize);
  pool->blockSize = newUsable;
  return true;
}

// ---- resizing

void* Heap::resizeBlock(void* block, size_t oldSize, size_t newSize) {
  if (watched_) {
    if (newSize > oldSize && failsNow()) return nullptr;
    Unwatched lifted;
    return tellAllocated(resizeBlock(block, oldSize, newSize));
  }
  Pool* pool = Pool::of(block);
  if (newSize > size_t(kNoLimit) / 2) return nullptr;
  if (newSize <= kMaxBlockBytes) {
    if (sizeClassOf(newSize) == pool->sizeClass) return block;
  } else if (pool->isLarge()) {
    const size_t usable = largeUsable(newSize);
    if (headroom_ < int64_t(usable) - int64_t(pool->blockSize)) return limitReached();
    noteGrowth();
    if (resizeLarge(pool, usable)) return pool->payload();
  }
  // The old block is as good as free when the limit is asked.
  const int64_t old = int64_t(pool->blockSize);
  headroom_ += old;
  void* moved = takeBlock(pool->family, newSize);
  headroom_ -= old;
  if (!moved) return newSize <= oldSize ? block : nullptr;
  std::memcpy(moved, block, std::min(oldSize, newSize));
  if (pool->family != Family::Buffer) *static_cast<Object*>(block) = Object{0, 0};
  giveBlock(pool, block);
  return moved;
}

void* Heap::resizeBuffer(void* buffer, size_t oldSize, size_t newSize) {
  if (!buffer) return allocateBuffer(newSize);
  return resizeBlock(buffer, oldSize, newSize ? newSize : 1);
}

Object* Heap::resizeAtom(Object* atom, size_t oldSize, size_t newSize) {
  return static_cast<Object*>(resizeBlock(atom, oldSize, newSize));
}

// ---- figures

size_t Heap::liveObjects() const {
  size_t live = 0;
  arenas_.forEachPool([&](Pool* pool) {
    if (pool->family != Family::Buffer) live += pool->used;
  });
  return live;
}

void Heap::forEachObject(void (*each)(void* context, Object*), void* context) {
  arenas_.forEachPool([&](Pool* pool) {
    if (pool->family == Family::Buffer) return;
    forEachIn(pool, [&](Object* object) { each(context, object); });
  });
}

}  // namespace ouro
