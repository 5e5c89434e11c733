// Operators: what is not two numbers in the word.

#include "compiler/opcode_info.h"
#include "runtime/arith.h"
#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/number_text.h"
#include "runtime/types/quick_hash.h"
#include "runtime/types/set.h"
#include "runtime/types/str_chars.h"
#include "stdlib/collections.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

Owned slowMatrixMultiply(Runtime& rt, Value left, Value right) {
  return binary(rt, BinaryOp::MatrixMultiply, left, right);
}
Owned slowInplaceMatrixMultiply(Runtime& rt, Value left, Value right) {
  return inplace(rt, BinaryOp::MatrixMultiply, left, right);
}

namespace {

// A bool, or a number in the word that a double holds exactly.
[[gnu::always_inline]] inline bool exactDouble(Value v, double* out) {
  constexpr int64_t kExact = int64_t{1} << 53;
  if (v.isFlonum()) {
    *out = v.flonum();
  } else if (v.isSmall() && v.small() >= -kExact && v.small() <= kExact) {
    *out = static_cast<double>(v.small());
  } else if (v.isBool()) {
    *out = v.isTrue();
  } else {
    return false;
  }
  return true;
}

// Of two texts; most differ in their first character.
[[gnu::always_inline]] inline int outcomeOfTexts(const Str* a, const Str* b) {
  int order = orderOfFirst(a, b);
  if (order == 0 && a != b) order = compare(a, b);
  return (order >= 0) + (order > 0);
}

[[gnu::always_inline]] inline int outcomeOfStrs(Value left, Value right, bool isEquality) {
  if (isEquality) return equal(left.as<Str>(), right.as<Str>());
  return outcomeOfTexts(left.as<Str>(), right.as<Str>());
}

// An int in the word, or an instance of a class, as those of an IntEnum, that compares as int does.
[[gnu::always_inline]] inline bool comparesAsInt(const Runtime& rt, Value v, int64_t* number) {
  if (!isInstanceOfClass(v)) {
    *number = v.small();
    return v.isSmall();
  }
  return classOf(rt, v)->slots.compare == rt.type(TypeId::Int)->slots.compare && asShort(v, number);
}

// Of two of which one is an instance of a class.
[[gnu::noinline]] int outcomeOfInstances(const Runtime& rt, Value left, Value right,
                                         bool isEquality) {
  if (isInstanceOfClass(left)) {
    const auto own = classOf(rt, left)->slots.compare;
    if (own == rt.type(TypeId::Str)->slots.compare)
      return comparesAsStr(rt, right) ? outcomeOfStrs(left, right, isEquality) : -1;
    if (own == rt.type(TypeId::Object)->slots.compare) {
      if (!isEquality || right.isUnbound()) return -1;
      const bool isAlike = isInstanceOfClass(right) && classOf(rt, right)->slots.compare == own;
      return isAlike ? left == right : equalAtSight(rt, left, right);
    }
  }
  int64_t a, b;
  if (!comparesAsInt(rt, left, &a) || !comparesAsInt(rt, right, &b)) return -1;
  return (a >= b) + (a > b);
}

}  // namespace

int outcomeOfOthers(const Runtime& rt, Value left, Value right, bool isEquality) {
  if (isExactly(left, TypeId::Str) && isExactly(right, TypeId::Str))
    return outcomeOfStrs(left, right, isEquality);
  if (isInstanceOfClass(left) || (left.isSmall() && isInstanceOfClass(right)))
    return outcomeOfInstances(rt, left, right, isEquality);
  double a, b;
  if (exactDouble(left, &a) && exactDouble(right, &b))
    return (a >= b) + (a > b);  // no NaN fits the word
  // An int that does not fit the word lies beyond all that do.
  if (left.isSmall() && isExactly(right, TypeId::Int)) return intIsNegative(rt, right) ? 2 : 0;
  if (right.isSmall() && isExactly(left, TypeId::Int)) return intIsNegative(rt, left) ? 0 : 2;
  if (!isEquality || left.isUnbound() || right.isUnbound()) return -1;
  if (isExactly(left, TypeId::Tuple) && isExactly(right, TypeId::Tuple))
    return plainEquals(left.as<Tuple>()->span(), right.as<Tuple>()->span());
  return equalAtSight(rt, left, right);
}

int truthOfOthers(const Runtime& rt, Value v) {
  if (v.isFlonum()) return v.flonum() != 0;
  if (v.isUnbound()) return -1;
  if (v.isObject()) {
    switch (v.object()->kindByte()) {
      case kindNumberOf(TypeId::Str): return v.as<Str>()->length != 0;
      case kindNumberOf(TypeId::Int): return 1;  // 0 lies in the word
      case kindNumberOf(TypeId::List): return v.as<List>()->length != 0;
      case kindNumberOf(TypeId::Tuple): return v.as<Tuple>()->length != 0;
      case kindNumberOf(TypeId::Dict): return v.as<Dict>()->used != 0;
      case kindNumberOf(TypeId::Set): return v.as<Set>()->used != 0;
    }
  }
  const Type* type = typeOf(rt, v);
  if (!type->slots.truth && !type->slots.length) return 1;
  return type->definition == &dequeTypeDef ? v.as<Deque>()->length != 0 : -1;
}

