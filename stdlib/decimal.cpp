// The module _decimal.

#include "stdlib/decimal.h"

#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/contextvars.h"

namespace ouro::decimal {

namespace {

State* stateOfModule(Module* module) { return static_cast<State*>(module->state); }

bool addType(Runtime& rt, Module* module, const TypeDef& definition, Type** field) {
  OURO_TRY_BOOL(type, newType(rt, definition));
  type.as<Type>()->moduleState = module->state;
  *field = type.as<Type>();
  retain(*field);
  return definition.flags & kNoInstances || moduleAdd(rt, module, definition.name, type.get());
}

bool addRoundings(Runtime& rt, Module* module) {
  constexpr const char* kNames[] = {"ROUND_UP",        "ROUND_DOWN",    "ROUND_CEILING",
                                    "ROUND_FLOOR",     "ROUND_HALF_UP", "ROUND_HALF_DOWN",
                                    "ROUND_HALF_EVEN", "ROUND_05UP"};
  for (int i = 0; i < kRoundings; i++) {
    Ref<Str> name = intern(rt, kNames[i]);
    if (!name || !moduleAdd(rt, module, kNames[i], Value(name.get()))) return false;
    assignField(stateOfModule(module)->roundings[i], Value(name.get()));
  }
  return true;
}

bool addContext(Runtime& rt, Module* module, const char* name, const Settings& settings,
                Value* field) {
  auto* made = rt.make<Context>(stateOfModule(module)->context);
  if (!made) return false;
  Local context = Owned::adopt(made);
  made->settings = settings;
  made->flags = made->traps = Value::null();
  assignField(*field, context);
  return moduleAdd(rt, module, name, context.get());
}

bool addContexts(Runtime& rt, Module* module) {
  State* state = stateOfModule(module);
  Settings basic, extended;
  basic.precision = extended.precision = 9;
  basic.rounding = kHalfUp;
  basic.traps |= kUnderflow | kClamped;
  extended.traps = 0;
  Ref<Str> name = intern(rt, "decimal_context");
  if (!name) return false;
  OURO_TRY_BOOL(variable, newContextVar(rt, name.get()));
  assignField(state->variable, variable);
  return addContext(rt, module, "DefaultContext", Settings(), &state->defaultContext) &&
         addContext(rt, module, "BasicContext", basic, &state->basicContext) &&
         addContext(rt, module, "ExtendedContext", extended, &state->extendedContext);
}

Owned attributeOf(Runtime& rt, const char* module, const char* name) {
  OURO_TRY(found, importModule(rt, module));
  Ref<Str> key = intern(rt, name);
  return key ? getAttr(rt, found, key.get()) : Owned::error();
}

// numbers.Number.register(Decimal), and the class that as_tuple() makes instances of.
bool joinNumbers(Runtime& rt, Module* module) {
  State* state = stateOfModule(module);
  OURO_TRY_BOOL(number, attributeOf(rt, "numbers", "Number"));
  Ref<Str> name = intern(rt, "register");
  if (!name) return false;
  const Value decimal[] = {Value(state->decimal)};
  OURO_TRY_BOOL(done, callMethod(rt, number, name.get(), decimal));
  OURO_TRY_BOOL(rational, attributeOf(rt, "numbers", "Rational"));
  assignField(state->rational, rational);
  OURO_TRY_BOOL(namedTuple, attributeOf(rt, "collections", "namedtuple"));
  OURO_TRY_BOOL(title, newAscii(rt, "DecimalTuple"));
  OURO_TRY_BOOL(fields, newAscii(rt, "sign digits exponent"));
  OURO_TRY_BOOL(tuple, call(rt, namedTuple, title, fields));
  OURO_TRY_BOOL(owner, newAscii(rt, "decimal"));
  if (!setAttr(rt, tuple, rt.names.module, owner)) return false;
  assignField(state->decimalTuple, tuple);
  return moduleAdd(rt, module, "DecimalTuple", tuple.get());
}

bool addNumbers(Runtime& rt, Module* module) {
  auto whole = [&](const char* name, int64_t value) {
    return moduleAdd(rt, module, name, newInt(rt, value));
  };
  return whole("MAX_PREC", kMaxPrecision) && whole("MAX_EMAX", kMaxExponent) &&
         whole("MIN_EMIN", kMinExponent) && whole("MIN_ETINY", kMinTiny) &&
         moduleAdd(rt, module, "HAVE_THREADS", Value::boolean(true)) &&
         moduleAdd(rt, module, "HAVE_CONTEXTVAR", Value::boolean(true)) &&
         moduleAdd(rt, module, "__version__", newAscii(rt, "1.70")) &&
         moduleAdd(rt, module, "__libmpdec_version__", newAscii(rt, "2.5.1"));
}

bool addNames(Runtime& rt, Module* module) {
  State* state = stateOfModule(module);
  return addType(rt, module, decimalTypeDef, &state->decimal) &&
         addType(rt, module, contextTypeDef, &state->context) &&
         addType(rt, module, managerTypeDef, &state->manager) && addSignals(rt, module, state) &&
         addRoundings(rt, module) && addContexts(rt, module) && joinNumbers(rt, module) &&
         addNumbers(rt, module);
}

template <class F>
void eachValue(State* state, F f) {
  for (Value* field :
       {&state->known, &state->variable, &state->signalDict, &state->signals, &state->decimalTuple,
        &state->rational, &state->defaultContext, &state->basicContext, &state->extendedContext})
    f(*field);
  for (Value& field : state->conditions) f(field);
  for (Value& field : state->roundings) f(field);
}

void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<State*>(data);
  eachValue(state, [&](Value field) { visit(visitor, field); });
  visit(visitor, state->knownFor);
  for (Type* type : {state->decimal, state->context, state->manager}) visit(visitor, type);
}
void clearState(void* data) {
  auto* state = static_cast<State*>(data);
  dropField(state->knownFor);
  eachValue(state, [](Value& field) { dropField(field); });
  for (Type** type : {&state->decimal, &state->context, &state->manager}) dropField(*type);
}

}  // namespace

}  // namespace ouro::decimal

namespace ouro {

extern const ModuleDef decimalModule;
const ModuleDef decimalModule = {
    .name = "_decimal",
    .doc = "C decimal arithmetic module",
    .functions = decimal::kContextFunctions,
    .exec = decimal::addNames,
    .stateSize = sizeof(decimal::State),
    .visitState = decimal::visitState,
    .clearState = decimal::clearState,
};

}  // namespace ouro
