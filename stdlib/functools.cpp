// The module _functools: partial, reduce and cmp_to_key. stdlib/py/functools.py builds on it.

#include "stdlib/functools.h"

#include "runtime/args.h"
#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/repeated_call.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/instance.h"
#include "runtime/types/number_text.h"
#include "runtime/types/reduce.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

void drop(Value& field) {
  Value old = std::exchange(field, Value::null());
  if (!old.isNull()) release(old);
}
void put(Value& field, Value value) {
  retain(value);
  Value old = std::exchange(field, value);
  if (!old.isNull()) release(old);
}

// ---- partial

struct Partial : Object {
  Value function, arguments, keywords;  // callable, tuple, dict; owned
  // The names of the keywords, a tuple, when their dict had this version of its keys; owned.
  Value names;
  uint32_t namesVersion;
};

Partial* partialOf(Value self) { return self.as<Partial>(); }

void partial_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<Partial*>(object);
  visit(visitor, self->function);
  visit(visitor, self->arguments);
  visit(visitor, self->keywords);
  visit(visitor, self->names);
}
void partial_clear(Object* object) {
  auto* self = static_cast<Partial*>(object);
  drop(self->function);
  drop(self->arguments);
  drop(self->keywords);
  drop(self->names);
}

bool addKeywords(Runtime& rt, Dict* dict, const CallArgs& given) {
  if (!given.names) return true;
  for (size_t i = 0; i < given.names->length; i++)
    if (!dictSet(rt, dict, (*given.names)[i], given.values[given.positional + i])) return false;
  return true;
}

Owned joined(Runtime& rt, Value tuple, std::span<const Value> more) {
  auto first = tuple.as<Tuple>()->span();
  std::vector<Value> all(first.begin(), first.end());
  all.insert(all.end(), more.begin(), more.end());
  return newTuple(rt, all);
}

Owned partial_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional == 0)
    return raise(rt, Exc::TypeError, "type 'partial' takes at least one argument");
  Local function(given.values[0]);
  if (!isCallable(rt, function))
    return raise(rt, Exc::TypeError, "the first argument must be callable");
  Local arguments = newTuple(rt, {given.values + 1, given.positional - 1});
  Local keywords = newDict(rt);
  if (arguments.isError() || keywords.isError()) return Owned::error();
  // A partial of a partial is one.
  if (typeOf(rt, function)->definition == &partialTypeDef) {
    Partial* inner = function.as<Partial>();
    arguments = joined(rt, inner->arguments, arguments.as<Tuple>()->span());
    if (arguments.isError()) return Owned::error();
    OURO_CHECK(dictMerge(rt, keywords.as<Dict>(), inner->keywords, true));
    function = Local(inner->function);
  }
  OURO_CHECK(addKeywords(rt, keywords.as<Dict>(), given));
  auto* self = rt.make<Partial>(cls);
  if (!self) return Owned::error();
  self->function = function.take().take();
  self->arguments = arguments.take().take();
  self->keywords = keywords.take().take();
  return Owned::adopt(self);
}

// The keywords are a dict that scripts can change.
Owned callWith(Runtime& rt, Value function, Value keywords, std::span<const Value> positional) {
  size_t position = 0;
  for (Value key, value; dictNext(keywords.as<Dict>(), &position, &key, &value);)
    if (!isStr(rt, key)) return raise(rt, Exc::TypeError, "keywords must be strings");
  return passKeywords(rt, keywords, positional,
                      [&](const CallArgs& args) { return call(rt, function, args); });
}

constexpr size_t kFewArguments = 8;

// The most usual call, of few arguments none of which this has named.
Owned callOfFew(Runtime& rt, Value function, std::span<const Value> first, const CallArgs& given) {
  Value all[kFewArguments], *at = all;
  for (Value v : first) *at++ = v;
  const uint32_t more = given.positional + (given.names ? given.names->length : 0);
  for (uint32_t i = 0; i < more; i++) *at++ = given.values[i];
  const auto positional = static_cast<uint32_t>(first.size()) + given.positional;
  return call(rt, function, CallArgs{all, positional, given.names});
}

