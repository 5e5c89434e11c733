// Bytes as text: hex, fromhex, repr, decode.

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/pieces.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/memoryview_items.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"

namespace ouro {

namespace {

// The one ASCII character of a separator, -1 with an error pending.
int separatorArg(Runtime& rt, Value separator) {
  int64_t size = length(rt, separator);
  if (size < 0) return -1;
  if (size != 1) {
    (void)raise(rt, Exc::ValueError, "sep must be length 1.");
    return -1;
  }
  char32_t c = 0;
  if (isStr(rt, separator)) {
    c = separator.as<Str>()->at(0);
  } else if (isBytes(rt, separator)) {
    c = separator.as<Bytes>()->data()[0];
  } else {
    (void)raise(rt, Exc::TypeError, "sep must be str or bytes.");
    return -1;
  }
  if (c < 128) return static_cast<int>(c);
  (void)raise(rt, Exc::ValueError, "sep must be ASCII.");
  return -1;
}

Owned hexOf(Runtime& rt, Value owner, std::string_view data, int separator, int64_t group) {
  if (separator < 0) {
    Str* text = allocateStr(rt, data.size() * 2, 0x7f);
    if (!text) return Owned::error();
    Local held = Owned::adopt(text);
    OURO_CHECK(putHex(rt, owner, data, text->chars<uint8_t>()));
    return held.take();
  }
  ByteBuilder out(rt);
  HeldBytes held(rt, owner);
  OURO_CHECK(appendHex(rt, out, data, static_cast<uint8_t>(separator), group));
  return newAscii(rt, out.view());
}

// Reads the arguments of hex(sep, bytes_per_sep).
bool hexArgs(Runtime& rt, Args args, int* separator, int64_t* group) {
  *separator = -1;
  if (!intArg(rt, args, 1, 1, group)) return false;
  if (!args.has(0)) return true;
  *separator = separatorArg(rt, args[0]);
  return *separator >= 0;
}

Owned readHex(Runtime& rt, Value text) {
  if (!isStr(rt, text))
    return raise(rt, Exc::TypeError, "fromhex() argument must be str, not {}",
                 argumentName(rt, text));
  const Str* s = text.as<Str>();
  ByteBuilder out(rt);
  auto wrongAt = [&](size_t at) {
    return raise(rt, Exc::ValueError,
                 "non-hexadecimal number found in fromhex() arg at position {}", at);
  };
  // What is not even ASCII is found before anything else.
  for (size_t i = 0; !s->isAscii() && i < s->length; i++)
    if (s->at(i) >= 128) return wrongAt(i);
  const uint8_t* chars = s->chars<uint8_t>();
  OURO_CHECK(out.reserve(s->length / 2));
  for (size_t i = 0; i < s->length;) {
    uint8_t c = chars[i];
    if (c == ' ' || (c >= 9 && c <= 13)) {
      i++;
      continue;
    }
    int high = kHexValues.of[c], low = i + 1 < s->length ? kHexValues.of[chars[i + 1]] : -1;
    if (high < 0 || low < 0) return wrongAt(high < 0 ? i : i + 1);
    OURO_CHECK(out.append(static_cast<uint8_t>(high << 4 | low)));
    if (out.length() % kPieceBytes == 0) OURO_CHECK(heedSignals(rt));
    i += 2;
  }
  return out.finish();
}

}  // namespace

Owned bytes_hex(Runtime& rt, Value self, Args args) {
  int separator = -1;
  int64_t group = 1;
  OURO_CHECK(hexArgs(rt, args, &separator, &group));
  return hexOf(rt, self, selfView(rt, self), separator, group);
}

Owned memoryview_hex(Runtime& rt, Value self, Args args) {
  int separator = -1;
  int64_t group = 1;
  OURO_CHECK(hexArgs(rt, args, &separator, &group));
  auto* view = self.as<MemoryView>();
  OURO_CHECK(checkReleased(rt, view));
  std::string_view data;
  Local owner(self);
  if (!isContiguous(view)) {
    owner = memoryViewBytes(rt, view);
    if (owner.isError()) return Owned::error();
  }
  OURO_CHECK(asByteView(rt, owner, &data));
  return hexOf(rt, owner, data, separator, group);
}

Owned bytes_fromhex(Runtime& rt, Value cls, Args args) {
  OURO_TRY(bytes, readHex(rt, args[0]));
  if (cls == Value(rt.type(TypeId::Bytes))) return bytes.take();
  return call(rt, cls, bytes);
}

Owned bytearray_fromhex(Runtime& rt, Value cls, Args args) {
  OURO_TRY(bytes, readHex(rt, args[0]));
  return call(rt, cls, bytes);
}

Owned bytes_decode(Runtime& rt, Value self, Args args) {
  for (uint32_t i = 0; i < 2; i++)
    if (args.has(i) && !isStr(rt, args[i]))
      return raise(rt, Exc::TypeError, "decode() argument '{}' must be str, not {}",
                   i == 0 ? "encoding" : "errors", argumentName(rt, args[i]));
  return decode(rt, selfView(rt, self), args.has(0) ? args[0].as<Str>() : nullptr,
                args.has(1) ? args[1].as<Str>() : nullptr);
}

Owned bytesRepr(Runtime& rt, Value owner, std::string_view data, std::string_view before,
                std::string_view after) {
  HeldBytes held(rt, owner);
  bool hasSingle = data.find('\'') != data.npos, hasDouble = data.find('"') != data.npos;
  char quote = hasSingle && !hasDouble ? '"' : '\'';
  ByteBuilder out(rt);
  OURO_CHECK(out.append(before) && out.append('b') && out.append(static_cast<uint8_t>(quote)));
  for (size_t i = 0; i < data.size(); i++) {
    const char c = data[i];
    auto byte = static_cast<uint8_t>(c);
    bool good = i % kPieceBytes != kPieceBytes - 1 || heedSignals(rt);
    if (!good) return Owned::error();
    // A bytearray escapes every single quote, as CPython's does.
    if (c == '\\' || c == quote || (c == '\'' && !before.empty())) {
      good = out.append('\\') && out.append(byte);
    } else if (c == '\t' || c == '\n' || c == '\r') {
      good = out.append('\\') && out.append(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
    } else if (byte < 32 || byte >= 127) {
      const char escape[] = {'\\', 'x', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
      good = out.append(std::string_view(escape, 4));
    } else {
      good = out.append(byte);
    }
    if (!good) return Owned::error();
  }
  OURO_CHECK(out.append(static_cast<uint8_t>(quote)) && out.append(after));
  return newAscii(rt, out.view());
}

}  // namespace ouro
