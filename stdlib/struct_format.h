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
  uint64_t size;    // bytes of an item; of s and p the whole text
  uint64_t count;   // items; 1 for s and p
  // Ints in the word that fit: from `least` to `most`; of what is no int none does.
  int64_t least = 0, most = -1;
  bool isInt() const { return most > 0; }
  bool isSigned() const { return least < 0; }
};

struct StructFormat {
  std::vector<StructField> fields;
  uint64_t size = 0, items = 0;
  bool hasGaps = false;                   // bytes that belong to no item
  bool bigEndian = false, native = true;  // native: '@', as the C compiler lays values out
  uint32_t uses = 1;                      // by its Struct, and by what packs and unpacks
};

// Keeps a format while scripts run that may give its Struct another one.
class FormatUse {
 public:
  explicit FormatUse(StructFormat* format) : format_(format) { format->uses++; }
  ~FormatUse() { drop(format_); }
  FormatUse(const FormatUse&) = delete;
  FormatUse& operator=(const FormatUse&) = delete;
  const StructFormat& operator*() const { return *format_; }
  const StructFormat* operator->() const { return format_; }

  static void drop(StructFormat* format) {
    if (format && --format->uses == 0) delete format;
  }

 private:
  StructFormat* format_;
};

// A wrong format or value raises errorClass, which is struct.error.
bool parseStructFormat(Runtime&, Value errorClass, std::string_view text, StructFormat* out);
// `values` has format.items values; writes format.size bytes.
bool structPack(Runtime&, Value errorClass, const StructFormat&, const Value* values, uint8_t* out);
// A tuple. Signals are heeded now and then: the bytes must stay where they are (HeldBytes) when
// there are as many items.
constexpr uint64_t kHeedItems = 1 << 16;
Owned structUnpack(Runtime&, const StructFormat&, const uint8_t* bytes);

}  // namespace ouro
