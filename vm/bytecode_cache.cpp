#include "vm/bytecode_cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "compiler/pack_code.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/utf8.h"
#include "stdlib/frozen.h"
#include "vm/checksum.h"
#include "vm/code_bytes.h"
#include "vm/compile_source.h"
#include "vm/machine.h"

namespace ouro {

namespace {

constexpr std::string_view kTag = "ouro-311";

struct Head {
  char magic[8];
  char fingerprint[24];
  int64_t seconds, nanoseconds;  // the source's modification time
  uint64_t sourceSize;
  uint64_t checksum;
};
static_assert(sizeof(Head) == 64);

Head headOf(const struct stat& source, uint64_t sum) {
  Head head{.magic = {'o', 'u', 'r', 'o', '\r', '\n', 26, '\n'},
            .fingerprint = {},
            .seconds = source.st_mtim.tv_sec,
            .nanoseconds = source.st_mtim.tv_nsec,
            .sourceSize = static_cast<uint64_t>(source.st_size),
            .checksum = sum};
  compilerFingerprint().copy(head.fingerprint, sizeof head.fingerprint);
  return head;
}
bool isHeadOf(const struct stat& source, const Head& found) {
  Head head = headOf(source, found.checksum);
  return std::memcmp(&found, &head, sizeof head) == 0;
}

// An attribute of sys; unbound: there is none, or no telling.
Value sysAttribute(Runtime& rt, const char* name) {
  Ref<Str> key = intern(rt, name);
  Value value = key ? dictGet(rt, rt.sysDict, key.get()) : Value::error();
  if (value.isError()) clearError(rt);
  return value.isError() || value.isNotFound() ? Value::unbound() : value;
}

bool mayWrite(Runtime& rt) {
  Value flag = sysAttribute(rt, "dont_write_bytecode");
  return flag.isUnbound() || flag == Value::boolean(false);
}

std::string absolute(const std::string& file) {
  if (file.starts_with('/')) return file;
  char here[4096];
  return getcwd(here, sizeof here) ? std::string(here) + "/" + file : "";
}

std::string withTag(Runtime& rt, std::string_view source) {
  int optimize = machineOf(rt).watch->optimize;
  source.remove_suffix(std::string_view(".py").size());
  return fmt::format("{}.{}{}.pyc", source, kTag, optimize ? fmt::format(".opt-{}", optimize) : "");
}

// Where the code of a source lies (both names as the system has them); empty: nowhere.
std::string pathOf(Runtime& rt, const std::string& file) {
  Value prefix = sysAttribute(rt, "pycache_prefix");
  if (prefix.isUnbound() || prefix.isNone()) {
    size_t slash = file.rfind('/');
    size_t leaf = slash == std::string::npos ? 0 : slash + 1;
    return withTag(rt, file.substr(0, leaf) + "__pycache__/" + file.substr(leaf));
  }
  if (!isStr(rt, prefix)) return {};
  return withTag(rt, fileNameOfText(toUtf8(prefix.as<Str>())) + absolute(file));
}

// Where the build has put the code of a module of CPython's library; empty: it is none.
std::string builtPathOf(Runtime& rt, const std::string& file) {
  std::string home = fileNameOfText(libraryHome(rt));
  if (home.empty() || !file.starts_with(home)) return {};
  char program[4096];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program);
  std::string_view path(program, length > 0 ? static_cast<size_t>(length) : 0);
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return withTag(rt, std::string(path.substr(0, slash)) + "/library" + file);
}

struct CloseFile {
  int file;
  ~CloseFile() { close(file); }
};

// The beginning of a file in *head, the rest in bytes. notFound(): there is none, or it cannot be
// read.
Owned readParts(Runtime& rt, const std::string& path, Head* head) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Owned::notFound();
  CloseFile closing{file};
  struct stat info {};
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) return Owned::notFound();
  const auto size = static_cast<size_t>(info.st_size), first = std::min(size, sizeof *head);
  Bytes* bytes = allocateBytes(rt, size - first);
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  iovec parts[] = {{head, first}, {bytes->data(), bytes->length}};
  ssize_t count = readv(file, parts, 2);
  if (count < static_cast<ssize_t>(first)) return Owned::notFound();
  for (auto done = static_cast<size_t>(count); done < size; done += static_cast<size_t>(count)) {
    count = read(file, bytes->data() + (done - first), size - done);
    if (count <= 0) return Owned::notFound();
  }
  return held.take();
}

