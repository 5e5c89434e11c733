// The module _signal: which function is called when a signal has arrived. Handlers run between two
// instructions of the script (vm/signals.cpp).

#include "stdlib/signal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>

#include "runtime/frame.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/faults.h"
#include "stdlib/system_call.h"

namespace ouro {

extern const ModuleDef signalModule;

namespace {

constexpr int kSignals = 65;

struct SignalState {
  Value handlers[kSignals];  // callable, 0 (default), 1 (ignored), None (unknown); owned
  Type* info;                // struct_siginfo; kept by the machine
  Value timerError;          // signal.ItimerError; owned, null before it is made
};
SignalState* stateOf(Value module) { return static_cast<SignalState*>(module.as<Module>()->state); }

bool signalArg(Runtime& rt, Value v, int* number) {
  int64_t value;
  if (!indexInt64(rt, v, &value)) return false;
  if (value < 1 || value >= kSignals)
    return fail(rt, Exc::ValueError, "signal number out of range");
  *number = static_cast<int>(value);
  return true;
}

Owned signal_signal(Runtime& rt, Value module, Args args) {
  int number;
  OURO_CHECK(signalArg(rt, args[0], &number));
  struct sigaction action {};
  int64_t kind = -1;
  if (isCallable(rt, args[1])) {
    action.sa_handler = rt.machine.onSignal;
  } else if (isInt(rt, args[1]) && intFits(rt, args[1], &kind) && (kind == 0 || kind == 1)) {
    action.sa_handler = kind ? SIG_IGN : SIG_DFL;
  } else {
    return raise(rt, Exc::TypeError,
                 "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  }
  if (!rt.thread->isMain)
    return raise(rt, Exc::ValueError, "signal only works in main thread of the main interpreter");
  OURO_CHECK(safePoint(rt));
  if (sigaction(number, &action, nullptr) < 0) return raiseOSError(rt, errno);
  retain(args[1]);
  return Owned::adopt(std::exchange(stateOf(module)->handlers[number], args[1]));
}

Owned signal_getsignal(Runtime& rt, Value module, Args args) {
  int number;
  OURO_CHECK(signalArg(rt, args[0], &number));
  return Owned::share(stateOf(module)->handlers[number]);
}

Owned signal_default_int_handler(Runtime& rt, Value, Args) {
  OURO_TRY(error, call(rt, Value(rt.exception(Exc::KeyboardInterrupt))));
  return raiseValue(rt, error);
}

Owned signal_alarm(Runtime& rt, Value, Args args) {
  int64_t seconds;
  OURO_CHECK(indexInt64(rt, args[0], &seconds));
  return smallInt(alarm(static_cast<unsigned>(seconds)));
}
Owned signal_pause(Runtime& rt, Value, Args) {
  {
    Unlocked unlocked(rt);
    pause();
  }
  return safePoint(rt) ? Owned::none() : Owned::error();
}
Owned signal_raise_signal(Runtime& rt, Value, Args args) {
  int64_t number;
  OURO_CHECK(indexInt64(rt, args[0], &number));
  if (::raise(static_cast<int>(number)) != 0) return raiseOSError(rt, errno);
  return safePoint(rt) ? Owned::none() : Owned::error();
}

Owned signal_strsignal(Runtime& rt, Value, Args args) {
  int number;
  OURO_CHECK(signalArg(rt, args[0], &number));
  const char* text = strsignal(number);
  if (!text || std::strncmp(text, "Unknown", 7) == 0) return Owned::none();
  return newStr(rt, text);
}

// ---- timers

timeval timeOf(double seconds) {
  // Rounded up: what is not nothing does not become it.
  double whole = std::floor(seconds), micros = std::ceil((seconds - whole) * 1e6);
  bool carries = micros >= 1e6;
  return {.tv_sec = static_cast<time_t>(whole) + carries,
          .tv_usec = carries ? 0 : static_cast<suseconds_t>(micros)};
}
Owned timerPair(Runtime& rt, const itimerval& timer) {
  auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  OURO_TRY(left, newFloat(rt, seconds(timer.it_value)));
  OURO_TRY(interval, newFloat(rt, seconds(timer.it_interval)));
  return newTuple(rt, {left, interval});
}
Owned raiseTimerError(Runtime& rt, Value module) {
  const int number = errno;
  OURO_TRY(text, newStr(rt, strerror(number)));
  OURO_TRY(error, call(rt, stateOf(module)->timerError, Value::small(number), text));
  return raiseValue(rt, error);
}
Owned signal_setitimer(Runtime& rt, Value module, Args args) {
  int64_t which;
  double seconds, interval = 0;
  OURO_CHECK(indexInt64(rt, args[0], &which) && asDouble(rt, args[1], &seconds) &&
             (!args.has(2) || asDouble(rt, args[2], &interval)));
  itimerval timer{timeOf(interval), timeOf(seconds)}, old{};
  if (setitimer(static_cast<__itimer_which>(which), &timer, &old) < 0)
    return raiseTimerError(rt, module);
  return timerPair(rt, old);
}
Owned signal_getitimer(Runtime& rt, Value module, Args args) {
  int64_t which;
  OURO_CHECK(indexInt64(rt, args[0], &which));
  itimerval timer{};
  if (getitimer(static_cast<__itimer_which>(which), &timer) < 0) return raiseTimerError(rt, module);
  return timerPair(rt, timer);
}

Owned signal_valid_signals(Runtime& rt, Value, Args) {
  sigset_t all;
  sigfillset(&all);
  OURO_TRY(set, newSet(rt, Value::unbound()));
  for (int number = 1; number < kSignals; number++)
    if (sigismember(&all, number) == 1) OURO_CHECK(setAdd(rt, set.as<Set>(), Value::small(number)));
  return set.take();
}

Owned signal_siginterrupt(Runtime& rt, Value, Args args) {
  int number;
  int on = truth(rt, args[1]);
  if (on < 0 || !signalArg(rt, args[0], &number)) return Owned::error();
  struct sigaction action {};
  sigaction(number, nullptr, &action);
  action.sa_flags = on ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
  if (sigaction(number, &action, nullptr) < 0) return raiseOSError(rt, errno);
  return Owned::none();
}
Owned signal_set_wakeup_fd(Runtime& rt, Value, Args args) {
  int fd, warns = args.has(1) ? truth(rt, args[1]) : 1;
  OURO_CHECK(cIntArg(rt, args[0], &fd) && warns >= 0);
  if (!rt.thread->isMain)
    return raise(rt, Exc::ValueError,
                 "set_wakeup_fd only works in main thread of the main interpreter");
  if (fd != -1) {
    struct stat status;
    int flags = fcntl(fd, F_GETFL);
    if (fstat(fd, &status) < 0 || flags < 0) return raiseOSError(rt, errno);
    if (!(flags & O_NONBLOCK))
      return raise(rt, Exc::ValueError, "the fd {} must be in non-blocking mode", fd);
  }
  rt.signalWakeup.warnsWhenFull = warns == 1;
  return smallInt(std::exchange(rt.signalWakeup.fd, fd < 0 ? -1 : fd));
}

// For faulthandler.
Owned signal_watch_faults(Runtime& rt, Value, Args args) {
  int64_t fd;
  const int all = truth(rt, args[1]);
  OURO_CHECK(all >= 0 && indexInt64(rt, args[0], &fd));
  OURO_CHECK(watchFaults(rt, static_cast<int>(fd), all));
  return Owned::none();
}
Owned signal_forget_faults(Runtime&, Value, Args) {
  forgetFaults();
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"_watch_faults", signal_watch_faults, "fd, all_threads, /", "See faulthandler.enable()."},
    {"_forget_faults", signal_forget_faults, "", "See faulthandler.disable()."},
    {"signal", signal_signal, "signalnum, handler, /", "Sets a signal's handler; the old one."},
    {"getsignal", signal_getsignal, "signalnum, /", "A signal's handler."},
    {"default_int_handler", signal_default_int_handler, "signalnum, frame, /",
     "Raises KeyboardInterrupt."},
    {"alarm", signal_alarm, "seconds, /", "Asks for a SIGALRM; what was left of the last one."},
    {"pause", signal_pause, "", "Waits for a signal."},
    {"raise_signal", signal_raise_signal, "signalnum, /", "Sends the process a signal."},
    {"strsignal", signal_strsignal, "signalnum, /", "What the system calls a signal."},
    {"setitimer", signal_setitimer, "which, seconds, interval=0.0, /", "Sets a timer."},
    {"getitimer", signal_getitimer, "which, /", "What a timer shows."},
    {"valid_signals", signal_valid_signals, "", "The numbers of all signals."},
    {"siginterrupt", signal_siginterrupt, "signalnum, flag, /",
     "Does this signal interrupt system calls?"},
    {"set_wakeup_fd", signal_set_wakeup_fd, "fd, /, *, warn_on_full_buffer=True",
     "Where the number of each signal is written as it arrives; -1: nowhere."},
};

struct Row {
  const char* name;
  int number;
};
constexpr Row kRows[] = {
    {"SIGHUP", SIGHUP},
    {"SIGINT", SIGINT},
    {"SIGQUIT", SIGQUIT},
    {"SIGILL", SIGILL},
    {"SIGTRAP", SIGTRAP},
    {"SIGABRT", SIGABRT},
    {"SIGIOT", SIGIOT},
    {"SIGBUS", SIGBUS},
    {"SIGFPE", SIGFPE},
    {"SIGKILL", SIGKILL},
    {"SIGUSR1", SIGUSR1},
    {"SIGSEGV", SIGSEGV},
    {"SIGUSR2", SIGUSR2},
    {"SIGPIPE", SIGPIPE},
    {"SIGALRM", SIGALRM},
    {"SIGTERM", SIGTERM},
    {"SIGSTKFLT", SIGSTKFLT},
    {"SIGCHLD", SIGCHLD},
    {"SIGCLD", SIGCHLD},
    {"SIGCONT", SIGCONT},
    {"SIGSTOP", SIGSTOP},
    {"SIGTSTP", SIGTSTP},
    {"SIGTTIN", SIGTTIN},
    {"SIGTTOU", SIGTTOU},
    {"SIGURG", SIGURG},
    {"SIGXCPU", SIGXCPU},
    {"SIGXFSZ", SIGXFSZ},
    {"SIGVTALRM", SIGVTALRM},
    {"SIGPROF", SIGPROF},
    {"SIGWINCH", SIGWINCH},
    {"SIGIO", SIGIO},
    {"SIGPOLL", SIGIO},
    {"SIGPWR", SIGPWR},
    {"SIGSYS", SIGSYS},
    {"SIG_DFL", 0},
    {"SIG_IGN", 1},
    {"NSIG", kSignals},
    {"ITIMER_REAL", ITIMER_REAL},
    {"ITIMER_VIRTUAL", ITIMER_VIRTUAL},
    {"ITIMER_PROF", ITIMER_PROF},
};

// What the handlers are when the module is first imported.
bool readHandlers(Runtime& rt, Module* module) {
  Ref<Str> name = intern(rt, "default_int_handler");
  if (!name) return false;
  Value interrupt = dictGet(rt, module->dict.get(), name.get());
  auto* state = static_cast<SignalState*>(module->state);
  state->handlers[0] = Value::none();
  for (int number = 1; number < kSignals; number++) {
    struct sigaction action {};
    Value& handler = state->handlers[number];
    handler = Value::none();
    if (sigaction(number, nullptr, &action) < 0) continue;
    if (action.sa_handler == SIG_DFL) handler = Value::small(0);
    if (action.sa_handler == SIG_IGN) handler = Value::small(1);
    if (action.sa_handler == rt.machine.onSignal) handler = Owned::share(interrupt).take();
  }
  return true;
}

// The class is called otherwise than the module calls it.
bool addTimerError(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "itimer_error", Exc::OSError));
  Ref<Str> name = intern(rt, "itimer_error");
  if (!name || dictDelete(rt, module->dict.get(), Value(name.get())) < 0) return false;
  auto* state = static_cast<SignalState*>(module->state);
  state->timerError = Owned::share(error).take();
  Ref<Str> owner = intern(rt, "signal");
  return owner && setAttr(rt, error, rt.names.module, Value(owner.get())) &&
         moduleAdd(rt, module, "ItimerError", Owned::share(error));
}

bool addNames(Runtime& rt, Module* module) {
  for (const Row& row : kRows)
    if (!moduleAdd(rt, module, row.name, smallInt(row.number))) return false;
  return moduleAdd(rt, module, "SIGRTMIN", smallInt(SIGRTMIN)) &&
         moduleAdd(rt, module, "SIGRTMAX", smallInt(SIGRTMAX)) && addTimerError(rt, module) &&
         readHandlers(rt, module) &&
         (static_cast<SignalState*>(module->state)->info = addSignalSets(rt, module)) != nullptr;
}

void visitState(void* state, Visitor& visitor) {
  for (Value v : static_cast<SignalState*>(state)->handlers) visit(visitor, v);
  if (!static_cast<SignalState*>(state)->timerError.isNull())
    visit(visitor, static_cast<SignalState*>(state)->timerError);
}
void clearState(void* state) {
  forgetFaults();
  assignField(static_cast<SignalState*>(state)->timerError, Value::none());
  for (Value& v : static_cast<SignalState*>(state)->handlers) {
    Value old = std::exchange(v, Value::none());
    if (!old.isNull()) release(old);
  }
}

}  // namespace

Type* signalInfoType(Value module) { return stateOf(module)->info; }

bool runSignalHandler(Runtime& rt, int number) {
  Ref<Str> name = intern(rt, "_signal");
  if (!name) return false;
  Value module = dictGet(rt, rt.modules, name.get());
  bool isOwn =
      module.isObject() && isModule(rt, module) && module.as<Module>()->definition == &signalModule;
  Local handler(isOwn ? stateOf(module)->handlers[number] : Value::none());
  if (isCallable(rt, handler)) {
    FrameObject* frame = rt.frame ? frameObjectOf(rt, rt.frame) : nullptr;
    if (rt.frame && !frame) return false;
    Local shown(frame ? Value(frame) : Value::none());
    OURO_TRY_BOOL(result, call(rt, handler, Value::small(number), shown));
    return true;
  }
  if (number != SIGINT) return true;
  OURO_TRY_BOOL(error, call(rt, Value(rt.exception(Exc::KeyboardInterrupt))));
  (void)raiseValue(rt, error);
  return false;
}

const ModuleDef signalModule = {
    .name = "_signal",
    .doc = "Signals and what happens when one arrives.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(SignalState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
