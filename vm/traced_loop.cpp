// The loop for when trace or profile functions listen: the handlers are the same, but instructions
// run one by one, unfused, and between them events are reported in the order of CPython's.

#include <vector>

#include "compiler/opcode_info.h"
#include "vm/ops/call_forms.h"
#include "vm/ops/comprehensions.h"
#include "vm/ops/exceptions.h"
#include "vm/ops/fused_flow.h"
#include "vm/ops/keyword_calls.h"
#include "vm/ops/length.h"
#include "vm/tracing.h"
#include "vm/unwind.h"

namespace ouro {

namespace {

Flow execute(Regs& r, Instr instr) {
  switch (firstOp(instr.op())) {
#define OP(name, ...) \
  case Op::name:      \
    return op_##name(r, instr);
#define SPEC OP
#define FUSED(...)
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
#undef FUSED
    default: return Flow::Next;
  }
}

// The lines of one code's instructions, which are worked out when somebody asks.
class Lines {
 public:
  void use(const Code* code) {
    if (code == code_) return;
    code_ = code;
    lines_.clear();
    first_ = 0;
    while (isPrefix(code->instructions[first_].op())) first_++;
  }
  void forget() { code_ = nullptr; }
  int32_t at(int64_t instruction) {
    if (lines_.empty()) {
      lines_.resize(code_->instructionCount);
      linesOf(code_, lines_);
    }
    return lines_[static_cast<size_t>(instruction)];
  }
  // The first instruction that belongs to the body: what makes cells and generators is not traced.
  int64_t first() const { return first_; }

 private:
  static bool isPrefix(Op op) {
    return op == Op::MAKE_CELL || op == Op::COPY_FREE_VARS || op == Op::RETURN_GENERATOR;
  }

  const Code* code_ = nullptr;
  std::vector<int32_t> lines_;
  int64_t first_ = 0;
};

class TracedLoop {
 public:
  explicit TracedLoop(Runtime& rt)
      : rt_(rt), r_{machineOf(rt), nullptr, nullptr, nullptr, nullptr, Value()} {
    r_.load(rt.frame);
    follow(rt.frame);
  }
  Owned run(bool entering, bool raising, bool* handsBack);

 private:
  // The registers are those of a frame that goes on.
  void follow(const Frame* frame) {
    lines_.use(frame->code);
    previous_ = frame->pc - frame->code->instructions - 1;
  }
  [[gnu::always_inline]] int64_t index() const { return r_.pc - r_.frame->code->instructions; }
  bool enter();
  bool beforeInstruction();
  bool isNewLine();
  bool leave(Instr);
  Flow perform(Instr);
  Flow goOn(Instr, Flow);
  Flow step();
  Flow callNative(Instr, Value callable);
  Owned nativeCallable(Instr) const;
  bool unwindTo(bool leaves);

