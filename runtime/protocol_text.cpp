// repr, str, ascii, format.

#include "runtime/class_slots.h"
#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

// What numbers of one word look like, both to str() and repr().
static Owned numberText(Runtime& rt, Value v) {
  if (v.isSmall()) return newAscii(rt, DecimalDigits(v.small()).text());
  DoubleBuffer buffer;
  return newAscii(rt, reprDouble(v.flonum(), buffer));
}

Owned textAnswer(Runtime& rt, Owned answer, const char* method) {
  OURO_TRY(text, answer);
  if (isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "{} returned non-string (type {})", method, typeName(rt, text));
}

Owned repr(Runtime& rt, Value v) {
  if (isExactStr(rt, v)) return strRepr(rt, v);
  if (v.isSmall() || v.isFlonum()) return numberText(rt, v);
  Type* type = typeOf(rt, v);
  if (!v.isObject()) return type->slots.repr(rt, v);
  RecursionGuard guard(rt, " while getting the repr of an object");
  if (!guard.ok()) return Owned::error();
  if (!type->slots.repr)
    return newStr(rt, fmt::format("<{} object at {:#x}>", nameOf(type), v.bits()));
  return textAnswer(rt, type->slots.repr(rt, v), "__repr__");
}

Owned str(Runtime& rt, Value v) {
  if (isExactStr(rt, v)) return Owned::share(v);
  if (v.isSmall() || v.isFlonum()) return numberText(rt, v);
  if (v.isBool()) return Owned::share(v.isTrue() ? rt.names.true_ : rt.names.false_);
  if (isExactly(v, TypeId::Int)) return intToStr(rt, v, 10);
  Type* type = typeOf(rt, v);
  if (!type->slots.str) return repr(rt, v);
  RecursionGuard guard(rt, " while getting the str of an object");
  if (!guard.ok()) return Owned::error();
  return textAnswer(rt, type->slots.str(rt, v), "__str__");
}

Owned ascii(Runtime& rt, Value v) {
  OURO_TRY(text, repr(rt, v));
  if (text.as<Str>()->isAscii()) return text.take();
  return escapeNonAscii(rt, text.as<Str>());
}

// The __format__ of exactly the types int, float and str, which nobody can change, without looking
// it up: 1, 0 with an exception pending, or -1: it is another's.
static int formatBuiltin(Runtime& rt, Value v, const SpecText& spec, StrBuilder& out) {
  if (v.isSmall() || isExactly(v, TypeId::Int)) return formatInteger(rt, v, spec, out);
  if (v.isFlonum() || isExactly(v, TypeId::Float)) return formatFloat(rt, v, spec, out);
  if (isExactStr(rt, v)) return formatStr(rt, v.as<Str>(), spec, out);
  return -1;
}

static Owned formatByMethod(Runtime& rt, Value v, Value spec) {
  Value method = typeLookup(rt, typeOf(rt, v), rt.names.format);
  const bool isObjects = isExactly(method, TypeId::MethodDescriptor) &&
                         method.as<MethodDescriptor>()->owner == rt.type(TypeId::Object);
  if (isObjects && isExactly(spec, TypeId::Str) && spec.as<Str>()->length == 0) return str(rt, v);
  Owned result = callSpecial(rt, v, rt.names.format, {&spec, 1});
  if (result.isNotFound()) {
    return raise(rt, Exc::TypeError, "Type {} doesn't define __format__", typeName(rt, v));
  }
  OURO_TRY(text, result);
  if (isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "__format__ must return a str, not {}", typeName(rt, text));
}

Owned format(Runtime& rt, Value v, Value spec) {
  if (spec.isUnbound()) {
    if (isExactStr(rt, v)) return Owned::share(v);
    spec = rt.emptyStr;
  }
  if (isInstanceOfClass(v) || !isStr(rt, spec)) return formatByMethod(rt, v, spec);
  if (spec.as<Str>()->length == 0 && (isExactStr(rt, v) || v.isSmall() || v.isBool()))
    return str(rt, v);
  StrBuilder out(rt);
  int done = formatBuiltin(rt, v, SpecText(spec.as<Str>()), out);
  if (done < 0) return formatByMethod(rt, v, spec);
  return done ? out.finish() : Owned::error();
}

bool formatTo(Runtime& rt, Value v, const SpecText& spec, StrBuilder& out) {
  int done = formatBuiltin(rt, v, spec, out);
  if (done >= 0) return done;
  OURO_TRY_BOOL(given, substring(rt, const_cast<Str*>(spec.text), spec.start, spec.end));
  OURO_TRY_BOOL(text, formatByMethod(rt, v, given));
  return out.append(text.as<Str>());
}

}  // namespace ouro
