// bool: two marks in the word, ints in every other respect.

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

Owned bool_repr(Runtime& rt, Value self) {
  return Owned::share(self.isTrue() ? rt.names.true_ : rt.names.false_);
}

// & | ^ of two bools stay bool.
Owned bool_and(Runtime& rt, Value left, Value right) {
  if (left.isBool() && right.isBool()) return Owned::boolean(left.isTrue() && right.isTrue());
  if (!isInt(rt, left) || !isInt(rt, right)) return Owned::notImplemented();
  return intAnd(rt, left, right);
}
Owned bool_or(Runtime& rt, Value left, Value right) {
  if (left.isBool() && right.isBool()) return Owned::boolean(left.isTrue() || right.isTrue());
  if (!isInt(rt, left) || !isInt(rt, right)) return Owned::notImplemented();
  return intOr(rt, left, right);
}
Owned bool_xor(Runtime& rt, Value left, Value right) {
  if (left.isBool() && right.isBool()) return Owned::boolean(left.isTrue() != right.isTrue());
  if (!isInt(rt, left) || !isInt(rt, right)) return Owned::notImplemented();
  return intXor(rt, left, right);
}

int bool_truth(Runtime&, Value self) { return self.isTrue(); }

Owned bool_make(Runtime& rt, Type*, const CallArgs& given) {
  if (given.names) return raise(rt, Exc::TypeError, "bool() takes no keyword arguments");
  if (given.positional > 1) {
    return raise(rt, Exc::TypeError, "bool expected at most 1 argument, got {}", given.positional);
  }
  int result = given.positional == 0 ? 0 : truth(rt, given.values[0]);
  return result < 0 ? Owned::error() : Owned::boolean(result);
}

constexpr Slots boolSlots() {
  Slots s;
  s.repr = bool_repr;
  s.truth = bool_truth;
  s.make = bool_make;
  s[BinaryOp::And] = bool_and;
  s[BinaryOp::Or] = bool_or;
  s[BinaryOp::Xor] = bool_xor;
  return s;
}

}  // namespace

const TypeDef boolTypeDef = {
    .name = "bool",
    .base = TypeId::Int,
    .basicSize = sizeof(BigInt),
    .itemSize = sizeof(mp_limb_t),
    .flags = kMatchSelf | kImmutable,
    .slots = boolSlots(),
    .make = "x=False, /",
    .doc = "True or False: whether the argument is true.",
};

}  // namespace ouro
