#pragma once
// A pool: 16 KiB cut into blocks of one size, for one family of uses.
//
//   16 KiB aligned
//   +---------+---------+--- - - ---+---------+- - - - - - - -+
//   | block 0 | block 1 |           | carved-1| not yet cut   |
//   +---------+---------+--- - - ---+---------+- - - - - - - -+
//
// The pool's header lies in the head of its arena, in a row with those of the others: in front of
// the blocks, all headers would lie at the same offset of 16 KiB and compete for a few lines of
// the cache (freeing and allocating in turn from 180 pools took 1.9 times as long). A block finds
// its header by masking its address, so it carries nothing of its own.
//
// Free blocks form a list; blocks beyond `carved` have never been touched, so that a pool which
// holds three objects costs one page of real memory. An object or buffer too large for a size class
// takes a run of whole slots, a pool with a single block.
//
// In pools of atoms and containers a free block is told by meta == 0 and refs == 0 in its first 8
// bytes (no live object has kind 0); its link lies behind them.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "gc/object.h"
#include "gc/poison.h"

namespace ouro {

class Heap;

enum class Family : uint8_t { Atom, Container, Buffer };
constexpr size_t kFamilies = 3;

constexpr size_t kPoolBytes = 16 * 1024;
constexpr size_t kPoolHeaderBytes = 64;  // a line of the cache
constexpr size_t kArenaBytes = size_t{1} << 20;
constexpr unsigned kArenaSlots = kArenaBytes / kPoolBytes;
// Where the header of slot 0 would be, which is the arena's own.
constexpr size_t kPoolHeadersOffset = 64;
constexpr size_t kBlockAlign = 8;

// ---- size classes: every 8 bytes from 16 to 128 (a list takes 24, a list made of ten items 104),
// every 16 bytes up to 512, then the sizes that divide a pool by 25, 21, ... 2.
// For sizes spread evenly over 528 to 8192 bytes this wastes 11.4 % inside the blocks and 0.3 % at
// the ends of pools; eight steps to each power of two waste 3.9 % and 11.4 %.
constexpr size_t kMinBlockBytes = 16;
constexpr size_t kFinestBytes = 128;
constexpr size_t kFinestClasses = (kFinestBytes - kMinBlockBytes) / kBlockAlign + 1;
constexpr size_t kFineBytes = 512;
constexpr size_t kFineStep = 16;
constexpr size_t kFineClasses = kFinestClasses + (kFineBytes - kFinestBytes) / kFineStep;
constexpr std::array<uint8_t, 16> kCoarseDivisors = {25, 21, 18, 16, 14, 12, 11, 10,
                                                     9,  8,  7,  6,  5,  4,  3,  2};
constexpr size_t kSizeClasses = kFineClasses + kCoarseDivisors.size();

constexpr size_t classBytes(size_t sizeClass) {
  if (sizeClass < kFinestClasses) return kMinBlockBytes + sizeClass * kBlockAlign;
  if (sizeClass < kFineClasses) return kFinestBytes + (sizeClass - kFinestClasses + 1) * kFineStep;
  return kPoolBytes / kCoarseDivisors[sizeClass - kFineClasses] / kFineStep * kFineStep;
}
constexpr size_t kMaxBlockBytes = classBytes(kSizeClasses - 1);
static_assert(classBytes(kFineClasses) > kFineBytes);

// For sizes up to kMaxBlockBytes.
constexpr auto kClassOfSize = [] {
  std::array<uint8_t, kMaxBlockBytes / kBlockAlign + 1> classes{};
  size_t sizeClass = 0;
  for (size_t i = 0; i < classes.size(); ++i) {
    while (classBytes(sizeClass) < i * kBlockAlign) ++sizeClass;
    classes[i] = uint8_t(sizeClass);
  }
  return classes;
}();
constexpr size_t sizeClassOf(size_t size) {
  return kClassOfSize[(size + kBlockAlign - 1) / kBlockAlign];
}
// The roomier class from which a class may take its first few blocks, before it has a pool and so
// a page of its own: one of 32, 64, 96, 128, 256, 384, 512, 1024 ... 8192 bytes.
constexpr size_t sharedClassOf(size_t sizeClass) {
  const size_t size = classBytes(sizeClass);
  if (size > kFineBytes) return sizeClassOf(std::bit_ceil(size));
  const size_t step = size > kFinestBytes ? 128 : 32;
  return sizeClassOf((size + step - 1) / step * step);
}

// ---- blocks

struct FreeBlock : Object {
  FreeBlock* next;
};
static_assert(sizeof(FreeBlock) <= kMinBlockBytes);

enum class PoolState : uint8_t {
  Current,  // the one its size class allocates from
  Listed,   // has free blocks, waits in its class's list
  Parked,   // full or nearly so: in no list until enough of its blocks are free
  Large,    // one block, a run of slots or a region of its own
};

struct alignas(kPoolHeaderBytes) Pool {
  FreeBlock* free;
  uint32_t used;          // blocks handed out
  uint32_t wakeAt;        // when `used` falls to this, freeing calls Heap::poolDrained
  size_t blockSize;       // usable bytes of one block
  uint16_t capacity;      // blocks when all are cut
  uint16_t carved;        // blocks cut so far
  Family family;          //
  uint8_t sizeClass;      // kSizeClasses for a Large one
  PoolState state;        //
  uint8_t generation;     // container pools: the youngest generation that may be found in it
  Pool *previous, *next;  // in the list of its class
  Pool *generationPrevious, *generationNext;  // in the list of its generation

