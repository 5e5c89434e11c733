#pragma once
// How an object says what it is made of, for copy and pickle (PEP 307): the methods of object.

#include "runtime/method_def.h"

namespace ouro {

// self.__getstate__(), which a class may define: None, a dict, or what the class gives.
Owned getState(Runtime&, Value self);

Owned object_reduce(Runtime&, Value self, Args);
Owned object_reduce_ex(Runtime&, Value self, Args);
Owned object_getstate(Runtime&, Value self, Args);

}  // namespace ouro
