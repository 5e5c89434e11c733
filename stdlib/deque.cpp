// deque: the ring itself.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/collections.h"

namespace ouro {

bool dequeReserve(Runtime& rt, Deque* d, uint64_t length) {
  if (length <= d->capacity) return true;
  uint64_t capacity = d->capacity ? d->capacity : 8;
  while (capacity < length) {
    if (capacity > (uint64_t{1} << 40)) {
      (void)raiseMemoryError(rt);
      return false;
    }
    capacity *= 2;
  }
  auto* items = static_cast<Value*>(allocateBuffer(rt, capacity * sizeof(Value)));
  if (!items) return false;
  for (uint64_t i = 0; i < d->length; i++) items[i] = d->at(i);
  freeBuffer(d->items, d->capacity * sizeof(Value));
  d->items = items;
  d->capacity = capacity;
  d->head = 0;
  return true;
}

// A deque that has become much too large gives half of its ring back, if there is memory to move.
static void shrink(Deque* d) {
  if (d->capacity <= 16 || d->length > d->capacity / 4) return;
  uint64_t capacity = d->capacity / 2;
  auto* items = static_cast<Value*>(theHeap().allocateBuffer(capacity * sizeof(Value)));
  if (!items) return;
  for (uint64_t i = 0; i < d->length; i++) items[i] = d->at(i);
  freeBuffer(d->items, d->capacity * sizeof(Value));
  d->items = items;
  d->capacity = capacity;
  d->head = 0;
}

bool dequeAppend(Runtime& rt, Deque* d, Value item) {
  if (d->maxLength == 0) return true;
  if (d->length == d->capacity && !dequeReserve(rt, d, d->length + 1)) return false;
  retain(item);
  d->at(d->length++) = item;
  d->mutations++;
  if (d->maxLength >= 0 && d->length > static_cast<uint64_t>(d->maxLength)) {
    release(dequePopLeft(d));
  }
  return true;
}

bool dequeAppendLeft(Runtime& rt, Deque* d, Value item) {
  if (d->maxLength == 0) return true;
  if (d->length == d->capacity && !dequeReserve(rt, d, d->length + 1)) return false;
  retain(item);
  d->head = (d->head + d->capacity - 1) & (d->capacity - 1);
  d->length++;
  d->at(0) = item;
  d->mutations++;
  if (d->maxLength >= 0 && d->length > static_cast<uint64_t>(d->maxLength)) release(dequePop(d));
  return true;
}

Value dequePop(Deque* d) {
  if (d->length == 0) return Value::null();
  Value item = d->at(--d->length);
  d->mutations++;
  shrink(d);
  return item;
}

Value dequePopLeft(Deque* d) {
  if (d->length == 0) return Value::null();
  Value item = d->at(0);
  d->head = (d->head + 1) & (d->capacity - 1);
  d->length--;
  d->mutations++;
  shrink(d);
  return item;
}

void dequeClear(Deque* d) {
  Deque old = *d;
  d->items = nullptr;
  d->capacity = d->head = d->length = 0;
  d->mutations++;
  for (uint64_t i = 0; i < old.length; i++) release(old.at(i));
  freeBuffer(old.items, old.capacity * sizeof(Value));
}

void dequeRotate(Deque* d, int64_t steps) {
  auto length = static_cast<int64_t>(d->length);
  if (length < 2) return;
  steps %= length;
  if (steps > length / 2) steps -= length;
  if (steps < -(length / 2)) steps += length;
  const uint64_t mask = d->capacity - 1, rest = d->length - 1;
  Value* items = d->items;
  uint64_t head = d->head;
  for (; steps > 0; steps--) {  // the last becomes the first
    Value item = items[(head + rest) & mask];
    head = (head + mask) & mask;
    items[head] = item;
  }
  for (; steps < 0; steps++) {
    Value item = items[head];
    head = (head + 1) & mask;
    items[(head + rest) & mask] = item;
  }
  d->head = head;
  d->mutations++;
}

bool dequeExtend(Runtime& rt, Deque* d, Value iterable, bool left) {
  Local source(iterable);
  if (iterable == Value(d)) source = listFrom(rt, iterable);
  if (source.isError()) return false;
  auto add = [&](Value item) {
    return left ? dequeAppendLeft(rt, d, item) : dequeAppend(rt, d, item);
  };
  if (!isExactly(source, TypeId::List)) return forEach(rt, source, add);
  // What a full deque drops may run code that shortens the list.
  for (size_t i = 0; i < source.as<List>()->length; i++)
    if (!add(source.as<List>()->items[i]) || !heedSignals(rt)) return false;
  return true;
}

Value dequeRemoveAt(Deque* d, uint64_t index) {
  Value item = d->at(index);
  if (index < d->length / 2) {
    for (uint64_t i = index; i > 0; i--) d->at(i) = d->at(i - 1);
    d->head = (d->head + 1) & (d->capacity - 1);
  } else {
    for (uint64_t i = index; i + 1 < d->length; i++) d->at(i) = d->at(i + 1);
  }
  d->length--;
  d->mutations++;
  return item;
}

bool dequeInsert(Runtime& rt, Deque* d, uint64_t index, Value item) {
  if (!dequeReserve(rt, d, d->length + 1)) return false;
  retain(item);
  d->mutations++;
  if (index < d->length / 2) {
    d->head = (d->head + d->capacity - 1) & (d->capacity - 1);
    d->length++;
    for (uint64_t i = 0; i < index; i++) d->at(i) = d->at(i + 1);
  } else {
    d->length++;
    for (uint64_t i = d->length - 1; i > index; i--) d->at(i) = d->at(i - 1);
  }
  d->at(index) = item;
  return true;
}

// ---- its iterators

static CollectionsState* stateOf(Type* type) {
  while (type->definition != &dequeTypeDef) type = type->base;
  return static_cast<CollectionsState*>(type->moduleState);
}

static Owned newIterator(Runtime& rt, Type* type, Value deque) {
  auto* it = rt.make<DequeIterator>(type);
  if (!it) return Owned::error();
  it->deque = Owned::share(deque).take();
  it->mutations = deque.as<Deque>()->mutations;
  return Owned::adopt(it);
}

Owned iterateDeque(Runtime& rt, Value self) {
  return newIterator(rt, stateOf(typeOf(rt, self))->iterator, self);
}
Owned deque_reversed(Runtime& rt, Value self, Args) {
  return newIterator(rt, stateOf(typeOf(rt, self))->reverseIterator, self);
}

static void iterator_drop(Object* self) {
  Value old = std::exchange(static_cast<DequeIterator*>(self)->deque, Value::null());
  if (!old.isNull()) release(old);
}

template <bool backwards>
static Owned nextItem(Runtime& rt, Value self) {
  auto* it = self.as<DequeIterator>();
  auto* d = it->deque.as<Deque>();
  if (it->done >= d->length && it->mutations == d->mutations) return Owned::done();
  if (it->mutations != d->mutations) {
    it->done = d->length;
    return raise(rt, Exc::RuntimeError, "deque mutated during iteration");
  }
  uint64_t i = it->done++;
  return Owned::share(d->at(backwards ? d->length - 1 - i : i));
}

static Owned deque_iterator_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<DequeIterator>();
  auto left = static_cast<int64_t>(it->deque.as<Deque>()->length) - static_cast<int64_t>(it->done);
  return Owned::adopt(Value::small(left < 0 ? 0 : left));
}