  Runtime& rt_;
  Regs r_;
  Lines lines_;
  int64_t previous_;  // the instruction that the frame executed before; -1: none
  bool entering_ = false;
  bool specialEntered_ = false;  // by the instruction performed last
};

// The frame begins, or goes on with what was sent to it.
bool TracedLoop::enter() {
  entering_ = false;
  r_.frame->stackTop = r_.sp;
  Code* code = r_.frame->code;
  if (previous_ >= lines_.first()) return reportCall(rt_, r_.frame, -1);
  constexpr uint32_t kNewLocals = 2;
  bool isModule = !(code->flags & kNewLocals) && equal(code->name.as<Str>(), "<module>");
  return reportCall(rt_, r_.frame, isModule ? 0 : code->firstLine);
}

bool TracedLoop::isNewLine() {
  int32_t line = lines_.at(index());
  if (line == 0) return false;
  // A loop's turn that ends on the line where the next begins: that is told there.
  if (firstOp(r_.pc->op()) == Op::JUMP_BACKWARD && lines_.at(index() + 1 + r_.pc->jump()) == line)
    return false;
  int32_t last = previous_ < lines_.first() ? -1 : lines_.at(previous_);
  return line != last || (index() < previous_ && r_.pc->op() != Op::SEND);
}

bool isTraced(const Frame* frame) { return frame->object() && !frame->object()->trace.isNull(); }

bool TracedLoop::beforeInstruction() {
  Frame* frame = r_.frame;
  if (!isTraced(frame)) return true;
  bool lineStarts = frame->object()->tracesLines && isNewLine();
  if (!lineStarts && !frame->object()->tracesOpcodes) return true;
  // While it is reported the frame stands at this instruction.
  const Instr* here = r_.pc;
  frame->pc = here + 1;
  frame->stackTop = r_.sp;
  bool ok = (!lineStarts || reportLine(rt_, frame)) &&
            (!frame->object()->tracesOpcodes || reportOpcode(rt_, frame));
  if (!ok) return false;
  r_.pc = frame->pc - 1;
  r_.sp = frame->stackTop;
  return true;
}

// RETURN_VALUE and YIELD_VALUE: false, with the operands as they must be for unwinding.
bool TracedLoop::leave(Instr instr) {
  if (instr.op() == Op::RETURN_GENERATOR) return true;
  Frame* frame = r_.frame;
  frame->stackTop = r_.sp;
  if (!reportReturn(rt_, frame, r_.top())) return false;
  bool endsLoop = frame->flags & (kResumedByFor | kResumedBySend);
  if (instr.op() != Op::RETURN_VALUE || !endsLoop ||
      endsSilently(rt_, Value(frame->generator()), r_.top()))
    return true;
  if (reportStop(rt_, frame->previous, r_.top())) return true;
  if (frame->flags & kResumedBySend) return false;
  clearError(rt_);  // a loop goes on after a trace function that fails, as in the reference
  return true;
}

bool isCall(Op first) { return first == Op::CALL || first == Op::CALL_KW || first == Op::CALL_EX; }

// What a call instruction is about to call, if that is a native function as the profiler sees it;
// else none.
Owned TracedLoop::nativeCallable(Instr instr) const {
  uint32_t operands;
  switch (firstOp(instr.op())) {
    case Op::CALL: operands = instr.arg() + 2; break;
    case Op::CALL_KW: operands = instr.a() + 2; break;
    case Op::CALL_EX: operands = 3 + (instr.arg() & 1); break;
    default: return Owned::none();
  }
  const Value* base = r_.sp - operands;
  if (isExactly(base[0], TypeId::NativeFunction)) return Owned::share(base[0]);
  if (!isExactly(base[0], TypeId::MethodDescriptor)) return Owned::none();
  bool spread = instr.op() == Op::CALL_EX;
  if (base[1].isUnbound() && (spread || operands == 2)) return Owned::none();
  Value self = base[1].isUnbound() ? base[2] : base[1];
  return typeOf(rt_, base[0])->slots.descriptorGet(rt_, base[0], self, typeOf(rt_, self));
}

// An instruction with all that the loop does for it.
[[gnu::always_inline]] inline Flow TracedLoop::perform(Instr instr) {
  specialEntered_ = false;
  // Constructors have no frame that could be traced.
  const Flow flow = instr.op() == Op::CALL_CLASS ? Flow::Call : execute(r_, instr);
  return flow == Flow::Next ? flow : goOn(instr, flow);
}

// What comes of that. A special method may begin where the frame that it follows has ended, so it
// says of itself that it has.
Flow TracedLoop::goOn(Instr instr, Flow flow) {
  for (;;) {
    if (flow == Flow::Leave) {
      flow = leaveSpecial(r_);
    } else if (flow == Flow::Special) {
      specialEntered_ = true;
      flow = enterSpecial(r_);
    } else if (flow == Flow::Call) {
      flow = op_CALL_ANY(r_, instr);
    } else if (flow == Flow::Push) {
      r_.push(r_.result);
      return Flow::Next;
    } else if (flow == Flow::Generic || flow == Flow::Local) {
      instr.setOp(genericOp(instr.op()));
      flow = execute(r_, instr);
    } else {
      return flow;
    }
  }
}

Flow TracedLoop::callNative(Instr instr, Value callable) {
  Frame* frame = r_.frame;
  frame->stackTop = r_.sp;
  if (!reportNative(rt_, frame, TraceEvent::NativeCall, callable)) return Flow::Error;
  Flow flow = perform(instr);
  if (rt_.tracing.profile.isNull()) return flow;
  frame->stackTop = r_.sp;
  if (flow == Flow::Error) {
    Local pending = takeError(rt_);
    if (reportNative(rt_, frame, TraceEvent::NativeException, callable))
      restoreError(rt_, pending.take());
    return flow;
  }
  return reportNative(rt_, frame, TraceEvent::NativeReturn, callable) ? flow : Flow::Error;
}

Flow TracedLoop::step() {
  if (r_.pc->op() == Op::TRACE) (void)rt_.stops->lift(const_cast<Instr*>(r_.pc));
  Frame* before = r_.frame;
  if ((entering_ || isTraced(before)) && index() >= lines_.first()) {
    if (entering_ && !enter()) return Flow::Error;
    if (!beforeInstruction()) return Flow::Error;
  }
  Instr instr = *r_.pc++;
  const Op op = firstOp(instr.op());
  previous_ = index() - 1;
  before->pc = r_.pc;
  if (isCall(op) && !rt_.tracing.profile.isNull()) {
    Local callable = nativeCallable(instr);
    if (callable.isError()) return Flow::Error;
    if (!callable.get().isNone()) return callNative(instr, callable);
  }
  bool leaves = op == Op::RETURN_VALUE || op == Op::YIELD_VALUE || op == Op::RETURN_GENERATOR;
  if (leaves && !leave(instr)) return Flow::Trace;
  Flow flow = perform(instr);
  // Who takes all that a generator yields has resumed it already.
  const bool isResumed = op == Op::YIELD_VALUE && flow == Flow::Next && r_.frame == before;
  if (flow != Flow::Exit && (r_.frame != before || specialEntered_ || isResumed)) {
    entering_ = specialEntered_ || !leaves || isResumed;
    lines_.forget();
    if (entering_) r_.save();  // a frame that begins says only in the registers where
    follow(r_.frame);
  }
  return flow == Flow::Trace ? Flow::Next : flow;
}

// False: the exception leaves the entry frame. leaves: it leaves this frame, whatever handles it.
bool TracedLoop::unwindTo(bool leaves) {
  entering_ = false;
  lines_.forget();
  Frame* handler = unwind(rt_, leaves);
  if (!handler) return false;
  r_.load(handler);
  follow(handler);
  previous_ = r_.machine.raisedAt;
  return true;
}

Owned TracedLoop::run(bool entering, bool raising, bool* handsBack) {
  entering_ = entering;
  if (raising) {
    bool leaves = entering && !enter();
    if (!unwindTo(leaves)) return Owned::error();
  }
  for (;;) {
    if (!rt_.tracing.active) {
      r_.save();
      *handsBack = true;
      return Owned::none();
    }
    switch (step()) {
      case Flow::Next: break;
      case Flow::Exit: return Owned::adopt(r_.result);
      case Flow::Error:
        r_.frame->stackTop = r_.sp;
        if (!unwindTo(false)) return Owned::error();
        break;
      default:  // it leaves the frame
        r_.frame->stackTop = r_.sp;
        if (!unwindTo(true)) return Owned::error();
        break;
    }
  }
}

}  // namespace

Owned interpretTraced(Runtime& rt, bool entering, bool raising, bool* handsBack) {
  return TracedLoop(rt).run(entering, raising, handsBack);
}

}  // namespace ouro
