#pragma once
// Between the files of the module mmap.

#include <string_view>

#include "runtime/type.h"
#include "runtime/types/bytes.h"

namespace ouro {

enum class MapAccess : int { Default, Read, Write, Copy };

// data is mapped memory; null: closed.
struct Map : ByteArray {
  int fd;  // a duplicate; -1: anonymous
  MapAccess access;
  int64_t offset;  // in the file
  size_t position;

  std::string_view view() const { return {reinterpret_cast<const char*>(data), length}; }
  size_t left() const { return position < length ? length - position : 0; }
};
inline Map* mapOf(Value v) { return v.as<Map>(); }

// ValueError when it was closed.
bool checkMapOpen(Runtime&, const Map*);
// TypeError when nobody may write to it.
bool checkMapWritable(Runtime&, const Map*);
void unmap(Map*);

// mmap_methods.cpp
extern const std::span<const MethodDef> kMapMethods;

}  // namespace ouro
