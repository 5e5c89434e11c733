// The cycle collector: what it finds, when it runs, finalisers, resurrection, freezing.

#include <random>

#include "gc/ref.h"
#include "toy.h"

namespace ouro {
namespace {

// A ring of `size` nodes; the caller owns a reference to the one returned.
Node* makeRing(Toy& toy, uint32_t size, uint32_t firstId = 0, uint32_t kind = 0) {
  std::vector<Node*> nodes;
  for (uint32_t i = 0; i < size; ++i) nodes.push_back(toy.make(firstId + i, 2, kind));
  for (uint32_t i = 0; i < size; ++i) Toy::link(nodes[i], 0, nodes[(i + 1) % size]);
  for (uint32_t i = 1; i < size; ++i) release(nodes[i]);
  return nodes[0];
}

TEST(Collector, FindsAnObjectThatHoldsItself) {
  Toy toy;
  Node* n = makeRing(toy, 1);
  EXPECT_EQ(toy.collect(), 0u);
  release(n);
  EXPECT_EQ(toy.heap.liveObjects(), 1u);
  EXPECT_EQ(toy.collect(), 1u);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, FindsRingsAndWhatHangsOnThem) {
  Toy toy;
  Node* ring = makeRing(toy, 3);
  ring->slots()[1] = toy.make(9);
  static_cast<Node*>(ring->slots()[1])->slots()[0] = toy.makeAtom();
  release(ring);
  EXPECT_EQ(toy.collect(), 4u);  // atoms are not counted
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, KeepsWhatIsReachableFromOutside) {
  Toy toy;
  toy.keep(makeRing(toy, 5));
  Node* other = makeRing(toy, 2);
  Toy::link(other, 1, toy.roots[0]);  // garbage may refer to the living
  release(other);
  EXPECT_EQ(toy.collect(), 2u);
  EXPECT_EQ(toy.heap.liveObjects(), 5u);
  EXPECT_EQ(toy.audit(), 0u);
  toy.dropRoots();
  EXPECT_EQ(toy.collect(), 5u);
}

TEST(Collector, UntrackedObjectsCountAsOutside) {
  Toy toy;
  Node* ring = makeRing(toy, 2);
  toy.heap.untrack(ring);
  release(ring);
  EXPECT_EQ(toy.collect(), 0u);
  toy.heap.track(ring);
  EXPECT_EQ(ring->generation(), 0u);
  EXPECT_EQ(toy.collect(), 2u);
}

TEST(Collector, LargeContainersAreCollectedToo) {
  Toy toy;
  Node* big = toy.make(1, 100'000);
  for (uint32_t i = 0; i < 100'000; i += 2) {
    big->slots()[i] = toy.make(2);
    Toy::link(static_cast<Node*>(big->slots()[i]), 0, big);
  }
  Toy::link(big, 1, big);
  release(big);
  EXPECT_EQ(toy.collect(0), 50'001u);
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
}

// Any graph, against a plain marking from the roots.
class RandomGraph {
 public:
  RandomGraph(Toy& toy, uint32_t seed) : toy_(toy), random_(seed) {}

  void grow(size_t nodes) {
    for (size_t i = 0; i < nodes; ++i) {
      Node* n = toy_.make(nextId_++, random_() % 6);
      for (uint32_t s = 0; s < n->count; ++s) {
        // Mostly near relatives, so that there are many islands.
        if (live_.empty() || random_() % 3 == 0) continue;
        const size_t reach = random_() % 8 ? std::min<size_t>(live_.size(), 6) : live_.size();
        Node* other = live_[live_.size() - 1 - random_() % reach];
        Toy::link(n, s, other);
        // Into an empty slot only: no node may die here.
        const uint32_t back = other->count ? random_() % other->count : 0;
        if (other->count && !other->slots()[back]) Toy::link(other, back, n);
      }
      live_.push_back(n);
      toy_.keep(n);
    }
  }
  // Lets go of most roots.
  void forget(unsigned keepOneIn) {
    std::vector<Object*> kept;
    for (Object* root : toy_.roots) {
      if (random_() % keepOneIn == 0) {
        kept.push_back(root);
      } else {
        dropped_.push_back(root);
      }
    }
    toy_.roots = kept;
    for (Object* root : std::exchange(dropped_, {})) release(root);
    live_ = reachable();
  }
  std::vector<Node*> reachable() const {
    std::set<Node*> seen;
    std::vector<Node*> work;
    for (Object* root : toy_.roots) work.push_back(static_cast<Node*>(root));
    while (!work.empty()) {
      Node* n = work.back();
      work.pop_back();
      if (!seen.insert(n).second) continue;
      for (uint32_t s = 0; s < n->count; ++s) {
        if (n->slots()[s]) work.push_back(static_cast<Node*>(n->slots()[s]));
      }
    }
    return {seen.begin(), seen.end()};
  }

 private:
  Toy& toy_;
  std::mt19937 random_;
  uint32_t nextId_ = 0;
  std::vector<Node*> live_;
  std::vector<Object*> dropped_;
};

TEST(Collector, FreesExactlyWhatMarkingDoesNotReach) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    Toy toy;
    RandomGraph graph(toy, seed);
    for (int round = 0; round < 5; ++round) {
      graph.grow(400);
      graph.forget(20);
      const size_t before = toy.heap.liveObjects(), expected = graph.reachable().size();
      EXPECT_EQ(toy.collect(), before - expected);
      ASSERT_EQ(toy.heap.liveObjects(), expected) << "seed " << seed;
      ASSERT_EQ(toy.audit(), 0u) << "seed " << seed;
    }
    toy.dropRoots();
    toy.collect();
    ASSERT_EQ(toy.heap.liveObjects(), 0u);
  }
}

TEST(Collector, YoungCollectionsAreSafeAndTheFullOneGetsTheRest) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    Toy toy;
    RandomGraph graph(toy, seed + 1000);
    for (int round = 0; round < 30; ++round) {
      graph.grow(60);
      graph.forget(4);
      const size_t reachable = graph.reachable().size();
      toy.collect(round % 3 == 2 ? 1 : 0);
      ASSERT_GE(toy.heap.liveObjects(), reachable);
      ASSERT_EQ(toy.audit(), 0u) << "seed " << seed << " round " << round;
    }
    toy.collect();
    EXPECT_EQ(toy.heap.liveObjects(), graph.reachable().size());
    toy.dropRoots();
    toy.collect();
    ASSERT_EQ(toy.heap.liveObjects(), 0u);
  }
}

