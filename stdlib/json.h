#pragma once
// Between the files of the module _json.

#include "runtime/types/str.h"

namespace ouro {

using JsonFunction = Owned(Runtime&, Value self, Args);
JsonFunction json_scanstring;  // json_scan.cpp
extern const TypeDef jsonScannerTypeDef, jsonEncoderTypeDef;

// A text as a JSON string, with its quotes; `ascii`: all but ASCII is escaped.
bool appendJsonText(StrBuilder&, const Str*, bool ascii);
// Is a function one of those that write strings so, and which?
enum class JsonText { Other, Ascii, Unicode };
JsonText jsonTextFunction(Value function);

}  // namespace ouro
