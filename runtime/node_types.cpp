#include "runtime/node_types.h"

#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// clang-format off
constexpr NodeDef kNodes[] = {
    {"AST", NodeId::kAST, NodeRole::Group, NodePlace::None, {}},
#define GROUP(name, place) {#name, NodeId::kAST, NodeRole::Group, NodePlace::place, {}},
#define VALUE(name, group) {#name, NodeId::k##group, NodeRole::Value, NodePlace::None, {}},
#define NODE(name, group, type) {#name, NodeId::k##group, NodeRole::Node, NodePlace::None, {
#define VARIANT(name, group, type) {#name, NodeId::k##group, NodeRole::Variant, NodePlace::None, {}},
#define PRODUCT(name, place, type) {#name, NodeId::kAST, NodeRole::Product, NodePlace::place, {
#define FIELD(type, quantity, name, member) {#type, FieldQuantity::quantity, #name},
#define END(name) }},
#include "runtime/nodes.def"
};
// clang-format on

constexpr const char* kPlaceNames[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};

size_t indexOf(NodeId id) { return static_cast<size_t>(id); }

std::span<const FieldDef> fieldsOf(NodeId id) {
  const NodeDef& row = nodeDef(fieldsRow(id));
  size_t count = 0;
  while (count < NodeDef::kMaxFields && row.fields[count].name) count++;
  return {row.fields, count};
}

NodePlace placeOf(NodeId id) {
  const NodeDef& row = nodeDef(id);
  return row.group == NodeId::kAST ? row.place : nodeDef(row.group).place;
}

// ---- the class AST

Owned ast_make(Runtime& rt, Type* cls, const CallArgs&) {
  Object* made = rt.make<Object>(cls);
  return made ? Owned::adopt(made) : Owned::error();
}

// The names in _fields of the class; an empty tuple if it has none.
Owned fieldNames(Runtime& rt, Value v) {
  Ref<Str> name = intern(rt, "_fields");
  if (!name) return Owned::error();
  Owned found = lookupAttr(rt, Value(typeOf(rt, v)), name.get());
  if (found.isNotFound()) return Owned::share(Value(rt.emptyTuple));
  Local fields = found;
  return fields.isError() ? Owned::error() : tupleFrom(rt, fields);
}

bool ast_init(Runtime& rt, Value v, const CallArgs& given) {
  OURO_TRY_BOOL(fields, fieldNames(rt, v));
  const Tuple* names = fields.as<Tuple>();
  if (given.positional > names->length) {
    return fail(rt, Exc::TypeError, "{} constructor takes at most {} positional argument{}",
                nameOf(typeOf(rt, v)), names->length, names->length == 1 ? "" : "s");
  }
  auto set = [&](Value name, Value value) {
    Ref<Str> interned = isStr(rt, name) ? intern(rt, name.as<Str>()) : Ref<Str>();
    if (interned) return setAttr(rt, v, interned.get(), value);
    return isStr(rt, name) ? false
                           : fail(rt, Exc::TypeError, "attribute name must be string, not '{}'",
                                  typeName(rt, name));
  };
  for (uint32_t i = 0; i < given.positional; i++)
    if (!set((*names)[i], given.values[i])) return false;
  size_t keywords = given.names ? given.names->length : 0;
  for (size_t i = 0; i < keywords; i++) {
    Value name = (*given.names)[i];
    for (uint32_t j = 0; j < given.positional; j++) {
      int same = equals(rt, (*names)[j], name);
      if (same < 0) return false;
      if (same) {
        return fail(rt, Exc::TypeError, "{} got multiple values for argument '{}'",
                    nameOf(typeOf(rt, v)), toUtf8(name.as<Str>()));
      }
    }
    if (!set(name, given.values[given.positional + i])) return false;
  }
  return true;
}

Owned ast_reduce(Runtime& rt, Value v, Args) {
  Dict* dict = instanceDict(rt, v);
  if (!dict)
    return errorPending(rt) ? Owned::error()
                            : newTuple(rt, {Value(typeOf(rt, v)), Value(rt.emptyTuple)});
  return newTuple(rt, {Value(typeOf(rt, v)), Value(rt.emptyTuple), Value(dict)});
}

