// Writers of the module _csv: rows as text, one line each.

#include "runtime/types/fields.h"
#include "runtime/types/str_chars.h"
#include "stdlib/csv.h"
#include "stdlib/module_error.h"

namespace ouro::csv {

namespace {

struct Writer : Object {
  Value write;       // the file's method; owned
  Dialect* dialect;  // owned
  // Bit of each of the first 256 characters that a field cannot have as it is; beyond them every
  // one is looked up in the dialect.
  uint64_t special[4];
  bool numbersArePlain;  // the text of an int or a float needs no look at its characters
};

Writer* of(Value self) { return self.as<Writer>(); }

bool isSpecial(const Dialect& d, char32_t c) {
  if (c == d.delimiter || c == d.quoteChar || c == d.escapeChar) return true;
  const Str* end = d.lineTerminator.as<Str>();
  for (size_t i = 0; i < end->length; i++)
    if (end->at(i) == c) return true;
  return false;
}

template <class C>
bool isSpecial(const Writer* self, C c) {
  if constexpr (sizeof(C) > 1)
    if (c > 0xff) return isSpecial(*self->dialect, c);
  return self->special[(c >> 6) & 3] >> (c & 63) & 1;
}

// Fills the table of the special characters below 256.
void noteSpecials(Writer* self) {
  auto note = [&](char32_t c) {
    if (c < 256) self->special[c >> 6] |= uint64_t{1} << (c & 63);
  };
  const Dialect& d = *self->dialect;
  for (char32_t c : {d.delimiter, d.quoteChar, d.escapeChar}) note(c);
  const Str* end = d.lineTerminator.as<Str>();
  for (size_t i = 0; i < end->length; i++) note(end->at(i));
}

// One row as it becomes text.
class RowWriter {
 public:
  RowWriter(Runtime& rt, const Writer* writer, const State* state)
      : rt_(rt), writer_(writer), d_(*writer->dialect), state_(state), out_(rt) {}

  bool addField(Value field);
  Owned finish();

 private:
  bool addText(const Str*, bool quoted);
  bool addSpecialText(const Str*, bool quoted);
  bool addQuote(bool quoted) { return !quoted || out_.append(d_.quoteChar); }
  bool needsEscape(char32_t special) const {
    return !d_.quotes() || (special == d_.quoteChar && !d_.doubleQuote) ||
           (special == d_.escapeChar && special != d_.quoteChar);
  }

