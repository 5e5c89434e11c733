// Numbers, text, bytes and buffers of a pickle.

#include <cstring>

#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "runtime/utf8.h"
#include "stdlib/pickle_load.h"

namespace ouro::pickle {

namespace {

Owned decode(Runtime& rt, Value bytes, Value encoding, Value errors) {
  Ref<Str> name = intern(rt, "decode");
  if (!name) return Owned::error();
  const Value arguments[] = {encoding, errors};
  return callMethod(rt, bytes, name.get(), arguments);
}

// surrogatepass: a lone surrogate stands in the pickle as it is.
Owned textOf(Runtime& rt, std::string_view bytes) {
  if (asciiPrefix(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()) == bytes.size())
    return newAscii(rt, bytes);
  OURO_TRY(held, newBytes(rt, bytes));
  OURO_TRY(encoding, newAscii(rt, "utf-8"));
  OURO_TRY(errors, newAscii(rt, "surrogatepass"));
  return decode(rt, held, encoding, errors);
}

}  // namespace

[[gnu::always_inline]] inline bool Loader::loadSized(size_t sizeBytes, std::string_view* out) {
  uint64_t size;
  if (!readNumber(sizeBytes, &size)) return false;
  if (size > INT64_MAX)
    return ouro::fail(rt, Exc::OverflowError, "size exceeds system's maximum size of {} bytes",
                      INT64_MAX);
  return read(size, out);
}

bool Loader::loadStr(size_t sizeBytes) {
  std::string_view bytes;
  return loadSized(sizeBytes, &bytes) && push(textOf(rt, bytes));
}
bool Loader::loadBytes(size_t sizeBytes) {
  std::string_view bytes;
  return loadSized(sizeBytes, &bytes) && push(newBytes(rt, bytes));
}
bool Loader::loadByteArray() {
  std::string_view bytes;
  return loadSized(8, &bytes) && push(newByteArray(rt, bytes));
}

// A str of Python 2, which is text here unless the encoding is "bytes".
bool Loader::pushOldStr(std::string_view bytes) {
  OURO_TRY_BOOL(held, newBytes(rt, bytes));
  if (equal(u->encoding.as<Str>(), "bytes")) return push(held.take());
  return push(decode(rt, held, u->encoding, u->errors));
}
bool Loader::loadOldStr(size_t sizeBytes) {
  std::string_view bytes;
  return loadSized(sizeBytes, &bytes) && pushOldStr(bytes);
}

bool Loader::loadBuffer() {
  if (u->buffers.isNull())
    return fail("pickle stream refers to out-of-band data but no *buffers* argument was given");
  Local buffer = next(rt, u->buffers);
  if (buffer.isDone()) return fail("not enough out-of-band buffers");
  return push(buffer.take());
}
bool Loader::loadReadOnlyBuffer() {
  Local buffer;
  if (!pop(&buffer)) return false;
  OURO_TRY_BOOL(view, call(rt, Value(rt.type(TypeId::MemoryView)), buffer));
  Ref<Str> isReadOnly = intern(rt, "readonly"), make = intern(rt, "toreadonly");
  if (!isReadOnly || !make) return false;
  OURO_TRY_BOOL(readOnly, getAttr(rt, view, isReadOnly.get()));
  if (readOnly.get().isTrue()) return push(buffer.take());
  return push(callMethod(rt, view, make.get()));
}

bool Loader::loadLong(size_t sizeBytes) {
  uint64_t size;
  std::string_view bytes;
  if (!readNumber(sizeBytes, &size)) return false;
  if (sizeBytes == 4 && static_cast<int32_t>(size) < 0)
    return fail("LONG pickle has negative byte count");
  if (!read(size, &bytes)) return false;
  return push(size ? intFromBytes(rt, bytes, true, true) : smallInt(0));
}

bool Loader::loadIntLine() {
  std::string_view line;
  if (!readLine(&line)) return false;
  if (line == "00" || line == "01") return push(Owned::boolean(line == "01"));
  std::string copy(line);
  Local number = parseInt(rt, std::string_view(copy), 0);
  if (!number.isError()) return push(number.take());
  if (!errorMatches(rt, Exc::ValueError)) return false;
  clearError(rt);
  return ouro::fail(rt, Exc::ValueError, "could not convert string to int");
}
bool Loader::loadLongLine() {
  std::string_view line;
  if (!readLine(&line)) return false;
  if (line.empty()) return failTruncated();
  if (line.back() == 'L') line.remove_suffix(1);
  std::string copy(line);
  return push(parseInt(rt, std::string_view(copy), 0));
}
bool Loader::loadFloatLine() {
  std::string_view line;
  double d;
  if (!readLine(&line)) return false;
  if (!parseDouble(line, &d))
    return ouro::fail(rt, Exc::ValueError, "could not convert string to float: '{}\n'", line);
  return push(newFloat(rt, d));
}
bool Loader::loadBinFloat() {
  uint64_t bits;
  if (!readNumber(8, &bits)) return false;
  bits = __builtin_bswap64(bits);
  double d;
  std::memcpy(&d, &bits, sizeof d);
  return push(newFloat(rt, d));
}

// A quoted literal of bytes.
bool Loader::loadStringLine() {
  std::string_view line;
  if (!readLine(&line)) return false;
  bool isQuoted = line.size() >= 2 && line.front() == line.back() &&
                  (line.front() == '\'' || line.front() == '"');
  if (!isQuoted) return fail("the STRING opcode argument must be quoted");
  OURO_TRY_BOOL(escaped, newBytes(rt, line.substr(1, line.size() - 2)));
  OURO_TRY_BOOL(codecs, importModule(rt, "_codecs"));
  Ref<Str> name = intern(rt, "escape_decode");
  if (!name) return false;
  Value argument = escaped;
  OURO_TRY_BOOL(pair, callMethod(rt, codecs, name.get(), {&argument, 1}));
  OURO_TRY_BOOL(bytes, getItem(rt, pair, Value::small(0)));
  if (!isBytes(rt, bytes)) return fail("escape_decode() must return bytes");
  return pushOldStr(bytes.as<Bytes>()->view());
}
bool Loader::loadUnicodeLine() {
  std::string_view line;
  if (!readLine(&line)) return false;
  OURO_TRY_BOOL(bytes, newBytes(rt, line));
  OURO_TRY_BOOL(encoding, newAscii(rt, "raw-unicode-escape"));
  OURO_TRY_BOOL(errors, newAscii(rt, "strict"));
  return push(decode(rt, bytes, encoding, errors));
}

bool Loader::loadPersistent(Value id) {
  if (u->persistentLoad.isNull())
    return fail(
        "A load persistent id instruction was encountered,\n"
        "but no persistent_load function was specified.");
  return push(call(rt, u->persistentLoad, id));
}

bool Loader::loadBinPersistent() {
  Local id;
  return pop(&id) && loadPersistent(id);
}

}  // namespace ouro::pickle
