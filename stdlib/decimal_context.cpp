// The type Context: precision, rounding, range, flags and traps.

#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

Settings& settingsOf(Value self) { return self.as<Context>()->settings; }

// ---- attributes

bool refuseDelete(Runtime& rt, Value value) {
  return !value.isUnbound() ||
         fail(rt, Exc::AttributeError, "context attributes cannot be deleted");
}

// An int from `least` to `most`.
bool numberIn(Runtime& rt, Value value, int64_t least, int64_t most, const char* what,
              int64_t* out) {
  if (!refuseDelete(rt, value)) return false;
  if (!isInt(rt, value)) return fail(rt, Exc::TypeError, "an integer is required");
  if (!intFits(rt, value, out))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
  return (*out >= least && *out <= most) || fail(rt, Exc::ValueError, "{}", what);
}

Owned get_prec(Runtime& rt, Value self) { return newInt(rt, settingsOf(self).precision); }
bool set_prec(Runtime& rt, Value self, Value value) {
  int64_t n;
  if (!numberIn(rt, value, 1, kMaxPrecision, "valid range for prec is [1, MAX_PREC]", &n))
    return false;
  settingsOf(self).precision = n;
  return true;
}
Owned get_Emax(Runtime& rt, Value self) { return newInt(rt, settingsOf(self).emax); }
bool set_Emax(Runtime& rt, Value self, Value value) {
  int64_t n;
  if (!numberIn(rt, value, 0, kMaxExponent, "valid range for Emax is [0, MAX_EMAX]", &n))
    return false;
  settingsOf(self).emax = n;
  return true;
}
Owned get_Emin(Runtime& rt, Value self) { return newInt(rt, settingsOf(self).emin); }
bool set_Emin(Runtime& rt, Value self, Value value) {
  int64_t n;
  if (!numberIn(rt, value, kMinExponent, 0, "valid range for Emin is [MIN_EMIN, 0]", &n))
    return false;
  settingsOf(self).emin = n;
  return true;
}
template <bool Settings::*field>
Owned get_bool(Runtime&, Value self) {
  return smallInt(settingsOf(self).*field);
}
template <bool Settings::*field>
bool set_bool(Runtime& rt, Value self, Value value) {
  int64_t n;
  const char* what = field == &Settings::clamp ? "valid values for clamp are 0 or 1"
                                               : "valid values for capitals are 0 or 1";
  if (!numberIn(rt, value, 0, 1, what, &n)) return false;
  settingsOf(self).*field = n;
  return true;
}

Owned get_rounding(Runtime& rt, Value self) {
  return Owned::share(stateOf(rt, self)->roundings[settingsOf(self).rounding]);
}
bool set_rounding(Runtime& rt, Value self, Value value) {
  // None is no rounding here.
  Value name = value.isNone() ? Value::small(0) : value;
  return refuseDelete(rt, value) &&
         readRounding(rt, stateOf(rt, self), name, &settingsOf(self).rounding);
}

template <Value Context::*field, uint32_t Settings::*bits>
Owned get_signals(Runtime& rt, Value self) {
  auto* context = self.as<Context>();
  if ((context->*field).isNull()) {
    OURO_TRY(made, newSignalDict(rt, stateOf(rt, self), &(context->settings.*bits)));
    if ((context->*field).isNull()) assignField(context->*field, made);
  }
  return Owned::share(context->*field);
}
template <uint32_t Settings::*bits>
bool set_signals(Runtime& rt, Value self, Value value) {
  uint32_t given;
  if (!refuseDelete(rt, value) || !bitsOfDict(rt, stateOf(rt, self), value, &given)) return false;
  settingsOf(self).*bits = given;
  return true;
}

constexpr GetSetDef kAttributes[] = {
    {"prec", get_prec, set_prec},
    {"Emax", get_Emax, set_Emax},
    {"Emin", get_Emin, set_Emin},
    {"rounding", get_rounding, set_rounding},
    {"capitals", get_bool<&Settings::capitals>, set_bool<&Settings::capitals>},
    {"clamp", get_bool<&Settings::clamp>, set_bool<&Settings::clamp>},
    {"flags", get_signals<&Context::flags, &Settings::status>, set_signals<&Settings::status>},
    {"traps", get_signals<&Context::traps, &Settings::traps>, set_signals<&Settings::traps>},
};

// ---- making

Owned newContext(Runtime& rt, Type* cls, const Settings& settings) {
  auto* made = rt.make<Context>(cls);
  if (!made) return Owned::error();
  made->settings = settings;
  made->flags = made->traps = Value::null();
  return Owned::adopt(made);
}

Owned context_make(Runtime& rt, Type* cls, const CallArgs&) {
  Settings settings = settingsOf(stateOf(cls)->defaultContext);
  settings.status = 0;
  return newContext(rt, cls, settings);
}

