// Arithmetic on constants. Everything here gives exactly what the machine would give at run time;
// the limits on sizes are those of CPython's ast_opt.

#include <string>
#include <vector>

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

UnitConstant makeInt(int64_t value) { return {.kind = Kind::Int, .integer = value}; }
UnitConstant makeFloat(double value) { return {.kind = Kind::Float, .real = value}; }
UnitConstant makeComplex(double real, double imaginary) {
  return {.kind = Kind::Complex, .real = real, .imaginary = imaginary};
}
UnitConstant makeBool(bool value) { return {.kind = value ? Kind::True : Kind::False}; }
UnitConstant makeText(Kind kind, std::string_view text) { return {.kind = kind, .text = text}; }

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

Folded fromWide(ast::Arena& arena, Wide value) {
  if (value >= INT64_MIN && value <= INT64_MAX) return makeInt(static_cast<int64_t>(value));
  char digits[40];  // of 128 bits and a sign
  char *const end = digits + sizeof digits, *at = end;
  bool isNegative = value < 0;
  auto rest = isNegative ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
  for (; rest != 0; rest /= 10) *--at = static_cast<char>('0' + static_cast<int>(rest % 10));
  if (isNegative) *--at = '-';
  return makeText(Kind::BigInt, arena.copy({at, end}));
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

Folded power(ast::Arena& arena, Wide base, Wide exponent) {
  if (exponent < 0 || exponent > 128) return {};
  Wide result = 1;
  while (exponent > 0) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return {};
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return {};
  }
  return fromWide(arena, result);
}

// Rounds down, as Python does.
Folded divide(ast::Arena& arena, Wide a, Wide b, bool wantsRest) {
  if (b == 0) return {};
  Wide quotient = a / b, rest = a % b;
  if (rest != 0 && (rest < 0) != (b < 0)) {
    quotient--;
    rest += b;
  }
  return fromWide(arena, wantsRest ? rest : quotient);
}

Folded trueDivide(Wide a, Wide b) {
  if (b == 0 || !isExactDouble(a) || !isExactDouble(b)) return {};
  return makeFloat(static_cast<double>(a) / static_cast<double>(b));
}

Folded integers(ast::Arena& arena, ast::Operator op, Wide a, Wide b) {
  Wide result;
  switch (op) {
    case ast::Operator::Add: return fromWide(arena, a + b);
    case ast::Operator::Sub: return fromWide(arena, a - b);
    case ast::Operator::Mult:
      if (__builtin_mul_overflow(a, b, &result)) return {};
      return fromWide(arena, result);
    case ast::Operator::Div: return trueDivide(a, b);
    case ast::Operator::FloorDiv: return divide(arena, a, b, false);
    case ast::Operator::Mod: return divide(arena, a, b, true);
    case ast::Operator::Pow: return power(arena, a, b);
    case ast::Operator::LShift:
      if (b < 0 || b > 126 || __builtin_mul_overflow(a, Wide{1} << b, &result)) return {};
      return fromWide(arena, result);
    case ast::Operator::RShift:
      if (b < 0) return {};
      return fromWide(arena, a >> (b > 127 ? 127 : static_cast<int>(b)));
    case ast::Operator::BitOr: return fromWide(arena, a | b);
    case ast::Operator::BitXor: return fromWide(arena, a ^ b);
    case ast::Operator::BitAnd: return fromWide(arena, a & b);
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

UnitConstant makeSequence(ast::Arena& arena, Kind kind, const std::string& text,
                          const std::vector<UnitConstant>& items) {
  return {
      .kind = kind, .text = arena.copy(text), .items = ast::List<UnitConstant>::from(arena, items)};
}

Folded repeat(ast::Arena& arena, const UnitConstant& sequence, const UnitConstant& times) {
  if (times.kind != Kind::Int) return {};
  size_t size = isText(sequence) ? sequence.text.size() : sequence.items.size();
  size_t limit = isText(sequence) ? kMaxStringSize : kMaxTupleSize;
  size_t count = times.integer < 0 ? 0 : static_cast<size_t>(times.integer);
  if (size != 0 && count > limit / size) return {};
  std::string text;
  std::vector<UnitConstant> items;
  for (size_t i = 0; size != 0 && i < count; i++) {
    text += sequence.text;
    items.insert(items.end(), sequence.items.begin(), sequence.items.end());
  }
  return makeSequence(arena, sequence.kind, text, items);
}

Folded concatenate(ast::Arena& arena, const UnitConstant& left, const UnitConstant& right) {
  std::string text(left.text);
  text += right.text;
  std::vector<UnitConstant> items(left.items.begin(), left.items.end());
  items.insert(items.end(), right.items.begin(), right.items.end());
  return makeSequence(arena, left.kind, text, items);
}

bool isSequence(const UnitConstant& c) { return isText(c) || c.kind == Kind::Tuple; }

}  // namespace

Folded foldBinary(ast::Arena& arena, ast::Operator op, const UnitConstant& left,
                  const UnitConstant& right) {
  if (isInt(left) && isInt(right)) {
    std::optional<Wide> a = toWide(left), b = toWide(right);
    return a && b ? integers(arena, op, *a, *b) : Folded();
  }
  if (isReal(left) && isReal(right)) return reals(op, asDouble(left), asDouble(right));
  if (left.kind == Kind::Complex || right.kind == Kind::Complex) {
    return complexes(op, left, right);
  }
  if (op == ast::Operator::Add && left.kind == right.kind && isSequence(left)) {
    return concatenate(arena, left, right);
  }
  if (op == ast::Operator::Mult) {
    if (isSequence(left)) return repeat(arena, left, right);
    if (isSequence(right)) return repeat(arena, right, left);
  }
  return {};
}

Folded foldUnary(ast::Arena& arena, ast::UnaryOperator op, const UnitConstant& operand) {
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
        return fromWide(arena, op == ast::UnaryOperator::USub ? -*wide : ~*wide);
      }
      if (op != ast::UnaryOperator::USub) return {};
      if (operand.text.starts_with('-')) return makeText(Kind::BigInt, operand.text.substr(1));
      return makeText(Kind::BigInt, arena.copy("-" + std::string(operand.text)));
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
  return makeText(Kind::Str, value.text.substr(static_cast<size_t>(at), 1));
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

UnitConstant constantOf(ast::Arena& arena, const ast::Constant& literal) {
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
  result.text = literal.text;
  if (literal.items.empty()) return result;
  result.items = ast::List<UnitConstant>::of(arena, literal.items.size());
  for (size_t i = 0; i < literal.items.size(); i++)
    result.items[i] = constantOf(arena, *literal.items[i]);
  return result;
}

}  // namespace ouro
