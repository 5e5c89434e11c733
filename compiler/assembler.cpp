#include "compiler/assembler.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "compiler/flow_passes.h"
#include "compiler/verify.h"
#include "runtime/types/code_positions.h"

namespace ouro {

namespace {

bool addressesCell(Op op) {
  switch (op) {
    case Op::LOAD_CLOSURE:
    case Op::LOAD_DEREF:
    case Op::STORE_DEREF:
    case Op::DELETE_DEREF:
    case Op::LOAD_CLASSDEREF: return true;
    default: return false;
  }
}

// A cell that is a parameter stays in the parameter's slot; others follow the plain locals.
void placeCells(ast::Arena& arena, CodeUnit& unit) {
  auto next = unit.varNames.size();
  unit.cellSlots = ast::List<uint32_t>::of(arena, unit.cellNames.size());
  for (size_t i = 0; i < unit.cellNames.size(); i++) {
    auto end = unit.varNames.begin() + unit.parameterCount();
    auto it = std::find(unit.varNames.begin(), end, unit.cellNames[i]);
    unit.cellSlots[i] = it != end ? static_cast<uint32_t>(it - unit.varNames.begin()) : next++;
  }
}

uint32_t countFreeSlots(const CodeUnit& unit) {
  uint32_t end = unit.varNames.size();
  for (uint32_t slot : unit.cellSlots) end = std::max(end, slot + 1);
  return end;
}

Position positionOf(const ast::Span& span) {
  if (!span.line) return {};
  return {static_cast<int32_t>(span.line), static_cast<int32_t>(span.endLine),
          static_cast<int32_t>(span.column), static_cast<int32_t>(span.endColumn)};
}

class Assembler {
 public:
  Assembler(ast::Arena& arena, Flow& flow, CodeUnit& unit, Interrupt* interrupt)
      : arena_(arena), flow_(flow), unit_(unit), interrupt_(interrupt) {}

  Assembly run() {
    using Step = void (Assembler::*)();
    static constexpr Step kSteps[] = {
        &Assembler::resolveOperands, &Assembler::optimize,    &Assembler::moveCold,
        &Assembler::spread,          &Assembler::checkLocals, &Assembler::measureStack,
        &Assembler::prefix,          &Assembler::layOut,      &Assembler::resolveJumps,
        &Assembler::coverByHandlers, &Assembler::fuse,        &Assembler::pack};
    unit_.localCount = unit_.varNames.size();
    placeCells(arena_, unit_);
    const bool asks = interrupt_ && isLarge();
    for (const Step step : kSteps) {
      if (asks && interrupt_->isWanted()) return Assembly::Interrupted;
      (this->*step)();
      if (tooLarge_) return Assembly::TooLarge;
    }
    return Assembly::Done;
  }

 private:
  // Does a step take longer than to ask?
  bool isLarge() const {
    constexpr size_t kMany = 10000;
    size_t size = flow_.blocks.size();
    for (const FlowBlock& block : flow_.blocks) size += block.instrs.size();
    return size > kMany;
  }

  void optimize() { optimizeBlocks(flow_); }
  void moveCold() { moveColdBlocks(flow_); }
  void spread() { spreadPositions(flow_, unit_.firstLine); }
  void checkLocals() { checkUnboundLocals(flow_, unit_.localCount, unit_.parameterCount()); }
  void measureStack() { unit_.stackSize = computeDepths(flow_); }
  void fuse() { fuseInstructions(code_); }
  void pack() {
    unit_.code = ast::List<Instr>::from(arena_, code_);
    unit_.caches = ast::List<uint32_t>::from(arena_, caches_);
    unit_.handlers = ast::List<HandlerRange>::from(arena_, handlers_);
    unit_.positions = ast::List<uint8_t>::from(arena_, packPositions(positions_));
  }

  // From what the code generator counts to what the instructions hold.
  void resolveOperands() {
    const uint32_t cells = unit_.cellNames.size();
    uint32_t firstFree = countFreeSlots(unit_);
    for (FlowBlock& block : flow_.blocks) {
      for (FlowInstr& instr : block.instrs) {
        if (instr.isMark) continue;
        if (instr.op == Op::LOAD_GLOBAL) instr.arg <<= 1;
        if (!addressesCell(instr.op)) continue;
        instr.arg = instr.arg < cells ? unit_.cellSlots[instr.arg] : firstFree + instr.arg - cells;
      }
    }
  }

  void put(Instr instr, const Position& position) {
    code_.push_back(instr);
    positions_.push_back(position);
    handlerOf_.push_back(-1);
  }

