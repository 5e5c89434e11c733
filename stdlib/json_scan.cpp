// _json.scanstring and _json.make_scanner: JSON text to values.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/json.h"

namespace ouro {

namespace {

// json.decoder.JSONDecodeError(message, text, position)
bool failDecode(Runtime& rt, const char* message, Str* text, size_t position) {
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
  if (*end >= text->length) return failDecode(rt, "Invalid \\uXXXX escape", text, at - 1);
  if (!readHex(text, at, out)) return failDecode(rt, "Invalid \\uXXXX escape", text, at - 1);
  bool pairs = (*out & 0xfffffc00) == 0xd800 && *end + 6 < text->length && text->at(*end) == '\\' &&
               text->at(*end + 1) == 'u';
  if (!pairs) return true;
  char32_t second;
  if (!readHex(text, *end + 2, &second))
    return failDecode(rt, "Invalid \\uXXXX escape", text, *end + 1);
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

// The string whose first character is at `at`; *end: behind the closing quote.
Owned scanString(Runtime& rt, Str* text, size_t at, bool strict, size_t* end) {
  size_t begin = at - 1, length = text->length;
  StrBuilder out(rt);
  for (bool whole = true;; whole = false) {
    size_t next = at;
    char32_t c = 0;
    for (; next < length; next++) {
      c = text->at(next);
      if (c == '"' || c == '\\') break;
      if (c <= 0x1f && strict)
        return failDecode(rt, "Invalid control character at", text, next), Owned::error();
    }
    if (next == length || (c == '\\' && next + 1 == length))
      return failDecode(rt, "Unterminated string starting at", text, begin), Owned::error();
    if (c == '"') {
      *end = next + 1;
      if (whole) return substring(rt, text, at, next);
      OURO_CHECK(out.append(text, at, next));
      return out.finish();
    }
    OURO_CHECK(out.append(text, at, next));
    char32_t kind = text->at(next + 1);
    at = next + 2;
    if (kind == 'u') {
      OURO_CHECK(readUnicode(rt, text, next + 2, &c, &at));
    } else if (!(c = simpleEscape(kind))) {
      return failDecode(rt, "Invalid \\escape", text, next), Owned::error();
    }
    OURO_CHECK(out.append(c));
  }
}

// ---- the scanner

struct Scanner : Object {
  Value objectHook, pairsHook, parseFloat, parseInt, parseConstant;  // owned
  bool strict;
};
template <class F>
void eachHook(Scanner* scanner, F f) {
  f(scanner->objectHook), f(scanner->pairsHook), f(scanner->parseFloat), f(scanner->parseInt),
      f(scanner->parseConstant);
}

class Scan {
 public:
  Scan(Runtime& rt, Scanner* scanner, Str* text) : rt_(rt), hooks_(scanner), text_(text) {}

  // The value at `at`; *end: behind it. StopIteration(at) when there is none.
  Owned value(size_t at, size_t* end) {
    if (at >= text_->length) return nothing(at);
    char32_t c = text_->at(at);
    switch (c) {
      case '"': return scanString(rt_, text_, at + 1, hooks_->strict, end);
      case '{':
      case '[': {
        RecursionGuard guard(rt_, c == '{' ? " while decoding a JSON object from a unicode string"
                                           : " while decoding a JSON array from a unicode string");
        if (!guard.ok()) return Owned::error();
        return c == '{' ? object(at + 1, end) : array(at + 1, end);
      }
      case 'n':
        if (stands(at, "null", end)) return Owned::none();
        break;
      case 't':
        if (stands(at, "true", end)) return Owned::boolean(true);
        break;
      case 'f':
        if (stands(at, "false", end)) return Owned::boolean(false);
        break;
      case 'N':
        if (stands(at, "NaN", end)) return constant("NaN");
        break;
      case 'I':
        if (stands(at, "Infinity", end)) return constant("Infinity");
        break;
      case '-':
        if (stands(at, "-Infinity", end)) return constant("-Infinity");
        break;
      default: break;
    }
    return number(at, end);
  }

 private:
  Owned nothing(size_t at) {
    return raiseStopIteration(rt_, Value::small(static_cast<int64_t>(at)));
  }
  Owned fails(const char* message, size_t at) {
    (void)failDecode(rt_, message, text_, at);
    return Owned::error();
  }
  char32_t charAt(size_t at) const { return at < text_->length ? text_->at(at) : 0; }
  size_t skipSpace(size_t at) const {
    for (;; at++) {
      char32_t c = charAt(at);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return at;
    }
  }
  bool isDigit(size_t at) const { return charAt(at) >= '0' && charAt(at) <= '9'; }
  bool stands(size_t at, std::string_view word, size_t* end) const {
    for (size_t i = 0; i < word.size(); i++)
      if (charAt(at + i) != static_cast<unsigned char>(word[i])) return false;
    *end = at + word.size();
    return true;
  }
  Owned constant(const char* name) {
    OURO_TRY(text, newStr(rt_, name));
    return call(rt_, hooks_->parseConstant, text);
  }

  Owned number(size_t at, size_t* end) {
    size_t i = at + (charAt(at) == '-');
    if (!isDigit(i)) return nothing(at);
    if (charAt(i) == '0') {
      i++;
    } else {
      while (isDigit(i)) i++;
    }
    bool isFloat = false;
    if (charAt(i) == '.' && isDigit(i + 1)) {
      isFloat = true;
      for (i++; isDigit(i);) i++;
    }
    if (charAt(i) == 'e' || charAt(i) == 'E') {
      size_t exponent = i + 1 + (charAt(i + 1) == '-' || charAt(i + 1) == '+');
      if (isDigit(exponent)) {
        isFloat = true;
        for (i = exponent; isDigit(i);) i++;
      }
    }
    *end = i;
    OURO_TRY(digits, substring(rt_, text_, at, i));
    Value parse = isFloat ? hooks_->parseFloat : hooks_->parseInt;
    if (parse == Value(rt_.type(TypeId::Int))) return parseInt(rt_, digits, 10);
    return call(rt_, parse, digits);
  }

  Owned array(size_t at, size_t* end) {
    OURO_TRY(list, newList(rt_));
    at = skipSpace(at);
    if (charAt(at) == ']') {
      *end = at + 1;
      return list.take();
    }
    for (;;) {
      Owned item = value(at, &at);
      if (item.isError() || !appendTaking(rt_, list.as<List>(), item)) return Owned::error();
      at = skipSpace(at);
      if (charAt(at) == ']') break;
      if (charAt(at) != ',') return fails("Expecting ',' delimiter", at);
      at = skipSpace(at + 1);
    }
    *end = at + 1;
    return list.take();
  }

  // The name of a member, the same object for the same name.
  Owned memberName(size_t at, size_t* end) {
    OURO_TRY(name, scanString(rt_, text_, at, hooks_->strict, end));
    if (names_.get().isNone()) {
      names_ = newDict(rt_);
      if (names_.isError()) return Owned::error();
    }
    return dictSetDefault(rt_, names_.as<Dict>(), name, name);
  }

  Owned object(size_t at, size_t* end) {
    bool wantsPairs = !hooks_->pairsHook.isNone();
    OURO_TRY(result, wantsPairs ? newList(rt_) : newDict(rt_));
    at = skipSpace(at);
    if (charAt(at) != '}') {
      for (;;) {
        if (charAt(at) != '"')
          return fails("Expecting property name enclosed in double quotes", at);
        OURO_TRY(name, memberName(at + 1, &at));
        at = skipSpace(at);
        if (charAt(at) != ':') return fails("Expecting ':' delimiter", at);
        OURO_TRY(member, value(skipSpace(at + 1), &at));
        OURO_CHECK(wantsPairs ? appendPair(result.as<List>(), name, member)
                              : dictSet(rt_, result.as<Dict>(), name.get(), member));
        at = skipSpace(at);
        if (charAt(at) == '}') break;
        if (charAt(at) != ',') return fails("Expecting ',' delimiter", at);
        at = skipSpace(at + 1);
      }
    }
    *end = at + 1;
    if (wantsPairs) return call(rt_, hooks_->pairsHook, result);
    return hooks_->objectHook.isNone() ? result.take() : call(rt_, hooks_->objectHook, result);
  }
  bool appendPair(List* list, Value name, Value member) {
    OURO_TRY_BOOL(pair, newTuple(rt_, {name, member}));
    return append(rt_, list, pair);
  }

  Runtime& rt_;
  Scanner* hooks_;
  Str* text_;
  Local names_;
};

Owned pairWithEnd(Runtime& rt, Value value, size_t end) {
  return newTuple(rt, {value, Value::small(static_cast<int64_t>(end))});
}

bool positionArg(Runtime& rt, Value v, size_t length, size_t* out) {
  int64_t at;
  if (!indexInt64(rt, v, &at)) return false;
  if (at < 0 || static_cast<uint64_t>(at) > length)
    return fail(rt, Exc::ValueError, "end is out of bounds");
  *out = static_cast<size_t>(at);
  return true;
}

Owned scanner_call(Runtime& rt, Value self, CallArgs given) {
  static constexpr Signature kSignature = "string, idx";
  Value out[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "scan_once", given, out, &keywords) < 0)
    return Owned::error();
  if (!isStr(rt, out[0])) {
    return raise(rt, Exc::TypeError, "first argument must be a string, not {}",
                 typeName(rt, out[0]));
  }
  int64_t at;
  OURO_CHECK(indexInt64(rt, out[1], &at));
  if (at < 0) return raise(rt, Exc::ValueError, "idx cannot be negative");
  size_t end = 0;
  OURO_TRY(value,
           Scan(rt, self.as<Scanner>(), out[0].as<Str>()).value(static_cast<size_t>(at), &end));
  return pairWithEnd(rt, value, end);
}

Owned scanner_make(Runtime& rt, Type* cls, CallArgs given) {
  static constexpr Signature kSignature = "context";
  Value context;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "make_scanner", given, &context, &keywords) < 0)
    return Owned::error();
  auto* made = rt.make<Scanner>(cls);
  if (!made) return Owned::error();
  Local held = Owned::adopt(made);
  struct {
    const char* name;
    Value* field;
  } rows[] = {{"object_hook", &made->objectHook},
              {"object_pairs_hook", &made->pairsHook},
              {"parse_float", &made->parseFloat},
              {"parse_int", &made->parseInt},
              {"parse_constant", &made->parseConstant}};
  for (auto& row : rows) {
    Ref<Str> name = intern(rt, row.name);
    if (!name) return Owned::error();
    OURO_TRY(value, getAttr(rt, context, name.get()));
    *row.field = value.take().take();
  }
  Ref<Str> name = intern(rt, "strict");
  if (!name) return Owned::error();
  OURO_TRY(strict, getAttr(rt, context, name.get()));
  int is = truth(rt, strict);
  if (is < 0) return Owned::error();
  made->strict = is;
  return held.take();
}

