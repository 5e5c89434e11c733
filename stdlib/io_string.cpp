// StringIO: a text stream in memory, as a growing array of code points of one, two or four bytes.

#include <algorithm>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/reduce.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

StringIo* of(Value self) { return self.as<StringIo>(); }

bool checkOpen(Runtime& rt, Value self) {
  if (!of(self)->closed) return true;
  (void)raiseClosed(rt, "I/O operation on closed file");
  return false;
}

// Calls f with the code points, as const uint8_t*, const uint16_t* or const char32_t*.
template <class F>
auto withData(const StringIo* self, F&& f) {
  switch (self->widthLog) {
    case 0: return f(reinterpret_cast<const uint8_t*>(self->data));
    case 1: return f(reinterpret_cast<const uint16_t*>(self->data));
    default: return f(reinterpret_cast<const char32_t*>(self->data));
  }
}

void dropData(StringIo* self) {
  freeBuffer(std::exchange(self->data, nullptr), self->capacity << self->widthLog);
  self->length = self->capacity = 0;
  self->widthLog = 0;
}

void copyWider(char* to, uint32_t widthLog, const StringIo* self) {
  withData(self, [&](const auto* from) {
    if (widthLog == 1) return copyChars(reinterpret_cast<uint16_t*>(to), from, self->length);
    copyChars(reinterpret_cast<char32_t*>(to), from, self->length);
  });
}

bool relocate(Runtime& rt, StringIo* self, uint64_t capacity, uint32_t widthLog) {
  const uint64_t oldBytes = self->capacity << self->widthLog, bytes = capacity << widthLog;
  const bool widens = widthLog != self->widthLog && self->data;
  void* moved = widens ? allocateBuffer(rt, bytes) : resizeBuffer(rt, self->data, oldBytes, bytes);
  if (!moved) return false;
  if (widens) {
    copyWider(static_cast<char*>(moved), widthLog, self);
    freeBuffer(self->data, oldBytes);
  }
  self->data = static_cast<char*>(moved);
  self->capacity = capacity;
  self->widthLog = static_cast<uint8_t>(widthLog);
  return true;
}

// Room for so many code points, of at least that width.
bool reserve(Runtime& rt, StringIo* self, uint64_t wanted, uint32_t widthLog) {
  if (wanted <= self->capacity && widthLog <= self->widthLog) return true;
  if (wanted > Str::kMaxLength) {
    (void)raiseMemoryError(rt);
    return false;
  }
  const uint64_t more = std::max<uint64_t>(wanted + wanted / 2, 32);
  return relocate(rt, self, wanted <= self->capacity ? self->capacity : more,
                  std::max<uint32_t>(widthLog, self->widthLog));
}

bool putChars(Runtime& rt, StringIo* self, const Str* text) {
  uint64_t end = self->position + text->length;
  if (text->length == 0) return true;
  if (!reserve(rt, self, end, text->widthLog())) return false;
  if (self->length < self->position) {
    const uint64_t gap = self->position - self->length;
    memset(self->data + (self->length << self->widthLog), 0, gap << self->widthLog);
  }
  copyChars(self->data, self->widthLog, self->position, text, 0, text->length);
  self->position = end;
  self->length = std::max(self->length, end);
  return true;
}

// On the way in: all line ends to \n (newline=None), then \n to the one that was asked for.
Owned translated(Runtime& rt, StringIo* self, Str* text) {
  StrBuilder out(rt);
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (self->translate && c == '\r') {
      if (i + 1 < text->length && text->at(i + 1) == '\n') i++;
      c = '\n';
    }
    bool ends = c == '\n' && (self->writesCr || self->writesCrLf);
    OURO_CHECK(ends ? out.append(self->writesCr ? "\r" : "\r\n") : out.append(c));
  }
  return out.finish();
}

void noteNewlines(StringIo* self, const Str* text) {
  for (size_t i = 0; i < text->length; i++) i += noteLineEnd(text, i, &self->seenNewlines);
}

bool put(Runtime& rt, StringIo* self, Str* text) {
  if (self->universal) noteNewlines(self, text);
  if (!self->translate && !self->writesCr && !self->writesCrLf) return putChars(rt, self, text);
  OURO_TRY_BOOL(changed, translated(rt, self, text));
  return putChars(rt, self, changed.as<Str>());
}

Owned stringio_write(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "string argument expected, got '{}'", typeName(rt, args[0]));
  }
  OURO_CHECK(checkOpen(rt, self));
  OURO_CHECK(put(rt, of(self), args[0].as<Str>()));
  return smallInt(args[0].as<Str>()->length);
}

uint64_t left(const StringIo* self) {
  return self->position < self->length ? self->length - self->position : 0;
}

