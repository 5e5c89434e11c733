#pragma once
// The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]
// (Library Reference, "Format Specification Mini-Language"), as CPython 3.11 reads it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/known_specs.h"
#include "runtime/types/str.h"

namespace ouro {

// Where a specification stands in a text.
struct SpecText {
  const Str* text;
  size_t start, end;

  explicit SpecText(const Str* whole) : text(whole), start(0), end(whole->length) {}
  SpecText(const Str* in, size_t from, size_t to) : text(in), start(from), end(to) {}
  bool empty() const { return start >= end; }
};

// value.__format__(spec) of the built-in types, appended to `out`. `value` may be of a subclass.
// False: an exception is pending.
bool formatStr(Runtime&, Str* value, const SpecText& spec, StrBuilder& out);
bool formatInteger(Runtime&, Value value, const SpecText& spec, StrBuilder& out);
bool formatFloat(Runtime&, Value value, const SpecText& spec, StrBuilder& out);
bool formatComplex(Runtime&, Value value, const SpecText& spec, StrBuilder& out);
// One of these as a str.
template <auto formatIt>
Owned formatted(Runtime& rt, auto value, const Str* spec) {
  StrBuilder out(rt);
  return formatIt(rt, value, SpecText(spec), out) ? out.finish() : Owned::error();
}
// format(value, spec) of any value.
bool formatTo(Runtime&, Value value, const SpecText& spec, StrBuilder& out);

// ---- for the files that format numbers

// Reads `text`; false: a ValueError is pending. `value` is for messages, defaultAlign '<' or '>',
// defaultType what stands for no type (may be 0).
bool parseFormatSpec(Runtime&, const SpecText& text, Value value, char defaultAlign,
                     char defaultType, FormatSpec* spec);
bool failUnknownFormat(Runtime&, const FormatSpec&, Value value);

// A number's text, taken apart: [sign][prefix][digits][point and fraction, exponent, '%']. All is
// ASCII, and what follows the digits lies behind them.
struct NumberText {
  char sign = 0;
  std::string_view prefix;
  std::string_view digits;
  std::string_view rest;
};

// Puts a number's text together with separators between its digits, zeros and fill.
bool layOutNumber(Runtime&, const NumberText&, const FormatSpec&, StrBuilder& out);
// The first `length` characters, padded.
bool layOutText(Runtime&, const Str* value, size_t length, const FormatSpec&, StrBuilder& out);

}  // namespace ouro
