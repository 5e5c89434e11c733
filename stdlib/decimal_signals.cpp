// What can happen while computing: the exceptions, the flags and traps of contexts as mappings, and
// how a trapped signal is raised.

#include "runtime/args.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

constinit const Signal kSignalTable[kSignals] = {
    {"InvalidOperation", kAnyInvalid},
    {"FloatOperation", kFloatOperation},
    {"DivisionByZero", kDivisionByZero},
    {"Overflow", kOverflow},
    {"Underflow", kUnderflow},
    {"Subnormal", kSubnormal},
    {"Inexact", kInexact},
    {"Rounded", kRounded},
    {"Clamped", kClamped},
};

namespace {

constexpr Signal kConditionTable[kConditions] = {
    {"ConversionSyntax", kConversionSyntax},
    {"DivisionImpossible", kDivisionImpossible},
    {"DivisionUndefined", kDivisionUndefined},
    {"InvalidContext", kInvalidContext},
};

Value signalAt(const State* state, int i) {
  return (*state->signals.as<Tuple>())[static_cast<size_t>(i)];
}

SignalDict* dictOf(Value self) { return self.as<SignalDict>(); }

bool isSignalDict(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->layout == &signalDictTypeDef;
}

// The dict's bits; null with ValueError pending once its context is gone.
uint32_t* bitsFor(Runtime& rt, Value self) {
  if (!dictOf(self)->bits) (void)raise(rt, Exc::ValueError, "invalid signal dict");
  return dictOf(self)->bits;
}

}  // namespace

// The exception is the first signal's that is trapped; it holds the list of all.
bool settle(Runtime& rt, State* state, Context* context, uint32_t status) {
  context->settings.status |= status;
  uint32_t trapped = status & context->settings.traps;
  if (!trapped) [[likely]]
    return true;
  OURO_TRY_BOOL(list, signalList(rt, state, trapped, true));
  int first = 0;
  while (!(trapped & kSignalTable[first].bits)) first++;
  OURO_TRY_BOOL(error, call(rt, signalAt(state, first), list));
  (void)raiseValue(rt, error);
  return false;
}

Owned Computation::finish(bool ok, const Number& result) {
  if (!ok || !settle()) return Owned::error();
  return newDecimal(work_.rt, state_->decimal, result);
}

Owned signalList(Runtime& rt, State* state, uint32_t bits, bool withConditions) {
  OURO_TRY(list, newList(rt));
  auto* items = list.as<List>();
  if (withConditions) {
    if (bits & kInvalidOperation) OURO_CHECK(append(rt, items, signalAt(state, 0)));
    for (int i = 0; i < kConditions; i++)
      if (bits & kConditionTable[i].bits) OURO_CHECK(append(rt, items, state->conditions[i]));
  }
  for (int i = withConditions; i < kSignals; i++)
    if (bits & kSignalTable[i].bits) OURO_CHECK(append(rt, items, signalAt(state, i)));
  return list.take();
}

