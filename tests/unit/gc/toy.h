#pragma once
// A heap with toy kinds: nodes with any number of slots that refer to other objects, plain atoms,
// and weak references kept in a table beside the heap.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <new>
#include <set>
#include <vector>

#include "gc/audit.h"
#include "gc/heap.h"
#include "gc/heap_stats.h"

namespace ouro {

struct Node : Object {
  uint32_t count;
  uint32_t id;

  Object** slots() { return reinterpret_cast<Object**>(this + 1); }  // `count` of them
};

class Toy {
 public:
  HeapOwner owner;
  Heap& heap = theHeap();
  uint32_t node = 0, finalised = 0, atom = 0;
  std::vector<Object*> roots;  // each counted
  std::vector<uint32_t> died;  // ids, in the order of their deaths
  std::function<void(Node*)> onFinalise, onWeakref;
  std::vector<CollectionReport> reports;
  std::multiset<Object*> weakrefs;

  Toy() : owner(makeHooks()) {
    node = makeKind("node", true);
    finalised = makeKind("finalised", true);
    heap.kind(finalised)->finalise = [](Object* o) { current().onFinalise(static_cast<Node*>(o)); };
    atom = makeKind("atom", false);
    Kind* plain = heap.kind(atom);
    plain->traverse = nullptr;
    plain->clear = plain->destroy = nullptr;
  }

  static Toy& current() { return *static_cast<Toy*>(theHeap().hooks().context); }

  uint32_t makeKind(const char* name, bool isContainer) {
    uint32_t index;
    Kind* kind = new (heap.allocateKind(&index)) Kind;
    kind->name = name;
    kind->index = index;
    kind->isContainer = isContainer;
    kind->traverse = [](Object* o, Visitor& visit) {
      Node* n = static_cast<Node*>(o);
      for (uint32_t i = 0; i < n->count; ++i) {
        if (n->slots()[i]) visit(n->slots()[i]);
      }
    };
    kind->clear = [](Object* o) { clearNode(static_cast<Node*>(o)); };
    kind->destroy = [](Object* o) {
      current().died.push_back(static_cast<Node*>(o)->id);
      clearNode(static_cast<Node*>(o));
    };
    return index;
  }

  Node* make(uint32_t id = 0, uint32_t slots = 2, uint32_t kind = 0) {
    const size_t size = sizeof(Node) + slots * sizeof(Object*);
    Node* n = static_cast<Node*>(heap.allocateContainer(size, kind ? kind : node));
    n->count = slots;
    n->id = id;
    return n;
  }
  Object* makeAtom(size_t size = 24) { return heap.allocateAtom(size, atom); }

  // `to` shared.
  static void link(Node* from, uint32_t slot, Object* to) {
    retain(to);
    std::swap(from->slots()[slot], to);
    if (to) release(to);
  }
  // Keeps a reference that the caller gives up.
  void keep(Object* object) { roots.push_back(object); }
  void dropRoots() {
    std::vector<Object*> all;
    all.swap(roots);
    for (Object* object : all) release(object);
  }
  void weakly(Object* object) {
    object->set(kHasWeakrefs);
    weakrefs.insert(object);
  }
  size_t collect(int generation = 2) { return heap.collector().collect(generation); }
  size_t audit(AuditMode mode = AuditMode::Exact) { return auditHeap(heap, mode, stderr); }

 private:
  static void clearNode(Node* n) {
    for (uint32_t i = 0; i < n->count; ++i) {
      if (Object* child = std::exchange(n->slots()[i], nullptr)) release(child);
    }
  }

  void dropWeakref(Object* object) {
    weakrefs.erase(object);
    object->unset(kHasWeakrefs);
    if (onWeakref) onWeakref(static_cast<Node*>(object));
  }

  HeapHooks makeHooks() {
    HeapHooks hooks;
    hooks.context = this;
    hooks.visitRoots = [](void* self, Visitor& visit) {
      for (Object* object : static_cast<Toy*>(self)->roots) visit(object);
    };
    hooks.dropWeakrefs = [](void* self, Object* o) { static_cast<Toy*>(self)->dropWeakref(o); };
    hooks.dropWeakrefsOfGarbage = [](void* self, Object** garbage, size_t count) {
      for (size_t i = 0; i < count; ++i) {
        EXPECT_TRUE(garbage[i]->has(kCandidate));
        if (garbage[i]->has(kHasWeakrefs)) static_cast<Toy*>(self)->dropWeakref(garbage[i]);
      }
    };
    hooks.collectionEnds = [](void* self, const CollectionReport& report) {
      static_cast<Toy*>(self)->reports.push_back(report);
    };
    return hooks;
  }
};

}  // namespace ouro
