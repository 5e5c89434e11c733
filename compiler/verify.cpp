#include "compiler/verify.h"

#include <algorithm>

#include "compiler/opcode_info.h"

namespace ouro {

namespace {

class Verifier {
 public:
  explicit Verifier(const CodeView& unit)
      : unit_(unit), size_(static_cast<int64_t>(unit.code.size())), depths_(unit.code.size(), -1) {}

  std::string run() {
    if (unit_.code.empty()) return "no code";
    checkHandlers();
    for (int64_t i = 0; i < size_ && problem_.empty(); i++) checkOperands(i);
    if (problem_.empty()) flow(0, 0);
    while (!work_.empty() && problem_.empty()) {
      int64_t at = work_.back();
      work_.pop_back();
      while (step(at)) at++;
    }
    return problem_;
  }

 private:
  void fail(int64_t at, const std::string& what) {
    if (problem_.empty())
      problem_ = std::string(unit_.name) + " at " + std::to_string(at) + ": " + what;
  }
  void limit(int64_t at, uint32_t value, size_t size, const char* what) {
    if (value >= size) fail(at, std::string(what) + " " + std::to_string(value) + " out of range");
  }

  void checkHandlers() {
    for (size_t i = 0; i < unit_.handlers.size(); i++) {
      const HandlerRange& range = unit_.handlers[i];
      if (range.start >= range.end || range.end > size_ || range.target >= size_) {
        fail(range.start, "bad handler range");
      }
      if (i > 0 && range.start < unit_.handlers[i - 1].end) fail(range.start, "ranges overlap");
    }
  }

  void checkOperands(int64_t at) {
    Instr instr = unit_.code[static_cast<size_t>(at)];
    uint32_t arg = instr.arg();
    if (static_cast<uint32_t>(instr.op()) >= kOpCount) return fail(at, "no such opcode");
    switch (genericOp(instr.op())) {
      case Op::LOAD_CONST: return limit(at, arg, unit_.constants, "constant");
      case Op::LOAD_FAST:
      case Op::LOAD_FAST_CHECK:
      case Op::STORE_FAST:
      case Op::DELETE_FAST: return limit(at, arg, unit_.locals, "local");
      case Op::MAKE_CELL:
      case Op::LOAD_CLOSURE:
      case Op::LOAD_DEREF:
      case Op::STORE_DEREF:
      case Op::DELETE_DEREF:
      case Op::LOAD_CLASSDEREF: return limit(at, arg, unit_.slots, "cell");
      case Op::DELETE_NAME:
      case Op::DELETE_GLOBAL:
      case Op::DELETE_ATTR:
      case Op::IMPORT_NAME:
      case Op::IMPORT_FROM: return limit(at, arg, unit_.names, "name");
      case Op::LOAD_GLOBAL: arg >>= 1; [[fallthrough]];
      case Op::LOAD_NAME:
      case Op::STORE_NAME:
      case Op::STORE_GLOBAL:
      case Op::LOAD_ATTR:
      case Op::LOAD_METHOD:
      case Op::STORE_ATTR:
        limit(at, arg, unit_.caches.size(), "cache");
        if (problem_.empty()) limit(at, unit_.caches[arg], unit_.names, "name of cache");
        return;
      case Op::CALL_KW:
      case Op::CALL_COMPREHENSION:
      case Op::MAKE_GENERATOR: return limit(at, instr.b(), unit_.constants, "constant");
      default: return;
    }
  }

  // Control comes to an instruction with so many values on the stack. Is it the first time?
  bool reach(int64_t target, int64_t depth) {
    if (target < 0 || target >= size_) return fail(target, "control leaves the code"), false;
    if (depth > unit_.stackSize) return fail(target, "stack too deep"), false;
    int32_t& known = depths_[static_cast<size_t>(target)];
    if (known < 0) {
      known = static_cast<int32_t>(depth);
      return true;
    }
    if (known != depth)
      fail(target, "depth " + std::to_string(known) + " or " + std::to_string(depth));
    return false;
  }
  void flow(int64_t target, int64_t depth) {
    if (reach(target, depth)) work_.push_back(target);
  }

  // The ranges are sorted and do not overlap.
  const HandlerRange* handlerAt(int64_t at) const {
    if (unit_.handlers.empty()) return nullptr;
    auto behind = std::upper_bound(
        unit_.handlers.begin(), unit_.handlers.end(), at,
        [](int64_t value, const HandlerRange& range) { return value < range.start; });
    if (behind == unit_.handlers.begin()) return nullptr;
    const HandlerRange& range = *(behind - 1);
    return at < range.end ? &range : nullptr;
  }

  // Does the next instruction come next, for the first time?
  bool step(int64_t at) {
    Instr instr = unit_.code[static_cast<size_t>(at)];
    Op op = genericOp(instr.op());
    int64_t depth = depths_[static_cast<size_t>(at)];
    if (const HandlerRange* handler = handlerAt(at)) {
      if (handler->depth > depth) fail(at, "stack lower than its handler wants");
      flow(handler->target, handler->depth + 1 + (handler->pushLasti ? 1 : 0));
    }
    StackEffect effect = stackEffect(op, instr.arg(), instr.a(), instr.b());
    if (effect.pops > depth)
      return fail(at, std::string(opName(op)) + " below the stack's floor"), false;
    depth -= effect.pops;
    if (isJump(op)) {
      int32_t distance = opFormat(op) == OpFormat::Jump ? instr.jump() : instr.shortJump();
      if (op == Op::JUMP_BACKWARD && distance >= 0) fail(at, "a turn of a loop ends forwards");
      flow(at + 1 + distance, depth + effect.jumpPushes);
    }
    return !endsFlow(op) && reach(at + 1, depth + effect.pushes) && problem_.empty();
  }

  const CodeView unit_;
  int64_t size_;
  std::vector<int32_t> depths_;  // at each instruction; -1: not reached yet
  std::vector<int64_t> work_;
  std::string problem_;
};

}  // namespace

std::string verifyCode(const CodeView& code) { return Verifier(code).run(); }

std::string verifyUnit(const CodeUnit& unit) {
  size_t locals = unit.varNames.size(), slots = locals + unit.freeNames.size();
  for (uint32_t slot : unit.cellSlots) slots += slot >= locals;
  return verifyCode({.name = unit.name,
                     .code = unit.code,
                     .handlers = unit.handlers,
                     .caches = unit.caches,
                     .locals = locals,
                     .slots = slots,
                     .names = unit.names.size(),
                     .constants = unit.constants.size(),
                     .stackSize = unit.stackSize});
}

}  // namespace ouro
