#pragma once
// Slots seen as methods: each function calls one slot with the arguments of a method call.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

// So many arguments; TypeError as CPython words it for slot wrappers. (Keywords were refused
// before.)
inline bool wrapperArity(Runtime& rt, const CallArgs& args, uint32_t least, uint32_t most) {
  if (args.positional >= least && args.positional <= most) return true;
  if (least == most) {
    return fail(rt, Exc::TypeError, "expected {} argument{}, got {}", least, least == 1 ? "" : "s",
                args.positional);
  }
  return fail(rt, Exc::TypeError, "expected at {} {} argument{}, got {}",
              args.positional < least ? "least" : "most", args.positional < least ? least : most,
              (args.positional < least ? least : most) == 1 ? "" : "s", args.positional);
}

// The same for wrappers that unpack their arguments, where CPython names nobody.
inline bool wrapperUnpacks(Runtime& rt, const CallArgs& args, uint32_t least, uint32_t most) {
  if (args.positional >= least && args.positional <= most) return true;
  bool few = args.positional < least;
  uint32_t bound = few ? least : most;
  return fail(rt, Exc::TypeError, " expected {}{} argument{}, got {}",
              least == most ? ""
              : few         ? "at least "
                            : "at most ",
              bound, bound == 1 ? "" : "s", args.positional);
}