void traverse(Object* object, Visitor& visitor) {
  eachHook(static_cast<Scanner*>(object), [&](Value& v) { visit(visitor, v); });
}
void destroy(Object* object) {
  eachHook(static_cast<Scanner*>(object), [](Value& v) { dropField(v); });
}

constexpr GetSetDef kAttributes[] = {
    {"strict", [](Runtime&, Value self) { return Owned::boolean(self.as<Scanner>()->strict); }},
    {"object_hook", getField<&Scanner::objectHook>},
    {"object_pairs_hook", getField<&Scanner::pairsHook>},
    {"parse_float", getField<&Scanner::parseFloat>},
    {"parse_int", getField<&Scanner::parseInt>},
    {"parse_constant", getField<&Scanner::parseConstant>},
};

}  // namespace

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
  OURO_TRY(value, scanString(rt, text, at, strict, &end));
  return pairWithEnd(rt, value, end);
}

const TypeDef jsonScannerTypeDef = {
    .name = "Scanner",
    .module = "_json",
    .basicSize = sizeof(Scanner),
    .flags = kSubclassable | kContainerType,
    .traverse = traverse,
    .clear = destroy,
    .destroy = destroy,
    .slots = {.call = scanner_call, .make = scanner_make},
    .attributes = kAttributes,
    .doc = "Reads values from JSON text.",
};

}  // namespace ouro
