#pragma once
// Raising exceptions of classes that native modules make, such as struct.error.

#include <string_view>

#include "runtime/runtime.h"

namespace ouro {

// Leaves errorClass(message) pending. Always false; `message` is UTF-8.
bool failAs(Runtime&, Value errorClass, std::string_view message);

}  // namespace ouro
