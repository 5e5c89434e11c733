// Native functions, method and attribute descriptors of built-in types, wrappers of slots.

#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

const char* ownerName(const Type* owner) { return owner ? owner->utf8Name : nullptr; }

Owned textSignature(Runtime& rt, const MethodDef* row) {
  std::string text = row->signature.text;
  return newStr(rt,
                "(" +
                    (row->kind == MethodKind::Instance
                         ? "$self" + std::string(text.empty() || text == "/" ? ", /" : ", " + text)
                         : text) +
                    ")");
}

// ---- functions of modules, bound methods

Owned native_repr(Runtime& rt, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  if (!f->owner || f->self.isUnbound() || typeOf(rt, f->self) == rt.type(TypeId::Module))
    return newStr(rt, fmt::format("<built-in function {}>", f->definition->name));
  return newStr(rt, fmt::format("<built-in method {} of {} object at {:#x}>", f->definition->name,
                                typeName(rt, f->self), f->self.bits()));
}
// What stands before the name in messages: the type, or a module other than builtins.
const char* prefixOf(const Runtime& rt, const NativeFunction* f) {
  // A method bound to a class is that class's, wherever it comes from.
  if (Type* cls = f->owner ? asType(rt, f->self) : nullptr) return ownerName(cls);
  if (f->owner || !isModule(rt, f->self)) return ownerName(f->owner);
  const ModuleDef* module = f->self.as<Module>()->definition;
  return module && std::string_view(module->name) != "builtins" ? module->name : nullptr;
}

Owned native_call(Runtime& rt, Value v, CallArgs args) {
  NativeFunction* f = v.as<NativeFunction>();
  Local held(v);
  return callNative(rt, *f->definition, prefixOf(rt, f), f->self, args);
}
bool native_hash(Runtime&, Value v, int64_t* result) {
  NativeFunction* f = v.as<NativeFunction>();
  *result = static_cast<int64_t>((f->self.bits() >> 4) ^ reinterpret_cast<uint64_t>(f->definition));
  if (*result == -1) *result = -2;
  return true;
}
Owned native_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, left) != typeOf(rt, right) || (op != CompareOp::Eq && op != CompareOp::Ne))
    return Owned::notImplemented();
  bool same = left.as<NativeFunction>()->definition == right.as<NativeFunction>()->definition &&
              left.as<NativeFunction>()->self == right.as<NativeFunction>()->self;
  return Owned::boolean(same == (op == CompareOp::Eq));
}
Owned native_name(Runtime& rt, Value v) {
  Ref<Str> name = intern(rt, v.as<NativeFunction>()->definition->name);
  return name ? Owned::adopt(name.take()) : Owned::error();
}
Owned native_qualname(Runtime& rt, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  if (!f->owner) return native_name(rt, v);
  return newStr(rt, std::string(nameOf(f->owner)) + "." + f->definition->name);
}
Owned native_self(Runtime&, Value v) {
  Value self = v.as<NativeFunction>()->self;
  return self.isUnbound() ? Owned::none() : Owned::share(self);
}
Owned native_doc(Runtime& rt, Value v) {
  return newStr(rt, v.as<NativeFunction>()->definition->doc);
}
Owned native_signature(Runtime& rt, Value v) {
  return textSignature(rt, v.as<NativeFunction>()->definition);
}
Owned native_module(Runtime&, Value v) { return Owned::share(v.as<NativeFunction>()->module); }
Owned native_reduce(Runtime& rt, Value v, Args) {
  NativeFunction* f = v.as<NativeFunction>();
  if (f->self.isUnbound() || typeOf(rt, f->self) == rt.type(TypeId::Module))
    return native_name(rt, v);
  OURO_TRY(name, native_name(rt, v));
  OURO_TRY(args, newTuple(rt, {f->self, name.get()}));
  Ref<Str> key = intern(rt, "getattr");
  if (!key) return Owned::error();
  return newTuple(rt, {dictGet(rt, rt.builtins, key.get()), args.get()});
}
void visitNative(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<NativeFunction*>(object)->self);
  visit(visitor, static_cast<NativeFunction*>(object)->module);
}
void destroyNative(Object* object) {
  release(static_cast<NativeFunction*>(object)->self);
  release(static_cast<NativeFunction*>(object)->module);
}
const GetSetDef kNativeAttributes[] = {
    {"__name__", native_name},     {"__qualname__", native_qualname},
    {"__self__", native_self},     {"__doc__", native_doc},
    {"__module__", native_module}, {"__text_signature__", native_signature},
};
const MethodDef kNativeMethods[] = {{"__reduce__", native_reduce, "/", "Helper for pickle."}};

