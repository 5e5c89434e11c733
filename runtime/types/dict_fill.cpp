// Dicts made of keys and values that are at hand: displays, keywords, attributes.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/exact.h"

namespace ouro {

// The tags of a small dict of these keys, if they are strs and their hashes, all different,
// say that no two are equal; else 0. A key, as a value, lies each `stride`.
template <size_t stride>
[[gnu::always_inline]] static inline uint32_t tagsOfDistinct(const Runtime& rt, const Value* keys,
                                                             size_t count) {
  if (count > kMostSmall) return 0;
  uint32_t tags = 0, seen = 0;
  for (size_t i = 0; i < count; i++) {
    const Value key = keys[i * stride];
    if (!isExactly(key, TypeId::Str)) return 0;
    const uint32_t hash = textHash(rt, key.as<Str>()), tag = tagOf(hash);
    for (size_t k = 0; (seen >> tag & 1) && k < i; k++)
      if (keys[k * stride].as<Str>()->hash == hash) return 0;
    seen |= 1u << tag;
    tags |= tag << 4 * i;
  }
  return tags;
}

template <size_t stride>
[[gnu::noinline]] static bool setAll(Runtime& rt, Dict* d, const Value* keys, const Value* values,
                                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!dictSet(rt, d, keys[i * stride], values[i * stride])) return false;
  return true;
}

// Fills a new dict.
template <size_t stride>
[[gnu::always_inline]] static inline bool fill(Runtime& rt, Dict* d, const Value* keys,
                                               const Value* values, size_t count) {
  if (count == 0) return true;
  if (!makeBuffer(rt, d, logFor(count, false), false)) return false;
  const uint32_t tags = tagsOfDistinct<stride>(rt, keys, count);
  if (tags == 0) return setAll<stride>(rt, d, keys, values, count);
  bool isTracked = false;
  for (size_t i = 0; i < count; i++) {
    const Value key = keys[i * stride], value = values[i * stride];
    retain(key);
    retain(value);
    d->entries[i] = {key, value};
    isTracked |= mayBeTracked(rt, value);
  }
  d->tags = tags;
  d->used = d->filled = static_cast<uint32_t>(count);
  if (isTracked && !d->has(kTracked)) rt.heap.track(d);
  return true;
}

bool dictFill(Runtime& rt, Dict* d, std::span<const Value> keys, const Value* values) {
  return fill<1>(rt, d, keys.data(), values, keys.size());
}

Owned newDictOf(Runtime& rt, std::span<const Value> keys, const Value* values) {
  OURO_TRY(made, newDict(rt));
  const bool ok = fill<1>(rt, made.as<Dict>(), keys.data(), values, keys.size());
  return ok ? made.take() : Owned::error();
}

Owned newDictOfPairs(Runtime& rt, std::span<const Value> flat) {
  OURO_TRY(made, newDict(rt));
  const bool ok = fill<2>(rt, made.as<Dict>(), flat.data(), flat.data() + 1, flat.size() / 2);
  return ok ? made.take() : Owned::error();
}

}  // namespace ouro
