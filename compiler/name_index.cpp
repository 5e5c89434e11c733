#include "compiler/name_index.h"

#include "compiler/scope.h"

namespace ouro {

namespace {

// Mostly a name that is the same is the parser's one copy of it.
bool isSame(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         (a.data() == b.data() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace

template <class T>
uint32_t NamedList<T>::findAmongMany(std::string_view name, uint32_t hash) const {
  return numbers_.find(hash, [&](uint32_t number) { return isSame(nameOf(items_[number]), name); });
}

template <class T>
uint32_t NamedList<T>::find(std::string_view name) const {
  if (items_.size() > kFew) return findAmongMany(name, hashText(name));
  for (uint32_t i = 0; i < items_.size(); i++)
    if (isSame(nameOf(items_[i]), name)) return i;
  return kUnknown;
}

template <class T>
std::pair<uint32_t, bool> NamedList<T>::add(std::string_view name) {
  const auto number = static_cast<uint32_t>(items_.size());
  const bool many = number > kFew;
  const uint32_t hash = many ? hashText(name) : 0;
  const uint32_t known = many ? findAmongMany(name, hash) : find(name);
  if (known != kUnknown) return {known, false};
  if (items_.empty()) items_.reserve(kFirstRoom);
  items_.push_back(T{name});
  if (many) {
    numbers_.add(hash, number);
  } else if (number == kFew) {
    for (uint32_t i = 0; i <= number; i++) numbers_.add(hashText(nameOf(items_[i])), i);
  }
  return {number, true};
}

template class NamedList<std::string_view>;
template class NamedList<Symbol>;

}  // namespace ouro
