#pragma once
// Constants and their numbers.

#include <cstdint>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/code_unit.h"

namespace ouro {

// Constants are numbered 0, 1, 2 ... as they come; equal ones of the same type have one number.
// Those of code are all different. While they are few they are compared one by one.
class ConstantIndex {
 public:
  ConstantIndex() = default;
  ConstantIndex(const ConstantIndex&) = delete;
  ConstantIndex& operator=(const ConstantIndex&) = delete;

  // The number of the constant, and whether it is new.
  std::pair<uint32_t, bool> add(const UnitConstant& constant);
  std::span<const UnitConstant> all() const { return constants_; }
  size_t size() const { return constants_.size(); }
  void clear() {
    constants_.clear();
    if (!numbers_.empty()) numbers_.clear();  // which goes over all that there once was room for
  }

 private:
  static constexpr size_t kFew = 12;
  struct Hash {
    const ConstantIndex* index;
    size_t operator()(uint32_t number) const;
  };
  struct Equal {
    const ConstantIndex* index;
    bool operator()(uint32_t a, uint32_t b) const;
  };
  std::pair<uint32_t, bool> addToMany(uint32_t number);

  std::vector<UnitConstant> constants_;
  // Of all, once there are more than few.
  std::unordered_set<uint32_t, Hash, Equal> numbers_{0, Hash{this}, Equal{this}};
};

}  // namespace ouro