Owned textOf(Runtime& rt, const uint8_t* chars, uint64_t count) {
  return newStrLatin1(rt, chars, count);
}
Owned textOf(Runtime& rt, const char32_t* chars, uint64_t count) {
  return newStr(rt, {chars, count});
}
Owned textOf(Runtime& rt, const uint16_t* chars, uint64_t count) {
  const char32_t all = orOfChars(chars, count);
  if (count == 1) return newChar(rt, all);
  Str* text = allocateStr(rt, count, all);
  if (!text) return Owned::error();
  withChars(text, [&](auto* to) { copyChars(to, chars, count); });
  return Owned::adopt(text);
}

// `count` of them, from index `start` on.
Owned part(Runtime& rt, const StringIo* self, uint64_t start, uint64_t count) {
  if (count == 0) return Owned::share(rt.emptyStr);
  return withData(self, [&](const auto* chars) { return textOf(rt, chars + start, count); });
}

Owned take(Runtime& rt, StringIo* self, uint64_t count) {
  const uint64_t start = self->position;
  self->position += count;
  return part(rt, self, start, count);
}

Owned stringio_read(Runtime& rt, Value self, Args args) {
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size) && checkOpen(rt, self));
  uint64_t count = left(of(self));
  if (size >= 0) count = std::min<uint64_t>(count, static_cast<uint64_t>(size));
  return take(rt, of(self), count);
}

template <class C>
uint64_t lineLength(const StringIo* self, const C* at) {
  uint64_t count = left(self);
  bool otherEnd = !self->universal && (self->writesCr || self->writesCrLf);
  if (!otherEnd && (!self->universal || self->translate)) {
    size_t end = search::findChar(at, count, '\n');
    return end == search::kNone ? count : end + 1;
  }
  for (uint64_t i = 0; i < count; i++) {
    bool pair = at[i] == '\r' && i + 1 < count && at[i + 1] == '\n';
    if (at[i] == '\n' && !otherEnd) return i + 1;
    if (at[i] != '\r') continue;
    if (self->universal && !self->translate) return i + 1 + pair;
    if (self->writesCr) return i + 1;
    if (self->writesCrLf && pair) return i + 2;
  }
  return count;
}

Owned line(Runtime& rt, StringIo* self, int64_t limit) {
  if (left(self) == 0) return Owned::share(rt.emptyStr);
  uint64_t count =
      withData(self, [&](const auto* chars) { return lineLength(self, chars + self->position); });
  if (limit >= 0) count = std::min<uint64_t>(count, static_cast<uint64_t>(limit));
  return take(rt, self, count);
}

Owned stringio_readline(Runtime& rt, Value self, Args args) {
  int64_t limit;
  OURO_CHECK(ioSizeArg(rt, args, 0, &limit) && checkOpen(rt, self));
  return line(rt, of(self), limit);
}

Owned stringio_next(Runtime& rt, Value self) {
  OURO_CHECK(checkOpen(rt, self));
  if (typeOf(rt, self)->definition) return left(of(self)) ? line(rt, of(self), -1) : Owned::done();
  Local text = callMethod(rt, self, rt.names.readline);
  if (text.isError()) return Owned::error();
  if (!isStr(rt, text)) {
    return raise(rt, Exc::OSError, "readline() should have returned a str object, not '{}'",
                 typeName(rt, text));
  }
  return text.as<Str>()->length ? text.take() : Owned::done();
}

Owned stringio_seek(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  int64_t offset, whence = 0;
  OURO_CHECK(indexInt64(rt, args[0], &offset));
  if (args.has(1)) OURO_CHECK(indexInt64(rt, args[1], &whence));
  if (whence < 0 || whence > 2)
    return raise(rt, Exc::ValueError, "Invalid whence ({}, should be 0, 1 or 2)", whence);
  if (offset < 0 && whence == 0)
    return raise(rt, Exc::ValueError, "Negative seek position {}", offset);
  if (offset != 0 && whence != 0)
    return raise(rt, Exc::OSError, "Can't do nonzero cur-relative seeks");
  if (whence == 0) of(self)->position = static_cast<uint64_t>(offset);
  if (whence == 2) of(self)->position = of(self)->length;
  return newInt(rt, of(self)->position);
}

Owned stringio_tell(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkOpen(rt, self));
  return newInt(rt, of(self)->position);
}

Owned stringio_truncate(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  int64_t size = static_cast<int64_t>(of(self)->position);
  if (args.has(0) && !args[0].isNone()) OURO_CHECK(indexInt64(rt, args[0], &size));
  if (size < 0) return raise(rt, Exc::ValueError, "Negative size value {}", size);
  of(self)->length = std::min<uint64_t>(of(self)->length, static_cast<uint64_t>(size));
  return newInt(rt, size);
}

Owned stringio_getvalue(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkOpen(rt, self));
  return part(rt, of(self), 0, of(self)->length);
}

Owned stringio_close(Runtime&, Value self, Args) {
  of(self)->closed = true;
  dropData(of(self));
  return Owned::none();
}

Owned stringio_true(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::boolean(true) : Owned::error();
}

