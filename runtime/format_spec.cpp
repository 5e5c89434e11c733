// Reading a format specification, and laying text out by it.

#include "runtime/format_spec.h"

#include <algorithm>
#include <climits>

#include "runtime/protocol.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"

namespace ouro {

// ---- reading

namespace {

bool isAlign(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Walks over the specification's characters.
class SpecReader {
 public:
  explicit SpecReader(const Str* text) : text_(text) {}
  size_t left() const { return text_->length - at_; }
  char32_t peek(size_t ahead = 0) const {
    return at_ + ahead < text_->length ? text_->at(at_ + ahead) : 0;
  }
  char32_t next() { return text_->at(at_++); }
  bool accept(char c) {
    if (left() == 0 || peek() != static_cast<char32_t>(c)) return false;
    at_++;
    return true;
  }
  // Decimal digits; -1 when there is none. False: too large.
  bool number(int64_t* result) {
    *result = -1;
    for (int digit; left() > 0 && (digit = unicodeDigitValue(peek())) >= 0; at_++) {
      if (*result < 0) *result = 0;
      if (__builtin_mul_overflow(*result, 10, result) ||
          __builtin_add_overflow(*result, digit, result)) {
        return false;
      }
    }
    return true;
  }

 private:
  const Str* text_;
  size_t at_ = 0;
};

void readAlignment(SpecReader& reader, FormatSpec* spec) {
  if (reader.left() >= 2 && isAlign(reader.peek(1))) {
    spec->fill = reader.next();
    spec->fillGiven = spec->alignGiven = true;
    spec->align = static_cast<char>(reader.next());
  } else if (isAlign(reader.peek())) {
    spec->alignGiven = true;
    spec->align = static_cast<char>(reader.next());
  }
}

bool readGrouping(Runtime& rt, SpecReader& reader, FormatSpec* spec) {
  if (reader.accept(',')) spec->grouping = ',';
  if (reader.peek() == '_') {
    if (spec->grouping) return fail(rt, Exc::ValueError, "Cannot specify both ',' and '_'.");
    reader.next();
    spec->grouping = '_';
  }
  if (spec->grouping == '_' && reader.peek() == ',') {
    return fail(rt, Exc::ValueError, "Cannot specify both ',' and '_'.");
  }
  return true;
}

bool checkGrouping(Runtime& rt, FormatSpec* spec) {
  if (!spec->grouping) return true;
  switch (spec->type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case 'F':
    case '%':
    case 0: return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec->grouping == '_') {
        spec->groupSize = 4;
        return true;
      }
      break;
    default: break;
  }
  if (spec->type > 32 && spec->type < 128) {
    return fail(rt, Exc::ValueError, "Cannot specify '{}' with '{}'.", spec->grouping,
                static_cast<char>(spec->type));
  }
  return fail(rt, Exc::ValueError, "Cannot specify '{}' with '\\x{:x}'.", spec->grouping,
              static_cast<uint32_t>(spec->type));
}

bool readFlags(SpecReader& reader, char defaultAlign, FormatSpec* spec) {
  if (char32_t c = reader.peek(); c == '+' || c == '-' || c == ' ') {
    spec->sign = static_cast<char>(reader.next());
  }
  spec->noNegativeZero = reader.accept('z');
  spec->alternate = reader.accept('#');
  if (!spec->fillGiven && reader.peek() == '0') {
    spec->fill = '0';
    if (!spec->alignGiven && defaultAlign == '>') spec->align = '=';
    reader.next();
  }
  return reader.number(&spec->width);
}

bool tooManyDigits(Runtime& rt) {
  return fail(rt, Exc::ValueError, "Too many decimal digits in format string");
}

}  // namespace

bool parseFormatSpec(Runtime& rt, Str* text, Value value, char defaultAlign, char defaultType,
                     FormatSpec* spec) {
  SpecReader reader(text);
  spec->align = defaultAlign;
  spec->type = static_cast<unsigned char>(defaultType);
  readAlignment(reader, spec);
  if (!readFlags(reader, defaultAlign, spec)) return tooManyDigits(rt);
  if (!readGrouping(rt, reader, spec)) return false;
  if (reader.accept('.')) {
    if (!reader.number(&spec->precision)) return tooManyDigits(rt);
    if (spec->precision < 0) {
      return fail(rt, Exc::ValueError, "Format specifier missing precision");
    }
  }
  if (reader.left() > 1) {
    return fail(rt, Exc::ValueError, "Invalid format specifier '{}' for object of type '{}'",
                toUtf8(text), typeName(rt, value));
  }
  if (reader.left() == 1) spec->type = reader.next();
  return checkGrouping(rt, spec);
}

Owned raiseUnknownFormat(Runtime& rt, const FormatSpec& spec, Value value) {
  if (spec.type > 32 && spec.type < 128) {
    return raise(rt, Exc::ValueError, "Unknown format code '{}' for object of type '{}'",
                 static_cast<char>(spec.type), typeName(rt, value));
  }
  return raise(rt, Exc::ValueError, "Unknown format code '\\x{:x}' for object of type '{}'",
               static_cast<uint32_t>(spec.type), typeName(rt, value));
}

// ---- laying out

namespace {

// Fills a string of known length from left to right.
class Filler {
 public:
  explicit Filler(Str* out) : out_(out) {}
  void put(char32_t c) {
    switch (out_->widthLog()) {
      case 0: out_->chars<uint8_t>()[at_++] = static_cast<uint8_t>(c); break;
      case 1: out_->chars<uint16_t>()[at_++] = static_cast<uint16_t>(c); break;
      default: out_->chars<char32_t>()[at_++] = c; break;
    }
  }
  void put(std::string_view ascii) {
    for (char c : ascii) put(static_cast<unsigned char>(c));
  }
  void fill(char32_t c, int64_t count) {
    for (int64_t i = 0; i < count; i++) put(c);
  }

