// SyntaxWarnings about expressions that parse but cannot be meant.

#include <fmt/format.h>

#include "compiler/gen.h"

namespace ouro {

namespace {

using ast::ExprKind;

const char* typeName(const UnitConstant& constant) {
  switch (constant.kind) {
    case UnitConstant::Kind::None: return "NoneType";
    case UnitConstant::Kind::True:
    case UnitConstant::Kind::False: return "bool";
    case UnitConstant::Kind::Ellipsis: return "ellipsis";
    case UnitConstant::Kind::Int:
    case UnitConstant::Kind::BigInt: return "int";
    case UnitConstant::Kind::Float: return "float";
    case UnitConstant::Kind::Complex: return "complex";
    case UnitConstant::Kind::Str: return "str";
    case UnitConstant::Kind::Bytes: return "bytes";
    case UnitConstant::Kind::Tuple: return "tuple";
    case UnitConstant::Kind::FrozenSet: return "frozenset";
    case UnitConstant::Kind::Code: return "code";
  }
  return nullptr;
}

// The name of the type of a display and the like, or null.
const char* typeName(const ast::Expr* e) {
  switch (e->kind) {
    case ExprKind::Tuple: return "tuple";
    case ExprKind::ListExpr:
    case ExprKind::ListComp: return "list";
    case ExprKind::Dict:
    case ExprKind::DictComp: return "dict";
    case ExprKind::Set:
    case ExprKind::SetComp: return "set";
    case ExprKind::GeneratorExp: return "generator";
    case ExprKind::Lambda: return "function";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue: return "str";
    default: return nullptr;
  }
}

}  // namespace

// The name of the type that `e` surely has, once constants are folded, or null.
const char* Generator::inferType(const ast::Expr* e) {
  const UnitConstant* constant = folder_.constant(e);
  return constant ? typeName(*constant) : typeName(e);
}

void Generator::checkCompare(const ast::Compare* compare) {
  // Identity with a literal; None, True, False and ... are single objects.
  auto isUnique = [this](const ast::Expr* e) {
    const UnitConstant* constant = folder_.constant(e);
    if (constant == nullptr) return true;
    switch (constant->kind) {
      case UnitConstant::Kind::None:
      case UnitConstant::Kind::True:
      case UnitConstant::Kind::False:
      case UnitConstant::Kind::Ellipsis: return true;
      default: return false;
    }
  };
  bool left = isUnique(compare->left);
  for (size_t i = 0; i < compare->ops.size(); i++) {
    bool right = isUnique(compare->comparators[i]);
    if (!left || !right) {
      if (compare->ops[i] == ast::CompareOperator::Is) {
        return warn(loc(), "\"is\" with a literal. Did you mean \"==\"?");
      }
      if (compare->ops[i] == ast::CompareOperator::IsNot) {
        return warn(loc(), "\"is not\" with a literal. Did you mean \"!=\"?");
      }
    }
    left = right;
  }
}

void Generator::checkCaller(const ast::Call* call) {
  const char* type = inferType(call->func);
  if (!type || call->func->kind == ExprKind::Lambda) return;
  warn(call->span, fmt::format("'{}' object is not callable; perhaps you missed a comma?", type));
}

void Generator::checkSubscript(const ast::Subscript* e) {
  const char* type = inferType(e->value);
  if (!type) return;
  const std::string_view name = type;
  if (name == "dict") return;
  if (name != "str" && name != "bytes" && name != "tuple" && name != "list") {
    return warn(loc(),
                fmt::format("'{}' object is not subscriptable; perhaps you missed a comma?", type));
  }
  const char* index = inferType(e->slice);
  if (!index || std::string_view(index) == "int" || std::string_view(index) == "bool") return;
  warn(loc(),
       fmt::format("{} indices must be integers or slices, not {}; perhaps you missed a comma?",
                   type, index));
}

}  // namespace ouro
