#pragma once
// Constants and their numbers.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "compiler/code_unit.h"
#include "compiler/number_table.h"

namespace ouro {

// Constants are numbered 0, 1, 2 ... as they come; equal ones of the same type have one number.
// Those of code are all different. While they are few they are compared one by one.
class ConstantIndex {
 public:
  // The number of the constant, and whether it is new.
  std::pair<uint32_t, bool> add(const UnitConstant& constant);
  std::span<const UnitConstant> all() const { return constants_; }
  size_t size() const { return constants_.size(); }
  void clear() {
    constants_.clear();
    numbers_.clear();
  }

 private:
  static constexpr size_t kFew = 12;

  uint32_t find(const UnitConstant& constant, uint32_t hash) const;

  std::vector<UnitConstant> constants_;
  NumberTable numbers_;  // of all, once there are more than few
};

}  // namespace ouro
