// datetime: a day and a time of it, in a zone or in none.

#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

constexpr const char* kNames[] = {"year",   "month",       "day",    "hour", "minute",
                                  "second", "microsecond", "tzinfo", "fold"};
constexpr Parameters kParameters = {kNames, 3, 8};
constexpr size_t kStateBytes = 10, kZone = 7, kFold = 8, kParts = 9;

const DateTime* of(Value self) { return self.as<DateTime>(); }

// `given` as the names above; from the hour on what is unbound is 0 or None.
Owned fromNumbers(Runtime& rt, Type* cls, const Value* given) {
  int64_t p[kParts] = {};
  for (size_t i = 0; i < kParts; i++)
    if (i != kZone) OURO_CHECK(intArg(rt, given[i], &p[i]));
  Value zone = given[kZone].isUnbound() ? Value::none() : given[kZone];
  OURO_CHECK(checkDay(rt, p[0], p[1], p[2]) && checkClock(rt, p[3], p[4], p[5], p[6], p[kFold]) &&
             checkZone(rt, zone));
  Day day{static_cast<uint16_t>(p[0]), static_cast<uint8_t>(p[1]), static_cast<uint8_t>(p[2])};
  Clock clock{static_cast<uint8_t>(p[3]), static_cast<uint8_t>(p[4]), static_cast<uint8_t>(p[5]),
              static_cast<uint8_t>(p[kFold]), static_cast<uint32_t>(p[6])};
  return newDateTime(rt, cls, day, clock, zone);
}

// The bytes: year (2), month (and fold at the top), day, hour, minute, second, microsecond (3).
Owned fromState(Runtime& rt, Type* cls, const std::string& state, Value zone) {
  if (!zone.isNone() && !isOf(rt, zone, zoneInfoTypeDef))
    return raise(rt, Exc::TypeError, "bad tzinfo state arg");
  auto at = [&](size_t i) { return static_cast<uint8_t>(state[i]); };
  Day day{static_cast<uint16_t>(at(0) << 8 | at(1)), static_cast<uint8_t>(at(2) & 0x7f), at(3)};
  Clock clock{at(4), at(5), at(6), static_cast<uint8_t>(at(2) >> 7),
              static_cast<uint32_t>(at(7) << 16 | at(8) << 8 | at(9))};
  return newDateTime(rt, cls, day, clock, zone);
}

Owned datetime_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  if (!arguments.names && (arguments.positional == 1 || arguments.positional == 2)) {
    std::string state;
    int found = pickledState(rt, arguments.values[0], kStateBytes, 2, "datetime", &state);
    if (found < 0) return Owned::error();
    if (found)
      return fromState(rt, cls, state,
                       arguments.positional == 2 ? arguments.values[1] : Value::none());
  }
  Value given[kParts];
  OURO_CHECK(bind(rt, kParameters, arguments, given));
  return fromNumbers(rt, cls, given);
}

Owned datetime_reduceTo(Runtime& rt, Value self, int64_t protocol) {
  const DateTime* when = of(self);
  Day d = when->day;
  Clock c = when->clock;
  bool folds = protocol > 3 && c.fold;
  const int bytes[kStateBytes] = {d.year >> 8,
                                  d.year,
                                  d.month | (folds ? 0x80 : 0),
                                  d.day,
                                  c.hour,
                                  c.minute,
                                  c.second,
                                  static_cast<int>(c.micro >> 16),
                                  static_cast<int>(c.micro >> 8),
                                  static_cast<int>(c.micro)};
  char state[kStateBytes];
  for (size_t i = 0; i < kStateBytes; i++) state[i] = static_cast<char>(bytes[i]);
  OURO_TRY(kept, newBytes(rt, {state, sizeof state}));
  OURO_TRY(parts, when->zone.isNone() ? newTuple(rt, {kept}) : newTuple(rt, {kept, when->zone}));
  return newTuple(rt, {Value(typeOf(rt, self)), parts});
}
Owned datetime_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol = 0;
  OURO_CHECK(intArg(rt, args[0], &protocol));
  return datetime_reduceTo(rt, self, protocol);
}
Owned datetime_reduce(Runtime& rt, Value self, Args) { return datetime_reduceTo(rt, self, 2); }

// ---- class methods

Owned datetime_combine(Runtime& rt, Value cls, Args args) {
  if (!isDate(rt, args[0])) {
    return raise(rt, Exc::TypeError, "combine() argument 1 must be datetime.date, not {}",
                 typeName(rt, args[0]));
  }
  if (!isOf(rt, args[1], timeTypeDef)) {
    return raise(rt, Exc::TypeError, "combine() argument 2 must be datetime.time, not {}",
                 typeName(rt, args[1]));
  }
  Value zone = args.has(2) ? args[2] : args[1].as<Time>()->zone;
  Day day = args[0].as<Date>()->day;
  Clock clock = args[1].as<Time>()->clock;
  if (cls.as<Type>()->definition) OURO_CHECK(checkZone(rt, zone));
  return makeDateTime(rt, cls.as<Type>(), day, clock, zone);
}

