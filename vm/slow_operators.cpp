// Operators: what is not two numbers in the word.

#include "compiler/opcode_info.h"
#include "runtime/arith.h"
#include "vm/slow.h"

namespace ouro {

Owned slowMatrixMultiply(Runtime& rt, Value left, Value right) {
  return binary(rt, BinaryOp::MatrixMultiply, left, right);
}

Owned slowCompareAny(Runtime& rt, Value left, Value right, CompareOp op) {
  if (isExactStr(rt, left) && isExactStr(rt, right)) {
    if (op == CompareOp::Eq) return Owned::boolean(equal(left.as<Str>(), right.as<Str>()));
    if (op == CompareOp::Ne) return Owned::boolean(!equal(left.as<Str>(), right.as<Str>()));
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
