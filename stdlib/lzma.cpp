// The module _lzma: data compressed by the library liblzma. CPython's lzma builds on it.

#include <lzma.h>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "stdlib/decompress_input.h"
#include "stdlib/lzma_filters.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

enum Format { kAuto, kXz, kAlone, kRaw };
constexpr int kUnknownCheck = LZMA_CHECK_ID_MAX + 1;
constexpr size_t kFirstRoom = 32768;
// What goes in, and what comes out, between two looks at signals: some 20 ms at the highest level.
constexpr size_t kPieceIn = size_t{16} << 10, kPieceOut = size_t{1} << 20;

// The library's memory is its own.
struct LzmaObject : Object {
  lzma_stream stream;
  Value error;  // LZMAError; owned
  int check;
  bool isFinished;
  DecompressInput input;  // of a decompressor
};
LzmaObject* of(Value self) { return self.as<LzmaObject>(); }

// Of the module that made the type.
Value errorOf(const Type* type) { return static_cast<LzmaState*>(type->moduleState)->error; }

Owned newStream(Runtime& rt, Type* cls) {
  auto* made = rt.make<LzmaObject>(cls);
  if (!made) return Owned::error();
  made->stream = LZMA_STREAM_INIT;
  made->error = Owned::share(errorOf(cls)).take();
  made->check = kUnknownCheck;
  made->isFinished = false;
  made->input = {};
  return Owned::adopt(made);
}
void stream_destroy(Object* object) {
  auto* self = static_cast<LzmaObject*>(object);
  lzma_end(&self->stream);
  dropInput(&self->input);
  if (!self->error.isNull()) release(self->error);
  self->error = Value();
}
void stream_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<LzmaObject*>(object);
  if (!self->error.isNull()) visit(visitor, self->error);
  visitInput(self->input, visitor);
}

// Room for the next step's output; false: MemoryError.
bool offerRoom(lzma_stream* stream, ByteBuilder* out, size_t limit) {
  size_t wanted = std::min({std::max(kFirstRoom, out->length()), limit, kPieceOut});
  stream->next_out = out->room(wanted);
  stream->avail_out = wanted;
  return stream->next_out != nullptr;
}
void setInput(lzma_stream* stream, std::string_view data) {
  stream->next_in = reinterpret_cast<const uint8_t*>(data.data());
  stream->avail_in = data.size();
}

// A signal's handler may use the stream, too.
bool heed(Runtime& rt, lzma_stream* stream) {
  const lzma_stream own = *stream;
  const bool goesOn = heedSignals(rt);
  stream->next_in = own.next_in;
  stream->avail_in = own.avail_in;
  stream->avail_out = own.avail_out;
  return goesOn;
}

// ---- LZMACompressor

bool startXz(Runtime& rt, LzmaObject* self, int check, uint32_t preset, Value filters) {
  auto kind = static_cast<lzma_check>(check == -1 ? LZMA_CHECK_CRC64 : check);
  if (filters.isNone())
    return checkLzmaStatus(rt, self->error, lzma_easy_encoder(&self->stream, preset, kind));
  LzmaFilters chain;
  return chain.parse(rt, self->error, filters) &&
         checkLzmaStatus(rt, self->error, lzma_stream_encoder(&self->stream, chain.data(), kind));
}

