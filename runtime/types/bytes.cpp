#include "runtime/types/bytes.h"

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/short_copy.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool isBytes(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::Bytes) || (v.isObject() && isInstance(rt, v, TypeId::Bytes));
}

ByteArray* byteBufferOf(const Runtime& rt, Value v) {
  if (!v.isObject()) return nullptr;
  bool isBuffer = typeOf(rt, v)->layout->flags & kByteBuffer;
  return isBuffer ? v.as<ByteArray>() : nullptr;
}
BufferHolder* bufferHolderOf(const Runtime& rt, Value v) {
  if (!v.isObject()) return nullptr;
  return typeOf(rt, v)->layout->flags & kHoldsBuffer ? v.as<BufferHolder>() : nullptr;
}
bool takeHeldBuffer(Runtime& rt, Value* v) {
  const BufferHolder* holder = bufferHolderOf(rt, *v);
  if (!holder) return true;
  *v = holder->held;
  return !v->isNull() || fail(rt, Exc::ValueError, "operation forbidden on released {} object",
                              typeOf(rt, Value(holder))->utf8Name);
}
bool isByteArray(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::ByteArray) || (v.isObject() && isInstance(rt, v, TypeId::ByteArray));
}

static Bytes* initBytes(Bytes* bytes, size_t length) {
  bytes->hash = -1;
  bytes->length = length;
  return bytes;
}

Bytes* allocateBytes(Runtime& rt, Type* cls, size_t length) {
  if (length > kMaxBytes) {
    (void)raiseMemoryError(rt);
    return nullptr;
  }
  Bytes* bytes = rt.make<Bytes>(cls, sizeof(Bytes) + length);
  return bytes ? initBytes(bytes, length) : nullptr;
}

[[gnu::always_inline]] static inline Bytes* allocateExact(Runtime& rt, size_t length) {
  if (length == 0 && rt.emptyBytes) {
    retain(rt.emptyBytes);
    return rt.emptyBytes;
  }
  Object* made = length > kMaxBytes
                     ? nullptr
                     : rt.heap.allocateAtom(sizeof(Bytes) + length, kindNumberOf(TypeId::Bytes));
  if (made) [[likely]]
    return initBytes(static_cast<Bytes*>(made), length);
  (void)raiseMemoryError(rt);
  return nullptr;
}

Bytes* allocateBytes(Runtime& rt, size_t length) { return allocateExact(rt, length); }

static Owned newByte(Runtime& rt, uint8_t byte) {
  Bytes*& known = rt.oneByte[byte];
  if (!known) {
    known = allocateExact(rt, 1);
    if (!known) return Owned::error();
    known->data()[0] = byte;
  }
  return Owned::share(known);
}

Owned newBytes(Runtime& rt, std::string_view data) {
  if (data.size() == 1) return newByte(rt, static_cast<uint8_t>(data[0]));
  Bytes* bytes = allocateExact(rt, data.size());
  if (!bytes) return Owned::error();
  copyBytes(bytes->data(), data.data(), data.size());
  return Owned::adopt(bytes);
}

int64_t hashOfBytes(const Runtime& rt, std::string_view data) {
  return strHash(rt, data.data(), data.size());  // hash('spam') == hash(b'spam')
}

bool isBytesLike(const Runtime& rt, Value v) {
  return isBytes(rt, v) || byteBufferOf(rt, v) || isMemoryView(rt, v) || bufferHolderOf(rt, v);
}

bool asByteView(Runtime& rt, Value v, std::string_view* out) {
  if (isExactly(v, TypeId::Bytes) || isBytes(rt, v)) {
    *out = v.as<Bytes>()->view();
    return true;
  }
  if (ByteArray* array = byteBufferOf(rt, v)) {
    *out = {reinterpret_cast<const char*>(array->data), array->length};
    return true;
  }
  if (isMemoryView(rt, v)) return memoryViewSpan(rt, v.as<MemoryView>(), out);
  if (bufferHolderOf(rt, v)) return takeHeldBuffer(rt, &v) && asByteView(rt, v, out);
  return fail(rt, Exc::TypeError, "a bytes-like object is required, not '{}'", typeName(rt, v));
}

