#pragma once
// The out-of-line halves of opcodes. They take values (borrowed unless said otherwise) and return
// Owned, or false and -1 with an exception pending; never registers.

#include "compiler/opcodes.h"
#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/machine.h"

namespace ouro {

// ---- variables (slow_names.cpp)
void unboundLocal(Runtime&, Frame*, uint32_t slot);  // raises NameError or UnboundLocalError
Owned loadClassDeref(Runtime&, Frame*, uint32_t slot);
Owned loadName(Runtime&, Frame*, InlineCache*, Op* better);
bool storeName(Runtime&, Frame*, InlineCache*, Value, Op* better);
bool deleteName(Runtime&, Frame*, uint32_t name);
// Fills the cache; *better is the opcode that can use it.
Owned loadGlobal(Runtime&, Frame*, InlineCache*, Op* better);
bool storeGlobal(Runtime&, Frame*, InlineCache*, Value, Op* better);
bool deleteGlobal(Runtime&, Frame*, uint32_t name);
bool setupAnnotations(Runtime&, Frame*);
// What has this name among the builtins of the frame's code; notFound().
Owned builtinNamed(Runtime&, Frame*, Str* name);
Str* nameAt(const Frame*, uint32_t index);
// The mapping of a frame's local names: its namespace, or the globals.
Value namespaceOf(const Frame*);

// ---- attributes (slow_attributes.cpp)
// `site` is the instruction that the cache belongs to: it becomes what can use the cache before
// script code runs that may come by there, too.
// done(): a special method is to be called (machine.special).
Owned loadAttr(Runtime&, Value owner, InlineCache*, Instr* site);
// *bindsSelf: the result is to be called with `owner` as its first argument.
Owned loadMethod(Runtime&, Value owner, InlineCache*, Instr* site, bool* bindsSelf);
Owned storeAttr(Runtime&, Value owner, Value value, InlineCache*, Instr* site);  // None
bool deleteAttr(Runtime&, Frame*, Value owner, uint32_t name);
// Is it a plain function of so many parameters? (`v` may be null.)
[[gnu::always_inline]] inline bool isFunctionOf(Value v, uint32_t count) {
  return !v.isNull() && isExactly(v, TypeId::Function) &&
         v.as<Function>()->code->exactArguments == count;
}
// isinstance(v, cls) as far as it is told without a question: 1, 0; -1: ask isInstance().
[[gnu::always_inline]] inline int plainlyIs(const Runtime& rt, Value v, Value cls) {
  const Type* type = typeOf(rt, v);
  if (cls == Value(type)) return 1;
  if (!isExactly(cls, TypeId::Type)) return -1;
  if (isSubtype(type, cls.as<Type>())) return 1;
  return type->plainClassVersion == type->version && type->version ? 0 : -1;
}
// The same of a tuple of classes.
int plainlyIsAny(const Runtime&, Value v, const Tuple* classes);
// A function behind a classmethod or staticmethod, or null.
Function* wrappedFunction(Value found);
// Is it a member that a class of the type's mro names in __slots__, with the same place in all
// instances? (`onType` may be notFound().)
bool isSlotOf(const Runtime&, const Type*, Value onType);
// __get__ or __set__ of the descriptor's class, if it is a plain function of three; borrowed, or
// null. May run code.
Function* accessorOf(Runtime&, Value descriptor, Str* name);
// How STORE_ATTR_BY stores.
enum class StoreBy : uint32_t {
  Setter,   // of a property
  Set,      // __set__ of a descriptor
  SetAttr,  // __setattr__
  Dict,     // the instance's real dict
  Member,   // a member of __slots__ behind the items of an instance
};

// ---- items and slices (slow_items.cpp)
// done(): a special method is to be called first.
Owned subscript(Runtime&, Value owner, Value key);
// A borrow of what an exact dict has for the tuple of these items; null: nothing, or not to be told
// without making it.
Value itemByTuple(Runtime&, Value owner, std::span<const Value> items);
// Does an exact set or dict have the tuple of these items? -1: not to be told without making it.
int containsTuple(Runtime&, Value container, std::span<const Value> items);
bool storeSubscript(Runtime&, Value owner, Value key, Value value);
Owned loadSlice(Runtime&, Value owner, Value start, Value stop);
// A bound for which no slice is needed.
inline bool isPlainBound(Value v) { return v.isSmall() || v.isNone(); }
// owner[start:stop:step] with plain bounds; notFound(): has to be done with a slice.
Owned loadStepped(Runtime&, Value owner, Value start, Value stop, Value step);
bool storeSlice(Runtime&, Value owner, Value start, Value stop, Value value);
// owner[start:stop:step] = value (unbound: del). 1: done; 0: has to be done with a slice; -1:
// error.
int storeStepped(Runtime&, Value owner, Value start, Value stop, Value step, Value value);

// ---- operators (slow_operators.cpp)
inline bool isPlainInt(Value v) { return v.isSmall() || isExactly(v, TypeId::Int); }
inline bool isPlainNumber(Value v) {
  return isPlainInt(v) || v.isFlonum() || isExactly(v, TypeId::Float);
}
// A fused form of arithmetic has met an operand that is no number in the word: if it is no number
// at all, as where texts are joined, `first`, which begins the form's run, takes the form's place.
[[gnu::cold]] void leaveForm(Instr* at, Op first, Value operand);
// `operate` is what two numbers or bools (no floats, for what these do not have) do for `op`: they
// do not change in place.
template <BinaryOp op, Owned (*operate)(Runtime&, Value, Value)>
Owned slowInplace(Runtime& rt, Value left, Value right) {
  constexpr bool ofInts = op >= BinaryOp::LShift && op <= BinaryOp::And;
  constexpr auto suits = [](Value v) {
    return v.isBool() || (ofInts ? isPlainInt(v) : isPlainNumber(v));
  };
  return suits(left) && suits(right) ? operate(rt, left, right) : inplace(rt, op, left, right);
}
Owned slowMatrixMultiply(Runtime&, Value left, Value right);
Owned slowInplaceMatrixMultiply(Runtime&, Value left, Value right);
// How two strs, or two numbers or bools, compare: which bit of Outcome says so; -1 for anything
// else. Of two tuples, or what compares by identity, only whether they are equal, if all that is
// asked for is that.
int outcomeOfOthers(const Runtime&, Value left, Value right, bool isEquality);
// The truth of anything that is told without running code, 0 or 1; -1 of what might run some, or of
// a local without a value.
int truthOfOthers(const Runtime&, Value);
Owned slowCompareAny(Runtime&, Value left, Value right, CompareOp);
// left += right. Consumes left. When the next instruction stores the result in a local that holds
// left, that local is emptied first, so that a str can grow in place.
Owned inplaceAdd(Runtime&, Frame*, Value left, Value right);

// ---- special methods (slow_special.cpp)
// Does the instruction come down to the call of a special method that can be entered with its
// arguments as they are? Then machine.special says so.
// Of operators and comparisons. *done: the result, if a built-in type's own operator has it.
bool callsBinary(Runtime&, Instr, Value left, Value right, Owned* done);
bool callsComparison(Runtime&, CompareOp, Value left, Value right, Owned* done);
bool callsUnary(Runtime&, Str* Names::*name, After, Value);
bool callsIter(Runtime&, Value);
bool callsNext(Runtime&, Value);  // of one whose slot is classNext
// What the next slot of an iterator gives that needs no frame for it; notFound(): it may.
Owned stepBuiltIn(Runtime&, Value);
bool callsTruth(Runtime&, Value);
// Where the item is in a container that is no dict: from 0 on; or it is not, or an exception is
// pending, or machine.special has the method that is to tell it.
constexpr int64_t kNotIn = -1, kInError = -2, kInSpecial = -3;
int64_t placeInOther(Runtime&, Value container, Value item);
// owner[key] of an instance of a class that has a method for it, or has lost it; done():
// machine.special has that to be called.
Owned subscriptByMethod(Runtime&, Value owner, Value key);
bool callsSetItem(Runtime&, Value owner, Value key, Value value);
bool callsDelItem(Runtime&, Value owner, Value key);
bool callsLoadAttr(Runtime&, Value owner, Str* name, After);
// The call of str, or of repr, with this only argument.
bool callsText(Runtime&, Value, bool isRepr);
// The call of a built-in function with this only argument.
bool callsBuiltin(Runtime&, NativeFn, Value);
bool callsStoreAttr(Runtime&, Value owner, Str* name, Value value);
// The CALL of a class, with so many arguments, by its __new__.
bool callsNew(Runtime&, Type*, uint32_t count);
// The call of a cache (lru_cache.h) with these operands on top of the stack; done():
// machine.special has the function that is to be called.
Owned callCache(Runtime&, Value cache, std::span<const Value> given);
// A frame for machine.special beside the operands of the current one; null: RecursionError.
Frame* pushSpecial(Runtime&);
// The method has returned `v` (a move) to the instruction of the current frame that waits for it,
// as its Frame::after says: the operands give way to the instruction's result, the frame goes on
// behind it. False: an exception is pending.
bool settleSpecial(Runtime&, Value v, uint32_t after);
// A plain frame ends by an AttributeError: if it is a getter that an instruction has entered, the
// exception takes up what was read.
void noteGetter(Runtime&, const Frame*);
// The special method has raised: is that the end of a loop, which the frame goes on behind?
bool raisedBySpecial(Runtime&, After);

// ---- displays and unpacking (slow_displays.cpp)
bool unpackSequence(Runtime&, Value, uint32_t count, Value* to);  // last item first
bool unpackExtended(Runtime&, Value, uint32_t before, uint32_t after, Value* to);
Owned buildSet(Runtime&, const Value* items, uint32_t count);
Owned buildMap(Runtime&, const Value* pairs, uint32_t count);
Owned buildConstKeyMap(Runtime&, Tuple* keys, const Value* values);
Owned buildString(Runtime&, const Value* parts, uint32_t count);
bool extendDisplay(Runtime&, List*, Value iterable);
bool updateDisplay(Runtime&, Dict*, Value mapping);
bool mergeKeywords(Runtime&, Dict*, Value mapping, Value callable);
Owned formatValue(Runtime&, Value, uint32_t conversion, Value spec);

// ---- calls (slow_calls.cpp)
// Calls the native function or method descriptor at base in the general way.
Owned callNativeAt(Runtime&, const Value* base, uint32_t positional, Tuple* names);
// Calls with `count` positional arguments what lies at base, if it is an object of a built-in type
// that needs no frame to be called, or a native method without self; else notFound(). done():
// machine.special has what is to be called.
Owned callNativeObject(Runtime&, const Value* base, uint32_t count);
// As error texts name what is called: "module.f()". False: it cannot tell, an error is pending.
bool callableName(Runtime&, Value callable, std::string* name);
// Do its defaults give what `count` positional arguments, all there are, leave out?
inline bool takesDefaults(const Function* function, uint32_t count) {
  const uint32_t wanted = function->code->exactArguments;
  if (wanted == UINT32_MAX || count >= wanted || function->defaults.isNone()) return false;
  const auto defaults = function->defaults.as<Tuple>()->length;
  return defaults <= wanted && wanted - count <= defaults;
}
// May it be entered with so many, all by position?
inline bool takesPlainly(const Function* function, uint32_t count) {
  return function->code->exactArguments == count || takesDefaults(function, count);
}
// Puts them behind those `count`.
[[gnu::always_inline]] inline void addDefaults(const Function* function, uint32_t count,
                                               Value* locals) {
  const uint32_t wanted = function->code->exactArguments;
  if (count == wanted) return;
  const Tuple* defaults = function->defaults.as<Tuple>();
  const Value* from = defaults->items() + (defaults->length - wanted);
  for (uint32_t k = count; k < wanted; k++) {
    retain(from[k]);
    locals[k] = from[k];
  }
}
// Of the arguments at `given` the last are by keyword. With defaults for what they leave out they
// go to the parameters at `locals`, where there is room for a frame (perhaps the same place).
// False: nothing is done, there is more to it than that, as with *args (place_keywords.cpp).
bool placeKeywords(Runtime&, const Function*, Value* given, Value* locals, uint32_t positional,
                   const Tuple* names);
// The same of self, unless it is unbound, and what `iterable` and `mapping` (unbound: none) hold,
// which are a tuple or list and a dict, or there is more to it. Borrows all.
bool spreadArguments(Runtime&, const Function*, Value self, Value iterable, Value mapping,
                     Value* locals);
// The form of CALL for what lies at base: the callable, self or unbound, `count` arguments; `next`
// is the opcode of the instruction behind.
Op callForm(Runtime&, const Value* base, uint32_t count, Op next);
// `call`, of len, has become CALL_LEN: what puts the callable and a local, or an attribute of one,
// on the stack becomes the form that does all of it.
void joinLength(Instr* call);
// __init__, a plain function, of a class whose instances a native __new__ makes; borrowed; null
// when the class has to be called in the general way.
Function* initOf(Runtime&, Type*);
// A new instance for that __init__ to fill.
Owned makeForInit(Runtime&, Type*, const CallArgs&);
// Where the generator of such code begins, of which a call does no more than to make one; null: it
// does more.
[[gnu::always_inline]] inline const Instr* startOfGenerator(const Code* code) {
  const Instr* at = code->instructions;
  if (at->op() == Op::COPY_FREE_VARS) at++;
  return at->op() == Op::RETURN_GENERATOR ? at + 1 : nullptr;
}
// A generator of `code`, a generator expression's: it takes over what lies at `operands`, the cells
// that its free variables are and the iterator. Its global names are those of `frame`.
Owned makeGenerator(Runtime&, const Frame*, Code*, Value* operands, uint32_t cells);
// The call of `method` with nothing but self, if all that it does is to make a generator or
// coroutine; notFound(): it does more.
Owned suspendedCall(Runtime&, Value method, Value self);
Owned callSpread(Runtime&, Value callable, Value iterable, Value mapping);
// The same, for the machine to make the call: the arguments in `iterable` and `mapping` (unbound:
// none) are fetched.
struct SpreadArguments {
  static constexpr uint32_t kMost = 32;
  union {
    Value values[kMost];  // owned; not set to anything to begin with
  };
  uint32_t count = 0;
  Tuple* names = nullptr;  // of the last of them; owned

