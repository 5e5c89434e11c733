// The module _ast: the classes of syntax trees, and what compile() is told in its flags.

#include "runtime/node_types.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"

namespace ouro {

namespace {

bool addAll(Runtime& rt, Module* module) {
  const NodeTypes* types = nodeTypes(rt);
  if (!types || !moduleAdd(rt, module, "AST", Value(types->type(NodeId::kAST)))) return false;
  if (!moduleAdd(rt, module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", smallInt(kAllowTopLevelAwait)) ||
      !moduleAdd(rt, module, "PyCF_ONLY_AST", smallInt(kOnlyTree)) ||
      !moduleAdd(rt, module, "PyCF_TYPE_COMMENTS", smallInt(kTypeComments)))
    return false;
  for (size_t i = 1; i < NodeTypes::kCount; i++) {
    auto id = static_cast<NodeId>(i);
    if (!moduleAdd(rt, module, nodeDef(id).name, Value(types->type(id)))) return false;
  }
  return true;
}

}  // namespace

extern const ModuleDef astModule;
const ModuleDef astModule = {.name = "_ast", .exec = addAll};

}  // namespace ouro
