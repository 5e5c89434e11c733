#include "vm/signals.h"

#include <csignal>

#include "runtime/protocol.h"
#include "stdlib/signal.h"

namespace ouro {

namespace {

// The one piece of state that a signal handler can reach: which runtime's attention to ask for.
Runtime* volatile interrupted = nullptr;

void onSignal(int number) {
  Runtime* rt = interrupted;
  if (!rt) return;
  __atomic_fetch_or(&rt->signals, uint64_t{1} << (number - 1), __ATOMIC_SEQ_CST);
  rt->attention = 1;
}

bool attend(Runtime& rt) {
  rt.attention = 0;
  uint64_t arrived = __atomic_exchange_n(&rt.signals, 0, __ATOMIC_SEQ_CST);
  for (int number = 1; arrived; number++, arrived >>= 1) {
    if (!(arrived & 1) || runSignalHandler(rt, number)) continue;
    // The others are attended to next time.
    uint64_t later = number < 64 ? (arrived >> 1) << number : 0;
    __atomic_fetch_or(&rt.signals, later, __ATOMIC_SEQ_CST);
    if (later) rt.attention = 1;
    return false;
  }
  return true;
}

}  // namespace

void installSignals(Runtime& rt) {
  interrupted = &rt;
  rt.machine.attend = attend;
  rt.machine.onSignal = onSignal;
  struct sigaction action {};
  action.sa_handler = onSignal;
  sigaction(SIGINT, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace ouro
