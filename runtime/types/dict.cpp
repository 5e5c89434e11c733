// The table: lookup, insertion, removal, growth.
//
// A small dict compares the hash's tag with all of its tags at once. An index holds entry numbers;
// a key's slots are visited as in CPython (i = 5 i + perturb + 1), starting from the low bits of
// its 32-bit hash. Three lookups share these:
//   - a str in a dict that is not hashed: compares addresses, then the strings' cached hashes and
//     texts; runs no script code and needs no check for mutation;
//   - an in-word int in such a dict: compares words;
//   - anything else: identity, then hash, then ==, which may run script code. After that the
//     dict is looked at afresh, and if it changed under us the walk starts again.

#include "runtime/types/dict.h"

#include <algorithm>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// A str, whose hash is known, in a dict that is not hashed.
[[gnu::always_inline]] inline int64_t findStr(const Dict* d, const Str* key, uint32_t hash) {
  const DictEntry* entries = d->entries;
  return find(
      d, hash, [=](uint32_t number) __attribute__((always_inline)) {
        Value other = entries[number].key;
        if (other.bits() == reinterpret_cast<uint64_t>(key)) return true;
        if (other.isSmall() || other.isNull()) return false;
        return other.as<Str>()->hash == hash && equalHashed(other.as<Str>(), key);
      });
}

// The key itself: a word, or an object.
int64_t findSame(const Dict* d, Value key, uint32_t hash) {
  const DictEntry* entries = d->entries;
  return find(d, hash, [=](uint32_t number) { return entries[number].key == key; });
}

// Where the first entry lies, or a deleted one not far before it.
uint32_t firstPosition(const Dict* d) {
  if (d->filled == 0 || !d->entries[0].key.isNull()) return 0;
  Value gap = d->entries[0].value;
  return gap.isSmall() ? static_cast<uint32_t>(gap.small()) : 0;
}

constexpr int64_t kFailed = -2, kAgain = -3, kUnsure = -4;

// One attempt of the general lookup; kAgain: the dict changed while == ran.
int64_t tryFind(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  const bool isText = comparesAsStr(rt, key);
  int64_t failure = 0;
  int64_t found = find(d, hash, [&](uint32_t number) {
    Value other = d->entries[number].key;
    if (other == key) return true;
    if (other.isNull()) return false;
    if ((d->isHashed() ? hashesOf(d)[number] : hashOfPlain(other)) != hash) return false;
    if (isText && comparesAsStr(rt, other)) return equal(other.as<Str>(), key.as<Str>());
    if (key.isSmall() && other.isSmall()) return false;
    Local held(other);
    const DictEntry* entries = d->entries;
    const uint32_t tags = d->tags;  // or mask
    int same = equals(rt, other, key);
    if (same < 0) {
      failure = kFailed;
    } else if (d->entries != entries || d->tags != tags || number >= d->filled ||
               d->entries[number].key != other) {
      failure = kAgain;
    }
    return same != 0 || failure != 0;
  });
  return failure ? failure : found;
}

// The key itself in a dict that is hashed. kUnsure: there is another one with its hash.
int64_t findSameHashed(const Dict* d, Value key, uint32_t hash) {
  const DictEntry* entries = d->entries;
  const uint32_t* hashes = hashesOf(d);
  bool unsure = false;
  int64_t found = find(d, hash, [&](uint32_t number) {
    Value other = entries[number].key;
    if (other == key) return true;
    return unsure = hashes[number] == hash && !other.isNull();
  });
  return unsure ? kUnsure : found;
}

// A tuple of these items in a dict that is hashed, as far as that needs no ==; else kUnsure.
[[gnu::noinline]] int64_t findItems(const Dict* d, std::span<const Value> items, uint32_t hash) {
  const DictEntry* entries = d->entries;
  const uint32_t* hashes = hashesOf(d);
  bool unsure = false;
  int64_t found = find(d, hash, [&](uint32_t number) {
    const Value other = entries[number].key;
    if (hashes[number] != hash || other.isNull()) return false;
    const int same =
        isExactly(other, TypeId::Tuple) ? plainEqualsQuickly(other.as<Tuple>()->span(), items) : -1;
    unsure = same < 0;
    return same != 0;
  });
  return unsure ? kUnsure : found;
}

