// The module _abc: what abstract classes remember of their subclasses (PEP 3119), and whether their
// instances match the sequence or the mapping patterns of a match statement (PEP 634). CPython's
// module abc builds on it.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/weakref.h"

namespace ouro {

namespace {

constexpr uint32_t kCollection = kSequencePattern | kMappingPattern;

// Of an abstract class, as its _abc_impl: sets of weak references to classes, null until one is
// needed; a class leaves them when it dies.
struct AbcData : Object {
  Set* registry;   // registered as virtual subclasses
  Set* known;      // found to be subclasses before
  Set* others;     // found not to be, as of `token`
  uint64_t token;  // State::token then
};

struct State {
  Type* dataType;  // owned
  Str* impl;       // the name _abc_impl; owned
  uint64_t token;  // grows with each registration: what was no subclass may be one since
};

State* stateOf(Value module) { return static_cast<State*>(module.as<Module>()->state); }

Owned attribute(Runtime& rt, Value v, const char* name) {
  Ref<Str> interned = intern(rt, name);
  return interned ? getAttr(rt, v, interned.get()) : Owned::error();
}

// ---- the sets

bool addClass(Runtime& rt, Set*& set, Value cls) {
  if (!set) {
    OURO_TRY_BOOL(made, newSet(rt));
    set = made.take().take().as<Set>();
  }
  Local held{Value(set)};
  OURO_TRY_BOOL(discard, attribute(rt, held, "discard"));
  OURO_TRY_BOOL(reference, newWeakRef(rt, cls, discard));
  return setAdd(rt, held.as<Set>(), reference);
}

// 0, 1, -1. A reference that is to leave the set is in it: this finds it sooner than a look into
// the set with a reference made for that.
int hasClass(Runtime& rt, Set* set, Value cls) {
  if (!set || set->used == 0) return 0;
  int known = hasWeakRefFor(rt, cls, Value(set));
  if (known >= 0) return known;
  Local held{Value(set)};
  Local reference = newWeakRef(rt, cls, Value::none());
  if (reference.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return -1;
    clearError(rt);  // what no weak reference can be made to is in none
    return 0;
  }
  return setContains(rt, held.as<Set>(), reference);
}

void dropSet(Set*& set) {
  if (Set* old = std::exchange(set, nullptr)) release(old);
}

void data_traverse(Object* self, Visitor& visitor) {
  auto* data = static_cast<AbcData*>(self);
  for (Set* set : {data->registry, data->known, data->others})
    visit(visitor, static_cast<Object*>(set));
}
void data_destroy(Object* self) {
  auto* data = static_cast<AbcData*>(self);
  dropSet(data->registry);
  dropSet(data->known);
  dropSet(data->others);
}

constexpr TypeDef kDataTypeDef = {
    .name = "_abc_data",
    .module = "_abc",
    .basicSize = sizeof(AbcData),
    .flags = kContainerType,
    .traverse = data_traverse,
    .destroy = data_destroy,
    .doc = "Internal state held by ABC machinery.",
};

Owned newData(Runtime& rt, State* state) {
  auto* data = rt.make<AbcData>(state->dataType);
  if (!data) return Owned::error();
  data->token = state->token;
  return Owned::adopt(data);
}

// cls._abc_impl
Owned dataOf(Runtime& rt, Value module, Value cls) {
  State* state = stateOf(module);
  if (Type* type = asType(rt, cls); type && type->dict) {
    Value own = dictGet(rt, type->dict.get(), state->impl);
    if (own.isError()) return Owned::error();
    if (!own.isNotFound() && typeOf(rt, own) == state->dataType) return Owned::share(own);
  }
  OURO_TRY(data, getAttr(rt, cls, state->impl));
  if (typeOf(rt, data) == state->dataType) return data.take();
  return raise(rt, Exc::TypeError, "_abc_impl is set to a wrong type");
}

// ---- abstract methods

// 0, 1, -1: is it marked as abstract?
int isAbstract(Runtime& rt, Value function) {
  Local mark = lookupAttr(rt, function, rt.names.isabstractmethod);
  if (mark.isError()) return -1;
  return mark.isNotFound() ? 0 : truth(rt, mark);
}

bool addOwnAbstract(Runtime& rt, Value cls, Set* names) {
  OURO_TRY_BOOL(nspace, getAttr(rt, cls, rt.names.dict));
  OURO_TRY_BOOL(ask, attribute(rt, nspace, "items"));
  OURO_TRY_BOOL(items, call(rt, ask));
  OURO_TRY_BOOL(list, listFrom(rt, items));
  for (Value pair : list.as<List>()->span()) {
    int abstract = isAbstract(rt, (*pair.as<Tuple>())[1]);
    if (abstract < 0 || (abstract && !setAdd(rt, names, (*pair.as<Tuple>())[0]))) return false;
  }
  return true;
}

// Those of a base that the class has not replaced.
bool addInheritedAbstract(Runtime& rt, Value cls, Value base, Set* names) {
  OURO_TRY_BOOL(inherited, lookupAttr(rt, base, rt.names.abstractmethods));
  if (inherited.isNotFound()) return true;
  return forEach(rt, inherited, [&](Value name) {
    if (!isStr(rt, name)) {
      return fail(rt, Exc::TypeError, "attribute name must be string, not '{}'",
                  typeName(rt, name));
    }
    OURO_TRY_BOOL(found, lookupAttr(rt, cls, name.as<Str>()));
    int abstract = found.isNotFound() ? 0 : isAbstract(rt, found);
    return abstract == 0 || (abstract > 0 && setAdd(rt, names, name));
  });
}

bool setAbstractMethods(Runtime& rt, Value cls) {
  OURO_TRY_BOOL(names, newSet(rt));
  if (!addOwnAbstract(rt, cls, names.as<Set>())) return false;
  OURO_TRY_BOOL(bases, getAttr(rt, cls, rt.names.bases));
  if (!isTuple(rt, bases)) return fail(rt, Exc::TypeError, "__bases__ is not tuple");
  for (Value base : bases.as<Tuple>()->span())
    if (!addInheritedAbstract(rt, cls, base, names.as<Set>())) return false;
  OURO_TRY_BOOL(frozen, newFrozenSet(rt, names));
  return setAttr(rt, cls, rt.names.abstractmethods, frozen);
}

// ---- patterns

// The class and all below it, but for built-in types and those that are so already.
bool spread(Runtime& rt, Type* type, uint32_t flags) {
  RecursionGuard guard(rt);
  if (!guard.ok()) return false;
  if (!type->has(kHeapType) || (type->flags & kCollection) == flags) return true;
  type->flags = (type->flags & ~kCollection) | flags;
  if (!type->subclasses) return true;
  for (Type* sub : *type->subclasses)
    if (!spread(rt, sub, flags)) return false;
  return true;
}

// __abc_tpflags__ in a class body says what its instances match.
bool takeFlags(Runtime& rt, Value cls) {
  Ref<Str> name = intern(rt, "__abc_tpflags__");
  if (!name) return false;
  Type* type = asType(rt, cls);
  Value given = type ? dictGet(rt, type->dict.get(), name.get()) : Value::notFound();
  if (given.isNotFound()) return true;
  int64_t flags;
  if (!indexInt64(rt, given, &flags)) return false;
  flags &= kCollection;
  if (flags == kCollection) {
    return fail(rt, Exc::TypeError,
                "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
  }
  if (flags && !spread(rt, type, static_cast<uint32_t>(flags))) return false;
  return setAttr(rt, cls, name.get(), Value::unbound());
}

// ---- the functions

Owned abc_init(Runtime& rt, Value module, Args args) {
  OURO_CHECK(setAbstractMethods(rt, args[0]));
  OURO_TRY(data, newData(rt, stateOf(module)));
  OURO_CHECK(setAttr(rt, args[0], stateOf(module)->impl, data));
  OURO_CHECK(takeFlags(rt, args[0]));
  return Owned::none();
}

Owned abc_register(Runtime& rt, Value module, Args args) {
  Value cls = args[0], subclass = args[1];
  if (!asType(rt, subclass)) return raise(rt, Exc::TypeError, "Can only register classes");
  int already = isSubclass(rt, subclass, cls);
  if (already) return already < 0 ? Owned::error() : Owned::share(subclass);
  int cycle = isSubclass(rt, cls, subclass);
  if (cycle < 0) return Owned::error();
  if (cycle) return raise(rt, Exc::RuntimeError, "Refusing to create an inheritance cycle");
  OURO_TRY(data, dataOf(rt, module, cls));
  OURO_CHECK(addClass(rt, data.as<AbcData>()->registry, subclass));
  stateOf(module)->token++;
  Type* type = asType(rt, cls);
  uint32_t flags = type ? type->flags & kCollection : 0;
  if (flags) OURO_CHECK(spread(rt, asType(rt, subclass), flags));
  return Owned::share(subclass);
}

Owned askSubclass(Runtime& rt, Value cls, Value subclass) {
  return callMethod(rt, cls, rt.names.subclasscheck, {&subclass, 1});
}

Owned abc_instancecheck(Runtime& rt, Value module, Args args) {
  Value cls = args[0];
  OURO_TRY(data, dataOf(rt, module, cls));
  Value type(typeOf(rt, args[1]));
  OURO_TRY(subclass, saysItsType(rt, type.as<Type>()) ? Owned::share(type)
                                                      : getAttr(rt, args[1], rt.names.class_));
  int known = hasClass(rt, data.as<AbcData>()->known, subclass);
  if (known) return known < 0 ? Owned::error() : Owned::boolean(true);
  if (type == subclass.get()) {
    if (data.as<AbcData>()->token == stateOf(module)->token) {
      int other = hasClass(rt, data.as<AbcData>()->others, subclass);
      if (other) return other < 0 ? Owned::error() : Owned::boolean(false);
    }
    return askSubclass(rt, cls, subclass);
  }
  OURO_TRY(answer, askSubclass(rt, cls, subclass));
  int is = truth(rt, answer);
  if (is) return is < 0 ? Owned::error() : answer.take();
  return askSubclass(rt, cls, type);
}

// Is it a subclass of a registered class? 0, 1, -1
int isBelowRegistered(Runtime& rt, Set* registry, Value subclass) {
  if (!registry || registry->used == 0) return 0;
  Local copy = listFrom(rt, Value(registry));  // asking runs code that may register
  if (copy.isError()) return -1;
  for (Value reference : copy.as<List>()->span()) {
    Object* registered = weakRefTarget(reference.as<WeakRef>());
    if (!registered) continue;
    Local held{Value(registered)};
    int is = isSubclass(rt, subclass, held);
    if (is) return is;
  }
  return 0;
}

// Of a subclass of cls? 0, 1, -1
int isBelowSubclass(Runtime& rt, Value cls, Value subclass) {
  Local derived = callMethod(rt, cls, rt.names.subclasses);
  if (derived.isError()) return -1;
  if (!isList(rt, derived)) {
    (void)raise(rt, Exc::TypeError, "__subclasses__() must return a list");
    return -1;
  }
  for (size_t i = 0; i < derived.as<List>()->length; i++) {
    Local one{(*derived.as<List>())[i]};
    int is = isSubclass(rt, subclass, one);
    if (is) return is;
  }
  return 0;
}

// The answer that no cache knows: 0, 1, -1.
int findOut(Runtime& rt, AbcData* data, Value cls, Value subclass) {
  Local hooked = callMethod(rt, cls, rt.names.subclasshook, {&subclass, 1});
  if (hooked.isError()) return -1;
  if (hooked.get().isBool()) return hooked.get().isTrue();
  if (!hooked.get().isNotImplemented()) {
    (void)raise(rt, Exc::AssertionError,
                "__subclasshook__ must return either False, True, or NotImplemented");
    return -1;
  }
  Type* base = asType(rt, cls);
  if (base && isSubtype(asType(rt, subclass), base)) return 1;
  int is = isBelowRegistered(rt, data->registry, subclass);
  return is ? is : isBelowSubclass(rt, cls, subclass);
}

Owned abc_subclasscheck(Runtime& rt, Value module, Args args) {
  Value cls = args[0], subclass = args[1];
  if (!asType(rt, subclass)) return raise(rt, Exc::TypeError, "issubclass() arg 1 must be a class");
  OURO_TRY(held, dataOf(rt, module, cls));
  auto* data = held.as<AbcData>();
  int known = hasClass(rt, data->known, subclass);
  if (known) return known < 0 ? Owned::error() : Owned::boolean(true);
  if (data->token < stateOf(module)->token) {
    dropSet(data->others);
    data->token = stateOf(module)->token;
  } else {
    int other = hasClass(rt, data->others, subclass);
    if (other) return other < 0 ? Owned::error() : Owned::boolean(false);
  }
  int is = findOut(rt, data, cls, subclass);
  if (is < 0) return Owned::error();
  OURO_CHECK(addClass(rt, is ? data->known : data->others, subclass));
  return Owned::boolean(is);
}

Owned get_cache_token(Runtime& rt, Value module, Args) {
  return newInt(rt, static_cast<int64_t>(stateOf(module)->token));
}

Owned get_dump(Runtime& rt, Value module, Args args) {
  OURO_TRY(held, dataOf(rt, module, args[0]));
  auto* data = held.as<AbcData>();
  auto copy = [&](Set* set) { return set ? newSet(rt, Value(set)) : newSet(rt); };
  OURO_TRY(registry, copy(data->registry));
  OURO_TRY(known, copy(data->known));
  OURO_TRY(others, copy(data->others));
  return newTuple(rt, {registry, known, others, Value::small(static_cast<int64_t>(data->token))});
}

Owned reset_registry(Runtime& rt, Value module, Args args) {
  OURO_TRY(data, dataOf(rt, module, args[0]));
  dropSet(data.as<AbcData>()->registry);
  return Owned::none();
}

Owned reset_caches(Runtime& rt, Value module, Args args) {
  OURO_TRY(data, dataOf(rt, module, args[0]));
  dropSet(data.as<AbcData>()->known);
  dropSet(data.as<AbcData>()->others);
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"_abc_init", abc_init, "self, /",
     "Finds the abstract methods of a new class and gives it what the others work with."},
    {"_abc_register", abc_register, "self, subclass, /", "Makes a class a virtual subclass."},
    {"_abc_instancecheck", abc_instancecheck, "self, instance, /", "isinstance(instance, self)"},
    {"_abc_subclasscheck", abc_subclasscheck, "self, subclass, /", "issubclass(subclass, self)"},
    {"get_cache_token", get_cache_token, "", "A token that changes with each registration."},
    {"_get_dump", get_dump, "self, /",
     "(registry, subclasses known, other classes known, token), for ABCMeta._dump_registry()."},
    {"_reset_registry", reset_registry, "self, /", "Forgets the registered classes."},
    {"_reset_caches", reset_caches, "self, /", "Forgets the answers found before."},
};

bool prepare(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  OURO_TRY_BOOL(type, newType(rt, kDataTypeDef));
  state->dataType = type.take().take().as<Type>();
  Ref<Str> name = intern(rt, "_abc_impl");
  if (!name) return false;
  state->impl = name.take();
  return true;
}
void visitState(void* at, Visitor& visitor) {
  auto* state = static_cast<State*>(at);
  visit(visitor, static_cast<Object*>(state->dataType));
  visit(visitor, static_cast<Object*>(state->impl));
}
void clearState(void* at) {
  auto* state = static_cast<State*>(at);
  if (Type* type = std::exchange(state->dataType, nullptr)) release(type);
  if (Str* name = std::exchange(state->impl, nullptr)) release(name);
}

}  // namespace

extern const ModuleDef abcModule;
const ModuleDef abcModule = {
    .name = "_abc",
    .doc = "What abstract classes remember of their subclasses (PEP 3119).",
    .functions = kFunctions,
    .exec = prepare,
    .stateSize = sizeof(State),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
