// The memory of a dict: its sizes, growth, copying.

#include <algorithm>
#include <cstring>

#include "runtime/types/dict_table.h"

namespace ouro {

bool placeInIndex(Dict* d, uint32_t hash, uint32_t number) {
  uint32_t mask = d->mask, at = hash & mask, perturb = hash;
  auto place = [&](auto* index) {
    using I = std::remove_pointer_t<decltype(index)>;
    for (; index[at] != static_cast<I>(-1); at = (at * 5 + perturb + 1) & mask) {
      if (index[at] == static_cast<I>(number)) return false;
      perturb >>= kPerturbShift;
    }
    index[at] = static_cast<I>(number);
    return true;
  };
  if (hasByteNumbers(d)) return place(indexOf<uint8_t>(d));
  if (hasShortNumbers(d)) return place(indexOf<uint16_t>(d));
  return place(indexOf<uint32_t>(d));
}

namespace {

void beginIndex(Dict* d, uint32_t log, bool hashed) {
  d->set(Dict::kIndexed | (hashed ? Dict::kHashed : 0));
  d->mask = (1u << log) - 1;
  std::memset(indexOf<char>(d), 0xff, indexBytes(log));
  *headOf(d) = {.usable = capacityOf(log), .moves = 0};
}

// Makes a buffer of this size the dict's, without any entry.
[[gnu::always_inline]] inline void adoptBuffer(Dict* d, void* buffer, uint32_t log, bool hashed) {
  d->unset(Dict::kIndexed | Dict::kHashed | Dict::kMoved | Dict::kGaveBack);
  d->entries = static_cast<DictEntry*>(buffer);
  d->filled = 0;
  d->keysVersion = 0;
  if (log >= kLeastIndexLog) return beginIndex(d, log, hashed);
  d->set((log + 1) << Dict::kSmallShift);
  d->tags = 0;
}

// Fills the empty index with the numbers of the entries, which lie without gaps.
template <class I>
void indexAll(Dict* d) {
  I* index = indexOf<I>(d);
  const uint32_t mask = d->mask;
  const uint32_t* hashes = d->isHashed() ? hashesOf(d) : nullptr;
  for (uint32_t i = 0; i < d->filled; i++) {
    uint32_t hash = hashes ? hashes[i] : hashOfPlain(d->entries[i].key);
    uint32_t at = hash & mask, perturb = hash;
    while (index[at] != static_cast<I>(-1)) {
      perturb >>= kPerturbShift;
      at = (at * 5 + perturb + 1) & mask;
    }
    index[at] = static_cast<I>(i);
  }
}

void tagAll(Dict* d) {
  for (uint32_t i = 0; i < d->filled; i++)
    d->tags |= tagOf(hashOfPlain(d->entries[i].key)) << 4 * i;
}

void moveEntries(Dict* to, const Dict* from) {
  uint32_t* hashes = to->isHashed() ? hashesOf(to) : nullptr;
  if (from->used == from->filled && to->isHashed() == from->isHashed()) {  // as they lie
    std::copy_n(from->entries, from->filled, to->entries);
    if (hashes) std::copy_n(hashesOf(from), from->filled, hashes);
    to->filled = from->filled;
    return;
  }
  if (from->used != from->filled) to->set(Dict::kGaveBack);
  for (uint32_t i = 0; i < from->filled; i++) {
    const DictEntry& entry = from->entries[i];
    if (entry.key.isNull()) continue;
    if (hashes) hashes[to->filled] = from->isHashed() ? hashesOf(from)[i] : hashOfPlain(entry.key);
    to->entries[to->filled++] = entry;
  }
}

}  // namespace

bool makeBuffer(Runtime& rt, Dict* d, uint32_t log, bool hashed) {
  if (log > kMaxLog) {
    (void)raiseMemoryError(rt);
    return false;
  }
  void* buffer = allocateBuffer(rt, bufferBytes(log, hashed));
  if (!buffer) return false;
  adoptBuffer(d, buffer, log, hashed);
  return true;
}

// A larger buffer for a small dict without gaps, whose entries and tags stay as they are.
static bool enlargeSmall(Runtime& rt, Dict* d, uint32_t log) {
  void* buffer = resizeBuffer(rt, d->entries, dictBufferSize(d), bufferBytes(log, false));
  if (!buffer) return false;
  d->entries = static_cast<DictEntry*>(buffer);
  d->unset(3u << Dict::kSmallShift | Dict::kGaveBack);
  d->set((log + 1) << Dict::kSmallShift);
  d->keysVersion = 0;
  return true;
}

bool rebuild(Runtime& rt, Dict* d, uint32_t log, bool hashed) {
  const bool staysSmall = d->isSmall() && log < kLeastIndexLog && !hashed;
  if (staysSmall && d->entries && d->used == d->filled) return enlargeSmall(rt, d, log);
  Dict old = *d;
  if (!makeBuffer(rt, d, log, hashed)) return false;
  if (!old.entries) return true;
  moveEntries(d, &old);
  if (d->isSmall()) {
    tagAll(d);
  } else if (hasByteNumbers(d)) {
    indexAll<uint8_t>(d);
  } else if (hasShortNumbers(d)) {
    indexAll<uint16_t>(d);
  } else {
    indexAll<uint32_t>(d);
  }
  if (old.wasMoved()) {
    headOf(d)->moves = headOf(&old)->moves;
    d->set(Dict::kMoved);
  }
  freeBuffer(old.entries, dictBufferSize(&old));
  return true;
}

bool makeRoom(Runtime& rt, Dict* d, bool hashed) {
  hashed |= d->isHashed();
  if (!d->entries) return rebuild(rt, d, hashed ? kLeastIndexLog : kFirstLog, hashed);
  uint64_t entries = capacityOf(logOf(d));
  if (!hasRoom(d)) {
    // A few steps for what has few entries; a queue, which loses as many, needs room to move.
    const bool grows = d->used == d->filled && d->used <= kMostSmall;
    entries = uint64_t{d->used} + 1 + (grows ? 0 : std::max(2u, d->used / 2));
  }
  return rebuild(rt, d, logFor(entries, hashed || d->wasMoved()), hashed);
}

uint16_t dictMoves(const Dict* d) {
  return d->wasMoved() ? static_cast<uint16_t>(headOf(d)->moves) : 0;
}

void noteMove(Dict* d) {
  headOf(d)->moves++;
  d->set(Dict::kMoved);
}

bool dictReserve(Runtime& rt, Dict* d, size_t entries) {
  if (entries <= d->used + (usableOf(d) - d->filled)) return true;
  return rebuild(rt, d, logFor(entries, d->isHashed() || d->wasMoved()), d->isHashed());
}

void dictClear(Dict* d) {
  Dict old = *d;
  d->unset(Dict::kIndexed | Dict::kHashed | Dict::kMoved);
  d->entries = nullptr;
  d->used = d->filled = 0;
  d->tags = 0;
  d->keysVersion = 0;
  for (uint32_t i = 0; i < old.filled; i++) {
    if (i + kFetchAhead / 2 < old.filled) {
      fetch(old.entries[i + kFetchAhead / 2].key);
      fetch(old.entries[i + kFetchAhead / 2].value);
    }
    if (old.entries[i].key.isNull()) continue;
    release(old.entries[i].key);
    release(old.entries[i].value);
  }
  if (old.entries) freeBuffer(old.entries, dictBufferSize(&old));
}

// References to the entries that a copy shares with the other dict.
static void shareEntries(Runtime& rt, Dict* to, const Dict* from) {
  to->tags = from->tags;
  to->used = from->used;
  to->filled = from->filled;
  for (const DictEntry& entry : std::span(to->entries, to->filled)) {
    if (entry.key.isNull()) continue;
    retain(entry.key);
    retain(entry.value);
  }
  if (from->has(kTracked) && !to->has(kTracked)) rt.heap.track(to);
}

bool dictCopyInto(Runtime& rt, Dict* to, const Dict* d, size_t more) {
  if (!d->entries) return true;
  const bool grows = more && d->isSmall() && d->used == d->filled && d->used + more <= kMostSmall;
  if (grows && !to->entries) {
    if (!makeBuffer(rt, to, logFor(d->used + more, false), false)) return false;
    std::copy_n(d->entries, d->filled, to->entries);
    shareEntries(rt, to, d);
    return true;
  }
  size_t bytes = dictBufferSize(d);
  void* buffer = allocateBuffer(rt, bytes);
  if (!buffer) return false;
  if (to->entries) freeBuffer(to->entries, dictBufferSize(to));
  adoptBuffer(to, buffer, logOf(d), d->isHashed());
  std::memcpy(buffer, d->entries, bytes);
  shareEntries(rt, to, d);
  if (!to->isSmall()) headOf(to)->moves = 0;
  return true;
}

size_t dictBufferSize(const Dict* d) {
  return d->entries ? bufferBytes(logOf(d), d->isHashed()) : 0;
}

}  // namespace ouro