bool startAlone(Runtime& rt, LzmaObject* self, uint32_t preset, Value filters) {
  if (filters.isNone()) {
    lzma_options_lzma options;
    return setLzmaPreset(rt, self->error, preset, &options) &&
           checkLzmaStatus(rt, self->error, lzma_alone_encoder(&self->stream, &options));
  }
  LzmaFilters chain;
  if (!chain.parse(rt, self->error, filters)) return false;
  if (chain.size() != 1 || chain.data()->id != LZMA_FILTER_LZMA1) {
    return fail(rt, Exc::ValueError,
                "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
  }
  auto* options = static_cast<lzma_options_lzma*>(chain.data()->options);
  return checkLzmaStatus(rt, self->error, lzma_alone_encoder(&self->stream, options));
}

template <auto start>
bool startRaw(Runtime& rt, LzmaObject* self, Value filters) {
  if (filters.isNone()) return fail(rt, Exc::ValueError, "Must specify filters for FORMAT_RAW");
  LzmaFilters chain;
  return chain.parse(rt, self->error, filters) &&
         checkLzmaStatus(rt, self->error, start(&self->stream, chain.data()));
}

bool startEncoder(Runtime& rt, LzmaObject* self, int format, int check, uint32_t preset,
                  Value filters) {
  switch (format) {
    case kXz: return startXz(rt, self, check, preset, filters);
    case kAlone: return startAlone(rt, self, preset, filters);
    case kRaw: return startRaw<lzma_raw_encoder>(rt, self, filters);
    default: return fail(rt, Exc::ValueError, "Invalid container format: {}", format);
  }
}

Owned compressor_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "format=1, check=-1, preset=None, filters=None";
  Value out[4];
  Local keywords;
  int format = kXz, check = -1;
  uint32_t preset = LZMA_PRESET_DEFAULT;
  if (bindArguments(rt, kSignature, nullptr, "LZMACompressor", given, out, &keywords) < 0)
    return Owned::error();
  Args args{out, 4};
  OURO_CHECK((!args.has(0) || cIntArg(rt, out[0], &format)) &&
             (!args.has(1) || cIntArg(rt, out[1], &check)));
  bool hasPreset = args.has(2) && !out[2].isNone();
  Value filters = args.has(3) ? out[3] : Value::none();
  if (hasPreset && !filters.isNone())
    return raise(rt, Exc::ValueError, "Cannot specify both preset and filter chain");
  OURO_CHECK(!hasPreset || uint32Arg(rt, out[2], &preset));
  if (format != kXz && check != -1 && check != LZMA_CHECK_NONE)
    return raise(rt, Exc::ValueError, "Integrity checks are only supported by FORMAT_XZ");
  OURO_TRY(made, newStream(rt, cls));
  OURO_CHECK(startEncoder(rt, of(made), format, check, preset, filters));
  return made.take();
}

Owned compressData(Runtime& rt, LzmaObject* self, Value owner, std::string_view data,
                   lzma_action action) {
  lzma_stream* stream = &self->stream;
  ByteBuilder out(rt);
  HeldBytes held(rt, owner);
  setInput(stream, {});
  for (;;) {
    if (stream->avail_in == 0) {
      const std::string_view piece = data.substr(0, kPieceIn);
      setInput(stream, piece);
      data.remove_prefix(piece.size());
    }
    OURO_CHECK(offerRoom(stream, &out, SIZE_MAX));
    size_t room = stream->avail_out;
    lzma_ret status = lzma_code(stream, action);
    out.fill(room - stream->avail_out);
    if (status == LZMA_BUF_ERROR && stream->avail_in == 0 && stream->avail_out > 0)
      status = LZMA_OK;
    OURO_CHECK(checkLzmaStatus(rt, self->error, status) && heed(rt, stream));
    const bool isTaken = data.empty() && stream->avail_in == 0 && stream->avail_out > 0;
    const bool isDone = action == LZMA_RUN ? isTaken : status == LZMA_STREAM_END;
    if (isDone) return out.finish();
  }
}
Owned compressor_compress(Runtime& rt, Value v, Args args) {
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data));
  if (of(v)->isFinished) return raise(rt, Exc::ValueError, "Compressor has been flushed");
  return compressData(rt, of(v), args[0], data, LZMA_RUN);
}
Owned compressor_flush(Runtime& rt, Value v, Args) {
  if (of(v)->isFinished) return raise(rt, Exc::ValueError, "Repeated call to flush()");
  of(v)->isFinished = true;
  return compressData(rt, of(v), Value::none(), {}, LZMA_FINISH);
}

// ---- LZMADecompressor

bool memoryLimitArg(Runtime& rt, Value v, int format, uint64_t* out) {
  *out = UINT64_MAX;
  if (v.isUnbound() || v.isNone()) return true;
  if (format == kRaw)
    return fail(rt, Exc::ValueError, "Cannot specify memory limit with FORMAT_RAW");
  return uint64Arg(rt, v, out);
}

