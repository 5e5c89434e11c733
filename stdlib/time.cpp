// The module time: clocks, and what they say as text and as tuples.

#include <time.h>

#include <cerrno>
#include <cmath>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/struct_sequence.h"

namespace ouro {

namespace {

struct TimeState {
  Type* structTime;  // of the module's dict
};

constexpr int64_t kNanos = 1'000'000'000;

// ---- clocks

int64_t readClock(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return now.tv_sec * kNanos + now.tv_nsec;
}

double seconds(int64_t nanos) { return static_cast<double>(nanos) * 1e-9; }

template <clockid_t clock>
Owned time_clock(Runtime& rt, Value, Args) {
  return newFloat(rt, seconds(readClock(clock)));
}
template <clockid_t clock>
Owned time_clock_ns(Runtime& rt, Value, Args) {
  return newInt(rt, readClock(clock));
}

bool clockArg(Runtime& rt, Value v, int64_t* clock) {
  if (!indexInt64(rt, v, clock)) return false;
  timespec resolution{};
  if (clock_getres(static_cast<clockid_t>(*clock), &resolution) == 0) return true;
  (void)raiseOSError(rt, errno);
  return false;
}

Owned time_clock_gettime(Runtime& rt, Value, Args args) {
  int64_t clock;
  OURO_CHECK(clockArg(rt, args[0], &clock));
  return newFloat(rt, seconds(readClock(static_cast<clockid_t>(clock))));
}
Owned time_clock_gettime_ns(Runtime& rt, Value, Args args) {
  int64_t clock;
  OURO_CHECK(clockArg(rt, args[0], &clock));
  return newInt(rt, readClock(static_cast<clockid_t>(clock)));
}
Owned time_clock_getres(Runtime& rt, Value, Args args) {
  int64_t clock;
  OURO_CHECK(clockArg(rt, args[0], &clock));
  timespec resolution{};
  clock_getres(static_cast<clockid_t>(clock), &resolution);
  return newFloat(
      rt, static_cast<double>(resolution.tv_sec) + static_cast<double>(resolution.tv_nsec) * 1e-9);
}

// A number of seconds as nanoseconds, rounded away from zero.
bool nanosArg(Runtime& rt, Value v, int64_t* result) {
  if (isFloat(rt, v)) {
    double value = floatValue(v);
    if (std::isnan(value)) return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
    double nanos = value * 1e9;
    nanos = nanos < 0 ? std::floor(nanos) : std::ceil(nanos);
    if (!(std::fabs(nanos) < 9.2e18))
      return fail(rt, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
    *result = static_cast<int64_t>(nanos);
    return true;
  }
  int64_t whole;
  if (!indexInt64(rt, v, &whole)) return false;
  if (!__builtin_mul_overflow(whole, kNanos, result)) return true;
  return fail(rt, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
}

// Signals end the wait; after their handlers it goes on for the rest of the time.
Owned time_sleep(Runtime& rt, Value, Args args) {
  int64_t nanos = 0;
  OURO_CHECK(nanosArg(rt, args[0], &nanos));
  if (nanos < 0) return raise(rt, Exc::ValueError, "sleep length must be non-negative");
  int64_t end = readClock(CLOCK_MONOTONIC) + nanos;
  timespec until = {static_cast<time_t>(end / kNanos), static_cast<long>(end % kNanos)};
  auto sleep = [&] {
    Unlocked unlocked(rt);
    return clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
  };
  // One that has come before the wait, or at its very end, is not left for later.
  OURO_CHECK(!rt.signals || safePoint(rt));
  while (sleep() == EINTR) OURO_CHECK(safePoint(rt));
  OURO_CHECK(!rt.signals || safePoint(rt));
  return Owned::none();
}

// ---- time as a tuple

constexpr GetSetDef kFields[] = {
    {"tm_year", structField<0>},
    {"tm_mon", structField<1>},
    {"tm_mday", structField<2>},
    {"tm_hour", structField<3>},
    {"tm_min", structField<4>},
    {"tm_sec", structField<5>},
    {"tm_wday", structField<6>},
    {"tm_yday", structField<7>},
    {"tm_isdst", structField<8>},
    {"tm_zone", structField<9>, nullptr, "-"},
    {"tm_gmtoff", structField<10>, nullptr, "-"},
};
constexpr TypeDef kStructTime =
    structTypeDef("struct_time", "time", kFields, "A time in the calendar.", true);

Owned structOf(Runtime& rt, Value module, const tm& parts) {
  Owned items[] = {
      smallInt(parts.tm_year + 1900LL),  smallInt(parts.tm_mon + 1),  smallInt(parts.tm_mday),
      smallInt(parts.tm_hour),           smallInt(parts.tm_min),      smallInt(parts.tm_sec),
      smallInt((parts.tm_wday + 6) % 7), smallInt(parts.tm_yday + 1), smallInt(parts.tm_isdst),
      newStr(rt, parts.tm_zone),         smallInt(parts.tm_gmtoff)};
  return newStruct(rt, static_cast<TimeState*>(module.as<Module>()->state)->structTime, items);
}

// The seconds of a timestamp, rounded down; now when it is not given.
bool timeArg(Runtime& rt, Args args, uint32_t i, time_t* result) {
  if (!args.has(i) || args[i].isNone()) {
    *result = time(nullptr);
    return true;
  }
  int64_t whole;
  if (isFloat(rt, args[i])) {
    double value = std::floor(floatValue(args[i]));
    if (std::isnan(value)) return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
    if (!(std::fabs(value) < 9.2e18))
      return fail(rt, Exc::OverflowError, "timestamp out of range for platform time_t");
    whole = static_cast<int64_t>(value);
  } else {
    OURO_TRY_BOOL(number, index(rt, args[i]));
    if (!intFits(rt, number, &whole))
      return fail(rt, Exc::OverflowError, "timestamp out of range for platform time_t");
  }
  *result = whole;
  return true;
}

template <tm* (*convert)(const time_t*, tm*)>
Owned time_broken(Runtime& rt, Value module, Args args) {
  time_t when;
  OURO_CHECK(timeArg(rt, args, 0, &when));
  tm parts{};
  errno = 0;
  if (!convert(&when, &parts)) return raiseOSError(rt, errno ? errno : EOVERFLOW);
  return structOf(rt, module, parts);
}

// Nine ints; anything else is an "illegal time tuple argument".
bool tupleArg(Runtime& rt, Value v, const char* name, tm* parts) {
  if (!isTuple(rt, v)) return fail(rt, Exc::TypeError, "Tuple or struct_time argument required");
  auto* tuple = v.as<Tuple>();
  if (tuple->length != 9)
    return fail(rt, Exc::TypeError, "{}(): illegal time tuple argument", name);
  int64_t numbers[9];
  for (size_t i = 0; i < 9; i++) {
    if (!indexInt64(rt, (*tuple)[i], &numbers[i])) return false;
    if (numbers[i] > INT32_MAX || numbers[i] < INT32_MIN)
      return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
  }
  if (numbers[0] < INT32_MIN + 1900) return fail(rt, Exc::OverflowError, "year out of range");
  *parts = {};
  parts->tm_year = static_cast<int>(numbers[0] - 1900);
  parts->tm_mon = static_cast<int>(numbers[1] - 1);
  parts->tm_mday = static_cast<int>(numbers[2]);
  parts->tm_hour = static_cast<int>(numbers[3]);
  parts->tm_min = static_cast<int>(numbers[4]);
  parts->tm_sec = static_cast<int>(numbers[5]);
  parts->tm_wday = static_cast<int>((numbers[6] + 1) % 7);
  parts->tm_yday = static_cast<int>(numbers[7] - 1);
  parts->tm_isdst = static_cast<int>(numbers[8]);
  return true;
}

// The ranges that strftime and asctime insist on; 0 counts as the first month and day.
bool checkRanges(Runtime& rt, tm* parts) {
  if (parts->tm_mon == -1) parts->tm_mon = 0;
  if (parts->tm_mday == 0) parts->tm_mday = 1;
  if (parts->tm_yday == -1) parts->tm_yday = 0;
  struct {
    int value, low, high;
    const char* name;
  } const checks[] = {
      {parts->tm_mon, 0, 11, "month"},         {parts->tm_mday, 1, 31, "day of month"},
      {parts->tm_hour, 0, 23, "hour"},         {parts->tm_min, 0, 59, "minute"},
      {parts->tm_sec, 0, 61, "seconds"},       {parts->tm_wday, 0, 6, "day of week"},
      {parts->tm_yday, 0, 365, "day of year"},
  };
  for (auto& check : checks) {
    if (check.value >= check.low && check.value <= check.high) continue;
    return fail(rt, Exc::ValueError, "{} out of range", check.name);
  }
  return true;
}

Owned time_mktime(Runtime& rt, Value, Args args) {
  tm parts;
  OURO_CHECK(tupleArg(rt, args[0], "mktime", &parts));
  parts.tm_wday = -1;
  time_t when = mktime(&parts);
  if (when == -1 && parts.tm_wday == -1)
    return raise(rt, Exc::OverflowError, "mktime argument out of range");
  return newFloat(rt, static_cast<double>(when));
}

// ---- time as text

bool tupleOrNow(Runtime& rt, Args args, uint32_t i, const char* name, tm* parts) {
  if (args.has(i) && !args[i].isNone())
    return tupleArg(rt, args[i], name, parts) && checkRanges(rt, parts);
  time_t now = time(nullptr);
  localtime_r(&now, parts);
  return true;
}

Owned asciiTime(Runtime& rt, const tm& parts) {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return newStr(rt, fmt::format("{} {}{:3} {:02}:{:02}:{:02} {}", kDays[parts.tm_wday],
                                kMonths[parts.tm_mon], parts.tm_mday, parts.tm_hour, parts.tm_min,
                                parts.tm_sec, parts.tm_year + 1900));
}

Owned time_asctime(Runtime& rt, Value, Args args) {
  tm parts{};
  OURO_CHECK(tupleOrNow(rt, args, 0, "asctime", &parts));
  return asciiTime(rt, parts);
}

Owned time_ctime(Runtime& rt, Value, Args args) {
  time_t when;
  OURO_CHECK(timeArg(rt, args, 0, &when));
  tm parts{};
  if (!localtime_r(&when, &parts)) return raiseOSError(rt, EOVERFLOW);
  return asciiTime(rt, parts);
}

// A struct_time may say its zone; for others there is the local zone's name alone.
bool zoneOf(Runtime& rt, Value v, tm* parts, std::string* name) {
  if (!v.isObject() || typeOf(rt, v)->definition != &kStructTime) return true;
  const Value* items = v.as<Tuple>()->items();
  if (isStr(rt, items[9])) {
    *name = toUtf8(items[9].as<Str>());
    parts->tm_zone = name->c_str();
  }
  int64_t offset = 0;
  if (!items[10].isNone() && !indexInt64(rt, items[10], &offset)) return false;
  parts->tm_gmtoff = offset;
  return true;
}

Owned time_strftime(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "strftime() argument 1 must be str, not {}",
                 argumentName(rt, args[0]));
  }
  tm parts{};
  OURO_CHECK(tupleOrNow(rt, args, 1, "strftime", &parts));
  std::string format = toUtf8(args[0].as<Str>());
  if (format.empty()) return Owned::share(rt.emptyStr);
  if (format.find('\0') != std::string::npos)
    return raise(rt, Exc::ValueError, "embedded null character");
  std::string zone;
  if (args.has(1)) OURO_CHECK(zoneOf(rt, args[1], &parts, &zone));
  // A leading character tells an empty result from one that does not fit.
  format.insert(format.begin(), ' ');
  std::string text(256 + format.size() * 2, '\0');
  for (;;) {
    size_t size = strftime(text.data(), text.size(), format.c_str(), &parts);
    if (size > 0) return newStr(rt, std::string_view(text).substr(1, size - 1));
    if (text.size() > 256 * format.size() + (1 << 20)) return Owned::share(rt.emptyStr);
    text.resize(text.size() * 4);
  }
}

Owned time_strptime(Runtime& rt, Value, Args args) {
  OURO_TRY(module, importModule(rt, "_strptime"));
  Ref<Str> name = intern(rt, "_strptime_time");
  if (!name) return Owned::error();
  return callMethod(rt, module, name.get(), args.from(0).first(args.has(1) ? 2 : 1));
}

// ---- what clocks are

Owned time_get_clock_info(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "get_clock_info() argument 1 must be str, not {}",
                 argumentName(rt, args[0]));
  }
  const struct {
    const char *name, *clock;
    bool monotonic, adjustable;
  } clocks[] = {
      {"time", "CLOCK_REALTIME", false, true},
      {"monotonic", "CLOCK_MONOTONIC", true, false},
      {"perf_counter", "CLOCK_MONOTONIC", true, false},
      {"process_time", "CLOCK_PROCESS_CPUTIME_ID", true, false},
      {"thread_time", "CLOCK_THREAD_CPUTIME_ID", true, false},
  };
  for (auto& clock : clocks) {
    if (!equal(args[0].as<Str>(), clock.name)) continue;
    OURO_TRY(info, call(rt, Value(rt.type(TypeId::SimpleNamespace))));
    OURO_TRY(text, newStr(rt, std::string("clock_gettime(") + clock.clock + ")"));
    const std::pair<const char*, Value> attributes[] = {
        {"implementation", text},
        {"monotonic", Value::boolean(clock.monotonic)},
        {"adjustable", Value::boolean(clock.adjustable)},
        {"resolution", Value::flonum(1e-9)}};
    for (auto& [name, value] : attributes) {
      Ref<Str> key = intern(rt, name);
      OURO_CHECK(key && setAttr(rt, info, key.get(), value));
    }
    return info.take();
  }
  return raise(rt, Exc::ValueError, "unknown clock");
}

