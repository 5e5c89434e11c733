#pragma once
// The instruction word and the handler table: what code objects are made of. The opcodes themselves
// and a picture of the word are in compiler/opcodes.def.

#include <cstdint>

namespace ouro {

enum class Op : uint8_t;

struct Instr {
  uint32_t word;

  Op op() const { return static_cast<Op>(word & 0xff); }
  uint32_t arg() const { return word >> 8; }
  int64_t jump() const { return int64_t{static_cast<int32_t>(word)} >> 8; }
  uint32_t a() const { return (word >> 8) & 0xff; }
  uint32_t b() const { return word >> 16; }
  int32_t shortJump() const { return static_cast<int32_t>(word) >> 16; }
  void setOp(Op op) { word = (word & ~0xffu) | static_cast<uint32_t>(op); }

  static constexpr uint32_t kMaxArg = (1u << 24) - 1;
  static constexpr Instr make(Op op, uint32_t arg = 0) {
    return {static_cast<uint32_t>(op) | arg << 8};
  }
  static constexpr Instr makeAB(Op op, uint32_t a, uint32_t b) {
    return {static_cast<uint32_t>(op) | a << 8 | b << 16};
  }
};
static_assert(sizeof(Instr) == 4);

// What covers instructions [start, end): on an exception the stack is cut to `depth` values, then
// (if pushLasti) the index of the raising instruction as an int and the exception are pushed, and
// the frame goes on at `target`. Inner ranges come first.
struct HandlerRange {
  uint32_t start, end, target;
  uint16_t depth;
  bool pushLasti;
};

}  // namespace ouro
