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

// The same with items that are not zeroed.
static inline Tuple* allocateRaw(Runtime& rt, size_t length) {
  if (length == 0 || length > kMaxTuple) return allocateTuple(rt, length);
  auto* tuple = makeRaw<Tuple>(rt, TypeId::Tuple, sizeof(Tuple) + length * sizeof(Value));
  if (tuple) tuple->length = length;
  return tuple;
}

// What the items mean to the collector, and to the tuple's end.
class Contents {
 public:
  explicit Contents(Runtime& rt) : rt_(rt) {}
  void add(Value item) {
    if (!item.isObject()) return;
    flags_ |= Tuple::kHoldsObjects;
    if (!(flags_ & kTracked) && mayBeTracked(rt_, item)) flags_ |= kTracked;
  }
  void note(Tuple* tuple) const { tuple->meta = (tuple->meta & ~kTracked) | flags_; }

 private:
  Runtime& rt_;
  uint32_t flags_ = 0;
};

void settleTuple(Runtime& rt, Tuple* tuple) {
  Contents contents(rt);
  for (Value v : tuple->span()) contents.add(v);
  tuple->unset(Tuple::kHoldsObjects);
  contents.note(tuple);
}

Owned newTuple(Runtime& rt, std::span<const Value> borrowed) {
  Tuple* tuple = allocateRaw(rt, borrowed.size());
  if (!tuple) return Owned::error();
  Value* to = tuple->items();
  Contents contents(rt);
  for (Value v : borrowed) {
    retain(v);
    *to++ = v;
    contents.add(v);
  }
  if (!borrowed.empty()) contents.note(tuple);
  return Owned::adopt(tuple);
}

Owned newTupleOf(Runtime& rt, std::span<const Value> first, std::span<const Value> second) {
  Tuple* tuple = allocateRaw(rt, first.size() + second.size());
  if (!tuple) return Owned::error();
  if (tuple->length == 0) return Owned::adopt(tuple);
  Value* to = tuple->items();
  Contents contents(rt);
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
  Tuple* tuple = allocateRaw(rt, count);
  if (!tuple) {
    for (size_t i = 0; i < count; i++) release(owned[i]);
    return Owned::error();
  }
  if (count == 0) return Owned::adopt(tuple);
  Contents contents(rt);
  for (size_t i = 0; i < count; i++) {
    tuple->items()[i] = owned[i];
    contents.add(owned[i]);
  }
  contents.note(tuple);
  return Owned::adopt(tuple);
}

bool isTuple(const Runtime& rt, Value v) {
  return isExactly(rt, v, TypeId::Tuple) || isInstance(rt, v, TypeId::Tuple);
}
bool isExactTuple(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::Tuple); }

}  // namespace ouro
