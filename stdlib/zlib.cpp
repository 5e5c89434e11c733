// The module zlib: compressed data, by the library of that name.

#include <zlib.h>

#include <cstring>
#include <string>

#include "runtime/pieces.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/module_error.h"

namespace ouro {

namespace {

constexpr int kDefaultSize = 16384;
// What zlib is given at once, and what comes out: some milliseconds' work.
constexpr size_t kMaxPart = size_t{1} << 20;

struct ZlibState {
  Value error, compress, decompress;  // zlib.error and the two types; owned
};

// A Compress or a Decompress. zlib has memory of its own for the stream.
struct ZlibObject : Object {
  z_stream stream;
  bool isOpen, isRaw, atEnd;
  Value error;                                   // zlib.error; owned
  Value dictionary, unusedData, unconsumedTail;  // bytes or null; owned
};

ZlibObject* of(Value self) { return self.as<ZlibObject>(); }
ZlibState* moduleState(Value module) { return static_cast<ZlibState*>(module.as<Module>()->state); }

// "Error -3 while decompressing data: incorrect header check"
bool failStatus(Runtime& rt, Value error, const z_stream& stream, int status, const char* what) {
  if (status == Z_MEM_ERROR) {
    if (rt.pending.isUnbound()) (void)raiseMemoryError(rt);
    return false;
  }
  const char* details = status == Z_VERSION_ERROR ? "library version mismatch" : stream.msg;
  if (!details && status == Z_BUF_ERROR) details = "incomplete or truncated stream";
  if (!details && status == Z_STREAM_ERROR) details = "inconsistent stream state";
  if (!details && status == Z_DATA_ERROR) details = "invalid input data";
  return failAs(rt, error,
                details ? fmt::format("Error {} {}: {}", status, what, details)
                        : fmt::format("Error {} {}", status, what));
}

// Feeds a stream input that may be longer than zlib takes at once, and gathers what comes out.
class Pump {
 public:
  using Step = int (*)(z_stream*, int flush);

  Pump(Runtime& rt, z_stream& stream, std::string_view input)
      : out(rt), rt_(rt), stream_(stream), left_(input.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream.avail_in = 0;
    refill();
  }
  // What was not read stays with neither of us.
  ~Pump() { stream_.next_in = nullptr, stream_.avail_in = 0; }

  bool refill() {
    if (stream_.avail_in || left_ == 0) return stream_.avail_in > 0;
    stream_.avail_in = static_cast<uInt>(std::min(left_, kMaxPart));
    left_ -= stream_.avail_in;
    return true;
  }
  std::string_view unread() const {
    return {reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in + left_};
  }
  bool atLast() const { return left_ == 0; }

  // One step with room for output; at most `limit` bytes come out in all (0: any number).
  // false: there is no more room, or no memory (then the status is Z_MEM_ERROR).
  bool step(Step function, int flush, size_t limit, int* status) {
    if (limit && out.length() >= limit) return false;
    size_t wanted = std::max(first_, out.length());
    if (limit) wanted = std::min(wanted, limit - out.length());
    uint8_t* at = out.room(wanted);
    if (!at) {
      clearError(rt_);  // MemoryError without a message
      (void)raise(rt_, Exc::MemoryError, "Unable to allocate output buffer.");
      return *status = Z_MEM_ERROR, false;
    }
    size_t room = std::min(kMaxPart, wanted);
    stream_.next_out = at;
    stream_.avail_out = static_cast<uInt>(room);
    *status = function(&stream_, flush);
    out.fill(room - stream_.avail_out);
    return heed() || (*status = Z_MEM_ERROR, false);
  }
  void startWith(size_t size) { first_ = std::max<size_t>(size, 1); }

  ByteBuilder out;

 private:
  // A signal's handler may use the stream, too.
  bool heed() {
    const z_stream own = stream_;
    const bool goesOn = heedSignals(rt_);
    stream_.next_in = own.next_in;
    stream_.avail_in = own.avail_in;
    stream_.avail_out = own.avail_out;
    return goesOn;
  }

