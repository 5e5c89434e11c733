// list: its methods, its iterators and its types.

#include <algorithm>

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/repeated_compare.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/number_text.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"

namespace ouro {

static Owned makeList(Runtime& rt, Type* cls, const CallArgs&) {
  if (cls == rt.type(TypeId::List)) return newList(rt);
  return ownedOrError(Ref<List>::adopt(rt.make<List>(cls)));
}

static bool initList(Runtime& rt, Value self, const CallArgs& given) {
  // A subclass with its own __new__ may take keywords.
  if (given.names && typeOf(rt, self)->slots.make == makeList && !refuseKeywords(rt, "list", given))
    return false;
  Value source;
  if (!unpackOne(rt, "list", given.withoutNames(), &source)) return false;
  if (self.as<List>()->items) clearList(self.as<List>());
  return source.isUnbound() || extend(rt, self.as<List>(), source);
}

static bool appendItems(Runtime& rt, StrBuilder& text, List* list) {
  for (size_t i = 0; i < list->length; i++) {  // the length may change while a repr runs
    Local item(list->items[i]);
    if (i > 0 && !text.append(", ")) return false;
    if (!text.appendRepr(item)) return false;
    if (!heedSignals(rt)) return false;
  }
  return true;
}

static Owned reprList(Runtime& rt, Value self) {
  auto* list = self.as<List>();
  if (list->length == 0) return newStr(rt, "[]");
  if (Owned dots = reprEnter(rt, self, "[...]"); !dots.isNotFound()) return dots;
  StrBuilder text(rt);
  bool ok = text.append("[") && appendItems(rt, text, list) && text.append("]");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

template <class T>
static int order(T a, T b) {
  return (a > b) - (a < b);
}

// As the left one is.
static bool isListToo(const Runtime& rt, Value left, Value right) {
  if (!right.isObject()) return false;
  return left.object()->kindIndex() == right.object()->kindIndex() || isList(rt, right);
}

static Owned compareLists(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isListToo(rt, left, right)) return Owned::notImplemented();
  auto *a = left.as<List>(), *b = right.as<List>();
  if (a->length != b->length && (op == CompareOp::Eq || op == CompareOp::Ne)) {
    return Owned::boolean(op == CompareOp::Ne);
  }
  const size_t both = std::min(a->length, b->length);
  size_t i = 0;
  while (i < both && a->items[i] == b->items[i]) i++;
  for (; i < a->length && i < b->length; i++) {
    if (i % kManyItems == kManyItems - 1) OURO_CHECK(heedSignals(rt));
    if (i >= a->length || i >= b->length) break;
    if (a->items[i] == b->items[i]) continue;
    if (Value::bothSmall(a->items[i], b->items[i]))
      return Owned::boolean(orderMatches(order(a->items[i].small(), b->items[i].small()), op));
    Local x(a->items[i]), y(b->items[i]);
    int same = equals(rt, x, y);
    if (same < 0) return Owned::error();
    if (same) continue;
    if (i >= a->length || i >= b->length) break;  // the comparison has shortened them
    if (op == CompareOp::Eq || op == CompareOp::Ne) return Owned::boolean(op == CompareOp::Ne);
    return compare(rt, x, y, op);
  }
  return Owned::boolean(orderMatches(order(a->length, b->length), op));
}

static int64_t listLength(Runtime&, Value self) { return self.as<List>()->length; }

static int listContains(Runtime& rt, Value self, Value value) {
  auto* list = self.as<List>();
  ItemEquals equals(rt, value);
  for (size_t i = 0; i < list->length; i++) {
    int same = equals(list->items[i]);
    if (same) return same;
    if (i % kManyItems == kManyItems - 1 && !heedSignals(rt)) return -1;
  }
  return 0;
}

static Owned concatLists(Runtime& rt, Value left, Value right) {
  if (!isList(rt, right)) {
    return raise(rt, Exc::TypeError, "can only concatenate list (not \"{}\") to list",
                 typeName(rt, right));
  }
  return concatenated(rt, left.as<List>(), right.as<List>());
}

static Owned extendInPlace(Runtime& rt, Value self, Value other) {
  OURO_CHECK(extend(rt, self.as<List>(), other));
  return Owned::share(self);
}

// Appends `times` copies of the first `count` items of `from` (which may be `to` itself). There is
// room for them.
static void appendFewCopies(List* to, List* from, size_t count, int64_t times) {
  if (times <= 0) return;
  const Value* items = from->items;
  for (size_t i = 0; i < count; i++)
    if (items[i].isObject()) items[i].object()->refs += static_cast<uint32_t>(times);
  Value* end = to->items + to->length;
  if (count == 1) {
    std::fill_n(end, times, items[0]);
  } else {
    for (int64_t n = 0; n < times; n++) end = std::copy_n(items, count, end);
  }
  to->length += static_cast<uint32_t>(count * static_cast<size_t>(times));
}

// The same in pieces: a signal's handler may change both lists.
static bool appendCopies(Runtime& rt, List* to, List* from, size_t count, int64_t times) {
  while (count * times > kManyItems) {
    const int64_t some = std::max(int64_t{1}, static_cast<int64_t>(kManyItems / count));
    appendFewCopies(to, from, count, some);
    times -= some;
    if (!heedSignals(rt)) return false;
    count = std::min(count, size_t{from->length});
    const size_t needed = to->length + count * times;
    if (needed > to->capacity && !growList(rt, to, needed)) return false;
  }
  appendFewCopies(to, from, count, times);
  return true;
}

static bool tooLong(size_t length, int64_t times) {
  return length > 0 && times > static_cast<int64_t>(UINT32_MAX / length);
}

static Owned repeatList(Runtime& rt, Value self, Value factor) {
  auto* list = self.as<List>();
  int64_t times;
  OURO_CHECK(repeatCount(rt, factor, &times));
  if (tooLong(list->length, times)) return raiseMemoryError(rt);
  OURO_TRY(result, newList(rt, list->length * static_cast<size_t>(times)));
  OURO_CHECK(appendCopies(rt, result.as<List>(), list, list->length, times));
  return result.take();
}

static Owned repeatInPlace(Runtime& rt, Value self, Value factor) {
  auto* list = self.as<List>();
  int64_t times;
  OURO_CHECK(repeatCount(rt, factor, &times));
  if (times == 0) clearList(list);
  if (times <= 1 || list->length == 0) return Owned::share(self);
  size_t length = list->length;
  if (tooLong(length, times)) return raiseMemoryError(rt);
  if (length * times > list->capacity) OURO_CHECK(growList(rt, list, length * times));
  OURO_CHECK(appendCopies(rt, list, list, length, times - 1));
  return Owned::share(self);
}

Owned list_append(Runtime& rt, Value self, Args args) {
  OURO_CHECK(append(rt, self.as<List>(), args[0]));
  return Owned::none();
}

static Owned list_extend(Runtime& rt, Value self, Args args) {
  OURO_CHECK(extend(rt, self.as<List>(), args[0]));
  return Owned::none();
}

static Owned list_insert(Runtime& rt, Value self, Args args) {
  int64_t i;
  OURO_CHECK(sizeArg(rt, args[0], &i));
  OURO_CHECK(insert(rt, self.as<List>(), i, args[1]));
  return Owned::none();
}

static Owned list_pop(Runtime& rt, Value self, Args args) {
  auto* list = self.as<List>();
  int64_t i = -1;
  if (args.has(0)) OURO_CHECK(sizeArg(rt, args[0], &i));
  if (list->length == 0) return raise(rt, Exc::IndexError, "pop from empty list");
  if (i < 0) i += list->length;
  if (i < 0 || i >= list->length) return raise(rt, Exc::IndexError, "pop index out of range");
  return Owned::adopt(removeAt(list, static_cast<size_t>(i)));
}

static Owned list_remove(Runtime& rt, Value self, Args args) {
  auto* list = self.as<List>();
  ItemEquals equals(rt, args[0]);
  for (size_t i = 0; i < list->length; i++) {
    int same = equals(list->items[i]);
    if (same < 0) return Owned::error();
    if (!same) continue;
    if (i < list->length) release(removeAt(list, i));  // == may have shortened it
    return Owned::none();
  }
  return raise(rt, Exc::ValueError, "list.remove(x): x not in list");
}

static Owned list_index(Runtime& rt, Value self, Args args) {
  auto* list = self.as<List>();
  int64_t start = 0, stop = INT64_MAX;
  if (args.has(1)) OURO_CHECK(sliceArgument(rt, args[1], &start));
  if (args.has(2)) OURO_CHECK(sliceArgument(rt, args[2], &stop));
  if (start < 0) start = clampIndex(start, list->length);
  if (stop < 0) stop = clampIndex(stop, list->length);
  ItemEquals equals(rt, args[0]);
  for (int64_t i = start; i < stop && i < list->length; i++) {
    int same = equals(list->items[i]);
    if (same < 0) return Owned::error();
    if (same) return smallInt(i);
  }
  StrBuilder text(rt);
  OURO_CHECK(text.appendRepr(args[0]) && text.append(" is not in list"));
  OURO_TRY(message, text.finish());
  return raiseWith(rt, Exc::ValueError, message);
}

static Owned list_count(Runtime& rt, Value self, Args args) {
  auto* list = self.as<List>();
  int64_t count = 0;
  ItemEquals equals(rt, args[0]);
  for (size_t i = 0; i < list->length; i++) {
    int same = equals(list->items[i]);
    if (same < 0) return Owned::error();
    count += same;
  }
  return smallInt(count);
}

static Owned list_reverse(Runtime& rt, Value self, Args) {
  auto* list = self.as<List>();
  const size_t length = list->length;
  if (length <= kManyItems) {
    if (length > 1) std::reverse(list->items, list->items + length);
    return Owned::none();
  }
  // A handler that changes the length ends it.
  for (size_t from = 0; from < length / 2 && list->length == length;) {
    const size_t to = std::min(length / 2, from + kManyItems);
    for (Value* last = list->items + length - 1; from < to; from++)
      std::swap(list->items[from], last[-static_cast<ptrdiff_t>(from)]);
    if (from < length / 2) OURO_CHECK(heedSignals(rt));
  }
  return Owned::none();
}

static Owned list_sort(Runtime& rt, Value self, Args args) {
  bool reverse = false;
  if (args.has(1)) {
    int64_t flag;
    OURO_CHECK(indexInt64(rt, args[1], &flag));
    reverse = flag != 0;
  }
  OURO_CHECK(sortList(rt, self.as<List>(), args.has(0) ? args[0] : Value::none(), reverse));
  return Owned::none();
}

static Owned list_clear(Runtime&, Value self, Args) {
  clearList(self.as<List>());
  return Owned::none();
}

static Owned list_copy(Runtime& rt, Value self, Args) {
  auto* list = self.as<List>();
  return list->length > kManyItems ? listSlice(rt, list, 0, list->length)
                                   : newList(rt, list->span());
}

static Owned list_sizeof(Runtime&, Value self, Args) {
  return smallInt(static_cast<int64_t>(listSize(self.as<List>())));
}

Owned newListIterator(Runtime& rt, TypeId id, List* list, uint64_t index) {
  auto* it = makeRaw<ListIterator>(rt, id);
  if (!it) return Owned::error();
  retain(list);
  it->list = list;
  it->index = index;
  return Owned::adopt(it);
}

static Owned iterateList(Runtime& rt, Value self) {
  return newListIterator(rt, TypeId::ListIterator, self.as<List>(), 0);
}

static Owned list_reversed(Runtime& rt, Value self, Args) {
  auto* list = self.as<List>();
  return newListIterator(rt, TypeId::ListReverseIterator, list, list->length);
}

static Owned list_getitem(Runtime& rt, Value self, Args args) {
  return listSubscript(rt, self, args[0]);
}

static constexpr MethodDef kListMethods[] = {
    {"append", list_append, "object, /", "Put an object at the end."},
    {"clear", list_clear, "", "Remove all items."},
    {"copy", list_copy, "", "A shallow copy."},
    {"count", list_count, "value, /", "How many items equal value."},
    {"extend", list_extend, "iterable, /", "Put all items of an iterable at the end."},
    {"index", list_index, "value, start=0, stop=9223372036854775807, /",
     "The first index of value; ValueError when it is not there."},
    {"insert", list_insert, "index, object, /", "Put an object before an index."},
    {"pop", list_pop, "index=-1, /", "Take out and return the item at an index."},
    {"remove", list_remove, "value, /", "Remove the first item that equals value."},
    {"reverse", list_reverse, "", "Turn the order round, in place."},
    {"sort", list_sort, "*, key=None, reverse=False",
     "Sort in place; equal items keep their order."},
    {"__getitem__", list_getitem, "index, /", "The item at an index, or a list of a slice."},
    {"__reversed__", list_reversed, "", "An iterator over the items, last first."},
    {"__sizeof__", list_sizeof, "", "Size in memory, in bytes."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

static void list_traverse(Object* self, Visitor& visitor) {
  auto* list = static_cast<List*>(self);
  for (size_t i = 0; i < list->length; i++) visit(visitor, list->items[i]);
}
static void list_drop(Object* self) { clearList(static_cast<List*>(self)); }

const TypeDef listTypeDef = {
    .name = "list",
    .basicSize = sizeof(List),
    .flags = kSubclassable | kContainerType | kSequencePattern | kMatchSelf,
    .traverse = list_traverse,
    .clear = list_drop,
    .destroy = list_drop,
    .slots = {.repr = reprList,
              .hash = hashNotImplemented,
              .compare = compareLists,
              .iter = iterateList,
              .make = makeList,
              .init = initList,
              .concat = concatLists,
              .repeat = repeatList,
              .inplaceConcat = extendInPlace,
              .inplaceRepeat = repeatInPlace,
              .length = listLength,
              .getItem = listSubscript,
              .setItem = listAssign,
              .contains = listContains},
    .methods = kListMethods,
    .make = "iterable=(), /",
    .doc = "A sequence of objects that can change.",
};

}  // namespace ouro
