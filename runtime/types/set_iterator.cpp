// What iter(set) gives.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

Owned iterateSet(Runtime& rt, Value self) {
  auto* it = makeRaw<SetIterator>(rt, TypeId::SetIterator);
  if (!it) return Owned::error();
  it->set = self.as<Set>();
  retain(it->set);
  it->position = 0;
  it->used = it->left = it->set->used;
  return Owned::adopt(it);
}

static Owned nextKey(Runtime& rt, Value self) {
  auto* it = self.as<SetIterator>();
  if (!it->set) return Owned::done();
  if (it->used != it->set->used) {
    it->used = UINT32_MAX;  // the error stays
    return raise(rt, Exc::RuntimeError, "Set changed size during iteration");
  }
  const Set* set = it->set;
  for (uint64_t at = it->position; set->table && at <= set->mask; at++) {
    if (!set->table[at].isLive()) continue;
    it->position = at + 1;
    it->left--;
    return Owned::share(set->table[at].key);
  }
  release(std::exchange(it->set, nullptr));
  return Owned::done();
}

static Owned setiter_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<SetIterator>();
  return smallInt(it->set && it->used == it->set->used ? it->left : 0);
}

static Owned setiter_reduce(Runtime& rt, Value self, Args) {
  // The iterator stays where it is: a copy of it walks.
  auto* it = self.as<SetIterator>();
  OURO_TRY(copy, it->set ? iterateSet(rt, it->set) : newTuple(rt, std::span<const Value>{}));
  if (it->set) {
    auto* other = copy.as<SetIterator>();
    other->position = it->position;
    other->used = it->used;
    other->left = it->left;
  }
  OURO_TRY(items, listFrom(rt, copy));
  Value function = builtinNamed(rt, "iter");
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {items.get()}));
  return newTuple(rt, {function, arguments});
}

static constexpr MethodDef kMethods[] = {
    {"__length_hint__", setiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", setiter_reduce, "", "How to make it again, for copy and pickle."},
};

static void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<SetIterator*>(self)->set);
}
static void iterator_drop(Object* self) {
  Set* set = std::exchange(static_cast<SetIterator*>(self)->set, nullptr);
  if (set) release(set);
}

const TypeDef setIteratorTypeDef = {
    .name = "set_iterator",
    .basicSize = sizeof(SetIterator),
    .flags = kContainerType,
    .traverse = iterator_traverse,
    .clear = iterator_drop,
    .destroy = iterator_drop,
    .slots = {.iter = iterateSelf, .next = nextKey},
    .methods = kMethods,
};

}  // namespace ouro
