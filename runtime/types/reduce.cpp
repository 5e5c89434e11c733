// How object takes an instance apart for copy and pickle (PEP 307, PEP 3154): a function and its
// arguments that make it again, the state that it then receives, the items to put into it.
// Protocols 0 and 1 are the module copyreg's; 2 and above are here: copyreg.__newobj__(cls,
// *arguments).

#include "runtime/types/reduce.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// Is what self.name reads the method of object itself? 1, 0; -1: an exception. To read it would
// make a bound method.
int readsMethodOfObject(Runtime& rt, Value self, Str* name) {
  Type* type = typeOf(rt, self);
  if (!self.isObject() || type->slots.getAttribute != genericGetAttr) return 0;
  Value found = typeLookup(rt, type, name);
  if (found.isNotFound()) return errorPending(rt) ? -1 : 0;
  if (found != typeLookup(rt, rt.type(TypeId::Object), name)) return 0;
  Value own = instanceAttr(rt, self, name);
  return own.isError() ? -1 : own.isNotFound();
}

// Without script code; notFound() also where that would have to tell.
Value entryOf(const Runtime& rt, const Dict* dict, Str* name) {
  const int64_t index = dict ? dictIndexOf(rt, dict, name) : -1;
  return index < 0 ? Value::notFound() : dict->entries[index].value;
}

// Mostly it is loaded and has the name.
Owned fromCopyreg(Runtime& rt, Str* name) {
  const Value loaded = entryOf(rt, rt.modules, rt.names.copyreg);
  if (isExactly(rt, loaded, TypeId::Module)) {
    const Value found = entryOf(rt, loaded.as<Module>()->dict.get(), name);
    if (!found.isNotFound()) return Owned::share(found);
  }
  OURO_TRY(module, importModule(rt, "copyreg"));
  return getAttr(rt, module, name);
}

bool hasDict(const Runtime& rt, Value v) { return v.isObject() && typeOf(rt, v)->has(kHasDict); }

// The names that a class's instances have in __slots__: a list that copyreg makes and keeps in the
// class; None when there are none.
Owned slotNamesOf(Runtime& rt, Type* type) {
  if (!type->slotCount && type->definition) return Owned::none();
  const Value kept = entryOf(rt, type->dict.get(), rt.names.slotnames);
  if (kept.isNotFound() && !type->slotCount) return Owned::none();
  Local names(kept);
  if (kept.isNotFound()) {
    OURO_TRY(function, fromCopyreg(rt, rt.names.copyreg_slotnames));
    names = call(rt, function, Value(type));
    if (names.isError()) return Owned::error();
    if (!isList(rt, names) && !names.get().isNone())
      return raise(rt, Exc::TypeError, "copyreg._slotnames didn't return a list or None");
  }
  if (isList(rt, names) || names.get().isNone()) return names.take();
  return raise(rt, Exc::TypeError, "{}.__slotnames__ should be a list or None, not {}",
               nameOf(type), typeName(rt, names));
}

// Has the instance a native part that neither its attributes nor its slots can tell of?
bool hasHiddenState(const Type* type) { return type->layout->basicSize > sizeof(Object); }
// Instances of these have items in CPython, which its message tells.
bool saysItems(const Runtime& rt, const Type* type) {
  return type == rt.type(TypeId::MemoryView) || type == rt.type(TypeId::Code);
}

Owned refuse(Runtime& rt, Value self) {
  if (saysItems(rt, typeOf(rt, self)))
    return raise(rt, Exc::TypeError, "cannot pickle {} objects", typeName(rt, self));
  return raise(rt, Exc::TypeError, "cannot pickle '{}' object", typeName(rt, self));
}

Owned slotContents(Runtime& rt, Value self, List* slotNames) {
  OURO_TRY(slots, newDict(rt));
  for (size_t i = 0; i < slotNames->length; i++) {
    Local name(slotNames->items[i]);
    if (!isStr(rt, name))
      return raise(rt, Exc::TypeError, "attribute name must be string, not '{}'",
                   typeName(rt, name));
    Owned content = lookupAttr(rt, self, name.as<Str>());
    if (content.isNotFound()) continue;
    OURO_TRY(held, content);
    OURO_CHECK(dictSet(rt, slots.as<Dict>(), name, held));
  }
  return slots.take();
}

