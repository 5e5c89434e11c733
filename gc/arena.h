#pragma once
// Arenas: where the heap's memory comes from and goes back to.
//
// An arena is 1 MiB from the OS, aligned to 1 MiB, seen as 64 slots of 16 KiB. Slot 0 holds the
// headers of the arena and its pools, the others become pools or runs of slots for one large block:
//
//   |hdr|pool|pool|run---------|    |pool|    |    |run----|   ...   64 slots
//
// Slots are taken from the arena that has the fewest free ones, so that the others can drain, and
// those in memory first. When much of that is free slots, the arenas without any use are returned
// to the OS and so are the pages of free slots in the others. What does not fit in an arena gets a
// region of its own, with the same header in its first slot and one pool behind it, so that masking
// an address finds arena and pool in either case.

#include <cstddef>
#include <cstdint>

#include "gc/pool.h"

namespace ouro {

constexpr unsigned kUsableSlots = kArenaSlots - 1;
constexpr unsigned kMaxRunSlots = kUsableSlots;
constexpr size_t kPageBytes = 4096;

enum class SlotUse : uint8_t { Free, Pool, Run, RunRest };

struct Arena {
  size_t bytes;        // of the whole region
  uint64_t freeSlots;  // bit i: slot i is free
  uint64_t dirty;      // of the free ones, those that the OS has not got back
  Arena *previous, *next;
  bool isHuge;
  uint8_t freeCount;  // bits in freeSlots
  SlotUse use[kArenaSlots];
  Pool pools[kUsableSlots];  // of slot 1 and on

  static Arena* of(const void* block) {
    return reinterpret_cast<Arena*>(reinterpret_cast<uintptr_t>(block) & ~(kArenaBytes - 1));
  }
  bool isUnused() const { return freeCount == kUsableSlots; }
  Pool* pool(unsigned slot) { return &pools[slot - 1]; }
  char* slot(unsigned i) { return reinterpret_cast<char*>(this) + i * kPoolBytes; }
};
static_assert(sizeof(Arena) <= kPoolBytes);
static_assert(offsetof(Arena, pools) == kPoolHeadersOffset + kPoolHeaderBytes);

class ArenaSet {
 public:
  ArenaSet() = default;
  ~ArenaSet();
  ArenaSet(const ArenaSet&) = delete;
  ArenaSet& operator=(const ArenaSet&) = delete;

  // `count` slots in a row (1 to kMaxRunSlots) from the fullest arena that has them. Null when the
  // OS has no more. The pool's header is not set.
  Pool* takeSlots(unsigned count, SlotUse use);
  void giveSlots(Pool* first, unsigned count);
  // Makes a run longer or shorter where it lies. False when the slots behind it are taken.
  bool resizeRun(Pool* first, unsigned count, unsigned newCount);

  // A region of its own for a pool of `bytes` (header included).
  Pool* takeHuge(size_t bytes);
  void giveHuge(Pool* pool);
  // May move; null leaves the old one as it was.
  Pool* resizeHuge(Pool* pool, size_t newBytes);
  // Gives back the region that was kept for reuse.
  void dropSpareHuge();
  // Gives unused arenas back to the OS, and the pages of free slots in the others, until no more
  // than `keep` bytes of free slots are in memory.
  void purge(size_t keep);
  // The process ends: what gets free from now on goes back with all the rest.
  void end() { ending_ = true; }
  // Bytes of free slots that are still in memory.
  size_t dirtyBytes() const { return dirtySlots_ * kPoolBytes; }
  // How much of what purge() gave back was fetched again: so much more should have been kept. Fades
  // with each purge that finds something.
  size_t refetchedBytes() const { return refetchedSlots_ * kPoolBytes; }

  // Calls `each(Arena*)` for every arena and huge region.
  template <class Each>
  void forEach(Each&& each) const {
    for (Arena* head : byFree_) {
      for (Arena *arena = head, *next; arena; arena = next) {
        next = arena->next;
        each(arena);
      }
    }
    for (Arena *arena = huge_, *next; arena; arena = next) {
      next = arena->next;
      each(arena);
    }
  }
  // Calls `each(Pool*)` for every pool and run.
  template <class Each>
  void forEachPool(Each&& each) const {
    forEach([&](Arena* arena) {
      if (arena->isHuge) return each(arena->pool(1));
      for (unsigned slot = 1; slot < kArenaSlots; ++slot) {
        if (arena->use[slot] == SlotUse::Pool || arena->use[slot] == SlotUse::Run) {
          each(arena->pool(slot));
        }
      }
    });
  }
  // The second half of a huge page waits for use.
  bool hasTwin() const { return twin_; }
  size_t spareHugeBytes() const { return spareHuge_ ? spareHuge_->bytes : 0; }

 private:
  Arena* findSlots(unsigned count, bool warm, unsigned* slot) const;
  Arena* mapArena();
  Arena* reuseHuge(size_t bytes);
  Arena* freshArena();
  void list(Arena* arena);
  void unlist(Arena* arena);
  void purgeArena(Arena* arena);
  void noteFetched(size_t slots);
  void markTaken(Arena* arena, unsigned slot, unsigned count, SlotUse use);
  void markFree(Arena* arena, unsigned slot, unsigned count);

  Arena* byFree_[kArenaSlots] = {};  // lists by number of free slots, 0 to 63
  uint64_t nonEmpty_ = 0;            // bit n: byFree_[n] is not empty
  Arena* twin_ = nullptr;            // mapped together with another one, not made yet
  size_t mapped_ = 0;                // arenas in the lists
  bool ending_ = false;
  size_t dirtySlots_ = 0;
  size_t purgedSlots_ = 0;  // and not fetched again
  size_t refetchedSlots_ = 0;
  Arena* huge_ = nullptr;
  Arena* spareHuge_ = nullptr;  // the largest small one given back
};

}  // namespace ouro
