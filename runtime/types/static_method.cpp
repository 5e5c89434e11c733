// staticmethod and classmethod.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

static_assert(sizeof(StaticMethod) == sizeof(ClassMethod));

// Both look alike; attributes of their own lie in the instance's dict.
StaticMethod* self(Value v) { return v.as<StaticMethod>(); }

// As functools.wraps: what describes the function is copied.
bool copyAttributes(Runtime& rt, Value to, Value from) {
  for (Str* name :
       {rt.names.module, rt.names.name, rt.names.qualname, rt.names.doc, rt.names.annotations}) {
    Owned found = lookupAttr(rt, from, name);
    if (found.isNotFound()) continue;
    OURO_TRY_BOOL(value, found);
    if (!setOwnAttr(rt, to.object(), name, value)) return false;
  }
  return true;
}

Owned method_make(Runtime& rt, Type* cls, const CallArgs&) {
  StaticMethod* made = rt.make<StaticMethod>(cls);
  if (!made) return Owned::error();
  made->callable = Value::none();
  return Owned::adopt(made);
}

template <bool isStatic>
bool method_init(Runtime& rt, Value v, const CallArgs& given) {
  Value callable;
  if (!unpackPositional(rt, isStatic ? "staticmethod" : "classmethod", given, 1, 1, &callable))
    return false;
  assignField(self(v)->callable, callable);
  return copyAttributes(rt, v, callable);
}

template <bool isStatic>
Owned method_repr(Runtime& rt, Value v) {
  StrBuilder out(rt);
  out.append(isStatic ? "<staticmethod(" : "<classmethod(");
  out.appendRepr(self(v)->callable);
  out.append(")>");
  return out.finish();
}

Owned static_get(Runtime&, Value v, Value, Type*) { return Owned::share(self(v)->callable); }
Owned static_call(Runtime& rt, Value v, const CallArgs& given) {
  Local callable(self(v)->callable);
  return call(rt, callable, given);
}

// The callable bound to the class; a descriptor (a property) is asked with the class as its
// instance.
Owned class_get(Runtime& rt, Value v, Value instance, Type* owner) {
  Type* cls = owner ? owner : typeOf(rt, instance);
  Local callable(self(v)->callable);
  Type* type = typeOf(rt, callable);
  if (!type->slots.descriptorGet || isExactly(callable, TypeId::Function))
    return newMethod(rt, callable, cls);
  RecursionGuard guard(rt, " while getting an attribute");  // it may wrap another, or itself
  if (!guard.ok()) return Owned::error();
  return type->slots.descriptorGet(rt, callable, cls, cls);
}

Owned get_abstract(Runtime& rt, Value v) {
  RecursionGuard guard(rt, " while getting an attribute");
  if (!guard.ok()) return Owned::error();
  Owned found = lookupAttr(rt, self(v)->callable, rt.names.isabstractmethod);
  if (found.isNotFound()) return Owned::boolean(false);
  OURO_TRY(flag, found);
  int isAbstract = truth(rt, flag);
  return isAbstract < 0 ? Owned::error() : Owned::boolean(isAbstract);
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<StaticMethod*>(object)->callable);
}
void clear(Object* object) {
  assignField(static_cast<StaticMethod*>(object)->callable, Value::none());
}
void destroy(Object* object) { dropField(static_cast<StaticMethod*>(object)->callable); }

const GetSetDef kAttributes[] = {
    {"__func__", getField<&StaticMethod::callable>, refuseSet},
    {"__wrapped__", getField<&StaticMethod::callable>, refuseSet},
    {"__isabstractmethod__", get_abstract},
    {"__dict__", [](Runtime& rt, Value v) { return dictAccessor().get(rt, v); },
     [](Runtime& rt, Value v, Value value) { return dictAccessor().set(rt, v, value); }},
};

}  // namespace

const TypeDef staticMethodTypeDef = {
    .name = "staticmethod",
    .basicSize = sizeof(StaticMethod),
    .flags = kSubclassable | kContainerType | kHasDict,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = {.repr = method_repr<true>,
              .call = static_call,
              .descriptorGet = static_get,
              .make = method_make,
              .init = method_init<true>},
    .attributes = kAttributes,
    .make = "function, /",
    .doc = "A method that does not get an instance or a class.",
};

const TypeDef classMethodTypeDef = {
    .name = "classmethod",
    .basicSize = sizeof(ClassMethod),
    .flags = kSubclassable | kContainerType | kHasDict,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = {.repr = method_repr<false>,
              .descriptorGet = class_get,
              .make = method_make,
              .init = method_init<false>},
    .attributes = kAttributes,
    .make = "function, /",
    .doc = "A method that gets the class instead of an instance.",
};

}  // namespace ouro
