// Blocks, buffers, limits, arenas and kinds.

#include <cstring>
#include <random>

#include "toy.h"

namespace ouro {
namespace {

size_t arenaCount(const Heap& heap) { return heapFigures(heap).arenas; }

TEST(SizeClass, EverySizeHasTheSmallestClassThatHoldsIt) {
  for (size_t size = 1; size <= kMaxBlockBytes; ++size) {
    const size_t c = sizeClassOf(size);
    ASSERT_LT(c, kSizeClasses);
    ASSERT_GE(classBytes(c), size);
    ASSERT_TRUE(c == 0 || classBytes(c - 1) < size);
    ASSERT_EQ(classBytes(c) % kBlockAlign, 0u);
  }
}

TEST(Heap, ObjectsStartWithCountOneAndTheirKind) {
  Toy toy;
  Object* atom = toy.makeAtom();
  Node* n = toy.make();
  EXPECT_EQ(atom->refs, 1u);
  EXPECT_EQ(atom->kindIndex(), toy.atom);
  EXPECT_FALSE(atom->has(kTracked));
  EXPECT_TRUE(n->has(kTracked));
  EXPECT_EQ(n->generation(), 0u);
  EXPECT_EQ(n->slots()[0], nullptr);
  EXPECT_EQ(toy.heap.liveObjects(), 2u);
  EXPECT_EQ(toy.heap.bytesInUse(), Heap::blockSize(atom) + Heap::blockSize(n));
  release(atom);
  release(n);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
}

TEST(Heap, ContainersAreZeroedAlsoWhenTheirBlockIsReused) {
  Toy toy;
  for (int round = 0; round < 3; ++round) {
    Node* n = toy.make(7, 12);
    for (uint32_t i = 0; i < 12; ++i) ASSERT_EQ(n->slots()[i], nullptr);
    release(n);
  }
}

TEST(Heap, AFreedBlockIsTheNextOneGivenOut) {
  Toy toy;
  Object* first = toy.makeAtom();
  release(first);
  Object* second = toy.makeAtom();
  EXPECT_EQ(first, second);
  release(second);
}

TEST(Heap, BlocksOfEverySizeDoNotOverlap) {
  Toy toy;
  std::vector<std::pair<unsigned char*, size_t>> blocks;
  for (size_t size = 1; size < 3'000'000; size = size * 5 / 4 + 1) {
    auto* block = static_cast<unsigned char*>(toy.heap.allocateBuffer(size));
    ASSERT_EQ(reinterpret_cast<uintptr_t>(block) % kBlockAlign, 0u);
    ASSERT_GE(Heap::blockSize(block), size);
    std::memset(block, int(blocks.size() + 1), size);
    blocks.push_back({block, size});
  }
  EXPECT_EQ(toy.audit(), 0u);
  for (size_t i = 0; i < blocks.size(); ++i) {
    auto [block, size] = blocks[i];
    EXPECT_TRUE(std::all_of(block, block + size, [&](unsigned char c) { return c == i + 1; }));
    toy.heap.freeBuffer(block, size);
  }
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
  toy.heap.trim();
  EXPECT_EQ(arenaCount(toy.heap), 0u);
}

// A random life of buffers: content survives resizing, figures and lists stay true.
TEST(Heap, BuffersKeepTheirContentWhenResized) {
  Toy toy;
  std::mt19937 random(42);
  struct Buffer {
    unsigned char* at;
    size_t size;
    unsigned char seed;
  };
  const auto check = [](const Buffer& b, size_t size) {
    for (size_t i = 0; i < size; i += 97) ASSERT_EQ(b.at[i], (unsigned char)(b.seed + i));
  };
  const auto fill = [](const Buffer& b) {
    for (size_t i = 0; i < b.size; i += 97) b.at[i] = (unsigned char)(b.seed + i);
  };
  const auto anySize = [&] { return size_t{1} << random() % 21 | random() % 1000; };
  std::vector<Buffer> live;
  for (int step = 0; step < 20000; ++step) {
    const size_t size = anySize();
    if (live.size() < 50) {
      auto* at = static_cast<unsigned char*>(toy.heap.allocateBuffer(size));
      live.push_back({at, size, (unsigned char)random()});
      fill(live.back());
      continue;
    }
    Buffer& b = live[random() % live.size()];
    check(b, b.size);
    if (random() % 3) {
      const size_t kept = std::min(b.size, size);
      b.at = static_cast<unsigned char*>(toy.heap.resizeBuffer(b.at, b.size, size));
      b.size = size;
      check(b, kept);
      fill(b);
    } else {
      toy.heap.freeBuffer(b.at, b.size);
      b = live.back();
      live.pop_back();
    }
    ASSERT_TRUE(step % 1000 != 0 || toy.audit() == 0);
  }
  for (const Buffer& b : live) toy.heap.freeBuffer(b.at, b.size);
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
}

TEST(Heap, AtomsAreResizedWithTheirHeader) {
  Toy toy;
  size_t size = 24;
  Object* atom = toy.makeAtom(size);
  static_cast<FreeBlock*>(atom)->next = nullptr;
  for (; size < 5'000'000; size += size / 2) {
    atom = toy.heap.resizeAtom(atom, size, size + size / 2);
    ASSERT_EQ(atom->refs, 1u);
    ASSERT_EQ(atom->kindIndex(), toy.atom);
    ASSERT_EQ(toy.heap.liveObjects(), 1u);
  }
  EXPECT_EQ(toy.heap.bytesInUse(), Heap::blockSize(atom));
  atom = toy.heap.resizeAtom(atom, size, 24);
  EXPECT_EQ(toy.heap.bytesInUse(), 32u);
  EXPECT_EQ(toy.audit(AuditMode::LowerBound), 0u);
  release(atom);
}

TEST(Heap, ALimitMakesAllocationFailAndNothingElse) {
  Toy toy;
  Node* kept = toy.make();
  toy.heap.setLimit(toy.heap.bytesInUse() + 32);
  Node* fits = toy.make();
  EXPECT_NE(fits, nullptr);
  EXPECT_EQ(toy.heap.allocateContainer(32, toy.node), nullptr);
  EXPECT_EQ(toy.heap.allocateAtom(16, toy.atom), nullptr);
  EXPECT_EQ(toy.heap.allocateBuffer(1'000'000'000), nullptr);
  EXPECT_EQ(toy.heap.bytesInUse(), 64u);
  release(fits);
  fits = toy.make();
  EXPECT_NE(fits, nullptr);
  toy.heap.setLimit(SIZE_MAX);
  Node* more = toy.make();
  EXPECT_NE(more, nullptr);
  EXPECT_EQ(toy.heap.allocateBuffer(SIZE_MAX), nullptr);
  for (Node* n : {kept, fits, more}) release(n);
  EXPECT_EQ(toy.audit(), 0u);
}

TEST(Heap, ALimitBelowWhatIsInUseLetsThingsBeFreed) {
  Toy toy;
  Node *a = toy.make(), *b = toy.make();
  toy.heap.setLimit(16);
  EXPECT_EQ(toy.heap.bytesInUse(), 64u);
  EXPECT_EQ(toy.heap.allocateAtom(16, toy.atom), nullptr);
  release(a);
  release(b);
  EXPECT_NE(toy.heap.allocateAtom(16, toy.atom), nullptr);
}

TEST(Heap, ResizingAsksTheLimitForTheDifferenceOnly) {
  Toy toy;
  void* buffer = toy.heap.allocateBuffer(6000);
  toy.heap.setLimit(13'000);
  buffer = toy.heap.resizeBuffer(buffer, 6000, 12'000);
  ASSERT_NE(buffer, nullptr);
  EXPECT_EQ(toy.heap.resizeBuffer(buffer, 12'000, 20'000), nullptr);
  EXPECT_EQ(toy.heap.resizeBuffer(buffer, 12'000, 2'000'000), nullptr);
  buffer = toy.heap.resizeBuffer(buffer, 12'000, 100);
  EXPECT_EQ(toy.heap.bytesInUse(), 128u);
  toy.heap.freeBuffer(buffer, 100);
}

TEST(Heap, AFewBlocksOfARareSizeLieInARoomierClass) {
  Toy toy;
  std::vector<Object*> atoms;
  for (int i = 0; i < 200; i++) atoms.push_back(toy.makeAtom(24));
  EXPECT_EQ(Heap::blockSize(atoms.front()), 32u);
  EXPECT_EQ(Heap::blockSize(atoms[84]), 32u);
  EXPECT_EQ(Heap::blockSize(atoms[85]), 24u);  // what came before fills half a page
  EXPECT_EQ(Heap::blockSize(atoms.back()), 24u);
  EXPECT_EQ(toy.heap.bytesInUse(), 85u * 32 + 115 * 24);
  EXPECT_EQ(toy.audit(AuditMode::LowerBound), 0u);
  for (Object* atom : atoms) release(atom);
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
}

TEST(Arena, GoesBackWhenItsPoolsAreEmpty) {
  Toy toy;
  std::vector<Object*> atoms;
  while (arenaCount(toy.heap) < 10) atoms.push_back(toy.makeAtom(500));
  for (Object* atom : atoms) release(atom);
  toy.heap.trim();
  const HeapFigures figures = heapFigures(toy.heap);
  EXPECT_EQ(figures.arenas, 0u);
  EXPECT_EQ(figures.spareArenas, 0u);
  EXPECT_EQ(figures.mappedBytes, 0u);
}

// What survives a crowd should end up in few arenas when new objects come.
TEST(Arena, TheFullestIsUsedFirst) {
  Toy toy;
  std::vector<Object*> atoms;
  while (arenaCount(toy.heap) < 8) atoms.push_back(toy.makeAtom(1000));
  // The first arenas keep many pools, the last ones few.
  std::vector<Object*> kept;
  for (size_t i = 0; i < atoms.size(); ++i) {
    const bool stays = (i / 16) % (1 + 8 * i / atoms.size()) == 0;
    if (stays) {
      kept.push_back(atoms[i]);
    } else {
      release(atoms[i]);
    }
  }
  const size_t arenas = arenaCount(toy.heap);
  std::vector<Object*> more;
  for (size_t i = 0; i < (atoms.size() - kept.size()) * 3 / 4; ++i) {
    more.push_back(toy.makeAtom(300));
  }
  EXPECT_EQ(arenaCount(toy.heap), arenas);
  for (Object* atom : kept) release(atom);
  for (Object* atom : more) release(atom);
  EXPECT_EQ(toy.audit(), 0u);
}

TEST(Arena, HugeBlocksHaveRegionsOfTheirOwn) {
  Toy toy;
  void* buffer = toy.heap.allocateBuffer(3 << 20);
  EXPECT_EQ(heapFigures(toy.heap).hugeRegions, 1u);
  std::memset(buffer, 1, 3 << 20);
  buffer = toy.heap.resizeBuffer(buffer, 3 << 20, 40 << 20);
  EXPECT_EQ(static_cast<char*>(buffer)[(3 << 20) - 1], 1);
  toy.heap.freeBuffer(buffer, 40 << 20);
  EXPECT_EQ(heapFigures(toy.heap).hugeRegions, 0u);
}

TEST(Arena, AFreedHugeRegionIsUsedAgain) {
  Toy toy;
  void* first = toy.heap.allocateBuffer(3 << 20);
  toy.heap.freeBuffer(first, 3 << 20);
  EXPECT_GT(heapFigures(toy.heap).spareHugeBytes, size_t{3} << 20);
  void* second = toy.heap.allocateBuffer(2 << 20);
  EXPECT_EQ(first, second);
  const HeapFigures figures = heapFigures(toy.heap);
  EXPECT_EQ(figures.spareHugeBytes, 0u);
  EXPECT_EQ(figures.sumOfParts(), figures.mappedBytes);
  toy.heap.freeBuffer(second, 2 << 20);
  toy.heap.trim();
  EXPECT_EQ(heapFigures(toy.heap).mappedBytes, 0u);
}

TEST(Kind, IndicesAreRecycledAndTheirMemoryIsZeroed) {
  HeapOwner owner;
  Heap& heap = theHeap();
  uint32_t a, b, c;
  heap.allocateKind(&a);
  Kind* kind = static_cast<Kind*>(heap.allocateKind(&b));
  EXPECT_NE(a, 0u);
  EXPECT_NE(a, b);
  kind->name = "gone";
  heap.freeKind(b);
  EXPECT_EQ(heap.allocateKind(&c), kind);
  EXPECT_EQ(c, b);
  EXPECT_EQ(kind->name, nullptr);
}

TEST(Kind, ThoseApartShareNoLowByteWithLaterOnes) {
  Toy toy;
  uint32_t index = toy.atom;
  while (index < 20) ASSERT_NE(toy.heap.allocateKind(&index), nullptr);
  toy.heap.setKindsApart();
  for (uint32_t i = 0; i < 1000; ++i) {
    ASSERT_NE(toy.heap.allocateKind(&index), nullptr);
    ASSERT_GT(index & 0xff, 20u);
  }
  EXPECT_GT(index, 1000u);
  toy.heap.freeKind(index);
  const uint32_t freed = index;
  ASSERT_NE(toy.heap.allocateKind(&index), nullptr);
  EXPECT_EQ(index, freed);
}

TEST(Kind, ThereAreAMillion) {
  HeapOwner owner;
  Heap& heap = theHeap();
  uint32_t index = 0;
  for (uint32_t i = 1; i < kMaxKinds; ++i) {
    ASSERT_NE(heap.allocateKind(&index), nullptr);
    ASSERT_EQ(index, i);
  }
  EXPECT_EQ(heap.allocateKind(&index), nullptr);
  heap.freeKind(77);
  EXPECT_NE(heap.allocateKind(&index), nullptr);
  EXPECT_EQ(index, 77u);
}

TEST(HeapStats, FiguresAddUpToTheByte) {
  Toy toy;
  std::mt19937 random(7);
  std::vector<Object*> live;
  std::vector<std::pair<void*, size_t>> buffers;
  for (int i = 0; i < 30000; ++i) {
    live.push_back(i % 2 ? toy.make(0, random() % 40) : toy.makeAtom(8 + random() % 9000));
    const size_t size = i % 100 ? random() % 700 : random() % 2'000'000;
    if (i % 10 == 0) buffers.push_back({toy.heap.allocateBuffer(size), size});
    if (random() % 3) std::swap(live[random() % live.size()], live.back());
    if (random() % 2) release(live.back()), live.pop_back();
  }
  const HeapFigures f = heapFigures(toy.heap);
  EXPECT_EQ(f.sumOfParts(), f.mappedBytes);
  EXPECT_EQ(f.bytesInUse(), toy.heap.bytesInUse());
  EXPECT_EQ(f.usedBlocks, live.size() + buffers.size());
  size_t bytes = 0, objects = 0;
  for (const KindFigures& k : kindFigures(toy.heap)) bytes += k.bytes, objects += k.objects;
  EXPECT_EQ(bytes, toy.heap.bytesInUse());
  EXPECT_EQ(objects, live.size() + buffers.size());
  EXPECT_EQ(toy.audit(AuditMode::LowerBound), 0u);
  for (Object* object : live) release(object);
  for (auto [buffer, size] : buffers) toy.heap.freeBuffer(buffer, size);
  EXPECT_EQ(toy.audit(), 0u);
}

}  // namespace
}  // namespace ouro
