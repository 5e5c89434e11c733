// SyntaxError: where in the source, and its text.

#include "runtime/types/exception_kinds.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

SyntaxError* self(Value v) { return v.as<SyntaxError>(); }

// The second argument: (filename, lineno, offset, text[, end_lineno, end_offset]).
bool fillLocation(Runtime& rt, SyntaxError* error, Value location) {
  OURO_TRY_BOOL(held, tupleFrom(rt, location));
  Tuple* info = held.as<Tuple>();
  if (info->length < 4 || info->length > 6) {
    return fail(rt, Exc::TypeError, "function takes at {} {} arguments ({} given)",
                info->length < 4 ? "least" : "most", info->length < 4 ? 4 : 6, info->length);
  }
  constexpr Value SyntaxError::*kFields[] = {&SyntaxError::filename, &SyntaxError::line,
                                             &SyntaxError::offset,   &SyntaxError::text,
                                             &SyntaxError::endLine,  &SyntaxError::endOffset};
  for (size_t i = 0; i < std::size(kFields); i++)
    assignField(error->*kFields[i], i < info->length ? (*info)[i] : Value::null());
  if (info->length == 5)
    return fail(rt, Exc::TypeError, "{}",
                "end_offset must be provided when end_lineno is provided");
  return true;
}

bool syntaxError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!exceptionInit(rt, v, given)) return false;
  if (given.positional >= 1) assignField(self(v)->msg, given.values[0]);
  return given.positional != 2 || fillLocation(rt, self(v), given.values[1]);
}

Owned syntaxError_str(Runtime& rt, Value v) {
  SyntaxError* error = self(v);
  bool hasLine = !error->line.isNull() && typeOf(rt, error->line) == rt.type(TypeId::Int);
  bool hasFile = !error->filename.isNull() && isStr(rt, error->filename);
  Value msg = error->msg.isNull() ? Value::none() : error->msg;
  if (!hasLine && !hasFile) return str(rt, msg);
  StrBuilder out(rt);
  out.appendStr(msg);
  out.append(" (");
  if (hasFile) {
    std::string path = toUtf8(error->filename.as<Str>());
    out.append(std::string_view(path).substr(path.rfind('/') + 1));
    if (hasLine) out.append(", ");
  }
  if (hasLine) {
    out.append("line ");
    out.appendStr(error->line);
  }
  out.append(")");
  return out.finish();
}

const GetSetDef kAttributes[] = {
    {"msg", getField<&SyntaxError::msg>, setField<&SyntaxError::msg>, "exception msg", true},
    {"filename", getField<&SyntaxError::filename>, setField<&SyntaxError::filename>,
     "exception filename", true},
    {"lineno", getField<&SyntaxError::line>, setField<&SyntaxError::line>, "exception lineno",
     true},
    {"offset", getField<&SyntaxError::offset>, setField<&SyntaxError::offset>, "exception offset",
     true},
    {"text", getField<&SyntaxError::text>, setField<&SyntaxError::text>, "exception text", true},
    {"end_lineno", getField<&SyntaxError::endLine>, setField<&SyntaxError::endLine>,
     "exception end lineno", true},
    {"end_offset", getField<&SyntaxError::endOffset>, setField<&SyntaxError::endOffset>,
     "exception end offset", true},
    {"print_file_and_line", getField<&SyntaxError::printFileAndLine>,
     setField<&SyntaxError::printFileAndLine>, "exception print_file_and_line", true},
};
constexpr Slots kSlots = {.str = syntaxError_str, .init = syntaxError_init};

}  // namespace

const TypeDef syntaxErrorTypeDef = exceptionDefinition<SyntaxError>(
    "SyntaxError", kSlots, {}, kAttributes, "The source text is not a program.");

}  // namespace ouro
