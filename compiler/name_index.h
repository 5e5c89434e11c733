#pragma once
// Names and their numbers.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ouro {

// Names are numbered 0, 1, 2 ... as they come. While they are few, as those of most functions are,
// they are compared one by one: a table would cost an allocation for each. The texts are borrowed.
class NameIndex {
 public:
  static constexpr uint32_t kUnknown = UINT32_MAX;

  uint32_t find(std::string_view name) const;
  // The number of the name, and whether it is new.
  std::pair<uint32_t, bool> add(std::string_view name);
  std::span<const std::string_view> all() const { return names_; }
  void clear() {
    names_.clear();
    if (!numbers_.empty()) numbers_.clear();  // which goes over all that there once was room for
  }

 private:
  static constexpr size_t kFew = 12;

  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, uint32_t> numbers_;  // of all, once there are more than few
};

}  // namespace ouro
