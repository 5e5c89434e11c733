// dict: its methods and its type.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

static Owned makeDict(Runtime& rt, Type* cls, const CallArgs&) {
  if (cls == rt.type(TypeId::Dict)) return newDict(rt);
  return ownedOrError(Ref<Dict>::adopt(rt.make<Dict>(cls)));
}

// dict(...) and d.update(...): one positional argument, then keywords.
static bool updateFromCall(Runtime& rt, Dict* d, const char* name, const CallArgs& given) {
  Value source;
  if (!unpackOne(rt, name, given.withoutNames(), &source)) return false;
  if (!source.isUnbound() && !dictUpdate(rt, d, source)) return false;
  const size_t keywords = given.names ? given.names->length : 0;
  if (keywords && !d->entries)
    return dictFill(rt, d, given.names->span(), given.values + given.positional);
  for (size_t i = 0; i < keywords; i++) {
    if (!dictSet(rt, d, (*given.names)[i], given.values[given.positional + i])) return false;
  }
  return true;
}

static bool initDict(Runtime& rt, Value self, const CallArgs& given) {
  return updateFromCall(rt, self.as<Dict>(), "dict", given);
}

static Owned compareDicts(Runtime& rt, Value a, Value b, CompareOp op) {
  const bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (!isEquality || !isDict(rt, b)) return Owned::notImplemented();
  int same = dictEquals(rt, a.as<Dict>(), b.as<Dict>());
  return same < 0 ? Owned::error() : Owned::boolean((same == 1) == (op == CompareOp::Eq));
}

static Owned iterateDict(Runtime& rt, Value self) {
  return newDictIterator(rt, TypeId::DictKeyIterator, self.as<Dict>());
}

static int64_t dictLength(Runtime&, Value self) { return self.as<Dict>()->used; }

static bool setDictItem(Runtime& rt, Value self, Value key, Value value) {
  auto* d = self.as<Dict>();
  if (!value.isUnbound()) return dictSet(rt, d, key, value);
  int removed = dictDelete(rt, d, key);
  if (removed == 0) (void)raiseWith(rt, Exc::KeyError, key);
  return removed > 0;
}

static int dictContains(Runtime& rt, Value self, Value key) {
  Value found = dictGet(rt, self.as<Dict>(), key);
  return found.isError() ? -1 : !found.isNotFound();
}

static Owned orDicts(Runtime& rt, Value a, Value b) {
  if (!isDict(rt, a) || !isDict(rt, b)) return Owned::notImplemented();
  OURO_TRY(result, dictCopy(rt, a.as<Dict>(), b.as<Dict>()->used));
  OURO_CHECK(dictUpdate(rt, result.as<Dict>(), b));
  return result.take();
}

static Owned orDictInPlace(Runtime& rt, Value self, Value other) {
  OURO_CHECK(dictUpdate(rt, self.as<Dict>(), other));
  return Owned::share(self);
}

static Owned dict_get(Runtime& rt, Value self, Args args) {
  Value found = dictGet(rt, self.as<Dict>(), args[0]);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  return args.has(1) ? Owned::share(args[1]) : Owned::none();
}

static Owned dict_setdefault(Runtime& rt, Value self, Args args) {
  return dictSetDefault(rt, self.as<Dict>(), args[0], args.has(1) ? args[1] : Value::none());
}

static Owned dict_pop(Runtime& rt, Value self, Args args) {
  auto* d = self.as<Dict>();
  OURO_TRY(value, d->used ? dictPop(rt, d, args[0]) : Owned::notFound());
  if (!value.isNotFound()) return value.take();
  if (args.has(1)) return Owned::share(args[1]);
  return raiseWith(rt, Exc::KeyError, args[0]);
}

static Owned dict_popitem(Runtime& rt, Value self, Args) {
  auto* d = self.as<Dict>();
  Owned key = Owned::none(), value = Owned::none();
  if (d->used == 0) {
    OURO_TRY(message, newStr(rt, "popitem(): dictionary is empty"));
    return raiseWith(rt, Exc::KeyError, message);
  }
  Tuple* pair = allocateTuple(rt, 2);
  if (!pair) return Owned::error();
  (void)dictPopLast(d, &key, &value);
  pair->items()[0] = key.take();
  pair->items()[1] = value.take();
  return Owned::adopt(pair);
}

static Owned dict_update(Runtime& rt, Value self, Args args) {
  // Keywords come first in Args, as one dict; they are applied last.
  auto positional = args.from(1);
  CallArgs given = {positional.data(), static_cast<uint32_t>(positional.size()), nullptr};
  auto* d = self.as<Dict>();
  OURO_CHECK(updateFromCall(rt, d, "update", given));
  if (args.has(0)) OURO_CHECK(dictUpdate(rt, d, args[0]));
  return Owned::none();
}

