// Tuples, lists, dicts and sets in pickles. A container is remembered before its items are written,
// so that they may refer to it; a tuple or frozenset only afterwards: when it is found to be known
// by then, what was written is thrown away again and the known one taken.

#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

bool Saver::saveTuple(Value v) {
  auto* tuple = v.as<Tuple>();
  size_t length = tuple->length;
  if (length == 0) return p->protocol ? write(kEmptyTuple) : write("(t");
  bool isShort = length <= 3 && p->protocol >= 2;
  if (!isShort && !write(kMark)) return false;
  for (size_t i = 0; i < length; i++)
    if (!save((*tuple)[i])) return false;
  int64_t known = p->memo.find(v);
  if (known < 0) {
    auto op = isShort ? static_cast<uint8_t>(kTuple1 + length - 1) : uint8_t{kTuple};
    return write(op) && remember(v);
  }
  if (!isShort && p->binary) return write(kPopMark) && recall(known);
  for (size_t i = 0; i < length + (isShort ? 0 : 1); i++)
    if (!write(kPop)) return false;
  return recall(known);
}

bool Saver::saveList(Value v) {
  auto* list = v.as<List>();
  if (!(p->binary ? write(kEmptyList) : write("(l")) || !remember(v)) return false;
  if (list->length == 0) return true;
  if (!p->binary) {
    OURO_TRY_BOOL(items, iter(rt, v));
    return saveItems(items, false);
  }
  if (list->length == 1) {
    Local item((*list)[0]);
    return save(item) && write(kAppend);
  }
  for (size_t i = 0; i < list->length;) {
    if (!write(kMark)) return false;
    for (size_t n = 0; n < kBatch && i < list->length; n++) {
      Local item((*list)[i++]);
      if (!save(item)) return false;
    }
    if (!write(kAppends)) return false;
  }
  return true;
}

bool Saver::saveDict(Value v) {
  auto* dict = v.as<Dict>();
  if (!(p->binary ? write(kEmptyDict) : write("(d")) || !remember(v)) return false;
  if (dict->used == 0) return true;
  if (!p->binary) {
    OURO_TRY_BOOL(pairs, newDictView(rt, TypeId::DictItems, dict));
    OURO_TRY_BOOL(items, iter(rt, pairs));
    return saveItems(items, true);
  }
  uint32_t size = dict->used;
  size_t position = 0, inBatch = 0;
  Value key, value;
  auto saveEntry = [&] {
    Local heldKey(key), heldValue(value);
    if (!save(key) || !save(value)) return false;
    return dict->used == size ||
           ouro::fail(rt, Exc::RuntimeError, "dictionary changed size during iteration");
  };
  bool more = dictNext(dict, &position, &key, &value);
  if (size == 1) return saveEntry() && write(kSetItem);
  do {
    if (!write(kMark)) return false;
    for (inBatch = 0; more && inBatch < kBatch; inBatch++) {
      if (!saveEntry()) return false;
      more = dictNext(dict, &position, &key, &value);
    }
    if (!write(kSetItems)) return false;
  } while (inBatch == kBatch);
  return true;
}

bool Saver::saveSet(Value v) {
  if (p->protocol < 4) {
    OURO_TRY_BOOL(items, listFrom(rt, v));
    return saveAs(v, Value(rt.type(TypeId::Set)), newTuple(rt, {items}));
  }
  if (!write(kEmptySet) || !remember(v)) return false;
  auto* set = v.as<Set>();
  uint32_t size = set->used;
  if (size == 0) return true;
  size_t position = 0, inBatch = 0;
  Value key;
  bool more = setNext(set, &position, &key);
  do {
    if (!write(kMark)) return false;
    for (inBatch = 0; more && inBatch < kBatch; inBatch++, more = setNext(set, &position, &key)) {
      Local held(key);
      if (!save(held)) return false;
      if (set->used != size)
        return ouro::fail(rt, Exc::RuntimeError, "set changed size during iteration");
    }
    if (!write(kAddItems)) return false;
  } while (inBatch == kBatch);
  return true;
}

bool Saver::saveFrozenSet(Value v) {
  OURO_TRY_BOOL(items, listFrom(rt, v));
  if (p->protocol < 4) return saveAs(v, Value(rt.type(TypeId::FrozenSet)), newTuple(rt, {items}));
  if (!write(kMark)) return false;
  for (size_t i = 0; i < items.as<List>()->length; i++)
    if (!save((*items.as<List>())[i])) return false;
  int64_t known = p->memo.find(v);
  if (known >= 0) return write(kPopMark) && recall(known);
  return write(kFrozenSet) && remember(v);
}

bool Saver::savePair(Value pair) {
  if (!isTuple(rt, pair) || pair.as<Tuple>()->length != 2)
    return ouro::fail(rt, Exc::TypeError, "dict items iterator must return 2-tuples");
  return save((*pair.as<Tuple>())[0]) && save((*pair.as<Tuple>())[1]);
}

// What an iterator gives, for APPENDS or, in pairs, SETITEMS. Whether there is a second one must be
// known before the first is written.
bool Saver::saveItems(Value iterator, bool pairs) {
  auto put = [&](Value item) { return pairs ? savePair(item) : save(item); };
  uint8_t one = pairs ? kSetItem : kAppend, many = pairs ? kSetItems : kAppends;
  for (;;) {
    Local item = next(rt, iterator);
    if (item.isDone()) return true;
    if (item.isError()) return false;
    if (!p->binary) {
      if (!put(item) || !write(one)) return false;
      continue;
    }
    Local second = next(rt, iterator);
    if (second.isError()) return false;
    if (second.isDone()) return put(item) && write(one);
    if (!write(kMark) || !put(item)) return false;
    size_t count = 1;
    for (; !second.isDone(); second = next(rt, iterator)) {
      if (second.isError() || !put(second)) return false;
      if (++count == kBatch) break;
    }
    if (!write(many)) return false;
    if (count < kBatch) return true;
  }
}

}  // namespace ouro::pickle
