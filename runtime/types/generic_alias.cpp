// types.GenericAlias: list[int].

#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/generic_parts.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"

namespace ouro {

namespace {

GenericAlias* self(Value v) { return v.as<GenericAlias>(); }
Tuple* argsOf(Value v) { return self(v)->args.as<Tuple>(); }

Owned makeAlias(Runtime& rt, Type* cls, Value origin, Value arguments) {
  Local args = isTuple(rt, arguments) ? Owned::share(arguments) : newTuple(rt, {arguments});
  if (args.isError()) return Owned::error();
  GenericAlias* made = rt.make<GenericAlias>(cls);
  if (!made) return Owned::error();
  retain(origin);
  made->origin = origin;
  made->args = args.take().take();
  return Owned::adopt(made);
}

Owned alias_make(Runtime& rt, Type* cls, const CallArgs& given) {
  Value args[2];
  OURO_CHECK(unpackPositional(rt, "GenericAlias", given, 2, 2, args));
  return makeAlias(rt, cls, args[0], args[1]);
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

bool appendArgument(Runtime& rt, StrBuilder& out, Value arg) {
  return appendTypeRepr(rt, out, arg);
}

Owned alias_repr(Runtime& rt, Value v) {
  Local held(v);
  StrBuilder out(rt);
  if (self(v)->starred) out.append("*");
  if (!appendTypeRepr(rt, out, self(v)->origin)) return Owned::error();
  out.append("[");
  for (size_t i = 0; i < argsOf(v)->length; i++) {
    if (i) out.append(", ");
    if (!appendArgument(rt, out, (*argsOf(v))[i])) return Owned::error();
  }
  if (argsOf(v)->length == 0) out.append("()");
  out.append("]");
  return out.finish();
}

bool alias_hash(Runtime& rt, Value v, int64_t* result) {
  int64_t origin, args;
  if (!hash(rt, self(v)->origin, &origin) || !hash(rt, self(v)->args, &args)) return false;
  *result = origin ^ args;
  if (*result == -1) *result = -2;
  return true;
}

Owned alias_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool comparable = (op == CompareOp::Eq || op == CompareOp::Ne) && isGenericAlias(rt, left) &&
                    isGenericAlias(rt, right);
  if (!comparable) return Owned::notImplemented();
  int same = self(left)->starred == self(right)->starred;
  if (same) same = equals(rt, self(left)->origin, self(right)->origin);
  if (same > 0) same = equals(rt, self(left)->args, self(right)->args);
  return same < 0 ? Owned::error() : Owned::boolean(same == (op == CompareOp::Eq));
}

// origin(...), and the new object learns how it was asked for, if it takes attributes.
Owned alias_call(Runtime& rt, Value v, const CallArgs& given) {
  Local held(v);
  OURO_TRY(made, call(rt, self(v)->origin, given));
  Ref<Str> name = intern(rt, "__orig_class__");
  if (!name) return Owned::error();
  if (setAttr(rt, made, name.get(), v)) return made.take();
  if (!errorMatches(rt, Exc::AttributeError) && !errorMatches(rt, Exc::TypeError))
    return Owned::error();
  clearError(rt);
  return made.take();
}

bool isOwnAttribute(const Str* name) {
  constexpr std::string_view kOwn[] = {"__class__",
                                       "__origin__",
                                       "__args__",
                                       "__unpacked__",
                                       "__parameters__",
                                       "__mro_entries__",
                                       "__reduce_ex__",
                                       "__reduce__",
                                       "__copy__",
                                       "__deepcopy__",
                                       "__typing_unpacked_tuple_args__"};
  for (std::string_view own : kOwn)
    if (equal(name, own)) return true;
  return false;
}

// Everything else is the origin's.
Owned alias_getAttribute(Runtime& rt, Value v, Str* name) {
  if (isOwnAttribute(name)) return genericGetAttr(rt, v, name);
  if (!stackHasRoom(rt)) return Owned::error();  // the origin may be another alias, and so on
  Local held(v);
  return getAttr(rt, self(v)->origin, name);
}

Owned alias_getItem(Runtime& rt, Value v, Value item) {
  Tuple* parameters = parametersOf(rt, v);
  if (!parameters) return Owned::error();
  OURO_TRY(args, substituteParameters(rt, v, argsOf(v), parameters, item));
  OURO_TRY(made, makeAlias(rt, rt.type(TypeId::GenericAlias), self(v)->origin, args));
  self(made)->starred = self(v)->starred;
  return made.take();
}

// iter(tuple[int]) yields *tuple[int], once.
Owned alias_iter(Runtime& rt, Value v) {
  OURO_TRY(starred, makeAlias(rt, rt.type(TypeId::GenericAlias), self(v)->origin, self(v)->args));
  self(starred)->starred = true;
  OURO_TRY(list, newList(rt, std::span<const Value>{}));
  OURO_CHECK(append(rt, list.as<List>(), starred));
  return iter(rt, list);
}

Owned alias_mro_entries(Runtime& rt, Value v, Args) { return newTuple(rt, {self(v)->origin}); }
Owned alias_instancecheck(Runtime& rt, Value, Args) {
  return raise(rt, Exc::TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
Owned alias_subclasscheck(Runtime& rt, Value, Args) {
  return raise(rt, Exc::TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}
Owned alias_reduce(Runtime& rt, Value v, Args) {
  if (self(v)->starred) {
    OURO_TRY(plain, makeAlias(rt, rt.type(TypeId::GenericAlias), self(v)->origin, self(v)->args));
    // The iterator of the plain one would lead back here: a chain of it alone does not.
    OURO_TRY(itertools, importModule(rt, "itertools"));
    Ref<Str> key = intern(rt, "chain"), method = intern(rt, "from_iterable");
    if (!key || !method) return Owned::error();
    OURO_TRY(chain, getAttr(rt, itertools, key.get()));
    OURO_TRY(sources, newTuple(rt, {plain.get()}));
    Value source = sources;
    OURO_TRY(it, callMethod(rt, chain, method.get(), {&source, 1}));
    Value function = builtinNamed(rt, "next");
    if (function.isError()) return Owned::error();
    OURO_TRY(given, newTuple(rt, {it.get()}));
    return newTuple(rt, {function, given.get()});
  }
  OURO_TRY(given, newTuple(rt, {self(v)->origin, self(v)->args}));
  return newTuple(rt, {Value(rt.type(TypeId::GenericAlias)), given.get()});
}
Owned alias_dir(Runtime& rt, Value v, Args) {
  Ref<Str> name = intern(rt, "__dir__");
  if (!name) return Owned::error();
  OURO_TRY(names, asType(rt, self(v)->origin) ? callSpecial(rt, self(v)->origin, rt.names.dir)
                                              : callMethod(rt, self(v)->origin, rt.names.dir));
  OURO_TRY(all, listFrom(rt, names));
  for (const char* own :
       {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__unpacked__",
        "__typing_unpacked_tuple_args__", "__copy__", "__deepcopy__"}) {
    Ref<Str> added = intern(rt, own);
    if (!added || !append(rt, all.as<List>(), Value(added.get()))) return Owned::error();
  }
  return all.take();
}

Owned get_parameters(Runtime& rt, Value v) {
  Tuple* parameters = parametersOf(rt, v);
  return parameters ? Owned::share(parameters) : Owned::error();
}
Owned get_unpacked(Runtime&, Value v) { return Owned::boolean(self(v)->starred); }
Owned get_unpacked_args(Runtime& rt, Value v) {
  bool isTupleAlias = self(v)->starred && self(v)->origin == Value(rt.type(TypeId::Tuple));
  return isTupleAlias ? Owned::share(self(v)->args) : Owned::none();
}

constexpr Value GenericAlias::*kFields[] = {&GenericAlias::origin, &GenericAlias::args,
                                            &GenericAlias::parameters};
void traverse(Object* object, Visitor& visitor) {
  for (auto field : kFields) visit(visitor, static_cast<GenericAlias*>(object)->*field);
}
void destroy(Object* object) {
  for (auto field : kFields) dropField(static_cast<GenericAlias*>(object)->*field);
}

constexpr MethodDef kMethods[] = {
    {"__mro_entries__", alias_mro_entries, "bases, /", "The class that a class statement uses."},
    {"__instancecheck__", alias_instancecheck, "instance, /", "Always a TypeError."},
    {"__subclasscheck__", alias_subclasscheck, "subclass, /", "Always a TypeError."},
    {"__reduce__", alias_reduce, "", "Helper for pickle."},
    {"__dir__", alias_dir, "", "The names of the origin's attributes."},
};
const GetSetDef kAttributes[] = {
    {"__origin__", getField<&GenericAlias::origin>, refuseSet},
    {"__args__", getField<&GenericAlias::args>, refuseSet},
    {"__parameters__", get_parameters, nullptr, "Type variables in the GenericAlias."},
    {"__unpacked__", get_unpacked, refuseSet},
    {"__typing_unpacked_tuple_args__", get_unpacked_args},
};

constexpr Slots aliasSlots() {
  Slots slots;
  slots.repr = alias_repr;
  slots.hash = alias_hash;
  slots.call = alias_call;
  slots.getAttribute = alias_getAttribute;
  slots.compare = alias_compare;
  slots.iter = alias_iter;
  slots.getItem = alias_getItem;
  slots.make = alias_make;
  slots[BinaryOp::Or] = unionOf;
  return slots;
}

}  // namespace

bool isGenericAlias(const Runtime& rt, Value v) { return isInstance(rt, v, TypeId::GenericAlias); }

Owned newGenericAlias(Runtime& rt, Value origin, Value arguments) {
  return makeAlias(rt, rt.type(TypeId::GenericAlias), origin, arguments);
}

Owned genericClassGetItem(Runtime& rt, Value cls, Args args) {
  return newGenericAlias(rt, cls, args[0]);
}

const TypeDef genericAliasTypeDef = {
    .name = "types.GenericAlias",
    .basicSize = sizeof(GenericAlias),
    .flags = kSubclassable | kContainerType | kWeakReferable,
    .traverse = traverse,
    .destroy = destroy,
    .slots = aliasSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "origin, args, /",
    .doc = "A generic class with its type arguments.",
};

}  // namespace ouro
