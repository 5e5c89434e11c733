// The callable behind functools.lru_cache.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/functools.h"
#include "stdlib/lru_cache.h"
#include "stdlib/lru_table.h"

namespace ouro {

namespace {

struct LruCache : Object {
  Value function, infoType;  // owned
  LruTable table;
  int64_t maximum;  // -1: no limit
  int64_t hits, misses;
  bool typed;
};

LruCache* of(Value self) { return self.as<LruCache>(); }

void cache_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<LruCache*>(object);
  visit(visitor, self->function);
  visit(visitor, self->infoType);
  lruTraverse(self->table, visitor);
}
void cache_clear(Object* object) {
  auto* self = static_cast<LruCache*>(object);
  lruClear(self->table);
  for (Value* field : {&self->function, &self->infoType}) {
    Value old = std::exchange(*field, Value::null());
    if (!old.isNull()) release(old);
  }
}

// Keeps a result that the function gave for a key that was not there before the call.
bool remember(Runtime& rt, LruCache* self, LruKey& key, Value result) {
  // The function may have called itself with the same arguments.
  LruNode* node;
  if (!lruFind(rt, self->table, key, &node)) return false;
  const bool isLimited = self->maximum >= 0;
  // As CPython looks a third time, which shows where there are others to be compared with.
  if (isLimited && !node && key.collides && !lruFind(rt, self->table, key, &node)) return false;
  if (node) {
    if (isLimited) return true;
    const Local old = Owned::adopt(std::exchange(node->result, Owned::share(result).take()));
    return true;
  }
  if (!lruAdd(rt, self->table, key, result)) return false;
  if (isLimited && static_cast<int64_t>(self->table.used) > self->maximum)
    lruDropOldest(self->table);
  return true;
}

// What is remembered; notFound(): nothing.
[[gnu::always_inline]] inline Owned recall(Runtime& rt, LruCache* self, LruKey& key) {
  OURO_CHECK(key.makeHash(rt));
  LruNode* node;
  OURO_CHECK(lruFind(rt, self->table, key, &node));
  if (!node) {
    self->misses++;
    return Owned::notFound();
  }
  self->hits++;
  if (self->maximum >= 0 && node != self->table.newest) {
    lruUnlink(self->table, node);
    lruLinkNewest(self->table, node);
  }
  return Owned::share(node->result);
}

[[gnu::noinline]] Owned callAnew(Runtime& rt, LruCache* self, LruKey& key, const CallArgs& given) {
  OURO_TRY(result, call(rt, self->function, given));
  OURO_CHECK(remember(rt, self, key, result));
  return result.take();
}

Owned callRemembering(Runtime& rt, LruCache* self, LruKey&& key, const CallArgs& given) {
  const Local held(self);
  Owned known = recall(rt, self, key);
  return known.isNotFound() ? callAnew(rt, self, key, given) : known;
}

// By the positional arguments (where there are names, behind their number), names and values, and
// the types when they count.
[[gnu::noinline]] Owned callGathering(Runtime& rt, LruCache* self, const CallArgs& given) {
  constexpr size_t kInline = 8;
  const size_t names = given.names ? given.names->length : 0, all = given.positional + names;
  const size_t count = all + (names ? names + 1 : 0) + (self->typed ? all : 0);
  Value few[kInline];
  std::vector<Value> many(count > kInline ? count : 0);
  Value* const parts = many.empty() ? few : many.data();
  Value* to = parts;
  if (names) *to++ = Value::small(given.positional);
  to = std::copy(given.values, given.values + given.positional, to);
  for (size_t i = 0; i < names; i++) {
    *to++ = (*given.names)[i];
    *to++ = given.values[given.positional + i];
  }
  if (self->typed)
    for (size_t i = 0; i < all; i++) *to++ = typeOf(rt, given.values[i]);
  return callRemembering(rt, self, {{parts, count}, names ? LruKey::kNamed : 0}, given);
}

// The key of positional arguments that are looked at by their values alone.
[[gnu::always_inline]] inline LruKey plainKey(std::span<const Value> given) {
  const auto isLone = [](Value v) {
    return v.isSmall() || isExactly(v, TypeId::Str) || isExactly(v, TypeId::Int);
  };
  return {given, given.size() == 1 && isLone(given[0]) ? LruKey::kLone : 0};
}

}  // namespace