constexpr MethodDef kMethods[] = {{"__reduce__", ast_reduce, "/", ""}};
const GetSetDef kAttributes[] = {
    {"__dict__", [](Runtime& rt, Value v) { return dictAccessor().get(rt, v); },
     [](Runtime& rt, Value v, Value value) { return dictAccessor().set(rt, v, value); }},
};
const TypeDef kAst = {
    .name = "AST",
    .module = "ast",
    .basicSize = sizeof(Object),
    .flags = kSubclassable | kContainerType | kHasDict,
    .slots = {.make = ast_make, .init = ast_init},
    .methods = kMethods,
    .attributes = kAttributes,
};

// ---- making the classes

// "BinOp(expr left, operator op, expr right)"
std::string describe(NodeId id) {
  std::string text = nodeDef(id).name;
  const char* before = "(";
  for (const FieldDef& field : fieldsOf(id)) {
    constexpr const char* kMarks[] = {"", "?", "*"};
    text += std::string(before) + field.type + kMarks[static_cast<size_t>(field.quantity)] + " " +
            field.name;
    before = ", ";
  }
  return *before == ',' ? text + ")" : text;
}

// A group is described by its nodes, one below the other unless they have no fields.
std::string describeGroup(NodeId group) {
  std::string text = nodeDef(group).name, indent(text.size() + 1, ' ');
  const char* before = " = ";
  for (size_t i = 0; i < std::size(kNodes); i++) {
    if (kNodes[i].group != group) continue;
    bool below = kNodes[i].role != NodeRole::Value && before[1] == '|';
    text += below ? "\n" + indent + "| " : before;
    text += describe(static_cast<NodeId>(i));
    before = " | ";
  }
  return text;
}

Owned namesTuple(Runtime& rt, Str* const* names, size_t count) {
  std::vector<Value> values(names, names + count);
  return newTuple(rt, values);
}

bool setNone(Runtime& rt, Dict* space, Str* name) {
  return dictSet(rt, space, name, Value::none());
}

bool put(Runtime& rt, Dict* space, std::string_view name, Owned value) {
  Local held = value;
  Ref<Str> key = intern(rt, name);
  return key && !held.isError() && dictSet(rt, space, key.get(), held);
}

// What the class statement of a node would have in its body.
bool fillSpace(Runtime& rt, const NodeTypes& types, NodeId id, Dict* space) {
  const NodeDef& row = nodeDef(id);
  std::span<const FieldDef> fields = fieldsOf(id);
  Str* const* names = types.names[indexOf(id)];
  bool isGroup = row.role == NodeRole::Group;
  if (!put(rt, space, "_fields", namesTuple(rt, names, fields.size())) ||
      !put(rt, space, "__match_args__", namesTuple(rt, names, fields.size())) ||
      !put(rt, space, "__module__", newStr(rt, "ast")) ||
      !put(rt, space, "__doc__", newStr(rt, isGroup ? describeGroup(id) : describe(id))))
    return false;
  for (size_t i = 0; i < fields.size(); i++)
    if (fields[i].quantity == FieldQuantity::Maybe && !setNone(rt, space, names[i])) return false;
  if (row.group != NodeId::kAST) return true;
  size_t places = row.place == NodePlace::None ? 0 : std::size(types.placeNames);
  if (!put(rt, space, "_attributes", namesTuple(rt, types.placeNames, places))) return false;
  return row.place != NodePlace::Optional ||
         (setNone(rt, space, types.placeNames[2]) && setNone(rt, space, types.placeNames[3]));
}

bool makeRoot(Runtime& rt, NodeTypes& types) {
  Local made = newType(rt, kAst);
  if (made.isError()) return false;
  Type* root = made.as<Type>();
  if (!readyType(rt, root)) return false;
  root->flags &= ~static_cast<uint32_t>(kImmutable);
  types.types[0] = made.take().take().as<Type>();
  for (const char* name : {"_fields", "__match_args__", "_attributes"}) {
    Ref<Str> key = intern(rt, name);
    if (!key || !setAttr(rt, Value(root), key.get(), Value(rt.emptyTuple))) return false;
  }
  return true;
}

