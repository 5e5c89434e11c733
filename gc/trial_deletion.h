#pragma once
// Finds the objects of some generations that nothing outside them refers to. What that means, and
// why it works, is told at the top of collector.cpp.

#include <cstddef>

#include "gc/object_stack.h"
#include "gc/pool.h"

namespace ouro {

class TrialDeletion {
 public:
  // Examines the tracked objects of `generation` and younger ones. Afterwards garbage() holds the
  // unreachable objects, each marked kCandidate and with a count raised by one (the caller's hold
  // on it); all other counts are as they were. All belong to the next generation, garbage, too.
  // Returns how many objects were examined.
  size_t find(GenerationList* pools, int generation);

  // The second look, after user code has run: drops from garbage() what has become reachable from
  // outside again, and everything that is reachable from that; the holds on it are released.
  void dropResurrected();

  ObjectStack& garbage() { return garbage_; }
  // Did find() come upon garbage that something weakly refers to, or that may have a finaliser?
  bool foundWeakrefs() const { return hasWeakrefs_; }
  bool foundFinalisers() const { return hasFinalisers_; }
  void reset();

 private:
  template <class Each>
  void eachCandidate(Each&& each);
  template <class Each>
  void forEachCandidateIn(Pool* pool, Each&& each);
  void subtract();
  void scan();
  template <class V>
  void reach(Object* object, V& visitor);
  void keepGarbage();
  void promote();
  void markReachable();
  void splitResurrected();
  template <class V>
  void traverse(Object* object, V& visitor) const;
  template <class V>
  void traverse(const struct Kind* kind, Object* object, V& visitor) const;

  GenerationList* pools_ = nullptr;
  uint32_t generation_ = 0;
  size_t examined_ = 0;
  size_t aside_ = 0;  // candidates that nothing reachable leads to
  bool hasWeakrefs_ = false, hasFinalisers_ = false;
  ObjectStack young_;  // entries for the candidates, unless this is a full collection
  ObjectStack garbage_;
  ObjectStack work_;  // reachable, still to be traversed
};

}  // namespace ouro
