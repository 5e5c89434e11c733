#pragma once
// Between the files of the module _operator.

#include "runtime/types/module.h"

namespace ouro {

extern const TypeDef itemGetterTypeDef, attrGetterTypeDef, methodCallerTypeDef;

// hmac.compare_digest(): takes as long wherever they differ.
Owned compareDigests(Runtime&, Value left, Value right);
// callable(*positional, **keywords); keywords: a dict, or None.
Owned callWithKeywords(Runtime&, Value callable, std::span<const Value> positional, Value keywords);

}  // namespace ouro
