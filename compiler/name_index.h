#pragma once
// Names and their numbers.

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/number_table.h"

namespace ouro {

// Names are numbered 0, 1, 2 ... as they come. While they are few, as those of most functions are,
// they are compared one by one: a table would cost a hash for each. The texts are borrowed.
class NameIndex {
 public:
  static constexpr uint32_t kUnknown = NumberTable::kNone;

  uint32_t find(std::string_view name) const;
  // The number of the name, and whether it is new.
  std::pair<uint32_t, bool> add(std::string_view name);
  std::span<const std::string_view> all() const { return names_; }
  void clear() {
    names_.clear();
    numbers_.clear();
  }

 private:
  static constexpr size_t kFew = 12;

  uint32_t findAmongMany(std::string_view name, uint32_t hash) const;

  std::vector<std::string_view> names_;
  NumberTable numbers_;  // of all, once there are more than few
};

}  // namespace ouro
