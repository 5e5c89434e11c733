// list[...]: reading, assigning and deleting by index and by slice.

#include <algorithm>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/list_slices.h"
#include "runtime/types/slice.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// A key that is a number: its place from the start. false: IndexError or what __index__ raised.
bool placeOf(Runtime& rt, List* list, Value key, const char* error, size_t* place) {
  int64_t i;
  if (key.isSmall()) {
    i = key.small();
  } else if (!indexInt64(rt, key, &i, Exc::IndexError)) {
    return false;
  }
  if (i < 0) i += list->length;
  if (i < 0 || i >= list->length)
    return (void)raise(rt, Exc::IndexError, std::string_view(error)), false;
  *place = static_cast<size_t>(i);
  return true;
}

bool isIndex(const Runtime& rt, Value key) {
  return key.isSmall() || typeOf(rt, key)->slots.index != nullptr;
}

// Items taken out of a list, until it is safe to drop them: a drop may run any code.
class Removed {
 public:
  Removed(Runtime& rt, int64_t most) : most_(most) {
    if (most > kFew) items_ = static_cast<Value*>(allocateBuffer(rt, bytes()));
  }
  ~Removed() {
    if (!items_) return;
    for (int64_t i = 0; i < count_; i++) release(items_[i].object());
    if (most_ > kFew) freeBuffer(items_, bytes());
  }
  Removed(const Removed&) = delete;
  Removed& operator=(const Removed&) = delete;

  bool ok() const { return items_ != nullptr; }  // false: MemoryError is pending
  void add(Value item) {
    if (item.isObject()) items_[count_++] = item;
  }

 private:
  static constexpr int64_t kFew = 16;
  size_t bytes() const { return static_cast<size_t>(most_) * sizeof(Value); }

  int64_t most_, count_ = 0;
  alignas(Value) unsigned char few_[kFew * sizeof(Value)];  // not filled until it is used
  Value* items_ = reinterpret_cast<Value*>(few_);
};

Owned readSlice(Runtime& rt, List* list, Slice* slice) {
  int64_t start, stop, step;
  OURO_CHECK(unpackSlice(rt, slice, &start, &stop, &step));
  int64_t count = fitSlice(list->length, &start, &stop, step);
  if (step == 1) return listSlice(rt, list, start, start + count);
  return listStepped(rt, list, start, step, static_cast<size_t>(count));
}

// del list[start:stop:step] with a step other than 1, already in ascending order.
bool deleteStepped(Runtime& rt, List* list, int64_t start, int64_t step, int64_t count) {
  Removed removed(rt, count);
  if (!removed.ok()) return false;
  Value *from = list->items + start, *to = from;
  for (int64_t i = 0; i < count; i++) {
    removed.add(*from++);
    // What lies between this one and the next moves down; behind the last, all that is left.
    Value* next = i + 1 < count ? from + step - 1 : list->items + list->length;
    while (from < next) *to++ = *from++;
  }
  list->length -= static_cast<uint32_t>(count);
  shrinkList(list);
  return true;
}

bool deleteSlice(Runtime& rt, List* list, int64_t start, int64_t stop, int64_t step) {
  int64_t count = fitSlice(list->length, &start, &stop, step);
  if (count <= 0) return true;
  if (step == 1) return replaceRange(rt, list, start, start + count, nullptr, 0);
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  return deleteStepped(rt, list, start, step, count);
}

bool assignStepped(Runtime& rt, List* list, int64_t start, int64_t step, int64_t count,
                   const Value* items, size_t given) {
  if (given != static_cast<size_t>(count)) {
    return fail(rt, Exc::ValueError,
                "attempt to assign sequence of size {} to extended slice of size {}", given, count);
  }
  if (count == 0) return true;
  Removed old(rt, count);
  if (!old.ok()) return false;
  Value* at = list->items + start;
  for (int64_t i = 0; i < count; i++, at += step) {
    old.add(*at);
    retain(items[i]);
    *at = items[i];
  }
  return true;
}

// The items to assign: a list (a copy if it is the list itself) or a tuple.
Owned itemsToAssign(Runtime& rt, List* list, Value value, const char* error) {
  if (value == Value(list)) return newList(rt, list->span());
  if (isList(rt, value) || isTuple(rt, value)) return Owned::share(value);
  Type* type = typeOf(rt, value);
  if (!type->slots.iter && !type->slots.getItem) return raise(rt, Exc::TypeError, "{}", error);
  OURO_TRY(iterator, iter(rt, value));
  return listFrom(rt, iterator);
}

bool assignSlice(Runtime& rt, List* list, int64_t start, int64_t stop, int64_t step, Value value) {
  const char* error =
      step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice";
  // What a plain slice covers is settled before the items are made, which may change the list.
  if (step == 1) (void)fitSlice(list->length, &start, &stop, step);
  OURO_TRY_BOOL(source, itemsToAssign(rt, list, value, error));
  bool fromList = isList(rt, source);
  const Value* items = fromList ? source.as<List>()->items : source.as<Tuple>()->items();
  size_t given = fromList ? source.as<List>()->length : source.as<Tuple>()->length;
  if (step != 1) {
    int64_t count = fitSlice(list->length, &start, &stop, step);
    return assignStepped(rt, list, start, step, count, items, given);
  }
  start = std::min<int64_t>(start, list->length);
  stop = std::clamp<int64_t>(stop, start, list->length);
  return replaceRange(rt, list, start, stop, items, given);
}

}  // namespace

bool storeListSlice(Runtime& rt, List* list, int64_t start, int64_t stop, int64_t step,
                    Value value) {
  if (value.isUnbound()) return deleteSlice(rt, list, start, stop, step);
  return assignSlice(rt, list, start, stop, step, value);
}

Owned listSubscript(Runtime& rt, Value self, Value key) {
  auto* list = self.as<List>();
  if (key.isSmall()) {
    const int64_t i = key.small() < 0 ? key.small() + list->length : key.small();
    if (static_cast<uint64_t>(i) < list->length) [[likely]]
      return Owned::share(list->items[i]);
  }
  if (isSlice(rt, key)) return readSlice(rt, list, key.as<Slice>());
  if (!isIndex(rt, key)) {
    return raise(rt, Exc::TypeError, "list indices must be integers or slices, not {}",
                 typeName(rt, key));
  }
  size_t place;
  OURO_CHECK(placeOf(rt, list, key, "list index out of range", &place));
  return Owned::share(list->items[place]);
}

bool listAssign(Runtime& rt, Value self, Value key, Value value) {
  auto* list = self.as<List>();
  if (isSlice(rt, key)) {
    int64_t start, stop, step;
    return unpackSlice(rt, key.as<Slice>(), &start, &stop, &step) &&
           storeListSlice(rt, list, start, stop, step, value);
  }
  if (!isIndex(rt, key)) {
    return fail(rt, Exc::TypeError, "list indices must be integers or slices, not {}",
                typeName(rt, key));
  }
  size_t place;
  if (!placeOf(rt, list, key, "list assignment index out of range", &place)) return false;
  if (value.isUnbound()) {
    release(removeAt(list, place));
    return true;
  }
  retain(value);
  Value old = std::exchange(list->items[place], value);
  release(old);
  return true;
}

}  // namespace ouro
