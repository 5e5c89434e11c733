// BufferedReader, BufferedWriter and BufferedRandom: one buffer that holds either bytes read ahead
// or bytes still to be written.

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "stdlib/io.h"
#include "stdlib/io_buffered.h"

namespace ouro {

Buffered* asBuffered(const Runtime& rt, Value v) {
  const TypeDef* definition = typeOf(rt, v)->definition;
  bool is = definition == &bufferedReaderTypeDef || definition == &bufferedWriterTypeDef ||
            definition == &bufferedRandomTypeDef;
  return is && !v.as<Buffered>()->raw.isNull() ? v.as<Buffered>() : nullptr;
}

bool bufferedReady(Runtime& rt, Buffered* self) {
  if (!self->raw.isNull()) return true;
  return fail(
      rt, Exc::ValueError, "{}",
      self->buffer ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

bool bufferedOpen(Runtime& rt, Buffered* self, const char* doing) {
  if (!bufferedReady(rt, self)) return false;
  int closed = ioIsClosed(rt, self->raw);
  if (closed <= 0) return closed == 0;
  return fail(rt, Exc::ValueError, "{} closed file", doing);
}

BufferUse::BufferUse(Runtime& rt, Buffered* self) : self_(nullptr) {
  Local held{Value(self)};
  uint64_t thread = pthread_self();
  while (self->user) {
    if (self->user == thread) {
      Local shown = repr(rt, self);
      if (!shown.isError())
        (void)raise(rt, Exc::RuntimeError, "reentrant call inside {}", toUtf8(shown.as<Str>()));
      return;
    }
    {
      Unlocked unlocked(rt);
      usleep(1000);
    }
    if (!safePoint(rt)) return;
  }
  self->user = thread;
  self_ = self;
}
BufferUse::~BufferUse() {
  if (self_) self_->user = 0;
}

// ---- writing

namespace {

// `written`: how much of what was given is written or buffered.
bool blocked(Runtime& rt, const Buffered* self, size_t written) {
  bool isFile = typeOf(rt, self->raw)->definition == &fileIoTypeDef;
  OURO_TRY_BOOL(text, newStr(rt, "write could not complete without blocking"));
  OURO_TRY_BOOL(
      error, call(rt, rt.exception(Exc::BlockingIOError), Value::small(isFile ? EAGAIN : 0), text,
                  Value::small(static_cast<int64_t>(written))));
  (void)raiseValue(rt, error);
  return false;
}

// A write that took a part may have been interrupted: the signal's handler runs before the next one
// waits. False: it raised.
bool afterPart(Runtime& rt, uint64_t left) { return left == 0 || safePoint(rt); }

// Writes so much of it that the buffer can take the rest, past the buffer, and removes that: 1, 0
// when more would block, -1 on error.
int writeThrough(Runtime& rt, Buffered* self, std::string_view* bytes) {
  while (bytes->size() > self->capacity) {
    int64_t put = rawWrite(rt, self->raw, *bytes);
    if (put == -2) return 0;
    if (put < 0) return -1;
    bytes->remove_prefix(static_cast<size_t>(put));
    if (!afterPart(rt, bytes->size())) return -1;
  }
  return 1;
}

// The caller uses the buffer. As writeThrough.
int drain(Runtime& rt, Buffered* self) {
  while (self->pending > 0) {
    int64_t put =
        rawWrite(rt, self->raw, {reinterpret_cast<const char*>(self->buffer), self->pending});
    if (put == -2) return 0;
    if (put < 0) return -1;
    uint64_t done = std::min<uint64_t>(static_cast<uint64_t>(put), self->pending);
    memmove(self->buffer, self->buffer + done, self->pending - done);
    self->pending -= done;
    if (!afterPart(rt, self->pending)) return -1;
  }
  return 1;
}

bool writePending(Runtime& rt, Buffered* self) {
  int done = drain(rt, self);
  return done == 0 ? blocked(rt, self, 0) : done > 0;
}

// Takes as much as there is room for into the buffer; what is left over would block.
bool bufferRest(Runtime& rt, Buffered* self, std::string_view bytes, size_t before) {
  size_t count = std::min<size_t>(bytes.size(), self->capacity - self->pending);
  memcpy(self->buffer + self->pending, bytes.data(), count);
  self->pending += count;
  return count == bytes.size() || blocked(rt, self, before + count);
}

}  // namespace

bool bufferedFlush(Runtime& rt, Buffered* self) {
  BufferUse use(rt, self);
  return use.ok() && writePending(rt, self);
}

// The raw stream goes back to where the reader thinks it is.
static bool unread(Runtime& rt, Buffered* self) {
  int64_t ahead = static_cast<int64_t>(self->end - self->position);
  self->position = self->end = 0;
  return ahead == 0 || rawSeek(rt, self->raw, -ahead, 1) >= 0;
}

bool bufferedWrite(Runtime& rt, Buffered* self, std::string_view bytes) {
  BufferUse use(rt, self);
  if (!use.ok() || !bufferedOpen(rt, self, "write to")) return false;
  if (self->end && !unread(rt, self)) return false;
  size_t size = bytes.size();
  if (self->pending + bytes.size() <= self->capacity) {
    memcpy(self->buffer + self->pending, bytes.data(), bytes.size());
    self->pending += bytes.size();
    return true;
  }
  // As CPython: what the buffer holds is written by itself.
  if (self->pending) {
    int done = drain(rt, self);
    if (done < 0) return false;
    if (done == 0) return bufferRest(rt, self, bytes, 0);
  }
  if (writeThrough(rt, self, &bytes) < 0) return false;
  return bufferRest(rt, self, bytes, size - bytes.size());
}

// ---- reading

namespace {

// Reads once into the empty buffer: as rawRead. The caller uses the buffer.
int64_t fillUsed(Runtime& rt, Buffered* self) {
  if (self->pending && !writePending(rt, self)) return -1;
  self->position = self->end = 0;
  int64_t got = rawRead(rt, self->raw, self->buffer, self->capacity);
  if (got > 0) self->end = static_cast<uint64_t>(got);
  return got;
}

int64_t fill(Runtime& rt, Buffered* self) {
  BufferUse use(rt, self);
  if (!use.ok()) return -1;
  // Another thread may have filled it while this one waited.
  int64_t ahead = static_cast<int64_t>(self->end - self->position);
  return ahead ? ahead : fillUsed(rt, self);
}

}  // namespace

int64_t bufferedReadOnce(Runtime& rt, Buffered* self, uint8_t* out, size_t size) {
  BufferUse use(rt, self);
  if (!use.ok() || (self->pending && !writePending(rt, self))) return -1;
  if (self->position == self->end) {
    if (size >= self->capacity) {
      self->position = self->end = 0;
      return rawRead(rt, self->raw, out, size);
    }
    int64_t got = fillUsed(rt, self);
    if (got <= 0) return got;
  }
  size_t count = std::min<size_t>(size, self->end - self->position);
  memcpy(out, self->buffer + self->position, count);
  self->position += count;
  return static_cast<int64_t>(count);
}

namespace {

std::string_view ahead(const Buffered* self) {
  return {reinterpret_cast<const char*>(self->buffer + self->position), self->end - self->position};
}

// Moves what is read ahead to `out`.
bool takeAhead(Buffered* self, ByteBuilder& out, size_t most) {
  std::string_view bytes = ahead(self).substr(0, most);
  self->position += bytes.size();
  return out.append(bytes);
}

// The rest of a raw stream that has no readall().
Owned readUntilEnd(Runtime& rt, Value raw, ByteBuilder& all) {
  for (;;) {
    OURO_TRY(piece, callMethod(rt, raw, rt.names.read));
    if (piece.get().isNone() && all.length() == 0) return Owned::none();
    if (piece.get().isNone()) return all.finish();
    if (!isBytes(rt, piece)) return raise(rt, Exc::TypeError, "read() should return bytes");
    if (piece.as<Bytes>()->length == 0) return all.finish();
    OURO_CHECK(all.append(piece.as<Bytes>()->view()));
  }
}

Owned readAll(Runtime& rt, Buffered* self) {
  ByteBuilder all(rt);
  if (self->pending) OURO_CHECK(bufferedFlush(rt, self));
  OURO_CHECK(takeAhead(self, all, SIZE_MAX));
  self->position = self->end = 0;
  Local raw(self->raw);
  Ref<Str> name = intern(rt, "readall");
  if (!name) return Owned::error();
  Local method = lookupAttr(rt, raw, name.get());
  if (method.isError()) return Owned::error();
  if (method.isNotFound()) return readUntilEnd(rt, raw, all);
  OURO_TRY(rest, call(rt, method));
  if (rest.get().isNone()) return all.length() ? all.finish() : Owned::none();
  if (!isBytes(rt, rest)) return raise(rt, Exc::TypeError, "readall() should return bytes");
  if (all.length() == 0) return rest.take();
  OURO_CHECK(all.append(rest.as<Bytes>()->view()));
  return all.finish();
}

Owned readSome(Runtime& rt, Buffered* self, size_t size) {
  if (self->pending) OURO_CHECK(bufferedFlush(rt, self));
  if (size <= self->end - self->position) {
    std::string_view bytes = ahead(self).substr(0, size);
    self->position += size;
    return newBytes(rt, bytes);
  }
  ByteBuilder all(rt);
  OURO_CHECK(takeAhead(self, all, size));
  while (all.length() < size) {
    int64_t got = fill(rt, self);
    if (got == -1) return Owned::error();
    if (got == -2 && all.length() == 0) return Owned::none();
    if (got <= 0) break;
    OURO_CHECK(takeAhead(self, all, size - all.length()));
  }
  return all.finish();
}

}  // namespace

Owned buffered_read(Runtime& rt, Value v, Args args) {
  auto* self = v.as<Buffered>();
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size));
  if (size < -1) return raise(rt, Exc::ValueError, "read length must be non-negative or -1");
  OURO_CHECK(bufferedOpen(rt, self, "read of"));
  return size < 0 ? readAll(rt, self) : readSome(rt, self, static_cast<size_t>(size));
}

Owned buffered_read1(Runtime& rt, Value v, Args args) {
  auto* self = v.as<Buffered>();
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size));
  OURO_CHECK(bufferedOpen(rt, self, "read of"));
  if (size < 0) size = static_cast<int64_t>(self->capacity);
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(size));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  int64_t got = size ? bufferedReadOnce(rt, self, bytes->data(), static_cast<size_t>(size)) : 0;
  if (got == -1) return Owned::error();
  return newBytes(rt, bytes->view().substr(0, static_cast<size_t>(std::max<int64_t>(got, 0))));
}

