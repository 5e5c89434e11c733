// fromisoformat: dates and times as ISO 8601 writes them. What does not fit is a ValueError that
// shows the whole text.

#include "runtime/types/str.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

constexpr char kOther = '\1';  // for a character that is not ASCII

// A text's characters, read one after the other.
struct Reader {
  const char* at;
  const char* end;

  bool atEnd() const { return at >= end; }
  bool digits(size_t count, int64_t* out) {
    *out = 0;
    for (size_t i = 0; i < count; i++, at++) {
      if (atEnd() || *at < '0' || *at > '9') return false;
      *out = *out * 10 + (*at - '0');
    }
    return true;
  }
  bool accept(char c) {
    if (atEnd() || *at != c) return false;
    at++;
    return true;
  }
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The text in place, or with what is not ASCII replaced in `copy`.
std::string_view charactersOf(const Str* text, std::string* copy) {
  if (text->isAscii()) return text->asciiView();
  copy->assign(text->length, kOther);
  for (size_t i = 0; i < text->length; i++)
    if (text->at(i) < 0x80) (*copy)[i] = static_cast<char>(text->at(i));
  return *copy;
}

// YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD, YYYY-Www, YYYYWww; numbers are not checked yet except
// of weeks.
bool readDay(Reader in, int64_t* year, int64_t* month, int64_t* day) {
  if (!in.digits(4, year)) return false;
  bool separated = in.accept('-');
  if (in.accept('W')) {
    int64_t week, weekday = 1;
    if (!in.digits(2, &week)) return false;
    if (!in.atEnd()) {
      if (separated && !in.accept('-')) return false;
      if (!in.digits(1, &weekday) || !in.atEnd()) return false;
    }
    Day found;
    if (dayOfIso(*year, week, weekday, &found) != IsoError::None) return false;
    *year = found.year;
    *month = found.month;
    *day = found.day;
    return true;
  }
  return in.digits(2, month) && (!separated || in.accept('-')) && in.digits(2, day) && in.atEnd();
}

struct Parts {
  int64_t hour = 0, minute = 0, second = 0, micro = 0;
};

// HH[:MM[:SS[.fff[fff]]]], or all of it without colons.
bool readClock(Reader in, Parts* out) {
  int64_t* parts[] = {&out->hour, &out->minute, &out->second};
  bool separated = true;
  for (size_t i = 0; i < 3; i++) {
    if (!in.digits(2, parts[i])) return false;
    if (in.atEnd()) return true;
    const char c = *in.at++;
    if (i == 0) separated = c == ':';
    if (in.atEnd()) return false;
    if (separated && c == ':') continue;  // even before a fraction, as in CPython
    if (c == '.' || c == ',') break;
    if (separated) return false;
    in.at--;
  }
  auto length = static_cast<size_t>(in.end - in.at);
  size_t wanted = std::min<size_t>(length, 6);
  if (wanted == 0 || !in.digits(wanted, &out->micro)) return false;
  for (size_t i = wanted; i < 6; i++) out->micro *= 10;
  while (!in.atEnd() && isDigit(*in.at)) in.at++;  // finer than we are
  return in.atEnd();
}

// A clock and, behind it, Z or +HH:MM ...; *offset stays where there is no zone.
bool readTime(Reader in, Parts* clock, bool* hasZone, Delta::Micros* offset) {
  const char* zone = in.at;
  while (zone < in.end && *zone != '+' && *zone != '-' && *zone != 'Z') zone++;
  if (!readClock({in.at, zone}, clock)) return false;
  *hasZone = zone < in.end;
  if (!*hasZone) return true;
  if (*zone == 'Z') {
    *offset = 0;
    return zone + 1 == in.end;
  }
  Parts parts;
  if (!readClock({zone + 1, in.end}, &parts)) return false;
  int64_t seconds = parts.hour * 3600 + parts.minute * 60 + parts.second;
  *offset = (seconds * kMicrosOfSecond + parts.micro) * (*zone == '-' ? -1 : 1);
  return true;
}

// Where the date ends. Any one character may follow, so this goes by the date's form; a week with
// more behind it is ambiguous, and a hyphen before a digit then counts as that character.
size_t dateLength(std::string_view text) {
  if (text.size() == 7) return 7;
  if (text[4] == '-') {
    if (text[5] != 'W') return 10;
    if (text.size() > 8 && text[8] == '-') {
      if (text.size() == 9) return 0;
      return text.size() > 10 && isDigit(text[10]) ? 8 : 10;
    }
    return 8;
  }
  if (text[4] != 'W') return 8;
  size_t at = 7;
  while (at < text.size() && isDigit(text[at])) at++;
  if (at < 9) return at;
  return at % 2 == 0 ? 7 : 8;  // the digits of a time come in pairs
}

bool failText(Runtime& rt, Value text) {
  OURO_TRY_BOOL(shown, repr(rt, text));
  StrBuilder message(rt);
  if (!message.append("Invalid isoformat string: ") || !message.append(shown.as<Str>()))
    return false;
  OURO_TRY_BOOL(whole, message.finish());
  (void)raiseWith(rt, Exc::ValueError, whole);
  return false;
}

bool checkText(Runtime& rt, Value text) {
  return isStr(rt, text) || fail(rt, Exc::TypeError, "fromisoformat: argument must be str");
}

bool setDay(Runtime& rt, int64_t year, int64_t month, int64_t day, Day* out) {
  *out = {static_cast<uint16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  return checkDay(rt, year, month, day);
}
bool setClock(Runtime& rt, const Parts& p, Clock* out) {
  *out = {static_cast<uint8_t>(p.hour), static_cast<uint8_t>(p.minute),
          static_cast<uint8_t>(p.second), 0, static_cast<uint32_t>(p.micro)};
  return checkClock(rt, p.hour, p.minute, p.second, p.micro, 0);
}
bool setZone(Runtime& rt, State* state, bool hasZone, Delta::Micros offset, Local* zone) {
  *zone = hasZone ? utcOrNew(rt, state, offset) : Owned::none();
  return !zone->isError();
}

}  // namespace

bool parseDate(Runtime& rt, Value text, Day* result) {
  if (!checkText(rt, text)) return false;
  std::string copy;
  std::string_view chars = charactersOf(text.as<Str>(), &copy);
  int64_t year, month, day;
  bool fits = chars.size() == 7 || chars.size() == 8 || chars.size() == 10;
  if (!fits || !readDay({chars.data(), chars.data() + chars.size()}, &year, &month, &day))
    return failText(rt, text);
  return setDay(rt, year, month, day, result);
}

bool parseTime(Runtime& rt, State* state, Value text, Clock* clock, Local* zone) {
  if (!checkText(rt, text)) return false;
  std::string copy;
  std::string_view chars = charactersOf(text.as<Str>(), &copy);
  Reader in{chars.data(), chars.data() + chars.size()};
  (void)in.accept('T');
  Parts parts;
  bool hasZone = false;
  Delta::Micros offset = 0;
  if (!readTime(in, &parts, &hasZone, &offset)) return failText(rt, text);
  return setZone(rt, state, hasZone, offset, zone) && setClock(rt, parts, clock);
}

bool parseDateTime(Runtime& rt, State* state, Value text, Day* day, Clock* clock, Local* zone) {
  if (!checkText(rt, text)) return false;
  std::string copy;
  std::string_view chars = charactersOf(text.as<Str>(), &copy);
  size_t dateEnd = chars.size() < 7 ? 0 : dateLength(chars);
  const char *begin = chars.data(), *end = begin + chars.size();
  int64_t year, month, dayOfMonth;
  Parts parts;
  bool hasZone = false;
  Delta::Micros offset = 0;
  if (dateEnd == 0 || dateEnd > chars.size() ||
      !readDay({begin, begin + dateEnd}, &year, &month, &dayOfMonth))
    return failText(rt, text);
  if (chars.size() > dateEnd && !readTime({begin + dateEnd + 1, end}, &parts, &hasZone, &offset))
    return failText(rt, text);
  return setZone(rt, state, hasZone, offset, zone) && setDay(rt, year, month, dayOfMonth, day) &&
         setClock(rt, parts, clock);
}

}  // namespace ouro::datetime
