// Descriptors: methods and attributes of built-in types, members of __slots__.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/no_signature.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

void setOwner(Runtime& rt, Descriptor* descriptor, Type* owner) {
  descriptor->owner = owner;
  descriptor->holdsOwner = owner->has(kHeapType);
  if (descriptor->holdsOwner) {
    retain(owner);
  } else if (typeOf(rt, descriptor) != rt.type(TypeId::MemberDescriptor)) {
    rt.heap.untrack(descriptor);
  }
}
void visitOwner(Object* object, Visitor& visitor) {
  auto* descriptor = static_cast<Descriptor*>(object);
  if (descriptor->holdsOwner) visit(visitor, descriptor->owner);
}
void dropOwner(Object* object) {
  auto* descriptor = static_cast<Descriptor*>(object);
  if (std::exchange(descriptor->holdsOwner, false)) release(descriptor->owner);
}

bool checkReceiver(Runtime& rt, std::string_view name, const Type* owner, Value self) {
  if (isSubtype(typeOf(rt, self), owner)) return true;
  return fail(rt, Exc::TypeError, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
              name, dottedNameOf(owner), typeName(rt, self));
}

namespace {

std::string nameOfMember(const auto* d) { return d->definition->name; }
std::string nameOfMember(const MemberDescriptor* d) {
  return d->definition ? d->definition->name : toUtf8(d->name.as<Str>());
}

// As checkReceiver(), which alone needs the name.
[[gnu::always_inline]] inline bool takes(Runtime& rt, const auto* d, Value self) {
  return isSubtype(typeOf(rt, self), d->owner) ||
         checkReceiver(rt, nameOfMember(d), d->owner, self);
}

Owned descriptor_objclass(Runtime&, Value v) { return Owned::share(v.as<Descriptor>()->owner); }

// ---- methods

Owned method_call(Runtime& rt, Value v, const CallArgs& args) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  if (args.positional == 0) {
    return raise(rt, Exc::TypeError, "unbound method {}.{}() needs an argument", nameOf(d->owner),
                 d->definition->name);
  }
  OURO_CHECK(takes(rt, d, args.values[0]));
  return callNative(rt, *d->definition, d->owner->utf8Name, args.values[0],
                    {args.values + 1, args.positional - 1, args.names});
}
Owned method_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  MethodDescriptor* d = v.as<MethodDescriptor>();
  OURO_CHECK(takes(rt, d, instance));
  return newNativeFunction(rt, d->definition, instance, Value::none(), d->owner);
}
Owned classMethod_get(Runtime& rt, Value v, Value instance, Type* owner) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  if (!owner && instance.isUnbound()) {
    return raise(rt, Exc::TypeError,
                 "descriptor '{}' for type '{}' needs either an object or a type",
                 d->definition->name, dottedNameOf(d->owner));
  }
  Type* cls = owner ? owner : typeOf(rt, instance);
  if (!isSubtype(cls, d->owner)) {
    return raise(rt, Exc::TypeError, "descriptor '{}' requires a subtype of '{}' but received '{}'",
                 d->definition->name, dottedNameOf(d->owner), dottedNameOf(cls));
  }
  return newNativeFunction(rt, d->definition, cls, Value::none(), d->owner);
}
Owned classMethod_call(Runtime& rt, Value v, const CallArgs& args) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  if (args.positional == 0 || !asType(rt, args.values[0])) {
    return raise(rt, Exc::TypeError, "descriptor '{}' of '{}' object needs an argument",
                 d->definition->name, nameOf(d->owner));
  }
  OURO_TRY(bound, classMethod_get(rt, v, Value::unbound(), args.values[0].as<Type>()));
  return callNative(rt, *d->definition, d->owner->utf8Name, args.values[0],
                    {args.values + 1, args.positional - 1, args.names});
}
Owned method_repr(Runtime& rt, Value v) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  return newStr(
      rt, fmt::format("<method '{}' of '{}' objects>", d->definition->name, nameOf(d->owner)));
}
Owned method_name(Runtime& rt, Value v) {
  return newStr(rt, v.as<MethodDescriptor>()->definition->name);
}
Owned method_qualname(Runtime& rt, Value v) {
  return newStr(rt, std::string(nameOf(v.as<MethodDescriptor>()->owner)) + "." +
                        v.as<MethodDescriptor>()->definition->name);
}
Owned method_doc(Runtime& rt, Value v) {
  return newStr(rt, v.as<MethodDescriptor>()->definition->doc);
}
Owned method_signature(Runtime& rt, Value v) {
  const auto* method = v.as<MethodDescriptor>();
  if (showsNoSignature(dottedNameOf(method->owner), method->definition->name)) return Owned::none();
  return textSignature(rt, method->definition, false);
}
Owned method_reduce(Runtime& rt, Value v, Args) {
  OURO_TRY(name, method_name(rt, v));
  return reduceToAttribute(rt, v.as<Descriptor>()->owner, name);
}
const MethodDef kMethodMethods[] = {{"__reduce__", method_reduce, "", "Helper for pickle."}};
const GetSetDef kMethodAttributes[] = {
    {"__name__", method_name, refuseSet},
    {"__qualname__", method_qualname},
    {"__doc__", method_doc},
    {"__objclass__", descriptor_objclass, refuseSet},
    {"__text_signature__", method_signature},
};

// ---- computed attributes

