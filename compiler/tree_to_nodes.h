#pragma once
// Syntax trees as objects of the module ast, and back.

#include "compiler/ast.h"
#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// The node Module, Expression, Interactive or FunctionType of a tree; RecursionError if it is too
// deep.
Owned treeToNodes(Runtime&, ast::Module&);
// The tree, in `arena`, of a node that a script gives for `mode`. Null with the error pending:
// TypeError and ValueError when the nodes make no tree that the compiler could take.
ast::Module* nodesToTree(Runtime&, Value node, ast::Mode mode, ast::Arena& arena);

}  // namespace ouro
