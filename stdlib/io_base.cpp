// _IOBase and the three abstract classes over it: everything in terms of a few methods that
// subclasses bring.

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/reduce.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"

namespace ouro {

// ---- helpers

bool ioRoomArg(Runtime& rt, Value target, const char* function, std::string_view* room) {
  if (!isReadOnlyBuffer(rt, target)) {
    if (asByteView(rt, target, room)) return true;
    if (!errorMatches(rt, Exc::TypeError)) return false;
    clearError(rt);
  }
  return fail(rt, Exc::TypeError, "{}() argument must be read-write bytes-like object, not {}",
              function, argumentName(rt, target));
}

bool ioSizeArg(Runtime& rt, Args args, uint32_t i, int64_t* out) {
  *out = -1;
  if (args.count <= i || !args.has(i) || args[i].isNone()) return true;
  if (args[i].isSmall()) {
    *out = args[i].small();
    return true;
  }
  if (!typeOf(rt, args[i])->slots.index) {
    return fail(rt, Exc::TypeError, "argument should be integer or None, not '{}'",
                typeName(rt, args[i]));
  }
  return indexInt64(rt, args[i], out);
}

Owned ioCall(Runtime& rt, Value self, const char* method, std::span<const Value> arguments) {
  Ref<Str> name = intern(rt, method);
  return name ? callMethod(rt, self, name.get(), arguments) : Owned::error();
}

int ioAsk(Runtime& rt, Value self, const char* predicate) {
  Local answer = ioCall(rt, self, predicate);
  return answer.isError() ? -1 : truth(rt, answer);
}

Tuple* ioStateTuple(Runtime& rt, Value self, Value state, uint32_t size) {
  if (isTuple(rt, state) && state.as<Tuple>()->length >= size) return state.as<Tuple>();
  (void)raise(rt, Exc::TypeError, "{}.__setstate__ argument should be {}-tuple, got {}",
              typeName(rt, self), size, typeName(rt, state));
  return nullptr;
}

bool ioStatePlace(Runtime& rt, Value self, Value place, const char* which, uint64_t* out) {
  if (!isInt(rt, place)) {
    return fail(rt, Exc::TypeError, "{} item of state must be an integer, {} {}", which,
                typeOf(rt, self)->layout == &bytesIoTypeDef ? "not" : "got", typeName(rt, place));
  }
  int64_t position;
  if (!indexInt64(rt, place, &position)) return false;
  if (position < 0) return fail(rt, Exc::ValueError, "position value cannot be negative");
  *out = static_cast<uint64_t>(position);
  return true;
}

bool ioStateAttributes(Runtime& rt, Value self, Value attributes, const char* which) {
  if (attributes.isNone()) return true;
  if (isDict(rt, attributes)) return takeAttributes(rt, self, attributes.as<Dict>());
  return fail(rt, Exc::TypeError, "{} item of state should be a dict, got a {}", which,
              typeName(rt, attributes));
}

Owned ioNewlinesSeen(Runtime& rt, uint8_t bits) {
  constexpr const char* kTexts[] = {"\r", "\n", "\r\n"};
  Local seen[3];
  Value values[3];
  size_t count = 0;
  for (int bit = 0; bit < 3; bit++) {
    if (!(bits >> bit & 1)) continue;
    seen[count] = newStr(rt, kTexts[bit]);
    if (seen[count].isError()) return Owned::error();
    values[count] = seen[count].get();
    count++;
  }
  if (count == 0) return Owned::none();
  return count == 1 ? seen[0].take() : newTuple(rt, {values, count});
}

int ioIsClosed(Runtime& rt, Value v) {
  const TypeDef* definition = typeOf(rt, v)->definition;
  if (definition == &fileIoTypeDef) return v.as<FileIo>()->fd < 0;
  if (definition == &bytesIoTypeDef) return v.as<IoBase>()->closed;
  Ref<Str> name = intern(rt, "closed");
  Local closed = name ? getAttr(rt, v, name.get()) : Owned::error();
  return closed.isError() ? -1 : truth(rt, closed);
}

Owned ioClosed(Runtime& rt, bool flushFailed, Value error, bool closeFailed) {
  if (flushFailed && closeFailed) {
    Local second = takeError(rt);
    if (isExceptionInstance(rt, second)) linkContext(rt, second, error);
    restoreError(rt, second.take());
  } else if (flushFailed) {
    restoreError(rt, Owned::share(error));
  }
  return flushFailed || closeFailed ? Owned::error() : Owned::none();
}

Owned raiseClosed(Runtime& rt, const char* text) { return raise(rt, Exc::ValueError, text); }

void ioPut(Value& field, Value value) {
  retain(value);
  Value old = std::exchange(field, value);
  if (!old.isNull()) release(old);
}
void ioDrop(Value& field) {
  Value old = std::exchange(field, Value::null());
  if (!old.isNull()) release(old);
}
Owned ioShare(Value field) { return field.isNull() ? Owned::none() : Owned::share(field); }
void visitIoBase(Object*, Visitor&) {}

bool ioReprHead(Runtime& rt, StrBuilder& text, Value self, const char* name) {
  if (!text.append("<_io.") || !text.append(name)) return false;
  Owned found = lookupAttr(rt, self, intern(rt, "name").get());
  if (found.isError()) {
    clearError(rt);
    return true;
  }
  if (found.isNotFound()) return true;
  Local held = found;
  return text.append(" name=") && text.appendRepr(held);
}

bool ioWhence(Runtime& rt, Args args, uint32_t i, int* out) {
  int64_t whence = 0;
  if (args.has(i) && !indexInt64(rt, args[i], &whence)) return false;
  if (whence < 0 || whence > 2) {
    return fail(rt, Exc::ValueError, "invalid whence ({}, should be 0, 1 or 2)", whence);
  }
  *out = static_cast<int>(whence);
  return true;
}

bool ioNewline(Runtime& rt, Value newline, bool quoteInError, NewlineMode* mode) {
  if (newline.isNone()) {
    *mode = {true, true, false, false};
    return true;
  }
  const Str* text = newline.as<Str>();
  if (text->length == 0 || equal(text, "\n") || equal(text, "\r") || equal(text, "\r\n")) {
    *mode = {text->length == 0, false, equal(text, "\r"), equal(text, "\r\n")};
    return true;
  }
  OURO_TRY_BOOL(shown, quoteInError ? repr(rt, newline) : Owned::share(newline));
  return fail(rt, Exc::ValueError, "illegal newline value: {}", toUtf8(shown.as<Str>()));
}

int64_t ioLineEnd(const Str* text, size_t start, bool universal, bool cr, bool crlf) {
  for (size_t i = start; i < text->length; i++) {
    char32_t c = text->at(i);
    if (c == '\n' && !cr && !crlf) return static_cast<int64_t>(i + 1);
    if (c != '\r' || (!universal && !cr && !crlf)) continue;
    bool pair = i + 1 < text->length && text->at(i + 1) == '\n';
    if (cr) return static_cast<int64_t>(i + 1);
    if (crlf && pair) return static_cast<int64_t>(i + 2);
    if (universal) return static_cast<int64_t>(i + 1 + pair);
  }
  return -1;
}

// ---- _IOBase

namespace {

IoBase* baseOf(Value self) { return self.as<IoBase>(); }

bool checkOpen(Runtime& rt, Value self) {
  int closed = ioIsClosed(rt, self);
  if (closed <= 0) return closed == 0;
  (void)raiseClosed(rt);
  return false;
}

Owned iobase_close(Runtime& rt, Value self, Args) {
  if (baseOf(self)->closed) return Owned::none();
  Local flushed = ioCall(rt, self, "flush");
  baseOf(self)->closed = true;
  return flushed.isError() ? Owned::error() : Owned::none();
}

Owned iobase_flush(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::none() : Owned::error();
}

Owned iobase_false(Runtime&, Value, Args) { return Owned::boolean(false); }

Owned iobase_isatty(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::boolean(false) : Owned::error();
}

Owned iobase_fileno(Runtime& rt, Value, Args) { return raiseUnsupported(rt, "fileno"); }
Owned iobase_seek(Runtime& rt, Value, Args) { return raiseUnsupported(rt, "seek"); }
Owned iobase_truncate(Runtime& rt, Value, Args) { return raiseUnsupported(rt, "truncate"); }

Owned iobase_tell(Runtime& rt, Value self, Args) {
  Value arguments[] = {Value::small(0), Value::small(1)};
  return ioCall(rt, self, "seek", arguments);
}

Owned iobase_enter(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::share(self) : Owned::error();
}
Owned iobase_exit(Runtime& rt, Value self, Args) { return ioCall(rt, self, "close"); }
Owned iobase_checkClosed(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::none() : Owned::error();
}

template <char kWhat>
Owned iobase_check(Runtime& rt, Value self, Args) {
  constexpr const char* method = kWhat == 'r' ? "readable" : kWhat == 'w' ? "writable" : "seekable";
  constexpr const char* text = kWhat == 'r'   ? "File or stream is not readable."
                               : kWhat == 'w' ? "File or stream is not writable."
                                              : "File or stream is not seekable.";
  int can = ioAsk(rt, self, method);
  if (can < 0) return Owned::error();
  return can ? Owned::boolean(true) : raiseUnsupported(rt, text);
}

Owned iterate(Runtime& rt, Value self) {
  return checkOpen(rt, self) ? Owned::share(self) : Owned::error();
}

Owned nextLine(Runtime& rt, Value self) {
  OURO_TRY(line, callMethod(rt, self, rt.names.readline));
  int64_t size = length(rt, line);
  if (size < 0) return Owned::error();
  return size == 0 ? Owned::done() : line.take();
}

// Reads byte by byte, or as far as peek() shows.
Owned iobase_readline(Runtime& rt, Value self, Args args) {
  int64_t limit;
  OURO_CHECK(ioSizeArg(rt, args, 0, &limit));
  ByteBuilder line(rt);
  Ref<Str> peek = intern(rt, "peek");
  if (!peek) return Owned::error();
  OURO_TRY(peekMethod, lookupAttr(rt, self, peek.get()));
  while (limit < 0 || line.length() < static_cast<size_t>(limit)) {
    int64_t want = 1;
    if (!peekMethod.isNotFound()) {
      OURO_TRY(ahead, call(rt, peekMethod, Value::small(1)));
      std::string_view bytes;
      OURO_CHECK(asByteView(rt, ahead, &bytes));
      size_t end = bytes.find('\n');
      want = static_cast<int64_t>(end == std::string_view::npos ? bytes.size() : end + 1);
      if (want == 0) want = 1;
      if (limit >= 0) want = std::min(want, limit - static_cast<int64_t>(line.length()));
    }
    Value size = Value::small(want);
    OURO_TRY(piece, callMethod(rt, self, rt.names.read, {&size, 1}));
    if (!isBytes(rt, piece)) {
      return raise(rt, Exc::OSError, "read() should have returned a bytes object, not '{}'",
                   typeName(rt, piece));
    }
    std::string_view bytes = piece.as<Bytes>()->view();
    if (bytes.empty()) break;
    OURO_CHECK(line.append(bytes));
    if (bytes.back() == '\n') break;
  }
  return line.finish();
}

// BytesIO counts otherwise than all others where the hint is hit.
Owned iobase_readlines(Runtime& rt, Value self, Args args) {
  int64_t hint, total = 0;
  const bool isBytesIo = typeOf(rt, self)->definition == &bytesIoTypeDef;
  OURO_CHECK(ioSizeArg(rt, args, 0, &hint));
  if (hint <= 0) return listFrom(rt, self);
  OURO_TRY(list, newList(rt));
  OURO_TRY(it, iter(rt, self));
  for (;;) {
    OURO_TRY(line, next(rt, it));
    if (line.isDone()) break;
    OURO_CHECK(append(rt, list.as<List>(), line));
    int64_t size = length(rt, line);
    if (size < 0) return Owned::error();
    if (isBytesIo ? size >= hint - total : size > hint - total) break;
    total += size;
  }
  return list.take();
}

Owned iobase_writelines(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkOpen(rt, self));
  OURO_CHECK(forEach(rt, args[0], [&](Value line) {
    OURO_TRY_BOOL(done, callMethod(rt, self, rt.names.write, {&line, 1}));
    return true;
  }));
  return Owned::none();
}

Owned get_closed(Runtime&, Value self) { return Owned::boolean(baseOf(self)->closed); }

// The file at the bottom, if what stands above it is built in; else null.
FileIo* fileBelow(Runtime& rt, Value v) {
  const TypeDef* layout = typeOf(rt, v)->layout;
  if (layout == &textFileTypeDef) {
    Value buffer = v.as<TextFile>()->buffer;
    return buffer.isNull() ? nullptr : fileBelow(rt, buffer);
  }
  if (layout == &fileIoTypeDef) return v.as<FileIo>();
  bool isBuffered = layout == &bufferedReaderTypeDef || layout == &bufferedWriterTypeDef ||
                    layout == &bufferedRandomTypeDef;
  if (!isBuffered || v.as<Buffered>()->raw.isNull()) return nullptr;
  return fileBelow(rt, v.as<Buffered>()->raw);
}

void warnUnclosed(Runtime& rt, Value self) {
  FileIo* file = fileBelow(rt, self);
  if (!file || file->fd < 0 || !file->closesFd) return;
  Local shown = repr(rt, self);
  Local warned = shown.isError() ? Owned::error()
                                 : warn(rt, Exc::ResourceWarning,
                                        "unclosed file " + toUtf8(shown.as<Str>()), self);
  if (!warned.isError()) return;
  if (errorMatches(rt, Exc::Warning)) {
    reportUnraisable(rt, self);
  } else {
    clearError(rt);  // of the filters
  }
}

// __del__: whatever fails there is nobody's business any more.
bool finalise(Runtime& rt, Value self) {
  int closed = ioIsClosed(rt, self);
  if (closed < 0) clearError(rt);
  if (closed == 0) {
    warnUnclosed(rt, self);
    Local done = ioCall(rt, self, "close");
    if (done.isError()) clearError(rt);
  }
  return true;
}

Owned makeBase(Runtime& rt, Type* cls, const CallArgs&) {
  Object* object = rt.make<IoBase>(cls);
  return object ? Owned::adopt(object) : Owned::error();
}

constexpr MethodDef kBaseMethods[] = {
    {"close", iobase_close, "", "Flushes and closes."},
    {"flush", iobase_flush, "", "Writes what is buffered."},
    {"seekable", iobase_false, "", "Can it move to any position?"},
    {"readable", iobase_false, "", "Can it be read?"},
    {"writable", iobase_false, "", "Can it be written?"},
    {"isatty", iobase_isatty, "", "Is it a terminal?"},
    {"fileno", iobase_fileno, "", "The file descriptor."},
    {"seek", iobase_seek, "offset, whence=0, /", "Moves to a position."},
    {"truncate", iobase_truncate, "size=None, /", "Cuts it at a size."},
    {"tell", iobase_tell, "", "The position."},
    {"readline", iobase_readline, "size=-1, /", "One line."},
    {"readlines", iobase_readlines, "hint=-1, /", "The lines, in a list."},
    {"writelines", iobase_writelines, "lines, /", "Writes all of them."},
    {"_checkClosed", iobase_checkClosed, "", "ValueError if it is closed."},
    {"_checkReadable", iobase_check<'r'>, "", "UnsupportedOperation if it cannot be read."},
    {"_checkWritable", iobase_check<'w'>, "", "UnsupportedOperation if it cannot be written."},
    {"_checkSeekable", iobase_check<'s'>, "", "UnsupportedOperation if it has no positions."},
    {"__enter__", iobase_enter, "", "Itself."},
    {"__exit__", iobase_exit, "*args", "Closes it."},
};

constexpr GetSetDef kBaseAttributes[] = {{"closed", get_closed}};

constexpr Slots baseSlots() {
  Slots s;
  s.make = makeBase;
  s.iter = iterate;
  s.next = nextLine;
  s.finalise = finalise;
  return s;
}

// ---- _RawIOBase

Owned raw_read(Runtime& rt, Value self, Args args) {
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size));
  if (size < 0) return ioCall(rt, self, "readall");
  OURO_TRY(buffer, newByteArray(rt, std::string(static_cast<size_t>(size), '\0')));
  Value argument = buffer.get();
  OURO_TRY(count, ioCall(rt, self, "readinto", {&argument, 1}));
  if (count.get().isNone()) return count.take();
  int64_t n;
  OURO_CHECK(indexInt64(rt, count, &n));
  if (n < 0 || n > size)
    return raise(rt, Exc::ValueError, "readinto returned {} outside buffer size {}", n, size);
  return newBytes(rt,
                  {reinterpret_cast<char*>(buffer.as<ByteArray>()->data), static_cast<size_t>(n)});
}

