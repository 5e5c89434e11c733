// Lock and RLock. Their fields change under the runtime's lock only. Who has to wait stands in the
// lock's queue; whoever frees the lock wakes the first of it, which takes the lock if nobody was
// quicker.

#include <cmath>
#include <csignal>
#include <ctime>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/thread.h"

namespace ouro {

namespace {

struct Waiter {
  Waiter* next;
  Thread* thread;
};

struct Lock : Object {
  uint64_t holds;  // how often it was acquired; at most 1 of a plain lock
  uint64_t owner;  // the thread that holds it
  Waiter* first;   // the queue; each lies on the native stack of the thread that waits
};
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
    return fail(rt, Exc::ValueError, "timeout value must be positive");
  if (out->seconds > 1e10)
    return fail(rt, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
  if (out->seconds > kThreadTimeoutMax)
    return fail(rt, Exc::OverflowError, "timeout value is too large");
  return true;
}

// ---- waiting

int64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * int64_t{1000000000} + time.tv_nsec;
}

void take(Lock* lock, uint64_t ident) {
  lock->holds = 1;
  lock->owner = ident;
}

void letGo(Lock* lock) {
  lock->holds = 0;
  if (lock->first) Threads::wake(lock->first->thread);
}

// A place in the queue. Leaving it passes on a wake-up that came in vain.
class InQueue {
 public:
  InQueue(Runtime& rt, Lock* lock) : lock_(lock), waiter_{nullptr, rt.thread} {
    Waiter** last = &lock->first;
    while (*last) last = &(*last)->next;
    *last = &waiter_;
  }
  ~InQueue() {
    Waiter** link = &lock_->first;
    while (*link && *link != &waiter_) link = &(*link)->next;
    if (*link) *link = waiter_.next;
    if (!lock_->holds && lock_->first) Threads::wake(lock_->first->thread);
  }
  InQueue(const InQueue&) = delete;
  InQueue& operator=(const InQueue&) = delete;

 private:
  Lock* lock_;
  Waiter waiter_;
};

enum class Acquired { Yes, No, Error };

Acquired queueFor(Runtime& rt, Lock* lock, int64_t deadline) {
  Local held{Value(lock)};
  InQueue place(rt, lock);
  for (;;) {
    threadsOf(rt).park(deadline);
    // A signal that came meanwhile is seen to first or, once the lock is held, with the lock held.
    bool isFree = !lock->holds;
    if (isFree) take(lock, threadIdent());
    if (!safePoint(rt)) return Acquired::Error;
    if (isFree) return Acquired::Yes;
    if (deadline >= 0 && now() >= deadline) return Acquired::No;
  }
}

// May the handler of a signal other than Ctrl-C end a wait that nothing else can?
bool handlesSignals() {
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action {};
    if (number == SIGINT || sigaction(number, nullptr, &action) < 0) continue;
    if (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) return true;
  }
  return false;
}

Acquired acquire(Runtime& rt, Lock* lock, const Waiting& waiting) {
  if (!lock->holds) {
    take(lock, threadIdent());
    return Acquired::Yes;
  }
  if (!waiting.blocks || waiting.seconds == 0) return Acquired::No;
  bool isAlone = !rt.threads || rt.threads->count() == 0;
  if (isAlone && waiting.seconds < 0 && !handlesSignals()) {
    (void)raise(rt, Exc::RuntimeError, "deadlock: the only thread waits for a lock it holds");
    return Acquired::Error;
  }
  int64_t deadline = waiting.seconds < 0 ? -1 : now() + static_cast<int64_t>(waiting.seconds * 1e9);
  return queueFor(rt, lock, deadline);
}

Owned answer(Acquired result) {
  return result == Acquired::Error ? Owned::error() : Owned::boolean(result == Acquired::Yes);
}

// ---- lock

Owned lock_acquire(Runtime& rt, Value self, Args args) {
  Waiting waiting;
  OURO_CHECK(waitingArgs(rt, args, &waiting));
  return answer(acquire(rt, lockOf(self), waiting));
}

Owned lock_release(Runtime& rt, Value self, Args) {
  if (!lockOf(self)->holds) return raise(rt, Exc::RuntimeError, "release unlocked lock");
  letGo(lockOf(self));
  return Owned::none();
}
Owned lock_locked(Runtime&, Value self, Args) { return Owned::boolean(lockOf(self)->holds); }
Owned lock_reset(Runtime&, Value self, Args) {
  lockOf(self)->holds = 0;
  lockOf(self)->first = nullptr;
  return Owned::none();
}