  Runtime& rt_;
  const Writer* writer_;
  const Dialect& d_;
  const State* state_;
  uint64_t fields_ = 0;
  StrBuilder out_;
};

bool isNumber(Runtime& rt, Value v) {
  if (v.isSmall() || v.isFlonum()) return true;
  const Slots& slots = typeOf(rt, v)->slots;
  return slots.index || slots.toInt || slots.toFloat || isInstance(rt, v, TypeId::Complex);
}

bool RowWriter::addField(Value field) {
  if (fields_++ > 0 && !out_.append(d_.delimiter)) return false;
  bool quoted =
      d_.quoting == Quoting::All || (d_.quoting == Quoting::NonNumeric && !isNumber(rt_, field));
  if (isStr(rt_, field)) return addText(field.as<Str>(), quoted);
  if (field.isNone()) return addQuote(quoted) && addQuote(quoted);
  if (writer_->numbersArePlain && (field.isSmall() || field.isFlonum()))
    return addQuote(quoted) && out_.appendStr(field) && addQuote(quoted);
  OURO_TRY_BOOL(text, str(rt_, field));
  return addText(text.as<Str>(), quoted);
}

bool RowWriter::addText(const Str* text, bool quoted) {
  bool hasSpecial = withChars(text, [&](const auto* chars) {
    for (size_t i = 0; i < text->length; i++)
      if (isSpecial(writer_, chars[i])) return true;
    return false;
  });
  if (hasSpecial) return addSpecialText(text, quoted);
  return addQuote(quoted) && out_.append(text) && addQuote(quoted);
}

bool RowWriter::addSpecialText(const Str* text, bool quoted) {
  for (size_t i = 0; i < text->length && !quoted; i++) {
    char32_t c = text->at(i);
    quoted = isSpecial(d_, c) && !needsEscape(c);
  }
  if (!addQuote(quoted)) return false;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (isSpecial(d_, c)) {
      bool escapes = needsEscape(c);
      if (escapes && d_.escapeChar == kNotSet)
        return failAs(rt_, state_->error, "need to escape, but no escapechar set");
      if (escapes ? !out_.append(d_.escapeChar) : c == d_.quoteChar && !out_.append(c))
        return false;
    }
    if (!out_.append(c)) return false;
    constexpr size_t kPieceChars = 1 << 16;
    if (i % kPieceChars == kPieceChars - 1 && !heedSignals(rt_)) return false;
  }
  return addQuote(quoted);
}

// The line. A row of one empty field is quoted, so that it is not read as an empty one.
Owned RowWriter::finish() {
  if (fields_ > 0 && out_.length() == 0) {
    if (!d_.quotes())
      OURO_CHECK(failAs(rt_, state_->error, "single empty field record must be quoted"));
    OURO_CHECK(addQuote(true) && addQuote(true));
  }
  OURO_CHECK(out_.append(d_.lineTerminator.as<Str>()));
  return out_.finish();
}

// ---- methods

Owned writeRow(Runtime& rt, Writer* self, const State* state, Value row) {
  Local fields = iter(rt, row);
  if (fields.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
    clearError(rt);
    OURO_CHECK(
        failAs(rt, state->error, fmt::format("iterable expected, not {}", typeName(rt, row))));
  }
  RowWriter line(rt, self, state);
  OURO_CHECK(forEach(rt, fields, [&](Value field) { return line.addField(field); }));
  OURO_TRY(text, line.finish());
  return call(rt, self->write, text);
}

Owned writer_writerow(Runtime& rt, Value self, Args args) {
  return writeRow(rt, of(self), stateOfType(typeOf(rt, self)), args[0]);
}

Owned writer_writerows(Runtime& rt, Value self, Args args) {
  const State* state = stateOfType(typeOf(rt, self));
  OURO_CHECK(forEach(rt, args[0], [&](Value row) {
    OURO_TRY_BOOL(written, writeRow(rt, of(self), state, row));
    return true;
  }));
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"writerow", writer_writerow, "row, /",
     "Writes the fields of an iterable as one row; what the file's write() returns."},
    {"writerows", writer_writerows, "rows, /", "Writes the rows of an iterable."},
};

Owned get_dialect(Runtime&, Value self) { return Owned::share(Value(of(self)->dialect)); }
constexpr GetSetDef kAttributes[] = {{"dialect", get_dialect, refuseSet}};

void writer_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Writer*>(object)->write);
  visit(visitor, static_cast<Writer*>(object)->dialect);
}
void writer_destroy(Object* object) {
  dropField(static_cast<Writer*>(object)->write);
  dropField(static_cast<Writer*>(object)->dialect);
}

}  // namespace

Owned newWriter(Runtime& rt, State* state, Value file, Value dialect, Value parameters) {
  Ref<Str> name = intern(rt, "write");
  if (!name) return Owned::error();
  OURO_TRY(write, lookupAttr(rt, file, name.get()));
  if (write.isNotFound() || !isCallable(rt, write))
    return raise(rt, Exc::TypeError, "argument 1 must have a \"write\" method");
  OURO_TRY(made, makeDialect(rt, state, dialect, parameters));
  auto* self = rt.make<Writer>(state->writer);
  if (!self) return Owned::error();
  self->write = write.take().take();
  self->dialect = made.take().take().as<Dialect>();
  noteSpecials(self);
  self->numbersArePlain = true;
  for (char c : std::string_view("0123456789+-.einfa"))
    if (isSpecial(self, static_cast<uint8_t>(c))) self->numbersArePlain = false;
  return Owned::adopt(self);
}

const TypeDef writerTypeDef = {
    .name = "writer",
    .module = "_csv",
    .basicSize = sizeof(Writer),
    .flags = kContainerType | kNoInstances,
    .traverse = writer_traverse,
    .destroy = writer_destroy,
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "What writes the rows of a table to a file.",
};

}  // namespace ouro::csv