Owned raw_readall(Runtime& rt, Value self, Args) {
  ByteBuilder all(rt);
  for (;;) {
    Value size = Value::small(kIoBufferSize);
    OURO_TRY(piece, callMethod(rt, self, rt.names.read, {&size, 1}));
    if (piece.get().isNone() && all.length() == 0) return piece.take();
    if (piece.get().isNone()) break;
    if (!isBytes(rt, piece)) return raise(rt, Exc::TypeError, "read() should return bytes");
    if (piece.as<Bytes>()->length == 0) break;
    OURO_CHECK(all.append(piece.as<Bytes>()->view()));
  }
  return all.finish();
}

Owned raw_abstract(Runtime& rt, Value, Args) {
  OURO_TRY(error, call(rt, rt.exception(Exc::NotImplementedError)));
  return raiseValue(rt, error);
}

constexpr MethodDef kRawMethods[] = {
    {"read", raw_read, "size=-1, /", "Bytes of one read."},
    {"readall", raw_readall, "", "All bytes to the end."},
    {"readinto", raw_abstract, "*args", "Reads into a buffer."},
    {"write", raw_abstract, "*args", "Writes bytes."},
};

// ---- _BufferedIOBase

Owned readIntoBy(Runtime& rt, Value self, Value target, const char* method) {
  std::string_view room;
  OURO_CHECK(ioRoomArg(rt, target, "readinto", &room));
  Value size = Value::small(static_cast<int64_t>(room.size()));
  OURO_TRY(data, ioCall(rt, self, method, {&size, 1}));
  if (!isBytes(rt, data)) return raise(rt, Exc::TypeError, "{}() should return bytes", method);
  OURO_CHECK(ioRoomArg(rt, target, "readinto", &room));
  std::string_view bytes = data.as<Bytes>()->view();
  if (bytes.size() > room.size())
    return raise(rt, Exc::ValueError, "read() returned too much data");
  memcpy(const_cast<char*>(room.data()), bytes.data(), bytes.size());
  return smallInt(static_cast<int64_t>(bytes.size()));
}

