#include "compiler/verify.h"

#include <algorithm>

#include "compiler/opcode_info.h"

namespace ouro {

namespace {

// What an operand counts.
enum class Operand : uint8_t {
  Nothing,
  Constant,
  Local,
  Slot,
  Name,
  Cache,
  CacheAndBit,
  ConstantB
};
constexpr size_t kOperands = 8;
constexpr const char* kOperandNames[kOperands] = {"",     "constant", "local", "cell",
                                                  "name", "cache",    "cache", "constant"};

constexpr Operand operandOf(Op generic) {
  switch (generic) {
    case Op::LOAD_CONST: return Operand::Constant;
    case Op::LOAD_FAST:
    case Op::LOAD_FAST_CHECK:
    case Op::STORE_FAST:
    case Op::DELETE_FAST: return Operand::Local;
    case Op::MAKE_CELL:
    case Op::LOAD_CLOSURE:
    case Op::LOAD_DEREF:
    case Op::STORE_DEREF:
    case Op::DELETE_DEREF:
    case Op::LOAD_CLASSDEREF: return Operand::Slot;
    case Op::DELETE_NAME:
    case Op::DELETE_GLOBAL:
    case Op::DELETE_ATTR:
    case Op::IMPORT_NAME:
    case Op::IMPORT_FROM: return Operand::Name;
    case Op::LOAD_GLOBAL: return Operand::CacheAndBit;
    case Op::LOAD_NAME:
    case Op::STORE_NAME:
    case Op::STORE_GLOBAL:
    case Op::LOAD_ATTR:
    case Op::LOAD_METHOD:
    case Op::STORE_ATTR: return Operand::Cache;
    case Op::CALL_KW:
    case Op::CALL_COMPREHENSION:
    case Op::MAKE_GENERATOR: return Operand::ConstantB;
    default: return Operand::Nothing;
  }
}

struct Operands {
  Operand of[kOpCount];
};
constexpr Operands kOperandOf = [] {
  Operands operands{};
  for (uint32_t i = 0; i < kOpCount; i++) operands.of[i] = operandOf(static_cast<Op>(i));
  return operands;
}();

// Depths are kept of as many instructions without asking for memory.
constexpr size_t kFewInstructions = 512;

class Verifier {
 public:
  explicit Verifier(const CodeView& unit)
      : unit_(unit), size_(static_cast<int64_t>(unit.code.size())), stackSize_(unit.stackSize) {
    if (unit.code.size() > kFewInstructions) many_.resize(unit.code.size());
    depths_ = many_.empty() ? few_ : many_.data();
    std::fill_n(depths_, unit.code.size(), -1);
  }

  std::string run() {
    if (unit_.code.empty()) return "no code";
    checkHandlers();
    checkOperands();
    if (problem_.empty()) flow(0, 0);
    while (!work_.empty() && problem_.empty()) {
      int64_t at = work_.back();
      work_.pop_back();
      while (step(at)) at++;
    }
    return problem_;
  }

 private:
  [[gnu::cold, gnu::noinline]] void fail(int64_t at, const std::string& what) {
    if (problem_.empty())
      problem_ = std::string(unit_.name) + " at " + std::to_string(at) + ": " + what;
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

  void checkOperands() {
    const size_t locals = std::min<size_t>(unit_.locals, kMaxShortArg + 1);
    const size_t caches = unit_.caches.size() * kCacheUnits;
    const size_t limits[kOperands] = {size_t{1} << 32, unit_.constants, locals, unit_.slots,
                                      unit_.names,     caches,          caches, unit_.constants};
    constexpr uint8_t kShifts[kOperands] = {8, 8, 8, 8, 8, 8, 9, 16};
    for (int64_t at = 0; at < size_; at++) {
      Instr instr = unit_.code[static_cast<size_t>(at)];
      if (static_cast<uint32_t>(instr.op()) >= kOpCount) return fail(at, "no such opcode");
      const auto generic = static_cast<uint32_t>(factsOf(instr).generic);
      const auto kind = static_cast<size_t>(kOperandOf.of[generic]);
      const uint32_t value = instr.word >> kShifts[kind];
      const bool isCache = hasCache(factsOf(instr).generic);
      if (value >= limits[kind] || (isCache && value % kCacheUnits != 0))
        fail(at, std::string(kOperandNames[kind]) + " " + std::to_string(value) + " out of range");
    }
    for (uint32_t name : unit_.caches)
      if (name >= unit_.names) fail(0, "name of a cache out of range");
  }

  static const OpFacts& factsOf(Instr instr) { return kOpFacts[static_cast<uint32_t>(instr.op())]; }

  // Control comes to an instruction with so many values on the stack. Is it the first time?
  bool reach(int64_t target, int64_t depth) {
    if (target < 0 || target >= size_) return fail(target, "control leaves the code"), false;
    if (depth > stackSize_) return fail(target, "stack too deep"), false;
    int32_t& known = depths_[target];
    if (known < 0) [[likely]] {
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

  // The ranges are sorted and do not overlap. Instructions come mostly in order.
  const HandlerRange* handlerAt(int64_t at) {
    if (at >= gapStart_ && at < gapEnd_) [[likely]]
      return nullptr;
    auto behind = std::upper_bound(
        unit_.handlers.begin(), unit_.handlers.end(), at,
        [](int64_t value, const HandlerRange& range) { return value < range.start; });
    if (behind != unit_.handlers.begin() && at < (behind - 1)->end) return &*(behind - 1);
    gapStart_ = behind == unit_.handlers.begin() ? 0 : (behind - 1)->end;
    gapEnd_ = behind == unit_.handlers.end() ? size_ : behind->start;
    return nullptr;
  }

  // Does the next instruction come next, for the first time?
  bool step(int64_t at) {
    const Instr instr = unit_.code[static_cast<size_t>(at)];
    const OpFacts& facts = factsOf(instr);
    const Op op = facts.generic;
    int64_t depth = depths_[at];
    if (const HandlerRange* handler = handlerAt(at)) {
      if (handler->depth > depth) fail(at, "stack lower than its handler wants");
      flow(handler->target, handler->depth + 1 + (handler->pushLasti ? 1 : 0));
    }
    const StackEffect effect =
        facts.isFixed ? facts.fixed : stackEffect(op, instr.arg(), instr.a(), instr.b());
    if (effect.pops > depth)
      return fail(at, std::string(opName(op)) + " below the stack's floor"), false;
    depth -= effect.pops;
    if (facts.format == OpFormat::Jump || facts.format == OpFormat::AJump) {
      const int64_t distance = facts.format == OpFormat::Jump ? instr.jump() : instr.shortJump();
      if (op == Op::JUMP_BACKWARD && distance >= 0) fail(at, "a turn of a loop ends forwards");
      flow(at + 1 + distance, depth + effect.jumpPushes);
    }
    return !endsFlow(op) && reach(at + 1, depth + effect.pushes) && problem_.empty();
  }

  const CodeView unit_;
  int64_t size_, stackSize_;
  int64_t gapStart_ = 0, gapEnd_ = 0;  // a stretch without handlers
  int32_t* depths_;                    // at each instruction; -1: not reached yet
  int32_t few_[kFewInstructions];
  std::vector<int32_t> many_;
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
