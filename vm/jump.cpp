// Assigning to f_lineno: a debugger makes a frame go on at another line.
//
// What lies on the operand stack at either place must fit: a value more is dropped, a value less
// cannot be made up. So the kinds of the values are found for each instruction by following the
// code from its start. The kinds that matter: what `for` iterates, what handlers put there.

#include <string>
#include <vector>

#include "compiler/opcode_info.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "vm/tracing.h"

namespace ouro {

namespace {

enum Kind : char { kObject = 'o', kNull = 'n', kIterator = 'i', kExcept = 'e', kLasti = 'l' };
using Kinds = std::string;  // bottom first

// The kinds at each instruction.
class StackKinds {
 public:
  explicit StackKinds(const Code* code)
      : code_(code), at_(code->instructionCount), reached_(code->instructionCount, false) {
    reach(0, {});
    while (!work_.empty()) {
      uint32_t next = work_.back();
      work_.pop_back();
      follow(next);
    }
  }
  bool isReached(uint32_t i) const { return reached_[i]; }
  const Kinds& at(uint32_t i) const { return at_[i]; }

 private:
  void reach(int64_t i, const Kinds& kinds) {
    auto at = static_cast<size_t>(i);
    if (at >= reached_.size() || reached_[at]) return;
    reached_[at] = true;
    at_[at] = kinds;
    work_.push_back(static_cast<uint32_t>(at));
  }
  void reachHandler(uint32_t i) {
    for (uint32_t k = 0; k < code_->handlerCount; k++) {
      const HandlerRange& range = code_->handlers[k];
      if (i < range.start || i >= range.end) continue;
      Kinds kinds = at_[i];
      kinds.resize(std::min<size_t>(kinds.size(), range.depth));
      if (range.pushLasti) kinds.push_back(kLasti);
      kinds.push_back(kExcept);
      return reach(range.target, kinds);
    }
  }
  void follow(uint32_t i) {
    reachHandler(i);
    Instr instr = code_->instructions[i];
    Op op = genericOp(instr.op());
    StackEffect effect = stackEffect(op, instr.arg(), instr.a(), instr.b());
    if (isJump(op)) {
      const int64_t distance = opFormat(op) == OpFormat::AJump ? instr.shortJump() : instr.jump();
      reach(int64_t{i} + 1 + distance, changed(at_[i], effect.pops, effect.jumpPushes));
    }
    if (endsFlow(op)) return;
    reach(int64_t{i} + 1, after(op, instr, at_[i], effect));
  }
  static Kinds changed(Kinds kinds, uint32_t pops, uint32_t pushes) {
    kinds.resize(kinds.size() - std::min<size_t>(kinds.size(), pops));
    kinds.append(pushes, kObject);
    return kinds;
  }
  static Kinds after(Op op, Instr instr, Kinds kinds, StackEffect effect) {
    switch (op) {
      case Op::SWAP: std::swap(kinds[kinds.size() - instr.arg()], kinds.back()); return kinds;
      case Op::COPY: kinds.push_back(kinds[kinds.size() - instr.arg()]); return kinds;
      case Op::GET_ITER:
      case Op::GET_AITER: kinds.back() = kIterator; return kinds;
      case Op::FOR_ITER: kinds.push_back(kObject); return kinds;
      case Op::PUSH_EXC_INFO: kinds.push_back(kExcept); return kinds;
      case Op::PUSH_NULL: kinds.push_back(kNull); return kinds;
      case Op::LOAD_GLOBAL:
        kinds = changed(std::move(kinds), effect.pops, effect.pushes);
        if (instr.arg() & 1) kinds.back() = kNull;
        return kinds;
      case Op::CHECK_EXC_MATCH: kinds.back() = kObject; return kinds;
      case Op::GET_ANEXT:
      case Op::GET_LEN:
      case Op::MATCH_MAPPING:
      case Op::MATCH_SEQUENCE:
      case Op::IMPORT_FROM:
      case Op::WITH_EXCEPT_START: kinds.push_back(kObject); return kinds;
      default: return changed(std::move(kinds), effect.pops, effect.pushes);
    }
  }