static Owned dict_clear_method(Runtime&, Value self, Args) {
  dictClear(self.as<Dict>());
  return Owned::none();
}

static Owned dict_copy(Runtime& rt, Value self, Args) { return dictCopy(rt, self.as<Dict>()); }

static Owned dict_fromkeys(Runtime& rt, Value cls, Args args) {
  Value value = args.has(1) ? args[1] : Value::none();
  OURO_TRY(made, cls == Value(rt.type(TypeId::Dict)) ? newDict(rt) : call(rt, cls));
  bool exact = isExactly(rt, made, TypeId::Dict);
  bool ok = forEach(rt, args[0], [&](Value key) {
    return exact ? dictSet(rt, made.as<Dict>(), key, value) : setItem(rt, made, key, value);
  });
  return ok ? made.take() : Owned::error();
}

static Owned dict_keys(Runtime& rt, Value self, Args) {
  return newDictView(rt, TypeId::DictKeys, self.as<Dict>());
}
static Owned dict_values(Runtime& rt, Value self, Args) {
  return newDictView(rt, TypeId::DictValues, self.as<Dict>());
}
static Owned dict_items(Runtime& rt, Value self, Args) {
  return newDictView(rt, TypeId::DictItems, self.as<Dict>());
}
static Owned dict_reversed(Runtime& rt, Value self, Args) {
  return newDictIterator(rt, TypeId::DictReverseKeyIterator, self.as<Dict>());
}
static Owned dict_sizeof(Runtime&, Value self, Args) {
  auto* d = self.as<Dict>();
  return smallInt(static_cast<int64_t>(Heap::blockSize(d) + dictBufferSize(d)));
}

static Owned dict_contains(Runtime& rt, Value self, Args args) {
  int found = dictContains(rt, self, args[0]);
  return found < 0 ? Owned::error() : Owned::boolean(found);
}
static Owned dict_getitem(Runtime& rt, Value self, Args args) {
  return dictSubscript(rt, self, args[0]);
}

static constexpr MethodDef kDictMethods[] = {
    {"__contains__", dict_contains, "key, /", "Is there such a key?"},
    {"__getitem__", dict_getitem, "key, /", "The value for key, or KeyError."},
    {"get", dict_get, "key, default=None, /", "The value for key if there is one, else default."},
    {"setdefault", dict_setdefault, "key, default=None, /",
     "The value for key; puts default there first if the key is missing."},
    {"pop", dict_pop, "key, default=<unrepresentable>, /",
     "Take a key out and return its value; default, else KeyError, when it is missing."},
    {"popitem", dict_popitem, "", "Take out and return the pair that was inserted last."},
    {"keys", dict_keys, "", "A set-like view of the keys."},
    {"items", dict_items, "", "A set-like view of the (key, value) pairs."},
    {"values", dict_values, "", "A view of the values."},
    {"update", dict_update, "*args, **kwargs",
     "Take over the items of a mapping or of an iterable of pairs, then the keywords."},
    {"fromkeys", dict_fromkeys, "iterable, value=None, /",
     "A new dictionary with these keys, all with the same value.", MethodKind::Class},
    {"clear", dict_clear_method, "", "Remove all items."},
    {"copy", dict_copy, "", "A shallow copy."},
    {"__reversed__", dict_reversed, "", "An iterator over the keys, last first."},
    {"__sizeof__", dict_sizeof, "", "Size in memory, in bytes."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

static constexpr Slots makeSlots() {
  Slots s;
  s.repr = dictRepr;
  s.hash = hashNotImplemented;
  s.compare = compareDicts;
  s.iter = iterateDict;
  s.make = makeDict;
  s.init = initDict;
  s[BinaryOp::Or] = orDicts;
  s.inplace[static_cast<size_t>(BinaryOp::Or)] = orDictInPlace;
  s.length = dictLength;
  s.getItem = dictSubscript;
  s.setItem = setDictItem;
  s.contains = dictContains;
  return s;
}

const TypeDef dictTypeDef = {
    .name = "dict",
    .basicSize = sizeof(Dict),
    .flags = kSubclassable | kContainerType | kMappingPattern | kMatchSelf,
    .traverse = dict_traverse,
    .clear = dict_clear,
    .destroy = dict_destroy,
    .slots = makeSlots(),
    .methods = kDictMethods,
    .doc = "A mapping of hashable keys to values, in the order of insertion.",
};

}  // namespace ouro
