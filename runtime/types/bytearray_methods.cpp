// The type bytearray: slots, the constructor, the methods that change it.

#include <algorithm>

#include "runtime/class_slots.h"
#include "runtime/pieces.h"
#include "runtime/text_format.h"
#include "runtime/types/bytearray_slots.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/reduce.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

ByteArray* asArray(Value v) { return v.as<ByteArray>(); }

// ---- slots

Owned reprSlot(Runtime& rt, Value self) {
  std::string before(nameOf(typeOf(rt, self)));
  return bytesRepr(rt, self, selfView(rt, self), before + "(", ")");
}

int64_t lengthSlot(Runtime&, Value self) { return static_cast<int64_t>(asArray(self)->length); }

Owned iterSlot(Runtime& rt, Value self) {
  return newBytesIterator(rt, self, TypeId::ByteArrayIterator);
}

bool concatView(Runtime& rt, Value self, Value right, std::string_view* out) {
  if (isBytesLike(rt, right)) return asByteView(rt, right, out);
  return fail(rt, Exc::TypeError, "can't concat {} to {}", typeName(rt, right), typeName(rt, self));
}

bool appendBytes(Runtime& rt, ByteArray* array, std::string_view bytes) {
  if (bytes.size() > kMaxBytes) {
    (void)raiseMemoryError(rt);
    return false;
  }
  return replaceBytes(rt, array, array->length, array->length, bytes);
}

Owned concatSlot(Runtime& rt, Value left, Value right) {
  std::string_view bytes;
  OURO_CHECK(concatView(rt, left, right, &bytes));
  OURO_TRY(result, newByteArray(rt, selfView(rt, left)));
  OURO_CHECK(appendBytes(rt, result.as<ByteArray>(), bytes));
  return result.take();
}

