// tuple: making them. A tuple that holds only atoms can never be in a cycle, and never will be:
// it is taken out of the collector's sight when it is made.

#include "runtime/types/tuple.h"

#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"

namespace ouro {

static constexpr size_t kMaxTuple = (size_t{1} << 40) / sizeof(Value);

Tuple* allocateTuple(Runtime& rt, size_t length) {
  if (length == 0 && rt.emptyTuple) {
    retain(rt.emptyTuple);
    return rt.emptyTuple;
  }
  if (length > kMaxTuple) {
    (void)raiseMemoryError(rt);
    return nullptr;
  }
  auto* tuple = makeRaw<Tuple>(rt, TypeId::Tuple, sizeof(Tuple) + length * sizeof(Value));
  if (!tuple) return nullptr;
  tuple->length = length;
  tuple->set(Tuple::kHoldsObjects);
  Value* items = tuple->items();
  switch (length) {  // the usual ones, without a call
    case 0: rt.heap.untrack(tuple); break;
    case 4: items[3] = Value::null(); [[fallthrough]];
    case 3: items[2] = Value::null(); [[fallthrough]];
    case 2: items[1] = Value::null(); [[fallthrough]];
    case 1: items[0] = Value::null(); break;
    default: std::memset(static_cast<void*>(items), 0, length * sizeof(Value));
  }
  return tuple;
}

[[gnu::always_inline]] static inline Tuple* rawTuple(Runtime& rt, size_t length) {
  if (length == 0 || length > kMaxTuple) return allocateTuple(rt, length);
  auto* tuple = makeRaw<Tuple>(rt, TypeId::Tuple, sizeof(Tuple) + length * sizeof(Value));
  if (tuple) tuple->length = length;
  return tuple;
}

Tuple* allocateTupleRaw(Runtime& rt, size_t length) { return rawTuple(rt, length); }

void settleTuple(Runtime& rt, Tuple* tuple) {
  TupleContents contents(rt);
  for (Value v : tuple->span()) contents.add(v);
  tuple->unset(Tuple::kHoldsObjects);
  contents.note(tuple);
}

Owned newTuple(Runtime& rt, std::span<const Value> borrowed) {
  Tuple* tuple = rawTuple(rt, borrowed.size());
  if (!tuple) return Owned::error();
  Value* to = tuple->items();
  TupleContents contents(rt);
  for (Value v : borrowed) {
    retain(v);
    *to++ = v;
    contents.add(v);
  }
  if (!borrowed.empty()) contents.note(tuple);
  return Owned::adopt(tuple);
}

Owned newPair(Runtime& rt, Owned first, Owned second) {
  Tuple* pair = rawTuple(rt, 2);
  if (!pair) {
    first.drop();
    second.drop();
    return Owned::error();
  }
  Value* items = pair->items();
  items[0] = first.take();
  items[1] = second.take();
  TupleContents contents(rt);
  contents.add(items[0]);
  contents.add(items[1]);
  contents.note(pair);
  return Owned::adopt(pair);
}

Owned newTupleOf(Runtime& rt, std::span<const Value> first, std::span<const Value> second) {
  Tuple* tuple = rawTuple(rt, first.size() + second.size());
  if (!tuple) return Owned::error();
  if (tuple->length == 0) return Owned::adopt(tuple);
  Value* to = tuple->items();
  TupleContents contents(rt);
  for (auto part : {first, second}) {
    for (Value v : part) {
      retain(v);
      *to++ = v;
      contents.add(v);
    }
  }
  contents.note(tuple);
  return Owned::adopt(tuple);
}

Owned newTuple(Runtime& rt, std::initializer_list<Value> borrowed) {
  return newTuple(rt, std::span<const Value>(borrowed.begin(), borrowed.size()));
}

Owned newTupleTaking(Runtime& rt, Value* owned, size_t count) {
  Tuple* tuple = rawTuple(rt, count);
  if (!tuple) {
    for (size_t i = 0; i < count; i++) release(owned[i]);
    return Owned::error();
  }
  return Owned::adopt(fillTuple(rt, tuple, {owned, count}));
}

bool isTuple(const Runtime& rt, Value v) {
  return isExactly(rt, v, TypeId::Tuple) || isInstance(rt, v, TypeId::Tuple);
}
bool isExactTuple(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::Tuple); }

}  // namespace ouro
