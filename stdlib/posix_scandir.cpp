// os.scandir(): the entries of a folder, one at a time as the system gives them, and what is known
// of each without another look at it.

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "stdlib/posix.h"

namespace ouro {

namespace {

struct DirEntry : Object {
  Value name, path;    // str or bytes; owned, as all values here
  Value stat, lstat;   // what the system has said; null: not asked yet
  int32_t folder;      // the descriptor that the path is relative to, or AT_FDCWD
  uint32_t entryType;  // as readdir() tells it; DT_UNKNOWN: it does not
  uint64_t inode;
};

struct ScandirIterator : Object {
  DIR* folder;         // null: at its end, or closed
  Value shown;         // the folder, as errors show it
  Value prefix;        // bytes in front of a name that make a path; null: none
  int32_t descriptor;  // that names the folder, or AT_FDCWD
  bool asBytes;        // names are bytes
};

DirEntry* entryOf(Value v) { return v.as<DirEntry>(); }
ScandirIterator* iteratorOf(Value v) { return v.as<ScandirIterator>(); }

PosixState* stateOf(const Runtime& rt, Value self) {
  return static_cast<PosixState*>(typeOf(rt, self)->moduleState);
}

// ---- entries

mode_t modeOf(Value stat) { return static_cast<mode_t>((*stat.as<Tuple>())[0].small()); }

// What the system says of it, which is asked once; borrowed, or error().
Value statOf(Runtime& rt, Value self, bool follows) {
  DirEntry* entry = entryOf(self);
  if (entry->lstat.isNull()) {
    Local made = statAt(rt, stateOf(rt, self), entry->path, entry->folder, AT_SYMLINK_NOFOLLOW);
    if (made.isError()) return Value::error();
    assignField(entry->lstat, made);
  }
  if (!follows || !S_ISLNK(modeOf(entry->lstat))) return entry->lstat;
  if (entry->stat.isNull()) {
    Local made = statAt(rt, stateOf(rt, self), entry->path, entry->folder, 0);
    if (made.isError()) return Value::error();
    assignField(entry->stat, made);
  }
  return entry->stat;
}

// Is it of this kind (S_IFDIR and the like)? -1: error. A link that is followed, or an unknown
// type, takes a look at the file.
int isKind(Runtime& rt, Value self, mode_t kind, bool follows) {
  const uint32_t type = entryOf(self)->entryType;
  if (type != DT_UNKNOWN && (type != DT_LNK || !follows)) return type == IFTODT(kind);
  const Value stat = statOf(rt, self, follows);
  if (!stat.isError()) return (modeOf(stat) & S_IFMT) == kind;
  if (!errorMatches(rt, Exc::FileNotFoundError)) return -1;
  clearError(rt);
  return 0;
}

// The argument follow_symlinks; -1: error.
int followsArg(Runtime& rt, Args args) { return args.has(0) ? truth(rt, args[0]) : 1; }

Owned answer(int is) { return is < 0 ? Owned::error() : Owned::boolean(is); }

template <mode_t kind>
Owned entry_is(Runtime& rt, Value self, Args args) {
  const int follows = followsArg(rt, args);
  return follows < 0 ? Owned::error() : answer(isKind(rt, self, kind, follows));
}
Owned entry_is_symlink(Runtime& rt, Value self, Args) {
  return answer(isKind(rt, self, S_IFLNK, false));
}
Owned entry_stat(Runtime& rt, Value self, Args args) {
  const int follows = followsArg(rt, args);
  if (follows < 0) return Owned::error();
  const Value stat = statOf(rt, self, follows);
  return stat.isError() ? Owned::error() : Owned::share(stat);
}
Owned entry_inode(Runtime& rt, Value self, Args) { return newInt(rt, entryOf(self)->inode); }
Owned entry_fspath(Runtime&, Value self, Args) { return Owned::share(entryOf(self)->path); }

Owned entry_repr(Runtime& rt, Value self) {
  StrBuilder text(rt);
  OURO_CHECK(text.append("<DirEntry ") && text.appendRepr(entryOf(self)->name) && text.append(">"));
  return text.finish();
}

Owned get_name(Runtime&, Value self) { return Owned::share(entryOf(self)->name); }
Owned get_path(Runtime&, Value self) { return Owned::share(entryOf(self)->path); }

void entry_destroy(Object* object) {
  auto* entry = static_cast<DirEntry*>(object);
  dropField(entry->name);
  dropField(entry->path);
  dropField(entry->stat);
  dropField(entry->lstat);
}

constexpr MethodDef kEntryMethods[] = {
    {"is_dir", entry_is<S_IFDIR>, "*, follow_symlinks=True", "Is it a folder?"},
    {"is_file", entry_is<S_IFREG>, "*, follow_symlinks=True", "Is it a regular file?"},
    {"is_symlink", entry_is_symlink, "", "Is it a symbolic link?"},
    {"stat", entry_stat, "*, follow_symlinks=True", "os.stat() of it, asked for once."},
    {"inode", entry_inode, "", "The number of its inode."},
    {"__fspath__", entry_fspath, "", "The path."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
constexpr GetSetDef kEntryAttributes[] = {{"name", get_name, refuseSet},
                                          {"path", get_path, refuseSet}};

constexpr TypeDef kDirEntry = {
    .name = "DirEntry",
    .module = "posix",
    .basicSize = sizeof(DirEntry),
    .flags = kNoInstances,
    .destroy = entry_destroy,
    .slots = {.repr = entry_repr},
    .methods = kEntryMethods,
    .attributes = kEntryAttributes,
    .doc = "An entry of a folder, as scandir() finds it.",
};

// ---- the iterator

// The next entry that is neither the folder nor the one above it; null: the end, or errno.
dirent* nextEntry(DIR* folder) {
  for (;;) {
    errno = 0;
    dirent* entry = readdir(folder);
    if (!entry) return nullptr;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") return entry;
  }
}

void closeFolder(ScandirIterator* it) {
  if (DIR* folder = std::exchange(it->folder, nullptr)) closedir(folder);
}

// What leads to an entry: its name behind the folder's, unless that is a descriptor.
Owned pathOf(Runtime& rt, const ScandirIterator* it, Value name, std::string_view nameBytes) {
  if (it->prefix.isNull()) return Owned::share(name);
  char few[PATH_MAX];
  const std::string_view prefix = it->prefix.as<Bytes>()->view();
  if (prefix.size() + nameBytes.size() > sizeof few)
    return posixText(rt, std::string(prefix).append(nameBytes), it->asBytes);
  char* end = few + prefix.copy(few, prefix.size());
  end += nameBytes.copy(end, nameBytes.size());
  return posixText(rt, {few, static_cast<size_t>(end - few)}, it->asBytes);
}

Owned iterator_next(Runtime& rt, Value self) {
  ScandirIterator* it = iteratorOf(self);
  if (!it->folder) return Owned::done();
  const dirent* found = nextEntry(it->folder);
  if (!found) {
    const int error = errno;
    closeFolder(it);
    return error ? raiseOSError(rt, error, it->shown) : Owned::done();
  }
  OURO_TRY(name, posixText(rt, found->d_name, it->asBytes));
  OURO_TRY(path, pathOf(rt, it, name, found->d_name));
  auto* entry = rt.make<DirEntry>(stateOf(rt, self)->dirEntry);
  if (!entry) return Owned::error();
  entry->name = name.take().take();
  entry->path = path.take().take();
  entry->stat = entry->lstat = Value::null();
  entry->folder = it->descriptor;
  entry->entryType = found->d_type;
  entry->inode = found->d_ino;
  return Owned::adopt(entry);
}

Owned iterator_close(Runtime&, Value self, Args) {
  closeFolder(iteratorOf(self));
  return Owned::none();
}
Owned iterator_enter(Runtime&, Value self, Args) { return Owned::share(self); }

// __del__: whoever leaves one before its end may be told.
bool iterator_finalise(Runtime& rt, Value self) {
  if (!iteratorOf(self)->folder) return true;
  Local shown = repr(rt, self);
  Local warned = shown.isError()
                     ? Owned::error()
                     : warn(rt, Exc::ResourceWarning,
                            "unclosed scandir iterator " + toUtf8(shown.as<Str>()), self);
  if (warned.isError() && !errorMatches(rt, Exc::Warning)) clearError(rt);  // repr's
  if (errorPending(rt)) reportUnraisable(rt, self);
  closeFolder(iteratorOf(self));
  return true;
}

void iterator_destroy(Object* object) {
  auto* it = static_cast<ScandirIterator*>(object);
  closeFolder(it);
  dropField(it->shown);
  dropField(it->prefix);
}

constexpr MethodDef kIteratorMethods[] = {
    {"close", iterator_close, "", "Closes the folder; there are no more entries."},
    {"__enter__", iterator_enter, "", "The iterator itself."},
    {"__exit__", iterator_close, "*args", "Closes the folder."},
};

constexpr TypeDef kScandirIterator = {
    .name = "ScandirIterator",
    .module = "posix",
    .basicSize = sizeof(ScandirIterator),
    .flags = kNoInstances,
    .destroy = iterator_destroy,
    .slots = {.iter = iterateSelf, .next = iterator_next, .finalise = iterator_finalise},
    .methods = kIteratorMethods,
};

// ---- making

// The folder's path with a slash behind it.
Owned prefixOf(Runtime& rt, const PathArg& path) {
  std::string prefix = path.bytes;
  if (!prefix.empty() && prefix.back() != '/') prefix += '/';
  return newBytes(rt, prefix);
}

bool openFolder(Runtime& rt, const PathArg& path, ScandirIterator* it) {
  it->descriptor = path.fd < 0 ? AT_FDCWD : path.fd;
  if (path.fd < 0) {
    it->folder = opendir(path.c());
  } else {
    const int copy = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
    if (copy < 0) return !raiseOSError(rt, errno).isError();
    it->folder = fdopendir(copy);
    if (!it->folder) ::close(copy);
  }
  if (!it->folder) return !raiseOSError(rt, errno, path.shown).isError();
  if (path.fd >= 0) rewinddir(it->folder);  // the copy of the descriptor shares its place
  return true;
}

Owned posix_scandir(Runtime& rt, Value module, Args args) {
  PathArg path;
  path.mayBeNone = true;
  if (!args.has(0) || args[0].isNone()) {
    path.bytes = ".";
    path.shown = newStr(rt, ".");
  } else if (!pathArg(rt, args[0], &path, "scandir", true)) {
    return Owned::error();
  }
  OURO_TRY(prefix, path.fd < 0 ? prefixOf(rt, path) : Owned::none());
  auto* it = rt.make<ScandirIterator>(posixState(module)->scandirIterator);
  if (!it) return Owned::error();
  Local made = Owned::adopt(it);
  it->folder = nullptr;
  it->shown = Owned::share(path.shown).take();
  it->prefix = prefix.get().isNone() ? Value::null() : prefix.take().take();
  it->asBytes = path.fd < 0 && !isStr(rt, path.shown);
  return openFolder(rt, path, it) ? made.take() : Owned::error();
}

constexpr MethodDef kFunctions[] = {
    {"scandir", posix_scandir, "path=None", "An iterator over the entries of a folder."},
};

}  // namespace

const std::span<const MethodDef> kPosixScandir = kFunctions;

bool addScandirTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<PosixState*>(module->state);
  OURO_TRY_BOOL(entry, newType(rt, kDirEntry));
  OURO_TRY_BOOL(iterator, newType(rt, kScandirIterator));
  state->dirEntry = entry.take().take().as<Type>();
  state->scandirIterator = iterator.take().take().as<Type>();
  state->dirEntry->moduleState = state->scandirIterator->moduleState = state;
  return moduleAdd(rt, module, "DirEntry", Value(state->dirEntry));
}

}  // namespace ouro