bool startDecoder(Runtime& rt, LzmaObject* self, int format, uint64_t limit, Value filters) {
  constexpr uint32_t kFlags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
  lzma_stream* stream = &self->stream;
  if (format == kAlone || format == kRaw) self->check = LZMA_CHECK_NONE;
  switch (format) {
    case kAuto: return checkLzmaStatus(rt, self->error, lzma_auto_decoder(stream, limit, kFlags));
    case kXz: return checkLzmaStatus(rt, self->error, lzma_stream_decoder(stream, limit, kFlags));
    case kAlone: return checkLzmaStatus(rt, self->error, lzma_alone_decoder(stream, limit));
    case kRaw: return startRaw<lzma_raw_decoder>(rt, self, filters);
    default: return fail(rt, Exc::ValueError, "Invalid container format: {}", format);
  }
}

Owned decompressor_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "format=0, memlimit=None, filters=None";
  Value out[3];
  Local keywords;
  int format = kAuto;
  uint64_t limit;
  if (bindArguments(rt, kSignature, nullptr, "LZMADecompressor", given, out, &keywords) < 0)
    return Owned::error();
  OURO_CHECK((out[0].isUnbound() || cIntArg(rt, out[0], &format)) &&
             memoryLimitArg(rt, out[1], format, &limit));
  Value filters = out[2].isUnbound() ? Value::none() : out[2];
  if (format == kRaw && filters.isNone())
    return raise(rt, Exc::ValueError, "Must specify filters for FORMAT_RAW");
  if (format != kRaw && !filters.isNone())
    return raise(rt, Exc::ValueError, "Cannot specify filters except with FORMAT_RAW");
  OURO_TRY(made, newStream(rt, cls));
  OURO_CHECK(startInput(rt, &of(made)->input) &&
             startDecoder(rt, of(made), format, limit, filters));
  return made.take();
}

// Decompresses until the data ends, the stream does, or `limit` bytes have come out. *left: what
// was not read.
bool decompressData(Runtime& rt, LzmaObject* self, size_t limit, ByteBuilder* out,
                    std::string_view* left) {
  lzma_stream* stream = &self->stream;
  setInput(stream, *left);
  for (;;) {
    if (!offerRoom(stream, out, limit - out->length())) return false;
    size_t room = stream->avail_out;
    lzma_ret status = lzma_code(stream, LZMA_RUN);
    out->fill(room - stream->avail_out);
    left->remove_prefix(left->size() - stream->avail_in);
    if (status == LZMA_BUF_ERROR && stream->avail_in == 0 && stream->avail_out > 0)
      status = LZMA_OK;
    if (!checkLzmaStatus(rt, self->error, status) || !heed(rt, stream)) return false;
    if (status == LZMA_GET_CHECK || status == LZMA_NO_CHECK)
      self->check = static_cast<int>(lzma_get_check(stream));
    self->input.atEnd = status == LZMA_STREAM_END;
    if (self->input.atEnd) return true;
    if (stream->avail_out == 0 ? out->length() >= limit : stream->avail_in == 0) return true;
  }
}

Owned decompressor_decompress(Runtime& rt, Value v, Args args) {
  LzmaObject* self = of(v);
  std::string_view given;
  size_t limit;
  OURO_CHECK(asByteView(rt, args[0], &given) && decompressLimit(rt, args, 1, &limit));
  if (self->input.atEnd) return raise(rt, Exc::EOFError, "Already at end of stream");
  ByteBuilder out(rt);
  HeldBytes held(rt, args[0]);
  PendingInput pending(&self->input, given);
  OURO_CHECK(decompressData(rt, self, limit, &out, &pending.left) &&
             pending.keep(rt, self->stream.avail_out > 0));
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
    {"check", [](Runtime&, Value v) { return smallInt(of(v)->check); }, refuseSet,
     "Which check the data carries.", true},
    kAtEnd<LzmaObject>,
    kUnusedData<LzmaObject>,
    kNeedsInput<LzmaObject>,
};

