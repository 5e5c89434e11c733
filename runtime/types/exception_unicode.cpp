// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what could not be converted, and
// where in it.

#include "runtime/argument_name.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

UnicodeError* self(Value v) { return v.as<UnicodeError>(); }

bool checkStr(Runtime& rt, const CallArgs& given, uint32_t i) {
  return isStr(rt, given.values[i]) || fail(rt, Exc::TypeError, "argument {} must be str, not {}",
                                            i + 1, argumentName(rt, given.values[i]));
}

// encoding (absent for translation), object, start, end, reason.
bool fill(Runtime& rt, Value v, const CallArgs& given, bool hasEncoding) {
  if (!exceptionInit(rt, v, given)) return false;
  uint32_t expected = hasEncoding ? 5 : 4;
  if (given.positional != expected) {
    return fail(rt, Exc::TypeError, "function takes exactly {} arguments ({} given)", expected,
                given.positional);
  }
  uint32_t at = hasEncoding ? 1 : 0;
  if (hasEncoding && !checkStr(rt, given, 0)) return false;
  UnicodeError* error = self(v);
  int64_t start, end;
  if (!indexInt64(rt, given.values[at + 1], &start) ||
      !indexInt64(rt, given.values[at + 2], &end) || !checkStr(rt, given, at + 3))
    return false;
  if (hasEncoding) assignField(error->encoding, given.values[0]);
  assignField(error->object, given.values[at]);
  error->start = start;
  error->end = end;
  assignField(error->reason, given.values[at + 3]);
  return true;
}

bool encodeError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (given.positional == 5 && (!checkStr(rt, given, 0) || !checkStr(rt, given, 1))) return false;
  return fill(rt, v, given, true);
}
bool translateError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (given.positional == 4 && !checkStr(rt, given, 0)) return false;
  return fill(rt, v, given, false);
}
bool decodeError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (given.positional == 5 && !isBytes(rt, given.values[1])) {
    OURO_TRY_BOOL(copy, call(rt, rt.type(TypeId::Bytes), given.values[1]));
    Value values[] = {given.values[0], copy.get(), given.values[2], given.values[3],
                      given.values[4]};
    if (!fill(rt, v, {values, 5, given.names}, true)) return false;
    return exceptionSetArgs(rt, v, given);
  }
  return fill(rt, v, given, true);
}

// "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte", and its relatives.
Owned describe(Runtime& rt, const UnicodeError* error, const char* verb, const char* unit,
               const std::string& single) {
  StrBuilder out(rt);
  if (!error->encoding.isNull()) {
    out.append("'");
    out.appendStr(error->encoding);
    out.append("' codec ");
  }
  out.append(fmt::format("can't {} {}", verb, unit));
  if (single.empty()) {
    out.append(fmt::format("s in position {}-{}: ", error->start, error->end - 1));
  } else {
    out.append(fmt::format(" {} in position {}: ", single, error->start));
  }
  out.appendStr(error->reason);
  return out.finish();
}

// The one character that failed, escaped; empty when it is not one.
std::string singleCharacter(Runtime& rt, const UnicodeError* error) {
  if (error->end != error->start + 1 || !isStr(rt, error->object)) return {};
  const Str* text = error->object.as<Str>();
  if (error->start < 0 || error->start >= text->length) return {};
  uint32_t c = text->at(static_cast<size_t>(error->start));
  if (c < 0x100) return fmt::format("'\\x{:02x}'", c);
  return c < 0x10000 ? fmt::format("'\\u{:04x}'", c) : fmt::format("'\\U{:08x}'", c);
}

Owned encodeError_str(Runtime& rt, Value v) {
  if (self(v)->object.isNull()) return Owned::share(rt.emptyStr);
  return describe(rt, self(v), "encode", "character", singleCharacter(rt, self(v)));
}
Owned translateError_str(Runtime& rt, Value v) {
  if (self(v)->object.isNull()) return Owned::share(rt.emptyStr);
  return describe(rt, self(v), "translate", "character", singleCharacter(rt, self(v)));
}
Owned decodeError_str(Runtime& rt, Value v) {
  UnicodeError* error = self(v);
  if (error->object.isNull()) return Owned::share(rt.emptyStr);
  std::string single;
  const Bytes* data = isBytes(rt, error->object) ? error->object.as<Bytes>() : nullptr;
  if (data && error->end == error->start + 1 && error->start >= 0 &&
      static_cast<uint64_t>(error->start) < data->length)
    single = fmt::format("0x{:02x}", static_cast<uint8_t>(data->view()[size_t(error->start)]));
  return describe(rt, error, "decode", "byte", single);
}

template <int64_t UnicodeError::*field>
Owned getNumber(Runtime& rt, Value v) {
  return newInt(rt, self(v)->*field);
}
template <int64_t UnicodeError::*field>
bool setNumber(Runtime& rt, Value v, Value value) {
  if (value.isUnbound())
    return fail(rt, Exc::TypeError, "{}", "can't delete numeric/char attribute");
  return indexInt64(rt, value, &(self(v)->*field));
}

const GetSetDef kAttributes[] = {
    {"encoding", getField<&UnicodeError::encoding>, setField<&UnicodeError::encoding>,
     "exception encoding", true},
    {"object", getField<&UnicodeError::object>, setField<&UnicodeError::object>, "exception object",
     true},
    {"start", getNumber<&UnicodeError::start>, setNumber<&UnicodeError::start>, "exception start",
     true},
    {"end", getNumber<&UnicodeError::end>, setNumber<&UnicodeError::end>, "exception end", true},
    {"reason", getField<&UnicodeError::reason>, setField<&UnicodeError::reason>, "exception reason",
     true},
};
constexpr Slots kDecodeSlots = {.str = decodeError_str, .init = decodeError_init};
constexpr Slots kEncodeSlots = {.str = encodeError_str, .init = encodeError_init};
constexpr Slots kTranslateSlots = {.str = translateError_str, .init = translateError_init};

}  // namespace

const TypeDef unicodeDecodeErrorTypeDef = exceptionDefinition<UnicodeError>(
    "UnicodeDecodeError", kDecodeSlots, {}, kAttributes, "Bytes are not text in this encoding.");
const TypeDef unicodeEncodeErrorTypeDef =
    exceptionDefinition<UnicodeError>("UnicodeEncodeError", kEncodeSlots, {}, kAttributes,
                                      "Text has characters that the encoding lacks.");
const TypeDef unicodeTranslateErrorTypeDef =
    exceptionDefinition<UnicodeError>("UnicodeTranslateError", kTranslateSlots, {}, kAttributes,
                                      "A character could not be translated.");

}  // namespace ouro