[[gnu::noinline]] int64_t lookupAny(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  for (;;) {
    int64_t found = tryFind(rt, d, key, hash);
    if (found != kAgain) return found;
  }
}

// The entry's number, kAbsent or kFailed.
[[gnu::always_inline]] inline int64_t lookup(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  if (d->isHashed()) {
    const int64_t found = isExactly(rt, key, TypeId::Tuple)
                              ? findItems(d, key.as<Tuple>()->span(), hash)
                              : findSameHashed(d, key, hash);
    if (found != kUnsure) return found;
  } else if (isExactly(rt, key, TypeId::Str)) {
    return findStr(d, key.as<Str>(), hash);
  } else if (key.isSmall()) {
    return findSame(d, key, hash);
  } else if (comparesAsStr(rt, key)) {
    return findStr(d, key.as<Str>(), hash);
  }
  return lookupAny(rt, d, key, hash);
}

// A str's entry as far as it can be told without any call, so that most lookups need no stack
// frame: kUnsure for what has no hash yet, for dicts that are hashed and for texts that are long or
// wide.
[[gnu::always_inline]] inline int64_t findQuickly(const Dict* d, const Str* text) {
  const uint32_t hash = text->hash;
  if (!hash || d->isHashed()) [[unlikely]]
    return kUnsure;
  const DictEntry* entries = d->entries;
  bool unsure = false;
  const int64_t found = find(
      d, hash, [&](uint32_t number) __attribute__((always_inline)) {
        const Value other = entries[number].key;
        if (other == Value(text)) return true;
        if (other.isSmall() || other.isNull() || other.as<Str>()->hash != hash) return false;
        const auto* key = other.as<Str>();
        if (key->length != text->length) return false;
        unsure = text->length > kShortText || key->widthLog() != 0 || text->widthLog() != 0;
        return unsure || sameShortText(key, text, text->length);
      });
  return unsure ? kUnsure : found;
}

// Adds a key that is known not to be there.
bool insertNew(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  bool plain = isPlainKey(rt, key);
  if (!hasRoom(d) || (!plain && !d->isHashed())) {
    if (!makeRoom(rt, d, !plain)) return false;
  }
  uint32_t number = d->filled++;
  retain(key);
  retain(value);
  d->entries[number] = {key, value};
  if (d->isSmall()) {
    d->tags |= tagOf(hash) << 4 * number;
  } else {
    if (d->isHashed()) hashesOf(d)[number] = hash;
    if (!placeInIndex(d, hash, number)) headOf(d)->usable++;  // what removeAt took for the slot
  }
  d->used++;
  d->keysVersion = 0;
  if (!d->has(kTracked) && (mayBeTracked(rt, value) || (!plain && mayBeTracked(rt, key)))) {
    rt.heap.track(d);
  }
  return true;
}

void replaceValue(Runtime& rt, Dict* d, int64_t number, Value value) {
  retain(value);
  Value old = d->entries[number].value;
  d->entries[number].value = value;
  if (!d->has(kTracked) && mayBeTracked(rt, value)) rt.heap.track(d);
  release(old);
}

// Is an entry's key the same plain key?
[[gnu::always_inline]] inline bool isSamePlain(Value other, Value key, uint32_t hash) {
  if (other == key) return true;
  return !key.isSmall() && other.isObject() && !other.isNull() && other.as<Str>()->hash == hash &&
         equalHashed(other.as<Str>(), key.as<Str>());
}