bool setSignals(Runtime& rt, State* state, Value given, uint32_t* bits) {
  return isExactly(given, TypeId::List) ? bitsOfList(rt, state, given, bits)
                                        : bitsOfDict(rt, state, given, bits);
}

// args as the attributes: prec, rounding, Emin, Emax, capitals, clamp, flags, traps.
Owned initialise(Runtime& rt, Value self, Args args) {
  using Setter = bool (*)(Runtime&, Value, Value);
  constexpr Setter kSetters[] = {set_prec,
                                 set_rounding,
                                 set_Emin,
                                 set_Emax,
                                 set_bool<&Settings::capitals>,
                                 set_bool<&Settings::clamp>};
  auto isGiven = [&](uint32_t i) { return args.has(i) && !args[i].isNone(); };
  for (uint32_t i = 0; i < std::size(kSetters); i++)
    if (isGiven(i)) OURO_CHECK(kSetters[i](rt, self, args[i]));
  State* state = stateOf(rt, self);
  if (isGiven(7)) OURO_CHECK(setSignals(rt, state, args[7], &settingsOf(self).traps));
  if (isGiven(6)) OURO_CHECK(setSignals(rt, state, args[6], &settingsOf(self).status));
  return Owned::none();
}
constexpr MethodDef kInit = {"Context", initialise,
                             "prec=None, rounding=None, Emin=None, Emax=None, capitals=None, "
                             "clamp=None, flags=None, traps=None"};
bool context_init(Runtime& rt, Value self, const CallArgs& given) {
  Local done = callNative(rt, kInit, nullptr, self, given);
  return !done.isError();
}

void context_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Context*>(object)->flags);
  visit(visitor, static_cast<Context*>(object)->traps);
}
void context_destroy(Object* object) {
  auto* self = static_cast<Context*>(object);
  for (Value* field : {&self->flags, &self->traps}) {
    if (!field->isNull()) {
      auto* dict = field->as<SignalDict>();
      dict->last = *dict->bits;
      dict->bits = &dict->last;
    }
    dropField(*field);
  }
}

// The names of signals, in the order of the bits.
std::string namesOf(uint32_t bits) {
  std::string text;
  bool sawInvalid = false;
  for (uint32_t bit = 1; bit <= kUnderflow; bit <<= 1) {
    if (!(bits & bit)) continue;
    for (const Signal& signal : kSignalTable) {
      if (!(signal.bits & bit)) continue;
      bool isInvalid = signal.bits == kAnyInvalid;
      if (isInvalid && sawInvalid) continue;
      sawInvalid |= isInvalid;
      if (!text.empty()) text += ", ";
      text += signal.name;
    }
  }
  return text;
}

Owned context_repr(Runtime& rt, Value self) {
  const Settings& s = settingsOf(self);
  const Str* rounding = stateOf(rt, self)->roundings[s.rounding].as<Str>();
  return newAscii(
      rt, fmt::format("Context(prec={}, rounding={}, Emin={}, Emax={}, capitals={:d}, clamp={:d}, "
                      "flags=[{}], traps=[{}])",
                      s.precision, rounding->asciiView(), s.emin, s.emax, s.capitals, s.clamp,
                      namesOf(s.status), namesOf(s.traps)));
}

constexpr Slots contextSlots() {
  Slots slots;
  slots.make = context_make;
  slots.init = context_init;
  slots.repr = context_repr;
  return slots;
}

}  // namespace

// None or not given: stays as it is.
bool readRounding(Runtime& rt, State* state, Value value, Rounding* out) {
  if (value.isUnbound() || value.isNone()) return true;
  for (int i = 0; i < kRoundings; i++) {
    Value name = state->roundings[i];
    if (value != name && !(isStr(rt, value) && equal(value.as<Str>(), name.as<Str>()))) continue;
    *out = static_cast<Rounding>(i);
    return true;
  }
  return fail(rt, Exc::TypeError,
              "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
              "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
}

constinit const TypeDef contextTypeDef = {
    .name = "Context",
    .module = "decimal",
    .basicSize = sizeof(Context),
    .flags = kSubclassable,
    .traverse = context_traverse,
    .destroy = context_destroy,
    .slots = contextSlots(),
    .methods = kContextMethods,
    .attributes = kAttributes,
    .doc =
        "The context affects almost all operations and controls rounding,\nOver/Underflow, raising "
        "of exceptions and much more.  A new context\ncan be initialized as follows:\n\n    >>> c "
        "= "
        "Context(prec=28, Emin=-425000000, Emax=425000000,\n    ...             "
        "rounding=ROUND_HALF_EVEN, capitals=1, clamp=1,\n    ...             "
        "traps=[InvalidOperation, "
        "DivisionByZero, Overflow],\n    ...             flags=[])\n    >>>\n\n\n",
};

}  // namespace ouro::decimal
