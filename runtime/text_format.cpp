// str.format: replacement fields {name.attribute[key]!conversion:spec}, where the spec may hold
// fields itself, one level deep (Library Reference, "Format String Syntax").

#include "runtime/text_format.h"

#include <algorithm>

#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_chars.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

constexpr int kMaxNesting = 2;

struct Span {
  size_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

struct Field {
  Span name, spec;
  size_t firstEnd = 0;  // of the part of the name before any .attribute or [key]
  char32_t conversion = 0;
  bool specHasFields = false;
};

enum class Numbering : uint8_t { Unknown, Automatic, Manual };

class Formatter {
 public:
  Formatter(Runtime& rt, Str* text, std::span<const Value> positional, Value keywords, bool isMap)
      : rt_(rt),
        text_(text),
        narrow_(text->widthLog() == 0 ? text->chars<uint8_t>() : nullptr),
        positional_(positional),
        keywords_(keywords),
        isMap_(isMap) {}

  bool format(Span part, int nesting, StrBuilder& out);

 private:
  bool bad(const char* message) {
    (void)raise(rt_, Exc::ValueError, std::string_view(message));
    return false;
  }
  char32_t at(size_t i) const { return narrow_ ? narrow_[i] : text_->at(i); }

  bool readField(size_t* position, size_t end, Field* field);
  bool readConversion(size_t* position, size_t end, Field* field, bool* closed);
  bool readSpec(size_t* position, size_t end, Field* field);
  bool write(const Field& field, int nesting, StrBuilder& out);
  Owned convert(Value v, char32_t conversion);

  // A name of decimal digits as a number; -1: it is none.
  bool number(Span digits, int64_t* out) {
    *out = -1;
    if (digits.empty()) return true;
    const char32_t c = at(digits.start);
    return (c < 128 && c - '0' >= 10) || readNumber(digits, out);  // most are names
  }
  bool readNumber(Span digits, int64_t* out);
  bool settleNumbering(bool isEmpty);
  Value quickly(Value mapping, Span name);
  Owned first(Span name);
  Owned lookUp(const Field& field);
  Owned step(Value from, Span name, size_t* position);

