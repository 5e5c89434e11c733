#pragma once
// The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]
// (Library Reference, "Format Specification Mini-Language"), as CPython 3.11 reads it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;
struct Str;

// value.__format__(spec) of the built-in types. `value` may be of a subclass.
Owned formatStr(Runtime&, Str* value, Str* spec);
Owned formatInteger(Runtime&, Value value, Str* spec);
Owned formatFloat(Runtime&, Value value, Str* spec);
Owned formatComplex(Runtime&, Value value, Str* spec);

// ---- for the files that format numbers

struct FormatSpec {
  char32_t fill = ' ';
  char align = 0;  // '<' '>' '=' '^'
  char sign = 0;   // '+' '-' ' ', 0: none given
  bool noNegativeZero = false, alternate = false;
  bool fillGiven = false, alignGiven = false;
  char grouping = 0;  // ',' '_' or 0
  int groupSize = 3;
  int64_t width = -1, precision = -1;
  char32_t type = 0;
};

// Reads `text`; false: a ValueError is pending. `value` is for messages, defaultAlign '<' or '>',
// defaultType what stands for no type (may be 0).
bool parseFormatSpec(Runtime&, Str* text, Value value, char defaultAlign, char defaultType,
                     FormatSpec* spec);
Owned raiseUnknownFormat(Runtime&, const FormatSpec&, Value value);

// A number's text, taken apart: [sign][prefix][digits][point and fraction, exponent, '%']. All is
// ASCII.
struct NumberText {
  char sign = 0;
  std::string_view prefix;
  std::string_view digits;
  std::string_view rest;
};

// Puts a number's text together with separators between its digits, zeros and fill.
Owned layOutNumber(Runtime&, const NumberText&, const FormatSpec&);
// The first `length` characters, padded.
Owned layOutText(Runtime&, Str* value, size_t length, const FormatSpec&);

}  // namespace ouro
