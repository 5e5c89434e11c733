#pragma once

#include <string_view>

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"

namespace ouro {

// By the text of a key, without a str of it. notFound() also when only dictGet can tell.
Value dictGetText(const Runtime&, const Dict*, std::string_view ascii);
// The same where the mapping is exactly a dict.
inline Value dictGetText(const Runtime& rt, Value mapping, std::string_view ascii) {
  if (!isExactly(mapping, TypeId::Dict)) return Value::notFound();
  return dictGetText(rt, mapping.as<Dict>(), ascii);
}

}  // namespace ouro
