// The table of functools.lru_cache.

#include "stdlib/lru_table.h"

#include <algorithm>

#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr uint32_t kFirstLog = 3, kMaxLog = 30;

size_t bucketBytes(uint32_t log) { return sizeof(LruNode*) << log; }

size_t nodeBytes(const LruNode* node) { return sizeof(LruNode) + node->count() * sizeof(Value); }

// Runs code of scripts, which may take the node out: what it had is held meanwhile.
[[gnu::noinline]] int itemsEqual(Runtime& rt, std::span<const Value> theirs,
                                 std::span<const Value> mine) {
  const Local held = newTuple(rt, theirs);
  if (held.isError()) return -1;
  const RecursionGuard guard(rt, " in comparison");
  if (!guard.ok()) return -1;
  for (size_t i = 0; i < mine.size(); i++)
    if (const int same = equals(rt, (*held.as<Tuple>())[i], mine[i]); same <= 0) return same;
  return 1;
}

// Behind the others of its bucket, so that keys with one hash are compared in the order in which
// they came.
void chain(LruTable& table, LruNode* node) {
  LruNode** at = &table.buckets[lruBucket(table, node->hash)];
  while (*at) at = &(*at)->next;
  node->next = nullptr;
  *at = node;
}

void unchain(LruTable& table, LruNode* node) {
  LruNode** at = &table.buckets[lruBucket(table, node->hash)];
  while (*at != node) at = &(*at)->next;
  *at = node->next;
}

// Keys of one hash are in the order of their last use afterwards.
[[gnu::noinline]] bool grow(Runtime& rt, LruTable& table) {
  const uint32_t log = table.buckets ? table.log + 1 : kFirstLog;
  if (log > kMaxLog) return !raiseMemoryError(rt).isError();
  auto** buckets = static_cast<LruNode**>(allocateBuffer(rt, bucketBytes(log)));
  if (!buckets) return false;
  std::fill_n(buckets, size_t{1} << log, nullptr);
  if (table.buckets) freeBuffer(table.buckets, bucketBytes(table.log));
  table.buckets = buckets;
  table.log = log;
  for (LruNode* node = table.newest; node; node = node->older) {
    LruNode*& first = buckets[lruBucket(table, node->hash)];
    node->next = std::exchange(first, node);
  }
  return true;
}

// It is in no table any more.
void destroy(LruNode* node) {
  for (Value item : node->span()) release(item);
  release(node->result);
  freeBuffer(node, nodeBytes(node));
}

}  // namespace

bool lruFindFrom(Runtime& rt, LruTable& table, LruKey& key, LruNode** result) {
  for (LruNode* node = *result; node; node = node->next) {
    if (node->hash != key.hash || node->shape != key.shape) continue;
    *result = node;
    const uint32_t changes = table.changes;
    int same = plainEqualsQuickly(node->span(), key.items);
    if (same < 0) same = itemsEqual(rt, node->span(), key.items);
    if (same < 0) return false;
    if (table.changes != changes) return lruFind(rt, table, key, result);
    if (same) return true;
    key.collides = true;
  }
  *result = nullptr;
  return true;
}

bool lruAdd(Runtime& rt, LruTable& table, const LruKey& key, Value result) {
  if ((!table.buckets || table.used * 2 >> table.log != 0) && !grow(rt, table)) return false;
  const size_t bytes = sizeof(LruNode) + key.items.size() * sizeof(Value);
  auto* node = static_cast<LruNode*>(allocateBuffer(rt, bytes));
  if (!node) return false;
  node->hash = key.hash;
  node->shape = key.shape;
  retain(result);
  node->result = result;
  Value* to = node->items();
  for (Value item : key.items) {
    retain(item);
    *to++ = item;
  }
  chain(table, node);
  lruLinkNewest(table, node);
  table.used++;
  table.changes++;
  return true;
}

void lruDropOldest(LruTable& table) {
  LruNode* node = table.oldest;
  unchain(table, node);
  lruUnlink(table, node);
  table.used--;
  table.changes++;
  destroy(node);
}

void lruClear(LruTable& table) {
  LruTable old = table;
  table = {};
  table.changes = old.changes + 1;
  if (old.buckets) freeBuffer(old.buckets, bucketBytes(old.log));
  while (LruNode* node = old.oldest) {
    old.oldest = node->newer;
    destroy(node);
  }
}

void lruTraverse(LruTable& table, Visitor& visitor) {
  for (LruNode* node = table.oldest; node; node = node->newer) {
    for (Value item : node->span()) visit(visitor, item);
    visit(visitor, node->result);
  }
}

}  // namespace ouro
