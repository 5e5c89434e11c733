// The iterator over a str's characters.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

Owned newStrIterator(Runtime& rt, Str* text) {
  auto* it = makeRaw<StrIterator>(rt, TypeId::StrIterator);
  if (!it) return Owned::error();
  retain(text);
  it->str = text;
  it->index = 0;
  return Owned::adopt(it);
}

static void striterator_drop(Object* self) {
  auto* it = static_cast<StrIterator*>(self);
  Str* text = std::exchange(it->str, nullptr);
  if (text) release(text);
}

static void striterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<StrIterator*>(self)->str);
}

static Owned striterator_next(Runtime& rt, Value self) {
  auto* it = self.as<StrIterator>();
  if (!it->str) return Owned::done();
  if (it->index < it->str->length) return newChar(rt, it->str->at(it->index++));
  striterator_drop(it);
  return Owned::done();
}

static Owned striterator_iter(Runtime&, Value self) { return Owned::share(self); }

static Owned striterator_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<StrIterator>();
  return smallIndex(it->str ? static_cast<int64_t>(it->str->length - it->index) : 0);
}

static Owned striterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<StrIterator>();
  Ref<Str> key = intern(rt, "iter");
  if (!key) return Owned::error();
  OURO_TRY(function, Owned::share(dictGet(rt, rt.builtins, key.get())));
  if (!it->str) {
    OURO_TRY(arguments, newTuple(rt, {Value(rt.emptyStr)}));
    return newTuple(rt, {function, arguments});
  }
  OURO_TRY(arguments, newTuple(rt, {Value(it->str)}));
  return newTuple(rt, {function, arguments, Value::small(static_cast<int64_t>(it->index))});
}

static Owned striterator_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<StrIterator>();
  int64_t index = 0;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (it->str) {
    int64_t length = it->str->length;
    it->index = static_cast<uint64_t>(index < 0 ? 0 : index > length ? length : index);
  }
  return Owned::none();
}

static constexpr MethodDef kStrIteratorMethods[] = {
    {"__length_hint__", striterator_length_hint, "", "How many characters are left."},
    {"__reduce__", striterator_reduce, "", "For pickling."},
    {"__setstate__", striterator_setstate, "state, /", "Move to an index."},
};

const TypeDef strIteratorTypeDef = {
    .name = "str_iterator",
    .basicSize = sizeof(StrIterator),
    .flags = kContainerType,
    .traverse = striterator_traverse,
    .clear = striterator_drop,
    .destroy = striterator_drop,
    .slots = {.iter = striterator_iter, .next = striterator_next},
    .methods = kStrIteratorMethods,
};

}  // namespace ouro
