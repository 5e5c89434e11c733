// Containers, classes and instances of a pickle. Whatever may run a script has its operands off the
// stack before: the script might load something else with the same Unpickler.

#include "runtime/args.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle_load.h"

namespace ouro::pickle {

bool Loader::loadTuple(size_t count) {
  if (u->length < u->fence + count) return failUnderflow();
  return push(tupleOf(u->length - count));
}
bool Loader::loadTupleAtMark() {
  size_t start;
  return popMark(&start) && push(tupleOf(start));
}

bool Loader::loadListAtMark() {
  size_t start;
  if (!popMark(&start)) return false;
  size_t count = u->length - start;
  u->length = start;
  return push(newListTaking(rt, u->stack + start, count));
}

bool Loader::loadDictAtMark() {
  size_t start;
  if (!popMark(&start)) return false;
  if ((u->length - start) % 2 != 0) return fail("odd number of items for DICT");
  OURO_TRY_BOOL(items, tupleOf(start));
  OURO_TRY_BOOL(dict, newDict(rt));
  auto span = items.as<Tuple>()->span();
  for (size_t i = 0; i < span.size(); i += 2)
    if (!dictSet(rt, dict.as<Dict>(), span[i], span[i + 1])) return false;
  return push(dict.take());
}

// Appends what lies from `start` on to the list below.
bool Loader::appendFrom(size_t start) {
  if (start <= u->fence) return failUnderflow();
  if (start == u->length) return true;
  Value target = u->stack[start - 1];
  if (isExactList(rt, target)) {
    auto* list = target.as<List>();
    size_t count = u->length - start;
    if (list->capacity < list->length + count && !growList(rt, list, list->length + count))
      return false;
    for (size_t i = 0; i < count; i++) list->items[list->length++] = u->stack[start + i];
    u->length = start;
    return true;
  }
  Local held(target);
  OURO_TRY_BOOL(items, tupleOf(start));
  Ref<Str> extend = intern(rt, "extend"), add = intern(rt, "append");
  if (!extend || !add) return false;
  OURO_TRY_BOOL(method, lookupAttr(rt, held, extend.get()));
  if (!method.isNotFound()) {
    OURO_TRY_BOOL(list, listFrom(rt, items));
    OURO_TRY_BOOL(done, call(rt, method, list));
    return true;
  }
  OURO_TRY_BOOL(one, getAttr(rt, held, add.get()));
  for (Value item : items.as<Tuple>()->span()) {
    OURO_TRY_BOOL(done, call(rt, one, item));
  }
  return true;
}

bool Loader::setItemsFrom(size_t start) {
  if (start <= u->fence) return failUnderflow();
  if ((u->length - start) % 2 != 0) return fail("odd number of items for SETITEMS");
  Local target(u->stack[start - 1]);
  bool isPlain = isExactDict(rt, target);
  // The stack may change meanwhile: each round looks anew, and holds what it uses.
  for (size_t i = start; i + 1 < u->length; i += 2) {
    Local key(u->stack[i]), value(u->stack[i + 1]);
    bool ok =
        isPlain ? dictSet(rt, target.as<Dict>(), key, value) : setItem(rt, target, key, value);
    if (!ok) return false;
  }
  cut(start);
  return true;
}

bool Loader::addItems() {
  size_t start;
  if (!popMark(&start)) return false;
  if (start <= u->fence) return failUnderflow();
  Local target(u->stack[start - 1]);
  OURO_TRY_BOOL(items, tupleOf(start));
  if (isAnySet(rt, target) && !isFrozenSet(rt, target))
    return setUpdate(rt, target.as<Set>(), items);
  Ref<Str> name = intern(rt, "add");
  if (!name) return false;
  OURO_TRY_BOOL(method, getAttr(rt, target, name.get()));
  for (Value item : items.as<Tuple>()->span()) {
    OURO_TRY_BOOL(done, call(rt, method, item));
  }
  return true;
}

bool Loader::loadFrozenSet() {
  size_t start;
  if (!popMark(&start)) return false;
  OURO_TRY_BOOL(items, tupleOf(start));
  return push(newFrozenSet(rt, items));
}

// ---- classes

bool Loader::pushClass(Value module, Value name) {
  if (typeOf(rt, u)->definition) return push(findClass(rt, state, u, module, name));
  Ref<Str> method = intern(rt, "find_class");
  if (!method) return false;
  const Value arguments[] = {module, name};
  return push(callMethod(rt, u, method.get(), arguments));
}

bool Loader::loadGlobalLine() {
  std::string_view line;
  if (!readLine(&line)) return false;
  OURO_TRY_BOOL(module, newStr(rt, line));
  if (!readLine(&line)) return false;
  if (line.empty()) return failTruncated();
  OURO_TRY_BOOL(name, newStr(rt, line));
  return pushClass(module, name);
}

bool Loader::loadStackGlobal() {
  Local name, module;
  if (u->length < u->fence + 2) return fail("STACK_GLOBAL requires str");
  if (!pop(&name) || !pop(&module)) return false;
  if (!isExactStr(rt, name) || !isExactStr(rt, module)) return fail("STACK_GLOBAL requires str");
  return pushClass(module, name);
}

bool Loader::loadExtension(size_t bytes) {
  uint64_t number;
  if (!readNumber(bytes, &number)) return false;
  auto code = static_cast<int64_t>(bytes == 4 ? static_cast<int32_t>(number) : number);
  if (code <= 0) return fail("EXT specifies code <= 0");
  Value key = Value::small(code);
  Value known = dictGet(rt, state->extensionCache.as<Dict>(), key);
  if (known.isError()) return false;
  if (!known.isNotFound()) return push(known);
  Value pair = dictGet(rt, state->invertedExtensions.as<Dict>(), key);
  if (pair.isError()) return false;
  if (pair.isNotFound())
    return ouro::fail(rt, Exc::ValueError, "unregistered extension code {}", code);
  Local held(pair);
  bool isPair = isTuple(rt, pair) && pair.as<Tuple>()->length == 2;
  if (!isPair || !isStr(rt, (*pair.as<Tuple>())[0]) || !isStr(rt, (*pair.as<Tuple>())[1]))
    return ouro::fail(rt, Exc::ValueError, "_inverted_registry[{}] isn't a 2-tuple of strings",
                      code);
  if (!pushClass((*pair.as<Tuple>())[0], (*pair.as<Tuple>())[1])) return false;
  Value made;
  return top(&made) && dictSet(rt, state->extensionCache.as<Dict>(), key, made);
}

// ---- instances

// cls(*arguments); without arguments, of a class that has no __getinitargs__, cls.__new__(cls).
bool Loader::instantiate(Value cls, Value arguments) {
  if (arguments.as<Tuple>()->length == 0 && asType(rt, cls)) {
    Ref<Str> name = intern(rt, "__getinitargs__");
    if (!name) return false;
    OURO_TRY_BOOL(method, lookupAttr(rt, cls, name.get()));
    if (method.isNotFound()) return push(callMethod(rt, cls, rt.names.new_, {&cls, 1}));
  }
  return push(call(rt, cls, arguments.as<Tuple>()->span()));
}

bool Loader::loadInst() {
  size_t start;
  std::string_view line;
  if (!popMark(&start)) return false;
  OURO_TRY_BOOL(arguments, tupleOf(start));
  if (!loadGlobalLine()) return false;
  Local cls;
  return pop(&cls) && instantiate(cls, arguments);
}

bool Loader::loadObj() {
  size_t start;
  if (!popMark(&start)) return false;
  if (u->length - start < 1) return failUnderflow();
  OURO_TRY_BOOL(arguments, tupleOf(start + 1));
  Local cls;
  return pop(&cls) && instantiate(cls, arguments);
}

bool Loader::loadReduce() {
  Local arguments, callable;
  if (!pop(&arguments) || !pop(&callable)) return false;
  if (!isTuple(rt, arguments))
    return ouro::fail(rt, Exc::TypeError, "argument list must be a tuple");
  return push(call(rt, callable, arguments.as<Tuple>()->span()));
}

bool Loader::loadNewObject(bool hasKeywords) {
  const char* op = hasKeywords ? "NEWOBJ_EX" : "NEWOBJ";
  Local keywords, arguments, cls;
  if ((hasKeywords && !pop(&keywords)) || !pop(&arguments) || !pop(&cls)) return false;
  auto wrong = [&](const char* what, const char* wanted, Value v) {
    return fail(fmt::format("{} {} must be a {}, not {}", op, what, wanted, typeName(rt, v)));
  };
  Type* type = asType(rt, cls);
  if (!type) return wrong("class argument", "type", cls);
  if (!type->slots.make) return fail(fmt::format("{} class argument has NULL tp_new", op));
  if (!isTuple(rt, arguments)) return wrong("args argument", "tuple", arguments);
  if (hasKeywords && !isDict(rt, keywords)) return wrong("kwargs argument", "dict", keywords);
  auto* given = arguments.as<Tuple>();
  auto count = static_cast<uint32_t>(given->length);
  if (!hasKeywords || keywords.as<Dict>()->used == 0)
    return push(type->slots.make(rt, type, {given->items(), count, nullptr}));
  size_t position = 0;
  Value key, value;
  while (dictNext(keywords.as<Dict>(), &position, &key, &value))
    if (!isStr(rt, key)) return ouro::fail(rt, Exc::TypeError, "keywords must be strings");
  return push(passKeywords(rt, keywords, given->span(),
                           [&](const CallArgs& call) { return type->slots.make(rt, type, call); }));
}

namespace {

// Is __dict__ of this type's instances what every class has, so that nobody sees how it is filled?
bool hasPlainDict(Runtime& rt, Type* type) {
  if (type->definition || !type->has(kHasDict) ||
      type->slots.getAttribute != rt.type(TypeId::Object)->slots.getAttribute)
    return false;
  Value accessor = typeLookup(rt, type, rt.names.dict);
  return isExactly(accessor, TypeId::GetSetDescriptor) &&
         accessor.as<GetSetDescriptor>()->definition == &dictAccessor();
}

}  // namespace

bool Loader::setAttributes(Value object, Value attributes) {
  if (!isDict(rt, attributes)) return fail("state is not a dictionary");
  bool isPlain = hasPlainDict(rt, typeOf(rt, object));
  OURO_TRY_BOOL(dict, isPlain ? Owned::none() : getAttr(rt, object, rt.names.dict));
  size_t position = 0;
  Value key, value;
  while (dictNext(attributes.as<Dict>(), &position, &key, &value)) {
    Local heldKey(key), heldValue(value);
    bool isName = isExactStr(rt, key);
    if (isName) {
      Ref<Str> name = intern(rt, key.as<Str>());
      if (!name) return false;
      heldKey = Local(Value(name.get()));
    }
    if (isPlain && !isName) {
      isPlain = false;
      dict = getAttr(rt, object, rt.names.dict);
      if (dict.isError()) return false;
    }
    bool ok = isPlain ? setOwnAttr(rt, object.object(), heldKey.as<Str>(), heldValue)
                      : setItem(rt, dict, heldKey, heldValue);
    if (!ok) return false;
  }
  return true;
}

// The object's state as its attributes: a dict for its __dict__, and one to be set one by one.
bool Loader::buildFrom(Value object, Value slots, Value attributes) {
  if (!attributes.isNone() && !setAttributes(object, attributes)) return false;
  if (slots.isNull() || slots.isNone()) return true;
  if (!isDict(rt, slots)) return fail("slot state is not a dictionary");
  size_t position = 0;
  Value key, value;
  while (dictNext(slots.as<Dict>(), &position, &key, &value)) {
    if (!isStr(rt, key)) return ouro::fail(rt, Exc::TypeError, "attribute name must be string");
    Local heldKey(key), heldValue(value);
    Ref<Str> name = intern(rt, key.as<Str>());
    if (!name || !setAttr(rt, object, name.get(), value)) return false;
  }
  return true;
}

bool Loader::loadBuild() {
  Local given;
  Value object;
  if (!pop(&given) || !top(&object)) return false;
  Local held(object);
  OURO_TRY_BOOL(setState, lookupAttr(rt, held, rt.names.setstate));
  if (!setState.isNotFound()) {
    OURO_TRY_BOOL(done, call(rt, setState, given));
    return true;
  }
  Local slots, attributes = given;
  if (isTuple(rt, given) && given.as<Tuple>()->length == 2) {
    attributes = Local((*given.as<Tuple>())[0]);
    slots = Local((*given.as<Tuple>())[1]);
  }
  return buildFrom(held, slots, attributes);
}

}  // namespace ouro::pickle
