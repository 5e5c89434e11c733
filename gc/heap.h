#pragma once
// The heap's face: allocation, kinds, limits. How it works is told in arena.h, pool.h and
// collector.h.
//
// Three families of blocks never share a pool: atoms (objects that own no references or can never
// be in a cycle), containers (what the collector looks at) and buffers (raw memory of lists,
// dicts). So the collector finds every container by walking container pools, and a free block in an
// object pool is known by its zero kind.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "gc/arena.h"
#include "gc/collector.h"
#include "gc/kind.h"
#include "gc/pool.h"
#include "gc/release_queue.h"

namespace ouro {

// What the heap needs from its owner. All may be null.
struct HeapHooks {
  void* context = nullptr;
  // Every reference held outside the heap: call stack, tables, fields of the owner.
  void (*visitRoots)(void* context, Visitor&) = nullptr;
  // Clears all weak references to the dying object, then runs their callbacks.
  void (*dropWeakrefs)(void* context, Object* dying) = nullptr;
  // Before a collection finalises: clears the weak references to all of `garbage` (objects marked
  // kCandidate and not kReachable), then runs the callbacks of those references that are not
  // garbage themselves.
  void (*dropWeakrefsOfGarbage)(void* context, Object** garbage, size_t count) = nullptr;
  // Around each collection, for gc.callbacks and --gc-log.
  void (*collectionStarts)(void* context, int generation) = nullptr;
  void (*collectionEnds)(void* context, const CollectionReport&) = nullptr;
  // While any debug flag is set: the garbage just found, before it is cleared. With kDebugSaveAll
  // the hook takes a reference to each object (gc.garbage) and nothing is cleared.
  void (*garbageFound)(void* context, Object** garbage, size_t count, uint32_t flags) = nullptr;
  // After each allocation while watchAllocations(true) is in force; the block is not initialised.
  void (*allocated)(void* context, const void* block) = nullptr;
  // While failAllocation() is in force: is the n-th allocation to fail?
  bool (*failsAllocation)(void* context, uint64_t n) = nullptr;
};

class Heap {
 public:
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // ---- kinds. A kind's memory is kKindStride bytes, zeroed; the caller constructs in it.
  // Null when kMaxKinds are in use.
  void* allocateKind(uint32_t* index);
  void freeKind(uint32_t index);
  // The kinds made so far, fewer than 256, are from now on the only ones whose index has its low
  // byte: Object::kindByte() is enough to know them.
  void setKindsApart() { lowestKindByte_ = kindsMade_; }
  Kind* kind(uint32_t index) const {
    return reinterpret_cast<Kind*>(kinds_ + size_t{index} * kKindStride);
  }
  // kind(object->kindIndex()); the compiler would shift there and back.
  Kind* kindOf(const Object* object) const {
    constexpr uint32_t kIndexPerByte = (1u << kKindShift) / kKindStride;
    return reinterpret_cast<Kind*>(kinds_ + (object->meta & kKindMask) / kIndexPerByte);
  }

  // ---- objects. Count 1, flags 0, fields uninitialised except that containers are zeroed (they
  // are tracked from the start, in generation 0). Null at the limit or when memory is out.
  Object* allocateAtom(size_t size, uint32_t kindIndex);
  Object* allocateContainer(size_t size, uint32_t kindIndex);
  // As allocateContainer, with its fields uninitialised: for a caller that fills all of them
  // before anything else can happen.
  Object* allocateContainerRaw(size_t size, uint32_t kindIndex);
  // Changes the size of an atom that only the caller refers to; it may move. Null (and the atom as
  // it was) at the limit. Cheap within the block, and for what spans many pages.
  Object* resizeAtom(Object* atom, size_t oldSize, size_t newSize);
  // Frees the block alone; destroyObject calls it, and whoever must undo a half-made object.
  void freeBlock(Object* object);
  // Bytes of the block an object occupies.
  static size_t blockSize(const void* block) { return Pool::of(block)->blockSize; }
  // Puts a container into generation 0.
  void track(Object* object);
  void untrack(Object* object) { object->unset(kTracked); }

  // ---- buffers: raw memory for items. Null at the limit. resize may move; `size` arguments are
  // what was asked for. Buffers are 8-byte aligned.
  void* allocateBuffer(size_t size);
  void* resizeBuffer(void* buffer, size_t oldSize, size_t newSize);
  void freeBuffer(void* buffer, size_t size);

