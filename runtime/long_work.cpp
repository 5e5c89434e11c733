#include "runtime/long_work.h"

#include <gmp.h>

#include <atomic>
#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "runtime/protocol.h"

namespace ouro {

namespace {

// Lies in front of all that GMP gets; in a ring with the others of the work, or alone.
struct alignas(16) Block {
  Block *previous, *next;

  void enter(Block* ring) {
    previous = ring;
    next = ring->next;
    next->previous = ring->next = this;
  }
  void leave() {
    previous->next = next;
    next->previous = previous;
  }
};

enum Outcome { kDone, kSignalled, kOutOfMemory };

struct Work {
  Runtime* rt;
  Work* outer;          // of a signal's handler that ran in the middle
  Block ring;           // of all that GMP has
  size_t spare;         // bytes that it may still have
  double deafUntil;     // no signal makes it leave before
  uint32_t alarmsSeen;  // Runtime::alarms when it began
  sigjmp_buf start;
  // What the signal's handler looks at.
  volatile sig_atomic_t isRunning, isAllocating, isAsked;
};

// The thread's innermost work.
thread_local Work* volatile current = nullptr;

// Keeps the compiler from moving memory accesses over a change of the flags.
void fence() { std::atomic_signal_fence(std::memory_order_seq_cst); }

double secondsNow() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

[[noreturn]] void leave(Work* work, Outcome why) {
  work->isRunning = 0;
  siglongjmp(work->start, why);
}

[[noreturn]] void outOfMemory() {
  std::fputs("out of memory for a number\n", stderr);
  std::abort();
}

// ---- GMP's memory functions

Work* runningWork() {
  Work* work = current;
  return work && work->isRunning ? work : nullptr;
}

void beginAllocating(Work* work) {
  if (!work) return;
  work->isAllocating = 1;
  fence();
}

void endAllocating(Work* work, bool failed) {
  if (!work) {
    if (failed) outOfMemory();
    return;
  }
  fence();
  work->isAllocating = 0;
  fence();
  const bool isCalled = __atomic_load_n(&work->rt->alarms, __ATOMIC_RELAXED) != work->alarmsSeen &&
                        secondsNow() >= work->deafUntil;
  if (work->isAsked || isCalled) leave(work, kSignalled);
  if (failed) leave(work, kOutOfMemory);
}

void* allocateLimbs(size_t size) {
  Work* work = runningWork();
  beginAllocating(work);
  const bool fits = !work || size <= work->spare;
  auto* block = fits ? static_cast<Block*>(std::malloc(sizeof(Block) + size)) : nullptr;
  if (block && work) {
    work->spare -= size;
    block->enter(&work->ring);
  } else if (block) {
    block->previous = block->next = block;
  }
  endAllocating(work, !block);
  return block + 1;
}

void freeLimbs(void* memory, size_t size) {
  Work* work = runningWork();
  beginAllocating(work);
  Block* block = static_cast<Block*>(memory) - 1;
  block->leave();
  std::free(block);
  if (work) work->spare += size;
  endAllocating(work, false);
}

void* resizeLimbs(void* memory, size_t oldSize, size_t newSize) {
  Work* work = runningWork();
  beginAllocating(work);
  Block* block = static_cast<Block*>(memory) - 1;
  Block* after = block->previous == block ? nullptr : block->previous;
  block->leave();
  const bool fits = !work || newSize <= oldSize || newSize - oldSize <= work->spare;
  auto* moved = fits ? static_cast<Block*>(std::realloc(block, sizeof(Block) + newSize)) : nullptr;
  Block* kept = moved ? moved : block;
  if (after) {
    kept->enter(after);
  } else {
    kept->previous = kept->next = kept;
  }
  if (moved && work) work->spare -= newSize - oldSize;
  endAllocating(work, !moved);
  return moved + 1;
}

// The functions are the process's, and the same ones for its whole life.
[[maybe_unused]] const bool isInstalled = [] {
  mp_set_memory_functions(allocateLimbs, resizeLimbs, freeLimbs);
  return true;
}();

// ---- a work

// Has no locals that change: what it knows after the jump is all in `work`.
[[gnu::noinline]] Outcome attempt(Work& work, void (*f)(void*), void* data) {
  const int why = sigsetjmp(work.start, 1);  // NOLINT: see the essay in long_work.h
  if (why != kDone) return static_cast<Outcome>(why);
  work.isRunning = 1;
  fence();
  f(data);
  fence();
  work.isRunning = 0;
  return kDone;
}

void freeAll(Work& work) {
  while (work.ring.next != &work.ring) {
    Block* block = work.ring.next;
    block->leave();
    std::free(block);
  }
}

size_t spareBytes(const Heap& heap) {
  return heap.limit() == SIZE_MAX ? SIZE_MAX : heap.limit() - heap.bytesInUse();
}

}  // namespace

bool runLongWork(Runtime& rt, void (*f)(void*), void* data) {
  Work work{};
  work.rt = &rt;
  work.outer = current;
  work.ring.previous = work.ring.next = &work.ring;
  current = &work;
  for (;;) {
    const double begin = secondsNow();
    work.alarmsSeen = __atomic_load_n(&rt.alarms, __ATOMIC_RELAXED);
    // What came before that nobody would hear of until the end.
    if (!heedSignals(rt)) {
      current = work.outer;
      return false;
    }
    work.spare = spareBytes(rt.heap);
    work.isAsked = 0;
    work.isAllocating = 0;
    const Outcome outcome = attempt(work, f, data);
    freeAll(work);
    if (outcome == kOutOfMemory) (void)raiseMemoryError(rt);
    if (outcome != kSignalled || !heedSignals(rt)) {
      current = work.outer;
      return outcome == kDone;
    }
    const double now = secondsNow();
    work.deafUntil = now + 2 * (now - begin);
  }
}

void leaveLongWork(Runtime& rt) {
  __atomic_fetch_add(&rt.alarms, 1, __ATOMIC_RELAXED);
  Work* work = runningWork();
  if (!work || work->rt != &rt || secondsNow() < work->deafUntil) return;
  if (!work->isAllocating) leave(work, kSignalled);
  work->isAsked = 1;
}

}  // namespace ouro