Owned datetime_fromisoformat(Runtime& rt, Value cls, Args args) {
  Day day;
  Clock clock;
  Local zone;
  OURO_CHECK(parseDateTime(rt, stateOf(cls.as<Type>()), args[0], &day, &clock, &zone));
  return makeDateTime(rt, cls.as<Type>(), day, clock, zone);
}

Owned datetime_strptime(Runtime& rt, Value cls, Args args) {
  for (uint32_t i = 0; i < 2; i++) {
    if (!isStr(rt, args[i]))
      return raise(rt, Exc::TypeError, "strptime() argument {} must be str, not {}", i + 1,
                   typeName(rt, args[i]));
  }
  Ref<Str> name = intern(rt, "_strptime_datetime");
  if (!name) return Owned::error();
  OURO_TRY(module, importModule(rt, "_strptime"));
  const Value arguments[] = {cls, args[0], args[1]};
  return callMethod(rt, module, name.get(), arguments);
}

// ---- methods

Owned datetime_date(Runtime& rt, Value self, Args) {
  return newDate(rt, stateOf(rt, self)->date, of(self)->day);
}
Owned datetime_time(Runtime& rt, Value self, Args) {
  return newTime(rt, stateOf(rt, self)->time, of(self)->clock, Value::none());
}
Owned datetime_timetz(Runtime& rt, Value self, Args) {
  return newTime(rt, stateOf(rt, self)->time, of(self)->clock, of(self)->zone);
}
Owned datetime_utcoffset(Runtime& rt, Value self, Args) { return offsetOf(rt, self); }
Owned datetime_dst(Runtime& rt, Value self, Args) { return offsetOf(rt, self, kSaving); }
Owned datetime_tzname(Runtime& rt, Value self, Args) {
  Local zone(of(self)->zone);
  return zoneName(rt, zone, self);
}

Owned datetime_replace(Runtime& rt, Value self, Args args) {
  Day d = of(self)->day;
  Clock c = of(self)->clock;
  const Value own[kParts] = {Value::small(d.year),  Value::small(d.month),  Value::small(d.day),
                             Value::small(c.hour),  Value::small(c.minute), Value::small(c.second),
                             Value::small(c.micro), of(self)->zone,         Value::small(c.fold)};
  Value given[kParts];
  for (uint32_t i = 0; i < kParts; i++) given[i] = args.has(i) ? args[i] : own[i];
  return fromNumbers(rt, typeOf(rt, self), given);
}

Owned isoFormat(Runtime& rt, Value self, char32_t separator, Value timespec) {
  std::string day, rest;
  appendDay(of(self)->day, &day);
  OURO_CHECK(appendClock(rt, of(self)->clock, timespec, &rest) &&
             appendOffset(rt, of(self)->zone, self, ":", &rest));
  if (separator < 0x80) {
    day.push_back(static_cast<char>(separator));
    return newAscii(rt, day + rest);
  }
  StrBuilder text(rt);
  bool ok = text.append(day) && text.append(separator) && text.append(rest);
  return ok ? text.finish() : Owned::error();
}

Owned datetime_isoformat(Runtime& rt, Value self, Args args) {
  char32_t separator = 'T';
  if (args.has(0)) {
    if (!isStr(rt, args[0]) || args[0].as<Str>()->length != 1) {
      return raise(rt, Exc::TypeError, "isoformat() argument 1 must be a unicode character, not {}",
                   typeName(rt, args[0]));
    }
    separator = args[0].as<Str>()->at(0);
  }
  if (args.has(1) && !isStr(rt, args[1]))
    return raise(rt, Exc::TypeError, "isoformat() argument 2 must be str, not {}",
                 typeName(rt, args[1]));
  return isoFormat(rt, self, separator, args[1]);
}

Owned datetime_str(Runtime& rt, Value self) {
  if (typeOf(rt, self)->definition) return isoFormat(rt, self, ' ', Value::unbound());
  Ref<Str> name = intern(rt, "isoformat");
  if (!name) return Owned::error();
  OURO_TRY(separator, newAscii(rt, " "));
  Value argument = separator;
  return callMethod(rt, self, name.get(), {&argument, 1});
}

Owned datetime_repr(Runtime& rt, Value self) {
  Day d = of(self)->day;
  Clock c = of(self)->clock;
  std::string text = fmt::format("{}({}, {}, {}, {}, {}", dottedNameOf(typeOf(rt, self)), d.year,
                                 d.month, d.day, c.hour, c.minute);
  if (c.second || c.micro) text += fmt::format(", {}", c.second);
  if (c.micro) text += fmt::format(", {}", c.micro);
  if (c.fold) text += kFoldRepr;
  return finishRepr(rt, text, of(self)->zone);
}

