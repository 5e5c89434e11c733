// bytearray[...]: reading, setting and deleting bytes and slices.

#include "runtime/protocol.h"
#include "runtime/types/bytearray_slots.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/slice.h"
#include "runtime/types/text_args.h"

namespace ouro {

static constexpr SubscriptTexts kTexts = {"bytearray index out of range",
                                          "bytearray indices must be integers or slices, not {}"};

// What the subscript means for the array as it is after __index__ has run, which may have changed
// its length.
static bool findPlaces(Runtime& rt, ByteArray* array, Value key, Subscript* out) {
  if (isSlice(rt, key)) {
    int64_t stop = 0;
    if (!unpackSlice(rt, key.as<Slice>(), &out->start, &stop, &out->step)) return false;
    int64_t length = static_cast<int64_t>(array->length);
    out->count = static_cast<size_t>(fitSlice(length, &out->start, &stop, out->step));
    out->isSlice = true;
    return true;
  }
  if (!subscriptArg(rt, key, array->length, kTexts, out)) return false;
  if (static_cast<size_t>(out->start) < array->length) return true;
  return fail(rt, Exc::IndexError, "bytearray index out of range");
}

Owned byteArrayGetItem(Runtime& rt, Value self, Value key) {
  auto* array = self.as<ByteArray>();
  Subscript part;
  OURO_CHECK(findPlaces(rt, array, key, &part));
  if (!part.isSlice) return smallIndex(array->data[part.start]);
  if (part.count == 0) return newByteArray(rt, {});
  std::string_view all = selfView(rt, self);
  if (part.step == 1)
    return newByteArray(rt, all.substr(static_cast<size_t>(part.start), part.count));
  OURO_TRY(result, newByteArray(rt, all.substr(0, part.count)));
  int64_t at = part.start;
  for (size_t i = 0; i < part.count; i++, at += part.step)
    result.as<ByteArray>()->data[i] = array->data[at];
  return result.take();
}

static bool deletePlaces(Runtime& rt, ByteArray* array, Subscript part) {
  if (part.count == 0) return true;
  if (part.step < 0) {  // the same places, upwards
    part.start += part.step * (static_cast<int64_t>(part.count) - 1);
    part.step = -part.step;
  }
  size_t start = static_cast<size_t>(part.start), step = static_cast<size_t>(part.step);
  if (step == 1 || part.count == 1) {
    return replaceBytes(rt, array, start, start + (part.count == 1 ? 1 : part.count), {});
  }
  if (array->exports) return resizeByteArray(rt, array, array->length - part.count);
  size_t to = start;
  for (size_t i = 0; i < part.count; i++) {
    size_t from = start + i * step + 1;
    size_t end = i + 1 < part.count ? from + step - 1 : array->length;
    memmove(array->data + to, array->data + from, end - from);
    to += end - from;
  }
  return resizeByteArray(rt, array, array->length - part.count);
}

static bool assignPlaces(Runtime& rt, ByteArray* array, const Subscript& part,
                         std::string_view with) {
  size_t start = static_cast<size_t>(part.start);
  if (part.step == 1) return replaceBytes(rt, array, start, start + part.count, with);
  if (with.empty()) return deletePlaces(rt, array, part);
  if (with.size() != part.count)
    return fail(rt, Exc::ValueError,
                "attempt to assign bytes of size {} to extended slice of size {}", with.size(),
                part.count);
  int64_t at = part.start;
  for (size_t i = 0; i < part.count; i++, at += part.step)
    array->data[at] = static_cast<uint8_t>(with[i]);
  return true;
}

// What a slice is set to, as bytes of its own (it may be the array itself).
static Owned assignedBytes(Runtime& rt, Value value) {
  if (!isBytesLike(rt, value)) {
    // As CPython, which makes a bytearray of it: but neither of a count nor of a str.
    Type* type = typeOf(rt, value);
    bool iterable = type->slots.iter || type->slots.getItem;
    if (hasIndex(rt, value) || !iterable || rt.type(TypeId::Str) == type)
      return raise(rt, Exc::TypeError,
                   "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return bytesFromObject(rt, value, "byte");
}

static bool setSlice(Runtime& rt, ByteArray* array, Value key, Value value) {
  Local bytes;
  if (!value.isUnbound()) {
    bytes = assignedBytes(rt, value);
    if (bytes.isError()) return false;
  }
  Subscript part;
  if (!findPlaces(rt, array, key, &part)) return false;
  if (value.isUnbound()) return deletePlaces(rt, array, part);
  return assignPlaces(rt, array, part, bytes.as<Bytes>()->view());
}

bool byteArraySetItem(Runtime& rt, Value self, Value key, Value value) {
  auto* array = self.as<ByteArray>();
  if (isSlice(rt, key)) return setSlice(rt, array, key, value);
  // The value first: its __index__ may change the length.
  bool stores = !value.isUnbound() && hasIndex(rt, key);
  int byte = stores ? byteArg(rt, value) : 0;
  Subscript place;
  if (byte < 0 || !findPlaces(rt, array, key, &place)) return false;
  size_t at = static_cast<size_t>(place.start);
  if (value.isUnbound()) return replaceBytes(rt, array, at, at + 1, {});
  if (at >= array->length) return fail(rt, Exc::IndexError, "bytearray index out of range");
  array->data[at] = static_cast<uint8_t>(byte);
  return true;
}

}  // namespace ouro
