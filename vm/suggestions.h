#pragma once
// "Did you mean: 'x'?"

#include <string>

#include "runtime/runtime.h"

namespace ouro {

// The name that was probably meant where a NameError or AttributeError was raised; empty: none is
// near enough. Leaves nothing pending.
std::string suggestionFor(Runtime&, Value exception);

}  // namespace ouro
