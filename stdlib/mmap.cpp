// The module mmap: files as memory. An mmap begins as a bytearray does, so that all that is
// bytes-like about it is the runtime's.

#include "stdlib/mmap.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/args.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "stdlib/system_call.h"

namespace ouro {

bool checkMapOpen(Runtime& rt, const Map* map) {
  return map->data || fail(rt, Exc::ValueError, "mmap closed or invalid");
}
bool checkMapWritable(Runtime& rt, const Map* map) {
  return !map->readOnly || fail(rt, Exc::TypeError, "mmap can't modify a readonly memory map.");
}
void unmap(Map* map) {
  if (int fd = std::exchange(map->fd, -1); fd >= 0) close(fd);
  if (uint8_t* data = std::exchange(map->data, nullptr)) munmap(data, map->length);
  map->length = 0;
}

namespace {

constexpr Signature kSignature = "fileno, length, flags=1, prot=3, access=0, offset=0";
constexpr int kBoth = PROT_READ | PROT_WRITE;

struct Wanted {
  int fd, flags = MAP_SHARED, prot = kBoth, access = 0;
  int64_t length, offset = 0;
};

bool readArguments(Runtime& rt, const CallArgs& arguments, Wanted* wanted) {
  Value given[6];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "mmap", arguments, given, &keywords) < 0 ||
      !cIntArg(rt, given[0], &wanted->fd) || !indexInt64(rt, given[1], &wanted->length))
    return false;
  int* numbers[] = {&wanted->flags, &wanted->prot, &wanted->access};
  for (uint32_t i = 0; i < 3; i++)
    if (!given[2 + i].isUnbound() && !cIntArg(rt, given[2 + i], numbers[i])) return false;
  if (!given[5].isUnbound() && !indexInt64(rt, given[5], &wanted->offset)) return false;
  const char* wrong = wanted->length < 0 ? "length" : wanted->offset < 0 ? "offset" : nullptr;
  return !wrong || fail(rt, Exc::OverflowError, "memory mapped {} must be positive", wrong);
}

// `access` is short for flags and protection; what is not given follows from what is.
bool settleAccess(Runtime& rt, Wanted* wanted) {
  if (wanted->access && (wanted->flags != MAP_SHARED || wanted->prot != kBoth))
    return fail(rt, Exc::ValueError, "mmap can't specify both access and flags, prot.");
  switch (static_cast<MapAccess>(wanted->access)) {
    case MapAccess::Read: wanted->prot = PROT_READ; return true;
    case MapAccess::Write: return true;
    case MapAccess::Copy: wanted->flags = MAP_PRIVATE; return true;
    case MapAccess::Default: break;
    default: return fail(rt, Exc::ValueError, "mmap invalid access parameter.");
  }
  if ((wanted->prot & kBoth) == kBoth) return true;
  wanted->access = static_cast<int>(wanted->prot & PROT_WRITE ? MapAccess::Write : MapAccess::Read);
  return true;
}

// A length of 0 is the rest of the file.
bool settleLength(Runtime& rt, Wanted* wanted) {
  struct stat status;
  if (wanted->fd == -1 || fstat(wanted->fd, &status) < 0 || !S_ISREG(status.st_mode)) return true;
  int64_t size = status.st_size;
  if (wanted->length == 0) {
    if (size == 0) return fail(rt, Exc::ValueError, "cannot mmap an empty file");
    if (wanted->offset >= size)
      return fail(rt, Exc::ValueError, "mmap offset is greater than file size");
    wanted->length = size - wanted->offset;
  } else if (wanted->offset > size || size - wanted->offset < wanted->length) {
    return fail(rt, Exc::ValueError, "mmap length is greater than file size");
  }
  return true;
}

Owned map_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  Wanted wanted;
  OURO_CHECK(readArguments(rt, arguments, &wanted) && settleAccess(rt, &wanted) &&
             settleLength(rt, &wanted));
  Ref<Map> map = Ref<Map>::adopt(rt.make<Map>(cls));
  if (!map) return Owned::error();
  map->data = nullptr;
  map->length = map->capacity = 0;
  map->exports = 0;
  map->itemSize = 0, map->format = 0;
  map->fd = -1;
  map->access = static_cast<MapAccess>(wanted.access);
  map->readOnly = map->access == MapAccess::Read;
  map->offset = wanted.offset;
  map->position = 0;
  if (wanted.fd == -1) {
    wanted.flags |= MAP_ANONYMOUS;
  } else if ((map->fd = fcntl(wanted.fd, F_DUPFD_CLOEXEC, 0)) < 0) {
    return raiseOSError(rt, errno);
  }
  size_t length = static_cast<size_t>(wanted.length);
  void* data = mmap(nullptr, length, wanted.prot, wanted.flags, wanted.fd, wanted.offset);
  if (data == MAP_FAILED) return raiseOSError(rt, errno);
  map->data = static_cast<uint8_t*>(data);
  map->length = length;
  return Owned::share(Value(map.get()));
}

