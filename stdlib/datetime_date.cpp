// date: a day of the calendar.

#include <bit>

#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

constexpr const char* kNames[] = {"year", "month", "day"};
constexpr Parameters kParameters = {kNames, 3, 3};
constexpr size_t kStateBytes = 4;

Day dayIn(Value self) { return self.as<Date>()->day; }

Owned fromNumbers(Runtime& rt, Type* cls, const Value* given) {
  int64_t parts[3];
  for (size_t i = 0; i < 3; i++) OURO_CHECK(intArg(rt, given[i], &parts[i]));
  OURO_CHECK(checkDay(rt, parts[0], parts[1], parts[2]));
  return newDate(rt, cls,
                 {static_cast<uint16_t>(parts[0]), static_cast<uint8_t>(parts[1]),
                  static_cast<uint8_t>(parts[2])});
}

Owned date_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  if (arguments.positional == 1 && !arguments.names) {
    std::string state;
    int found = pickledState(rt, arguments.values[0], kStateBytes, 2, "date", &state);
    if (found < 0) return Owned::error();
    auto at = [&](size_t i) { return static_cast<uint8_t>(state[i]); };
    if (found) return newDate(rt, cls, {static_cast<uint16_t>(at(0) << 8 | at(1)), at(2), at(3)});
  }
  Value given[3];
  OURO_CHECK(bind(rt, kParameters, arguments, given));
  return fromNumbers(rt, cls, given);
}

// ---- arithmetic

Owned moveDays(Runtime& rt, Value self, int64_t by) {
  const Day day = movedDay(dayIn(self), by);
  if (day.year == 0) return raise(rt, Exc::OverflowError, "date value out of range");
  return makeDate(rt, typeOf(rt, self), day);
}

Owned date_add(Runtime& rt, Value left, Value right) {
  if (isDateTime(rt, left) || isDateTime(rt, right)) return Owned::notImplemented();
  if (!isDate(rt, left)) std::swap(left, right);
  if (!isDate(rt, left) || !isDelta(rt, right)) return Owned::notImplemented();
  return moveDays(rt, left, right.as<Delta>()->days);
}

Owned date_subtract(Runtime& rt, Value left, Value right) {
  if (isDateTime(rt, left) || isDateTime(rt, right) || !isDate(rt, left))
    return Owned::notImplemented();
  if (isDate(rt, right)) {
    return newDelta(rt, stateOf(rt, left), ordinalOf(dayIn(left)) - ordinalOf(dayIn(right)), 0);
  }
  if (!isDelta(rt, right)) return Owned::notImplemented();
  return moveDays(rt, left, -int64_t{right.as<Delta>()->days});
}

Owned date_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isDate(rt, left) || !isDate(rt, right)) return Owned::notImplemented();
  return orderedAs(rankOf(dayIn(left)) - rankOf(dayIn(right)), op);
}

std::string stateOfDay(Day d) {
  return {static_cast<char>(d.year >> 8), static_cast<char>(d.year), static_cast<char>(d.month),
          static_cast<char>(d.day)};
}

// Of stateOfDay(), put together in a word: what is written byte by byte takes long to be read at
// once.
bool date_hash(Runtime& rt, Value self, int64_t* result) {
  const Day day = dayIn(self);
  uint32_t state = static_cast<uint32_t>(day.year) << 16 | static_cast<uint32_t>(day.month) << 8 |
                   static_cast<uint32_t>(day.day);
  if constexpr (std::endian::native == std::endian::little) state = __builtin_bswap32(state);
  *result = hashOfBytes(rt, {reinterpret_cast<const char*>(&state), sizeof state});
  return true;
}

Owned date_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(bytes, newBytes(rt, stateOfDay(dayIn(self))));
  OURO_TRY(state, newTuple(rt, {bytes}));
  return newTuple(rt, {Value(typeOf(rt, self)), state});
}

// ---- class methods

Type* classIn(Value cls) { return cls.as<Type>(); }

