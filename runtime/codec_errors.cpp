#include "runtime/codec_errors.h"

#include <charconv>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

bool isSurrogate(char32_t c) { return c >= 0xd800 && c <= 0xdfff; }

// A single byte can stand in its text.
bool hasByteUnits(Encoding e) {
  return e == Encoding::Utf8 || e == Encoding::Utf8Sig || e == Encoding::Ascii ||
         e == Encoding::Latin1;
}

bool isUtf(Encoding e) { return e != Encoding::Ascii && e != Encoding::Latin1; }

Owned raiseUnicode(Runtime& rt, Exc exc, std::string_view encoding, Value object, size_t start,
                   size_t end, std::string_view reason) {
  OURO_TRY(name, newStr(rt, encoding));
  OURO_TRY(why, newStr(rt, reason));
  const Value arguments[] = {name, object, Value::small(static_cast<int64_t>(start)),
                             Value::small(static_cast<int64_t>(end)), why};
  OURO_TRY(exception, call(rt, Value(rt.exception(exc)), arguments));
  return raiseValue(rt, exception);
}

// Asks a handler that was registered with the module codecs about the pending exception: what to
// put in the place, and where to go on.
bool askHandler(Runtime& rt, std::string_view errors, Local* exception, Local* replacement,
                size_t* at) {
  *exception = takeError(rt);
  OURO_TRY_BOOL(module, importModule(rt, "_codecs"));
  Ref<Str> function = intern(rt, "_handle");
  if (!function) return false;
  OURO_TRY_BOOL(handle, getAttr(rt, module, function.get()));
  OURO_TRY_BOOL(name, newStr(rt, errors));
  OURO_TRY_BOOL(answer, call(rt, handle, name, *exception));
  const bool isPair = isExactly(answer, TypeId::Tuple) && answer.as<Tuple>()->length == 2;
  const Value place = isPair ? (*answer.as<Tuple>())[1] : Value::none();
  if (!place.isSmall())
    return fail(rt, Exc::TypeError, "error handler must return a replacement and a place");
  *replacement = Local((*answer.as<Tuple>())[0]);
  *at = static_cast<size_t>(place.small());  // a negative one is out of all bounds
  return true;
}

bool isWithin(Runtime& rt, size_t at, size_t length) {
  return at <= length || fail(rt, Exc::IndexError, "position {} from error handler out of bounds",
                              static_cast<int64_t>(at));
}

// Handlers that the runs below know themselves; they fail where these do.
bool isOwnHandler(std::string_view errors) {
  return errors == "strict" || errors == "surrogateescape" || errors == "surrogatepass";
}

std::string escapeOf(char32_t c) {
  std::string text = c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U";
  for (int shift = c < 0x100 ? 4 : c < 0x10000 ? 12 : 28; shift >= 0; shift -= 4)
    text += kHexDigits[c >> shift & 15];
  return text;
}

}  // namespace

Owned raiseUnicodeDecode(Runtime& rt, std::string_view encoding, std::string_view object,
                         size_t start, size_t end, std::string_view reason) {
  OURO_TRY(bytes, newBytes(rt, object));
  return raiseUnicode(rt, Exc::UnicodeDecodeError, encoding, bytes, start, end, reason);
}

Owned raiseUnicodeEncode(Runtime& rt, std::string_view encoding, Str* object, size_t start,
                         size_t end, std::string_view reason) {
  return raiseUnicode(rt, Exc::UnicodeEncodeError, encoding, object, start, end, reason);
}

// ---- decoding

// Bytes that a lone surrogate takes at `start` in a UTF encoding, 0 if there is none.
size_t DecodingRun::surrogateSize(size_t start, char32_t* c) const {
  const uint8_t* p = data() + start;
  size_t left = bytes.size() - start;
  bool big = encoding == Encoding::Utf16BE || encoding == Encoding::Utf32BE;
  char32_t found = 0;
  size_t size = 0;
  if (encoding == Encoding::Utf8 && left >= 3 && p[0] == 0xed && (p[1] & 0xe0) == 0xa0 &&
      (p[2] & 0xc0) == 0x80) {
    found = 0xd000 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    size = 3;
  } else if ((encoding == Encoding::Utf16LE || encoding == Encoding::Utf16BE) && left >= 2) {
    found = big ? p[0] << 8 | p[1] : p[1] << 8 | p[0];
    size = 2;
  } else if ((encoding == Encoding::Utf32LE || encoding == Encoding::Utf32BE) && left >= 4) {
    found = big ? char32_t{p[0]} << 24 | p[1] << 16 | p[2] << 8 | p[3]
                : char32_t{p[3]} << 24 | p[2] << 16 | p[1] << 8 | p[0];
    size = 4;
  }
  *c = found;
  return isSurrogate(found) ? size : 0;
}

// The handler may have set the exception's object.
bool DecodingRun::goOnWith(Value exception) {
  Ref<Str> name = intern(rt, "object");
  if (!name) return false;
  OURO_TRY_BOOL(object, getAttr(rt, exception, name.get()));
  if (!isBytes(rt, object)) return fail(rt, Exc::TypeError, "object attribute must be bytes");
  bytes = object.as<Bytes>()->view();
  replaced_ = object.take();
  return true;
}

