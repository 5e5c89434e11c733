// TextIOWrapper: writing, and what reading and writing share.

#include <cstring>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "stdlib/io.h"
#include "stdlib/text_file.h"

namespace ouro {

// What is written waits in a buffer of this size until there is so much, or a chunk of it.
static constexpr uint64_t kChunk = 8192;

TextFile* asTextFile(const Runtime& rt, Value v) {
  if (typeOf(rt, v)->definition != &textFileTypeDef) return nullptr;
  return v.as<TextFile>()->buffer.isNull() ? nullptr : v.as<TextFile>();
}

bool textCheckOpen(Runtime& rt, TextFile* self) {
  if (self->buffer.isNull()) {
    return fail(rt, Exc::ValueError, "{}",
                self->encoding.isNull() ? "I/O operation on uninitialized object"
                                        : "underlying buffer has been detached");
  }
  Buffered* plain = asBuffered(rt, self->buffer);
  int closed = ioIsClosed(rt, plain ? plain->raw : self->buffer);
  if (closed > 0) (void)raiseClosed(rt);
  return closed == 0;
}

void textForget(TextFile* self) {
  ioDrop(self->decoded);
  ioDrop(self->chunk);
  self->used = 0;
  self->tailSize = 0;
}

namespace {

bool giveToBuffer(Runtime& rt, TextFile* self, std::string_view bytes) {
  if (Buffered* plain = asBuffered(rt, self->buffer)) return bufferedWrite(rt, plain, bytes);
  Local buffer(self->buffer);
  if (FileIo* raw = asPlainOutput(rt, buffer)) return writeOnce(rt, raw, bytes);
  OURO_TRY_BOOL(data, newBytes(rt, bytes));
  Value argument = data.get();
  OURO_TRY_BOOL(done, callMethod(rt, buffer, rt.names.write, {&argument, 1}));
  return true;
}

bool put(Runtime& rt, TextFile* self, std::string_view bytes) {
  const uint64_t most = std::min(kChunk, static_cast<uint64_t>(self->chunkSize));
  // What the buffer's own code, or another thread, writes meanwhile is pending again.
  while (self->pendingSize && self->pendingSize + bytes.size() > most)
    if (!textPutPending(rt, self)) return false;
  if (bytes.size() >= most) return giveToBuffer(rt, self, bytes);
  if (!self->pending) {
    self->pending = static_cast<char*>(allocateBuffer(rt, kChunk));
    if (!self->pending) return false;
  }
  memcpy(self->pending + self->pendingSize, bytes.data(), bytes.size());
  self->pendingSize += bytes.size();
  return self->pendingSize < most || textPutPending(rt, self);
}

Owned encodeNext(Runtime& rt, TextFile* self, Str* text) {
  if (!self->encoder.isNull()) return textEncodeByCodec(rt, self, text);
  Value name =
      self->wroteFirst && !self->writeEncoding.isNull() ? self->writeEncoding : self->encoding;
  self->wroteFirst = true;
  return encode(rt, text, name.as<Str>(), self->errors.as<Str>());
}

Owned withLineEnds(Runtime& rt, TextFile* self, Str* text) {
  StrBuilder out(rt);
  size_t start = 0;
  for (size_t i = 0; i < text->length; i++) {
    if (text->at(i) != '\n') continue;
    OURO_CHECK(out.append(text, start, i) && out.append(self->writesCr ? "\r" : "\r\n"));
    start = i + 1;
  }
  OURO_CHECK(out.append(text, start, text->length));
  return out.finish();
}

bool hasLineEnd(const Str* text) {
  if (text->isAscii()) return text->asciiView().find_first_of("\r\n") != std::string_view::npos;
  for (size_t i = 0; i < text->length; i++)
    if (text->at(i) == '\n' || text->at(i) == '\r') return true;
  return false;
}

}  // namespace

bool textPutPending(Runtime& rt, TextFile* self) {
  if (self->pendingSize == 0) return true;
  uint64_t size = std::exchange(self->pendingSize, 0);
  // The buffer's own code may come back to this file: what is handed over is out of the way.
  char* bytes = std::exchange(self->pending, nullptr);
  bool done = giveToBuffer(rt, self, {bytes, size});
  if (self->pending) {
    freeBuffer(bytes, kChunk);
  } else {
    self->pending = bytes;
  }
  return done;
}

bool flushText(Runtime& rt, TextFile* self) {
  if (!textCheckOpen(rt, self) || !textPutPending(rt, self)) return false;
  self->telling = self->seekable;
  Buffered* plain = asBuffered(rt, self->buffer);
  if (plain && typeOf(rt, plain->raw)->definition == &fileIoTypeDef && plain->end == 0)
    return bufferedFlush(rt, plain);
  Local buffer(self->buffer);
  OURO_TRY_BOOL(done, callMethod(rt, buffer, rt.names.flush));
  return true;
}

// Nothing but a copy is needed: the file is our own all the way down, ASCII is written as it is,
// and there is room.
bool writeAtOnce(Runtime& rt, TextFile* self, std::string_view ascii) {
  bool isPlain = self->writable && self->keepsAscii && !self->writesCr && !self->writesCrLf &&
                 !self->lineBuffering && !self->writeThrough && self->pending &&
                 self->decoded.isNull() && ascii.size() < kChunk - self->pendingSize &&
                 self->chunkSize == kIoBufferSize;
  if (!isPlain || self->buffer.isNull()) return false;
  Buffered* buffer = asBuffered(rt, self->buffer);
  if (!buffer || typeOf(rt, buffer->raw)->definition != &fileIoTypeDef ||
      buffer->raw.as<FileIo>()->fd < 0)
    return false;
  memcpy(self->pending + self->pendingSize, ascii.data(), ascii.size());
  self->pendingSize += ascii.size();
  return true;
}

bool writeAscii(Runtime& rt, TextFile* self, std::string_view ascii) {
  if (writeAtOnce(rt, self, ascii)) return true;
  OURO_TRY_BOOL(text, newAscii(rt, ascii));
  return writeText(rt, self, text.as<Str>());
}

bool writeText(Runtime& rt, TextFile* self, Str* text) {
  if (text->isAscii() && writeAtOnce(rt, self, text->asciiView())) return true;
  if (!textCheckOpen(rt, self)) return false;
  if (!self->writable) {
    (void)raiseUnsupported(rt, "not writable");
    return false;
  }
  bool ends = self->lineBuffering && hasLineEnd(text);
  Local translated;
  if (self->writesCr || self->writesCrLf) {
    translated = withLineEnds(rt, self, text);
    if (translated.isError()) return false;
    text = translated.as<Str>();
  }
  if (text->isAscii() && self->keepsAscii) {
    if (!put(rt, self, text->asciiView())) return false;
  } else {
    OURO_TRY_BOOL(bytes, encodeNext(rt, self, text));
    if (!put(rt, self, bytes.as<Bytes>()->view())) return false;
  }
  if (!self->decoded.isNull()) textForget(self);
  if (ends) return flushText(rt, self);
  return !self->writeThrough || textPutPending(rt, self);
}

}  // namespace ouro