TEST(Collector, SurvivorsGrowOlder) {
  Toy toy;
  Node* ring = makeRing(toy, 2);
  toy.collect(0);
  EXPECT_EQ(ring->generation(), 1u);
  toy.collect(0);
  EXPECT_EQ(ring->generation(), 1u);
  toy.collect(1);
  EXPECT_EQ(ring->generation(), 2u);
  release(ring);
  EXPECT_EQ(toy.collect(1), 0u);  // too old for a young collection
  EXPECT_EQ(toy.collect(2), 2u);
}

TEST(Collector, AYoungCollectionExaminesTheYoungOnly) {
  Toy toy;
  toy.keep(makeRing(toy, 20'000));
  toy.collect();
  release(makeRing(toy, 10));
  EXPECT_EQ(toy.collect(0), 10u);
  EXPECT_EQ(toy.reports.back().examined, 10u);
  EXPECT_EQ(toy.reports.back().freedBytes, 320u);
  toy.dropRoots();
}

// ---- when it runs

TEST(Collector, CountsAllocationsLessReleases) {
  Toy toy;
  Collector& gc = toy.heap.collector();
  std::vector<Node*> nodes;
  for (int i = 0; i < 700; ++i) nodes.push_back(toy.make());
  EXPECT_EQ(gc.counts()[0], 700);
  EXPECT_FALSE(gc.due());
  nodes.push_back(toy.make());
  EXPECT_TRUE(gc.due());
  for (Node* n : nodes) release(n);
  EXPECT_EQ(gc.counts()[0], 0);
  nodes = {toy.make(), toy.make()};
  EXPECT_EQ(gc.counts()[0], 2);
  toy.collect(0);
  EXPECT_EQ(gc.counts(), (std::array<int, 3>{0, 1, 0}));
  for (Node* n : nodes) release(n);
  EXPECT_EQ(gc.counts()[0], 0);
  toy.collect(1);
  EXPECT_EQ(gc.counts(), (std::array<int, 3>{0, 0, 1}));
  toy.collect(2);
  EXPECT_EQ(gc.counts(), (std::array<int, 3>{0, 0, 0}));
}

// The sequence of generations that CPython 3.11 goes through while a program makes 2000 objects and
// keeps them: full collections become rarer, each waits for a quarter of what survived the last.
TEST(Collector, ChoosesGenerationsAsThresholdsSay) {
  Toy toy;
  Collector& gc = toy.heap.collector();
  gc.setThresholds({10, 3, 2});
  std::string sequence;
  for (int i = 0; i < 2000; ++i) {
    toy.keep(toy.make());
    if (!gc.due()) continue;
    gc.collectDue();
    sequence += char('0' + toy.reports.back().generation);
  }
  // The full collections become rarer: each waits for a quarter of what survived the last.
  const std::string expected =
      "00001000010000120000100001000012000010000100001200001000010000120000100001000010"
      "00012000010000100001000010000120000100001000010000100001000012000010000100001000"
      "0100001000010000100001";
  EXPECT_EQ(sequence, expected.substr(0, sequence.size()));
  EXPECT_EQ(sequence.size(), 2000u / 11);
  toy.dropRoots();
}

TEST(Collector, IsNotDueWhenDisabledOrWithThresholdZero) {
  Toy toy;
  Collector& gc = toy.heap.collector();
  gc.setThresholds({5, 5, 5});
  for (int i = 0; i < 10; ++i) toy.keep(toy.make());
  EXPECT_TRUE(gc.due());
  gc.disable();
  EXPECT_FALSE(gc.due());
  EXPECT_EQ(gc.counts()[0], 10);
  gc.enable();
  EXPECT_TRUE(gc.due());
  gc.setThresholds({0, 5, 5});
  EXPECT_FALSE(gc.due());
  EXPECT_EQ(gc.counts()[0], 10);
  gc.setStress(true);
  gc.setThresholds({700, 10, 10});
  EXPECT_TRUE(gc.due());
  gc.collectDue();
  EXPECT_EQ(toy.reports.size(), 1u);
  EXPECT_TRUE(gc.due());
  toy.dropRoots();
}

TEST(Collector, KeepsStatistics) {
  Toy toy;
  release(makeRing(toy, 4));
  toy.keep(toy.make());
  toy.collect(0);
  toy.collect(0);
  const GenerationStats& stats = toy.heap.collector().stats()[0];
  EXPECT_EQ(stats.collections, 2u);
  EXPECT_EQ(stats.collected, 4u);
  EXPECT_EQ(stats.candidates, 5u);
  EXPECT_EQ(stats.uncollectable, 0u);
  toy.dropRoots();
}

// ---- freezing, listing

TEST(Collector, FrozenObjectsAreLeftAlone) {
  Toy toy;
  Collector& gc = toy.heap.collector();
  release(makeRing(toy, 6));
  gc.freeze();
  EXPECT_EQ(gc.freezeCount(), 6u);
  EXPECT_EQ(gc.counts()[0], 0);
  EXPECT_EQ(toy.collect(), 0u);
  gc.unfreeze();
  EXPECT_EQ(gc.freezeCount(), 0u);
  EXPECT_EQ(toy.collect(1), 0u);
  EXPECT_EQ(toy.collect(2), 6u);
}

TEST(Collector, ListsItsObjectsByGeneration) {
  Toy toy;
  const auto count = [&](int generation) {
    size_t n = 0;
    toy.heap.collector().objects(
        generation, [](void* n, Object*) { ++*static_cast<size_t*>(n); }, &n);
    return n;
  };
  toy.keep(makeRing(toy, 3));
  toy.collect(0);
  toy.keep(makeRing(toy, 4));
  toy.keep(toy.makeAtom());
  EXPECT_EQ(count(0), 4u);
  EXPECT_EQ(count(1), 3u);
  EXPECT_EQ(count(2), 0u);
  EXPECT_EQ(count(-1), 7u);
  toy.dropRoots();
}

// ---- finalisers and weak references

TEST(Collector, RunsEveryFinaliserBeforeItClearsAnything) {
  Toy toy;
  size_t runs = 0;
  toy.onFinalise = [&](Node* n) {
    ++runs;
    EXPECT_TRUE(toy.died.empty());
    EXPECT_EQ(n->slots()[0]->kindIndex(), toy.finalised);
    EXPECT_EQ(n->refs, 2u);  // the ring's reference and the collector's
  };
  release(makeRing(toy, 10, 0, toy.finalised));
  EXPECT_EQ(toy.collect(), 10u);
  EXPECT_EQ(runs, 10u);
  EXPECT_EQ(toy.reports.back().finalised, 10u);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, KeepsWhatAFinaliserResurrects) {
  Toy toy;
  toy.onFinalise = [&](Node* n) {
    if (n->id != 2) return;
    retain(n);
    toy.keep(n);
  };
  Node* saved = makeRing(toy, 5, 0, toy.finalised);  // comes back whole, with its tail
  saved->slots()[1] = toy.make(50);
  Node* lost = makeRing(toy, 5, 10, toy.finalised);
  Toy::link(lost, 1, saved);
  release(saved);
  release(lost);
  EXPECT_EQ(toy.collect(), 5u);
  EXPECT_EQ(toy.heap.liveObjects(), 6u);
  EXPECT_EQ(toy.audit(), 0u);
  toy.dropRoots();
  EXPECT_EQ(toy.collect(), 6u);  // and without finalisers now
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, RandomResurrectionLeavesExactCounts) {
  for (uint32_t seed = 0; seed < 30; ++seed) {
    Toy toy;
    std::mt19937 random(seed);
    toy.onFinalise = [&](Node* n) {
      const unsigned what = random() % 8;
      if (what == 0) retain(n), toy.keep(n);
      if (what == 1) Toy::link(n, random() % n->count, Ref<Node>::adopt(toy.make(0, 1)).get());
      if (what == 2 && n->slots()[0]) release(std::exchange(n->slots()[0], nullptr));
      if (what == 3) release(makeRing(toy, 3));
    };
    for (int island = 0; island < 50; ++island) {
      std::vector<Node*> nodes;
      for (int i = 0; i < 10; ++i) {
        nodes.push_back(toy.make(0, 3, random() % 3 ? toy.node : toy.finalised));
      }
      for (Node* n : nodes) {
        for (uint32_t s = 0; s < 3; ++s) Toy::link(n, s, nodes[random() % nodes.size()]);
      }
      for (Node* n : nodes) release(n);
    }
    for (int i = 0; i < 3; ++i) {
      toy.collect(int(random() % 3));
      ASSERT_EQ(toy.audit(), 0u) << "seed " << seed;
    }
    // Each finaliser runs once, so that this ends.
    for (int i = 0; i < 10; ++i) toy.dropRoots(), toy.collect();
    EXPECT_EQ(toy.heap.liveObjects(), 0u);
  }
}

TEST(Collector, DropsWeakReferencesBeforeFinalisers) {
  Toy toy;
  std::string order;
  toy.onWeakref = [&](Node*) { order += 'w'; };
  toy.onFinalise = [&](Node*) { order += 'f'; };
  Node* ring = makeRing(toy, 2, 0, toy.finalised);
  toy.weakly(ring);
  toy.weakly(ring->slots()[0]);
  release(ring);
  toy.collect();
  EXPECT_EQ(order, "wwff");
  EXPECT_TRUE(toy.weakrefs.empty());
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, DoesNotNest) {
  Toy toy;
  size_t nested = 99;
  toy.onFinalise = [&](Node*) {
    EXPECT_FALSE(toy.heap.collectionDue());
    nested = toy.collect();
  };
  release(makeRing(toy, 1, 0, toy.finalised));
  EXPECT_EQ(toy.collect(), 1u);
  EXPECT_EQ(nested, 0u);
  EXPECT_EQ(toy.reports.size(), 1u);
}

TEST(Collector, SaveAllHandsTheGarbageOver) {
  Toy toy;
  HeapHooks hooks = toy.heap.hooks();
  hooks.garbageFound = [](void* self, Object** garbage, size_t count, uint32_t flags) {
    EXPECT_EQ(flags, kDebugSaveAll);
    for (size_t i = 0; i < count; ++i) {
      retain(garbage[i]);
      static_cast<Toy*>(self)->keep(garbage[i]);
    }
  };
  toy.heap.setHooks(hooks);
  toy.heap.collector().setDebugFlags(kDebugSaveAll);
  release(makeRing(toy, 3));
  EXPECT_EQ(toy.collect(), 3u);
  EXPECT_EQ(toy.heap.liveObjects(), 3u);
  EXPECT_EQ(toy.audit(), 0u);
  toy.heap.collector().setDebugFlags(0);
  toy.dropRoots();
  EXPECT_EQ(toy.collect(), 3u);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Collector, WorksAtTheLimit) {
  Toy toy;
  for (int i = 0; i < 1000; ++i) release(makeRing(toy, 3));
  toy.heap.setLimit(toy.heap.bytesInUse());
  EXPECT_EQ(toy.heap.allocateAtom(16, toy.atom), nullptr);
  EXPECT_EQ(toy.collect(), 3000u);
  Object* atom = toy.makeAtom();
  EXPECT_NE(atom, nullptr);
  release(atom);
}

}  // namespace
}  // namespace ouro
