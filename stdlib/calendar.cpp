#include "stdlib/calendar.h"

namespace ouro::datetime {

namespace {

constexpr uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr uint16_t kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

int64_t daysBeforeYear(int64_t year) {
  int64_t y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

// The ordinal of the Monday of the first week, the one with the year's first Thursday.
int64_t firstMonday(int64_t year) {
  int64_t first = daysBeforeYear(year) + 1;
  int weekday = weekdayOf(first);
  int64_t monday = first - weekday;
  return weekday > 3 ? monday + 7 : monday;
}

}  // namespace

bool isLeap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int daysInMonth(int64_t year, int64_t month) {
  return kDays[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
}

int dayOfYear(Day d) {
  return kBefore[d.month - 1] + (d.month > 2 && isLeap(d.year) ? 1 : 0) + d.day;
}

int64_t ordinalOf(Day d) { return daysBeforeYear(d.year) + dayOfYear(d); }

Day dayOf(int64_t ordinal) {
  // Whole cycles of 400 years, then of 100, 4 and 1: the last day of a cycle is no year of its own.
  int64_t n = ordinal - 1;
  int64_t year = n / 146097 * 400 + 1;
  n %= 146097;
  int64_t centuries = n / 36524;
  n %= 36524;
  int64_t fours = n / 1461;
  n %= 1461;
  int64_t ones = n / 365;
  n %= 365;
  year += centuries * 100 + fours * 4 + ones;
  if (ones == 4 || centuries == 4) return {static_cast<uint16_t>(year - 1), 12, 31};
  int64_t month = (n + 50) >> 5;  // right, or one too large
  int64_t before = kBefore[month - 1] + (month > 2 && isLeap(year) ? 1 : 0);
  if (before > n) before -= daysInMonth(year, --month);
  return {static_cast<uint16_t>(year), static_cast<uint8_t>(month),
          static_cast<uint8_t>(n - before + 1)};
}

Clock clockOf(int64_t micros) {
  int64_t seconds = micros / kMicrosOfSecond;
  return {static_cast<uint8_t>(seconds / 3600), static_cast<uint8_t>(seconds / 60 % 60),
          static_cast<uint8_t>(seconds % 60), 0, static_cast<uint32_t>(micros % kMicrosOfSecond)};
}

IsoDay isoDayOf(Day d) {
  int64_t today = ordinalOf(d), monday = firstMonday(d.year);
  int year = d.year;
  if (today < monday) {
    monday = firstMonday(--year);
  } else if (int64_t next = firstMonday(year + 1); today >= next) {
    monday = next;
    year++;
  }
  auto days = static_cast<int>(today - monday);
  return {year, days / 7 + 1, days % 7 + 1};
}

IsoError dayOfIso(int64_t year, int64_t week, int64_t weekday, Day* result) {
  if (year < kMinYear || year > kMaxYear) return IsoError::Year;
  if (week <= 0 || week >= 53) {
    // A year has 53 weeks if it begins on a Thursday, or on a Wednesday and is a leap year.
    int first = weekdayOf(daysBeforeYear(year) + 1);
    bool isLong = first == 3 || (first == 2 && isLeap(year));
    if (week != 53 || !isLong) return IsoError::Week;
  }
  if (weekday <= 0 || weekday >= 8) return IsoError::Weekday;
  int64_t ordinal = firstMonday(year) + (week - 1) * 7 + weekday - 1;
  if (ordinal < 1 || ordinal > kMaxOrdinal) return IsoError::Range;
  *result = dayOf(ordinal);
  return IsoError::None;
}

}  // namespace ouro::datetime
