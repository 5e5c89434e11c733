// FileIO: a file descriptor; and reading and writing raw streams of any class.

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/argument_name.h"
#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "stdlib/file_name.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

FileIo* fileOf(Value self) { return self.as<FileIo>(); }

bool isPlainFile(const Runtime& rt, Value raw) {
  return typeOf(rt, raw)->definition == &fileIoTypeDef && fileOf(raw)->fd >= 0;
}

// After a system call was interrupted: signal handlers run; false: one raised.
bool interrupted(Runtime& rt) { return errno == EINTR && safePoint(rt); }

bool failed(Runtime& rt) {
  if (!errorPending(rt)) (void)raiseOSError(rt, errno);
  return false;
}

int64_t readFd(Runtime& rt, int fd, uint8_t* out, size_t size) {
  for (;;) {
    ssize_t got = waitReady(rt, fd, POLLIN) ? ::read(fd, out, size) : -1;
    if (got >= 0) return got;
    if (errno == EAGAIN) return -2;
    if (errno == EINTR && safePoint(rt)) continue;
    failed(rt);
    return -1;
  }
}

template <class F>
int64_t retriedWrite(Runtime& rt, F write) {
  for (;;) {
    ssize_t put = write();
    if (put >= 0) return put;
    if (errno == EAGAIN) return -2;
    if (errno == EINTR && safePoint(rt)) continue;
    failed(rt);
    return -1;
  }
}

// Of a buffer that may move: what can be written without waiting.
int64_t writeFd(Runtime& rt, int fd, std::string_view bytes) {
  return retriedWrite(rt, [&]() -> ssize_t {
    size_t some = waitWritable(rt, fd, bytes.size());
    return some || bytes.empty() ? ::write(fd, bytes.data(), some) : -1;
  });
}

}  // namespace

int64_t rawRead(Runtime& rt, Value raw, uint8_t* out, size_t size) {
  if (isPlainFile(rt, raw) && fileOf(raw)->readable) return readFd(rt, fileOf(raw)->fd, out, size);
  Local buffer = newByteArray(rt, std::string(size, '\0'));
  if (buffer.isError()) return -1;
  Value argument = buffer.get();
  Local count = ioCall(rt, raw, "readinto", {&argument, 1});
  if (count.isError()) return -1;
  if (count.get().isNone()) return -2;
  int64_t n;
  if (!indexInt64(rt, count, &n, Exc::ValueError)) {
    Local cause = takeError(rt);
    (void)raise(rt, Exc::OSError, "raw readinto() failed");
    setCauseAndContext(rt.pending, cause);
    return -1;
  }
  auto* bytes = buffer.as<ByteArray>();
  if (n < 0 || static_cast<uint64_t>(n) > size || static_cast<uint64_t>(n) > bytes->length) {
    (void)raise(rt, Exc::OSError,
                "raw readinto() returned invalid length {} (should have been between 0 and {})", n,
                size);
    return -1;
  }
  if (n > 0) memcpy(out, bytes->data, static_cast<size_t>(n));
  return n;
}

int64_t rawWrite(Runtime& rt, Value raw, std::string_view bytes) {
  if (isPlainFile(rt, raw) && fileOf(raw)->writable) return writeFd(rt, fileOf(raw)->fd, bytes);
  Local data = newBytes(rt, bytes);
  if (data.isError()) return -1;
  Value argument = data.get();
  Local count = callMethod(rt, raw, rt.names.write, {&argument, 1});
  if (count.isError()) return -1;
  if (count.get().isNone()) return -2;
  int64_t n;
  if (!indexInt64(rt, count, &n, Exc::ValueError)) return -1;
  if (n >= 0 && static_cast<uint64_t>(n) <= bytes.size()) return n;
  (void)raise(rt, Exc::OSError,
              "raw write() returned invalid length {} (should have been between 0 and {})", n,
              bytes.size());
  return -1;
}

int64_t rawSeek(Runtime& rt, Value raw, int64_t offset, int whence) {
  if (isPlainFile(rt, raw)) {
    off_t at = lseek(fileOf(raw)->fd, offset, whence);
    if (at < 0) failed(rt);
    return at;
  }
  Local place = newInt(rt, offset);
  if (place.isError()) return -1;
  Value arguments[] = {place, Value::small(whence)};
  Local result = ioCall(rt, raw, "seek", arguments);
  int64_t at;
  if (result.isError() || !indexInt64(rt, result, &at, Exc::ValueError)) return -1;
  if (at >= 0) return at;
  (void)raise(rt, Exc::OSError, "Raw stream returned invalid position {}", at);
  return -1;
}