bool ByteBuilder::grow(size_t more) {
  size_t needed = length_ + more;
  if (more > kMaxBytes || needed > kMaxBytes) {
    (void)raiseMemoryError(rt_);
    return false;
  }
  size_t capacity = needed + needed / 2;
  auto* moved = static_cast<uint8_t*>(allocateBuffer(rt_, capacity));
  if (!moved) return false;
  memcpy(moved, data_, length_);
  if (data_ != inline_) freeBuffer(data_, capacity_);
  data_ = moved;
  capacity_ = capacity;
  return true;
}

// ---- bytes(x)

static bool appendItem(Runtime& rt, ByteBuilder& out, Value item, const char* inRange) {
  int64_t byte = -1;
  if (item.isSmall()) {
    byte = item.small();
  } else {
    OURO_TRY_BOOL(number, index(rt, item));
    if (!intFits(rt, number, &byte)) byte = -1;
  }
  if (byte < 0 || byte > 255)
    return fail(rt, Exc::ValueError, "{} must be in range(0, 256)", inRange);
  return out.append(static_cast<uint8_t>(byte));
}

static Owned bytesFromIterable(Runtime& rt, Value source, const char* inRange, const char* made) {
  Local iterator = iter(rt, source);
  if (iterator.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
    clearError(rt);
    return raise(rt, Exc::TypeError, "cannot convert '{}' object to {}", typeName(rt, source),
                 made);
  }
  ByteBuilder out(rt);
  for (uint32_t steps = 1;; steps++) {
    OURO_TRY(item, next(rt, iterator));
    if (item.isDone()) return out.finish();
    OURO_CHECK(appendItem(rt, out, item, inRange));
    if (steps % 65536 == 0) OURO_CHECK(safePoint(rt));
  }
}

static Owned zeroBytes(Runtime& rt, Value count) {
  int64_t length = 0;
  OURO_CHECK(indexInt64(rt, count, &length));
  if (length < 0) return raise(rt, Exc::ValueError, "negative count");
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(length));
  if (!bytes) return Owned::error();
  Local made = Owned::adopt(bytes);
  OURO_CHECK(inPieces(rt, bytes->length,
                      [&](size_t from, size_t to) { memset(bytes->data() + from, 0, to - from); }));
  return made.take();
}

// The bytes that these items are, if all are ints from 0 to 255.
static bool areBytes(std::span<const Value> items, uint8_t* to) {
  uint64_t seen = 0, small = 1;
  for (Value item : items) {
    small &= item.bits();
    seen |= item.bits() >> 1;
    *to++ = static_cast<uint8_t>(item.bits() >> 1);
  }
  return small && seen < 256;
}

// Of a list or a tuple.
static Owned bytesFromItems(Runtime& rt, Value source, const char* inRange) {
  const bool isList = isExactly(source, TypeId::List);
  const auto items = isList ? source.as<List>()->span() : source.as<Tuple>()->span();
  if (Bytes* plain = allocateBytes(rt, items.size())) {
    Local held = Owned::adopt(plain);
    if (areBytes(items, plain->data())) return held.take();
  } else {
    return Owned::error();
  }
  ByteBuilder out(rt);
  if (isList) {  // which an __index__ may change
    for (size_t i = 0; i < source.as<List>()->length; i++) {
      Local item(source.as<List>()->items[i]);
      OURO_CHECK(appendItem(rt, out, item, inRange));
    }
  } else {
    for (Value item : items) OURO_CHECK(appendItem(rt, out, item, inRange));
  }
  return out.finish();
}

Owned bytesFromObject(Runtime& rt, Value source, const char* inRange, const char* made) {
  if (isExactly(rt, source, TypeId::Bytes)) return Owned::share(source);
  if (isExactly(source, TypeId::List) || isExactly(source, TypeId::Tuple))
    return bytesFromItems(rt, source, inRange);
  if (hasIndex(rt, source)) {
    Owned zeros = zeroBytes(rt, source);
    if (!zeros.isError() || !errorMatches(rt, Exc::TypeError)) return zeros;
    clearError(rt);  // it may still be iterable
  }
  if (isMemoryView(rt, source)) return memoryViewBytes(rt, source.as<MemoryView>());
  if (isBytesLike(rt, source)) {
    std::string_view data;
    OURO_CHECK(asByteView(rt, source, &data));
    return newBytes(rt, data);
  }
  return bytesFromIterable(rt, source, inRange, made);
}

}  // namespace ouro
