// The module _datetime.

#include "stdlib/datetime.h"

#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/struct_sequence.h"

namespace ouro::datetime {

State* stateOf(const Type* type) {
  while (!type->moduleState) type = type->base;
  return static_cast<State*>(type->moduleState);
}

namespace {

// ---- what isocalendar() gives

constexpr GetSetDef kIsoFields[] = {
    {"year", structField<0>},
    {"week", structField<1>},
    {"weekday", structField<2>},
};

Owned iso_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(plain, newTuple(rt, self.as<Tuple>()->span()));
  OURO_TRY(arguments, newTuple(rt, {plain}));
  return newTuple(rt, {Value(rt.type(TypeId::Tuple)), arguments});
}
constexpr MethodDef kIsoMethods[] = {
    {"__reduce__", iso_reduce, "", "As a plain tuple."},
};

constexpr TypeDef isoType() {
  TypeDef definition = structTypeDef(
      "IsoCalendarDate", "datetime", kIsoFields,
      "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may "
      "be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object "
      "attributes as named in the above tuple.");
  definition.methods = kIsoMethods;
  return definition;
}

// ---- the module

bool addType(Runtime& rt, Module* module, const TypeDef& definition, Type* base, Type** field) {
  OURO_TRY_BOOL(type, newType(rt, definition, base));
  type.as<Type>()->moduleState = module->state;
  *field = type.as<Type>();
  retain(*field);
  return definition.flags & kNoInstances || moduleAdd(rt, module, definition.name, type.get());
}

bool addTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  return addType(rt, module, dateTypeDef, nullptr, &state->date) &&
         addType(rt, module, dateTimeTypeDef, state->date, &state->dateTime) &&
         addType(rt, module, timeTypeDef, nullptr, &state->time) &&
         addType(rt, module, deltaTypeDef, nullptr, &state->delta) &&
         addType(rt, module, zoneInfoTypeDef, nullptr, &state->zoneInfo) &&
         addType(rt, module, timeZoneTypeDef, state->zoneInfo, &state->timeZone) &&
         addType(rt, module, isoCalendarTypeDef, nullptr, &state->isoCalendar);
}

bool addConstant(Runtime& rt, Type* type, const char* name, Owned value) {
  OURO_TRY_BOOL(held, value);
  Ref<Str> key = intern(rt, name);
  if (!key || (!type->dict && !readyType(rt, type))) return false;
  return dictSet(rt, type->dict.get(), key.get(), held);
}

bool addRange(Runtime& rt, Type* type, Owned least, Owned most, Owned resolution) {
  Local last = resolution, middle = most;
  return addConstant(rt, type, "min", least) && addConstant(rt, type, "max", middle.take()) &&
         addConstant(rt, type, "resolution", last.take());
}

bool addZones(Runtime& rt, State* state) {
  constexpr Delta::Micros kMost = kMicrosOfDay - 60 * kMicrosOfSecond;
  OURO_TRY_BOOL(none, newDelta(rt, state, 0));
  OURO_TRY_BOOL(utc, newTimeZone(rt, state, none, Value::null()));
  assignField(state->utc, utc);
  return addConstant(rt, state->timeZone, "utc", utc.take()) &&
         addConstant(rt, state->timeZone, "min", utcOrNew(rt, state, -kMost)) &&
         addConstant(rt, state->timeZone, "max", utcOrNew(rt, state, kMost));
}

bool addConstants(Runtime& rt, State* state) {
  constexpr Day kFirst = {kMinYear, 1, 1}, kLast = {kMaxYear, 12, 31};
  constexpr Clock kEnd = {23, 59, 59, 0, 999999};
  constexpr Delta::Micros kMostDays = Delta::Micros{1000000000} * kMicrosOfDay - 1;
  Value none = Value::none();
  return addRange(rt, state->date, newDate(rt, state->date, kFirst),
                  newDate(rt, state->date, kLast), newDelta(rt, state, kMicrosOfDay)) &&
         addRange(rt, state->dateTime, newDateTime(rt, state->dateTime, kFirst, {}, none),
                  newDateTime(rt, state->dateTime, kLast, kEnd, none), newDelta(rt, state, 1)) &&
         addRange(rt, state->time, newTime(rt, state->time, {}, none),
                  newTime(rt, state->time, kEnd, none), newDelta(rt, state, 1)) &&
         addRange(rt, state->delta, newDelta(rt, state, Delta::Micros{-999999999} * kMicrosOfDay),
                  newDelta(rt, state, kMostDays), newDelta(rt, state, 1));
}

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  return addTypes(rt, module) && addConstants(rt, state) && addZones(rt, state) &&
         moduleAdd(rt, module, "MINYEAR", smallInt(kMinYear)) &&
         moduleAdd(rt, module, "MAXYEAR", smallInt(kMaxYear)) &&
         moduleAdd(rt, module, "UTC", state->utc);
}

void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<State*>(data);
  for (Type* type : {state->delta, state->date, state->dateTime, state->time, state->zoneInfo,
                     state->timeZone, state->isoCalendar})
    visit(visitor, type);
  visit(visitor, state->utc);
}
void clearState(void* data) {
  auto* state = static_cast<State*>(data);
  dropField(state->utc);
  // What the types hold of themselves (date.min) holds them.
  for (Type* type : {state->delta, state->date, state->dateTime, state->time, state->timeZone}) {
    if (!type) continue;
    typeChanged(type);
    type->dict = nullptr;
  }
  for (Type** type : {&state->delta, &state->date, &state->dateTime, &state->time, &state->zoneInfo,
                      &state->timeZone, &state->isoCalendar})
    dropField(*type);
}

}  // namespace

constinit const TypeDef isoCalendarTypeDef = isoType();

Owned newIsoCalendar(Runtime& rt, State* state, IsoDay day) {
  Owned items[] = {smallInt(day.year), smallInt(day.week), smallInt(day.weekday)};
  return newStruct(rt, state->isoCalendar, items);
}

}  // namespace ouro::datetime

namespace ouro {

extern const ModuleDef datetimeModule;
const ModuleDef datetimeModule = {
    .name = "_datetime",
    .doc = "Fast implementation of the datetime type.",
    .exec = datetime::addNames,
    .stateSize = sizeof(datetime::State),
    .visitState = datetime::visitState,
    .clearState = datetime::clearState,
};

}  // namespace ouro
