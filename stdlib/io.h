#pragma once
// Between the files of the module _io. Each class of CPython's module is a type here:
//
//   _IOBase                       io_base.cpp
//     _RawIOBase      FileIO      io_raw.cpp
//     _BufferedIOBase BufferedReader, BufferedWriter, BufferedRandom   io_buffered.cpp
//                     BytesIO     io_bytes.cpp
//     _TextIOBase     TextIOWrapper   io_text*.cpp
//                     StringIO    io_string.cpp

#include <string_view>

#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro {

struct ByteArray;

struct IoState {
  Type *base, *rawBase, *bufferedBase, *textBase;  // borrowed from the module's dict ...
  Type *fileIo, *reader, *writer, *random, *text, *bytes, *string;
  Type* unsupported;
};
// Of this runtime's module; null with ImportError pending when a script threw it out.
IoState* ioState(Runtime&);
Owned raiseUnsupported(Runtime&, const char* what);

// What all of them begin with.
struct IoBase : Object {
  bool closed;  // of those that do not ask something below
};

struct FileIo : IoBase {
  int fd;  // -1: closed
  bool readable, writable, appending, created, closesFd;
  Value name;
};

// A FileIO that is open for writing and whose write() is its type's; or null.
FileIo* asPlainOutput(Runtime&, Value);
// What write() of one does, whose result nobody wants. False: an exception is pending. The caller
// holds the file and the bytes: others have their turn meanwhile.
bool writeOnce(Runtime&, FileIo*, std::string_view bytes);

// Bytes read ahead lie in [position, end) of the buffer, or bytes to be written in [0, pending).
// Never both.
struct Buffered : IoBase {
  Value raw;  // null: detached or not initialised
  uint8_t* buffer;
  uint64_t capacity, position, end, pending;
  uint64_t user;  // the thread that reads or writes the raw stream by way of the buffer; 0: none
  bool readable, writable;
};

struct TextFile : IoBase {
  Value buffer;  // null: detached or not initialised
  Value encoding, errors, mode;
  Value readEncoding, writeEncoding;  // once the byte order is known; else as encoding
  Value newline;                      // None or the str given
  bool universal, translate;          // reading: look for all line ends, turn them into \n
  bool writesCr, writesCrLf;          // what \n becomes
  bool lineBuffering, writeThrough;
  bool keepsAscii;  // ASCII needs no encoder: the encoding has it for itself, in bytes
  bool readable, writable, seekable, telling;
  bool wroteFirst, readFirst;  // past the place of a byte order mark
  uint8_t seenNewlines;        // 1: \r, 2: \n, 4: \r\n
  uint8_t tailSize;            // bytes of an unfinished character
  uint8_t tail[8];
  int64_t chunkSize;    // how much is read at once, and waits to be written
  double bytesPerChar;  // of the chunk read last
  char* pending;        // encoded, not yet given to the buffer
  uint64_t pendingSize;
  Value decoded;  // str read ahead, or null; used: how much of it is read
  uint64_t used;
  Value chunk;  // the bytes it was decoded from, for tell()
  // For encodings that are not built in (io_text_codec.cpp); else null.
  Value decoder, encoder;
  Value decoderState;  // before the chunk
};

struct BytesIo : IoBase {
  ByteArray* data;  // owned
  uint64_t position;
};

struct StringIo : IoBase {
  char* data;                           // a buffer of code points
  uint64_t length, capacity, position;  // of code points
  Value newline;
  uint8_t widthLog;  // of a code point's bytes; as narrow as what was written allows
  bool universal, translate;
  bool writesCr, writesCrLf;
  uint8_t seenNewlines;  // as TextFile's
};

enum NewlineBit : uint8_t { kCr = 1, kLf = 2, kCrLf = 4 };
// Adds the line end that begins at text[i], if one does, to what was seen. Is it \r\n?
inline bool noteLineEnd(const Str* text, size_t i, uint8_t* seen) {
  char32_t c = text->at(i);
  if (c == '\n') *seen |= kLf;
  if (c != '\r') return false;
  bool pair = i + 1 < text->length && text->at(i + 1) == '\n';
  *seen |= pair ? kCrLf : kCr;
  return pair;
}
// What the attribute `newlines` says of such bits: None, a str or a tuple of them.
Owned ioNewlinesSeen(Runtime&, uint8_t seen);

extern const TypeDef ioBaseTypeDef, rawIoBaseTypeDef, bufferedIoBaseTypeDef, textIoBaseTypeDef,
    fileIoTypeDef, bufferedReaderTypeDef, bufferedWriterTypeDef, bufferedRandomTypeDef,
    bytesIoTypeDef, textFileTypeDef, stringIoTypeDef;

