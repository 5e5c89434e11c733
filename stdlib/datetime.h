#pragma once
// The module _datetime: what its types look like inside, and what its files ask of one another.
// datetime.py of the library takes everything from here.
//
//   date ◀── datetime      tzinfo ◀── timezone      time      timedelta      IsoCalendarDate
//
// All values are in their ranges from the moment an object is made, and never change.

#include <string>
#include <string_view>

#include "runtime/protocol.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/calendar.h"

namespace ouro::datetime {

struct Delta : Object {
  int32_t days, seconds, micros;  // 0 <= seconds < 86400, 0 <= micros < 1000000
  int64_t hash;                   // -1: not asked for yet

  int64_t microsOfDay() const { return seconds * kMicrosOfSecond + micros; }  // without the days

  using Micros = __int128;
  Micros total() const {
    return (Micros{days} * kSecondsOfDay + seconds) * kMicrosOfSecond + micros;
  }
};

struct Date : Object {
  Day day;
};

struct DateTime : Date {
  Clock clock;
  int64_t hash;  // -1: not computed
  Value zone;    // None or a tzinfo; owned
};

struct Time : Object {
  Clock clock;
  int64_t hash;
  Value zone;
};

struct TimeZone : Object {
  Value offset;  // a timedelta; owned
  Value name;    // a str, or null; owned
};

struct State {
  Type *delta, *date, *dateTime, *time, *zoneInfo, *timeZone, *isoCalendar;  // owned, as all below
  Value utc;                                                                 // timezone.utc
};

extern const TypeDef deltaTypeDef, dateTypeDef, dateTimeTypeDef, timeTypeDef, zoneInfoTypeDef,
    timeZoneTypeDef, isoCalendarTypeDef;

// Of one of the module's types or a subclass, and of an instance.
State* stateOf(const Type*);
inline State* stateOf(const Runtime& rt, Value self) { return stateOf(typeOf(rt, self)); }

// Is it an instance of the type that `definition` declares, or of a subclass?
inline bool isOf(const Runtime& rt, Value v, const TypeDef& definition) {
  if (!v.isObject()) return false;
  for (const Type* type = typeOf(rt, v); type; type = type->base)
    if (type->definition == &definition) return true;
  return false;
}
inline bool isDelta(const Runtime& rt, Value v) { return isOf(rt, v, deltaTypeDef); }
inline bool isDate(const Runtime& rt, Value v) { return isOf(rt, v, dateTypeDef); }
inline bool isDateTime(const Runtime& rt, Value v) { return isOf(rt, v, dateTimeTypeDef); }

// ---- arguments (datetime_args.cpp)

// The parameters of a constructor, of which `positional` may be given by position; messages call it
// `name`: "function" or "__new__()".
struct Parameters {
  std::span<const char* const> names;
  uint32_t required, positional;
  const char* name = "function";
};
// Values in the order of the names, unbound where not given. False: TypeError.
bool bind(Runtime&, const Parameters&, const CallArgs&, Value* out);
// An int, or what has __index__, as a C int; not given: *out stays. False: TypeError,
// OverflowError.
bool intArg(Runtime&, Value, int64_t* out);
bool checkDay(Runtime&, int64_t year, int64_t month, int64_t day);
bool checkClock(Runtime&, int64_t hour, int64_t minute, int64_t second, int64_t micro,
                int64_t fold);
bool checkZone(Runtime&, Value zone);  // None or a tzinfo; TypeError
// A state that pickle has kept: the bytes, or a str of latin-1 characters that Python 2's pickles
// come as, copied to `out`. 1: it is one of `length` bytes; 0: something else; -1: an error.
int pickledState(Runtime&, Value state, size_t length, size_t monthAt, const char* what,
                 std::string* out);

// ---- timedelta (datetime_delta.cpp)

Owned newDelta(Runtime&, Type* cls, Delta::Micros total);  // OverflowError beyond 999999999 days
inline Owned newDelta(Runtime& rt, const State* state, Delta::Micros total) {
  return newDelta(rt, state->delta, total);
}
// Of days and less than a day beside them, of either sign.
Owned newDelta(Runtime&, const State*, int64_t days, int64_t micros);
// The total if it fits a hundred bits, whatever it will be asked for.
Owned intFromMicros(Runtime&, Delta::Micros);
Owned deltaStr(Runtime&, Value self);

// ---- dates and times: all of them check nothing, their callers have

Owned newDate(Runtime&, Type* cls, Day);
Owned newDateTime(Runtime&, Type* cls, Day, Clock, Value zone);
Owned newTime(Runtime&, Type* cls, Clock, Value zone);
// The same where a subclass is to have its say: it is called.
Owned makeDate(Runtime&, Type* cls, Day);
Owned makeDateTime(Runtime&, Type* cls, Day, Clock, Value zone);

Value zoneOf(const Runtime&, Value dateOrTime);  // None where there is none; borrowed

// ---- tzinfo (datetime_zone.cpp)

// zone.utcoffset(argument) or zone.dst(argument): None or a timedelta of less than a day.
inline constexpr const char kUtcOffset[] = "utcoffset", kSaving[] = "dst";
Owned offsetFrom(Runtime&, Value zone, const char* method, Value argument);
Owned zoneName(Runtime&, Value zone, Value argument);  // None or a str
// A timezone; the one object utc where the offset is 0 and there is no name (null).
Owned newTimeZone(Runtime&, State*, Value offset, Value name);
Owned utcOrNew(Runtime&, State*, Delta::Micros offset);  // ValueError unless less than a day

// ---- text (datetime_text.cpp)

// "12:34:56.789" with as much as `timespec` (a str, or unbound for "auto") says. ValueError.
bool appendClock(Runtime&, const Clock&, Value timespec, std::string* out);
void appendDay(Day, std::string* out);
// "+01:00" with the separator between hours, minutes and seconds; "" where zone has no offset.
bool appendOffset(Runtime&, Value zone, Value argument, std::string_view separator,
                  std::string* out);
std::string offsetText(Delta::Micros offset, std::string_view separator);
// self.strftime(format): time.strftime, with %z, %Z and %f filled in. `argument` for the tzinfo.
Owned formatTime(Runtime&, Value self, Value format, Value timeTuple, Value argument);
// self.__format__(spec): strftime, or str when the spec is empty.
Owned formatBySpec(Runtime&, Value self, Args);
// repr's end: the zone, if there is one, and what stands behind it.
inline constexpr const char kFoldRepr[] = ", fold=1";
Owned finishRepr(Runtime&, const std::string& text, Value zone, const char* behind = "");

// ---- parsing (datetime_parse.cpp)

// False: ValueError "Invalid isoformat string: ...", or what is wrong with the values.
bool parseDate(Runtime&, Value text, Day*);
bool parseTime(Runtime&, State*, Value text, Clock*, Local* zone);
bool parseDateTime(Runtime&, State*, Value text, Day*, Clock*, Local* zone);

// ---- comparing

// What comparing gives once the difference is known, and TypeError "can't compare a to b".
Owned orderedAs(int64_t difference, CompareOp);
Owned raiseIncomparable(Runtime&, Value left, Value right);

using Method = Owned(Runtime&, Value self, Args);

// ---- datetime's parts

// datetime_stamp.cpp
Method date_fromtimestamp, datetime_now, datetime_utcnow, datetime_fromtimestamp,
    datetime_utcfromtimestamp, datetime_timestamp, datetime_astimezone;
// datetime_text.cpp
Method date_timetuple, date_ctime, datetime_timetuple, datetime_utctimetuple;
// datetime_operators.cpp
Owned datetime_compare(Runtime&, Value left, Value right, CompareOp);
bool datetime_hash(Runtime&, Value self, int64_t* result);
Owned datetime_add(Runtime&, Value left, Value right);
Owned datetime_subtract(Runtime&, Value left, Value right);
Owned time_compare(Runtime&, Value left, Value right, CompareOp);
bool time_hash(Runtime&, Value self, int64_t* result);
// self.utcoffset() and the like: what the zone says of a datetime, or of None for a time.
Owned offsetOf(Runtime&, Value self, const char* method = kUtcOffset);
// Since year 1, day 1, without the offset.
int64_t microsOf(const DateTime*);
// datetime + micros, of the same class. OverflowError.
Owned moved(Runtime&, Value dateTime, Delta::Micros by);
Owned newIsoCalendar(Runtime&, State*, IsoDay);

// ---- what time and datetime have in common

template <class T, auto part>
Owned getClock(Runtime&, Value self) {
  return smallInt(self.as<T>()->clock.*part);
}
template <class T>
void traverseZone(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<T*>(object)->zone);
}
template <class T>
void destroyZone(Object* object) {
  dropField(static_cast<T*>(object)->zone);
}

}  // namespace ouro::datetime