Owned rawReadAll(Runtime& rt, FileIo* file) {
  ByteBuilder all(rt);
  struct stat status;
  if (fstat(file->fd, &status) == 0 && status.st_size > 0) {
    off_t at = lseek(file->fd, 0, SEEK_CUR);
    if (at >= 0 && at < status.st_size)
      OURO_CHECK(all.reserve(static_cast<size_t>(status.st_size - at)));
  }
  uint8_t buffer[1 << 16];
  for (;;) {
    int64_t got = readFd(rt, file->fd, buffer, sizeof buffer);
    if (got == -1) return Owned::error();
    if (got == -2 && all.length() == 0) return Owned::none();
    if (got <= 0) return all.finish();
    OURO_CHECK(all.append({reinterpret_cast<char*>(buffer), static_cast<size_t>(got)}) &&
               heedSignals(rt));
  }
}

// ---- FileIO

namespace {

bool checkFile(Runtime& rt, Value self) {
  if (fileOf(self)->fd >= 0) return true;
  (void)raiseClosed(rt, "I/O operation on closed file");
  return false;
}

bool parseMode(Runtime& rt, const std::string& mode, FileIo* file, int* flags) {
  int kinds = 0;
  bool plus = false;
  *flags = O_CLOEXEC;
  for (char c : mode) {
    switch (c) {
      case 'r':
        file->readable = true;
        kinds++;
        break;
      case 'w':
        file->writable = true;
        *flags |= O_CREAT | O_TRUNC;
        kinds++;
        break;
      case 'x':
        file->writable = file->created = true;
        *flags |= O_CREAT | O_EXCL;
        kinds++;
        break;
      case 'a':
        file->writable = file->appending = true;
        *flags |= O_CREAT | O_APPEND;
        kinds++;
        break;
      case 'b': break;
      case '+':
        if (plus) kinds = 2;
        plus = true;
        break;
      default: return fail(rt, Exc::ValueError, "invalid mode: {}", mode);
    }
  }
  if (kinds != 1) {
    return fail(rt, Exc::ValueError,
                "Must have exactly one of create/read/write/append mode and at most one plus");
  }
  if (plus) file->readable = file->writable = true;
  *flags |= file->readable && file->writable ? O_RDWR : file->writable ? O_WRONLY : O_RDONLY;
  return true;
}

// A directory can be opened but not read: an error at once.
bool refuseDirectory(Runtime& rt, FileIo* file, Value name) {
  struct stat status;
  if (fstat(file->fd, &status) < 0 || !S_ISDIR(status.st_mode)) {
    if (fcntl(file->fd, F_GETFD) >= 0) return true;
    (void)raiseOSError(rt, errno);
    file->fd = -1;
    return false;
  }
  if (file->closesFd) ::close(file->fd);
  file->fd = -1;
  (void)raiseOSError(rt, EISDIR, name);
  return false;
}

bool openPath(Runtime& rt, FileIo* file, Value name, int flags) {
  OURO_TRY_BOOL(path, fileSystemPath(rt, name));
  std::string bytes;
  if (!fileNameBytes(rt, path, &bytes)) return false;
  do {
    Unlocked unlocked(rt);  // a FIFO waits for its other end
    file->fd = ::open(bytes.c_str(), flags, 0666);
  } while (file->fd < 0 && interrupted(rt));
  if (file->fd >= 0) return true;
  if (!errorPending(rt)) (void)raiseOSError(rt, errno, path);
  return false;
}

bool openBy(Runtime& rt, FileIo* file, Value opener, Value name, int flags) {
  OURO_TRY_BOOL(fd, call(rt, opener, name, Value::small(flags)));
  int64_t number;
  if (!isInt(rt, fd) || !intFits(rt, fd, &number)) {
    return fail(rt, Exc::TypeError, "expected integer from opener");
  }
  if (number < 0 || number > INT32_MAX)
    return fail(rt, Exc::ValueError, "opener returned {}", number);
  file->fd = static_cast<int>(number);
  return true;
}

bool file_init(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "file, mode='r', closefd=True, opener=None";
  Value args[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "FileIO", given, args, &keywords) < 0) return false;
  FileIo* file = fileOf(self);
  if (file->fd >= 0 && file->closesFd) ::close(file->fd);
  file->fd = -1;
  file->readable = file->writable = file->appending = file->created = false;
  std::string mode = "r";
  if (!args[1].isUnbound()) {
    if (!isStr(rt, args[1])) {
      return fail(rt, Exc::TypeError, "FileIO() argument 'mode' must be str, not {}",
                  argumentName(rt, args[1]));
    }
    mode = toUtf8(args[1].as<Str>());
  }
  int closes = args[2].isUnbound() ? 1 : truth(rt, args[2]), flags;
  if (closes < 0 || !parseMode(rt, mode, file, &flags)) return false;
  file->closesFd = closes;
  int64_t number;
  bool isNumber = isInt(rt, args[0]);
  if (isNumber) {
    if (!intFits(rt, args[0], &number) || number > INT32_MAX)
      return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
    if (number < 0) return fail(rt, Exc::ValueError, "negative file descriptor");
    file->fd = static_cast<int>(number);
  } else {
    if (!closes) return fail(rt, Exc::ValueError, "Cannot use closefd=False with file name");
    bool custom = !args[3].isUnbound() && !args[3].isNone();
    if (!(custom ? openBy(rt, file, args[3], args[0], flags) : openPath(rt, file, args[0], flags)))
      return false;
  }
  ioPut(file->name, args[0]);
  if (!refuseDirectory(rt, file, args[0])) return false;
  if (file->appending) (void)lseek(file->fd, 0, SEEK_END);
  return true;
}

