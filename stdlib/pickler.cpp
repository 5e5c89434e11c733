// Pickler: what writes pickles to a file, and its memo as scripts see it.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

namespace {

Pickler* of(Value self) { return self.as<Pickler>(); }

Owned pickler_make(Runtime& rt, Type* cls, const CallArgs&) { return newPickler(rt, cls); }

constexpr Signature kSignature = "file, protocol=None, fix_imports=True, buffer_callback=None";

bool pickler_init(Runtime& rt, Value self, const CallArgs& arguments) {
  Value given[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "Pickler", arguments, given, &keywords) < 0)
    return false;
  return setUpPickler(rt, of(self), given[0], given[1], given[2], given[3]);
}

// A method that a subclass, or the instance, may have.
bool findHook(Runtime& rt, Value self, const char* name, Value& field) {
  Ref<Str> key = intern(rt, name);
  if (!key) return false;
  OURO_TRY_BOOL(method, lookupAttr(rt, self, key.get()));
  assignField(field, method.isNotFound() ? Value::null() : method.get());
  return true;
}

Owned pickler_dump(Runtime& rt, Value self, Args args) {
  Pickler* p = of(self);
  State* state = stateOfType(typeOf(rt, self));
  if (!p->ready) {
    (void)failAs(
        rt, state->picklingError,
        fmt::format("Pickler.__init__() was not called by {}.__init__()", typeName(rt, self)));
    return Owned::error();
  }
  p->length = 0;
  OURO_CHECK(findHook(rt, self, "persistent_id", p->persistentId) &&
             findHook(rt, self, "reducer_override", p->reducerOverride));
  Saver saver(rt, state, p);
  bool ok = saver.dump(args[0]);
  // They are bound methods: self would hold itself.
  dropField(p->persistentId);
  dropField(p->reducerOverride);
  if (!ok) return Owned::error();
  OURO_TRY(bytes, saver.finish());
  p->length = 0;
  OURO_TRY(written, call(rt, p->write, bytes));
  return Owned::none();
}

Owned pickler_clear_memo(Runtime&, Value self, Args) {
  of(self)->memo.clear();
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"dump", pickler_dump, "obj, /",
     "Write a pickled representation of the given object to the open file."},
    {"clear_memo", pickler_clear_memo, "",
     "Clears the pickler's \"memo\".\n\nThe memo is the data structure that remembers which "
     "objects "
     "the\npickler has already seen, so that shared or recursive objects are\npickled by reference "
     "and not by value.  This method is useful when\nre-using picklers."},
};

// ---- the memo: {id: (number, object)}

struct MemoProxy : Object {
  Value pickler;  // owned
};

Owned copyMemo(Runtime& rt, const Pickler* p) {
  OURO_TRY(copy, newDict(rt));
  Ref<Str> name = intern(rt, "id");
  if (!name) return Owned::error();
  Local id(dictGet(rt, rt.builtins, name.get()));
  for (size_t i = 0; i < p->memo.capacity; i++) {
    Value object = p->memo.entries[i].object;
    if (object.isNull()) continue;
    OURO_TRY(key, call(rt, id, object));
    OURO_TRY(entry,
             newTuple(rt, {Value::small(static_cast<int64_t>(p->memo.entries[i].number)), object}));
    OURO_CHECK(dictSet(rt, copy.as<Dict>(), key, entry));
  }
  return copy.take();
}

Owned get_memo(Runtime& rt, Value self) {
  auto* proxy = rt.make<MemoProxy>(stateOfType(typeOf(rt, self))->picklerMemo);
  if (!proxy) return Owned::error();
  assignField(proxy->pickler, self);
  return Owned::adopt(proxy);
}

bool fillMemo(Runtime& rt, Value from, Memo* memo) {
  size_t position = 0;
  Value key, entry;
  while (dictNext(from.as<Dict>(), &position, &key, &entry)) {
    if (!isTuple(rt, entry) || entry.as<Tuple>()->length != 2)
      return fail(rt, Exc::TypeError, "'memo' values must be 2-item tuples");
    int64_t number;
    if (!isInt(rt, (*entry.as<Tuple>())[0]) || !intFits(rt, (*entry.as<Tuple>())[0], &number))
      return fail(rt, Exc::TypeError, "an integer is required");
    Value object = (*entry.as<Tuple>())[1];
    // What lies in the word is never remembered.
    if (object.isObject() && !memo->add(rt, object, static_cast<uint64_t>(number))) return false;
  }
  return true;
}

bool set_memo(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "attribute deletion is not supported");
  Local dict(value);
  if (typeOf(rt, value)->definition == &picklerMemoTypeDef) {
    dict = copyMemo(rt, of(value.as<MemoProxy>()->pickler));
  } else if (!isDict(rt, value)) {
    return fail(rt, Exc::TypeError,
                "'memo' attribute must be a PicklerMemoProxy object or dict, not {}",
                typeName(rt, value));
  }
  if (dict.isError()) return false;
  Memo fresh;
  bool ok = fillMemo(rt, dict, &fresh);
  if (ok) std::swap(fresh, of(self)->memo);
  fresh.clear();
  return ok;
}

Owned get_dispatch_table(Runtime& rt, Value self) {
  if (!of(self)->dispatchTable.isNull()) return Owned::share(of(self)->dispatchTable);
  return raise(rt, Exc::AttributeError, "dispatch_table");
}

Owned get_persistent_id(Runtime& rt, Value self) {
  if (!of(self)->ownPersistentId.isNull()) return Owned::share(of(self)->ownPersistentId);
  return raise(rt, Exc::AttributeError, "persistent_id");
}
bool set_persistent_id(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "attribute deletion is not supported");
  if (!isCallable(rt, value))
    return fail(rt, Exc::TypeError, "persistent_id must be a callable taking one argument");
  assignField(of(self)->ownPersistentId, value);
  return true;
}

