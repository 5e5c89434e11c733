// Dialects of the module _csv: how a table is written.

#include <climits>

#include "runtime/args.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "stdlib/csv.h"
#include "stdlib/module_error.h"

namespace ouro::csv {

namespace {

// The parameters of Dialect, in their order.
enum Parameter : uint32_t {
  kBase,
  kDelimiter,
  kDoubleQuote,
  kEscapeChar,
  kLineTerminator,
  kQuoteChar,
  kQuoting,
  kSkipInitialSpace,
  kStrict,
  kParameters
};
constexpr const char* kNames[kParameters] = {"dialect",    "delimiter",        "doublequote",
                                             "escapechar", "lineterminator",   "quotechar",
                                             "quoting",    "skipinitialspace", "strict"};
constexpr Signature kSignature =
    "dialect=None, delimiter=',', doublequote=True, escapechar=None, lineterminator='\\r\\n', "
    "quotechar='\"', quoting=QUOTE_MINIMAL, skipinitialspace=False, strict=False";

Dialect* of(Value self) { return self.as<Dialect>(); }

// A parameter that is one character, or None where there may be none. Not given: *out stays.
bool readChar(Runtime& rt, Parameter parameter, Value value, bool mayBeNone, char32_t* out) {
  if (value.isUnbound()) return true;
  if (value.isNone() && mayBeNone) {
    *out = kNotSet;
    return true;
  }
  const char* name = kNames[parameter];
  if (!isStr(rt, value)) {
    return fail(rt, Exc::TypeError, "\"{}\" must be string{}, not {}", name,
                mayBeNone ? " or None" : "", typeName(rt, value));
  }
  if (value.as<Str>()->length != 1)
    return fail(rt, Exc::TypeError, "\"{}\" must be a 1-character string", name);
  *out = value.as<Str>()->at(0);
  return true;
}

bool readBool(Runtime& rt, Value value, bool* out) {
  if (value.isUnbound()) return true;
  int isTrue = truth(rt, value);
  *out = isTrue > 0;
  return isTrue >= 0;
}

bool readQuoting(Runtime& rt, Value value, int64_t* out) {
  if (value.isUnbound()) return true;
  if (!value.isSmall() && !isExactly(value, TypeId::Int))
    return fail(rt, Exc::TypeError, "\"quoting\" must be an integer");
  if (!intFits(rt, value, out) || *out < INT_MIN || *out > INT_MAX)
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
  return true;
}

bool readLineTerminator(Runtime& rt, Value value, Dialect* self) {
  if (value.isUnbound()) {
    OURO_TRY_BOOL(text, newAscii(rt, "\r\n"));
    assignField(self->lineTerminator, text);
    return true;
  }
  if (value.isNone()) return true;
  if (!isStr(rt, value)) return fail(rt, Exc::TypeError, "\"lineterminator\" must be a string");
  assignField(self->lineTerminator, value);
  return true;
}

bool fill(Runtime& rt, Dialect* self, const Value* given) {
  self->delimiter = ',';
  self->quoteChar = '"';
  self->escapeChar = kNotSet;
  self->doubleQuote = true;
  int64_t quoting = 0;
  bool read = readChar(rt, kDelimiter, given[kDelimiter], false, &self->delimiter) &&
              readBool(rt, given[kDoubleQuote], &self->doubleQuote) &&
              readChar(rt, kEscapeChar, given[kEscapeChar], true, &self->escapeChar) &&
              readLineTerminator(rt, given[kLineTerminator], self) &&
              readChar(rt, kQuoteChar, given[kQuoteChar], true, &self->quoteChar) &&
              readQuoting(rt, given[kQuoting], &quoting) &&
              readBool(rt, given[kSkipInitialSpace], &self->skipInitialSpace) &&
              readBool(rt, given[kStrict], &self->strict);
  if (!read) return false;
  if (quoting < 0 || quoting > static_cast<int64_t>(Quoting::None))
    return fail(rt, Exc::TypeError, "bad \"quoting\" value");
  self->quoting = static_cast<Quoting>(quoting);
  if (self->quoteChar == kNotSet && given[kQuoting].isUnbound()) self->quoting = Quoting::None;
  if (self->quotes() && self->quoteChar == kNotSet)
    return fail(rt, Exc::TypeError, "quotechar must be set if quoting enabled");
  if (self->lineTerminator.isNull()) return fail(rt, Exc::TypeError, "lineterminator must be set");
  return true;
}

// What was not given is what `base` has for it; whatever goes wrong there, it has nothing.
bool takeFrom(Runtime& rt, Value base, Value* given, Local* held) {
  for (uint32_t i = kDelimiter; i < kParameters; i++) {
    if (!given[i].isUnbound()) continue;
    Ref<Str> name = intern(rt, kNames[i]);
    if (!name) return false;
    held[i] = lookupAttr(rt, base, name.get());
    if (held[i].isError()) clearError(rt);
    if (!held[i].isError() && !held[i].isNotFound()) given[i] = held[i];
  }
  return true;
}

Owned dialect_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  State* state = stateOfType(cls);
  Value given[kParameters];
  Local keywords, held[kParameters];
  if (bindArguments(rt, kSignature, nullptr, "", arguments, given, &keywords) < 0)
    return Owned::error();
  Value base = given[kBase];
  if (!base.isUnbound()) {
    Local dialect = isStr(rt, base) ? registeredDialect(rt, state, base) : Owned::share(base);
    if (dialect.isError()) return Owned::error();
    bool changes = false;
    for (uint32_t i = kDelimiter; i < kParameters; i++) changes |= !given[i].isUnbound();
    if (!changes && isSubtype(typeOf(rt, dialect), state->dialect)) return dialect.take();
    OURO_CHECK(takeFrom(rt, dialect, given, held));
  }
  auto* self = rt.make<Dialect>(cls);
  if (!self) return Owned::error();
  Local made = Owned::adopt(self);
  OURO_CHECK(fill(rt, self, given));
  return made.take();
}

Owned charOrNone(Runtime& rt, char32_t c) { return c == kNotSet ? Owned::none() : newChar(rt, c); }

Owned get_delimiter(Runtime& rt, Value self) { return newChar(rt, of(self)->delimiter); }
Owned get_escapechar(Runtime& rt, Value self) { return charOrNone(rt, of(self)->escapeChar); }
Owned get_quotechar(Runtime& rt, Value self) { return charOrNone(rt, of(self)->quoteChar); }
Owned get_quoting(Runtime&, Value self) {
  return smallInt(static_cast<int64_t>(of(self)->quoting));
}
template <bool Dialect::*member>
Owned get_bool(Runtime&, Value self) {
  return Owned::boolean(of(self)->*member);
}

constexpr GetSetDef kAttributes[] = {
    {"delimiter", get_delimiter},
    {"escapechar", get_escapechar},
    {"lineterminator", getField<&Dialect::lineTerminator>},
    {"quotechar", get_quotechar},
    {"quoting", get_quoting},
    {"skipinitialspace", get_bool<&Dialect::skipInitialSpace>, refuseSet},
    {"doublequote", get_bool<&Dialect::doubleQuote>, refuseSet},
    {"strict", get_bool<&Dialect::strict>, refuseSet},
};

Owned dialect_reduce(Runtime& rt, Value self, Args) {
  return raise(rt, Exc::TypeError, "cannot pickle '{}' instances", nameOf(typeOf(rt, self)));
}
constexpr MethodDef kMethods[] = {
    {"__reduce__", dialect_reduce, "*arguments", "Raises TypeError."},
    {"__reduce_ex__", dialect_reduce, "*arguments", "Raises TypeError."},
};

void dialect_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Dialect*>(object)->lineTerminator);
}
void dialect_destroy(Object* object) { dropField(static_cast<Dialect*>(object)->lineTerminator); }

}  // namespace

Owned registeredDialect(Runtime& rt, State* state, Value name) {
  Value found = dictGet(rt, state->dialects.as<Dict>(), name);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  (void)failAs(rt, state->error, "unknown dialect");
  return Owned::error();
}

Owned makeDialect(Runtime& rt, State* state, Value dialect, Value parameters) {
  std::span<const Value> base(&dialect, dialect.isUnbound() ? 0 : 1);
  return passKeywords(rt, parameters, base, [&](const CallArgs& arguments) {
    return call(rt, Value(state->dialect), arguments);
  });
}

const TypeDef dialectTypeDef = {
    .name = "Dialect",
    .module = "_csv",
    .basicSize = sizeof(Dialect),
    .flags = kSubclassable | kContainerType,
    .traverse = dialect_traverse,
    .destroy = dialect_destroy,
    .slots = {.make = dialect_make},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = kSignature,
    .doc = "How a table is written as text: what parts, quotes and ends its fields and rows.",
};

}  // namespace ouro::csv
