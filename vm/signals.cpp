#include "vm/signals.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "runtime/long_work.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "stdlib/signal.h"
#include "vm/limits.h"

namespace ouro {

namespace {

// The one piece of state that a signal handler can reach: which runtime's attention to ask for.
Runtime* volatile interrupted = nullptr;

// Whoever waits for this descriptor, an event loop for one, learns of the signal.
void wakeUp(SignalWakeup& wakeup, int number) {
  auto byte = static_cast<unsigned char>(number);
  int before = errno;
  if (write(wakeup.fd, &byte, 1) < 0 && (wakeup.warnsWhenFull || errno != EAGAIN))
    wakeup.error = errno;
  errno = before;
}

void onSignal(int number) {
  Runtime* rt = interrupted;
  if (!rt) return;
  __atomic_fetch_or(&rt->signals, uint64_t{1} << (number - 1), __ATOMIC_SEQ_CST);
  askAttention(*rt, kSignalArrived);
  if (rt->signalWakeup.fd != -1) wakeUp(rt->signalWakeup, number);
  leaveLongWork(*rt);
}

void reportWakeupError(Runtime& rt) {
  Owned pending = raiseOSError(rt, std::exchange(rt.signalWakeup.error, 0));
  (void)pending;
  reportUnraisable(rt, Value::none(),
                   "Exception ignored when trying to write to the signal wakeup fd");
}

bool runHandlers(Runtime& rt) {
  if (rt.signalWakeup.error) reportWakeupError(rt);
  uint64_t arrived = __atomic_exchange_n(&rt.signals, 0, __ATOMIC_SEQ_CST);
  for (int number = 1; arrived; number++, arrived >>= 1) {
    if (!(arrived & 1) || runSignalHandler(rt, number)) continue;
    // The others are attended to next time.
    uint64_t later = number < 64 ? (arrived >> 1) << number : 0;
    __atomic_fetch_or(&rt.signals, later, __ATOMIC_SEQ_CST);
    if (later) askAttention(rt, kSignalArrived);
    return false;
  }
  return true;
}

// A thread that is to end unwinds: nothing it says is heard any more.
bool endThread(Runtime& rt) {
  askAttention(rt, kThreadStops);
  return fail(rt, Exc::SystemExit, "");
}

bool attend(Runtime& rt, uint32_t which) {
  uint32_t why = __atomic_fetch_and(&rt.attention, ~which, __ATOMIC_SEQ_CST) & which;
  setCallLimit(rt);
  if ((why & kThreadWaits) && rt.threads) rt.threads->yield();
  if (rt.thread->isStopping) return endThread(rt);
  if (!checkLimits(rt)) return false;
  // Signals are the main thread's affair; it looks at them when it has the lock.
  return !rt.thread->isMain || runHandlers(rt);
}

}  // namespace

void onAlarm(int) {
  Runtime* rt = interrupted;
  if (!rt) return;
  askAttention(*rt, kSignalArrived);
  leaveLongWork(*rt);
}

void forgetRuntime() { interrupted = nullptr; }

void installSignals(Runtime& rt) {
  interrupted = &rt;
  rt.machine.attend = attend;
  rt.machine.onSignal = onSignal;
  struct sigaction action {};
  action.sa_handler = onSignal;
  sigaction(SIGINT, &action, nullptr);
  for (int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
}

}  // namespace ouro
