#pragma once
// Machine registers that the interpreter loop has to itself.
//
// What nearly every handler uses must never leave the processor's registers. g++ gives them by what
// it guesses of the whole loop, and takes one away from all handlers as soon as a few rare ones
// have more to keep: then every instruction costs a third more. So the loop's file takes four
// registers out of the compiler's hands, as global register variables. They are among those that
// called functions preserve; interpret() owes the same to its callers (PinnedRegisters).

#include "runtime/value.h"

namespace ouro {

struct Frame;
struct Instr;

register const Instr* pinnedPc asm("r14");
register Value* pinnedSp asm("r15");
register Value* pinnedLocals asm("r13");
register Frame* pinnedFrame asm("rbx");

// Stands for a variable in a register.
template <class T, T (*get)(), void (*set)(T)>
struct Pinned {
  [[gnu::always_inline]] operator T() const { return get(); }  // NOLINT: it is one
  [[gnu::always_inline]] T operator->() const { return get(); }
  [[gnu::always_inline]] Pinned& operator=(T value) {
    set(value);
    return *this;
  }
  [[gnu::always_inline]] void operator+=(int64_t by) { set(get() + by); }
  [[gnu::always_inline]] void operator-=(int64_t by) { set(get() - by); }
  [[gnu::always_inline]] T operator++(int) {
    T old = get();
    set(old + 1);
    return old;
  }
  [[gnu::always_inline]] T operator--(int) {
    T old = get();
    set(old - 1);
    return old;
  }
  [[gnu::always_inline]] T operator--() {
    set(get() - 1);
    return get();
  }
};

#define OURO_PINNED(name, type, variable)                                        \
  [[gnu::always_inline]] inline type get##name() { return variable; }            \
  [[gnu::always_inline]] inline void set##name(type value) { variable = value; } \
  using name = Pinned<type, get##name, set##name>;
OURO_PINNED(PinnedPc, const Instr*, pinnedPc)
OURO_PINNED(PinnedSp, Value*, pinnedSp)
OURO_PINNED(PinnedLocals, Value*, pinnedLocals)
OURO_PINNED(PinnedFrame, Frame*, pinnedFrame)
#undef OURO_PINNED

// The caller's registers, put back at the end.
class PinnedRegisters {
 public:
  [[gnu::always_inline]] PinnedRegisters()
      : pc_(pinnedPc), sp_(pinnedSp), locals_(pinnedLocals), frame_(pinnedFrame) {}
  [[gnu::always_inline]] ~PinnedRegisters() {
    pinnedPc = pc_;
    pinnedSp = sp_;
    pinnedLocals = locals_;
    pinnedFrame = frame_;
  }
  PinnedRegisters(const PinnedRegisters&) = delete;
  PinnedRegisters& operator=(const PinnedRegisters&) = delete;

 private:
  const Instr* const pc_;
  Value* const sp_;
  Value* const locals_;
  Frame* const frame_;
};

}  // namespace ouro
