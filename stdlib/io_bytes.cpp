// BytesIO: a binary stream in memory. Its bytes are those of a bytearray, so that getbuffer() can
// give a memoryview which keeps them from being resized.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/reduce.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

BytesIo* of(Value self) { return self.as<BytesIo>(); }

bool checkOpen(Runtime& rt, Value self) {
  if (!of(self)->closed) return true;
  (void)raiseClosed(rt);
  return false;
}

std::string_view all(const BytesIo* self) {
  return {reinterpret_cast<const char*>(self->data->data), self->data->length};
}
std::string_view ahead(const BytesIo* self) {
  return all(self).substr(std::min<uint64_t>(self->position, self->data->length));
}

Owned take(Runtime& rt, BytesIo* self, int64_t size) {
  std::string_view bytes = ahead(self);
  if (size >= 0) bytes = bytes.substr(0, static_cast<size_t>(size));
  self->position += bytes.size();
  return newBytes(rt, bytes);
}

Owned bytesio_read(Runtime& rt, Value self, Args args) {
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size) && checkOpen(rt, self));
  return take(rt, of(self), size);
}

Owned line(Runtime& rt, BytesIo* self, int64_t limit) {
  std::string_view bytes = ahead(self);
  if (limit >= 0) bytes = bytes.substr(0, static_cast<size_t>(limit));
  size_t end = bytes.find('\n');
  if (end != std::string_view::npos) bytes = bytes.substr(0, end + 1);
  self->position += bytes.size();
  return newBytes(rt, bytes);
}

Owned bytesio_readline(Runtime& rt, Value self, Args args) {
  int64_t limit;
  OURO_CHECK(ioSizeArg(rt, args, 0, &limit) && checkOpen(rt, self));
  return line(rt, of(self), limit);
}

Owned bytesio_next(Runtime& rt, Value self) {
  OURO_CHECK(checkOpen(rt, self));
  if (!typeOf(rt, self)->definition) {
    OURO_TRY(text, callMethod(rt, self, rt.names.readline));
    int64_t size = length(rt, text);
    if (size < 0) return Owned::error();
    return size ? text.take() : Owned::done();
  }
  OURO_TRY(text, line(rt, of(self), -1));
  return text.as<Bytes>()->length ? text.take() : Owned::done();
}

Owned bytesio_readinto(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  std::string_view room;
  OURO_CHECK(ioRoomArg(rt, args[0], "readinto", &room));
  std::string_view bytes = ahead(of(self)).substr(0, room.size());
  memcpy(const_cast<char*>(room.data()), bytes.data(), bytes.size());
  of(self)->position += bytes.size();
  return smallInt(static_cast<int64_t>(bytes.size()));
}

bool put(Runtime& rt, BytesIo* self, std::string_view bytes) {
  if (bytes.empty()) return true;
  uint64_t old = self->data->length, end = self->position + bytes.size();
  if (end > old) {
    // Unlike the bytearray's own growth this doubles: streams are written piece by piece.
    if (end > self->data->capacity && end < kMaxBytes &&
        !resizeByteArray(rt, self->data, end + end / 2))
      return false;
    if (!resizeByteArray(rt, self->data, end)) return false;
    if (self->position > old) memset(self->data->data + old, 0, self->position - old);
  } else if (self->data->exports) {
    return fail(rt, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
  }
  memcpy(self->data->data + self->position, bytes.data(), bytes.size());
  self->position = end;
  return true;
}

Owned bytesio_write(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, args[0], &bytes));
  size_t size = bytes.size();
  OURO_CHECK(put(rt, of(self), bytes));
  return newInt(rt, static_cast<int64_t>(size));
}

Owned bytesio_seek(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  int64_t offset;
  int whence;
  OURO_CHECK(indexInt64(rt, args[0], &offset));
  OURO_CHECK(ioWhence(rt, args, 1, &whence));
  if (offset < 0 && whence == 0)
    return raise(rt, Exc::ValueError, "negative seek value {}", offset);
  int64_t from = whence == 0   ? 0
                 : whence == 1 ? static_cast<int64_t>(of(self)->position)
                               : static_cast<int64_t>(of(self)->data->length);
  int64_t at;
  if (__builtin_add_overflow(from, offset, &at))
    return raise(rt, Exc::OverflowError, "new position too large");
  of(self)->position = static_cast<uint64_t>(std::max<int64_t>(at, 0));
  return newInt(rt, of(self)->position);
}

Owned bytesio_tell(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkOpen(rt, self));
  return newInt(rt, of(self)->position);
}

Owned bytesio_truncate(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  int64_t size = static_cast<int64_t>(of(self)->position);
  if (args.has(0) && !args[0].isNone()) OURO_CHECK(indexInt64(rt, args[0], &size));
  if (size < 0) return raise(rt, Exc::ValueError, "negative size value {}", size);
  if (static_cast<uint64_t>(size) < of(self)->data->length)
    OURO_CHECK(resizeByteArray(rt, of(self)->data, static_cast<size_t>(size)));
  return newInt(rt, size);
}

