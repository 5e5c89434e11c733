#include "vm/import_timer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "vm/machine.h"

namespace ouro {

namespace {

int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

long microseconds(int64_t nanoseconds) { return static_cast<long>((nanoseconds + 999) / 1000); }

}  // namespace

ImportTimer::ImportTimer(Runtime& rt, const std::string& name)
    : times_(machineOf(rt).watch->importTimes), name_(name) {
  if (!times_.isOn) return;
  if (times_.taken < 0) fputs("import time: self [us] | cumulative | imported package\n", stderr);
  before_ = std::max<int64_t>(times_.taken, 0);
  times_.taken = 0;
  times_.depth++;
  start_ = now();
}

ImportTimer::~ImportTimer() {
  if (!times_.isOn) return;
  const int64_t all = now() - start_;
  times_.depth--;
  fprintf(stderr, "import time: %9ld | %10ld | %*s%s\n", microseconds(all - times_.taken),
          microseconds(all), times_.depth * 2, "", name_.c_str());
  times_.taken = before_ + all;
}

}  // namespace ouro
