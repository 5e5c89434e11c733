#pragma once
// Between the files of the module _functools.

#include "runtime/types/module.h"

namespace ouro {

extern const TypeDef partialTypeDef, keyTypeDef, keyMakerTypeDef, lruCacheTypeDef;

struct FunctoolsState {
  Type *key, *keyMaker, *lruCache;  // owned
};

using FunctoolsFunction = Owned(Runtime&, Value self, Args);
FunctoolsFunction functools_lru_cache_wrapper;  // functools_cache.cpp

}  // namespace ouro