// The state of an instance: its __dict__ or None; with slot values: (dict or None, slots).
// `complete`: it must be all there is to say of the instance.
Owned defaultState(Runtime& rt, Value self, bool complete) {
  Type* type = typeOf(rt, self);
  if (complete && type->itemSize)
    return raise(rt, Exc::TypeError, "cannot pickle {} objects", typeName(rt, self));
  Local state;
  if (hasDict(rt, self)) {
    state = attributesState(rt, self);
    if (state.isError()) return Owned::error();
  }
  OURO_TRY(slotNames, slotNamesOf(rt, type));
  if (complete && hasHiddenState(type)) return refuse(rt, self);
  if (slotNames.get().isNone()) return state.take();
  Local names = slotNames;
  OURO_TRY(slots, slotContents(rt, self, names.as<List>()));
  if (slots.as<Dict>()->used == 0) return state.take();
  return newTuple(rt, {state.get(), slots.get()});
}

bool isObjectMethod(const Runtime& rt, Value v, Value self, NativeFn function) {
  return typeOf(rt, v) == rt.type(TypeId::NativeFunction) && v.as<NativeFunction>()->self == self &&
         v.as<NativeFunction>()->definition->function == function;
}

Owned stateOf(Runtime& rt, Value self, bool complete) {
  const int isPlain = readsMethodOfObject(rt, self, rt.names.getstate);
  if (isPlain) return isPlain < 0 ? Owned::error() : defaultState(rt, self, complete);
  OURO_TRY(getter, getAttr(rt, self, rt.names.getstate));
  if (isObjectMethod(rt, getter, self, object_getstate)) return defaultState(rt, self, complete);
  return call(rt, getter);
}

// What __new__ wants besides the class: args stays None when the class does not say.
struct NewArguments {
  Local args, keywords;
};

bool askForBoth(Runtime& rt, Value answer, NewArguments* out) {
  if (!isTuple(rt, answer))
    return fail(rt, Exc::TypeError, "__getnewargs_ex__ should return a tuple, not '{}'",
                typeName(rt, answer));
  auto* pair = answer.as<Tuple>();
  if (pair->length != 2)
    return fail(rt, Exc::ValueError, "__getnewargs_ex__ should return a tuple of length 2, not {}",
                pair->length);
  if (!isTuple(rt, (*pair)[0]))
    return fail(rt, Exc::TypeError,
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{}'",
                typeName(rt, (*pair)[0]));
  if (!isDict(rt, (*pair)[1]))
    return fail(rt, Exc::TypeError,
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{}'",
                typeName(rt, (*pair)[1]));
  out->args = Local((*pair)[0]);
  out->keywords = Local((*pair)[1]);
  return true;
}

bool newArguments(Runtime& rt, Value self, NewArguments* out) {
  Local both = callSpecial(rt, self, rt.names.getnewargs_ex);
  if (both.isError()) return false;
  if (!both.isNotFound()) return askForBoth(rt, both, out);
  Local args = callSpecial(rt, self, rt.names.getnewargs);
  if (args.isError()) return false;
  if (args.isNotFound()) return true;
  if (!isTuple(rt, args))
    return fail(rt, Exc::TypeError, "__getnewargs__ should return a tuple, not '{}'",
                typeName(rt, args));
  out->args = std::move(args);
  return true;
}

// (function, its arguments) that make the bare instance.
Owned construction(Runtime& rt, Value cls, const NewArguments& given) {
  bool named = !given.keywords.get().isNone() && given.keywords.as<Dict>()->used > 0;
  OURO_TRY(function, fromCopyreg(rt, named ? rt.names.copyreg_newobj_ex : rt.names.copyreg_newobj));
  if (named) {
    OURO_TRY(args, newTuple(rt, {cls, given.args.get(), given.keywords.get()}));
    return newTuple(rt, {function.get(), args.get()});
  }
  std::span<const Value> more;
  if (!given.args.get().isNone()) more = given.args.as<Tuple>()->span();
  OURO_TRY(args, newTupleOf(rt, {&cls, 1}, more));
  return newTuple(rt, {function.get(), args.get()});
}

