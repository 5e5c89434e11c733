// types.SimpleNamespace: attributes and nothing else.

#include <vector>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Owned namespace_make(Runtime& rt, Type* cls, const CallArgs&) {
  Object* made = rt.make<Object>(cls);
  return made ? Owned::adopt(made) : Owned::error();
}

bool namespace_init(Runtime& rt, Value v, const CallArgs& given) {
  if (given.positional) return fail(rt, Exc::TypeError, "{}", "no positional arguments expected");
  size_t count = given.names ? given.names->length : 0;
  for (size_t i = 0; i < count; i++)
    if (!setOwnAttr(rt, v.object(), (*given.names)[i].as<Str>(), given.values[i])) return false;
  return true;
}

Owned namespace_repr(Runtime& rt, Value v) {
  bool exact = typeOf(rt, v) == rt.type(TypeId::SimpleNamespace);
  std::string name = exact ? "namespace" : std::string(typeName(rt, v));
  if (Owned dots = reprEnter(rt, v, name + "(...)"); !dots.isNotFound()) return dots;
  StrBuilder out(rt);
  out.append(name);
  out.append("(");
  Dict* attributes = instanceDict(rt, v);
  bool ok = attributes != nullptr, first = true;
  Local copy = ok ? dictCopy(rt, attributes) : Owned::none();
  ok = ok && !copy.isError();
  size_t position = 0;
  Value key, value;
  while (ok && dictNext(copy.as<Dict>(), &position, &key, &value)) {
    if (!isStr(rt, key) || key.as<Str>()->length == 0) continue;
    if (!first) out.append(", ");
    first = false;
    out.append(key.as<Str>());
    out.append("=");
    ok = out.appendRepr(value);
  }
  reprLeave(rt, v);
  if (!ok) return Owned::error();
  out.append(")");
  return out.finish();
}

Owned namespace_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isInstance(rt, left, TypeId::SimpleNamespace) ||
      !isInstance(rt, right, TypeId::SimpleNamespace))
    return Owned::notImplemented();
  Dict* a = instanceDict(rt, left);
  Dict* b = a ? instanceDict(rt, right) : nullptr;
  return b ? compare(rt, a, b, op) : Owned::error();
}

Owned namespace_reduce(Runtime& rt, Value v, Args) {
  Dict* dict = instanceDict(rt, v);
  if (!dict) return Owned::error();
  return newTuple(rt, {Value(typeOf(rt, v)), Value(rt.emptyTuple), Value(dict)});
}

constexpr MethodDef kMethods[] = {
    {"__reduce__", namespace_reduce, "", "Helper for pickle."},
};
const GetSetDef kAttributes[] = {
    {"__dict__", [](Runtime& rt, Value v) { return dictAccessor().get(rt, v); },
     [](Runtime& rt, Value v, Value value) { return dictAccessor().set(rt, v, value); }},
};

}  // namespace

extern const TypeDef simpleNamespaceTypeDef = {
    .name = "types.SimpleNamespace",
    .basicSize = sizeof(Object),
    .flags = kSubclassable | kContainerType | kHasDict,
    .slots = {.repr = namespace_repr,
              .compare = namespace_compare,
              .make = namespace_make,
              .init = namespace_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "**kwargs",
    .doc = "An object with the given attributes.",
};

}  // namespace ouro
