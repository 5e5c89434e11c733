#pragma once
// Is a value of exactly this built-in type? And the few other questions that every container asks
// before its fast paths.

#include "runtime/runtime.h"

namespace ouro {

// That the condition mostly holds. The attribute [[likely]] tells g++ so of the last part alone of
// a condition in several.
#define OURO_LIKELY(...) __builtin_expect((__VA_ARGS__), true)

// The built-in types are made first, in the order of TypeId, except that type comes before object:
// so their kinds' numbers are known to the compiler, and no other has their low byte. The Runtime
// checks it when it starts.
constexpr uint32_t kindNumberOf(TypeId id) {
  switch (id) {
    case TypeId::Type: return 1;
    case TypeId::Object: return 2;
    default: return static_cast<uint32_t>(id) + 1;
  }
}
[[gnu::always_inline]] inline bool isExactly(Value v, TypeId id) {
  return v.isObject() && v.object()->kindByte() == kindNumberOf(id);
}
// The same where it mostly is.
[[gnu::always_inline]] inline bool isMostly(Value v, TypeId id) {
  return OURO_LIKELY(v.isObject() && v.object()->kindByte() == kindNumberOf(id));
}
[[gnu::always_inline]] inline bool isExactly(const Runtime&, Value v, TypeId id) {
  return isExactly(v, id);
}

// Is it an instance of a type that is not in types.def: mostly of a class made by a script?
[[gnu::always_inline]] inline bool isInstanceOfClass(Value v) {
  return v.isObject() && v.object()->kindByte() > static_cast<uint32_t>(TypeId::Count);
}

// An object of exactly a built-in container type, straight from the heap: count 1, tracked, its
// fields uninitialised, so the caller fills all of them before anything else can happen. Null with
// MemoryError pending.
template <class T>
[[gnu::always_inline]] inline T* makeRaw(Runtime& rt, TypeId id, size_t size = sizeof(T)) {
  Object* made = rt.heap.allocateContainerRaw(size, kindNumberOf(id));
  if (!made) [[unlikely]]
    (void)raiseMemoryError(rt);
  return static_cast<T*>(made);
}

// The same for an atom: an object of a type that is no container.
template <class T>
[[gnu::always_inline]] inline T* makeRawAtom(Runtime& rt, TypeId id) {
  Object* made = rt.heap.allocateAtom(sizeof(T), kindNumberOf(id));
  if (!made) [[unlikely]]
    (void)raiseMemoryError(rt);
  return static_cast<T*>(made);
}

// Could the collector ever have to look at this value? An atom never; a tuple that was found to
// hold only atoms neither (it cannot change). Others, even if they are not tracked now, may be.
inline bool mayBeTracked(const Runtime& rt, Value v) {
  if (!v.isObject() || v.isNull()) return false;
  Object* object = v.object();
  if (object->has(kTracked)) return true;
  if (isExactly(v, TypeId::Str)) return false;  // as many are
  return rt.heap.kindOf(object)->isContainer && !isExactly(rt, v, TypeId::Tuple);
}

// hash() of an in-word int as CPython: the value modulo 2^61 - 1, never -1.
inline int64_t hashOfSmall(int64_t i) {
  if (static_cast<uint64_t>(i) >> 60 == 0) [[likely]]
    return i;
  constexpr int64_t kModulus = (int64_t{1} << 61) - 1;
  if (i >= kModulus || i <= -kModulus) i %= kModulus;
  return i == -1 ? -2 : i;
}

// equals() for an item of a container that == might change: holds the item meanwhile.
int equalsHeld(Runtime&, Value item, Value other);
inline int itemEquals(Runtime& rt, Value item, Value other) {
  if (item == other) return 1;
  if (Value::bothSmall(item, other)) return 0;
  return equalsHeld(rt, item, other);
}

// index(), but what comes out is an int itself: not a bool, not an instance of a subclass.
Owned exactIndex(Runtime&, Value);

// For recursion that CPython does not count but that must not crash: false with RecursionError
// pending when the native stack is nearly used up.
inline bool stackHasRoom(Runtime& rt) {
  if (static_cast<char*>(__builtin_frame_address(0)) > rt.stackLimit) return true;
  (void)raiseRecursionError(rt);
  return false;
}

// An argument that CPython reads as a Py_ssize_t: an int, or what has __index__, that fits.
bool sizeArg(Runtime&, Value, int64_t* result);

// For GetSetDef::set of what CPython calls a read-only member: AttributeError "readonly attribute".
bool refuseSet(Runtime&, Value self, Value value);

// The positional arguments of a constructor that takes no keywords into `out` (unbound when not
// given): "name expected at most 1 argument, got 2", "name() takes no keyword arguments".
bool unpackPositional(Runtime&, const char* name, const CallArgs&, uint32_t minimum,
                      uint32_t maximum, Value* out);
bool refuseKeywords(Runtime&, const char* name, const CallArgs&);
// unpackPositional(rt, name, given, 0, 1, out), most often in place.
[[gnu::always_inline]] inline bool unpackOne(Runtime& rt, const char* name, const CallArgs& given,
                                             Value* out) {
  if (given.names || given.positional > 1) [[unlikely]]
    return unpackPositional(rt, name, given, 0, 1, out);
  *out = given.positional ? given.values[0] : Value::unbound();
  return true;
}

// The factor of sequence * n, 0 if it is negative: TypeError "can't multiply sequence by non-int
// of type 'x'", OverflowError when it does not fit.
bool repeatCount(Runtime&, Value n, int64_t* result);

}  // namespace ouro
