// The codecs' names, and the simple ones.

#include "runtime/codecs.h"

#include <algorithm>

#include "runtime/codec_errors.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

struct EncodingName {
  std::string_view name;  // lower case, everything but letters, digits and '.' as one '_'
  Encoding encoding;
};
constexpr EncodingName kNames[] = {
    {"utf_8", Encoding::Utf8},
    {"utf8", Encoding::Utf8},
    {"u8", Encoding::Utf8},
    {"utf", Encoding::Utf8},
    {"cp65001", Encoding::Utf8},
    {"utf_8_sig", Encoding::Utf8Sig},
    {"ascii", Encoding::Ascii},
    {"us_ascii", Encoding::Ascii},
    {"646", Encoding::Ascii},
    {"us", Encoding::Ascii},
    {"ansi_x3.4_1968", Encoding::Ascii},
    {"iso646_us", Encoding::Ascii},
    {"latin_1", Encoding::Latin1},
    {"latin1", Encoding::Latin1},
    {"latin", Encoding::Latin1},
    {"l1", Encoding::Latin1},
    {"8859", Encoding::Latin1},
    {"cp819", Encoding::Latin1},
    {"iso8859", Encoding::Latin1},
    {"iso8859_1", Encoding::Latin1},
    {"iso_8859_1", Encoding::Latin1},
    {"utf_16", Encoding::Utf16},
    {"utf16", Encoding::Utf16},
    {"u16", Encoding::Utf16},
    {"utf_16_le", Encoding::Utf16LE},
    {"utf_16le", Encoding::Utf16LE},
    {"utf_16_be", Encoding::Utf16BE},
    {"utf_16be", Encoding::Utf16BE},
    {"utf_32", Encoding::Utf32},
    {"utf32", Encoding::Utf32},
    {"u32", Encoding::Utf32},
    {"utf_32_le", Encoding::Utf32LE},
    {"utf_32le", Encoding::Utf32LE},
    {"utf_32_be", Encoding::Utf32BE},
    {"utf_32be", Encoding::Utf32BE},
    {"unicode_escape", Encoding::UnicodeEscape},
    {"raw_unicode_escape", Encoding::RawUnicodeEscape},
};

// Empty if it is longer than `room`.
std::string_view normalized(std::string_view name, std::span<char> room) {
  size_t length = 0;
  bool gap = false;
  for (char c : name) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '.' && (c < '0' || c > '9')) {
      gap = true;
      continue;
    }
    if (length + 2 > room.size()) return {};
    if (gap && length) room[length++] = '_';
    gap = false;
    room[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return {room.data(), length};
}

// What exceptions call the encoding.
std::string_view codecName(Encoding e) {
  if (e == Encoding::UnicodeEscape) return "unicodeescape";
  if (e == Encoding::RawUnicodeEscape) return "rawunicodeescape";
  if (e == Encoding::Utf8Sig) return "utf-8";
  return e == Encoding::Latin1 ? "latin-1" : encodingName(e);
}

// Codecs of CPython from bytes to bytes, or from text to text.
constexpr std::string_view kOtherCodecs[] = {"base64", "bz2", "hex", "quopri",
                                             "rot13",  "uu",  "zlib"};

constexpr std::string_view kNormal[] = {
    "utf-8",          "utf-8-sig",          "ascii",  "iso8859-1", "utf-16",
    "utf-16-le",      "utf-16-be",          "utf-32", "utf-32-le", "utf-32-be",
    "unicode-escape", "raw-unicode-escape", "unknown"};
static_assert(std::size(kNormal) == static_cast<size_t>(Encoding::Unknown) + 1);

Encoding encodingOfNormal(std::string_view name) {
  size_t i = 0;
  while (i + 1 < std::size(kNormal) && kNormal[i] != name) i++;
  return static_cast<Encoding>(i);
}

bool isKnown(Runtime& rt, Str* name, const char* action, Encoding* out) {
  *out = Encoding::Utf8;
  if (!name) return true;
  if (name->isAscii()) {  // the usual spellings
    std::string_view plain = name->asciiView();
    if (plain == "utf-8" || plain == "utf8" || plain == "UTF-8") return true;
    *out = plain == "ascii"                          ? Encoding::Ascii
           : plain == "latin-1" || plain == "latin1" ? Encoding::Latin1
                                                     : Encoding::Unknown;
    if (*out != Encoding::Unknown) return true;
    if (*out = encodingOfNormal(plain); *out != Encoding::Unknown) return true;
  }
  std::string text = toUtf8(name);
  if (text.find('\0') != text.npos) return fail(rt, Exc::ValueError, "embedded null character");
  *out = findEncoding(text);
  for (std::string_view other : kOtherCodecs)
    if (text == other)
      return fail(rt, Exc::LookupError,
                  "'{}' is not a text encoding; use codecs.{}() to handle arbitrary codecs", text,
                  action);
  return true;
}