  // ---- limits and figures
  void setLimit(size_t bytes);  // of bytesInUse; SIZE_MAX: none
  size_t limit() const { return limit_; }
  // Failure injection: the n-th allocation from now on fails (UINT64_MAX: none, they are counted
  // only). How every path copes with it is what tests/failures.py looks at.
  void failAllocation(uint64_t n);
  // How many allocations there have been since; 0 unless failAllocation() was called.
  uint64_t injectedAllocations() const { return attempts_; }
  // Calls the hook `allocated` for each allocation.
  void watchAllocations(bool on);
  // The sum of the sizes of all blocks in use.
  size_t bytesInUse() const { return size_t(ceiling_ - headroom_); }
  size_t liveObjects() const;  // atoms and containers in use, now
  // Calls `each` for every live object. It must neither allocate nor free.
  void forEachObject(void (*each)(void* context, Object*), void* context);
  // Returns what empty pools and free slots hold to the OS.
  void trim() { releaseFree(0); }
  // ... but for a few MiB, which a program that runs on will soon want again.
  void trimToSlack();
  // Nothing more goes back before the heap itself does.
  void end() { arenas_.end(); }

  bool isReleasing() const { return releases_.isBusy(); }
  Collector& collector() { return collector_; }
  const Collector& collector() const { return collector_; }
  const HeapHooks& hooks() const { return hooks_; }
  void setHooks(const HeapHooks& hooks) { hooks_ = hooks; }
  const ArenaSet& arenas() const { return arenas_; }
  // A collection is due: the machine calls collector().collectDue() at its next safe point.
  bool collectionDue() const { return collector_.due(); }
  int64_t pressure() const { return collector_.pressure(); }  // above 0 when one is due

 private:
  friend class HeapOwner;
  friend class Collector;
  friend class Audit;
  friend class ReleaseQueue;
  friend void destroyObject(Object* object);

  static constexpr int64_t kNoLimit = INT64_MAX;
  // Taken from the headroom while allocations are watched, so that each comes to a slow path.
  static constexpr int64_t kWatchGap = int64_t{1} << 62;
  class Unwatched;

  explicit Heap(const HeapHooks& hooks);
  ~Heap();
  void* takeBlock(Family family, size_t size);
  void* takeBlockSlow(Family family, size_t sizeClass);
  void* takeLarge(Family family, size_t size);
  void giveBlock(Pool* pool, void* block);
  bool refill(Family family, size_t sizeClass);
  bool staysGuest(Family family, size_t sizeClass);
  Pool* chooseListed(Family family, size_t sizeClass);
  void makeCurrent(Pool* pool);
  void retire(Pool* pool);
  void poolDrained(Pool* pool);
  void rest(Pool* pool);
  void releasePool(Pool* pool);
  void releaseFree(size_t kept);
  void releaseEmptyPools();
  Pool* takeSlots(unsigned count, SlotUse use);
  void giveSlots(Pool* first, unsigned count);
  void releaseLarge(Pool* pool);
  void* resizeBlock(void* block, size_t oldSize, size_t newSize);
  bool resizeLarge(Pool*& pool, size_t newUsable);
  void updateWatch();
  void setWatch(bool on);
  bool failsNow() {
    if (++attempts_ == failingAttempt_) return true;
    return hooks_.failsAllocation && hooks_.failsAllocation(hooks_.context, attempts_);
  }
  void* tellAllocated(void* block);
  std::nullptr_t limitReached();
  // Fresh memory is about to be used: is it time to collect?
  void noteGrowth() {
    if (bytesInUse() > collector_.byteMark()) [[unlikely]]
      collector_.bytesDue();
  }
  void noteShrinking() {
    if (bytesInUse() < collector_.shrunkMark()) [[unlikely]]
      collector_.heapShrank();
  }
  // The collector's part: generations_[g] holds the container pools in which objects of
  // generation g, but no younger ones, may be found.
  void noteYoung(Pool* pool);
  void retireContainerPools();