Owned date_today(Runtime& rt, Value cls, Args) {
  Ref<Str> time = intern(rt, "time"), from = intern(rt, "fromtimestamp");
  if (!time || !from) return Owned::error();
  OURO_TRY(module, importModule(rt, "time"));
  OURO_TRY(now, callMethod(rt, module, time.get()));
  Value argument = now;
  return callMethod(rt, cls, from.get(), {&argument, 1});
}

Owned date_fromordinal(Runtime& rt, Value cls, Args args) {
  int64_t ordinal = 0;
  OURO_CHECK(intArg(rt, args[0], &ordinal));
  if (ordinal < 1) return raise(rt, Exc::ValueError, "ordinal must be >= 1");
  if (ordinal > kMaxOrdinal) {
    // The year that the calendar would come to, were it longer.
    int64_t cycles = (ordinal - 1) / 146097, rest = (ordinal - 1) % 146097;
    return raise(rt, Exc::ValueError, "year {} is out of range",
                 cycles * 400 + dayOf(rest + 1).year);
  }
  return makeDate(rt, classIn(cls), dayOf(ordinal));
}

Owned date_fromisoformat(Runtime& rt, Value cls, Args args) {
  Day day;
  OURO_CHECK(parseDate(rt, args[0], &day));
  return makeDate(rt, classIn(cls), day);
}

Owned date_fromisocalendar(Runtime& rt, Value cls, Args args) {
  int64_t year = 0, week = 0, weekday = 0;
  if (!intArg(rt, args[0], &year) || !intArg(rt, args[1], &week) ||
      !intArg(rt, args[2], &weekday)) {
    if (!errorMatches(rt, Exc::OverflowError)) return Owned::error();
    clearError(rt);
    return raise(rt, Exc::ValueError, "ISO calendar component out of range");
  }
  Day day;
  switch (dayOfIso(year, week, weekday, &day)) {
    case IsoError::Year: return raise(rt, Exc::ValueError, "Year is out of range: {}", year);
    case IsoError::Week: return raise(rt, Exc::ValueError, "Invalid week: {}", week);
    case IsoError::Weekday:
      return raise(rt, Exc::ValueError, "Invalid day: {} (range is [1, 7])", weekday);
    case IsoError::Range: return raise(rt, Exc::ValueError, "year {} is out of range", year + 1);
    case IsoError::None: break;
  }
  return makeDate(rt, classIn(cls), day);
}

// ---- methods

Owned date_replace(Runtime& rt, Value self, Args args) {
  Day d = dayIn(self);
  const Value own[] = {Value::small(d.year), Value::small(d.month), Value::small(d.day)};
  Value given[3];
  for (uint32_t i = 0; i < 3; i++) given[i] = args.has(i) ? args[i] : own[i];
  return fromNumbers(rt, typeOf(rt, self), given);
}

Owned date_isoformat(Runtime& rt, Value self, Args) {
  std::string text;
  appendDay(dayIn(self), &text);
  return newAscii(rt, text);
}
Owned date_str(Runtime& rt, Value self) {
  Ref<Str> name = intern(rt, "isoformat");
  return name ? callMethod(rt, self, name.get()) : Owned::error();
}
Owned date_repr(Runtime& rt, Value self) {
  Day d = dayIn(self);
  return newStr(
      rt, fmt::format("{}({}, {}, {})", dottedNameOf(typeOf(rt, self)), d.year, d.month, d.day));
}

Owned date_strftime(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "strftime() argument 1 must be str, not {}",
                 typeName(rt, args[0]));
  Ref<Str> name = intern(rt, "timetuple");
  if (!name) return Owned::error();
  OURO_TRY(tuple, callMethod(rt, self, name.get()));
  return formatTime(rt, self, args[0], tuple, self);
}

Owned date_weekday(Runtime&, Value self, Args) {
  return smallInt(weekdayOf(ordinalOf(dayIn(self))));
}
Owned date_isoweekday(Runtime&, Value self, Args) {
  return smallInt(weekdayOf(ordinalOf(dayIn(self))) + 1);
}
Owned date_toordinal(Runtime&, Value self, Args) { return smallInt(ordinalOf(dayIn(self))); }
Owned date_isocalendar(Runtime& rt, Value self, Args) {
  return newIsoCalendar(rt, stateOf(rt, self), isoDayOf(dayIn(self)));
}

