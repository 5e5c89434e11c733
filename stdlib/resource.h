#pragma once
// What the module resource does for others.

#include <sys/resource.h>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// A resource.struct_rusage of the module resource, which is imported.
Owned newUsage(Runtime&, const rusage&);

}  // namespace ouro
