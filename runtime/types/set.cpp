// The table of a set: open addressing in short linear runs (up to 9 neighbours, one or two cache
// lines) with a perturbed jump between them. Sizes, jumps and the moments of growth are CPython's:
// they show in the order of iteration.

#include "runtime/types/set.h"

#include <bit>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr uint32_t kMinSize = 8, kLinearProbes = 9, kPerturbShift = 5;
constexpr size_t kMaxSize = size_t{1} << 31;

// Visits the entries that a hash leads to until `visit` says stop.
template <class F>
[[gnu::always_inline]] inline SetEntry* walk(SetEntry* table, size_t mask, int64_t hash, F stops) {
  size_t perturb = static_cast<size_t>(hash), at = perturb & mask;
  for (;;) {
    SetEntry* entry = table + at;
    SetEntry* last = entry + (at + kLinearProbes <= mask ? kLinearProbes : 0);
    for (; entry <= last; entry++) {
      if (stops(*entry)) return entry;
    }
    perturb >>= kPerturbShift;
    at = (at * 5 + 1 + perturb) & mask;
  }
}

// Not inlined: for a size that it knows g++ clears by string instructions, slower than memset.
[[gnu::noinline]] bool makeTable(Runtime& rt, Set* set, size_t size) {
  if (size > kMaxSize) {
    (void)raiseMemoryError(rt);
    return false;
  }
  size_t bytes = size * sizeof(SetEntry);
  void* table = allocateBuffer(rt, bytes);
  if (!table) return false;
  std::memset(table, 0, bytes);
  set->table = static_cast<SetEntry*>(table);
  set->mask = static_cast<uint32_t>(size - 1);
  return true;
}

void freeTable(SetEntry* table, size_t mask) {
  if (table) freeBuffer(table, (mask + 1) * sizeof(SetEntry));
}

// Puts a key that is known to be missing into a table without deleted entries.
[[gnu::always_inline]] inline void insertClean(SetEntry* table, size_t mask, SetEntry added) {
  *walk(table, mask, added.hash, [](const SetEntry& e) { return e.key.isNull(); }) = added;
}

// Calls `each` with the live entries of a table in which there are `left` of them.
template <class F>
[[gnu::always_inline]] inline void forLive(const SetEntry* table, uint32_t left, F each) {
  for (const SetEntry* entry = table; left > 0; entry++) {
    if (!entry->isLive()) continue;
    left--;
    each(*entry);
  }
}

size_t sizeBeyond(size_t minimum) {
  size_t size = kMinSize;
  while (size <= minimum) size <<= 1;
  return size;
}

// A table for more than `minimum` entries, without the deleted ones.
bool resize(Runtime& rt, Set* set, size_t minimum) {
  const size_t size = sizeBeyond(minimum);
  SetEntry* old = set->table;
  size_t oldMask = set->mask;
  if (!makeTable(rt, set, size)) return false;
  forLive(old, set->used, [table = set->table, mask = set->mask](const SetEntry& entry) {
    insertClean(table, mask, entry);
  });
  set->fill = set->used;
  set->mutations++;
  freeTable(old, oldMask);
  return true;
}

bool growAfterInsertion(Runtime& rt, Set* set) {
  if (size_t{set->fill} * 5 < size_t{set->mask} * 3) return true;
  return resize(rt, set, set->used > 50000 ? size_t{set->used} * 2 : size_t{set->used} * 4);
}

enum class Found { No, Yes, Failed };

// The entry of a key, or the empty one where the walk ended (null: there is no table); *deleted:
// the last deleted one on the way. == may run script code: if the table changes under it,
// everything starts again.
Found lookupAny(Runtime& rt, Set* set, Value key, int64_t hash, SetEntry** result,
                SetEntry** deleted) {
  bool isText = isExactly(rt, key, TypeId::Str);
  for (;;) {
    Found found = Found::No;
    bool again = false;
    SetEntry* table = set->table;
    *result = nullptr;
    if (deleted) *deleted = nullptr;
    if (!table) return Found::No;  // cleared meanwhile
    uint32_t mask = set->mask;
    *result = walk(table, mask, hash, [&](SetEntry& entry) {
      if (entry.key.isNull()) return true;
      if (deleted && entry.key.isUnbound()) *deleted = &entry;
      if (entry.hash != hash || entry.key.isUnbound()) return false;
      int same = 1;
      if (entry.key == key) {
      } else if (key.isSmall() && entry.key.isSmall()) {
        same = 0;
      } else if (isText && isExactly(rt, entry.key, TypeId::Str)) {
        same = equal(entry.key.as<Str>(), key.as<Str>());
      } else {
        Local held(entry.key);
        same = equals(rt, held, key);
        again = set->table != table || set->mask != mask || entry.key != held.get();
      }
      if (same) found = same < 0 ? Found::Failed : Found::Yes;
      return same != 0 || again;
    });
    if (found == Found::Failed || !again) return found;
  }
}

