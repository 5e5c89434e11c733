#include "compiler/name_index.h"

namespace ouro {

namespace {

// Mostly a name that is the same is the parser's one copy of it.
bool isSame(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         (a.data() == b.data() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace

uint32_t NameIndex::findAmongMany(std::string_view name, uint32_t hash) const {
  return numbers_.find(hash, [&](uint32_t number) { return isSame(names_[number], name); });
}

uint32_t NameIndex::find(std::string_view name) const {
  if (names_.size() > kFew) return findAmongMany(name, hashText(name));
  for (uint32_t i = 0; i < names_.size(); i++)
    if (isSame(names_[i], name)) return i;
  return kUnknown;
}

std::pair<uint32_t, bool> NameIndex::add(std::string_view name) {
  const auto number = static_cast<uint32_t>(names_.size());
  const bool many = number > kFew;
  const uint32_t hash = many ? hashText(name) : 0;
  const uint32_t known = many ? findAmongMany(name, hash) : find(name);
  if (known != kUnknown) return {known, false};
  if (names_.empty()) names_.reserve(kFew);
  names_.push_back(name);
  if (many) {
    numbers_.add(hash, number);
  } else if (number == kFew) {
    for (uint32_t i = 0; i <= number; i++) numbers_.add(hashText(names_[i]), i);
  }
  return {number, true};
}

}  // namespace ouro