Owned map_repr(Runtime& rt, Value self) {
  constexpr const char* kNames[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};
  const Map* map = mapOf(self);
  std::string_view name = dottedNameOf(typeOf(rt, self));
  if (!map->data) return newStr(rt, fmt::format("<{} closed=True>", name));
  return newStr(rt, fmt::format("<{} closed=False, access={}, length={}, pos={}, offset={}>", name,
                                kNames[int(map->access)], map->length, map->position, map->offset));
}

int64_t map_length(Runtime& rt, Value self) {
  return checkMapOpen(rt, mapOf(self)) ? static_cast<int64_t>(mapOf(self)->length) : -1;
}

// The place that an index means.
bool placeOf(Runtime& rt, const Map* map, Value key, size_t* out) {
  int64_t i, length = static_cast<int64_t>(map->length);
  if (!typeOf(rt, key)->slots.index)
    return fail(rt, Exc::TypeError, "mmap indices must be integers");
  if (!indexInt64(rt, key, &i, Exc::IndexError) || !checkMapOpen(rt, map)) return false;
  if (i < 0) i += length;
  *out = static_cast<size_t>(i);
  return (i >= 0 && i < length) || fail(rt, Exc::IndexError, "mmap index out of range");
}

struct Part {
  int64_t start, stop, step, count;
};
bool partOf(Runtime& rt, const Map* map, Value key, Part* part) {
  if (!unpackSlice(rt, key.as<Slice>(), &part->start, &part->stop, &part->step) ||
      !checkMapOpen(rt, map))
    return false;
  part->count = fitSlice(static_cast<int64_t>(map->length), &part->start, &part->stop, part->step);
  return true;
}

Owned map_getItem(Runtime& rt, Value self, Value key) {
  const Map* map = mapOf(self);
  OURO_CHECK(checkMapOpen(rt, map));
  if (!isSlice(rt, key)) {
    size_t at;
    OURO_CHECK(placeOf(rt, map, key, &at));
    return smallInt(map->data[at]);
  }
  Part part;
  OURO_CHECK(partOf(rt, map, key, &part));
  size_t start = static_cast<size_t>(part.start), count = static_cast<size_t>(part.count);
  if (part.step == 1 || count == 0)
    return newBytes(rt, map->view().substr(count ? start : 0, count));
  Bytes* bytes = allocateBytes(rt, count);
  if (!bytes) return Owned::error();
  for (int64_t i = 0; i < part.count; i++) bytes->data()[i] = map->data[part.start + i * part.step];
  return Owned::adopt(bytes);
}

bool setPart(Runtime& rt, Map* map, Value key, Value value) {
  Part part;
  std::string_view bytes;
  if (!partOf(rt, map, key, &part) || !asByteView(rt, value, &bytes)) return false;
  if (bytes.size() != static_cast<size_t>(part.count))
    return fail(rt, Exc::IndexError, "mmap slice assignment is wrong size");
  if (part.step == 1) {
    memmove(map->data + part.start, bytes.data(), bytes.size());
    return true;
  }
  for (int64_t i = 0; i < part.count; i++)
    map->data[part.start + i * part.step] = static_cast<uint8_t>(bytes[static_cast<size_t>(i)]);
  return true;
}

bool map_setItem(Runtime& rt, Value self, Value key, Value value) {
  Map* map = mapOf(self);
  if (!checkMapOpen(rt, map) || !checkMapWritable(rt, map)) return false;
  bool isPart = isSlice(rt, key);
  if (value.isUnbound())
    return fail(rt, Exc::TypeError, "mmap {} deletion",
                isPart ? "object doesn't support slice" : "doesn't support item");
  if (isPart) return setPart(rt, map, key, value);
  size_t at;
  int64_t byte;
  if (!placeOf(rt, map, key, &at)) return false;
  if (!typeOf(rt, value)->slots.index)
    return fail(rt, Exc::TypeError, "mmap item value must be an int");
  if (!indexInt64(rt, value, &byte, Exc::TypeError)) return false;
  if (byte < 0 || byte > 255)
    return fail(rt, Exc::ValueError, "mmap item value must be in range(0, 256)");
  // __index__ may have closed it, or made it shorter.
  if (!checkMapOpen(rt, map)) return false;
  if (at >= map->length) return fail(rt, Exc::IndexError, "mmap index out of range");
  map->data[at] = static_cast<uint8_t>(byte);
  return true;
}

