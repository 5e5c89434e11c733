// Unpickler: what reads pickles from a file, and its memo as scripts see it.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

namespace {

Unpickler* of(Value self) { return self.as<Unpickler>(); }

constexpr Signature kSignature =
    "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None";

Owned unpickler_make(Runtime& rt, Type* cls, const CallArgs&) { return newUnpickler(rt, cls); }

bool unpickler_init(Runtime& rt, Value self, const CallArgs& arguments) {
  Value given[5];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "Unpickler", arguments, given, &keywords) < 0)
    return false;
  return setFile(rt, of(self), given[0]) &&
         setUpUnpickler(rt, of(self), given[1], given[2], given[3], given[4]);
}

Owned unpickler_load(Runtime& rt, Value self, Args) {
  Unpickler* u = of(self);
  State* state = stateOfType(typeOf(rt, self));
  if (!u->ready) {
    (void)failAs(
        rt, state->unpicklingError,
        fmt::format("Unpickler.__init__() was not called by {}.__init__()", typeName(rt, self)));
    return Owned::error();
  }
  Local old(fieldOrNone(u->persistentLoad));
  Ref<Str> name = intern(rt, "persistent_load");
  if (!name) return Owned::error();
  bool wasSet = !u->persistentLoad.isNull();
  if (!wasSet && !typeOf(rt, self)->definition) {
    OURO_TRY(method, lookupAttr(rt, self, name.get()));
    if (!method.isNotFound()) assignField(u->persistentLoad, method);
  }
  Local result = load(rt, state, u);
  if (!wasSet) dropField(u->persistentLoad);  // a bound method: self would hold itself
  return result.take();
}

Owned unpickler_find_class(Runtime& rt, Value self, Args args) {
  return findClass(rt, stateOfType(typeOf(rt, self)), of(self), args[0], args[1]);
}

constexpr MethodDef kMethods[] = {
    {"load", unpickler_load, "",
     "Load a pickle.\n\nRead a pickled object representation from the open file object given in\n"
     "the constructor, and return the reconstituted object hierarchy specified\ntherein."},
    {"find_class", unpickler_find_class, "module_name, global_name, /",
     "Return an object from a specified module.\n\nIf necessary, the module will be imported. "
     "Subclasses may override this\nmethod (e.g. to restrict unpickling of arbitrary classes and "
     "functions).\n\nThis method is called whenever a class or a function object is\nneeded.  Both "
     "arguments passed are str objects."},
};

// ---- the memo: {number: object}

struct MemoProxy : Object {
  Value unpickler;  // owned
};

void dropMemo(Unpickler* u) {
  Value* old = std::exchange(u->memo, nullptr);
  size_t size = std::exchange(u->memoCapacity, 0);
  size_t left = std::exchange(u->memoUsed, 0);
  dropField(u->sparseMemo);
  for (size_t i = 0; left > 0; i++) {
    if (old[i].isNull()) continue;
    release(old[i]);
    left--;
  }
  freeBuffer(old, size * sizeof(Value));
}

Owned copyMemo(Runtime& rt, const Unpickler* u) {
  OURO_TRY(copy, u->sparseMemo.isNull() ? newDict(rt) : dictCopy(rt, u->sparseMemo.as<Dict>()));
  for (size_t i = 0; i < u->memoCapacity; i++) {
    if (u->memo[i].isNull()) continue;
    OURO_CHECK(dictSet(rt, copy.as<Dict>(), Value::small(static_cast<int64_t>(i)), u->memo[i]));
  }
  return copy.take();
}

Owned get_memo(Runtime& rt, Value self) {
  auto* proxy = rt.make<MemoProxy>(stateOfType(typeOf(rt, self))->unpicklerMemo);
  if (!proxy) return Owned::error();
  assignField(proxy->unpickler, self);
  return Owned::adopt(proxy);
}

bool checkMemo(Runtime& rt, Value memo) {
  size_t position = 0;
  Value key, object;
  while (dictNext(memo.as<Dict>(), &position, &key, &object)) {
    int64_t number;
    if (!isInt(rt, key) || !intFits(rt, key, &number))
      return fail(rt, Exc::TypeError, "memo key must be integers");
    if (number < 0) return fail(rt, Exc::ValueError, "memo key must be positive integers.");
  }
  return true;
}

bool set_memo(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "attribute deletion is not supported");
  Local dict(value);
  if (typeOf(rt, value)->definition == &unpicklerMemoTypeDef) {
    dict = copyMemo(rt, of(value.as<MemoProxy>()->unpickler));
  } else if (!isDict(rt, value)) {
    return fail(rt, Exc::TypeError,
                "'memo' attribute must be an UnpicklerMemoProxy object or dict, not {}",
                typeName(rt, value));
  }
  if (dict.isError() || !checkMemo(rt, dict)) return false;
  dropMemo(of(self));
  size_t position = 0;
  Value key, object;
  int64_t number = 0;
  while (dictNext(dict.as<Dict>(), &position, &key, &object)) {
    (void)intFits(rt, key, &number);
    if (!putMemo(rt, of(self), static_cast<uint64_t>(number), object)) return false;
  }
  return true;
}

Owned get_persistent_load(Runtime& rt, Value self) {
  if (!of(self)->persistentLoad.isNull()) return Owned::share(of(self)->persistentLoad);
  return raise(rt, Exc::AttributeError, "persistent_load");
}
bool set_persistent_load(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "attribute deletion is not supported");
  if (!isCallable(rt, value))
    return fail(rt, Exc::TypeError, "persistent_load must be a callable taking one argument");
  assignField(of(self)->persistentLoad, value);
  return true;
}