bool stringio_init(Runtime& rt, Value value, const CallArgs& given) {
  static constexpr Signature kSignature = "initial_value='', newline='\\n'";
  Value args[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "StringIO", given, args, &keywords) < 0) return false;
  if (!args[1].isUnbound() && !args[1].isNone() && !isStr(rt, args[1])) {
    return fail(rt, Exc::TypeError, "newline must be str or None, not {}", typeName(rt, args[1]));
  }
  NewlineMode mode = {false, false, false, false};
  if (!args[1].isUnbound() && !ioNewline(rt, args[1], true, &mode)) return false;
  bool initial = !args[0].isUnbound() && !args[0].isNone();
  if (initial && !isStr(rt, args[0])) {
    return fail(rt, Exc::TypeError, "initial_value must be str or None, not {}",
                typeName(rt, args[0]));
  }
  OURO_TRY_BOOL(newline, newStr(rt, "\n"));
  StringIo* self = of(value);
  ioPut(self->newline, args[1].isUnbound() ? newline.get() : args[1]);
  self->seenNewlines = 0;
  self->position = self->length = 0;
  self->closed = false;
  self->universal = mode.universal;
  self->translate = mode.translate;
  self->writesCr = mode.writesCr;
  self->writesCrLf = mode.writesCrLf;
  if (initial && !put(rt, self, args[0].as<Str>())) return false;
  self->position = 0;
  return true;
}

Owned stringio_getstate(Runtime& rt, Value self, Args) {
  OURO_TRY(text, stringio_getvalue(rt, self, {}));
  OURO_TRY(newline, ioShare(of(self)->newline));
  OURO_TRY(place, newInt(rt, of(self)->position));
  OURO_TRY(attributes, attributesState(rt, self));
  return newTuple(rt, {text.get(), newline.get(), place.get(), attributes.get()});
}

Owned stringio_setstate(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  Tuple* state = ioStateTuple(rt, self, args[0], 4);
  if (!state) return Owned::error();
  Local held{Value(state)};
  OURO_CHECK(stringio_init(rt, self, {state->items(), 2}));
  // The text as it is: translating it, as the constructor does, would not give what was there.
  of(self)->length = 0;
  if (isStr(rt, (*state)[0])) OURO_CHECK(putChars(rt, of(self), (*state)[0].as<Str>()));
  OURO_CHECK(ioStatePlace(rt, self, (*state)[2], "third", &of(self)->position));
  return ioStateAttributes(rt, self, (*state)[3], "fourth") ? Owned::none() : Owned::error();
}

Owned get_newlines(Runtime& rt, Value self) {
  return checkOpen(rt, self) ? ioNewlinesSeen(rt, of(self)->seenNewlines) : Owned::error();
}
Owned get_lineBuffering(Runtime& rt, Value self) {
  return checkOpen(rt, self) ? Owned::boolean(false) : Owned::error();
}

Owned stringio_make(Runtime& rt, Type* cls, const CallArgs&) {
  Object* object = rt.make<StringIo>(cls);
  return object ? Owned::adopt(object) : Owned::error();
}

// There is nothing to flush when it dies.
bool finalise(Runtime&, Value) { return true; }

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<StringIo*>(object)->newline);
}
void destroy(Object* object) {
  auto* self = static_cast<StringIo*>(object);
  ioDrop(self->newline);
  dropData(self);
}

constexpr MethodDef kMethods[] = {
    {"read", stringio_read, "size=-1, /", "Text; all of it when size is negative."},
    {"readline", stringio_readline, "size=-1, /", "One line."},
    {"write", stringio_write, "s, /", "Writes text; its length."},
    {"seek", stringio_seek, "pos, whence=0, /", "Moves to a position."},
    {"tell", stringio_tell, "", "The position."},
    {"truncate", stringio_truncate, "pos=None, /", "Cuts it at a size."},
    {"getvalue", stringio_getvalue, "", "All its text."},
    {"__getstate__", stringio_getstate, "", "Its text, newline, position and attributes."},
    {"__setstate__", stringio_setstate, "state, /", "Takes over what __getstate__ gave."},
    {"close", stringio_close, "", "Drops its text."},
    {"readable", stringio_true, "", "True."},
    {"writable", stringio_true, "", "True."},
    {"seekable", stringio_true, "", "True."},
};
constexpr GetSetDef kAttributes[] = {{"line_buffering", get_lineBuffering},
                                     {"newlines", get_newlines}};

constexpr Slots stringSlots() {
  Slots s;
  s.make = stringio_make;
  s.init = stringio_init;
  s.next = stringio_next;
  s.finalise = finalise;
  return s;
}

}  // namespace

const TypeDef stringIoTypeDef = {
    .name = "StringIO",
    .module = "_io",
    .basicSize = sizeof(StringIo),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = traverse,
    .destroy = destroy,
    .slots = stringSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "initial_value='', newline='\\n'",
    .doc = "A text stream in memory.",
};

}  // namespace ouro
