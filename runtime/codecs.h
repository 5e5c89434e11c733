#pragma once
// Text encodings: utf-8, utf-16, utf-32 (with -le and -be), latin-1, ascii, unicode_escape,
// raw_unicode_escape; and what to do with what cannot be encoded or decoded (PEP 293, 383).

#include <cstdint>
#include <string_view>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;
struct Str;

enum class Encoding : uint8_t {
  Utf8,
  Utf8Sig,
  Ascii,
  Latin1,
  Utf16,  // with a byte order mark
  Utf16LE,
  Utf16BE,
  Utf32,
  Utf32LE,
  Utf32BE,
  UnicodeEscape,
  RawUnicodeEscape,
  Unknown,
};
Encoding findEncoding(std::string_view name);  // as codecs.lookup spells names
std::string_view encodingName(Encoding);       // the normal name: "utf-8"

// str.encode and bytes.decode. `encoding` and `errors` null: utf-8 and strict. LookupError for an
// unknown encoding or (when it is needed) error handler; UnicodeEncodeError, UnicodeDecodeError.
// encode gives bytes, decode a str.
Owned encode(Runtime&, Str* text, Str* encoding, Str* errors);
Owned decode(Runtime&, std::string_view bytes, Str* encoding, Str* errors);
Owned decodeUtf8(Runtime&, std::string_view bytes, std::string_view errors = "strict");
Owned encodeUtf8(Runtime&, Str* text, std::string_view errors = "strict");
// File names and the like: utf-8 with surrogateescape.
Owned decodeFileName(Runtime&, std::string_view bytes);
// The same as well-formed text on the C++ side; fileNameOfText (utf8.h) is the way back.
std::string textOfFileName(Runtime&, std::string_view bytes);

// Raise the exceptions. `object`: the bytes that are decoded, the str that is encoded.
Owned raiseUnicodeDecode(Runtime&, std::string_view encoding, std::string_view object, size_t start,
                         size_t end, std::string_view reason);
Owned raiseUnicodeEncode(Runtime&, std::string_view encoding, Str* object, size_t start, size_t end,
                         std::string_view reason);

}  // namespace ouro