Owned buffered_peek(Runtime& rt, Value v, Args) {
  auto* self = v.as<Buffered>();
  OURO_CHECK(bufferedOpen(rt, self, "peek of"));
  if (self->position == self->end && fill(rt, self) == -1) return Owned::error();
  return newBytes(rt, ahead(self));
}

namespace {

// `once`: at most one read of the raw stream.
Owned readInto(Runtime& rt, Value v, Value target, bool once) {
  auto* self = v.as<Buffered>();
  OURO_CHECK(bufferedOpen(rt, self, "readinto of"));
  size_t done = 0;
  bool hadAhead = self->position < self->end;
  for (;;) {
    std::string_view room;
    OURO_CHECK(ioRoomArg(rt, target, once ? "readinto1" : "readinto", &room));
    if (done >= room.size()) break;
    auto* out = reinterpret_cast<uint8_t*>(const_cast<char*>(room.data()));
    int64_t got = bufferedReadOnce(rt, self, out + done, room.size() - done);
    if (got == -1) return Owned::error();
    if (got == -2 && done == 0) return Owned::none();
    if (got <= 0) break;
    done += static_cast<size_t>(got);
    // Past what lay in the buffer one read may follow, when that needs no buffer.
    if (once && !(std::exchange(hadAhead, false) && room.size() - done > self->capacity)) break;
  }
  return smallInt(static_cast<int64_t>(done));
}

}  // namespace

