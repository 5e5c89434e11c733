// time: a time of day, in a zone or in none.

#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

constexpr const char* kNames[] = {"hour", "minute", "second", "microsecond", "tzinfo", "fold"};
constexpr Parameters kParameters = {kNames, 0, 5};
constexpr size_t kStateBytes = 6, kZone = 4;

const Time* of(Value self) { return self.as<Time>(); }

// `given` as the names above; what is unbound is 0 or None.
Owned fromNumbers(Runtime& rt, Type* cls, const Value* given) {
  int64_t parts[6] = {};
  for (size_t i : {0, 1, 2, 3, 5}) OURO_CHECK(intArg(rt, given[i], &parts[i]));
  Value zone = given[kZone].isUnbound() ? Value::none() : given[kZone];
  OURO_CHECK(checkClock(rt, parts[0], parts[1], parts[2], parts[3], parts[5]) &&
             checkZone(rt, zone));
  return newTime(rt, cls,
                 {static_cast<uint8_t>(parts[0]), static_cast<uint8_t>(parts[1]),
                  static_cast<uint8_t>(parts[2]), static_cast<uint8_t>(parts[5]),
                  static_cast<uint32_t>(parts[3])},
                 zone);
}

Owned fromState(Runtime& rt, Type* cls, const std::string& state, Value zone) {
  if (!zone.isNone() && !isOf(rt, zone, zoneInfoTypeDef))
    return raise(rt, Exc::TypeError, "bad tzinfo state arg");
  auto at = [&](size_t i) { return static_cast<uint8_t>(state[i]); };
  uint32_t micro = static_cast<uint32_t>(at(3) << 16 | at(4) << 8 | at(5));
  return newTime(
      rt, cls,
      {static_cast<uint8_t>(at(0) & 0x7f), at(1), at(2), static_cast<uint8_t>(at(0) >> 7), micro},
      zone);
}

Owned time_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  if (!arguments.names && (arguments.positional == 1 || arguments.positional == 2)) {
    std::string state;
    int found = pickledState(rt, arguments.values[0], kStateBytes, SIZE_MAX, "time", &state);
    if (found < 0) return Owned::error();
    if (found && (state[0] & 0x7f) < 24)
      return fromState(rt, cls, state,
                       arguments.positional == 2 ? arguments.values[1] : Value::none());
  }
  Value given[6];
  OURO_CHECK(bind(rt, kParameters, arguments, given));
  return fromNumbers(rt, cls, given);
}

Owned time_repr(Runtime& rt, Value self) {
  Clock c = of(self)->clock;
  std::string text = fmt::format("{}({}, {}", dottedNameOf(typeOf(rt, self)), c.hour, c.minute);
  if (c.second || c.micro) text += fmt::format(", {}", c.second);
  if (c.micro) text += fmt::format(", {}", c.micro);
  return finishRepr(rt, text, of(self)->zone, c.fold ? kFoldRepr : "");
}

Owned isoFormat(Runtime& rt, Value self, Value timespec) {
  std::string text;
  OURO_CHECK(appendClock(rt, of(self)->clock, timespec, &text) &&
             appendOffset(rt, of(self)->zone, Value::none(), ":", &text));
  return newAscii(rt, text);
}

Owned time_isoformat(Runtime& rt, Value self, Args args) {
  if (args.has(0) && !isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "isoformat() argument 1 must be str, not {}",
                 typeName(rt, args[0]));
  return isoFormat(rt, self, args[0]);
}

Owned time_str(Runtime& rt, Value self) {
  if (typeOf(rt, self)->definition) return isoFormat(rt, self, Value::unbound());
  Ref<Str> name = intern(rt, "isoformat");
  return name ? callMethod(rt, self, name.get()) : Owned::error();
}

Owned time_strftime(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "strftime() argument 1 must be str, not {}",
                 typeName(rt, args[0]));
  Clock c = of(self)->clock;
  auto small = [](int64_t i) { return Value::small(i); };
  OURO_TRY(tuple, newTuple(rt, {small(1900), small(1), small(1), small(c.hour), small(c.minute),
                                small(c.second), small(0), small(1), small(-1)}));
  return formatTime(rt, self, args[0], tuple, Value::none());
}

Owned time_utcoffset(Runtime& rt, Value self, Args) { return offsetOf(rt, self); }
Owned time_dst(Runtime& rt, Value self, Args) { return offsetOf(rt, self, kSaving); }
Owned time_tzname(Runtime& rt, Value self, Args) {
  return zoneName(rt, of(self)->zone, Value::none());
}

