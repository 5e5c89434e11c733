// The heap as an allocator, against glibc's malloc and (where it is installed) mimalloc, on the
// same traces.
//   cmake --build build/release --target allocator_bench && build/release/allocator_bench

#include <benchmark/benchmark.h>
#include <dlfcn.h>

#include <deque>
#include <random>
#include <vector>

#include "gc/heap.h"

#ifdef OURO_MIMALLOC
#include <mimalloc.h>
#endif

namespace ouro {
namespace {

struct Ouro {
  HeapOwner owner;
  Heap& heap = theHeap();
  void* take(size_t size) { return heap.allocateBuffer(size); }
  void give(void* block, size_t size) { heap.freeBuffer(block, size); }
};
// Asked of the library itself: mimalloc's, where it is linked, puts its own in the place of malloc.
struct Glibc {
  void* library = dlopen("libc.so.6", RTLD_NOW);
  void* (*malloc)(size_t) = reinterpret_cast<void* (*)(size_t)>(dlsym(library, "malloc"));
  void (*free)(void*) = reinterpret_cast<void (*)(void*)>(dlsym(library, "free"));
  void* take(size_t size) { return malloc(size); }
  void give(void* block, size_t) { free(block); }
};
#ifdef OURO_MIMALLOC
struct Mimalloc {
  void* take(size_t size) { return mi_malloc(size); }
  void give(void* block, size_t) { mi_free(block); }
};
#endif

struct Block {
  char* memory;
  size_t size;
};

// Always inline: else the compiler calls it for an allocator whose own fast path is inline, and not
// for those that are a call to a library.
template <class A>
[[gnu::always_inline]] inline Block make(A& allocator, size_t size) {
  char* memory = static_cast<char*>(allocator.take(size));
  memory[0] = 1;  // whoever allocates writes
  return {memory, size};
}

// The same sizes for every allocator.
std::vector<size_t> sizesBetween(size_t low, size_t high) {
  std::mt19937 random(1);
  std::vector<size_t> sizes(1 << 14);
  for (size_t& size : sizes) size = low + random() % (high - low + 1);
  return sizes;
}

// A stack of blocks of one size goes up and down.
template <class A>
void lifoOfOneSize(benchmark::State& state) {
  A allocator;
  std::vector<Block> blocks;
  for (auto _ : state) {
    for (int i = 0; i < 1000; ++i) blocks.push_back(make(allocator, 48));
    for (; !blocks.empty(); blocks.pop_back()) allocator.give(blocks.back().memory, 48);
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}

// The oldest of 10,000 goes when a new one comes; all sizes from 16 to 512.
template <class A>
void queueOfMixedSizes(benchmark::State& state) {
  A allocator;
  const std::vector<size_t> sizes = sizesBetween(16, 512);
  std::vector<Block> ring(10'000, Block{nullptr, 0});
  size_t next = 0, at = 0;
  for (auto _ : state) {
    Block& block = ring[at];
    if (block.memory) allocator.give(block.memory, block.size);
    block = make(allocator, sizes[next++ & (sizes.size() - 1)]);
    if (++at == ring.size()) at = 0;
  }
  for (Block& block : ring) {
    if (block.memory) allocator.give(block.memory, block.size);
  }
  state.SetItemsProcessed(state.iterations());
}

// Makes a batch, hands it over; the other side drops it in the order of making.
template <class A>
void producerAndConsumer(benchmark::State& state) {
  A allocator;
  std::deque<Block> queue;
  for (auto _ : state) {
    for (int i = 0; i < 500; ++i) queue.push_back(make(allocator, 32 + size_t(i % 4) * 16));
    while (queue.size() > 5000) {
      allocator.give(queue.front().memory, queue.front().size);
      queue.pop_front();
    }
  }
  for (Block& block : queue) allocator.give(block.memory, block.size);
  state.SetItemsProcessed(state.iterations() * 500);
}

// Of 100,000 blocks one at random goes and comes.
template <class A>
void randomLifetimes(benchmark::State& state) {
  A allocator;
  const std::vector<size_t> sizes = sizesBetween(16, 256);
  std::mt19937 random(2);
  std::vector<Block> blocks;
  for (size_t i = 0; i < 100'000; ++i) {
    blocks.push_back(make(allocator, sizes[i & (sizes.size() - 1)]));
  }
  size_t next = 0;
  for (auto _ : state) {
    Block& block = blocks[random() % blocks.size()];
    allocator.give(block.memory, block.size);
    block = make(allocator, sizes[next++ & (sizes.size() - 1)]);
  }
  for (Block& block : blocks) allocator.give(block.memory, block.size);
  state.SetItemsProcessed(state.iterations());
}

// Blocks of 10 KB to 1 MB, 50 at a time.
template <class A>
void largeBlocks(benchmark::State& state) {
  A allocator;
  const std::vector<size_t> sizes = sizesBetween(10'000, 1'000'000);
  std::vector<Block> blocks(50, Block{nullptr, 0});
  size_t next = 0;
  for (auto _ : state) {
    Block& block = blocks[next % blocks.size()];
    if (block.memory) allocator.give(block.memory, block.size);
    block = make(allocator, sizes[next++ & (sizes.size() - 1)]);
  }
  for (Block& block : blocks) {
    if (block.memory) allocator.give(block.memory, block.size);
  }
  state.SetItemsProcessed(state.iterations());
}

#ifdef OURO_MIMALLOC
#define FOR_EACH_ALLOCATOR(trace)   \
  BENCHMARK_TEMPLATE(trace, Ouro);  \
  BENCHMARK_TEMPLATE(trace, Glibc); \
  BENCHMARK_TEMPLATE(trace, Mimalloc)
#else
#define FOR_EACH_ALLOCATOR(trace)  \
  BENCHMARK_TEMPLATE(trace, Ouro); \
  BENCHMARK_TEMPLATE(trace, Glibc)
#endif
FOR_EACH_ALLOCATOR(lifoOfOneSize);
FOR_EACH_ALLOCATOR(queueOfMixedSizes);
FOR_EACH_ALLOCATOR(producerAndConsumer);
FOR_EACH_ALLOCATOR(randomLifetimes);
FOR_EACH_ALLOCATOR(largeBlocks);

}  // namespace
}  // namespace ouro

BENCHMARK_MAIN();
