#pragma once
// How often each opcode is dispatched, and each pair of them: for `scripts/bench --profile`, in
// builds with OURO_COUNT_OPS (preset `profile`). In others none of this is there.

#ifdef OURO_COUNT_OPS

#include <cstdint>
#include <memory>

#include "compiler/opcodes.h"

namespace ouro {

class OpCounts {
 public:
  OpCounts() : pairs_(new uint64_t[kOps * kOps]()) {}
  void note(Op op) {
    pairs_[size_t{last_} * kOps + static_cast<uint8_t>(op)]++;
    last_ = static_cast<uint8_t>(op);
  }
  // Tables of the most frequent opcodes and pairs, on standard error.
  void print() const;

 private:
  static constexpr size_t kOps = 256;

  uint8_t last_ = 0;
  std::unique_ptr<uint64_t[]> pairs_;  // [before * kOps + op]
};

}  // namespace ouro

#endif
