#include "compiler/name_index.h"

namespace ouro {

uint32_t NameIndex::find(std::string_view name) const {
  if (names_.size() > kFew) {
    auto known = numbers_.find(name);
    return known == numbers_.end() ? kUnknown : known->second;
  }
  for (uint32_t i = 0; i < names_.size(); i++)
    if (names_[i] == name) return i;
  return kUnknown;
}

std::pair<uint32_t, bool> NameIndex::add(std::string_view name) {
  uint32_t known = find(name);
  if (known != kUnknown) return {known, false};
  auto number = static_cast<uint32_t>(names_.size());
  if (names_.empty()) names_.reserve(kFew);
  names_.push_back(name);
  if (names_.size() > kFew + 1) {
    numbers_.emplace(name, number);
  } else if (names_.size() == kFew + 1) {
    for (uint32_t i = 0; i <= number; i++) numbers_.emplace(names_[i], i);
  }
  return {number, true};
}

}  // namespace ouro
