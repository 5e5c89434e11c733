// The module _thread for a program of one thread: locks that never have to wait for somebody else.
// A lock that is held already could only be freed by another thread, so waiting for it without a
// limit is an error here, not a standstill.

#include <pthread.h>
#include <unistd.h>

#include <cmath>
#include <ctime>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/struct_sequence.h"

namespace ouro {

namespace {

constexpr double kTimeoutMax = 9223372036.0;

struct Lock : Object {
  uint64_t holds;  // how often it was acquired; at most 1 of a plain lock
};
Owned newObject(Runtime& rt, Type* cls) {
  auto* made = static_cast<Lock*>(rt.allocate(cls, sizeof(Lock)));
  if (!made) return Owned::error();
  made->holds = 0;
  return Owned::adopt(made);
}
Lock* lockOf(Value v) { return v.as<Lock>(); }

// ---- arguments of acquire

struct Waiting {
  bool blocks = true;
  double seconds = -1;  // negative: for ever
};

bool waitingArgs(Runtime& rt, Args args, Waiting* out) {
  if (args.has(0)) {
    int64_t blocking;
    if (!indexInt64(rt, args[0], &blocking)) return false;
    out->blocks = blocking != 0;
  }
  if (!args.has(1)) return true;
  if (!asDouble(rt, args[1], &out->seconds)) return false;
  if (std::isnan(out->seconds))
    return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
  if (!out->blocks && out->seconds != -1)
    return fail(rt, Exc::ValueError, "can't specify a timeout for a non-blocking call");
  if (out->seconds < 0 && out->seconds != -1)
    return fail(rt, Exc::ValueError, "timeout value must be a non-negative number");
  if (out->seconds > kTimeoutMax) return fail(rt, Exc::OverflowError, "timeout value is too large");
  return true;
}

// Nobody can free the lock meanwhile, but the caller asked to wait.
Owned waitInVain(Runtime& rt, const Waiting& waiting) {
  if (!waiting.blocks) return Owned::boolean(false);
  if (waiting.seconds < 0)
    return raise(rt, Exc::RuntimeError, "deadlock: the only thread waits for a lock it holds");
  timespec left{static_cast<time_t>(waiting.seconds),
                static_cast<long>(std::fmod(waiting.seconds, 1.0) * 1e9)};
  while (nanosleep(&left, &left) != 0)
    if (!safePoint(rt)) return Owned::error();
  return Owned::boolean(false);
}

// ---- lock

Owned lock_acquire(Runtime& rt, Value self, Args args) {
  Waiting waiting;
  OURO_CHECK(waitingArgs(rt, args, &waiting));
  if (lockOf(self)->holds) return waitInVain(rt, waiting);
  lockOf(self)->holds = 1;
  return Owned::boolean(true);
}

Owned lock_release(Runtime& rt, Value self, Args) {
  if (!lockOf(self)->holds) return raise(rt, Exc::RuntimeError, "release unlocked lock");
  lockOf(self)->holds = 0;
  return Owned::none();
}
Owned lock_locked(Runtime&, Value self, Args) { return Owned::boolean(lockOf(self)->holds); }
Owned lock_reset(Runtime&, Value self, Args) {
  lockOf(self)->holds = 0;
  return Owned::none();
}

Owned lock_repr(Runtime& rt, Value self) {
  return newStr(
      rt, fmt::format("<{} {}.{} object at {:#x}>", lockOf(self)->holds ? "locked" : "unlocked",
                      "_thread", "lock", self.bits()));
}

Owned lock_enter(Runtime& rt, Value self, Args) {
  Value none[] = {Value::unbound(), Value::unbound()};
  return lock_acquire(rt, self, {none, 2});
}

constexpr MethodDef kLockMethods[] = {
    {"acquire", lock_acquire, "blocking=True, timeout=-1", "Acquires the lock, if it is free."},
    {"acquire_lock", lock_acquire, "blocking=True, timeout=-1", "See acquire."},
    {"release", lock_release, "", "Frees the lock."},
    {"release_lock", lock_release, "", "See release."},
    {"locked", lock_locked, "", "Is it held?"},
    {"locked_lock", lock_locked, "", "See locked."},
    {"_at_fork_reinit", lock_reset, "", "Frees the lock in a new process."},
    {"__enter__", lock_enter, "", "Acquires the lock."},
    {"__exit__", lock_release, "*args", "Frees the lock."},
};

// ---- RLock: the thread that holds it may acquire it again

Owned rlock_make(Runtime& rt, Type* cls, CallArgs) { return newObject(rt, cls); }

Owned rlock_acquire(Runtime& rt, Value self, Args args) {
  Waiting waiting;
  OURO_CHECK(waitingArgs(rt, args, &waiting));
  lockOf(self)->holds++;
  return Owned::boolean(true);
}
Owned rlock_enter(Runtime&, Value self, Args) {
  lockOf(self)->holds++;
  return Owned::boolean(true);
}
Owned rlock_release(Runtime& rt, Value self, Args) {
  if (!lockOf(self)->holds) return raise(rt, Exc::RuntimeError, "cannot release un-acquired lock");
  lockOf(self)->holds--;
  return Owned::none();
}
Owned rlock_recursion_count(Runtime&, Value self, Args) {
  return smallInt(static_cast<int64_t>(lockOf(self)->holds));
}

int64_t threadIdent() {
  return static_cast<int64_t>(reinterpret_cast<uintptr_t>(reinterpret_cast<void*>(pthread_self())));
}

Owned rlock_release_save(Runtime& rt, Value self, Args) {
  uint64_t holds = std::exchange(lockOf(self)->holds, 0);
  if (!holds) return raise(rt, Exc::RuntimeError, "cannot release un-acquired lock");
  return newTuple(rt, {Value::small(static_cast<int64_t>(holds)), Value::small(threadIdent())});
}
Owned rlock_acquire_restore(Runtime& rt, Value self, Args args) {
  int64_t holds;
  bool isState = isTuple(rt, args[0]) && args[0].as<Tuple>()->length == 2;
  if (!isState) return raise(rt, Exc::TypeError, "_acquire_restore() argument 1 must be tuple");
  OURO_CHECK(indexInt64(rt, (*args[0].as<Tuple>())[0], &holds));
  lockOf(self)->holds = static_cast<uint64_t>(holds);
  return Owned::none();
}

Owned rlock_repr(Runtime& rt, Value self) {
  uint64_t holds = lockOf(self)->holds;
  return newStr(rt, fmt::format("<{} _thread.RLock object owner={} count={} at {:#x}>",
                                holds ? "locked" : "unlocked", holds ? threadIdent() : 0, holds,
                                self.bits()));
}

constexpr MethodDef kRLockMethods[] = {
    {"acquire", rlock_acquire, "blocking=True, timeout=-1", "Acquires the lock once more."},
    {"release", rlock_release, "", "Frees the lock once."},
    {"_is_owned", lock_locked, "", "For threading.Condition."},
    {"_recursion_count", rlock_recursion_count, "", "How often it is held."},
    {"_release_save", rlock_release_save, "", "For threading.Condition."},
    {"_acquire_restore", rlock_acquire_restore, "state, /", "For threading.Condition."},
    {"_at_fork_reinit", lock_reset, "", "Frees the lock in a new process."},
    {"__enter__", rlock_enter, "", "Acquires the lock."},
    {"__exit__", rlock_release, "*args", "Frees the lock."},
};

constexpr TypeDef lockType(const char* name, uint32_t flags, const Slots& slots,
                           std::span<const MethodDef> methods, const char* doc) {
  return {.name = name,
          .module = "_thread",
          .basicSize = sizeof(Lock),
          .flags = kWeakReferable | flags,
          .slots = slots,
          .methods = methods,
          .doc = doc};
}
constexpr TypeDef kLock =
    lockType("lock", kNoInstances, {.repr = lock_repr}, kLockMethods, "A lock: held or free.");
constexpr TypeDef kRLock =
    lockType("RLock", kSubclassable, {.repr = rlock_repr, .make = rlock_make}, kRLockMethods,
             "A lock that its holder may acquire again.");

// ---- _local: attributes of a thread

Owned local_make(Runtime& rt, Type* cls, CallArgs given) {
  bool hasArguments = given.positional || (given.names && given.names->length);
  if (hasArguments && cls->slots.init == rt.type(TypeId::Object)->slots.init)
    return raise(rt, Exc::TypeError, "Initialization arguments are not supported");
  return newObject(rt, cls);
}

constexpr TypeDef kLocal = {
    .name = "_local",
    .module = "_thread",
    .basicSize = sizeof(Lock),
    .flags = kSubclassable | kHasDict | kWeakReferable | kContainerType,
    .traverse = [](Object*, Visitor&) {},
    .slots = {.make = local_make},
    .doc = "Attributes that each thread has for itself.",
};

// ---- functions

Owned thread_allocate_lock(Runtime& rt, Value module, Args) {
  auto* types = static_cast<Type**>(module.as<Module>()->state);
  return newObject(rt, *types);
}
Owned thread_get_ident(Runtime&, Value, Args) { return smallInt(threadIdent()); }
Owned thread_get_native_id(Runtime&, Value, Args) { return smallInt(gettid()); }
Owned thread_count(Runtime&, Value, Args) { return smallInt(0); }
Owned thread_start(Runtime& rt, Value, Args args) {
  if (!isCallable(rt, args[0])) return raise(rt, Exc::TypeError, "first arg must be callable");
  if (!isTuple(rt, args[1])) return raise(rt, Exc::TypeError, "2nd arg must be a tuple");
  return raise(rt, Exc::RuntimeError, "can't start new thread: this interpreter has one only");
}
Owned thread_exit(Runtime& rt, Value, Args) {
  OURO_TRY(error, call(rt, Value(rt.exception(Exc::SystemExit))));
  return raiseValue(rt, error);
}
Owned thread_stack_size(Runtime&, Value, Args) { return smallInt(0); }
Owned thread_is_main(Runtime&, Value, Args) { return Owned::boolean(true); }
Owned thread_interrupt(Runtime& rt, Value, Args) { return raise(rt, Exc::KeyboardInterrupt, ""); }

constexpr MethodDef kFunctions[] = {
    {"allocate_lock", thread_allocate_lock, "", "A new lock."},
    {"allocate", thread_allocate_lock, "", "A new lock."},
    {"_set_sentinel", thread_allocate_lock, "", "The lock that tells that a thread has ended."},
    {"get_ident", thread_get_ident, "", "A number for this thread."},
    {"get_native_id", thread_get_native_id, "", "The system's number for this thread."},
    {"_count", thread_count, "", "How many threads were started."},
    {"start_new_thread", thread_start, "function, args, kwargs=None, /",
     "Raises RuntimeError: there is one thread."},
    {"start_new", thread_start, "function, args, kwargs=None, /", "See start_new_thread."},
    {"exit", thread_exit, "", "Raises SystemExit."},
    {"exit_thread", thread_exit, "", "Raises SystemExit."},
    {"stack_size", thread_stack_size, "size=0, /", "The stack size of new threads."},
    {"_is_main_interpreter", thread_is_main, "", "Is this the main interpreter?"},
    {"interrupt_main", thread_interrupt, "signum=2, /", "Raises KeyboardInterrupt."},
};

constexpr GetSetDef kHookFields[] = {{"exc_type", structField<0>},
                                     {"exc_value", structField<1>},
                                     {"exc_traceback", structField<2>},
                                     {"thread", structField<3>}};
constexpr TypeDef kHookArgs = structTypeDef("_ExceptHookArgs", "_thread", kHookFields,
                                            "What threading.excepthook is told.", true);

bool addNames(Runtime& rt, Module* module) {
  Type* lock = moduleAddType(rt, module, kLock);
  if (!lock || !moduleAddType(rt, module, kRLock) || !moduleAddType(rt, module, kLocal) ||
      !moduleAddType(rt, module, kHookArgs))
    return false;
  retain(lock);
  *static_cast<Type**>(module->state) = lock;
  return moduleAdd(rt, module, "LockType", Value(lock)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::RuntimeError))) &&
         moduleAdd(rt, module, "TIMEOUT_MAX", newFloat(rt, kTimeoutMax));
}

void visitState(void* state, Visitor& visitor) { visit(visitor, *static_cast<Type**>(state)); }
void clearState(void* state) {
  Type* old = std::exchange(*static_cast<Type**>(state), nullptr);
  if (old) release(old);
}

}  // namespace

extern const ModuleDef threadModule;
const ModuleDef threadModule = {
    .name = "_thread",
    .doc = "Locks, and what there is to say about the one thread.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(Type*),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
