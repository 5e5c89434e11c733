// How an object is written: by its type, as something known already, by a persistent id, or as what
// its __reduce_ex__ says.

#include "runtime/args.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/reduce.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

bool Saver::dump(Value object) {
  if (p->protocol >= 2 && !writeNumber(kProto, static_cast<uint64_t>(p->protocol), 1)) return false;
  p->framing = p->protocol >= 4;
  p->frameStart = -1;
  bool ok = save(object) && write(kStop) && closeFrame();
  p->framing = false;
  return ok;
}

bool Saver::savePersistent(Value id) {
  if (p->binary) return save(id, false) && write(kBinPersId);
  OURO_TRY_BOOL(text, str(rt, id));
  if (!text.as<Str>()->isAscii()) return fail("persistent IDs in protocol 0 must be ASCII strings");
  return write("P" + toUtf8(text.as<Str>()) + "\n");
}

bool Saver::saveWithId(Value object) {
  OURO_TRY_BOOL(id, call(rt, p->persistentId, object));
  if (!id.get().isNone()) return savePersistent(id);
  return object.isSmall() ? saveSmall(object.small()) : saveObject(object);
}

bool Saver::saveObject(Value object) {
  Type* type = typeOf(rt, object);
  if (type == rt.type(TypeId::Int)) return saveInt(object);
  if (object.isNone()) return write(kNone);
  if (object.isBool()) {
    if (p->protocol >= 2) return write(object.isTrue() ? kNewTrue : kNewFalse);
    return write(object.isTrue() ? "I01\n" : "I00\n");
  }
  if (type == rt.type(TypeId::Float)) return saveFloat(object);
  if (int64_t known = p->memo.find(object); known >= 0) return recall(known);
  if (type == rt.type(TypeId::Str)) return saveStr(object);
  if (type == rt.type(TypeId::Bytes)) return saveBytes(object);
  return saveContent(object, type);
}

bool Saver::saveContent(Value object, Type* type) {
  RecursionGuard guard(rt, " while pickling an object");
  if (!guard.ok()) return false;
  Local held(object);
  bool done = true;
  return saveUnseen(object, type, &done) && (done || saveOther(object, type));
}

// A container of a built-in type; *done: false when it is none.
bool Saver::saveUnseen(Value object, Type* type, bool* done) {
  if (!heedSignals(rt)) return false;
  if (type == rt.type(TypeId::Dict)) return saveDict(object);
  if (type == rt.type(TypeId::List)) return saveList(object);
  if (type == rt.type(TypeId::Tuple)) return saveTuple(object);
  if (type == rt.type(TypeId::Set)) return saveSet(object);
  if (type == rt.type(TypeId::FrozenSet)) return saveFrozenSet(object);
  if (type == rt.type(TypeId::ByteArray)) return saveByteArray(object);
  if (type == state->buffer) return saveBuffer(object);
  *done = false;
  return true;
}

namespace {

// What a dispatch table has for a type; notFound().
Owned reducerIn(Runtime& rt, Value table, Type* type) {
  if (isExactDict(rt, table)) {
    Value found = dictGet(rt, table.as<Dict>(), Value(type));
    return found.isError() || found.isNotFound() ? Owned::adopt(found) : Owned::share(found);
  }
  Local found = getItem(rt, table, Value(type));
  if (!found.isError() || !errorMatches(rt, Exc::KeyError)) return found.take();
  clearError(rt);
  return Owned::notFound();
}

}  // namespace

bool Saver::saveOther(Value object, Type* type) {
  if (!p->reducerOverride.isNull()) {
    OURO_TRY_BOOL(reduced, call(rt, p->reducerOverride, object));
    if (!reduced.get().isNotImplemented()) return saveReduced(object, reduced);
  }
  if (type == rt.type(TypeId::Type)) return saveType(object);
  if (type == rt.type(TypeId::Function)) return saveGlobal(object, Value::null());
  Value table = p->dispatchTable.isNull() ? state->dispatchTable : p->dispatchTable;
  Local heldTable(table);
  OURO_TRY_BOOL(reducer, reducerIn(rt, table, type));
  if (!reducer.isNotFound()) {
    OURO_TRY_BOOL(reduced, call(rt, reducer, object));
    return saveReduced(object, reduced);
  }
  if (asType(rt, object)) return saveGlobal(object, Value::null());
  OURO_TRY_BOOL(reduced, reduceItself(rt, object, p->protocol));
  if (reduced.isNotFound()) {
    return failShown(fmt::format("can't pickle '{}' object: ", typeName(rt, object)).c_str(),
                     object, "");
  }
  return saveReduced(object, reduced);
}

bool Saver::saveReduced(Value object, Value reduced) {
  if (isStr(rt, reduced)) return saveGlobal(object, reduced);
  if (!isTuple(rt, reduced)) return fail("__reduce__ must return a string or tuple");
  auto* parts = reduced.as<Tuple>();
  if (parts->length < 2 || parts->length > 6)
    return fail("tuple returned by __reduce__ must contain 2 through 6 elements");
  auto part = [&](size_t i) {
    return i < parts->length && !(*parts)[i].isNone() ? (*parts)[i] : Value::null();
  };
  Reduced r{(*parts)[0], (*parts)[1], part(2), part(3), part(4), part(5)};
  return saveReduce(r, object);
}

