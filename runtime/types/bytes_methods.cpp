// The type bytes: slots, the constructor, the table of methods; and the iterators.

#include "runtime/types/bytes_methods.h"

#include <algorithm>

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/pieces.h"
#include "runtime/short_copy.h"
#include "runtime/text_format.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/number_text.h"
#include "runtime/types/search.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

// ---- shared with bytearray

static bool asPlainBytes(Value v, std::string_view* out) {
  if (isExactly(v, TypeId::Bytes)) return *out = v.as<Bytes>()->view(), true;
  if (!isExactly(v, TypeId::ByteArray)) return false;
  *out = {reinterpret_cast<const char*>(v.as<ByteArray>()->data), v.as<ByteArray>()->length};
  return true;
}

static Owned orderAs(std::string_view a, std::string_view b, CompareOp op) {
  if (op == CompareOp::Eq || op == CompareOp::Ne) {
    const bool same = a.size() == b.size() && search::sameBytes(a.data(), b.data(), a.size());
    return Owned::boolean(same == (op == CompareOp::Eq));
  }
  if (!a.empty() && !b.empty() && a[0] != b[0])  // as most do
    return Owned::boolean(
        orderMatches(static_cast<uint8_t>(a[0]) < static_cast<uint8_t>(b[0]) ? -1 : 1, op));
  const int order = a.compare(b);
  return Owned::boolean(orderMatches((order > 0) - (order < 0), op));
}

// A view tells by itself whether it is equal; only a bytearray is put in order with one, and not if
// that has strides, so that there are no bytes to point to.
static Owned compareWithView(Runtime& rt, Value left, Value view, CompareOp op) {
  if (op == CompareOp::Eq || op == CompareOp::Ne || !isByteArray(rt, left))
    return Owned::notImplemented();
  std::string_view a, b;
  if (asByteView(rt, left, &a) && asByteView(rt, view, &b)) return orderAs(a, b, op);
  if (!errorMatches(rt, Exc::BufferError)) return Owned::error();
  clearError(rt);
  return Owned::notImplemented();
}

[[gnu::noinline]] static Owned compareBuffers(Runtime& rt, Value left, Value right, CompareOp op) {
  std::string_view a, b;
  if (!asPlainBytes(left, &a) || !asPlainBytes(right, &b)) {
    if (!isBytesLike(rt, left) || !isBytesLike(rt, right)) return Owned::notImplemented();
    if (isMemoryView(rt, right)) return compareWithView(rt, left, right, op);
    OURO_CHECK(asByteView(rt, left, &a) && asByteView(rt, right, &b));
  }
  return orderAs(a, b, op);
}

Owned bytesCompare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (isExactly(left, TypeId::Bytes) && isExactly(right, TypeId::Bytes))
    return orderAs(left.as<Bytes>()->view(), right.as<Bytes>()->view(), op);
  return compareBuffers(rt, left, right, op);
}

static bool needStrArg(Runtime& rt, const char* type, const char* name, Value v) {
  if (v.isUnbound() || isStr(rt, v)) return true;
  return fail(rt, Exc::TypeError, "{}() argument '{}' must be str, not {}", type, name,
              argumentName(rt, v));
}

static constexpr Signature kNewSignature("source=b'', encoding='utf-8', errors='strict'");

Owned bytesFromArguments(Runtime& rt, const CallArgs& given, const char* name,
                         const char* inRange) {
  Value bound[] = {given.positional ? given.values[0] : Value::unbound(), Value::unbound(),
                   Value::unbound()};
  if (given.positional > 1 || given.names) {
    Local keywords;
    if (bindArguments(rt, kNewSignature, nullptr, name, given, bound, &keywords) < 0)
      return Owned::error();
  }
  if (!needStrArg(rt, name, "encoding", bound[1]) || !needStrArg(rt, name, "errors", bound[2]))
    return Owned::error();
  bool hasEncoding = !bound[1].isUnbound(), hasErrors = !bound[2].isUnbound();
  bool asksObject = std::string_view(name) == "bytes" && !bound[0].isUnbound() && !hasEncoding &&
                    !hasErrors && !isExactly(bound[0], TypeId::Bytes);
  if (asksObject) {
    OURO_TRY(made, callSpecial(rt, bound[0], rt.names.bytes));
    if (!made.isNotFound() && isBytes(rt, made)) return made.take();
    if (!made.isNotFound())
      return raise(rt, Exc::TypeError, "__bytes__ returned non-bytes (type {})",
                   typeName(rt, made));
  }
  if (!bound[0].isUnbound() && isStr(rt, bound[0])) {
    if (!hasEncoding) return raise(rt, Exc::TypeError, "string argument without an encoding");
    return encode(rt, bound[0].as<Str>(), bound[1].as<Str>(),
                  hasErrors ? bound[2].as<Str>() : nullptr);
  }
  if (hasEncoding || hasErrors)
    return raise(rt, Exc::TypeError, "{} without a string argument",
                 hasEncoding ? "encoding" : "errors");
  if (bound[0].isUnbound()) return newBytes(rt, {});
  return bytesFromObject(rt, bound[0], inRange, name);
}