Owned bufferedbase_readinto(Runtime& rt, Value self, Args args) {
  return readIntoBy(rt, self, args[0], "read");
}
Owned bufferedbase_readinto1(Runtime& rt, Value self, Args args) {
  return readIntoBy(rt, self, args[0], "read1");
}

template <const char* const& name>
Owned unsupported(Runtime& rt, Value, Args) {
  return raiseUnsupported(rt, name);
}
constexpr const char* kRead = "read";
constexpr const char* kRead1 = "read1";
constexpr const char* kWrite = "write";
constexpr const char* kDetach = "detach";
constexpr const char* kReadLine = "readline";

constexpr MethodDef kBufferedMethods[] = {
    {"detach", unsupported<kDetach>, "", "Gives up the raw stream."},
    {"read", unsupported<kRead>, "*args", "Bytes."},
    {"read1", unsupported<kRead1>, "*args", "Bytes of at most one read."},
    {"write", unsupported<kWrite>, "*args", "Writes bytes."},
    {"readinto", bufferedbase_readinto, "buffer, /", "Reads into a buffer."},
    {"readinto1", bufferedbase_readinto1, "buffer, /", "The same with at most one read."},
};

// ---- _TextIOBase

Owned get_none(Runtime&, Value) { return Owned::none(); }

