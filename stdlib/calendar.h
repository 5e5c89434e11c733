#pragma once
// The proleptic Gregorian calendar of the module _datetime, as plain numbers.

#include <cstdint>

namespace ouro::datetime {

constexpr int64_t kSecondsOfDay = 86400, kMicrosOfSecond = 1'000'000;
constexpr int64_t kMicrosOfDay = kSecondsOfDay * kMicrosOfSecond;
constexpr int kMinYear = 1, kMaxYear = 9999;
constexpr int64_t kMaxOrdinal = 3652059;  // of 9999-12-31; 0001-01-01 is day 1

struct Day {
  uint16_t year;
  uint8_t month, day;
};

struct Clock {
  uint8_t hour = 0, minute = 0, second = 0, fold = 0;
  uint32_t micro = 0;

  // Since midnight.
  int64_t seconds() const { return hour * 3600 + minute * 60 + second; }
  int64_t micros() const { return seconds() * kMicrosOfSecond + micro; }
};

struct IsoDay {
  int year, week, weekday;  // weekday 1 to 7, Monday is 1
};

bool isLeap(int64_t year);
int daysInMonth(int64_t year, int64_t month);
int dayOfYear(Day);
inline int64_t rankOf(Day d) { return d.year << 16 | d.month << 8 | d.day; }  // orders days
int64_t ordinalOf(Day);
Day dayOf(int64_t ordinal);     // 1 to kMaxOrdinal
Day movedDay(Day, int64_t by);  // of year 0 beyond the calendar
inline int weekdayOf(int64_t ordinal) { return static_cast<int>((ordinal + 6) % 7); }  // Monday: 0
Clock clockOf(int64_t microsSinceMidnight);
IsoDay isoDayOf(Day);
enum class IsoError { None, Year, Week, Weekday, Range };
IsoError dayOfIso(int64_t year, int64_t week, int64_t weekday, Day* result);

}  // namespace ouro::datetime
