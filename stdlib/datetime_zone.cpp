// tzinfo, which scripts derive their time zones from, and timezone, a fixed offset from UTC.

#include "runtime/types/fields.h"
#include "runtime/types/reduce.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

bool isWithinDay(Delta::Micros micros) { return micros > -kMicrosOfDay && micros < kMicrosOfDay; }
Delta::Micros totalOf(Value delta) { return delta.as<Delta>()->total(); }

// ---- tzinfo

Owned zone_make(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<Object>::adopt(rt.make<Object>(cls)));
}

Owned missing(Runtime& rt, const char* method) {
  return raise(rt, Exc::NotImplementedError, "a tzinfo subclass must implement {}()", method);
}
Owned zone_tzname(Runtime& rt, Value, Args) { return missing(rt, "tzname"); }
Owned zone_utcoffset(Runtime& rt, Value, Args) { return missing(rt, "utcoffset"); }
Owned zone_dst(Runtime& rt, Value, Args) { return missing(rt, "dst"); }

Owned inconsistent(Runtime& rt) {
  return raise(rt, Exc::ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
}

// The standard offset is added first, then what daylight saving says there.
Owned zone_fromutc(Runtime& rt, Value self, Args args) {
  Value when = args[0];
  if (!isDateTime(rt, when))
    return raise(rt, Exc::TypeError, "fromutc: argument must be a datetime");
  if (zoneOf(rt, when) != self) return raise(rt, Exc::ValueError, "fromutc: dt.tzinfo is not self");
  OURO_TRY(offset, offsetFrom(rt, self, kUtcOffset, when));
  if (offset.get().isNone())
    return raise(rt, Exc::ValueError, "fromutc: non-None utcoffset() result required");
  OURO_TRY(saving, offsetFrom(rt, self, kSaving, when));
  if (saving.get().isNone())
    return raise(rt, Exc::ValueError, "fromutc: non-None dst() result required");
  OURO_TRY(standard, moved(rt, when, totalOf(offset) - totalOf(saving)));
  if (!isDateTime(rt, standard)) return inconsistent(rt);
  OURO_TRY(there, offsetFrom(rt, zoneOf(rt, standard), kSaving, standard));
  if (there.get().isNone()) return inconsistent(rt);
  if (totalOf(there) == 0) return standard.take();
  return moved(rt, standard, totalOf(there));
}

Owned zone_reduce(Runtime& rt, Value self, Args) {
  Ref<Str> name = intern(rt, "__getinitargs__");
  if (!name) return Owned::error();
  OURO_TRY(method, lookupAttr(rt, self, name.get()));
  OURO_TRY(arguments, method.isNotFound() ? newTuple(rt, {}) : call(rt, method));
  OURO_TRY(state, getState(rt, self));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, state});
}

constexpr MethodDef kZoneInfoMethods[] = {
    {"tzname", zone_tzname, "dt, /", "datetime -> string name of time zone."},
    {"utcoffset", zone_utcoffset, "dt, /",
     "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"},
    {"dst", zone_dst, "dt, /", "datetime -> DST offset as timedelta positive east of UTC."},
    {"fromutc", zone_fromutc, "dt, /", "datetime in UTC -> datetime in local time."},
    {"__reduce__", zone_reduce, "", "-> (cls, state)"},
};

// ---- timezone

TimeZone* of(Value self) { return self.as<TimeZone>(); }

Owned make(Runtime& rt, Type* cls, Value offset, Value name) {
  auto* made = rt.make<TimeZone>(cls);
  if (!made) return Owned::error();
  assignField(made->offset, offset);
  assignField(made->name, name);
  return Owned::adopt(made);
}

Owned timezone_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  static constexpr const char* kNames[] = {"offset", "name"};
  Value given[2];
  OURO_CHECK(bind(rt, {kNames, 1, 2, "timezone()"}, arguments, given));
  if (!isDelta(rt, given[0])) {
    return raise(rt, Exc::TypeError, "timezone() argument 1 must be datetime.timedelta, not {}",
                 typeName(rt, given[0]));
  }
  if (!given[1].isUnbound() && !isStr(rt, given[1])) {
    return raise(rt, Exc::TypeError, "timezone() argument 2 must be str, not {}",
                 typeName(rt, given[1]));
  }
  return newTimeZone(rt, stateOf(cls), given[0], given[1].isUnbound() ? Value::null() : given[1]);
}

bool checkMoment(Runtime& rt, Value when, const char* method) {
  return when.isNone() || isDateTime(rt, when) ||
         fail(rt, Exc::TypeError, "{}(dt) argument must be a datetime instance or None, not {}",
              method, typeName(rt, when));
}

std::string nameOfOffset(Value offset) {
  return totalOf(offset) == 0 ? "UTC" : "UTC" + offsetText(totalOf(offset), ":");
}

Owned timezone_str(Runtime& rt, Value self) {
  if (!of(self)->name.isNull()) return Owned::share(of(self)->name);
  return newAscii(rt, nameOfOffset(of(self)->offset));
}
Owned timezone_repr(Runtime& rt, Value self) {
  if (self == stateOf(rt, self)->utc) return newAscii(rt, "datetime.timezone.utc");
  StrBuilder text(rt);
  Value name = of(self)->name;
  bool ok = text.append(dottedNameOf(typeOf(rt, self))) && text.append("(") &&
            text.appendRepr(of(self)->offset) &&
            (name.isNull() || (text.append(", ") && text.appendRepr(name))) && text.append(")");
  return ok ? text.finish() : Owned::error();
}

