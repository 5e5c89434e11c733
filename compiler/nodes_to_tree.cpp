// A script's node objects as a tree of the compiler's own. Whatever has the right attributes will
// do where the grammar leaves no choice; where it does, the object must be an instance of one of
// the classes. What the tree then says is judged by validate.cpp.

#include "compiler/node_fields.h"
#include "compiler/tree_to_nodes.h"
#include "compiler/validate.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

class NodeReader {
 public:
  NodeReader(Runtime& rt, NodeTypes& types, ast::Arena& arena)
      : rt_(rt), types_(types), arena_(arena) {}

  template <NodeId row>
  bool readNode(Value v, NodeId id, typename NodeShape<row>::Struct& out) {
    // The passes over the tree go down as deep as it is.
    constexpr int kMaxDepth = 5000;
    if (depth_ >= kMaxDepth) {
      return fail(rt_, Exc::RecursionError, "maximum recursion depth exceeded during compilation{}",
                  "");
    }
    depth_++;
    FieldReader fields{*this, v, row, nodeDef(id).name};
    bool ok = NodeShape<row>::walk(fields, out);
    depth_--;
    if (ok && fields.required) {
      return fail(rt_, Exc::ValueError, "field '{}' is required for {}", toUtf8(fields.required),
                  fields.owner);
    }
    return ok;
  }

 private:
  // Reads one field after another of a node.
  struct FieldReader {
    NodeReader& reader;
    Value node;
    NodeId row;
    const char* owner;
    size_t index = 0;
    const Str* required = nullptr;  // the first field that is None and must not be

    template <FieldQuantity quantity, class T>
    bool field(T& member) {
      Str* name = reader.types_.fieldName(row, index++);
      Owned found = lookupAttr(reader.rt_, node, name);
      if (found.isNotFound()) {
        if constexpr (quantity == FieldQuantity::Maybe) return true;
        return fail(reader.rt_, Exc::TypeError, "required field \"{}\" missing from {}",
                    toUtf8(name), owner);
      }
      Local value = found;
      if (value.isError()) return false;
      if constexpr (quantity == FieldQuantity::Many) {
        return reader.readList(value, member, owner, name);
      } else {
        if (quantity == FieldQuantity::Maybe && value.get().isNone()) return true;
        if constexpr (std::is_same_v<T, ast::Name>) {
          bool isString =
              std::string_view(nodeDef(fieldsRow(row)).fields[index - 1].type) == "string";
          if (!reader.readText(value, member, isString)) return false;
        } else {
          if (!reader.read(value, member)) return false;
        }
        if (quantity == FieldQuantity::One && !required && isMissing(member)) required = name;
        return true;
      }
    }
    template <class T>
    static bool isMissing(T* pointer) {
      return pointer == nullptr;
    }
    static bool isMissing(const ast::Name& name) { return !name.data(); }
    template <class T>
    static bool isMissing(const T&) {
      return false;
    }
  };

  bool readPlace(Value v, const char* owner, NodePlace place, ast::Span& span) {
    uint32_t* const numbers[] = {&span.line, &span.column, &span.endLine, &span.endColumn};
    for (size_t i = 0; i < std::size(numbers); i++) {
      Owned found = lookupAttr(rt_, v, types_.placeNames[i]);
      bool mayLack = place == NodePlace::Optional && i >= 2;
      if (found.isNotFound() && !mayLack) {
        return fail(rt_, Exc::TypeError, "required field \"{}\" missing from {}",
                    toUtf8(types_.placeNames[i]), owner);
      }
      Local value = found.isNotFound() ? Owned::none() : found;
      if (value.isError()) return false;
      int number = 0;
      if (mayLack && value.get().isNone()) {
        number = static_cast<int>(*numbers[i - 2]);
      } else if (!read(value, number)) {
        return false;
      }
      *numbers[i] = static_cast<uint32_t>(number);
    }
    return true;
  }

  // One of the nodes of a group; None gives null.
  template <class Base>
  bool read(Value v, Base*& out) requires requires {
    nodeGroup(static_cast<const Base*>(nullptr));
  }
  {
    constexpr NodeId kGroup = nodeGroup(static_cast<const Base*>(nullptr));
    RecursionGuard guard(rt_, traversing(kGroup));
    if (!guard.ok()) return false;
    out = nullptr;
    if (v.isNone()) return true;
    const NodeDef& group = nodeDef(kGroup);
    ast::Span span;
    if (group.place != NodePlace::None && !readPlace(v, group.name, group.place, span))
      return false;
    NodeId id = nodeIdOf(rt_, types_, v);
    if (id == NodeId::kCount || nodeDef(id).group != kGroup) return unexpected(group, v);
    return withNode<Base>(id, false, [&]<NodeId row>() {
      auto* node = arena_.make<typename NodeShape<row>::Struct>();
      if (bool* flag = variantFlag(*node)) *flag = nodeDef(id).role == NodeRole::Variant;
      if constexpr (requires { node->span; }) node->span = span;
      out = node;
      return readNode<row>(v, id, *node);
    });
  }

