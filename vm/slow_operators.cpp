// Operators: what is not two numbers in the word.

#include "compiler/opcode_info.h"
#include "runtime/arith.h"
#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "vm/slow.h"

namespace ouro {

namespace {

bool isBinary(Op op) { return op >= Op::BINARY_ADD && op <= Op::BINARY_FLOOR_DIVIDE; }
bool isInplace(Op op) { return op >= Op::INPLACE_ADD && op <= Op::INPLACE_FLOOR_DIVIDE; }

constexpr CompareOp comparison(Op op) {
  switch (op) {
    case Op::COMPARE_LT: return CompareOp::Lt;
    case Op::COMPARE_LE: return CompareOp::Le;
    case Op::COMPARE_EQ: return CompareOp::Eq;
    case Op::COMPARE_NE: return CompareOp::Ne;
    case Op::COMPARE_GT: return CompareOp::Gt;
    default: return CompareOp::Ge;
  }
}
BinaryOp binaryOf(Op op) {
  Op first = isInplace(op) ? Op::INPLACE_ADD : Op::BINARY_ADD;
  return static_cast<BinaryOp>(static_cast<uint8_t>(op) - static_cast<uint8_t>(first));
}

}  // namespace

Function* operatorMethod(Runtime& rt, Op op, Value left, Value right) {
  Type *type = typeOf(rt, left), *other = typeOf(rt, right);
  if (other != type && isSubtype(other, type)) return nullptr;  // its method may come first
  op = genericOp(op);
  Value method = Value::notFound();
  if (op == Op::BINARY_SUBSCR) {
    method = typeLookup(rt, type, rt.names.getitem);
  } else if (isBinary(op) || isInplace(op)) {
    OperatorNames names = operatorNames(binaryOf(op));
    if (isInplace(op)) method = typeLookup(rt, type, rt.names.*names.inplace);
    if (method.isNotFound()) method = typeLookup(rt, type, rt.names.*names.forward);
  } else {
    if (type->slots.compare == rt.type(TypeId::Object)->slots.compare) return nullptr;
    method = typeLookup(rt, type, compareName(rt, comparison(op)));
  }
  if (!isExactly(method, TypeId::Function)) return nullptr;
  return method.as<Function>()->code->exactArguments == 2 ? method.as<Function>() : nullptr;
}

Owned afterNotImplemented(Runtime& rt, Op op, Value left, Value right) {
  op = genericOp(op);
  if (op == Op::BINARY_SUBSCR) return Owned::notImplemented();
  if (isInplace(op)) return inplaceAfterLeft(rt, binaryOf(op), left, right);
  if (isBinary(op)) return binaryAfterLeft(rt, binaryOf(op), left, right);
  return compareAfterLeft(rt, left, right, comparison(op));
}

Owned slowMatrixMultiply(Runtime& rt, Value left, Value right) {
  return binary(rt, BinaryOp::MatrixMultiply, left, right);
}

Owned slowCompareAny(Runtime& rt, Value left, Value right, CompareOp op) {
  if (isExactStr(rt, left) && isExactStr(rt, right)) {
    if (op == CompareOp::Eq) return Owned::boolean(equal(left.as<Str>(), right.as<Str>()));
    if (op == CompareOp::Ne) return Owned::boolean(!equal(left.as<Str>(), right.as<Str>()));
  }
  if (op == CompareOp::Eq || op == CompareOp::Ne) {
    // Objects that compare by identity alone.
    auto plain = rt.type(TypeId::Object)->slots.compare;
    if (typeOf(rt, left)->slots.compare == plain && typeOf(rt, right)->slots.compare == plain)
      return Owned::boolean((left == right) == (op == CompareOp::Eq));
  }
  return compare(rt, left, right, op);
}

Owned inplaceAdd(Runtime& rt, Frame* frame, Value left, Value right) {
  if (!isExactStr(rt, left) || !isExactStr(rt, right)) {
    Owned result = inplace(rt, BinaryOp::Add, left, right);
    release(left);
    return result;
  }
  const Instr next = *frame->pc;
  if (genericOp(next.op()) == Op::STORE_FAST && frame->locals[next.arg()] == left &&
      left.object()->refs == 2) {
    frame->locals[next.arg()] = Value::unbound();
    release(left);
  }
  return concatConsuming(rt, Owned::adopt(left), right.as<Str>());
}

}  // namespace ouro
