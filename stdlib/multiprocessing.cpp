// The module _multiprocessing: the semaphore that processes share. CPython's multiprocessing makes
// its locks of it.

#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>

#include <cerrno>
#include <climits>
#include <cmath>
#include <ctime>

#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/str.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

enum Kind { kRecursiveMutex, kSemaphore };

struct SemLock : Object {
  sem_t* handle;             // null: not opened yet
  int kind, maximum, count;  // count: how often this process has acquired it more than released
  pthread_t owner;           // the last thread of this process that acquired it
  Value name;                // str or None; owned
};
SemLock* lockOf(Value v) { return v.as<SemLock>(); }
bool isMine(const SemLock* lock) {
  return lock->count > 0 && pthread_equal(lock->owner, pthread_self());
}

Owned newLock(Runtime& rt, Type* cls, int kind, int maximum, Value name) {
  auto* made = rt.make<SemLock>(cls);
  if (!made) return Owned::error();
  made->handle = nullptr;
  made->kind = kind;
  made->maximum = maximum;
  made->count = 0;
  made->owner = {};
  made->name = Owned::share(name).take();
  return Owned::adopt(made);
}
void semlock_destroy(Object* object) {
  auto* self = static_cast<SemLock*>(object);
  if (self->handle) sem_close(self->handle);
  if (!self->name.isNull()) release(self->name);
  self->name = Value();
}
void semlock_traverse(Object* object, Visitor& visitor) {
  Value name = static_cast<SemLock*>(object)->name;
  if (!name.isNull()) visit(visitor, name);
}

bool nameArg(Runtime& rt, Value v, std::string* out) {
  if (!isStr(rt, v)) return fail(rt, Exc::TypeError, "a name must be str, not {}", typeName(rt, v));
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  if (out->find('\0') == std::string::npos) return true;
  return fail(rt, Exc::ValueError, "embedded null character");
}

Owned semlock_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "kind, value, maxvalue, name, unlink";
  Value out[5];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "SemLock", given, out, &keywords) < 0)
    return Owned::error();
  int kind, value, maximum, unlink;
  std::string name;
  OURO_CHECK(cIntArg(rt, out[0], &kind) && cIntArg(rt, out[1], &value) &&
             cIntArg(rt, out[2], &maximum) && nameArg(rt, out[3], &name));
  unlink = truth(rt, out[4]);
  if (unlink < 0) return Owned::error();
  if (kind != kRecursiveMutex && kind != kSemaphore)
    return raise(rt, Exc::ValueError, "unrecognized kind");
  OURO_TRY(made, newLock(rt, cls, kind, maximum, unlink ? Value::none() : out[3]));
  sem_t* handle = sem_open(name.c_str(), O_CREAT | O_EXCL, 0600, static_cast<unsigned>(value));
  if (handle == SEM_FAILED) return raiseOSError(rt, errno);
  lockOf(made)->handle = handle;
  if (unlink && sem_unlink(name.c_str()) < 0) return raiseOSError(rt, errno);
  return made.take();
}

// _rebuild(handle, kind, maxvalue, name): in another process, by the name.
Owned semlock_rebuild(Runtime& rt, Value cls, Args args) {
  int64_t handle;
  int kind, maximum;
  OURO_CHECK(indexInt64(rt, args[0], &handle) && cIntArg(rt, args[1], &kind) &&
             cIntArg(rt, args[2], &maximum));
  if (args[3].isNone())
    return raise(rt, Exc::ValueError, "a semaphore without a name cannot be opened again");
  std::string name;
  OURO_CHECK(nameArg(rt, args[3], &name));
  OURO_TRY(made, newLock(rt, cls.as<Type>(), kind, maximum, args[3]));
  sem_t* opened = sem_open(name.c_str(), 0);
  if (opened == SEM_FAILED) return raiseOSError(rt, errno);
  lockOf(made)->handle = opened;
  return made.take();
}

// ---- acquiring

