#pragma once
// The machine's registers, and what every opcode handler goes by.
//
// Rules for whoever edits handlers:
//  1. Handlers are always-inline functions over a local Regs; never let its address escape: slow
//     halves take values and return Owned.
//  2. An operand on the stack is owned by the stack. Pop it first, then drop it last: a drop may
//     run a __del__ that uses the stack above sp.
//  3. Before anything that can call back into the machine or raise, save(): pc and sp must stand in
//     the frame, for tracebacks and for whoever pushes frames.
//  4. A handler that pushes or pops a frame reloads all registers.

#include <utility>

#include "compiler/opcodes.h"
#include "runtime/types/tuple.h"
#ifdef OURO_PINNED_LOOP
#include "vm/pinned.h"
#endif
#include "vm/stack.h"

namespace ouro {

// Do instructions become the forms that suit what they have seen? Not in a build that measures what
// this brings (scripts/bench --ablation).
#ifdef OURO_WITHOUT_SPECIALISATION
constexpr bool kSpecialise = false;
#else
constexpr bool kSpecialise = true;
#endif

// What the loop does after a handler: the next instruction; find an exception's handler; return to
// C++. Three more lead to what many handlers share and which is too long to stand in each of them:
// the end of a frame that has flags, the call of a special method (machine.special), and CALL.
// Push: r.result, which is owned, is pushed: what the rarer ways of a handler end in, so that the
// most common one need not share its end with them.
// Generic: a form leaves its work, with all registers as they were, to the opcode it is a form of.
// Local: the same for what reads an attribute of a local; readOfLocal() may know better.
// Trace: the instruction at r.pc is for the loop that reports (vm/tracing.h).
enum class Flow : uint8_t { Next, Error, Exit, Leave, Special, Call, Push, Local, Generic, Trace };

// In the loop's own file the four that move are registers of the machine (pinned.h); the handlers
// are compiled once more, for the loop that reports, where they are plain variables. The two are
// different types.
#ifdef OURO_PINNED_LOOP
#define Regs LoopRegs
#else
using PinnedPc = const Instr*;
using PinnedSp = Value*;
using PinnedLocals = Value*;
using PinnedFrame = Frame*;
#endif

// Has been loaded here, and is not to be loaded from where it comes when it is used: the pointer to
// that is about to move, and would have to be copied.
template <class T>
[[gnu::always_inline]] inline void loadNow(T& word) {
  asm("" : "+r"(word));
}

static_assert(sizeof(InlineCache) == kCacheUnits * kCacheUnit);

struct Regs {
  static inline Runtime& rt = reinterpret_cast<Runtime&>(runtimePlace);
  MachineState& machine;
  PinnedPc pc;
  PinnedSp sp;  // the first free operand slot
  PinnedLocals locals;
  PinnedFrame frame;
  // With Flow::Exit: what the entry frame returned or yielded; Leave: what the frame that ends
  // returns; Push: what is pushed.
  Value result;

  [[gnu::always_inline]] void push(Value v) {
    *sp = v;
    sp += 1;
  }
  [[gnu::always_inline]] Value pop() {
    Value v = sp[-1];
    loadNow(v);
    sp -= 1;
    return v;
  }
  // The word at pc, which goes on.
  [[gnu::always_inline]] Instr next() {
    pc += 1;
    return pc[-1];
  }
  // The n-th word from pc once more. For ways that are rare: without this the compiler would load
  // it for all ways as these need it.
  [[gnu::always_inline]] Instr again(int n = 0) const {
    Instr& word = const_cast<Instr&>(pc[n]);
    asm("" : "+m"(word));
    return word;
  }
  // Where the jump leads to, behind which pc stands. (As 32 bits its distance would take one
  // instruction more.)
  [[gnu::always_inline]] const Instr* target(Instr jump) const {
    int64_t word = static_cast<int32_t>(jump.word);
    loadNow(word);
    return pc + (word >> 8);
  }
  [[gnu::always_inline]] void jump(Instr by) { pc = target(by); }
  [[gnu::always_inline]] Value& top(int n = 1) { return sp[-n]; }
  // The callable of a call with so many arguments. The compiler would shift before it subtracts,
  // which takes two instructions more.
  [[gnu::always_inline]] Value* callee(int64_t count) {
    count = -count;
    if (!__builtin_constant_p(count)) loadNow(count);
    return sp + count - 2;
  }
  [[gnu::always_inline]] void save() {
    frame->pc = pc;
    frame->stackTop = sp;
  }
  // Takes up a frame that does not run.
  [[gnu::always_inline]] void load(Frame* from) {
    frame = from;
    pc = from->pc;
    sp = from->stackTop;
    locals = from->locals;
  }
  // Takes up the frame whose call has ended, at `back`; sp is left to be set.
  [[gnu::always_inline]] void goBack(Frame* caller, const Instr* back) {
    frame = caller;
    pc = back;
    locals = caller->locals;
  }
  // Takes up a frame that begins.
  [[gnu::always_inline]] void begin(Frame* made) {
    frame = made;
    pc = made->code->instructions;
    sp = made->operands();
    locals = made->locals;
  }
  [[gnu::always_inline]] const Value* constants() const { return frame->constants->items(); }
  // The inline cache that an operand tells.
  [[gnu::always_inline]] InlineCache& cache(uint32_t operand) const {
    return cacheAt(frame->caches, operand);
  }
  // The same of a word in a fused form.
  [[gnu::always_inline]] InlineCache& shortCache(Instr word) const { return cache(shortArg(word)); }
  // The instruction being executed.
  [[gnu::always_inline]] Instr* site() const { return const_cast<Instr*>(pc - 1); }
  // The specialised form takes its place.
  [[gnu::always_inline]] void rewrite(Op op) {
    if (kSpecialise) site()->setOp(op);
  }
  // The result of a slow half onto the stack.
  [[gnu::always_inline]] Flow pushOwned(Owned value) {
    if (value.isError()) return Flow::Error;
    push(value.take());
    return Flow::Next;
  }
  // The same in place of the operand on top.
  [[gnu::always_inline]] Flow replaceTop(Owned value) {
    if (value.isError()) return Flow::Error;
    Value operand = std::exchange(top(), value.take());
    release(operand);
    return Flow::Next;
  }
};

#define OURO_OP(name) \
  [[gnu::always_inline]] inline Flow op_##name([[maybe_unused]] Regs& r, [[maybe_unused]] Instr i)

}  // namespace ouro
