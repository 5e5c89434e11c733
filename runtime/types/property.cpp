// property.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

Property* self(Value v) { return v.as<Property>(); }

bool exactly(const Runtime& rt, Value v) { return typeOf(rt, v) == rt.type(TypeId::Property); }

// The docstring of the getter, unless one is given. A subclass keeps it in its instances' dict, as
// its class may have a __doc__ of its own in the way.
bool fillDoc(Runtime& rt, Value v, Value given) {
  Property* property = self(v);
  property->docFromGetter = false;
  Local doc(given);
  if (given.isNone() && !property->getter.isNull()) {
    Owned found = lookupAttr(rt, property->getter, rt.names.doc);
    if (found.isError()) return false;
    doc = found.isNotFound() ? Owned::none() : found;
    property->docFromGetter = !doc.get().isNone();
  }
  if (exactly(rt, v) || doc.get().isNone()) {
    assignField(property->doc, doc);
    return true;
  }
  return setAttr(rt, v, rt.names.doc, doc);
}

Value noneIsNull(Value v) { return v.isUnbound() || v.isNone() ? Value::null() : v; }

bool property_init(Runtime& rt, Value v, const CallArgs& given) {
  static constexpr Signature kSignature = "fget=None, fset=None, fdel=None, doc=None";
  Value out[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "property", given, out, &keywords) < 0) return false;
  assignField(self(v)->getter, noneIsNull(out[0]));
  assignField(self(v)->setter, noneIsNull(out[1]));
  assignField(self(v)->deleter, noneIsNull(out[2]));
  return fillDoc(rt, v, out[3].isUnbound() ? Value::none() : out[3]);
}

Owned property_make(Runtime& rt, Type* cls, const CallArgs&) {
  Property* made = rt.make<Property>(cls);
  return made ? Owned::adopt(made) : Owned::error();
}

// "property 'x' of 'C' object has no setter"
Owned missing(Runtime& rt, Property* property, Value instance, const char* what) {
  OURO_TRY(qualname, getAttr(rt, Value(typeOf(rt, instance)), rt.names.qualname));
  OURO_TRY(owner, repr(rt, qualname));
  std::string name;
  if (!property->name.isNull()) {
    OURO_TRY(text, repr(rt, property->name));
    name = " " + toUtf8(text.as<Str>());
  }
  return raise(rt, Exc::AttributeError, "property{} of {} object has no {}", name,
               toUtf8(owner.as<Str>()), what);
}

Owned property_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound() || instance.isNone()) return Owned::share(v);
  Property* property = self(v);
  if (property->getter.isNull()) return missing(rt, property, instance, "getter");
  Local getter(property->getter);
  return call(rt, getter, instance);
}

bool property_set(Runtime& rt, Value v, Value instance, Value value) {
  Property* property = self(v);
  Value function = value.isUnbound() ? property->deleter : property->setter;
  if (function.isNull()) {
    Local error = missing(rt, property, instance, value.isUnbound() ? "deleter" : "setter");
    return false;
  }
  Local held(function);
  Local done = value.isUnbound() ? call(rt, held, instance) : call(rt, held, instance, value);
  return !done.isError();
}

// A property like this one with one function replaced.
Owned copyWith(Runtime& rt, Value v, Value getter, Value setter, Value deleter) {
  Property* from = self(v);
  auto choose = [](Value given, Value own) {
    if (!given.isNull() && !given.isNone()) return given;
    return own.isNull() ? Value::none() : own;
  };
  bool fresh = from->docFromGetter && !choose(getter, from->getter).isNone();
  Value doc = fresh || from->doc.isNull() ? Value::none() : from->doc;
  Value args[] = {choose(getter, from->getter), choose(setter, from->setter),
                  choose(deleter, from->deleter), doc};
  OURO_TRY(made, call(rt, Value(typeOf(rt, v)), args));
  if (isSubtype(typeOf(rt, made), rt.type(TypeId::Property)))
    assignField(self(made)->name, from->name);
  return made.take();
}
Owned property_getter(Runtime& rt, Value v, Args args) {
  return copyWith(rt, v, args[0], Value::null(), Value::null());
}
Owned property_setter(Runtime& rt, Value v, Args args) {
  return copyWith(rt, v, Value::null(), args[0], Value::null());
}
Owned property_deleter(Runtime& rt, Value v, Args args) {
  return copyWith(rt, v, Value::null(), Value::null(), args[0]);
}
Owned property_set_name(Runtime& rt, Value v, Args args) {
  if (args.count != 2) {
    return raise(rt, Exc::TypeError,
                 "__set_name__() takes 2 positional arguments but {} were given", args.count);
  }
  assignField(self(v)->name, args[1]);
  return Owned::none();
}

Owned get_abstract(Runtime& rt, Value v) {
  RecursionGuard guard(rt, " while getting an attribute");
  if (!guard.ok()) return Owned::error();
  for (Value function : {self(v)->getter, self(v)->setter, self(v)->deleter}) {
    if (function.isNull()) continue;
    Owned found = lookupAttr(rt, function, rt.names.isabstractmethod);
    if (found.isNotFound()) continue;
    OURO_TRY(flag, found);
    int isAbstract = truth(rt, flag);
    if (isAbstract < 0) return Owned::error();
    if (isAbstract) return Owned::boolean(true);
  }
  return Owned::boolean(false);
}

constexpr Value Property::*kFields[] = {&Property::getter, &Property::setter, &Property::deleter,
                                        &Property::doc, &Property::name};
void traverse(Object* object, Visitor& visitor) {
  for (auto field : kFields) visit(visitor, static_cast<Property*>(object)->*field);
}
void drop(Object* object) {
  for (auto field : kFields) dropField(static_cast<Property*>(object)->*field);
}

constexpr MethodDef kMethods[] = {
    {"getter", property_getter, "fget, /", "The property with another getter."},
    {"setter", property_setter, "fset, /", "The property with another setter."},
    {"deleter", property_deleter, "fdel, /", "The property with another deleter."},
    {"__set_name__", property_set_name, "*args", "Learns the attribute's name."},
};
const GetSetDef kAttributes[] = {
    {"fget", getField<&Property::getter>, refuseSet},
    {"fset", getField<&Property::setter>, refuseSet},
    {"fdel", getField<&Property::deleter>, refuseSet},
    {"__doc__", getField<&Property::doc>, setField<&Property::doc>, "", true},
    {"__isabstractmethod__", get_abstract},
};

}  // namespace

const TypeDef propertyTypeDef = {
    .name = "property",
    .basicSize = sizeof(Property),
    .flags = kSubclassable | kContainerType,
    .traverse = traverse,
    .clear = drop,
    .destroy = drop,
    .slots = {.descriptorGet = property_get,
              .descriptorSet = property_set,
              .make = property_make,
              .init = property_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "fget=None, fset=None, fdel=None, doc=None",
    .doc = "An attribute computed by functions.",
};

}  // namespace ouro
