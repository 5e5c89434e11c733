#pragma once
// Finds the objects of some generations that nothing outside them refers to. What that means, and
// why it works, is told at the top of collector.cpp.

#include <cstddef>

#include "gc/object_stack.h"
#include "gc/pool.h"

namespace ouro {

class TrialDeletion {
 public:
  explicit TrialDeletion(Heap& heap) : heap_(heap) {}

  // Examines the tracked objects of `generation` and younger ones. Afterwards all counts are as
  // they were; garbage() holds the unreachable objects, each marked kCandidate; the others, and
  // the garbage too, belong to the next generation. Returns how many objects were examined.
  size_t find(GenerationList* pools, int generation);

  // The second look, after user code has run: drops from garbage() what has become reachable from
  // outside again, and everything that is reachable from that. Each object's count must have been
  // raised by one (the caller's hold on it); the holds on those dropped are released.
  void dropResurrected();

  ObjectStack& garbage() { return garbage_; }
  void reset();

 private:
  template <class Each>
  void eachCandidate(Each&& each);
  void subtract();
  void scan();
  void reach(Object* object);
  void keepGarbage();
  void promote();
  void markReachable();
  void splitResurrected();
  void traverse(Object* object, struct Visitor& visitor) const;

  Heap& heap_;
  GenerationList* pools_ = nullptr;
  uint32_t generation_ = 0;
  size_t examined_ = 0;
  ObjectStack young_;    // entries for the candidates, unless this is a full collection
  ObjectStack garbage_;  // first all that looks unreachable, in the end all that is
  ObjectStack work_;     // reachable, still to be traversed
};

}  // namespace ouro
