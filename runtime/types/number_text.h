#pragma once
// Helpers shared by the files that turn text into numbers and numbers into text.

#include <string>
#include <string_view>

#include "runtime/owned.h"
#include "runtime/type.h"

namespace ouro {

struct Runtime;
struct Str;

// Does an order (negative, 0, positive) satisfy the comparison?
constexpr bool orderMatches(int order, CompareOp op) {
  switch (op) {
    case CompareOp::Lt: return order < 0;
    case CompareOp::Le: return order <= 0;
    case CompareOp::Eq: return order == 0;
    case CompareOp::Ne: return order != 0;
    case CompareOp::Gt: return order > 0;
    default: return order >= 0;
  }
}

// Without ASCII white space at both ends.
std::string_view stripSpace(std::string_view);
// Decimal digits of all scripts as ASCII digits, white space as blanks, other non-ASCII as '?'.
std::string asciiDigits(const Str*);
// A float's text without white space and underscores. False: not a number.
bool parsePlainDouble(std::string_view, double* result);
// d rounded half to even at so many digits (>= 0) behind the point; false: take the general way.
bool roundShort(double d, int digits, double* result);
// Leaves single underscores between digits out; false when there is another one.
bool dropUnderscores(std::string_view, std::string* out);
// The ValueError of an int with more digits than sys.set_int_max_str_digits() allows.
Owned tooLongForText(Runtime&);

}  // namespace ouro