// By a codec that was registered with the module codecs: `function` of stdlib/py/_codecs.py.
Owned byRegistry(Runtime& rt, const char* function, Value object, Str* encoding, Str* errors) {
  OURO_TRY(module, importModule(rt, "_codecs"));
  Ref<Str> name = intern(rt, function);
  if (!name) return Owned::error();
  OURO_TRY(run, getAttr(rt, module, name.get()));
  return call(rt, run, object, Value(encoding), errors ? Value(errors) : Value::none());
}

// CPython reaches all but a few codecs through its registry, which tells where an error of a
// handler came from.
Owned explainFailure(Runtime& rt, Encoding encoding, Str* name, const char* action) {
  bool direct = encoding == Encoding::Utf8 || encoding == Encoding::Ascii ||
                encoding == Encoding::Latin1 || encoding == Encoding::Utf16 ||
                encoding == Encoding::Utf32;
  Exc kind = Exc::TypeError;
  for (Exc lookup : {Exc::LookupError, Exc::IndexError})
    if (errorMatches(rt, lookup)) kind = lookup;
  if (direct || !errorMatches(rt, kind)) return Owned::error();
  OURO_TRY(cause, takeError(rt));
  OURO_TRY(text, str(rt, cause));
  (void)raise(rt, kind, "{} with '{}' codec failed ({}: {})", action, toUtf8(name),
              typeName(rt, cause), toUtf8(asStr(text)));
  setCauseAndContext(rt.pending, cause);
  return Owned::error();
}

// ---- encoding

Owned encodeNarrow(EncodingRun& run) {
  char32_t limit = run.encoding == Encoding::Ascii ? 0x80 : 0x100;
  const Str* text = run.text;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (c < limit) {
      OURO_CHECK(run.out.append(static_cast<uint8_t>(c)));
      continue;
    }
    size_t end = i + 1;
    while (end < text->length && text->at(end) >= limit) end++;
    size_t next;
    OURO_CHECK(run.handle(
        i, end, limit == 0x80 ? "ordinal not in range(128)" : "ordinal not in range(256)", &next));
    i = next - 1;
  }
  return run.out.finish();
}

Owned encodeUtf(EncodingRun& run) {
  bool isUtf8 = run.encoding == Encoding::Utf8 || run.encoding == Encoding::Utf8Sig;
  bool hasMark = run.encoding == Encoding::Utf16 || run.encoding == Encoding::Utf32 ||
                 run.encoding == Encoding::Utf8Sig;
  if (hasMark) OURO_CHECK(run.put(0xfeff));
  const Str* text = run.text;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (c < 0xd800 || c > 0xdfff) {
      OURO_CHECK(run.put(c));
      continue;
    }
    size_t end = i + 1;
    if (isUtf8)
      while (end < text->length && (text->at(end) & ~char32_t{0x7ff}) == 0xd800) end++;
    size_t next;
    OURO_CHECK(run.handle(i, end, "surrogates not allowed", &next));
    i = next - 1;
  }
  return run.out.finish();
}

Owned encodeWith(Runtime& rt, Encoding encoding, Str* text, std::string_view errors) {
  bool sameBytes =
      encoding == Encoding::Utf8 || encoding == Encoding::Ascii || encoding == Encoding::Latin1;
  if (sameBytes && text->isAscii()) return newBytes(rt, text->asciiView());
  if (encoding == Encoding::Latin1 && text->widthLog() == 0)
    return newBytes(rt, {text->chars<char>(), text->length});
  Owned whole = encodeWhole(rt, encoding, text);
  if (!whole.isNotFound()) return whole;
  EncodingRun run(rt, encoding, codecName(encoding), text, errors);
  switch (encoding) {
    case Encoding::Ascii:
    case Encoding::Latin1: return encodeNarrow(run);
    case Encoding::UnicodeEscape:
    case Encoding::RawUnicodeEscape:
      OURO_CHECK(encodeEscapes(run, encoding == Encoding::RawUnicodeEscape));
      return run.out.finish();
    default: return encodeUtf(run);
  }
}

// ---- decoding

bool decodeAscii(DecodingRun& run) {
  for (size_t i = 0; i < run.bytes.size();) {
    size_t plain = asciiPrefix(run.data() + i, run.bytes.size() - i);
    if (!run.out.append(run.bytes.substr(i, plain))) return false;
    i += plain;
    if (run.errors == "replace") {
      size_t wrong = i;
      while (i < run.bytes.size() && run.data()[i] >= 0x80) i++;
      if (!run.out.appendFill(0xfffd, i - wrong)) return false;
      continue;
    }
    if (i < run.bytes.size() && !run.handle(i, i + 1, "ordinal not in range(128)", &i))
      return false;
  }
  return true;
}

