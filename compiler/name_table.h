#pragma once
// The identifiers of a source.

#include <string_view>
#include <vector>

#include "compiler/ast.h"
#include "compiler/number_table.h"

namespace ouro::syntax {

// Stores each of them once.
class NameTable {
 public:
  explicit NameTable(ast::Arena& arena) : arena_(arena) {}
  // The name of that text, in the arena.
  ast::Name intern(std::string_view text);

 private:
  ast::Name add(std::string_view text, uint32_t hash);

  ast::Arena& arena_;
  std::vector<ast::Name> names_;
  NumberTable numbers_;
};

}  // namespace ouro::syntax
