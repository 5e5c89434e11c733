// array.array: numbers of one kind, packed. The object begins as a bytearray does (its bytes, and
// how many memoryviews look at them), so that whatever takes bytes takes an array.

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/argument_name.h"
#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/short_copy.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "stdlib/array.h"

namespace ouro {

namespace {

constexpr const char* kCodes = "bBuhHiIlLqQfd";

uint8_t sizeOfCode(char code) {
  switch (code) {
    case 'b':
    case 'B': return 1;
    case 'h':
    case 'H': return 2;
    case 'u':
    case 'i':
    case 'I':
    case 'f': return 4;
    default: return 8;
  }
}

Owned newArray(Runtime& rt, Type* cls, char code) {
  auto* made = rt.make<Array>(cls);
  if (!made) return Owned::error();
  made->data = nullptr;
  made->length = made->capacity = 0;
  made->exports = 0;
  made->readOnly = false;
  made->itemSize = sizeOfCode(code);
  made->code = code;
  made->format = code == 'u' ? 'I' : code;
  return Owned::adopt(made);
}
Owned newLike(Runtime& rt, const Array* array, std::string_view bytes) {
  Type* cls = typeOf(rt, array);
  while (cls->definition != &arrayTypeDef) cls = cls->base;
  OURO_TRY(made, newArray(rt, cls, array->code));
  OURO_CHECK(replaceBytes(rt, made.as<Array>(), 0, 0, bytes));
  return made.take();
}

// ---- items

// What is said of a number goes by what CPython reads it as first: a short for a char, an int for
// an unsigned short.
bool wrongRange(Runtime& rt, char code, int64_t value) {
  const bool tooLarge = value > 0;
  if (code == 'b' && value == static_cast<int16_t>(value)) code = 'c';
  if (code == 'b') code = 'h';
  if (code == 'H' && value != static_cast<int32_t>(value)) code = 'i';
  const char* kind = code == 'c'   ? "signed char"
                     : code == 'B' ? "unsigned byte integer"
                     : code == 'h' ? "signed short integer"
                     : code == 'H' ? "unsigned short"
                     : code == 'i' ? "signed integer"
                                   : "unsigned int";
  return fail(rt, Exc::OverflowError, "{} is {}", kind,
              tooLarge ? "greater than maximum" : "less than minimum");
}

bool packWide(Runtime& rt, char code, Value number, uint8_t* out) {
  int64_t value;
  bool fits = intFits(rt, number, &value);
  uint64_t bits = static_cast<uint64_t>(value);
  if (code == 'L' || code == 'Q') {
    if (intIsNegative(rt, number))
      return fail(rt, Exc::OverflowError, "can't convert negative {} to unsigned{}",
                  code == 'L' ? "value" : "int", code == 'L' ? " int" : "");
    if (!fits && intBitLength(rt, number) > 64)
      return fail(rt, Exc::OverflowError, "{}",
                  code == 'Q' ? "int too big to convert"
                              : "Python int too large to convert to C unsigned long");
    if (!fits) bits = number.as<BigInt>()->limbs()[0];
  } else if (!fits) {
    return fail(
        rt, Exc::OverflowError, "{}",
        code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
  }
  std::memcpy(out, &bits, 8);
  return true;
}

bool packChar(Runtime& rt, Value v, uint8_t* out) {
  if (!isStr(rt, v) || v.as<Str>()->length != 1)
    return fail(rt, Exc::TypeError, "array item must be unicode character");
  uint32_t c = v.as<Str>()->at(0);
  std::memcpy(out, &c, 4);
  return true;
}

template <class T>
bool packAs(int64_t number, uint8_t* out) {
  const auto value = static_cast<T>(number);
  if (static_cast<int64_t>(value) != number) return false;
  std::memcpy(out, &value, sizeof value);
  return true;
}

// A number that is one of this kind; false: it is for packItem().
bool packSmall(char code, int64_t number, uint8_t* out) {
  switch (code) {
    case 'b': return packAs<int8_t>(number, out);
    case 'B': return packAs<uint8_t>(number, out);
    case 'h': return packAs<int16_t>(number, out);
    case 'H': return packAs<uint16_t>(number, out);
    case 'i': return packAs<int32_t>(number, out);
    case 'I': return packAs<uint32_t>(number, out);
    case 'l':
    case 'q': return packAs<int64_t>(number, out);
    case 'L':
    case 'Q': return number >= 0 && packAs<int64_t>(number, out);
    default: return false;
  }
}

// A value as an item of this kind.
bool packItem(Runtime& rt, char code, Value v, uint8_t* out) {
  if (code == 'u') return packChar(rt, v, out);
  if (code == 'f' || code == 'd') {
    double value;
    if (v.isFlonum()) {
      value = v.flonum();
    } else if (!asDouble(rt, v, &value)) {
      return false;
    }
    auto single = static_cast<float>(value);
    std::memcpy(out, code == 'f' ? static_cast<void*>(&single) : &value, code == 'f' ? 4 : 8);
    return true;
  }
  if (v.isSmall() && packSmall(code, v.small(), out)) return true;
  OURO_TRY_BOOL(number, index(rt, v));
  uint8_t size = sizeOfCode(code);
  if (size == 8) return packWide(rt, code, number, out);
  int64_t value;
  bool isSigned = code >= 'a';
  int64_t limit = int64_t{1} << (size * 8 - isSigned), lowest = isSigned ? -limit : 0;
  const bool fits = intFits(rt, number, &value);
  if (code == 'I' && intIsNegative(rt, number))
    return fail(rt, Exc::OverflowError, "can't convert negative value to unsigned int");
  if (code == 'I' && !fits && intBitLength(rt, number) <= 64)
    return wrongRange(rt, code, INT64_MAX);
  if (!fits) {
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C {}long",
                code == 'I' ? "unsigned " : "");
  }
  if (value < lowest || value >= limit) return wrongRange(rt, code, value);
  std::memcpy(out, &value, size);
  return true;
}

template <class T>
T load(const uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

Owned itemAt(Runtime& rt, const Array* array, size_t i) {
  const uint8_t* at = array->data + i * array->itemSize;
  switch (array->code) {
    case 'b': return smallInt(static_cast<int8_t>(*at));
    case 'B': return smallInt(*at);
    case 'u': {
      uint32_t c = load<uint32_t>(at);
      if (c > 0x10ffff)
        return raise(rt, Exc::ValueError, "character U+{:x} is not in range [U+0000; U+10ffff]", c);
      return newChar(rt, c);
    }
    case 'h': return smallInt(load<int16_t>(at));
    case 'H': return smallInt(load<uint16_t>(at));
    case 'i': return smallInt(load<int32_t>(at));
    case 'I': return smallInt(load<uint32_t>(at));
    case 'f': return newFloat(rt, static_cast<double>(load<float>(at)));
    case 'd': return newFloat(rt, load<double>(at));
    case 'L':
    case 'Q': return newInt(rt, load<uint64_t>(at));
    default: return newInt(rt, load<int64_t>(at));
  }
}

bool insertItem(Runtime& rt, Array* array, size_t at, Value v) {
  uint8_t item[8];
  if (!packItem(rt, array->code, v, item)) return false;
  at = std::min(at, array->count());
  std::string_view bytes(reinterpret_cast<char*>(item), array->itemSize);
  return replaceBytes(rt, array, at * array->itemSize, at * array->itemSize, bytes);
}
// Mostly there is room. (Packing may run a script's __index__: the array is looked at afterwards.)
bool appendItem(Runtime& rt, Array* array, Value v) {
  uint8_t item[8];
  if (!packItem(rt, array->code, v, item)) return false;
  const size_t size = array->itemSize, old = array->length;
  if (!resizeByteArray(rt, array, old + size)) return false;
  copyFew(array->data + old, item, size);
  return true;
}

bool extendFromArray(Runtime& rt, Array* array, const Array* other) {
  if (array->code != other->code)
    return fail(rt, Exc::TypeError, "can only extend with array of same kind");
  return appendBytes(rt, array, Value(other));
}

// Numbers that lie in a row, of which none runs any code: all at once.
bool appendNumbers(Runtime& rt, Array* array, std::span<const Value> numbers) {
  const size_t size = array->itemSize, old = array->length;
  if (!resizeByteArray(rt, array, old + numbers.size() * size)) return false;
  for (size_t i = 0; i < numbers.size(); i++) {
    const size_t at = old + i * size;
    if (packItem(rt, array->code, numbers[i], array->data + at)) continue;
    array->length = at;  // those before it stay
    return false;
  }
  return true;
}

// As forEach() goes over a list: as long as it is by then.
bool extendFromList(Runtime& rt, Array* array, const List* list) {
  size_t i = 0;
  while (i < list->length && (list->items[i].isSmall() || list->items[i].isFlonum())) i++;
  if (!appendNumbers(rt, array, {list->items, i})) return false;
  for (; i < list->length; i++) {
    const Local item(list->items[i]);
    if (!appendItem(rt, array, item)) return false;
  }
  return true;
}

bool extendFrom(Runtime& rt, Array* array, Value source) {
  if (isExactly(source, TypeId::List)) return extendFromList(rt, array, source.as<List>());
  if (isArray(rt, source)) return extendFromArray(rt, array, source.as<Array>());
  return forEach(rt, source, [&](Value item) { return appendItem(rt, array, item); });
}

// ---- making

bool fillFrom(Runtime& rt, Array* array, Value source) {
  if (isExactly(source, TypeId::List)) return extendFrom(rt, array, source);
  if (isStr(rt, source)) {
    if (array->code != 'u') {
      return fail(rt, Exc::TypeError, "cannot use a str to initialize an array with typecode '{}'",
                  array->code);
    }
    return extendFrom(rt, array, source);
  }
  if (isArray(rt, source)) {
    auto* other = source.as<Array>();
    if ((array->code == 'u') != (other->code == 'u')) {
      return fail(rt, Exc::TypeError,
                  "cannot use a unicode array to initialize an array with typecode '{}'",
                  array->code);
    }
    for (size_t i = 0; i < other->count(); i++) {
      OURO_TRY_BOOL(item, itemAt(rt, other, i));
      if (!appendItem(rt, array, item) || !heedSignals(rt)) return false;
    }
    return true;
  }
  if (!isBytes(rt, source) && !isByteArray(rt, source)) return extendFrom(rt, array, source);
  return arrayFromBytes(rt, array, source);
}

Owned array_make(Runtime& rt, Type* cls, const CallArgs& given) {
  Value v[2];
  bool isOwn = cls->definition == &arrayTypeDef;
  if (isOwn && given.names && given.names->length)
    return raise(rt, Exc::TypeError, "array.array() takes no keyword arguments");
  if (given.positional < 1 || given.positional > 2) {
    const bool isFew = given.positional < 1;
    return raise(rt, Exc::TypeError, "array() takes at {} argument{} ({} given)",
                 isFew ? "least 1" : "most 2", isFew ? "" : "s", given.positional);
  }
  OURO_CHECK(unpackPositional(rt, "array", given.withoutNames(), 1, 2, v));
  if (!isStr(rt, v[0]) || v[0].as<Str>()->length != 1) {
    return raise(rt, Exc::TypeError, "array() argument 1 must be a unicode character, not {}",
                 argumentName(rt, v[0]));
  }
  char32_t code = v[0].as<Str>()->at(0);
  if (code == 0 || code > 127 || !std::strchr(kCodes, static_cast<int>(code))) {
    return raise(rt, Exc::ValueError,
                 "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  }
  OURO_TRY(made, newArray(rt, cls, static_cast<char>(code)));
  if (!v[1].isUnbound()) OURO_CHECK(fillFrom(rt, made.as<Array>(), v[1]));
  return made.take();
}

// ---- the other slots

Owned array_repr(Runtime& rt, Value self) {
  auto* array = self.as<Array>();
  std::string head = fmt::format("{}('{}'", nameOf(typeOf(rt, self)), array->code);
  if (array->count() == 0) return newStr(rt, head + ")");
  OURO_TRY(content, array->code == 'u' ? arrayText(rt, array) : arrayList(rt, array));
  OURO_TRY(shown, repr(rt, content));
  return newStr(rt, head + ", " + toUtf8(shown.as<Str>()) + ")");
}

Owned array_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isArray(rt, left) || !isArray(rt, right)) return Owned::notImplemented();
  auto *a = left.as<Array>(), *b = right.as<Array>();
  bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (isEquality && a->count() != b->count()) return Owned::boolean(op == CompareOp::Ne);
  size_t shared = std::min(a->count(), b->count());
  for (size_t i = 0; i < shared && i < a->count() && i < b->count(); i++) {
    OURO_TRY(x, itemAt(rt, a, i));
    OURO_TRY(y, itemAt(rt, b, i));
    int same = compareBool(rt, x, y, CompareOp::Eq);
    if (same < 0 || !heedSignals(rt)) return Owned::error();
    if (same) continue;
    if (isEquality) return Owned::boolean(op == CompareOp::Ne);
    return compare(rt, x, y, op);
  }
  return compare(rt, Value::small(static_cast<int64_t>(a->count())),
                 Value::small(static_cast<int64_t>(b->count())), op);
}

int64_t array_length(Runtime&, Value self) {
  return static_cast<int64_t>(self.as<Array>()->count());
}

int array_contains(Runtime& rt, Value self, Value item) {
  auto* array = self.as<Array>();
  for (size_t i = 0; i < array->count(); i++) {
    Local own = itemAt(rt, array, i);
    int same = own.isError() ? -1 : compareBool(rt, own, item, CompareOp::Eq);
    if (same) return same;
    if (!heedSignals(rt)) return -1;
  }
  return 0;
}

Owned array_concat(Runtime& rt, Value self, Value other) {
  if (!isArray(rt, other)) {
    return raise(rt, Exc::TypeError, "can only append array (not \"{}\") to array",
                 typeName(rt, other));
  }
  if (self.as<Array>()->code != other.as<Array>()->code)
    return raise(rt, Exc::TypeError, "bad argument type for built-in operation");
  OURO_TRY(made, newLike(rt, self.as<Array>(), {}));
  for (Value part : {self, other}) OURO_CHECK(appendBytes(rt, made.as<Array>(), part));
  return made.take();
}
Owned array_inplaceConcat(Runtime& rt, Value self, Value other) {
  if (!isArray(rt, other)) {
    return raise(rt, Exc::TypeError, "can only extend with array (not \"{}\")",
                 typeName(rt, other));
  }
  OURO_CHECK(extendFromArray(rt, self.as<Array>(), other.as<Array>()));
  return Owned::share(self);
}

// Makes `to` as long as n times `from` (which it may be) and fills it with that.
bool repeat(Runtime& rt, Value from, Value n, Value to) {
  uint64_t count;
  if (!repeatCount(rt, n, &count)) return false;
  const size_t size = from.as<Array>()->length;
  if (size > 0 && count > kMaxBytes / size) {
    (void)raiseMemoryError(rt);
    return false;
  }
  auto* made = to.as<Array>();
  if (!resizeByteArray(rt, made, size * count)) return false;
  if (made->length == 0) return true;
  HeldBytes held(rt, to), heldUnit(rt, from);
  return fillByRepeating(rt, made->data, from.as<Array>()->view().substr(0, size), made->length);
}
Owned array_repeat(Runtime& rt, Value self, Value n) {
  OURO_TRY(made, newLike(rt, self.as<Array>(), {}));
  OURO_CHECK(repeat(rt, self, n, made));
  return made.take();
}
Owned array_inplaceRepeat(Runtime& rt, Value self, Value n) {
  OURO_CHECK(repeat(rt, self, n, self));
  return Owned::share(self);
}

// ---- iterators

struct ArrayIterator : Object {
  Value array;  // owned; null when exhausted
  uint64_t at;
};

Owned array_iter(Runtime& rt, Value self) {
  Type* cls = typeOf(rt, self);
  while (cls->definition != &arrayTypeDef) cls = cls->base;
  auto* made = rt.make<ArrayIterator>(static_cast<Type*>(cls->moduleState));
  if (!made) return Owned::error();
  made->array = Owned::share(self).take();
  return Owned::adopt(made);
}
void iterator_drop(Object* self) {
  Value old = std::exchange(static_cast<ArrayIterator*>(self)->array, Value::null());
  if (!old.isNull()) release(old);
}
Owned iterator_next(Runtime& rt, Value self) {
  auto* it = self.as<ArrayIterator>();
  if (it->array.isNull()) return Owned::done();
  if (it->at < it->array.as<Array>()->count()) return itemAt(rt, it->array.as<Array>(), it->at++);
  iterator_drop(it);
  return Owned::done();
}
Owned iterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<ArrayIterator>();
  OURO_TRY(function, Owned::share(builtinNamed(rt, "iter")));
  OURO_TRY(source, it->array.isNull() ? newList(rt) : Owned::share(it->array));
  OURO_TRY(arguments, newTuple(rt, {source.get()}));
  if (it->array.isNull()) return newTuple(rt, {function.get(), arguments.get()});
  return newTuple(rt,
                  {function.get(), arguments.get(), Value::small(static_cast<int64_t>(it->at))});
}
Owned iterator_setstate(Runtime& rt, Value self, Args args) {
  int64_t at;
  OURO_CHECK(indexInt64(rt, args[0], &at));
  auto* it = self.as<ArrayIterator>();
  if (it->array.isNull()) return Owned::none();
  it->at = static_cast<uint64_t>(clampIndex(at < 0 ? 0 : at, array_length(rt, it->array)));
  return Owned::none();
}
constexpr MethodDef kIteratorMethods[] = {
    {"__reduce__", iterator_reduce, "", "For copying and pickling."},
    {"__setstate__", iterator_setstate, "state, /", "For copying and pickling."},
};
constexpr TypeDef kIterator = {
    .name = "arrayiterator",
    .module = "array",
    .basicSize = sizeof(ArrayIterator),
    .flags = kContainerType | kNoInstances,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<ArrayIterator*>(self)->array); },
    .destroy = iterator_drop,
    .slots = {.iter = iterateSelf, .next = iterator_next},
    .methods = kIteratorMethods,
};