// Are two keys with the same hash equal? 1 or 0; -1: only == can tell.
inline int quickEquals(Value a, Value b) {
  if (a == b) return 1;
  if (isExactly(a, TypeId::Str) && isExactly(b, TypeId::Str))
    return equalHashed(a.as<Str>(), b.as<Str>());
  return plainEqualsQuickly(a, b);
}

// What needs no ==: the first entry with the key's hash is the key's, or there is none. An empty
// entry's hash is 0, a deleted one's is -1, which no key has.
[[gnu::always_inline]] inline Found lookup(Runtime& rt, Set* set, Value key, int64_t hash,
                                           SetEntry** result, SetEntry** deleted = nullptr) {
  if (set->table) {
    SetEntry* passed = nullptr;
    SetEntry* entry = walk(set->table, set->mask, hash, [&](SetEntry& e) {
      if (deleted && e.hash == -1) passed = &e;
      return e.hash == hash || e.key.isNull();
    });
    *result = entry;
    if (deleted) *deleted = passed;
    if (entry->key.isNull()) return Found::No;
    if (quickEquals(entry->key, key) == 1) return Found::Yes;
  }
  return lookupAny(rt, set, key, hash, result, deleted);
}

// What a set must know of a key that it gets.
inline void noteKey(Runtime& rt, Set* set, Value key) {
  if (!key.isObject()) return;
  set->hasObjects = true;
  if (!set->has(kTracked) && mayBeTracked(rt, key)) rt.heap.track(set);
}

void removeEntry(Set* set, SetEntry* entry) {
  Value old = entry->key;
  *entry = {Value::unbound(), -1};
  set->used--;
  set->mutations++;
  release(old);
}

// The items of a list or tuple; a list may change while keys are compared.
template <class T>
bool addItemsOf(Runtime& rt, Set* set, T* sequence) {
  for (size_t i = 0; i < sequence->length; i++) {
    Local item(sequence->span()[i]);
    if (!setAdd(rt, set, item) || !heedSignals(rt)) return false;
  }
  return true;
}

bool addCharsOf(Runtime& rt, Set* set, const Str* text) {
  for (size_t i = 0; i < text->length; i++) {
    const char32_t c = text->at(i);
    if (Str* known = c < 256 ? rt.latin1[c] : nullptr; known && known->hash) {
      if (!setAddHashed(rt, set, known, known->hash)) return false;
      continue;
    }
    OURO_TRY_BOOL(made, newChar(rt, c));
    if (!setAdd(rt, set, made)) return false;
  }
  return true;
}

bool addKeysOf(Runtime& rt, Set* set, Dict* d) {
  if (!set->table && !makeTable(rt, set, kMinSize)) return false;
  if ((size_t{set->fill} + d->used) * 5 >= size_t{set->mask} * 3 &&
      !resize(rt, set, (size_t{set->used} + d->used) * 2)) {
    return false;
  }
  size_t position = 0;
  Value key, value;
  while (dictNext(d, &position, &key, &value)) {
    Local held(key);
    if (!setAdd(rt, set, key)) return false;
  }
  return true;
}

}  // namespace

static bool place(Runtime& rt, Set* set, SetEntry* empty, SetEntry added) {
  retain(added.key);
  set->used++;
  set->mutations++;
  noteKey(rt, set, added.key);
  *empty = added;
  set->fill++;
  return growAfterInsertion(rt, set);
}

[[gnu::noinline]] static bool addAfterWalk(Runtime& rt, Set* set, Value key, int64_t hash) {
  SetEntry *entry = nullptr, *deleted = nullptr;
  while (!entry) {
    if (!set->table && !makeTable(rt, set, kMinSize)) return false;
    Found found = lookup(rt, set, key, hash, &entry, &deleted);
    if (found != Found::No) return found == Found::Yes;
  }
  if (!deleted) return place(rt, set, entry, {key, hash});
  set->fill--;  // it is in use again
  return place(rt, set, deleted, {key, hash});
}

// Are `more` keys too many for the table as it is?
static bool isTooFull(size_t fill, size_t more, size_t mask) {
  return (fill + more) * 5 >= mask * 3;
}

