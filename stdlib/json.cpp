// The module _json: what makes CPython's package json quick.

#include "stdlib/json.h"

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
    case '"': return out.append("\\\"");
    case '\\': return out.append("\\\\");
    case '\b': return out.append("\\b");
    case '\f': return out.append("\\f");
    case '\n': return out.append("\\n");
    case '\r': return out.append("\\r");
    case '\t': return out.append("\\t");
    default: break;
  }
  if (c < 0x10000) return appendHex(out, c);
  return appendHex(out, 0xd7c0 + (c >> 10)) && appendHex(out, 0xdc00 | (c & 0x3ff));
}

// Which ASCII characters are written as an escape.
template <bool ascii>
constexpr auto kEscapes = [] {
  struct {
    bool of[128];
  } table{};
  for (int c = 0; c < 128; c++)
    table.of[c] = c < 0x20 || c == '"' || c == '\\' || (ascii && c > 0x7e);
  return table;
}();

template <bool ascii, class C>
bool appendText(StrBuilder& out, const Str* text, const C* chars) {
  if (!out.append(char32_t{'"'})) return false;
  size_t plain = 0;  // what lies between here and i is copied as it stands
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = chars[i];
    if (c < 128 ? !kEscapes<ascii>.of[c] : !ascii) continue;
    if (!out.append(text, plain, i) || !appendEscaped(out, c)) return false;
    plain = i + 1;
  }
  return out.append(text, plain, text->length) && out.append(char32_t{'"'});
}

// A text as a JSON string; with `ascii` all but ASCII is escaped.
template <bool ascii>
Owned json_encode(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "first argument must be a string, not {}",
                 typeName(rt, args[0]));
  }
  StrBuilder out(rt);
  OURO_CHECK(appendJsonText(out, args[0].as<Str>(), ascii));
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

bool appendJsonText(StrBuilder& out, const Str* text, bool ascii) {
  return withChars(text, [&](auto* chars) {
    return ascii ? appendText<true>(out, text, chars) : appendText<false>(out, text, chars);
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
