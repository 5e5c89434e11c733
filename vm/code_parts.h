#pragma once
// Code objects taken to pieces and put together again by a script: co_code, types.CodeType() and
// code.replace().

#include <span>

#include "runtime/owned.h"

namespace ouro {

struct Code;
struct Runtime;

// rt.machine.plainCode: the instructions as they were before they ran, and before any were fused,
// as bytes. Where one of them has an inline cache they have the index of its name instead. Some
// bytes more seal them.
Owned plainCode(Runtime&, const Code*);

// rt.machine.codeOfParts: the code object of the arguments of types.CodeType(), all of them, whose
// types are right. ValueError where the instructions are not sealed, or do not fit together with
// the rest.
Owned codeOfParts(Runtime&, std::span<const Value>);

}  // namespace ouro
