// Readers of the module _csv: rows of text, one field after another.

#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "stdlib/csv.h"
#include "stdlib/module_error.h"

namespace ouro::csv {

namespace {

struct Reader : Object {
  Value lines;       // an iterator; owned
  Dialect* dialect;  // owned
  uint64_t lineNumber;
  uint32_t width;        // fields of the row before: the next one is likely as long
  uint8_t special[256];  // which characters are not plain, where: Special
};

// Where a character does not just belong to a field without quotes.
enum Special : uint8_t { kEndsRun = 1, kBegins = 2 };

Reader* of(Value self) { return self.as<Reader>(); }

constexpr char32_t kEndOfLine = kNotSet - 1;  // what follows a line's last character

enum class At : uint8_t {
  RowStart,
  FieldStart,
  Field,
  Escaped,         // behind the escape character
  EscapedLineEnd,  // behind an escaped end of line
  Quoted,
  EscapedInQuoted,
  QuoteInQuoted,  // behind a quote, which may be doubled
  RowEnd,         // behind a row's line end
};

// Reads one row, of one line or more. The field so far is `text_` and behind it a run of
// characters of the line: a field that is one run is cut out of the line at once.
class RowParser {
 public:
  RowParser(Runtime& rt, const Reader* reader, const State* state, List* fields)
      : rt_(rt), reader_(reader), d_(*reader->dialect), state_(state), fields_(fields), text_(rt) {}

  bool read(Str* line) {
    line_ = line;
    runStart_ = runEnd_ = 0;
    bool read = withChars(line, [&](const auto* chars) { return readChars(chars, line->length); });
    return read && step(kEndOfLine, line->length) && keepRun();
  }
  bool isComplete() const { return at_ == At::RowStart; }
  // At the end of the input: is there a field that no line end has ended?
  bool isOpen() const { return text_.length() > 0 || at_ == At::Quoted; }
  bool endField();

 private:
  template <class C>
  bool readChars(const C* chars, size_t length);
  template <class C>
  size_t runFrom(const C* chars, size_t start, size_t length) const;
  bool step(char32_t c, size_t place);
  bool startField(char32_t c, size_t place);
  size_t plainFieldEnd(const uint8_t* chars, size_t place, size_t length) const;
  bool quoteInQuoted(char32_t c, size_t place);
  bool endFieldAt(char32_t end);
  bool append(Owned field) { return !field.isError() && appendTaking(rt_, fields_, field); }
  bool add(size_t start, size_t end);
  bool addEscaped(char32_t c, size_t place);
  bool keepRun();
  static bool isLineEnd(char32_t c) { return c == '\n' || c == '\r' || c == kEndOfLine; }