constexpr MethodDef kTextMethods[] = {
    {"detach", unsupported<kDetach>, "", "Gives up the binary stream."},
    {"read", unsupported<kRead>, "*args", "Text."},
    {"readline", unsupported<kReadLine>, "*args", "One line."},
    {"write", unsupported<kWrite>, "*args", "Writes text."},
};
constexpr GetSetDef kTextAttributes[] = {
    {"encoding", get_none}, {"newlines", get_none}, {"errors", get_none}};

constexpr TypeDef baseType(const char* name, std::span<const MethodDef> methods,
                           std::span<const GetSetDef> attributes, const char* doc) {
  return {.name = name,
          .module = "_io",
          .basicSize = sizeof(IoBase),
          .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
          .traverse = visitIoBase,
          .slots = baseSlots(),
          .methods = methods,
          .attributes = attributes,
          .doc = doc};
}

}  // namespace

const TypeDef ioBaseTypeDef =
    baseType("_IOBase", kBaseMethods, kBaseAttributes, "What all streams have in common.");
const TypeDef rawIoBaseTypeDef =
    baseType("_RawIOBase", kRawMethods, {}, "Streams of bytes without a buffer.");
const TypeDef bufferedIoBaseTypeDef =
    baseType("_BufferedIOBase", kBufferedMethods, {}, "Streams of bytes with a buffer.");
const TypeDef textIoBaseTypeDef =
    baseType("_TextIOBase", kTextMethods, kTextAttributes, "Streams of text.");

}  // namespace ouro
