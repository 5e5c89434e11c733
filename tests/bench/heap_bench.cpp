// The heap's speed: allocation and release, and the collector on graphs of a million objects.
//   cmake --build build/release --target heap_bench && build/release/heap_bench

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <vector>

#include "gc/heap.h"

namespace ouro {
namespace {

constexpr size_t kMillion = 1'000'000;

struct Pair : Object {
  Object *first, *second;
};

class PairHeap {
 public:
  PairHeap() {
    Kind* kind = static_cast<Kind*>(theHeap().allocateKind(&pairKind));
    kind->name = "pair";
    kind->index = pairKind;
    kind->isContainer = true;
    kind->traverse = [](Object* object, Visitor& visit) {
      Pair* pair = static_cast<Pair*>(object);
      if (pair->first) visit(pair->first);
      if (pair->second) visit(pair->second);
    };
    kind->clear = kind->destroy = [](Object* object) {
      Pair* pair = static_cast<Pair*>(object);
      Object *first = pair->first, *second = pair->second;
      pair->first = pair->second = nullptr;
      if (first) release(first);
      if (second) release(second);
    };
    static_cast<Kind*>(theHeap().allocateKind(&atomKind))->name = "atom";
  }

  Pair* makePair() {
    return static_cast<Pair*>(theHeap().allocateContainer(sizeof(Pair), pairKind));
  }
  static Object* share(Object* object) { return retain(object), object; }
  void makeRing() {
    Pair *a = makePair(), *b = makePair();
    a->first = b;
    b->first = a;
  }
  // A binary tree of `count` pairs.
  Pair* makeTree(size_t count) {
    std::vector<Pair*> row{makePair()};
    for (size_t i = 0; row.size() < count; ++i) {
      row[i]->first = row.emplace_back(makePair());
      if (row.size() < count) row[i]->second = row.emplace_back(makePair());
    }
    return row[0];
  }

  uint32_t pairKind, atomKind;

 private:
  HeapOwner owner_;
};

void atomMadeAndReleased(benchmark::State& state) {
  PairHeap heap;
  for (auto _ : state) {
    Object* atom = theHeap().allocateAtom(size_t(state.range(0)), heap.atomKind);
    benchmark::DoNotOptimize(atom);
    release(atom);
  }
}
BENCHMARK(atomMadeAndReleased)->Arg(24)->Arg(200);

void containerMadeAndReleased(benchmark::State& state) {
  PairHeap heap;
  for (auto _ : state) {
    Pair* pair = heap.makePair();
    benchmark::DoNotOptimize(pair);
    release(pair);
  }
}
BENCHMARK(containerMadeAndReleased);

void bufferGivenAndTaken(benchmark::State& state) {
  PairHeap heap;
  const size_t size = size_t(state.range(0));
  for (auto _ : state) {
    void* buffer = theHeap().allocateBuffer(size);
    benchmark::DoNotOptimize(buffer);
    theHeap().freeBuffer(buffer, size);
  }
}
BENCHMARK(bufferGivenAndTaken)->Arg(64)->Arg(4000)->Arg(100'000)->Arg(2'000'000);

void mallocAndFree(benchmark::State& state) {
  for (auto _ : state) {
    void* block = std::malloc(24);
    benchmark::DoNotOptimize(block);
    std::free(block);
  }
}
BENCHMARK(mallocAndFree);

// Buffers of many sizes that live for a while, in no order.
void buffersAtRandom(benchmark::State& state) {
  PairHeap heap;
  std::mt19937 random(1);
  std::vector<std::pair<void*, size_t>> live(4096, {nullptr, 0});
  for (auto _ : state) {
    auto& [buffer, size] = live[random() % live.size()];
    if (buffer) theHeap().freeBuffer(buffer, size);
    size = 16 + random() % 1000;
    buffer = theHeap().allocateBuffer(size);
  }
}
BENCHMARK(buffersAtRandom);

void chainDropped(benchmark::State& state) {
  PairHeap heap;
  for (auto _ : state) {
    Pair* head = nullptr;
    for (size_t i = 0; i < kMillion; ++i) {
      Pair* pair = heap.makePair();
      pair->first = head;
      head = pair;
    }
    release(head);
  }
}
BENCHMARK(chainDropped)->Unit(benchmark::kMillisecond);

void fullCollectionOfATree(benchmark::State& state) {
  PairHeap heap;
  Pair* tree = heap.makeTree(kMillion);
  for (auto _ : state) benchmark::DoNotOptimize(theHeap().collector().collect(2));
  release(tree);
}
BENCHMARK(fullCollectionOfATree)->Unit(benchmark::kMillisecond);

// The worst for caches: every pair refers to two others anywhere.
void fullCollectionOfATangle(benchmark::State& state) {
  PairHeap heap;
  std::mt19937 random(1);
  std::vector<Pair*> pairs;
  for (size_t i = 0; i < kMillion; ++i) pairs.push_back(heap.makePair());
  for (Pair* pair : pairs) {
    pair->first = PairHeap::share(pairs[random() % kMillion]);
    pair->second = PairHeap::share(pairs[random() % kMillion]);
  }
  for (auto _ : state) benchmark::DoNotOptimize(theHeap().collector().collect(2));
}
BENCHMARK(fullCollectionOfATangle)->Unit(benchmark::kMillisecond);

void youngCollectionBesideAMillionOld(benchmark::State& state) {
  PairHeap heap;
  Pair* tree = heap.makeTree(kMillion);
  theHeap().collector().collect(2);
  for (auto _ : state) {
    for (int i = 0; i < 350; ++i) heap.makeRing();
    theHeap().collector().collect(0);
  }
  release(tree);
}
BENCHMARK(youngCollectionBesideAMillionOld)->Unit(benchmark::kMicrosecond);

void aMillionGarbageRings(benchmark::State& state) {
  PairHeap heap;
  for (auto _ : state) {
    state.PauseTiming();
    for (size_t i = 0; i < kMillion; ++i) heap.makeRing();
    state.ResumeTiming();
    theHeap().collector().collect(2);
  }
}
BENCHMARK(aMillionGarbageRings)->Unit(benchmark::kMillisecond);

// The way a program meets them: collected whenever a collection is due.
void aMillionRingsCollectedAsTheyCome(benchmark::State& state) {
  PairHeap heap;
  for (auto _ : state) {
    for (size_t i = 0; i < kMillion; ++i) {
      heap.makeRing();
      if (theHeap().collectionDue()) theHeap().collector().collectDue();
    }
  }
}
BENCHMARK(aMillionRingsCollectedAsTheyCome)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ouro

BENCHMARK_MAIN();
