#include "vm/signals.h"

#include <csignal>

#include "runtime/protocol.h"

namespace ouro {

namespace {

// The one piece of state that a signal handler can reach: which runtime's attention to ask for.
Runtime* volatile interrupted = nullptr;

void onInterrupt(int) {
  if (Runtime* rt = interrupted) rt->attention = 1;
}

bool attend(Runtime& rt) {
  rt.attention = 0;
  OURO_TRY_BOOL(error, call(rt, rt.exception(Exc::KeyboardInterrupt)));
  (void)raiseValue(rt, error);
  return false;
}

}  // namespace

void installSignals(Runtime& rt) {
  interrupted = &rt;
  rt.machine.attend = attend;
  struct sigaction action {};
  action.sa_handler = onInterrupt;
  sigaction(SIGINT, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace ouro
