// Native functions and wrappers of slots.

#include <fmt/format.h>

#include <cstring>

#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/module.h"
#include "runtime/types/no_signature.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

Owned reduceToAttribute(Runtime& rt, Value owner, Value name) {
  Value function = builtinNamed(rt, "getattr");
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {owner, name}));
  return newTuple(rt, {function, arguments.get()});
}

Owned textSignature(Runtime& rt, const MethodDef* row, bool ofModule) {
  std::string_view text = row->signature.text, doc = row->doc;
  // Where the documentation begins as a call there is more to say than a signature can.
  if (doc.starts_with(row->name) && doc.substr(std::strlen(row->name)).starts_with('('))
    return Owned::none();
  if (row->kind == MethodKind::Static) return newStr(rt, fmt::format("({})", text));
  const char* self = row->kind == MethodKind::Class ? "$type" : ofModule ? "$module" : "$self";
  if (text.empty()) text = "/";
  bool marked = row->signature.posOnly || text == "/";
  return newStr(rt, fmt::format("({}{}{})", self, marked ? ", " : ", /, ", text));
}

namespace {

const char* ownerName(const Type* owner) { return owner ? owner->utf8Name : nullptr; }

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
  return module && std::strcmp(module->name, "builtins") != 0 ? module->name : nullptr;
}

Owned native_call(Runtime& rt, Value v, const CallArgs& args) {
  NativeFunction* f = v.as<NativeFunction>();
  Local held(v);
  Owned result = args.names
                     ? callByName(rt, *f->definition, f->self, args)
                     : callByPosition(rt, *f->definition, f->self, args.values, args.positional);
  if (!result.isNotFound()) return result;
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
  bool isStatic = v.as<NativeFunction>()->definition->kind == MethodKind::Static;
  return self.isUnbound() || isStatic ? Owned::none() : Owned::share(self);
}
Owned docText(Runtime& rt, const char* doc) { return *doc ? newStr(rt, doc) : Owned::none(); }
Owned native_doc(Runtime& rt, Value v) {
  return docText(rt, v.as<NativeFunction>()->definition->doc);
}
Owned native_signature(Runtime& rt, Value v) {
  auto* f = v.as<NativeFunction>();
  const char* prefix = prefixOf(rt, f);
  const std::string_view owner = f->owner ? dottedNameOf(f->owner) : prefix ? prefix : "";
  if (showsNoSignature(owner, f->definition->name)) return Owned::none();
  return textSignature(rt, f->definition, !f->owner);
}
Owned native_module(Runtime&, Value v) { return Owned::share(v.as<NativeFunction>()->module); }
Owned native_reduce(Runtime& rt, Value v, Args) {
  NativeFunction* f = v.as<NativeFunction>();
  if (f->self.isUnbound() || typeOf(rt, f->self) == rt.type(TypeId::Module))
    return native_name(rt, v);
  OURO_TRY(name, native_name(rt, v));
  return reduceToAttribute(rt, f->self, name);
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

// ---- wrappers of slots

const std::string slotName(Runtime& rt, const SlotWrapper* w) {
  return toUtf8(rt.names.*w->definition->name);
}

}  // namespace

Owned callWrapper(Runtime& rt, SlotWrapper* wrapper, Value self, const CallArgs& args) {
  AnyFn slot = wrapper->definition->in(wrapper->owner->slots);
  const Slots& slots = wrapper->owner->slots;
  bool takesKeywords =
      slot == reinterpret_cast<AnyFn>(slots.call) || slot == reinterpret_cast<AnyFn>(slots.init);
  if (args.names && args.names->length && !takesKeywords)
    return raise(rt, Exc::TypeError, "wrapper {}() takes no keyword arguments",
                 slotName(rt, wrapper));
  return wrapper->definition->wrapper(rt, wrapper->owner->slots, self, args);
}

