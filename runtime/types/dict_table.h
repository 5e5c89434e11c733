#pragma once
// The table of a dict: how large it is, what it is looked up by, the walk along its index. Internal
// to dict.cpp.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/str.h"

namespace ouro {

inline constexpr uint32_t kMinLog = 3, kMaxLog = 30;
inline constexpr uint32_t kPerturbShift = 5;

// 9 and not 10 of 16 slots, so that index and entries fill a block of 160 bytes.
inline uint32_t capacityOf(uint32_t log) {
  switch (log) {
    case 2: return 3;
    case 3: return 5;
    case 4: return 9;
    default: return static_cast<uint32_t>((uint64_t{2} << log) / 3);
  }
}

// Entry numbers need 1, 2 or 4 bytes (all ones means empty).
inline size_t indexBytes(uint32_t log) {
  size_t slots = size_t{1} << log;
  size_t bytes = log <= 8 ? slots : log <= 16 ? slots * 2 : slots * 4;
  return bytes < 8 ? 8 : bytes;
}

inline size_t bufferBytes(uint32_t log, bool hashed) {
  return indexBytes(log) + capacityOf(log) * (sizeof(DictEntry) + (hashed ? 4 : 0));
}

// The smallest index that can hold so many entries.
inline uint32_t logFor(uint64_t entries) {
  uint32_t log = 2;
  while (log <= kMaxLog && capacityOf(log) < entries) log++;
  return log;
}

inline uint32_t* hashesOf(const Dict* d) {
  return reinterpret_cast<uint32_t*>(d->entries + capacityOf(d->slotsLog));
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

// Walks the slots of a hash until `match` takes an entry or a slot is empty (kAbsent).
template <class I, class M>
[[gnu::always_inline]] inline int64_t walk(const Dict* d, uint32_t hash, M match) {
  const I* index = static_cast<const I*>(d->buffer);
  uint32_t mask = (1u << d->slotsLog) - 1, at = hash & mask, perturb = hash;
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
  if (!d->buffer) return kAbsent;
  if (d->slotsLog <= 8) return walk<uint8_t>(d, hash, match);
  if (d->slotsLog <= 16) return walk<uint16_t>(d, hash, match);
  return walk<uint32_t>(d, hash, match);
}

}  // namespace ouro