// Puts an entry behind all others, where there is room for it.
[[gnu::always_inline]] inline void addEntry(Runtime& rt, Dict* d, Value key, Value value) {
  retain(key);
  retain(value);
  d->entries[d->filled++] = {key, value};
  d->used++;
  d->keysVersion = 0;
  if (!d->has(kTracked) && mayBeTracked(rt, value)) rt.heap.track(d);
}

// Sets a plain key in a small dict.
[[gnu::noinline]] bool setSmall(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  int64_t number = scan(
      d, hash, [=](uint32_t i) __attribute__((always_inline)) {
        return isSamePlain(d->entries[i].key, key, hash);
      });
  if (number >= 0) return replaceValue(rt, d, number, value), true;
  if (!hasRoom(d)) return insertNew(rt, d, key, hash, value);
  d->tags |= tagOf(hash) << 4 * d->filled;
  addEntry(rt, d, key, value);
  return true;
}

// Sets a plain key in a dict that has an index and is not hashed: one walk finds its entry, or the
// slot for it. A slot that leads to the number that the new entry gets needs no other (see
// removeAt).
template <class I>
bool setPlain(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  I* index = indexOf<I>(d);
  const uint32_t mask = d->mask, added = d->filled;
  uint32_t at = hash & mask, perturb = hash;
  bool isIndexed = false;
  for (I number; (number = index[at]) != static_cast<I>(-1); at = (at * 5 + perturb + 1) & mask) {
    if (number == added) {
      isIndexed = true;
    } else if (isSamePlain(d->entries[number].key, key, hash)) {
      return replaceValue(rt, d, number, value), true;
    }
    perturb >>= kPerturbShift;
  }
  DictHead* head = headOf(d);
  if (added == head->usable) return insertNew(rt, d, key, hash, value);
  if (isIndexed) {
    head->usable++;
  } else {
    index[at] = static_cast<I>(added);
  }
  addEntry(rt, d, key, value);
  return true;
}

[[gnu::noinline]] bool setAny(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  int64_t number = lookup(rt, d, key, hash);
  if (number == kFailed) return false;
  if (number < 0) return insertNew(rt, d, key, hash, value);
  replaceValue(rt, d, number, value);
  return true;
}

[[gnu::always_inline]] inline bool set(Runtime& rt, Dict* d, Value key, uint32_t hash,
                                       Value value) {
  if (isPlainKey(rt, key)) {
    if (d->isSmall()) return setSmall(rt, d, key, hash, value);
    if (!d->isHashed() && hasShortNumbers(d))
      return hasByteNumbers(d) ? setPlain<uint8_t>(rt, d, key, hash, value)
                               : setPlain<uint16_t>(rt, d, key, hash, value);
  }
  return setAny(rt, d, key, hash, value);
}

// Notes in the first entry, when that is deleted, how many are deleted behind it without a gap: so
// that taking out the first entry again and again, as a queue does, never walks over what is gone.
void noteGap(Dict* d, uint32_t removed) {
  uint32_t gap = firstPosition(d);
  if (removed != 0 && removed != gap) return;
  for (gap = removed + 1; gap < d->filled && d->entries[gap].key.isNull();) gap++;
  d->entries[0].value = Value::small(gap);
}

// Takes an entry out; both its references are the caller's now.
DictEntry removeAt(Dict* d, int64_t number) {
  DictEntry entry = d->entries[number];
  d->entries[number] = {};
  if (d->isSmall()) d->tags &= ~(15u << 4 * number);
  noteGap(d, static_cast<uint32_t>(number));
  d->used--;
  d->keysVersion = 0;
  // The last entry's number is given back. Its slot stays taken, so the room shrinks as well: a
  // slot that leads to a wrong entry costs a step, never an answer.
  if (number + 1 == d->filled) {
    uint32_t filled = d->filled;
    while (filled > 0 && d->entries[filled - 1].key.isNull()) filled--;
    if (!d->isSmall()) headOf(d)->usable -= d->filled - filled;
    d->filled = filled;
    d->set(Dict::kGaveBack);
  }
  return entry;
}

}  // namespace