// ---- method descriptors

bool checkReceiver(Runtime& rt, const char* name, Type* owner, Value self) {
  if (isSubtype(typeOf(rt, self), owner)) return true;
  return fail(rt, Exc::TypeError, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
              name, nameOf(owner), typeName(rt, self));
}

Owned method_call(Runtime& rt, Value v, CallArgs args) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  if (args.positional == 0) {
    return raise(rt, Exc::TypeError, "unbound method {}.{}() needs an argument", nameOf(d->owner),
                 d->definition->name);
  }
  OURO_CHECK(checkReceiver(rt, d->definition->name, d->owner, args.values[0]));
  return callNative(rt, *d->definition, ownerName(d->owner), args.values[0],
                    {args.values + 1, args.positional - 1, args.names});
}
Owned method_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  MethodDescriptor* d = v.as<MethodDescriptor>();
  OURO_CHECK(checkReceiver(rt, d->definition->name, d->owner, instance));
  return newNativeFunction(rt, d->definition, instance, Value::none(), d->owner);
}
Owned classMethod_get(Runtime& rt, Value v, Value instance, Type* owner) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  Type* cls = owner ? owner : typeOf(rt, instance);
  return newNativeFunction(rt, d->definition, cls, Value::none(), d->owner);
}
Owned classMethod_call(Runtime& rt, Value v, CallArgs args) {
  MethodDescriptor* d = v.as<MethodDescriptor>();
  if (args.positional == 0 || !asType(rt, args.values[0])) {
    return raise(rt, Exc::TypeError, "descriptor '{}' of '{}' object needs an argument",
                 d->definition->name, nameOf(d->owner));
  }
  return callNative(rt, *d->definition, ownerName(d->owner), args.values[0],
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
Owned method_objclass(Runtime&, Value v) { return Owned::share(v.as<MethodDescriptor>()->owner); }
Owned method_signature(Runtime& rt, Value v) {
  return textSignature(rt, v.as<MethodDescriptor>()->definition);
}
const GetSetDef kMethodAttributes[] = {
    {"__name__", method_name},
    {"__qualname__", method_qualname},
    {"__doc__", method_doc},
    {"__objclass__", method_objclass},
    {"__text_signature__", method_signature},
};

// ---- computed attributes

Owned getset_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  GetSetDescriptor* d = v.as<GetSetDescriptor>();
  OURO_CHECK(checkReceiver(rt, d->definition->name, d->owner, instance));
  return d->definition->get(rt, instance);
}
bool getset_set(Runtime& rt, Value v, Value instance, Value value) {
  GetSetDescriptor* d = v.as<GetSetDescriptor>();
  if (!checkReceiver(rt, d->definition->name, d->owner, instance)) return false;
  if (d->definition->set) return d->definition->set(rt, instance, value);
  return fail(rt, Exc::AttributeError, "attribute '{}' of '{}' objects is not writable",
              d->definition->name, nameOf(d->owner));
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
Owned getset_objclass(Runtime&, Value v) { return Owned::share(v.as<GetSetDescriptor>()->owner); }
const GetSetDef kGetSetAttributes[] = {
    {"__name__", getset_name},
    {"__qualname__", getset_qualname},
    {"__doc__", getset_doc},
    {"__objclass__", getset_objclass},
};

// ---- __slots__ members

Owned member_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  MemberDescriptor* d = v.as<MemberDescriptor>();
  std::string name = toUtf8(d->name.as<Str>());
  OURO_CHECK(checkReceiver(rt, name.c_str(), d->owner, instance));
  Value found = *slotAt(instance.object(), d->offset);
  if (!found.isNull()) return Owned::share(found);
  return raiseAttribute(rt, instance, d->name.as<Str>(), "'{}' object has no attribute '{}'",
                        typeName(rt, instance));
}
bool member_set(Runtime& rt, Value v, Value instance, Value value) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  if (!checkReceiver(rt, toUtf8(d->name.as<Str>()).c_str(), d->owner, instance)) return false;
  Value* at = slotAt(instance.object(), d->offset);
  if (value.isUnbound() && at->isNull()) {
    return fail(rt, Exc::AttributeError, "{}", toUtf8(d->name.as<Str>()));
  }
  if (!value.isUnbound()) retain(value);
  Value old = std::exchange(*at, value.isUnbound() ? Value::null() : value);
  if (!old.isNull()) release(old);
  return true;
}
Owned member_repr(Runtime& rt, Value v) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  return newStr(rt, fmt::format("<member '{}' of '{}' objects>", toUtf8(d->name.as<Str>()),
                                nameOf(d->owner)));
}
Owned member_name(Runtime&, Value v) { return Owned::share(v.as<MemberDescriptor>()->name); }
Owned member_qualname(Runtime& rt, Value v) {
  MemberDescriptor* d = v.as<MemberDescriptor>();
  return newStr(rt, std::string(nameOf(d->owner)) + "." + toUtf8(d->name.as<Str>()));
}
Owned member_objclass(Runtime&, Value v) { return Owned::share(v.as<MemberDescriptor>()->owner); }
Owned member_doc(Runtime&, Value) { return Owned::none(); }
void visitMember(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<MemberDescriptor*>(object)->name);
}
void destroyMember(Object* object) {
  Value name = static_cast<MemberDescriptor*>(object)->name;
  if (!name.isNull()) release(name);
}
const GetSetDef kMemberAttributes[] = {
    {"__name__", member_name},
    {"__qualname__", member_qualname},
    {"__objclass__", member_objclass},
    {"__doc__", member_doc},
};

