#pragma once
// Weak references. The runtime's WeakTable maps an object with the kHasWeakrefs flag to the list of
// references to it; an object itself pays one flag bit.

#include "runtime/runtime.h"

namespace ouro {

struct WeakRef : Object {    // also proxies
  Object* target;            // borrowed; null once it is dead
  Value callback;            // or None
  int64_t hash;              // -1: not computed
  WeakRef *previous, *next;  // among the references to the same target
};

extern const TypeDef weakRefTypeDef, weakProxyTypeDef, weakCallableProxyTypeDef;
Owned newWeakRef(Runtime&, Value target,
                 Value callback);  // TypeError "cannot create weak reference to 'x' object"
// Is one of the first references to the target one that calls a bound native method of `self` when
// it dies? -1: none of them, and there are more.
int hasWeakRefFor(const Runtime&, Value target, Value self);
size_t weakRefCount(Runtime&, Value target);
Owned weakRefsOf(Runtime&, Value target);      // list
Owned firstWeakRefOf(Runtime&, Value target);  // or None
bool isWeakRef(const Runtime&, Value);         // a reference (or of a subclass), no proxy
// What it refers to; null: dead. Borrowed.
Object* weakRefTarget(const WeakRef*);

// Does any reference to what lives have one? Native methods of a set do not count: they can but
// take the reference out of it.
bool hasWeakCallbacks(const Runtime&);
void freeWeakTable(Runtime&);
// The heap's hooks.
void dropWeakrefs(void* runtime, Object* dying);
void dropWeakrefsOfGarbage(void* runtime, Object** garbage, size_t count);

}  // namespace ouro