template <UnaryFn Slots::*field>
Owned wrapUnary(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 0, 0)) return Owned::error();
  return (slots.*field)(rt, self);
}
template <BinaryFn Slots::*field>
Owned wrapSimpleBinary(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  return (slots.*field)(rt, self, args.values[0]);
}
template <BinaryOp op>
Owned wrapBinary(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  return slots.of(op)(rt, self, args.values[0]);
}
template <BinaryOp op>
Owned wrapReflected(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  // Only __rpow__ may have a modulus.
  if (op == BinaryOp::Power ? !wrapperUnpacks(rt, args, 1, 2) : !wrapperArity(rt, args, 1, 1))
    return Owned::error();
  if (args.positional == 2 && !args.values[1].isNone()) {
    if (!slots.power) return Owned::notImplemented();
    return slots.power(rt, args.values[0], self, args.values[1]);
  }
  return slots.of(op)(rt, args.values[0], self);
}
template <BinaryOp op>
Owned wrapInplace(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  return slots.inplaceOf(op)(rt, self, args.values[0]);
}
inline Owned wrapPower(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 1, 2)) return Owned::error();
  if (args.positional == 2 && !args.values[1].isNone()) {
    if (!slots.power) return Owned::notImplemented();
    return slots.power(rt, self, args.values[0], args.values[1]);
  }
  return slots.of(BinaryOp::Power)(rt, self, args.values[0]);
}
inline Owned wrapConcat(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  return wrapSimpleBinary<&Slots::concat>(rt, slots, self, args);
}
template <BinaryFn Slots::*field>
Owned wrapByIndex(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 1, 1)) return Owned::error();
  int64_t count;
  OURO_CHECK(indexInt64(rt, args.values[0], &count));
  return (slots.*field)(rt, self, args.values[0]);
}
inline Owned wrapRepeat(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  return wrapByIndex<&Slots::repeat>(rt, slots, self, args);
}
inline Owned wrapInplaceConcat(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  return wrapSimpleBinary<&Slots::inplaceConcat>(rt, slots, self, args);
}
inline Owned wrapInplaceRepeat(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  return wrapByIndex<&Slots::inplaceRepeat>(rt, slots, self, args);
}
inline Owned wrapNext(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 0, 0)) return Owned::error();
  Owned result = slots.next(rt, self);
  if (result.isDone()) return raiseStopIteration(rt, Value::none());
  return result;
}
inline Owned wrapCall(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  return slots.call(rt, self, args);
}
inline Owned wrapHash(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  int64_t result;
  if (!wrapperArity(rt, args, 0, 0) || !slots.hash(rt, self, &result)) return Owned::error();
  return newInt(rt, result);
}
inline Owned wrapTruth(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 0, 0)) return Owned::error();
  int result = slots.truth(rt, self);
  return result < 0 ? Owned::error() : Owned::boolean(result);
}
inline Owned wrapLength(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 0, 0)) return Owned::error();
  int64_t result = slots.length(rt, self);
  return result < 0 ? Owned::error() : newInt(rt, result);
}
inline Owned wrapContains(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  int result = slots.contains(rt, self, args.values[0]);
  return result < 0 ? Owned::error() : Owned::boolean(result);
}
inline Owned wrapSetItem(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 2, 2)) return Owned::error();
  OURO_CHECK(slots.setItem(rt, self, args.values[0], args.values[1]));
  return Owned::none();
}
inline Owned wrapDelItem(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  OURO_CHECK(slots.setItem(rt, self, args.values[0], Value::unbound()));
  return Owned::none();
}
// The name argument of the attribute methods, or null with TypeError pending.
inline Str* namedAttribute(Runtime& rt, Value name) {
  if (isStr(rt, name)) return name.as<Str>();
  (void)raise(rt, Exc::TypeError, "attribute name must be string, not '{}'", typeName(rt, name));
  return nullptr;
}
inline Owned wrapGetAttribute(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  Str* name = namedAttribute(rt, args.values[0]);
  return name ? slots.getAttribute(rt, self, name) : Owned::error();
}
// Does a base's native __setattr__ suit the object? One that a type in between has overridden with
// code of its own does not: object.__setattr__(int, ...) would change what must not change.
inline bool suitsAttributes(Runtime& rt, const Slots& slots, Value self, const char* what) {
  const Type* type = typeOf(rt, self);
  while (type->slots.setAttribute == classSetAttribute && type->base) type = type->base;
  if (type->slots.setAttribute == slots.setAttribute) return true;
  return fail(rt, Exc::TypeError, "can't apply this {} to {} object", what, typeName(rt, self));
}
inline Owned wrapSetAttribute(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 2, 2)) return Owned::error();
  Str* name = namedAttribute(rt, args.values[0]);
  OURO_CHECK(name && suitsAttributes(rt, slots, self, "__setattr__") &&
             slots.setAttribute(rt, self, name, args.values[1]));
  return Owned::none();
}
inline Owned wrapDelAttribute(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  Str* name = namedAttribute(rt, args.values[0]);
  OURO_CHECK(name && suitsAttributes(rt, slots, self, "__delattr__") &&
             slots.setAttribute(rt, self, name, Value::unbound()));
  return Owned::none();
}
template <CompareOp op>
Owned wrapCompare(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  return slots.compare(rt, self, args.values[0], op);
}
inline Owned wrapDescriptorGet(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 1, 2)) return Owned::error();
  Value instance = args.values[0].isNone() ? Value::unbound() : args.values[0];
  Value owner = args.positional == 2 ? args.values[1] : Value::none();
  if (instance.isUnbound() && owner.isNone())
    return raise(rt, Exc::TypeError, "__get__(None, None) is invalid");
  if (!owner.isNone() && !asType(rt, owner) &&
      typeOf(rt, self) == rt.type(TypeId::ClassMethodDescriptor)) {
    return raise(rt, Exc::TypeError, "descriptor needs a type, not a '{}' as arg 2",
                 typeName(rt, owner));
  }
  return slots.descriptorGet(rt, self, instance, asType(rt, owner));
}
inline Owned wrapDescriptorSet(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperUnpacks(rt, args, 2, 2)) return Owned::error();
  OURO_CHECK(slots.descriptorSet(rt, self, args.values[0], args.values[1]));
  return Owned::none();
}
inline Owned wrapDescriptorDelete(Runtime& rt, const Slots& slots, Value self,
                                  const CallArgs& args) {
  if (!wrapperArity(rt, args, 1, 1)) return Owned::error();
  OURO_CHECK(slots.descriptorSet(rt, self, args.values[0], Value::unbound()));
  return Owned::none();
}
inline Owned wrapInit(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  OURO_CHECK(slots.init(rt, self, args));
  return Owned::none();
}
inline Owned wrapFinalise(Runtime& rt, const Slots& slots, Value self, const CallArgs& args) {
  if (!wrapperArity(rt, args, 0, 0)) return Owned::error();
  OURO_CHECK(slots.finalise(rt, self));
  return Owned::none();
}

}  // namespace ouro
