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

}  // namespace

Assembler::Assembler(ast::Arena& arena, Interrupt* interrupt)
    : arena_(arena), interrupt_(interrupt) {}
Assembler::~Assembler() = default;

Assembly Assembler::assemble(Flow& flow, CodeUnit& unit) {
  using Step = void (Assembler::*)();
  static constexpr Step kSteps[] = {
      &Assembler::optimize,        &Assembler::moveCold, &Assembler::spread,
      &Assembler::checkLocals,     &Assembler::loadLate, &Assembler::measureStack,
      &Assembler::prefix,          &Assembler::layOut,   &Assembler::resolveJumps,
      &Assembler::resolveHandlers, &Assembler::fuse,     &Assembler::pack};
  flow_ = &flow;
  unit_ = &unit;
  unit.localCount = unit.varNames.size();
  placeCells(arena_, unit);
  firstFree_ = countFreeSlots(unit);
  code_.clear();
  positions_.clear();
  caches_.clear();
  handlers_.clear();
  const bool asks = interrupt_ && isLarge();
  for (const Step step : kSteps) {
    if (asks && interrupt_->isWanted()) return Assembly::Interrupted;
    (this->*step)();
    if (tooLarge_) return Assembly::TooLarge;
  }
#ifdef OURO_CHECKED
  assert(verifyUnit(unit).empty());
#endif
  return Assembly::Done;
}

// Does a step take longer than to ask?
bool Assembler::isLarge() const {
  constexpr size_t kMany = 10000;
  size_t size = flow_->blocks().size();
  for (const FlowBlock& block : flow_->blocks()) size += block.instrs.size();
  return size > kMany;
}

void Assembler::optimize() { optimizeBlocks(*flow_); }
void Assembler::moveCold() { moveColdBlocks(*flow_); }
void Assembler::spread() { spreadPositions(*flow_, unit_->firstLine); }
void Assembler::checkLocals() {
  checkUnboundLocals(*flow_, unit_->localCount, unit_->parameterCount());
}
void Assembler::loadLate() { ouro::loadLate(*flow_); }
void Assembler::measureStack() { unit_->stackSize = computeDepths(*flow_); }
void Assembler::fuse() { fuseInstructions(code_); }
void Assembler::pack() {
  unit_->code = ast::List<Instr>::from(arena_, code_);
  unit_->caches = ast::List<uint32_t>::from(arena_, caches_);
  unit_->handlers = ast::List<HandlerRange>::from(arena_, handlers_);
  unit_->positions = ast::List<uint8_t>::from(arena_, packPositions(positions_));
}

// ---- laying out

void Assembler::put(Instr instr, const Position& position) {
  code_.push_back(instr);
  positions_.push_back(position);
}

void Assembler::prefix() {
  const Position none;
  if (!unit_->freeNames.empty())
    put(Instr::make(Op::COPY_FREE_VARS, unit_->freeNames.size()), none);
  std::vector<uint32_t> slots(unit_->cellSlots.begin(), unit_->cellSlots.end());
  std::sort(slots.begin(), slots.end());
  for (uint32_t slot : slots) put(Instr::make(Op::MAKE_CELL, slot), none);
  if (unit_->flags & (kGenerator | kCoroutine | kAsyncGenerator)) {
    const auto line = static_cast<int32_t>(unit_->firstLine);
    put(Instr::make(Op::RETURN_GENERATOR), {.line = line, .endLine = line});
  }
}

void Assembler::layOut() {
  for (int32_t id = flow_->placed.first; id >= 0; id = flow_->at(id).next) {
    flow_->at(id).start = static_cast<uint32_t>(code_.size());
    const FlowInstr* before = nullptr;
    for (const FlowInstr& instr : flow_->at(id).instrs) {
      if (instr.isMark) continue;
      if (!before || !joinsGlobal(*before, instr)) place(instr);
      before = &instr;
    }
  }
}

// A function that is a global variable is pushed together with the unbound self behind it.
bool Assembler::joinsGlobal(const FlowInstr& before, const FlowInstr& instr) {
  if (before.op != Op::LOAD_GLOBAL || instr.op != Op::PUSH_NULL) return false;
  Instr& load = code_.back();
  load = Instr::make(Op::LOAD_GLOBAL, load.arg() | 1);
  return true;
}

void Assembler::place(const FlowInstr& instr) {
  uint32_t arg = instr.arg;
  if (addressesCell(instr.op)) arg = slotOf(arg);
  if (hasCache(instr.op)) arg = addCache(instr.op, arg);
  tooLarge_ |= arg > Instr::kMaxArg;
  const bool isPair = kOpFacts[static_cast<uint32_t>(instr.op)].format == OpFormat::AB;
  put(isPair ? Instr::makeAB(instr.op, arg, instr.b) : Instr::make(instr.op, arg),
      positionOf(instr.span));
  if (instr.handler >= 0) cover(instr.handler);
}

// Of a cell or free variable.
uint32_t Assembler::slotOf(uint32_t variable) const {
  const uint32_t cells = unit_->cellNames.size();
  return variable < cells ? unit_->cellSlots[variable] : firstFree_ + variable - cells;
}

// What the instruction holds instead of the name's index.
uint32_t Assembler::addCache(Op op, uint32_t arg) {
  const uint32_t shift = cacheShift(op);
  const auto before = static_cast<uint32_t>(caches_.size());
  caches_.push_back(arg >> shift);
  return before * kCacheUnits << shift;
}

// The last instruction is covered by the handler. It has no other, so the ranges do not overlap.
void Assembler::cover(int32_t handler) {
  const auto end = static_cast<uint32_t>(code_.size()), number = static_cast<uint32_t>(handler);
  if (!handlers_.empty() && handlers_.back().end == end - 1 && handlers_.back().target == number) {
    handlers_.back().end = end;
    return;
  }
  const FlowHandler& known = flow_->handlers[number];
  assert(known.depth >= 0);
  handlers_.push_back({end - 1, end, number, static_cast<uint16_t>(known.depth), known.pushLasti});
}

void Assembler::resolveJumps() {
  for (int32_t id = flow_->placed.first; id >= 0; id = flow_->at(id).next) {
    const FlowBlock& block = flow_->at(id);
    if (block.target() < 0) continue;
    const size_t end = block.next < 0 ? code_.size() : flow_->at(block.next).start;
    const int64_t distance =
        static_cast<int64_t>(flow_->at(block.target()).start) - static_cast<int64_t>(end);
    tooLarge_ |= std::abs(distance) > Instr::kMaxArg / 2;
    Instr& jump = code_[end - 1];
    jump = Instr::make(jump.op(), static_cast<uint32_t>(distance) & Instr::kMaxArg);
  }
}

void Assembler::resolveHandlers() {
  for (HandlerRange& range : handlers_)
    range.target = flow_->at(flow_->handlers[range.target].block).start;
}

}  // namespace ouro
