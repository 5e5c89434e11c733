// TextIOWrapper: reading. The buffer is read in chunks; each is decoded as far as it holds whole
// characters, its line ends are translated, and the text is handed out from there.

#include <algorithm>
#include <memory>
#include <new>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

Encoding encodingOf(const TextFile* self) {
  Value name = self->readEncoding.isNull() ? self->encoding : self->readEncoding;
  return findEncoding(toUtf8(name.as<Str>()));
}

uint32_t unitSize(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf16:
    case Encoding::Utf16LE:
    case Encoding::Utf16BE: return 2;
    case Encoding::Utf32:
    case Encoding::Utf32LE:
    case Encoding::Utf32BE: return 4;
    default: return 1;
  }
}

// How many bytes at the end belong to a character whose rest is yet to come.
size_t unfinished(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::Utf8 || encoding == Encoding::Utf8Sig) {
    for (size_t back = 1; back <= 3 && back <= bytes.size(); back++) {
      auto c = static_cast<uint8_t>(bytes[bytes.size() - back]);
      if (c < 0x80) return 0;
      if (c < 0xc0) continue;
      size_t needs = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
      return needs > back ? back : 0;
    }
    return 0;
  }
  uint32_t unit = unitSize(encoding);
  size_t odd = bytes.size() % unit;
  if (unit != 2 || bytes.size() < odd + 2) return odd;
  size_t high = bytes.size() - odd - (encoding == Encoding::Utf16BE ? 2 : 1);
  return (static_cast<uint8_t>(bytes[high]) & 0xfc) == 0xd8 ? odd + 2 : odd;
}

// The byte order mark at the very beginning says how to read on; true: it is to be left out.
bool readMark(Runtime& rt, TextFile* self, std::string_view bytes, size_t* skip) {
  *skip = 0;
  Encoding encoding = encodingOf(self);
  size_t needed = 0;  // bytes of a mark without which there is no telling how to go on
  const char* next = nullptr;
  if (encoding == Encoding::Utf8Sig) {
    if (bytes.starts_with("\xef\xbb\xbf")) *skip = 3;
    next = "utf-8";
  } else if (encoding == Encoding::Utf16) {
    bool big = bytes.starts_with("\xfe\xff");
    if (big || bytes.starts_with("\xff\xfe")) *skip = 2;
    needed = 2;
    next = big ? "utf-16-be" : "utf-16-le";
  } else if (encoding == Encoding::Utf32) {
    bool big = bytes.starts_with(std::string_view("\0\0\xfe\xff", 4));
    if (big || bytes.starts_with(std::string_view("\xff\xfe\0\0", 4))) *skip = 4;
    next = big ? "utf-32-be" : "utf-32-le";
    needed = 4;
  }
  if (!next) return true;
  if (*skip < needed && bytes.size() >= needed)
    return fail(rt, Exc::UnicodeError, "UTF-{} stream does not start with BOM", needed * 8);
  OURO_TRY_BOOL(name, newStr(rt, next));
  ioPut(self->readEncoding, name);
  return true;
}

// \r\n and \r become \n; what line ends there are is noted.
Owned translateEnds(Runtime& rt, TextFile* self, Str* text) {
  StrBuilder out(rt);
  size_t start = 0;
  bool changed = false;
  for (size_t i = 0; i < text->length; i++) {
    bool pair = noteLineEnd(text, i, &self->seenNewlines);
    if (self->translate && text->at(i) == '\r') {
      OURO_CHECK(out.append(text, start, i) && out.append(U'\n'));
      changed = true;
      start = i + 1 + pair;
    }
    i += pair;
  }
  if (!changed) return Owned::share(text);
  OURO_CHECK(out.append(text, start, text->length));
  return out.finish();
}

bool holds(const Str* text, char32_t c) {
  return withChars(
      text, [&](auto* chars) { return search::findChar(chars, text->length, c) != search::kNone; });
}

