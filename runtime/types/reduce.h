#pragma once
// How an object says what it is made of, for copy and pickle (PEP 307): the methods of object.

#include "runtime/method_def.h"

namespace ouro {

struct Dict;

// self.__getstate__(), which a class may define: None, a dict, or what the class gives.
Owned getState(Runtime&, Value self);

// The part of a native type's state that is the instance's own attributes: a copy of its __dict__,
// or None when there are none; and taking them over again. The type must have kHasDict.
Owned attributesState(Runtime&, Value self);
bool takeAttributes(Runtime&, Value self, Dict* state);

// What self.__reduce_ex__(protocol), or where that is missing self.__reduce__(), says; notFound()
// where both are.
Owned reduceItself(Runtime&, Value self, int64_t protocol);

Owned object_reduce(Runtime&, Value self, Args);
Owned object_reduce_ex(Runtime&, Value self, Args);
Owned object_getstate(Runtime&, Value self, Args);

}  // namespace ouro
