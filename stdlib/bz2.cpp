// The module _bz2: data compressed by the library bzip2. CPython's bz2 builds on it.

#include <bzlib.h>

#include <cstring>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "stdlib/decompress_input.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

constexpr size_t kFirstRoom = 8192;
// What goes in or comes out between two looks at signals. A block of 900 kB that is full is
// compressed at once, whatever comes.
constexpr size_t kPiece = size_t{64} << 10;

// The library's memory is its own; a stream that was never opened has none.
struct Bz2Object : Object {
  bz_stream stream;
  bool isOpen, isFinished;
  DecompressInput input;  // of a decompressor
};
Bz2Object* of(Value self) { return self.as<Bz2Object>(); }

// True: the step went well (BZ_OK and the like).
bool checkStatus(Runtime& rt, int status) {
  switch (status) {
    case BZ_OK:
    case BZ_RUN_OK:
    case BZ_FLUSH_OK:
    case BZ_FINISH_OK:
    case BZ_STREAM_END: return true;
    case BZ_PARAM_ERROR:
      return fail(rt, Exc::ValueError, "Internal error - invalid parameters passed to libbzip2");
    case BZ_MEM_ERROR: return raiseMemoryError(rt).isError() && false;
    case BZ_DATA_ERROR:
    case BZ_DATA_ERROR_MAGIC: return fail(rt, Exc::OSError, "Invalid data stream");
    case BZ_IO_ERROR: return fail(rt, Exc::OSError, "Unknown I/O error");
    case BZ_UNEXPECTED_EOF:
      return fail(rt, Exc::EOFError,
                  "Compressed file ended before the logical end-of-stream was detected");
    case BZ_SEQUENCE_ERROR:
      return fail(rt, Exc::RuntimeError,
                  "Internal error - Invalid sequence of commands sent to libbzip2");
    default: return fail(rt, Exc::OSError, "Unrecognized error from libbzip2: {}", status);
  }
}

// A signal's handler may use the stream, too; its room is offered anew.
bool heed(Runtime& rt, bz_stream* stream) {
  char* next = stream->next_in;
  const unsigned left = stream->avail_in;
  const bool goesOn = heedSignals(rt);
  stream->next_in = next;
  stream->avail_in = left;
  return goesOn;
}

// Room for the next step's output; false: MemoryError.
bool offerRoom(bz_stream* stream, ByteBuilder* out, size_t limit) {
  size_t wanted = std::min(std::max(kFirstRoom, out->length()), std::min(limit, 16 * kPiece));
  uint8_t* room = out->room(wanted);
  if (!room) return false;
  stream->next_out = reinterpret_cast<char*>(room);
  stream->avail_out = static_cast<unsigned>(wanted);
  return true;
}

Owned newStream(Runtime& rt, Type* cls) {
  auto* made = rt.make<Bz2Object>(cls);
  if (!made) return Owned::error();
  memset(&made->stream, 0, sizeof made->stream);
  made->isOpen = made->isFinished = false;
  made->input = {};
  return Owned::adopt(made);
}

// ---- BZ2Compressor

Owned compressor_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "compresslevel=9, /";
  Value out[1];
  Local keywords;
  int level = 9;
  if (bindArguments(rt, kSignature, nullptr, "BZ2Compressor", given, out, &keywords) < 0)
    return Owned::error();
  OURO_CHECK(out[0].isUnbound() || cIntArg(rt, out[0], &level));
  if (level < 1 || level > 9)
    return raise(rt, Exc::ValueError, "compresslevel must be between 1 and 9");
  OURO_TRY(made, newStream(rt, cls));
  OURO_CHECK(checkStatus(rt, BZ2_bzCompressInit(&of(made)->stream, level, 0, 0)));
  of(made)->isOpen = true;
  return made.take();
}

void compressor_destroy(Object* object) {
  auto* self = static_cast<Bz2Object*>(object);
  if (self->isOpen) BZ2_bzCompressEnd(&self->stream);
}

Owned compressData(Runtime& rt, Bz2Object* self, Value owner, std::string_view data, int action) {
  bz_stream* stream = &self->stream;
  HeldBytes held(rt, owner);
  ByteBuilder out(rt);
  stream->avail_in = 0;
  const char* next = data.data();
  size_t left = data.size();
  for (;;) {
    if (stream->avail_in == 0 && left > 0) {
      size_t part = std::min(left, kPiece);
      stream->next_in = const_cast<char*>(next);
      stream->avail_in = static_cast<unsigned>(part);
      next += part;
      left -= part;
    }
    if (action == BZ_RUN && stream->avail_in == 0) break;
    OURO_CHECK(offerRoom(stream, &out, SIZE_MAX));
    unsigned room = stream->avail_out;
    int status = BZ2_bzCompress(stream, action);
    out.fill(room - stream->avail_out);
    OURO_CHECK(checkStatus(rt, status) && heed(rt, stream));
    if (action == BZ_FINISH && status == BZ_STREAM_END) break;
  }
  return out.finish();
}