// The bytes as text; those of an unfinished character at the end, or of a \r that a \n may follow,
// wait in the tail.
Owned decodeChunk(Runtime& rt, TextFile* self, std::string_view bytes, bool last) {
  if (!self->decoder.isNull()) return textDecodeByCodec(rt, self, bytes, last);
  size_t skip = 0;
  if (!self->readFirst) {
    if (bytes.size() < 4 && !last && encodingOf(self) != Encoding::Utf8) {
      memcpy(self->tail, bytes.data(), bytes.size());
      self->tailSize = static_cast<uint8_t>(bytes.size());
      return Owned::share(rt.emptyStr);
    }
    if (!readMark(rt, self, bytes, &skip)) {
      if (errorMatches(rt, Exc::UnicodeError)) textExplainError(rt, self, bytes, last);
      return Owned::error();
    }
    self->readFirst = true;
  }
  Encoding encoding = encodingOf(self);
  size_t waiting = last ? 0 : unfinished(bytes, encoding);
  size_t whole = bytes.size() - waiting;
  uint32_t unit = unitSize(encoding);
  if (self->universal && !last && waiting == 0 && whole >= unit) {
    std::string_view end = bytes.substr(whole - unit, unit);
    if (end.find('\r') != std::string_view::npos &&
        std::count(end.begin(), end.end(), '\0') == unit - 1) {
      waiting = unit;
      whole -= unit;
    }
  }
  Value name = self->readEncoding.isNull() ? self->encoding : self->readEncoding;
  Local text = decode(rt, bytes.substr(std::min(skip, whole), whole - std::min(skip, whole)),
                      name.as<Str>(), self->errors.as<Str>());
  if (text.isError()) {
    if (errorMatches(rt, Exc::UnicodeError)) textExplainError(rt, self, bytes, last);
    return Owned::error();
  }
  memcpy(self->tail, bytes.data() + whole, waiting);
  self->tailSize = static_cast<uint8_t>(waiting);
  if (self->seekable) {
    OURO_TRY(chunk, newBytes(rt, bytes.substr(0, whole)));
    ioPut(self->chunk, chunk);
  }
  if (!self->universal) return text.take();
  if (!holds(text.as<Str>(), '\r')) {
    if (!(self->seenNewlines & kLf) && holds(text.as<Str>(), '\n')) self->seenNewlines |= kLf;
    return text.take();
  }
  return translateEnds(rt, self, text.as<Str>());
}

// Bytes from the buffer: into `out`, as bufferedReadOnce.
int64_t readBytes(Runtime& rt, TextFile* self, uint8_t* out, size_t size) {
  if (Buffered* plain = asBuffered(rt, self->buffer)) {
    if (plain->readable) return bufferedReadOnce(rt, plain, out, size);
  }
  Local buffer(self->buffer);
  Ref<Str> name = intern(rt, "read1");
  if (!name) return -1;
  Local method = lookupAttr(rt, buffer, name.get());
  if (method.isNotFound()) method = getAttr(rt, buffer, rt.names.read);
  if (method.isError()) return -1;
  Local data = call(rt, method, Value::small(static_cast<int64_t>(size)));
  if (data.isError()) return -1;
  std::string_view bytes;
  if (!isBytesLike(rt, data)) {
    (void)raise(rt, Exc::TypeError,
                "underlying read1() should have returned a bytes-like object, not '{}'",
                typeName(rt, data));
    return -1;
  }
  if (!asByteView(rt, data, &bytes)) return -1;
  memcpy(out, bytes.data(), std::min(size, bytes.size()));
  return static_cast<int64_t>(std::min(size, bytes.size()));
}

// As many bytes as are read at a time, or as so many characters are likely to take.
size_t chunkSizeFor(const TextFile* self, size_t characters) {
  const double likely = static_cast<double>(characters) * std::max(self->bytesPerChar, 1.0);
  constexpr double kMost = 1 << 30;
  return static_cast<size_t>(
      std::max<int64_t>(self->chunkSize, static_cast<int64_t>(std::min(likely, kMost))));
}

// Makes the next chunk the text to read: 1, 0 at the end, -1 on error.
int nextChunk(Runtime& rt, TextFile* self, size_t characters = 0) {
  uint8_t usual[sizeof self->tail + kIoBufferSize];
  const size_t wanted = chunkSizeFor(self, characters);
  std::unique_ptr<uint8_t[]> large;
  if (wanted > kIoBufferSize) {
    large.reset(new (std::nothrow) uint8_t[sizeof self->tail + wanted]);
    if (!large) return (void)raiseMemoryError(rt), -1;
  }
  uint8_t* bytes = large ? large.get() : usual;
  size_t before = self->tailSize;
  memcpy(bytes, self->tail, before);
  int64_t got = readBytes(rt, self, bytes + before, wanted);
  if (got == -1) return -1;
  size_t size = before + static_cast<size_t>(std::max<int64_t>(got, 0));
  Local text = decodeChunk(rt, self, {reinterpret_cast<char*>(bytes), size}, got <= 0);
  if (text.isError()) return -1;
  ioPut(self->decoded, text);
  self->used = 0;
  const auto length = static_cast<double>(text.as<Str>()->length);
  self->bytesPerChar = length > 0 ? static_cast<double>(got) / length : 0;
  return got > 0 || text.as<Str>()->length > 0;
}

