// Datetimes and the system's clock: timestamps, local time, the zone that the system is in.
//
// Seconds here are since 1970. "local" seconds are what the local calendar shows, read as if it
// showed UTC. Local time that shows the same hour twice has two solutions, of which fold picks one.

#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

#include "runtime/codecs.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "stdlib/datetime.h"
#include "stdlib/file_name.h"

namespace ouro::datetime {

namespace {

using BreakDown = tm* (*)(const time_t*, tm*);
constexpr int64_t kMaxFold = 24 * 3600;    // no zone turns its clock back by more
constexpr int64_t kEpochOrdinal = 719163;  // of 1970-01-01
constexpr int64_t kEpoch = kEpochOrdinal * kMicrosOfDay;

struct Stamp {
  int64_t seconds;
  uint32_t micro;
};

bool failRange(Runtime& rt) {
  return fail(rt, Exc::OverflowError, "timestamp out of range for platform time_t");
}

double roundHalfEven(double d) {
  double rounded = std::round(d);
  return std::abs(d - rounded) == 0.5 ? 2.0 * std::round(d / 2.0) : rounded;
}

bool stampOfDouble(Runtime& rt, double d, Stamp* out) {
  if (std::isnan(d)) return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
  double whole, micros = roundHalfEven(std::modf(d, &whole) * 1e6);
  if (micros >= 1e6) {
    micros -= 1e6;
    whole += 1.0;
  } else if (micros < 0) {
    micros += 1e6;
    whole -= 1.0;
  }
  if (!(whole >= -0x1p63 && whole < 0x1p63)) return failRange(rt);
  *out = {static_cast<int64_t>(whole), static_cast<uint32_t>(micros)};
  return true;
}

// A number of seconds, to the nearest microsecond or (floor) to the second below.
bool readStamp(Runtime& rt, Value v, bool floor, Stamp* out) {
  if (isFloat(rt, v)) {
    double d = floatValue(v);
    return stampOfDouble(rt, floor ? std::floor(d) : d, out);
  }
  OURO_TRY_BOOL(number, index(rt, v));
  out->micro = 0;
  return intFits(rt, number, &out->seconds) || failRange(rt);
}

bool breakDown(Runtime& rt, BreakDown function, int64_t seconds, tm* out) {
  time_t t = seconds;
  errno = 0;
  if (function(&t, out)) return true;
  (void)raiseOSError(rt, errno ? errno : EINVAL);
  return false;
}

bool checkYear(Runtime& rt, const tm& parts) {
  int64_t year = int64_t{parts.tm_year} + 1900;
  return (year >= kMinYear && year <= kMaxYear) ||
         fail(rt, Exc::ValueError, "year {} is out of range", year);
}
Day dayIn(const tm& parts) {
  return {static_cast<uint16_t>(parts.tm_year + 1900), static_cast<uint8_t>(parts.tm_mon + 1),
          static_cast<uint8_t>(parts.tm_mday)};
}
Clock clockIn(const tm& parts) {
  Clock clock;
  clock.hour = static_cast<uint8_t>(parts.tm_hour);
  clock.minute = static_cast<uint8_t>(parts.tm_min);
  clock.second = static_cast<uint8_t>(std::min(parts.tm_sec, 59));
  return clock;
}
int64_t secondsOf(Day day, const Clock& clock) {
  return (ordinalOf(day) - kEpochOrdinal) * kSecondsOfDay + clock.seconds();
}

// What the local calendar shows at a moment.
bool localSeconds(Runtime& rt, int64_t seconds, int64_t* local) {
  tm parts;
  if (!breakDown(rt, localtime_r, seconds, &parts) || !checkYear(rt, parts)) return false;
  *local = secondsOf(dayIn(parts), clockIn(parts));
  return true;
}

// The moment u at which the local calendar shows t. Two guesses of the offset are tried, a and b,
// from either side of a change that may be near; in a gap neither solves it.
bool momentOfLocal(Runtime& rt, int64_t t, bool fold, int64_t* result) {
  int64_t shown;
  if (!localSeconds(rt, t, &shown)) return false;
  int64_t a = shown - t, b, u1 = t - a, t1;
  if (!localSeconds(rt, u1, &t1)) return false;
  if (t1 == t) {
    int64_t u2 = fold ? u1 + kMaxFold : u1 - kMaxFold;
    if (!localSeconds(rt, u2, &shown)) return false;
    b = shown - u2;
    *result = u1;
    if (a == b) return true;
  } else {
    b = t1 - u1;
  }
  int64_t u2 = t - b, t2;
  if (!localSeconds(rt, u2, &t2)) return false;
  if (t2 == t) {
    *result = u2;
  } else if (t1 == t) {
    *result = u1;
  } else {
    *result = fold ? std::min(u1, u2) : std::max(u1, u2);
  }
  return true;
}

// Is the moment, at which the calendar shows `local`, the second that shows it?
bool findFold(Runtime& rt, int64_t seconds, int64_t local, uint8_t* fold) {
  int64_t probe;
  if (!localSeconds(rt, seconds - kMaxFold, &probe)) return false;
  int64_t change = local - probe - kMaxFold;
  if (change >= 0) return true;
  if (!localSeconds(rt, seconds + change, &probe)) return false;
  *fold = probe == local;
  return true;
}

Owned atStamp(Runtime& rt, Value cls, BreakDown function, Stamp stamp, Value zone) {
  tm parts;
  OURO_CHECK(breakDown(rt, function, stamp.seconds, &parts) && checkYear(rt, parts));
  Day day = dayIn(parts);
  Clock clock = clockIn(parts);
  clock.micro = stamp.micro;
  if (zone.isNone() && function == localtime_r)
    OURO_CHECK(findFold(rt, stamp.seconds, secondsOf(day, clock), &clock.fold));
  return makeDateTime(rt, cls.as<Type>(), day, clock, zone);
}

// In a zone, which reckons from UTC, or (None) in local time.
Owned inZone(Runtime& rt, Value cls, Stamp stamp, Value zone) {
  OURO_CHECK(checkZone(rt, zone));
  if (zone.isNone()) return atStamp(rt, cls, localtime_r, stamp, zone);
  OURO_TRY(utc, atStamp(rt, cls, gmtime_r, stamp, zone));
  Ref<Str> name = intern(rt, "fromutc");
  if (!name) return Owned::error();
  Value argument = utc;
  return callMethod(rt, zone, name.get(), {&argument, 1});
}

Stamp currentStamp() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return {now.tv_sec, static_cast<uint32_t>(now.tv_nsec / 1000)};
}

// The zone that the system is in at a moment: its offset then, and its name.
Owned localZoneAt(Runtime& rt, State* state, int64_t seconds) {
  tm parts;
  OURO_CHECK(breakDown(rt, localtime_r, seconds, &parts));
  OURO_TRY(offset, newDelta(rt, state, Delta::Micros{parts.tm_gmtoff} * kMicrosOfSecond));
  if (!parts.tm_zone) return newTimeZone(rt, state, offset, Value::null());
  OURO_TRY(name, decodeFileName(rt, parts.tm_zone));
  return newTimeZone(rt, state, offset, name);
}

Owned localZoneOfNaive(Runtime& rt, State* state, const DateTime* when) {
  int64_t seconds;
  OURO_CHECK(momentOfLocal(rt, secondsOf(when->day, when->clock), when->clock.fold, &seconds));
  return localZoneAt(rt, state, seconds);
}

int64_t secondsOfUtc(const DateTime* when) { return secondsOf(when->day, when->clock); }

}  // namespace

