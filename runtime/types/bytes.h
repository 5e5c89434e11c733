#pragma once
// bytes and bytearray.

#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/runtime.h"

namespace ouro {

struct Bytes : Object {
  int64_t hash;  // -1: not computed
  uint64_t length;

  uint8_t* data() { return reinterpret_cast<uint8_t*>(this + 1); }
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(this + 1); }
  std::string_view view() const { return {reinterpret_cast<const char*>(data()), length}; }
};

// Also how array.array begins: its items are `itemSize` bytes each, their format as struct has it;
// and mmap.mmap.
struct ByteArray : Object {
  uint8_t* data;  // a heap buffer
  uint64_t length, capacity;
  uint32_t exports;  // memoryviews on it: no resizing
  uint8_t itemSize;  // 0 of a bytearray
  char format;       // 0 of a bytearray
  bool readOnly;     // of mapped memory that nobody may write to
};

// How a type with kHoldsBuffer begins: what is bytes-like as long as it holds something.
struct BufferHolder : Object {
  Value held;  // a memoryview, or null: it was released; owned
};

// Over bytes or a bytearray (told apart by the type of the iterator).
struct BytesIterator : Object {
  Value source;  // null when exhausted; owned
  uint64_t index;
};

// Sizes from here on are MemoryError.
constexpr uint64_t kMaxBytes = uint64_t{1} << 34;

extern const TypeDef bytesTypeDef, bytesIteratorTypeDef, byteArrayTypeDef, byteArrayIteratorTypeDef,
    memoryViewTypeDef, memoryIteratorTypeDef;
bool isBytes(const Runtime&, Value);  // or a subclass
bool isByteArray(const Runtime&, Value);
// A bytearray, an array or mapped memory; null: something else.
ByteArray* byteBufferOf(const Runtime&, Value);
BufferHolder* bufferHolderOf(const Runtime&, Value);
// What a holder holds, in *v; others stay. ValueError when it was released.
bool takeHeldBuffer(Runtime&, Value* v);
Owned newBytes(Runtime&, std::string_view);
Bytes* allocateBytes(Runtime&, size_t length);  // contents undefined
Owned newByteArray(Runtime&, std::string_view);
int64_t hashOfBytes(const Runtime&, std::string_view);  // never -1

// A borrowed look at anything bytes-like (bytes, bytearray, memoryview, array): valid until a
// script can run. false with TypeError "a bytes-like object is required, not 'x'".
bool asByteView(Runtime&, Value, std::string_view* out);
bool isBytesLike(const Runtime&, Value);
// What bytes(x) and bytearray(x) make of one argument that is no str: bytes-like, an iterable of
// ints ("bytes" or "byte" must be in range), a count. Gives bytes.
Owned bytesFromObject(Runtime&, Value source, const char* inRange, const char* made = "bytes");

// ---- bytearray
// Makes it `length` long, moving its buffer if need be; new bytes are undefined. BufferError while
// a memoryview looks at it.
bool resizeByteArray(Runtime&, ByteArray*, size_t length);
// Puts `bytes` (not its own) in the place of [start, end).
bool replaceBytes(Runtime&, ByteArray*, size_t start, size_t end, std::string_view bytes);

}  // namespace ouro
