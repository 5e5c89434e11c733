// itemgetter, attrgetter and methodcaller.

#include <cstring>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/operator.h"

namespace ouro {

Owned callWithKeywords(Runtime& rt, Value callable, std::span<const Value> positional,
                       Value keywords) {
  return passKeywords(rt, keywords, positional,
                      [&](const CallArgs& args) { return call(rt, callable, args); });
}

namespace {

struct Getter : Object {
  Tuple* items;  // the keys, or the names as given; owned
  // attrgetter: each name, or a tuple of its parts between the dots. methodcaller: the dict of
  // keyword arguments, or None. Owned, or null.
  Value more;
};

Getter* of(Value self) { return self.as<Getter>(); }

void getter_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Getter*>(object)->items);
  visit(visitor, static_cast<Getter*>(object)->more);
}
void getter_destroy(Object* object) {
  auto* self = static_cast<Getter*>(object);
  if (self->items) release(std::exchange(self->items, nullptr));
  Value more = std::exchange(self->more, Value::null());
  if (!more.isNull()) release(more);
}

Owned newGetter(Runtime& rt, Type* cls, Value items, Value more) {
  auto* self = rt.make<Getter>(cls);
  if (!self) return Owned::error();
  retain(items);
  self->items = items.as<Tuple>();
  if (!more.isNull()) retain(more);
  self->more = more;
  return Owned::adopt(self);
}

bool atLeastOne(Runtime& rt, const char* name, const CallArgs& given) {
  if (given.names && given.names->length)
    return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", name);
  if (given.positional > 0) return true;
  return fail(rt, Exc::TypeError, "{} expected 1 argument, got 0", name);
}

[[gnu::always_inline]] inline bool oneArgument(Runtime& rt, const char* name,
                                               const CallArgs& given) {
  if (given.positional == 1 && !given.names) [[likely]]
    return true;
  if (given.names && given.names->length)
    return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", name);
  if (given.positional == 1) return true;
  return fail(rt, Exc::TypeError, "{} expected 1 argument, got {}", name, given.positional);
}

// One result for one item, a tuple for several.
template <class F>
Owned getEach(Runtime& rt, Tuple* items, F get) {
  if (items->length == 1) return get(0);
  Tuple* results = allocateTuple(rt, items->length);
  if (!results) return Owned::error();
  Local held = Owned::adopt(results);
  for (size_t i = 0; i < items->length; i++) {
    Owned result = get(i);
    if (result.isError()) return Owned::error();
    results->items()[i] = result.take();
  }
  return held.take();
}