  Runtime& rt_;
  const Reader* reader_;
  const Dialect& d_;
  const State* state_;
  List* fields_;
  Str* line_ = nullptr;
  size_t runStart_ = 0, runEnd_ = 0;
  At at_ = At::RowStart;
  bool isNumber_ = false;
  StrBuilder text_;
};

// The end of the characters from `start` on that only belong to the field.
template <class C>
size_t RowParser::runFrom(const C* chars, size_t start, size_t length) const {
  size_t at = start;
  if (at_ == At::Quoted) {
    char32_t quote = d_.quotes() ? d_.quoteChar : kNotSet, escape = d_.escapeChar;
    while (at < length && chars[at] != quote && chars[at] != escape) at++;
  } else if constexpr (sizeof(C) == 1) {
    while (at < length && !(reader_->special[chars[at]] & kEndsRun)) at++;
  } else {
    char32_t delimiter = d_.delimiter, escape = d_.escapeChar;
    while (at < length && chars[at] != delimiter && chars[at] != escape && !isLineEnd(chars[at]))
      at++;
  }
  return at;
}

// The end of a field that is one run, with a delimiter or a line end behind it: most are. kNone: it
// takes more steps.
size_t RowParser::plainFieldEnd(const uint8_t* chars, size_t place, size_t length) const {
  const bool begins = at_ == At::RowStart || at_ == At::FieldStart;
  if (!begins || reader_->special[chars[place]] || d_.quoting == Quoting::NonNumeric)
    return search::kNone;
  const size_t end = runFrom(chars, place, length);
  const bool isEnded = end < length && (isLineEnd(chars[end]) || chars[end] == d_.delimiter);
  const bool fits = static_cast<int64_t>(end - place) <= state_->fieldLimit;
  return isEnded && fits ? end : search::kNone;
}

template <class C>
bool RowParser::readChars(const C* chars, size_t length) {
  for (size_t place = 0; place < length;) {
    if constexpr (sizeof(C) == 1) {
      if (size_t end = plainFieldEnd(chars, place, length); end != search::kNone) {
        if (!append(substring(rt_, line_, place, end))) return false;
        at_ = isLineEnd(chars[end]) ? At::RowEnd : At::FieldStart;
        place = end + 1;
        continue;
      }
    }
    if (at_ == At::Field || at_ == At::Quoted) {
      size_t end = runFrom(chars, place, length);
      if (end > place) {
        if (!add(place, end)) return false;
        place = end;
        continue;
      }
    }
    if (!step(chars[place], place)) return false;
    place++;
  }
  return true;
}

// One character of the line, or its end.
bool RowParser::step(char32_t c, size_t place) {
  switch (at_) {
    case At::RowStart:
      if (c == kEndOfLine) return true;
      if (isLineEnd(c)) {
        at_ = At::RowEnd;
        return true;
      }
      [[fallthrough]];
    case At::FieldStart: return startField(c, place);
    case At::Escaped:
      at_ = c == '\n' || c == '\r' ? At::EscapedLineEnd : At::Field;
      return addEscaped(c, place);
    case At::EscapedLineEnd:
      if (c == kEndOfLine) return true;
      [[fallthrough]];
    case At::Field:
      if (isLineEnd(c) || c == d_.delimiter) return endFieldAt(c);
      at_ = c == d_.escapeChar ? At::Escaped : At::Field;
      return at_ == At::Escaped || add(place, place + 1);
    case At::Quoted:
      if (c == kEndOfLine) return true;
      if (c == d_.escapeChar) {
        at_ = At::EscapedInQuoted;
      } else if (c == d_.quoteChar && d_.quotes()) {
        at_ = d_.doubleQuote ? At::QuoteInQuoted : At::Field;
      } else {
        return add(place, place + 1);
      }
      return true;
    case At::EscapedInQuoted: at_ = At::Quoted; return addEscaped(c, place);
    case At::QuoteInQuoted: return quoteInQuoted(c, place);
    case At::RowEnd: break;
  }
  if (c == kEndOfLine) at_ = At::RowStart;
  return isLineEnd(c) ||
         failAs(rt_, state_->error,
                "new-line character seen in unquoted field - do you need to open the file in "
                "universal-newline mode?");
}

bool RowParser::startField(char32_t c, size_t place) {
  at_ = At::FieldStart;
  if (isLineEnd(c)) return endFieldAt(c);
  if (c == d_.quoteChar && d_.quotes()) {
    at_ = At::Quoted;
  } else if (c == d_.escapeChar) {
    at_ = At::Escaped;
  } else if (c == ' ' && d_.skipInitialSpace) {
    return true;
  } else if (c == d_.delimiter) {
    return endField();
  } else {
    at_ = At::Field;
    isNumber_ = d_.quoting == Quoting::NonNumeric;
    return add(place, place + 1);
  }
  return true;
}

bool RowParser::quoteInQuoted(char32_t c, size_t place) {
  if (c == d_.quoteChar && d_.quotes()) {
    at_ = At::Quoted;
    return add(place, place + 1);
  }
  if (isLineEnd(c) || c == d_.delimiter) return endFieldAt(c);
  if (!d_.strict) {
    at_ = At::Field;
    return add(place, place + 1);
  }
  StrBuilder text(rt_);
  bool made = text.appendAscii("'") && text.append(d_.delimiter) &&
              text.appendAscii("' expected after '") && text.append(d_.quoteChar) &&
              text.appendAscii("'");
  Local message = made ? text.finish() : Owned::error();
  return !message.isError() && failAs(rt_, state_->error, toUtf8(message.as<Str>()));
}

// Ends a field at a delimiter or the end of the line.
bool RowParser::endFieldAt(char32_t end) {
  at_ = end == kEndOfLine ? At::RowStart : isLineEnd(end) ? At::RowEnd : At::FieldStart;
  return endField();
}

bool RowParser::endField() {
  bool isRun = text_.length() == 0 && runStart_ < runEnd_;
  if (!isRun && !keepRun()) return false;
  Local field = isRun ? substring(rt_, line_, runStart_, runEnd_) : text_.finish();
  runStart_ = runEnd_ = 0;
  if (!field.isError() && std::exchange(isNumber_, false)) field = toFloat(rt_, field);
  return append(field.take());
}

// Adds characters of the line to the field.
bool RowParser::add(size_t start, size_t end) {
  if (runEnd_ != start && !keepRun()) return false;
  if (runStart_ == runEnd_) runStart_ = start;
  runEnd_ = end;
  if (static_cast<int64_t>(text_.length() + (runEnd_ - runStart_)) <= state_->fieldLimit)
    return true;
  return failAs(rt_, state_->error,
                fmt::format("field larger than field limit ({})", state_->fieldLimit));
}

// The end of the line stands for the character that ends it.
bool RowParser::addEscaped(char32_t c, size_t place) {
  if (c != kEndOfLine) return add(place, place + 1);
  return keepRun() && text_.append(U'\n');
}

bool RowParser::keepRun() {
  bool kept = runStart_ == runEnd_ || text_.append(line_, runStart_, runEnd_);
  runStart_ = runEnd_ = 0;
  return kept;
}

// ---- the iterator

Owned nextLine(Runtime& rt, Reader* self) {
  Local line = next(rt, self->lines);
  if (line.isDone() || line.isError()) return line.take();
  if (!isStr(rt, line)) {
    (void)failAs(rt, stateOfType(typeOf(rt, Value(self)))->error,
                 fmt::format("iterator should return strings, not {} (the file should be opened in "
                             "text mode)",
                             typeName(rt, line)));
    return Owned::error();
  }
  self->lineNumber++;
  return line.take();
}

Owned reader_next(Runtime& rt, Value value) {
  Reader* self = of(value);
  const State* state = stateOfType(typeOf(rt, value));
  Local hold(value), line = nextLine(rt, self);
  if (line.isDone() || line.isError()) return line.take();
  OURO_TRY(fields, newList(rt, self->width));
  RowParser parser(rt, self, state, fields.as<List>());
  for (;;) {
    OURO_CHECK(parser.read(line.as<Str>()));
    if (parser.isComplete()) break;
    line = nextLine(rt, self);
    if (line.isError()) return Owned::error();
    if (!line.isDone()) continue;
    if (!parser.isOpen()) return Owned::done();
    if (self->dialect->strict) OURO_CHECK(failAs(rt, state->error, "unexpected end of data"));
    OURO_CHECK(parser.endField());
    break;
  }
  self->width = fields.as<List>()->length;
  return fields.take();
}

Owned get_dialect(Runtime&, Value self) { return Owned::share(Value(of(self)->dialect)); }
Owned get_line_num(Runtime& rt, Value self) { return newInt(rt, of(self)->lineNumber); }

constexpr GetSetDef kAttributes[] = {
    {"dialect", get_dialect, refuseSet},
    {"line_num", get_line_num, refuseSet},
};

void reader_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Reader*>(object)->lines);
  visit(visitor, static_cast<Reader*>(object)->dialect);
}
void reader_destroy(Object* object) {
  dropField(static_cast<Reader*>(object)->lines);
  dropField(static_cast<Reader*>(object)->dialect);
}

}  // namespace

