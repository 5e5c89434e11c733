// The types of the buffered streams: making, closing, and what they pass on to the raw stream.

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "stdlib/io_buffered.h"

namespace ouro {

namespace {

Buffered* of(Value self) { return self.as<Buffered>(); }

Owned passOn(Runtime& rt, Value self, const char* method) {
  OURO_CHECK(bufferedReady(rt, of(self)));
  Local raw(of(self)->raw);
  return ioCall(rt, raw, method);
}

Owned buffered_fileno(Runtime& rt, Value self, Args) { return passOn(rt, self, "fileno"); }
Owned buffered_isatty(Runtime& rt, Value self, Args) { return passOn(rt, self, "isatty"); }
Owned buffered_readable(Runtime& rt, Value self, Args) { return passOn(rt, self, "readable"); }
Owned buffered_writable(Runtime& rt, Value self, Args) { return passOn(rt, self, "writable"); }
Owned buffered_seekable(Runtime& rt, Value self, Args) { return passOn(rt, self, "seekable"); }

Owned buffered_detach(Runtime& rt, Value self, Args) {
  OURO_CHECK(bufferedReady(rt, of(self)));
  OURO_TRY(flushed, ioCall(rt, self, "flush"));
  return Owned::adopt(std::exchange(of(self)->raw, Value::null()));
}

Owned buffered_close(Runtime& rt, Value self, Args) {
  OURO_CHECK(bufferedReady(rt, of(self)));
  int closed = ioIsClosed(rt, of(self)->raw);
  if (closed) return closed < 0 ? Owned::error() : Owned::none();
  Local raw(of(self)->raw);
  Local flushed = ioCall(rt, self, "flush");
  Local error = flushed.isError() ? Local(takeError(rt)) : Local();
  BufferUse use(rt, of(self));  // who waits to write finds it closed
  Local done = use.ok() ? ioCall(rt, raw, "close") : Owned::error();
  return ioClosed(rt, flushed.isError(), error, done.isError());
}

Owned attributeOfRaw(Runtime& rt, Value self, const char* name) {
  OURO_CHECK(bufferedReady(rt, of(self)));
  Local raw(of(self)->raw);
  Ref<Str> key = intern(rt, name);
  return key ? getAttr(rt, raw, key.get()) : Owned::error();
}
Owned get_closed(Runtime& rt, Value self) { return attributeOfRaw(rt, self, "closed"); }
Owned get_name(Runtime& rt, Value self) { return attributeOfRaw(rt, self, "name"); }
Owned get_mode(Runtime& rt, Value self) { return attributeOfRaw(rt, self, "mode"); }
Owned get_raw(Runtime& rt, Value self) {
  OURO_CHECK(bufferedReady(rt, of(self)));
  return Owned::share(of(self)->raw);
}

Owned buffered_repr(Runtime& rt, Value self) {
  StrBuilder text(rt);
  OURO_CHECK(ioReprHead(rt, text, self, typeOf(rt, self)->utf8Name) && text.append(">"));
  return text.finish();
}

Owned buffered_make(Runtime& rt, Type* cls, const CallArgs&) {
  Object* object = rt.make<Buffered>(cls);
  return object ? Owned::adopt(object) : Owned::error();
}

bool require(Runtime& rt, Value raw, const char* predicate, const char* otherwise) {
  int can = ioAsk(rt, raw, predicate);
  if (can == 0) (void)raiseUnsupported(rt, otherwise);
  return can > 0;
}

bool init(Runtime& rt, Value self, const CallArgs& given, const char* name, bool reads,
          bool writes) {
  static constexpr Signature kSignature = "raw, buffer_size=8192";
  Value args[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, name, given, args, &keywords) < 0) return false;
  int64_t size = kIoBufferSize;
  if (!args[1].isUnbound() && !indexInt64(rt, args[1], &size)) return false;
  BufferUse use(rt, of(self));
  if (!use.ok()) return false;
  ioDrop(of(self)->raw);  // what fails from here on leaves it uninitialised
  freeBuffer(std::exchange(of(self)->buffer, nullptr), of(self)->capacity);
  of(self)->position = of(self)->end = of(self)->pending = of(self)->capacity = 0;
  if (size <= 0) return fail(rt, Exc::ValueError, "buffer size must be strictly positive");
  if (reads && writes && !require(rt, args[0], "seekable", "File or stream is not seekable."))
    return false;
  if (reads && !require(rt, args[0], "readable", "File or stream is not readable.")) return false;
  if (writes && !require(rt, args[0], "writable", "File or stream is not writable.")) return false;
  auto* buffer = static_cast<uint8_t*>(allocateBuffer(rt, static_cast<size_t>(size)));
  if (!buffer) return false;
  of(self)->buffer = buffer;
  of(self)->capacity = static_cast<uint64_t>(size);
  of(self)->readable = reads;
  of(self)->writable = writes;
  ioPut(of(self)->raw, args[0]);
  return true;
}

bool reader_init(Runtime& rt, Value self, const CallArgs& given) {
  return init(rt, self, given, "BufferedReader", true, false);
}
bool writer_init(Runtime& rt, Value self, const CallArgs& given) {
  return init(rt, self, given, "BufferedWriter", false, true);
}
bool random_init(Runtime& rt, Value self, const CallArgs& given) {
  return init(rt, self, given, "BufferedRandom", true, true);
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Buffered*>(object)->raw);
}
void clear(Object* object) { ioDrop(static_cast<Buffered*>(object)->raw); }
void destroy(Object* object) {
  clear(object);
  auto* self = static_cast<Buffered*>(object);
  freeBuffer(std::exchange(self->buffer, nullptr), self->capacity);
}