// operator.NAME(item, ...)
Owned getterRepr(Runtime& rt, const char* name, std::span<const Value> items, Value keywords) {
  StrBuilder text(rt);
  OURO_CHECK(text.append("operator.") && text.append(name) && text.append("("));
  for (size_t i = 0; i < items.size(); i++)
    OURO_CHECK((i == 0 || text.append(", ")) && text.appendRepr(items[i]));
  if (keywords.isObject() && !keywords.isNull()) {
    size_t position = 0;
    Value key, value;
    Local held(keywords);
    while (dictNext(keywords.as<Dict>(), &position, &key, &value)) {
      Local keyText(key), valueHeld(value);
      OURO_CHECK(text.append(", ") && text.append(keyText.as<Str>()) && text.append("=") &&
                 text.appendRepr(valueHeld));
    }
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

// ---- itemgetter

Owned itemgetter_make(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_CHECK(atLeastOne(rt, "itemgetter", given));
  OURO_TRY(items, newTuple(rt, {given.values, given.positional}));
  return newGetter(rt, cls, items, Value::null());
}

Owned itemgetter_call(Runtime& rt, Value self, const CallArgs& given) {
  OURO_CHECK(oneArgument(rt, "itemgetter", given));
  Tuple* items = of(self)->items;
  if (items->length == 1) [[likely]] {
    const Value value = given.values[0], key = (*items)[0];
    if (isExactly(value, TypeId::Tuple) && key.isSmall() &&
        static_cast<uint64_t>(key.small()) < value.as<Tuple>()->length)
      return Owned::share((*value.as<Tuple>())[static_cast<size_t>(key.small())]);
    return getItem(rt, value, key);
  }
  return getEach(rt, items, [&](size_t i) { return getItem(rt, given.values[0], (*items)[i]); });
}

Owned itemgetter_repr(Runtime& rt, Value self) {
  return getterRepr(rt, "itemgetter", of(self)->items->span(), Value::null());
}

Owned reduceAs(Runtime& rt, Value self, Value arguments) {
  return newTuple(rt, {Value(typeOf(rt, self)), arguments});
}
Owned getter_reduce(Runtime& rt, Value self, Args) { return reduceAs(rt, self, of(self)->items); }

// ---- attrgetter

bool isPlainName(const Str* name) {
  return isExactly(Value(name), TypeId::Str) && name->widthLog() == 0 &&
         !std::memchr(name->chars<char>(), '.', name->length);
}

// The interned name, or a tuple of the interned parts of a dotted one.
Owned namePath(Runtime& rt, Str* name) {
  if (isPlainName(name)) {
    Ref<Str> whole = intern(rt, name);
    return whole ? Owned::adopt(whole.take()) : Owned::error();
  }
  const std::string text = toUtf8(name);
  std::string_view rest = text;
  ItemStack parts(rt);
  for (;;) {
    const size_t dot = rest.find('.');
    Ref<Str> part = intern(rt, rest.substr(0, dot));
    if (!part) return Owned::error();
    if (dot == rest.npos && parts.length() == 0) return Owned::adopt(part.take());
    if (!parts.push(Owned::adopt(part.take()))) return Owned::error();
    if (dot == rest.npos) return parts.takeTuple();
    rest.remove_prefix(dot + 1);
  }
}

Owned attrgetter_make(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_CHECK(atLeastOne(rt, "attrgetter", given));
  Tuple* paths = allocateTuple(rt, given.positional);
  if (!paths) return Owned::error();
  Local held = Owned::adopt(paths);
  for (uint32_t i = 0; i < given.positional; i++) {
    if (!isStr(rt, given.values[i]))
      return raise(rt, Exc::TypeError, "attribute name must be a string");
    Owned path = namePath(rt, given.values[i].as<Str>());
    if (path.isError()) return path;
    paths->items()[i] = path.take();
  }
  OURO_TRY(items, newTuple(rt, {given.values, given.positional}));
  return newGetter(rt, cls, items, held);
}

Owned followPath(Runtime& rt, Value start, Value path) {
  if (isExactly(path, TypeId::Str)) return getAttr(rt, start, path.as<Str>());
  Local at(start);
  for (Value name : path.as<Tuple>()->span()) {
    at = getAttr(rt, at, name.as<Str>());
    if (at.isError()) return Owned::error();
  }
  return at.take();
}

Owned attrgetter_call(Runtime& rt, Value self, const CallArgs& given) {
  OURO_CHECK(oneArgument(rt, "attrgetter", given));
  auto* paths = of(self)->more.as<Tuple>();
  if (paths->length == 1 && isExactly((*paths)[0], TypeId::Str)) [[likely]]
    return getAttr(rt, given.values[0], (*paths)[0].as<Str>());
  return getEach(rt, paths, [&](size_t i) { return followPath(rt, given.values[0], (*paths)[i]); });
}

Owned attrgetter_repr(Runtime& rt, Value self) {
  return getterRepr(rt, "attrgetter", of(self)->items->span(), Value::null());
}

// ---- methodcaller: the first item is the name, the others are arguments

Owned methodcaller_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional == 0) {
    return raise(rt, Exc::TypeError, "methodcaller needs at least one argument, the method name");
  }
  if (!isStr(rt, given.values[0])) return raise(rt, Exc::TypeError, "method name must be a string");
  Ref<Str> name = intern(rt, given.values[0].as<Str>());
  if (!name) return Owned::error();
  std::vector<Value> values(given.values, given.values + given.positional);
  values[0] = name.get();
  OURO_TRY(items, newTuple(rt, values));
  if (given.names && given.names->length) {
    OURO_TRY(keywords, newDict(rt));
    for (size_t i = 0; i < given.names->length; i++) {
      OURO_CHECK(
          dictSet(rt, keywords.as<Dict>(), (*given.names)[i], given.values[given.positional + i]));
    }
    return newGetter(rt, cls, items, keywords);
  }
  return newGetter(rt, cls, items, Value::null());
}

