#pragma once
// The table of interned strings: one object for each text, so that names compare by address. It
// holds them weakly: a string takes itself out when it dies.

#include <cstdint>
#include <string_view>

#include "gc/ref.h"

namespace ouro {

struct Runtime;
struct Str;

struct InternTable {
  Str** slots = nullptr;
  uint32_t capacity = 0, count = 0;
};

// The interned string of this text (UTF-8). Null with MemoryError pending.
Ref<Str> intern(Runtime&, std::string_view utf8);
// The interned string equal to `text`, possibly itself.
Ref<Str> intern(Runtime&, Str* text);
// Only for the destruction of an interned string.
void forgetInterned(Runtime&, Str*);

}  // namespace ouro
