// Dates and times as text, and as the tuples that time.strftime takes.

#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

constexpr const char* kDayNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kMonthNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// A number of so many digits, which it does not exceed.
void appendDigits(uint32_t value, size_t digits, std::string* out) {
  size_t at = out->size();
  out->resize(at + digits);
  for (size_t i = digits; i-- > 0; value /= 10)
    (*out)[at + i] = static_cast<char>('0' + value % 10);
}

enum class Spec { Hours, Minutes, Seconds, Milliseconds, Microseconds };

bool specOf(Runtime& rt, Value timespec, const Clock& clock, Spec* out) {
  static constexpr const char* kNames[] = {"hours", "minutes", "seconds", "milliseconds",
                                           "microseconds"};
  *out = clock.micro ? Spec::Microseconds : Spec::Seconds;
  if (timespec.isUnbound()) return true;
  auto* name = timespec.as<Str>();
  if (equal(name, "auto")) return true;
  for (int i = 0; i < 5; i++) {
    *out = static_cast<Spec>(i);
    if (equal(name, kNames[i])) return true;
  }
  return fail(rt, Exc::ValueError, "Unknown timespec value");
}

// What %f, %z and %Z of a format stand for, found out when one of them is met.
class Replacements {
 public:
  Replacements(Runtime& rt, Value self, Value argument)
      : rt_(rt), self_(self), argument_(argument) {}

  bool append(char code, std::string* out) {
    if (code == 'f') return appendMicros(out);
    if (code == 'z') return appendOffset(rt_, zoneOf(rt_, self_), argument_, "", out);
    return appendName(out);
  }

 private:
  bool appendMicros(std::string* out) {
    uint32_t micro = 0;
    if (isDateTime(rt_, self_)) micro = self_.as<DateTime>()->clock.micro;
    if (isOf(rt_, self_, timeTypeDef)) micro = self_.as<Time>()->clock.micro;
    appendDigits(micro, 6, out);
    return true;
  }
  bool appendName(std::string* out) {
    if (!named_) {
      OURO_TRY_BOOL(name, zoneName(rt_, zoneOf(rt_, self_), argument_));
      if (!name.get().isNone() && !escape(name)) return false;
      named_ = true;
    }
    out->append(name_);
    return true;
  }
  // time.strftime will look at it: each % becomes two.
  bool escape(Value name) {
    Ref<Str> replace = intern(rt_, "replace");
    if (!replace) return false;
    OURO_TRY_BOOL(one, newAscii(rt_, "%"));
    OURO_TRY_BOOL(two, newAscii(rt_, "%%"));
    const Value arguments[] = {one, two};
    OURO_TRY_BOOL(escaped, callMethod(rt_, name, replace.get(), arguments));
    if (!isStr(rt_, escaped))
      return fail(rt_, Exc::TypeError, "tzname.replace() did not return a string");
    return toUtf8Strict(rt_, escaped.as<Str>(), &name_);
  }

  Runtime& rt_;
  Value self_, argument_;
  std::string name_;
  bool named_ = false;
};

Owned buildTuple(Runtime& rt, Day d, const Clock& c, int64_t saving) {
  auto small = [](int64_t i) { return Value::small(i); };
  OURO_TRY(parts, newTuple(rt, {small(d.year), small(d.month), small(d.day), small(c.hour),
                                small(c.minute), small(c.second), small(weekdayOf(ordinalOf(d))),
                                small(dayOfYear(d)), small(saving)}));
  Ref<Str> name = intern(rt, "struct_time");
  if (!name) return Owned::error();
  OURO_TRY(module, importModule(rt, "time"));
  Value argument = parts;
  return callMethod(rt, module, name.get(), {&argument, 1});
}

}  // namespace

void appendDay(Day d, std::string* out) {
  appendDigits(d.year, 4, out);
  out->push_back('-');
  appendDigits(d.month, 2, out);
  out->push_back('-');
  appendDigits(d.day, 2, out);
}

bool appendClock(Runtime& rt, const Clock& c, Value timespec, std::string* out) {
  Spec spec;
  if (!specOf(rt, timespec, c, &spec)) return false;
  appendDigits(c.hour, 2, out);
  if (spec >= Spec::Minutes) {
    out->push_back(':');
    appendDigits(c.minute, 2, out);
  }
  if (spec >= Spec::Seconds) {
    out->push_back(':');
    appendDigits(c.second, 2, out);
  }
  if (spec >= Spec::Milliseconds) {
    out->push_back('.');
    bool all = spec == Spec::Microseconds;
    appendDigits(all ? c.micro : c.micro / 1000, all ? 6 : 3, out);
  }
  return true;
}