// Made anew only when the keywords have changed. notFound(): not all of them are str.
Owned namesOf(Runtime& rt, Partial* self, Dict* keywords) {
  const uint32_t version = dictKeysVersion(rt, keywords);
  if (version && version == self->namesVersion) return Owned::share(self->names);
  Value names[kFewArguments], *at = names;
  for (const DictEntry& entry : std::span(keywords->entries, keywords->filled)) {
    if (entry.key.isNull()) continue;
    if (!isExactly(entry.key, TypeId::Str)) return Owned::notFound();
    *at++ = entry.key;
  }
  OURO_TRY(made, newTuple(rt, {names, keywords->used}));
  put(self->names, made);
  self->namesVersion = version;
  return made.take();
}

// The same with keywords that this has, and none that are given. Whoever is called may take them
// out of their dict.
Owned callOfNamed(Runtime& rt, Value function, std::span<const Value> first, const CallArgs& given,
                  const Dict* keywords, Tuple* names) {
  Value all[kFewArguments], *at = std::copy(first.begin(), first.end(), all);
  at = std::copy(given.values, given.values + given.positional, at);
  Value* const held = at;
  for (const DictEntry& entry : std::span(keywords->entries, keywords->filled))
    if (!entry.key.isNull()) *at++ = Owned::share(entry.value).take();
  const auto positional = static_cast<uint32_t>(held - all);
  Owned result = call(rt, function, CallArgs{all, positional, names});
  for (const Value* value = held; value < at; value++) release(*value);
  return result;
}

Owned partial_call(Runtime& rt, Value self, const CallArgs& given) {
  Local function(partialOf(self)->function), arguments(partialOf(self)->arguments);
  Local keywords(partialOf(self)->keywords);
  auto first = arguments.as<Tuple>()->span();
  size_t count = first.size() + given.positional;
  const size_t named = given.names ? given.names->length : 0;
  if (keywords.as<Dict>()->used == 0 && count + named <= kFewArguments)
    return callOfFew(rt, function, first, given);
  if (named == 0 && count + keywords.as<Dict>()->used <= kFewArguments) {
    OURO_TRY(names, namesOf(rt, partialOf(self), keywords.as<Dict>()));
    if (!names.isNotFound())
      return callOfNamed(rt, function, first, given, keywords.as<Dict>(), names.as<Tuple>());
  }
  Value small[kFewArguments];
  std::vector<Value> large;
  Value* all = small;
  if (count > kFewArguments) {
    large.resize(count);
    all = large.data();
  }
  std::copy(first.begin(), first.end(), all);
  std::copy(given.values, given.values + given.positional, all + first.size());
  if (named == 0) return callWith(rt, function, keywords, {all, count});
  OURO_TRY(merged, dictCopy(rt, keywords.as<Dict>()));
  OURO_CHECK(addKeywords(rt, merged.as<Dict>(), given));
  return callWith(rt, function, merged, {all, count});
}

bool appendArguments(Runtime& rt, StrBuilder& text, Value self) {
  Local arguments(partialOf(self)->arguments), keywords(partialOf(self)->keywords);
  for (Value v : arguments.as<Tuple>()->span())
    if (!text.append(", ") || !text.appendRepr(v)) return false;
  size_t position = 0;
  Value key, value;
  while (dictNext(keywords.as<Dict>(), &position, &key, &value)) {
    Local heldKey(key), heldValue(value);
    if (!text.append(", ") || !text.appendStr(heldKey) || !text.append("=") ||
        !text.appendRepr(heldValue))
      return false;
  }
  (void)rt;
  return true;
}