Owned methodcaller_call(Runtime& rt, Value self, const CallArgs& given) {
  OURO_CHECK(oneArgument(rt, "methodcaller", given));
  auto items = of(self)->items->span();
  Value keywords = of(self)->more;
  if (keywords.isNull())
    return callMethod(rt, given.values[0], items[0].as<Str>(), items.subspan(1));
  OURO_TRY(method, getAttr(rt, given.values[0], items[0].as<Str>()));
  return callWithKeywords(rt, method, items.subspan(1), keywords);
}

Owned methodcaller_repr(Runtime& rt, Value self) {
  return getterRepr(rt, "methodcaller", of(self)->items->span(), of(self)->more);
}

Owned methodcaller_reduce(Runtime& rt, Value self, Args) {
  if (of(self)->more.isNull()) return reduceAs(rt, self, of(self)->items);
  // partial(methodcaller, name, **keywords), called with the other arguments.
  OURO_TRY(functools, importModule(rt, "functools"));
  Ref<Str> name = intern(rt, "partial");
  if (!name) return Owned::error();
  OURO_TRY(partial, getAttr(rt, functools, name.get()));
  auto items = of(self)->items->span();
  Value first[] = {Value(typeOf(rt, self)), items[0]};
  OURO_TRY(function, callWithKeywords(rt, partial, first, of(self)->more));
  OURO_TRY(rest, newTuple(rt, items.subspan(1)));
  return newTuple(rt, {function.get(), rest.get()});
}

constexpr MethodDef kGetterMethods[] = {
    {"__reduce__", getter_reduce, "", "Type and arguments, for copying and pickling."}};
constexpr MethodDef kCallerMethods[] = {
    {"__reduce__", methodcaller_reduce, "", "Type and arguments, for copying and pickling."}};

constexpr TypeDef getterType(const char* name, Owned (*make)(Runtime&, Type*, const CallArgs&),
                             Owned (*call)(Runtime&, Value, const CallArgs&), UnaryFn repr,
                             std::span<const MethodDef> methods, const char* doc) {
  Slots slots;
  slots.make = make;
  slots.call = call;
  slots.repr = repr;
  return {.name = name,
          .module = "operator",
          .basicSize = sizeof(Getter),
          .flags = kContainerType,
          .traverse = getter_traverse,
          .destroy = getter_destroy,
          .slots = slots,
          .methods = methods,
          .make = "*items",
          .doc = doc};
}

}  // namespace

const TypeDef itemGetterTypeDef =
    getterType("itemgetter", itemgetter_make, itemgetter_call, itemgetter_repr, kGetterMethods,
               "itemgetter(k)(x) is x[k]; with several keys a tuple.");
const TypeDef attrGetterTypeDef =
    getterType("attrgetter", attrgetter_make, attrgetter_call, attrgetter_repr, kGetterMethods,
               "attrgetter('a.b')(x) is x.a.b; with several names a tuple.");
const TypeDef methodCallerTypeDef =
    getterType("methodcaller", methodcaller_make, methodcaller_call, methodcaller_repr,
               kCallerMethods, "methodcaller('m', 1)(x) is x.m(1).");

}  // namespace ouro