[[gnu::always_inline]] static inline bool isEquality(CompareOp op) {
  return op == CompareOp::Eq || op == CompareOp::Ne;
}

// Two objects of built-in types with one way to compare, as set and frozenset have.
[[gnu::always_inline]] static inline bool areComparedAlike(const Runtime& rt, Value left,
                                                           Value right) {
  return left.isObject() && right.isObject() && !isInstanceOfClass(left) &&
         !isInstanceOfClass(right) &&
         classOf(rt, left)->slots.compare == classOf(rt, right)->slots.compare;
}
[[gnu::noinline]] static Owned compareAlike(Runtime& rt, Value left, Value right, CompareOp op) {
  if (isExactly(left, TypeId::Int))
    return Owned::boolean(orderMatches(intCompare(rt, left, right), op));
  const auto own = classOf(rt, left)->slots.compare;
  Owned result = own ? own(rt, left, right, op) : Owned::notImplemented();
  return result.isNotImplemented() ? compareAfterLeft(rt, left, right, op) : result;
}

// All others.
[[gnu::noinline]] static Owned compareTwo(Runtime& rt, Value left, Value right, CompareOp op) {
  if (areComparedAlike(rt, left, right)) return compareAlike(rt, left, right, op);
  if (isInstanceOfClass(left)) {
    // A named tuple, a member of an IntEnum: what they inherit answers first, unless the right one
    // is of a class below the left one's.
    Type* type = typeOf(rt, left);
    auto own = type->slots.compare;
    if (own && own != classCompare && (!isInstanceOfClass(right) || typeOf(rt, right) == type)) {
      Owned result = own(rt, left, right, op);
      return result.isNotImplemented() ? compareAfterLeft(rt, left, right, op) : result;
    }
  }
  return compare(rt, left, right, op);
}

// Has the exact type of both an answer to this comparison of two of its own, whatever they hold?
[[gnu::always_inline]] static inline bool alwaysAnswers(Value v, CompareOp op) {
  constexpr auto bit = [](TypeId id) { return uint64_t{1} << kindNumberOf(id); };
  constexpr uint64_t kOrdered = bit(TypeId::Bytes) | bit(TypeId::ByteArray) | bit(TypeId::Tuple) |
                                bit(TypeId::List) | bit(TypeId::Set) | bit(TypeId::FrozenSet) |
                                bit(TypeId::DictKeys) | bit(TypeId::DictItems);
  const uint32_t kind = v.object()->kindByte();
  return kind < 64 && (isEquality(op) ? kOrdered | bit(TypeId::Dict) : kOrdered) >> kind & 1;
}

Owned slowCompareAny(Runtime& rt, Value left, Value right, CompareOp op) {
  if (left.isObject() && right.isObject() &&
      left.object()->kindIndex() == right.object()->kindIndex()) {
    const auto own = classOf(rt, left)->slots.compare;
    if (alwaysAnswers(left, op)) return own(rt, left, right, op);
    if (isEquality(op) && own == rt.type(TypeId::Object)->slots.compare)
      return Owned::boolean((left == right) == (op == CompareOp::Eq));
    if (!isInstanceOfClass(left)) return compareAlike(rt, left, right, op);
  }
  return compareTwo(rt, left, right, op);
}

// Does an instruction store into a local that shares an object with one operand alone?
[[gnu::always_inline]] static inline bool isHome(const Frame* frame, Instr store, Value left) {
  return left.object()->refs == 2 && frame->locals[store.arg()] == left;
}

[[gnu::noinline]] static Owned inplaceAddAny(Runtime& rt, Frame* frame, Value left, Value right) {
  if (!isExactStr(rt, left) || !isExactStr(rt, right)) {
    Owned result = slowInplace<BinaryOp::Add, arithAdd>(rt, left, right);
    release(left);
    return result;
  }
  const Instr next = *frame->pc;
  if (genericOp(next.op()) == Op::STORE_FAST && isHome(frame, next, left)) {
    if (appendInPlace(left.as<Str>(), right.as<Str>())) return Owned::adopt(left);
    frame->locals[next.arg()] = Value::unbound();
    release(left);
  }
  return concatConsuming(rt, Owned::adopt(left), right.as<Str>());
}

void leaveForm(Instr* at, Op first, Value operand) {
  if (kSpecialise && !isPlainNumber(operand)) at->setOp(first);
}

Owned inplaceAdd(Runtime& rt, Frame* frame, Value left, Value right) {
  const Instr next = *frame->pc;
  const bool stores = next.op() == Op::STORE_FAST || next.op() == Op::STORE_FAST_JUMP_BACKWARD;
  if (isExactStr(rt, left) && isExactStr(rt, right) && stores && isHome(frame, next, left) &&
      appendShort(left.as<Str>(), right.as<Str>()))
    return Owned::adopt(left);
  return inplaceAddAny(rt, frame, left, right);
}

}  // namespace ouro