// The table for a copy of another set, to which `more` keys come at once: the one that copying and
// then growing would end in, with its entries in the same order.
static bool makeTableFor(Runtime& rt, Set* set, const Set* other, size_t more) {
  const size_t size =
      isTooFull(0, other->used, kMinSize - 1) ? sizeBeyond(size_t{other->used} * 2) : kMinSize;
  const bool isAsItIs = size - 1 == other->mask && other->fill == other->used;
  if (!isAsItIs || !isTooFull(other->used, more, size - 1)) return makeTable(rt, set, size);
  return makeTable(rt, set, sizeBeyond((other->used + more) * 2));
}

// Fills an empty table: no key can be there already. One of the same size is copied as it is.
static void fillTable(Set* set, const Set* other) {
  if (set->mask == other->mask && other->fill == other->used) {
    std::memcpy(static_cast<void*>(set->table), other->table,
                (size_t{set->mask} + 1) * sizeof(SetEntry));
  } else {
    forLive(other->table, other->used, [table = set->table, mask = set->mask](SetEntry entry) {
      insertClean(table, mask, entry);
    });
  }
  if (other->hasObjects)
    forLive(other->table, other->used, [](const SetEntry& entry) { retain(entry.key); });
  set->fill = set->used = other->used;
  set->hasObjects |= other->hasObjects;
  if (other->has(kTracked) && !set->has(kTracked)) theHeap().track(set);
  set->mutations++;
}

// All of another set, table to table.
static bool merge(Runtime& rt, Set* set, Set* other) {
  if (other == set || other->used == 0) return true;
  if (!set->table && !makeTableFor(rt, set, other, 0)) return false;
  if (isTooFull(set->fill, other->used, set->mask) &&
      !resize(rt, set, (size_t{set->used} + other->used) * 2)) {
    return false;
  }
  if (set->fill == 0) {
    fillTable(set, other);
    return true;
  }
  for (size_t i = 0; i <= other->mask; i++) {
    const SetEntry entry = other->table[i];
    if (!entry.isLive()) continue;
    if (SetEntry* first = setFirstEntry(set, entry.hash); first->key.isNull()) {
      if (!place(rt, set, first, entry)) return false;
    } else if (first->key != entry.key) {
      Local held(entry.key);
      if (!addAfterWalk(rt, set, entry.key, entry.hash)) return false;
    }
  }
  return true;
}

[[gnu::always_inline]] static inline bool add(Runtime& rt, Set* set, Value key, int64_t hash) {
  if (set->table) {
    SetEntry* first = setFirstEntry(set, hash);
    if (first->key == key) return true;
    if (first->key.isNull()) return place(rt, set, first, {key, hash});
  }
  return addAfterWalk(rt, set, key, hash);
}

bool setAddHashed(Runtime& rt, Set* set, Value key, int64_t hash) {
  return add(rt, set, key, hash);
}

bool setAddNew(Runtime& rt, Set* set, Value key, int64_t hash) {
  if (!set->table && !makeTable(rt, set, kMinSize)) return false;
  SetEntry* empty = setFirstEntry(set, hash);
  if (!empty->key.isNull())
    empty = walk(set->table, set->mask, hash, [](const SetEntry& e) { return e.key.isNull(); });
  return place(rt, set, empty, {key, hash});
}

int setContainsAfterWalk(Runtime& rt, Set* set, Value key, int64_t hash) {
  SetEntry* entry;
  Found found = lookup(rt, set, key, hash, &entry);
  return found == Found::Failed ? -1 : found == Found::Yes;
}

Owned setUnion(Runtime& rt, Set* a, Set* b) {
  OURO_TRY(result, newSetLike(rt, a));
  auto* both = result.as<Set>();
  if (a->used > 0) {
    if (!makeTableFor(rt, both, a, a == b ? 0 : b->used)) return Owned::error();
    fillTable(both, a);
  }
  if (a != b) OURO_CHECK(merge(rt, both, b));
  return result.take();
}

int setContainsTuple(const Set* set, std::span<const Value> items, int64_t hash) {
  if (set->used == 0) return 0;
  int same = 0;
  walk(set->table, set->mask, hash, [&](const SetEntry& entry) {
    if (entry.key.isNull()) return true;
    if (entry.hash != hash || entry.key.isUnbound()) return false;
    const bool isTuple = isExactly(entry.key, TypeId::Tuple);
    same = isTuple ? plainEqualsQuickly(entry.key.as<Tuple>()->span(), items) : -1;
    return same != 0;
  });
  return same;
}

