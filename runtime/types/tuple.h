#pragma once
// tuple: a length and the items behind it.

#include <initializer_list>
#include <span>

#include "runtime/types/exact.h"

namespace ouro {

struct Tuple : Object {
  // Set unless it is sure that all items lie in words: an exact tuple without it dies without being
  // read. Whoever changes the items sets it.
  static constexpr uint32_t kHoldsObjects = 1u << kTypeFlagsShift;

  uint64_t length;

  Value* items() { return reinterpret_cast<Value*>(this + 1); }
  const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
  [[gnu::always_inline]] Value operator[](size_t i) const { return items()[i]; }
  std::span<const Value> span() const { return {items(), length}; }
};
static_assert(sizeof(Tuple) == 16);

extern const TypeDef tupleTypeDef, tupleIteratorTypeDef;
bool isTuple(const Runtime&, Value);  // or a subclass
bool isExactTuple(const Runtime&, Value);
int tupleEquals(Runtime&, const Tuple*, const Tuple*);  // ==: 0, 1, -1
int tupleLess(Runtime&, const Tuple*, const Tuple*);    // <: 0, 1, -1
// Items are zero (null): the caller stores owned values in all of them at once.
Tuple* allocateTuple(Runtime&, size_t length);
Owned newTuple(Runtime&, std::span<const Value> borrowed);
Owned newTuple(Runtime&, std::initializer_list<Value> borrowed);
// Takes the references over; also on failure.
Owned newPair(Runtime&, Owned first, Owned second);
// Of the items of both.
Owned newTupleOf(Runtime&, std::span<const Value> first, std::span<const Value> second);
// Items are not zeroed (of no items it is ready): the caller stores owned values in all of them
// before anything else can happen, and notes what a TupleContents says of them.
Tuple* allocateTupleRaw(Runtime&, size_t length);
// What the items mean to the collector, and to the tuple's end.
class TupleContents {
 public:
  explicit TupleContents(Runtime& rt) : rt_(rt) {}
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
// Stores the items in a tuple that allocateTupleRaw() has made for them. Takes the references over.
[[gnu::always_inline]] inline Tuple* fillTuple(Runtime& rt, Tuple* tuple,
                                               std::span<const Value> owned) {
  if (owned.empty()) return tuple;
  TupleContents contents(rt);
  Value* to = tuple->items();
  for (const Value item : owned) {
    contents.add(item);
    *to++ = item;
  }
  contents.note(tuple);
  return tuple;
}
// When the maker of a tuple has stored all items: what they mean to the collector, and to the
// tuple's end.
void settleTuple(Runtime&, Tuple*);
// Takes the references over; also on failure.
Owned newTupleTaking(Runtime&, Value* owned, size_t count);

}  // namespace ouro