 private:
  Str* out_;
  size_t at_ = 0;
};

// How padding is spread: before the sign, after sign and prefix, behind.
struct Padding {
  int64_t left = 0, inner = 0, right = 0;
};

Padding spread(int64_t length, const FormatSpec& spec) {
  Padding padding;
  int64_t room = std::max<int64_t>(0, spec.width - length);
  switch (spec.align) {
    case '>': padding.left = room; break;
    case '^':
      padding.left = room / 2;
      padding.right = room - room / 2;
      break;
    case '=': padding.inner = room; break;
    default: padding.right = room; break;
  }
  return padding;
}

Str* allocateFilled(Runtime& rt, int64_t length, char32_t maxChar) {
  if (length > static_cast<int64_t>(Str::kMaxLength)) {
    (void)raiseMemoryError(rt);
    return nullptr;
  }
  return allocateStr(rt, static_cast<size_t>(length), maxChar);
}

// The digits with zeros in front up to a minimal width (of digits and separators together) and
// separators between the groups.
struct Grouped {
  int64_t zeros = 0;       // to put in front of the digits
  int64_t separators = 0;  // among zeros and digits
};

Grouped group(int64_t digits, int64_t minimum, const FormatSpec& spec) {
  Grouped result;
  if (digits == 0) return result;
  if (!spec.grouping) {
    result.zeros = std::max<int64_t>(0, minimum - digits);
    return result;
  }
  // With n digits there are (n - 1) / size separators. The minimum may end on a separator: then
  // one zero more is needed, and the width grows by one, as in CPython.
  int64_t size = spec.groupSize, count = digits;
  if (minimum > digits + (digits - 1) / size) {
    count = minimum - minimum / (size + 1);
    if (count + (count - 1) / size < minimum) count++;
  }
  result.zeros = count - digits;
  result.separators = (count - 1) / size;
  return result;
}

void putGrouped(Filler& out, std::string_view digits, const Grouped& grouped,
                const FormatSpec& spec) {
  int64_t left = grouped.zeros + static_cast<int64_t>(digits.size());
  for (int64_t i = 0; left > 0; i++, left--) {
    if (i > 0 && grouped.separators > 0 && left % spec.groupSize == 0) out.put(spec.grouping);
    out.put(i < grouped.zeros
                ? '0'
                : static_cast<char32_t>(digits[static_cast<size_t>(i - grouped.zeros)]));
  }
}

}  // namespace

Owned layOutNumber(Runtime& rt, const NumberText& number, const FormatSpec& spec) {
  int64_t fixed = (number.sign != 0) + static_cast<int64_t>(number.prefix.size()) +
                  static_cast<int64_t>(number.rest.size());
  bool zeroFilled = spec.fill == '0' && spec.align == '=';
  if (spec.width > static_cast<int64_t>(Str::kMaxLength)) return raiseMemoryError(rt);
  Grouped grouped =
      group(static_cast<int64_t>(number.digits.size()), zeroFilled ? spec.width - fixed : 0, spec);
  int64_t length =
      fixed + static_cast<int64_t>(number.digits.size()) + grouped.zeros + grouped.separators;
  Padding padding = spread(length, spec);
  int64_t total = length + padding.left + padding.inner + padding.right;
  Str* text = allocateFilled(rt, total, total > length ? std::max<char32_t>(spec.fill, 127) : 127);
  if (!text) return Owned::error();
  Filler out(text);
  out.fill(spec.fill, padding.left);
  if (number.sign) out.put(static_cast<char32_t>(number.sign));
  out.put(number.prefix);
  out.fill(spec.fill, padding.inner);
  putGrouped(out, number.digits, grouped, spec);
  out.put(number.rest);
  out.fill(spec.fill, padding.right);
  return Owned::adopt(text);
}

Owned layOutText(Runtime& rt, Str* value, size_t length, const FormatSpec& spec) {
  if (spec.width <= static_cast<int64_t>(length)) return substring(rt, value, 0, length);
  char32_t maxChar = std::max<char32_t>(spec.fill, 127);
  for (size_t i = 0; i < length; i++) maxChar = std::max(maxChar, value->at(i));
  Padding padding = spread(static_cast<int64_t>(length), spec);
  Str* text = allocateFilled(rt, spec.width, maxChar);
  if (!text) return Owned::error();
  Filler out(text);
  out.fill(spec.fill, padding.left);
  for (size_t i = 0; i < length; i++) out.put(value->at(i));
  out.fill(spec.fill, padding.right);
  return Owned::adopt(text);
}

// ---- str

Owned formatStr(Runtime& rt, Str* value, Str* specText) {
  if (specText->length == 0) return str(rt, value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '<', 's', &spec)) return Owned::error();
  if (spec.type != 's') return raiseUnknownFormat(rt, spec, value);
  if (spec.sign) {
    return raise(rt, Exc::ValueError, "{} not allowed in string format specifier",
                 spec.sign == ' ' ? "Space" : "Sign");
  }
  if (spec.noNegativeZero) {
    return raise(rt, Exc::ValueError,
                 "Negative zero coercion (z) not allowed in string format specifier");
  }
  if (spec.alternate) {
    return raise(rt, Exc::ValueError, "Alternate form (#) not allowed in string format specifier");
  }
  if (spec.align == '=') {
    return raise(rt, Exc::ValueError, "'=' alignment not allowed in string format specifier");
  }
  size_t length = value->length;
  if (spec.precision >= 0) {
    length = std::min(length, static_cast<size_t>(spec.precision));
  }
  return layOutText(rt, value, length, spec);
}

}  // namespace ouro