bool decodeWith(DecodingRun& run) {
  switch (run.encoding) {
    case Encoding::Utf8: return decodeUtf8With(run);
    case Encoding::Ascii: return decodeAscii(run);
    case Encoding::Utf16:
    case Encoding::Utf16LE:
    case Encoding::Utf16BE: return decodeUtf16With(run);
    case Encoding::Utf32:
    case Encoding::Utf32LE:
    case Encoding::Utf32BE: return decodeUtf32With(run);
    case Encoding::UnicodeEscape: return decodeEscapesWith(run, false);
    default: return decodeEscapesWith(run, true);
  }
}

Owned decodeBytes(Runtime& rt, Encoding encoding, std::string_view bytes, std::string_view errors) {
  if (encoding == Encoding::Latin1)
    return newStrLatin1(rt, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  bool asciiIsSame = encoding == Encoding::Utf8 || encoding == Encoding::Ascii;
  if (asciiIsSame && isAsciiText(bytes.data(), bytes.size())) return newStr(rt, bytes);
  if (encoding == Encoding::Utf8Sig) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    encoding = Encoding::Utf8;
  }
  Owned whole = decodeWhole(rt, encoding, bytes);
  if (!whole.isNotFound()) return whole;
  DecodingRun run(rt, encoding, codecName(encoding), bytes, errors);
  if (!decodeWith(run)) return Owned::error();
  return run.out.finish();
}

}  // namespace

Encoding findEncoding(std::string_view name) {
  if (name == "utf-8") return Encoding::Utf8;
  char room[32];  // no known name is as long
  std::string_view key = normalized(name, room);
  for (const EncodingName& row : kNames)
    if (row.name == key) return row.encoding;
  return Encoding::Unknown;
}

std::string_view encodingName(Encoding e) { return kNormal[static_cast<size_t>(e)]; }

// In these ASCII is what it is.
static bool keepsAscii(Encoding encoding) {
  return encoding == Encoding::Utf8 || encoding == Encoding::Ascii || encoding == Encoding::Latin1;
}

Owned encode(Runtime& rt, Str* text, Str* encoding, Str* errors) {
  Encoding which = Encoding::Utf8;
  OURO_CHECK(isKnown(rt, encoding, "encode", &which));
  if (which == Encoding::Unknown) return byRegistry(rt, "_encode_text", text, encoding, errors);
  if (text->isAscii() && keepsAscii(which)) return newBytes(rt, text->asciiView());
  std::string handler = errors ? toUtf8(errors) : "strict";
  Owned bytes = encodeWith(rt, which, text, handler);
  return bytes.isError() ? explainFailure(rt, which, encoding, "encoding") : bytes;
}

Owned encodeUtf8(Runtime& rt, Str* text, std::string_view errors) {
  return encodeWith(rt, Encoding::Utf8, text, errors);
}

Owned decode(Runtime& rt, std::string_view bytes, Str* encoding, Str* errors) {
  if (bytes.empty()) return emptyStr(rt);
  Encoding which = Encoding::Utf8;
  OURO_CHECK(isKnown(rt, encoding, "decode", &which));
  if (which == Encoding::Unknown) {
    OURO_TRY(object, newBytes(rt, bytes));
    return byRegistry(rt, "_decode_bytes", object, encoding, errors);
  }
  if (keepsAscii(which) && isAsciiText(bytes.data(), bytes.size())) return newAscii(rt, bytes);
  std::string handler = errors ? toUtf8(errors) : "strict";
  Owned text = decodeBytes(rt, which, bytes, handler);
  return text.isError() ? explainFailure(rt, which, encoding, "decoding") : text;
}

Owned decodeUtf8(Runtime& rt, std::string_view bytes, std::string_view errors) {
  return decodeBytes(rt, Encoding::Utf8, bytes, errors);
}

Owned decodeFileName(Runtime& rt, std::string_view bytes) {
  return decodeBytes(rt, Encoding::Utf8, bytes, "surrogateescape");
}

std::string textOfFileName(Runtime& rt, std::string_view bytes) {
  Local text = decodeFileName(rt, bytes);
  if (!text.isError()) return toUtf8(text.as<Str>());
  clearError(rt);
  return {};
}

bool toUtf8Strict(Runtime& rt, const Str* text, std::string* out) {
  if (text->widthLog() > 0) {
    for (size_t i = 0; i < text->length; i++) {
      if ((text->at(i) & ~char32_t{0x7ff}) != 0xd800) continue;
      size_t end = i + 1;
      while (end < text->length && (text->at(end) & ~char32_t{0x7ff}) == 0xd800) end++;
      (void)raiseUnicodeEncode(rt, "utf-8", const_cast<Str*>(text), i, end,
                               "surrogates not allowed");
      return false;
    }
  }
  *out = toUtf8(text);
  return true;
}

}  // namespace ouro