// ---- wrappers of slots

const std::string slotName(Runtime& rt, const SlotWrapper* w) {
  return toUtf8(rt.names.*w->definition->name);
}

Owned callWrapper(Runtime& rt, SlotWrapper* wrapper, Value self, CallArgs args) {
  return wrapper->definition->wrapper(rt, wrapper->owner->slots, self, args);
}
Owned wrapper_call(Runtime& rt, Value v, CallArgs args) {
  SlotWrapper* w = v.as<SlotWrapper>();
  if (args.positional == 0) {
    return raise(rt, Exc::TypeError, "descriptor '{}' of '{}' object needs an argument",
                 slotName(rt, w), nameOf(w->owner));
  }
  if (!isSubtype(typeOf(rt, args.values[0]), w->owner)) {
    return raise(rt, Exc::TypeError, "descriptor '{}' requires a '{}' object but received a '{}'",
                 slotName(rt, w), nameOf(w->owner), typeName(rt, args.values[0]));
  }
  return callWrapper(rt, w, args.values[0], {args.values + 1, args.positional - 1, args.names});
}
Owned wrapper_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  SlotWrapper* w = v.as<SlotWrapper>();
  OURO_CHECK(checkReceiver(rt, slotName(rt, w).c_str(), w->owner, instance));
  MethodWrapper* bound = rt.make<MethodWrapper>(TypeId::MethodWrapper);
  if (!bound) return Owned::error();
  retain(w);
  retain(instance);
  bound->wrapper = w;
  bound->self = instance;
  return Owned::adopt(bound);
}
Owned wrapper_repr(Runtime& rt, Value v) {
  SlotWrapper* w = v.as<SlotWrapper>();
  return newStr(
      rt, fmt::format("<slot wrapper '{}' of '{}' objects>", slotName(rt, w), nameOf(w->owner)));
}
Owned wrapper_name(Runtime& rt, Value v) {
  return Owned::share(rt.names.*v.as<SlotWrapper>()->definition->name);
}
Owned wrapper_qualname(Runtime& rt, Value v) {
  SlotWrapper* w = v.as<SlotWrapper>();
  return newStr(rt, std::string(nameOf(w->owner)) + "." + slotName(rt, w));
}
Owned wrapper_objclass(Runtime&, Value v) { return Owned::share(v.as<SlotWrapper>()->owner); }
Owned wrapper_doc(Runtime& rt, Value v) {
  return newStr(rt, "The operation behind " + slotName(rt, v.as<SlotWrapper>()) + ".");
}
Owned wrapper_signature(Runtime& rt, Value) { return newStr(rt, "($self, /, *args, **kwargs)"); }
const GetSetDef kWrapperAttributes[] = {
    {"__name__", wrapper_name},
    {"__qualname__", wrapper_qualname},
    {"__objclass__", wrapper_objclass},
    {"__doc__", wrapper_doc},
    {"__text_signature__", wrapper_signature},
};

