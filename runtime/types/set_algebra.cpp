// What makes sets of sets. Which side is walked, and in which order the result is filled, is
// CPython's choice: it shows in the order of iteration.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

// The next entry, its key held if it is an object, so that == may do what it likes to the set.
struct Walk {
  explicit Walk(Set* of) : set(of), left_(of->used), mutations_(of->mutations) {}
  bool next() {
    if (left_ == 0 && isUnchanged()) return false;  // behind the last one lie only empty entries
    SetEntry* entry = setNextEntry(set, &position);
    if (!entry) return false;
    left_--;
    key = entry->key;
    hash = entry->hash;
    if (set->hasObjects) held_ = Local(key);
    return true;
  }
  // Adds the key to a set that was empty, and got nothing but keys of this walk. Those are
  // different from each other, unless == has changed the set that they come from.
  bool addTo(Runtime& rt, Set* to) const {
    return isUnchanged() ? setAddNew(rt, to, key, hash) : setAddHashed(rt, to, key, hash);
  }
  Set* set;
  size_t position = 0;
  Value key;
  int64_t hash = 0;

 private:
  bool isUnchanged() const { return set->mutations == mutations_; }
  uint32_t left_, mutations_;
  Local held_;
};

Owned intersectSets(Runtime& rt, Set* a, Set* b) {
  OURO_TRY(result, newSetLike(rt, a));
  auto* both = result.as<Set>();
  if (b->used > a->used) std::swap(a, b);
  for (Walk walk(b); walk.next();) {
    int there = setContainsHashed(rt, a, walk.key, walk.hash);
    if (there < 0) return Owned::error();
    if (there) OURO_CHECK(walk.addTo(rt, both));
  }
  return result.take();
}

bool subtractSet(Runtime& rt, Set* set, Set* other) {
  for (Walk walk(other); walk.next();) {
    if (setDiscardHashed(rt, set, walk.key, walk.hash) < 0) return false;
  }
  return true;
}

Owned copyAndSubtract(Runtime& rt, Set* set, Value other) {
  OURO_TRY(result, setCopy(rt, set));
  OURO_CHECK(setDifferenceUpdate(rt, result.as<Set>(), other));
  return result.take();
}

bool toggle(Runtime& rt, Set* set, Value key, int64_t hash) {
  int was = setDiscardHashed(rt, set, key, hash);
  return was < 0 ? false : was == 1 || setAddHashed(rt, set, key, hash);
}

}  // namespace

Owned newSetLike(Runtime& rt, Set* kind, Value iterable) {
  return isFrozenSet(rt, kind) ? newFrozenSet(rt, iterable) : newSet(rt, iterable);
}

Owned setCopy(Runtime& rt, Set* set) { return newSetLike(rt, set, set); }

Owned setIntersection(Runtime& rt, Set* set, Value other) {
  if (other == Value(set)) return setCopy(rt, set);
  if (isAnySet(rt, other)) return intersectSets(rt, set, other.as<Set>());
  OURO_TRY(result, newSetLike(rt, set));
  bool ok = forEach(rt, other, [&](Value key) {
    int64_t h;
    if (!quickHash(rt, key, &h)) return false;
    int both = setContainsHashed(rt, set, key, h);
    return both < 0 ? false : both == 0 || setAddHashed(rt, result.as<Set>(), key, h);
  });
  return ok ? result.take() : Owned::error();
}

bool setDifferenceUpdate(Runtime& rt, Set* set, Value other) {
  if (other == Value(set)) {
    setClear(set);
    return true;
  }
  if (isAnySet(rt, other)) {
    Local from(other);
    // Against a much larger set, only what they share needs to be walked.
    if (other.as<Set>()->used / 8 > set->used) from = intersectSets(rt, set, other.as<Set>());
    if (from.isError() || !subtractSet(rt, set, from.as<Set>())) return false;
  } else if (!forEach(rt, other, [&](Value key) { return setDiscard(rt, set, key) >= 0; })) {
    return false;
  }
  return setShedDeleted(rt, set);
}

// The keys of a set that `contains` (0, 1, -1) does not know.
template <class F>
static Owned keysWithout(Runtime& rt, Set* set, F contains) {
  OURO_TRY(result, newSetLike(rt, set));
  for (Walk walk(set); walk.next();) {
    const int there = contains(walk);
    if (there < 0) return Owned::error();
    if (!there) OURO_CHECK(walk.addTo(rt, result.as<Set>()));
  }
  return result.take();
}

Owned setDifference(Runtime& rt, Set* set, Value other) {
  if (isAnySet(rt, other)) {
    Set* of = other.as<Set>();
    if (set->used / 4 > of->used) return copyAndSubtract(rt, set, other);
    return keysWithout(
        rt, set, [&](const Walk& walk) { return setContainsHashed(rt, of, walk.key, walk.hash); });
  }
  if (!isExactly(rt, other, TypeId::Dict) || set->used / 4 > other.as<Dict>()->used)
    return copyAndSubtract(rt, set, other);
  return keysWithout(rt, set, [&](const Walk& walk) {
    Value found = dictGet(rt, other.as<Dict>(), walk.key);
    return found.isError() ? -1 : !found.isNotFound();
  });
}

bool setSymmetricDifferenceUpdate(Runtime& rt, Set* set, Value other) {
  if (other == Value(set)) {
    setClear(set);
    return true;
  }
  if (isExactly(rt, other, TypeId::Dict)) {
    size_t position = 0;
    Value key, value;
    while (dictNext(other.as<Dict>(), &position, &key, &value)) {
      Local held(key);
      int64_t h;
      if (!quickHash(rt, key, &h) || !toggle(rt, set, key, h)) return false;
    }
    return true;
  }
  Local keys(other);
  if (!isAnySet(rt, other)) keys = newSetLike(rt, set, other);
  if (keys.isError()) return false;
  for (Walk walk(keys.as<Set>()); walk.next();) {
    if (!toggle(rt, set, walk.key, walk.hash)) return false;
  }
  return true;
}

Owned setSymmetricDifference(Runtime& rt, Set* set, Value other) {
  OURO_TRY(result, newSetLike(rt, set));
  OURO_CHECK(setUpdate(rt, result.as<Set>(), other));
  OURO_CHECK(setSymmetricDifferenceUpdate(rt, result.as<Set>(), set));
  return result.take();
}

int setIsDisjoint(Runtime& rt, Set* set, Value other) {
  if (other == Value(set)) return set->used == 0;
  if (isAnySet(rt, other)) {
    Set *small = other.as<Set>(), *large = set;
    if (small->used > large->used) std::swap(small, large);
    for (Walk walk(small); walk.next();) {
      int both = setContainsHashed(rt, large, walk.key, walk.hash);
      if (both) return both < 0 ? -1 : 0;
    }
    return 1;
  }
  int result = 1;
  bool ok = forEach(rt, other, [&](Value key) {
    int both = setContains(rt, set, key);
    if (both) result = both < 0 ? -1 : 0;
    return both == 0;
  });
  return ok || result == 0 ? result : -1;
}

int setIsSubset(Runtime& rt, Set* set, Set* of) {
  if (set->used > of->used) return 0;
  for (Walk walk(set); walk.next();) {
    int there = setContainsHashed(rt, of, walk.key, walk.hash);
    if (there <= 0) return there;
  }
  return 1;
}

}  // namespace ouro