// Unlike its items by index, what it is made of one after the other are bytes.
struct MapIterator : Object {
  Value map;  // owned; null at the end
  size_t at;
};
Owned iterator_next(Runtime& rt, Value self) {
  auto* it = self.as<MapIterator>();
  if (it->map.isNull()) return Owned::done();
  const Map* map = mapOf(it->map);
  OURO_CHECK(checkMapOpen(rt, map));
  if (it->at < map->length) return newBytes(rt, map->view().substr(it->at++, 1));
  Value old = std::exchange(it->map, Value::null());
  release(old);
  return Owned::done();
}
constexpr TypeDef kIterator = {
    .name = "iterator",
    .basicSize = sizeof(MapIterator),
    .flags = kContainerType | kNoInstances,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<MapIterator*>(self)->map); },
    .destroy =
        [](Object* self) {
          Value map = static_cast<MapIterator*>(self)->map;
          if (!map.isNull()) release(map);
        },
    .slots = {.iter = iterateSelf, .next = iterator_next},
};

struct MapState {
  Type* iterator;  // owned
};

Owned map_iter(Runtime& rt, Value self) {
  const Type* type = typeOf(rt, self);
  while (!type->moduleState) type = type->base;
  auto* made = rt.make<MapIterator>(static_cast<MapState*>(type->moduleState)->iterator);
  if (!made) return Owned::error();
  retain(self);
  made->map = self;
  made->at = 0;
  return Owned::adopt(made);
}

constexpr GetSetDef kAttributes[] = {
    {"closed", [](Runtime&, Value self) { return Owned::boolean(!mapOf(self)->data); }},
};

constexpr Slots makeSlots() {
  return {.repr = map_repr,
          .iter = map_iter,
          .make = map_make,
          .length = map_length,
          .getItem = map_getItem,
          .setItem = map_setItem};
}

const TypeDef kMap = {
    .name = "mmap",
    .module = "mmap",
    .basicSize = sizeof(Map),
    .flags = kSubclassable | kWeakReferable | kByteBuffer,
    .destroy = [](Object* self) { unmap(static_cast<Map*>(self)); },
    .slots = makeSlots(),
    .methods = kMapMethods,
    .attributes = kAttributes,
    .make = kSignature,
    .doc = "Bytes of a file (or, with fileno -1, of nothing but memory) that can be read and set.",
};

constexpr NamedNumber kNumbers[] = {
    {"PROT_EXEC", PROT_EXEC},
    {"PROT_READ", PROT_READ},
    {"PROT_WRITE", PROT_WRITE},
    {"MAP_SHARED", MAP_SHARED},
    {"MAP_PRIVATE", MAP_PRIVATE},
    {"MAP_DENYWRITE", MAP_DENYWRITE},
    {"MAP_EXECUTABLE", MAP_EXECUTABLE},
    {"MAP_ANON", MAP_ANON},
    {"MAP_ANONYMOUS", MAP_ANONYMOUS},
    {"MAP_POPULATE", MAP_POPULATE},
    {"MAP_STACK", MAP_STACK},
    {"ACCESS_DEFAULT", int(MapAccess::Default)},
    {"ACCESS_READ", int(MapAccess::Read)},
    {"ACCESS_WRITE", int(MapAccess::Write)},
    {"ACCESS_COPY", int(MapAccess::Copy)},
    {"MADV_NORMAL", MADV_NORMAL},
    {"MADV_RANDOM", MADV_RANDOM},
    {"MADV_SEQUENTIAL", MADV_SEQUENTIAL},
    {"MADV_WILLNEED", MADV_WILLNEED},
    {"MADV_DONTNEED", MADV_DONTNEED},
    {"MADV_REMOVE", MADV_REMOVE},
    {"MADV_DONTFORK", MADV_DONTFORK},
    {"MADV_DOFORK", MADV_DOFORK},
    {"MADV_HWPOISON", MADV_HWPOISON},
    {"MADV_MERGEABLE", MADV_MERGEABLE},
    {"MADV_UNMERGEABLE", MADV_UNMERGEABLE},
    {"MADV_HUGEPAGE", MADV_HUGEPAGE},
    {"MADV_NOHUGEPAGE", MADV_NOHUGEPAGE},
    {"MADV_DONTDUMP", MADV_DONTDUMP},
    {"MADV_DODUMP", MADV_DODUMP},
    {"MADV_FREE", MADV_FREE},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<MapState*>(module->state);
  OURO_TRY_BOOL(iterator, newType(rt, kIterator));
  state->iterator = iterator.take().take().as<Type>();
  Type* type = moduleAddType(rt, module, kMap);
  if (!type) return false;
  type->moduleState = state;
  int64_t page = sysconf(_SC_PAGESIZE);
  return addNumbers(rt, module, kNumbers) && moduleAdd(rt, module, "PAGESIZE", smallInt(page)) &&
         moduleAdd(rt, module, "ALLOCATIONGRANULARITY", smallInt(page)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError)));
}
void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<MapState*>(state)->iterator);
}
void clearState(void* state) {
  if (Type* old = std::exchange(static_cast<MapState*>(state)->iterator, nullptr)) release(old);
}

}  // namespace

extern const ModuleDef mmapModule;
const ModuleDef mmapModule = {
    .name = "mmap",
    .doc = "Files as memory.",
    .exec = addNames,
    .stateSize = sizeof(MapState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
