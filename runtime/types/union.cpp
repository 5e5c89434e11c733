// types.UnionType: int | str.

#include "runtime/types/union.h"
#include "runtime/types/exact.h"

#include "runtime/types/fields.h"
#include "runtime/types/generic_parts.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"

namespace ouro {

namespace {

UnionType* self(Value v) { return v.as<UnionType>(); }
Tuple* argsOf(Value v) { return self(v)->args.as<Tuple>(); }

bool isUnionable(const Runtime& rt, Value v) {
  return v.isNone() || asType(rt, v) || isGenericAlias(rt, v) || isUnionType(rt, v);
}

// Each member once; unions are taken apart.
bool addMember(Runtime& rt, List* members, Value item) {
  if (isUnionType(rt, item)) {
    for (Value at : argsOf(item)->span())
      if (!addMember(rt, members, at)) return false;
    return true;
  }
  if (item.isNone()) item = Value(rt.type(TypeId::NoneType));
  for (size_t i = 0; i < members->length; i++) {
    Value at = (*members)[i];
    bool compared = isGenericAlias(rt, at) && isGenericAlias(rt, item);
    int same = compared ? equals(rt, at, item) : at == item;
    if (same) return same > 0;
  }
  return append(rt, members, item);
}

Owned makeUnion(Runtime& rt, std::span<const Value> members) {
  if (members.size() == 1) return Owned::share(members[0]);
  OURO_TRY(args, newTuple(rt, members));
  UnionType* made = rt.make<UnionType>(TypeId::UnionType);
  if (!made) return Owned::error();
  made->args = args.take().take();
  return Owned::adopt(made);
}

Owned union_repr(Runtime& rt, Value v) {
  StrBuilder out(rt);
  for (size_t i = 0; i < argsOf(v)->length; i++) {
    Value arg = (*argsOf(v))[i];
    if (i) out.append(" | ");
    bool ok =
        arg == Value(rt.type(TypeId::NoneType)) ? out.append("None") : appendTypeRepr(rt, out, arg);
    if (!ok) return Owned::error();
  }
  return out.finish();
}

bool union_hash(Runtime& rt, Value v, int64_t* result) {
  OURO_TRY_BOOL(members, newFrozenSet(rt, self(v)->args));
  return hash(rt, members, result);
}

Owned union_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool comparable = (op == CompareOp::Eq || op == CompareOp::Ne) && isUnionType(rt, left) &&
                    isUnionType(rt, right);
  if (!comparable) return Owned::notImplemented();
  OURO_TRY(a, newSet(rt, self(left)->args));
  OURO_TRY(b, newSet(rt, self(right)->args));
  return compare(rt, a, b, op);
}

Tuple* parametersOf(Runtime& rt, Value v) {
  if (self(v)->parameters.isNull()) {
    Owned made = collectParameters(rt, argsOf(v));
    if (made.isError()) return nullptr;
    assignField(self(v)->parameters, made.value);
    made.drop();
  }
  return self(v)->parameters.as<Tuple>();
}

Owned union_getItem(Runtime& rt, Value v, Value item) {
  Tuple* parameters = parametersOf(rt, v);
  if (!parameters) return Owned::error();
  OURO_TRY(args, substituteParameters(rt, v, argsOf(v), parameters, item));
  Local result = Owned::share((*args.as<Tuple>())[0]);
  for (size_t i = 1; i < args.as<Tuple>()->length; i++) {
    result = binary(rt, BinaryOp::Or, result, (*args.as<Tuple>())[i]);
    if (result.isError()) return Owned::error();
  }
  return result.take();
}

Owned union_instancecheck(Runtime& rt, Value v, Args args) {
  Local held(v);
  for (Value member : argsOf(v)->span()) {
    int result = isInstance(rt, args[0], member);
    if (result) return result < 0 ? Owned::error() : Owned::boolean(true);
  }
  return Owned::boolean(false);
}
Owned union_subclasscheck(Runtime& rt, Value v, Args args) {
  if (!asType(rt, args[0])) return raise(rt, Exc::TypeError, "issubclass() arg 1 must be a class");
  Local held(v);
  for (Value member : argsOf(v)->span()) {
    int result = isSubclass(rt, args[0], member);
    if (result) return result < 0 ? Owned::error() : Owned::boolean(true);
  }
  return Owned::boolean(false);
}
Owned get_parameters(Runtime& rt, Value v) {
  Tuple* parameters = parametersOf(rt, v);
  return parameters ? Owned::share(parameters) : Owned::error();
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<UnionType*>(object)->args);
  visit(visitor, static_cast<UnionType*>(object)->parameters);
}
void destroy(Object* object) {
  dropField(static_cast<UnionType*>(object)->args);
  dropField(static_cast<UnionType*>(object)->parameters);
}

constexpr MethodDef kMethods[] = {
    {"__instancecheck__", union_instancecheck, "instance, /", "isinstance() of any member."},
    {"__subclasscheck__", union_subclasscheck, "subclass, /", "issubclass() of any member."},
};
const GetSetDef kAttributes[] = {
    {"__args__", getField<&UnionType::args>, refuseSet},
    {"__parameters__", get_parameters, nullptr, "Type variables in the types.UnionType."},
};

// A union lies where its type does, for those who pickle and document it.
Owned union_getAttribute(Runtime& rt, Value self, Str* name) {
  if (name == rt.names.module) return getAttr(rt, Value(typeOf(rt, self)), name);
  return genericGetAttr(rt, self, name);
}

constexpr Slots unionSlots() {
  Slots slots;
  slots.getAttribute = union_getAttribute;
  slots.repr = union_repr;
  slots.hash = union_hash;
  slots.compare = union_compare;
  slots.getItem = union_getItem;
  slots[BinaryOp::Or] = unionOf;
  return slots;
}

}  // namespace

bool isUnionType(const Runtime& rt, Value v) { return isInstance(rt, v, TypeId::UnionType); }

Owned unionOf(Runtime& rt, Value left, Value right) {
  if (!isUnionable(rt, left) || !isUnionable(rt, right)) return Owned::notImplemented();
  if (asType(rt, left) && (right.isNone() || asType(rt, right))) {
    const Value none = rt.type(TypeId::NoneType);
    const Value both[] = {left, right.isNone() ? none : right};
    return makeUnion(rt, {both, both[0] == both[1] ? size_t{1} : size_t{2}});
  }
  OURO_TRY(members, newList(rt));
  OURO_CHECK(addMember(rt, members.as<List>(), left));
  OURO_CHECK(addMember(rt, members.as<List>(), right));
  return makeUnion(rt, members.as<List>()->span());
}

const TypeDef unionTypeDef = {
    .name = "types.UnionType",
    .basicSize = sizeof(UnionType),
    .flags = kContainerType,
    .traverse = traverse,
    .destroy = destroy,
    .slots = unionSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro
