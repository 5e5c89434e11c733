#include "runtime/types/reduce.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Owned copyregName(Runtime& rt, const char* name) {
  OURO_TRY(copyreg, importModule(rt, "copyreg"));
  Ref<Str> key = intern(rt, name);
  return key ? getAttr(rt, copyreg, key.get()) : Owned::error();
}

// The names that a class's instances have in __slots__, a list that copyreg makes and keeps in the
// class; None when there are none.
Owned slotNamesOf(Runtime& rt, Type* type) {
  if (!type->slotCount && type->definition) return Owned::none();
  Ref<Str> key = intern(rt, "__slotnames__");
  if (!key) return Owned::error();
  Value kept = type->dict ? dictGet(rt, type->dict.get(), key.get()) : Value::notFound();
  if (kept.isError()) return Owned::error();
  if (kept.isNotFound() && !type->slotCount) return Owned::none();
  Local names(kept);
  if (kept.isNotFound()) {
    OURO_TRY(function, copyregName(rt, "_slotnames"));
    names = call(rt, function, Value(type));
    if (names.isError()) return Owned::error();
  }
  if (isList(rt, names) || names.get().isNone()) return names.take();
  return raise(rt, Exc::TypeError, "{}.__slotnames__ should be a list or None, not {}",
               nameOf(type), typeName(rt, names));
}

// The state of an instance: its __dict__ or None; with slot values: (dict or None, slots).
Owned stateOf(Runtime& rt, Value self) {
  Local state;
  if (Dict* dict = instanceDict(rt, self)) {
    if (dict->used) {
      state = dictCopy(rt, dict);
      if (state.isError()) return Owned::error();
    }
  } else if (errorPending(rt)) {
    return Owned::error();
  }
  OURO_TRY(slotNames, slotNamesOf(rt, typeOf(rt, self)));
  if (slotNames.get().isNone()) return state.take();
  OURO_TRY(slots, newDict(rt));
  for (size_t i = 0; i < slotNames.as<List>()->length; i++) {
    Local name(slotNames.as<List>()->items[i]);
    if (!isStr(rt, name))
      return raise(rt, Exc::TypeError, "attribute name must be string, not '{}'",
                   typeName(rt, name));
    Owned content = lookupAttr(rt, self, name.as<Str>());
    if (content.isNotFound()) continue;
    OURO_TRY(held, content);
    OURO_CHECK(dictSet(rt, slots.as<Dict>(), name, held));
  }
  if (slots.as<Dict>()->used == 0) return state.take();
  return newTuple(rt, {state.get(), slots.get()});
}

// Does an instance hold more than its attributes, which __new__() without arguments or items would
// not bring back?
bool holdsMore(Runtime& rt, const Type* type) {
  while (!type->definition) type = type->base;
  for (TypeId id : {TypeId::Object, TypeId::NoneType, TypeId::List, TypeId::Dict, TypeId::Set,
                    TypeId::ByteArray, TypeId::Float})
    if (type == rt.type(id)) return false;
  return !isSubtype(type, rt.exception(Exc::BaseException));
}

// What __new__ takes beside the class.
struct NewArguments {
  Local positional, keywords;
  bool given = false;
};

bool newArgumentsEx(Runtime& rt, Value function, Value self, NewArguments* out) {
  OURO_TRY_BOOL(result, call(rt, function, self));
  if (!isTuple(rt, result))
    return fail(rt, Exc::TypeError, "__getnewargs_ex__ should return a tuple, not '{}'",
                typeName(rt, result));
  auto items = result.as<Tuple>()->span();
  if (items.size() != 2)
    return fail(rt, Exc::ValueError, "__getnewargs_ex__ should return a tuple of length 2, not {}",
                items.size());
  if (!isTuple(rt, items[0]))
    return fail(rt, Exc::TypeError,
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{}'",
                typeName(rt, items[0]));
  if (!isDict(rt, items[1]))
    return fail(rt, Exc::TypeError,
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{}'",
                typeName(rt, items[1]));
  out->positional = Local(items[0]);
  out->keywords = Local(items[1]);
  return out->given = true;
}

