#include "compiler/tree_to_nodes.h"

#include "compiler/fold.h"
#include "compiler/make_code.h"
#include "compiler/node_fields.h"
#include "runtime/protocol.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

class NodeWriter {
 public:
  NodeWriter(Runtime& rt, NodeTypes& types) : rt_(rt), types_(types) {
    // As CPython, which allows itself three times the depth that scripts have.
    constexpr uint32_t kScale = 3;
    limit_ = rt.recursionLimit > rt.depth ? (rt.recursionLimit - rt.depth) * kScale : 0;
  }

  Owned module(ast::Module& module) {
    switch (module.mode) {
      case ast::Mode::Exec: return node<NodeId::kModule>(module, NodeId::kModule);
      case ast::Mode::Eval: return node<NodeId::kExpression>(module, NodeId::kExpression);
      case ast::Mode::Single: return node<NodeId::kInteractive>(module, NodeId::kInteractive);
      case ast::Mode::FunctionType: break;
    }
    return node<NodeId::kFunctionType>(module, NodeId::kFunctionType);
  }

 private:
  // Sets one field after another of a new node.
  struct FieldWriter {
    NodeWriter& writer;
    Object* object;
    NodeId row;
    size_t index = 0;

    template <FieldQuantity, class T>
    bool field(T& member) {
      Local value = writer.write(member);
      Str* name = writer.types_.fieldName(row, index++);
      return !value.isError() && setOwnAttr(writer.rt_, object, name, value);
    }
  };

  template <NodeId row, class T>
  Owned node(T& source, NodeId id) {
    bool tooDeep =
        ++depth_ > limit_ || static_cast<char*>(__builtin_frame_address(0)) < rt_.stackLimit;
    if (tooDeep) {
      return raise(rt_, Exc::RecursionError,
                   "maximum recursion depth exceeded during ast construction");
    }
    Object* object = rt_.make<Object>(types_.type(id));
    if (!object) return Owned::error();
    Local held = Owned::adopt(object);
    FieldWriter fields{*this, object, row};
    if (!NodeShape<row>::walk(fields, source)) return Owned::error();
    if constexpr (requires { source.span; }) OURO_CHECK(place(object, source.span));
    depth_--;
    return held.take();
  }

  bool place(Object* object, const ast::Span& span) {
    const uint32_t numbers[] = {span.line, span.column, span.endLine, span.endColumn};
    for (size_t i = 0; i < std::size(numbers); i++) {
      Value number = Value::small(static_cast<int32_t>(numbers[i]));
      if (!setOwnAttr(rt_, object, types_.placeNames[i], number)) return false;
    }
    return true;
  }

  template <class Base>
  Owned ofKind(Base* source) {
    static constexpr auto kNodes = nodesOfKinds<Base>();
    if (!source) return Owned::none();
    return withNode<Base>(
        kNodes[static_cast<size_t>(source->kind)], Owned::none(), [&]<NodeId row>() {
          auto& whole = *source->template as<typename NodeShape<row>::Struct>();
          const bool* flag = variantFlag(whole);
          size_t variant = flag && *flag ? 1 : 0;
          return node<row>(whole, static_cast<NodeId>(static_cast<size_t>(row) + variant));
        });
  }
  Owned write(ast::Expr* e) { return ofKind(e); }
  Owned write(ast::Stmt* s) { return ofKind(s); }
  Owned write(ast::Pattern* p) { return ofKind(p); }

  // Pieces of their own kind; by pointer they may be missing.
  template <class T>
  static constexpr bool kIsProduct = requires(T* p) {
    productNode(p);
  };
  template <class T>
  requires kIsProduct<T> Owned write(T& piece) {
    constexpr NodeId kRow = productNode(static_cast<T*>(nullptr));
    return node<kRow>(piece, kRow);
  }
  Owned write(ast::Arguments* arguments) { return write(*arguments); }
  Owned write(ast::Arg* arg) { return arg ? write(*arg) : Owned::none(); }
  Owned write(ast::ExceptHandler* handler) {
    return node<NodeId::kExceptHandler>(*handler, NodeId::kExceptHandler);
  }
  Owned write(ast::TypeIgnore& comment) {
    return node<NodeId::kTypeIgnore>(comment, NodeId::kTypeIgnore);
  }

  template <class T>
  Owned write(ast::List<T>& items) {
    OURO_TRY(list, newList(rt_, items.size()));
    for (T& item : items) {
      Owned written = write(item);
      if (written.isError()) return written;
      OURO_CHECK(appendTaking(rt_, list.as<List>(), written) && heedSignals(rt_));
    }
    return list.take();
  }

  template <class T>
  requires std::is_enum_v<T> Owned write(T& value) {
    size_t first = static_cast<size_t>(nodeGroup(value)) + 1;
    return Owned::share(Value(types_.values[first + static_cast<size_t>(value)]));
  }
  Owned write(ast::ConstantKind& kind) {
    bool isNone = kind == ast::ConstantKind::None;
    return isNone ? Owned::none() : Owned::boolean(kind == ast::ConstantKind::True);
  }
  Owned write(ast::Constant& literal) {
    ast::Arena arena;
    return makeLiteral(rt_, constantOf(arena, literal));
  }
  Owned write(ast::Name& name) {
    if (!name.data()) return Owned::none();
    return ownedOrError(intern(rt_, name));
  }
  Owned write(bool& flag) { return Owned::adopt(Value::small(flag)); }
  Owned write(int& number) { return Owned::adopt(Value::small(number)); }

  Runtime& rt_;
  NodeTypes& types_;
  uint32_t depth_ = 0, limit_;
};

}  // namespace

Owned treeToNodes(Runtime& rt, ast::Module& module) {
  NodeTypes* types = nodeTypes(rt);
  return types ? NodeWriter(rt, *types).module(module) : Owned::error();
}

}  // namespace ouro