void array_destroy(Object* object) {
  auto* array = static_cast<Array*>(object);
  freeBuffer(array->data, array->capacity);
  array->data = nullptr;
}

constexpr Slots arraySlots() {
  Slots s;
  s.repr = array_repr;
  s.compare = array_compare;
  s.iter = array_iter;
  s.make = array_make;
  s.concat = array_concat;
  s.repeat = array_repeat;
  s.inplaceConcat = array_inplaceConcat;
  s.inplaceRepeat = array_inplaceRepeat;
  s.length = array_length;
  s.getItem = array_getItem;
  s.setItem = array_setItem;
  s.contains = array_contains;
  return s;
}

constexpr MethodDef kMethods[] = {
    {"append", array_append, "v, /", "Adds an item at the end."},
    {"insert", array_insert, "i, v, /", "Adds an item before a place."},
    {"extend", array_extend, "bb, /", "Adds many items at the end."},
    {"pop", array_pop, "i=-1, /", "Takes an item out."},
    {"remove", array_remove, "v, /", "Takes the first such item out."},
    {"index", array_index, "v, start=0, stop=sys.maxsize, /", "The place of the first such item."},
    {"count", array_count, "v, /", "How many such items there are."},
    {"reverse", array_reverse, "", "Turns the order round."},
    {"byteswap", array_byteswap, "", "Turns the bytes of each item round."},
    {"buffer_info", array_buffer_info, "", "The address of the items, and how many there are."},
    {"tolist", array_tolist, "", "The items as a list."},
    {"fromlist", array_fromlist, "list, /", "Adds the items of a list."},
    {"tobytes", array_tobytes, "", "The items as bytes."},
    {"frombytes", array_frombytes, "buffer, /", "Adds items from bytes."},
    {"tounicode", array_tounicode, "", "The characters as a str."},
    {"fromunicode", array_fromunicode, "ustr, /", "Adds the characters of a str."},
    {"tofile", array_tofile, "f, /", "Writes the items to a file."},
    {"fromfile", array_fromfile, "f, n, /", "Reads n items from a file."},
    {"__copy__", array_copy, "", "A copy."},
    {"__deepcopy__", array_copy, "unused, /", "A copy."},
    {"__reduce_ex__", array_reduce_ex, "value, /", "For copying and pickling."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
constexpr GetSetDef kAttributes[] = {
    {"typecode",
     [](Runtime& rt, Value self) {
       return newChar(rt, static_cast<char32_t>(self.as<Array>()->code));
     }},
    {"itemsize", [](Runtime&, Value self) { return smallInt(self.as<Array>()->itemSize); }},
};

// collections.abc.MutableSequence.register(array)
bool registerSequence(Runtime& rt, Type* type) {
  OURO_TRY_BOOL(module, importModule(rt, "_collections_abc"));
  Ref<Str> name = intern(rt, "MutableSequence"), method = intern(rt, "register");
  if (!name || !method) return false;
  OURO_TRY_BOOL(cls, getAttr(rt, module, name.get()));
  Value argument(type);
  OURO_TRY_BOOL(done, callMethod(rt, cls, method.get(), {&argument, 1}));
  return true;
}

bool addNames(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(iterator, newType(rt, kIterator));
  Type* type = moduleAddType(rt, module, arrayTypeDef);
  if (!type) return false;
  *static_cast<Type**>(module->state) = iterator.as<Type>();
  type->moduleState = iterator.take().take().as<Type>();
  return registerSequence(rt, type) && moduleAdd(rt, module, "ArrayType", Value(type)) &&
         moduleAdd(rt, module, "typecodes", newStr(rt, kCodes));
}
void visitState(void* state, Visitor& visitor) { visit(visitor, *static_cast<Type**>(state)); }
void clearState(void* state) {
  Type* old = std::exchange(*static_cast<Type**>(state), nullptr);
  if (old) release(old);
}

constexpr MethodDef kFunctions[] = {
    {"_array_reconstructor", array_reconstructor, "arraytype, typecode, mformat_code, items, /",
     "For unpickling."},
};

}  // namespace

// ---- between the files

bool isArray(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->layout == &arrayTypeDef;
}
Owned arrayItem(Runtime& rt, const Array* array, size_t i) { return itemAt(rt, array, i); }
bool packArrayItem(Runtime& rt, char code, Value item, uint8_t* out) {
  return packItem(rt, code, item, out);
}
bool arrayInsert(Runtime& rt, Array* array, size_t at, Value item) {
  return insertItem(rt, array, at, item);
}
bool arrayExtend(Runtime& rt, Array* array, Value source) { return extendFrom(rt, array, source); }
Owned arrayLike(Runtime& rt, const Array* array, std::string_view bytes) {
  return newLike(rt, array, bytes);
}

const TypeDef arrayTypeDef = {
    .name = "array",
    .module = "array",
    .basicSize = sizeof(Array),
    .flags = kSubclassable | kWeakReferable | kByteBuffer | kSequencePattern,
    .destroy = array_destroy,
    .slots = arraySlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "typecode, initializer=(), /",
    .doc = "Numbers or characters of one kind, packed.",
};

extern const ModuleDef arrayModule;
const ModuleDef arrayModule = {
    .name = "array",
    .doc = "Arrays of packed numbers.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(Type*),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