Owned newDict(Runtime& rt, size_t expected) {
  auto d = Ref<Dict>::adopt(makeRaw<Dict>(rt, TypeId::Dict));
  if (!d) return Owned::error();
  std::memset(static_cast<Object*>(d.get()) + 1, 0, sizeof(Dict) - sizeof(Object));
  rt.heap.untrack(d.get());  // until it holds something that the collector must see
  if (expected && !makeBuffer(rt, d.get(), logFor(expected, false), false)) return Owned::error();
  return Owned::adopt(d.take());
}

[[gnu::always_inline]] static inline Value valueAt(const Dict* d, int64_t number) {
  if (number >= 0) return d->entries[number].value;
  return number == kFailed ? Value::error() : Value::notFound();
}

[[gnu::always_inline]] static inline Value get(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  return valueAt(d, lookup(rt, d, key, hash));
}

// As findQuickly(), of a text that may have no hash yet, which it is given; kUnsure for other keys.
[[gnu::always_inline]] static inline int64_t findNewText(Runtime& rt, Dict* d, Value key) {
  if (!isExactly(key, TypeId::Str) || key.as<Str>()->hash) return kUnsure;
  hashOf(rt, key.as<Str>());
  return findQuickly(d, key.as<Str>());
}

[[gnu::noinline]] static Value getAny(Runtime& rt, Dict* d, Value key) {
  if (const int64_t number = findNewText(rt, d, key); number != kUnsure) return valueAt(d, number);
  uint32_t hash;
  return hashOfKey(rt, key, &hash) ? get(rt, d, key, hash) : Value::error();
}

Value dictGet(Runtime& rt, Dict* d, Str* key) {
  const int64_t number = findQuickly(d, key);
  return number == kUnsure ? getAny(rt, d, key) : valueAt(d, number);
}

[[gnu::noinline]] static Value getByTuple(Runtime& rt, Dict* d, Value key) {
  int64_t hash;
  return hashTuple(rt, key, &hash) ? get(rt, d, key, dictHash(hash)) : Value::error();
}

Value dictGet(Runtime& rt, Dict* d, Value key) {
  if (isExactly(rt, key, TypeId::Str)) return dictGet(rt, d, key.as<Str>());
  if (key.isSmall() && !d->isHashed()) return valueAt(d, findSame(d, key, hashOfPlain(key)));
  if (isExactly(key, TypeId::Tuple)) return getByTuple(rt, d, key);
  return getAny(rt, d, key);
}

Value dictGetHashed(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  return get(rt, d, key, hash);
}

Value dictGetTuple(const Dict* d, std::span<const Value> items, uint32_t hash) {
  if (!d->isHashed()) return Value::notFound();  // its keys are ints and strs
  const int64_t found = findItems(d, items, hash);
  if (found == kUnsure) return Value::unbound();
  return found < 0 ? Value::notFound() : d->entries[found].value;
}

Value dictGetText(const Runtime& rt, const Dict* d, std::string_view ascii) {
  if (d->isHashed()) return Value::notFound();  // another's key may be equal to a str
  const uint32_t hash = strHash(rt, ascii.data(), ascii.size());
  return valueAt(d, find(d, hash, [&](uint32_t number) {
                   const Value key = d->entries[number].key;
                   if (key.isNull() || !isExactly(key, TypeId::Str)) return false;
                   const auto* text = key.as<Str>();
                   return text->hash == hash && equal(text, ascii);
                 }));
}

uint32_t dictHashAt(const Dict* d, size_t number) {
  return d->isHashed() ? hashesOf(d)[number] : hashOfPlain(d->entries[number].key);
}

Value dictGetLike(Runtime& rt, Dict* d, const Dict* from, size_t number) {
  return get(rt, d, from->entries[number].key, dictHashAt(from, number));
}