// ---- slots

namespace {

Owned reprSlot(Runtime& rt, Value self) { return bytesRepr(rt, self, selfView(rt, self), "", ""); }

bool hashSlot(Runtime& rt, Value self, int64_t* result) {
  auto* bytes = self.as<Bytes>();
  if (bytes->hash == -1) bytes->hash = hashOfBytes(rt, bytes->view());
  *result = bytes->hash;
  return true;
}

int64_t lengthSlot(Runtime&, Value self) { return static_cast<int64_t>(self.as<Bytes>()->length); }

Owned concatSlot(Runtime& rt, Value left, Value right) {
  if (!isBytesLike(rt, right))
    return raise(rt, Exc::TypeError, "can't concat {} to {}", typeName(rt, right),
                 typeName(rt, left));
  std::string_view a = selfView(rt, left), b;
  OURO_CHECK(asByteView(rt, right, &b));
  if (b.empty()) return likeSelf(rt, left, a);
  if (a.empty() && isBytes(rt, right)) return likeSelf(rt, right, b);
  Bytes* result = allocateBytes(rt, a.size() + b.size());
  if (!result) return Owned::error();
  copyBytes(result->data(), a.data(), a.size());
  copyBytes(result->data() + a.size(), b.data(), b.size());
  return Owned::adopt(result);
}

Owned repeatSlot(Runtime& rt, Value self, Value times) {
  uint64_t count = 0;
  OURO_CHECK(repeatCount(rt, times, &count));
  std::string_view text = selfView(rt, self);
  if (count == 1) return likeSelf(rt, self, text);
  int64_t size;
  if (__builtin_mul_overflow(count, text.size(), &size))
    return raise(rt, Exc::OverflowError, "repeated bytes are too long");
  Bytes* result = allocateBytes(rt, static_cast<size_t>(size));
  if (!result) return Owned::error();
  Local held = Owned::adopt(result);
  OURO_CHECK(fillByRepeating(rt, result->data(), text, result->length));
  return held.take();
}

Owned getItemSlot(Runtime& rt, Value self, Value key) {
  static constexpr SubscriptTexts kTexts = {"index out of range",
                                            "byte indices must be integers or slices, not {}"};
  auto* bytes = self.as<Bytes>();
  Subscript part;
  OURO_CHECK(subscriptArg(rt, key, bytes->length, kTexts, &part));
  if (!part.isSlice) return smallIndex(bytes->data()[part.start]);
  if (part.count == 0) return newBytes(rt, {});
  if (part.step == 1)
    return likeSelf(rt, self, bytes->view().substr(static_cast<size_t>(part.start), part.count));
  Bytes* result = allocateBytes(rt, part.count);
  if (!result) return Owned::error();
  int64_t at = part.start;
  for (size_t i = 0; i < part.count; i++, at += part.step) result->data()[i] = bytes->data()[at];
  return Owned::adopt(result);
}

Owned remainderSlot(Runtime& rt, Value left, Value right) {
  if (!isBytes(rt, left)) return Owned::notImplemented();
  return percentFormatBytes(rt, selfView(rt, left), right, false);
}

Owned iterSlot(Runtime& rt, Value self) {
  return newBytesIterator(rt, self, TypeId::BytesIterator);
}

Owned makeBytes(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_TRY(exact, bytesFromArguments(rt, given, "bytes", "bytes"));
  if (cls == rt.type(TypeId::Bytes)) return exact.take();
  std::string_view data = exact.as<Bytes>()->view();
  Bytes* bytes = allocateBytes(rt, cls, data.size());
  if (!bytes) return Owned::error();
  memcpy(bytes->data(), data.data(), data.size());
  return Owned::adopt(bytes);
}

constexpr Slots makeSlots() {
  Slots slots = {.repr = reprSlot,
                 .hash = hashSlot,
                 .compare = bytesCompare,
                 .iter = iterSlot,
                 .make = makeBytes,
                 .concat = concatSlot,
                 .repeat = repeatSlot,
                 .length = lengthSlot,
                 .getItem = getItemSlot,
                 .contains = bytesContains};
  slots[BinaryOp::Remainder] = remainderSlot;
  return slots;
}

Owned bytes_dunder_bytes(Runtime& rt, Value self, Args) {
  return likeSelf(rt, self, selfView(rt, self));
}

Owned bytes_getnewargs(Runtime& rt, Value self, Args) {
  OURO_TRY(exact, newBytes(rt, selfView(rt, self)));
  return newTuple(rt, {exact});
}

constexpr MethodDef kBytesMethods[] = {
#include "runtime/types/bytes_methods.def"
    {"fromhex", bytes_fromhex, "string, /", "Bytes from pairs of hexadecimal digits.",
     MethodKind::Class},
    {"__bytes__", bytes_dunder_bytes, "", "The same as bytes."},
    {"__getnewargs__", bytes_getnewargs, "", "For pickling."},
};

// ---- the iterators

// What is iterated over: the two types of iterator tell.
std::string_view sourceOf(Value self) {
  Value source = self.as<BytesIterator>()->source;
  if (isExactly(self, TypeId::BytesIterator)) return source.as<Bytes>()->view();
  auto* array = source.as<ByteArray>();
  return {reinterpret_cast<const char*>(array->data), array->length};
}

Owned iterator_next(Runtime&, Value self) {
  auto* it = self.as<BytesIterator>();
  if (it->source.isNull()) return Owned::done();
  std::string_view data = sourceOf(self);
  if (it->index < data.size()) return smallIndex(static_cast<uint8_t>(data[it->index++]));
  release(std::exchange(it->source, Value::null()));
  return Owned::done();
}

Owned iterator_iter(Runtime&, Value self) { return Owned::share(self); }

Owned iterator_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<BytesIterator>();
  if (it->source.isNull()) return smallIndex(0);
  size_t size = sourceOf(self).size();
  return smallIndex(it->index < size ? static_cast<int64_t>(size - it->index) : 0);
}

