// TextIOWrapper: encodings that are not built in, by the incremental codecs of the module codecs.
// What is more than calling them is written in Python: stdlib/py/_textcodec.py.

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

Owned callHelper(Runtime& rt, const char* name, std::span<const Value> arguments) {
  OURO_TRY(module, importModule(rt, "_textcodec"));
  return ioCall(rt, module, name, arguments);
}

Value orNone(Value field) { return field.isNull() ? Value::none() : field; }

}  // namespace

bool textFindCodec(Runtime& rt, TextFile* self) {
  ioDrop(self->decoder);
  ioDrop(self->encoder);
  if (findEncoding(toUtf8(self->encoding.as<Str>())) != Encoding::Unknown) return true;
  Value arguments[] = {self->encoding,
                       self->errors,
                       Value::boolean(self->readable),
                       Value::boolean(self->writable),
                       Value::boolean(self->universal),
                       Value::boolean(self->translate)};
  OURO_TRY_BOOL(found, callHelper(rt, "find", arguments));
  auto& pair = *found.as<Tuple>();
  if (!pair[0].isNone()) ioPut(self->decoder, pair[0]);
  if (!pair[1].isNone()) ioPut(self->encoder, pair[1]);
  return true;
}

void textExplainError(Runtime& rt, TextFile* self, std::string_view bytes, bool last) {
  Local error = takeError(rt);
  Local encoding(self->encoding), errors(self->errors), data = newBytes(rt, bytes);
  if (!data.isError()) {
    Value arguments[] = {encoding, errors, data, Value::boolean(last)};
    Local text = callHelper(rt, "decode_anew", arguments);
  }
  if (errorPending(rt) && errorMatches(rt, Exc::UnicodeError)) return;
  clearError(rt);
  restoreError(rt, error.take());
}

Owned textDecodeByCodec(Runtime& rt, TextFile* self, std::string_view bytes, bool last) {
  Local decoder(self->decoder);
  OURO_TRY(data, newBytes(rt, bytes));
  if (self->seekable) {
    Value of = decoder;
    OURO_TRY(state, callHelper(rt, "state_of", {&of, 1}));
    ioPut(self->decoderState, state);
    ioPut(self->chunk, data);
  }
  Value arguments[] = {decoder, data, Value::boolean(last)};
  return callHelper(rt, "decode", arguments);
}

Owned textEncodeByCodec(Runtime& rt, TextFile* self, Str* text) {
  Local encoder(self->encoder);
  Value arguments[] = {encoder, Value(text)};
  return callHelper(rt, "encode", arguments);
}

Owned textTellByCodec(Runtime& rt, TextFile* self, Value place) {
  Local decoder(self->decoder), state(self->decoderState), chunk(self->chunk);
  OURO_TRY(used, newInt(rt, self->used));
  Value arguments[] = {decoder, state, chunk, used, place};
  return callHelper(rt, "tell", arguments);
}

bool textSeekByCodec(Runtime& rt, TextFile* self, Value cookie) {
  Local buffer(self->buffer), decoder(orNone(self->decoder)), encoder(orNone(self->encoder));
  Value arguments[] = {buffer, decoder, encoder, cookie};
  OURO_TRY_BOOL(ahead, callHelper(rt, "seek", arguments));
  auto& parts = *ahead.as<Tuple>();
  int64_t skip;
  if (!indexInt64(rt, parts[1], &skip)) return false;
  textForget(self);
  ioPut(self->decoderState, parts[3]);
  if (skip == 0) return true;
  ioPut(self->decoded, parts[0]);
  ioPut(self->chunk, parts[2]);
  self->used = static_cast<uint64_t>(skip);
  return true;
}

bool textCodecMoved(Runtime& rt, TextFile* self, Value place) {
  if (!self->decoder.isNull()) {
    Local decoder(self->decoder);
    OURO_TRY_BOOL(reset, ioCall(rt, decoder, "reset"));
  }
  if (self->encoder.isNull()) return true;
  Value arguments[] = {self->encoder, place};
  OURO_TRY_BOOL(placed, callHelper(rt, "place", arguments));
  return true;
}

}  // namespace ouro