Owned file_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* file = rt.make<FileIo>(cls);
  if (!file) return Owned::error();
  file->fd = -1;
  file->closesFd = true;
  return Owned::adopt(file);
}

Owned file_read(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkFile(rt, self));
  if (!fileOf(self)->readable) return raiseUnsupported(rt, "File not open for reading");
  int64_t size;
  OURO_CHECK(ioSizeArg(rt, args, 0, &size));
  if (size < 0) return rawReadAll(rt, fileOf(self));
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(size));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  int64_t got = readFd(rt, fileOf(self)->fd, bytes->data(), static_cast<size_t>(size));
  if (got == -1) return Owned::error();
  if (got == -2) return Owned::none();
  if (got == size) return held.take();
  return newBytes(rt, bytes->view().substr(0, static_cast<size_t>(got)));
}

Owned file_readall(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkFile(rt, self));
  if (!fileOf(self)->readable) return raiseUnsupported(rt, "File not open for reading");
  return rawReadAll(rt, fileOf(self));
}

Owned file_readinto(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkFile(rt, self));
  if (!fileOf(self)->readable) return raiseUnsupported(rt, "File not open for reading");
  std::string_view room;
  OURO_CHECK(ioRoomArg(rt, args[0], "readinto", &room));
  HeldBytes held(rt, args[0]);
  int64_t got = readFd(rt, fileOf(self)->fd,
                       reinterpret_cast<uint8_t*>(const_cast<char*>(room.data())), room.size());
  if (got == -1) return Owned::error();
  return got == -2 ? Owned::none() : smallInt(got);
}

// How many bytes were written; -1: an exception is pending, -2: the file would have to be waited
// for.
int64_t writeTo(Runtime& rt, const FileIo* file, std::string_view bytes) {
  return retriedWrite(rt, [&] { return writeWaiting(rt, file->fd, bytes); });
}

Owned file_write(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkFile(rt, self));
  if (!fileOf(self)->writable) return raiseUnsupported(rt, "File not open for writing");
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, args[0], &bytes));
  HeldBytes held(rt, args[0]);
  int64_t put = writeTo(rt, fileOf(self), bytes);
  if (put == -1) return Owned::error();
  return put == -2 ? Owned::none() : smallInt(put);
}

Owned file_seek(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkFile(rt, self));
  int64_t offset, whence = 0;
  OURO_CHECK(indexInt64(rt, args[0], &offset));
  if (args.has(1)) OURO_CHECK(indexInt64(rt, args[1], &whence));
  int64_t at = lseek(fileOf(self)->fd, offset, static_cast<int>(whence));
  return at < 0 ? raiseOSError(rt, errno) : newInt(rt, at);
}

Owned file_tell(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkFile(rt, self));
  int64_t at = lseek(fileOf(self)->fd, 0, SEEK_CUR);
  return at < 0 ? raiseOSError(rt, errno) : newInt(rt, at);
}

Owned file_truncate(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkFile(rt, self));
  if (!fileOf(self)->writable) return raiseUnsupported(rt, "File not open for writing");
  int64_t size;
  if (args.has(0) && !args[0].isNone()) {
    OURO_CHECK(indexInt64(rt, args[0], &size));
  } else {
    size = lseek(fileOf(self)->fd, 0, SEEK_CUR);
  }
  if (ftruncate(fileOf(self)->fd, size) < 0) return raiseOSError(rt, errno);
  return newInt(rt, size);
}

Owned file_close(Runtime& rt, Value self, Args) {
  FileIo* file = fileOf(self);
  Local flushed = file->closed ? Owned::none() : ioCall(rt, self, "flush");
  Local error = flushed.isError() ? Local(takeError(rt)) : Local();
  file->closed = true;
  int fd = std::exchange(file->fd, -1);
  bool failed = fd >= 0 && file->closesFd && ::close(fd) < 0 && errno != EINTR;
  if (failed) (void)raiseOSError(rt, errno);
  return ioClosed(rt, flushed.isError(), error, failed);
}

