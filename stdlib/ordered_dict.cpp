// OrderedDict. A dict keeps its order already: what is added is moving keys, taking either end, and
// a comparison that minds the order.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/reduce.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/collections.h"

namespace ouro {

namespace {

bool isOrderedDict(const Runtime& rt, Value v) {
  if (!v.isObject()) return false;
  for (Type* type = typeOf(rt, v); type; type = type->base) {
    if (type->definition == &orderedDictTypeDef) return true;
  }
  return false;
}

bool overridesItems(const Runtime& rt, Value self) {
  return typeOf(rt, self)->slots.setItem != rt.type(TypeId::Dict)->slots.setItem;
}

// self[key] = value for all items of a mapping or of pairs, by the class's own __setitem__.
bool updateFrom(Runtime& rt, Value self, Value source) {
  if (!overridesItems(rt, self)) return dictUpdate(rt, self.as<Dict>(), source);
  OURO_TRY_BOOL(items, newDict(rt));
  if (!dictUpdate(rt, items.as<Dict>(), source)) return false;
  size_t position = 0;
  Value key, value;
  while (dictNext(items.as<Dict>(), &position, &key, &value)) {
    if (!setItem(rt, self, key, value)) return false;
  }
  return true;
}

bool initOrderedDict(Runtime& rt, Value self, const CallArgs& given) {
  if (given.positional > 1) {
    return fail(rt, Exc::TypeError, "expected at most 1 arguments, got {}", given.positional);
  }
  if (given.positional == 1 && !updateFrom(rt, self, given.values[0])) return false;
  for (size_t i = 0; given.names && i < given.names->length; i++) {
    if (!setItem(rt, self, (*given.names)[i], given.values[given.positional + i])) return false;
  }
  return true;
}

Owned reprOrderedDict(Runtime& rt, Value self) {
  StrBuilder text(rt);
  if (self.as<Dict>()->used == 0) {
    OURO_CHECK(text.append(nameOf(typeOf(rt, self))) && text.append("()"));
    return text.finish();
  }
  if (Owned dots = reprEnter(rt, self, "..."); !dots.isNotFound()) return dots;
  Local items = callMethod(rt, self, rt.names.items);
  if (!items.isError()) items = listFrom(rt, items);
  bool ok = !items.isError() && text.append(nameOf(typeOf(rt, self))) && text.append("(") &&
            text.appendRepr(items) && text.append(")");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

int sameOrder(Runtime& rt, Dict* a, Dict* b) {
  if (a == b) return 1;
  size_t i = 0, k = 0;
  Value x, y, unused;
  while (dictNext(a, &i, &x, &unused) && dictNext(b, &k, &y, &unused)) {
    if (x == y) continue;
    Local heldX(x), heldY(y);
    int same = equals(rt, heldX, heldY);
    if (same <= 0) return same;
  }
  return 1;
}

Owned compareOrdered(Runtime& rt, Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !isDict(rt, left) || !isDict(rt, right)) {
    return Owned::notImplemented();
  }
  auto *a = left.as<Dict>(), *b = right.as<Dict>();
  int same = dictEquals(rt, a, b);
  if (same == 1 && isOrderedDict(rt, left) && isOrderedDict(rt, right)) same = sameOrder(rt, a, b);
  return same < 0 ? Owned::error() : Owned::boolean((same == 1) == (op == CompareOp::Eq));
}

Owned orOrdered(Runtime& rt, Value left, Value right) {
  if (!isDict(rt, left) || !isDict(rt, right)) return Owned::notImplemented();
  Type* type = typeOf(rt, isOrderedDict(rt, left) ? left : right);
  OURO_TRY(result, call(rt, Value(type), left));
  OURO_CHECK(updateFrom(rt, result, right));
  return result.take();
}

Owned orInPlace(Runtime& rt, Value self, Value other) {
  OURO_CHECK(updateFrom(rt, self, other));
  return Owned::share(self);
}

// The first key goes in front of all others: they all move.
bool moveToFront(Runtime& rt, Dict* d, Value key) {
  Local held(key);
  OURO_TRY_BOOL(keys, listFrom(rt, d));
  int there = dictMoveToEnd(rt, d, key);
  if (there < 0) return false;
  if (!there) {
    (void)raiseWith(rt, Exc::KeyError, key);
    return false;
  }
  Value moved = d->entries[d->filled - 1].key;
  for (Value other : keys.as<List>()->span()) {
    if (other != moved && dictMoveToEnd(rt, d, other) < 0) return false;
  }
  return true;
}

Owned ordereddict_move_to_end(Runtime& rt, Value self, Args args) {
  int last = args.has(1) ? truth(rt, args[1]) : 1;
  if (last < 0) return Owned::error();
  auto* d = self.as<Dict>();
  if (!last) {
    OURO_CHECK(moveToFront(rt, d, args[0]));
    return Owned::none();
  }
  int there = dictMoveToEnd(rt, d, args[0]);
  if (there < 0) return Owned::error();
  return there ? Owned::none() : raiseWith(rt, Exc::KeyError, args[0]);
}

Owned ordereddict_popitem(Runtime& rt, Value self, Args args) {
  int last = args.has(0) ? truth(rt, args[0]) : 1;
  if (last < 0) return Owned::error();
  auto* d = self.as<Dict>();
  if (d->used == 0) {
    OURO_TRY(message, newStr(rt, "dictionary is empty"));
    return raiseWith(rt, Exc::KeyError, message);
  }
  Value key, value;
  size_t position = 0;
  if (last) {
    position = d->filled;
    while (d->entries[position - 1].key.isNull()) position--;
    key = d->entries[position - 1].key;
    value = d->entries[position - 1].value;
  } else {
    (void)dictNext(d, &position, &key, &value);
  }
  OURO_TRY(pair, newTuple(rt, {key, value}));
  return dictDelete(rt, d, (*pair.as<Tuple>())[0]) < 0 ? Owned::error() : pair.take();
}

Owned ordereddict_pop(Runtime& rt, Value self, Args args) {
  OURO_TRY(value, dictPop(rt, self.as<Dict>(), args[0]));
  if (!value.isNotFound()) return value.take();
  return args.has(1) ? Owned::share(args[1]) : raiseWith(rt, Exc::KeyError, args[0]);
}

Owned ordereddict_setdefault(Runtime& rt, Value self, Args args) {
  Value fallback = args.has(1) ? args[1] : Value::none();
  if (!overridesItems(rt, self)) return dictSetDefault(rt, self.as<Dict>(), args[0], fallback);
  Value found = dictGet(rt, self.as<Dict>(), args[0]);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  OURO_CHECK(setItem(rt, self, args[0], fallback));
  return Owned::share(fallback);
}

Owned ordereddict_update(Runtime& rt, Value self, Args args) {
  auto sources = args.from(1);
  if (sources.size() > 1) {
    return raise(rt, Exc::TypeError, "update() takes at most 1 positional argument ({} given)",
                 sources.size());
  }
  for (Value source : sources) OURO_CHECK(updateFrom(rt, self, source));
  if (args.has(0)) OURO_CHECK(updateFrom(rt, self, args[0]));
  return Owned::none();
}

Owned ordereddict_copy(Runtime& rt, Value self, Args) {
  OURO_TRY(copy, call(rt, Value(typeOf(rt, self))));
  OURO_CHECK(updateFrom(rt, copy, self));
  return copy.take();
}

Owned ordereddict_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(arguments, newTuple(rt, std::span<const Value>{}));
  OURO_TRY(state, getState(rt, self));
  OURO_TRY(view, callMethod(rt, self, rt.names.items));
  OURO_TRY(items, iter(rt, view));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, state, Value::none(), items});
}

