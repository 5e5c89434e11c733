#pragma once
// Between the files of the module _asyncio: futures and tasks.

#include "runtime/types/fields.h"
#include "runtime/types/module.h"

namespace ouro::asyncio {

enum class FutureState : uint8_t { Pending, Cancelled, Finished };

// All references are owned and may be null: not set.
struct Future : Object {
  Value loop;               // null: __init__ has not run
  Value callback, context;  // the first of those to call when it is done
  Value callbacks;          // list of (callback, context): the others
  Value result;             // or the exception, if `failed`
  Value traceback;          // of that exception when it was set
  Value sourceTraceback;    // where the future was made, in debug mode
  Value cancelMessage;
  Value cancelledError;  // raised by the coroutine, to be raised again
  FutureState state;
  bool failed, logsTraceback, blocks;
  bool mustCancel, logsDestroyPending;  // of a task
};
struct Task : Future {
  Value waiter;  // the future that it waits for
  Value coroutine;
  Value name;  // a str, or the number of one that nobody has named
  Value ownContext;
  int64_t cancelRequests;
};
inline Future* futureOf(Value v) { return v.as<Future>(); }
inline Task* taskOf(Value v) { return v.as<Task>(); }

// What the module has of others: borrowed by name, owned by the state.
struct State {
  Type *future, *task, *iterator, *step;
  Value contextvars;  // the module
  Value getPolicy, isCoroutine, futureRepr, taskRepr, getStack, printStack, extractStack;
  Value invalidState, cancelled;  // classes of exceptions
  Value allTasks, currentTasks;   // a WeakSet; a dict from loops to tasks
  Value coroutineTypes;           // a set: types that were found to be coroutines
  Value contextName;              // ("context",)
  Value callSoon, getDebug, addDoneCallback, cancel, getLoop, loop, blocking, add, discard;
  uint64_t names;  // given to tasks so far
};

extern const TypeDef futureTypeDef, taskTypeDef, iteratorTypeDef, stepTypeDef;

// ---- asyncio.cpp

// The module's state, by any future or task; null with an exception pending once the module is
// gone.
State* stateOf(Runtime&, const Future*);
// object.name(arguments...)
Owned callNamed(Runtime&, Value object, Value name, std::initializer_list<Value> arguments = {});
// object.name(arguments..., context=context)
Owned callWithContext(Runtime&, const State*, Value object, Value name,
                      std::initializer_list<Value> arguments, Value context);
Owned currentLoop(Runtime&, const State*);  // the one that runs here, or the policy's
bool enterTask(Runtime&, const State*, Value loop, Value task);
bool leaveTask(Runtime&, const State*, Value loop, Value task);
bool registerTask(Runtime&, const State*, Value task);

// ---- asyncio_future.cpp

bool checkAlive(Runtime&, const Future*);  // RuntimeError if __init__ has not run
bool initialise(Runtime&, const State*, Future*, Value loop);
bool setResult(Runtime&, const State*, Future*, Value);
bool setException(Runtime&, const State*, Future*, Value);
// False: an exception is pending. The future must be pending.
bool cancelFuture(Runtime&, const State*, Future*, Value message);
Owned cancelledErrorOf(Runtime&, const State*, Future*);
// The exception that its result() raises; none(): it has a result. It is as good as retrieved.
Owned failureOf(Runtime&, const State*, Future*);
bool addCallback(Runtime&, const State*, Future*, Value callback, Value context);
// Tells the loop's exception handler about a future that dies; `key` is what it is called there.
void reportToLoop(Runtime&, const Future*, const char* key, std::string_view message,
                  Value exception);
void future_traverse(Object*, Visitor&);
void future_clear(Object*);
bool future_finalise(Runtime&, Value);

using Method = Owned(Runtime&, Value self, Args);
Method future_result, future_exception, future_add_done_callback, future_remove_done_callback,
    future_cancelled, future_done, future_make_cancelled_error;

// ---- asyncio_step.cpp

// The task goes on soon, by raising `exception` in its coroutine unless that is None.
bool stepSoon(Runtime&, const State*, Task*, Value exception = Value::none());

}  // namespace ouro::asyncio