bool newArguments(Runtime& rt, Value self, NewArguments* out) {
  Ref<Str> extended = intern(rt, "__getnewargs_ex__"), plain = intern(rt, "__getnewargs__");
  if (!extended || !plain) return false;
  Local type(typeOf(rt, self));
  OURO_TRY_BOOL(ex, lookupAttr(rt, type, extended.get()));
  if (!ex.isNotFound()) return newArgumentsEx(rt, ex, self, out);
  OURO_TRY_BOOL(function, lookupAttr(rt, type, plain.get()));
  out->positional = function.isNotFound() ? newTuple(rt, {}) : call(rt, function, self);
  out->given = !function.isNotFound();
  if (out->positional.isError()) return false;
  if (isTuple(rt, out->positional)) return true;
  return fail(rt, Exc::TypeError, "__getnewargs__ should return a tuple, not '{}'",
              typeName(rt, out->positional));
}

// (function, its arguments) that makes an object like this one.
bool makerOf(Runtime& rt, Value type, const NewArguments& given, Local* maker, Local* arguments) {
  bool named = given.keywords.get().isObject() && given.keywords.as<Dict>()->used > 0;
  *maker = copyregName(rt, named ? "__newobj_ex__" : "__newobj__");
  if (maker->isError()) return false;
  if (named) {
    *arguments = newTuple(rt, {type, given.positional.get(), given.keywords.get()});
  } else {
    std::vector<Value> all = {type};
    auto items = given.positional.as<Tuple>()->span();
    all.insert(all.end(), items.begin(), items.end());
    *arguments = newTuple(rt, all);
  }
  return !arguments->isError();
}

Owned dictItems(Runtime& rt, Value self) {
  Ref<Str> name = intern(rt, "items");
  if (!name) return Owned::error();
  OURO_TRY(items, callMethod(rt, self, name.get()));
  return iter(rt, items);
}

// Protocols 2 and above: (maker, its arguments, state, items of a list, items of a dict).
Owned reduceByNew(Runtime& rt, Value self) {
  Local type(typeOf(rt, self));
  NewArguments given;
  OURO_CHECK(newArguments(rt, self, &given));
  if (!given.given && holdsMore(rt, type.as<Type>())) {
    Type* cls = type.as<Type>();
    if (cls == rt.type(TypeId::MemoryView) || cls == rt.type(TypeId::Code))
      return raise(rt, Exc::TypeError, "cannot pickle {} objects", typeName(rt, self));
    return raise(rt, Exc::TypeError, "cannot pickle '{}' object", typeName(rt, self));
  }
  Local maker, arguments;
  OURO_CHECK(makerOf(rt, type, given, &maker, &arguments));
  OURO_TRY(state, getState(rt, self));
  OURO_TRY(listItems, isList(rt, self) ? iter(rt, self) : Owned::none());
  OURO_TRY(pairs, isDict(rt, self) ? dictItems(rt, self) : Owned::none());
  return newTuple(rt, {maker.get(), arguments.get(), state.get(), listItems.get(), pairs.get()});
}

Owned reduceByProtocol(Runtime& rt, Value self, int64_t protocol) {
  if (protocol >= 2) return reduceByNew(rt, self);
  OURO_TRY(function, copyregName(rt, "_reduce_ex"));
  return call(rt, function, self, Value::small(protocol));
}

}  // namespace

Owned getState(Runtime& rt, Value self) {
  Ref<Str> name = intern(rt, "__getstate__");
  return name ? callMethod(rt, self, name.get()) : Owned::error();
}

Owned object_getstate(Runtime& rt, Value self, Args) { return stateOf(rt, self); }

Owned object_reduce(Runtime& rt, Value self, Args) { return reduceByProtocol(rt, self, 0); }

Owned object_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol;
  if (!indexInt64(rt, args[0], &protocol)) return Owned::error();
  Value own = typeLookup(rt, typeOf(rt, self), rt.names.reduce);
  Value base = typeLookup(rt, rt.type(TypeId::Object), rt.names.reduce);
  if (!(own == base)) return callMethod(rt, self, rt.names.reduce);
  return reduceByProtocol(rt, self, protocol);
}

}  // namespace ouro