Str* ahead(const TextFile* self) {
  return self->decoded.isNull() ? nullptr : self->decoded.as<Str>();
}
size_t aheadSize(const TextFile* self) {
  return ahead(self) ? ahead(self)->length - self->used : 0;
}

bool takeAhead(TextFile* self, StrBuilder& out, size_t count) {
  count = std::min(count, aheadSize(self));
  if (count == 0) return true;
  bool ok = out.append(ahead(self), self->used, self->used + count);
  self->used += count;
  return ok;
}

Owned readAll(Runtime& rt, TextFile* self) {
  StrBuilder all(rt);
  OURO_CHECK(takeAhead(self, all, SIZE_MAX));
  Local buffer(self->buffer);
  OURO_TRY(data, callMethod(rt, buffer, rt.names.read));
  std::string_view bytes;
  if (!data.get().isNone()) OURO_CHECK(asByteView(rt, data, &bytes));
  std::string joined;
  if (self->tailSize) {
    joined.assign(reinterpret_cast<char*>(self->tail), self->tailSize);
    joined += bytes;
    bytes = joined;
  }
  OURO_TRY(text, decodeChunk(rt, self, bytes, true));
  textForget(self);
  if (all.length() == 0) return text.take();
  OURO_CHECK(all.append(text.as<Str>()));
  return all.finish();
}

}  // namespace

Owned textRead(Runtime& rt, TextFile* self, int64_t size) {
  if (size < 0) return readAll(rt, self);
  StrBuilder text(rt);
  size_t wanted = static_cast<size_t>(size);
  for (;;) {
    OURO_CHECK(takeAhead(self, text, wanted - text.length()));
    if (text.length() >= wanted) break;
    int got = nextChunk(rt, self, wanted - text.length());
    if (got < 0) return Owned::error();
    if (got == 0) break;
  }
  return text.finish();
}

Owned textReadLine(Runtime& rt, TextFile* self, int64_t limit) {
  StrBuilder line(rt);
  size_t most = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  bool universal = self->universal && !self->translate;
  bool cr = !self->universal && self->writesCr, crlf = !self->universal && self->writesCrLf;
  while (line.length() < most) {
    if (aheadSize(self) == 0) {
      int got = nextChunk(rt, self);
      if (got < 0) return Owned::error();
      if (got == 0) break;
      if (aheadSize(self) == 0) continue;
    }
    Str* text = ahead(self);
    int64_t end = ioLineEnd(text, self->used, universal, cr, crlf);
    // A pair may be cut between two chunks.
    bool pairCut = crlf && end < 0 && text->at(text->length - 1) == '\r';
    size_t stop = end < 0 ? text->length : static_cast<size_t>(end);
    size_t count = std::min(stop - self->used, most - line.length());
    bool whole = end >= 0 && self->used + count == stop;
    if (whole && line.length() == 0) {
      size_t start = std::exchange(self->used, stop);
      return substring(rt, text, start, stop);
    }
    OURO_CHECK(takeAhead(self, line, count));
    if (whole) break;
    if (!pairCut) continue;
    int got = nextChunk(rt, self);
    if (got < 0) return Owned::error();
    if (got && aheadSize(self) && ahead(self)->at(0) == '\n') {
      OURO_CHECK(takeAhead(self, line, 1));
      break;
    }
  }
  return line.finish();
}

uint64_t textBytesUsed(const TextFile* self) {
  if (self->decoded.isNull() || self->chunk.isNull()) return 0;
  std::string_view bytes = self->chunk.as<Bytes>()->view();
  if (self->used == ahead(self)->length) return bytes.size();
  Encoding encoding = encodingOf(self);
  uint32_t unit = unitSize(encoding);
  uint64_t at = encoding == Encoding::Utf8 && bytes.starts_with("\xef\xbb\xbf") &&
                        findEncoding(toUtf8(self->encoding.as<Str>())) == Encoding::Utf8Sig
                    ? 3
                    : 0;
  bool wide = encoding == Encoding::Utf8;
  for (uint64_t read = 0; read < self->used && at < bytes.size(); read++) {
    auto c = static_cast<uint8_t>(bytes[at]);
    bool pair =
        self->translate && unit == 1 && c == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    at += unit;
    if (wide && c >= 0xc0) at += c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
    at += pair;
  }
  return at;
}

}  // namespace ouro
