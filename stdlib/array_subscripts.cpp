// Subscripts of array.array: items and slices.

#include <cstring>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/slice.h"
#include "runtime/types/text_args.h"
#include "stdlib/array.h"

namespace ouro {

namespace {

constexpr const char* kBadIndex = "array indices must be integers";

bool placeOf(Runtime& rt, Value self, Value key, const char* outOfRange, size_t* place) {
  int64_t i;
  if (key.isSmall()) [[likely]] {
    i = key.small();
  } else {
    if (!hasIndex(rt, key)) return fail(rt, Exc::TypeError, "{}", kBadIndex);
    if (!indexInt64(rt, key, &i, Exc::IndexError)) return false;
  }
  auto count = static_cast<int64_t>(self.as<Array>()->count());
  if (i < 0) i += count;
  if (i < 0 || i >= count) return fail(rt, Exc::IndexError, "{}", outOfRange);
  *place = static_cast<size_t>(i);
  return true;
}

// Takes out `count` items, the first and every step-th from there on (step > 1).
bool deleteStepped(Runtime& rt, Array* array, size_t start, size_t step, size_t count) {
  if (count == 0) return true;
  if (array->exports) return resizeByteArray(rt, array, 0);  // which it refuses
  const size_t size = array->itemSize;
  uint8_t* to = array->data + start * size;
  for (size_t i = 0; i < count; i++) {
    const size_t kept = start + i * step + 1;
    const size_t next = i + 1 < count ? kept + step - 1 : array->count();
    std::memmove(to, array->data + kept * size, (next - kept) * size);
    to += (next - kept) * size;
  }
  return resizeByteArray(rt, array, array->length - count * size);
}

bool assignSlice(Runtime& rt, Array* array, Slice* slice, Value value) {
  std::string given;
  if (!value.isUnbound()) {
    if (!isArray(rt, value)) {
      return fail(rt, Exc::TypeError, "can only assign array (not \"{}\") to array slice",
                  typeName(rt, value));
    }
    if (value.as<Array>()->code != array->code)
      return fail(rt, Exc::TypeError, "bad argument type for built-in operation");
    given = value.as<Array>()->view();
  }
  int64_t start, stop, step;
  if (!unpackSlice(rt, slice, &start, &stop, &step)) return false;
  int64_t count = fitSlice(static_cast<int64_t>(array->count()), &start, &stop, step);
  size_t size = array->itemSize, items = given.size() / size;
  if (step == 1) {
    return replaceBytes(rt, array, static_cast<size_t>(start) * size,
                        static_cast<size_t>(start + count) * size, given);
  }
  if (!value.isUnbound() && items != static_cast<size_t>(count)) {
    return fail(rt, Exc::ValueError,
                "attempt to assign array of size {} to extended slice of size {}", items, count);
  }
  if (!value.isUnbound()) {
    for (int64_t i = 0; i < count; i++)
      std::memcpy(array->data + static_cast<size_t>(start + i * step) * size,
                  given.data() + static_cast<size_t>(i) * size, size);
    return true;
  }
  const int64_t first = step > 0 ? start : start + (count - 1) * step;
  return deleteStepped(rt, array, static_cast<size_t>(first),
                       static_cast<size_t>(step > 0 ? step : -step), static_cast<size_t>(count));
}

}  // namespace

Owned array_getItem(Runtime& rt, Value self, Value key) {
  auto* array = self.as<Array>();
  size_t place;
  if (key.isSmall() || !isSlice(rt, key)) {
    OURO_CHECK(placeOf(rt, self, key, "array index out of range", &place));
    return arrayItem(rt, array, place);
  }
  int64_t start, stop, step;
  OURO_CHECK(unpackSlice(rt, key.as<Slice>(), &start, &stop, &step));
  int64_t count = fitSlice(static_cast<int64_t>(array->count()), &start, &stop, step);
  if (step == 1)
    return arrayLike(rt, array,
                     array->view().substr(static_cast<size_t>(start) * array->itemSize,
                                          static_cast<size_t>(count) * array->itemSize));
  OURO_TRY(made, arrayLike(rt, array, {}));
  auto* stepped = made.as<Array>();
  const size_t size = array->itemSize;
  OURO_CHECK(resizeByteArray(rt, stepped, static_cast<size_t>(count) * size));
  HeldBytes held(rt, self), heldMade(rt, made);
  OURO_CHECK(inPieces(rt, static_cast<size_t>(count), [&](size_t i, size_t end) {
    for (; i < end; i++) {
      const auto from = static_cast<size_t>(start + static_cast<int64_t>(i) * step);
      std::memcpy(stepped->data + i * size, array->data + from * size, size);
    }
  }));
  return made.take();
}

bool array_setItem(Runtime& rt, Value self, Value key, Value value) {
  auto* array = self.as<Array>();
  if (!key.isSmall() && isSlice(rt, key)) return assignSlice(rt, array, key.as<Slice>(), value);
  size_t place;
  if (!placeOf(rt, self, key, "array assignment index out of range", &place)) return false;
  uint8_t item[8];
  size_t at = place * array->itemSize;
  if (value.isUnbound()) return replaceBytes(rt, array, at, at + array->itemSize, {});
  if (!value.isObject()) return packArrayItem(rt, array->code, value, array->data + at);
  // Packed apart: making the number may run code that changes the array.
  if (!packArrayItem(rt, array->code, value, item)) return false;
  if (place >= array->count())
    return fail(rt, Exc::IndexError, "array assignment index out of range");
  std::memcpy(array->data + at, item, array->itemSize);
  return true;
}

}  // namespace ouro
