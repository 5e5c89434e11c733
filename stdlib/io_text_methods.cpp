// TextIOWrapper: its methods and type.

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"
#include "stdlib/text_file.h"

namespace ouro {

namespace {

TextFile* of(Value self) { return self.as<TextFile>(); }

bool readyToRead(Runtime& rt, Value self) {
  if (!textCheckOpen(rt, of(self))) return false;
  if (!of(self)->readable) {
    (void)raiseUnsupported(rt, "not readable");
    return false;
  }
  return of(self)->pendingSize == 0 || flushText(rt, of(self));
}

Owned text_read(Runtime& rt, Value self, Args args) {
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size));
  OURO_CHECK(readyToRead(rt, self));
  return textRead(rt, of(self), size);
}

Owned text_readline(Runtime& rt, Value self, Args args) {
  int64_t limit;
  OURO_CHECK(ioSizeArg(rt, args, 0, &limit));
  OURO_CHECK(readyToRead(rt, self));
  return textReadLine(rt, of(self), limit);
}

Owned text_next(Runtime& rt, Value self) {
  of(self)->telling = false;
  Local line;
  if (typeOf(rt, self)->definition) {
    OURO_CHECK(readyToRead(rt, self));
    line = textReadLine(rt, of(self), -1);
  } else {
    line = callMethod(rt, self, rt.names.readline);
  }
  if (line.isError()) return Owned::error();
  if (!isStr(rt, line)) {
    return raise(rt, Exc::OSError, "readline() should have returned a str object, not '{}'",
                 typeName(rt, line));
  }
  if (line.as<Str>()->length) return line.take();
  of(self)->telling = of(self)->seekable;
  return Owned::done();
}

Owned text_write(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "write() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  OURO_CHECK(writeText(rt, of(self), args[0].as<Str>()));
  return smallInt(args[0].as<Str>()->length);
}

Owned text_flush(Runtime& rt, Value self, Args) {
  return flushText(rt, of(self)) ? Owned::none() : Owned::error();
}

Owned text_close(Runtime& rt, Value self, Args) {
  if (of(self)->buffer.isNull())
    return textCheckOpen(rt, of(self)) ? Owned::none() : Owned::error();
  Local buffer(of(self)->buffer);
  int closed = ioIsClosed(rt, buffer);
  if (closed) return closed < 0 ? Owned::error() : Owned::none();
  Local flushed = ioCall(rt, self, "flush");
  Local error = flushed.isError() ? Local(takeError(rt)) : Local();
  Local done = ioCall(rt, buffer, "close");
  return ioClosed(rt, flushed.isError(), error, done.isError());
}

Owned text_detach(Runtime& rt, Value self, Args) {
  OURO_CHECK(flushText(rt, of(self)));
  textForget(of(self));
  return Owned::adopt(std::exchange(of(self)->buffer, Value::null()));
}

// ---- position

Owned text_tell(Runtime& rt, Value self, Args) {
  OURO_CHECK(textCheckOpen(rt, of(self)));
  if (!of(self)->seekable) return raiseUnsupported(rt, "underlying stream is not seekable");
  if (!of(self)->telling)
    return raise(rt, Exc::OSError, "telling position disabled by next() call");
  OURO_CHECK(textPutPending(rt, of(self)));
  Local buffer(of(self)->buffer);
  OURO_TRY(flushed, callMethod(rt, buffer, rt.names.flush));
  OURO_TRY(place, ioCall(rt, buffer, "tell"));
  if (of(self)->decoded.isNull() && of(self)->tailSize == 0) return place.take();
  if (!of(self)->decoder.isNull()) return textTellByCodec(rt, of(self), place);
  int64_t at;
  OURO_CHECK(indexInt64(rt, place, &at));
  int64_t chunk = of(self)->chunk.isNull() ? 0 : length(rt, of(self)->chunk);
  return newInt(rt,
                at - of(self)->tailSize - chunk + static_cast<int64_t>(textBytesUsed(of(self))));
}

