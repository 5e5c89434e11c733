#pragma once
// From basic blocks to the code of a unit: the last step of the compiler for one scope.

#include <vector>

#include "compiler/code_unit.h"
#include "compiler/flow.h"
#include "compiler/interrupt.h"

namespace ouro {

struct Position;

// TooLarge: an operand does not fit its instruction. That takes millions of names or instructions
// in one scope.
enum class Assembly : uint8_t { Done, Interrupted, TooLarge };

// Serves one unit after the other: its lists keep their room.
class Assembler {
 public:
  Assembler(ast::Arena& arena, Interrupt* interrupt);
  ~Assembler();
  Assembler(const Assembler&) = delete;
  Assembler& operator=(const Assembler&) = delete;

  // Fills code, positions, handlers, caches, cellSlots and stackSize of `unit`; its names,
  // variables, constants, counts and flags must stand already.
  //
  // In `flow` the operands are not final: what addresses a cell or free variable holds an index
  // into cellNames followed by freeNames, and what has an inline cache holds the index of a name
  // (times 2 where a bit lies below it: cacheShift).
  [[nodiscard]] Assembly assemble(Flow& flow, CodeUnit& unit);

 private:
  bool isLarge() const;
  void optimize();
  void moveCold();
  void spread();
  void checkLocals();
  void loadLate();
  void measureStack();
  void prefix();
  void layOut();
  bool joinsGlobal(const FlowInstr& before, const FlowInstr&);
  void place(const FlowInstr&);
  uint32_t slotOf(uint32_t variable) const;
  uint32_t addCache(Op, uint32_t arg);
  void put(Instr, const Position&);
  void cover(int32_t handler);
  void resolveJumps();
  void resolveHandlers();
  void fuse();
  void pack();

  ast::Arena& arena_;
  Interrupt* interrupt_;
  Flow* flow_ = nullptr;
  CodeUnit* unit_ = nullptr;
  uint32_t firstFree_ = 0;  // the slot of the first free variable
  bool tooLarge_ = false;
  std::vector<Instr> code_;
  std::vector<Position> positions_;  // of each instruction
  std::vector<uint32_t> caches_;
  std::vector<HandlerRange> handlers_;  // until they are resolved `target` is an index of Flow's
};

}  // namespace ouro
