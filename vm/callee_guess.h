#pragma once
// Which code a call enters, foretold by where the call stands.
//
// The callee's first instructions read their operands through the new pc. That comes out of memory
// by a chain of loads, each of which waits for the one before:
//
//   pc -> operand of LOAD_GLOBAL -> cache -> dict entry -> operand stack -> function -> code -> pc
//
// Branch predictors foretell which handlers run, not what they read, so that the processor, far
// ahead with the former, waits 30 to 40 cycles a call for the latter. A small table keeps the code
// that was entered from each place last. It is read by pc alone, which is at hand; that it says the
// right code is the business of a branch, for which nothing waits. (fib(33): 20 % less time for 4 %
// more instructions.)

#include "compiler/opcodes.h"

namespace ouro {

struct Code;

constexpr unsigned kGuesses = 256;
extern Code* calleeGuesses[kGuesses];  // by the lowest bits of pc; only to be compared

// `code`, which the call at `pc` is about to enter, at hand before its pointer has been loaded.
[[gnu::always_inline]] inline Code* guessed(const Instr* pc, const Code* code) {
  // As bytes: the compiler would shift there and back.
  const uintptr_t at = reinterpret_cast<uintptr_t>(pc) & (kGuesses - 1) * sizeof(Instr);
  char* const place = reinterpret_cast<char*>(calleeGuesses) + at * (sizeof(Code*) / sizeof(Instr));
  Code*& guess = *reinterpret_cast<Code**>(place);
  if (guess != code) [[unlikely]]
    guess = const_cast<Code*>(code);
  return const_cast<Code* volatile&>(guess);  // else the compiler goes on with `code`, the same
}

}  // namespace ouro