Owned timezone_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (!equality || !isOf(rt, left, timeZoneTypeDef) || !isOf(rt, right, timeZoneTypeDef))
    return Owned::notImplemented();
  return orderedAs(totalOf(of(left)->offset) != totalOf(of(right)->offset), op);
}
bool timezone_hash(Runtime& rt, Value self, int64_t* result) {
  return hash(rt, of(self)->offset, result);
}

Owned timezone_tzname(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkMoment(rt, args[0], "tzname"));
  return timezone_str(rt, self);
}
Owned timezone_utcoffset(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkMoment(rt, args[0], "utcoffset"));
  return Owned::share(of(self)->offset);
}
Owned timezone_dst(Runtime& rt, Value, Args args) {
  OURO_CHECK(checkMoment(rt, args[0], "dst"));
  return Owned::none();
}
Owned timezone_fromutc(Runtime& rt, Value self, Args args) {
  Value when = args[0];
  if (!isDateTime(rt, when))
    return raise(rt, Exc::TypeError, "fromutc: argument must be a datetime instance, not {}",
                 typeName(rt, when));
  if (zoneOf(rt, when) != self) return raise(rt, Exc::ValueError, "fromutc: dt.tzinfo is not self");
  return moved(rt, when, totalOf(of(self)->offset));
}
Owned timezone_getinitargs(Runtime& rt, Value self, Args) {
  if (of(self)->name.isNull()) return newTuple(rt, {of(self)->offset});
  return newTuple(rt, {of(self)->offset, of(self)->name});
}

constexpr MethodDef kTimeZoneMethods[] = {
    {"tzname", timezone_tzname, "dt, /",
     "If name is specified when timezone is created, returns the name.  Otherwise returns offset "
     "as 'UTC(+|-)HH:MM'."},
    {"utcoffset", timezone_utcoffset, "dt, /", "Return fixed offset."},
    {"dst", timezone_dst, "dt, /", "Return None."},
    {"fromutc", timezone_fromutc, "dt, /", "datetime in UTC -> datetime in local time."},
    {"__getinitargs__", timezone_getinitargs, "", "pickle support"},
};

void timezone_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<TimeZone*>(object)->offset);
  visit(visitor, static_cast<TimeZone*>(object)->name);
}
void timezone_destroy(Object* object) {
  dropField(static_cast<TimeZone*>(object)->offset);
  dropField(static_cast<TimeZone*>(object)->name);
}

}  // namespace

Owned newTimeZone(Runtime& rt, State* state, Value offset, Value name) {
  Delta::Micros total = totalOf(offset);
  if (name.isNull() && total == 0 && !state->utc.isNull()) return Owned::share(state->utc);
  if (isWithinDay(total)) return make(rt, state->timeZone, offset, name);
  OURO_TRY(shown, repr(rt, offset));
  return raise(rt, Exc::ValueError,
               "offset must be a timedelta strictly between -timedelta(hours=24) and "
               "timedelta(hours=24), not {}.",
               toUtf8(shown.as<Str>()));
}

Owned utcOrNew(Runtime& rt, State* state, Delta::Micros offset) {
  if (offset == 0) return Owned::share(state->utc);
  OURO_TRY(delta, newDelta(rt, state, offset));
  return newTimeZone(rt, state, delta, Value::null());
}

Owned offsetFrom(Runtime& rt, Value zone, const char* method, Value argument) {
  if (zone.isNone()) return Owned::none();
  if (isOf(rt, zone, timeZoneTypeDef))  // which cannot be derived from
    return method == kUtcOffset ? Owned::share(of(zone)->offset) : Owned::none();
  Ref<Str> name = intern(rt, method);
  if (!name) return Owned::error();
  OURO_TRY(offset, callMethod(rt, zone, name.get(), {&argument, 1}));
  if (offset.get().isNone()) return offset.take();
  if (!isDelta(rt, offset)) {
    return raise(rt, Exc::TypeError, "tzinfo.{}() must return None or timedelta, not '{}'", method,
                 typeName(rt, offset));
  }
  if (isWithinDay(totalOf(offset))) return offset.take();
  return raise(rt, Exc::ValueError,
               "offset must be a timedelta strictly between -timedelta(hours=24) and "
               "timedelta(hours=24).");
}

Owned zoneName(Runtime& rt, Value zone, Value argument) {
  if (zone.isNone()) return Owned::none();
  Ref<Str> name = intern(rt, "tzname");
  if (!name) return Owned::error();
  OURO_TRY(text, callMethod(rt, zone, name.get(), {&argument, 1}));
  if (text.get().isNone() || isStr(rt, text)) return text.take();
  return raise(rt, Exc::TypeError, "tzinfo.tzname() must return None or a string, not '{}'",
               typeName(rt, text));
}

const TypeDef zoneInfoTypeDef = {
    .name = "tzinfo",
    .module = "datetime",
    .basicSize = sizeof(Object),
    .flags = kSubclassable,
    .slots = {.make = zone_make},
    .methods = kZoneInfoMethods,
    .doc = "Abstract base class for time zone info objects.",
};

const TypeDef timeZoneTypeDef = {
    .name = "timezone",
    .module = "datetime",
    .basicSize = sizeof(TimeZone),
    .flags = kContainerType,
    .traverse = timezone_traverse,
    .destroy = timezone_destroy,
    .slots = {.repr = timezone_repr,
              .str = timezone_str,
              .hash = timezone_hash,
              .compare = timezone_compare,
              .make = timezone_make},
    .methods = kTimeZoneMethods,
    .doc = "Fixed offset from UTC implementation of tzinfo.",
};

}  // namespace ouro::datetime
