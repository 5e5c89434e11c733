// Arithmetic on constants. Everything here gives exactly what the machine would give at run time;
// the limits on sizes are those of CPython's ast_opt.

#include <string>

#include "compiler/fold.h"

namespace ouro {

namespace {

using Kind = UnitConstant::Kind;
using Folded = std::optional<UnitConstant>;

constexpr size_t kMaxStringSize = 4096;
constexpr size_t kMaxTupleSize = 256;
constexpr int64_t kExactDouble = int64_t{1} << 53;  // ints up to here are doubles without loss

UnitConstant makeInt(int64_t value) {
  UnitConstant result;
  result.kind = Kind::Int;
  result.integer = value;
  return result;
}
UnitConstant makeFloat(double value) {
  UnitConstant result;
  result.kind = Kind::Float;
  result.real = value;
  return result;
}
UnitConstant makeComplex(double real, double imaginary) {
  UnitConstant result;
  result.kind = Kind::Complex;
  result.real = real;
  result.imaginary = imaginary;
  return result;
}
UnitConstant makeBool(bool value) {
  UnitConstant result;
  result.kind = value ? Kind::True : Kind::False;
  return result;
}

bool isText(const UnitConstant& c) { return c.kind == Kind::Str || c.kind == Kind::Bytes; }
bool isExactDouble(int64_t value) { return value >= -kExactDouble && value <= kExactDouble; }
bool isReal(const UnitConstant& c) {
  return c.kind == Kind::Float || (c.kind == Kind::Int && isExactDouble(c.integer));
}
double asDouble(const UnitConstant& c) {
  return c.kind == Kind::Int ? static_cast<double>(c.integer) : c.real;
}

Folded power(int64_t base, int64_t exponent) {
  if (exponent < 0) return {};
  int64_t result = 1;
  while (exponent > 0) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return {};
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return {};
  }
  return makeInt(result);
}

Folded floorDivide(int64_t a, int64_t b) {
  if (b == 0 || (a == INT64_MIN && b == -1)) return {};
  int64_t quotient = a / b;
  if (a % b != 0 && (a < 0) != (b < 0)) quotient--;
  return makeInt(quotient);
}

Folded modulo(int64_t a, int64_t b) {
  if (b == 0 || b == -1) return {};
  int64_t rest = a % b;
  if (rest != 0 && (rest < 0) != (b < 0)) rest += b;
  return makeInt(rest);
}

Folded integers(ast::Operator op, int64_t a, int64_t b) {
  int64_t result;
  switch (op) {
    case ast::Operator::Add:
      if (__builtin_add_overflow(a, b, &result)) return {};
      return makeInt(result);
    case ast::Operator::Sub:
      if (__builtin_sub_overflow(a, b, &result)) return {};
      return makeInt(result);
    case ast::Operator::Mult:
      if (__builtin_mul_overflow(a, b, &result)) return {};
      return makeInt(result);
    case ast::Operator::Div:
      if (b == 0 || !isExactDouble(a) || !isExactDouble(b)) return {};
      return makeFloat(static_cast<double>(a) / static_cast<double>(b));
    case ast::Operator::FloorDiv: return floorDivide(a, b);
    case ast::Operator::Mod: return modulo(a, b);
    case ast::Operator::Pow: return power(a, b);
    case ast::Operator::LShift:
      if (b < 0 || b > 62 || __builtin_mul_overflow(a, int64_t{1} << b, &result)) return {};
      return makeInt(result);
    case ast::Operator::RShift:
      if (b < 0) return {};
      return makeInt(a >> (b > 63 ? 63 : b));
    case ast::Operator::BitOr: return makeInt(a | b);
    case ast::Operator::BitXor: return makeInt(a ^ b);
    case ast::Operator::BitAnd: return makeInt(a & b);
    case ast::Operator::MatMult: return {};
  }
  return {};
}

Folded reals(ast::Operator op, double a, double b) {
  switch (op) {
    case ast::Operator::Add: return makeFloat(a + b);
    case ast::Operator::Sub: return makeFloat(a - b);
    case ast::Operator::Mult: return makeFloat(a * b);
    case ast::Operator::Div:
      if (b == 0) return {};
      return makeFloat(a / b);
    default: return {};
  }
}

// Real parts of ints and floats with complex: 1 + 2j.
Folded complexes(ast::Operator op, const UnitConstant& left, const UnitConstant& right) {
  bool leftComplex = left.kind == Kind::Complex, rightComplex = right.kind == Kind::Complex;
  if (!(leftComplex || isReal(left)) || !(rightComplex || isReal(right))) return {};
  double a = leftComplex ? left.real : asDouble(left), b = leftComplex ? left.imaginary : 0;
  double c = rightComplex ? right.real : asDouble(right), d = rightComplex ? right.imaginary : 0;
  if (op == ast::Operator::Add) return makeComplex(a + c, b + d);
  if (op == ast::Operator::Sub) return makeComplex(a - c, b - d);
  return {};
}

Folded repeat(const UnitConstant& sequence, const UnitConstant& times) {
  if (times.kind != Kind::Int) return {};
  size_t size = isText(sequence) ? sequence.text.size() : sequence.items.size();
  size_t limit = isText(sequence) ? kMaxStringSize : kMaxTupleSize;
  size_t count = times.integer < 0 ? 0 : static_cast<size_t>(times.integer);
  if (size != 0 && count > limit / size) return {};
  UnitConstant result;
  result.kind = sequence.kind;
  if (size == 0) return result;
  for (size_t i = 0; i < count; i++) {
    result.text += sequence.text;
    result.items.insert(result.items.end(), sequence.items.begin(), sequence.items.end());
  }
  return result;
}

Folded concatenate(const UnitConstant& left, const UnitConstant& right) {
  UnitConstant result = left;
  result.text += right.text;
  result.items.insert(result.items.end(), right.items.begin(), right.items.end());
  return result;
}

bool isSequence(const UnitConstant& c) { return isText(c) || c.kind == Kind::Tuple; }

}  // namespace