Owned lock_repr(Runtime& rt, Value self) {
  return newStr(rt, fmt::format("<{} _thread.lock object at {:#x}>",
                                lockOf(self)->holds ? "locked" : "unlocked", self.bits()));
}

Owned lock_enter(Runtime& rt, Value self, Args) {
  return answer(acquire(rt, lockOf(self), Waiting{}));
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

Owned rlock_make(Runtime& rt, Type* cls, const CallArgs&) { return newLock(rt, cls); }

bool isOwned(const Lock* lock) { return lock->holds && lock->owner == threadIdent(); }

Acquired acquireAgain(Runtime& rt, Lock* lock, const Waiting& waiting) {
  if (!isOwned(lock)) return acquire(rt, lock, waiting);
  lock->holds++;
  return Acquired::Yes;
}

Owned rlock_acquire(Runtime& rt, Value self, Args args) {
  Waiting waiting;
  OURO_CHECK(waitingArgs(rt, args, &waiting));
  return answer(acquireAgain(rt, lockOf(self), waiting));
}
Owned rlock_enter(Runtime& rt, Value self, Args) {
  return answer(acquireAgain(rt, lockOf(self), Waiting{}));
}
Owned rlock_release(Runtime& rt, Value self, Args) {
  Lock* lock = lockOf(self);
  if (!isOwned(lock)) return raise(rt, Exc::RuntimeError, "cannot release un-acquired lock");
  if (lock->holds > 1) {
    lock->holds--;
  } else {
    letGo(lock);
  }
  return Owned::none();
}
Owned rlock_is_owned(Runtime&, Value self, Args) { return Owned::boolean(isOwned(lockOf(self))); }
Owned rlock_recursion_count(Runtime&, Value self, Args) {
  return smallInt(isOwned(lockOf(self)) ? static_cast<int64_t>(lockOf(self)->holds) : 0);
}

Owned rlock_release_save(Runtime& rt, Value self, Args) {
  Lock* lock = lockOf(self);
  if (!lock->holds) return raise(rt, Exc::RuntimeError, "cannot release un-acquired lock");
  OURO_TRY(state, newTuple(rt, {Value::small(static_cast<int64_t>(lock->holds)),
                                Value::small(static_cast<int64_t>(lock->owner))}));
  letGo(lock);
  return state.take();
}
Owned rlock_acquire_restore(Runtime& rt, Value self, Args args) {
  int64_t holds;
  bool isState = isTuple(rt, args[0]) && args[0].as<Tuple>()->length == 2;
  if (!isState) return raise(rt, Exc::TypeError, "_acquire_restore() argument 1 must be tuple");
  OURO_CHECK(indexInt64(rt, (*args[0].as<Tuple>())[0], &holds));
  if (acquire(rt, lockOf(self), Waiting{}) == Acquired::Error) return Owned::error();
  lockOf(self)->holds = static_cast<uint64_t>(holds);
  return Owned::none();
}

Owned rlock_repr(Runtime& rt, Value self) {
  const Lock* lock = lockOf(self);
  return newStr(rt, fmt::format("<{} _thread.RLock object owner={} count={} at {:#x}>",
                                lock->holds ? "locked" : "unlocked", lock->holds ? lock->owner : 0,
                                lock->holds, self.bits()));
}

constexpr MethodDef kRLockMethods[] = {
    {"acquire", rlock_acquire, "blocking=True, timeout=-1", "Acquires the lock once more."},
    {"release", rlock_release, "", "Frees the lock once."},
    {"_is_owned", rlock_is_owned, "", "For threading.Condition."},
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

}  // namespace

const TypeDef lockTypeDef =
    lockType("lock", kNoInstances, {.repr = lock_repr}, kLockMethods, "A lock: held or free.");
const TypeDef rlockTypeDef =
    lockType("RLock", kSubclassable, {.repr = rlock_repr, .make = rlock_make}, kRLockMethods,
             "A lock that its holder may acquire again.");

Owned newLock(Runtime& rt, Type* cls) {
  auto* made = static_cast<Lock*>(rt.allocate(cls, sizeof(Lock)));
  if (!made) return Owned::error();
  made->holds = made->owner = 0;
  made->first = nullptr;
  return Owned::adopt(made);
}

void freeLock(Object* lock) {
  if (static_cast<Lock*>(lock)->holds) letGo(static_cast<Lock*>(lock));
}

}  // namespace ouro
