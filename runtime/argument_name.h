#pragma once
// What messages about wrong arguments call a value: its type, but None by its own name.

#include "runtime/error.h"

namespace ouro {

inline std::string_view argumentName(const Runtime& rt, Value v) {
  return v.isNone() ? "None" : typeName(rt, v);
}

}  // namespace ouro