constexpr MethodDef kMethods[] = {
    {"now", datetime_now, "tz=None",
     "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone "
     "object.\n\nIf no tz is specified, uses local timezone.",
     MethodKind::Class},
    {"utcnow", datetime_utcnow, "", "Return a new datetime representing UTC day and time.",
     MethodKind::Class},
    {"fromtimestamp", datetime_fromtimestamp, "timestamp, tz=None",
     "timestamp[, tz] -> tz's local time from POSIX timestamp.", MethodKind::Class},
    {"utcfromtimestamp", datetime_utcfromtimestamp, "timestamp, /",
     "Construct a naive UTC datetime from a POSIX timestamp.", MethodKind::Class},
    {"strptime", datetime_strptime, "date_string, format, /",
     "string, format -> new datetime parsed from a string (like time.strptime()).",
     MethodKind::Class},
    {"combine", datetime_combine, "date, time, tzinfo=None",
     "date, time -> datetime with same date and time fields", MethodKind::Class},
    {"fromisoformat", datetime_fromisoformat, "string, /",
     "string -> datetime from a string in most ISO 8601 formats", MethodKind::Class},
    {"date", datetime_date, "", "Return date object with same year, month and day."},
    {"time", datetime_time, "", "Return time object with same time but with tzinfo=None."},
    {"timetz", datetime_timetz, "", "Return time object with same time and tzinfo."},
    {"ctime", date_ctime, "", "Return ctime() style string."},
    {"timetuple", datetime_timetuple, "", "Return time tuple, compatible with time.localtime()."},
    {"timestamp", datetime_timestamp, "", "Return POSIX timestamp as float."},
    {"utctimetuple", datetime_utctimetuple, "",
     "Return UTC time tuple, compatible with time.localtime()."},
    {"isoformat", datetime_isoformat, "sep='T', timespec='auto'",
     "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is "
     "used to separate the year from the time, and defaults to 'T'.\nThe optional argument "
     "timespec specifies the number of additional terms\nof the time to include. Valid options are "
     "'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'."},
    {"utcoffset", datetime_utcoffset, "", "Return self.tzinfo.utcoffset(self)."},
    {"tzname", datetime_tzname, "", "Return self.tzinfo.tzname(self)."},
    {"dst", datetime_dst, "", "Return self.tzinfo.dst(self)."},
    {"replace", datetime_replace,
     "year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, "
     "fold=0",
     "Return datetime with new specified fields."},
    {"astimezone", datetime_astimezone, "tz=None",
     "tz -> convert to local time in new timezone tz\n"},
    {"__reduce_ex__", datetime_reduce_ex, "protocol, /", "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", datetime_reduce, "", "__reduce__() -> (cls, state)"},
};

constexpr GetSetDef kAttributes[] = {
    {"hour", getClock<DateTime, &Clock::hour>},
    {"minute", getClock<DateTime, &Clock::minute>},
    {"second", getClock<DateTime, &Clock::second>},
    {"microsecond", getClock<DateTime, &Clock::micro>},
    {"fold", getClock<DateTime, &Clock::fold>},
    {"tzinfo", getField<&DateTime::zone>},
};

constexpr Slots slotsOfDateTime() {
  Slots slots;
  slots.make = datetime_make;
  slots.repr = datetime_repr;
  slots.str = datetime_str;
  slots.hash = datetime_hash;
  slots.compare = datetime_compare;
  slots[BinaryOp::Add] = datetime_add;
  slots[BinaryOp::Subtract] = datetime_subtract;
  return slots;
}

}  // namespace

Owned newDateTime(Runtime& rt, Type* cls, Day day, Clock clock, Value zone) {
  auto* made = rt.make<DateTime>(cls);
  if (!made) return Owned::error();
  made->day = day;
  made->clock = clock;
  made->hash = -1;
  made->zone = Owned::share(zone).take();
  if (zone.isObject()) made->set(kOwnsSomething);
  if (zone.isNone() && cls->definition) rt.heap.untrack(made);
  return Owned::adopt(made);
}

Owned makeDateTime(Runtime& rt, Type* cls, Day day, Clock clock, Value zone) {
  if (cls->definition == &dateTimeTypeDef) return newDateTime(rt, cls, day, clock, zone);
  const Value parts[] = {Value::small(day.year),     Value::small(day.month),
                         Value::small(day.day),      Value::small(clock.hour),
                         Value::small(clock.minute), Value::small(clock.second),
                         Value::small(clock.micro),  zone};
  return call(rt, Value(cls), parts);  // which knows of no fold
}

Value zoneOf(const Runtime& rt, Value v) {
  if (isDateTime(rt, v)) return v.as<DateTime>()->zone;
  return isOf(rt, v, timeTypeDef) ? v.as<Time>()->zone : Value::none();
}

const TypeDef dateTimeTypeDef = {
    .name = "datetime",
    .module = "datetime",
    .basicSize = sizeof(DateTime),
    .flags = kSubclassable | kContainerType,
    .traverse = traverseZone<DateTime>,
    .destroy = destroyZone<DateTime>,
    .destroyFlag = kOwnsSomething,
    .slots = slotsOfDateTime(),
    .methods = kMethods,
    .attributes = kAttributes,
    .doc =
        "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe "
        "year, month and day arguments are required. tzinfo may be None, or an\ninstance of a "
        "tzinfo subclass. The remaining arguments may be ints.\n",
};

}  // namespace ouro::datetime
