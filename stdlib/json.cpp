// The module _json: what makes CPython's package json quick.

#include "stdlib/json.h"

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"

namespace ouro {

namespace {

bool appendHex(StrBuilder& out, char32_t unit) {
  const char escape[] = {'\\',
                         'u',
                         kHexDigits[unit >> 12 & 15],
                         kHexDigits[unit >> 8 & 15],
                         kHexDigits[unit >> 4 & 15],
                         kHexDigits[unit & 15]};
  return out.appendAscii({escape, sizeof escape});
}

bool appendEscaped(StrBuilder& out, char32_t c) {
  switch (c) {
    case '"': return out.appendAscii("\\\"");
    case '\\': return out.appendAscii("\\\\");
    case '\b': return out.appendAscii("\\b");
    case '\f': return out.appendAscii("\\f");
    case '\n': return out.appendAscii("\\n");
    case '\r': return out.appendAscii("\\r");
    case '\t': return out.appendAscii("\\t");
    default: break;
  }
  if (c < 0x10000) return appendHex(out, c);
  return appendHex(out, 0xd7c0 + (c >> 10)) && appendHex(out, 0xdc00 | (c & 0x3ff));
}

template <bool ascii, class C>
bool appendText(Runtime& rt, StrBuilder& out, const Str* text, const C* chars) {
  size_t length = text->length;
  size_t plain = plainJsonPrefix<ascii>(chars, std::min(length, kPieceBytes));
  if (plain == length && sizeof(C) == 1) {  // nearly all texts
    if (uint8_t* to = out.claim(length + 2, text->isAscii() ? 0x7f : 0xff)) {
      to[0] = to[length + 1] = '"';
      copyBytes(to + 1, chars, length);
      return true;
    }
  }
  if (!out.append(char32_t{'"'})) return false;
  for (size_t i = 0, end = plain;;) {
    if (!out.append(text, i, end)) return false;
    if (end == length) return out.append(char32_t{'"'});
    if (end - i < kPieceBytes && !appendEscaped(out, chars[end++])) return false;
    if (!heedSignals(rt)) return false;
    i = end;
    end += plainJsonPrefix<ascii>(chars + i, std::min(length - i, kPieceBytes));
  }
}

// A text as a JSON string; with `ascii` all but ASCII is escaped.
template <bool ascii>
Owned json_encode(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "first argument must be a string, not {}",
                 typeName(rt, args[0]));
  }
  StrBuilder out(rt);
  OURO_CHECK(appendJsonText(rt, out, args[0].as<Str>(), ascii));
  return out.finish();
}

constexpr MethodDef kFunctions[] = {
    {"encode_basestring", json_encode<false>, "string, /", "A text as a JSON string."},
    {"encode_basestring_ascii", json_encode<true>, "string, /",
     "A text as a JSON string of ASCII characters."},
    {"scanstring", json_scanstring, "string, end, strict=True, /",
     "The text of a JSON string, and where it ends."},
};

bool addNames(Runtime& rt, Module* module) {
  Type* scanner = moduleAddType(rt, module, jsonScannerTypeDef);
  Type* encoder = scanner ? moduleAddType(rt, module, jsonEncoderTypeDef) : nullptr;
  return encoder && moduleAdd(rt, module, "make_scanner", Value(scanner)) &&
         moduleAdd(rt, module, "make_encoder", Value(encoder));
}

}  // namespace

bool appendJsonText(Runtime& rt, StrBuilder& out, const Str* text, bool ascii) {
  return withChars(text, [&](auto* chars) {
    return ascii ? appendText<true>(rt, out, text, chars) : appendText<false>(rt, out, text, chars);
  });
}

JsonText jsonTextFunction(Value function) {
  if (!isExactly(function, TypeId::NativeFunction)) return JsonText::Other;
  NativeFn native = function.as<NativeFunction>()->definition->function;
  if (native == json_encode<true>) return JsonText::Ascii;
  return native == json_encode<false> ? JsonText::Unicode : JsonText::Other;
}

extern const ModuleDef jsonModule;
const ModuleDef jsonModule = {
    .name = "_json",
    .doc = "Reading and writing JSON text.",
    .functions = kFunctions,
    .exec = addNames,
};

}  // namespace ouro
