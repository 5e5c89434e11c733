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

#include "gc/collector.h"
#include "gc/kind.h"
#include "gc/pool.h"

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
};

class Heap {
 public:
  explicit Heap(const HeapHooks& hooks = {});
  ~Heap();  // returns every arena to the OS; objects still alive are simply gone
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // The heap that an object or buffer lies in (its arena knows).
  static Heap& of(const void* block) { return *Arena::of(block)->heap; }

  // ---- kinds. A kind's memory is kKindStride bytes, zeroed; the caller constructs in it.
  // Null when kMaxKinds are in use.
  void* allocateKind(uint32_t* index);
  void freeKind(uint32_t index);
  Kind* kind(uint32_t index) const {
    return reinterpret_cast<Kind*>(kinds_ + size_t{index} * kKindStride);
  }
  Kind* kindOf(const Object* object) const { return kind(object->kindIndex()); }

  // ---- objects. Count 1, flags 0, fields uninitialised except that containers are zeroed (they
  // are tracked from the start, in generation 0). Null at the limit or when memory is out.
  Object* allocateAtom(size_t size, uint32_t kindIndex);
  Object* allocateContainer(size_t size, uint32_t kindIndex);
  // Frees the block alone; destroyObject calls it, and whoever must undo a half-made object.
  void freeBlock(Object* object);
  // Bytes of the block an object occupies.
  static size_t blockSize(const void* block);
  void track(Object* object);
  void untrack(Object* object);

  // ---- buffers: raw memory for items. Null at the limit. resize may move; `size` arguments are
  // what was asked for. Buffers are 16-byte aligned.
  void* allocateBuffer(size_t size);
  void* resizeBuffer(void* buffer, size_t oldSize, size_t newSize);
  void freeBuffer(void* buffer, size_t size);

  // ---- limits and figures
  void setLimit(size_t bytes) { limit_ = bytes; }  // of bytesInUse; SIZE_MAX: none
  size_t limit() const { return limit_; }
  size_t bytesInUse() const;
  size_t liveObjects() const;  // atoms and containers in use, now
  // Calls `each` for every live object.
  void forEachObject(void (*each)(void* context, Object*), void* context);

  Collector& collector() { return collector_; }
  const HeapHooks& hooks() const { return hooks_; }
  // A collection is due: the machine calls collector().collectDue() at its next safe point.
  bool collectionDue() const { return collector_.due(); }
};

}  // namespace ouro
