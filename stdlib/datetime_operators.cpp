// Comparing, hashing and moving datetimes and times. Two of different zones are compared as they
// are in UTC; one that has an offset and one that has none are neither equal nor ordered.

#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "runtime/types/str.h"
#include "stdlib/datetime.h"

namespace ouro::datetime {

namespace {

using Micros = Delta::Micros;

Micros totalOf(Value delta) { return delta.as<Delta>()->total(); }
const DateTime* whenOf(Value v) { return v.as<DateTime>(); }
bool isEquality(CompareOp op) { return op == CompareOp::Eq || op == CompareOp::Ne; }
int64_t signOf(Micros m) { return m < 0 ? -1 : m > 0; }

// Does another fold give another offset? Then the time stands in a gap or a repeated hour.
int dependsOnFold(Runtime& rt, Value self, Value offset) {
  const DateTime* when = whenOf(self);
  Clock other = when->clock;
  other.fold = !other.fold;
  Local flipped = newDateTime(rt, stateOf(rt, self)->dateTime, when->day, other, when->zone);
  if (flipped.isError()) return -1;
  Local otherOffset = offsetOf(rt, flipped);
  if (otherOffset.isError()) return -1;
  if (otherOffset.get().isNone() || offset.isNone()) return otherOffset.get() != offset;
  return totalOf(otherOffset) != totalOf(offset);
}

// 0 or 1: such times are equal to none of another zone.
int isExempt(Runtime& rt, Value left, Value right, Value leftOffset, Value rightOffset) {
  int first = dependsOnFold(rt, left, leftOffset);
  return first != 0 ? first : dependsOnFold(rt, right, rightOffset);
}

// What comparing a naive one with an aware one gives.
Owned compareMixed(Runtime& rt, CompareOp op, const char* what) {
  if (isEquality(op)) return Owned::boolean(op == CompareOp::Ne);
  return raise(rt, Exc::TypeError, "can't compare offset-naive and offset-aware {}", what);
}

bool hashDelta(Runtime& rt, const State* state, Micros total, int64_t* result) {
  OURO_TRY_BOOL(delta, newDelta(rt, state, total));
  return hash(rt, delta, result);
}

template <class T>
int64_t hashOfParts(const Runtime& rt, const T& parts) {
  return hashOfBytes(rt, {reinterpret_cast<const char*>(&parts), sizeof parts});
}

}  // namespace

Owned offsetOf(Runtime& rt, Value self, const char* method) {
  Local zone(zoneOf(rt, self));
  return offsetFrom(rt, zone, method, isDateTime(rt, self) ? self : Value::none());
}

int64_t microsOf(const DateTime* when) {
  return ordinalOf(when->day) * kMicrosOfDay + when->clock.micros();
}

// ---- datetime

Owned datetime_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isDateTime(rt, left) || !isDateTime(rt, right)) {
    if (!isDate(rt, left) || !isDate(rt, right)) return Owned::notImplemented();
    return isEquality(op) ? Owned::boolean(op == CompareOp::Ne)
                          : raiseIncomparable(rt, left, right);
  }
  const DateTime *x = whenOf(left), *y = whenOf(right);
  if (x->zone == y->zone) {
    int64_t days = rankOf(x->day) - rankOf(y->day);
    return orderedAs(days ? days : x->clock.micros() - y->clock.micros(), op);
  }
  OURO_TRY(a, offsetOf(rt, left));
  OURO_TRY(b, offsetOf(rt, right));
  if (a.get().isNone() != b.get().isNone()) return compareMixed(rt, op, "datetimes");
  Micros difference = microsOf(x) - microsOf(y);
  if (!a.get().isNone()) difference -= totalOf(a) - totalOf(b);
  if (difference == 0 && isEquality(op)) {
    int exempt = isExempt(rt, left, right, a, b);
    if (exempt < 0) return Owned::error();
    difference = exempt;
  }
  return orderedAs(signOf(difference), op);
}

bool datetime_hash(Runtime& rt, Value self, int64_t* result) {
  auto* when = self.as<DateTime>();
  if (when->hash == -1) {
    Clock first = when->clock;
    first.fold = 0;
    OURO_TRY_BOOL(unfolded, when->clock.fold ? newDateTime(rt, stateOf(rt, self)->dateTime,
                                                           when->day, first, when->zone)
                                             : Owned::share(self));
    OURO_TRY_BOOL(offset, offsetOf(rt, unfolded));
    int64_t computed;
    if (offset.get().isNone()) {
      computed = hashOfParts(rt, microsOf(when));
    } else if (!hashDelta(rt, stateOf(rt, self), Micros{microsOf(when)} - totalOf(offset),
                          &computed)) {
      return false;
    }
    when->hash = computed;
  }
  *result = when->hash;
  return true;
}