bool bitOf(Runtime& rt, State* state, Value signal, uint32_t* bit) {
  for (int i = 0; i < kSignals; i++) {
    if (signalAt(state, i) != signal) continue;
    *bit = kSignalTable[i].bits;
    return true;
  }
  return fail(
      rt, Exc::KeyError,
      "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   "
      "Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
}

bool bitsOfList(Runtime& rt, State* state, Value list, uint32_t* bits) {
  *bits = 0;
  for (int64_t i = 0; i < static_cast<int64_t>(list.as<List>()->length); i++) {
    Local signal(list.as<List>()->items[i]);
    uint32_t bit = 0;
    bool known = false;
    for (int k = 0; k < kConditions && !known; k++) {
      known = state->conditions[k] == signal.get();
      if (known) bit = kConditionTable[k].bits;
    }
    if (!known && !bitOf(rt, state, signal, &bit)) return false;
    *bits |= bit;
  }
  return true;
}

bool bitsOfDict(Runtime& rt, State* state, Value dict, uint32_t* bits) {
  *bits = 0;
  if (isSignalDict(rt, dict)) {
    const uint32_t* from = bitsFor(rt, dict);
    if (from) *bits = *from;
    return from;
  }
  if (!isDict(rt, dict)) return fail(rt, Exc::TypeError, "argument must be a signal dict");
  if (dict.as<Dict>()->used != kSignals) return fail(rt, Exc::KeyError, "invalid signal dict");
  size_t position = 0;
  Value key, value;
  while (dictNext(dict.as<Dict>(), &position, &key, &value)) {
    uint32_t bit;
    if (!bitOf(rt, state, key, &bit)) return false;
    int isSet = truth(rt, value);
    if (isSet < 0) return false;
    if (isSet) *bits |= bit;
  }
  return true;
}

Owned newSignalDict(Runtime& rt, State* state, uint32_t* bits) {
  OURO_TRY(made, call(rt, state->signalDict));
  dictOf(made)->bits = bits;
  return made.take();
}

namespace {

Owned dict_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* made = rt.make<SignalDict>(cls);
  if (!made) return Owned::error();
  made->bits = nullptr;
  return Owned::adopt(made);
}

// The module's state: a SignalDict is of a class made by type(), above the native one.
Owned dict_getitem(Runtime& rt, Value self, Value key) {
  const uint32_t* bits = bitsFor(rt, self);
  uint32_t bit;
  OURO_CHECK(bits && bitOf(rt, stateOf(rt, self), key, &bit));
  return Owned::boolean(*bits & bit);
}

bool dict_setitem(Runtime& rt, Value self, Value key, Value value) {
  if (!bitsFor(rt, self)) return false;
  if (value.isUnbound()) return fail(rt, Exc::ValueError, "signal keys cannot be deleted");
  uint32_t bit;
  if (!bitOf(rt, stateOf(rt, self), key, &bit)) return false;
  int isSet = truth(rt, value);
  uint32_t* bits = isSet < 0 ? nullptr : bitsFor(rt, self);
  if (!bits) return false;
  *bits = isSet ? *bits | bit : *bits & ~bit;
  return true;
}

int64_t dict_length(Runtime& rt, Value self) { return bitsFor(rt, self) ? kSignals : -1; }

Owned dict_iter(Runtime& rt, Value self) {
  return bitsFor(rt, self) ? iter(rt, stateOf(rt, self)->signals) : Owned::error();
}

Owned dict_repr(Runtime& rt, Value self) {
  const uint32_t* bits = bitsFor(rt, self);
  if (!bits) return Owned::error();
  std::string text = "{";
  for (const Signal& signal : kSignalTable)
    text += fmt::format("{}<class 'decimal.{}'>:{}", text.size() > 1 ? ", " : "", signal.name,
                        *bits & signal.bits ? "True" : "False");
  return newAscii(rt, text + "}");
}

Owned dict_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Owned::notImplemented();
  const uint32_t* bits = bitsFor(rt, left);
  if (!bits) return Owned::error();
  uint32_t mine = *bits, other;
  if (!isSignalDict(rt, right) && !isDict(rt, right)) return Owned::notImplemented();
  if (!bitsOfDict(rt, stateOf(rt, left), right, &other)) {
    if (!errorMatches(rt, Exc::KeyError)) return Owned::error();
    clearError(rt);
    return Owned::notImplemented();
  }
  return Owned::boolean((mine == other) == (op == CompareOp::Eq));
}

Owned dict_copy(Runtime& rt, Value self, Args) {
  if (!bitsFor(rt, self)) return Owned::error();
  OURO_TRY(copy, newDict(rt));
  State* state = stateOf(rt, self);
  for (int i = 0; i < kSignals; i++) {
    const uint32_t* bits = bitsFor(rt, self);
    OURO_CHECK(bits && dictSet(rt, copy.as<Dict>(), signalAt(state, i),
                               Value::boolean(*bits & kSignalTable[i].bits)));
  }
  return copy.take();
}

constexpr MethodDef kDictMethods[] = {{"copy", dict_copy, ""}};

constexpr Slots dictSlots() {
  Slots slots;
  slots.make = dict_make;
  slots.repr = dict_repr;
  slots.compare = dict_compare;
  slots.getItem = dict_getitem;
  slots.setItem = dict_setitem;
  slots.length = dict_length;
  slots.iter = dict_iter;
  return slots;
}

