#pragma once
// Opcodes; see opcodes.def for the table and the picture of an instruction.

#include <cstdint>

#include "runtime/instruction.h"

namespace ouro {

enum class Op : uint8_t {
#define OP(name, ...) name,
#define SPEC(name, ...) name,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
};

// Forms of CALL (opcodes.def).
constexpr bool isCallForm(Op op) { return op >= Op::CALL_ANY && op <= Op::CALL_APPEND; }

// What comparing two numbers says; a set of these in the argument of a comparison before a jump.
enum Outcome : uint32_t { kLess = 1, kEqual = 2, kGreater = 4, kUnordered = 8, kAnyOutcome = 15 };

constexpr bool isComparison(Op op) { return op >= Op::COMPARE_LT && op <= Op::COMPARE_GE; }

// Instructions of names and attributes have an inline cache each (of unspecialised ones).
constexpr bool hasCache(Op op) {
  switch (op) {
    case Op::LOAD_NAME:
    case Op::STORE_NAME:
    case Op::LOAD_GLOBAL:
    case Op::STORE_GLOBAL:
    case Op::LOAD_ATTR:
    case Op::LOAD_METHOD:
    case Op::STORE_ATTR: return true;
    default: return false;
  }
}
// Below what tells the cache, the operand of LOAD_GLOBAL has a bit of its own.
constexpr uint32_t cacheShift(Op op) { return op == Op::LOAD_GLOBAL ? 1 : 0; }
// The operand tells where the cache lies, in units of 16 bytes: to the loop the instruction's word
// then is its address but for a mask and a shift.
constexpr uint32_t kCacheUnits = 3;
// Its number among those of the code; of an unspecialised instruction.
inline uint32_t cacheIndex(Instr instr) {
  return (instr.arg() >> cacheShift(instr.op())) / kCacheUnits;
}

// Locals are told by 16 bits of the operand, in fused forms constants and caches, too: on most
// processors one instruction reads them from where they lie. (Locals beyond these are made cells.)
constexpr uint32_t kMaxShortArg = 0xffff;
constexpr uint32_t shortArg(Instr instr) { return static_cast<uint16_t>(instr.word >> 8); }

enum class OpFormat : uint8_t { None, Arg, Jump, AB, AJump };

}  // namespace ouro