std::string offsetText(Delta::Micros offset, std::string_view separator) {
  std::string text(1, offset < 0 ? '-' : '+');
  Clock c = clockOf(static_cast<int64_t>(offset < 0 ? -offset : offset));
  appendDigits(c.hour, 2, &text);
  text += separator;
  appendDigits(c.minute, 2, &text);
  if (c.second || c.micro) {
    text += separator;
    appendDigits(c.second, 2, &text);
  }
  if (c.micro) {
    text += '.';
    appendDigits(c.micro, 6, &text);
  }
  return text;
}

bool appendOffset(Runtime& rt, Value zone, Value argument, std::string_view separator,
                  std::string* out) {
  OURO_TRY_BOOL(offset, offsetFrom(rt, zone, kUtcOffset, argument));
  if (!offset.get().isNone()) *out += offsetText(offset.as<Delta>()->total(), separator);
  return true;
}

Owned formatTime(Runtime& rt, Value self, Value format, Value timeTuple, Value argument) {
  std::string text, filled;
  OURO_CHECK(toUtf8Strict(rt, format.as<Str>(), &text));
  text.resize(std::strlen(text.c_str()));
  Replacements replacements(rt, self, argument);
  for (size_t i = 0; i < text.size(); i++) {
    filled.push_back(text[i]);
    if (text[i] != '%' || i + 1 == text.size()) continue;
    char code = text[++i];
    if (code == 'f' || code == 'z' || code == 'Z') {
      filled.pop_back();
      OURO_CHECK(replacements.append(code, &filled));
    } else {
      filled.push_back(code);
    }
  }
  Ref<Str> name = intern(rt, "strftime");
  if (!name) return Owned::error();
  OURO_TRY(module, importModule(rt, "time"));
  OURO_TRY(whole, newStr(rt, filled));
  const Value arguments[] = {whole, timeTuple};
  return callMethod(rt, module, name.get(), arguments);
}

Owned formatBySpec(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "__format__() argument 1 must be str, not {}",
                 typeName(rt, args[0]));
  if (args[0].as<Str>()->length == 0) return str(rt, self);
  Ref<Str> name = intern(rt, "strftime");
  return name ? callMethod(rt, self, name.get(), args.from(0)) : Owned::error();
}

Owned finishRepr(Runtime& rt, const std::string& text, Value zone, const char* behind) {
  StrBuilder out(rt);
  bool ok = out.append(text) &&
            (zone.isNone() || (out.append(", tzinfo=") && out.appendRepr(zone))) &&
            out.append(behind) && out.append(")");
  return ok ? out.finish() : Owned::error();
}

Owned date_timetuple(Runtime& rt, Value self, Args) {
  return buildTuple(rt, self.as<Date>()->day, {}, -1);
}

Owned datetime_timetuple(Runtime& rt, Value self, Args) {
  OURO_TRY(saving, offsetOf(rt, self, kSaving));
  int64_t flag = saving.get().isNone() ? -1 : saving.as<Delta>()->total() != 0;
  return buildTuple(rt, self.as<Date>()->day, self.as<DateTime>()->clock, flag);
}

Owned datetime_utctimetuple(Runtime& rt, Value self, Args) {
  OURO_TRY(offset, offsetOf(rt, self));
  bool moves = !offset.get().isNone();
  OURO_TRY(utc, moves ? moved(rt, self, -offset.as<Delta>()->total()) : Owned::share(self));
  if (!isDateTime(rt, utc)) return raise(rt, Exc::TypeError, "a datetime is wanted");
  return buildTuple(rt, utc.as<Date>()->day, utc.as<DateTime>()->clock, 0);
}

Owned date_ctime(Runtime& rt, Value self, Args) {
  Day d = self.as<Date>()->day;
  Clock c = isDateTime(rt, self) ? self.as<DateTime>()->clock : Clock{};
  return newAscii(
      rt, fmt::format("{} {} {:2} {:02}:{:02}:{:02} {:04}", kDayNames[weekdayOf(ordinalOf(d))],
                      kMonthNames[d.month - 1], d.day, c.hour, c.minute, c.second, d.year));
}

}  // namespace ouro::datetime
