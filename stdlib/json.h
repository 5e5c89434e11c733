#pragma once
// Between the files of the module _json.

#include "runtime/type.h"

namespace ouro {

using JsonFunction = Owned(Runtime&, Value self, Args);
JsonFunction json_scanstring;  // json_scan.cpp
extern const TypeDef jsonScannerTypeDef;

}  // namespace ouro