Owned bound_call(Runtime& rt, Value v, CallArgs args) {
  Local held(v);
  return callWrapper(rt, v.as<MethodWrapper>()->wrapper, v.as<MethodWrapper>()->self, args);
}
Owned bound_repr(Runtime& rt, Value v) {
  MethodWrapper* m = v.as<MethodWrapper>();
  return newStr(rt, fmt::format("<method-wrapper '{}' of {} object at {:#x}>",
                                slotName(rt, m->wrapper), typeName(rt, m->self), m->self.bits()));
}
bool bound_hash(Runtime&, Value v, int64_t* result) {
  *result =
      static_cast<int64_t>((v.as<MethodWrapper>()->self.bits() >> 4) ^
                           reinterpret_cast<uint64_t>(v.as<MethodWrapper>()->wrapper->definition));
  if (*result == -1) *result = -2;
  return true;
}
Owned bound_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, left) != typeOf(rt, right) || (op != CompareOp::Eq && op != CompareOp::Ne))
    return Owned::notImplemented();
  bool same = left.as<MethodWrapper>()->wrapper->definition ==
                  right.as<MethodWrapper>()->wrapper->definition &&
              left.as<MethodWrapper>()->self == right.as<MethodWrapper>()->self;
  return Owned::boolean(same == (op == CompareOp::Eq));
}
Owned bound_name(Runtime& rt, Value v) { return wrapper_name(rt, v.as<MethodWrapper>()->wrapper); }
Owned bound_qualname(Runtime& rt, Value v) {
  return wrapper_qualname(rt, v.as<MethodWrapper>()->wrapper);
}
Owned bound_objclass(Runtime& rt, Value v) {
  return wrapper_objclass(rt, v.as<MethodWrapper>()->wrapper);
}
Owned bound_doc(Runtime& rt, Value v) { return wrapper_doc(rt, v.as<MethodWrapper>()->wrapper); }
Owned bound_self(Runtime&, Value v) { return Owned::share(v.as<MethodWrapper>()->self); }
void visitBound(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<MethodWrapper*>(object)->wrapper);
  visit(visitor, static_cast<MethodWrapper*>(object)->self);
}
void destroyBound(Object* object) {
  release(static_cast<MethodWrapper*>(object)->wrapper);
  release(static_cast<MethodWrapper*>(object)->self);
}
const GetSetDef kBoundAttributes[] = {
    {"__name__", bound_name},         {"__qualname__", bound_qualname},
    {"__objclass__", bound_objclass}, {"__doc__", bound_doc},
    {"__self__", bound_self},         {"__text_signature__", wrapper_signature},
};

}  // namespace

Owned newNativeFunction(Runtime& rt, const MethodDef* definition, Value self, Value module,
                        Type* owner) {
  NativeFunction* f = rt.make<NativeFunction>(TypeId::NativeFunction);
  if (!f) return Owned::error();
  retain(self);
  retain(module);
  f->definition = definition;
  f->self = self;
  f->module = module;
  f->owner = owner;
  return Owned::adopt(f);
}

bool isPrintFunction(const Runtime& rt, Value v) {
  return typeOf(rt, v) == rt.type(TypeId::NativeFunction) &&
         std::string_view(v.as<NativeFunction>()->definition->name) == "print";
}

const TypeDef nativeFunctionTypeDef = {
    .name = "builtin_function_or_method",
    .basicSize = sizeof(NativeFunction),
    .flags = kContainerType | kWeakReferable,
    .traverse = visitNative,
    .destroy = destroyNative,
    .slots = {.repr = native_repr,
              .hash = native_hash,
              .call = native_call,
              .compare = native_compare},
    .methods = kNativeMethods,
    .attributes = kNativeAttributes,
};
const TypeDef methodDescriptorTypeDef = {
    .name = "method_descriptor",
    .basicSize = sizeof(MethodDescriptor),
    .flags = kIsMethod,
    .slots = {.repr = method_repr, .call = method_call, .descriptorGet = method_get},
    .attributes = kMethodAttributes,
};
const TypeDef classMethodDescriptorTypeDef = {
    .name = "classmethod_descriptor",
    .basicSize = sizeof(MethodDescriptor),
    .slots = {.repr = method_repr, .call = classMethod_call, .descriptorGet = classMethod_get},
    .attributes = kMethodAttributes,
};
const TypeDef getSetDescriptorTypeDef = {
    .name = "getset_descriptor",
    .basicSize = sizeof(GetSetDescriptor),
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
    .attributes = kMemberAttributes,
};
const TypeDef slotWrapperTypeDef = {
    .name = "wrapper_descriptor",
    .basicSize = sizeof(SlotWrapper),
    .flags = kIsMethod,
    .slots = {.repr = wrapper_repr, .call = wrapper_call, .descriptorGet = wrapper_get},
    .attributes = kWrapperAttributes,
};
const TypeDef methodWrapperTypeDef = {
    .name = "method-wrapper",
    .basicSize = sizeof(MethodWrapper),
    .flags = kContainerType,
    .traverse = visitBound,
    .destroy = destroyBound,
    .slots = {.repr = bound_repr, .hash = bound_hash, .call = bound_call, .compare = bound_compare},
    .attributes = kBoundAttributes,
};

}  // namespace ouro