Owned seekBuffer(Runtime& rt, Value self, Value offset, int whence) {
  OURO_CHECK(flushText(rt, of(self)));
  bool byCodec = !of(self)->decoder.isNull() || !of(self)->encoder.isNull();
  if (byCodec && whence == 0) {
    OURO_CHECK(textSeekByCodec(rt, of(self), offset));
    return Owned::share(offset);
  }
  textForget(of(self));
  Local buffer(of(self)->buffer);
  Value arguments[] = {offset, Value::small(whence)};
  Local place = ioCall(rt, buffer, "seek", arguments);
  if (place.isError()) return Owned::error();
  bool start = place.get() == Value::small(0);
  of(self)->readFirst = of(self)->wroteFirst = !start;
  if (start) ioDrop(of(self)->readEncoding);
  if (byCodec) OURO_CHECK(textCodecMoved(rt, of(self), place));
  return place.take();
}

Owned text_seek(Runtime& rt, Value self, Args args) {
  OURO_CHECK(textCheckOpen(rt, of(self)));
  if (!of(self)->seekable) return raiseUnsupported(rt, "underlying stream is not seekable");
  int whence;
  OURO_CHECK(ioWhence(rt, args, 1, &whence));
  OURO_TRY(offset, index(rt, args[0]));
  bool isZero = offset.get() == Value::small(0);
  if (whence == 1) {
    if (!isZero) return raiseUnsupported(rt, "can't do nonzero cur-relative seeks");
    OURO_TRY(here, text_tell(rt, self, {}));
    return seekBuffer(rt, self, here, 0);
  }
  if (whence == 2 && !isZero) return raiseUnsupported(rt, "can't do nonzero end-relative seeks");
  if (whence == 0 && intIsNegative(rt, offset)) {
    OURO_TRY(shown, repr(rt, offset));
    return raise(rt, Exc::ValueError, "negative seek position {}", toUtf8(shown.as<Str>()));
  }
  return seekBuffer(rt, self, offset, whence);
}

Owned text_truncate(Runtime& rt, Value self, Args args) {
  OURO_CHECK(flushText(rt, of(self)));
  Value size = args.has(0) ? args[0] : Value::none();
  Local place;
  if (size.isNone()) {
    place = text_tell(rt, self, {});
    if (place.isError()) return Owned::error();
    size = place;
  }
  Local buffer(of(self)->buffer);
  return ioCall(rt, buffer, "truncate", {&size, 1});
}

// ---- what the buffer knows

Owned passOn(Runtime& rt, Value self, const char* method) {
  if (of(self)->buffer.isNull()) {
    OURO_CHECK(textCheckOpen(rt, of(self)));
  }
  Local buffer(of(self)->buffer);
  return ioCall(rt, buffer, method);
}
Owned text_fileno(Runtime& rt, Value self, Args) { return passOn(rt, self, "fileno"); }
Owned text_isatty(Runtime& rt, Value self, Args) { return passOn(rt, self, "isatty"); }
Owned text_readable(Runtime& rt, Value self, Args) { return passOn(rt, self, "readable"); }
Owned text_writable(Runtime& rt, Value self, Args) { return passOn(rt, self, "writable"); }
Owned text_seekable(Runtime& rt, Value self, Args) { return passOn(rt, self, "seekable"); }

Owned ofBuffer(Runtime& rt, Value self, const char* name) {
  if (of(self)->buffer.isNull()) {
    OURO_CHECK(textCheckOpen(rt, of(self)));
  }
  Local buffer(of(self)->buffer);
  Ref<Str> key = intern(rt, name);
  return key ? getAttr(rt, buffer, key.get()) : Owned::error();
}
Owned get_name(Runtime& rt, Value self) { return ofBuffer(rt, self, "name"); }
Owned get_closed(Runtime& rt, Value self) { return ofBuffer(rt, self, "closed"); }
Owned get_buffer(Runtime& rt, Value self) {
  if (of(self)->buffer.isNull()) {
    OURO_CHECK(textCheckOpen(rt, of(self)));
  }
  return Owned::share(of(self)->buffer);
}
Owned get_encoding(Runtime&, Value self) { return ioShare(of(self)->encoding); }
Owned get_errors(Runtime&, Value self) { return ioShare(of(self)->errors); }
Owned get_lineBuffering(Runtime&, Value self) { return Owned::boolean(of(self)->lineBuffering); }
Owned get_writeThrough(Runtime&, Value self) { return Owned::boolean(of(self)->writeThrough); }
Owned get_mode(Runtime& rt, Value self) {
  if (!of(self)->mode.isNull()) return Owned::share(of(self)->mode);
  return raise(rt, Exc::AttributeError, "'TextIOWrapper' object has no attribute 'mode'");
}
bool set_mode(Runtime&, Value self, Value value) {
  ioPut(of(self)->mode, value.isUnbound() ? Value::none() : value);
  return true;
}