  Runtime& rt_;
  Str* text_;
  const uint8_t* narrow_;  // its bytes, unless it is wider
  std::span<const Value> positional_;
  Value keywords_;
  bool isMap_;
  Numbering numbering_ = Numbering::Unknown;
  int64_t nextNumber_ = 0;
};

// ---- reading

bool Formatter::format(Span part, int nesting, StrBuilder& out) {
  if (nesting == 0) return bad("Max string recursion exceeded");
  for (size_t i = part.start; i < part.end;) {
    size_t start = i;
    for (const uint8_t* narrow = narrow_; i < part.end; i++) {
      char32_t c = narrow ? narrow[i] : text_->at(i);
      if (c == '{' || c == '}') break;
    }
    if (start < i && !out.append(text_, start, i)) return false;
    if (i == part.end) break;
    char32_t brace = at(i++);
    bool doubled = i < part.end && at(i) == brace;
    if (doubled) {
      if (!out.append(brace)) return false;
      i++;
      continue;
    }
    if (brace == '}') return bad("Single '}' encountered in format string");
    if (i == part.end) return bad("Single '{' encountered in format string");
    Field field;
    if (at(i) == '}') {  // {}: nothing to read
      i++;
      if (!write(field, nesting, out)) return false;
      continue;
    }
    if (!readField(&i, part.end, &field) || !write(field, nesting, out)) return false;
  }
  return true;
}

bool Formatter::readField(size_t* position, size_t end, Field* field) {
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

bool Formatter::readConversion(size_t* position, size_t end, Field* field, bool* closed) {
  if (*position >= end) return bad("end of string while looking for conversion specifier");
  field->conversion = at((*position)++);
  if (*position >= end) return true;
  char32_t mark = at((*position)++);
  *closed = mark == '}';
  return *closed || mark == ':' || bad("expected ':' after conversion specifier");
}

bool Formatter::readSpec(size_t* position, size_t end, Field* field) {
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

// ---- the value of a field

// A name of decimal digits as a number; *out stays where it is none.
bool Formatter::readNumber(Span digits, int64_t* out) {
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

bool Formatter::settleNumbering(bool isEmpty) {
  Numbering wanted = isEmpty ? Numbering::Automatic : Numbering::Manual;
  if (numbering_ == Numbering::Unknown) numbering_ = wanted;
  if (numbering_ == wanted) return true;
  return bad(isEmpty
                 ? "cannot switch from manual field specification to automatic field numbering"
                 : "cannot switch from automatic field numbering to manual field specification");
}

// What a dict has for a name that needs no str of its own; notFound(): the mapping must be asked.
Value Formatter::quickly(Value mapping, Span name) {
  if (!text_->isAscii()) return Value::notFound();
  return dictGetText(rt_, mapping, text_->asciiView().substr(name.start, name.end - name.start));
}

Owned Formatter::first(Span name) {
  int64_t place = -1;
  if (!number(name, &place)) return Owned::error();
  if (name.empty() || place >= 0) {
    if (!settleNumbering(name.empty())) return Owned::error();
    if (name.empty()) place = nextNumber_++;
    if (isMap_) return raise(rt_, Exc::ValueError, "Format string contains positional fields");
    if (static_cast<uint64_t>(place) < positional_.size())
      return Owned::share(positional_[static_cast<size_t>(place)]);
    return raise(rt_, Exc::IndexError,
                 "Replacement index {} out of range for positional args tuple", place);
  }
  if (const Value known = quickly(keywords_, name); !known.isNotFound()) return Owned::share(known);
  OURO_TRY(key, substring(rt_, text_, name.start, name.end));
  if (keywords_.isUnbound()) return raiseWith(rt_, Exc::KeyError, key);
  return getItem(rt_, keywords_, key);
}

// One .attribute or [key] of the value so far.
Owned Formatter::step(Value from, Span name, size_t* position) {
  size_t i = *position;
  char32_t mark = at(i++);
  if (mark != '.' && mark != '[')
    return raise(rt_, Exc::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
  Span part{i, i};
  if (mark == '.') {
    while (i < name.end && at(i) != '.' && at(i) != '[') i++;
    part.end = i;
  } else {
    while (i < name.end && at(i) != ']') i++;
    if (i == name.end) return raise(rt_, Exc::ValueError, "Missing ']' in format string");
    part.end = i++;
  }
  *position = i;
  if (part.empty()) return raise(rt_, Exc::ValueError, "Empty attribute in format string");
  int64_t place = -1;
  if (mark == '[' && !number(part, &place)) return Owned::error();
  if (place >= 0) {
    OURO_TRY(key, newInt(rt_, place));
    return getItem(rt_, from, key);
  }
  if (mark == '[')
    if (const Value known = quickly(from, part); !known.isNotFound()) return Owned::share(known);
  OURO_TRY(key, substring(rt_, text_, part.start, part.end));
  if (mark == '[') return getItem(rt_, from, key);
  Ref<Str> attribute = intern(rt_, asStr(key));
  return attribute ? getAttr(rt_, from, attribute.get()) : Owned::error();
}

Owned Formatter::lookUp(const Field& field) {
  size_t i = field.firstEnd;
  OURO_TRY(value, first({field.name.start, i}));
  while (i < field.name.end) {
    value = step(value, field.name, &i);
    if (value.isError()) return Owned::error();
  }
  return value.take();
}

// ---- writing

Owned Formatter::convert(Value v, char32_t conversion) {
  switch (conversion) {
    case 'r': return repr(rt_, v);
    case 's': return str(rt_, v);
    case 'a': return ascii(rt_, v);
    default: break;
  }
  auto code = static_cast<uint32_t>(conversion);
  if (code > 32 && code < 127)
    return raise(rt_, Exc::ValueError, "Unknown conversion specifier {}", static_cast<char>(code));
  return raise(rt_, Exc::ValueError, "Unknown conversion specifier \\x{:x}", code);
}

bool Formatter::write(const Field& field, int nesting, StrBuilder& out) {
  OURO_TRY_BOOL(value, lookUp(field));
  // Built-in types print themselves when there is no specification.
  if (field.spec.empty() && !(value.get().isObject() && typeOf(rt_, value)->has(kHeapType))) {
    if (field.conversion == 0 || field.conversion == 's') return out.appendStr(value);
    if (field.conversion == 'r') return out.appendRepr(value);
  }
  if (field.conversion) {
    value = convert(value, field.conversion);
    if (value.isError()) return false;
  }
  if (!field.specHasFields)
    return formatTo(rt_, value, {text_, field.spec.start, field.spec.end}, out);
  StrBuilder expanded(rt_);
  if (!format(field.spec, nesting - 1, expanded)) return false;
  OURO_TRY_BOOL(spec, expanded.finish());
  return formatTo(rt_, value, SpecText(asStr(spec)), out);
}

}  // namespace

Owned formatText(Runtime& rt, Str* format, std::span<const Value> positional, Value keywords,
                 bool isMap) {
  StrBuilder out(rt);
  Formatter formatter(rt, format, positional, keywords, isMap);
  if (!formatter.format({0, format->length}, kMaxNesting, out)) return Owned::error();
  return out.finish();
}

}  // namespace ouro