Owned itemsIterator(Runtime& rt, Value dict) {
  OURO_TRY(items, callMethod(rt, dict, rt.names.items));
  return iter(rt, items);
}

Owned reduceNewObject(Runtime& rt, Value self) {
  Type* type = typeOf(rt, self);
  if (!type->slots.make || type->has(kNoInstances)) return refuse(rt, self);
  NewArguments given;
  if (!newArguments(rt, self, &given)) return Owned::error();
  OURO_TRY(made, construction(rt, type, given));
  bool list = isList(rt, self), dict = isDict(rt, self);
  OURO_TRY(state, stateOf(rt, self, given.args.get().isNone() && !list && !dict));
  OURO_TRY(listItems, list ? iter(rt, self) : Owned::none());
  OURO_TRY(dictItems, dict ? itemsIterator(rt, self) : Owned::none());
  auto* pair = made.as<Tuple>();
  return newTuple(rt, {(*pair)[0], (*pair)[1], state.get(), listItems.get(), dictItems.get()});
}

Owned reduceBy(Runtime& rt, Value self, int64_t protocol) {
  if (protocol >= 2) return reduceNewObject(rt, self);
  OURO_TRY(function, fromCopyreg(rt, rt.names.copyreg_reduce_ex));
  return call(rt, function, self, Value::small(protocol));
}

// object.__reduce_ex__
Owned reduceAsObject(Runtime& rt, Value self, int64_t protocol) {
  Type* type = typeOf(rt, self);
  // Another metaclass may read of the class as it likes.
  if (typeOf(rt, Value(type)) == rt.type(TypeId::Type)) {
    const int isPlain = readsMethodOfObject(rt, self, rt.names.reduce);
    if (isPlain) return isPlain < 0 ? Owned::error() : reduceBy(rt, self, protocol);
  }
  OURO_TRY(reduce, lookupAttr(rt, self, rt.names.reduce));
  if (!reduce.isNotFound()) {
    OURO_TRY(own, getAttr(rt, Value(type), rt.names.reduce));
    if (own.get() != typeLookup(rt, rt.type(TypeId::Object), rt.names.reduce))
      return call(rt, reduce);
  }
  return reduceBy(rt, self, protocol);
}

}  // namespace

Owned reduceItself(Runtime& rt, Value self, int64_t protocol) {
  const int isPlain = readsMethodOfObject(rt, self, rt.names.reduce_ex);
  if (isPlain) return isPlain < 0 ? Owned::error() : reduceAsObject(rt, self, protocol);
  OURO_TRY(method, lookupAttr(rt, self, rt.names.reduce_ex));
  if (!method.isNotFound()) return call(rt, method, Value::small(protocol));
  OURO_TRY(plain, lookupAttr(rt, self, rt.names.reduce));
  return plain.isNotFound() ? Owned::notFound() : call(rt, plain);
}

Owned attributesState(Runtime& rt, Value self) {
  OURO_TRY(dict, copyOwnAttrs(rt, self.object()));
  return dict.as<Dict>()->used ? dict.take() : Owned::none();
}

bool takeAttributes(Runtime& rt, Value self, Dict* state) {
  Dict* dict = instanceDict(rt, self);
  return dict && dictMerge(rt, dict, Value(state), true);
}

Owned getState(Runtime& rt, Value self) { return stateOf(rt, self, false); }

Owned object_getstate(Runtime& rt, Value self, Args) { return defaultState(rt, self, false); }

Owned object_reduce(Runtime& rt, Value self, Args) { return reduceBy(rt, self, 0); }

Owned object_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol;
  return indexInt64(rt, args[0], &protocol) ? reduceAsObject(rt, self, protocol) : Owned::error();
}

}  // namespace ouro
