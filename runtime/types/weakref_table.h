#pragma once
// What the types of weak references need of their table.

#include "runtime/types/weakref.h"

namespace ouro {

// A reference or proxy of this type; a plain one may be one that exists already.
Owned makeWeakRef(Runtime&, Type* cls, Value target, Value callback);
// Takes a reference that dies out of its target's list.
void unlinkWeakRef(Runtime&, WeakRef*);

void weakRefTraverse(Object*, Visitor&);
void weakRefClear(Object*);
void weakRefDestroy(Object*);

}  // namespace ouro
