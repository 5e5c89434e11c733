// The module _collections: its table, defaultdict, and the counting loop of Counter. deque is in
// deque.cpp, OrderedDict in ordered_dict.cpp.

#include "stdlib/collections.h"

#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

struct DefaultDict : Dict {
  Value factory;  // owned; null or None: missing keys are errors
};

Value factoryOf(Value self) {
  Value factory = self.as<DefaultDict>()->factory;
  return factory.isNull() ? Value::none() : factory;
}

void setFactory(Value self, Value factory) {
  retain(factory);
  Value old = std::exchange(self.as<DefaultDict>()->factory, factory);
  if (!old.isNull()) release(old);
}

Owned makeDefaultDict(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<DefaultDict>::adopt(rt.make<DefaultDict>(cls)));
}

bool initDefaultDict(Runtime& rt, Value self, const CallArgs& given) {
  const auto initDict = rt.type(TypeId::Dict)->slots.init;
  const Value factory = given.positional ? given.values[0] : Value::none();
  if (!factory.isNone() && !isCallable(rt, factory))
    return fail(rt, Exc::TypeError, "first argument must be callable or None");
  setFactory(self, factory);
  if (!given.positional) return initDict(rt, self, given);
  return initDict(rt, self, {given.values + 1, given.positional - 1, given.names});
}

Owned missingItem(Runtime& rt, Value self, Value key) {
  Local factory(factoryOf(self));
  if (factory.get().isNone()) return raiseWith(rt, Exc::KeyError, key);
  OURO_TRY(value, call(rt, factory));
  OURO_CHECK(setItem(rt, self, key, value));
  return value.take();
}

// d[key] of defaultdict itself: no detour through the class to find __missing__.
Owned defaultDictItem(Runtime& rt, Value self, Value key) {
  if (typeOf(rt, self)->definition != &defaultDictTypeDef) return dictSubscript(rt, self, key);
  Value found = dictGet(rt, self.as<Dict>(), key);
  if (found.isError()) return Owned::error();
  return found.isNotFound() ? missingItem(rt, self, key) : Owned::share(found);
}

Owned defaultdict_missing(Runtime& rt, Value self, Args args) {
  return missingItem(rt, self, args[0]);
}

Owned defaultdict_copy(Runtime& rt, Value self, Args) {
  return call(rt, Value(typeOf(rt, self)), factoryOf(self), self);
}

Owned defaultdict_reduce(Runtime& rt, Value self, Args) {
  Value factory = factoryOf(self);
  OURO_TRY(arguments,
           factory.isNone() ? newTuple(rt, std::span<const Value>{}) : newTuple(rt, {factory}));
  OURO_TRY(items, newDictIterator(rt, TypeId::DictItemIterator, self.as<Dict>()));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, Value::none(), Value::none(), items});
}

Owned reprDefaultDict(Runtime& rt, Value self) {
  OURO_TRY(items, dictRepr(rt, self));
  StrBuilder text(rt);
  Value factory = factoryOf(self);
  OURO_CHECK(text.append(nameOf(typeOf(rt, self))) && text.append("("));
  // A factory that refers back here, such as a bound method, prints as dots.
  Local shown = reprEnter(rt, factory, "...");
  if (shown.isNotFound()) {
    shown = repr(rt, factory);
    reprLeave(rt, factory);
  }
  if (shown.isError()) return Owned::error();
  OURO_CHECK(text.append(shown.as<Str>()) && text.append(", ") && text.append(items.as<Str>()) &&
             text.append(")"));
  return text.finish();
}

Owned orDefaultDicts(Runtime& rt, Value left, Value right) {
  if (!isDict(rt, left) || !isDict(rt, right)) return Owned::notImplemented();
  bool mine = false;
  for (Type* type = typeOf(rt, left); type; type = type->base) {
    mine |= type->definition == &defaultDictTypeDef;
  }
  Value self = mine ? left : right;
  OURO_TRY(result, call(rt, Value(typeOf(rt, self)), factoryOf(self), left));
  if (!isDict(rt, result)) {
    return raise(rt, Exc::TypeError, "{}() must return a dict, not {}", typeName(rt, self),
                 typeName(rt, result));
  }
  OURO_CHECK(dictUpdate(rt, result.as<Dict>(), right));
  return result.take();
}

constexpr MethodDef kDefaultDictMethods[] = {
    {"__missing__", defaultdict_missing, "key, /",
     "Make the value of a missing key with default_factory, and keep it."},
    {"copy", defaultdict_copy, "", "A shallow copy."},
    {"__copy__", defaultdict_copy, "", "A shallow copy."},
    {"__reduce__", defaultdict_reduce, "", "How to make it again, for copy and pickle."},
};

constexpr GetSetDef kDefaultDictAttributes[] = {
    {"default_factory", [](Runtime&, Value self) { return Owned::share(factoryOf(self)); },
     [](Runtime&, Value self, Value value) {
       setFactory(self, value.isUnbound() ? Value::none() : value);
       return true;
     },
     "What is called to make the value of a missing key."},
};

