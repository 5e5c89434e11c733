#pragma once
// What generators, coroutines and asynchronous generators share beyond generator.h.

#include "runtime/protocol.h"
#include "runtime/types/fields.h"
#include "runtime/types/generator.h"

namespace ouro {

inline Generator* generatorOf(Value v) { return v.as<Generator>(); }

// It can be resumed.
inline bool waits(const Generator* generator) {
  return generator->state == GeneratorState::Suspended ||
         generator->state == GeneratorState::Created;
}
const char* generatorKindName(const Runtime&, const Generator*);  // "async generator"

// The exception that throw(type[, value[, traceback]]) means; TypeError.
Owned exceptionToThrow(Runtime&, Args);
// throw(): the exception goes to the delegate first. closesDelegate: a GeneratorExit closes it
// instead (asynchronous generators must not do that).
Owned generatorThrowDeep(Runtime&, Generator*, Value exception, bool closesDelegate, Value* result);
// What send() and throw() of a generator return: at the end StopIteration (StopAsyncIteration for
// asynchronous ones) is raised.
Owned sendResult(Runtime&, const Generator*, Owned yielded, Value result);
Owned raiseStop(Runtime&, Owned value);  // StopIteration(value), also when value is None

void generatorTraverse(Object*, Visitor&);
void generatorClear(Object*);
void generatorDestroy(Object*);
bool generatorFinalise(Runtime&, Value);
Owned generatorRepr(Runtime&, Value);
Owned generatorMethodSend(Runtime&, Value, Args);
Owned generatorMethodThrow(Runtime&, Value, Args);
Owned generatorMethodClose(Runtime&, Value, Args);
Owned generatorSizeof(Runtime&, Value, Args);
Owned generatorGetCode(Runtime&, Value);
Owned generatorGetFrame(Runtime&, Value);
Owned generatorGetRunning(Runtime&, Value);
Owned generatorGetSuspended(Runtime&, Value);
Owned generatorGetDelegate(Runtime&, Value);
bool generatorSetName(Runtime&, Value, Value name);
bool generatorSetQualname(Runtime&, Value, Value name);

}  // namespace ouro