Owned iterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<BytesIterator>();
  Value iter = builtinNamed(rt, "iter");
  if (iter.isError()) return Owned::error();
  if (it->source.isNull()) {
    OURO_TRY(arguments, newTuple(rt, {Value(rt.emptyTuple)}));
    return newTuple(rt, {iter, arguments});
  }
  OURO_TRY(arguments, newTuple(rt, {it->source}));
  return newTuple(rt, {iter, arguments, Value::small(static_cast<int64_t>(it->index))});
}
Owned iterator_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<BytesIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (it->source.isNull()) return Owned::none();
  auto size = static_cast<int64_t>(sourceOf(self).size());
  it->index = static_cast<uint64_t>(std::clamp<int64_t>(index, 0, size));
  return Owned::none();
}

void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<BytesIterator*>(self)->source);
}

void iterator_drop(Object* self) {
  Value source = std::exchange(static_cast<BytesIterator*>(self)->source, Value::null());
  if (!source.isNull()) release(source);
}

constexpr MethodDef kIteratorMethods[] = {
    {"__length_hint__", iterator_length_hint, "", "How many bytes are left."},
    {"__reduce__", iterator_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", iterator_setstate, "state, /", "Go to a place in the bytes."},
};

constexpr TypeDef iteratorDef(const char* name) {
  return {.name = name,
          .basicSize = sizeof(BytesIterator),
          .flags = kContainerType,
          .traverse = iterator_traverse,
          .clear = iterator_drop,
          .destroy = iterator_drop,
          .slots = {.iter = iterator_iter, .next = iterator_next},
          .methods = kIteratorMethods};
}

}  // namespace

Owned newBytesIterator(Runtime& rt, Value source, TypeId id) {
  auto* it = rt.make<BytesIterator>(id);
  if (!it) return Owned::error();
  retain(source);
  it->source = source;
  it->index = 0;
  return Owned::adopt(it);
}

const TypeDef bytesIteratorTypeDef = iteratorDef("bytes_iterator");
const TypeDef byteArrayIteratorTypeDef = iteratorDef("bytearray_iterator");

const TypeDef bytesTypeDef = {
    .name = "bytes",
    .basicSize = sizeof(Bytes),
    .itemSize = 1,
    .flags = kSubclassable | kMatchSelf | kImmutable,
    .slots = makeSlots(),
    .methods = kBytesMethods,
    .make = kNewSignature,
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        "bytes(int) -> bytes object of size given by the parameter initialized with null "
        "bytes\nbytes() -> empty bytes object\n\nNumbers 0 to 255 that never change.",
};

}  // namespace ouro