  SpreadArguments() {}
};
// 1: done; 0: there are too many, or something has to be looked at more closely; -1: error.
int fetchArguments(Runtime&, Value iterable, Value mapping, SpreadArguments* to);
// The plain function that is __call__ of the object's class; null: there is none, and *isType says
// whether the object, an instance of a metaclass, is called as classes of the type `type` are.
Function* callMethodOf(Runtime&, Value, bool* isType);
// What `super().name` calls in a plain method, __new__ or class method, borrowed (slow_super.cpp).
struct SuperCall {
  Value callable = Value::null();  // null: to be looked at more closely
  Value self = Value::unbound();   // goes before the arguments, if bound
};
SuperCall superMethod(Runtime&, Frame*, InlineCache* global, InlineCache* method);
// The same of super(type, self).name.
SuperCall methodBehind(Runtime&, Value type, Value self, InlineCache* method);
Owned buildClassFunction(Runtime&, Frame*);
Owned sendTo(Runtime&, Value receiver, Value value, Value* result);
Owned awaitable(Runtime&, Value, uint32_t after);
Owned asyncIterator(Runtime&, Value);
Owned asyncNext(Runtime&, Value iterator);
Owned wrapAsyncValue(Runtime&, Value);
// The generator's frame has returned or raised: everything in it is dropped.
void endGenerator(Runtime&, Generator*);
// PEP 479: a pending StopIteration that leaves such code is an error.
void convertStop(Runtime&, const Code*);

// ---- exceptions and with (slow_exceptions.cpp)
void raiseStatement(Runtime&, Value exception, Value cause);  // unbound: not given
int matchException(Runtime&, Value exception, Value pattern);
bool matchGroup(Runtime&, Value exception, Value pattern, Value* rest, Value* match);
Owned prepareReraise(Runtime&, Value original, Value raised);
// *exit, and *self where it is a plain function: what is called in the end.
Owned enterWith(Runtime&, Value manager, bool isAsync, Value* exit, Value* self);
// The manager's __enter__, if it is a function to be called with it alone and __exit__ is a
// function, too, which goes to *exit; or null. Both borrowed.
Function* enterMethod(Runtime&, Value manager, Function** exit);
Owned callExit(Runtime&, Value exit, Value self, Value exception);

// ---- imports (slow_imports.cpp)
Owned importName(Runtime&, Frame*, uint32_t name, Value level, Value fromList);
Owned importFrom(Runtime&, Frame*, Value module, uint32_t name);
bool importStar(Runtime&, Frame*, Value module);
bool printExpression(Runtime&, Value);

// ---- match (slow_match.cpp)
Owned matchKeys(Runtime&, Value subject, Tuple* keys);
// `is`: the subject is known to be an instance.
Owned matchClass(Runtime&, Value subject, Value cls, uint32_t positional, Tuple* names, bool is);
Owned matchRest(Runtime&, Value subject, Tuple* keys);

}  // namespace ouro
