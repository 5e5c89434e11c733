#pragma once
// Calls of GMP that take long. GMP knows no safe points, and a product of huge ints takes seconds:
// so a signal (Ctrl-C, a timer, the end of --max-seconds) ends such a call in the middle.
//
// longWork(rt, limbs, f) calls f(), which calls GMP and nothing else, from below a sigsetjmp. Who
// is to be left is left by siglongjmp: at once, by the handler of the signal, where that runs on
// the same thread, else when GMP next asks for memory. Then safe point and handlers follow as
// usual; if nothing is raised f begins anew, and has twice the time that was lost before it may be
// left again, so that a timer that ticks cannot keep it from ever ending.
//
// Why leaving is sound:
//   - Above the sigsetjmp are only f, whose locals need no destructor, and GMP, which is written in
//     C, holds no lock and keeps no state between calls. What it was writing (memory of f's caller)
//     is dropped or written anew.
//   - malloc, whose state must not be left half changed, is entered only by GMP's memory functions,
//     which are ours (long_work.cpp): a handler that finds one of them running leaves a note, and
//     it jumps when it is done.
//   - What GMP has allocated meanwhile is in a list and given back. Of what f allocates nothing
//     outlives it: all mpz_t are its own.
//   - All of this is the thread's own: several threads and machines do not meet.
//
// Memory that GMP would need beyond the heap's limit, or that malloc has not, leaves f likewise,
// with MemoryError: GMP itself would end the process.

#include <cstdint>
#include <type_traits>

#include "runtime/runtime.h"

namespace ouro {

bool runLongWork(Runtime&, void (*f)(void*), void* data);

// False: an exception is pending, and what f was to write is undefined. `limbs` is how much goes in
// or comes out: what is short runs as it is.
template <class F>
[[nodiscard]] bool longWork(Runtime& rt, uint64_t limbs, F&& f) {
  static_assert(std::is_trivially_destructible_v<F>);
  constexpr uint64_t kShort = 1000;  // a product of two such numbers takes 0.1 ms
  if (limbs < kShort) return f(), true;
  return runLongWork(
      rt, [](void* data) { (*static_cast<F*>(data))(); }, &f);
}

// For a signal's handler, when it has done all else: may not return.
void leaveLongWork(Runtime&);

}  // namespace ouro
