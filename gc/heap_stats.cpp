#include "gc/heap_stats.h"

#include <unistd.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ouro {

namespace {

using ClassTable = ClassFigures[kFamilies][kSizeClasses];

void addLarge(HeapFigures& sum, const Pool* pool) {
  sum.largeBytes += pool->blockSize;
  ++sum.usedBlocks;
  if (const Arena* arena = Arena::of(pool); arena->isHuge) {
    sum.tailBytes += arena->bytes - kPoolBytes - pool->blockSize;
    return;
  }
  ++sum.runs;
  sum.tailBytes += (kPoolBytes - pool->blockSize % kPoolBytes) % kPoolBytes;
}

void addPool(HeapFigures& sum, ClassTable& table, const Pool* pool) {
  const size_t free = pool->capacity - pool->used;
  ClassFigures& figures = table[size_t(pool->family)][pool->sizeClass];
  figures.family = pool->family;
  figures.blockBytes = pool->blockSize;
  figures.usedBlocks += pool->used;
  figures.freeBlocks += free;
  if (pool->used == 0) {
    ++figures.emptyPools;
  } else if (free == 0) {
    ++figures.fullPools;
  } else {
    ++figures.usedPools;
  }
  sum.smallBytes += pool->used * pool->blockSize;
  sum.freeBlockBytes += free * pool->blockSize;
  sum.tailBytes += kPoolBytes - pool->capacity * pool->blockSize;
}

void addArena(HeapFigures& sum, const Arena* arena) {
  sum.mappedBytes += arena->bytes;
  sum.headerBytes += kPoolBytes;
  if (arena->isHuge) {
    ++sum.hugeRegions;
  } else {
    ++(arena->isUnused() ? sum.spareArenas : sum.arenas);
    sum.freeSlotBytes += arena->freeCount * kPoolBytes;
  }
}

// Tells what an object owns beside its block: buffers whose address stands in one of its fields.
// Every kind keeps its buffers so, within the first part of the block; what C++ structures on the
// side hold has no owner here.
class OwnedBuffers {
 public:
  explicit OwnedBuffers(const Heap& heap) {
    heap.arenas().forEach([this](Arena* arena) { arenas_.insert(arena); });
  }
  // The bytes of those that no object has been charged with before: a view into somebody's buffer
  // may begin where that does.
  size_t charge(const Object* object, size_t size) {
    constexpr size_t kFields = 64;
    const auto* words = reinterpret_cast<const uintptr_t*>(object);
    size_t sum = 0;
    for (size_t i = 1; i < std::min(size / sizeof(uintptr_t), kFields); ++i) {
      const Pool* pool = poolOfBuffer(words[i]);
      if (pool && charged_.insert(words[i]).second) sum += pool->blockSize;
    }
    bytes_ += sum;
    return sum;
  }
  size_t count() const { return charged_.size(); }
  size_t bytes() const { return bytes_; }

 private:
  // Null when no buffer begins at this address.
  const Pool* poolOfBuffer(uintptr_t address) const {
    const void* at = reinterpret_cast<const void*>(address);
    Arena* arena = Arena::of(at);
    if (address % kBlockAlign || !arenas_.contains(arena)) return nullptr;
    const Pool* pool = Pool::of(at);
    const unsigned slot = pool->slot();
    if (slot == 0) return nullptr;
    if (!arena->isHuge && arena->use[slot] != SlotUse::Pool && arena->use[slot] != SlotUse::Run)
      return nullptr;
    if (arena->isHuge && slot != 1) return nullptr;
    const size_t offset = address - reinterpret_cast<uintptr_t>(pool->payload());
    const bool isBlock = offset % pool->blockSize == 0 && offset / pool->blockSize < pool->carved;
    return pool->family == Family::Buffer && isBlock ? pool : nullptr;
  }

  std::unordered_set<const Arena*> arenas_;
  std::unordered_set<uintptr_t> charged_;
  size_t bytes_ = 0;
};

}  // namespace

HeapFigures heapFigures(const Heap& heap) {
  HeapFigures sum;
  ClassTable table = {};
  heap.arenas().forEach([&](Arena* arena) { addArena(sum, arena); });
  if (heap.arenas().hasTwin()) {
    ++sum.spareArenas;
    sum.mappedBytes += kArenaBytes;
    sum.freeSlotBytes += kArenaBytes;
  }
  sum.spareHugeBytes = heap.arenas().spareHugeBytes();
  sum.mappedBytes += sum.spareHugeBytes;
  heap.arenas().forEachPool(
      [&](Pool* pool) { pool->isLarge() ? addLarge(sum, pool) : addPool(sum, table, pool); });
  for (const auto& family : table) {
    for (const ClassFigures& figures : family) {
      if (figures.pools() == 0) continue;
      sum.classes.push_back(figures);
      sum.emptyPools += figures.emptyPools;
      sum.usedPools += figures.usedPools;
      sum.fullPools += figures.fullPools;
      sum.usedBlocks += figures.usedBlocks;
      sum.freeBlocks += figures.freeBlocks;
    }
  }
  return sum;
}

