#pragma once
// Items of a memoryview by their format. Internal to the files of memoryview.

#include "runtime/pieces.h"
#include "runtime/types/memoryview.h"

namespace ouro {

uint32_t formatSize(char format);  // 0: not a format
// Where the base's bytes are now.
inline uint8_t* viewBytes(Runtime& rt, MemoryView* view) {
  const Value base = view->base;
  if (isExactly(base, TypeId::ByteArray)) return base.as<ByteArray>()->data + view->offset;
  ByteArray* array = byteBufferOf(rt, base);
  return (array ? array->data : base.as<Bytes>()->data()) + view->offset;
}
bool checkReleased(Runtime&, const MemoryView*);
Owned unpackItem(Runtime&, const uint8_t* at, char format);
bool packItem(Runtime&, uint8_t* at, char format, Value item);
// Compares with anything bytes-like; Eq and Ne only.
Owned memoryViewCompare(Runtime&, Value left, Value right, CompareOp);
Owned newMemoryIterator(Runtime&, Value view);
Owned viewOfSame(Runtime&, const MemoryView*);  // another view, with its own hold on the base
// Calls each(address) for every item in order; false: an exception is pending.
template <class F>
[[nodiscard]] bool eachItem(Runtime& rt, MemoryView* view, F&& each) {
  int64_t place[MemoryView::kMaxDimensions] = {};
  uint64_t items = byteCount(view) / view->itemSize;
  const HeldBytes held(rt, Value(view));
  uint8_t* const start = viewBytes(rt, view);
  for (uint64_t i = 0; i < items; i++) {
    if (i % kPieceBytes == kPieceBytes - 1 && !heedSignals(rt)) return false;
    int64_t at = 0;
    for (uint32_t d = 0; d < view->dimensions; d++) at += place[d] * view->strides[d];
    each(start + at);
    for (uint32_t d = view->dimensions; d-- > 0;) {
      if (++place[d] < view->shape[d]) break;
      place[d] = 0;
    }
  }
  return true;
}

}  // namespace ouro
