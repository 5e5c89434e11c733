#pragma once
// The classes of syntax trees (the module ast), made when somebody first asks for one. What a node
// holds stands in nodes.def.

#include "runtime/runtime.h"

namespace ouro {

// All classes, those that only group others included, in the order of the table.
enum class NodeId : uint8_t {
  kAST,
#define GROUP(name, place) k##name,
#define VALUE(name, group) k##name,
#define NODE(name, group, type) k##name,
#define VARIANT(name, group, type) k##name,
#define PRODUCT(name, place, type) k##name,
#include "runtime/nodes.def"
  kCount,
};

// Of a group or product: have its nodes a line and a column, and may their end be missing?
enum class NodePlace : uint8_t { None, Optional, Strict };
enum class NodeRole : uint8_t { Group, Value, Node, Variant, Product };
enum class FieldQuantity : uint8_t { One, Maybe, Many };

struct FieldDef {
  const char* type;
  FieldQuantity quantity;
  const char* name;
};
struct NodeDef {
  static constexpr size_t kMaxFields = 7;
  const char* name;
  NodeId group;  // the base class; kAST of a group and of a product
  NodeRole role;
  NodePlace place;  // of a group or product
  FieldDef fields[kMaxFields];
};
const NodeDef& nodeDef(NodeId);
// The row whose fields the node has: a variant has those of the row before.
NodeId fieldsRow(NodeId);

struct NodeTypes {
  static constexpr size_t kCount = static_cast<size_t>(NodeId::kCount);

  Type* types[kCount];                      // owned, as what follows
  Object* values[kCount];                   // the one object of a node without fields, or null
  Str* names[kCount][NodeDef::kMaxFields];  // of the fields, interned
  Str* placeNames[4];                       // lineno, col_offset, end_lineno, end_col_offset

  Type* type(NodeId id) const { return types[static_cast<size_t>(id)]; }
  Str* fieldName(NodeId id, size_t field) const { return names[static_cast<size_t>(id)][field]; }
};

// The classes, made if need be; null with an error pending.
NodeTypes* nodeTypes(Runtime&);
// Is it a node? Never one while nobody has asked for the classes.
bool isNode(const Runtime&, Value);
// The nearest class of nodes.def that the object is an instance of; kCount: it is no node.
NodeId nodeIdOf(const Runtime&, const NodeTypes&, Value);
void visitNodeTypes(NodeTypes&, Visitor&);
void freeNodeTypes(NodeTypes*);

}  // namespace ouro
