#pragma once
// What a cache remembers: a table of nodes, each with the arguments of a call and its result. Nodes
// of one bucket are chained; all of them are linked in the order of their last use (of a cache
// without a limit: in the order in which they came).
//
//   buckets           LruNode
//   +-------+         +------------------------------+---------------------+
//   |       |    +--> | next, older, newer           | items: the key's,   |
//   |  ...  | ---+    | result, hash, shape          | count() of them     |
//   +-------+         +------------------------------+---------------------+

#include <span>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/quick_hash.h"

namespace ouro {

// What a call is remembered by; borrowed. Keys of different shapes are never equal.
struct LruKey {
  static constexpr uint32_t kLone = 1;   // an int or str by itself, not as a tuple of one
  static constexpr uint32_t kNamed = 2;  // arguments have names
  static constexpr uint32_t kCountShift = 2;

  std::span<const Value> items;
  uint32_t shape;
  uint32_t hash = 0;
  bool collides = false;  // there is another key with this hash

  LruKey(std::span<const Value> items, uint32_t flags)
      : items(items), shape(static_cast<uint32_t>(items.size()) << kCountShift | flags) {}
  // False: an exception is pending.
  [[gnu::always_inline]] bool makeHash(Runtime& rt) {
    int64_t whole;
    if (!(shape & kLone ? quickHash(rt, items[0], &whole) : hashItems(rt, items, &whole)))
      return false;
    hash = dictHash(whole);
    return true;
  }
};

struct LruNode {
  LruNode* next;  // in its bucket
  LruNode *older, *newer;
  Value result;  // owned, as the items are
  uint32_t hash, shape;

  Value* items() { return reinterpret_cast<Value*>(this + 1); }
  uint32_t count() const { return shape >> LruKey::kCountShift; }
  std::span<const Value> span() { return {items(), count()}; }
};

struct LruTable {
  LruNode** buckets;  // null: none yet
  LruNode *oldest, *newest;
  uint64_t used;
  uint32_t log;      // of the number of buckets
  uint32_t changes;  // of what is in the buckets: a walk that ran a script's code starts again
};

// Multiples of a power of two must not meet in a few buckets.
inline uint32_t lruBucket(const LruTable& table, uint32_t hash) {
  return hash * 0x9e3779b1u >> (32 - table.log);
}
// From a node with the key's hash and shape on, which may have other words; see lruFind().
bool lruFindFrom(Runtime&, LruTable&, LruKey&, LruNode** node);
// *node: null when absent. False: an exception is pending. The very same words need no call.
[[gnu::always_inline]] inline bool lruFind(Runtime& rt, LruTable& table, LruKey& key,
                                           LruNode** result) {
  LruNode* node = table.buckets ? table.buckets[lruBucket(table, key.hash)] : nullptr;
  while (node && (node->hash != key.hash || node->shape != key.shape)) node = node->next;
  *result = node;
  return !node || sameWords(node->span(), key.items) || lruFindFrom(rt, table, key, result);
}
// Adds a key that is not there as the newest.
bool lruAdd(Runtime&, LruTable&, const LruKey&, Value result);
void lruDropOldest(LruTable&);
void lruClear(LruTable&);
void lruTraverse(LruTable&, Visitor&);

inline void lruUnlink(LruTable& table, LruNode* node) {
  (node->older ? node->older->newer : table.oldest) = node->newer;
  (node->newer ? node->newer->older : table.newest) = node->older;
}
inline void lruLinkNewest(LruTable& table, LruNode* node) {
  node->older = table.newest;
  node->newer = nullptr;
  (table.newest ? table.newest->newer : table.oldest) = node;
  table.newest = node;
}

}  // namespace ouro