[[gnu::noinline]] static int64_t findAny(Runtime& rt, Dict* d, Value key) {
  if (const int64_t number = findNewText(rt, d, key); number != kUnsure) return number;
  uint32_t hash;
  return hashOfKey(rt, key, &hash) ? lookup(rt, d, key, hash) : kFailed;
}

int64_t dictFind(Runtime& rt, Dict* d, Value key) {
  if (isExactly(rt, key, TypeId::Str)) {
    const int64_t number = findQuickly(d, key.as<Str>());
    if (number != kUnsure) return number;
  } else if (key.isSmall() && !d->isHashed()) {
    return findSame(d, key, hashOfPlain(key));
  }
  return findAny(rt, d, key);
}

[[gnu::noinline]] static int64_t indexOfStr(const Runtime& rt, const Dict* d, Str* key) {
  uint32_t hash = textHash(rt, key);
  if (!d->isHashed()) return findStr(d, key, hash);
  bool unsure = false;
  int64_t found = find(d, hash, [&](uint32_t number) {
    Value other = d->entries[number].key;
    if (other == Value(key)) return true;
    if (other.isNull() || hashesOf(d)[number] != hash) return false;
    if (isExactly(rt, other, TypeId::Str)) return equal(other.as<Str>(), key);
    unsure = true;
    return false;
  });
  return found >= 0 || !unsure ? found : -2;
}

int64_t dictIndexOf(const Runtime& rt, const Dict* d, Str* key) {
  const int64_t number = findQuickly(d, key);
  return number == kUnsure ? indexOfStr(rt, d, key) : number;
}

int64_t dictIndexOf(const Dict* d, Value small) {
  uint32_t hash = hashOfPlain(small);
  if (!d->isHashed()) return findSame(d, small, hash);
  const int64_t found = findSameHashed(d, small, hash);
  return found == kUnsure ? -2 : found;
}

uint32_t dictKeysVersion(Runtime& rt, Dict* d) {
  // When all numbers are used up no dict gets one any more: 0 never matches a cache.
  if (d->keysVersion == 0 && rt.nextKeysVersion != 0) d->keysVersion = rt.nextKeysVersion++;
  return d->keysVersion;
}

bool dictSet(Runtime& rt, Dict* d, Value key, Value value) {
  uint32_t hash;
  return hashOfKey(rt, key, &hash) && set(rt, d, key, hash, value);
}

bool dictSet(Runtime& rt, Dict* d, Str* key, Value value) {
  return set(rt, d, key, textHash(rt, key), value);
}

int dictDelete(Runtime& rt, Dict* d, Value key) {
  Owned value = dictPop(rt, d, key);
  if (value.isError()) return -1;
  if (value.isNotFound()) return 0;
  value.drop();
  return 1;
}

bool dictSetHashed(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  return set(rt, d, key, hash, value);
}

Owned dictPop(Runtime& rt, Dict* d, Value key) {
  uint32_t hash;
  return hashOfKey(rt, key, &hash) ? dictPopHashed(rt, d, key, hash) : Owned::error();
}

Owned dictPopHashed(Runtime& rt, Dict* d, Value key, uint32_t hash) {
  int64_t number = lookup(rt, d, key, hash);
  if (number == kFailed) return Owned::error();
  if (number < 0) return Owned::notFound();
  DictEntry entry = removeAt(d, number);
  release(entry.key);
  return Owned::adopt(entry.value);
}

bool dictPopLast(Dict* d, Owned* key, Owned* value) {
  uint32_t last = d->filled;
  while (last > 0 && d->entries[last - 1].key.isNull()) last--;
  if (last == 0) return false;
  DictEntry entry = removeAt(d, last - 1);
  d->unset(Dict::kGaveBack);  // as CPython does here alone
  *key = Owned::adopt(entry.key);
  *value = Owned::adopt(entry.value);
  return true;
}