bool makeNames(Runtime& rt, NodeTypes& types, NodeId id) {
  std::span<const FieldDef> fields = fieldsOf(id);
  for (size_t i = 0; i < fields.size(); i++) {
    Ref<Str> name = intern(rt, fields[i].name);
    if (!name) return false;
    types.names[indexOf(id)][i] = name.take();
  }
  return true;
}

bool makeNode(Runtime& rt, NodeTypes& types, NodeId id) {
  const NodeDef& row = nodeDef(id);
  if (!makeNames(rt, types, id)) return false;
  OURO_TRY_BOOL(space, newDict(rt));
  if (!fillSpace(rt, types, id, space.as<Dict>())) return false;
  Ref<Str> name = intern(rt, row.name);
  if (!name) return false;
  OURO_TRY_BOOL(bases, newTuple(rt, {Value(types.type(row.group))}));
  OURO_TRY_BOOL(made, newClass(rt, rt.type(TypeId::Type), name.get(), bases.as<Tuple>(),
                               space.as<Dict>(), {}));
  Type* type = made.as<Type>();
  types.types[indexOf(id)] = made.take().take().as<Type>();
  size_t places = placeOf(id) == NodePlace::None ? 0 : std::size(types.placeNames);
  growCapacity(rt, type, static_cast<uint32_t>(fieldsOf(id).size() + places));
  if (row.role != NodeRole::Value) return true;
  Object* value = rt.make<Object>(type);
  types.values[indexOf(id)] = value;
  return value != nullptr;
}

}  // namespace

const NodeDef& nodeDef(NodeId id) { return kNodes[indexOf(id)]; }

NodeId fieldsRow(NodeId id) {
  bool isVariant = nodeDef(id).role == NodeRole::Variant;
  return static_cast<NodeId>(indexOf(id) - (isVariant ? 1 : 0));
}

NodeTypes* nodeTypes(Runtime& rt) {
  if (rt.nodeTypes) return rt.nodeTypes;
  auto* types = new NodeTypes{};
  rt.nodeTypes = types;
  bool ok = true;
  for (size_t i = 0; ok && i < std::size(kPlaceNames); i++) {
    Ref<Str> name = intern(rt, kPlaceNames[i]);
    ok = static_cast<bool>(name);
    if (ok) types->placeNames[i] = name.take();
  }
  ok = ok && makeRoot(rt, *types);
  for (size_t i = 1; ok && i < NodeTypes::kCount; i++)
    ok = makeNode(rt, *types, static_cast<NodeId>(i));
  if (ok) return types;
  rt.nodeTypes = nullptr;
  freeNodeTypes(types);
  return nullptr;
}

bool isNode(const Runtime& rt, Value v) {
  return rt.nodeTypes && isSubtype(typeOf(rt, v), rt.nodeTypes->types[0]);
}

NodeId nodeIdOf(const Runtime& rt, const NodeTypes& types, Value v) {
  const Tuple* mro = typeOf(rt, v)->mro.get();
  for (size_t at = 0; at < mro->length; at++) {
    for (size_t i = 0; i < NodeTypes::kCount; i++)
      if ((*mro)[at] == Value(types.types[i])) return static_cast<NodeId>(i);
  }
  return NodeId::kCount;
}

namespace {

// Calls f(T*&) for everything that the table owns.
template <class F>
void forEachOwned(NodeTypes& types, F f) {
  for (size_t i = 0; i < NodeTypes::kCount; i++) {
    f(types.values[i]);
    for (Str*& name : types.names[i]) f(name);
  }
  for (Str*& name : types.placeNames) f(name);
  for (size_t i = NodeTypes::kCount; i-- > 0;) f(types.types[i]);
}

}  // namespace

void visitNodeTypes(NodeTypes& types, Visitor& visitor) {
  forEachOwned(types, [&](auto*& object) { visit(visitor, object); });
}

void freeNodeTypes(NodeTypes* types) {
  forEachOwned(*types, [](auto*& object) {
    if (object) release(std::exchange(object, nullptr));
  });
  delete types;
}

}  // namespace ouro
