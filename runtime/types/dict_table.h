#pragma once
// The table of a dict: how large it is, what it is looked up by, the walk along its index. Internal
// to dict.cpp, dict_layout.cpp and dict_operations.cpp.

#include <bit>
#include <iterator>

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/str.h"

namespace ouro {

// Sizes are told by the log2 of an index's slots; 0, 1 and 2 are the three without an index.
inline constexpr uint32_t kFirstLog = 1, kLeastIndexLog = 3, kMaxLog = 30;
inline constexpr uint32_t kMostSmall = 8;  // entries without an index
inline constexpr uint32_t kPerturbShift = 5;

struct DictHead {
  uint32_t usable;  // `filled` may grow up to here before a rebuild
  uint32_t moves;   // how often a key was made the last one
};

inline uint32_t capacityOf(uint32_t log) {
  constexpr uint8_t kFew[kLeastIndexLog] = {3, 5, 8};
  return log < kLeastIndexLog ? kFew[log] : 5u << (log - kLeastIndexLog);
}

// Entry numbers need 1, 2 or 4 bytes (all ones means empty).
inline size_t indexBytes(uint32_t log) {
  return size_t{1} << (log + uint32_t{log > 8} + uint32_t{log > 16});
}

inline size_t bufferBytes(uint32_t log, bool hashed) {
  const size_t entries = capacityOf(log) * sizeof(DictEntry);
  if (log < kLeastIndexLog) return entries;
  return entries + sizeof(DictHead) + indexBytes(log) + (hashed ? capacityOf(log) * 4 : 0);
}

// The smallest size that can hold so many entries.
inline uint32_t logFor(uint64_t entries, bool indexed) {
  uint32_t log = indexed ? kLeastIndexLog : 0;
  while (log <= kMaxLog && capacityOf(log) < entries) log++;
  return log;
}

// Of one that was filled.
inline uint32_t logOf(const Dict* d) {
  return d->isSmall() ? (d->meta >> Dict::kSmallShift & 3) - 1
                      : static_cast<uint32_t>(std::bit_width(d->mask));
}

// Behind 5 entries for each 8 slots.
inline DictHead* headOf(const Dict* d) {
  static_assert(sizeof(DictEntry) * 5 / 8 == 10);
  return reinterpret_cast<DictHead*>(reinterpret_cast<char*>(d->entries) +
                                     (size_t{d->mask} + 1) * 10);
}

inline uint32_t usableOf(const Dict* d) {
  constexpr uint32_t kCapacities = 0x8530;  // a digit each
  if (d->isSmall()) return kCapacities >> 4 * (d->meta >> Dict::kSmallShift & 3) & 15;
  return headOf(d)->usable;
}
inline bool hasRoom(const Dict* d) { return d->filled < usableOf(d); }

// Are the entry numbers in the index of 1 byte; if not, of 2?
inline bool hasByteNumbers(const Dict* d) { return d->mask <= UINT8_MAX; }
inline bool hasShortNumbers(const Dict* d) { return d->mask <= UINT16_MAX; }
inline size_t numberBytes(const Dict* d) {
  return hasByteNumbers(d) ? 1 : hasShortNumbers(d) ? 2 : 4;
}

// The index of a dict whose entry numbers are of type I.
template <class I>
inline I* indexOf(const Dict* d) {
  return reinterpret_cast<I*>(headOf(d) + 1);
}

inline uint32_t* hashesOf(const Dict* d) {
  return reinterpret_cast<uint32_t*>(indexOf<char>(d) + (size_t{d->mask} + 1) * numberBytes(d));
}

inline bool isPlainKey(const Runtime& rt, Value key) {
  return key.isSmall() || isExactly(rt, key, TypeId::Str);
}

inline uint32_t hashOfPlain(Value key) {
  return key.isSmall() ? dictHash(hashOfSmall(key.small())) : key.as<Str>()->hash;
}

inline uint32_t textHash(const Runtime& rt, Str* text) {
  return text->hash ? text->hash : hashOf(rt, text);
}

[[gnu::always_inline]] inline bool hashOfKey(Runtime& rt, Value key, uint32_t* result) {
  int64_t whole;
  if (!quickHash(rt, key, &whole)) return false;
  *result = dictHash(whole);  // a str's stays as it is
  return true;
}

inline constexpr int64_t kAbsent = -1;

// Four bits of a hash, not 0.
inline uint32_t tagOf(uint32_t hash) {
  const uint32_t tag = hash & 15;
  return tag | (tag == 0);
}

// Asks `match` of the entries whose tags a hash has, until it takes one (else kAbsent).
template <class M>
[[gnu::always_inline]] inline int64_t scan(const Dict* d, uint32_t hash, M match) {
  constexpr uint32_t kOnes = 0x11111111, kLow = 7 * kOnes, kHigh = 8 * kOnes;
  const uint32_t other = d->tags ^ tagOf(hash) * kOnes;  // four zeros where the tag is the same
  uint32_t same = ~(((other & kLow) + kLow) | other) & kHigh;
  for (; same; same &= same - 1) {
    const auto number = static_cast<uint32_t>(std::countr_zero(same)) / 4;
    if (match(number)) return number;
  }
  return kAbsent;
}

// Walks the slots of a hash until `match` takes an entry or a slot is empty (kAbsent).
template <class I, class M>
[[gnu::always_inline]] inline int64_t walk(const Dict* d, uint32_t hash, M match) {
  const I* index = indexOf<I>(d);
  uint32_t mask = d->mask, at = hash & mask, perturb = hash;
  for (;;) {
    I number = index[at];
    if (number == static_cast<I>(-1)) return kAbsent;
    if (match(number)) return number;
    perturb >>= kPerturbShift;
    at = (at * 5 + perturb + 1) & mask;
  }
}

template <class M>
[[gnu::always_inline]] inline int64_t find(const Dict* d, uint32_t hash, M match) {
  if (d->isSmall()) return scan(d, hash, match);
  if (hasByteNumbers(d)) return walk<uint8_t>(d, hash, match);
  if (hasShortNumbers(d)) return walk<uint16_t>(d, hash, match);
  return walk<uint32_t>(d, hash, match);
}

// ---- dict_layout.cpp

// An empty buffer of this size in place of what the dict had, if anything.
bool makeBuffer(Runtime&, Dict*, uint32_t log, bool hashed);
// Moves the entries into a buffer of this size, close together and freshly indexed.
bool rebuild(Runtime&, Dict*, uint32_t log, bool hashed);
// Makes room for one more entry of this sort of key.
bool makeRoom(Runtime&, Dict*, bool hashed);
// Writes an entry's number into its slot. False: one of the hash's slots leads to this entry
// already, since its number was given back.
bool placeInIndex(Dict*, uint32_t hash, uint32_t number);
// Counts one that became the last.
void noteMove(Dict*);

}  // namespace ouro
