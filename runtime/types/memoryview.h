#pragma once
// memoryview: a window on the bytes of a bytes or bytearray, which cannot be resized meanwhile.

#include "runtime/types/bytes.h"

namespace ouro {

struct MemoryView : Object {
  static constexpr uint32_t kMaxDimensions = 4;

  Value base;       // bytes or bytearray, null when released; owned
  uint64_t offset;  // of the first item, in bytes
  int64_t hash;     // -1: not computed; remembered beyond the release
  uint32_t itemSize;
  char format;  // as struct: B b c H h I i L l Q q N n f d ?
  bool readOnly;
  uint8_t dimensions;
  int64_t shape[kMaxDimensions];
  int64_t strides[kMaxDimensions];  // in bytes
};

bool isMemoryView(const Runtime&, Value);
// Of what is bytes-like: may its bytes not be changed?
bool isReadOnlyBuffer(const Runtime&, Value);
Owned newMemoryView(Runtime&, Value bytesLike);
bool isContiguous(const MemoryView*);
uint64_t byteCount(const MemoryView*);
// The items from one index to another of one that has one dimension and is not released.
Owned memoryViewPart(Runtime&, MemoryView*, int64_t from, int64_t to);
// Its items one after the other, whatever the strides; bytes.
Owned memoryViewBytes(Runtime&, MemoryView*);
// The bytes of a contiguous one; false with ValueError (released) or BufferError.
bool memoryViewSpan(Runtime&, MemoryView*, std::string_view* out);

}  // namespace ouro
