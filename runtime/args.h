#pragma once
// Helpers for passing arguments on.

#include <vector>

#include "runtime/method_def.h"
#include "runtime/runtime.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"

namespace ouro {

// Calls f(CallArgs) with `positional` and the entries of `keywords` (a dict with str keys; unbound
// or None: none) as keyword arguments.
template <class F>
Owned passKeywords(Runtime& rt, Value keywords, std::span<const Value> positional, F f) {
  if (!keywords.isObject() || keywords.as<Dict>()->used == 0)
    return f(CallArgs{positional.data(), static_cast<uint32_t>(positional.size()), nullptr});
  std::vector<Value> values(positional.begin(), positional.end()), names;
  size_t position = 0;
  Value key, value;
  while (dictNext(keywords.as<Dict>(), &position, &key, &value)) {
    names.push_back(key);
    values.push_back(value);
  }
  Local tuple = newTuple(rt, names);
  if (tuple.isError()) return Owned::error();
  return f(CallArgs{values.data(), static_cast<uint32_t>(positional.size()), tuple.as<Tuple>()});
}

}  // namespace ouro