template <bool Pickler::*member>
Owned get_bool(Runtime&, Value self) {
  return smallInt(of(self)->*member);
}
template <bool Pickler::*member>
bool set_bool(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "can't delete numeric/char attribute");
  int64_t number;
  if (!indexInt64(rt, value, &number)) return false;
  of(self)->*member = number != 0;
  return true;
}

constexpr GetSetDef kAttributes[] = {
    {"memo", get_memo, set_memo},
    {"persistent_id", get_persistent_id, set_persistent_id},
    {"dispatch_table", get_dispatch_table, setField<&Pickler::dispatchTable>},
    {"bin", get_bool<&Pickler::binary>, set_bool<&Pickler::binary>},
    {"fast", get_bool<&Pickler::fast>, set_bool<&Pickler::fast>},
};

void pickler_traverse(Object* object, Visitor& visitor) {
  auto* p = static_cast<Pickler*>(object);
  for (Value v : {p->write, p->bufferCallback, p->dispatchTable, p->ownPersistentId,
                  p->persistentId, p->reducerOverride})
    visit(visitor, v);
  for (size_t i = 0; i < p->memo.capacity; i++) visit(visitor, p->memo.entries[i].object);
}
void pickler_clear(Object* object) {
  auto* p = static_cast<Pickler*>(object);
  for (Value* v : {&p->write, &p->bufferCallback, &p->dispatchTable, &p->ownPersistentId,
                   &p->persistentId, &p->reducerOverride})
    dropField(*v);
  p->memo.clear();
}
void pickler_destroy(Object* object) {
  auto* p = static_cast<Pickler*>(object);
  pickler_clear(object);
  freeBuffer(p->out, p->capacity);
  p->out = nullptr;
  p->capacity = 0;
}

Owned memo_clear(Runtime&, Value self, Args) {
  of(self.as<MemoProxy>()->pickler)->memo.clear();
  return Owned::none();
}
Owned memo_copy(Runtime& rt, Value self, Args) {
  return copyMemo(rt, of(self.as<MemoProxy>()->pickler));
}
Owned memo_reduce(Runtime& rt, Value self, Args args) {
  OURO_TRY(copy, memo_copy(rt, self, args));
  OURO_TRY(arguments, newTuple(rt, {copy}));
  return newTuple(rt, {Value(rt.type(TypeId::Dict)), arguments});
}
constexpr MethodDef kMemoMethods[] = {
    {"clear", memo_clear, "", "Remove all items from memo."},
    {"copy", memo_copy, "", "Copy the memo to a new object."},
    {"__reduce__", memo_reduce, "", "Implement pickle support."},
};
void memo_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<MemoProxy*>(object)->pickler);
}
void memo_destroy(Object* object) { dropField(static_cast<MemoProxy*>(object)->pickler); }

bool readProtocol(Runtime& rt, Value value, int64_t* protocol) {
  *protocol = kDefaultProtocol;
  if (value.isUnbound() || value.isNone()) return true;
  if (!indexInt64(rt, value, protocol)) return false;
  if (*protocol < 0) *protocol = kHighestProtocol;
  return *protocol <= kHighestProtocol ||
         fail(rt, Exc::ValueError, "pickle protocol must be <= {}", kHighestProtocol);
}

}  // namespace

Owned newPickler(Runtime& rt, Type* cls) {
  auto* made = rt.make<Pickler>(cls);
  if (!made) return Owned::error();
  made->frameStart = -1;
  return Owned::adopt(made);
}

bool setUpPickler(Runtime& rt, Pickler* p, Value file, Value protocol, Value fixImports,
                  Value callback) {
  if (!readProtocol(rt, protocol, &p->protocol)) return false;
  int fixes = fixImports.isUnbound() ? 1 : truth(rt, fixImports);
  if (fixes < 0) return false;
  p->binary = p->protocol > 0;
  p->fixImports = fixes && p->protocol < 3;
  p->fast = false;
  if (!callback.isUnbound() && !callback.isNone()) {
    if (p->protocol < 5) return fail(rt, Exc::ValueError, "buffer_callback needs protocol >= 5");
    assignField(p->bufferCallback, callback);
  }
  if (!file.isUnbound()) {
    Ref<Str> name = intern(rt, "write");
    if (!name) return false;
    OURO_TRY_BOOL(write, lookupAttr(rt, file, name.get()));
    if (write.isNotFound()) return fail(rt, Exc::TypeError, "file must have a 'write' attribute");
    assignField(p->write, write);
  }
  p->memo.clear();
  Ref<Str> name = intern(rt, "dispatch_table");
  if (!name) return false;
  if (!typeOf(rt, p)->definition) {  // a subclass may have one
    OURO_TRY_BOOL(table, lookupAttr(rt, p, name.get()));
    if (!table.isNotFound()) assignField(p->dispatchTable, table);
  }
  p->ready = true;
  return true;
}

const TypeDef picklerTypeDef = {
    .name = "Pickler",
    .module = "_pickle",
    .basicSize = sizeof(Pickler),
    .flags = kSubclassable | kContainerType,
    .traverse = pickler_traverse,
    .clear = pickler_clear,
    .destroy = pickler_destroy,
    .slots = {.make = pickler_make, .init = pickler_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = kSignature,
    .doc = "This takes a binary file for writing a pickle data stream.",
};

const TypeDef picklerMemoTypeDef = {
    .name = "PicklerMemoProxy",
    .module = "_pickle",
    .basicSize = sizeof(MemoProxy),
    .flags = kContainerType | kNoInstances,
    .traverse = memo_traverse,
    .destroy = memo_destroy,
    .methods = kMemoMethods,
};

}  // namespace ouro::pickle
