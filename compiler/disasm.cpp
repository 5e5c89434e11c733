#include "compiler/disasm.h"

#include <fmt/format.h>

#include <vector>

#include "compiler/constant_text.h"
#include "compiler/opcode_info.h"
#include "runtime/types/code_positions.h"

namespace ouro {

namespace {

class Disassembler {
 public:
  explicit Disassembler(const CodeUnit& unit) : unit_(unit), isTarget_(unit.code.size(), false) {
    for (uint32_t i = 0; i < unit.code.size(); i++) {
      if (isJump(genericOp(unit.code[i].op()))) mark(targetOf(i));
    }
    for (const HandlerRange& range : unit.handlers) mark(range.target);
  }

  std::string run() {
    out_ = fmt::format("{} at line {}: {} values deep\n", unit_.qualname, unit_.firstLine,
                       unit_.stackSize);
    std::vector<int32_t> lines(unit_.code.size());
    linesOf(unit_.positions, lines);
    int32_t line = 0;
    for (uint32_t i = 0; i < unit_.code.size(); i++) {
      int32_t here = lines[i];
      std::string shown = here != line && here != 0 ? std::to_string(here) : "";
      line = here;
      instruction(i, shown);
    }
    for (const HandlerRange& range : unit_.handlers) {
      out_ += fmt::format("  handler {} to {} -> {} [{}]{}\n", range.start, range.end - 1,
                          range.target, range.depth, range.pushLasti ? " lasti" : "");
    }
    for (const UnitConstant& constant : unit_.constants) {
      if (constant.kind != UnitConstant::Kind::Code) continue;
      out_ += '\n';
      out_ += disassemble(*constant.code);
    }
    return std::move(out_);
  }

 private:
  void mark(int64_t target) {
    if (target >= 0 && target < static_cast<int64_t>(isTarget_.size())) {
      isTarget_[static_cast<size_t>(target)] = true;
    }
  }
  int64_t targetOf(uint32_t at) const {
    Instr instr = unit_.code[at];
    bool wide = opFormat(instr.op()) == OpFormat::Jump;
    return int64_t{at} + 1 + (wide ? instr.jump() : instr.shortJump());
  }

  void instruction(uint32_t at, const std::string& line) {
    Instr instr = unit_.code[at];
    std::string operand;
    switch (opFormat(instr.op())) {
      case OpFormat::None: break;
      case OpFormat::Arg: operand = std::to_string(numberOf(instr)); break;
      case OpFormat::Jump: operand = std::to_string(targetOf(at)); break;
      case OpFormat::AB: operand = fmt::format("{}, {}", instr.a(), instr.b()); break;
      case OpFormat::AJump: operand = fmt::format("{}, {}", instr.a(), targetOf(at)); break;
    }
    std::string note = meaning(instr);
    if (!note.empty()) note = " (" + note + ")";
    std::string text = fmt::format("{:>6} {} {:>5} {:<22} {}{}", line, isTarget_[at] ? ">>" : "  ",
                                   at, opName(instr.op()), operand, note);
    text.erase(text.find_last_not_of(' ') + 1);
    out_ += text;
    out_ += '\n';
  }

  std::string slotName(uint32_t slot) const {
    if (slot < unit_.varNames.size()) return std::string(unit_.varNames[slot]);
    uint32_t end = unit_.varNames.size();
    for (size_t i = 0; i < unit_.cellSlots.size(); i++) {
      if (unit_.cellSlots[i] == slot) return std::string(unit_.cellNames[i]);
      if (unit_.cellSlots[i] >= end) end = unit_.cellSlots[i] + 1;
    }
    size_t free = slot - end;
    return std::string(free < unit_.freeNames.size() ? unit_.freeNames[free] : "?");
  }
  std::string name(uint32_t index) const {
    return std::string(index < unit_.names.size() ? unit_.names[index] : "?");
  }
  std::string constant(uint32_t index) const {
    return index < unit_.constants.size() ? constantText(unit_.constants[index]) : "?";
  }

  // The operand, of a cache as its number.
  static uint32_t numberOf(Instr instr) {
    const Instr generic = Instr::make(genericOp(instr.op()), instr.arg());
    if (!hasCache(generic.op())) return instr.arg();
    const uint32_t shift = cacheShift(generic.op()), low = instr.arg() & ((1u << shift) - 1);
    return cacheIndex(generic) << shift | low;
  }

  std::string meaning(Instr instr) const {
    uint32_t arg = numberOf(instr);
    switch (genericOp(instr.op())) {
      case Op::LOAD_CONST: return constant(arg);
      case Op::CALL_KW:
      case Op::CALL_COMPREHENSION:
      case Op::MAKE_GENERATOR: return constant(instr.b());
      case Op::LOAD_FAST:
      case Op::LOAD_FAST_CHECK:
      case Op::STORE_FAST:
      case Op::DELETE_FAST:
      case Op::MAKE_CELL:
      case Op::LOAD_CLOSURE:
      case Op::LOAD_DEREF:
      case Op::STORE_DEREF:
      case Op::DELETE_DEREF:
      case Op::LOAD_CLASSDEREF: return slotName(arg);
      case Op::DELETE_NAME:
      case Op::DELETE_GLOBAL:
      case Op::DELETE_ATTR:
      case Op::IMPORT_NAME:
      case Op::IMPORT_FROM: return name(arg);
      case Op::LOAD_GLOBAL: arg >>= 1; [[fallthrough]];
      case Op::LOAD_NAME:
      case Op::STORE_NAME:
      case Op::STORE_GLOBAL:
      case Op::LOAD_ATTR:
      case Op::LOAD_METHOD:
      case Op::STORE_ATTR: return arg < unit_.caches.size() ? name(unit_.caches[arg]) : "?";
      default: return "";
    }
  }

  const CodeUnit& unit_;
  std::vector<bool> isTarget_;
  std::string out_;
};

}  // namespace

std::string disassemble(const CodeUnit& unit) { return Disassembler(unit).run(); }

}  // namespace ouro
