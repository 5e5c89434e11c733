// The methods of mmap.mmap: those of a file, searching, and what the kernel is told of the memory.

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "runtime/types/slice.h"
#include "stdlib/mmap.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

Owned map_close(Runtime& rt, Value self, Args) {
  if (mapOf(self)->exports)
    return raise(rt, Exc::BufferError, "cannot close exported pointers exist");
  unmap(mapOf(self));
  return Owned::none();
}
Owned map_enter(Runtime& rt, Value self, Args) {
  return checkMapOpen(rt, mapOf(self)) ? Owned::share(self) : Owned::error();
}
Owned map_exit(Runtime& rt, Value self, Args args) { return map_close(rt, self, args); }

// ---- as a file

Owned takeBytes(Runtime& rt, Map* map, size_t count) {
  OURO_TRY(bytes, newBytes(rt, map->view().substr(std::min(map->position, map->length), count)));
  map->position += count;
  return bytes.take();
}

Owned map_read(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  int64_t wanted = -1;
  OURO_CHECK(checkMapOpen(rt, map));
  if (args.has(0) && !args[0].isNone()) {
    if (!typeOf(rt, args[0])->slots.index)
      return raise(rt, Exc::TypeError, "argument should be integer or None, not '{}'",
                   typeName(rt, args[0]));
    OURO_CHECK(indexInt64(rt, args[0], &wanted) && checkMapOpen(rt, map));
  }
  size_t left = map->left();
  bool isPart = wanted >= 0 && static_cast<size_t>(wanted) < left;
  return takeBytes(rt, map, isPart ? static_cast<size_t>(wanted) : left);
}

Owned map_readline(Runtime& rt, Value self, Args) {
  Map* map = mapOf(self);
  OURO_CHECK(checkMapOpen(rt, map));
  size_t left = map->left();
  const void* end = left ? memchr(map->data + map->position, '\n', left) : nullptr;
  if (end)
    left = static_cast<size_t>(static_cast<const uint8_t*>(end) - map->data) + 1 - map->position;
  return takeBytes(rt, map, left);
}

Owned map_read_byte(Runtime& rt, Value self, Args) {
  Map* map = mapOf(self);
  OURO_CHECK(checkMapOpen(rt, map));
  if (!map->left()) return raise(rt, Exc::ValueError, "read byte out of range");
  return smallInt(map->data[map->position++]);
}

Owned map_write(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  std::string_view bytes;
  OURO_CHECK(checkMapOpen(rt, map) && asByteView(rt, args[0], &bytes) && checkMapWritable(rt, map));
  if (map->position > map->length || map->length - map->position < bytes.size())
    return raise(rt, Exc::ValueError, "data out of range");
  memmove(map->data + map->position, bytes.data(), bytes.size());
  map->position += bytes.size();
  return smallInt(static_cast<int64_t>(bytes.size()));
}

Owned map_write_byte(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  int64_t byte;
  OURO_CHECK(checkMapOpen(rt, map) && indexInt64(rt, args[0], &byte));
  if (byte < 0) return raise(rt, Exc::OverflowError, "unsigned byte integer is less than minimum");
  if (byte > 255)
    return raise(rt, Exc::OverflowError, "unsigned byte integer is greater than maximum");
  OURO_CHECK(checkMapOpen(rt, map) && checkMapWritable(rt, map));
  if (!map->left()) return raise(rt, Exc::ValueError, "write byte out of range");
  map->data[map->position++] = static_cast<uint8_t>(byte);
  return Owned::none();
}

Owned map_seek(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  int64_t distance, target;
  int from = 0;
  OURO_CHECK(checkMapOpen(rt, map) && indexInt64(rt, args[0], &distance) &&
             (!args.has(1) || cIntArg(rt, args[1], &from)) && checkMapOpen(rt, map));
  if (from < 0 || from > 2) return raise(rt, Exc::ValueError, "unknown seek type");
  const size_t bases[] = {0, map->position, map->length};
  bool fits = !__builtin_add_overflow(static_cast<int64_t>(bases[from]), distance, &target);
  if (!fits || target < 0 || target > static_cast<int64_t>(map->length))
    return raise(rt, Exc::ValueError, "seek out of range");
  map->position = static_cast<size_t>(target);
  return Owned::none();
}

Owned map_tell(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkMapOpen(rt, mapOf(self)));
  return smallInt(static_cast<int64_t>(mapOf(self)->position));
}

Owned map_size(Runtime& rt, Value self, Args) {
  const Map* map = mapOf(self);
  OURO_CHECK(checkMapOpen(rt, map));
  struct stat status;
  return fstat(map->fd, &status) < 0 ? raiseOSError(rt, errno) : smallInt(status.st_size);
}

// ---- searching and moving

Owned find(Runtime& rt, Value self, Args args, bool fromRight) {
  Map* map = mapOf(self);
  int64_t start = 0, end = 0;
  OURO_CHECK(checkMapOpen(rt, map) && (!args.has(1) || indexInt64(rt, args[1], &start)) &&
             (!args.has(2) || indexInt64(rt, args[2], &end)) && checkMapOpen(rt, map));
  std::string_view needle;
  OURO_CHECK(asByteView(rt, args[0], &needle));
  int64_t length = static_cast<int64_t>(map->length);
  size_t from = args.has(1) ? static_cast<size_t>(clampIndex(start, length))
                            : std::min(map->position, map->length);
  size_t to = args.has(2) ? static_cast<size_t>(clampIndex(end, length)) : map->length;
  if (from > to) return smallInt(-1);
  std::string_view part = map->view().substr(0, to);
  size_t at = fromRight ? part.rfind(needle) : part.find(needle, from);
  bool found = at != part.npos && at >= from;
  return smallInt(found ? static_cast<int64_t>(at) : -1);
}
Owned map_find(Runtime& rt, Value self, Args args) { return find(rt, self, args, false); }
Owned map_rfind(Runtime& rt, Value self, Args args) { return find(rt, self, args, true); }