  const Code* code_;
  std::vector<Kinds> at_;
  std::vector<bool> reached_;
  std::vector<uint32_t> work_;
};

bool fits(char from, char to) {
  if (to == kObject) return from != kNull;
  return to == kNull || from == to;
}

// Can a stack like `from` become one like `to` by dropping its top?
bool fits(const Kinds& from, const Kinds& to) {
  if (to.size() > from.size()) return false;
  for (size_t i = 0; i < to.size(); i++)
    if (!fits(from[i], to[i])) return false;
  return true;
}

const char* whyNot(const StackKinds& kinds, uint32_t target) {
  if (!kinds.isReached(target))
    return "can't jump into an exception handler, or code may be unreachable";
  const Kinds& there = kinds.at(target);
  char top = there.empty() ? char{kObject} : there.back();
  switch (top) {
    case kExcept: return "can't jump into an 'except' block as there's no exception";
    case kLasti: return "can't jump into a re-raising block as there's no location";
    case kIterator: return "can't jump into the body of a for loop";
    default: return "incompatible stacks";
  }
}

// The instructions with which a line begins; the others have line 0.
std::vector<int32_t> lineStarts(const Code* code) {
  std::vector<int32_t> lines(code->instructionCount);
  linesOf(code, lines);
  int32_t last = 0;
  for (int32_t& line : lines) {
    int32_t here = line;
    if (here == last) line = 0;
    last = here;
  }
  return lines;
}

// Finds the instruction to go on at. Null: that is *target; else what is wrong.
const char* findTarget(const Code* code, uint32_t from, const std::vector<int32_t>& starts,
                       int32_t line, uint32_t* target) {
  StackKinds kinds(code);
  if (!kinds.isReached(from)) return "can't jump from within an exception handler";
  const char* problem = "cannot find bytecode for specified line";
  bool found = false;
  for (uint32_t i = 0; i < starts.size(); i++) {
    if (starts[i] != line) continue;
    if (kinds.isReached(i) && fits(kinds.at(from), kinds.at(i))) {
      if (!found || kinds.at(i).size() > kinds.at(*target).size()) *target = i;
      found = true;
    } else {
      problem = whyNot(kinds, i);
    }
  }
  return found ? nullptr : problem;
}

const char* whyNotNow(const Tracing& tracing) {
  if (!tracing.inside || tracing.event == TraceEvent::Call)
    return "can't jump from the 'call' trace event of a new frame";
  return tracing.event == TraceEvent::Line ? nullptr : "can only jump from a 'line' trace event";
}

// The code there may rely on variables that have no value here.
bool bindLocals(Runtime& rt, Frame* frame) {
  uint32_t unbound = 0;
  for (uint32_t i = 0; i < frame->code->slotCount; i++) unbound += frame->locals[i].isUnbound();
  if (!unbound) return true;
  std::string text =
      fmt::format("assigning None to {} unbound local{}", unbound, unbound == 1 ? "" : "s");
  OURO_TRY_BOOL(warned, warn(rt, Exc::RuntimeWarning, text));
  for (uint32_t i = 0; i < frame->code->slotCount; i++)
    if (frame->locals[i].isUnbound()) frame->locals[i] = Value::none();
  return true;
}

// Drops what lies on the stack above `depth` values, whose kinds are `kinds`.
void cutStack(Runtime& rt, Frame* frame, const Kinds& kinds, size_t depth) {
  for (size_t i = kinds.size(); i > depth; i--) {
    Value top = *--frame->stackTop;
    // An exception that is put away uncovers the one handled before it.
    if (kinds[i - 1] == kExcept) top = std::exchange(rt.handled->exception, top);
    release(top);
  }
}

}  // namespace

bool jumpToLine(Runtime& rt, FrameObject* object, int32_t line) {
  if (const char* problem = whyNotNow(rt.tracing)) return fail(rt, Exc::ValueError, "{}", problem);
  if (object->trace.isNull() || !object->frame)
    return fail(rt, Exc::ValueError, "{}", "f_lineno can only be set by a trace function");
  Frame* frame = object->frame;
  const Code* code = frame->code;
  if (line < code->firstLine)
    return fail(rt, Exc::ValueError, "line {} comes before the current code block", line);
  std::vector<int32_t> starts = lineStarts(code);
  int32_t wanted = 0;
  for (int32_t at : starts)
    if (at >= line && (!wanted || at < wanted)) wanted = at;
  if (!wanted) return fail(rt, Exc::ValueError, "line {} comes after the current code block", line);
  uint32_t from = currentInstruction(frame), target = 0;
  if (const char* problem = findTarget(code, from, starts, wanted, &target))
    return fail(rt, Exc::ValueError, "{}", problem);
  if (!bindLocals(rt, frame)) return false;
  StackKinds kinds(code);
  cutStack(rt, frame, kinds.at(from), kinds.at(target).size());
  frame->pc = code->instructions + target + 1;  // it stands at the instruction before this
  return true;
}

}  // namespace ouro
