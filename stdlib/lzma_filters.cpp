#include "stdlib/lzma_filters.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "stdlib/module_error.h"

namespace ouro {

bool checkLzmaStatus(Runtime& rt, Value errorClass, lzma_ret status) {
  switch (status) {
    case LZMA_OK:
    case LZMA_GET_CHECK:
    case LZMA_NO_CHECK:
    case LZMA_STREAM_END: return true;
    case LZMA_UNSUPPORTED_CHECK: return failAs(rt, errorClass, "Unsupported integrity check");
    case LZMA_MEM_ERROR: return raiseMemoryError(rt).isError() && false;
    case LZMA_MEMLIMIT_ERROR: return failAs(rt, errorClass, "Memory usage limit exceeded");
    case LZMA_FORMAT_ERROR: return failAs(rt, errorClass, "Input format not supported by decoder");
    case LZMA_OPTIONS_ERROR: return failAs(rt, errorClass, "Invalid or unsupported options");
    case LZMA_DATA_ERROR: return failAs(rt, errorClass, "Corrupt input data");
    case LZMA_BUF_ERROR: return failAs(rt, errorClass, "Insufficient buffer space");
    case LZMA_PROG_ERROR: return failAs(rt, errorClass, "Internal error");
    default:
      return failAs(rt, errorClass,
                    fmt::format("Unrecognized error from liblzma: {}", static_cast<int>(status)));
  }
}

bool uint64Arg(Runtime& rt, Value v, uint64_t* out) {
  if (!isInt(rt, v)) return fail(rt, Exc::TypeError, "an integer is required");
  if (intIsNegative(rt, v))
    return fail(rt, Exc::OverflowError, "can't convert negative int to unsigned");
  uint8_t bytes[8];
  if (!intToBytes(rt, v, bytes, sizeof bytes, true, false)) return false;
  std::memcpy(out, bytes, sizeof bytes);
  return true;
}

bool uint32Arg(Runtime& rt, Value v, uint32_t* out) {
  uint64_t number;
  if (!uint64Arg(rt, v, &number)) return false;
  if (number > UINT32_MAX) return fail(rt, Exc::OverflowError, "Value too large for uint32_t type");
  *out = static_cast<uint32_t>(number);
  return true;
}

bool setLzmaPreset(Runtime& rt, Value errorClass, uint32_t preset, lzma_options_lzma* options) {
  if (!lzma_lzma_preset(options, preset)) return true;
  return failAs(rt, errorClass, fmt::format("Invalid compression preset: {}", preset));
}

namespace {

// filter[name], or notFound().
Owned entryOf(Runtime& rt, Value filter, const char* name) {
  OURO_TRY(key, newStr(rt, name));
  Owned found = getItem(rt, filter, key);
  if (!found.isError() || !errorMatches(rt, Exc::KeyError)) return found;
  clearError(rt);
  return Owned::notFound();
}

struct Option {
  const char* name;
  uint32_t* value;
};

// Reads the options that are given; anything else but "id" and "preset" in the dict is an error.
bool readOptions(Runtime& rt, Value filter, std::span<const Option> options, const char* kind,
                 bool hasPreset) {
  int64_t known = 0;
  for (const char* name : {"id", "preset"}) {
    if (!hasPreset && name[0] == 'p') continue;
    Local value = entryOf(rt, filter, name);
    if (value.isError()) return false;
    known += !value.isNotFound();
  }
  for (const Option& option : options) {
    Local value = entryOf(rt, filter, option.name);
    if (value.isError()) return false;
    if (value.isNotFound()) continue;
    known++;
    if (!uint32Arg(rt, value, option.value)) {
      clearError(rt);
      return fail(rt, Exc::ValueError, "Invalid filter specifier for {} filter", kind);
    }
  }
  int64_t count = length(rt, filter);
  if (count < 0) return false;
  return count == known ||
         fail(rt, Exc::ValueError, "Invalid filter specifier for {} filter", kind);
}

template <class T>
T* newOptions(Runtime& rt) {
  auto* made = static_cast<T*>(std::calloc(1, sizeof(T)));
  if (!made) (void)raiseMemoryError(rt);
  return made;
}

void* lzmaOptions(Runtime& rt, Value errorClass, Value filter) {
  uint32_t preset = LZMA_PRESET_DEFAULT, mode, finder;
  Local given = entryOf(rt, filter, "preset");
  if (given.isError() || (!given.isNotFound() && !uint32Arg(rt, given, &preset))) return nullptr;
  auto* options = newOptions<lzma_options_lzma>(rt);
  if (!options) return nullptr;
  bool ok = setLzmaPreset(rt, errorClass, preset, options);
  mode = options->mode;
  finder = options->mf;
  const Option table[] = {{"dict_size", &options->dict_size},
                          {"lc", &options->lc},
                          {"lp", &options->lp},
                          {"pb", &options->pb},
                          {"mode", &mode},
                          {"nice_len", &options->nice_len},
                          {"mf", &finder},
                          {"depth", &options->depth}};
  ok = ok && readOptions(rt, filter, table, "LZMA", true);
  options->mode = static_cast<lzma_mode>(mode);
  options->mf = static_cast<lzma_match_finder>(finder);
  if (!ok) std::free(options);
  return ok ? options : nullptr;
}

void* deltaOptions(Runtime& rt, Value filter) {
  auto* options = newOptions<lzma_options_delta>(rt);
  if (!options) return nullptr;
  uint32_t distance = 1;
  const Option table[] = {{"dist", &distance}};
  bool ok = readOptions(rt, filter, table, "delta", false);
  options->type = LZMA_DELTA_TYPE_BYTE;
  options->dist = distance;
  if (!ok) std::free(options);
  return ok ? options : nullptr;
}

void* branchOptions(Runtime& rt, Value filter) {
  auto* options = newOptions<lzma_options_bcj>(rt);
  if (!options) return nullptr;
  const Option table[] = {{"start_offset", &options->start_offset}};
  bool ok = readOptions(rt, filter, table, "BCJ", false);
  if (!ok) std::free(options);
  return ok ? options : nullptr;
}

void* optionsOf(Runtime& rt, Value errorClass, lzma_vli id, Value filter) {
  switch (id) {
    case LZMA_FILTER_LZMA1:
    case LZMA_FILTER_LZMA2: return lzmaOptions(rt, errorClass, filter);
    case LZMA_FILTER_DELTA: return deltaOptions(rt, filter);
    case LZMA_FILTER_X86:
    case LZMA_FILTER_POWERPC:
    case LZMA_FILTER_IA64:
    case LZMA_FILTER_ARM:
    case LZMA_FILTER_ARMTHUMB:
    case LZMA_FILTER_SPARC: return branchOptions(rt, filter);
    default: return (void)fail(rt, Exc::ValueError, "Invalid filter ID: {}", id), nullptr;
  }
}

}  // namespace

LzmaFilters::~LzmaFilters() {
  for (size_t i = 0; i < size_; i++) std::free(filters_[i].options);
}

bool LzmaFilters::add(Runtime& rt, Value errorClass, Value filter) {
  if (!typeOf(rt, filter)->slots.getItem || !typeOf(rt, filter)->slots.length || isStr(rt, filter))
    return fail(rt, Exc::TypeError, "Filter specifier must be a dict or dict-like object");
  Local id = entryOf(rt, filter, "id");
  if (id.isError()) return false;
  if (id.isNotFound())
    return fail(rt, Exc::ValueError, "Filter specifier must have an \"id\" entry");
  lzma_filter made;
  if (!uint64Arg(rt, id, &made.id)) return false;
  made.options = optionsOf(rt, errorClass, made.id, filter);
  if (!made.options) return false;
  filters_[size_++] = made;
  filters_[size_] = {LZMA_VLI_UNKNOWN, nullptr};
  return true;
}

bool LzmaFilters::parse(Runtime& rt, Value errorClass, Value chain) {
  int64_t count = length(rt, chain);
  if (count < 0) return false;
  if (count > LZMA_FILTERS_MAX) {
    return fail(rt, Exc::ValueError, "Too many filters - liblzma supports a maximum of {}",
                LZMA_FILTERS_MAX);
  }
  for (int64_t i = 0; i < count; i++) {
    Local filter = getItem(rt, chain, Value::small(i));
    if (filter.isError() || !add(rt, errorClass, filter)) return false;
  }
  return true;
}

namespace {

Owned lzma_encode_filter_properties(Runtime& rt, Value module, Args args) {
  LzmaFilters filters;
  uint32_t size;
  OURO_CHECK(filters.add(rt, lzmaError(module), args[0]) &&
             checkLzmaStatus(rt, lzmaError(module), lzma_properties_size(&size, filters.data())));
  std::string encoded(size, '\0');
  OURO_CHECK(checkLzmaStatus(
      rt, lzmaError(module),
      lzma_properties_encode(filters.data(), reinterpret_cast<uint8_t*>(encoded.data()))));
  return newBytes(rt, encoded);
}

bool addNumber(Runtime& rt, Value dict, const char* name, uint64_t number) {
  OURO_TRY_BOOL(key, newStr(rt, name));
  OURO_TRY_BOOL(value, newInt(rt, number));
  return dictSet(rt, dict.as<Dict>(), key, value);
}

Owned filterDict(Runtime& rt, const lzma_filter& filter) {
  OURO_TRY(dict, newDict(rt));
  OURO_CHECK(addNumber(rt, dict, "id", filter.id));
  if (filter.id == LZMA_FILTER_LZMA1 || filter.id == LZMA_FILTER_LZMA2) {
    auto* options = static_cast<lzma_options_lzma*>(filter.options);
    if (filter.id == LZMA_FILTER_LZMA1)
      OURO_CHECK(addNumber(rt, dict, "lc", options->lc) && addNumber(rt, dict, "lp", options->lp) &&
                 addNumber(rt, dict, "pb", options->pb));
    OURO_CHECK(addNumber(rt, dict, "dict_size", options->dict_size));
  } else if (filter.id == LZMA_FILTER_DELTA) {
    OURO_CHECK(addNumber(rt, dict, "dist", static_cast<lzma_options_delta*>(filter.options)->dist));
  } else if (filter.options) {
    OURO_CHECK(addNumber(rt, dict, "start_offset",
                         static_cast<lzma_options_bcj*>(filter.options)->start_offset));
  }
  return dict.take();
}

Owned lzma_decode_filter_properties(Runtime& rt, Value module, Args args) {
  lzma_filter filter = {};
  std::string_view encoded;
  OURO_CHECK(uint64Arg(rt, args[0], &filter.id) && asByteView(rt, args[1], &encoded));
  OURO_CHECK(checkLzmaStatus(
      rt, lzmaError(module),
      lzma_properties_decode(&filter, nullptr, reinterpret_cast<const uint8_t*>(encoded.data()),
                             encoded.size())));
  Owned dict = filterDict(rt, filter);
  std::free(filter.options);
  return dict;
}

constexpr MethodDef kRows[] = {
    {"_encode_filter_properties", lzma_encode_filter_properties, "filter, /",
     "The bytes that stand for a filter's options."},
    {"_decode_filter_properties", lzma_decode_filter_properties, "filter_id, encoded_props, /",
     "The filter of such bytes."},
};

}  // namespace

const std::span<const MethodDef> kLzmaFilterFunctions = kRows;

}  // namespace ouro
