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

struct ByteArray : Object {
  uint8_t* data;  // a heap buffer
  uint64_t length, capacity;
  uint32_t exports;  // memoryviews on it: no resizing
};

extern const TypeDef bytesTypeDef, bytesIteratorTypeDef, byteArrayTypeDef, byteArrayIteratorTypeDef,
    memoryViewTypeDef;
bool isBytes(const Runtime&, Value);  // or a subclass
bool isByteArray(const Runtime&, Value);
Owned newBytes(Runtime&, std::string_view);
Bytes* allocateBytes(Runtime&, size_t length);  // contents undefined
Owned newByteArray(Runtime&, std::string_view);

// A borrowed look at anything bytes-like (bytes, bytearray, memoryview, array): valid until a
// script can run. false with TypeError "a bytes-like object is required, not 'x'".
bool asByteView(Runtime&, Value, std::string_view* out);
bool isBytesLike(const Runtime&, Value);

}  // namespace ouro
