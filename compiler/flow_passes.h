#pragma once
// What the assembler does to the blocks of a scope before it lays them out.

#include <span>

#include "compiler/flow.h"

namespace ouro {

// What builds that measure the use of it leave out (scripts/bench --ablation): all fused forms, or
// those that work on locals and constants without counting them.
#ifdef OURO_WITHOUT_FUSION
constexpr bool kFuse = false;
#else
constexpr bool kFuse = true;
#endif
#ifdef OURO_WITHOUT_BORROWING
constexpr bool kBorrow = false;
#else
constexpr bool kBorrow = true;
#endif

// Small patterns within a block and jumps that lead to jumps (peephole.cpp).
void optimizeBlocks(Flow& flow);
// Takes out blocks that are never reached, and jumps to what follows anyway (flow_order.cpp).
void dropDeadBlocks(Flow& flow);
// Moves what runs only after an exception behind everything else (flow_order.cpp).
void moveColdBlocks(Flow& flow);
// What was made without a place in the text gets that of what runs before it, where only one thing
// can; else it has none (flow_positions.cpp).
void spreadPositions(Flow& flow, uint32_t firstLine);
// Turns LOAD_FAST into LOAD_FAST_CHECK wherever the local may be unbound (bound.cpp). The first
// `parameterCount` of `localCount` locals are bound at the start.
void checkUnboundLocals(Flow& flow, uint32_t localCount, uint32_t parameterCount);
// Loads left operands that are locals behind the right ones (late_loads.cpp).
void loadLate(Flow& flow);
// Computes the depth of each block and handler; the result is the maximum (depth.cpp).
uint32_t computeDepths(Flow& flow);
// Puts fused forms at the beginning of the runs that they cover (fuse.cpp).
void fuseInstructions(std::span<Instr> code);

}  // namespace ouro