Owned ordereddict_fromkeys(Runtime& rt, Value cls, Args args) {
  Value value = args.has(1) ? args[1] : Value::none();
  OURO_TRY(made, call(rt, cls));
  bool ok = forEach(rt, args[0], [&](Value key) { return setItem(rt, made, key, value); });
  return ok ? made.take() : Owned::error();
}

constexpr MethodDef kMethods[] = {
    {"fromkeys", ordereddict_fromkeys, "iterable, value=None",
     "One with the keys of an iterable, all of the same value.", MethodKind::Class},
    {"move_to_end", ordereddict_move_to_end, "key, last=True",
     "Make a key the last one, or the first."},
    {"popitem", ordereddict_popitem, "last=True",
     "Take out and return the last pair, or the first."},
    {"pop", ordereddict_pop, "key, default=<unrepresentable>",
     "Take a key out and return its value; default, else KeyError, when it is missing."},
    {"setdefault", ordereddict_setdefault, "key, default=None",
     "The value for key; puts default there first if the key is missing."},
    {"update", ordereddict_update, "*args, **kwargs",
     "Take over the items of a mapping or of an iterable of pairs, then the keywords."},
    {"copy", ordereddict_copy, "", "A shallow copy."},
    {"__reduce__", ordereddict_reduce, "", "How to make it again, for copy and pickle."},
};

Owned makeOrderedDict(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<Dict>::adopt(rt.make<Dict>(cls)));
}

constexpr Slots makeSlots() {
  Slots s;
  s.repr = reprOrderedDict;
  s.hash = hashNotImplemented;
  s.compare = compareOrdered;
  s.make = makeOrderedDict;
  s.init = initOrderedDict;
  s[BinaryOp::Or] = orOrdered;
  s.inplace[static_cast<size_t>(BinaryOp::Or)] = orInPlace;
  return s;
}

}  // namespace

const TypeDef orderedDictTypeDef = {
    .name = "OrderedDict",
    .module = "collections",
    .base = TypeId::Dict,
    .basicSize = sizeof(Dict),
    .flags = kSubclassable | kContainerType | kMappingPattern | kWeakReferable | kHasDict,
    .traverse = dict_traverse,
    .clear = dict_clear,
    .destroy = dict_destroy,
    .slots = makeSlots(),
    .methods = kMethods,
    .doc = "A dictionary in which the order of keys can be changed.",
};

}  // namespace ouro
