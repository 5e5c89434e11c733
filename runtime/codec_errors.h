#pragma once
// What codecs do with bytes or characters they have no translation for. Internal to the codecs.

#include <string_view>

#include "runtime/codecs.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/str.h"

namespace ouro {

// A decoder's place: what it reads, how errors are handled, the text so far.
struct DecodingRun {
  DecodingRun(Runtime& runtime, Encoding which, std::string_view codecName, std::string_view input,
              std::string_view handler)
      : rt(runtime), encoding(which), name(codecName), bytes(input), errors(handler), out(rt) {}

  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(bytes.data()); }
  // Bytes [start, end) cannot be decoded: does what the handler does. *at becomes where to go on,
  // perhaps in other bytes: a handler may exchange those that are read.
  bool handle(size_t start, size_t end, std::string_view reason, size_t* at);

  Runtime& rt;
  Encoding encoding;
  std::string_view name;
  std::string_view bytes;  // what a handler has put in their place, once it has: see handle()
  std::string_view errors;
  StrBuilder out;

 private:
  bool goOnWith(Value exception);
  Local replaced_;  // holds `bytes` then
  size_t surrogateSize(size_t start, char32_t* c) const;
};

struct EncodingRun {
  EncodingRun(Runtime& runtime, Encoding which, std::string_view codecName, Str* input,
              std::string_view handler)
      : rt(runtime), encoding(which), name(codecName), text(input), errors(handler), out(rt) {}

  // Characters [start, end) cannot be encoded. *at becomes where to go on.
  bool handle(size_t start, size_t end, std::string_view reason, size_t* at);
  bool put(char32_t c);  // a character that the encoding has

  Runtime& rt;
  Encoding encoding;
  std::string_view name;
  Str* text;
  std::string_view errors;
  ByteBuilder out;

 private:
  bool has(char32_t c) const;  // can the encoding write it?
  bool putReplacement(Value replacement, Value exception);
};

// The whole of it by a UTF, if nothing is wrong with it; notFound(): something is, or it is no UTF.
Owned encodeWhole(Runtime&, Encoding, const Str* text);  // codec_whole.cpp
Owned decodeWhole(Runtime&, Encoding, std::string_view bytes);

// The codecs, one file a family.
bool decodeUtf8With(DecodingRun&);   // codec_utf8.cpp
bool decodeUtf16With(DecodingRun&);  // codec_wide.cpp
bool decodeUtf32With(DecodingRun&);
bool decodeEscapesWith(DecodingRun&, bool raw);  // codec_escape.cpp
bool encodeEscapes(EncodingRun&, bool raw);

}  // namespace ouro
