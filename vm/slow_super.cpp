// super().method without a super object.

#include "runtime/types/exact.h"
#include "vm/slow.h"

namespace ouro {

namespace {

// Does the name mean the type super, found in the builtins? Fills the cache.
bool meansSuper(Runtime& rt, Frame* frame, InlineCache* cache) {
  const Dict *globals = globalsOf(frame), *builtins = builtinsOf(frame);
  Value super(rt.type(TypeId::Super));
  if (cache->shape && globals->keysVersion == cache->shape &&
      builtins->keysVersion == cache->version)
    return *cache->value == super;
  if (!equal(cache->name, "super")) return false;
  Op kind = Op::LOAD_GLOBAL;
  Local found = loadGlobal(rt, frame, cache, &kind);
  if (found.isError()) clearError(rt);
  return kind == Op::LOAD_GLOBAL_BUILTIN && found.get() == super;
}

// The slot of the free variable __class__; -1: there is none.
int64_t classSlot(const Code* code) {
  const Tuple* free = code->freeNames.as<Tuple>();
  for (size_t i = 0; i < free->length; i++)
    if (equal((*free)[i].as<Str>(), "__class__")) return code->slotCount - free->length + i;
  return -1;
}

// What the classes behind `start` in the mro have under the name; notFound().
Value foundBehind(Runtime& rt, const Type* type, const Type* start, Str* name) {
  const Tuple* mro = type->mro.get();
  size_t at = 0;
  while (at < mro->length && !((*mro)[at] == Value(start))) at++;
  for (at++; at < mro->length; at++) {
    Type* owner = (*mro)[at].as<Type>();
    if (!owner->dict && !readyType(rt, owner)) return clearError(rt), Value::notFound();
    if (owner->dict->isHashed()) break;  // to be asked with care
    Value found = dictGet(rt, owner->dict.get(), name);
    if (!found.isNotFound()) return found;
  }
  return Value::notFound();
}

// How what was found is called: a method with the instance, what is found for a class as static and
// class methods are, and a native __new__ as it is.
SuperCall callOf(Runtime& rt, Value found, Value self, bool ofClass) {
  if (found.isNotFound()) return {};
  if (!ofClass) return typeOf(rt, found)->has(kIsMethod) ? SuperCall{found, self} : SuperCall{};
  if (isExactly(found, TypeId::NativeFunction)) return {found};
  const Function* function = wrappedFunction(found);
  if (!function) return {};
  return {Value(function), isExactly(found, TypeId::ClassMethod) ? self : Value::unbound()};
}

uint32_t lowHalf(const void* p) { return static_cast<uint32_t>(reinterpret_cast<uint64_t>(p)); }
uint32_t highHalf(const void* p) {
  return static_cast<uint32_t>(reinterpret_cast<uint64_t>(p) >> 32);
}

// In the offset of the method's cache: `type` is self, not the class of it.
constexpr uint32_t kOfClass = 1u << 31;

// For super() in `frame`, or super(given, self) without one, with self taken as a class, or as an
// instance of `type`; self of what it gives is notFound() when that is not one that __class__, or
// `given`, allows.
// The method's cache: `type` and its `version`, `offset` the slot of __class__ (and kOfClass),
// `shape` and `added` the class that lay there, `target` what was found.
[[gnu::always_inline]] inline SuperCall superOf(Runtime& rt, const Frame* frame, Value given,
                                                InlineCache* method, Value self, Type* type,
                                                uint32_t ofClass) {
  const bool isKnown = method->type == type && type->version && method->version == type->version &&
                       (method->offset & kOfClass) == ofClass;
  int64_t slot = 0;
  Value content = given;
  if (frame) {
    slot = isKnown ? method->offset & ~kOfClass : classSlot(frame->code);
    if (slot < 0 || !isExactly(frame->locals[slot], TypeId::Cell)) return {};
    content = frame->locals[slot].as<Cell>()->content;
  }
  const Object* start = content.isObject() ? content.object() : nullptr;
  if (isKnown && lowHalf(start) == method->shape && highHalf(start) == method->added)
    return ofClass ? callOf(rt, method->target, self, ofClass) : SuperCall{method->target, self};
  Type* behind = start ? asType(rt, content) : nullptr;
  if (behind && !isSubtype(type, behind)) return {Value::null(), Value::notFound()};
  if (!behind || !type->mro || equal(method->name, "__class__")) return {};
  Value found = foundBehind(rt, type, behind, method->name);
  const SuperCall call = callOf(rt, found, self, ofClass);
  if (call.callable.isNull()) return call;
  (void)typeLookup(rt, type, method->name);  // gives the type a version
  method->type = type;
  method->version = type->version;
  method->offset = static_cast<uint32_t>(slot) | ofClass;
  method->shape = lowHalf(start);
  method->added = highHalf(start);
  method->target = found;
  return call;
}

SuperCall superOfAny(Runtime& rt, const Frame* frame, Value given, InlineCache* method,
                     Value self) {
  if (method->isPolymorphic) return {};
  if (!isInstanceOfClass(self) && !isExactly(self, TypeId::Type)) return {};
  Type* type = typeOf(rt, self);
  if (type->layout == rt.type(TypeId::Type)->layout) {  // a class: first of all super() is about it
    SuperCall call = superOf(rt, frame, given, method, self, self.as<Type>(), kOfClass);
    if (!call.self.isNotFound()) return call;
  }
  return superOf(rt, frame, given, method, self, type, 0);
}

}  // namespace

SuperCall superMethod(Runtime& rt, Frame* frame, InlineCache* global, InlineCache* method) {
  if (!meansSuper(rt, frame, global) || frame->code->argCount == 0) return {};
  return superOfAny(rt, frame, Value::null(), method, frame->locals[0]);
}

SuperCall methodBehind(Runtime& rt, Value type, Value self, InlineCache* method) {
  return superOfAny(rt, nullptr, type, method, self);
}

}  // namespace ouro
