#pragma once
// The heap's figures, exact: every byte that came from the OS is in one of them.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "gc/heap.h"

namespace ouro {

// Pools of one size class and family, as CPython calls their states: empty, used, full.
struct ClassFigures {
  Family family = Family::Atom;
  size_t blockBytes = 0;
  size_t emptyPools = 0, usedPools = 0, fullPools = 0;
  size_t usedBlocks = 0, freeBlocks = 0;

  size_t pools() const { return emptyPools + usedPools + fullPools; }
};

struct HeapFigures {
  size_t arenas = 0;       // of 1 MiB, in use
  size_t spareArenas = 0;  // waiting for use
  size_t hugeRegions = 0;
  size_t emptyPools = 0, usedPools = 0, fullPools = 0;
  size_t runs = 0;  // large blocks inside arenas
  size_t usedBlocks = 0, freeBlocks = 0;

  // These add up to mappedBytes.
  size_t smallBytes = 0;      // blocks in use
  size_t largeBytes = 0;      // runs and huge regions in use
  size_t freeBlockBytes = 0;  // in pools
  size_t freeSlotBytes = 0;   // in arenas, spare ones included
  size_t spareHugeBytes = 0;  // a huge region kept for reuse
  size_t headerBytes = 0;     // of arenas and their pools, a slot each
  size_t tailBytes = 0;       // behind the last block of pools, runs and regions
  size_t mappedBytes = 0;

  std::vector<ClassFigures> classes;  // those that have pools; by family, then size

  size_t bytesInUse() const { return smallBytes + largeBytes; }
  size_t sumOfParts() const {
    return smallBytes + largeBytes + freeBlockBytes + freeSlotBytes + spareHugeBytes + headerBytes +
           tailBytes;
  }
};

// The objects of one kind (a shape, for the runtime) with their buffers, or the other buffers.
struct KindFigures {
  const Kind* kind = nullptr;  // null: buffers that no object holds
  size_t objects = 0, bytes = 0;
};

HeapFigures heapFigures(const Heap& heap);
// Most bytes first; the bytes add up to heap.bytesInUse().
std::vector<KindFigures> kindFigures(const Heap& heap);

// Arenas of which less than `share` is in use, and which what is left in them keeps from the OS.
struct PinnedFigures {
  size_t arenas = 0, mappedBytes = 0, buffers = 0, bufferBytes = 0;
  std::vector<Object*> objects;
};
PinnedFigures pinnedFigures(const Heap& heap, double share);

// Of the machine.
size_t physicalMemory();
// Of this process, now: what is in main memory.
size_t residentBytes();

const char* familyName(Family family);
// A table for people.
void printFigures(const Heap& heap, std::FILE* out);

}  // namespace ouro