  // Bytes that may still be handed out: the count of bytes and the limit's check in one.
  int64_t headroom_ = kNoLimit;
  int64_t ceiling_ = kNoLimit;  // the limit, as far as it fits
  char* kinds_ = nullptr;
  Collector collector_;
  Pool* current_[kFamilies][kSizeClasses];
  ReleaseQueue releases_;
  HeapHooks hooks_;
  size_t limit_ = SIZE_MAX;
  ClassList listed_[kFamilies][kSizeClasses];
  uint8_t guests_[kFamilies][kSizeClasses] = {};  // blocks taken from a shared class
  GenerationList generations_[3];
  ArenaSet arenas_;
  static constexpr size_t kRestingPools = 4;
  Pool* resting_[kRestingPools] = {};  // listed ones without any block in use
  size_t churn_ = 0;                   // bytes of slots that were given and taken again
  size_t nextToRest_ = 0;              // the one that has rested longest, if any
  uint32_t kindsMade_ = 1;             // 0 is never given out: it marks free blocks
  uint32_t lowestKindByte_ = 0;        // of the index of a kind that is made
  uint32_t freeKinds_ = 0;             // list of recycled indices, linked through their memory
  bool watched_ = false;               // each allocation takes a slow path, for one of these:
  bool tellsHook_ = false;             // hooks_.allocated
  uint64_t failingAttempt_ = 0;        // failure injection
  uint64_t attempts_ = 0;
  Pool none_{};  // the current pool of a class that has none: full for ever
};

// A process has one heap at a time. It lies at an address that instructions name, so that nothing
// has to look for it (a death through the arena's header, by two loads that wait for each other).
alignas(Heap) extern std::byte heapPlace[sizeof(Heap)];
inline Heap& theHeap() { return reinterpret_cast<Heap&>(heapPlace); }

// Makes the heap, and returns every arena to the OS; objects still alive are simply gone then.
class HeapOwner {
 public:
  explicit HeapOwner(const HeapHooks& hooks = {});
  ~HeapOwner();
  HeapOwner(const HeapOwner&) = delete;
  HeapOwner& operator=(const HeapOwner&) = delete;
};

// ---- the fast paths

inline void* Heap::takeBlock(Family family, size_t size) {
  if (size > kMaxBlockBytes) [[unlikely]]
    return takeLarge(family, size);
  const size_t sizeClass = sizeClassOf(size);
  Pool* pool = current_[size_t(family)][sizeClass];
  FreeBlock* block = pool->free;
  const int64_t left = headroom_ - int64_t(pool->blockSize);
  if (!block || left < 0) [[unlikely]]
    return takeBlockSlow(family, sizeClass);
  headroom_ = left;
  OURO_UNPOISON(block, pool->blockSize);
  pool->free = block->next;
  ++pool->used;
  return block;
}

inline Object* Heap::allocateAtom(size_t size, uint32_t kindIndex) {
  Object* object = static_cast<Object*>(takeBlock(Family::Atom, size));
  if (!object) [[unlikely]]
    return nullptr;
  object->refs = 1;
  object->meta = kindIndex << kKindShift;
  return object;
}

inline Object* Heap::allocateContainerRaw(size_t size, uint32_t kindIndex) {
  Object* object = static_cast<Object*>(takeBlock(Family::Container, size));
  if (!object) [[unlikely]]
    return nullptr;
  object->refs = 1;
  object->meta = kindIndex << kKindShift | kTracked;
  collector_.noteAllocation();
  return object;
}

inline Object* Heap::allocateContainer(size_t size, uint32_t kindIndex) {
  Object* object = allocateContainerRaw(size, kindIndex);
  if (object) [[likely]]
    std::memset(static_cast<void*>(object + 1), 0, size - sizeof(Object));
  return object;
}

inline void Heap::giveBlock(Pool* pool, void* memory) {
  FreeBlock* block = static_cast<FreeBlock*>(memory);
  // Read here and written below: an addition in memory would make each release wait for the one
  // before (3.35 against 2.85 ns for a block that is made and given back).
  const int64_t room = headroom_ + int64_t(pool->blockSize);
  block->next = pool->free;
  pool->free = block;
  headroom_ = room;
#ifdef OURO_CHECKED
  if (!pool->isLarge()) {
    std::memset(static_cast<void*>(block + 1), kFreePattern, pool->blockSize - sizeof(FreeBlock));
  }
#endif
  OURO_POISON(block, pool->blockSize);
  if (--pool->used == pool->wakeAt) [[unlikely]]
    poolDrained(pool);
}

inline void Heap::freeBlock(Object* object) {
  Pool* pool = Pool::of(object);
  collector_.noteRelease(pool->family == Family::Container);
  object->refs = 0;
  object->meta = 0;
  giveBlock(pool, object);
}

inline void* Heap::allocateBuffer(size_t size) { return takeBlock(Family::Buffer, size); }

inline void Heap::freeBuffer(void* buffer, size_t) { giveBlock(Pool::of(buffer), buffer); }

inline void Heap::noteYoung(Pool* pool) {
  if (pool->generation == 0) return;
  generations_[pool->generation].remove(pool);
  pool->generation = 0;
  generations_[0].push(pool);
}

inline void Heap::track(Object* object) {
  object->meta = (object->meta & ~kGenerationMask) | kTracked;
  noteYoung(Pool::of(object));
}

}  // namespace ouro
