// The loop. Every opcode is a handler in ops/; this file only dispatches (computed goto over a
// table made from opcodes.def) and unwinds.

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define OURO_PINNED_LOOP
#endif
#include "vm/ops/call_forms.h"
#include "vm/ops/comprehensions.h"
#include "vm/ops/exceptions.h"
#include "vm/ops/fused_flow.h"
#include "vm/ops/keyword_calls.h"
#include "vm/ops/length.h"
#include "vm/unwind.h"

namespace ouro {

// At the beginning of a page, whatever lies before it: where branches lie within one decides which
// of them the processor confuses, and programs take up to 10 % longer when it does.
[[gnu::aligned(4096)]] Owned interpret(Runtime& rt, Frame* entry, bool raising) {
  static const void* const kLabels[] = {
#define OP(name, ...) &&label_##name,
#define SPEC(name, ...) &&label_##name,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
  };
#ifdef OURO_PINNED_LOOP
  const PinnedRegisters callers;
#endif
  Regs r{machineOf(rt), {}, {}, {}, {}, Value()};
  Flow flow;
  bool entering = rt.tracing.active;
  r.load(entry);
  if (entering) [[unlikely]]
    goto traced;
  if (raising) goto error;

#ifdef OURO_COUNT_OPS
#define COUNT() r.machine.counts->note(static_cast<Op>(op))
#else
#define COUNT() (void)0
#endif
#define DISPATCH()                                  \
  do {                                              \
    uint64_t op = static_cast<uint8_t>(r.pc->op()); \
    loadNow(op);                                    \
    r.pc += 1;                                      \
    COUNT();                                        \
    goto* kLabels[op];                              \
  } while (false)

  DISPATCH();

#define FOLLOW(generic)                     \
  do {                                      \
    if (flow == Flow::Error) [[unlikely]]   \
      goto error;                           \
    if (flow == Flow::Exit) [[unlikely]]    \
      return Owned::adopt(r.result);        \
    if (flow == Flow::Leave) [[unlikely]]   \
      goto leave;                           \
    if (flow == Flow::Special) [[unlikely]] \
      goto special_method;                  \
    if (flow == Flow::Call) [[unlikely]]    \
      goto label_CALL_ANY;                  \
    if (flow == Flow::Push) [[unlikely]]    \
      goto push;                            \
    if (flow == Flow::Local) [[unlikely]]   \
      goto local;                           \
    if (flow == Flow::Generic) [[unlikely]] \
      goto generic;                         \
    if (flow == Flow::Trace) [[unlikely]]   \
      goto traced;                          \
    DISPATCH();                             \
  } while (false)
#define SPEC(name, generic, ...)   \
  label_##name : {                 \
    flow = op_##name(r, r.pc[-1]); \
    FOLLOW(label_##generic);       \
  }
#define OP(name, ...) SPEC(name, name)
#include "compiler/opcodes.def"
#undef OP
#undef SPEC

push:
  r.push(r.result);
  DISPATCH();

local:
  flow = readOfLocal(r);
  FOLLOW(label_LOAD_FAST);

leave:
  flow = leaveSpecial(r);
  FOLLOW(leave);

special_method:
  flow = enterSpecial(r);
  FOLLOW(special_method);

error : {
  r.frame->stackTop = r.sp;
  raising = rt.tracing.active;
  if (raising) [[unlikely]]
    goto traced;
  Frame* handler = unwind(rt);
  if (!handler) return Owned::error();
  r.load(handler);
  DISPATCH();
}

// Somebody listens: the other loop goes on here, until nobody does.
traced : {
  bool handsBack = false;
  Owned result = interpretTraced(rt, entering, raising, &handsBack);
  if (!handsBack) return result;
  entering = raising = false;
  r.load(rt.frame);
  DISPATCH();
}
#undef FOLLOW
#undef DISPATCH
#undef COUNT
}

}  // namespace ouro