constexpr uint64_t kIoBufferSize = 8192;

// ---- helpers (io_base.cpp)
// A size argument: absent or None is -1. TypeError "argument should be integer or None, not 'str'".
bool ioSizeArg(Runtime&, Args, uint32_t i, int64_t* out);
// Room to read into, as asByteView has it; TypeError for what cannot be written.
bool ioRoomArg(Runtime&, Value, const char* function, std::string_view* room);
// What __setstate__ of BytesIO and StringIO gets: a tuple of at least so many items, whose last
// ones are the position and the attributes (or None). Null and false with TypeError or ValueError;
// `which` is the word that counts the item.
Tuple* ioStateTuple(Runtime&, Value self, Value state, uint32_t size);
bool ioStatePlace(Runtime&, Value self, Value, const char* which, uint64_t* out);
bool ioStateAttributes(Runtime&, Value self, Value, const char* which);
// Asks v.closed.
int ioIsClosed(Runtime&, Value);
Owned ioCall(Runtime&, Value self, const char* method, std::span<const Value> arguments = {});
int ioAsk(Runtime&, Value self, const char* predicate);  // truth of self.predicate()
// What close() returns. `error`: the exception of flushing, if that failed; closing's is pending.
// When both failed the first is the context of the second.
Owned ioClosed(Runtime&, bool flushFailed, Value error, bool closeFailed);
Owned raiseClosed(Runtime&, const char* text = "I/O operation on closed file.");
void ioPut(Value& field, Value value);  // retains
void ioDrop(Value& field);
Owned ioShare(Value field);  // null: None
void visitIoBase(Object*, Visitor&);
// repr as "<_io.NAME name='...'", with room for more.
bool ioReprHead(Runtime&, StrBuilder&, Value self, const char* name);
// 0, 1, 2; ValueError "invalid whence (5, should be 0, 1 or 2)".
bool ioWhence(Runtime&, Args, uint32_t i, int* out);
// newline=None, '', '\n', '\r', '\r\n'; ValueError "illegal newline value: 'x'".
struct NewlineMode {
  bool universal, translate, writesCr, writesCrLf;
};
bool ioNewline(Runtime&, Value newline, bool quoteInError, NewlineMode* mode);

// ---- raw streams: FileIO at once, others through their methods (io_raw.cpp)
// Bytes read, 0 at the end, -1 on error, -2 when nothing can be read now.
int64_t rawRead(Runtime&, Value raw, uint8_t* out, size_t size);
int64_t rawWrite(Runtime&, Value raw, std::string_view);
int64_t rawSeek(Runtime&, Value raw, int64_t offset, int whence);  // -1 on error
Owned rawReadAll(Runtime&, FileIo*);

// ---- buffered streams, for the text layer (io_buffered.cpp)
Buffered* asBuffered(const Runtime&, Value);  // exactly one of the three types, not detached
bool bufferedWrite(Runtime&, Buffered*, std::string_view);
bool bufferedFlush(Runtime&, Buffered*);
// What is there, else what one read brings: as rawRead.
int64_t bufferedReadOnce(Runtime&, Buffered*, uint8_t* out, size_t size);

// ---- text (io_text.cpp)
bool textPutPending(Runtime&, TextFile*);  // gives what is pending to the buffer
bool textCheckOpen(Runtime&, TextFile*);
void textForget(TextFile*);  // what was read ahead
// Reading (io_text_read.cpp).
Owned textRead(Runtime&, TextFile*, int64_t size);
Owned textReadLine(Runtime&, TextFile*, int64_t limit);
uint64_t textBytesUsed(const TextFile*);  // of the chunk, by the characters read of it

// Encodings that are not built in (io_text_codec.cpp).
bool textFindCodec(Runtime&, TextFile*);  // makes decoder and encoder; LookupError
// These bytes could not be decoded: the pending UnicodeError becomes the one of the codec in
// Python, whose traceback says where that is.
void textExplainError(Runtime&, TextFile*, std::string_view bytes, bool last);
// The bytes as text, \r\n and \r translated; `last`: no more follow.
Owned textDecodeByCodec(Runtime&, TextFile*, std::string_view bytes, bool last);
Owned textEncodeByCodec(Runtime&, TextFile*, Str*);
Owned textTellByCodec(Runtime&, TextFile*, Value place);  // place: of the buffer
bool textSeekByCodec(Runtime&, TextFile*, Value cookie);
// After the buffer was moved to a position by other means than a cookie.
bool textCodecMoved(Runtime&, TextFile*, Value place);

// Where a line of `text` ends, from `start` on: behind its line end, or -1.
int64_t ioLineEnd(const Str* text, size_t start, bool universal, bool cr, bool crlf);

}  // namespace ouro
