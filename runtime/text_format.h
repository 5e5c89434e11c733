#pragma once
// Formatting: the % operator of str and bytes, str.format and format_map.

#include <string_view>

#include "runtime/method_def.h"

namespace ouro {

struct Runtime;
struct Str;

Owned percentFormat(Runtime&, Str* format, Value arguments);
// Of bytes; the result is bytes, or a bytearray.
Owned percentFormatBytes(Runtime&, std::string_view format, Value arguments, bool toByteArray);

// format(*positional, **keywords); keywords: a mapping, or unbound. `positional` empty and
// isMap: format_map, where numbered fields are errors.
Owned formatText(Runtime&, Str* format, std::span<const Value> positional, Value keywords,
                 bool isMap);

}  // namespace ouro
