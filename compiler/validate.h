#pragma once
// Is a tree that a script made one that the parser could have made? The generator relies on it.

#include <string>

#include "compiler/ast.h"

namespace ouro {

// The first thing that is wrong, in CPython's words.
struct Invalid {
  std::string message;
  enum class Kind : uint8_t { ValueError, TypeError, SystemError } kind = Kind::ValueError;

  explicit operator bool() const { return !message.empty(); }
};
Invalid validate(const ast::Module&);

}  // namespace ouro
