// The module _signal: sets of signals, which are blocked, waited for, sent to threads.

#include <pthread.h>

#include <cerrno>
#include <cmath>
#include <csignal>

#include "runtime/threads.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "stdlib/signal.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

bool setArg(Runtime& rt, Value signals, sigset_t* out) {
  sigemptyset(out);
  return forEach(rt, signals, [&](Value item) {
    int64_t number = -1;
    OURO_TRY_BOOL(whole, index(rt, item));
    if (!intFits(rt, whole, &number)) number = -1;
    if (number > 0 && number < NSIG) return sigaddset(out, static_cast<int>(number)), true;
    return fail(rt, Exc::ValueError, "signal number {} out of range [1; {}]", number, NSIG - 1);
  });
}

Owned setValue(Runtime& rt, const sigset_t& signals) {
  OURO_TRY(list, newList(rt));
  for (int64_t i = 1; i < NSIG; i++)
    if (sigismember(&signals, static_cast<int>(i)) == 1)
      OURO_CHECK(append(rt, list.as<List>(), Value::small(i)));
  return call(rt, Value(rt.type(TypeId::Set)), list);
}

Owned signal_pthread_sigmask(Runtime& rt, Value, Args args) {
  int how;
  sigset_t wanted, before;
  OURO_CHECK(cIntArg(rt, args[0], &how) && setArg(rt, args[1], &wanted));
  int error = pthread_sigmask(how, &wanted, &before);
  if (error) return raiseOSError(rt, error);
  OURO_CHECK(safePoint(rt));  // what was blocked may have arrived
  return setValue(rt, before);
}

Owned signal_pthread_kill(Runtime& rt, Value, Args args) {
  int64_t thread;
  int number;
  OURO_CHECK(indexInt64(rt, args[0], &thread) && cIntArg(rt, args[1], &number));
  int error = pthread_kill(static_cast<pthread_t>(thread), number);
  if (error) return raiseOSError(rt, error);
  return safePoint(rt) ? Owned::none() : Owned::error();
}

Owned signal_sigpending(Runtime& rt, Value, Args) {
  sigset_t pending;
  if (sigpending(&pending) < 0) return raiseOSError(rt, errno);
  return setValue(rt, pending);
}

Owned signal_sigwait(Runtime& rt, Value, Args args) {
  sigset_t wanted;
  int number = 0, error;
  OURO_CHECK(setArg(rt, args[0], &wanted));
  {
    Unlocked unlocked(rt);
    error = sigwait(&wanted, &number);
  }
  return error ? raiseOSError(rt, error) : smallInt(number);
}

constexpr GetSetDef kInfoFields[] = {
    {"si_signo", structField<0>, nullptr, "signal number"},
    {"si_code", structField<1>, nullptr, "signal code"},
    {"si_errno", structField<2>, nullptr, "errno associated with this signal"},
    {"si_pid", structField<3>, nullptr, "sending process ID"},
    {"si_uid", structField<4>, nullptr, "real user ID of sending process"},
    {"si_status", structField<5>, nullptr, "exit value or signal"},
    {"si_band", structField<6>, nullptr, "band event for SIGPOLL"},
};
constexpr TypeDef kInfoType =
    structTypeDef("struct_siginfo", "signal", kInfoFields, "What a signal says.", true);

Owned infoValue(Runtime& rt, Value module, const siginfo_t& info) {
  Owned items[] = {smallInt(info.si_signo), smallInt(info.si_code), smallInt(info.si_errno),
                   smallInt(info.si_pid),   smallInt(info.si_uid),  smallInt(info.si_status),
                   smallInt(info.si_band)};
  return newStruct(rt, signalInfoType(module), items);
}

Owned signal_sigwaitinfo(Runtime& rt, Value module, Args args) {
  sigset_t wanted;
  siginfo_t info = {};
  OURO_CHECK(setArg(rt, args[0], &wanted));
  int64_t result = retried(rt, [&] {
    Unlocked unlocked(rt);
    return sigwaitinfo(&wanted, &info);
  });
  return result < 0 ? failedCall(rt) : infoValue(rt, module, info);
}

Owned signal_sigtimedwait(Runtime& rt, Value module, Args args) {
  sigset_t wanted;
  siginfo_t info = {};
  double seconds;
  OURO_CHECK(setArg(rt, args[0], &wanted) && asDouble(rt, args[1], &seconds));
  if (!(seconds >= 0)) return raise(rt, Exc::ValueError, "timeout must be non-negative");
  seconds = std::min(seconds, 1e9);
  timespec timeout;
  timeout.tv_sec = static_cast<time_t>(seconds);
  timeout.tv_nsec = static_cast<long>((seconds - std::floor(seconds)) * 1e9);
  int64_t result = retried(rt, [&] {
    Unlocked unlocked(rt);
    return sigtimedwait(&wanted, &info, &timeout);
  });
  if (result < 0 && !errorPending(rt) && errno == EAGAIN) return Owned::none();
  return result < 0 ? failedCall(rt) : infoValue(rt, module, info);
}

constexpr MethodDef kRows[] = {
    {"pthread_sigmask", signal_pthread_sigmask, "how, mask, /",
     "Blocks signals in this thread, or no more; the set that was blocked."},
    {"pthread_kill", signal_pthread_kill, "thread_id, signalnum, /", "Sends a thread a signal."},
    {"sigpending", signal_sigpending, "", "The signals that have arrived but are blocked."},
    {"sigwait", signal_sigwait, "sigset, /", "Waits for one of these signals, and takes it."},
    {"sigwaitinfo", signal_sigwaitinfo, "sigset, /", "The same; what it says."},
    {"sigtimedwait", signal_sigtimedwait, "sigset, timeout, /",
     "The same, but waits so many seconds at most; then None."},
};
constexpr NamedNumber kNumbers[] = {
    {"SIG_BLOCK", SIG_BLOCK}, {"SIG_UNBLOCK", SIG_UNBLOCK}, {"SIG_SETMASK", SIG_SETMASK}};

}  // namespace

Type* addSignalSets(Runtime& rt, Module* module) {
  Type* info = moduleAddType(rt, module, kInfoType);
  bool ok = info && addStructNumbers(rt, info) && addFunctions(rt, module, kRows) &&
            addNumbers(rt, module, kNumbers);
  return ok ? info : nullptr;
}

}  // namespace ouro