  bool unexpected(const NodeDef& group, Value v) {
    OURO_TRY_BOOL(shown, repr(rt_, v));
    return fail(rt_, Exc::TypeError, "expected some sort of {}, but got {}", group.name,
                toUtf8(shown.as<Str>()));
  }

  template <class T>
  static constexpr bool kIsProduct = requires(T* p) {
    productNode(p);
  };
  template <class T>
  requires kIsProduct<T>
  bool read(Value v, T& out) {
    constexpr NodeId kRow = productNode(static_cast<const T*>(nullptr));
    RecursionGuard guard(rt_, traversing(kRow));
    if (!guard.ok() || !readNode<kRow>(v, kRow, out)) return false;
    if constexpr (requires { out.span; }) {
      const NodeDef& row = nodeDef(kRow);
      return readPlace(v, row.name, row.place, out.span);
    } else {
      return true;
    }
  }
  template <class T>
  requires kIsProduct<T>
  bool read(Value v, T*& out) {
    out = arena_.make<T>();
    return read(v, *out);
  }
  bool read(Value v, ast::TypeIgnore& out) {
    ast::TypeIgnore* made = nullptr;
    if (!read(v, made)) return false;
    if (made) out = *made;
    return true;
  }

  template <class T>
  bool readList(Value v, ast::List<T>& out, const char* owner, const Str* name) {
    if (!isList(rt_, v)) {
      return fail(rt_, Exc::TypeError, "{} field \"{}\" must be a list, not a {}", owner,
                  toUtf8(name), typeName(rt_, v));
    }
    const List* list = v.as<List>();
    uint32_t count = list->length;
    std::vector<T> items;
    for (uint32_t i = 0; i < count; i++) {
      Local item(list->items[i]);
      T& made = items.emplace_back();
      if (!read(item, made) || !heedSignals(rt_)) return false;
      if (list->length != count) {
        return fail(rt_, Exc::RuntimeError, "{} field \"{}\" changed size during iteration", owner,
                    toUtf8(name));
      }
    }
    out = ast::List<T>::from(arena_, items);
    return true;
  }

  template <class T>
  requires std::is_enum_v<T>
  bool read(Value v, T& out) {
    constexpr NodeId kGroup = nodeGroup(T{});
    NodeId id = nodeIdOf(rt_, types_, v);
    if (id == NodeId::kCount || nodeDef(id).group != kGroup) return unexpected(nodeDef(kGroup), v);
    out = static_cast<T>(static_cast<size_t>(id) - static_cast<size_t>(kGroup) - 1);
    return true;
  }

  bool read(Value v, int& out) {
    int64_t number;
    if (!isInt(rt_, v)) {
      OURO_TRY_BOOL(shown, repr(rt_, v));
      return fail(rt_, Exc::ValueError, "invalid integer value: {}", toUtf8(shown.as<Str>()));
    }
    if (!intFits(rt_, v, &number) || number < INT32_MIN || number > INT32_MAX)
      return fail(rt_, Exc::OverflowError, "Python int too large to convert to C int{}", "");
    out = static_cast<int>(number);
    return true;
  }
  bool read(Value v, bool& out) {
    int number = 0;
    if (!read(v, number)) return false;
    out = number != 0;
    return true;
  }

  // An identifier, or (isString) another text, which may also be bytes.
  bool readText(Value v, ast::Name& out, bool isString) {
    out = {};
    if (v.isNone()) return true;
    if (isString && typeOf(rt_, v) == rt_.type(TypeId::Bytes)) {
      std::string_view bytes;
      if (!asByteView(rt_, v, &bytes)) return false;
      out = arena_.copy(bytes);
      return true;
    }
    if (!isExactStr(rt_, v)) {
      return fail(rt_, Exc::TypeError, "AST {} must be of type str",
                  isString ? "string" : "identifier");
    }
    out = arena_.copy(toUtf8(v.as<Str>()));
    return true;
  }
  bool read(Value v, ast::Name& out) {
    if (v.isNone()) return fail(rt_, Exc::TypeError, "AST identifier must be of type str{}", "");
    return readText(v, out, false);
  }