// `micros`: less than a day, of either sign. A move by whole days leaves the clock alone.
static Owned movedBy(Runtime& rt, Value self, int64_t days, int64_t micros) {
  const DateTime* when = whenOf(self);
  Clock clock = when->clock;
  clock.fold = 0;
  if (micros != 0) {
    int64_t total = clock.micros() + micros;
    int64_t carry = total < 0 ? -1 : total >= kMicrosOfDay;
    days += carry;
    clock = clockOf(total - carry * kMicrosOfDay);
  }
  const Day day = movedDay(when->day, days);
  if (day.year == 0) return raise(rt, Exc::OverflowError, "date value out of range");
  Local zone(when->zone);
  return makeDateTime(rt, typeOf(rt, self), day, clock, zone);
}

Owned moved(Runtime& rt, Value self, Micros by) {
  constexpr int64_t kEnd = (kMaxOrdinal + 1) * kMicrosOfDay;
  if (by > kEnd || by < -kEnd) return raise(rt, Exc::OverflowError, "date value out of range");
  auto micros = static_cast<int64_t>(by);
  return movedBy(rt, self, micros / kMicrosOfDay, micros % kMicrosOfDay);
}

// `sign`: 1 or -1.
static Owned movedByDelta(Runtime& rt, Value self, const Delta* by, int sign) {
  return movedBy(rt, self, int64_t{sign} * by->days, sign * by->microsOfDay());
}

Owned datetime_add(Runtime& rt, Value left, Value right) {
  if (!isDateTime(rt, left)) std::swap(left, right);
  if (!isDateTime(rt, left) || !isDelta(rt, right)) return Owned::notImplemented();
  return movedByDelta(rt, left, right.as<Delta>(), 1);
}

Owned datetime_subtract(Runtime& rt, Value left, Value right) {
  if (!isDateTime(rt, left)) return Owned::notImplemented();
  if (isDelta(rt, right)) return movedByDelta(rt, left, right.as<Delta>(), -1);
  if (!isDateTime(rt, right)) return Owned::notImplemented();
  const DateTime *x = whenOf(left), *y = whenOf(right);
  if (x->zone == y->zone) {
    return newDelta(rt, stateOf(rt, left), ordinalOf(x->day) - ordinalOf(y->day),
                    x->clock.micros() - y->clock.micros());
  }
  OURO_TRY(a, offsetOf(rt, left));
  OURO_TRY(b, offsetOf(rt, right));
  if (a.get().isNone() != b.get().isNone())
    return raise(rt, Exc::TypeError, "can't subtract offset-naive and offset-aware datetimes");
  Micros difference = microsOf(x) - microsOf(y);
  if (!a.get().isNone()) difference -= totalOf(a) - totalOf(b);
  return newDelta(rt, stateOf(rt, left), difference);
}

// ---- time

Owned time_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isOf(rt, left, timeTypeDef) || !isOf(rt, right, timeTypeDef)) return Owned::notImplemented();
  Micros difference = left.as<Time>()->clock.micros() - right.as<Time>()->clock.micros();
  if (left.as<Time>()->zone == right.as<Time>()->zone) return orderedAs(signOf(difference), op);
  OURO_TRY(a, offsetOf(rt, left));
  OURO_TRY(b, offsetOf(rt, right));
  if (a.get().isNone() != b.get().isNone()) return compareMixed(rt, op, "times");
  if (!a.get().isNone()) difference -= totalOf(a) - totalOf(b);
  return orderedAs(signOf(difference), op);
}

bool time_hash(Runtime& rt, Value self, int64_t* result) {
  auto* time = self.as<Time>();
  if (time->hash == -1) {
    Clock first = time->clock;
    first.fold = 0;
    OURO_TRY_BOOL(unfolded, time->clock.fold
                                ? newTime(rt, stateOf(rt, self)->time, first, time->zone)
                                : Owned::share(self));
    OURO_TRY_BOOL(offset, offsetOf(rt, unfolded));
    int64_t computed;
    if (offset.get().isNone()) {
      computed = hashOfParts(rt, first.micros());
    } else if (!hashDelta(rt, stateOf(rt, self), Micros{first.micros()} - totalOf(offset),
                          &computed)) {
      return false;
    }
    time->hash = computed;
  }
  *result = time->hash;
  return true;
}

}  // namespace ouro::datetime