Owned partial_repr(Runtime& rt, Value self) {
  if (Owned dots = reprEnter(rt, self, "..."); !dots.isNotFound()) return dots;
  RecursionGuard guard(rt, " while getting the repr of an object");
  Type* type = typeOf(rt, self);
  StrBuilder text(rt);
  Local function(partialOf(self)->function);
  bool ok = guard.ok() && text.append(type->definition ? "functools.partial" : nameOf(type)) &&
            text.append("(") && text.appendRepr(function) && appendArguments(rt, text, self) &&
            text.append(")");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

Owned partial_reduce(Runtime& rt, Value self, Args) {
  Partial* p = partialOf(self);
  OURO_TRY(arguments, newTuple(rt, {p->function}));
  OURO_TRY(attributes, attributesState(rt, self));
  OURO_TRY(state, newTuple(rt, {p->function, p->arguments, p->keywords, attributes}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments.get(), state.get()});
}

Owned partial_setstate(Runtime& rt, Value self, Args args) {
  bool valid = isTuple(rt, args[0]) && args[0].as<Tuple>()->length == 4;
  if (valid) {
    auto& state = *args[0].as<Tuple>();
    valid = isCallable(rt, state[0]) && isTuple(rt, state[1]) &&
            (state[2].isNone() || isDict(rt, state[2])) &&
            (state[3].isNone() || isDict(rt, state[3]));
  }
  if (!valid) return raise(rt, Exc::TypeError, "invalid partial state");
  auto& state = *args[0].as<Tuple>();
  Local held(args[0]);
  OURO_TRY(arguments, tupleFrom(rt, state[1]));
  OURO_TRY(keywords, state[2].isNone()                   ? newDict(rt)
                     : isExactly(state[2], TypeId::Dict) ? Owned::share(state[2])
                                                         : dictCopy(rt, state[2].as<Dict>()));
  OURO_CHECK(replaceDict(rt, self.object(), nullptr));
  if (isDict(rt, state[3])) OURO_CHECK(takeAttributes(rt, self, state[3].as<Dict>()));
  put(partialOf(self)->function, state[0]);
  put(partialOf(self)->arguments, arguments);
  put(partialOf(self)->keywords, keywords);
  return Owned::none();
}

Owned get_func(Runtime&, Value self) { return Owned::share(partialOf(self)->function); }
Owned get_args(Runtime&, Value self) { return Owned::share(partialOf(self)->arguments); }
Owned get_keywords(Runtime&, Value self) { return Owned::share(partialOf(self)->keywords); }

constexpr MethodDef kPartialMethods[] = {
    {"__reduce__", partial_reduce, "", "For copying and pickling."},
    {"__setstate__", partial_setstate, "state, /", "For copying and pickling."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
bool set_dict(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "cannot delete __dict__");
  return dictAccessor().set(rt, self, value);
}
Owned get_dict(Runtime& rt, Value self) { return dictAccessor().get(rt, self); }

constexpr GetSetDef kPartialAttributes[] = {{"__dict__", get_dict, set_dict},
                                            {"func", get_func},
                                            {"args", get_args},
                                            {"keywords", get_keywords}};

constexpr Slots partialSlots() {
  Slots s;
  s.make = partial_make;
  s.call = partial_call;
  s.repr = partial_repr;
  return s;
}

// ---- cmp_to_key: a maker of keys that compare by a function

struct Key : Object {
  Value function, object;  // owned; object null: this is the maker
};

void key_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Key*>(object)->function);
  visit(visitor, static_cast<Key*>(object)->object);
}
void key_clear(Object* object) {
  drop(static_cast<Key*>(object)->function);
  drop(static_cast<Key*>(object)->object);
}

Owned newKey(Runtime& rt, Type* type, Value function, Value object) {
  auto* key = rt.make<Key>(type);
  if (!key) return Owned::error();
  put(key->function, function);
  if (!object.isNull()) put(key->object, object);
  return Owned::adopt(key);
}

Owned keyMaker_call(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "obj";
  Value object;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "K", given, &object, &keywords) < 0)
    return Owned::error();
  // The type of keys is what the maker's object field refers to.
  return newKey(rt, self.as<Key>()->object.as<Type>(), self.as<Key>()->function, object);
}

Owned key_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, right)->definition != &keyTypeDef || typeOf(rt, left)->definition != &keyTypeDef)
    return raise(rt, Exc::TypeError, "other argument must be K instance");
  OURO_TRY(order,
           call(rt, left.as<Key>()->function, left.as<Key>()->object, right.as<Key>()->object));
  if (order.get().isSmall()) {
    const int64_t sign = order.get().small();
    return Owned::boolean(orderMatches((sign > 0) - (sign < 0), op));
  }
  int holds = arithCompare(rt, order, Value::small(0), op);
  return holds < 0 ? Owned::error() : Owned::boolean(holds);
}

Owned get_obj(Runtime&, Value self) { return Owned::share(self.as<Key>()->object); }
constexpr GetSetDef kKeyAttributes[] = {{"obj", get_obj}};