  // The pool of the object or buffer that starts at `block`.
  static Pool* of(const void* block) {
    const uintptr_t at = reinterpret_cast<uintptr_t>(block);
    const uintptr_t header =
        at / (kPoolBytes / kPoolHeaderBytes) & (kArenaSlots * kPoolHeaderBytes - kPoolHeaderBytes);
    return reinterpret_cast<Pool*>((at & ~(kArenaBytes - 1)) + kPoolHeadersOffset + header);
  }
  char* arenaStart() const {
    return reinterpret_cast<char*>(reinterpret_cast<uintptr_t>(this) & ~(kArenaBytes - 1));
  }
  // Which of the arena's slots is (or begins) the pool.
  unsigned slot() const {
    const size_t offset = reinterpret_cast<uintptr_t>(this) & (kArenaBytes - 1);
    return unsigned((offset - kPoolHeadersOffset) / kPoolHeaderBytes);
  }
  char* payload() const { return arenaStart() + slot() * kPoolBytes; }
  Object* block(size_t i) { return reinterpret_cast<Object*>(payload() + i * blockSize); }
  bool isLarge() const { return state == PoolState::Large; }

  // Makes it an empty pool.
  void init(Family family, size_t sizeClass);
  // Cuts about a page's worth of new blocks. False when all have been cut.
  bool carve();
};
static_assert(sizeof(Pool) == kPoolHeaderBytes);

constexpr uint32_t kNeverWake = UINT32_MAX;

// What checked builds fill free blocks with, behind the link.
constexpr unsigned char kFreePattern = 0xDB;

// The first word of a block that may be free (and poisoned).
OURO_READS_FREE_BLOCKS uint32_t metaOfBlock(const Object* block) { return block->meta; }

// Calls `each(Object*)` for every object of an atom or container pool whose word `meta` fulfils
// `wanted`, which must not take a free block (its meta is 0). `each` may free the object it is
// given, but nothing else of the pool.
template <class Wanted, class Each>
void forEachIn(Pool* pool, Wanted&& wanted, Each&& each) {
  const size_t size = pool->blockSize;
  char* at = pool->payload();
  for (uint32_t left = pool->carved; left != 0; --left, at += size) {
    Object* object = reinterpret_cast<Object*>(at);
    if (wanted(metaOfBlock(object))) each(object);
  }
}
// For every live object.
template <class Each>
void forEachIn(Pool* pool, Each&& each) {
  forEachIn(
      pool, [](uint32_t meta) { return meta != 0; }, each);
}

// A list that a pool can leave from the middle; the pool holds the links.
template <Pool* Pool::*Previous, Pool* Pool::*Next>
struct PoolList {
  Pool* head = nullptr;

  void push(Pool* pool) {
    pool->*Previous = nullptr;
    pool->*Next = head;
    if (head) head->*Previous = pool;
    head = pool;
  }
  void remove(Pool* pool) {
    Pool *before = pool->*Previous, *after = pool->*Next;
    (before ? before->*Next : head) = after;
    if (after) after->*Previous = before;
  }
};
using ClassList = PoolList<&Pool::previous, &Pool::next>;
using GenerationList = PoolList<&Pool::generationPrevious, &Pool::generationNext>;

}  // namespace ouro
