// The callable behind functools.lru_cache. Without a limit it is a dict from arguments to results;
// with one, the dict's values are nodes, linked in the order of their last use.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/functools.h"

namespace ouro {

namespace {

// The dict of results owns the nodes; the links between them are borrowed.
struct Node : Object {
  Node *older, *newer;
  Value key, result;  // owned
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

// The arguments as one hashable value. A lone int or str is its own key; else a tuple of the
// positional arguments, then (behind a mark) names and values, then the types when they count.
Owned makeKey(Runtime& rt, const LruCache* self, CallArgs given) {
  size_t names = given.names ? given.names->length : 0, all = given.positional + names;
  if (!self->typed && all == 1 && names == 0) {
    Value only = given.values[0];
    if (only.isSmall() || isExactStr(rt, only) || isExactly(only, TypeId::Int))
      return Owned::share(only);
  }
  if (!self->typed && names == 0) return newTuple(rt, {given.values, given.positional});
  size_t count = all + (names ? names + 1 : 0) + (self->typed ? all : 0);
  constexpr size_t kInline = 16;
  Value few[kInline];
  std::vector<Value> many(count > kInline ? count : 0);
  Value* parts = many.empty() ? few : many.data();
  Value* to = std::copy(given.values, given.values + given.positional, parts);
  if (names) *to++ = self->nodeType;  // a type that scripts never get hold of
  for (size_t i = 0; i < names; i++) {
    *to++ = (*given.names)[i];
    *to++ = given.values[given.positional + i];
  }
  if (self->typed)
    for (size_t i = 0; i < all; i++) *to++ = typeOf(rt, given.values[i]);
  return newTuple(rt, {parts, count});
}

Owned callUnlimited(Runtime& rt, LruCache* self, Value key, CallArgs given) {
  Value found = dictGet(rt, self->dict.as<Dict>(), key);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) {
    self->hits++;
    return Owned::share(found);
  }
  self->misses++;
  OURO_TRY(result, call(rt, self->function, given));
  OURO_CHECK(dictSet(rt, self->dict.as<Dict>(), key, result));
  return result.take();
}

bool addNode(Runtime& rt, LruCache* self, Value key, Value result) {
  auto* node = rt.make<Node>(self->nodeType.as<Type>());
  if (!node) return false;
  Local held = Owned::adopt(node);
  node->key = Owned::share(key).take();
  node->result = Owned::share(result).take();
  if (!dictSet(rt, self->dict.as<Dict>(), key, held)) return false;
  linkNewest(self, node);
  while (static_cast<int64_t>(self->dict.as<Dict>()->used) > self->maximum && self->oldest) {
    Node* old = self->oldest;
    unlink(self, old);
    Local oldKey(old->key);
    if (dictDelete(rt, self->dict.as<Dict>(), oldKey) < 0) return false;
  }
  return true;
}

Owned callLimited(Runtime& rt, LruCache* self, Value key, CallArgs given) {
  Value found = dictGet(rt, self->dict.as<Dict>(), key);
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
  OURO_TRY(result, call(rt, self->function, given));
  // The function may have called itself with the same arguments.
  found = dictGet(rt, self->dict.as<Dict>(), key);
  if (found.isError()) return Owned::error();
  if (found.isNotFound()) OURO_CHECK(addNode(rt, self, key, result));
  return result.take();
}

Owned cache_call(Runtime& rt, Value value, CallArgs given) {
  LruCache* self = of(value);
  Local held(value);
  if (self->maximum == 0) {
    self->misses++;
    return call(rt, self->function, given);
  }
  OURO_TRY(key, makeKey(rt, self, given));
  return self->maximum < 0 ? callUnlimited(rt, self, key, given)
                           : callLimited(rt, self, key, given);
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
    .flags = kContainerType | kWeakReferable | kHasDict,
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