bool DecodingRun::handle(size_t start, size_t end, std::string_view reason, size_t* at) {
  *at = end;
  if (errors == "ignore") return true;
  if (errors == "replace") return out.append(char32_t{0xfffd});
  if (errors == "backslashreplace") {
    for (size_t i = start; i < end; i++)
      if (!appendEscape(out, data()[i])) return false;
    return true;
  }
  if (errors == "surrogateescape") {
    size_t i = start;
    // ASCII is never escaped.
    for (; i < end && i < start + 4 && data()[i] >= 0x80; i++)
      if (!out.append(char32_t{0xdc00} + data()[i])) return false;
    *at = i;
    if (i > start) return true;
  } else if (errors == "surrogatepass") {
    char32_t c = 0;
    if (size_t size = surrogateSize(start, &c)) {
      *at = start + size;
      return out.append(c);
    }
  } else if (errors == "xmlcharrefreplace" || errors == "namereplace") {
    return fail(rt, Exc::TypeError,
                "don't know how to handle UnicodeDecodeError in error callback");
  }
  (void)raiseUnicodeDecode(rt, name, bytes, start, end, reason);
  if (isOwnHandler(errors)) return false;
  Local exception, text;
  if (!askHandler(rt, errors, &exception, &text, at)) return false;
  if (!isStr(rt, text))
    return fail(rt, Exc::TypeError, "decoding error handler must return (str, int) tuple");
  return goOnWith(exception) && isWithin(rt, *at, bytes.size()) && out.append(text.as<Str>());
}

// ---- encoding

bool EncodingRun::put(char32_t c) {
  uint8_t unit[4], *end = unit;
  switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf8Sig: putUtf8(end, c); break;
    case Encoding::Utf16:
    case Encoding::Utf16LE:
    case Encoding::Utf16BE: {
      bool big = encoding == Encoding::Utf16BE;
      if (c >= 0x10000) {
        char32_t high = 0xd7c0 + (c >> 10);
        *end++ = static_cast<uint8_t>(big ? high >> 8 : high);
        *end++ = static_cast<uint8_t>(big ? high : high >> 8);
        c = 0xdc00 | (c & 0x3ff);
      }
      *end++ = static_cast<uint8_t>(big ? c >> 8 : c);
      *end++ = static_cast<uint8_t>(big ? c : c >> 8);
      break;
    }
    case Encoding::Utf32:
    case Encoding::Utf32LE:
    case Encoding::Utf32BE:
      for (int i = 0; i < 4; i++)
        *end++ = static_cast<uint8_t>(c >> 8 * (encoding == Encoding::Utf32BE ? 3 - i : i));
      break;
    default: *end++ = static_cast<uint8_t>(c);
  }
  return out.append(
      std::string_view(reinterpret_cast<char*>(unit), static_cast<size_t>(end - unit)));
}

// The handlers that write ASCII text for each character; false in *known: not one of them.
static bool replacement(Runtime& rt, std::string_view errors, char32_t c, std::string* out) {
  if (errors == "ignore") {
    out->clear();
  } else if (errors == "replace") {
    out->assign(1, '?');
  } else if (errors == "namereplace" && rt.machine.nameCharacter &&
             rt.machine.nameCharacter(c, out)) {
    out->insert(0, "\\N{");
    out->push_back('}');
  } else if (errors == "backslashreplace" || errors == "namereplace") {
    *out = escapeOf(c);
  } else if (errors == "xmlcharrefreplace") {
    char digits[12];
    char* end = std::to_chars(digits, digits + sizeof digits, static_cast<uint32_t>(c)).ptr;
    out->assign("&#").append(digits, end).push_back(';');
  } else {
    return false;
  }
  return true;
}

bool EncodingRun::has(char32_t c) const {
  if (encoding == Encoding::Ascii) return c < 0x80;
  return encoding == Encoding::Latin1 ? c < 0x100 : !isSurrogate(c);
}

// What a registered handler gave: bytes as they are, text if the encoding has it.
bool EncodingRun::putReplacement(Value replacement, Value exception) {
  if (isBytes(rt, replacement)) return out.append(replacement.as<Bytes>()->view());
  if (!isStr(rt, replacement))
    return fail(rt, Exc::TypeError, "encoding error handler must return (str/bytes, int) tuple");
  const Str* given = replacement.as<Str>();
  for (size_t i = 0; i < given->length; i++) {
    if (!has(given->at(i))) {
      (void)raiseValue(rt, exception);
      return false;
    }
    if (!put(given->at(i))) return false;
  }
  return true;
}

bool EncodingRun::handle(size_t start, size_t end, std::string_view reason, size_t* at) {
  *at = end;
  std::string ascii;
  size_t i = start;
  for (; i < end; i++) {
    constexpr size_t kManyChars = 1 << 12;
    if (i % kManyChars == 0 && !heedSignals(rt)) return false;
    char32_t c = text->at(i);
    if (replacement(rt, errors, c, &ascii)) {
      bool asItIs = hasByteUnits(encoding);
      if (asItIs && !out.append(ascii)) return false;
      for (size_t k = 0; !asItIs && k < ascii.size(); k++)
        if (!put(static_cast<uint8_t>(ascii[k]))) return false;
    } else if (errors == "surrogateescape" && hasByteUnits(encoding) && c >= 0xdc80 &&
               c <= 0xdcff) {
      if (!out.append(static_cast<uint8_t>(c - 0xdc00))) return false;
    } else if (errors == "surrogatepass" && isSurrogate(c) && isUtf(encoding)) {
      if (!put(c)) return false;
    } else {
      break;
    }
  }
  if (i == end) return true;
  (void)raiseUnicodeEncode(rt, name, text, i, end, reason);
  if (isOwnHandler(errors)) return false;
  Local exception, given;
  return askHandler(rt, errors, &exception, &given, at) && isWithin(rt, *at, text->length) &&
         putReplacement(given, exception);
}

}  // namespace ouro