int setDiscardHashed(Runtime& rt, Set* set, Value key, int64_t hash) {
  if (set->used == 0) return 0;
  SetEntry* entry;
  Found found = lookup(rt, set, key, hash, &entry);
  if (found != Found::Yes) return found == Found::Failed ? -1 : 0;
  removeEntry(set, entry);
  return 1;
}

bool setAdd(Runtime& rt, Set* set, Value key) {
  int64_t hash;
  return quickHash(rt, key, &hash) && add(rt, set, key, hash);
}

[[gnu::noinline]] static int containsTuple(Runtime& rt, Set* set, Value key) {
  int64_t hash;
  if (!hashTuple(rt, key, &hash)) return -1;
  if (set->used == 0) return 0;
  const SetEntry* first = setFirstEntry(set, hash);
  if (first->key.isNull()) return 0;
  if (first->hash == hash && isExactly(first->key, TypeId::Tuple) &&
      sameWords(first->key.as<Tuple>()->span(), key.as<Tuple>()->span()))
    return 1;
  return setContainsAfterWalk(rt, set, key, hash);
}

// Of a key whose hash takes a call.
[[gnu::noinline]] static int containsUnhashed(Runtime& rt, Set* set, Value key) {
  int64_t hash;
  return quickHash(rt, key, &hash) ? setContainsHashed(rt, set, key, hash) : -1;
}

int setContains(Runtime& rt, Set* set, Value key) {
  if (key.isSmall()) return setContainsHashed(rt, set, key, hashOfSmall(key.small()));
  if (isExactly(key, TypeId::Str) && key.as<Str>()->hash)
    return setContainsHashed(rt, set, key, key.as<Str>()->hash);
  if (isExactly(key, TypeId::Tuple)) return containsTuple(rt, set, key);
  return containsUnhashed(rt, set, key);
}

int setDiscard(Runtime& rt, Set* set, Value key) {
  int64_t hash;
  return quickHash(rt, key, &hash) ? setDiscardHashed(rt, set, key, hash) : -1;
}

bool setUpdate(Runtime& rt, Set* set, Value iterable) {
  if (isAnySet(rt, iterable)) return merge(rt, set, iterable.as<Set>());
  if (isExactly(rt, iterable, TypeId::Dict)) return addKeysOf(rt, set, iterable.as<Dict>());
  if (isExactly(iterable, TypeId::List)) return addItemsOf(rt, set, iterable.as<List>());
  if (isExactly(iterable, TypeId::Tuple)) return addItemsOf(rt, set, iterable.as<Tuple>());
  if (isExactly(iterable, TypeId::Str)) return addCharsOf(rt, set, iterable.as<Str>());
  return forEach(rt, iterable, [&](Value key) { return setAdd(rt, set, key); });
}

bool setNext(const Set* set, size_t* position, Value* key) {
  SetEntry* entry = setNextEntry(set, position);
  if (entry) *key = entry->key;
  return entry != nullptr;
}

void setClear(Set* set) {
  SetEntry* table = std::exchange(set->table, nullptr);
  size_t mask = set->mask;
  bool hasObjects = std::exchange(set->hasObjects, false);
  const uint32_t used = std::exchange(set->used, 0);
  set->mask = set->fill = 0;
  set->mutations++;
  if (!table) return;
  if (hasObjects) forLive(table, used, [](const SetEntry& entry) { release(entry.key); });
  freeTable(table, mask);
}

Owned setPop(Runtime&, Set* set) {
  if (set->used == 0) return Owned::notFound();
  size_t at = set->finger & set->mask;
  while (!set->table[at].isLive()) at = at == set->mask ? 0 : at + 1;
  Value key = set->table[at].key;
  set->table[at] = {Value::unbound(), -1};
  set->used--;
  set->mutations++;
  set->finger = static_cast<uint32_t>(at + 1);
  return Owned::adopt(key);
}

bool setShedDeleted(Runtime& rt, Set* set) {
  if (!set->table || set->fill - set->used <= set->mask / 4) return true;
  return resize(rt, set, set->used > 50000 ? size_t{set->used} * 2 : size_t{set->used} * 4);
}

void setSwap(Set* a, Set* b) {
  std::swap(a->table, b->table);
  std::swap(a->mask, b->mask);
  std::swap(a->used, b->used);
  std::swap(a->fill, b->fill);
  std::swap(a->hasObjects, b->hasObjects);
  a->mutations++;
  b->mutations++;
  a->frozenHash = b->frozenHash = -1;
  for (auto [to, from] : {std::pair{a, b}, std::pair{b, a}}) {
    if (from->has(kTracked) && !to->has(kTracked)) theHeap().track(to);
  }
}

}  // namespace ouro