Owned get_chunkSize(Runtime& rt, Value self) {
  if (of(self)->buffer.isNull()) return textCheckOpen(rt, of(self)), Owned::error();
  return smallInt(of(self)->chunkSize);
}
bool set_chunkSize(Runtime& rt, Value self, Value value) {
  if (of(self)->buffer.isNull()) return textCheckOpen(rt, of(self));
  if (value.isUnbound()) return fail(rt, Exc::AttributeError, "cannot delete attribute{}", "");
  int64_t size;
  if (!indexInt64(rt, value, &size, Exc::ValueError)) return false;
  if (size <= 0) return fail(rt, Exc::ValueError, "a strictly positive integer is required{}", "");
  of(self)->chunkSize = size;
  return true;
}

Owned get_newlines(Runtime& rt, Value self) {
  if (of(self)->decoder.isNull()) return ioNewlinesSeen(rt, of(self)->seenNewlines);
  Local decoder(of(self)->decoder);
  Ref<Str> name = intern(rt, "newlines");
  Owned seen = name ? lookupAttr(rt, decoder, name.get()) : Owned::error();
  return seen.isNotFound() ? Owned::none() : seen;
}

Owned text_repr(Runtime& rt, Value self) {
  StrBuilder text(rt);
  OURO_CHECK(text.append("<_io.TextIOWrapper"));
  Ref<Str> key = intern(rt, "name");
  if (!key) return Owned::error();
  Owned found = of(self)->buffer.isNull() ? Owned::notFound() : lookupAttr(rt, self, key.get());
  if (found.isError()) clearError(rt);
  if (!found.isError() && !found.isNotFound()) {
    Local name = found;
    OURO_CHECK(text.append(" name=") && text.appendRepr(name));
  }
  if (!of(self)->mode.isNull())
    OURO_CHECK(text.append(" mode=") && text.appendRepr(of(self)->mode));
  if (!of(self)->encoding.isNull())
    OURO_CHECK(text.append(" encoding=") && text.appendRepr(of(self)->encoding));
  OURO_CHECK(text.append(">"));
  return text.finish();
}

// ---- making

Owned text_make(Runtime& rt, Type* cls, const CallArgs&) {
  Object* object = rt.make<TextFile>(cls);
  return object ? Owned::adopt(object) : Owned::error();
}

bool textOrNone(Runtime& rt, Value v, const char* name) {
  if (v.isUnbound() || v.isNone() || isStr(rt, v)) return true;
  return fail(rt, Exc::TypeError, "TextIOWrapper() argument '{}' must be str or None, not {}", name,
              typeName(rt, v));
}

// A known encoding by the name the script gave.
bool setEncoding(Runtime& rt, TextFile* self, Value given) {
  Local name;
  if (given.isUnbound() || given.isNone() || equal(given.as<Str>(), "locale")) {
    name = newStr(rt, "UTF-8");
    if (name.isError()) return false;
  } else {
    name = Local(given);
  }
  std::string text;  // a name with surrogates is none
  if (!toUtf8Strict(rt, name.as<Str>(), &text)) return false;
  ioPut(self->encoding, name);
  ioDrop(self->readEncoding);
  ioDrop(self->writeEncoding);
  Encoding encoding = findEncoding(toUtf8(name.as<Str>()));
  self->keepsAscii =
      encoding == Encoding::Utf8 || encoding == Encoding::Ascii || encoding == Encoding::Latin1;
  const char* next = encoding == Encoding::Utf8Sig ? "utf-8"
                     : encoding == Encoding::Utf16 ? "utf-16-le"
                     : encoding == Encoding::Utf32 ? "utf-32-le"
                                                   : nullptr;
  if (!next) return true;
  OURO_TRY_BOOL(later, newStr(rt, next));
  ioPut(self->writeEncoding, later);
  return true;
}

