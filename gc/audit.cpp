#include "gc/audit.h"

#include <cstdarg>
#include <unordered_map>
#include <vector>

namespace ouro {

namespace {

OURO_READS_FREE_BLOCKS FreeBlock* nextOf(const FreeBlock* block) { return block->next; }
OURO_READS_FREE_BLOCKS uint32_t refsOf(const Object* block) { return block->refs; }

// Freed blocks of a checked build are filled with 0xDB behind their link.
OURO_READS_FREE_BLOCKS bool isUntouched(const FreeBlock* block, size_t size) {
  const unsigned char* bytes = reinterpret_cast<const unsigned char*>(block);
  for (size_t i = sizeof(FreeBlock); i < size; ++i) {
    if (bytes[i] != kFreePattern) return false;
  }
  return true;
}

class Complaints {
 public:
  explicit Complaints(std::FILE* out) : out_(out) {}

  [[gnu::format(printf, 2, 3)]] void add(const char* format, ...) {
    constexpr size_t kPrinted = 100;
    if (++count_ > kPrinted || !out_) return;
    std::fputs("ouro: audit: ", out_);
    va_list arguments;
    va_start(arguments, format);
    std::vfprintf(out_, format, arguments);
    va_end(arguments);
    std::fputc('\n', out_);
  }
  size_t count() const { return count_; }

 private:
  std::FILE* out_;
  size_t count_ = 0;
};

const void* address(const void* p) { return p; }

// ---- counts

// How many references were found to each block of each object pool.
class FoundCounts : public Visitor {
 public:
  FoundCounts(Heap& heap, Complaints& complaints)
      : Visitor{&child}, heap_(heap), complaints_(complaints) {
    heap.arenas().forEachPool([&](Pool* pool) {
      if (pool->family != Family::Buffer) found_[pool].resize(pool->carved);
    });
  }
  // The object whose children are visited next; null: the roots.
  void setOwner(Object* owner) { owner_ = owner; }
  uint32_t of(Object* object) {
    const uint32_t* slot = find(object);
    return slot ? *slot : 0;
  }

 private:
  static void child(Visitor& self, Object* object) {
    FoundCounts& counts = static_cast<FoundCounts&>(self);
    uint32_t* slot = counts.find(object);
    if (!slot) return counts.complain("outside the heap", object);
    if (metaOfBlock(object) == 0) return counts.complain("freed", object);
    ++*slot;
  }
  // Null when no object can be at this address.
  uint32_t* find(const Object* object) {
    Pool* pool = Pool::of(object);
    const auto at = found_.find(pool);
    if (at == found_.end()) return nullptr;
    const size_t offset = size_t(reinterpret_cast<const char*>(object) - pool->payload());
    const size_t i = offset / pool->blockSize;
    return offset % pool->blockSize == 0 && i < at->second.size() ? &at->second[i] : nullptr;
  }
  void complain(const char* what, const Object* object) {
    complaints_.add("a %s (%p) refers to an object that is %s: %p",
                    owner_ ? heap_.kindOf(owner_)->name : "root", address(owner_), what,
                    address(object));
  }

  Heap& heap_;
  Complaints& complaints_;
  Object* owner_ = nullptr;
  std::unordered_map<Pool*, std::vector<uint32_t>> found_;
};

template <class Each>
void forEachLive(Heap& heap, Each each) {
  heap.forEachObject([](void* context, Object* object) { (*static_cast<Each*>(context))(object); },
                     &each);
}

}  // namespace

size_t auditCounts(Heap& heap, AuditMode mode, std::FILE* out) {
  Complaints complaints(out);
  FoundCounts found(heap, complaints);
  if (heap.hooks().visitRoots) heap.hooks().visitRoots(heap.hooks().context, found);
  forEachLive(heap, [&](Object* object) {
    const Kind* kind = heap.kindOf(object);
    found.setOwner(object);
    if (kind->traverse) kind->traverse(object, found);
  });
  forEachLive(heap, [&](Object* object) {
    const uint32_t expected = found.of(object);
    if (object->refs == expected) return;
    if (mode == AuditMode::LowerBound && object->refs > expected) return;
    complaints.add("a %s (%p) counts %u references, %u were found", heap.kindOf(object)->name,
                   address(object), object->refs, expected);
  });
  return complaints.count();
}

// ---- pools

// A friend of the heap, to see its lists.
class Audit {
 public:
  Audit(Heap& heap, std::FILE* out) : heap_(heap), complaints_(out) {}

  size_t run() {
    heap_.arenas().forEach([&](Arena* arena) { checkArena(arena); });
    heap_.arenas().forEachPool([&](Pool* pool) { checkPool(pool); });
    checkLists();
    if (bytes_ != heap_.bytesInUse()) {
      complaints_.add("%zu bytes are in use, the heap counts %zu", bytes_, heap_.bytesInUse());
    }
    return complaints_.count();
  }