Owned newReader(Runtime& rt, State* state, Value iterable, Value dialect, Value parameters) {
  OURO_TRY(lines, iter(rt, iterable));
  OURO_TRY(made, makeDialect(rt, state, dialect, parameters));
  auto* self = rt.make<Reader>(state->reader);
  if (!self) return Owned::error();
  self->lines = lines.take().take();
  self->dialect = made.take().take().as<Dialect>();
  const Dialect& d = *self->dialect;
  auto mark = [&](char32_t c, Special where) {
    if (c < std::size(self->special)) self->special[c] |= where;
  };
  for (char32_t c : {U'\n', U'\r', d.delimiter, d.escapeChar}) mark(c, kEndsRun);
  if (d.quotes()) mark(d.quoteChar, kBegins);
  if (d.skipInitialSpace) mark(U' ', kBegins);
  return Owned::adopt(self);
}

const TypeDef readerTypeDef = {
    .name = "reader",
    .module = "_csv",
    .basicSize = sizeof(Reader),
    .flags = kContainerType | kNoInstances,
    .traverse = reader_traverse,
    .destroy = reader_destroy,
    .slots = {.iter = iterateSelf, .next = reader_next},
    .attributes = kAttributes,
    .doc = "An iterator over the rows of a table in text, each a list of its fields.",
};

}  // namespace ouro::csv