bool setErrors(Runtime& rt, TextFile* self, Value given) {
  if (!given.isUnbound() && !given.isNone()) {
    ioPut(self->errors, given);
    return true;
  }
  OURO_TRY_BOOL(strict, newStr(rt, "strict"));
  ioPut(self->errors, strict);
  return true;
}

void setNewline(TextFile* self, Value newline, const NewlineMode& mode) {
  ioPut(self->newline, newline);
  self->universal = mode.universal;
  self->translate = mode.translate;
  self->writesCr = mode.writesCr;
  self->writesCrLf = mode.writesCrLf;
}

// What the buffer can do is asked once.
bool askBuffer(Runtime& rt, TextFile* self, Value buffer) {
  const char* const questions[] = {"readable", "writable", "seekable"};
  int answers[3];
  for (int i = 0; i < 3; i++) {
    answers[i] = ioAsk(rt, buffer, questions[i]);
    if (answers[i] < 0) return false;
  }
  self->readable = answers[0];
  self->writable = answers[1];
  self->seekable = self->telling = answers[2];
  self->chunkSize = kIoBufferSize;
  self->bytesPerChar = 0;
  if (!self->seekable || !self->writable) return true;
  // Appending to what is there already: no second byte order mark.
  OURO_TRY_BOOL(place, ioCall(rt, buffer, "tell"));
  self->wroteFirst = !(place.get() == Value::small(0));
  return true;
}

// An encoder that starts anew within a file writes no byte order mark.
bool skipByteOrderMark(Runtime& rt, TextFile* self) {
  if (!self->seekable || !self->writable) return true;
  OURO_TRY_BOOL(place, ioCall(rt, self->buffer, "tell"));
  self->wroteFirst = !(place.get() == Value::small(0));
  return !self->wroteFirst || self->encoder.isNull() || textCodecMoved(rt, self, place);
}

bool text_init(Runtime& rt, Value value, const CallArgs& given) {
  static constexpr Signature kSignature =
      "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False";
  Value args[6];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "TextIOWrapper", given, args, &keywords) < 0)
    return false;
  TextFile* self = of(value);
  if (!textOrNone(rt, args[1], "encoding") || !textOrNone(rt, args[2], "errors") ||
      !textOrNone(rt, args[3], "newline"))
    return false;
  Value newline = args[3].isUnbound() ? Value::none() : args[3];
  NewlineMode mode;
  if (!ioNewline(rt, newline, false, &mode)) return false;
  int lines = args[4].isUnbound() ? 0 : truth(rt, args[4]);
  int through = args[5].isUnbound() ? 0 : truth(rt, args[5]);
  if (lines < 0 || through < 0 || !setEncoding(rt, self, args[1]) ||
      !setErrors(rt, self, args[2]) || !askBuffer(rt, self, args[0]))
    return false;
  setNewline(self, newline, mode);
  if (!textFindCodec(rt, self)) return false;
  if (self->wroteFirst && !self->encoder.isNull() && !textCodecMoved(rt, self, Value::small(1)))
    return false;
  self->lineBuffering = lines;
  self->writeThrough = through;
  ioPut(self->buffer, args[0]);
  return true;
}

// As it is: an argument that is None or was not given.
bool isKept(Args args, uint32_t i) { return !args.has(i) || args[i].isNone(); }

// Another codec, or the old one when there is none of that name.
bool recode(Runtime& rt, TextFile* self, Args args) {
  const Local encoding(self->encoding), errors(self->errors);
  if (!isKept(args, 0) && !setEncoding(rt, self, args[0])) return false;
  if ((!isKept(args, 0) || !isKept(args, 1)) && !setErrors(rt, self, args[1])) return false;
  if (textFindCodec(rt, self)) return skipByteOrderMark(rt, self);
  const Owned error = takeError(rt);
  (void)setEncoding(rt, self, encoding);
  ioPut(self->errors, errors);
  (void)textFindCodec(rt, self);
  restoreError(rt, error);
  return false;
}

// An argument that is a truth told by an int.
bool readFlag(Runtime& rt, Args args, uint32_t i, bool* flag) {
  if (isKept(args, i)) return true;
  int64_t number;
  if (!indexInt64(rt, args[i], &number)) return false;
  *flag = number != 0;
  return true;
}