constexpr MethodDef kMethods[] = {
    {"fromtimestamp", date_fromtimestamp, "timestamp, /", "Create a date from a POSIX timestamp.",
     MethodKind::Class},
    {"fromordinal", date_fromordinal, "ordinal, /",
     "int -> date corresponding to a proleptic Gregorian ordinal.", MethodKind::Class},
    {"fromisoformat", date_fromisoformat, "string, /",
     "str -> Construct a date from a string in ISO 8601 format.", MethodKind::Class},
    {"fromisocalendar", date_fromisocalendar, "year, week, day",
     "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is "
     "the inverse of the function date.isocalendar()",
     MethodKind::Class},
    {"today", date_today, "",
     "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).",
     MethodKind::Class},
    {"ctime", date_ctime, "", "Return ctime() style string."},
    {"strftime", date_strftime, "format", "format -> strftime() style string."},
    {"__format__", formatBySpec, "format, /", "Formats self with strftime."},
    {"timetuple", date_timetuple, "", "Return time tuple, compatible with time.localtime()."},
    {"isocalendar", date_isocalendar, "",
     "Return a named tuple containing ISO year, week number, and weekday."},
    {"isoformat", date_isoformat, "", "Return string in ISO 8601 format, YYYY-MM-DD."},
    {"isoweekday", date_isoweekday, "",
     "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7"},
    {"toordinal", date_toordinal, "",
     "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."},
    {"weekday", date_weekday, "",
     "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6"},
    {"replace", date_replace, "year=None, month=None, day=None",
     "Return date with new specified fields."},
    {"__reduce__", date_reduce, "", "__reduce__() -> (cls, state)"},
};

Owned get_year(Runtime&, Value self) { return smallInt(dayIn(self).year); }
Owned get_month(Runtime&, Value self) { return smallInt(dayIn(self).month); }
Owned get_day(Runtime&, Value self) { return smallInt(dayIn(self).day); }
constexpr GetSetDef kAttributes[] = {
    {"year", get_year},
    {"month", get_month},
    {"day", get_day},
};

constexpr Slots slotsOfDate() {
  Slots slots;
  slots.make = date_make;
  slots.repr = date_repr;
  slots.str = date_str;
  slots.hash = date_hash;
  slots.compare = date_compare;
  slots[BinaryOp::Add] = date_add;
  slots[BinaryOp::Subtract] = date_subtract;
  return slots;
}

}  // namespace

Owned newDate(Runtime& rt, Type* cls, Day day) {
  auto* made = rt.make<Date>(cls);
  if (!made) return Owned::error();
  made->day = day;
  return Owned::adopt(made);
}

Owned makeDate(Runtime& rt, Type* cls, Day day) {
  if (cls->definition == &dateTypeDef) return newDate(rt, cls, day);
  return call(rt, Value(cls), Value::small(day.year), Value::small(day.month),
              Value::small(day.day));
}

Owned orderedAs(int64_t difference, CompareOp op) {
  switch (op) {
    case CompareOp::Lt: return Owned::boolean(difference < 0);
    case CompareOp::Le: return Owned::boolean(difference <= 0);
    case CompareOp::Eq: return Owned::boolean(difference == 0);
    case CompareOp::Ne: return Owned::boolean(difference != 0);
    case CompareOp::Gt: return Owned::boolean(difference > 0);
    case CompareOp::Ge: return Owned::boolean(difference >= 0);
  }
  return Owned::notImplemented();
}

Owned raiseIncomparable(Runtime& rt, Value left, Value right) {
  return raise(rt, Exc::TypeError, "can't compare {} to {}", typeName(rt, left),
               typeName(rt, right));
}

const TypeDef dateTypeDef = {
    .name = "date",
    .module = "datetime",
    .basicSize = sizeof(Date),
    .flags = kSubclassable,
    .slots = slotsOfDate(),
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "date(year, month, day) --> date object",
};

}  // namespace ouro::datetime
