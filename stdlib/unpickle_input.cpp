// Where an Unpickler's bytes come from: bytes given as a whole, or a file, of which no more may be
// read than the pickle takes. A file that has peek() shows what is to come; what was taken of that
// is read from it afterwards.

#include <cstring>

#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "stdlib/pickle_load.h"

namespace ouro::pickle {

namespace {

constexpr size_t kPrefetch = 128 * 1024;

}  // namespace

bool Loader::setInput(Value bytes, size_t* length) {
  Local held(bytes);
  if (!isBytes(rt, bytes)) {
    std::string_view view;
    if (!asByteView(rt, bytes, &view)) return false;
    held = newBytes(rt, view);
    if (held.isError()) return false;
  }
  assignField(u->input, held);
  u->at = 0;
  u->skipped = *length = held.as<Bytes>()->length;
  return true;
}

// What was only looked at is now read.
bool Loader::skipConsumed() {
  if (!u->isPeeked || u->at <= u->skipped) return true;
  size_t consumed = u->at - u->skipped;
  OURO_TRY_BOOL(done, call(rt, u->read, Value::small(static_cast<int64_t>(consumed))));
  u->skipped = u->at;
  return true;
}

// Takes what the file shows as the input, if it shows anything.
bool Loader::look(size_t* length) {
  Local seen = call(rt, u->peek, Value::small(kPrefetch));
  if (seen.isError()) {
    if (!errorMatches(rt, Exc::NotImplementedError)) return false;
    clearError(rt);
    dropField(u->peek);
    return true;
  }
  if (!setInput(seen, length)) return false;
  u->isPeeked = true;
  u->skipped = 0;
  return true;
}

bool Loader::readFile(size_t count, bool wholeLine, std::string_view* out) {
  std::string begun;  // of a frame that ends too early
  if (!u->isPeeked && !u->input.isNull()) begun = u->input.as<Bytes>()->view().substr(u->at);
  if (!skipConsumed()) return false;
  u->isPeeked = false;
  size_t length;
  if (!wholeLine && !u->peek.isNull() && begun.empty() && count < kPrefetch) {
    if (!look(&length)) return false;
    if (u->isPeeked && length >= count) return read(count, out);
    u->isPeeked = false;
  }
  if (count - begun.size() > INT32_MAX && !heapCanSpare(rt, count)) return false;
  OURO_TRY_BOOL(bytes, wholeLine ? call(rt, u->readline)
                                 : call(rt, u->read,
                                        Value::small(static_cast<int64_t>(count - begun.size()))));
  if (!begun.empty()) {
    std::string_view rest;
    if (!asByteView(rt, bytes, &rest)) return false;
    bytes = newBytes(rt, begun + std::string(rest));
    if (bytes.isError()) return false;
  }
  if (!isBytesLike(rt, bytes))
    return ouro::fail(rt, Exc::ValueError, "read() returned non-bytes object ({})",
                      typeName(rt, bytes));
  if (!setInput(bytes, &length)) return false;
  *out = u->input.as<Bytes>()->view();
  if (!wholeLine && length < count) return failTruncated();
  u->at = wholeLine ? length : count;
  *out = out->substr(0, u->at);
  return true;
}

bool Loader::readMore(size_t count, std::string_view* out) {
  if (u->read.isNull()) return failTruncated();
  if (count > INT64_MAX / 2)
    return ouro::fail(rt, Exc::OverflowError, "too many bytes are asked for");
  return readFile(count, false, out);
}

bool Loader::readLine(std::string_view* out) {
  if (!u->input.isNull()) {
    std::string_view rest = u->input.as<Bytes>()->view().substr(u->at);
    size_t end = rest.find('\n');
    if (end != std::string_view::npos) {
      *out = rest.substr(0, end);
      u->at += end + 1;
      return true;
    }
  }
  if (u->readline.isNull()) return failTruncated();
  if (!readFile(0, true, out)) return false;
  if (out->empty() || out->back() != '\n') return failTruncated();
  out->remove_suffix(1);
  return true;
}

}  // namespace ouro::pickle