Owned dictSetDefault(Runtime& rt, Dict* d, Value key, Value value) {
  uint32_t hash;
  return hashOfKey(rt, key, &hash) ? dictSetDefaultHashed(rt, d, key, hash, value) : Owned::error();
}

Owned dictSetDefaultHashed(Runtime& rt, Dict* d, Value key, uint32_t hash, Value value) {
  int64_t number = lookup(rt, d, key, hash);
  if (number == kFailed) return Owned::error();
  if (number >= 0) return Owned::share(d->entries[number].value);
  OURO_CHECK(insertNew(rt, d, key, hash, value));
  return Owned::share(value);
}

// Of a dict with few entries and without gaps: those behind it come one place forward, which uses
// up no room.
static void rotateToEnd(Dict* d, uint32_t number) {
  const uint32_t last = d->filled - 1;
  std::rotate(d->entries + number, d->entries + number + 1, d->entries + d->filled);
  if (d->isHashed())
    std::rotate(hashesOf(d) + number, hashesOf(d) + number + 1, hashesOf(d) + d->filled);
  auto* index = indexOf<uint8_t>(d);
  for (uint32_t i = 0; i <= d->mask; i++) {
    const uint32_t old = index[i];
    index[i] = static_cast<uint8_t>(old == number                 ? last
                                    : old > number && old <= last ? old - 1
                                                                  : old);
  }
  d->keysVersion = 0;
}

int dictMoveToEnd(Runtime& rt, Dict* d, Value key) {
  uint32_t hash;
  if (!hashOfKey(rt, key, &hash)) return -1;
  int64_t number = lookup(rt, d, key, hash);
  if (number < 0) return number == kFailed ? -1 : 0;
  if (number + 1 == d->filled) return 1;
  constexpr uint32_t kFewSlots = 32;
  // Room first, so that nothing is lost when there is none; moves are counted beside an index.
  const bool isFew = !d->isSmall() && d->mask < kFewSlots && d->used == d->filled;
  if (d->isSmall() || (!isFew && !hasRoom(d))) {
    const bool done = d->isSmall() ? rebuild(rt, d, logFor(d->used, true), false)
                                   : makeRoom(rt, d, d->isHashed());
    return done ? dictMoveToEnd(rt, d, key) : -1;
  }
  if (isFew) {
    rotateToEnd(d, static_cast<uint32_t>(number));
  } else {
    DictEntry entry = removeAt(d, number);
    (void)insertNew(rt, d, entry.key, hash, entry.value);
    release(entry.key);
    release(entry.value);
  }
  noteMove(d);
  return 1;
}

bool dictIsDense(const Dict* d) { return d->used >= d->filled / 2; }

Owned dictCopy(Runtime& rt, Dict* d, size_t more) {
  OURO_TRY(copy, newDict(rt));
  if (dictIsDense(d) ? dictCopyInto(rt, copy.as<Dict>(), d, more)
                     : dictMerge(rt, copy.as<Dict>(), d, true))
    return copy.take();
  return Owned::error();
}

bool dictNext(const Dict* d, size_t* position, Value* key, Value* value) {
  size_t start = *position ? *position : firstPosition(d);
  for (size_t i = start; i < d->filled; i++) {
    if (d->entries[i].key.isNull()) continue;
    *key = d->entries[i].key;
    *value = d->entries[i].value;
    *position = i + 1;
    return true;
  }
  return false;
}

uint32_t dictFirstPosition(const Dict* d) { return firstPosition(d); }

void dict_traverse(Object* self, Visitor& visitor) {
  auto* d = static_cast<Dict*>(self);
  for (uint32_t i = 0; i < d->filled; i++) {
    visit(visitor, d->entries[i].key);
    visit(visitor, d->entries[i].value);
  }
}

void dict_clear(Object* self) { dictClear(static_cast<Dict*>(self)); }
void dict_destroy(Object* self) { dictClear(static_cast<Dict*>(self)); }

}  // namespace ouro