Owned inplaceConcat(Runtime& rt, Value self, Value right) {
  std::string_view bytes;
  // As in CPython, where the right side is held as a buffer meanwhile.
  if (self == right && asArray(self)->length)
    return raise(rt, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
  OURO_CHECK(concatView(rt, self, right, &bytes));
  OURO_CHECK(appendBytes(rt, asArray(self), bytes));
  return Owned::share(self);
}

bool repeatInto(Runtime& rt, ByteArray* array, uint64_t count) {
  size_t size = array->length;
  if (size && count > kMaxBytes / size) {
    (void)raiseMemoryError(rt);
    return false;
  }
  if (!resizeByteArray(rt, array, size * count)) return false;
  const HeldBytes held(rt, Value(array));
  return fillByRepeating(rt, array->data, {reinterpret_cast<char*>(array->data), size},
                         size * count);
}

Owned repeatSlot(Runtime& rt, Value self, Value times) {
  uint64_t count = 0;
  OURO_CHECK(repeatCount(rt, times, &count));
  OURO_TRY(result, newByteArray(rt, selfView(rt, self)));
  OURO_CHECK(repeatInto(rt, result.as<ByteArray>(), count));
  return result.take();
}

Owned inplaceRepeat(Runtime& rt, Value self, Value times) {
  uint64_t count = 0;
  OURO_CHECK(repeatCount(rt, times, &count) && repeatInto(rt, asArray(self), count));
  return Owned::share(self);
}

Owned remainderSlot(Runtime& rt, Value left, Value right) {
  if (!isByteArray(rt, left)) return Owned::notImplemented();
  OURO_TRY(format, newBytes(rt, selfView(rt, left)));
  return percentFormatBytes(rt, format.as<Bytes>()->view(), right, true);
}

Owned makeByteArray(Runtime& rt, Type* cls, const CallArgs&) {
  auto* array = rt.make<ByteArray>(cls);
  if (!array) return Owned::error();
  array->data = nullptr;
  array->length = array->capacity = 0;
  array->exports = 0;
  array->readOnly = false;
  array->itemSize = 0;
  array->format = 0;
  return Owned::adopt(array);
}

bool initByteArray(Runtime& rt, Value self, const CallArgs& given) {
  OURO_TRY_BOOL(bytes, bytesFromArguments(rt, given, "bytearray", "byte"));
  return replaceBytes(rt, asArray(self), 0, asArray(self)->length, bytes.as<Bytes>()->view());
}

void destroyByteArray(Object* self) {
  auto* array = static_cast<ByteArray*>(self);
  freeBuffer(array->data, array->capacity);
  array->data = nullptr;
}

constexpr Slots makeSlots() {
  Slots slots = {.repr = reprSlot,
                 .hash = hashNotImplemented,
                 .compare = bytesCompare,
                 .iter = iterSlot,
                 .make = makeByteArray,
                 .init = initByteArray,
                 .concat = concatSlot,
                 .repeat = repeatSlot,
                 .inplaceConcat = inplaceConcat,
                 .inplaceRepeat = inplaceRepeat,
                 .length = lengthSlot,
                 .getItem = byteArrayGetItem,
                 .setItem = byteArraySetItem,
                 .contains = bytesContains};
  slots[BinaryOp::Remainder] = remainderSlot;
  return slots;
}

// ---- methods

Owned bytearray_append(Runtime& rt, Value self, Args args) {
  int byte = byteArg(rt, args[0]);
  if (byte < 0) return Owned::error();
  ByteArray* array = asArray(self);
  if (array->length < array->capacity && array->length >= array->capacity / 4 && !array->exports) {
    array->length++;
  } else {
    OURO_CHECK(resizeByteArray(rt, array, array->length + 1));
  }
  array->data[array->length - 1] = static_cast<uint8_t>(byte);
  return Owned::none();
}

Owned bytearray_extend(Runtime& rt, Value self, Args args) {
  if (!isBytesLike(rt, args[0])) {
    Type* type = typeOf(rt, args[0]);
    if (!type->slots.iter && !type->slots.getItem)
      return raise(rt, Exc::TypeError, "can't extend bytearray with {}", typeName(rt, args[0]));
  }
  OURO_TRY(bytes,
           hasIndex(rt, args[0])
               ? raise(rt, Exc::TypeError, "can't extend bytearray with {}", typeName(rt, args[0]))
               : bytesFromObject(rt, args[0], "byte", "bytearray"));
  OURO_CHECK(appendBytes(rt, asArray(self), bytes.as<Bytes>()->view()));
  return Owned::none();
}

Owned bytearray_insert(Runtime& rt, Value self, Args args) {
  int64_t at = 0;
  OURO_CHECK(sizeArg(rt, args[0], &at));
  int byte = byteArg(rt, args[1]);
  if (byte < 0) return Owned::error();
  ByteArray* array = asArray(self);
  int64_t length = static_cast<int64_t>(array->length);
  if (at < 0) at = at + length < 0 ? 0 : at + length;
  if (at > length) at = length;
  char one = static_cast<char>(byte);
  OURO_CHECK(replaceBytes(rt, array, static_cast<size_t>(at), static_cast<size_t>(at), {&one, 1}));
  return Owned::none();
}

Owned bytearray_pop(Runtime& rt, Value self, Args args) {
  int64_t at = -1;
  OURO_CHECK(countArg(rt, args, 0, -1, &at));
  ByteArray* array = asArray(self);
  int64_t length = static_cast<int64_t>(array->length);
  if (length == 0) return raise(rt, Exc::IndexError, "pop from empty bytearray");
  if (at < 0) at += length;
  if (at < 0 || at >= length) return raise(rt, Exc::IndexError, "pop index out of range");
  int64_t byte = array->data[at];
  OURO_CHECK(replaceBytes(rt, array, static_cast<size_t>(at), static_cast<size_t>(at) + 1, {}));
  return smallIndex(byte);
}

Owned bytearray_remove(Runtime& rt, Value self, Args args) {
  int byte = byteArg(rt, args[0]);
  if (byte < 0) return Owned::error();
  size_t at = selfView(rt, self).find(static_cast<char>(byte));
  if (at == std::string_view::npos)
    return raise(rt, Exc::ValueError, "value not found in bytearray");
  OURO_CHECK(replaceBytes(rt, asArray(self), at, at + 1, {}));
  return Owned::none();
}

Owned bytearray_clear(Runtime& rt, Value self, Args) {
  OURO_CHECK(resizeByteArray(rt, asArray(self), 0));
  return Owned::none();
}

Owned bytearray_copy(Runtime& rt, Value self, Args) { return newByteArray(rt, selfView(rt, self)); }

Owned bytearray_reverse(Runtime&, Value self, Args) {
  ByteArray* array = asArray(self);
  std::reverse(array->data, array->data + array->length);
  return Owned::none();
}

Owned bytearray_alloc(Runtime&, Value self, Args) {
  size_t capacity = asArray(self)->capacity;
  return smallIndex(static_cast<int64_t>(capacity ? capacity + 1 : 0));  // as if a NUL were behind
}

Owned bytearray_sizeof(Runtime&, Value self, Args) {
  return smallIndex(static_cast<int64_t>(Heap::blockSize(self.object()) + asArray(self)->capacity));
}

// Up to protocol 2 pickles have no bytes, but text.
Owned reduceFor(Runtime& rt, Value self, int64_t protocol) {
  Value cls(typeOf(rt, self));
  OURO_TRY(state, getState(rt, self));
  std::string_view data = selfView(rt, self);
  if (data.empty() || protocol >= 3) {
    OURO_TRY(bytes, newBytes(rt, data));
    OURO_TRY(arguments,
             data.empty() ? newTuple(rt, std::span<const Value>{}) : newTuple(rt, {bytes.get()}));
    return newTuple(rt, {cls, arguments, state});
  }
  OURO_TRY(text, newStrLatin1(rt, reinterpret_cast<const uint8_t*>(data.data()), data.size()));
  OURO_TRY(encoding, newStr(rt, "latin-1"));
  OURO_TRY(arguments, newTuple(rt, {text, encoding}));
  return newTuple(rt, {cls, arguments, state});
}

Owned bytearray_reduce(Runtime& rt, Value self, Args) { return reduceFor(rt, self, 2); }
Owned bytearray_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol = 0;
  OURO_CHECK(!args.has(0) || indexInt64(rt, args[0], &protocol));
  return reduceFor(rt, self, protocol);
}

