#include "gc/trial_deletion.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "gc/heap.h"

namespace ouro {

namespace {

constexpr uint32_t kOldest = kGenerations - 1;

// In the first look an object is a candidate by its header alone, without any mark: tracked, not
// about to die, and young enough (frozen is older than any). A free block is none. What decides
// lies in such bits that the candidates' are a range.
bool isCandidate(uint32_t meta, uint32_t generation) {
  static_assert(kTracked == kGenerationMask + 1 && kDying > kTracked);
  return (meta & (kDying | kTracked | kGenerationMask)) - kTracked <= generation;
}
bool isCandidate(const Object* object, uint32_t generation) {
  return isCandidate(object->meta, generation);
}

// In a full collection, from phase 1 to 2, the mark of an object without any candidate among its
// children: nothing was taken from those, and nothing has to be given back.
constexpr uint32_t kLeaf = kReachable;

void setGeneration(Object* object, uint32_t generation) {
  if (object->generation() == generation) return;
  object->meta = (object->meta & ~kGenerationMask) | generation;
}

[[noreturn, gnu::cold, gnu::noinline]] void outOfMemory() {
  std::fputs("ouro: the cycle collector is out of memory\n", stderr);
  std::abort();
}

[[gnu::always_inline]] inline void mustPush(ObjectStack& stack, Object* object) {
  if (!stack.push(object)) [[unlikely]]
    outOfMemory();
}

[[maybe_unused]] void checkCount(const Object* object) {
  if (object->refs != 0) return;
  std::fprintf(stderr, "ouro: more references to a %s object (%p) than its count says\n",
               theHeap().kindOf(object)->name, static_cast<const void*>(object));
  std::abort();
}

struct Subtract : Visitor {
  uint32_t generation;
  bool found = false;  // a candidate

  explicit Subtract(uint32_t g) : Visitor{&child}, generation(g) {}
  static void child(Visitor& self, Object* object) {
    Subtract& s = static_cast<Subtract&>(self);
    if (!isCandidate(object, s.generation)) return;
#ifdef OURO_CHECKED
    checkCount(object);
#endif
    --object->refs;
    s.found = true;
  }
};

// An entry of the array of young candidates: the address, odd for a leaf.
Object* leaf(Object* object) {
  return reinterpret_cast<Object*>(reinterpret_cast<uintptr_t>(object) | 1);
}
bool isLeaf(const Object* entry) { return reinterpret_cast<uintptr_t>(entry) & 1; }
Object* candidateOf(Object* entry) {
  return reinterpret_cast<Object*>(reinterpret_cast<uintptr_t>(entry) & ~uintptr_t{1});
}

// Gives back what Subtract took from the children of a reachable object; they are reachable too.
// A child that the scan has still to come to needs nothing more, since its count is not 0 now. One
// that it has passed has children in turn: it waits in `work`, or, where that is full (a list may
// have millions of items), it is marked kReachable for another round.
struct Restore : Visitor {
  static constexpr size_t kMostWork = size_t{1} << 17;
  ObjectStack* work;
  uint32_t generation;
  size_t fetched = 0;  // children that had been put aside
  bool left = false;   // one is marked

  Restore(ObjectStack& w, uint32_t g) : Visitor{&child}, work(&w), generation(g) {}
  static void child(Visitor& self, Object* object) {
    Restore& s = static_cast<Restore&>(self);
    if (!isCandidate(object, s.generation)) return;
    ++object->refs;
    if (!object->has(kCandidate)) return;
    object->unset(kCandidate);
    ++s.fetched;
    if (s.work->size() < kMostWork && s.work->push(object)) return;
    object->set(kReachable);
    s.left = true;
  }
};

// The same without consequences, for the children of garbage.
struct GiveBack : Visitor {
  uint32_t generation;

  explicit GiveBack(uint32_t g) : Visitor{&child}, generation(g) {}
  static void child(Visitor& self, Object* object) {
    if (isCandidate(object, static_cast<GiveBack&>(self).generation)) ++object->refs;
  }
};

// In the second look the candidates are the marked ones.
struct AddToMarked : Visitor {
  int32_t amount;