std::vector<KindFigures> kindFigures(const Heap& heap) {
  std::unordered_map<const Kind*, KindFigures> byKind;
  KindFigures& buffers = byKind[nullptr];
  OwnedBuffers owned(heap);
  heap.arenas().forEachPool([&](Pool* pool) {
    if (pool->family == Family::Buffer) {
      buffers.objects += pool->used;
      buffers.bytes += pool->used * pool->blockSize;
      return;
    }
    forEachIn(pool, [&](Object* object) {
      const Kind* kind = heap.kindOf(object);
      KindFigures& figures = byKind[kind];
      figures.kind = kind;
      ++figures.objects;
      figures.bytes += pool->blockSize + owned.charge(object, pool->blockSize);
    });
  });
  buffers.objects -= owned.count();
  buffers.bytes -= owned.bytes();
  if (buffers.objects == 0) byKind.erase(nullptr);
  std::vector<KindFigures> result;
  for (const auto& entry : byKind) result.push_back(entry.second);
  std::sort(result.begin(), result.end(), [](const KindFigures& a, const KindFigures& b) {
    return a.bytes != b.bytes ? a.bytes > b.bytes : a.kind < b.kind;
  });
  return result;
}

PinnedFigures pinnedFigures(const Heap& heap, double share) {
  struct Use {
    size_t bytes = 0;
    std::vector<Pool*> pools;
  };
  std::unordered_map<const Arena*, Use> uses;
  heap.arenas().forEachPool([&](Pool* pool) {
    const Arena* arena = Arena::of(pool);
    if (arena->isHuge) return;
    Use& use = uses[arena];
    use.bytes += pool->used * pool->blockSize;
    use.pools.push_back(pool);
  });
  PinnedFigures sum;
  for (const auto& [arena, use] : uses) {
    if (double(use.bytes) >= share * double(kArenaBytes)) continue;
    ++sum.arenas;
    sum.mappedBytes += arena->bytes;
    for (Pool* pool : use.pools) {
      if (pool->family == Family::Buffer) {
        sum.buffers += pool->used;
        sum.bufferBytes += pool->used * pool->blockSize;
      } else {
        forEachIn(pool, [&](Object* object) { sum.objects.push_back(object); });
      }
    }
  }
  return sum;
}

size_t physicalMemory() { return size_t(sysconf(_SC_PHYS_PAGES)) * size_t(sysconf(_SC_PAGESIZE)); }

size_t residentBytes() {
  unsigned long long size = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%llu %llu", &size, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return size_t(resident) * size_t(sysconf(_SC_PAGESIZE));
}

const char* familyName(Family family) {
  constexpr const char* kNames[] = {"atoms", "containers", "buffers"};
  return kNames[size_t(family)];
}

void printFigures(const Heap& heap, std::FILE* out) {
  const HeapFigures f = heapFigures(heap);
  std::fprintf(out, "%-10s %6s %6s %6s %6s %10s %10s\n", "family", "bytes", "empty", "used", "full",
               "blocks", "free");
  for (const ClassFigures& c : f.classes) {
    std::fprintf(out, "%-10s %6zu %6zu %6zu %6zu %10zu %10zu\n", familyName(c.family), c.blockBytes,
                 c.emptyPools, c.usedPools, c.fullPools, c.usedBlocks, c.freeBlocks);
  }
  const auto line = [out](const char* what, size_t bytes) {
    std::fprintf(out, "%-32s %14zu\n", what, bytes);
  };
  std::fprintf(out, "%zu arenas, %zu spare, %zu runs, %zu huge regions\n", f.arenas, f.spareArenas,
               f.runs, f.hugeRegions);
  line("small blocks in use", f.smallBytes);
  line("large blocks in use", f.largeBytes);
  line("free blocks in pools", f.freeBlockBytes);
  line("free slots in arenas", f.freeSlotBytes);
  line("a spare huge region", f.spareHugeBytes);
  line("headers", f.headerBytes);
  line("tails", f.tailBytes);
  line("bytes from the system", f.mappedBytes);
}

}  // namespace ouro
