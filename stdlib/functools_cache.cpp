// The callable behind functools.lru_cache. Without a limit it is a dict from arguments to results;
// with one, the dict's values are nodes, linked in the order of their last use.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/functools.h"

namespace ouro {

namespace {

// The dict of results owns the nodes; the links between them are borrowed.
struct Node : Object {
  Node *older, *newer;
  Value key, result;  // owned
  uint32_t hash;      // the key's, for the dict
};

struct LruCache : Object {
  Value function, infoType, dict, nodeType;  // owned
  Node *oldest, *newest;
  int64_t maximum;  // -1: no limit
  int64_t hits, misses;
  bool typed;
};

LruCache* of(Value self) { return self.as<LruCache>(); }

template <class... F>
void dropFields(F&... fields) {
  auto drop = [](Value& field) {
    Value old = std::exchange(field, Value::null());
    if (!old.isNull()) release(old);
  };
  (drop(fields), ...);
}

void node_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Node*>(object)->key);
  visit(visitor, static_cast<Node*>(object)->result);
}
void node_destroy(Object* object) {
  dropFields(static_cast<Node*>(object)->key, static_cast<Node*>(object)->result);
}

void cache_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<LruCache*>(object);
  for (Value v : {self->function, self->infoType, self->dict, self->nodeType}) visit(visitor, v);
}
void cache_clear(Object* object) {
  auto* self = static_cast<LruCache*>(object);
  self->oldest = self->newest = nullptr;
  dropFields(self->function, self->infoType, self->dict, self->nodeType);
}

void unlink(LruCache* self, Node* node) {
  (node->older ? node->older->newer : self->oldest) = node->newer;
  (node->newer ? node->newer->older : self->newest) = node->older;
  node->older = node->newer = nullptr;
}
void linkNewest(LruCache* self, Node* node) {
  node->older = self->newest;
  node->newer = nullptr;
  (self->newest ? self->newest->newer : self->oldest) = node;
  self->newest = node;
}

void linkOldest(LruCache* self, Node* node) {
  node->newer = self->oldest;
  node->older = nullptr;
  (self->oldest ? self->oldest->older : self->newest) = node;
  self->oldest = node;
}

// What a call is remembered by: a lone int or str by itself.
class PlainKey {
 public:
  static bool suits(Value v) {
    return v.isSmall() || isExactly(v, TypeId::Str) || isExactly(v, TypeId::Int);
  }
  explicit PlainKey(Value key) : key_(key) {}

  // False: an exception is pending.
  bool hash(Runtime& rt) {
    int64_t whole;
    if (!quickHash(rt, key_, &whole)) return false;
    hash_ = dictHash(whole);
    return true;
  }
  uint32_t hashed() const { return hash_; }
  // What the dict has for the key: borrowed; notFound() or error().
  Value find(Runtime& rt, Dict* d) { return dictGetHashed(rt, d, key_, hash_); }
  // Sees to it that value() can be asked for: what is put into the dict.
  bool make(Runtime&) { return true; }
  Value value() const { return key_; }

 private:
  Value key_;
  uint32_t hash_ = 0;
};

// All else by a tuple of the positional arguments, then (behind a mark) names and values, then the
// types when they count. It is made only to be kept: to find what is remembered takes its items.
class TupleKey {
 public:
  TupleKey(Runtime& rt, const LruCache* self, const CallArgs& given) {
    const size_t names = given.names ? given.names->length : 0;
    items_ = {given.values, given.positional + names};
    if (names || self->typed) gather(rt, self, given);
  }

  bool hash(Runtime& rt) {
    int64_t whole;
    if (!hashItems(rt, items_, &whole)) return false;
    hash_ = dictHash(whole);
    return true;
  }
  uint32_t hashed() const { return hash_; }
  Value find(Runtime& rt, Dict* d) {
    Value found = dictGetTuple(d, items_, hash_);
    if (!found.isUnbound()) return found;
    return make(rt) ? dictGetHashed(rt, d, tuple_, hash_) : Value::error();
  }
  bool make(Runtime& rt) {
    if (!tuple_.get().isNone()) return true;
    tuple_ = newTuple(rt, items_);
    return !tuple_.isError();
  }
  Value value() const { return tuple_; }

 private:
  void gather(Runtime& rt, const LruCache* self, const CallArgs& given) {
    const size_t names = items_.size() - given.positional, all = items_.size();
    const size_t count = all + (names ? names + 1 : 0) + (self->typed ? all : 0);
    if (count > kInline) many_.resize(count);
    Value* const parts = many_.empty() ? few_ : many_.data();
    Value* to = std::copy(given.values, given.values + given.positional, parts);
    if (names) *to++ = self->nodeType;  // a type that scripts never get hold of
    for (size_t i = 0; i < names; i++) {
      *to++ = (*given.names)[i];
      *to++ = given.values[given.positional + i];
    }
    if (self->typed)
      for (size_t i = 0; i < all; i++) *to++ = typeOf(rt, given.values[i]);
    items_ = {parts, count};
  }

  static constexpr size_t kInline = 8;
  std::span<const Value> items_;  // the caller's, or gathered
  Local tuple_;
  uint32_t hash_ = 0;
  Value few_[kInline];
  std::vector<Value> many_;
};

