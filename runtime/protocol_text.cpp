// repr, str, ascii, format.

#include "runtime/protocol.h"
#include "runtime/types/str.h"

namespace ouro {

Owned repr(Runtime& rt, Value v) {
  Type* type = typeOf(rt, v);
  RecursionGuard guard(rt, " while getting the repr of an object");
  if (!guard.ok()) return Owned::error();
  if (!type->slots.repr)
    return newStr(rt, fmt::format("<{} object at {:#x}>", nameOf(type), v.bits()));
  OURO_TRY(text, type->slots.repr(rt, v));
  if (isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "__repr__ returned non-string (type {})", typeName(rt, text));
}

Owned str(Runtime& rt, Value v) {
  if (isExactStr(rt, v)) return Owned::share(v);
  Type* type = typeOf(rt, v);
  if (!type->slots.str) return repr(rt, v);
  RecursionGuard guard(rt, " while getting the str of an object");
  if (!guard.ok()) return Owned::error();
  OURO_TRY(text, type->slots.str(rt, v));
  if (isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "__str__ returned non-string (type {})", typeName(rt, text));
}

Owned ascii(Runtime& rt, Value v) {
  OURO_TRY(text, repr(rt, v));
  Str* s = text.as<Str>();
  if (s->isAscii()) return text.take();
  std::string out;
  for (size_t i = 0; i < s->length; i++) {
    uint32_t c = s->at(i);
    if (c < 128) {
      out += static_cast<char>(c);
    } else if (c < 256) {
      out += fmt::format("\\x{:02x}", c);
    } else if (c < 65536) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += fmt::format("\\U{:08x}", c);
    }
  }
  return newStr(rt, out);
}

Owned format(Runtime& rt, Value v, Value spec) {
  bool isEmpty = spec.isUnbound() || (isStr(rt, spec) && spec.as<Str>()->length == 0);
  if (isEmpty) {
    if (isExactStr(rt, v)) return Owned::share(v);
    if (v.isSmall()) return str(rt, v);
  }
  Value given = spec.isUnbound() ? Value(rt.emptyStr) : spec;
  Owned result = callSpecial(rt, v, rt.names.format, {&given, 1});
  if (result.isNotFound()) {
    return raise(rt, Exc::TypeError, "Type {} doesn't define __format__", typeName(rt, v));
  }
  OURO_TRY(text, result);
  if (isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "__format__ must return a str, not {}", typeName(rt, text));
}

}  // namespace ouro