  bool read(Value v, ast::ConstantKind& out) {
    if (!v.isNone() && !v.isBool()) {
      return fail(rt_, Exc::ValueError, "MatchSingleton can only contain True, False and None{}",
                  "");
    }
    out = v.isNone()   ? ast::ConstantKind::None
          : v.isTrue() ? ast::ConstantKind::True
                       : ast::ConstantKind::False;
    return true;
  }

  // ---- constants

  bool read(Value v, ast::Constant& out) {
    using Kind = ast::ConstantKind;
    Type* type = typeOf(rt_, v);
    auto is = [&](TypeId id) { return type == rt_.type(id); };
    if (v.isNone() || v.isBool() || v.isEllipsis()) {
      out.type = v.isNone()       ? Kind::None
                 : v.isEllipsis() ? Kind::Ellipsis
                 : v.isTrue()     ? Kind::True
                                  : Kind::False;
    } else if (is(TypeId::Int)) {
      bool fits = intFits(rt_, v, &out.integer);
      out.type = fits ? Kind::Int : Kind::BigInt;
      if (!fits) out.text = arena_.copy(hexadecimal(v));
    } else if (is(TypeId::Float)) {
      out.type = Kind::Float;
      out.real = floatValue(v);
    } else if (is(TypeId::Complex)) {
      out.type = Kind::Complex;
      out.real = v.as<Complex>()->real;
      out.imaginary = v.as<Complex>()->imaginary;
    } else if (is(TypeId::Str)) {
      out.type = Kind::Str;
      out.text = arena_.copy(toUtf8(v.as<Str>()));
    } else if (is(TypeId::Bytes)) {
      std::string_view bytes;
      if (!asByteView(rt_, v, &bytes)) return false;
      out.type = Kind::Bytes;
      out.text = arena_.copy(bytes);
    } else if (is(TypeId::Tuple) || is(TypeId::FrozenSet)) {
      out.type = is(TypeId::Tuple) ? Kind::Tuple : Kind::FrozenSet;
      return readItems(v, out);
    } else {
      return fail(rt_, Exc::TypeError, "got an invalid type in Constant: {}", typeName(rt_, v));
    }
    return true;
  }

  std::string hexadecimal(Value v) {
    std::string digits = formatInt(rt_, v, 16);
    digits.insert(digits[0] == '-' ? 1 : 0, "0x");
    return digits;
  }

  bool readItems(Value v, ast::Constant& out) {
    RecursionGuard guard(rt_, " during compilation");
    if (!guard.ok()) return false;
    OURO_TRY_BOOL(items, tupleFrom(rt_, v));
    std::vector<ast::Constant*> read;
    for (Value item : items.as<Tuple>()->span()) {
      read.push_back(arena_.make<ast::Constant>());
      if (!this->read(item, *read.back())) return false;
    }
    out.items = ast::List<ast::Constant*>::from(arena_, read);
    return true;
  }

  Runtime& rt_;
  NodeTypes& types_;
  ast::Arena& arena_;
  int depth_ = 0;
};

}  // namespace

ast::Module* nodesToTree(Runtime& rt, Value node, ast::Mode mode, ast::Arena& arena) {
  NodeTypes* types = nodeTypes(rt);
  if (!types) return nullptr;
  NodeId id = nodeIdOf(rt, *types, node);
  NodeId wanted = mode == ast::Mode::Exec   ? NodeId::kModule
                  : mode == ast::Mode::Eval ? NodeId::kExpression
                                            : NodeId::kInteractive;
  if (id != wanted) {
    (void)raise(rt, Exc::TypeError, "expected {} node, got {}", nodeDef(wanted).name,
                nameOf(typeOf(rt, node)));
    return nullptr;
  }
  auto* module = arena.make<ast::Module>();
  module->mode = mode;
  NodeReader reader(rt, *types, arena);
  bool ok = withNode<ast::Module>(
      id, false, [&]<NodeId row>() { return reader.readNode<row>(node, id, *module); });
  if (!ok) return nullptr;
  Invalid invalid = validate(*module);
  if (invalid) {
    Exc exc = invalid.kind == Invalid::Kind::ValueError  ? Exc::ValueError
              : invalid.kind == Invalid::Kind::TypeError ? Exc::TypeError
                                                         : Exc::SystemError;
    (void)raise(rt, exc, std::string_view(invalid.message));
    return nullptr;
  }
  return module;
}

}  // namespace ouro