constexpr MethodDef kByteArrayMethods[] = {
#include "runtime/types/bytes_methods.def"
    {"append", bytearray_append, "item, /", "Put a byte at the end."},
    {"clear", bytearray_clear, "", "Remove all bytes."},
    {"copy", bytearray_copy, "", "A copy."},
    {"extend", bytearray_extend, "iterable_of_ints, /", "Put all items of an iterable at the end."},
    {"fromhex", bytearray_fromhex, "string, /", "Bytes from pairs of hexadecimal digits.",
     MethodKind::Class},
    {"insert", bytearray_insert, "index, item, /", "Put a byte before an index."},
    {"pop", bytearray_pop, "index=-1, /", "Take out and return the byte at an index."},
    {"remove", bytearray_remove, "value, /", "Remove the first such byte."},
    {"reverse", bytearray_reverse, "", "Turn the order round, in place."},
    {"__alloc__", bytearray_alloc, "", "How many bytes there is room for."},
    {"__reduce__", bytearray_reduce, "", "For pickling."},
    {"__reduce_ex__", bytearray_reduce_ex, "proto=0, /", "For pickling."},
    {"__sizeof__", bytearray_sizeof, "", "Size in memory, in bytes."},
};

}  // namespace

const TypeDef byteArrayTypeDef = {
    .name = "bytearray",
    .basicSize = sizeof(ByteArray),
    .flags = kSubclassable | kMatchSelf | kImmutable | kByteBuffer,
    .destroy = destroyByteArray,
    .slots = makeSlots(),
    .methods = kByteArrayMethods,
    .make = Signature("source=b'', encoding='utf-8', errors='strict'"),
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray\n\nNumbers 0 to 255 in a row that can change.",
};

}  // namespace ouro