Owned buffered_readinto(Runtime& rt, Value self, Args args) {
  return readInto(rt, self, args[0], false);
}
Owned buffered_readinto1(Runtime& rt, Value self, Args args) {
  return readInto(rt, self, args[0], true);
}

namespace {

Owned readLine(Runtime& rt, Buffered* self, int64_t limit) {
  if (self->pending) OURO_CHECK(bufferedFlush(rt, self));
  ByteBuilder line(rt);
  size_t most = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  while (line.length() < most) {
    std::string_view bytes = ahead(self);
    size_t end = bytes.find('\n');
    size_t wanted =
        std::min(end == std::string_view::npos ? bytes.size() : end + 1, most - line.length());
    bool last = wanted && bytes[wanted - 1] == '\n';
    if (last && line.length() == 0) {  // all of it lies in the buffer
      self->position += wanted;
      return newBytes(rt, bytes.substr(0, wanted));
    }
    OURO_CHECK(takeAhead(self, line, wanted));
    if (last || line.length() == most) break;
    int64_t got = fill(rt, self);
    if (got == -1) return Owned::error();
    if (got <= 0) break;
    OURO_CHECK(heedSignals(rt));
  }
  return line.finish();
}

}  // namespace

Owned buffered_readline(Runtime& rt, Value v, Args args) {
  int64_t limit;
  OURO_CHECK(ioSizeArg(rt, args, 0, &limit));
  OURO_CHECK(bufferedOpen(rt, v.as<Buffered>(), "readline of"));
  return readLine(rt, v.as<Buffered>(), limit);
}