Owned bytesio_getvalue(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkOpen(rt, self));
  return newBytes(rt, all(of(self)));
}

Owned bytesio_getbuffer(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkOpen(rt, self));
  return newMemoryView(rt, of(self)->data);
}

Owned bytesio_getstate(Runtime& rt, Value self, Args) {
  OURO_TRY(bytes, bytesio_getvalue(rt, self, {}));
  OURO_TRY(place, newInt(rt, of(self)->position));
  OURO_TRY(attributes, attributesState(rt, self));
  return newTuple(rt, {bytes.get(), place.get(), attributes.get()});
}

Owned bytesio_setstate(Runtime& rt, Value self, Args args) {
  Tuple* state = ioStateTuple(rt, self, args[0], 3);
  if (!state) return Owned::error();
  if (of(self)->data->exports)
    return raise(rt, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
  Local held{Value(state)};
  OURO_CHECK(resizeByteArray(rt, of(self)->data, 0));
  of(self)->position = 0;
  OURO_TRY(written, bytesio_write(rt, self, {state->items(), 1}));
  OURO_CHECK(ioStatePlace(rt, self, (*state)[1], "second", &of(self)->position));
  return ioStateAttributes(rt, self, (*state)[2], "third") ? Owned::none() : Owned::error();
}

Owned bytesio_close(Runtime& rt, Value self, Args) {
  if (of(self)->closed) return Owned::none();
  if (of(self)->data->exports)
    return raise(rt, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
  OURO_CHECK(resizeByteArray(rt, of(self)->data, 0));
  of(self)->closed = true;
  return Owned::none();
}

Owned bytesio_true(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::boolean(true) : Owned::error();
}
Owned bytesio_flush(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::none() : Owned::error();
}

Owned bytesio_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* self = rt.make<BytesIo>(cls);
  if (!self) return Owned::error();
  Local held = Owned::adopt(self);
  OURO_TRY(data, newByteArray(rt, ""));
  self->data = data.take().take().as<ByteArray>();
  return held.take();
}

bool bytesio_init(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "initial_bytes=b''";
  Value initial;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "BytesIO", given, &initial, &keywords) < 0)
    return false;
  of(self)->position = 0;
  if (!resizeByteArray(rt, of(self)->data, 0)) return false;
  if (initial.isUnbound() || initial.isNone()) return true;
  std::string_view bytes;
  if (!asByteView(rt, initial, &bytes) || !put(rt, of(self), bytes)) return false;
  of(self)->position = 0;
  return true;
}

// Closing by __del__ would trip over a memoryview that outlives the stream.
bool finalise(Runtime&, Value) { return true; }

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<BytesIo*>(object)->data);
}
void destroy(Object* object) {
  if (ByteArray* data = std::exchange(static_cast<BytesIo*>(object)->data, nullptr)) release(data);
}

constexpr MethodDef kMethods[] = {
    {"read", bytesio_read, "size=-1, /", "Bytes; all of them when size is negative."},
    {"read1", bytesio_read, "size=-1, /", "The same."},
    {"readline", bytesio_readline, "size=-1, /", "One line."},
    {"readinto", bytesio_readinto, "buffer, /", "Reads into a buffer."},
    {"readinto1", bytesio_readinto, "buffer, /", "The same."},
    {"write", bytesio_write, "b, /", "Writes bytes; how many."},
    {"seek", bytesio_seek, "pos, whence=0, /", "Moves to a position."},
    {"tell", bytesio_tell, "", "The position."},
    {"truncate", bytesio_truncate, "size=None, /", "Cuts it at a size."},
    {"getvalue", bytesio_getvalue, "", "All its bytes."},
    {"__getstate__", bytesio_getstate, "", "Its bytes, position and attributes."},
    {"__setstate__", bytesio_setstate, "state, /", "Takes over what __getstate__ gave."},
    {"getbuffer", bytesio_getbuffer, "", "A view of its bytes."},
    {"close", bytesio_close, "", "Drops its bytes."},
    {"readable", bytesio_true, "", "True."},
    {"writable", bytesio_true, "", "True."},
    {"seekable", bytesio_true, "", "True."},
    {"flush", bytesio_flush, "", "Does nothing."},
};

constexpr Slots bytesSlots() {
  Slots s;
  s.make = bytesio_make;
  s.init = bytesio_init;
  s.next = bytesio_next;
  s.finalise = finalise;
  return s;
}

}  // namespace

const TypeDef bytesIoTypeDef = {
    .name = "BytesIO",
    .module = "_io",
    .basicSize = sizeof(BytesIo),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = traverse,
    .destroy = destroy,
    .slots = bytesSlots(),
    .methods = kMethods,
    .make = "initial_bytes=b''",
    .doc = "A binary stream in memory.",
};

}  // namespace ouro
