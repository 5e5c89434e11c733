#pragma once
// Names and what belongs to them, by numbers.

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/number_table.h"

namespace ouro {

// Items with a name each, numbered 0, 1, 2 ... as they come. While they are few, as those of most
// functions are, names are compared one by one: a table would cost a hash for each. The texts are
// borrowed.
template <class T>
class NamedList {
 public:
  static constexpr uint32_t kUnknown = NumberTable::kNone;

  uint32_t find(std::string_view name) const;
  // The number of the item, and whether it is new: T{name}.
  std::pair<uint32_t, bool> add(std::string_view name);

  T& operator[](size_t number) { return items_[number]; }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  std::span<const T> all() const { return items_; }
  void clear() {
    items_.clear();
    numbers_.clear();
  }

 private:
  static constexpr size_t kFew = 12, kFirstRoom = 8;

  static std::string_view nameOf(const T& item) {
    if constexpr (std::is_same_v<T, std::string_view>) {
      return item;
    } else {
      return item.name;
    }
  }
  uint32_t findAmongMany(std::string_view name, uint32_t hash) const;

  std::vector<T> items_;
  NumberTable numbers_;  // of all, once there are more than few
};

using NameIndex = NamedList<std::string_view>;

}  // namespace ouro