#define OURO_BUFFERED_COMMON                                                  \
  {"close", buffered_close, "", "Flushes and closes."},                       \
      {"detach", buffered_detach, "", "Gives up the raw stream."},            \
      {"fileno", buffered_fileno, "", "The file descriptor."},                \
      {"isatty", buffered_isatty, "", "Is it a terminal?"},                   \
      {"seekable", buffered_seekable, "", "Can it move to any position?"},    \
      {"flush", buffered_flush, "", "Writes what is buffered."},              \
      {"seek", buffered_seek, "target, whence=0, /", "Moves to a position."}, \
      {"tell", buffered_tell, "", "The position."}, {                         \
    "truncate", buffered_truncate, "pos=None, /", "Cuts it at a size."        \
  }
#define OURO_BUFFERED_READING                                                              \
  {"read", buffered_read, "size=-1, /", "Bytes; all of them when size is negative."},      \
      {"read1", buffered_read1, "size=-1, /", "Bytes of at most one read."},               \
      {"peek", buffered_peek, "size=0, /", "Bytes ahead, without moving."},                \
      {"readinto", buffered_readinto, "buffer, /", "Reads into a buffer."},                \
      {"readinto1", buffered_readinto1, "buffer, /", "The same with at most one read."}, { \
    "readline", buffered_readline, "size=-1, /", "One line."                               \
  }
#define OURO_BUFFERED_WRITING \
  { "write", buffered_write, "buffer, /", "Writes bytes." }

#define OURO_READABLE \
  { "readable", buffered_readable, "", "Can it be read?" }
#define OURO_WRITABLE \
  { "writable", buffered_writable, "", "Can it be written?" }
constexpr MethodDef kReader[] = {OURO_BUFFERED_COMMON, OURO_BUFFERED_READING, OURO_READABLE};
constexpr MethodDef kWriter[] = {OURO_BUFFERED_COMMON, OURO_BUFFERED_WRITING, OURO_WRITABLE};
constexpr MethodDef kRandom[] = {OURO_BUFFERED_COMMON, OURO_BUFFERED_READING, OURO_BUFFERED_WRITING,
                                 OURO_READABLE, OURO_WRITABLE};

constexpr GetSetDef kAttributes[] = {
    {"closed", get_closed}, {"name", get_name}, {"mode", get_mode}, {"raw", get_raw}};

constexpr TypeDef bufferedType(const char* name, bool (*init)(Runtime&, Value, const CallArgs&),
                               std::span<const MethodDef> methods, bool reads, const char* doc) {
  Slots slots;
  slots.make = buffered_make;
  slots.init = init;
  slots.repr = buffered_repr;
  if (reads) slots.next = bufferedNext;
  return {.name = name,
          .module = "_io",
          .basicSize = sizeof(Buffered),
          .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
          .traverse = traverse,
          .clear = clear,
          .destroy = destroy,
          .slots = slots,
          .methods = methods,
          .attributes = kAttributes,
          .make = "raw, buffer_size=8192",
          .doc = doc};
}

}  // namespace

const TypeDef bufferedReaderTypeDef =
    bufferedType("BufferedReader", reader_init, kReader, true, "Reads a raw stream in blocks.");
const TypeDef bufferedWriterTypeDef =
    bufferedType("BufferedWriter", writer_init, kWriter, false, "Writes a raw stream in blocks.");
const TypeDef bufferedRandomTypeDef = bufferedType("BufferedRandom", random_init, kRandom, true,
                                                   "Reads and writes a raw stream in blocks.");

}  // namespace ouro