Owned date_fromtimestamp(Runtime& rt, Value cls, Args args) {
  Stamp stamp;
  tm parts;
  OURO_CHECK(readStamp(rt, args[0], true, &stamp) &&
             breakDown(rt, localtime_r, stamp.seconds, &parts) && checkYear(rt, parts));
  return makeDate(rt, cls.as<Type>(), dayIn(parts));
}

Owned datetime_now(Runtime& rt, Value cls, Args args) {
  return inZone(rt, cls, currentStamp(), args.has(0) ? args[0] : Value::none());
}
Owned datetime_utcnow(Runtime& rt, Value cls, Args) {
  return atStamp(rt, cls, gmtime_r, currentStamp(), Value::none());
}
Owned datetime_fromtimestamp(Runtime& rt, Value cls, Args args) {
  Value zone = args.has(1) ? args[1] : Value::none();
  Stamp stamp;
  OURO_CHECK(checkZone(rt, zone) && readStamp(rt, args[0], false, &stamp));
  return inZone(rt, cls, stamp, zone);
}
Owned datetime_utcfromtimestamp(Runtime& rt, Value cls, Args args) {
  Stamp stamp;
  OURO_CHECK(readStamp(rt, args[0], false, &stamp));
  return atStamp(rt, cls, gmtime_r, stamp, Value::none());
}

Owned datetime_timestamp(Runtime& rt, Value self, Args) {
  const auto* when = self.as<DateTime>();
  if (when->zone.isNone()) {
    int64_t seconds;
    OURO_CHECK(momentOfLocal(rt, secondsOf(when->day, when->clock), when->clock.fold, &seconds));
    return newFloat(rt, static_cast<double>(seconds) + when->clock.micro / 1e6);
  }
  OURO_TRY(offset, offsetOf(rt, self));
  if (offset.get().isNone())
    return raise(rt, Exc::TypeError, "can't subtract offset-naive and offset-aware datetimes");
  Delta::Micros total = microsOf(when) - kEpoch - offset.as<Delta>()->total();
  OURO_TRY(micros, intFromMicros(rt, total));
  return intTrueDivide(rt, micros, Value::small(kMicrosOfSecond));
}

Owned datetime_astimezone(Runtime& rt, Value self, Args args) {
  Value zone = args.has(0) ? args[0] : Value::none();
  OURO_CHECK(checkZone(rt, zone));
  State* state = stateOf(rt, self);
  const auto* when = self.as<DateTime>();
  Local own(when->zone);
  if (own.get().isNone()) {
    own = localZoneOfNaive(rt, state, when);
    if (own.isError()) return Owned::error();
  }
  if (own.get() == zone) return Owned::share(self);
  Local offset = offsetFrom(rt, own, kUtcOffset, self);
  if (offset.isError()) return Owned::error();
  if (offset.get().isNone()) {
    OURO_TRY(local, localZoneOfNaive(rt, state, when));
    offset = offsetFrom(rt, local, kUtcOffset, self);
    if (offset.isError()) return Owned::error();
  }
  OURO_TRY(there, moved(rt, self, -offset.as<Delta>()->total()));
  if (!isDateTime(rt, there)) return raise(rt, Exc::TypeError, "a datetime is wanted");
  const auto* utc = there.as<DateTime>();
  OURO_TRY(target, zone.isNone() ? localZoneAt(rt, state, secondsOfUtc(utc)) : Owned::share(zone));
  OURO_TRY(inTarget, newDateTime(rt, typeOf(rt, there), utc->day, utc->clock, target));
  Ref<Str> name = intern(rt, "fromutc");
  if (!name) return Owned::error();
  Value argument = inTarget;
  return callMethod(rt, target, name.get(), {&argument, 1});
}

}  // namespace ouro::datetime