Folded foldBinary(ast::Operator op, const UnitConstant& left, const UnitConstant& right) {
  if (left.kind == Kind::Int && right.kind == Kind::Int) {
    return integers(op, left.integer, right.integer);
  }
  if (isReal(left) && isReal(right)) return reals(op, asDouble(left), asDouble(right));
  if (left.kind == Kind::Complex || right.kind == Kind::Complex) {
    return complexes(op, left, right);
  }
  if (op == ast::Operator::Add && left.kind == right.kind && isSequence(left)) {
    return concatenate(left, right);
  }
  if (op == ast::Operator::Mult) {
    if (isSequence(left)) return repeat(left, right);
    if (isSequence(right)) return repeat(right, left);
  }
  return {};
}

Folded foldUnary(ast::UnaryOperator op, const UnitConstant& operand) {
  if (op == ast::UnaryOperator::Not) return makeBool(!truth(operand));
  switch (operand.kind) {
    case Kind::Int:
      if (op == ast::UnaryOperator::Invert) return makeInt(~operand.integer);
      if (op == ast::UnaryOperator::UAdd) return operand;
      if (operand.integer == INT64_MIN) return {};
      return makeInt(-operand.integer);
    case Kind::BigInt: {
      if (op == ast::UnaryOperator::UAdd) return operand;
      if (op != ast::UnaryOperator::USub) return {};
      UnitConstant result = operand;
      if (result.text.starts_with('-')) {
        result.text.erase(0, 1);
      } else {
        result.text.insert(0, 1, '-');
      }
      return result;
    }
    case Kind::Float:
      if (op == ast::UnaryOperator::UAdd) return operand;
      if (op == ast::UnaryOperator::USub) return makeFloat(-operand.real);
      return {};
    case Kind::Complex:
      if (op == ast::UnaryOperator::UAdd) return operand;
      if (op == ast::UnaryOperator::USub) return makeComplex(-operand.real, -operand.imaginary);
      return {};
    default: return {};
  }
}

Folded foldSubscript(const UnitConstant& value, const UnitConstant& index) {
  if (index.kind != Kind::Int) return {};
  bool isAscii = true;
  for (char c : value.text) isAscii = isAscii && static_cast<unsigned char>(c) < 0x80;
  int64_t size =
      static_cast<int64_t>(value.kind == Kind::Tuple ? value.items.size() : value.text.size());
  int64_t at = index.integer < 0 ? index.integer + size : index.integer;
  if (at < 0 || at >= size) return {};
  if (value.kind == Kind::Tuple) return value.items[static_cast<size_t>(at)];
  if (value.kind == Kind::Bytes) {
    return makeInt(static_cast<unsigned char>(value.text[static_cast<size_t>(at)]));
  }
  if (value.kind != Kind::Str || !isAscii) return {};
  UnitConstant result;
  result.kind = Kind::Str;
  result.text = value.text[static_cast<size_t>(at)];
  return result;
}

bool truth(const UnitConstant& c) {
  switch (c.kind) {
    case Kind::None:
    case Kind::False: return false;
    case Kind::Int: return c.integer != 0;
    case Kind::Float: return c.real != 0;
    case Kind::Complex: return c.real != 0 || c.imaginary != 0;
    case Kind::Str:
    case Kind::Bytes: return !c.text.empty();
    case Kind::Tuple:
    case Kind::FrozenSet: return !c.items.empty();
    default: return true;
  }
}

UnitConstant constantOf(const ast::Constant& literal) {
  UnitConstant result;
  switch (literal.type) {
    case ast::ConstantKind::None: break;
    case ast::ConstantKind::True: result.kind = Kind::True; break;
    case ast::ConstantKind::False: result.kind = Kind::False; break;
    case ast::ConstantKind::Ellipsis: result.kind = Kind::Ellipsis; break;
    case ast::ConstantKind::Int: return makeInt(literal.integer);
    case ast::ConstantKind::BigInt: result.kind = Kind::BigInt; break;
    case ast::ConstantKind::Float: return makeFloat(literal.real);
    case ast::ConstantKind::Complex: return makeComplex(0, literal.real);
    case ast::ConstantKind::Str: result.kind = Kind::Str; break;
    case ast::ConstantKind::Bytes: result.kind = Kind::Bytes; break;
  }
  result.text = literal.text;
  return result;
}

std::string constantKey(const UnitConstant& c) {
  std::string key(1, static_cast<char>('A' + static_cast<int>(c.kind)));
  auto append = [&key](const void* data) { key.append(static_cast<const char*>(data), 8); };
  switch (c.kind) {
    case Kind::Int: append(&c.integer); break;
    case Kind::Float: append(&c.real); break;
    case Kind::Complex:
      append(&c.real);
      append(&c.imaginary);
      break;
    case Kind::BigInt:
    case Kind::Str:
    case Kind::Bytes:
      key += std::to_string(c.text.size()) + ':';
      key += c.text;
      break;
    case Kind::Tuple:
    case Kind::FrozenSet:
      key += std::to_string(c.items.size()) + ':';
      for (const UnitConstant& item : c.items) key += constantKey(item);
      break;
    default: break;
  }
  return key;
}

}  // namespace ouro
