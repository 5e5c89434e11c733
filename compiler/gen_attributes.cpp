// How many attributes the instances of a class will have.
//
// Those that its methods store on their first parameter, whichever of them does it: an __init__
// often leaves some to others. Each is counted once, for the method where it comes first, so that
// the sum over a class's methods (CodeUnit::selfAttributes) is what the class adds to its bases:
// what a base of the same source or an annotation in the class's body names is known already.

#include "compiler/gen.h"

namespace ouro {

void Generator::noteBases(const ast::ClassDef* def) {
  for (const ast::Expr* base : def->bases) {
    if (base->kind != ast::ExprKind::NameExpr) continue;
    auto known = attributesOf_.find(base->as<ast::NameExpr>()->id);
    if (known == attributesOf_.end()) continue;
    for (std::string_view name : known->second.all()) u_->attributes.add(name);
  }
}

void Generator::noteAnnotated(std::string_view name) {
  if (u_->kind == UnitKind::Class) u_->attributes.add(mangle(name));
}

void Generator::noteStored(const ast::Attribute* attribute) {
  if (!u_->isMethod || attribute->value->kind != ast::ExprKind::NameExpr) return;
  CodeUnit& unit = *u_->unit;
  if (unit.argCount == 0 || attribute->value->as<ast::NameExpr>()->id != u_->vars[0]) return;
  if (u_->outer->attributes.add(mangle(attribute->attr)).second) unit.selfAttributes++;
}

}  // namespace ouro