// Of a file as importlib writes it.
Owned readCodeFile(Runtime& rt, const Head& head, const Bytes* rest, const struct stat& source,
                   const std::string& filename) {
  std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
  bytes += rest->view();
  return fitsSource(bytes, source.st_mtim.tv_sec, static_cast<uint64_t>(source.st_size))
             ? codeOfCodeFile(rt, bytes, filename)
             : Owned::notFound();
}

// notFound(): there is no code that fits the source.
Owned readCode(Runtime& rt, const std::string& path, const struct stat& source,
               const std::string& filename, Unpack how) {
  if (path.empty()) return Owned::notFound();
  Head found{};
  Local code = readParts(rt, path, &found);
  if (code.isError() || code.isNotFound()) return code.take();
  if (isCodeFile(rt, {reinterpret_cast<const char*>(&found), sizeof found}))
    return readCodeFile(rt, found, code.as<Bytes>(), source, filename);
  if (!isHeadOf(source, found) || checksum(code.as<Bytes>()->view()) != found.checksum)
    return Owned::notFound();
  return unpackUnit(rt, code, filename, how);
}

// Makes the directories that lead to a file.
void makeDirectories(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos || slash == 0) return;
  std::string directory = path.substr(0, slash);
  if (access(directory.c_str(), F_OK) == 0) return;
  makeDirectories(directory);
  (void)mkdir(directory.c_str(), 0777);
}

bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// Whoever reads the file meanwhile finds the old one or the new one. What goes wrong is no error.
void writeCode(const std::string& path, const struct stat& source, const std::string& code) {
  makeDirectories(path);
  Head head = headOf(source, checksum(code));
  // The address tells apart the threads of a process.
  std::string draft = fmt::format("{}.{}.{:x}", path, getpid(), reinterpret_cast<uintptr_t>(&head));
  int file = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                  (source.st_mode | S_IWUSR) & 0666);
  if (file < 0) return;
  bool ok =
      writeAll(file, {reinterpret_cast<const char*>(&head), sizeof head}) && writeAll(file, code);
  ok = close(file) == 0 && ok;
  if (!ok || std::rename(draft.c_str(), path.c_str()) != 0) unlink(draft.c_str());
}

}  // namespace

Owned codeOfFile(Runtime& rt, const std::string& file, const std::string& filename) {
  std::string systemName = fileNameOfText(file), path;
  struct stat info {};
  if (stat(systemName.c_str(), &info) == 0 && S_ISREG(info.st_mode) &&
      systemName.ends_with(".py")) {
    path = pathOf(rt, systemName);
    const std::string built = builtPathOf(rt, systemName);
    Owned known = readCode(rt, built, info, filename, Unpack::Trusted);
    if (known.isNotFound()) known = readCode(rt, path, info, filename, Unpack::AsNeeded);
    if (!known.isNotFound()) return known;
  }
  std::string bytes, packed;
  OURO_CHECK(readFile(rt, file, &bytes));
  SourceText source;
  source.bytes = bytes;
  source.origin = syntax::Origin::Bytes;
  source.filename = filename;
  bool writes = !path.empty() && mayWrite(rt);
  Local code = compileSource(rt, source, writes ? &packed : nullptr);
  if (!packed.empty() && !code.isError()) writeCode(path, info, packed);
  return code.take();
}

}  // namespace ouro
