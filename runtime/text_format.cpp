// str.format: replacement fields, whose specifications may hold fields themselves, one level deep.

#include "runtime/text_format.h"

#include "runtime/format_fields.h"
#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

namespace ouro {

namespace {

constexpr int kMaxNesting = 2;

enum class Numbering : uint8_t { Unknown, Automatic, Manual };

class Formatter : FormatReader {
 public:
  Formatter(Runtime& rt, Str* text, std::span<const Value> positional, Value keywords, bool isMap)
      : FormatReader(rt, text), positional_(positional), keywords_(keywords), isMap_(isMap) {}

  bool format(TextSpan part, int nesting, StrBuilder& out);

 private:
  bool write(const FormatField& field, int nesting, StrBuilder& out);
  Owned convert(Value v, char32_t conversion);
  bool settleNumbering(bool isEmpty);
  Value quickly(Value mapping, TextSpan name);
  Owned first(TextSpan name);
  Owned lookUp(const FormatField& field);
  Owned step(Value from, TextSpan name, size_t* position);

  std::span<const Value> positional_;
  Value keywords_;
  bool isMap_;
  Numbering numbering_ = Numbering::Unknown;
  int64_t nextNumber_ = 0;
};

bool Formatter::format(TextSpan part, int nesting, StrBuilder& out) {
  if (nesting == 0) return bad("Max string recursion exceeded");
  for (size_t i = part.start; i < part.end;) {
    TextSpan literal;
    bool fieldFollows;
    if (!readText(&i, part.end, &literal, &fieldFollows)) return false;
    if (!literal.empty() && !out.append(text_, literal.start, literal.end)) return false;
    if (!fieldFollows) continue;
    FormatField field;
    if (at(i) == '}') {  // {}: nothing to read
      i++;
    } else if (!readField(&i, part.end, &field)) {
      return false;
    }
    if (!write(field, nesting, out)) return false;
  }
  return true;
}

// ---- the value of a field

bool Formatter::settleNumbering(bool isEmpty) {
  Numbering wanted = isEmpty ? Numbering::Automatic : Numbering::Manual;
  if (numbering_ == Numbering::Unknown) numbering_ = wanted;
  if (numbering_ == wanted) return true;
  return bad(isEmpty
                 ? "cannot switch from manual field specification to automatic field numbering"
                 : "cannot switch from automatic field numbering to manual field specification");
}

// What a dict has for a name that needs no str of its own; notFound(): the mapping must be asked.
Value Formatter::quickly(Value mapping, TextSpan name) {
  if (!text_->isAscii()) return Value::notFound();
  return dictGetText(rt_, mapping, text_->asciiView().substr(name.start, name.end - name.start));
}

Owned Formatter::first(TextSpan name) {
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
Owned Formatter::step(Value from, TextSpan name, size_t* position) {
  NameStep step;
  OURO_CHECK(readStep(position, name.end, &step));
  if (step.isAttribute) {
    OURO_TRY(attribute, substring(rt_, text_, step.part.start, step.part.end));
    Ref<Str> interned = intern(rt_, asStr(attribute));
    return interned ? getAttr(rt_, from, interned.get()) : Owned::error();
  }
  int64_t place;
  OURO_CHECK(number(step.part, &place));
  if (place >= 0) {
    OURO_TRY(key, newInt(rt_, place));
    return getItem(rt_, from, key);
  }
  if (const Value known = quickly(from, step.part); !known.isNotFound()) return Owned::share(known);
  OURO_TRY(key, substring(rt_, text_, step.part.start, step.part.end));
  return getItem(rt_, from, key);
}

Owned Formatter::lookUp(const FormatField& field) {
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

bool Formatter::write(const FormatField& field, int nesting, StrBuilder& out) {
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
