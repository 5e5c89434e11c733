// What iter(list) and reversed(list) give.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// Both kinds let go of the list at their end, and stay exhausted if it grows.
static Owned finish(ListIterator* it) {
  List* list = std::exchange(it->list, nullptr);
  release(list);
  return Owned::done();
}

static Owned nextItem(Runtime&, Value self) {
  auto* it = self.as<ListIterator>();
  if (!it->list) return Owned::done();
  if (it->index < it->list->length) return Owned::share(it->list->items[it->index++]);
  return finish(it);
}

static Owned nextBackwards(Runtime&, Value self) {
  auto* it = self.as<ListIterator>();
  if (!it->list) return Owned::done();
  if (it->index > 0 && it->index <= it->list->length) {
    return Owned::share(it->list->items[--it->index]);
  }
  return finish(it);
}

static Owned listiter_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<ListIterator>();
  if (!it->list || it->index > it->list->length) return smallInt(0);
  return smallInt(static_cast<int64_t>(it->list->length - it->index));
}

static Owned listreviter_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<ListIterator>();
  if (!it->list || it->index > it->list->length) return smallInt(0);
  return smallInt(static_cast<int64_t>(it->index));
}

static Owned reduceAs(Runtime& rt, ListIterator* it, const char* function, int64_t state) {
  Value builtin = builtinNamed(rt, it->list ? function : "iter");
  if (builtin.isError()) return Owned::error();
  if (it->list) {
    OURO_TRY(arguments, newTuple(rt, {Value(it->list)}));
    return newTuple(rt, {builtin, arguments, Value::small(state)});
  }
  OURO_TRY(empty, newList(rt));
  OURO_TRY(arguments, newTuple(rt, {empty.get()}));
  return newTuple(rt, {builtin, arguments});
}

static Owned listiter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<ListIterator>();
  return reduceAs(rt, it, "iter", static_cast<int64_t>(it->index));
}

static Owned listreviter_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<ListIterator>();
  return reduceAs(rt, it, "reversed", static_cast<int64_t>(it->index) - 1);
}

static Owned listiter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<ListIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (it->list) it->index = index < 0 ? 0 : static_cast<uint64_t>(index);
  return Owned::none();
}

static Owned listreviter_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<ListIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (!it->list) return Owned::none();
  int64_t last = static_cast<int64_t>(it->list->length) - 1;
  it->index = static_cast<uint64_t>((index < -1 ? -1 : index > last ? last : index) + 1);
  return Owned::none();
}

static void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<ListIterator*>(self)->list);
}
static void iterator_drop(Object* self) {
  List* list = std::exchange(static_cast<ListIterator*>(self)->list, nullptr);
  if (list) release(list);
}

static constexpr MethodDef kForwardMethods[] = {
    {"__length_hint__", listiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", listiter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", listiter_setstate, "state, /", "Go to a place in the list."},
};
static constexpr MethodDef kBackwardMethods[] = {
    {"__length_hint__", listreviter_length_hint, "", "How many items are still to come."},
    {"__reduce__", listreviter_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", listreviter_setstate, "state, /", "Go to a place in the list."},
};

const TypeDef listIteratorTypeDef = {
    .name = "list_iterator",
    .basicSize = sizeof(ListIterator),
    .flags = kContainerType,
    .traverse = iterator_traverse,
    .clear = iterator_drop,
    .destroy = iterator_drop,
    .slots = {.iter = iterateSelf, .next = nextItem},
    .methods = kForwardMethods,
};

const TypeDef listReverseIteratorTypeDef = {
    .name = "list_reverseiterator",
    .basicSize = sizeof(ListIterator),
    .flags = kContainerType,
    .traverse = iterator_traverse,
    .clear = iterator_drop,
    .destroy = iterator_drop,
    .slots = {.iter = iterateSelf, .next = nextBackwards},
    .methods = kBackwardMethods,
};

}  // namespace ouro
