// Arguments of what the module _datetime makes: how they are bound and which values they may have.

#include <climits>

#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

bool failCount(Runtime& rt, const Parameters& wanted, size_t most, bool isPositional,
               size_t given) {
  return fail(rt, Exc::TypeError, "{} takes at most {} {}argument{} ({} given)", wanted.name, most,
              isPositional ? "positional " : "", most == 1 ? "" : "s", given);
}

// Which parameter has this name; -1: none.
int64_t placeOf(const Parameters& wanted, const Str* name) {
  for (size_t i = 0; i < wanted.names.size(); i++)
    if (equal(name, wanted.names[i])) return static_cast<int64_t>(i);
  return -1;
}

// One keyword that cannot be taken, or null.
const Str* bindKeywords(const Parameters& wanted, const CallArgs& given, Value* out) {
  const Str* wrong = nullptr;
  for (size_t i = 0; i < given.names->length; i++) {
    const Str* name = (*given.names)[i].as<Str>();
    int64_t place = placeOf(wanted, name);
    if (place < given.positional) {
      if (!wrong || place >= 0) wrong = name;
    } else {
      out[place] = given.values[given.positional + i];
    }
  }
  return wrong;
}

bool failKeyword(Runtime& rt, const Parameters& wanted, const Str* name) {
  std::string_view function = wanted.name;
  int64_t place = placeOf(wanted, name);
  if (place >= 0)
    return fail(rt, Exc::TypeError, "argument for {} given by name ('{}') and position ({})",
                function, toUtf8(name), place + 1);
  return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for {}", toUtf8(name),
              function == "function" ? "this function" : function);
}

}  // namespace

bool bind(Runtime& rt, const Parameters& wanted, const CallArgs& given, Value* out) {
  size_t count = wanted.names.size(), keywords = given.names ? given.names->length : 0;
  if (given.positional + keywords > count)
    return failCount(rt, wanted, count, false, given.positional + keywords);
  if (given.positional > wanted.positional)
    return failCount(rt, wanted, wanted.positional, true, given.positional);
  for (size_t i = 0; i < count; i++)
    out[i] = i < given.positional ? given.values[i] : Value::unbound();
  const Str* wrong = keywords ? bindKeywords(wanted, given, out) : nullptr;
  for (size_t i = 0; i < wanted.required; i++) {
    if (!out[i].isUnbound()) continue;
    return fail(rt, Exc::TypeError, "{} missing required argument '{}' (pos {})", wanted.name,
                wanted.names[i], i + 1);
  }
  return !wrong || failKeyword(rt, wanted, wrong);
}

bool intArg(Runtime& rt, Value v, int64_t* out) {
  if (v.isUnbound()) return true;
  OURO_TRY_BOOL(number, v.isSmall() ? Owned::adopt(v) : index(rt, v));
  if (!intFits(rt, number, out))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C long");
  if (*out > INT_MAX) return fail(rt, Exc::OverflowError, "signed integer is greater than maximum");
  return *out >= INT_MIN || fail(rt, Exc::OverflowError, "signed integer is less than minimum");
}

bool checkDay(Runtime& rt, int64_t year, int64_t month, int64_t day) {
  if (year < kMinYear || year > kMaxYear)
    return fail(rt, Exc::ValueError, "year {} is out of range", year);
  if (month < 1 || month > 12) return fail(rt, Exc::ValueError, "month must be in 1..12");
  return (day >= 1 && day <= daysInMonth(year, month)) ||
         fail(rt, Exc::ValueError, "day is out of range for month");
}

bool checkClock(Runtime& rt, int64_t hour, int64_t minute, int64_t second, int64_t micro,
                int64_t fold) {
  if (hour < 0 || hour > 23) return fail(rt, Exc::ValueError, "hour must be in 0..23");
  if (minute < 0 || minute > 59) return fail(rt, Exc::ValueError, "minute must be in 0..59");
  if (second < 0 || second > 59) return fail(rt, Exc::ValueError, "second must be in 0..59");
  if (micro < 0 || micro > 999999)
    return fail(rt, Exc::ValueError, "microsecond must be in 0..999999");
  return fold == 0 || fold == 1 || fail(rt, Exc::ValueError, "fold must be either 0 or 1");
}

bool checkZone(Runtime& rt, Value zone) {
  return zone.isNone() || isOf(rt, zone, zoneInfoTypeDef) ||
         fail(rt, Exc::TypeError,
              "tzinfo argument must be None or of a tzinfo subclass, not type '{}'",
              typeName(rt, zone));
}

int pickledState(Runtime& rt, Value state, size_t length, size_t monthAt, const char* what,
                 std::string* out) {
  auto isSane = [&](char32_t month) { return month >= 1 && month <= 12; };
  if (isBytes(rt, state)) {
    std::string_view bytes = state.as<Bytes>()->view();
    if (bytes.size() != length) return 0;
    out->assign(bytes);
  } else if (isStr(rt, state)) {
    auto* text = state.as<Str>();
    if (text->length != length) return 0;
    if (monthAt != SIZE_MAX && !isSane(text->at(monthAt) & 0x7f)) return 0;
    for (size_t i = 0; i < length; i++) {
      if (text->at(i) > 0xff) {
        (void)raise(rt, Exc::ValueError,
                    "Failed to encode latin1 string when unpickling a {} object. "
                    "pickle.load(data, encoding='latin1') is assumed.",
                    what);
        return -1;
      }
      out->push_back(static_cast<char>(text->at(i)));
    }
  } else {
    return 0;
  }
  return monthAt == SIZE_MAX || isSane(static_cast<uint8_t>((*out)[monthAt]) & 0x7f);
}

}  // namespace ouro::datetime
