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

// Years begin in March here, as below: 979 / 32 is the mean length of the months from then on.
int64_t ordinalOf(Day d) {
  constexpr int64_t kToMarch = 306;  // from 0000-03-01 to 0001-01-01
  const uint32_t isEarly = d.month <= 2, year = d.year - isEarly, month = d.month + 12 * isEarly;
  const uint32_t century = year / 100, days = 1461 * year / 4 - century + century / 4;
  return int64_t{days + (979 * month - 2919) / 32 + d.day} - kToMarch;
}

// Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms"
// (2022): years begin in March, so that the leap day is their last, and every division is by a
// constant, most of them shifts.
Day dayOf(int64_t ordinal) {
  constexpr uint32_t kToMarch = 305;         // from 0000-03-01 to the day before 0001-01-01
  constexpr uint32_t kDaysOfCycle = 146097;  // 400 years
  constexpr uint32_t kYearScale = 2939745;   // 2^32 / kYearScale = 1461 days
  constexpr uint32_t kMonthScale = 2141;     // 2^16 / kMonthScale = 30.6 days
  constexpr uint32_t kMonthStart = 197913;   // March, which is month 3
  constexpr uint32_t kJanuary = 306;         // days from March
  const uint32_t quarters = 4 * (static_cast<uint32_t>(ordinal) + kToMarch) + 3;
  const uint32_t century = quarters / kDaysOfCycle;
  const uint64_t scaled = uint64_t{kYearScale} * (quarters % kDaysOfCycle | 3);
  const uint32_t dayOfYear = static_cast<uint32_t>(scaled) / kYearScale / 4;
  const uint32_t scaledMonth = kMonthScale * dayOfYear + kMonthStart;
  const uint32_t next = dayOfYear >= kJanuary;
  return {static_cast<uint16_t>(100 * century + static_cast<uint32_t>(scaled >> 32) + next),
          static_cast<uint8_t>((scaledMonth >> 16) - 12 * next),
          static_cast<uint8_t>((scaledMonth & 0xffff) / kMonthScale + 1)};
}

Day movedDay(Day d, int64_t by) {
  const int64_t day = d.day + by;
  if (day >= 1 && (day <= 28 || day <= daysInMonth(d.year, d.month)))  // the same month
    return {d.year, d.month, static_cast<uint8_t>(day)};
  const int64_t ordinal = ordinalOf(d) + by;
  return ordinal < 1 || ordinal > kMaxOrdinal ? Day{0, 0, 0} : dayOf(ordinal);
}

Clock clockOf(int64_t micros) {
  const auto seconds = static_cast<uint32_t>(micros / kMicrosOfSecond);
  const uint32_t hour = seconds / 3600, rest = seconds - hour * 3600, minute = rest / 60;
  return {static_cast<uint8_t>(hour), static_cast<uint8_t>(minute),
          static_cast<uint8_t>(rest - minute * 60), 0,
          static_cast<uint32_t>(micros - seconds * kMicrosOfSecond)};
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