static Owned deque_iterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<DequeIterator>();
  OURO_TRY(done, newInt(rt, it->done));
  OURO_TRY(arguments, newTuple(rt, {it->deque, done}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments.get()});
}

// _deque_iterator(deque, index=0)
static Owned makeIterator(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional < 1 || given.positional > 2 || given.names) {
    return raise(rt, Exc::TypeError, "function takes at {} argument{} ({} given)",
                 given.positional < 1 ? "least 1" : "most 2", given.positional < 1 ? "" : "s",
                 given.positional);
  }
  Value deque = given.values[0];
  Type* type = typeOf(rt, deque);
  while (type && type->definition != &dequeTypeDef) type = type->base;
  if (!type) {
    return raise(rt, Exc::TypeError, "argument 1 must be collections.deque, not {}",
                 typeName(rt, deque));
  }
  int64_t index = 0;
  if (given.positional == 2) OURO_CHECK(indexInt64(rt, given.values[1], &index));
  Owned made = newIterator(rt, cls, deque);
  if (!made.isError()) {
    made.value.as<DequeIterator>()->done =
        std::clamp<int64_t>(index, 0, static_cast<int64_t>(deque.as<Deque>()->length));
  }
  return made;
}

static constexpr MethodDef kIteratorMethods[] = {
    {"__reduce__", deque_iterator_reduce, "", "How to make it again, for copy and pickle."},
    {"__length_hint__", deque_iterator_length_hint, "", "How many items are still to come."},
};

static void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<DequeIterator*>(self)->deque);
}

static constexpr TypeDef iteratorDefinition(const char* name, UnaryFn next) {
  return {
      .name = name,
      .module = "_collections",
      .basicSize = sizeof(DequeIterator),
      .flags = kContainerType,
      .traverse = iterator_traverse,
      .destroy = iterator_drop,
      .slots = {.iter = iterateSelf, .next = next, .make = makeIterator},
      .methods = kIteratorMethods,
  };
}

const TypeDef dequeIteratorTypeDef = iteratorDefinition("_deque_iterator", nextItem<false>);
const TypeDef dequeReverseIteratorTypeDef =
    iteratorDefinition("_deque_reverse_iterator", nextItem<true>);

}  // namespace ouro