template <class K>
Owned callUnlimited(Runtime& rt, LruCache* self, K& key, const CallArgs& given) {
  Value found = key.find(rt, self->dict.as<Dict>());
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) {
    self->hits++;
    return Owned::share(found);
  }
  self->misses++;
  OURO_CHECK(key.make(rt));
  OURO_TRY(result, call(rt, self->function, given));
  OURO_CHECK(dictSetHashed(rt, self->dict.as<Dict>(), key.value(), key.hashed(), result));
  return result.take();
}

// Takes the node that was used longest ago out, for another key and result. notFound(): the
// comparison with another key has taken it out already.
Owned evict(Runtime& rt, LruCache* self) {
  Node* node = self->oldest;
  unlink(self, node);
  const Local key(node->key);
  Owned popped = dictPopHashed(rt, self->dict.as<Dict>(), key, node->hash);
  if (popped.isError()) linkOldest(self, node);
  return popped;
}

// A node for a key: the oldest, of a cache that is full.
Owned takeNode(Runtime& rt, LruCache* self) {
  if (static_cast<int64_t>(self->dict.as<Dict>()->used) >= self->maximum && self->oldest)
    return evict(rt, self);
  auto* node = rt.make<Node>(self->nodeType.as<Type>());
  if (!node) return Owned::error();
  node->key = node->result = Value::none();
  return Owned::adopt(node);
}

bool addNode(Runtime& rt, LruCache* self, Value key, uint32_t hash, Value result) {
  const Local taken = takeNode(rt, self);
  if (taken.isNotFound()) return true;
  if (taken.isError()) return false;
  auto* node = taken.as<Node>();
  // What it held goes last: that may run a script's code.
  const Local oldKey = Owned::adopt(std::exchange(node->key, Owned::share(key).take()));
  const Local oldResult = Owned::adopt(std::exchange(node->result, Owned::share(result).take()));
  node->hash = hash;
  const Local there = dictSetDefaultHashed(rt, self->dict.as<Dict>(), key, hash, taken);
  if (there.isError()) return false;
  if (there.get() == taken.get()) linkNewest(self, node);
  return true;
}

template <class K>
Owned callLimited(Runtime& rt, LruCache* self, K& key, const CallArgs& given) {
  Value found = key.find(rt, self->dict.as<Dict>());
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) {
    Node* node = found.as<Node>();
    if (self->newest != node) {
      unlink(self, node);
      linkNewest(self, node);
    }
    self->hits++;
    return Owned::share(node->result);
  }
  self->misses++;
  OURO_CHECK(key.make(rt));
  OURO_TRY(result, call(rt, self->function, given));
  // The function may have called itself with the same arguments.
  found = dictGetHashed(rt, self->dict.as<Dict>(), key.value(), key.hashed());
  if (found.isError()) return Owned::error();
  if (found.isNotFound()) OURO_CHECK(addNode(rt, self, key.value(), key.hashed(), result));
  return result.take();
}

template <class K>
Owned callRemembering(Runtime& rt, LruCache* self, K key, const CallArgs& given) {
  OURO_CHECK(key.hash(rt));
  return self->maximum < 0 ? callUnlimited(rt, self, key, given)
                           : callLimited(rt, self, key, given);
}

Owned cache_call(Runtime& rt, Value value, const CallArgs& given) {
  LruCache* self = of(value);
  const Local held(value);
  if (self->maximum == 0) {
    self->misses++;
    return call(rt, self->function, given);
  }
  if (given.positional == 1 && !given.names && !self->typed && PlainKey::suits(given.values[0]))
    return callRemembering(rt, self, PlainKey(given.values[0]), given);
  return callRemembering(rt, self, TupleKey(rt, self, given), given);
}

Owned cache_info(Runtime& rt, Value value, Args) {
  LruCache* self = of(value);
  OURO_TRY(limit, newInt(rt, self->maximum));
  Value maximum = self->maximum < 0 ? Value::none() : limit.get();
  Value arguments[] = {Value::small(self->hits), Value::small(self->misses), maximum,
                       Value::small(self->dict.as<Dict>()->used)};
  return call(rt, self->infoType, arguments);
}

Owned cache_cache_clear(Runtime&, Value value, Args) {
  LruCache* self = of(value);
  self->hits = self->misses = 0;
  self->oldest = self->newest = nullptr;
  dictClear(self->dict.as<Dict>());
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
  s.call = cache_call;
  s.descriptorGet = cache_get;
  return s;
}

const TypeDef nodeTypeDef = {
    .name = "_lru_list_elem",
    .module = "functools",
    .basicSize = sizeof(Node),
    .flags = kContainerType,
    .traverse = node_traverse,
    .destroy = node_destroy,
};

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
  OURO_TRY(dict, newDict(rt));
  OURO_TRY(nodeType, newType(rt, nodeTypeDef));
  auto* state = static_cast<FunctoolsState*>(module.as<Module>()->state);
  auto* self = rt.make<LruCache>(state->lruCache);
  if (!self) return Owned::error();
  self->function = Owned::share(args[0]).take();
  self->infoType = Owned::share(args[3]).take();
  self->dict = dict.take().take();
  self->nodeType = nodeType.take().take();
  self->maximum = maximum;
  self->typed = typed;
  return Owned::adopt(self);
}

}  // namespace ouro