  Runtime& rt_;
  z_stream& stream_;
  size_t left_, first_ = kDefaultSize;
};

// Everything through deflate; false: it has failed with *status.
bool deflateAll(Pump& pump, z_stream& stream, int flush, int* status) {
  do {
    int mode = pump.atLast() ? flush : Z_NO_FLUSH;
    do {
      if (!pump.step(deflate, mode, 0, status) || *status == Z_STREAM_ERROR) return false;
    } while (stream.avail_out == 0);
  } while (pump.refill());
  return true;
}

bool intArg(Runtime& rt, Args args, uint32_t i, int* out) {
  if (!args.has(i)) return true;
  int64_t given;
  if (!indexInt64(rt, args[i], &given)) return false;
  if (given != static_cast<int>(given))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
  *out = static_cast<int>(given);
  return true;
}

bool lengthArg(Runtime& rt, Value v, int64_t* out) {
  return v.isUnbound() || indexInt64(rt, v, out);
}

// ---- all at once

Owned zlib_compress(Runtime& rt, Value module, Args args) {
  std::string_view data;
  int level = Z_DEFAULT_COMPRESSION, bits = MAX_WBITS;
  OURO_CHECK(asByteView(rt, args[0], &data) && intArg(rt, args, 1, &level) &&
             intArg(rt, args, 2, &bits));
  Value error = moduleState(module)->error;
  z_stream stream = {};
  int status = deflateInit2(&stream, level, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
  if (status == Z_MEM_ERROR) return raiseMemoryError(rt);
  if (status == Z_STREAM_ERROR)
    return (void)failAs(rt, error, "Bad compression level"), Owned::error();
  if (status != Z_OK)
    return (void)failStatus(rt, error, stream, status, "while compressing data"), Owned::error();
  const HeldBytes held(rt, args[0]);
  Pump pump(rt, stream, data);
  bool done = deflateAll(pump, stream, Z_FINISH, &status);
  if (!done) (void)failStatus(rt, error, stream, status, "while compressing data");
  deflateEnd(&stream);
  return done ? pump.out.finish() : Owned::error();
}

Owned zlib_decompress(Runtime& rt, Value module, Args args) {
  std::string_view data;
  int bits = MAX_WBITS;
  int64_t size = kDefaultSize;
  OURO_CHECK(asByteView(rt, args[0], &data) && intArg(rt, args, 1, &bits) &&
             lengthArg(rt, args[2], &size));
  if (size < 0) return raise(rt, Exc::ValueError, "bufsize must be non-negative");
  Value error = moduleState(module)->error;
  z_stream stream = {};
  int status = inflateInit2(&stream, bits);
  if (status == Z_MEM_ERROR) return raiseMemoryError(rt);
  if (status != Z_OK)
    return (void)failStatus(rt, error, stream, status, "while preparing to decompress data"),
           Owned::error();
  const HeldBytes held(rt, args[0]);
  Pump pump(rt, stream, data);
  pump.startWith(static_cast<size_t>(size));
  do {
    do {
      if (!pump.step(inflate, pump.atLast() ? Z_FINISH : Z_NO_FLUSH, 0, &status)) break;
    } while (stream.avail_out == 0 && (status == Z_OK || status == Z_BUF_ERROR));
  } while ((status == Z_OK || status == Z_BUF_ERROR) && pump.refill());
  if (status != Z_STREAM_END) {
    if (status == Z_OK) status = Z_BUF_ERROR;
    (void)failStatus(rt, error, stream, status, "while decompressing data");
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END ? pump.out.finish() : Owned::error();
}

// The checksums: both take the one so far.
template <auto kFunction, uint32_t kStart>
Owned zlib_checksum(Runtime& rt, Value, Args args) {
  std::string_view data;
  uLong sum = kStart;
  OURO_CHECK(asByteView(rt, args[0], &data));
  if (args.has(1)) {
    OURO_TRY(number, index(rt, args[1]));
    OURO_TRY(low, intAnd(rt, number, Value::small(UINT32_MAX)));
    sum = static_cast<uLong>(low.get().small());
  }
  OURO_CHECK(inPieces(rt, args[0], data, [&](std::string_view piece) {
    sum = kFunction(sum, reinterpret_cast<const Bytef*>(piece.data()), piece.size());
  }));
  return smallInt(static_cast<int64_t>(sum & UINT32_MAX));
}

// ---- streams

Owned newStream(Runtime& rt, Value module, Value type) {
  ZlibObject* object = rt.make<ZlibObject>(type.as<Type>());
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  memset(&object->stream, 0, sizeof object->stream);
  object->isOpen = object->isRaw = object->atEnd = false;
  object->error = object->dictionary = object->unusedData = object->unconsumedTail = Value();
  object->error = Owned::share(moduleState(module)->error).take();
  return result.take();
}

void dropStream(Object* object, int (*end)(z_stream*)) {
  auto* self = static_cast<ZlibObject*>(object);
  if (self->isOpen) end(&self->stream);
  for (Value* v : {&self->error, &self->dictionary, &self->unusedData, &self->unconsumedTail})
    if (!v->isNull()) release(*v);
}
void compress_destroy(Object* object) { dropStream(object, deflateEnd); }
void decompress_destroy(Object* object) { dropStream(object, inflateEnd); }
void stream_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<ZlibObject*>(object);
  for (Value* v : {&self->error, &self->dictionary, &self->unusedData, &self->unconsumedTail})
    if (!v->isNull()) visit(visitor, *v);
}

// What zlib_compressobj and zlib_decompressobj do once the stream is made.
bool checkStart(Runtime& rt, ZlibObject* object, int status, const char* what) {
  object->isOpen = status == Z_OK;
  if (status == Z_OK) return true;
  if (status == Z_MEM_ERROR) return raiseMemoryError(rt).isError() && false;
  if (status == Z_STREAM_ERROR) return fail(rt, Exc::ValueError, "Invalid initialization option");
  return failStatus(rt, object->error, object->stream, status, what);
}

Owned zlib_compressobj(Runtime& rt, Value module, Args args) {
  int level = Z_DEFAULT_COMPRESSION, method = Z_DEFLATED, bits = MAX_WBITS, memory = 8,
      strategy = Z_DEFAULT_STRATEGY;
  OURO_CHECK(intArg(rt, args, 0, &level) && intArg(rt, args, 1, &method) &&
             intArg(rt, args, 2, &bits) && intArg(rt, args, 3, &memory) &&
             intArg(rt, args, 4, &strategy));
  std::string_view dictionary;
  OURO_CHECK(!args.has(5) || asByteView(rt, args[5], &dictionary));
  OURO_TRY(object, newStream(rt, module, moduleState(module)->compress));
  ZlibObject* self = of(object);
  int status = deflateInit2(&self->stream, level, method, bits, memory, strategy);
  OURO_CHECK(checkStart(rt, self, status, "while creating compression object"));
  if (!args.has(5)) return object.take();
  status = deflateSetDictionary(&self->stream, reinterpret_cast<const Bytef*>(dictionary.data()),
                                static_cast<uInt>(dictionary.size()));
  if (status == Z_STREAM_ERROR) return raise(rt, Exc::ValueError, "Invalid dictionary");
  if (status != Z_OK) return raise(rt, Exc::ValueError, "deflateSetDictionary()");
  return object.take();
}

bool setDictionary(Runtime& rt, ZlibObject* self) {
  std::string_view dictionary = self->dictionary.as<Bytes>()->view();
  int status =
      inflateSetDictionary(&self->stream, reinterpret_cast<const Bytef*>(dictionary.data()),
                           static_cast<uInt>(dictionary.size()));
  return status == Z_OK || failStatus(rt, self->error, self->stream, status, "while setting zdict");
}

Owned zlib_decompressobj(Runtime& rt, Value module, Args args) {
  int bits = MAX_WBITS;
  OURO_CHECK(intArg(rt, args, 0, &bits));
  if (args.has(1) && !isBytesLike(rt, args[1]))
    return raise(rt, Exc::TypeError, "zdict argument must support the buffer protocol");
  OURO_TRY(object, newStream(rt, module, moduleState(module)->decompress));
  ZlibObject* self = of(object);
  OURO_CHECK(checkStart(rt, self, inflateInit2(&self->stream, bits),
                        "while creating decompression object"));
  self->isRaw = bits < 0;
  self->unusedData = newBytes(rt, "").take();
  self->unconsumedTail = newBytes(rt, "").take();
  if (!args.has(1)) return object.take();
  OURO_TRY(dictionary, bytesFromObject(rt, args[1], "bytes"));
  self->dictionary = dictionary.take().take();
  // Raw data does not say that it needs a dictionary.
  if (self->isRaw) OURO_CHECK(setDictionary(rt, self));
  return object.take();
}

Owned compress_compress(Runtime& rt, Value v, Args args) {
  ZlibObject* self = of(v);
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data));
  const HeldBytes held(rt, args[0]);
  Pump pump(rt, self->stream, data);
  int status = Z_STREAM_ERROR;
  if (!self->isOpen || !deflateAll(pump, self->stream, Z_NO_FLUSH, &status))
    return (void)failStatus(rt, self->error, self->stream, status, "while compressing data"),
           Owned::error();
  return pump.out.finish();
}

Owned compress_flush(Runtime& rt, Value v, Args args) {
  ZlibObject* self = of(v);
  int mode = Z_FINISH, status = Z_STREAM_ERROR;
  OURO_CHECK(intArg(rt, args, 0, &mode));
  if (mode == Z_NO_FLUSH) return newBytes(rt, "");
  Pump pump(rt, self->stream, {});
  if (!self->isOpen || !deflateAll(pump, self->stream, mode, &status))
    return (void)failStatus(rt, self->error, self->stream, status, "while flushing"),
           Owned::error();
  if (mode == Z_FINISH && status == Z_STREAM_END) {
    deflateEnd(&self->stream);
    self->isOpen = false;
  }
  return pump.out.finish();
}

void setField(Value& field, Owned value) {
  Value old = std::exchange(field, value.take());
  if (!old.isNull()) release(old);
}

// What the stream did not read: after its end it is unused data, before it waits for room. (As in
// CPython it also takes the place of a tail that was left before.)
bool keepUnread(Runtime& rt, ZlibObject* self, std::string_view unread, bool isEnd) {
  if (isEnd) {
    std::string all(self->unusedData.as<Bytes>()->view());
    all += unread;
    OURO_TRY_BOOL(unused, newBytes(rt, all));
    setField(self->unusedData, unused.take());
    if (self->unconsumedTail.as<Bytes>()->length == 0) unread = {};
  }
  OURO_TRY_BOOL(tail, newBytes(rt, unread));
  setField(self->unconsumedTail, tail.take());
  return true;
}

// Reads `data` until it ends, the stream does, or `limit` bytes have come out (0: any number).
// false: an exception is pending.
bool inflateData(Runtime& rt, ZlibObject* self, Pump& pump, size_t limit, int lastMode,
                 int* status) {
  *status = self->isOpen && !self->atEnd ? Z_OK : Z_STREAM_END;
  while (*status != Z_STREAM_END) {
    if (!pump.step(inflate, pump.atLast() ? lastMode : Z_NO_FLUSH, limit, status))
      return *status != Z_MEM_ERROR;
    if (*status == Z_NEED_DICT && !self->dictionary.isNull()) {
      if (!setDictionary(rt, self)) return false;
      continue;
    }
    if (*status != Z_OK && *status != Z_BUF_ERROR && *status != Z_STREAM_END) return true;
    if (self->stream.avail_out != 0 && !pump.refill()) break;
  }
  return true;
}

Owned decompress_decompress(Runtime& rt, Value v, Args args) {
  ZlibObject* self = of(v);
  std::string_view given;
  int64_t limit = 0;
  int status = Z_OK;
  OURO_CHECK(asByteView(rt, args[0], &given) && lengthArg(rt, args[1], &limit));
  if (limit < 0) return raise(rt, Exc::ValueError, "max_length must be non-negative");
  const HeldBytes held(rt, args[0]);
  Pump pump(rt, self->stream, given);
  OURO_CHECK(inflateData(rt, self, pump, static_cast<size_t>(limit), Z_SYNC_FLUSH, &status));
  bool ended = status == Z_STREAM_END;
  OURO_CHECK(keepUnread(rt, self, pump.unread(), ended));
  if (!ended && status != Z_OK && status != Z_BUF_ERROR)
    return (void)failStatus(rt, self->error, self->stream, status, "while decompressing data"),
           Owned::error();
  self->atEnd = ended;
  return pump.out.finish();
}

Owned decompress_flush(Runtime& rt, Value v, Args args) {
  ZlibObject* self = of(v);
  int64_t length = kDefaultSize;
  int status = Z_OK;
  OURO_CHECK(lengthArg(rt, args[0], &length));
  if (length <= 0) return raise(rt, Exc::ValueError, "length must be greater than zero");
  Local tail(self->unconsumedTail);
  Pump pump(rt, self->stream, tail.as<Bytes>()->view());
  pump.startWith(static_cast<size_t>(length));
  OURO_CHECK(inflateData(rt, self, pump, 0, Z_FINISH, &status));
  OURO_CHECK(keepUnread(rt, self, pump.unread(), status == Z_STREAM_END));
  if (status == Z_STREAM_END && self->isOpen) {
    self->atEnd = true;
    inflateEnd(&self->stream);
    self->isOpen = false;
  }
  return pump.out.finish();
}

template <auto kCopy>
Owned stream_copy(Runtime& rt, Value v, Args) {
  ZlibObject* self = of(v);
  if (!self->isOpen) return raise(rt, Exc::ValueError, "Inconsistent stream state");
  ZlibObject* made = rt.make<ZlibObject>(typeOf(rt, v));
  if (!made) return Owned::error();
  Local result = Owned::adopt(made);
  made->isOpen = false;
  made->isRaw = self->isRaw;
  made->atEnd = self->atEnd;
  made->error = Owned::share(self->error).take();
  auto shared = [](Value field) { return field.isNull() ? Value() : Owned::share(field).take(); };
  made->dictionary = shared(self->dictionary);
  made->unusedData = shared(self->unusedData);
  made->unconsumedTail = shared(self->unconsumedTail);
  int status = kCopy(&made->stream, &self->stream);
  made->isOpen = status == Z_OK;
  if (status == Z_MEM_ERROR) return raiseMemoryError(rt);
  if (status != Z_OK) return raise(rt, Exc::ValueError, "Inconsistent stream state");
  return result.take();
}

Owned decompress_unused_data(Runtime&, Value v) { return Owned::share(of(v)->unusedData); }
Owned decompress_unconsumed_tail(Runtime&, Value v) { return Owned::share(of(v)->unconsumedTail); }
Owned decompress_eof(Runtime&, Value v) { return Owned::boolean(of(v)->atEnd); }

constexpr MethodDef kCompressMethods[] = {
    {"compress", compress_compress, "data, /", "Data goes in; what is ready comes out."},
    {"flush", compress_flush, "mode=4, /", "What is left comes out."},
    {"copy", stream_copy<deflateCopy>, "", "A compressor in the same state."},
    {"__copy__", stream_copy<deflateCopy>, "", "A compressor in the same state."},
    {"__deepcopy__", stream_copy<deflateCopy>, "memo, /", "A compressor in the same state."},
};
constexpr MethodDef kDecompressMethods[] = {
    {"decompress", decompress_decompress, "data, /, max_length=0",
     "Compressed data goes in; what is ready comes out."},
    {"flush", decompress_flush, "length=16384, /", "What is left comes out."},
    {"copy", stream_copy<inflateCopy>, "", "A decompressor in the same state."},
    {"__copy__", stream_copy<inflateCopy>, "", "A decompressor in the same state."},
    {"__deepcopy__", stream_copy<inflateCopy>, "memo, /", "A decompressor in the same state."},
};
constexpr GetSetDef kDecompressAttributes[] = {
    {"unused_data", decompress_unused_data, nullptr, "", true},
    {"unconsumed_tail", decompress_unconsumed_tail, nullptr, "", true},
    {"eof", decompress_eof, nullptr, "", true},
};

constexpr TypeDef kCompressType = {
    .name = "Compress",
    .module = "zlib",
    .basicSize = sizeof(ZlibObject),
    .flags = kNoInstances | kContainerType,
    .traverse = stream_traverse,
    .destroy = compress_destroy,
    .methods = kCompressMethods,
};
constexpr TypeDef kDecompressType = {
    .name = "Decompress",
    .module = "zlib",
    .basicSize = sizeof(ZlibObject),
    .flags = kNoInstances | kContainerType,
    .traverse = stream_traverse,
    .destroy = decompress_destroy,
    .methods = kDecompressMethods,
    .attributes = kDecompressAttributes,
};

// ---- the module

constexpr MethodDef kFunctions[] = {
    {"compress", zlib_compress, "data, /, level=-1, wbits=15", "The data, compressed."},
    {"decompress", zlib_decompress, "data, /, wbits=15, bufsize=16384", "The data, as it was."},
    {"compressobj", zlib_compressobj,
     "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None",
     "Compresses data that comes in pieces."},
    {"decompressobj", zlib_decompressobj, "wbits=15, zdict=b''",
     "Decompresses data that comes in pieces."},
    {"crc32", zlib_checksum<crc32_z, 0>, "data, value=0, /", "The checksum CRC-32."},
    {"adler32", zlib_checksum<adler32_z, 1>, "data, value=1, /", "The checksum Adler-32."},
};

constexpr std::pair<const char*, int> kConstants[] = {
    {"MAX_WBITS", MAX_WBITS},
    {"DEFLATED", Z_DEFLATED},
    {"DEF_MEM_LEVEL", 8},
    {"DEF_BUF_SIZE", kDefaultSize},
    {"Z_NO_COMPRESSION", Z_NO_COMPRESSION},
    {"Z_BEST_SPEED", Z_BEST_SPEED},
    {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION},
    {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION},
    {"Z_FILTERED", Z_FILTERED},
    {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY},
    {"Z_RLE", Z_RLE},
    {"Z_FIXED", Z_FIXED},
    {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY},
    {"Z_NO_FLUSH", Z_NO_FLUSH},
    {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH},
    {"Z_SYNC_FLUSH", Z_SYNC_FLUSH},
    {"Z_FULL_FLUSH", Z_FULL_FLUSH},
    {"Z_FINISH", Z_FINISH},
    {"Z_BLOCK", Z_BLOCK},
    {"Z_TREES", Z_TREES},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<ZlibState*>(module->state);
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "error"));
  OURO_TRY_BOOL(compress, newType(rt, kCompressType));
  OURO_TRY_BOOL(decompress, newType(rt, kDecompressType));
  state->error = error.take().take();
  state->compress = compress.take().take();
  state->decompress = decompress.take().take();
  for (auto [name, value] : kConstants)
    if (!moduleAdd(rt, module, name, smallInt(value))) return false;
  return moduleAdd(rt, module, "ZLIB_VERSION", newStr(rt, ZLIB_VERSION)) &&
         moduleAdd(rt, module, "ZLIB_RUNTIME_VERSION", newStr(rt, zlibVersion()));
}
void visitState(void* state, Visitor& visitor) {
  auto* own = static_cast<ZlibState*>(state);
  for (Value* v : {&own->error, &own->compress, &own->decompress}) visit(visitor, *v);
}
void clearState(void* state) {
  auto* own = static_cast<ZlibState*>(state);
  for (Value* v : {&own->error, &own->compress, &own->decompress}) {
    Value old = std::exchange(*v, Value::none());
    if (!old.isNull()) release(old);
  }
}

}  // namespace

extern const ModuleDef zlibModule;
const ModuleDef zlibModule = {
    .name = "zlib",
    .doc = "Compressed data.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(ZlibState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
