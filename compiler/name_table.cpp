#include "compiler/name_table.h"

namespace ouro::syntax {

ast::Name NameTable::intern(std::string_view text) {
  const uint32_t hash = hashText(text);
  const uint32_t known = numbers_.find(hash, [&](uint32_t number) {
    return names_[number].size() == text.size() &&
           std::memcmp(names_[number].data(), text.data(), text.size()) == 0;
  });
  return known != NumberTable::kNone ? names_[known] : add(text, hash);
}

// Most names are known: what makes a new one is kept out of the way.
[[gnu::noinline]] ast::Name NameTable::add(std::string_view text, uint32_t hash) {
  numbers_.add(hash, static_cast<uint32_t>(names_.size()));
  return names_.emplace_back(arena_.copy(text));
}

}  // namespace ouro::syntax