 private:
  void checkArena(Arena* arena) {
    if (arena->isHuge) return;
    for (unsigned slot = 1; slot < kArenaSlots; ++slot) {
      const bool marked = arena->freeSlots >> slot & 1;
      if (marked != (arena->use[slot] == SlotUse::Free)) {
        complaints_.add("arena %p: slot %u is both free and in use", address(arena), slot);
      }
    }
  }

  void checkPool(Pool* pool) {
    bytes_ += size_t{pool->used} * pool->blockSize;
    const size_t free = checkFreeList(pool);
    if (pool->used + free != pool->carved || pool->carved > pool->capacity) {
      complaints_.add("pool %p: %u blocks used, %zu free, %u cut, room for %u", address(pool),
                      pool->used, free, pool->carved, pool->capacity);
    }
    checkState(pool);
    if (pool->family == Family::Buffer) return;
    size_t live = 0;
    forEachIn(pool, [&](Object* object) {
      ++live;
      checkObject(pool, object);
    });
    if (live != pool->used) {
      complaints_.add("pool %p: %u blocks used, %zu have a header", address(pool), pool->used,
                      live);
    }
  }

  size_t checkFreeList(Pool* pool) {
    size_t length = 0;
    for (FreeBlock* block = pool->free; block; block = nextOf(block), ++length) {
      const uintptr_t offset =
          reinterpret_cast<uintptr_t>(block) - reinterpret_cast<uintptr_t>(pool->payload());
      const bool inside = offset / pool->blockSize < pool->carved && offset % pool->blockSize == 0;
      if (!inside || length >= pool->carved) {
        complaints_.add("pool %p: its list of free blocks is damaged at %p", address(pool),
                        address(block));
        break;
      }
      checkFreeBlock(pool, block);
    }
    return length;
  }

  void checkFreeBlock(Pool* pool, FreeBlock* block) {
    if (pool->family != Family::Buffer && (metaOfBlock(block) != 0 || refsOf(block) != 0)) {
      complaints_.add("free block %p has a header", address(block));
    }
#ifdef OURO_CHECKED
    if (!pool->isLarge() && !isUntouched(block, pool->blockSize)) {
      complaints_.add("free block %p (%zu bytes) was written to", address(block), pool->blockSize);
    }
#endif
  }

  void checkState(Pool* pool) {
    bool good = true;
    switch (pool->state) {
      case PoolState::Current:
        good = heap_.current_[size_t(pool->family)][pool->sizeClass] == pool;
        break;
      case PoolState::Listed: good = pool->wakeAt == 0; break;
      case PoolState::Parked: good = pool->used > pool->wakeAt; break;
      case PoolState::Large: good = pool->used == 1; break;
    }
    if (!good) complaints_.add("pool %p: wrong state %d", address(pool), int(pool->state));
    states_[size_t(pool->state)] += 1;
    containers_ += pool->family == Family::Container;
  }

  void checkObject(Pool* pool, Object* object) {
    const uint32_t index = object->kindIndex();
    const char* name = index < heap_.kindsMade_ ? heap_.kind(index)->name : nullptr;
    if (!name) {
      return complaints_.add("object %p has kind %u, which was never made", address(object), index);
    }
    if (object->has(kCandidate | kReachable)) {
      complaints_.add("a %s (%p) keeps a collector's mark", name, address(object));
    }
    if (!object->has(kTracked)) return;
    if (pool->family != Family::Container) {
      complaints_.add("a %s (%p) is tracked, but not in a container pool", name, address(object));
    } else if (object->generation() < pool->generation) {
      complaints_.add("a %s (%p) is of generation %u, its pool in the list of %u", name,
                      address(object), object->generation(), pool->generation);
    }
  }

  void checkLists() {
    size_t listed = 0, inGenerations = 0;
    for (auto& family : heap_.listed_) {
      for (ClassList& list : family) {
        for (Pool* pool = list.head; pool; pool = pool->next) ++listed;
      }
    }
    if (listed != states_[size_t(PoolState::Listed)]) {
      complaints_.add("%zu pools wait in lists, %zu should", listed,
                      states_[size_t(PoolState::Listed)]);
    }
    for (int g = 0; g < kGenerations; ++g) {
      for (Pool* pool = heap_.generations_[g].head; pool; pool = pool->generationNext) {
        ++inGenerations;
        if (pool->generation != g) {
          complaints_.add("pool %p is in the list of the wrong generation", address(pool));
        }
      }
    }
    if (inGenerations != containers_) {
      complaints_.add("%zu pools in the generations' lists, %zu container pools", inGenerations,
                      containers_);
    }
  }

  Heap& heap_;
  Complaints complaints_;
  size_t bytes_ = 0, containers_ = 0;
  size_t states_[4] = {};
};

size_t auditPools(Heap& heap, std::FILE* out) { return Audit(heap, out).run(); }

size_t auditHeap(Heap& heap, AuditMode mode, std::FILE* out) {
  const size_t wrong = auditPools(heap, out);
  return wrong ? wrong : auditCounts(heap, mode, out);
}

}  // namespace ouro
