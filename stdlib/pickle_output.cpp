// Where a pickle's bytes go: a buffer, cut into frames from protocol 4 on, and from there to a
// file.

#include <cstring>

#include "runtime/short_copy.h"
#include "runtime/types/bytes.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

namespace {

constexpr size_t kSmallestFrame = 4;

size_t slotOf(Value object, size_t mask) {
  return (object.bits() >> 4) * 0x9e3779b97f4a7c15u >> 20 & mask;
}

}  // namespace

// ---- the memo

int64_t Memo::find(Value object) const {
  if (!used) return -1;
  for (size_t at = slotOf(object, capacity - 1); !entries[at].object.isNull();
       at = (at + 1) & (capacity - 1))
    if (entries[at].object == object) return static_cast<int64_t>(entries[at].number);
  return -1;
}

bool Memo::grow(Runtime& rt) {
  size_t larger = capacity ? capacity * 4 : 32;
  auto* fresh = static_cast<Entry*>(allocateBuffer(rt, larger * sizeof(Entry)));
  if (!fresh) return false;
  std::memset(static_cast<void*>(fresh), 0, larger * sizeof(Entry));
  for (size_t i = 0; i < capacity; i++) {
    if (entries[i].object.isNull()) continue;
    size_t at = slotOf(entries[i].object, larger - 1);
    while (!fresh[at].object.isNull()) at = (at + 1) & (larger - 1);
    fresh[at] = entries[i];
  }
  freeBuffer(entries, capacity * sizeof(Entry));
  entries = fresh;
  capacity = larger;
  return true;
}

bool Memo::add(Runtime& rt, Value object, uint64_t number) {
  if (used * 3 >= capacity * 2 && !grow(rt)) return false;
  size_t at = slotOf(object, capacity - 1);
  while (!entries[at].object.isNull() && entries[at].object != object)
    at = (at + 1) & (capacity - 1);
  if (entries[at].object.isNull()) {
    retain(object);
    entries[at].object = object;
    used++;
  }
  entries[at].number = number;
  return true;
}

void Memo::clear() {
  Entry* old = std::exchange(entries, nullptr);
  size_t size = std::exchange(capacity, 0);
  used = 0;
  for (size_t i = 0; i < size; i++)
    if (!old[i].object.isNull()) release(old[i].object);
  freeBuffer(old, size * sizeof(Entry));
}

bool Saver::remember(Value object) {
  if (p->fast) return true;
  uint64_t number = p->memo.used;
  if (!p->memo.add(rt, object, number)) return false;
  if (p->protocol >= 4) return write(kMemoize);
  if (!p->binary) return write(fmt::format("p{}\n", number));
  return number < 256 ? writeNumber(kBinPut, number, 1) : writeNumber(kLongBinPut, number, 4);
}

bool Saver::recall(int64_t number) {
  auto n = static_cast<uint64_t>(number);
  if (!p->binary) return write(fmt::format("g{}\n", number));
  return n < 256 ? writeNumber(kBinGet, n, 1) : writeNumber(kLongBinGet, n, 4);
}

// ---- bytes

bool Saver::write(std::string_view bytes) {
  bool opens = p->framing && p->frameStart < 0;
  size_t more = bytes.size() + (opens ? kFrameHeader : 0);
  if (p->length + more > p->capacity) {
    size_t larger = std::max((p->length + more) / 2 * 3, size_t{512});
    void* fresh = resizeBuffer(rt, p->out, p->capacity, larger);
    if (!fresh) return false;
    p->out = static_cast<char*>(fresh);
    p->capacity = larger;
  }
  if (opens) {  // its length is known when it closes
    p->frameStart = static_cast<int64_t>(p->length);
    p->length += kFrameHeader;
  }
  if (!bytes.empty()) std::memcpy(p->out + p->length, bytes.data(), bytes.size());
  p->length += bytes.size();
  return true;
}

bool Saver::writeNumber(uint8_t op, uint64_t number, size_t bytes) {
  char text[9] = {static_cast<char>(op)};
  std::memcpy(text + 1, &number, sizeof number);
  if (!hasRoom(sizeof text)) return write({text, bytes + 1});
  std::memcpy(p->out + p->length, text, sizeof text);
  p->length += bytes + 1;
  return true;
}

bool Saver::writeSized(uint8_t op1, uint8_t op4, uint8_t op8, std::string_view payload) {
  uint64_t size = payload.size();
  bool one = size <= 0xff && op1, eight = size > 0xffffffff;
  char header[9] = {static_cast<char>(one ? op1 : eight ? op8 : op4)};
  std::memcpy(header + 1, &size, sizeof size);
  const size_t length = one ? 2 : eight ? 9 : 5;
  if (size >= kFrameTarget || !hasRoom(sizeof header + size))
    return writeLarge({header, length}, payload);
  std::memcpy(p->out + p->length, header, sizeof header);
  copyBytes(p->out + p->length + length, payload.data(), size);
  p->length += length + size;
  return true;
}

// A large payload stands outside of frames, and goes to a file without a stop in the buffer.
bool Saver::writeLarge(std::string_view header, std::string_view payload) {
  bool bypasses = payload.size() >= kFrameTarget, framing = p->framing;
  if (bypasses) {
    if (!closeFrame()) return false;
    p->framing = false;
  }
  bool ok = write(header);
  if (ok && bypasses && !p->write.isNull()) {
    ok = flush();
    Local bytes = ok ? newBytes(rt, payload) : Owned::error();
    Local done = bytes.isError() ? Owned::error() : call(rt, p->write, bytes);
    ok = !done.isError();
  } else {
    ok = ok && write(payload);
  }
  p->framing = framing;
  return ok;
}

bool Saver::closeFrame() {
  if (!p->framing || p->frameStart < 0) return true;
  auto start = static_cast<size_t>(p->frameStart);
  char* frame = p->out + start;
  uint64_t size = p->length - start - kFrameHeader;
  if (size >= kSmallestFrame) {
    frame[0] = static_cast<char>(kFrame);
    std::memcpy(frame + 1, &size, sizeof size);
  } else {
    std::memmove(frame, frame + kFrameHeader, size);
    p->length -= kFrameHeader;
  }
  p->frameStart = -1;
  return true;
}

bool Saver::flush() {
  OURO_TRY_BOOL(bytes, finish());
  p->length = 0;
  p->frameStart = -1;
  OURO_TRY_BOOL(done, call(rt, p->write, bytes));
  return true;
}

Owned Saver::finish() { return newBytes(rt, {p->out, p->length}); }

bool Saver::failShown(const char* before, Value shown, const std::string& behind) {
  OURO_TRY_BOOL(text, repr(rt, shown));
  return fail(before + toUtf8(text.as<Str>()) + behind);
}

}  // namespace ouro::pickle