Owned getset_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  GetSetDescriptor* d = v.as<GetSetDescriptor>();
  OURO_CHECK(takes(rt, d, instance));
  return d->definition->get(rt, instance);
}
bool getset_set(Runtime& rt, Value v, Value instance, Value value) {
  GetSetDescriptor* d = v.as<GetSetDescriptor>();
  if (!takes(rt, d, instance)) return false;
  if (d->definition->set) return d->definition->set(rt, instance, value);
  return fail(rt, Exc::AttributeError, "attribute '{}' of '{}' objects is not writable",
              d->definition->name, dottedNameOf(d->owner));
}
Owned getset_repr(Runtime& rt, Value v) {
  GetSetDescriptor* d = v.as<GetSetDescriptor>();
  return newStr(
      rt, fmt::format("<attribute '{}' of '{}' objects>", d->definition->name, nameOf(d->owner)));
}
Owned getset_name(Runtime& rt, Value v) {
  return newStr(rt, v.as<GetSetDescriptor>()->definition->name);
}
Owned getset_qualname(Runtime& rt, Value v) {
  return newStr(rt, std::string(nameOf(v.as<GetSetDescriptor>()->owner)) + "." +
                        v.as<GetSetDescriptor>()->definition->name);
}
Owned getset_doc(Runtime& rt, Value v) {
  const char* doc = v.as<GetSetDescriptor>()->definition->doc;
  return *doc ? newStr(rt, doc) : Owned::none();
}
const GetSetDef kGetSetAttributes[] = {
    {"__name__", getset_name, refuseSet},
    {"__qualname__", getset_qualname},
    {"__doc__", getset_doc},
    {"__objclass__", descriptor_objclass, refuseSet},
};

// ---- members: of __slots__, and those of native types

Owned member_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  MemberDescriptor* d = v.as<MemberDescriptor>();
  if (d->definition) return getset_get(rt, v, instance, nullptr);
  OURO_CHECK(takes(rt, d, instance));
  Value found = *memberSlot(d, instance.object());
  if (!found.isNull()) return Owned::share(found);
  return raiseAttribute(rt, instance, d->name.as<Str>(), "'{}' object has no attribute '{}'",
                        typeName(rt, instance));
}
bool member_set(Runtime& rt, Value v, Value instance, Value value) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  if (d->definition) return getset_set(rt, v, instance, value);
  if (!takes(rt, d, instance)) return false;
  Value* at = memberSlot(d, instance.object());
  if (value.isUnbound() && at->isNull()) {
    return fail(rt, Exc::AttributeError, "{}", nameOfMember(d));
  }
  if (!value.isUnbound()) retain(value);
  Value old = std::exchange(*at, value.isUnbound() ? Value::null() : value);
  if (!old.isNull()) release(old);
  return true;
}
Owned member_repr(Runtime& rt, Value v) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  return newStr(rt,
                fmt::format("<member '{}' of '{}' objects>", nameOfMember(d), nameOf(d->owner)));
}
Owned member_name(Runtime& rt, Value v) {
  return newStr(rt, nameOfMember(v.as<MemberDescriptor>()));
}
Owned member_qualname(Runtime& rt, Value v) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  return newStr(rt, std::string(nameOf(d->owner)) + "." + nameOfMember(d));
}
Owned member_doc(Runtime& rt, Value v) {
  return v.as<MemberDescriptor>()->definition ? getset_doc(rt, v) : Owned::none();
}
void visitMember(Object* object, Visitor& visitor) {
  visitOwner(object, visitor);
  visit(visitor, static_cast<MemberDescriptor*>(object)->name);
}
void destroyMember(Object* object) {
  dropOwner(object);
  Value name = static_cast<MemberDescriptor*>(object)->name;
  if (!name.isNull()) release(name);
}
Owned member_reduce(Runtime& rt, Value v, Args) {
  OURO_TRY(name, member_name(rt, v));
  return reduceToAttribute(rt, v.as<Descriptor>()->owner, name);
}
const MethodDef kMemberMethods[] = {{"__reduce__", member_reduce, "", "Helper for pickle."}};
const GetSetDef kMemberAttributes[] = {
    {"__name__", member_name, refuseSet},
    {"__qualname__", member_qualname},
    {"__objclass__", descriptor_objclass, refuseSet},
    {"__doc__", member_doc},
};

}  // namespace

const TypeDef methodDescriptorTypeDef = {
    .name = "method_descriptor",
    .basicSize = sizeof(MethodDescriptor),
    .flags = kContainerType | kIsMethod,
    .traverse = visitOwner,
    .destroy = dropOwner,
    .slots = {.repr = method_repr, .call = method_call, .descriptorGet = method_get},
    .methods = kMethodMethods,
    .attributes = kMethodAttributes,
};
const TypeDef classMethodDescriptorTypeDef = {
    .name = "classmethod_descriptor",
    .basicSize = sizeof(MethodDescriptor),
    .flags = kContainerType,
    .traverse = visitOwner,
    .destroy = dropOwner,
    .slots = {.repr = method_repr, .call = classMethod_call, .descriptorGet = classMethod_get},
    .attributes = kMethodAttributes,
};
const TypeDef getSetDescriptorTypeDef = {
    .name = "getset_descriptor",
    .basicSize = sizeof(GetSetDescriptor),
    .flags = kContainerType,
    .traverse = visitOwner,
    .destroy = dropOwner,
    .slots = {.repr = getset_repr, .descriptorGet = getset_get, .descriptorSet = getset_set},
    .attributes = kGetSetAttributes,
};
const TypeDef memberDescriptorTypeDef = {
    .name = "member_descriptor",
    .basicSize = sizeof(MemberDescriptor),
    .flags = kContainerType,
    .traverse = visitMember,
    .destroy = destroyMember,
    .slots = {.repr = member_repr, .descriptorGet = member_get, .descriptorSet = member_set},
    .methods = kMemberMethods,
    .attributes = kMemberAttributes,
};

}  // namespace ouro
