// The module _thread: starting threads, and what there is to say about them.

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/thread.h"

namespace ouro {

uint64_t threadIdent() { return pthread_self(); }

namespace {

struct ThreadModule {
  Type* lock;  // owned
  size_t stackBytes;
};
ThreadModule* stateOf(Value module) {
  return static_cast<ThreadModule*>(module.as<Module>()->state);
}

Owned thread_allocate_lock(Runtime& rt, Value module, Args) {
  return newLock(rt, stateOf(module)->lock);
}

Owned thread_set_sentinel(Runtime& rt, Value module, Args) {
  OURO_TRY(lock, newLock(rt, stateOf(module)->lock));
  Object* old = rt.thread->sentinel;
  retain(lock);
  rt.thread->sentinel = lock.get().object();
  rt.thread->freeSentinel = freeLock;
  if (old) release(old);
  return lock.take();
}

Owned thread_get_ident(Runtime&, Value, Args) {
  return smallInt(static_cast<int64_t>(threadIdent()));
}
Owned thread_get_native_id(Runtime&, Value, Args) { return smallInt(gettid()); }
Owned thread_count(Runtime& rt, Value, Args) {
  return smallInt(rt.threads ? static_cast<int64_t>(rt.threads->count()) : 0);
}

Owned thread_start(Runtime& rt, Value module, Args args) {
  if (!isCallable(rt, args[0])) return raise(rt, Exc::TypeError, "first arg must be callable");
  if (!isTuple(rt, args[1])) return raise(rt, Exc::TypeError, "2nd arg must be a tuple");
  bool hasKeywords = args.has(2);
  if (hasKeywords && !isDict(rt, args[2]))
    return raise(rt, Exc::TypeError, "optional 3rd arg must be a dictionary");
  Local function(args[0]), positional(args[1]), keywords(hasKeywords ? args[2] : Value::none());
  ThreadStart start{function, positional.as<Tuple>(), hasKeywords ? keywords.as<Dict>() : nullptr};
  uint64_t ident;
  OURO_CHECK(threadsOf(rt).start(start, stateOf(module)->stackBytes, &ident));
  (void)function.take().take();
  (void)positional.take().take();
  if (hasKeywords) (void)keywords.take().take();
  return smallInt(static_cast<int64_t>(ident));
}

Owned thread_exit(Runtime& rt, Value, Args) {
  OURO_TRY(error, call(rt, Value(rt.exception(Exc::SystemExit))));
  return raiseValue(rt, error);
}

// As much as the guard of the native stack needs.
constexpr int64_t kLeastStack = int64_t{1} << 20;

Owned thread_stack_size(Runtime& rt, Value module, Args args) {
  int64_t size = 0;
  if (args.has(0)) OURO_CHECK(indexInt64(rt, args[0], &size));
  if (size < 0) return raise(rt, Exc::ValueError, "size must be 0 or a positive value");
  if (size != 0 && size < 32768)
    return raise(rt, Exc::ValueError, "size not valid: {} bytes", size);
  size_t old = stateOf(module)->stackBytes;
  if (args.has(0)) stateOf(module)->stackBytes = size ? std::max(size, kLeastStack) : 0;
  return smallInt(static_cast<int64_t>(old));
}

Owned thread_is_main(Runtime&, Value, Args) { return Owned::boolean(true); }

Owned thread_interrupt(Runtime& rt, Value, Args args) {
  int64_t number = 2;
  if (args.has(0)) OURO_CHECK(indexInt64(rt, args[0], &number));
  if (number < 1 || number > 64) return raise(rt, Exc::ValueError, "signal number out of range");
  struct sigaction action {};
  if (sigaction(static_cast<int>(number), nullptr, &action) != 0 || action.sa_handler == SIG_DFL ||
      action.sa_handler == SIG_IGN)
    return Owned::none();
  rt.machine.onSignal(static_cast<int>(number));
  return safePoint(rt) ? Owned::none() : Owned::error();
}

constexpr MethodDef kFunctions[] = {
    {"allocate_lock", thread_allocate_lock, "", "A new lock."},
    {"allocate", thread_allocate_lock, "", "A new lock."},
    {"_set_sentinel", thread_set_sentinel, "", "The lock that tells that a thread has ended."},
    {"get_ident", thread_get_ident, "", "A number for this thread."},
    {"get_native_id", thread_get_native_id, "", "The system's number for this thread."},
    {"_count", thread_count, "", "How many threads run beside the main one."},
    {"start_new_thread", thread_start, "function, args, kwargs=None, /",
     "Calls a function in a new thread; gives the thread's number."},
    {"start_new", thread_start, "function, args, kwargs=None, /", "See start_new_thread."},
    {"exit", thread_exit, "", "Raises SystemExit."},
    {"exit_thread", thread_exit, "", "Raises SystemExit."},
    {"stack_size", thread_stack_size, "size=0, /", "The stack size of new threads."},
    {"_is_main_interpreter", thread_is_main, "", "Is this the main interpreter?"},
    {"interrupt_main", thread_interrupt, "signum=2, /",
     "Lets the main thread find that a signal has arrived."},
};

constexpr GetSetDef kHookFields[] = {{"exc_type", structField<0>},
                                     {"exc_value", structField<1>},
                                     {"exc_traceback", structField<2>},
                                     {"thread", structField<3>}};
constexpr TypeDef kHookArgs = structTypeDef("_ExceptHookArgs", "_thread", kHookFields,
                                            "What threading.excepthook is told.", true);

bool addNames(Runtime& rt, Module* module) {
  Type* lock = moduleAddType(rt, module, lockTypeDef);
  if (!lock || !moduleAddType(rt, module, rlockTypeDef) ||
      !moduleAddType(rt, module, threadLocalTypeDef) || !moduleAddType(rt, module, kHookArgs))
    return false;
  retain(lock);
  static_cast<ThreadModule*>(module->state)->lock = lock;
  return moduleAdd(rt, module, "LockType", Value(lock)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::RuntimeError))) &&
         moduleAdd(rt, module, "TIMEOUT_MAX", newFloat(rt, kThreadTimeoutMax));
}

void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<ThreadModule*>(state)->lock);
}
void clearState(void* state) {
  Type* old = std::exchange(static_cast<ThreadModule*>(state)->lock, nullptr);
  if (old) release(old);
}

}  // namespace

extern const ModuleDef threadModule;
const ModuleDef threadModule = {
    .name = "_thread",
    .doc = "Threads and locks: what the module threading is made of.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(ThreadModule),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
