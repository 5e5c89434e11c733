// Items and slices: the general way.

#include <algorithm>

#include "runtime/class_slots.h"
#include "runtime/slot_table.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/list_slices.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/set.h"
#include "vm/machine.h"
#include "vm/slow.h"

namespace ouro {

namespace {

// The byte at an index of a bytes object or bytearray, or null.
inline uint8_t* byteAt(Value owner, Value key) {
  uint8_t* data;
  uint64_t length;
  if (!key.isSmall()) return nullptr;
  if (isExactly(owner, TypeId::ByteArray)) {
    data = owner.as<ByteArray>()->data;
    length = owner.as<ByteArray>()->length;
  } else if (isExactly(owner, TypeId::Bytes)) {
    data = owner.as<Bytes>()->data();
    length = owner.as<Bytes>()->length;
  } else {
    return nullptr;
  }
  int64_t at = key.small();
  if (at < 0) at += static_cast<int64_t>(length);
  return static_cast<uint64_t>(at) < length ? data + at : nullptr;
}

}  // namespace

// Each way is a function of its own, so that none needs the frame of another.
[[gnu::noinline]] static Owned subscriptDict(Runtime& rt, Value owner, Value key) {
  Value found = dictGet(rt, owner.as<Dict>(), key);
  if (found.isError()) return Owned::error();
  return found.isNotFound() ? raiseWith(rt, Exc::KeyError, key) : Owned::share(found);
}

Owned subscript(Runtime& rt, Value owner, Value key) {
  if (isExactly(owner, TypeId::Dict)) return subscriptDict(rt, owner, key);
  if (const uint8_t* byte = byteAt(owner, key)) return Owned::adopt(Value::small(*byte));
  if (!owner.isObject()) return getItem(rt, owner, key);
  const BinaryFn own = classOf(rt, owner)->slots.getItem;
  if (own && own != classSimpleBinary<&Names::getitem>) return own(rt, owner, key);
  return own ? subscriptByMethod(rt, owner, key) : getItem(rt, owner, key);
}

Value itemByTuple(Runtime& rt, Value owner, std::span<const Value> items) {
  int64_t hash;
  if (!isExactly(owner, TypeId::Dict) || !hashPlainItems(rt, items, &hash)) return Value::null();
  Value found = dictGetTuple(owner.as<Dict>(), items, dictHash(hash));
  return found.isNotFound() || found.isUnbound() ? Value::null() : found;
}

int containsTuple(Runtime& rt, Value container, std::span<const Value> items) {
  const bool isSet = isExactlySet(container);
  int64_t hash;
  if ((!isSet && !isExactly(container, TypeId::Dict)) || !hashPlainItems(rt, items, &hash))
    return -1;
  if (isSet) return setContainsTuple(container.as<Set>(), items, hash);
  Value found = dictGetTuple(container.as<Dict>(), items, dictHash(hash));
  return found.isUnbound() ? -1 : !found.isNotFound();
}

bool storeSubscript(Runtime& rt, Value owner, Value key, Value value) {
  if (isExactly(owner, TypeId::Dict)) return dictSet(rt, owner.as<Dict>(), key, value);
  if (isExactly(owner, TypeId::ByteArray) && value.isSmall() && value.small() >= 0 &&
      value.small() < 256) {
    if (uint8_t* byte = byteAt(owner, key)) {
      *byte = static_cast<uint8_t>(value.small());
      return true;
    }
  }
  return setItem(rt, owner, key, value);
}

namespace {

// The part of `length` items from start to stop, plain bounds.
struct Part {
  int64_t from, to;
  Part(Value start, Value stop, int64_t length)
      : from(start.isNone() ? 0 : clampIndex(start.small(), length)),
        to(stop.isNone() ? length : clampIndex(stop.small(), length)) {
    if (to < from) to = from;
  }
};

}  // namespace

Owned loadSlice(Runtime& rt, Value owner, Value start, Value stop) {
  if (isPlainBound(start) && isPlainBound(stop)) {
    if (isExactly(owner, TypeId::List)) {
      Part part(start, stop, owner.as<List>()->length);
      return listSlice(rt, owner.as<List>(), part.from, part.to);
    }
    if (isExactStr(rt, owner)) {
      Part part(start, stop, owner.as<Str>()->length);
      return substring(rt, owner.as<Str>(), static_cast<size_t>(part.from),
                       static_cast<size_t>(part.to));
    }
    if (isExactly(owner, TypeId::Tuple)) {
      auto* tuple = owner.as<Tuple>();
      Part part(start, stop, static_cast<int64_t>(tuple->length));
      auto from = static_cast<size_t>(part.from), count = static_cast<size_t>(part.to) - from;
      if (count == tuple->length) return Owned::share(owner);
      return newTuple(rt, tuple->span().subspan(from, count));
    }
    if (isExactly(owner, TypeId::Bytes)) {
      std::string_view bytes = owner.as<Bytes>()->view();
      Part part(start, stop, static_cast<int64_t>(bytes.size()));
      auto from = static_cast<size_t>(part.from), count = static_cast<size_t>(part.to) - from;
      if (count == bytes.size()) return Owned::share(owner);
      return newBytes(rt, bytes.substr(from, count));
    }
    if (isExactly(owner, TypeId::ByteArray)) {
      const auto* array = owner.as<ByteArray>();
      Part part(start, stop, static_cast<int64_t>(array->length));
      return newByteArray(rt, {reinterpret_cast<const char*>(array->data) + part.from,
                               static_cast<size_t>(part.to - part.from)});
    }
    if (isExactly(owner, TypeId::MemoryView)) {
      auto* view = owner.as<MemoryView>();
      if (view->dimensions == 1 && !view->base.isNull()) {
        Part part(start, stop, view->shape[0]);
        return memoryViewPart(rt, view, part.from, part.to);
      }
    }
  }
  OURO_TRY(slice, newSlice(rt, start, stop, Value::none()));
  return getItem(rt, owner, slice);
}

// The parts of a slice, plain bounds, as unpackSlice() gives them.
static void unpackPlain(Value start, Value stop, int64_t step, int64_t* from, int64_t* to) {
  *from = step < 0 ? INT64_MAX : 0;
  *to = step < 0 ? INT64_MIN : INT64_MAX;
  if (start.isSmall()) *from = start.small();
  if (stop.isSmall()) *to = stop.small();
}

Owned loadStepped(Runtime& rt, Value owner, Value start, Value stop, Value step) {
  int64_t by = step.isNone() ? 1 : step.small();
  bool isList = isExactly(owner, TypeId::List);
  if (by == 1 && (isList || isExactStr(rt, owner))) return loadSlice(rt, owner, start, stop);
  bool isText = isExactStr(rt, owner);
  if (by == 0 || !(isList || isText)) return Owned::notFound();
  int64_t from, to;
  unpackPlain(start, stop, by, &from, &to);
  int64_t length = isList ? owner.as<List>()->length : owner.as<Str>()->length;
  int64_t count = fitSlice(length, &from, &to, by);
  if (isText) return substringStepped(rt, owner.as<Str>(), from, by, static_cast<size_t>(count));
  return listStepped(rt, owner.as<List>(), from, by, static_cast<size_t>(count));
}

// A list that goes with the instruction that stores its items, as many as there were: it can take
// the old ones with it.
static bool takesOldItems(Value list, int64_t count) {
  return list.object()->refs == 1 && list.as<List>()->length == count;
}

int storeStepped(Runtime& rt, Value owner, Value start, Value stop, Value step, Value value) {
  const bool isPlain = isExactly(owner, TypeId::List) && isPlainBound(start) &&
                       isPlainBound(stop) && isPlainBound(step) && step != Value::small(0);
  if (!isPlain) return 0;
  auto* list = owner.as<List>();
  int64_t by = step.isNone() ? 1 : step.small(), from, to;
  unpackPlain(start, stop, by, &from, &to);
  if (isExactly(value, TypeId::List)) {
    int64_t first = from, end = to;
    if (takesOldItems(value, fitSlice(list->length, &first, &end, by))) {
      exchangeItems(list, first, by, value.as<List>());
      return 1;
    }
  }
  return storeListSlice(rt, list, from, to, by, value) ? 1 : -1;
}

bool storeSlice(Runtime& rt, Value owner, Value start, Value stop, Value value) {
  const bool isList = isExactly(value, TypeId::List);
  if (isPlainBound(start) && isPlainBound(stop) && isExactly(owner, TypeId::List) &&
      (isList || isExactly(value, TypeId::Tuple)) && value != owner) {
    auto* list = owner.as<List>();
    Part part(start, stop, list->length);
    if (isList && takesOldItems(value, part.to - part.from)) {
      exchangeItems(list, part.from, 1, value.as<List>());
      return true;
    }
    std::span<const Value> items = isList ? value.as<List>()->span() : value.as<Tuple>()->span();
    return replaceRange(rt, list, static_cast<size_t>(part.from), static_cast<size_t>(part.to),
                        items.data(), items.size());
  }
  OURO_TRY_BOOL(slice, newSlice(rt, start, stop, Value::none()));
  return setItem(rt, owner, slice, value);
}

}  // namespace ouro
