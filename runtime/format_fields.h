#pragma once
// Format strings taken apart: text and replacement fields {name.attribute[key]!conversion:spec}
// (Library Reference, "Format String Syntax"). str.format and the module _string read them by this.

#include "runtime/types/str_chars.h"

namespace ouro {

struct TextSpan {
  size_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

struct FormatField {
  TextSpan name, spec;
  size_t firstEnd = 0;  // of the part of the name before any .attribute or [key]
  char32_t conversion = 0;
  bool specHasFields = false;
};

// One .attribute or [key] of a name.
struct NameStep {
  TextSpan part;
  bool isAttribute = false;
};

// Where a function takes a position, it leaves it behind what it read. False: an exception is
// pending.
class FormatReader {
 public:
  // The text is the caller's to hold.
  FormatReader(Runtime& rt, Str* text)
      : rt_(rt), text_(text), narrow_(text->widthLog() == 0 ? text->chars<uint8_t>() : nullptr) {}

  char32_t at(size_t i) const { return narrow_ ? narrow_[i] : text_->at(i); }

  // Text up to a field, whose { is passed, or up to a doubled brace, of which one is the text's.
  bool readText(size_t* position, size_t end, TextSpan* literal, bool* fieldFollows);
  // What is behind a {, with its }.
  bool readField(size_t* position, size_t end, FormatField* field);
  bool readStep(size_t* position, size_t end, NameStep* step);
  // A name of decimal digits as a number; -1: it is none.
  bool number(TextSpan digits, int64_t* out) {
    *out = -1;
    if (digits.empty()) return true;
    const char32_t c = at(digits.start);
    return (c < 128 && c - '0' >= 10) || readNumber(digits, out);  // most are names
  }

 protected:
  bool bad(const char* message);

  Runtime& rt_;
  Str* text_;

 private:
  bool readConversion(size_t* position, size_t end, FormatField* field, bool* closed);
  bool readSpec(size_t* position, size_t end, FormatField* field);
  bool readNumber(TextSpan digits, int64_t* out);

  const uint8_t* narrow_;  // its bytes, unless it is wider
};

inline bool FormatReader::readText(size_t* position, size_t end, TextSpan* literal,
                                   bool* fieldFollows) {
  size_t i = *position;
  for (const uint8_t* narrow = narrow_; i < end; i++) {
    char32_t c = narrow ? narrow[i] : text_->at(i);
    if (c == '{' || c == '}') break;
  }
  *literal = {*position, i};
  *position = i;
  *fieldFollows = false;
  if (i == end) return true;
  const char32_t brace = at(i++);
  *position = i;
  if (i < end && at(i) == brace) {
    *literal = {literal->start, i};
    *position = i + 1;
    return true;
  }
  if (brace == '}') return bad("Single '}' encountered in format string");
  if (i == end) return bad("Single '{' encountered in format string");
  *fieldFollows = true;
  return true;
}

}  // namespace ouro
