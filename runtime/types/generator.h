#pragma once
// Generators, coroutines and asynchronous generators: a suspended frame in an object of its own.

#include "runtime/types/function.h"

namespace ouro {

enum class GeneratorState : uint8_t { Created, Suspended, Running, Finished };

// Also Coroutine and AsyncGenerator.
struct Generator : Object {
  GeneratorState state;
  bool hooksCalled;   // asynchronous: firstiter hook ran
  bool closed;        // asynchronous
  bool runningAsync;  // asynchronous
  Value name, qualname;
  Value origin;  // cr_origin, or the finalizer hook of an asynchronous generator; or null
  HandledException handled;  // what is being handled inside
  Value* limit;              // while it runs: where the frames that it calls may begin
  Frame* frame;              // null once finished
  Code* code;                // owned

  Value* locals() { return reinterpret_cast<Value*>(this + 1); }  // slots, Frame, operands
};
// An object of the generator type that the frame's code asks for, with the frame's locals moved
// into it; the frame is about to be popped. Null on error.
Generator* newGenerator(Runtime&, Frame*);
// The same for a function that has not been entered: takes over it and all its parameters, which
// lie at `arguments`; the generator begins at `start`. Null (MemoryError): nothing has been taken.
Generator* newUnentered(Runtime&, Function*, const Value* arguments, const Instr* start);
// A generator of the function, whose code is a generator expression's: takes over all of them. Or
// error().
Owned newExpression(Runtime&, Function*, std::span<const Value> cells, Value iterator);
static_assert(sizeof(Generator) % sizeof(Value) == 0);

extern const TypeDef generatorTypeDef, coroutineTypeDef, coroutineWrapperTypeDef,
    asyncGeneratorTypeDef, asyncGeneratorSendTypeDef, asyncGeneratorThrowTypeDef,
    asyncGeneratorValueTypeDef;

// next/send: what it yields; done() when it returned (its value in *result, owned by the caller);
// error().
Owned generatorSend(Runtime&, Generator*, Value sent, Value* result);
// Raises `exception` (an instance) where the generator is suspended: as generatorSend.
Owned generatorThrow(Runtime&, Generator*, Value exception, Value* result);
// close(): GeneratorExit is raised inside. None or the error.
Owned generatorClose(Runtime&, Generator*);
// The frame is over, or given up: drops all that it holds.
void generatorEnds(Runtime&, Generator*);
// What a suspended `yield from` or `await` waits for; borrowed; null: nothing.
Value generatorDelegate(const Generator*);
// As next(), but at the end StopIteration is pending, with the value that the iterator returned.
Owned nextOrStop(Runtime&, Value iterator);
// Some other coroutine awaits it already.
bool coroutineIsAwaited(const Generator*);
// What an asynchronous generator yields, told apart from what it awaits.
Owned newAsyncGeneratorValue(Runtime&, Value);
bool isGenerator(const Runtime&, Value);  // exactly a generator
bool isCoroutine(const Runtime&, Value);
// What a suspended generator is waiting for in `yield from` or await, borrowed; None: nothing.
Value yieldFromTarget(const Generator*);
// The mark of a value that an asynchronous generator yields, as opposed to what it awaits.
Owned newAsyncGeneratorValue(Runtime&, Value);
// What `await` iterates: a coroutine itself, or __await__(). TypeError.
Owned awaitableIterator(Runtime&, Value);
// x if it is a generator-based coroutine or coroutine; used by GET_YIELD_FROM_ITER.
Owned yieldFromIterator(Runtime&, Value, bool inCoroutine);

}  // namespace ouro
