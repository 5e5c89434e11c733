// How objects die: order, depth, finalisers, weak references.

#include "toy.h"

namespace ouro {
namespace {

// head -> ... -> node 0, as deep as asked.
Node* makeChain(Toy& toy, uint32_t length, uint32_t kind = 0) {
  Node* head = nullptr;
  for (uint32_t i = 0; i < length; ++i) {
    Node* n = toy.make(i, 2, kind);
    n->slots()[0] = head;
    head = n;
  }
  return head;
}

TEST(Release, ParentsDieBeforeTheirChildrenInOrder) {
  Toy toy;
  Node* root = toy.make(1);
  root->slots()[0] = toy.make(2);
  root->slots()[1] = toy.make(3);
  static_cast<Node*>(root->slots()[0])->slots()[0] = toy.make(4);
  release(root);
  EXPECT_EQ(toy.died, (std::vector<uint32_t>{1, 2, 4, 3}));
}

TEST(Release, AChainOfTenMillionNeedsNoMoreStackThanAShortOne) {
  Toy toy;
  toy.heap.kind(toy.node)->destroy = toy.heap.kind(toy.node)->clear;
  release(makeChain(toy, 10'000'000));
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
  EXPECT_EQ(toy.heap.bytesInUse(), 0u);
}

TEST(Release, ADeepTreeDiesWhole) {
  Toy toy;
  // Both arms of every node are long.
  Node* head = nullptr;
  for (uint32_t i = 0; i < 100'000; ++i) {
    Node* n = toy.make(i);
    n->slots()[0] = head;
    n->slots()[1] = makeChain(toy, i % 70);
    head = n;
  }
  release(head);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Finaliser, RunsOnceBeforeTheDeath) {
  Toy toy;
  int runs = 0;
  toy.onFinalise = [&](Node* n) {
    ++runs;
    EXPECT_EQ(n->refs, 1u);
    EXPECT_TRUE(toy.died.empty());
  };
  release(toy.make(1, 2, toy.finalised));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(toy.died.size(), 1u);
}

TEST(Finaliser, MayResurrectAndDoesNotRunAgain) {
  Toy toy;
  Node* saved = nullptr;
  toy.onFinalise = [&](Node* n) {
    retain(n);
    saved = n;
  };
  Node* n = toy.make(5, 2, toy.finalised);
  n->slots()[0] = toy.make(6);
  release(n);
  ASSERT_EQ(saved, n);
  EXPECT_EQ(n->refs, 1u);
  EXPECT_TRUE(n->has(kTracked));
  EXPECT_TRUE(toy.died.empty());
  EXPECT_EQ(toy.audit(AuditMode::LowerBound), 0u);
  release(n);
  EXPECT_EQ(toy.died, (std::vector<uint32_t>{5, 6}));
}

TEST(Finaliser, WhatItDropsDiesWhileItRuns) {
  Toy toy;
  toy.onFinalise = [&](Node*) {
    const size_t before = toy.died.size();
    release(makeChain(toy, 200));
    EXPECT_EQ(toy.died.size(), before + 200);
  };
  release(makeChain(toy, 300, toy.finalised));
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

TEST(Finaliser, MayCollectWhileADeepStructureIsHalfReleased) {
  Toy toy;
  toy.onFinalise = [&](Node* n) {
    if (n->id % 16 == 0) toy.collect();
  };
  Node* root = toy.make(0, 100);
  for (uint32_t i = 0; i < 100; ++i) root->slots()[i] = makeChain(toy, 120, toy.finalised);
  release(root);
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
  EXPECT_EQ(toy.died.size(), 12'001u);
  EXPECT_EQ(toy.audit(), 0u);
}

TEST(Weakref, IsDroppedWhenTheObjectDies) {
  Toy toy;
  int calls = 0;
  toy.onWeakref = [&](Node* n) {
    ++calls;
    retain(n);  // handling it in passing does no harm
    release(n);
  };
  Node* n = toy.make();
  toy.weakly(n);
  release(n);
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(toy.weakrefs.empty());
  EXPECT_EQ(toy.heap.liveObjects(), 0u);
}

}  // namespace
}  // namespace ouro