bool Saver::saveAs(Value object, Value callable, Owned arguments) {
  OURO_TRY_BOOL(held, arguments);
  Value null = Value::null();
  return saveReduce({callable, held, null, null, null, null}, object);
}

namespace {

bool isIterator(const Runtime& rt, Value v) { return typeOf(rt, v)->slots.next != nullptr; }

}  // namespace

// object null: nothing is to be remembered.
bool Saver::saveReduce(const Reduced& r, Value object) {
  auto wrong = [&](const char* which, const char* what, Value v) {
    return fail(fmt::format("{} element of the tuple returned by __reduce__ must be {}, not {}",
                            which, what, typeName(rt, v)));
  };
  if (!isCallable(rt, r.callable))
    return fail("first item of the tuple returned by __reduce__ must be callable");
  if (!isTuple(rt, r.arguments))
    return fail("second item of the tuple returned by __reduce__ must be a tuple");
  if (!r.listItems.isNull() && !isIterator(rt, r.listItems))
    return wrong("fourth", "an iterator", r.listItems);
  if (!r.dictItems.isNull() && !isIterator(rt, r.dictItems))
    return wrong("fifth", "an iterator", r.dictItems);
  if (!r.stateSetter.isNull() && !isCallable(rt, r.stateSetter))
    return wrong("sixth", "a function", r.stateSetter);
  if (!saveCall(r, object)) return false;
  if (!object.isNull()) {
    // A recursive object may be known by now.
    if (int64_t known = p->memo.find(object); known >= 0) return write(kPop) && recall(known);
    if (!remember(object)) return false;
  }
  return (r.listItems.isNull() || saveItems(r.listItems, false)) &&
         (r.dictItems.isNull() || saveItems(r.dictItems, true)) &&
         (r.state.isNull() || saveState(r, object));
}

bool Saver::saveCall(const Reduced& r, Value object) {
  if (p->protocol >= 2) {
    // What a class is called no attribute of its own can hide.
    const bool isClass = isExactly(r.callable, TypeId::Type) && r.callable.as<Type>()->name;
    OURO_TRY_BOOL(name, isClass ? Owned::share(Value(r.callable.as<Type>()->name.get()))
                                : lookupAttr(rt, r.callable, rt.names.name));
    if (!name.isNotFound() && isStr(rt, name)) {
      if (equal(name.as<Str>(), "__newobj__")) return saveNewObject(r, object);
      if (equal(name.as<Str>(), "__newobj_ex__")) return saveNewObjectEx(r);
    }
  }
  return save(r.callable) && save(r.arguments) && write(kReduce);
}

// cls.__new__(cls, *arguments)
bool Saver::saveNewObject(const Reduced& r, Value object) {
  auto* arguments = r.arguments.as<Tuple>();
  if (arguments->length < 1) return fail("__newobj__ arglist is empty");
  Value cls = (*arguments)[0];
  if (!asType(rt, cls)) return fail("args[0] from __newobj__ args is not a type");
  if (!object.isNull()) {
    OURO_TRY_BOOL(own, getAttr(rt, object, rt.names.class_));
    if (own.get() != cls) return fail("args[0] from __newobj__ args has the wrong class");
  }
  OURO_TRY_BOOL(rest, newTuple(rt, arguments->span().subspan(1)));
  return save(cls) && save(rest) && write(kNewObj);
}

// cls.__new__(cls, *arguments, **keywords)
bool Saver::saveNewObjectEx(const Reduced& r) {
  auto* parts = r.arguments.as<Tuple>();
  if (parts->length != 3)
    return fail(fmt::format("length of the NEWOBJ_EX argument tuple must be exactly 3, not {}",
                            parts->length));
  Value cls = (*parts)[0], arguments = (*parts)[1], keywords = (*parts)[2];
  auto wrong = [&](const char* which, const char* what, Value v) {
    return fail(fmt::format("{} item from NEWOBJ_EX argument tuple must be a {}, not {}", which,
                            what, typeName(rt, v)));
  };
  if (!asType(rt, cls)) return wrong("first", "class", cls);
  if (!isTuple(rt, arguments)) return wrong("second", "tuple", arguments);
  if (!isDict(rt, keywords)) return wrong("third", "dict", keywords);
  if (p->protocol >= 4) return save(cls) && save(arguments) && save(keywords) && write(kNewObjEx);
  // No opcode takes keywords: partial(cls.__new__, cls, *arguments, **keywords)().
  OURO_TRY_BOOL(make, getAttr(rt, cls, rt.names.new_));
  OURO_TRY_BOOL(functools, importModule(rt, "functools"));
  Ref<Str> name = intern(rt, "partial");
  if (!name) return false;
  OURO_TRY_BOOL(partial, getAttr(rt, functools, name.get()));
  std::vector<Value> values{make, cls};
  for (Value v : arguments.as<Tuple>()->span()) values.push_back(v);
  OURO_TRY_BOOL(bound, passKeywords(rt, keywords, values, [&](const CallArgs& given) {
                  return call(rt, partial, given);
                }));
  OURO_TRY_BOOL(nothing, newTuple(rt, {}));
  return save(bound) && save(nothing) && write(kReduce);
}

bool Saver::saveState(const Reduced& r, Value object) {
  if (r.stateSetter.isNull()) return save(r.state) && write(kBuild);
  // setter(object, state), whose result nobody wants
  return save(r.stateSetter) && save(object) && save(r.state) && write(kTuple2) && write(kReduce) &&
         write(kPop);
}

}  // namespace ouro::pickle