Owned bufferedNext(Runtime& rt, Value v) {
  if (!asBuffered(rt, v)) {
    OURO_TRY(line, callMethod(rt, v, rt.names.readline));
    int64_t size = length(rt, line);
    if (size < 0) return Owned::error();
    return size ? line.take() : Owned::done();
  }
  OURO_CHECK(bufferedOpen(rt, v.as<Buffered>(), "readline of"));
  OURO_TRY(line, readLine(rt, v.as<Buffered>(), -1));
  return line.as<Bytes>()->length ? line.take() : Owned::done();
}

// ---- position

Owned buffered_tell(Runtime& rt, Value v, Args) {
  auto* self = v.as<Buffered>();
  OURO_CHECK(bufferedReady(rt, self));
  Local raw(self->raw);
  OURO_TRY(place, ioCall(rt, raw, "tell"));
  int64_t at;
  OURO_CHECK(indexInt64(rt, place, &at));
  if (at < 0) return raise(rt, Exc::OSError, "Raw stream returned invalid position {}", at);
  at += static_cast<int64_t>(self->pending) - static_cast<int64_t>(self->end - self->position);
  return newInt(rt, at);
}

Owned buffered_seek(Runtime& rt, Value v, Args args) {
  auto* self = v.as<Buffered>();
  int64_t offset;
  int whence;
  OURO_CHECK(ioWhence(rt, args, 1, &whence));
  OURO_CHECK(bufferedOpen(rt, self, "seek of"));
  OURO_CHECK(indexInt64(rt, args[0], &offset));
  int can = ioAsk(rt, self->raw, "seekable");
  if (can < 0) return Owned::error();
  if (!can) return raiseUnsupported(rt, "File or stream is not seekable.");
  OURO_CHECK(bufferedFlush(rt, self));
  if (whence == 1) offset -= static_cast<int64_t>(self->end - self->position);
  self->position = self->end = 0;
  int64_t at = rawSeek(rt, self->raw, offset, whence);
  return at < 0 ? Owned::error() : newInt(rt, at);
}

Owned buffered_truncate(Runtime& rt, Value v, Args args) {
  auto* self = v.as<Buffered>();
  OURO_CHECK(bufferedOpen(rt, self, "truncate of"));
  if (!self->writable) return raiseUnsupported(rt, "truncate");
  OURO_CHECK(bufferedFlush(rt, self) && unread(rt, self));
  Local raw(self->raw);
  Value size = args.has(0) ? args[0] : Value::none();
  return ioCall(rt, raw, "truncate", {&size, 1});
}

Owned buffered_write(Runtime& rt, Value v, Args args) {
  auto* self = v.as<Buffered>();
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, args[0], &bytes));
  OURO_CHECK(bufferedOpen(rt, self, "write to"));
  size_t size = bytes.size();
  OURO_CHECK(bufferedWrite(rt, self, bytes));
  return smallInt(static_cast<int64_t>(size));
}

Owned buffered_flush(Runtime& rt, Value v, Args) {
  auto* self = v.as<Buffered>();
  Local raw(self->raw);
  // What was read ahead stays: closing a reader does not move what it reads from.
  if (!self->writable && !raw.get().isNull()) return ioCall(rt, raw, "flush");
  OURO_CHECK(bufferedOpen(rt, self, "flush of") && bufferedFlush(rt, self));
  if (self->writable && !self->readable) return ioCall(rt, raw, "flush");
  OURO_CHECK(unread(rt, self));
  return ioCall(rt, raw, "flush");
}

}  // namespace ouro