constexpr Slots keySlots() {
  Slots s;
  s.compare = key_compare;
  return s;
}
constexpr Slots keyMakerSlots() {
  Slots s;
  s.call = keyMaker_call;
  return s;
}

FunctoolsState* stateOf(Value module) {
  return static_cast<FunctoolsState*>(module.as<Module>()->state);
}

Owned functools_cmp_to_key(Runtime& rt, Value module, Args args) {
  return newKey(rt, stateOf(module)->keyMaker, args[0], stateOf(module)->key);
}

Owned functools_reduce(Runtime& rt, Value, Args args) {
  Owned begun = iter(rt, args[1]);
  if (begun.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return begun;
    clearError(rt);
    return raise(rt, Exc::TypeError, "reduce() arg 2 must support iteration");
  }
  Local it = begun;
  Local result = args.has(2) ? Owned::share(args[2]) : next(rt, it);
  if (result.isError()) return Owned::error();
  if (result.isDone())
    return raise(rt, Exc::TypeError, "reduce() of empty iterable with no initial value");
  RepeatedCall function(rt, args[0], 2);
  for (;;) {
    OURO_TRY(item, next(rt, it));
    if (item.isDone()) return result.take();
    result = function(result, item);
    if (result.isError() || !heedSignals(rt)) return Owned::error();
  }
}

constexpr MethodDef kFunctions[] = {
    {"cmp_to_key", functools_cmp_to_key, "mycmp",
     "A key function that orders as a comparison function does."},
    {"reduce", functools_reduce, "function, iterable, initial=None, /",
     "Applies a function of two arguments from left to right."},
    {"_lru_cache_wrapper", functools_lru_cache_wrapper,
     "user_function, maxsize, typed, cache_info_type", "A caching callable."},
};

bool addTypes(Runtime& rt, Module* module) {
  FunctoolsState* state = stateOf(module);
  auto make = [&](Type*& field, const TypeDef& definition) {
    OURO_TRY_BOOL(type, newType(rt, definition));
    field = type.take().take().as<Type>();
    return true;
  };
  return make(state->key, keyTypeDef) && make(state->keyMaker, keyMakerTypeDef) &&
         make(state->lruCache, lruCacheTypeDef) && moduleAddType(rt, module, partialTypeDef);
}

template <class F>
void eachType(void* state, F f) {
  auto* types = static_cast<FunctoolsState*>(state);
  for (Type** type : {&types->key, &types->keyMaker, &types->lruCache})
    if (*type) f(*type);
}
void visitTypes(void* state, Visitor& visitor) {
  eachType(state, [&](Type*& type) { visitor(type); });
}
void clearTypes(void* state) {
  eachType(state, [](Type*& type) { release(std::exchange(type, nullptr)); });
}

}  // namespace

const TypeDef partialTypeDef = {
    .name = "partial",
    .module = "functools",
    .basicSize = sizeof(Partial),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = partial_traverse,
    .clear = partial_clear,
    .destroy = partial_clear,
    .slots = partialSlots(),
    .methods = kPartialMethods,
    .attributes = kPartialAttributes,
    .make = "func, /, *args, **keywords",
    .doc = "A call with some arguments given already.",
};
const TypeDef keyTypeDef = {
    .name = "KeyWrapper",
    .module = "functools",
    .basicSize = sizeof(Key),
    .flags = kContainerType,
    .traverse = key_traverse,
    .clear = key_clear,
    .destroy = key_clear,
    .slots = keySlots(),
    .attributes = kKeyAttributes,
};
const TypeDef keyMakerTypeDef = {
    .name = "KeyWrapper",
    .module = "functools",
    .basicSize = sizeof(Key),
    .flags = kContainerType,
    .traverse = key_traverse,
    .clear = key_clear,
    .destroy = key_clear,
    .slots = keyMakerSlots(),
};

extern const ModuleDef functoolsModule;
const ModuleDef functoolsModule = {
    .name = "_functools",
    .doc = "Functions about functions.",
    .functions = kFunctions,
    .exec = addTypes,
    .stateSize = sizeof(FunctoolsState),
    .visitState = visitTypes,
    .clearState = clearTypes,
};

}  // namespace ouro
