#pragma once
// hash() with the keys that nearly all tables have in line: ints of one word and exact strs.

#include "runtime/protocol.h"
#include "runtime/types/str.h"

namespace ouro {

inline bool quickHash(Runtime& rt, Value v, int64_t* result) {
  if (v.isSmall()) {
    *result = hashOfSmall(v.small());
    return true;
  }
  if (isExactStr(rt, v)) {
    auto* text = v.as<Str>();
    *result = text->hash ? text->hash : hashOf(rt, text);
    return true;
  }
  return hash(rt, v, result);
}

}  // namespace ouro
