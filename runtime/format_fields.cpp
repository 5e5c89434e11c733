#include "runtime/format_fields.h"

#include <algorithm>

#include "runtime/unicode.h"

namespace ouro {

bool FormatReader::bad(const char* message) {
  (void)raise(rt_, Exc::ValueError, std::string_view(message));
  return false;
}

bool FormatReader::readField(size_t* position, size_t end, FormatField* field) {
  constexpr size_t kNone = SIZE_MAX;
  size_t i = *position, firstEnd = kNone;
  field->name.start = i;
  for (char32_t c; i < end && (c = at(i)) != '}' && c != ':' && c != '!'; i++) {
    if (c == '{') return bad("unexpected '{' in field name");
    if (c != '[' && c != '.') continue;
    if (firstEnd == kNone) firstEnd = i;
    if (c == '.') continue;
    while (i + 1 < end && at(i + 1) != ']') i++;
  }
  if (i >= end) return bad("expected '}' before end of string");
  field->name.end = i;
  field->firstEnd = std::min(firstEnd, i);
  char32_t mark = at(i++);
  *position = i;
  bool closed = mark == '}';
  if (mark == '!' && !readConversion(position, end, field, &closed)) return false;
  return closed || readSpec(position, end, field);
}

bool FormatReader::readConversion(size_t* position, size_t end, FormatField* field, bool* closed) {
  if (*position >= end) return bad("end of string while looking for conversion specifier");
  field->conversion = at((*position)++);
  if (*position >= end) return true;
  char32_t mark = at((*position)++);
  *closed = mark == '}';
  return *closed || mark == ':' || bad("expected ':' after conversion specifier");
}

bool FormatReader::readSpec(size_t* position, size_t end, FormatField* field) {
  field->spec.start = *position;
  int depth = 1;
  for (size_t i = *position; i < end; i++) {
    char32_t c = at(i);
    if (c == '{') {
      field->specHasFields = true;
      depth++;
    } else if (c == '}' && --depth == 0) {
      field->spec.end = i;
      *position = i + 1;
      return true;
    }
  }
  return bad("unmatched '{' in format spec");
}

// *out stays where the name is no number.
bool FormatReader::readNumber(TextSpan digits, int64_t* out) {
  int64_t value = 0;
  for (size_t i = digits.start; i < digits.end; i++) {
    const char32_t c = at(i);
    const int digit =
        c < 128 ? (c - '0' < 10 ? static_cast<int>(c - '0') : -1) : unicode::decimalValue(c);
    if (digit < 0) return true;
    if (value > (INT64_MAX - digit) / 10) return bad("Too many decimal digits in format string");
    value = value * 10 + digit;
  }
  *out = value;
  return true;
}

bool FormatReader::readStep(size_t* position, size_t end, NameStep* step) {
  size_t i = *position;
  const char32_t mark = at(i++);
  if (mark != '.' && mark != '[')
    return bad("Only '.' or '[' may follow ']' in format field specifier");
  step->isAttribute = mark == '.';
  step->part = {i, i};
  if (step->isAttribute) {
    while (i < end && at(i) != '.' && at(i) != '[') i++;
    step->part.end = i;
  } else {
    while (i < end && at(i) != ']') i++;
    if (i == end) return bad("Missing ']' in format string");
    step->part.end = i++;
  }
  *position = i;
  return !step->part.empty() || bad("Empty attribute in format string");
}

}  // namespace ouro
