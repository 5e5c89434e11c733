#include "vm/limits.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/signals.h"

// A limit that is reached raises LimitExceeded at the next safe point. It derives from
// BaseException, so that `except Exception` does not swallow it. A program that catches it all the
// same (a `finally`, a `with`) gets a tenth more to tidy up, then it is raised again.
//
// Steps are counted at safe points, so `attention` stays set while there is such a limit: every
// call and every round of a loop takes the slow way. Time costs nothing while it lasts: a timer of
// the system asks for attention when it is over.

namespace ouro {

namespace {

constexpr const char* kClassName = "LimitExceeded";
constexpr uint64_t kMoreSteps = 1000;
constexpr double kMoreSeconds = 0.25;
constexpr int kNanoseconds = 1000000000;

double secondsNow() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

bool makeClass(Runtime& rt) {
  OURO_TRY_BOOL(name, newStr(rt, kClassName));
  OURO_TRY_BOOL(bases, newTuple(rt, {Value(rt.exception(Exc::BaseException))}));
  OURO_TRY_BOOL(body, newDict(rt));
  OURO_TRY_BOOL(module, newStr(rt, "builtins"));
  OURO_TRY_BOOL(doc, newStr(rt,
                            "The program has used up what --max-steps, --max-seconds or "
                            "--max-depth allow."));
  Ref<Str> moduleKey = intern(rt, "__module__"), docKey = intern(rt, "__doc__"),
           key = intern(rt, kClassName);
  if (!moduleKey || !docKey || !key || !dictSet(rt, body.as<Dict>(), moduleKey.get(), module) ||
      !dictSet(rt, body.as<Dict>(), docKey.get(), doc))
    return false;
  OURO_TRY_BOOL(made, call(rt, Value(rt.type(TypeId::Type)), name, bases, body));
  return dictSet(rt, rt.builtins, key.get(), made);
}

// With the class that a script may have taken away, BaseException itself.
Owned raiseLimit(Runtime& rt, const std::string& message) {
  Ref<Str> key = intern(rt, kClassName);
  if (!key) return Owned::error();
  Value found = dictGet(rt, rt.builtins, key.get());
  Local cls(found.isObject() ? found : Value(rt.exception(Exc::BaseException)));
  OURO_TRY(text, newStr(rt, message));
  OURO_TRY(exception, call(rt, cls, text));
  return raiseValue(rt, exception);
}

Owned depthReached(Runtime& rt) {
  return raiseLimit(rt, fmt::format("calls nested deeper than {}", rt.depthLimit));
}

// Asks for attention when the time is over, and again from then on.
bool startTimer(Runtime& rt, double seconds) {
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;  // to the process: any thread may get it
  event.sigev_signo = SIGRTMAX;
  struct sigaction action {};
  action.sa_handler = onAlarm;
  timer_t timer;
  itimerspec when{};
  when.it_value.tv_sec = static_cast<time_t>(seconds);
  when.it_value.tv_nsec =
      static_cast<long>((seconds - static_cast<double>(when.it_value.tv_sec)) * kNanoseconds);
  when.it_interval.tv_nsec = static_cast<long>(kMoreSeconds * kNanoseconds);
  if (sigaction(SIGRTMAX, &action, nullptr) != 0 ||
      timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 ||
      timer_settime(timer, 0, &when, nullptr) != 0)
    return fail(rt, Exc::RuntimeError, "{}", "no timer for --max-seconds");
  return true;
}

}  // namespace

bool setLimits(Runtime& rt, const RunLimits& limits) {
  if (!limits.any()) return true;
  if (!makeClass(rt)) return false;
  RunWatch& watch = *machineOf(rt).watch;
  watch.limits = limits;
  watch.startedAt = secondsNow();
  if (limits.depth) {
    rt.depthLimit = rt.recursionLimit = limits.depth;
    setCallLimit(rt);
    rt.machine.depthReached = depthReached;
  }
  if (limits.steps) askAttention(rt, kSignalArrived);
  return limits.seconds <= 0 || startTimer(rt, limits.seconds);
}

bool checkLimits(Runtime& rt) {
  RunWatch& watch = *machineOf(rt).watch;
  RunLimits& limits = watch.limits;
  if (limits.steps) {
    askAttention(rt, kSignalArrived);
    if (++watch.stepsTaken > limits.steps) {
      const uint64_t reached = limits.steps;
      limits.steps += std::max(kMoreSteps, reached / 10);
      (void)raiseLimit(rt, fmt::format("more than {} steps", reached));
      return false;
    }
  }
  if (limits.seconds > 0 && secondsNow() - watch.startedAt >= limits.seconds) {
    const double reached = limits.seconds;
    limits.seconds += std::max(kMoreSeconds, reached / 10);
    (void)raiseLimit(rt, fmt::format("more than {:.3g} seconds", reached));
    return false;
  }
  return true;
}

void endLimits(Runtime& rt) {
  machineOf(rt).watch->limits = RunLimits{};
  if (rt.depthLimit != UINT32_MAX) rt.recursionLimit = std::max(rt.recursionLimit, 1000u);
  setCallLimit(rt);
  rt.depthLimit = UINT32_MAX;
}

}  // namespace ouro
