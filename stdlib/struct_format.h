#pragma once
// Formats of the module struct: what lies where in packed bytes, and moving values in and out.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/runtime.h"

namespace ouro {

struct StructField {
  char code;        // c b B ? h H i I l L q Q n N e f d s p P
  uint64_t offset;  // of the first item
  uint32_t size;    // bytes of an item; of s and p the whole text
  uint64_t count;   // items; 1 for s and p
};

struct StructFormat {
  std::vector<StructField> fields;
  uint64_t size = 0, items = 0;
  bool bigEndian = false, native = true;  // native: '@', as the C compiler lays values out
};

// A wrong format or value raises errorClass, which is struct.error.
bool parseStructFormat(Runtime&, Value errorClass, std::string_view text, StructFormat* out);
// `values` has format.items values; writes format.size bytes.
bool structPack(Runtime&, Value errorClass, const StructFormat&, const Value* values, uint8_t* out);
// A tuple.
Owned structUnpack(Runtime&, const StructFormat&, const uint8_t* bytes);

}  // namespace ouro