Owned file_fileno(Runtime& rt, Value self, Args) {
  return checkFile(rt, self) ? smallInt(fileOf(self)->fd) : Owned::error();
}
Owned file_isatty(Runtime& rt, Value self, Args) {
  return checkFile(rt, self) ? Owned::boolean(::isatty(fileOf(self)->fd)) : Owned::error();
}
Owned file_readable(Runtime& rt, Value self, Args) {
  return checkFile(rt, self) ? Owned::boolean(fileOf(self)->readable) : Owned::error();
}
Owned file_writable(Runtime& rt, Value self, Args) {
  return checkFile(rt, self) ? Owned::boolean(fileOf(self)->writable) : Owned::error();
}
Owned file_seekable(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkFile(rt, self));
  return Owned::boolean(lseek(fileOf(self)->fd, 0, SEEK_CUR) >= 0);
}

const char* modeText(const FileIo* file) {
  if (file->created) return file->readable ? "xb+" : "xb";
  if (file->appending) return file->readable ? "ab+" : "ab";
  if (file->readable) return file->writable ? "rb+" : "rb";
  return "wb";
}

Owned get_mode(Runtime& rt, Value self) { return newStr(rt, modeText(fileOf(self))); }
Owned get_closed(Runtime&, Value self) { return Owned::boolean(fileOf(self)->fd < 0); }
Owned get_closefd(Runtime&, Value self) { return Owned::boolean(fileOf(self)->closesFd); }
Owned get_name(Runtime& rt, Value self) {
  if (!fileOf(self)->name.isNull()) return Owned::share(fileOf(self)->name);
  return raise(rt, Exc::AttributeError, "'FileIO' object has no attribute 'name'");
}
bool set_name(Runtime&, Value self, Value value) {
  if (value.isUnbound())
    ioDrop(fileOf(self)->name);
  else
    ioPut(fileOf(self)->name, value);
  return true;
}

Owned file_repr(Runtime& rt, Value self) {
  if (fileOf(self)->fd < 0) return newStr(rt, "<_io.FileIO [closed]>");
  StrBuilder text(rt);
  std::string fd = fmt::format("<_io.FileIO fd={}", fileOf(self)->fd);
  bool isNamed = !fileOf(self)->name.isNull();
  OURO_CHECK((isNamed ? ioReprHead(rt, text, self, "FileIO") : text.append(fd)) &&
             text.append(" mode='") && text.append(modeText(fileOf(self))) &&
             text.append("' closefd=") && text.append(fileOf(self)->closesFd ? "True>" : "False>"));
  return text.finish();
}

void file_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<FileIo*>(object)->name);
}
void file_clear(Object* object) { ioDrop(static_cast<FileIo*>(object)->name); }

constexpr MethodDef kMethods[] = {
    {"read", file_read, "size=-1, /", "Bytes of one read; all when size is negative."},
    {"readall", file_readall, "", "All bytes to the end."},
    {"readinto", file_readinto, "buffer, /", "Reads into a buffer."},
    {"write", file_write, "b, /", "Writes bytes; how many were written."},
    {"seek", file_seek, "pos, whence=0, /", "Moves to a position."},
    {"tell", file_tell, "", "The position."},
    {"truncate", file_truncate, "size=None, /", "Cuts the file at a size."},
    {"close", file_close, "", "Closes the file."},
    {"fileno", file_fileno, "", "The file descriptor."},
    {"isatty", file_isatty, "", "Is it a terminal?"},
    {"readable", file_readable, "", "Was it opened for reading?"},
    {"writable", file_writable, "", "Was it opened for writing?"},
    {"seekable", file_seekable, "", "Can it move to any position?"},
};
constexpr GetSetDef kAttributes[] = {
    {"mode", get_mode},
    {"closed", get_closed},
    {"closefd", get_closefd},
    {"name", get_name, set_name},
};

constexpr Slots fileSlots() {
  Slots s;
  s.make = file_make;
  s.init = file_init;
  s.repr = file_repr;
  return s;
}

}  // namespace

FileIo* asPlainOutput(Runtime& rt, Value v) {
  if (typeOf(rt, v)->definition != &fileIoTypeDef) return nullptr;
  auto* file = v.as<FileIo>();
  const bool isPlain = file->fd >= 0 && file->writable;
  return isPlain && instanceAttr(rt, v, rt.names.write).isNotFound() ? file : nullptr;
}

bool writeOnce(Runtime& rt, FileIo* file, std::string_view bytes) {
  return writeTo(rt, file, bytes) != -1;
}

const TypeDef fileIoTypeDef = {
    .name = "FileIO",
    .module = "_io",
    .basicSize = sizeof(FileIo),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = file_traverse,
    .clear = file_clear,
    .destroy = file_clear,
    .slots = fileSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "file, mode='r', closefd=True, opener=None",
    .doc = "A file without a buffer.",
};

}  // namespace ouro
