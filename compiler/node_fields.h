#pragma once
// nodes.def for the two that walk over it: the struct of each node and its fields, in order.

#include <array>
#include <type_traits>

#include "compiler/ast.h"
#include "runtime/node_types.h"

namespace ouro {

// NodeShape<id>::walk calls v.field<quantity>(member) for each field until one gives false.
template <NodeId id>
struct NodeShape;

#define OURO_NODE_SHAPE(name, type)                                          \
  template <>                                                                \
  struct NodeShape<NodeId::k##name> {                                        \
    using Struct = ast::type;                                                \
    template <class V>                                                       \
    static bool walk([[maybe_unused]] V& v, [[maybe_unused]] Struct& node) { \
      return true
#define NODE(name, group, type) OURO_NODE_SHAPE(name, type)
#define PRODUCT(name, place, type) OURO_NODE_SHAPE(name, type)
#define FIELD(type, quantity, name, member) &&v.template field<FieldQuantity::quantity>(node.member)
#define END(name) \
  ;               \
  }               \
  }               \
  ;
#define VARIANT(name, group, type) \
  template <>                      \
  struct NodeShape<NodeId::k##name> : NodeShape<NodeId::k##type> {};
#include "runtime/nodes.def"
#undef OURO_NODE_SHAPE

// Calls f.operator()<id>() of a node whose struct is a Base; `otherwise` for all others.
template <class Base, class R, class F>
R withNode(NodeId id, R otherwise, F f) {
  switch (id) {
#define OURO_NODE_CASE(name, type)                     \
  case NodeId::k##name:                                \
    if constexpr (std::is_base_of_v<Base, ast::type>)  \
      return f.template operator()<NodeId::k##name>(); \
    break;
#define NODE(name, group, type) OURO_NODE_CASE(name, type)
#define VARIANT(name, group, type) OURO_NODE_CASE(name, type)
#include "runtime/nodes.def"
#undef OURO_NODE_CASE
    default: break;
  }
  return otherwise;
}

// The group of an enumeration's nodes, and the node of a struct that belongs to no group.
#define ENUM(name, enumeration) \
  constexpr NodeId nodeGroup(ast::enumeration) { return NodeId::k##name; }
#define PRODUCT(name, place, type) \
  constexpr NodeId productNode(const ast::type*) { return NodeId::k##name; }
#include "runtime/nodes.def"
constexpr NodeId nodeGroup(const ast::Expr*) { return NodeId::kexpr; }
constexpr NodeId nodeGroup(const ast::Stmt*) { return NodeId::kstmt; }
constexpr NodeId nodeGroup(const ast::Pattern*) { return NodeId::kpattern; }
constexpr NodeId nodeGroup(const ast::ExceptHandler*) { return NodeId::kexcepthandler; }
constexpr NodeId nodeGroup(const ast::TypeIgnore*) { return NodeId::ktype_ignore; }

// For the RecursionError that ends the reading of a node of this group, or product.
constexpr const char* traversing(NodeId id) {
  switch (id) {
#define GROUP(name, place) \
  case NodeId::k##name:    \
    return " while traversing '" #name "' node";
#define PRODUCT(name, place, type) GROUP(name, place)
#include "runtime/nodes.def"
    default: return "";
  }
}

// The node of each kind of expression (statement, pattern); variants apart.
template <class Base>
constexpr auto nodesOfKinds() {
  std::array<NodeId, 64> nodes{};
  auto put = [&]<class T>(std::type_identity<T>, NodeId id) {
    if constexpr (std::is_base_of_v<Base, T>) nodes[static_cast<size_t>(T::kKind)] = id;
  };
#define NODE(name, group, type) put(std::type_identity<ast::type>(), NodeId::k##name);
#include "runtime/nodes.def"
  return nodes;
}

// What tells a variant from the node before it; null for structs without variants.
template <class T>
constexpr bool* variantFlag(T&) {
  return nullptr;
}
inline bool* variantFlag(ast::FunctionDef& node) { return &node.isAsync; }
inline bool* variantFlag(ast::For& node) { return &node.isAsync; }
inline bool* variantFlag(ast::With& node) { return &node.isAsync; }
inline bool* variantFlag(ast::Try& node) { return &node.isStar; }

}  // namespace ouro