Owned compressor_compress(Runtime& rt, Value v, Args args) {
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data));
  if (of(v)->isFinished) return raise(rt, Exc::ValueError, "Compressor has been flushed");
  return compressData(rt, of(v), args[0], data, BZ_RUN);
}
Owned compressor_flush(Runtime& rt, Value v, Args) {
  if (of(v)->isFinished) return raise(rt, Exc::ValueError, "Repeated call to flush()");
  of(v)->isFinished = true;
  return compressData(rt, of(v), Value::none(), {}, BZ_FINISH);
}

// ---- BZ2Decompressor

Owned decompressor_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "";
  Value out[1];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "BZ2Decompressor", given, out, &keywords) < 0)
    return Owned::error();
  OURO_TRY(made, newStream(rt, cls));
  OURO_CHECK(startInput(rt, &of(made)->input));
  OURO_CHECK(checkStatus(rt, BZ2_bzDecompressInit(&of(made)->stream, 0, 0)));
  of(made)->isOpen = true;
  return made.take();
}

void decompressor_destroy(Object* object) {
  auto* self = static_cast<Bz2Object*>(object);
  if (self->isOpen) BZ2_bzDecompressEnd(&self->stream);
  dropInput(&self->input);
}
void decompressor_traverse(Object* object, Visitor& visitor) {
  visitInput(static_cast<Bz2Object*>(object)->input, visitor);
}

// Decompresses from data until it ends, the stream does, or `limit` bytes have come out. *left:
// what was not read.
bool decompressData(Runtime& rt, Bz2Object* self, size_t limit, ByteBuilder* out,
                    std::string_view* left) {
  bz_stream* stream = &self->stream;
  for (;;) {
    size_t part = std::min(left->size(), kPiece);
    stream->next_in = const_cast<char*>(left->data());
    stream->avail_in = static_cast<unsigned>(part);
    if (!offerRoom(stream, out, limit - out->length())) return false;
    unsigned room = stream->avail_out;
    int status = BZ2_bzDecompress(stream);
    out->fill(room - stream->avail_out);
    left->remove_prefix(part - stream->avail_in);
    if (!checkStatus(rt, status) || !heed(rt, stream)) return false;
    self->input.atEnd = status == BZ_STREAM_END;
    const bool needsMore = left->empty() && stream->avail_out > 0;
    if (self->input.atEnd || needsMore || out->length() >= limit) return true;
  }
}

Owned decompressor_decompress(Runtime& rt, Value v, Args args) {
  Bz2Object* self = of(v);
  std::string_view given;
  size_t limit;
  OURO_CHECK(asByteView(rt, args[0], &given) && decompressLimit(rt, args, 1, &limit));
  if (self->input.atEnd) return raise(rt, Exc::EOFError, "End of stream already reached");
  ByteBuilder out(rt);
  HeldBytes held(rt, args[0]);
  PendingInput pending(&self->input, given);
  OURO_CHECK(decompressData(rt, self, limit, &out, &pending.left) && pending.keep(rt, true));
  return out.finish();
}

constexpr MethodDef kCompressorMethods[] = {
    {"compress", compressor_compress, "data, /", "Data goes in; what is ready comes out."},
    {"flush", compressor_flush, "", "What is left comes out; the compressor is of no more use."},
};
constexpr MethodDef kDecompressorMethods[] = {
    {"decompress", decompressor_decompress, "data, max_length=-1",
     "Compressed data goes in; at most max_length bytes come out."},
};
constexpr GetSetDef kDecompressorAttributes[] = {
    kAtEnd<Bz2Object>,
    kUnusedData<Bz2Object>,
    kNeedsInput<Bz2Object>,
};

constexpr TypeDef kCompressorType = {
    .name = "BZ2Compressor",
    .module = "_bz2",
    .basicSize = sizeof(Bz2Object),
    .destroy = compressor_destroy,
    .slots = {.make = compressor_make},
    .methods = kCompressorMethods,
    .make = "compresslevel=9, /",
    .doc = "Compresses data that comes in pieces.",
};
constexpr TypeDef kDecompressorType = {
    .name = "BZ2Decompressor",
    .module = "_bz2",
    .basicSize = sizeof(Bz2Object),
    .flags = kContainerType,
    .traverse = decompressor_traverse,
    .destroy = decompressor_destroy,
    .slots = {.make = decompressor_make},
    .methods = kDecompressorMethods,
    .attributes = kDecompressorAttributes,
    .doc = "Decompresses data that comes in pieces.",
};

bool addNames(Runtime& rt, Module* module) {
  return moduleAddType(rt, module, kCompressorType) && moduleAddType(rt, module, kDecompressorType);
}

}  // namespace

extern const ModuleDef bz2Module;
const ModuleDef bz2Module = {
    .name = "_bz2",
    .doc = "Data compressed by bzip2.",
    .exec = addNames,
};

}  // namespace ouro