constexpr TypeDef kCompressorType = {
    .name = "LZMACompressor",
    .module = "_lzma",
    .basicSize = sizeof(LzmaObject),
    .flags = kContainerType,
    .traverse = stream_traverse,
    .destroy = stream_destroy,
    .slots = {.make = compressor_make},
    .methods = kCompressorMethods,
    .make = "format=FORMAT_XZ, check=-1, preset=None, filters=None",
    .doc = "Compresses data that comes in pieces.",
};
constexpr TypeDef kDecompressorType = {
    .name = "LZMADecompressor",
    .module = "_lzma",
    .basicSize = sizeof(LzmaObject),
    .flags = kContainerType,
    .traverse = stream_traverse,
    .destroy = stream_destroy,
    .slots = {.make = decompressor_make},
    .methods = kDecompressorMethods,
    .attributes = kDecompressorAttributes,
    .make = "format=FORMAT_AUTO, memlimit=None, filters=None",
    .doc = "Decompresses data that comes in pieces.",
};

// ---- the module

Owned lzma_is_check_supported(Runtime& rt, Value, Args args) {
  int check;
  OURO_CHECK(cIntArg(rt, args[0], &check));
  return Owned::boolean(lzma_check_is_supported(static_cast<lzma_check>(check)));
}

constexpr MethodDef kFunctions[] = {
    {"is_check_supported", lzma_is_check_supported, "check_id, /",
     "Does the library know this check?"},
};

constexpr NamedNumber kNumbers[] = {
    {"FORMAT_AUTO", kAuto},
    {"FORMAT_XZ", kXz},
    {"FORMAT_ALONE", kAlone},
    {"FORMAT_RAW", kRaw},
    {"CHECK_NONE", LZMA_CHECK_NONE},
    {"CHECK_CRC32", LZMA_CHECK_CRC32},
    {"CHECK_CRC64", LZMA_CHECK_CRC64},
    {"CHECK_SHA256", LZMA_CHECK_SHA256},
    {"CHECK_ID_MAX", LZMA_CHECK_ID_MAX},
    {"CHECK_UNKNOWN", kUnknownCheck},
    {"FILTER_LZMA1", LZMA_FILTER_LZMA1},
    {"FILTER_LZMA2", LZMA_FILTER_LZMA2},
    {"FILTER_DELTA", LZMA_FILTER_DELTA},
    {"FILTER_X86", LZMA_FILTER_X86},
    {"FILTER_POWERPC", LZMA_FILTER_POWERPC},
    {"FILTER_IA64", LZMA_FILTER_IA64},
    {"FILTER_ARM", LZMA_FILTER_ARM},
    {"FILTER_ARMTHUMB", LZMA_FILTER_ARMTHUMB},
    {"FILTER_SPARC", LZMA_FILTER_SPARC},
    {"MF_HC3", LZMA_MF_HC3},
    {"MF_HC4", LZMA_MF_HC4},
    {"MF_BT2", LZMA_MF_BT2},
    {"MF_BT3", LZMA_MF_BT3},
    {"MF_BT4", LZMA_MF_BT4},
    {"MODE_FAST", LZMA_MODE_FAST},
    {"MODE_NORMAL", LZMA_MODE_NORMAL},
    {"PRESET_DEFAULT", LZMA_PRESET_DEFAULT},
    {"PRESET_EXTREME", LZMA_PRESET_EXTREME},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<LzmaState*>(module->state);
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "LZMAError"));
  state->error = error.take().take();
  for (const TypeDef* definition : {&kCompressorType, &kDecompressorType}) {
    Type* type = moduleAddType(rt, module, *definition);
    if (!type) return false;
    type->moduleState = state;
  }
  return addNumbers(rt, module, kNumbers) && addFunctions(rt, module, kLzmaFilterFunctions);
}
void visitState(void* state, Visitor& visitor) {
  Value error = static_cast<LzmaState*>(state)->error;
  if (!error.isNull()) visit(visitor, error);
}
void clearState(void* state) {
  Value old = std::exchange(static_cast<LzmaState*>(state)->error, Value());
  if (!old.isNull()) release(old);
}

}  // namespace

extern const ModuleDef lzmaModule;
const ModuleDef lzmaModule = {
    .name = "_lzma",
    .doc = "Data compressed by xz.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(LzmaState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