void traverseDefaultDict(Object* self, Visitor& visitor) {
  dict_traverse(self, visitor);
  visit(visitor, static_cast<DefaultDict*>(self)->factory);
}
void dropDefaultDict(Object* self) {
  Value factory = std::exchange(static_cast<DefaultDict*>(self)->factory, Value::none());
  dict_clear(self);
  if (!factory.isNull()) release(factory);
}

constexpr Slots defaultDictSlots() {
  Slots s;
  s.repr = reprDefaultDict;
  s.make = makeDefaultDict;
  s.init = initDefaultDict;
  s[BinaryOp::Or] = orDefaultDicts;
  s.getItem = defaultDictItem;
  return s;
}

// ---- Counter's loop: mapping[element] += 1 for each element

// For a dict whose get and __setitem__ are dict's own.
bool countInDict(Runtime& rt, Dict* d, Value element) {
  int64_t number = dictFind(rt, d, element);
  if (number == -2) return false;
  if (number < 0) return dictSet(rt, d, element, Value::small(1));
  Value& count = d->entries[number].value;
  if (count.isSmall() && Value::fitsSmall(count.small() + 1)) {
    count = Value::small(count.small() + 1);
    return true;
  }
  Local held(count);
  OURO_TRY_BOOL(more, arithAdd(rt, held, Value::small(1)));
  return dictSet(rt, d, element, more.get());
}

bool countByMethods(Runtime& rt, Value mapping, Str* get, Value element) {
  Value arguments[] = {element, Value::small(0)};
  OURO_TRY_BOOL(count, callMethod(rt, mapping, get, arguments));
  OURO_TRY_BOOL(more, arithAdd(rt, count, Value::small(1)));
  return setItem(rt, mapping, element, more);
}

Owned collections_count_elements(Runtime& rt, Value, Args args) {
  Value mapping = args[0];
  Ref<Str> get = intern(rt, "get");
  if (!get) return Owned::error();
  Value own = typeLookup(rt, typeOf(rt, mapping), get.get());
  Value dicts = typeLookup(rt, rt.type(TypeId::Dict), get.get());
  // Not by the slot: a class that only deletes in its own way has another one.
  bool direct = isDict(rt, mapping) && own == dicts &&
                typeLookup(rt, typeOf(rt, mapping), rt.names.setitem) ==
                    typeLookup(rt, rt.type(TypeId::Dict), rt.names.setitem);
  uint32_t rounds = 0;
  bool ok = forEach(rt, args[1], [&](Value element) {
    if ((++rounds & 0xffff) == 0 && !safePoint(rt)) return false;
    return direct ? countInDict(rt, mapping.as<Dict>(), element)
                  : countByMethods(rt, mapping, get.get(), element);
  });
  return ok ? Owned::none() : Owned::error();
}

constexpr MethodDef kFunctions[] = {
    {"_count_elements", collections_count_elements, "mapping, iterable, /",
     "Count the elements of an iterable in a mapping."},
};

// ---- the module

Type* makeHelper(Runtime& rt, const TypeDef& definition) {
  Owned made = newType(rt, definition);
  return made.isError() ? nullptr : made.value.as<Type>();
}

bool addTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<CollectionsState*>(module->state);
  state->iterator = makeHelper(rt, dequeIteratorTypeDef);
  state->reverseIterator = makeHelper(rt, dequeReverseIteratorTypeDef);
  if (!state->iterator || !state->reverseIterator) return false;
  Type* deque = moduleAddType(rt, module, dequeTypeDef);
  if (!deque) return false;
  deque->moduleState = state;
  return moduleAddType(rt, module, defaultDictTypeDef) &&
         moduleAddType(rt, module, orderedDictTypeDef) &&
         moduleAddType(rt, module, tupleGetterTypeDef) &&
         moduleAdd(rt, module, "_deque_iterator", Value(state->iterator)) &&
         moduleAdd(rt, module, "_deque_reverse_iterator", Value(state->reverseIterator));
}

void visitState(void* state, Visitor& visitor) {
  auto* s = static_cast<CollectionsState*>(state);
  visit(visitor, static_cast<Object*>(s->iterator));
  visit(visitor, static_cast<Object*>(s->reverseIterator));
}

void clearState(void* state) {
  auto* s = static_cast<CollectionsState*>(state);
  for (Type** type : {&s->iterator, &s->reverseIterator}) {
    if (Type* old = std::exchange(*type, nullptr)) release(old);
  }
}

}  // namespace

const TypeDef defaultDictTypeDef = {
    .name = "defaultdict",
    .module = "collections",
    .base = TypeId::Dict,
    .basicSize = sizeof(DefaultDict),
    .flags = kSubclassable | kContainerType | kMappingPattern | kWeakReferable,
    .traverse = traverseDefaultDict,
    .clear = dropDefaultDict,
    .destroy = dropDefaultDict,
    .slots = defaultDictSlots(),
    .methods = kDefaultDictMethods,
    .attributes = kDefaultDictAttributes,
    .doc = "A dictionary that makes the values of missing keys.",
};

extern const ModuleDef collectionsModule;
const ModuleDef collectionsModule = {
    .name = "_collections",
    .doc = "The native half of the module collections.",
    .functions = kFunctions,
    .exec = addTypes,
    .stateSize = sizeof(CollectionsState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
