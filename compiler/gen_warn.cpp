// SyntaxWarnings about expressions that parse but cannot be meant.

#include "compiler/gen.h"

namespace ouro {

namespace {

using ast::ExprKind;

// The name of the type that `e` surely has, or null.
const char* inferType(const ast::Expr* e) {
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
    case ExprKind::Constant: break;
    default: return nullptr;
  }
  switch (e->as<ast::Constant>()->type) {
    case ast::ConstantKind::None: return "NoneType";
    case ast::ConstantKind::True:
    case ast::ConstantKind::False: return "bool";
    case ast::ConstantKind::Ellipsis: return "ellipsis";
    case ast::ConstantKind::Int:
    case ast::ConstantKind::BigInt: return "int";
    case ast::ConstantKind::Float: return "float";
    case ast::ConstantKind::Complex: return "complex";
    case ast::ConstantKind::Str: return "str";
    case ast::ConstantKind::Bytes: return "bytes";
    case ast::ConstantKind::Tuple: return "tuple";
    case ast::ConstantKind::FrozenSet: return "frozenset";
  }
  return nullptr;
}

std::string quotedType(const ast::Expr* e) { return "'" + std::string(inferType(e)) + "'"; }

bool isText(const ast::Expr* e) {
  auto type = e->as<ast::Constant>()->type;
  return type == ast::ConstantKind::Str || type == ast::ConstantKind::Bytes;
}

}  // namespace

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
  const ast::Expr* e = call->func;
  switch (e->kind) {
    case ExprKind::Constant:
    case ExprKind::Tuple:
    case ExprKind::ListExpr:
    case ExprKind::ListComp:
    case ExprKind::Dict:
    case ExprKind::DictComp:
    case ExprKind::Set:
    case ExprKind::SetComp:
    case ExprKind::GeneratorExp:
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      warn(call->span, quotedType(e) + " object is not callable; perhaps you missed a comma?");
      return;
    default: return;
  }
}

void Generator::checkSubscript(const ast::Subscript* e) {
  switch (e->value->kind) {
    case ExprKind::Constant:
      if (isText(e->value)) break;
      [[fallthrough]];
    case ExprKind::Set:
    case ExprKind::SetComp:
    case ExprKind::GeneratorExp:
    case ExprKind::Lambda:
      return warn(loc(), quotedType(e->value) +
                             " object is not subscriptable; perhaps you missed a comma?");
    case ExprKind::Tuple:
    case ExprKind::ListExpr:
    case ExprKind::ListComp:
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue: break;
    default: return;
  }
  const char* index = inferType(e->slice);
  if (index == nullptr || std::string_view(index) == "int" || std::string_view(index) == "bool") {
    return;
  }
  warn(loc(), std::string(inferType(e->value)) + " indices must be integers or slices, not " +
                  index + "; perhaps you missed a comma?");
}

}  // namespace ouro