bool addZone(Runtime& rt, Module* module) {
  tzset();
  OURO_TRY_BOOL(standard, newStr(rt, tzname[0]));
  OURO_TRY_BOOL(summer, newStr(rt, tzname[1]));
  return moduleAdd(rt, module, "timezone", smallInt(timezone)) &&
         moduleAdd(rt, module, "altzone", smallInt(daylight ? timezone - 3600 : timezone)) &&
         moduleAdd(rt, module, "daylight", smallInt(daylight)) &&
         moduleAdd(rt, module, "tzname", newTuple(rt, {standard.get(), summer.get()}));
}

Owned time_tzset(Runtime& rt, Value module, Args) {
  return addZone(rt, module.as<Module>()) ? Owned::none() : Owned::error();
}

constexpr MethodDef kFunctions[] = {
    {"asctime", time_asctime, "tuple=None, /", "'Sat Jun 06 16:26:11 1998' of a time tuple."},
    {"clock_getres", time_clock_getres, "clk_id, /", "The resolution of a clock."},
    {"clock_gettime", time_clock_gettime, "clk_id, /", "A clock's time."},
    {"clock_gettime_ns", time_clock_gettime_ns, "clk_id, /", "A clock's time in nanoseconds."},
    {"ctime", time_ctime, "seconds=None, /", "asctime() of a time in seconds."},
    {"get_clock_info", time_get_clock_info, "name, /", "What a clock is."},
    {"gmtime", time_broken<gmtime_r>, "seconds=None, /", "A time in seconds as a UTC tuple."},
    {"localtime", time_broken<localtime_r>, "seconds=None, /",
     "A time in seconds as a tuple of the local time."},
    {"mktime", time_mktime, "tuple, /", "The seconds of a tuple of the local time."},
    {"monotonic", time_clock<CLOCK_MONOTONIC>, "", "A clock that never goes back."},
    {"monotonic_ns", time_clock_ns<CLOCK_MONOTONIC>, "", "The same in nanoseconds."},
    {"perf_counter", time_clock<CLOCK_MONOTONIC>, "", "The clock for measuring."},
    {"perf_counter_ns", time_clock_ns<CLOCK_MONOTONIC>, "", "The same in nanoseconds."},
    {"process_time", time_clock<CLOCK_PROCESS_CPUTIME_ID>, "", "Processor time of the process."},
    {"process_time_ns", time_clock_ns<CLOCK_PROCESS_CPUTIME_ID>, "", "The same in nanoseconds."},
    {"sleep", time_sleep, "seconds, /", "Waits."},
    {"strftime", time_strftime, "format, tuple=None, /", "A time tuple by a format."},
    {"strptime", time_strptime, "string, format='%a %b %d %H:%M:%S %Y', /",
     "A time tuple from text."},
    {"thread_time", time_clock<CLOCK_THREAD_CPUTIME_ID>, "", "Processor time of the thread."},
    {"thread_time_ns", time_clock_ns<CLOCK_THREAD_CPUTIME_ID>, "", "The same in nanoseconds."},
    {"time", time_clock<CLOCK_REALTIME>, "", "Seconds since 1970."},
    {"time_ns", time_clock_ns<CLOCK_REALTIME>, "", "The same in nanoseconds."},
    {"tzset", time_tzset, "", "Reads the time zone anew."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<TimeState*>(module->state);
  state->structTime = moduleAddType(rt, module, kStructTime);
  return state->structTime && addStructNumbers(rt, state->structTime) && addZone(rt, module) &&
         moduleAdd(rt, module, "CLOCK_REALTIME", smallInt(CLOCK_REALTIME)) &&
         moduleAdd(rt, module, "CLOCK_MONOTONIC", smallInt(CLOCK_MONOTONIC)) &&
         moduleAdd(rt, module, "CLOCK_MONOTONIC_RAW", smallInt(CLOCK_MONOTONIC_RAW)) &&
         moduleAdd(rt, module, "CLOCK_BOOTTIME", smallInt(CLOCK_BOOTTIME)) &&
         moduleAdd(rt, module, "CLOCK_PROCESS_CPUTIME_ID", smallInt(CLOCK_PROCESS_CPUTIME_ID)) &&
         moduleAdd(rt, module, "CLOCK_THREAD_CPUTIME_ID", smallInt(CLOCK_THREAD_CPUTIME_ID)) &&
         moduleAdd(rt, module, "_STRUCT_TM_ITEMS", smallInt(11));
}

}  // namespace

extern const ModuleDef timeModule;
const ModuleDef timeModule = {
    .name = "time",
    .doc = "Clocks, and conversions of what they say.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(TimeState),
};

}  // namespace ouro