Owned makeClass(Runtime& rt, Module* module, const char* name, std::span<const Value> bases) {
  OURO_TRY(tuple, newTuple(rt, bases));
  OURO_TRY(space, newDict(rt));
  OURO_TRY(text, newAscii(rt, name));
  OURO_TRY(owner, newAscii(rt, "decimal"));
  OURO_CHECK(dictSet(rt, space.as<Dict>(), rt.names.module, owner));
  OURO_TRY(made, call(rt, Value(rt.type(TypeId::Type)), text, tuple, space));
  OURO_CHECK(!module || moduleAdd(rt, module, name, made.get()));
  return made.take();
}

// The bases of the signals beside DecimalException, by numbers of kSignalTable.
Owned makeSignal(Runtime& rt, Module* module, int i, Value root, Tuple* made) {
  Value inexact = (*made)[6], rounded = (*made)[7], subnormal = (*made)[5];
  switch (i) {
    case 1: {
      const Value bases[] = {root, Value(rt.exception(Exc::TypeError))};
      return makeClass(rt, module, kSignalTable[i].name, bases);
    }
    case 2: {
      const Value bases[] = {root, Value(rt.exception(Exc::ZeroDivisionError))};
      return makeClass(rt, module, kSignalTable[i].name, bases);
    }
    case 3: {
      const Value bases[] = {inexact, rounded};
      return makeClass(rt, module, kSignalTable[i].name, bases);
    }
    case 4: {
      const Value bases[] = {inexact, rounded, subnormal};
      return makeClass(rt, module, kSignalTable[i].name, bases);
    }
    default: return makeClass(rt, module, kSignalTable[i].name, {&root, 1});
  }
}

bool addConditions(Runtime& rt, Module* module, State* state) {
  Value invalidOperation = signalAt(state, 0);
  for (int i = 0; i < kConditions; i++) {
    const Value withZero[] = {invalidOperation, Value(rt.exception(Exc::ZeroDivisionError))};
    bool isUndefined = kConditionTable[i].bits == kDivisionUndefined;
    Local made = makeClass(rt, module, kConditionTable[i].name,
                           {withZero, static_cast<size_t>(isUndefined ? 2 : 1)});
    if (made.isError()) return false;
    assignField(state->conditions[i], made);
  }
  return true;
}

// class SignalDict(SignalDictMixin, MutableMapping)
bool addSignalDict(Runtime& rt, State* state) {
  OURO_TRY_BOOL(mixin, newType(rt, signalDictTypeDef));
  mixin.as<Type>()->moduleState = state;
  OURO_TRY_BOOL(module, importModule(rt, "collections.abc"));
  Ref<Str> name = intern(rt, "MutableMapping");
  if (!name) return false;
  OURO_TRY_BOOL(mapping, getAttr(rt, module, name.get()));
  OURO_TRY_BOOL(bases, newTuple(rt, {mixin, mapping}));
  OURO_TRY_BOOL(space, newDict(rt));
  OURO_TRY_BOOL(owner, newAscii(rt, "abc"));
  if (!dictSet(rt, space.as<Dict>(), rt.names.module, owner)) return false;
  OURO_TRY_BOOL(text, newAscii(rt, "SignalDict"));
  const Value arguments[] = {text, bases, space};
  OURO_TRY_BOOL(made, call(rt, Value(typeOf(rt, mapping)), arguments));
  assignField(state->signalDict, made);
  return true;
}

}  // namespace

constinit const TypeDef signalDictTypeDef = {
    .name = "SignalDictMixin",
    .module = "decimal",
    .basicSize = sizeof(SignalDict),
    .flags = kSubclassable,
    .slots = dictSlots(),
    .methods = kDictMethods,
};

bool addSignals(Runtime& rt, Module* module, State* state) {
  Value arithmetic(rt.exception(Exc::ArithmeticError));
  OURO_TRY_BOOL(root, makeClass(rt, module, "DecimalException", {&arithmetic, 1}));
  Tuple* signals = allocateTuple(rt, kSignals);
  if (!signals) return false;
  Local held = Owned::adopt(signals);
  for (Value& item : std::span(signals->items(), kSignals)) item = Value::none();
  for (int i : {0, 1, 2, 5, 6, 7, 8, 3, 4}) {
    Owned made = makeSignal(rt, module, i, root, signals);
    if (made.isError()) return false;
    signals->items()[i] = made.take();
  }
  settleTuple(rt, signals);
  assignField(state->signals, held);
  return addConditions(rt, module, state) && addSignalDict(rt, state);
}

}  // namespace ouro::decimal