constexpr GetSetDef kAttributes[] = {
    {"memo", get_memo, set_memo},
    {"persistent_load", get_persistent_load, set_persistent_load},
};

void unpickler_traverse(Object* object, Visitor& visitor) {
  auto* u = static_cast<Unpickler*>(object);
  for (Value v : {u->read, u->readline, u->peek, u->persistentLoad, u->buffers, u->encoding,
                  u->errors, u->input, u->sparseMemo})
    visit(visitor, v);
  for (size_t i = 0; i < u->length; i++) visit(visitor, u->stack[i]);
  for (size_t i = 0; i < u->memoCapacity; i++) visit(visitor, u->memo[i]);
}
void unpickler_clear(Object* object) {
  auto* u = static_cast<Unpickler*>(object);
  for (Value* v : {&u->read, &u->readline, &u->peek, &u->persistentLoad, &u->buffers, &u->encoding,
                   &u->errors, &u->input})
    dropField(*v);
  u->ready = false;
  while (u->length > 0) {
    Value last = u->stack[--u->length];
    release(last);
  }
  dropMemo(u);
}
void unpickler_destroy(Object* object) {
  auto* u = static_cast<Unpickler*>(object);
  unpickler_clear(object);
  freeBuffer(u->stack, u->capacity * sizeof(Value));
  freeBuffer(u->marks, u->markCapacity * sizeof(size_t));
  u->stack = nullptr;
  u->marks = nullptr;
}

Owned memo_clear(Runtime&, Value self, Args) {
  dropMemo(of(self.as<MemoProxy>()->unpickler));
  return Owned::none();
}
Owned memo_copy(Runtime& rt, Value self, Args) {
  return copyMemo(rt, of(self.as<MemoProxy>()->unpickler));
}
Owned memo_reduce(Runtime& rt, Value self, Args args) {
  OURO_TRY(copy, memo_copy(rt, self, args));
  OURO_TRY(arguments, newTuple(rt, {copy}));
  return newTuple(rt, {Value(rt.type(TypeId::Dict)), arguments});
}
constexpr MethodDef kMemoMethods[] = {
    {"clear", memo_clear, "", "Remove all items from memo."},
    {"copy", memo_copy, "", "Copy the memo to a new object."},
    {"__reduce__", memo_reduce, "", "Implement pickling support."},
};
void memo_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<MemoProxy*>(object)->unpickler);
}
void memo_destroy(Object* object) { dropField(static_cast<MemoProxy*>(object)->unpickler); }

bool setText(Runtime& rt, Value given, const char* otherwise, const char* name, Value& field) {
  Local text = given.isUnbound() ? newAscii(rt, otherwise) : Owned::share(given);
  if (text.isError()) return false;
  if (!isStr(rt, text))
    return fail(rt, Exc::TypeError, "Unpickler() argument '{}' must be str, not {}", name,
                typeName(rt, text));
  assignField(field, text);
  return true;
}

}  // namespace

Owned newUnpickler(Runtime& rt, Type* cls) {
  return ownedOrError(Ref<Unpickler>::adopt(rt.make<Unpickler>(cls)));
}

bool setFile(Runtime& rt, Unpickler* u, Value file) {
  Ref<Str> read = intern(rt, "read"), line = intern(rt, "readline"), peek = intern(rt, "peek");
  if (!read || !line || !peek) return false;
  OURO_TRY_BOOL(reader, lookupAttr(rt, file, read.get()));
  OURO_TRY_BOOL(liner, lookupAttr(rt, file, line.get()));
  OURO_TRY_BOOL(peeker, lookupAttr(rt, file, peek.get()));
  if (reader.isNotFound() || liner.isNotFound())
    return fail(rt, Exc::TypeError, "file must have 'read' and 'readline' attributes");
  assignField(u->read, reader);
  assignField(u->readline, liner);
  assignField(u->peek, peeker.isNotFound() ? Value::null() : peeker.get());
  dropField(u->input);
  u->isPeeked = false;
  return true;
}

bool setUpUnpickler(Runtime& rt, Unpickler* u, Value fixImports, Value encoding, Value errors,
                    Value buffers) {
  int fixes = fixImports.isUnbound() ? 1 : truth(rt, fixImports);
  if (fixes < 0 || !setText(rt, encoding, "ASCII", "encoding", u->encoding) ||
      !setText(rt, errors, "strict", "errors", u->errors))
    return false;
  u->fixImports = fixes;
  if (!buffers.isUnbound() && !buffers.isNone()) {
    OURO_TRY_BOOL(iterator, iter(rt, buffers));
    assignField(u->buffers, iterator);
  } else {
    dropField(u->buffers);
  }
  dropMemo(u);
  u->ready = true;
  return true;
}

const TypeDef unpicklerTypeDef = {
    .name = "Unpickler",
    .module = "_pickle",
    .basicSize = sizeof(Unpickler),
    .flags = kSubclassable | kContainerType,
    .traverse = unpickler_traverse,
    .clear = unpickler_clear,
    .destroy = unpickler_destroy,
    .slots = {.make = unpickler_make, .init = unpickler_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = kSignature,
    .doc = "This takes a binary file for reading a pickle data stream.",
};

const TypeDef unpicklerMemoTypeDef = {
    .name = "UnpicklerMemoProxy",
    .module = "_pickle",
    .basicSize = sizeof(MemoProxy),
    .flags = kContainerType | kNoInstances,
    .traverse = memo_traverse,
    .destroy = memo_destroy,
    .methods = kMemoMethods,
};

}  // namespace ouro::pickle