Owned map_move(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  int64_t to, from, count;
  OURO_CHECK(checkMapOpen(rt, map) && indexInt64(rt, args[0], &to) &&
             indexInt64(rt, args[1], &from) && indexInt64(rt, args[2], &count) &&
             checkMapOpen(rt, map) && checkMapWritable(rt, map));
  int64_t length = static_cast<int64_t>(map->length);
  if (to < 0 || from < 0 || count < 0 || length - to < count || length - from < count)
    return raise(rt, Exc::ValueError, "source, destination, or count out of range");
  memmove(map->data + to, map->data + from, static_cast<size_t>(count));
  return Owned::none();
}

// ---- the memory

Owned map_resize(Runtime& rt, Value self, Args args) {
  Map* map = mapOf(self);
  int64_t size;
  OURO_CHECK(checkMapOpen(rt, map) && indexInt64(rt, args[0], &size) && checkMapOpen(rt, map));
  if (map->exports)
    return raise(rt, Exc::BufferError, "mmap can't resize with extant buffers exported.");
  if (map->access != MapAccess::Default && map->access != MapAccess::Write)
    return raise(rt, Exc::TypeError, "mmap can't resize a readonly or copy-on-write memory map.");
  if (size < 0 || INT64_MAX - size < map->offset)
    return raise(rt, Exc::ValueError, "new size out of range");
  if (map->fd != -1 && ftruncate(map->fd, map->offset + size) < 0) return raiseOSError(rt, errno);
  void* moved = mremap(map->data, map->length, static_cast<size_t>(size), MREMAP_MAYMOVE);
  if (moved == MAP_FAILED) return raiseOSError(rt, errno);
  map->data = static_cast<uint8_t*>(moved);
  map->length = static_cast<size_t>(size);
  return Owned::none();
}

Owned map_flush(Runtime& rt, Value self, Args args) {
  const Map* map = mapOf(self);
  int64_t offset = 0, size = static_cast<int64_t>(map->length);
  OURO_CHECK(checkMapOpen(rt, map) && (!args.has(0) || indexInt64(rt, args[0], &offset)) &&
             (!args.has(1) || indexInt64(rt, args[1], &size)) && checkMapOpen(rt, map));
  int64_t length = static_cast<int64_t>(map->length);
  if (offset < 0 || size < 0 || length - offset < size)
    return raise(rt, Exc::ValueError, "flush values out of range");
  if (map->access == MapAccess::Read || map->access == MapAccess::Copy) return Owned::none();
  return noneOrError(rt, msync(map->data + offset, static_cast<size_t>(size), MS_SYNC));
}

Owned map_madvise(Runtime& rt, Value self, Args args) {
  const Map* map = mapOf(self);
  int option;
  int64_t start = 0, count = static_cast<int64_t>(map->length);
  OURO_CHECK(checkMapOpen(rt, map) && cIntArg(rt, args[0], &option) &&
             (!args.has(1) || indexInt64(rt, args[1], &start)) &&
             (!args.has(2) || indexInt64(rt, args[2], &count)) && checkMapOpen(rt, map));
  int64_t length = static_cast<int64_t>(map->length);
  if (start < 0 || start >= length)
    return raise(rt, Exc::ValueError, "madvise start out of bounds");
  if (count < 0) return raise(rt, Exc::ValueError, "madvise length invalid");
  if (INT64_MAX - start < count) return raise(rt, Exc::OverflowError, "madvise length too large");
  count = std::min(count, length - start);
  return noneOrError(rt, madvise(map->data + start, static_cast<size_t>(count), option));
}

constexpr MethodDef kMethods[] = {
    {"close", map_close, "", "Gives the memory back."},
    {"find", map_find, "sub, start=None, end=None, /", "Where the bytes are next; -1: nowhere."},
    {"rfind", map_rfind, "sub, start=None, end=None, /", "Where the bytes are last."},
    {"flush", map_flush, "offset=0, size=None, /", "Writes changes to the file."},
    {"madvise", map_madvise, "option, start=0, length=None, /",
     "Tells the kernel how the memory will be used."},
    {"move", map_move, "dest, src, count, /", "Copies bytes to another place of the map."},
    {"read", map_read, "n=None, /", "The next bytes."},
    {"read_byte", map_read_byte, "", "The next byte as a number."},
    {"readline", map_readline, "", "The bytes to the end of the line."},
    {"resize", map_resize, "newsize, /", "Makes the map, and its file, larger or smaller."},
    {"seek", map_seek, "pos, whence=0, /", "Sets the position."},
    {"size", map_size, "", "The length of the file."},
    {"tell", map_tell, "", "The position."},
    {"write", map_write, "bytes, /", "Puts bytes at the position."},
    {"write_byte", map_write_byte, "byte, /", "Puts one byte there."},
    {"__enter__", map_enter, "", ""},
    {"__exit__", map_exit, "*args", ""},
};

}  // namespace

const std::span<const MethodDef> kMapMethods = kMethods;

}  // namespace ouro
