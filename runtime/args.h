#pragma once
// Helpers for passing arguments on.

#include <algorithm>
#include <vector>

#include "runtime/method_def.h"
#include "runtime/runtime.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"

namespace ouro {

// Calls f(const CallArgs&) with `positional` and the entries of `keywords` (a dict with str keys;
// unbound or None: none) as keyword arguments. The values are held meanwhile: whoever is called may
// know the dict, and take them out of it.
template <class F>
Owned passKeywords(Runtime& rt, Value keywords, std::span<const Value> positional, F&& f) {
  if (!keywords.isObject() || keywords.as<Dict>()->used == 0)
    return f(CallArgs{positional.data(), static_cast<uint32_t>(positional.size()), nullptr});
  const size_t named = keywords.as<Dict>()->used, all = positional.size() + named;
  constexpr size_t kFew = 8;
  Value few[2 * kFew];
  std::vector<Value> many(all + named > 2 * kFew ? all + named : 0);
  Value* const values = many.empty() ? few : many.data();
  Value *value = std::copy(positional.begin(), positional.end(), values), *name = values + all;
  for (size_t position = 0; dictNext(keywords.as<Dict>(), &position, name, value);) name++, value++;
  OURO_TRY(tuple, newTuple(rt, {values + all, named}));
  const std::span<const Value> held(values + positional.size(), named);
  for (const Value v : held) retain(v);
  Owned result = f(CallArgs{values, static_cast<uint32_t>(positional.size()), tuple.as<Tuple>()});
  for (const Value v : held) release(v);
  return result;
}

}  // namespace ouro
