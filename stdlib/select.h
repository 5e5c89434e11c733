#pragma once
// Between the files of the module select.

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/type.h"
#include "stdlib/system_call.h"

namespace ouro {

extern const TypeDef epollTypeDef;

// How long a call may still wait: signals whose handlers raise nothing make it no longer.
class TimeLeft {
 public:
  explicit TimeLeft(int64_t milliseconds) : end_(milliseconds < 0 ? -1 : now() + milliseconds) {}
  int milliseconds() const {
    if (end_ < 0) return -1;
    return static_cast<int>(std::clamp<int64_t>(end_ - now(), 0, INT32_MAX));
  }

 private:
  static int64_t now() {
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * int64_t{1000} + time.tv_nsec / 1000000;
  }
  int64_t end_;  // in milliseconds; -1: there is none
};

// An argument in seconds or milliseconds (`scale` to the millisecond), None or negative: for ever.
// OverflowError for what no int holds.
bool timeoutArg(Runtime&, Value, double scale, int64_t* milliseconds);

// Waits by call(milliseconds) without the lock, again after each signal. Its result, or -1 with an
// exception pending.
template <class F>
int64_t waitFor(Runtime& rt, int64_t milliseconds, F call) {
  TimeLeft left(milliseconds);
  int64_t count = retried(rt, [&] {
    Unlocked unlocked(rt);
    return int64_t{call(left.milliseconds())};
  });
  if (count < 0 && !errorPending(rt)) (void)raiseOSError(rt, errno);
  return count;
}

}  // namespace ouro
