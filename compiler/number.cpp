#include "compiler/number.h"

#include <charconv>
#include <limits>
#include <string>

namespace ouro::syntax {
namespace {

// from_chars leaves the value alone when it is out of range: which way it was, the exponent and the
// position of the first digit tell.
double outOfRange(std::string_view text) {
  int64_t exponent = 0;
  size_t e = text.find_first_of("eE");
  if (e != text.npos) {
    std::string_view digits = text.substr(e + 1);
    bool negative = !digits.empty() && digits[0] == '-';
    if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) digits.remove_prefix(1);
    int64_t value = 0;
    auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (parsed.ec != std::errc()) value = std::numeric_limits<int64_t>::max() / 4;
    exponent = negative ? -value : value;
  }
  std::string_view mantissa = text.substr(0, e);
  size_t point = std::min(mantissa.find('.'), mantissa.size());
  size_t first = mantissa.find_first_not_of("0.");
  if (first == mantissa.npos) return 0.0;
  auto magnitude = static_cast<int64_t>(point) - static_cast<int64_t>(first);
  return magnitude + exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

double decodeFloat(std::string_view text) {
  double value = 0;
  auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc::result_out_of_range ? outOfRange(text) : value;
}

int baseOf(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 10;
  switch (text[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 10;
  }
}

}  // namespace

void decodeNumber(std::string_view literal, ast::Arena& arena, ast::Constant& node) {
  std::string clean;
  std::string_view text = literal;
  if (literal.find('_') != literal.npos) {
    for (char c : literal) {
      if (c != '_') clean += c;
    }
    text = clean;
  }
  int base = baseOf(text);
  char last = text.back();
  if (base == 10 && (last == 'j' || last == 'J')) {
    node.type = ast::ConstantKind::Complex;
    node.imaginary = decodeFloat(text.substr(0, text.size() - 1));
    return;
  }
  if (base == 10 && text.find_first_of(".eE") != text.npos) {
    node.type = ast::ConstantKind::Float;
    node.real = decodeFloat(text);
    return;
  }
  std::string_view digits = base == 10 ? text : text.substr(2);
  int64_t value = 0;
  auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (parsed.ec == std::errc()) {
    node.type = ast::ConstantKind::Int;
    node.integer = value;
  } else {
    node.type = ast::ConstantKind::BigInt;
    node.text = arena.copy(text);
  }
}

}  // namespace ouro::syntax
