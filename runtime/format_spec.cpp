// Reading a format specification, and laying text out by it.

#include "runtime/format_spec.h"

#include <algorithm>
#include <climits>

#include "runtime/protocol.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str_chars.h"
#include "runtime/unicode.h"

namespace ouro {

// ---- reading

namespace {

bool isAlign(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Walks over the specification's characters.
template <class C>
class SpecReader {
 public:
  SpecReader(const C* at, const C* end) : at_(at), end_(end) {}
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  char32_t peek(size_t ahead = 0) const { return ahead < left() ? at_[ahead] : 0; }
  char32_t next() { return *at_++; }
  bool accept(char c) {
    if (left() == 0 || *at_ != static_cast<unsigned char>(c)) return false;
    at_++;
    return true;
  }
  // Decimal digits; -1 when there is none. False: too large.
  bool number(int64_t* result) {
    *result = -1;
    for (int digit; left() > 0 && (digit = digitValue(*at_)) >= 0; at_++) {
      if (*result < 0) *result = 0;
      if (__builtin_mul_overflow(*result, 10, result) ||
          __builtin_add_overflow(*result, digit, result)) {
        return false;
      }
    }
    return true;
  }

 private:
  static int digitValue(char32_t c) {
    if (c < 128) return c - '0' < 10 ? static_cast<int>(c - '0') : -1;
    return unicode::decimalValue(c);
  }

  const C *at_, *end_;
};

template <class C>
void readAlignment(SpecReader<C>& reader, FormatSpec* spec) {
  if (reader.left() >= 2 && isAlign(reader.peek(1))) {
    spec->fill = reader.next();
    spec->fillGiven = spec->alignGiven = true;
    spec->align = static_cast<char>(reader.next());
  } else if (isAlign(reader.peek())) {
    spec->alignGiven = true;
    spec->align = static_cast<char>(reader.next());
  }
}

template <class C>
bool readGrouping(Runtime& rt, SpecReader<C>& reader, FormatSpec* spec) {
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

template <class C>
void readFlags(SpecReader<C>& reader, char defaultAlign, FormatSpec* spec) {
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
}

// Is there nothing before the width or the precision?
template <class C>
bool beginsWithNumber(const SpecReader<C>& reader) {
  char32_t c = reader.peek();
  return ((c >= '1' && c <= '9') || c == '.') && !isAlign(reader.peek(1));  // it may be a fill
}

bool tooManyDigits(Runtime& rt) {
  return fail(rt, Exc::ValueError, "Too many decimal digits in format string");
}

bool tooLong(Runtime& rt, const SpecText& text, Value value) {
  OURO_TRY_BOOL(shown, substring(rt, const_cast<Str*>(text.text), text.start, text.end));
  return fail(rt, Exc::ValueError, "Invalid format specifier '{}' for object of type '{}'",
              toUtf8(shown.as<Str>()), typeName(rt, value));
}

template <class C>
bool parse(Runtime& rt, SpecReader<C> reader, const SpecText& text, Value value, char defaultAlign,
           FormatSpec* spec) {
  if (!beginsWithNumber(reader)) {
    readAlignment(reader, spec);
    readFlags(reader, defaultAlign, spec);
  }
  if (!reader.number(&spec->width)) return tooManyDigits(rt);
  if (!readGrouping(rt, reader, spec)) return false;
  if (reader.accept('.')) {
    if (!reader.number(&spec->precision)) return tooManyDigits(rt);
    if (spec->precision < 0) {
      return fail(rt, Exc::ValueError, "Format specifier missing precision");
    }
  }
  if (reader.left() > 1) return tooLong(rt, text, value);
  if (reader.left() == 1) spec->type = reader.next();
  return !spec->grouping || checkGrouping(rt, spec);
}

}  // namespace

// What a short specification and its defaults are known by; 0: it is not kept.
[[gnu::no_sanitize("address")]] static uint64_t keyOf(const SpecText& text, char defaultAlign,
                                                      char defaultType) {
  constexpr size_t kMost = 7;
  const size_t length = text.end - text.start;
  if (length - 1 >= kMost || text.text->widthLog() != 0) return 0;
  uint64_t word;
  const uint8_t* at = text.text->chars<uint8_t>() + text.start;
  if (!areInOnePage(at, sizeof word)) return 0;
  memcpy(&word, at, sizeof word);
  const unsigned kind = defaultType == 's' ? 0 : defaultType == 'd' ? 1 : 2;
  return (word & ((uint64_t{1} << 8 * length) - 1)) |
         uint64_t{length | kind << 3 | (defaultAlign == '<') << 5} << 8 * kMost;
}

static bool readSpec(Runtime& rt, const SpecText& text, Value value, char defaultAlign,
                     char defaultType, FormatSpec* spec) {
  *spec = {};
  spec->align = defaultAlign;
  spec->type = static_cast<unsigned char>(defaultType);
  return withChars(text.text, [&](const auto* chars) {
    return parse(rt, SpecReader(chars + text.start, chars + text.end), text, value, defaultAlign,
                 spec);
  });
}

bool parseFormatSpec(Runtime& rt, const SpecText& text, Value value, char defaultAlign,
                     char defaultType, FormatSpec* spec) {
  const uint64_t key = keyOf(text, defaultAlign, defaultType);
  if (key == 0) return readSpec(rt, text, value, defaultAlign, defaultType, spec);
  KnownSpecs::Row& row = rt.knownSpecs.rowOf(key);
  if (row.key == key) [[likely]] {
    *spec = row.spec;
    return true;
  }
  if (!readSpec(rt, text, value, defaultAlign, defaultType, spec)) return false;
  row = {key, *spec};
  return true;
}

bool failUnknownFormat(Runtime& rt, const FormatSpec& spec, Value value) {
  if (spec.type > 32 && spec.type < 128) {
    return fail(rt, Exc::ValueError, "Unknown format code '{}' for object of type '{}'",
                static_cast<char>(spec.type), typeName(rt, value));
  }
  return fail(rt, Exc::ValueError, "Unknown format code '\\x{:x}' for object of type '{}'",
              static_cast<uint32_t>(spec.type), typeName(rt, value));
}

// ---- laying out

namespace {

constexpr int64_t kMostAtOnce = 64;

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

bool appendGrouped(StrBuilder& out, std::string_view digits, const Grouped& grouped,
                   const FormatSpec& spec) {
  if (grouped.separators == 0)
    return out.appendFill('0', static_cast<size_t>(grouped.zeros)) && out.appendAscii(digits);
  int64_t left = grouped.zeros + static_cast<int64_t>(digits.size());
  for (int64_t i = 0; left > 0; i++, left--) {
    if (i > 0 && left % spec.groupSize == 0)
      if (!out.append(static_cast<unsigned char>(spec.grouping))) return false;
    char digit = i < grouped.zeros ? '0' : digits[static_cast<size_t>(i - grouped.zeros)];
    if (!out.append(static_cast<unsigned char>(digit))) return false;
  }
  return true;
}

bool appendFill(StrBuilder& out, const FormatSpec& spec, int64_t count) {
  return out.appendFill(spec.fill, static_cast<size_t>(count));
}

// How many characters of padding text of so many needs.
size_t roomFor(size_t length, const FormatSpec& spec) {
  return spec.width > static_cast<int64_t>(length) ? static_cast<size_t>(spec.width) - length : 0;
}

// Fewer bytes than a call of memset is worth.
uint8_t* fillFew(uint8_t* to, char32_t c, int64_t count) {
  for (; count >= 8; count -= 8, to += 8) {
    const uint64_t eight = 0x0101010101010101 * (c & 0xff);
    memcpy(to, &eight, sizeof eight);
  }
  for (; count > 0; count--) *to++ = static_cast<uint8_t>(c);
  return to;
}

uint8_t* put(uint8_t* to, std::string_view text) {
  copyBytes(to, text.data(), text.size());
  return to + text.size();
}

// Digits with separators between the groups, from the last one on.
uint8_t* putGrouped(uint8_t* to, std::string_view digits, size_t separators,
                    const FormatSpec& spec) {
  uint8_t* const end = to + digits.size() + separators;
  unsigned room = spec.groupSize;
  for (size_t i = digits.size(), at = digits.size() + separators; i > 0; room--) {
    if (room == 0) {
      to[--at] = static_cast<uint8_t>(spec.grouping);
      room = spec.groupSize;
    }
    to[--at] = static_cast<uint8_t>(digits[--i]);
  }
  return end;
}

// A number where all of it is ASCII and lies in narrow text: written at once. False: it must be put
// together piece by piece, as where there are zeros to be grouped.
bool layOutAtOnce(const NumberText& number, const FormatSpec& spec, StrBuilder& out) {
  if (spec.fill > 0x7f || spec.width > kMostAtOnce) return false;
  size_t separators = 0;
  if (spec.grouping) {
    if (spec.align == '=' || number.digits.empty()) return false;
    separators = (number.digits.size() - 1) / spec.groupSize;
  }
  const size_t body = number.digits.size() + separators + number.rest.size();
  const size_t length = (number.sign != 0) + number.prefix.size() + body;
  const size_t room = roomFor(length, spec);
  uint8_t* to = out.claim(length + room, 0x7f);
  if (!to) return false;
  Padding padding;
  if (room) {
    padding = spread(static_cast<int64_t>(length), spec);
    to = fillFew(to, spec.fill, padding.left);
  }
  if (number.sign) *to++ = static_cast<uint8_t>(number.sign);
  if (!number.prefix.empty()) to = put(to, number.prefix);
  if (padding.inner) to = fillFew(to, spec.fill, padding.inner);
  if (separators) {
    to = putGrouped(to, number.digits, separators, spec);
    to = put(to, number.rest);
  } else {
    to = put(to, {number.digits.data(), body});
  }
  if (padding.right) fillFew(to, spec.fill, padding.right);
  return true;
}

// The same of text.
bool layOutAtOnce(const Str* text, size_t length, const FormatSpec& spec, StrBuilder& out) {
  if (text->widthLog() != 0 || spec.fill > 0x7f || spec.width > kMostAtOnce) return false;
  const size_t room = roomFor(length, spec);
  uint8_t* to = out.claim(length + room, maxCharOf(text));
  if (!to) return false;
  Padding padding;
  if (room) {
    padding = spread(static_cast<int64_t>(length), spec);
    to = fillFew(to, spec.fill, padding.left);
  }
  to = put(to, {text->chars<char>(), length});
  if (padding.right) fillFew(to, spec.fill, padding.right);
  return true;
}

}  // namespace

bool layOutNumber(Runtime& rt, const NumberText& number, const FormatSpec& spec, StrBuilder& out) {
  if (layOutAtOnce(number, spec, out)) return true;
  int64_t digits = static_cast<int64_t>(number.digits.size());
  int64_t fixed = (number.sign != 0) + static_cast<int64_t>(number.prefix.size()) +
                  static_cast<int64_t>(number.rest.size());
  bool zeroFilled = spec.fill == '0' && spec.align == '=';
  if (spec.width > static_cast<int64_t>(Str::kMaxLength)) {
    (void)raiseMemoryError(rt);
    return false;
  }
  Grouped grouped = group(digits, zeroFilled ? spec.width - fixed : 0, spec);
  int64_t length = fixed + digits + grouped.zeros + grouped.separators;
  Padding padding = spread(length, spec);
  if (!appendFill(out, spec, padding.left)) return false;
  if (number.sign && !out.append(static_cast<unsigned char>(number.sign))) return false;
  return out.appendAscii(number.prefix) && appendFill(out, spec, padding.inner) &&
         appendGrouped(out, number.digits, grouped, spec) && out.appendAscii(number.rest) &&
         appendFill(out, spec, padding.right);
}

bool layOutText(Runtime& rt, const Str* value, size_t length, const FormatSpec& spec,
                StrBuilder& out) {
  if (layOutAtOnce(value, length, spec, out)) return true;
  if (spec.width > static_cast<int64_t>(Str::kMaxLength)) {
    (void)raiseMemoryError(rt);
    return false;
  }
  Padding padding = spread(static_cast<int64_t>(length), spec);
  return appendFill(out, spec, padding.left) && out.append(value, 0, length) &&
         appendFill(out, spec, padding.right);
}

// ---- str

bool formatStr(Runtime& rt, Str* value, const SpecText& specText, StrBuilder& out) {
  if (specText.empty()) return out.appendStr(value);
  FormatSpec spec;
  if (!parseFormatSpec(rt, specText, value, '<', 's', &spec)) return false;
  if (spec.type != 's') return failUnknownFormat(rt, spec, value);
  if (spec.sign) {
    return fail(rt, Exc::ValueError, "{} not allowed in string format specifier",
                spec.sign == ' ' ? "Space" : "Sign");
  }
  if (spec.noNegativeZero) {
    return fail(rt, Exc::ValueError,
                "Negative zero coercion (z) not allowed in string format specifier");
  }
  if (spec.alternate) {
    return fail(rt, Exc::ValueError, "Alternate form (#) not allowed in string format specifier");
  }
  if (spec.align == '=') {
    return fail(rt, Exc::ValueError, "'=' alignment not allowed in string format specifier");
  }
  size_t length = value->length;
  if (spec.precision >= 0) {
    length = std::min(length, static_cast<size_t>(spec.precision));
  }
  return layOutText(rt, value, length, spec, out);
}

}  // namespace ouro