Owned time_replace(Runtime& rt, Value self, Args args) {
  Clock c = of(self)->clock;
  const Value own[] = {Value::small(c.hour),  Value::small(c.minute), Value::small(c.second),
                       Value::small(c.micro), of(self)->zone,         Value::small(c.fold)};
  Value given[6];
  for (uint32_t i = 0; i < 6; i++) given[i] = args.has(i) ? args[i] : own[i];
  return fromNumbers(rt, typeOf(rt, self), given);
}

Owned time_fromisoformat(Runtime& rt, Value cls, Args args) {
  Clock c;
  Local zone;
  Type* type = cls.as<Type>();
  OURO_CHECK(parseTime(rt, stateOf(type), args[0], &c, &zone));
  if (type->definition == &timeTypeDef) return newTime(rt, type, c, zone);
  const Value parts[] = {Value::small(c.hour), Value::small(c.minute), Value::small(c.second),
                         Value::small(c.micro), zone};
  return call(rt, cls, parts);
}

Owned reduce(Runtime& rt, Value self, int64_t protocol) {
  Clock c = of(self)->clock;
  bool folds = protocol > 3 && c.fold;
  const char state[kStateBytes] = {static_cast<char>(c.hour | (folds ? 0x80 : 0)),
                                   static_cast<char>(c.minute),
                                   static_cast<char>(c.second),
                                   static_cast<char>(c.micro >> 16),
                                   static_cast<char>(c.micro >> 8),
                                   static_cast<char>(c.micro)};
  OURO_TRY(bytes, newBytes(rt, {state, sizeof state}));
  Value zone = of(self)->zone;
  OURO_TRY(parts, zone.isNone() ? newTuple(rt, {bytes}) : newTuple(rt, {bytes, zone}));
  return newTuple(rt, {Value(typeOf(rt, self)), parts});
}
Owned time_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol = 0;
  OURO_CHECK(intArg(rt, args[0], &protocol));
  return reduce(rt, self, protocol);
}
Owned time_reduce(Runtime& rt, Value self, Args) { return reduce(rt, self, 2); }

constexpr MethodDef kMethods[] = {
    {"fromisoformat", time_fromisoformat, "string, /",
     "string -> time from a string in ISO 8601 format", MethodKind::Class},
    {"isoformat", time_isoformat, "timespec='auto'",
     "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional "
     "argument timespec specifies the number of additional terms\nof the time to include. Valid "
     "options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'."},
    {"strftime", time_strftime, "format", "format -> strftime() style string."},
    {"__format__", formatBySpec, "format, /", "Formats self with strftime."},
    {"utcoffset", time_utcoffset, "", "Return self.tzinfo.utcoffset(self)."},
    {"tzname", time_tzname, "", "Return self.tzinfo.tzname(self)."},
    {"dst", time_dst, "", "Return self.tzinfo.dst(self)."},
    {"replace", time_replace, "hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0",
     "Return time with new specified fields."},
    {"__reduce_ex__", time_reduce_ex, "protocol, /", "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", time_reduce, "", "__reduce__() -> (cls, state)"},
};

constexpr GetSetDef kAttributes[] = {
    {"hour", getClock<Time, &Clock::hour>},     {"minute", getClock<Time, &Clock::minute>},
    {"second", getClock<Time, &Clock::second>}, {"microsecond", getClock<Time, &Clock::micro>},
    {"fold", getClock<Time, &Clock::fold>},     {"tzinfo", getField<&Time::zone>},
};

}  // namespace

Owned newTime(Runtime& rt, Type* cls, Clock clock, Value zone) {
  auto* made = rt.make<Time>(cls);
  if (!made) return Owned::error();
  made->clock = clock;
  made->hash = -1;
  assignField(made->zone, zone);
  if (zone.isObject()) made->set(kOwnsSomething);
  if (zone.isNone() && cls->definition) rt.heap.untrack(made);
  return Owned::adopt(made);
}

const TypeDef timeTypeDef = {
    .name = "time",
    .module = "datetime",
    .basicSize = sizeof(Time),
    .flags = kSubclassable | kContainerType,
    .traverse = traverseZone<Time>,
    .destroy = destroyZone<Time>,
    .destroyFlag = kOwnsSomething,
    .slots = {.repr = time_repr,
              .str = time_str,
              .hash = time_hash,
              .compare = time_compare,
              .make = time_make},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc =
        "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\n"
        "All arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. "
        "The remaining arguments may be ints.",
};

}  // namespace ouro::datetime
