#include "runtime/types/memoryview.h"

#include <cstring>

#include "runtime/pieces.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/memoryview_items.h"

namespace ouro {

bool isMemoryView(const Runtime&, Value v) { return isExactly(v, TypeId::MemoryView); }
bool isReadOnlyBuffer(const Runtime& rt, Value v) {
  if (const BufferHolder* holder = bufferHolderOf(rt, v)) v = holder->held;
  if (v.isNull() || isBytes(rt, v)) return true;
  if (const ByteArray* array = byteBufferOf(rt, v)) return array->readOnly;
  return isMemoryView(rt, v) && v.as<MemoryView>()->readOnly;
}

uint32_t formatSize(char format) {
  switch (format) {
    case 'B':
    case 'b':
    case 'c':
    case '?': return 1;
    case 'H':
    case 'h': return 2;
    case 'I':
    case 'i':
    case 'f': return 4;
    case 'L':
    case 'l':
    case 'Q':
    case 'q':
    case 'N':
    case 'n':
    case 'd': return 8;
    default: return 0;
  }
}

void HeldBytes::hold(Runtime& rt, Value v) {
  if (bufferHolderOf(rt, v)) v = v.as<BufferHolder>()->held;
  if (isMemoryView(rt, v)) v = v.as<MemoryView>()->base;
  array_ = byteBufferOf(rt, v);
  if (array_) array_->exports++;
  owner_ = Local(v);
}

bool checkReleased(Runtime& rt, const MemoryView* view) {
  if (!view->base.isNull()) return true;
  return fail(rt, Exc::ValueError, "operation forbidden on released memoryview object");
}

static MemoryView* allocateView(Runtime& rt, Value base) {
  auto* view = rt.make<MemoryView>(TypeId::MemoryView);
  if (!view) return nullptr;
  retain(base);
  view->base = base;
  view->hash = -1;
  if (ByteArray* array = byteBufferOf(rt, base)) array->exports++;
  return view;
}

Owned viewOfSame(Runtime& rt, const MemoryView* from) {
  MemoryView* view = allocateView(rt, from->base);
  if (!view) return Owned::error();
  view->offset = from->offset;
  view->itemSize = from->itemSize;
  view->format = from->format;
  view->readOnly = from->readOnly;
  view->dimensions = from->dimensions;
  memcpy(view->shape, from->shape, sizeof view->shape);
  memcpy(view->strides, from->strides, sizeof view->strides);
  return Owned::adopt(view);
}

Owned memoryViewPart(Runtime& rt, MemoryView* view, int64_t from, int64_t to) {
  OURO_TRY(part, viewOfSame(rt, view));
  auto* made = part.as<MemoryView>();
  made->offset += static_cast<uint64_t>(from * view->strides[0]);
  made->shape[0] = to - from;
  return part.take();
}

Owned newMemoryView(Runtime& rt, Value source) {
  OURO_CHECK(takeHeldBuffer(rt, &source));
  if (isMemoryView(rt, source)) {
    OURO_CHECK(checkReleased(rt, source.as<MemoryView>()));
    return viewOfSame(rt, source.as<MemoryView>());
  }
  ByteArray* array = byteBufferOf(rt, source);
  if (!array && !isBytes(rt, source))
    return raise(rt, Exc::TypeError, "memoryview: a bytes-like object is required, not '{}'",
                 typeName(rt, source));
  MemoryView* view = allocateView(rt, source);
  if (!view) return Owned::error();
  view->offset = 0;
  view->itemSize = array && array->itemSize ? array->itemSize : 1;
  view->format = array && array->format ? array->format : 'B';
  view->readOnly = !array || array->readOnly;
  view->dimensions = 1;
  view->shape[0] = static_cast<int64_t>(array ? array->length : source.as<Bytes>()->length);
  view->shape[0] /= view->itemSize;
  view->strides[0] = view->itemSize;
  return Owned::adopt(view);
}

uint64_t byteCount(const MemoryView* view) {
  uint64_t bytes = view->itemSize;
  for (uint32_t d = 0; d < view->dimensions; d++) bytes *= static_cast<uint64_t>(view->shape[d]);
  return bytes;
}

bool isContiguous(const MemoryView* view) {
  if (view->dimensions == 1) return view->shape[0] == 1 || view->strides[0] == view->itemSize;
  int64_t expected = view->itemSize;
  for (uint32_t d = view->dimensions; d-- > 0;) {
    if (view->shape[d] > 1 && view->strides[d] != expected) return byteCount(view) == 0;
    expected *= view->shape[d];
  }
  return true;
}

bool memoryViewSpan(Runtime& rt, MemoryView* view, std::string_view* out) {
  if (!checkReleased(rt, view)) return false;
  if (!isContiguous(view))
    return fail(rt, Exc::BufferError, "memoryview: underlying buffer is not C-contiguous");
  *out = {reinterpret_cast<const char*>(viewBytes(rt, view)), byteCount(view)};
  return true;
}

Owned memoryViewBytes(Runtime& rt, MemoryView* view) {
  OURO_CHECK(checkReleased(rt, view));
  Bytes* bytes = allocateBytes(rt, byteCount(view));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  uint8_t* out = bytes->data();
  if (isContiguous(view)) {
    memcpy(out, viewBytes(rt, view), bytes->length);
    return held.take();
  }
  OURO_CHECK(eachItem(rt, view, [&, size = view->itemSize](const uint8_t* item) {
    memcpy(out, item, size);
    out += size;
  }));
  return held.take();
}

// ---- items

template <class T>
static T load(const uint8_t* at) {
  T value;
  memcpy(&value, at, sizeof value);
  return value;
}

Owned unpackItem(Runtime& rt, const uint8_t* at, char format) {
  switch (format) {
    case 'B': return smallInt(*at);
    case 'b': return smallInt(static_cast<int8_t>(*at));
    case 'c': return newBytes(rt, {reinterpret_cast<const char*>(at), 1});
    case '?': return Owned::boolean(*at != 0);
    case 'H': return smallInt(load<uint16_t>(at));
    case 'h': return smallInt(load<int16_t>(at));
    case 'I': return smallInt(load<uint32_t>(at));
    case 'i': return smallInt(load<int32_t>(at));
    case 'L':
    case 'Q':
    case 'N': return newInt(rt, load<uint64_t>(at));
    case 'f': return newFloat(rt, static_cast<double>(load<float>(at)));
    case 'd': return newFloat(rt, load<double>(at));
    default: return newInt(rt, load<int64_t>(at));
  }
}

static bool badType(Runtime& rt, char format) {
  return fail(rt, Exc::TypeError, "memoryview: invalid type for format '{}'", format);
}
static bool badValue(Runtime& rt, char format) {
  return fail(rt, Exc::ValueError, "memoryview: invalid value for format '{}'", format);
}

static bool packFloat(Runtime& rt, uint8_t* at, char format, Value item) {
  double number = 0;
  if (!asDouble(rt, item, &number)) {
    if (!errorMatches(rt, Exc::TypeError)) return false;
    clearError(rt);
    return badType(rt, format);
  }
  auto single = static_cast<float>(number);
  if (format == 'f') {
    memcpy(at, &single, 4);
  } else {
    memcpy(at, &number, 8);
  }
  return true;
}

static bool packInteger(Runtime& rt, uint8_t* at, char format, Value item) {
  if (format == 'B' && item.isSmall() && static_cast<uint64_t>(item.small()) < 0x100) {
    *at = static_cast<uint8_t>(item.small());  // what most views hold
    return true;
  }
  Local number = index(rt, item);
  if (number.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return false;
    clearError(rt);
    return badType(rt, format);
  }
  uint32_t size = formatSize(format);
  bool isSigned = format >= 'a' && format <= 'z';
  if (!isSigned && size == 8) {
    // Above int64 the sign alone does not tell: the bits left of 64 must be none.
    if (intIsNegative(rt, number) || intBitLength(rt, number) > 64) return badValue(rt, format);
    uint64_t bits = 0;
    int64_t small = 0;
    if (intFits(rt, number, &small)) {
      bits = static_cast<uint64_t>(small);
    } else {
      bits = number.as<BigInt>()->limbs()[0];
    }
    memcpy(at, &bits, 8);
    return true;
  }
  int64_t value = 0;
  if (!intFits(rt, number, &value)) return badValue(rt, format);
  if (size < 8) {
    int64_t high = int64_t{1} << (size * 8 - (isSigned ? 1 : 0)), low = isSigned ? -high : 0;
    if (value < low || value >= high) return badValue(rt, format);
  }
  memcpy(at, &value, size);
  return true;
}

bool packItem(Runtime& rt, uint8_t* at, char format, Value item) {
  if (format == 'f' || format == 'd') return packFloat(rt, at, format, item);
  if (format == '?') {
    int is = truth(rt, item);
    if (is >= 0) *at = static_cast<uint8_t>(is);
    return is >= 0;
  }
  if (format != 'c') return packInteger(rt, at, format, item);
  if (!isBytes(rt, item)) return badType(rt, format);
  if (item.as<Bytes>()->length != 1) return badValue(rt, format);
  *at = item.as<Bytes>()->data()[0];
  return true;
}

// ---- comparison

static bool sameShape(const MemoryView* a, const MemoryView* b) {
  if (a->dimensions != b->dimensions) return false;
  return memcmp(a->shape, b->shape, a->dimensions * sizeof a->shape[0]) == 0;
}

// The items of a view in a row: in place, or copied to *copy.
static const uint8_t* itemsInRow(Runtime& rt, MemoryView* view, Local* copy) {
  if (isContiguous(view)) return viewBytes(rt, view);
  *copy = memoryViewBytes(rt, view);
  return copy->isError() ? nullptr : copy->as<Bytes>()->data();
}

static int equalItems(Runtime& rt, MemoryView* a, MemoryView* b) {
  Local left, right;
  const uint8_t *x = itemsInRow(rt, a, &left), *y = itemsInRow(rt, b, &right);
  if (!x || !y) return -1;
  uint64_t items = byteCount(a) / a->itemSize;
  if (a->format == b->format && a->format != 'f' && a->format != 'd')
    return memcmp(x, y, byteCount(a)) == 0;
  const HeldBytes heldA(rt, Value(a)), heldB(rt, Value(b));
  for (uint64_t i = 0; i < items; i++) {
    if (!heedSignals(rt)) return -1;
    Local p = unpackItem(rt, x + i * a->itemSize, a->format);
    Local q = unpackItem(rt, y + i * b->itemSize, b->format);
    int same = p.isError() || q.isError() ? -1 : compareBool(rt, p, q, CompareOp::Eq);
    if (same != 1) return same;
  }
  return 1;
}

Owned memoryViewCompare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Owned::notImplemented();
  if (!isMemoryView(rt, left)) std::swap(left, right);
  if (!isBytesLike(rt, right)) return Owned::notImplemented();
  bool wantEqual = op == CompareOp::Eq;
  if (left == right) return Owned::boolean(wantEqual);
  bool released = left.as<MemoryView>()->base.isNull() ||
                  (isMemoryView(rt, right) && right.as<MemoryView>()->base.isNull());
  if (released) return Owned::boolean(!wantEqual);
  OURO_TRY(other, newMemoryView(rt, right));
  auto *a = left.as<MemoryView>(), *b = other.as<MemoryView>();
  int same = sameShape(a, b) ? equalItems(rt, a, b) : 0;
  if (same < 0) return Owned::error();
  return Owned::boolean((same == 1) == wantEqual);
}

}  // namespace ouro