namespace {

Owned wrapper_call(Runtime& rt, Value v, const CallArgs& args) {
  SlotWrapper* w = v.as<SlotWrapper>();
  if (args.positional == 0) {
    return raise(rt, Exc::TypeError, "descriptor '{}' of '{}' object needs an argument",
                 slotName(rt, w), dottedNameOf(w->owner));
  }
  if (!isSubtype(typeOf(rt, args.values[0]), w->owner)) {
    return raise(rt, Exc::TypeError, "descriptor '{}' requires a '{}' object but received a '{}'",
                 slotName(rt, w), dottedNameOf(w->owner), typeName(rt, args.values[0]));
  }
  return callWrapper(rt, w, args.values[0], {args.values + 1, args.positional - 1, args.names});
}
Owned wrapper_get(Runtime& rt, Value v, Value instance, Type*) {
  if (instance.isUnbound()) return Owned::share(v);
  SlotWrapper* w = v.as<SlotWrapper>();
  OURO_CHECK(checkReceiver(rt, slotName(rt, w), w->owner, instance));
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
Owned wrapper_doc(Runtime& rt, Value v) { return newStr(rt, v.as<SlotWrapper>()->definition->doc); }
Owned wrapper_signature(Runtime& rt, Value v) {
  if (!*v.as<SlotWrapper>()->definition->signature) return Owned::none();
  return newStr(rt, fmt::format("($self, {})", v.as<SlotWrapper>()->definition->signature));
}
Owned wrapper_reduce(Runtime& rt, Value v, Args) {
  auto* w = v.as<SlotWrapper>();
  return reduceToAttribute(rt, w->owner, rt.names.*w->definition->name);
}
const MethodDef kWrapperMethods[] = {{"__reduce__", wrapper_reduce, "", "Helper for pickle."}};
const GetSetDef kWrapperAttributes[] = {
    {"__name__", wrapper_name},
    {"__qualname__", wrapper_qualname},
    {"__objclass__", wrapper_objclass, refuseSet},
    {"__doc__", wrapper_doc},
    {"__text_signature__", wrapper_signature},
};

Owned bound_call(Runtime& rt, Value v, const CallArgs& args) {
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
Owned bound_signature(Runtime& rt, Value v) {
  return wrapper_signature(rt, v.as<MethodWrapper>()->wrapper);
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
Owned bound_reduce(Runtime& rt, Value v, Args) {
  auto* m = v.as<MethodWrapper>();
  return reduceToAttribute(rt, m->self, rt.names.*m->wrapper->definition->name);
}
const MethodDef kBoundMethods[] = {{"__reduce__", bound_reduce, "", "Helper for pickle."}};
const GetSetDef kBoundAttributes[] = {
    {"__name__", bound_name},         {"__qualname__", bound_qualname},
    {"__objclass__", bound_objclass}, {"__doc__", bound_doc},
    {"__self__", bound_self},         {"__text_signature__", bound_signature},
};

}  // namespace

Owned newNativeFunction(Runtime& rt, const MethodDef* definition, Value self, Value module,
                        Type* owner) {
  NativeFunction* f = makeRaw<NativeFunction>(rt, TypeId::NativeFunction);
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
const TypeDef slotWrapperTypeDef = {
    .name = "wrapper_descriptor",
    .basicSize = sizeof(SlotWrapper),
    .flags = kContainerType | kIsMethod,
    .traverse = visitOwner,
    .destroy = dropOwner,
    .slots = {.repr = wrapper_repr, .call = wrapper_call, .descriptorGet = wrapper_get},
    .methods = kWrapperMethods,
    .attributes = kWrapperAttributes,
};
const TypeDef methodWrapperTypeDef = {
    .name = "method-wrapper",
    .basicSize = sizeof(MethodWrapper),
    .flags = kContainerType,
    .traverse = visitBound,
    .destroy = destroyBound,
    .slots = {.repr = bound_repr, .hash = bound_hash, .call = bound_call, .compare = bound_compare},
    .methods = kBoundMethods,
    .attributes = kBoundAttributes,
};

}  // namespace ouro
