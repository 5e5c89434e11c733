// Arithmetic on constants. Everything here gives exactly what the machine would give at run time;
// the limits on sizes are those of CPython's ast_opt.

#include <string>

#include "compiler/fold.h"

namespace ouro {

namespace {

using Kind = UnitConstant::Kind;
using Folded = std::optional<UnitConstant>;
__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

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
bool isExactDouble(Wide value) { return value >= -kExactDouble && value <= kExactDouble; }
bool isInt(const UnitConstant& c) { return c.kind == Kind::Int || c.kind == Kind::BigInt; }
bool isReal(const UnitConstant& c) {
  return c.kind == Kind::Float || (c.kind == Kind::Int && isExactDouble(c.integer));
}
double asDouble(const UnitConstant& c) {
  return c.kind == Kind::Int ? static_cast<double>(c.integer) : c.real;
}

// ---- ints: 128 bits wide, as far as CPython folds them

Folded fromWide(Wide value) {
  if (value >= INT64_MIN && value <= INT64_MAX) return makeInt(static_cast<int64_t>(value));
  UnitConstant result;
  result.kind = Kind::BigInt;
  bool isNegative = value < 0;
  auto rest = isNegative ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
  for (; rest != 0; rest /= 10) {
    result.text.insert(0, 1, static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (isNegative) result.text.insert(0, 1, '-');
  return result;
}

// The value of an int constant if it has at most 126 bits.
std::optional<Wide> toWide(const UnitConstant& c) {
  if (c.kind == Kind::Int) return c.integer;
  if (c.kind != Kind::BigInt) return {};
  std::string_view text = c.text;
  bool isNegative = text.starts_with('-');
  if (isNegative) text.remove_prefix(1);
  int base = 10;
  if (text.size() > 2 && text[0] == '0') {
    char mark = static_cast<char>(text[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (base != 10) text.remove_prefix(2);
  }
  Wide value = 0;
  for (char c : text) {
    int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * base + digit;
    if (value >> 122 != 0) return {};  // another digit has at most four bits
  }
  return isNegative ? -value : value;
}

Folded power(Wide base, Wide exponent) {
  if (exponent < 0 || exponent > 128) return {};
  Wide result = 1;
  while (exponent > 0) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return {};
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return {};
  }
  return fromWide(result);
}

// Rounds down, as Python does.
Folded divide(Wide a, Wide b, bool wantsRest) {
  if (b == 0) return {};
  Wide quotient = a / b, rest = a % b;
  if (rest != 0 && (rest < 0) != (b < 0)) {
    quotient--;
    rest += b;
  }
  return fromWide(wantsRest ? rest : quotient);
}

Folded trueDivide(Wide a, Wide b) {
  if (b == 0 || !isExactDouble(a) || !isExactDouble(b)) return {};
  return makeFloat(static_cast<double>(a) / static_cast<double>(b));
}

Folded integers(ast::Operator op, Wide a, Wide b) {
  Wide result;
  switch (op) {
    case ast::Operator::Add: return fromWide(a + b);
    case ast::Operator::Sub: return fromWide(a - b);
    case ast::Operator::Mult:
      if (__builtin_mul_overflow(a, b, &result)) return {};
      return fromWide(result);
    case ast::Operator::Div: return trueDivide(a, b);
    case ast::Operator::FloorDiv: return divide(a, b, false);
    case ast::Operator::Mod: return divide(a, b, true);
    case ast::Operator::Pow: return power(a, b);
    case ast::Operator::LShift:
      if (b < 0 || b > 126 || __builtin_mul_overflow(a, Wide{1} << b, &result)) return {};
      return fromWide(result);
    case ast::Operator::RShift:
      if (b < 0) return {};
      return fromWide(a >> (b > 127 ? 127 : static_cast<int>(b)));
    case ast::Operator::BitOr: return fromWide(a | b);
    case ast::Operator::BitXor: return fromWide(a ^ b);
    case ast::Operator::BitAnd: return fromWide(a & b);
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
  if (isInt(left) && isInt(right)) {
    std::optional<Wide> a = toWide(left), b = toWide(right);
    return a && b ? integers(op, *a, *b) : Folded();
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
      if (std::optional<Wide> wide = toWide(operand)) {
        return fromWide(op == ast::UnaryOperator::USub ? -*wide : ~*wide);
      }
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
    case ast::ConstantKind::Complex: return makeComplex(literal.real, literal.imaginary);
    case ast::ConstantKind::Str: result.kind = Kind::Str; break;
    case ast::ConstantKind::Bytes: result.kind = Kind::Bytes; break;
    case ast::ConstantKind::Tuple: result.kind = Kind::Tuple; break;
    case ast::ConstantKind::FrozenSet: result.kind = Kind::FrozenSet; break;
  }
  for (const ast::Constant* item : literal.items) result.items.push_back(constantOf(*item));
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
