#pragma once
// The state of one pattern match, shared by gen_match.cpp and gen_pattern.cpp.

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/ast.h"

namespace ouro {

// A pattern consumes the subject on the top of the stack. What it captures stays on the stack,
// below whatever it is still working on, until the whole pattern has matched:
//
//     ..., captured n ... captured 1, on top 1 ... on top m
//
// When it fails, all that must be popped: fail[k] is the block that pops k values and goes on with
// the next case.
struct PatternContext {
  std::vector<std::string_view> stores;  // the names captured, in order
  std::vector<int32_t> fail;
  size_t onTop = 0;
  bool allowIrrefutable = false;
};

inline bool isWildcard(const ast::Pattern* p) {
  return p->kind == ast::PatternKind::MatchAs && p->as<ast::MatchAs>()->name.data() == nullptr;
}
inline bool isStarWildcard(const ast::Pattern* p) {
  return p->kind == ast::PatternKind::MatchStar && p->as<ast::MatchStar>()->name.data() == nullptr;
}

}  // namespace ouro
