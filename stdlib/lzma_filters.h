#pragma once
// Filters of the module _lzma: dicts such as {"id": FILTER_LZMA2, "preset": 7}.

#include <lzma.h>

#include <vector>

#include "runtime/types/module.h"

namespace ouro {

struct LzmaState {
  Value error;  // LZMAError; owned
};
inline Value lzmaError(Value module) {
  return static_cast<LzmaState*>(module.as<Module>()->state)->error;
}

// A chain of filters with their options, as the library wants it.
class LzmaFilters {
 public:
  LzmaFilters() = default;
  ~LzmaFilters();
  LzmaFilters(const LzmaFilters&) = delete;
  LzmaFilters& operator=(const LzmaFilters&) = delete;
  // Of a sequence of dicts; false: an exception is pending.
  bool parse(Runtime&, Value errorClass, Value chain);
  bool add(Runtime&, Value errorClass, Value filter);
  const lzma_filter* data() const { return filters_; }
  size_t size() const { return size_; }

 private:
  lzma_filter filters_[LZMA_FILTERS_MAX + 1] = {{LZMA_VLI_UNKNOWN, nullptr}};
  size_t size_ = 0;
};

// Is the status a good one? Else LZMAError or MemoryError.
bool checkLzmaStatus(Runtime&, Value errorClass, lzma_ret);
// A preset of compression with the message for a bad one.
bool setLzmaPreset(Runtime&, Value errorClass, uint32_t preset, lzma_options_lzma*);
// An int as an unsigned one: TypeError for what is none, OverflowError beyond.
bool uint64Arg(Runtime&, Value, uint64_t* out);
bool uint32Arg(Runtime&, Value, uint32_t* out);

extern const std::span<const MethodDef> kLzmaFilterFunctions;

}  // namespace ouro
