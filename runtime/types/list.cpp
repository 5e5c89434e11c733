// list: growth, and everything that puts items in or takes them out.

#include "runtime/types/list.h"

#include <algorithm>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/range.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple_iterator.h"

namespace ouro {

namespace {

constexpr size_t kMaxItems = UINT32_MAX;

// A list that is made with few items has them in its own block, until it outgrows that.
constexpr size_t kMostWithin = 16;
Value* itemsWithin(List* list) { return reinterpret_cast<Value*>(list + 1); }

void freeItems(List* list, Value* items, size_t capacity) {
  if (items != itemsWithin(list)) freeBuffer(items, capacity * sizeof(Value));
}

// A buffer with all that the list has in it; its length is at most `capacity`.
Value* itemsMoved(Runtime& rt, List* list, size_t capacity) {
  auto* items = static_cast<Value*>(allocateBuffer(rt, capacity * sizeof(Value)));
  if (items && list->length)
    std::memcpy(static_cast<void*>(items), list->items, list->length * sizeof(Value));
  return items;
}

bool setCapacity(Runtime& rt, List* list, size_t capacity) {
  if (capacity > kMaxItems) {
    (void)raiseMemoryError(rt);
    return false;
  }
  void* items =
      !list->items || list->items == itemsWithin(list)
          ? itemsMoved(rt, list, capacity)
          : resizeBuffer(rt, list->items, list->capacity * sizeof(Value), capacity * sizeof(Value));
  if (!items) return false;
  list->items = static_cast<Value*>(items);
  list->capacity = static_cast<uint32_t>(capacity);
  list->unset(List::kSorting);
  return true;
}

// About an eighth more than needed, in steps of 4 or so: 4, 7, 10, 14 ... 30, 38, 46 ... (CPython,
// with larger steps in front: 4, 8, 16, 24, 32, 40, 52 ...)
size_t roomyCapacity(size_t needed) {
  if (needed <= 7) return needed <= 4 ? 4 : 7;
  return ((needed + needed / 8 + 5) & ~size_t{3}) - 2;
}

// Room for exactly so many (or what there is already).
bool reserve(Runtime& rt, List* list, size_t capacity) {
  return capacity <= list->capacity || setCapacity(rt, list, capacity);
}

// A list without items, with room for so many. Null with MemoryError pending.
[[gnu::always_inline]] inline List* emptyList(Runtime& rt, size_t capacity) {
  Value* items = nullptr;
  size_t within = capacity;
  if (capacity > kMostWithin) {
    within = 0;
    if (capacity <= kMaxItems)
      items = static_cast<Value*>(rt.heap.allocateBuffer(capacity * sizeof(Value)));
    if (!items) [[unlikely]]
      return (void)raiseMemoryError(rt), nullptr;
  }
  List* list = makeRaw<List>(rt, TypeId::List, sizeof(List) + within * sizeof(Value));
  if (!list) [[unlikely]] {
    if (items) rt.heap.freeBuffer(items, capacity * sizeof(Value));
    return nullptr;
  }
  list->items = within ? itemsWithin(list) : items;
  list->length = 0;
  list->capacity = static_cast<uint32_t>(capacity);
  return list;
}

// So many items of a list that seems to hold numbers are looked at together: they have a bit of the
// tag in common, which no object has, and no shares are counted.
constexpr size_t kTogether = 4;
[[gnu::always_inline]] inline bool areWords(const Value* items) {
  return items[0].bits() & items[1].bits() & items[2].bits() & items[3].bits() & 7;
}

// Copies items to where none are yet.
void copyItems(Value* to, const Value* from, size_t count) {
  auto copyOne = [&] {
    const Value item = *from++;
    *to++ = item;
    retain(item);
  };
  if (count >= kTogether && !from->isObject()) {
    for (; count >= kTogether; count -= kTogether) {
      const bool isCounted = !areWords(from);
      for (size_t i = 0; i < kTogether; i++) {
        if (isCounted) retain(from[i]);
        to[i] = from[i];
      }
      from += kTogether;
      to += kTogether;
    }
  }
  while (count-- > 0) copyOne();
}

// Fills `to` with every step-th item from `at` on, `count` of them. The place of the next one.
uint64_t copyStepped(Value* to, const List* from, uint64_t at, int64_t step, size_t count) {
  for (Value* end = to + count; to != end; to++, at += static_cast<uint64_t>(step)) {
    *to = from->items[at];
    retain(*to);
  }
  return at;
}

// Appends the items [start, stop) of what items() shows, in pieces. Who is read may be `to` itself.
template <class Items>
bool copyInPieces(Runtime& rt, List* to, Items items, size_t start, size_t stop) {
  for (;;) {
    const size_t end = std::min(stop, items().size());  // a handler may have made it shorter
    if (start >= end) return true;
    const size_t some = std::min(end - start, kManyItems);
    if (!reserve(rt, to, to->length + some)) return false;
    copyItems(to->items + to->length, items().data() + start, some);
    to->length += static_cast<uint32_t>(some);
    start += some;
    if (start < end && !heedSignals(rt)) return false;
  }
}

// The same with all the room made before.
template <class Items>
[[gnu::noinline]] bool appendInPieces(Runtime& rt, List* list, Items items) {
  const size_t count = items().size(), total = list->length + count;
  const bool ok = total <= list->capacity ||
                  (list->length ? growList(rt, list, total) : setCapacity(rt, list, total));
  return ok && copyInPieces(rt, list, items, 0, count);
}

template <class Items>
[[gnu::always_inline]] inline bool appendMany(Runtime& rt, List* list, Items items) {
  const size_t count = items().size();
  return count <= kManyItems ? extendSpan(rt, list, items().data(), count)
                             : appendInPieces(rt, list, items);
}

}  // namespace

bool growList(Runtime& rt, List* list, size_t capacity) {
  size_t roomy = roomyCapacity(capacity);
  if (roomy > kMaxItems) roomy = capacity;
  return setCapacity(rt, list, roomy);
}

size_t listSize(const List* list) {
  const size_t head = Heap::blockSize(list);
  const bool isWithin = list->items == reinterpret_cast<const Value*>(list + 1);
  return isWithin ? head : head + list->capacity * sizeof(Value);
}

void shrinkList(List* list) {
  if (list->length >= list->capacity / 2 || !list->items || list->items == itemsWithin(list))
    return;
  size_t bytes = list->capacity * sizeof(Value);
  Heap& heap = theHeap();
  if (list->length == 0) {
    heap.freeBuffer(list->items, bytes);
    list->items = nullptr;
    list->capacity = 0;
    return;
  }
  size_t smaller = roomyCapacity(list->length);
  if (smaller >= list->capacity) return;
  void* items = heap.resizeBuffer(list->items, bytes, smaller * sizeof(Value));
  if (!items) return;  // at the limit: it stays as large as it is
  list->items = static_cast<Value*>(items);
  list->capacity = static_cast<uint32_t>(smaller);
}

size_t itemsLeft(Value iterator) {
  constexpr uint64_t kMost = 1 << 16;
  uint64_t left = 0;
  if (isExactly(iterator, TypeId::RangeIterator)) {
    left = iterator.as<RangeIterator>()->left;
  } else if (isExactly(iterator, TypeId::ListIterator)) {
    const auto* it = iterator.as<ListIterator>();
    if (it->list && it->index < it->list->length) left = it->list->length - it->index;
  } else if (isExactly(iterator, TypeId::TupleIterator)) {
    const auto* it = iterator.as<TupleIterator>();
    if (it->tuple) left = it->tuple->length - it->index;
  }
  return left < kMost ? left : kMost;
}

Owned newList(Runtime& rt, size_t capacity) {
  List* list = emptyList(rt, capacity);
  return list ? Owned::adopt(list) : Owned::error();
}

Owned newList(Runtime& rt, std::span<const Value> borrowed) {
  List* list = emptyList(rt, borrowed.size());
  if (!list) return Owned::error();
  copyItems(list->items, borrowed.data(), borrowed.size());
  list->length = list->capacity;
  return Owned::adopt(list);
}

[[gnu::noinline]] static Owned concatenatedInPieces(Runtime& rt, const List* first,
                                                    const List* second) {
  OURO_TRY(held, newList(rt, size_t{first->length} + second->length));
  auto* list = held.as<List>();
  for (const List* part : {first, second}) {
    auto items = [=] { return part->span(); };
    OURO_CHECK(copyInPieces(rt, list, items, 0, part->length));
  }
  return held.take();
}

Owned concatenated(Runtime& rt, const List* first, const List* second) {
  const size_t length = size_t{first->length} + second->length;
  if (length > kManyItems) return concatenatedInPieces(rt, first, second);
  List* list = emptyList(rt, length);
  if (!list) return Owned::error();
  copyItems(list->items, first->items, first->length);
  copyItems(list->items + first->length, second->items, second->length);
  list->length = list->capacity;
  return Owned::adopt(list);
}

Owned newListTaking(Runtime& rt, Value* owned, size_t count) {
  List* list = emptyList(rt, count);
  if (!list) {
    for (size_t i = 0; i < count; i++) release(owned[i]);
    return Owned::error();
  }
  for (size_t i = 0; i < count; i++) list->items[i] = owned[i];
  list->length = list->capacity;
  return Owned::adopt(list);
}

bool extendSpan(Runtime& rt, List* list, const Value* borrowed, size_t count) {
  size_t total = list->length + count;
  if (total > list->capacity) {
    bool ok = list->length ? growList(rt, list, total) : setCapacity(rt, list, total);
    if (!ok) return false;
  }
  copyItems(list->items + list->length, borrowed, count);
  list->length = static_cast<uint32_t>(total);
  return true;
}

static bool extendBySelf(Runtime& rt, List* list) {
  const size_t count = list->length;
  return reserve(rt, list, count * 2) && copyInPieces(
                                             rt, list, [=] { return list->span(); }, 0, count);
}

static bool extendBytes(Runtime& rt, List* list, std::string_view bytes) {
  if (bytes.size() > kMaxItems - list->length) return (void)raiseMemoryError(rt), false;
  while (!bytes.empty()) {
    if (!reserve(rt, list, list->length + bytes.size())) return false;
    const size_t some = std::min(bytes.size(), kManyItems);
    for (char byte : bytes.substr(0, some))
      list->items[list->length++] = Value::small(static_cast<uint8_t>(byte));
    bytes.remove_prefix(some);
    if (!heedSignals(rt)) return false;
  }
  return true;
}

static bool extendChars(Runtime& rt, List* list, const Str* text) {
  if (text->length > kMaxItems - list->length) return (void)raiseMemoryError(rt), false;
  if (!reserve(rt, list, size_t{list->length} + text->length)) return false;
  for (size_t i = 0; i < text->length; i++) {
    Owned c = newChar(rt, text->at(i));
    if (c.isError()) return false;
    list->items[list->length++] = c.take();
    if (i % kManyItems != kManyItems - 1) continue;
    if (!heedSignals(rt) || !reserve(rt, list, list->length + text->length - i)) return false;
  }
  return true;
}

// A range's numbers, when all lie in words.
static bool extendRange(Runtime& rt, List* list, const Range* range) {
  int64_t count = range->length.small(), number = range->start.small(), step = range->step.small();
  size_t total = list->length + static_cast<size_t>(count);
  if (total > kMaxItems) {
    (void)raiseMemoryError(rt);
    return false;
  }
  if (!reserve(rt, list, total)) return false;
  constexpr int64_t kAtATime = 1 << 20;
  while (count > 0) {
    const int64_t some = std::min(count, kAtATime);
    Value* to = list->items + list->length;
    for (int64_t i = 0; i < some; i++, number += step) to[i] = Value::small(number);
    list->length += static_cast<uint32_t>(some);
    count -= some;
    if (!heedSignals(rt)) return false;
    // A handler may have changed the list.
    if (!reserve(rt, list, size_t{list->length} + static_cast<size_t>(count))) return false;
  }
  return true;
}

// The keys, values or items of a dict, as `view` (of type dict: the keys) shows them.
static bool extendEntries(Runtime& rt, List* list, Dict* d, Value view) {
  if (!reserve(rt, list, size_t{list->length} + d->used)) return false;
  const bool values = isExactly(view, TypeId::DictValues),
             items = isExactly(view, TypeId::DictItems);
  size_t position = 0;
  Value key, value;
  while (dictNext(d, &position, &key, &value)) {
    Owned item = items ? newPair(rt, Owned::share(key), Owned::share(value))
                       : Owned::share(values ? value : key);
    if (item.isError()) return false;
    list->items[list->length++] = item.take();
  }
  return true;
}

// The keys of a set, as they lie.
static bool extendKeys(Runtime& rt, List* list, const Set* set) {
  if (!reserve(rt, list, size_t{list->length} + set->used)) return false;
  size_t position = 0;
  while (const SetEntry* entry = setNextEntry(set, &position)) {
    retain(entry->key);
    list->items[list->length++] = entry->key;
  }
  return true;
}

// The dict that a value is or shows, when its entries may be read directly.
static Dict* dictBehind(Value v) {
  if (!v.isObject()) return nullptr;
  switch (v.object()->kindByte()) {
    case kindNumberOf(TypeId::Dict): return v.as<Dict>();
    case kindNumberOf(TypeId::DictKeys):
    case kindNumberOf(TypeId::DictValues):
    case kindNumberOf(TypeId::DictItems): {
      Dict* d = v.as<DictView>()->dict;
      return isExactly(Value(d), TypeId::Dict) ? d : nullptr;
    }
    default: return nullptr;
  }
}

// Is it an iterator that is known to say nothing of its length, or that is most often short?
static bool hidesLength(Value iterable) {
  if (!iterable.isObject()) return false;
  switch (iterable.object()->kindByte()) {
    case kindNumberOf(TypeId::Enumerate):
    case kindNumberOf(TypeId::Zip):
    case kindNumberOf(TypeId::Map):
    case kindNumberOf(TypeId::Filter):
    case kindNumberOf(TypeId::ListReverseIterator):
    case kindNumberOf(TypeId::Generator): return true;
    default: return false;
  }
}

// All that an iterator gives into a new list that nobody else has: most end before the items are
// too many for the native stack, and the list gets just the room it needs. *ended: it did.
static bool takeFew(Runtime& rt, List* list, Value iterator, UnaryFn advance, bool* ended) {
  ItemStack few(rt);
  *ended = false;
  while (few.length() < ItemStack::kFew && !*ended) {
    Owned item = endAtStop(rt, advance(rt, iterator));
    *ended = item.isDone();
    if (!*ended && (!few.push(item) || !heedSignals(rt))) return false;
  }
  const size_t count = few.length();
  if (count == 0) return true;
  if (list->items)
    return extendSpan(rt, list, few.from(0).data(), count);  // gc.get_objects() has it
  if (!setCapacity(rt, list, *ended ? count : 2 * count)) return false;
  few.moveTo(list->items);
  list->length = static_cast<uint32_t>(count);
  return true;
}

bool extend(Runtime& rt, List* list, Value iterable) {
  if (iterable == Value(list)) return extendBySelf(rt, list);
  if (isExactly(rt, iterable, TypeId::List)) {
    return appendMany(rt, list, [=] { return iterable.as<List>()->span(); });
  }
  if (isExactly(rt, iterable, TypeId::Tuple)) {
    return appendMany(rt, list, [=] { return iterable.as<Tuple>()->span(); });
  }
  if (isExactly(iterable, TypeId::Range) && isWordRange(iterable.as<Range>()))
    return extendRange(rt, list, iterable.as<Range>());
  if (isExactly(iterable, TypeId::Bytes))
    return extendBytes(rt, list, iterable.as<Bytes>()->view());
  if (isExactly(iterable, TypeId::Str)) return extendChars(rt, list, iterable.as<Str>());
  if (Dict* d = dictBehind(iterable)) return extendEntries(rt, list, d, iterable);
  if (isExactlySet(iterable)) return extendKeys(rt, list, iterable.as<Set>());
  OURO_TRY_BOOL(iterator, iter(rt, iterable));
  const UnaryFn advance = typeOf(rt, iterator)->slots.next;  // the hint's code may take it away
  constexpr int64_t kUnknown = 8;
  int64_t hint = hidesLength(iterable) ? kUnknown : lengthHint(rt, iterable, kUnknown);
  if (hint < 0) return false;
  // As in CPython, a hint that cannot be met is an error: no billions of items are tried first.
  // One that cannot even be added to the length may be a lie, and is not heeded.
  if (static_cast<uint64_t>(hint) + list->length > INT64_MAX) hint = 0;
  size_t wanted = list->length + static_cast<size_t>(hint);
  if (wanted > kMaxItems || wanted > rt.heap.limit() / sizeof(Value)) {
    (void)raiseMemoryError(rt);
    return false;
  }
  if (hint == kUnknown && !list->items && list->refs == 1) {
    bool ended;
    if (!takeFew(rt, list, iterator, advance, &ended)) return false;
    if (ended) return true;
  } else if (!reserve(rt, list, wanted)) {
    return false;
  }
  for (;;) {
    Owned item = endAtStop(rt, advance(rt, iterator));
    if (item.isDone()) break;
    if (item.isError() || !appendTaking(rt, list, item) || !heedSignals(rt)) return false;
  }
  shrinkList(list);
  return true;
}

bool insert(Runtime& rt, List* list, int64_t index, Value borrowed) {
  int64_t length = list->length;
  if (index < 0) index = index + length < 0 ? 0 : index + length;
  if (index > length) index = length;
  if (list->length == list->capacity && !growList(rt, list, size_t{list->length} + 1)) return false;
  retain(borrowed);
  Value* at = list->items + index;
  std::memmove(static_cast<void*>(at + 1), at, (length - index) * sizeof(Value));
  *at = borrowed;
  list->length++;
  return true;
}

Value removeAt(List* list, size_t index) {
  Value* at = list->items + index;
  Value item = *at;
  std::memmove(static_cast<void*>(at), at + 1, (list->length - index - 1) * sizeof(Value));
  list->length--;
  shrinkList(list);
  return item;
}

bool replaceRange(Runtime& rt, List* list, size_t start, size_t stop, const Value* items,
                  size_t count) {
  // The old items are dropped last, when the list is whole again.
  size_t removed = stop - start, tail = list->length - stop;
  Value few[8];
  Value* old = few;
  if (removed > 8) {
    old = static_cast<Value*>(allocateBuffer(rt, removed * sizeof(Value)));
    if (!old) return false;
  }
  size_t length = list->length - removed + count;
  if (length > list->capacity && !growList(rt, list, length)) {
    if (old != few) freeBuffer(old, removed * sizeof(Value));
    return false;
  }
  Value* at = list->items + start;
  if (removed) std::memcpy(static_cast<void*>(old), at, removed * sizeof(Value));
  if (tail) std::memmove(static_cast<void*>(at + count), at + removed, tail * sizeof(Value));
  copyItems(at, items, count);
  list->length = static_cast<uint32_t>(length);
  shrinkList(list);
  for (size_t i = removed; i-- > 0;) release(old[i]);
  if (old != few) freeBuffer(old, removed * sizeof(Value));
  return true;
}

void exchangeItems(List* list, int64_t start, int64_t step, List* other) {
  const uint32_t count = other->length;
  if (step == 1) {
    std::swap_ranges(other->items, other->items + count, list->items + start);
    return;
  }
  auto at = static_cast<uint64_t>(start);
  for (uint32_t i = 0; i < count; i++, at += static_cast<uint64_t>(step))
    std::swap(other->items[i], list->items[at]);
  std::reverse(other->items, other->items + count);
}

// Releases items from the end, mostly words, as long as there are enough of them to look at
// together; how many are left.
[[gnu::noinline]] static size_t releaseTogether(const Value* items, size_t left) {
  for (; left >= kTogether; left -= kTogether) {
    if (areWords(items + left - kTogether)) continue;
    for (size_t i = 1; i <= kTogether; i++) release(items[left - i]);
  }
  return left;
}

// Releases many items from the end, fetching them ahead, but for the first few; how many those are.
[[gnu::noinline]] static size_t releaseMany(const Value* items, size_t left) {
  while (left > kFetchAhead) {
    fetch(items[left - kFetchAhead - 1]);
    release(items[--left]);
  }
  return left;
}

void clearList(List* list) {
  Value* items = list->items;
  size_t left = list->length, capacity = list->capacity;
  list->items = nullptr;
  list->length = list->capacity = 0;
  if (!items) return;
  // From the end, as CPython.
  if (left >= kTogether && !items[left - 1].isObject()) left = releaseTogether(items, left);
  if (left > 4 * kFetchAhead) left = releaseMany(items, left);
  while (left > 0) release(items[--left]);
  freeItems(list, items, capacity);
}

[[gnu::noinline]] static Owned largeSlice(Runtime& rt, List* list, size_t start, size_t stop) {
  OURO_TRY(made, newList(rt, stop - start));
  auto items = [=] { return list->span(); };
  OURO_CHECK(copyInPieces(rt, made.as<List>(), items, start, stop));
  return made.take();
}

Owned listSlice(Runtime& rt, List* list, int64_t start, int64_t stop) {
  if (stop <= start) return newList(rt);
  const auto count = static_cast<size_t>(stop - start);
  if (count > kManyItems)
    return largeSlice(rt, list, static_cast<size_t>(start), static_cast<size_t>(stop));
  return newList(rt, list->span().subspan(start, count));
}

[[gnu::noinline]] static Owned steppedInPieces(Runtime& rt, const List* from, int64_t start,
                                               int64_t step, size_t count) {
  OURO_TRY(held, newList(rt, count));
  auto* list = held.as<List>();
  auto at = static_cast<uint64_t>(start);
  while (count > 0) {
    const size_t some = std::min(count, kManyItems);
    if (!reserve(rt, list, list->length + some)) return Owned::error();
    at = copyStepped(list->items + list->length, from, at, step, some);
    list->length += static_cast<uint32_t>(some);
    count -= some;
    if (count == 0) break;
    OURO_CHECK(heedSignals(rt));
    // A handler may have made it shorter, so that the first or the last of what is left are gone.
    const uint64_t last = at + (count - 1) * static_cast<uint64_t>(step);
    if (at >= from->length || last >= from->length) break;
  }
  return held.take();
}

Owned listStepped(Runtime& rt, const List* from, int64_t start, int64_t step, size_t count) {
  if (count > kManyItems) return steppedInPieces(rt, from, start, step, count);
  List* list = emptyList(rt, count);
  if (!list) return Owned::error();
  copyStepped(list->items, from, static_cast<uint64_t>(start), step, count);
  list->length = static_cast<uint32_t>(count);
  return Owned::adopt(list);
}

bool isList(const Runtime& rt, Value v) {
  return isExactly(rt, v, TypeId::List) || isInstance(rt, v, TypeId::List);
}
bool isExactList(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::List); }

}  // namespace ouro