  explicit AddToMarked(int32_t a) : Visitor{&child}, amount(a) {}
  static void child(Visitor& self, Object* object) {
    if (!object->has(kCandidate)) return;
    object->refs += uint32_t(static_cast<AddToMarked&>(self).amount);
  }
};

struct MarkReachable : Visitor {
  ObjectStack* work;

  explicit MarkReachable(ObjectStack& w) : Visitor{&child}, work(&w) {}
  static void child(Visitor& self, Object* object) {
    if ((object->meta & (kCandidate | kReachable)) != kCandidate) return;
    object->set(kReachable);
    mustPush(*static_cast<MarkReachable&>(self).work, object);
  }
};

// Visits what many words refer to, but for the last few; how many those are.
template <class V>
[[gnu::noinline]] uint64_t lookAhead(const uint64_t* word, uint64_t left, V& visitor) {
  for (; left > kFetchAhead; --left, ++word) {
    if (const Object* later = referenceIn(word[kFetchAhead])) fetch(later);
    if (Object* child = referenceIn(*word)) V::child(visitor, child);
  }
  return left;
}

}  // namespace

// V is a visitor whose static member `child` is the function that it points to.
template <class V>
[[gnu::always_inline]] inline void TrialDeletion::traverse(Object* object, V& visitor) const {
  traverse(theHeap().kindOf(object), object, visitor);
}

template <class V>
[[gnu::always_inline]] inline void TrialDeletion::traverse(const Kind* kind, Object* object,
                                                           V& visitor) const {
  if (kind->wordsAt == 0) {
    if (kind->traverse) kind->traverse(object, visitor);
    return;
  }
  const char* at = reinterpret_cast<const char*>(object) + kind->wordsAt;
  uint64_t left = kind->words;
  if (left == Kind::kCountedWords) {
    left = reinterpret_cast<const uint64_t*>(at)[-1];
  } else if (left >= Kind::kPairedWords) {
    const uint32_t* counts = reinterpret_cast<const uint32_t*>(at + sizeof(uint64_t));
    left = left == Kind::kListedWords ? counts[0] : uint64_t{2} * counts[1];
    at = *reinterpret_cast<const char* const*>(at);
    const auto* words = reinterpret_cast<const uint64_t*>(at);
    if (left > 4 * kFetchAhead && referenceIn(*words)) [[unlikely]] {
      const uint64_t last = lookAhead(words, left, visitor);
      at += (left - last) * sizeof(uint64_t);
      left = last;
    }
  }
  for (; left != 0; --left, at += sizeof(uint64_t)) {
    if (Object* child = referenceIn(*reinterpret_cast<const uint64_t*>(at))) {
      V::child(visitor, child);
    }
  }
  if (kind->common) V::child(visitor, kind->common);
}

size_t TrialDeletion::find(GenerationList* pools, int generation) {
  pools_ = pools;
  generation_ = uint32_t(generation);
  examined_ = 0;
  subtract();
  scan();
  keepGarbage();
  promote();
  return examined_;
}

template <class Each>
[[gnu::always_inline]] inline void TrialDeletion::forEachCandidateIn(Pool* pool, Each&& each) {
  const uint32_t generation = generation_;
  forEachIn(
      pool, [=](uint32_t meta) { return isCandidate(meta, generation); }, each);
}

// A young collection has its few candidates in an array; a full one finds them in the pools each
// time, so that it needs memory for the garbage only.
template <class Each>
void TrialDeletion::eachCandidate(Each&& each) {
  if (generation_ < kOldest) {
    for (Object* entry : young_) each(candidateOf(entry), isLeaf(entry));
    return;
  }
  for (uint32_t list = 0; list <= kOldest; ++list) {
    for (Pool* pool = pools_[list].head; pool; pool = pool->generationNext) {
      forEachCandidateIn(pool, [&](Object* object) { each(object, object->has(kLeaf)); });
    }
  }
}

// Phase 1: takes from every candidate's count the references that come from candidates.
void TrialDeletion::subtract() {
  Subtract visitor(generation_);
  for (uint32_t list = 0; list <= generation_; ++list) {
    for (Pool* pool = pools_[list].head; pool; pool = pool->generationNext) {
      forEachCandidateIn(pool, [&](Object* object) {
        ++examined_;
        visitor.found = false;
        traverse(object, visitor);
        if (generation_ < kOldest) {
          mustPush(young_, visitor.found ? object : leaf(object));
        } else {
          setGeneration(object, kOldest);  // saves promote() a walk over the whole heap
          if (!visitor.found) object->set(kLeaf);
        }
      });
    }
  }
}

// Phase 2: what still has a count is referred to from outside. Goes through the candidates once;
// those without a count are put aside (marked) until something reachable leads back to them.
void TrialDeletion::scan() {
  Restore visitor(work_, generation_);
  const bool isFull = generation_ == kOldest;
  size_t aside = 0;
  eachCandidate([&](Object* object, bool isLeaf) {
    if (isFull && isLeaf) object->unset(kLeaf);
    if (object->refs == 0) {
      object->set(kCandidate);
      ++aside;
    } else if (!isLeaf) {
      reach(object, visitor);
    }
  });
  while (std::exchange(visitor.left, false)) {
    eachCandidate([&](Object* object, bool) {
      if (!object->has(kReachable)) return;
      object->unset(kReachable);
      reach(object, visitor);
    });
  }
  aside_ = aside - visitor.fetched;
}

template <class V>
[[gnu::always_inline]] inline void TrialDeletion::reach(Object* object, V& visitor) {
  traverse(object, visitor);
  while (!work_.empty()) traverse(work_.pop(), visitor);
}

// Phase 3: what is still marked is garbage; its references are given back, so that all counts are
// true again, but for the caller's hold. Looks on the way for what would let user code run.
void TrialDeletion::keepGarbage() {
  hasWeakrefs_ = hasFinalisers_ = false;
  if (aside_ == 0) return;
  GiveBack visitor(generation_);
  eachCandidate([&](Object* object, bool) {
    if (!object->has(kCandidate)) return;
    mustPush(garbage_, object);
    const Kind* kind = theHeap().kindOf(object);
    traverse(kind, object, visitor);
    retain(object);
    hasWeakrefs_ |= object->has(kHasWeakrefs);
    hasFinalisers_ |= kind->hasFinaliser(object);
  });
}

// Phase 4: everything examined is one generation older, and so are the pools.
void TrialDeletion::promote() {
  const uint32_t target = generation_ < kOldest ? generation_ + 1 : kOldest;
  for (Object* entry : young_) setGeneration(candidateOf(entry), target);
  for (uint32_t list = 0; list < target; ++list) {
    while (Pool* pool = pools_[list].head) {
      pools_[list].remove(pool);
      pool->generation = uint8_t(target);
      pools_[target].push(pool);
    }
  }
}

void TrialDeletion::dropResurrected() {
  AddToMarked take(-1), give(1);
  for (Object* object : garbage_) traverse(object, take);
  markReachable();
  for (Object* object : garbage_) traverse(object, give);
  splitResurrected();
}

// A count beyond the caller's hold comes from outside.
void TrialDeletion::markReachable() {
  MarkReachable visitor(work_);
  for (Object* object : garbage_) {
    if (object->refs > 1) MarkReachable::child(visitor, object);
  }
  while (!work_.empty()) traverse(work_.pop(), visitor);
}

void TrialDeletion::splitResurrected() {
  size_t kept = 0;
  for (Object* object : garbage_) {
    if (object->has(kReachable)) {
      mustPush(work_, object);
    } else {
      garbage_.begin()[kept++] = object;
    }
  }
  garbage_.truncate(kept);
  for (Object* object : work_) object->unset(kReachable | kCandidate);
  while (!work_.empty()) release(work_.pop());
}

void TrialDeletion::reset() {
  young_.reset();
  garbage_.reset();
  work_.reset();
}

}  // namespace ouro
