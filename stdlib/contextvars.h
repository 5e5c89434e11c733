#pragma once
// Context variables (PEP 567): values that belong to a context, each thread and each task having
// one, and not to the program.

#include "runtime/runtime.h"
#include "runtime/thread.h"
#include "runtime/types/dict.h"
#include "runtime/types/module.h"

namespace ouro {

// Copies of a context share the dict of its values: it never changes.
struct ContextObject : Object {
  Dict* values;    // owned
  Value previous;  // the context that was left for this one; null: the thread had none. owned
  bool isEntered;
};

// The running thread's values, made if there are none yet; borrowed. Null: MemoryError.
Dict* contextValues(Runtime&);
// The same if they are there: while this is the same dict, all variables have the same values.
inline Dict* knownContextValues(const Runtime& rt) {
  Object* context = rt.thread->context;
  return context ? static_cast<ContextObject*>(context)->values : nullptr;
}
Owned newContextVar(Runtime&, Str* name);
// Gives a variable a value in the current context.
bool setContextVar(Runtime&, Value variable, Value value);

// A copy of the running thread's context; `module` is _contextvars.
Owned copyCurrentContext(Runtime&, const Module* module);

}  // namespace ouro