  void prefix() {
    const Position none;
    if (!unit_.freeNames.empty()) {
      put(Instr::make(Op::COPY_FREE_VARS, unit_.freeNames.size()), none);
    }
    std::vector<uint32_t> slots(unit_.cellSlots.begin(), unit_.cellSlots.end());
    std::sort(slots.begin(), slots.end());
    for (uint32_t slot : slots) put(Instr::make(Op::MAKE_CELL, slot), none);
    if (unit_.flags & (kGenerator | kCoroutine | kAsyncGenerator)) {
      const auto line = static_cast<int32_t>(unit_.firstLine);
      put(Instr::make(Op::RETURN_GENERATOR), {.line = line, .endLine = line});
    }
  }

  void layOut() {
    size_t size = code_.size();
    for (int32_t id : flow_.order) size += flow_.at(id).instrs.size();
    code_.reserve(size);
    positions_.reserve(size);
    handlerOf_.reserve(size);
    starts_.assign(flow_.blocks.size(), 0);
    for (int32_t id : flow_.order) {
      starts_[static_cast<size_t>(id)] = static_cast<uint32_t>(code_.size());
      const FlowInstr* before = nullptr;
      for (const FlowInstr& instr : flow_.at(id).instrs) {
        if (instr.isMark) continue;
        if (!before || !joinsGlobal(*before, instr)) place(instr);
        before = &instr;
      }
    }
  }

  // A function that is a global variable is pushed together with the unbound self behind it.
  bool joinsGlobal(const FlowInstr& before, const FlowInstr& instr) {
    if (before.op != Op::LOAD_GLOBAL || instr.op != Op::PUSH_NULL) return false;
    Instr& load = code_.back();
    load = Instr::make(Op::LOAD_GLOBAL, load.arg() | 1);
    return true;
  }

  void place(const FlowInstr& instr) {
    uint32_t arg = instr.arg;
    if (hasCache(instr.op)) {
      const uint32_t shift = cacheShift(instr.op);
      const auto before = static_cast<uint32_t>(caches_.size());
      caches_.push_back(arg >> shift);
      arg = before * kCacheUnits << shift;
    }
    if (instr.target >= 0) {
      jumps_.push_back({static_cast<uint32_t>(code_.size()), instr.target});
    }
    tooLarge_ |= arg > Instr::kMaxArg;
    if (opFormat(instr.op) == OpFormat::AB) {
      put(Instr::makeAB(instr.op, arg, instr.b), positionOf(instr.span));
    } else {
      put(Instr::make(instr.op, arg), positionOf(instr.span));
    }
    handlerOf_.back() = instr.handler;
  }

  void resolveJumps() {
    for (const Jump& jump : jumps_) {
      int64_t distance = static_cast<int64_t>(starts_[static_cast<size_t>(jump.target)]) -
                         static_cast<int64_t>(jump.at) - 1;
      tooLarge_ |= std::abs(distance) > Instr::kMaxArg / 2;
      Instr& instr = code_[jump.at];
      Op op = instr.op();
      instr = Instr::make(op, static_cast<uint32_t>(distance) & Instr::kMaxArg);
    }
  }

  // Every instruction has at most one handler, so the ranges do not overlap.
  void coverByHandlers() {
    for (uint32_t i = 0; i < handlerOf_.size(); i++) {
      int32_t index = handlerOf_[i];
      if (index < 0) continue;
      const FlowHandler& handler = flow_.handlers[static_cast<size_t>(index)];
      if (i > 0 && handlerOf_[i - 1] == index) {
        handlers_.back().end = i + 1;
        continue;
      }
      assert(handler.depth >= 0);
      handlers_.push_back({i, i + 1, starts_[static_cast<size_t>(handler.block)],
                           static_cast<uint16_t>(handler.depth), handler.pushLasti});
    }
  }

  struct Jump {
    uint32_t at;
    int32_t target;
  };
  ast::Arena& arena_;
  Flow& flow_;
  CodeUnit& unit_;
  Interrupt* interrupt_;
  bool tooLarge_ = false;
  std::vector<Instr> code_;
  std::vector<uint32_t> caches_;
  std::vector<HandlerRange> handlers_;
  std::vector<uint32_t> starts_;  // where each block begins
  std::vector<Jump> jumps_;
  std::vector<int32_t> handlerOf_;   // of each instruction
  std::vector<Position> positions_;  // likewise
};

}  // namespace

Assembly assemble(ast::Arena& arena, Flow& flow, CodeUnit& unit, Interrupt* interrupt) {
  const Assembly assembly = Assembler(arena, flow, unit, interrupt).run();
#ifdef OURO_CHECKED
  assert(assembly != Assembly::Done || verifyUnit(unit).empty());
#endif
  return assembly;
}

}  // namespace ouro
