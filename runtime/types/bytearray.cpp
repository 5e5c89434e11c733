// bytearray: the buffer, and taking and replacing parts of it.

#include "runtime/protocol.h"
#include "runtime/short_copy.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/exact.h"

namespace ouro {

ByteArray* allocateByteArray(Runtime& rt, size_t length) {
  uint8_t* data = nullptr;
  if (length > 0) {
    if (length <= kMaxBytes) data = static_cast<uint8_t*>(rt.heap.allocateBuffer(length));
    if (!data) return (void)raiseMemoryError(rt), nullptr;
  }
  auto* array = makeRawAtom<ByteArray>(rt, TypeId::ByteArray);
  if (!array) return freeBuffer(data, length), nullptr;
  array->data = data;
  array->length = array->capacity = length;
  array->exports = 0;
  array->readOnly = false;
  array->itemSize = 0;
  array->format = 0;
  return array;
}

Owned newByteArray(Runtime& rt, std::string_view data) {
  ByteArray* array = allocateByteArray(rt, data.size());
  if (!array) return Owned::error();
  copyBytes(array->data, data.data(), data.size());
  return Owned::adopt(array);
}

static bool checkExports(Runtime& rt, const ByteArray* array) {
  if (array->exports == 0) return true;
  return fail(rt, Exc::BufferError, "{}",
              array->format ? "cannot resize an array that is exporting buffers"
                            : "Existing exports of data: object cannot be re-sized");
}

bool resizeByteArray(Runtime& rt, ByteArray* array, size_t length) {
  if (length == array->length) return true;
  if (!checkExports(rt, array)) return false;
  bool fits = length <= array->capacity && length >= array->capacity / 4;
  if (!fits) {
    if (length > kMaxBytes) {
      (void)raiseMemoryError(rt);
      return false;
    }
    if (length == 0) {
      freeBuffer(array->data, array->capacity);
      array->data = nullptr;
      array->capacity = 0;
    } else {
      size_t capacity = array->data ? length + length / 8 + 8 : length;
      void* moved = array->data ? resizeBuffer(rt, array->data, array->capacity, capacity)
                                : allocateBuffer(rt, capacity);
      if (!moved) return false;
      array->data = static_cast<uint8_t*>(moved);
      array->capacity = capacity;
    }
  }
  array->length = length;
  return true;
}

bool replaceBytes(Runtime& rt, ByteArray* array, size_t start, size_t end, std::string_view with) {
  size_t old = array->length, tail = old - end, length = start + with.size() + tail;
  if (length > old) {
    if (!resizeByteArray(rt, array, length)) return false;
    memmove(array->data + length - tail, array->data + end, tail);
  } else if (length < old) {
    if (!checkExports(rt, array)) return false;
    memmove(array->data + length - tail, array->data + end, tail);
  }
  if (!with.empty()) memcpy(array->data + start, with.data(), with.size());
  return length >= old || resizeByteArray(rt, array, length);
}

}  // namespace ouro
