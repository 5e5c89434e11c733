// _json.scanstring: the strings of JSON text, with their escapes.

#include "runtime/protocol.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"
#include "stdlib/json.h"

namespace ouro {

namespace {

bool readHex(const Str* text, size_t at, char32_t* out) {
  *out = 0;
  for (size_t i = at; i < at + 4; i++) {
    char32_t c = text->at(i), lower = c | 32;
    bool isDigit = c >= '0' && c <= '9';
    if (!isDigit && (lower < 'a' || lower > 'f')) return false;
    *out = *out << 4 | (isDigit ? c - '0' : lower - 'a' + 10);
  }
  return true;
}

// \uXXXX at `at` (of the first digit), or a pair of them; *end: behind it.
bool readUnicode(Runtime& rt, Str* text, size_t at, char32_t* out, size_t* end) {
  *end = at + 4;
  if (*end >= text->length) return failJson(rt, "Invalid \\uXXXX escape", text, at - 1);
  if (!readHex(text, at, out)) return failJson(rt, "Invalid \\uXXXX escape", text, at - 1);
  bool pairs = (*out & 0xfffffc00) == 0xd800 && *end + 6 < text->length && text->at(*end) == '\\' &&
               text->at(*end + 1) == 'u';
  if (!pairs) return true;
  char32_t second;
  if (!readHex(text, *end + 2, &second))
    return failJson(rt, "Invalid \\uXXXX escape", text, *end + 1);
  if ((second & 0xfffffc00) != 0xdc00) return true;
  *out = 0x10000 + ((*out & 0x3ff) << 10 | (second & 0x3ff));
  *end += 6;
  return true;
}

char32_t simpleEscape(char32_t c) {
  switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

bool positionArg(Runtime& rt, Value v, size_t length, size_t* out) {
  int64_t at;
  if (!indexInt64(rt, v, &at)) return false;
  if (at < 0 || static_cast<uint64_t>(at) > length)
    return fail(rt, Exc::ValueError, "end is out of bounds");
  *out = static_cast<size_t>(at);
  return true;
}

template <class C>
Owned scanString(Runtime& rt, Str* text, const C* chars, size_t at, bool strict, size_t* end) {
  const size_t begin = at - 1, length = text->length;
  StrBuilder out(rt);
  for (bool whole = true;; whole = false) {
    size_t next = at + plainJsonPrefix(chars + at, length - at);
    while (!strict && next < length && chars[next] < 0x20)
      next += 1 + plainJsonPrefix(chars + next + 1, length - next - 1);
    char32_t c = next < length ? chars[next] : 0;
    if (next < length && c < 0x20)
      return failJson(rt, "Invalid control character at", text, next), Owned::error();
    if (next == length || (c == '\\' && next + 1 == length))
      return failJson(rt, "Unterminated string starting at", text, begin), Owned::error();
    if (c == '"') {
      *end = next + 1;
      if (whole) return substring(rt, text, at, next);
      OURO_CHECK(out.append(text, at, next));
      return out.finish();
    }
    OURO_CHECK(out.append(text, at, next));
    char32_t kind = chars[next + 1];
    at = next + 2;
    if (kind == 'u') {
      OURO_CHECK(readUnicode(rt, text, next + 2, &c, &at));
    } else if (!(c = simpleEscape(kind))) {
      return failJson(rt, "Invalid \\escape", text, next), Owned::error();
    }
    OURO_CHECK(out.append(c) && heedSignals(rt));
  }
}

}  // namespace

bool failJson(Runtime& rt, const char* message, Str* text, size_t position) {
  OURO_TRY_BOOL(module, importModule(rt, "json.decoder"));
  Ref<Str> name = intern(rt, "JSONDecodeError");
  if (!name) return false;
  OURO_TRY_BOOL(cls, getAttr(rt, module, name.get()));
  OURO_TRY_BOOL(shown, newStr(rt, message));
  OURO_TRY_BOOL(error,
                call(rt, cls, shown, Value(text), Value::small(static_cast<int64_t>(position))));
  (void)raiseValue(rt, error);
  return false;
}

Owned scanJsonString(Runtime& rt, Str* text, size_t at, bool strict, size_t* end) {
  return withChars(text, [&](auto* chars) { return scanString(rt, text, chars, at, strict, end); });
}

Owned json_scanstring(Runtime& rt, Value, Args args) {
  size_t at, end = 0;
  int64_t ignored;
  OURO_CHECK(indexInt64(rt, args[1], &ignored));
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "first argument must be a string, not {}",
                 typeName(rt, args[0]));
  }
  auto* text = args[0].as<Str>();
  OURO_CHECK(positionArg(rt, args[1], text->length, &at));
  int strict = args.has(2) ? truth(rt, args[2]) : 1;
  if (strict < 0) return Owned::error();
  OURO_TRY(value, scanJsonString(rt, text, at, strict, &end));
  return newTuple(rt, {value, Value::small(static_cast<int64_t>(end))});
}

}  // namespace ouro
