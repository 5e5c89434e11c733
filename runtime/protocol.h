#pragma once
// What every value answers to, by way of its type's slots. All arguments are borrowed.

#include <span>
#include <string>
#include <string_view>

#include "runtime/error.h"
#include "runtime/runtime.h"

namespace ouro {

// ---- types
Type* typeOfImmediate(const Runtime&, Value);  // for what is not a heap object
inline Type* typeOf(const Runtime& rt, Value v) {
  if (v.isObject()) return static_cast<Shape*>(rt.heap.kindOf(v.object()))->type;
  return typeOfImmediate(rt, v);
}
bool isSubtypeSlow(const Type*, const Type* base);
inline bool isSubtype(const Type* type, const Type* base) {
  return type == base || isSubtypeSlow(type, base);
}
bool isInstance(const Runtime&, Value, TypeId base);  // by the real type, no __instancecheck__
int isInstance(Runtime&, Value, Value classOrTuple);  // as isinstance(); -1 on error
int isSubclass(Runtime&, Value, Value classOrTuple);
// Is the __class__ of the type's instances what every object has, so that it says the type?
bool saysItsType(Runtime&, Type*);
int plainIsInstance(Runtime&, Value, Type*);  // type.__instancecheck__: the type, then __class__
int abstractIsSubclass(Runtime&, Value, Value cls);  // by __bases__, for what are not types
Type* asType(const Runtime&, Value);                 // null if it is not a type

// ---- attributes
Owned getAttr(Runtime&, Value, Str* name);     // AttributeError when absent
Owned lookupAttr(Runtime&, Value, Str* name);  // notFound() instead of AttributeError
// As the getAttribute slot `get` does, but notFound() where it would make an AttributeError itself.
Owned lookupBy(Runtime&, AttributeFn get, Value, Str* name);
bool setAttr(Runtime&, Value, Str* name, Value);   // unbound: delete
Owned genericGetAttr(Runtime&, Value, Str* name);  // object.__getattribute__
Owned genericLookup(Runtime&, Value, Str* name);   // the same with notFound()
// AttributeError with its obj and name; text has places for the owner's and the attribute's name.
Owned raiseAttribute(Runtime&, Value, Str* name, const char* text, std::string_view owner);
bool genericSetAttr(Runtime&, Value, Str* name, Value);
Value typeLookup(Runtime&, Type*, Str* name);    // along the mro; notFound(); borrowed, raw
Value instanceAttr(Runtime&, Value, Str* name);  // the instance's own; notFound(); borrowed
Dict* instanceDict(Runtime&, Value);  // makes __dict__; borrowed; null: has none, or error pending

// ---- calls
Owned call(Runtime&, Value callable, const CallArgs&);
// Calls a class whose metaclass is `type`, or does what type.__call__ does for any.
Owned instantiate(Runtime&, Type*, const CallArgs&);
// The same of a built-in type with one argument.
Owned instantiateOf(Runtime&, Type*, Value);
Owned call(Runtime&, Value callable, std::span<const Value> positional);
Owned call(Runtime&, Value callable);
Owned call(Runtime&, Value callable, Value a);
Owned call(Runtime&, Value callable, Value a, Value b);
Owned call(Runtime&, Value callable, Value a, Value b, Value c);
Owned callMethod(Runtime&, Value self, Str* name, std::span<const Value> arguments = {});
// A special method: looked up on the type, bound; notFound() if the type has none.
Owned callSpecial(Runtime&, Value self, Str* name, std::span<const Value> arguments = {});
bool isCallable(const Runtime&, Value);

// ---- text
Owned repr(Runtime&, Value);
Owned str(Runtime&, Value);
Owned ascii(Runtime&, Value);
Owned format(Runtime&, Value, Value spec);  // format(value, spec)
// While printing a container: notFound(), to be paired with reprLeave; `dots` as a str if `v` is
// being printed already, further out; error().
Owned reprEnter(Runtime&, Value v, std::string_view dots);
void reprLeave(Runtime&, Value v);

// ---- truth, hash, comparison
int truth(Runtime&, Value);  // 0, 1, -1 on error
bool hash(Runtime&, Value, int64_t* result);
Owned compare(Runtime&, Value, Value, CompareOp);
// The rest of compare(), binary() and inplace() once the left operand's method has answered
// NotImplemented; the right one's type is no subtype of the left one's.
Owned compareAfterLeft(Runtime&, Value, Value, CompareOp);
Owned binaryAfterLeft(Runtime&, BinaryOp, Value, Value);
Owned inplaceAfterLeft(Runtime&, BinaryOp, Value, Value);
// The same once both operands' methods have.
Owned compareAfterBoth(Runtime&, Value, Value, CompareOp);
Owned binaryAfterBoth(Runtime&, BinaryOp, Value, Value);
Owned inplaceAfterBoth(Runtime&, BinaryOp, Value, Value);
int compareBool(Runtime&, Value, Value, CompareOp);  // 0, 1, -1; does not shortcut identity
int equals(Runtime&, Value, Value);                  // identity first, then ==; 0, 1, -1
// Of two that compare by identity, or of types that know nothing of each other, whether they are
// equal; -1 of any others.
int equalAtSight(const Runtime&, Value, Value);

// ---- operators
Owned binary(Runtime&, BinaryOp, Value, Value);
Owned inplace(Runtime&, BinaryOp, Value, Value);
Owned power(Runtime&, Value, Value, Value modulus);
bool isPrintFunction(const Runtime&, Value);  // for the hint when somebody writes print >> file
Owned negative(Runtime&, Value);
Owned positive(Runtime&, Value);
Owned invert(Runtime&, Value);
Owned absolute(Runtime&, Value);

// ---- numbers
Owned index(
    Runtime&,
    Value);  // an int, by __index__; TypeError "'x' object cannot be interpreted as an integer"
// index() as an int64; an int beyond it: raises `overflow` (or clamps when it is Exc::Count).
bool indexInt64(Runtime&, Value, int64_t* result, Exc overflow = Exc::OverflowError);
// Is what a conversion method returned of the type it must be? TypeError if not; an instance of a
// subclass is warned about. `method` as "__index__", `noun` as "int".
bool isConverted(Runtime&, Value made, TypeId type, std::string_view method, const char* noun);
Owned toInt(Runtime&, Value);    // int(x)
Owned toFloat(Runtime&, Value);  // float(x)
bool asDouble(
    Runtime&, Value,
    double* result);  // a real number for math functions; TypeError "must be real number, not x"

// ---- containers
int64_t length(Runtime&, Value);                     // -1 on error
int64_t lengthHint(Runtime&, Value, int64_t other);  // -1 on error
Owned getItem(Runtime&, Value, Value key);
bool setItem(Runtime&, Value, Value key, Value);                 // unbound: delete
Owned newGenericAlias(Runtime&, Value origin, Value arguments);  // list[int]
int contains(Runtime&, Value container, Value item);

// ---- long native loops
// Are signals, another thread or a collection waiting? Called now and then; false: an exception
// (KeyboardInterrupt) is pending.
[[nodiscard]] bool safePoint(Runtime&);
// The same for loops that are one step to the other threads, in CPython, too: only signals and the
// limits of the run are heeded. Cheap enough for each round.
[[nodiscard]] bool heedSignalsNow(Runtime&);
[[nodiscard]] inline bool heedSignals(Runtime& rt) {
  return (rt.attention & kSignalArrived) == 0 || heedSignalsNow(rt);
}

// ---- iteration
Owned iter(Runtime&, Value);
Owned asIterator(Runtime&, Owned);     // what __iter__ has returned, if it is one; TypeError
Owned next(Runtime&, Value iterator);  // done() at the end, with nothing pending
// What a next slot returned, with a StopIteration that a script's code raised in it as the end.
inline Owned endAtStop(Runtime& rt, Owned item) {
  if (!item.isError() || !errorMatches(rt, Exc::StopIteration)) [[likely]]
    return item;
  clearError(rt);
  return Owned::done();
}
// Items of any iterable in a new list or tuple.
Owned listFrom(Runtime&, Value iterable);
Owned tupleFrom(Runtime&, Value iterable);
// Calls `each(rt, item)` (returns false to stop with an error pending) for every item.
template <class F>
[[nodiscard]] bool forEach(Runtime& rt, Value iterable, F&& each) {
  Local it = iter(rt, iterable);
  if (it.isError()) return false;
  UnaryFn advance = typeOf(rt, it)->slots.next;
  for (;;) {
    Local item = endAtStop(rt, advance(rt, it));
    if (item.isDone()) return true;
    if (item.isError() || !each(item.get()) || !heedSignals(rt)) return false;
  }
}

// The native stack is nearly used up, or Python's recursion limit is reached: RecursionError.
// Every C++ function that can recurse through a script's data calls it first. The pure depth is
// counted for Python's limit, the address for the native stack's.
class RecursionGuard {
 public:
  [[gnu::always_inline]] explicit RecursionGuard(Runtime& rt, const char* where = "") : rt_(rt) {
    char here;
    ok_ = ++rt.depth <= rt.recursionLimit && &here >= rt.stackLimit;
    if (!ok_) [[unlikely]]
      (void)raiseRecursionError(rt, where);
  }
  ~RecursionGuard() { --rt_.depth; }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  bool ok() const { return ok_; }  // false: RecursionError is pending

 private:
  Runtime& rt_;
  bool ok_;
};

}  // namespace ouro
