#pragma once
// The module _decimal: its objects, and what its files ask of one another. The arithmetic itself is
// declared in decimal_number.h; decimal.py of the library takes everything from here.

#include <array>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/module.h"
#include "stdlib/decimal_number.h"

namespace ouro::decimal {

// Never changes. The coefficient is `big` unless that is null.
struct Decimal : Object {
  int64_t exponent;
  uint64_t low, high;
  Value big;  // an int; owned
  Kind kind;
  bool negative;
};

// Its SignalDicts are made when somebody asks for them.
struct Context : Object {
  Settings settings;
  Value flags, traps;  // or null; owned
};

// The flags or the traps of a context, seen as a mapping.
struct SignalDict : Object {
  uint32_t* bits;  // the context's, or `last`; null: made without a context
  uint32_t last;   // what they were when the context died
};

struct Signal {
  const char* name;
  uint32_t bits;
};
constexpr int kSignals = 9, kConditions = 4;
extern const Signal kSignalTable[kSignals];

struct State {
  Type *decimal, *context, *manager;  // owned, as all that follows
  Value signalDict, signals;          // a class, the tuple of signals
  Value conditions[kConditions];      // ConversionSyntax ...
  Value decimalTuple, rational;       // classes
  Value roundings[kRoundings];        // names
  Value defaultContext, basicContext, extendedContext;
  Value variable;  // the context variable that holds the current context
  Value known;     // the current context while ...
  Dict* knownFor;  // ... the thread's context variables lie there; kept alive
};

extern const TypeDef decimalTypeDef, contextTypeDef, signalDictTypeDef, managerTypeDef;

// Of one of the module's types or a subclass.
inline State* stateOf(const Type* type) {
  while (!type->moduleState) type = type->base;
  return static_cast<State*>(type->moduleState);
}
inline State* stateOf(const Runtime& rt, Value self) { return stateOf(typeOf(rt, self)); }
inline bool isDecimal(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->layout == &decimalTypeDef;
}
inline bool isContext(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->layout == &contextTypeDef;
}

// ---- the running context (decimal_current.cpp)

Owned currentContextSlow(Runtime&, State*);
Owned currentContext(Runtime&, State*);
// None or not given: the current one; TypeError unless it is a context.
Owned contextArg(Runtime&, State*, Value);
bool setCurrentContext(Runtime&, State*, Value context);
extern const std::array<MethodDef, 3> kContextFunctions;  // getcontext ...

bool readRounding(Runtime&, State*, Value name, Rounding* out);  // None or unbound: stays
Owned numberClass(Runtime&, Value decimal, const Settings&);

// ---- signals (decimal_signals.cpp)

// Notes what happened in the context's flags, and raises what is trapped.
bool settle(Runtime&, State*, Context*, uint32_t status);
bool bitOf(Runtime&, State*, Value signal, uint32_t* bit);  // KeyError
Owned signalList(Runtime&, State*, uint32_t bits, bool withConditions);
bool bitsOfList(Runtime&, State*, Value list, uint32_t* bits);
bool bitsOfDict(Runtime&, State*, Value dict, uint32_t* bits);  // or a SignalDict
Owned newSignalDict(Runtime&, State*, uint32_t* bits);
bool addSignals(Runtime&, Module*, State*);

// A computation under a context: holds that, and settles with it at the end.
class Computation {
 public:
  // `context` as a method's argument: None or unbound is the current one.
  Computation(Runtime& rt, State* state, Value context)
      : state_(state), held_(contextArg(rt, state, context)), work_{rt, {}, 0} {
    if (!held_.isError()) work_.settings = this->context()->settings;
  }
  bool ok() const { return !held_.isError(); }
  Context* context() const { return held_.as<Context>(); }
  Work& work() { return work_; }
  bool settle() {
    return work_.status == 0 || decimal::settle(work_.rt, state_, context(), work_.status);
  }
  // The result, of class Decimal; `ok`: what the operation has returned.
  Owned finish(bool ok, const Number& result);

 private:
  State* state_;
  Local held_;
  Work work_;
};

// ---- decimals and other numbers (decimal_convert.cpp)

Owned newDecimal(Runtime&, Type* cls, const Number&);
Owned newDecimal(Runtime&, Type* cls, Wide digits, int64_t exponent, bool negative);
inline void load(Value decimal, Number* out) {
  const auto* d = decimal.as<Decimal>();
  if (d->big.isNull()) {
    out->digits.small = static_cast<Wide>(d->high) << 64 | d->low;
  } else {
    out->digits.big = Local(d->big);
  }
  out->exponent = d->exponent;
  out->kind = d->kind;
  out->negative = d->negative;
}
// A Decimal or an int; 1: done, 0: something else, -1: an error.
int loadOperand(Runtime&, Value, Number* out);
bool loadArgument(Runtime&, Value, Number* out);  // TypeError for something else
bool fromFloat(Runtime&, double, Number* out);
bool fromIntExact(Runtime&, Value integer, Number* out);
bool fromIntOrFloat(Runtime&, Value, Number* out);  // TypeError: neither
// int(n) once it is rounded so.
Owned toWholeInt(Runtime&, const Number&, Rounding, const char* what);
bool hashOf(Runtime&, Value decimal, int64_t* result);
Owned toRatio(Runtime&, Value decimal);
Owned toTuple(Runtime&, State*, Value decimal);
// What Decimal(value) makes; exact, with what cannot be so an InvalidOperation.
Owned convertExact(Runtime&, State*, Type* cls, Value value, Value context);
// What Context.create_decimal makes: rounded.
Owned convertRounded(Runtime&, State*, Value value, Context*);
bool fromTuple(Runtime&, Value tuple, std::string* text);

// ---- what lies in words (decimal_words.cpp); notFound(): there is more to it

Owned addWords(Runtime&, Value left, Value right, bool flip);  // flip: subtract
Owned signWords(Runtime&, Value self, bool keepsSign, bool flip);
Owned multiplyWords(Runtime&, Value left, Value right);
Owned quotientWords(Runtime&, Value left, Value right);
Owned divideWords(Runtime&, Value left, Value right, bool wantsRest);  // a // b, a % b
// decimal_many_words.cpp
Owned addManyWords(Runtime&, Value left, Value right, bool flip);
Owned multiplyManyWords(Runtime&, Value left, Value right);
Owned quotientManyWords(Runtime&, Value left, Value right);
bool orderWords(const Runtime&, Value left, Value right, int* side);  // false: in another way

// ---- text (decimal_text.cpp)

// A numeric string; false with *valid: an error is pending.
bool parse(Runtime&, std::string_view text, Number* out, bool* valid);
// A str without white space and underscores; others' digits as ASCII. False: it cannot be one.
bool plainText(Value text, bool lenient, std::string* out);
// "1.2E+3".
bool appendText(Runtime&, const Number&, bool capitals, bool engineering, std::string* out);
Owned formatDecimal(Runtime&, Value self, Value spec, const Settings&);

// The tables are in the files of the methods, their types elsewhere: so their sizes are said here.
extern const std::array<MethodDef, 62> kDecimalMethods;
extern const std::array<MethodDef, 71> kContextMethods;

}  // namespace ouro::decimal