Owned recall(Runtime& rt, Value cache, std::span<const Value> given, Function** function) {
  LruCache* self = of(cache);
  *function = nullptr;
  if (self->maximum == 0 || self->typed || given.empty() ||
      !isExactly(self->function, TypeId::Function))
    return Owned::notFound();
  for (const Value v : given)
    if (!v.isSmall() && !isPlainItem(v)) return Owned::notFound();
  *function = self->function.as<Function>();
  LruKey key = plainKey(given);
  return recall(rt, self, key);
}

bool remember(Runtime& rt, Value cache, std::span<const Value> given, Value result) {
  LruKey key = plainKey(given);
  return key.makeHash(rt) && remember(rt, of(cache), key, result);
}

Owned callCacheAnyhow(Runtime& rt, Value value, const CallArgs& given) {
  LruCache* self = of(value);
  if (self->maximum == 0) {
    const Local held(value);
    self->misses++;
    return call(rt, self->function, given);
  }
  if (given.names || self->typed) return callGathering(rt, self, given);
  return callRemembering(rt, self, plainKey({given.values, given.positional}), given);
}

namespace {

Owned cache_info(Runtime& rt, Value value, Args) {
  LruCache* self = of(value);
  OURO_TRY(limit, newInt(rt, self->maximum));
  Value maximum = self->maximum < 0 ? Value::none() : limit.get();
  Value arguments[] = {Value::small(self->hits), Value::small(self->misses), maximum,
                       Value::small(static_cast<int64_t>(self->table.used))};
  return call(rt, self->infoType, arguments);
}

Owned cache_cache_clear(Runtime&, Value value, Args) {
  LruCache* self = of(value);
  self->hits = self->misses = 0;
  lruClear(self->table);
  return Owned::none();
}

Owned cache_same(Runtime&, Value self, Args) { return Owned::share(self); }

Owned cache_reduce(Runtime& rt, Value self, Args) { return getAttr(rt, self, rt.names.qualname); }

Owned cache_get(Runtime& rt, Value self, Value instance, Type*) {
  if (instance.isUnbound() || instance.isNone()) return Owned::share(self);
  return newMethod(rt, self, instance);
}

constexpr MethodDef kMethods[] = {
    {"cache_info", cache_info, "", "Hits, misses, limit and size."},
    {"cache_clear", cache_cache_clear, "", "Forgets all results."},
    {"__copy__", cache_same, "", "Itself."},
    {"__deepcopy__", cache_same, "memo, /", "Itself."},
    {"__reduce__", cache_reduce, "", "Its name, for pickling."},
};

constexpr Slots cacheSlots() {
  Slots s;
  s.call = callCacheAnyhow;
  s.descriptorGet = cache_get;
  return s;
}

}  // namespace

const TypeDef lruCacheTypeDef = {
    .name = "_lru_cache_wrapper",
    .module = "functools",
    .basicSize = sizeof(LruCache),
    .flags = kContainerType | kWeakReferable | kHasDict | kIsMethod,
    .traverse = cache_traverse,
    .clear = cache_clear,
    .destroy = cache_clear,
    .slots = cacheSlots(),
    .methods = kMethods,
    .doc = "A function that remembers its results.",
};

Owned functools_lru_cache_wrapper(Runtime& rt, Value module, Args args) {
  if (!isCallable(rt, args[0]))
    return raise(rt, Exc::TypeError, "the first argument must be callable");
  int64_t maximum = -1;
  if (!args[1].isNone()) {
    if (!typeOf(rt, args[1])->slots.index)
      return raise(rt, Exc::TypeError, "maxsize should be integer or None");
    OURO_CHECK(indexInt64(rt, args[1], &maximum));
    if (maximum < 0) maximum = 0;
  }
  int typed = truth(rt, args[2]);
  if (typed < 0) return Owned::error();
  auto* state = static_cast<FunctoolsState*>(module.as<Module>()->state);
  auto* self = rt.make<LruCache>(state->lruCache);
  if (!self) return Owned::error();
  self->function = Owned::share(args[0]).take();
  self->infoType = Owned::share(args[3]).take();
  self->maximum = maximum;
  self->typed = typed;
  return Owned::adopt(self);
}

}  // namespace ouro