Owned text_reconfigure(Runtime& rt, Value value, Args args) {
  TextFile* self = of(value);
  OURO_CHECK(textCheckOpen(rt, self));
  for (uint32_t i = 0; i < 3; i++)
    if (!isKept(args, i) && !isStr(rt, args[i]))
      return raise(rt, Exc::TypeError, "bad argument type for built-in operation");
  const bool recodes = !isKept(args, 0) || !isKept(args, 1) || args.has(2);
  if (!self->decoded.isNull() && recodes) {
    return raiseUnsupported(
        rt, "It is not possible to set the encoding or newline of stream after the first read");
  }
  bool lines = self->lineBuffering, through = self->writeThrough;
  OURO_CHECK(readFlag(rt, args, 3, &lines) && readFlag(rt, args, 4, &through));
  OURO_CHECK(flushText(rt, self));
  if (args.has(2)) {
    NewlineMode mode;
    OURO_CHECK(ioNewline(rt, args[2], false, &mode));
    setNewline(self, args[2], mode);
  }
  if (recodes) OURO_CHECK(recode(rt, self, args));
  self->lineBuffering = lines;
  self->writeThrough = through;
  return Owned::none();
}

template <class F>
void eachField(Object* object, F f) {
  auto* self = static_cast<TextFile*>(object);
  for (Value* field : {&self->buffer, &self->encoding, &self->errors, &self->mode,
                       &self->readEncoding, &self->writeEncoding, &self->newline, &self->decoded,
                       &self->chunk, &self->decoder, &self->encoder, &self->decoderState})
    f(*field);
}

void traverse(Object* object, Visitor& visitor) {
  eachField(object, [&](Value& field) { visit(visitor, field); });
}
void clear(Object* object) {
  ioDrop(static_cast<TextFile*>(object)->buffer);
  ioDrop(static_cast<TextFile*>(object)->decoded);
}
void destroy(Object* object) {
  eachField(object, [](Value& field) { ioDrop(field); });
  freeBuffer(std::exchange(static_cast<TextFile*>(object)->pending, nullptr), kIoBufferSize);
}

constexpr MethodDef kMethods[] = {
    {"read", text_read, "size=-1, /", "Text; all of it when size is negative."},
    {"readline", text_readline, "size=-1, /", "One line."},
    {"write", text_write, "text, /", "Writes text; its length."},
    {"flush", text_flush, "", "Writes what is buffered."},
    {"close", text_close, "", "Flushes and closes."},
    {"detach", text_detach, "", "Gives up the binary stream."},
    {"tell", text_tell, "", "The position."},
    {"seek", text_seek, "cookie, whence=0, /", "Moves to a position that tell() gave."},
    {"truncate", text_truncate, "pos=None, /", "Cuts it at a size."},
    {"fileno", text_fileno, "", "The file descriptor."},
    {"isatty", text_isatty, "", "Is it a terminal?"},
    {"readable", text_readable, "", "Can it be read?"},
    {"writable", text_writable, "", "Can it be written?"},
    {"seekable", text_seekable, "", "Can it move to a position?"},
    {"reconfigure", text_reconfigure,
     "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
     "Changes how it works."},
};
constexpr GetSetDef kAttributes[] = {
    {"name", get_name},
    {"closed", get_closed},
    {"buffer", get_buffer},
    {"encoding", get_encoding},
    {"errors", get_errors},
    {"newlines", get_newlines},
    {"line_buffering", get_lineBuffering},
    {"write_through", get_writeThrough},
    {"mode", get_mode, set_mode},
    {"_CHUNK_SIZE", get_chunkSize, set_chunkSize},
};

constexpr Slots textSlots() {
  Slots s;
  s.make = text_make;
  s.init = text_init;
  s.repr = text_repr;
  s.next = text_next;
  return s;
}

}  // namespace

const TypeDef textFileTypeDef = {
    .name = "TextIOWrapper",
    .module = "_io",
    .basicSize = sizeof(TextFile),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = textSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make =
        "buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
        "write_through=False",
    .doc = "Text over a binary stream.",
};

}  // namespace ouro