timespec deadlineAfter(double seconds) {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  seconds = std::min(std::max(seconds, 0.0), 1e9);
  double whole = std::floor(seconds);
  now.tv_sec += static_cast<time_t>(whole);
  now.tv_nsec += static_cast<long>((seconds - whole) * 1e9);
  if (now.tv_nsec >= 1'000'000'000) now.tv_sec++, now.tv_nsec -= 1'000'000'000;
  return now;
}

Owned semlock_acquire(Runtime& rt, Value v, Args args) {
  SemLock* self = lockOf(v);
  Local held(v);
  int waits = args.has(0) ? truth(rt, args[0]) : 1;
  if (waits < 0) return Owned::error();
  if (self->kind == kRecursiveMutex && isMine(self)) {
    self->count++;
    return Owned::boolean(true);
  }
  bool hasTimeout = args.has(1) && !args[1].isNone();
  double seconds = 0;
  OURO_CHECK(!hasTimeout || asDouble(rt, args[1], &seconds));
  timespec deadline = deadlineAfter(seconds);
  int64_t result = retried(rt, [&] { return sem_trywait(self->handle); });
  if (result < 0 && errno == EAGAIN && waits && !errorPending(rt)) {
    result = retried(rt, [&] {
      Unlocked unlocked(rt);
      return hasTimeout ? sem_timedwait(self->handle, &deadline) : sem_wait(self->handle);
    });
  }
  if (result < 0 && !errorPending(rt) && (errno == EAGAIN || errno == ETIMEDOUT))
    return Owned::boolean(false);
  if (result < 0) return failedCall(rt);
  self->count++;
  self->owner = pthread_self();
  return Owned::boolean(true);
}

Owned semlock_release(Runtime& rt, Value v, Args) {
  SemLock* self = lockOf(v);
  if (self->kind == kRecursiveMutex) {
    if (!isMine(self)) {
      return raise(rt, Exc::AssertionError,
                   "attempt to release recursive lock not owned by thread");
    }
    if (self->count > 1) {
      self->count--;
      return Owned::none();
    }
  } else {
    int value;
    if (sem_getvalue(self->handle, &value) < 0) return raiseOSError(rt, errno);
    if (value >= self->maximum)
      return raise(rt, Exc::ValueError, "semaphore or lock released too many times");
  }
  if (sem_post(self->handle) < 0) return raiseOSError(rt, errno);
  self->count--;
  return Owned::none();
}

Owned semlock_enter(Runtime& rt, Value v, Args) {
  Value none[] = {Value::unbound(), Value::unbound()};
  return semlock_acquire(rt, v, Args{none, 2});
}

// ---- what it says of itself

Owned semlock_count(Runtime&, Value v, Args) { return smallInt(lockOf(v)->count); }
Owned semlock_is_mine(Runtime&, Value v, Args) { return Owned::boolean(isMine(lockOf(v))); }
Owned semlock_get_value(Runtime& rt, Value v, Args) {
  int value;
  if (sem_getvalue(lockOf(v)->handle, &value) < 0) return raiseOSError(rt, errno);
  return smallInt(std::max(value, 0));
}
Owned semlock_is_zero(Runtime& rt, Value v, Args) {
  int value;
  if (sem_getvalue(lockOf(v)->handle, &value) < 0) return raiseOSError(rt, errno);
  return Owned::boolean(value <= 0);
}
Owned semlock_after_fork(Runtime&, Value v, Args) {
  lockOf(v)->count = 0;
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"acquire", semlock_acquire, "block=True, timeout=None",
     "Takes one; waits for it unless block is false. True: it was taken."},
    {"release", semlock_release, "", "Gives one back."},
    {"__enter__", semlock_enter, "", "Takes one."},
    {"__exit__", semlock_release, "exc_type=None, exc_value=None, exc_tb=None, /",
     "Gives one back."},
    {"_count", semlock_count, "", "How often this process has taken it and not given it back."},
    {"_is_mine", semlock_is_mine, "", "Has this thread taken it?"},
    {"_get_value", semlock_get_value, "", "How many there are to take."},
    {"_is_zero", semlock_is_zero, "", "Is there none to take?"},
    {"_after_fork", semlock_after_fork, "", "In the child of a fork: it has taken none."},
    {"_rebuild", semlock_rebuild, "handle, kind, maxvalue, name, /",
     "The same semaphore in another process.", MethodKind::Class},
};
constexpr GetSetDef kAttributes[] = {
    {"handle",
     [](Runtime& rt, Value v) {
       return newInt(rt, static_cast<int64_t>(reinterpret_cast<intptr_t>(lockOf(v)->handle)));
     },
     refuseSet},
    {"kind", [](Runtime&, Value v) { return smallInt(lockOf(v)->kind); }, refuseSet},
    {"maxvalue", [](Runtime&, Value v) { return smallInt(lockOf(v)->maximum); }, refuseSet},
    {"name", [](Runtime&, Value v) { return Owned::share(lockOf(v)->name); }, refuseSet},
};
constexpr TypeDef kSemLock = {
    .name = "SemLock",
    .module = "_multiprocessing",
    .basicSize = sizeof(SemLock),
    .flags = kSubclassable | kContainerType,
    .traverse = semlock_traverse,
    .destroy = semlock_destroy,
    .slots = {.make = semlock_make},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "kind, value, maxvalue, name, unlink",
    .doc = "A semaphore that processes share.",
};

// ---- the module

Owned multiprocessing_sem_unlink(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(nameArg(rt, args[0], &name));
  return noneOrError(rt, sem_unlink(name.c_str()));
}
constexpr MethodDef kFunctions[] = {
    {"sem_unlink", multiprocessing_sem_unlink, "name, /", "Takes a semaphore's name away."},
};

bool addToType(Runtime& rt, Type* type, const char* name, int64_t number) {
  Ref<Str> key = intern(rt, name);
  return key && readyType(rt, type) &&
         dictSet(rt, type->dict.get(), key.get(), Value::small(number));
}

bool addNames(Runtime& rt, Module* module) {
  Type* type = moduleAddType(rt, module, kSemLock);
  if (!type || !addToType(rt, type, "SEM_VALUE_MAX", INT_MAX)) return false;
  OURO_TRY_BOOL(flags, newDict(rt));
  for (const char* name : {"HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"}) {
    OURO_TRY_BOOL(key, newStr(rt, name));
    if (!dictSet(rt, flags.as<Dict>(), key, Value::small(1))) return false;
  }
  return moduleAdd(rt, module, "flags", flags.get());
}

}  // namespace

extern const ModuleDef multiprocessingModule;
const ModuleDef multiprocessingModule = {
    .name = "_multiprocessing",
    .doc = "What processes share.",
    .functions = kFunctions,
    .exec = addNames,
};

}  // namespace ouro
