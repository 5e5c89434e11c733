#pragma once
// Attributes.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/tuple.h"
#include "vm/known_attributes.h"
#include "vm/ops/calls.h"
#include "vm/ops/operators.h"
#include "vm/regs.h"
#include "vm/shared_cache.h"
#include "vm/slow.h"

namespace ouro {

// hasShape(). Who asks further after a no loads the object's header again: to keep it would cost
// those that have the shape.
[[gnu::always_inline]] inline bool mostlyHasShape(const Object* object, uint32_t header) {
  uint32_t meta = object->meta;
  loadNow(meta);
  return OURO_LIKELY(((meta ^ header) & kKindMask) == 0);
}
// Is `v` an object of the cached shape whose type has not changed since?
[[gnu::always_inline]] inline bool cacheHits(const InlineCache& cache, Value v) {
  return OURO_LIKELY(v.isObject() && mostlyHasShape(v.object(), cache.shape) &&
                     cache.in->typeVersion == cache.version);
}

// Is that so, and has the instruction the form that the fused ones are made for?
[[gnu::always_inline]] inline bool quicklyHits(const InlineCache& cache, Value v) {
  return OURO_LIKELY(v.isObject() && mostlyHasShape(v.object(), cache.quickShape) &&
                     cache.in->typeVersion == cache.version);
}

// What is known of an access to such an object where the cache is polymorphic (then the instruction
// is the generic one); or null.
[[gnu::always_inline]] inline const ShapePath* pathFor(Regs& r, Op family, const InlineCache& cache,
                                                       Value owner) {
  if (!owner.isObject() || !cache.isPolymorphic) return nullptr;
  return findPath(r.rt, family, cache, owner.object());
}
// A borrow of the attribute, or null.
[[gnu::always_inline]] inline Value attrBy(Regs& r, const ShapePath* path, Str* name, Value owner) {
  if (!path) return Value::null();
  if (path->kind == static_cast<uint8_t>(Op::LOAD_ATTR_SLOT))
    return *slotAt(owner.object(), path->offset);
  if (path->kind == static_cast<uint8_t>(Op::LOAD_ATTR_DICT))
    return dictAttr(r.rt, realDict(path->in, owner.object()), path->offset, name);
  return path->kind == static_cast<uint8_t>(Op::LOAD_ATTR_TYPE) ? classAttr(*path) : Value::null();
}
// Is the path, which may be null, of this kind?
[[gnu::always_inline]] inline bool isOf(const ShapePath* path, Op kind) {
  return path && path->kind == static_cast<uint8_t>(kind);
}
// Stores the value (a move); false: not done.
[[gnu::always_inline]] inline bool storeByPath(const ShapePath* path, Value owner, Value value,
                                               Value* old) {
  if (!path) return false;
  Value* at = slotAt(owner.object(), path->offset);
  if (path->kind == static_cast<uint8_t>(Op::STORE_ATTR_ADD)) {
    owner.object()->meta = path->added | (owner.object()->meta & kFlagsMask);
    *old = Value::none();
  } else if (path->kind == static_cast<uint8_t>(Op::STORE_ATTR_SLOT)) {
    *old = at->isNull() ? Value::none() : *at;  // a member of __slots__ may be unset
  } else {
    return false;
  }
  *at = value;
  return true;
}
// What code that does no more than `return self.name` reads of the owner, by the inline cache of
// its own; borrowed, or null: it has to run. It has run before.
[[gnu::always_inline]] inline Value readByCode(Regs& r, const Code* code, Value owner) {
  const Instr* at = code->instructions;
  if (at[0].word != static_cast<uint32_t>(Op::ATTR_FAST) || at[1].op() != Op::LOAD_ATTR_SLOT ||
      at[2].op() != Op::RETURN_VALUE || r.rt.tracing.active)
    return Value::null();
  const InlineCache& cache = cacheAt(code->caches, at[1].arg());
  return cacheHits(cache, owner) ? *slotAt(owner.object(), cache.offset) : Value::null();
}
// The property's getter, a plain function, takes the owner from the top of the stack and runs in a
// frame of its own, as in a call of it. Generic: it cannot.
[[gnu::always_inline]] inline Flow enterGetter(Regs& r, Value getter) {
  if (getter.isNull() || !isExactly(getter, TypeId::Function)) return Flow::Generic;
  auto* function = getter.as<Function>();
  Value *base = r.sp - 1, owner = *base, *locals = placeFor(r, r.sp);
  if (function->code->exactArguments != 1 || !hasPlace(r, function->code, locals)) [[unlikely]]
    return Flow::Generic;
  const Value read = readByCode(r, function->code, owner);
  if (!read.isNull()) {
    retain(read);
    *base = read;
    release(owner);
    return Flow::Next;
  }
  retain(getter);
  *base = getter;
  locals[0] = owner;
  return enterAt(r, function, base, r.sp, locals, 0);
}
// __get__ or __set__ of a descriptor, for a call of it, which is to be held (`descriptor` is from
// now on); null: not to be entered, and nothing is held.
[[gnu::always_inline]] inline Function* heldAccessor(Regs& r, Value descriptor, Str* name) {
  retain(descriptor);
  r.save();
  Function* accessor = accessorOf(r.rt, descriptor, name);
  if (!accessor) [[unlikely]]
    release(descriptor);
  return accessor;
}
// The same of a descriptor's __get__, which takes the descriptor, the owner and its type.
[[gnu::always_inline]] inline Flow enterGet(Regs& r, Value descriptor, Value type) {
  Function* get = heldAccessor(r, descriptor, r.rt.names.get);
  if (!get) [[unlikely]]
    return Flow::Generic;
  Value *base = r.sp - 1, *locals = placeFor(r, r.sp);
  if (!hasPlace(r, get->code, locals)) [[unlikely]] {
    release(descriptor);
    return Flow::Generic;
  }
  locals[0] = descriptor;
  locals[1] = *base;
  locals[2] = type;
  retain(type);
  retain(Value(get));
  *base = Value(get);
  return enterAt(r, get, base, r.sp, locals, 0);
}

// What a native descriptor reads of the owner, on top of the stack, takes its place.
[[gnu::always_inline]] inline Flow replaceByRead(Regs& r, Value descriptor, Value owner) {
  r.save();
  return r.replaceTop(readDescriptor(r.rt, descriptor, owner));
}

// What the type of the owner on top of the stack has, whose real dict has no such entry.
template <class Found>
[[gnu::always_inline]] inline Flow replaceBehindDict(Regs& r, const Found& found, Str* name) {
  if (found.target.isNull()) return Flow::Generic;
  r.save();
  Owned v = readOfDict(r.rt, found, name, r.top());
  return v.isNotFound() ? Flow::Generic : r.replaceTop(v);
}

OURO_OP(LOAD_ATTR) {
  Value owner = r.top();
  const ShapePath* path = pathFor(r, Op::LOAD_ATTR, r.cache(i.arg()), owner);
  Value known = attrBy(r, path, r.cache(i.arg()).name, owner);
  if (!known.isNull()) {
    retain(known);
    r.top() = known;
    release(owner);
    return Flow::Next;
  }
  if (isOf(path, Op::LOAD_ATTR_GETSET)) return replaceByRead(r, path->target, owner);
  if (isOf(path, Op::LOAD_ATTR_DICT)) {
    Flow flow = replaceBehindDict(r, *path, r.cache(i.arg()).name);
    if (flow != Flow::Generic) return flow;
  }
  if (isOf(path, Op::LOAD_ATTR_PROPERTY)) {
    Flow flow = enterGetter(r, path->target.as<Property>()->getter);
    if (flow != Flow::Generic) return flow;
  }
  if (isOf(path, Op::LOAD_ATTR_GET)) {
    Flow flow = enterGet(r, path->target, Value(path->in->type));
    if (flow != Flow::Generic) return flow;
  }
  r.save();
  Owned v = loadAttr(r.rt, owner, &r.cache(i.arg()), r.site());
  if (v.isError()) return Flow::Error;
  if (v.isDone()) return Flow::Special;
  r.top() = v.take();
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_ATTR_PROPERTY) {
  const InlineCache& cache = r.cache(i.arg());
  if (!cacheHits(cache, r.top())) [[unlikely]]
    return Flow::Generic;
  return enterGetter(r, cache.target.as<Property>()->getter);
}
OURO_OP(LOAD_ATTR_GET) {
  const InlineCache& cache = r.cache(i.arg());
  if (!cacheHits(cache, r.top())) [[unlikely]]
    return Flow::Generic;
  return enterGet(r, cache.target, Value(cache.in->type));
}
OURO_OP(LOAD_ATTR_DICT) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  Value v = dictAttr(r.rt, realDict(cache.in, owner.object()), cache.offset, cache.name);
  if (v.isNull()) [[unlikely]]
    return replaceBehindDict(r, cache, cache.name);
  retain(v);
  r.top() = v;
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_ATTR_SLOT) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  Value v = *slotAt(owner.object(), cache.offset);
  if (v.isNull()) [[unlikely]]
    return Flow::Generic;
  retain(v);
  r.top() = v;
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_ATTR_TYPE) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  Value v = cacheHits(cache, owner) ? classAttr(cache) : Value::null();
  if (v.isNull()) [[unlikely]]
    return Flow::Generic;
  retain(v);
  r.top() = v;
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_ATTR_GETSET) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  return replaceByRead(r, cache.target, owner);
}
OURO_OP(LOAD_ATTR_CLASS) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  Value v = cachesClass(r.rt, cache, owner) ? classAttr(cache) : Value::null();
  if (v.isNull()) [[unlikely]]
    return Flow::Generic;
  if (isExactly(v, TypeId::ClassMethod) || isExactly(v, TypeId::StaticMethod)) [[unlikely]] {
    r.save();
    return r.replaceTop(readClassDescriptor(r.rt, v, owner));
  }
  retain(v);
  r.top() = v;
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_ATTR_MODULE) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!isExactly(r.rt, owner, TypeId::Module)) [[unlikely]]
    return Flow::Generic;
  const Dict* dict = owner.as<Module>()->dict.get();
  if (dict->keysVersion != cache.shape) [[unlikely]]
    return Flow::Generic;
  Value v = dict->entries[cache.offset].value;
  retain(v);
  r.top() = v;
  release(owner);
  return Flow::Next;
}
// What is called, and with what in front, takes the place of the owner on top of the stack.
[[gnu::always_inline]] inline Flow replaceByMethod(Regs& r, KnownMethod method) {
  if (method.callable.isNull()) [[unlikely]]
    return Flow::Generic;
  Value owner = std::exchange(r.top(), method.callable);
  r.push(method.self);
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_METHOD) {
  Value owner = r.top();
  const ShapePath* path = pathFor(r, Op::LOAD_METHOD, r.cache(i.arg()), owner);
  if (isOf(path, Op::LOAD_METHOD_SHAPE)) {
    retain(path->target);
    r.top() = path->target;
    r.push(owner);
    return Flow::Next;
  }
  if (isOf(path, Op::LOAD_METHOD_OTHER)) {
    Flow flow = replaceByMethod(r, knownMethod(r.rt, *path, r.cache(i.arg()).name, owner));
    if (flow != Flow::Generic) return flow;
  }
  r.save();
  bool bindsSelf = false;
  Owned v = loadMethod(r.rt, owner, &r.cache(i.arg()), r.site(), &bindsSelf);
  if (v.isError()) return Flow::Error;
  if (v.isDone()) return Flow::Special;
  r.top() = v.take();
  r.push(bindsSelf ? owner : Value::unbound());
  if (!bindsSelf) release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_METHOD_IN_WORD) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (cache.offset ? !owner.isSmall() : !owner.isFlonum()) [[unlikely]]
    return Flow::Generic;
  retain(cache.target);
  r.top() = cache.target;
  r.push(owner);
  return Flow::Next;
}
OURO_OP(LOAD_METHOD_SHAPE) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  retain(cache.target);
  r.top() = cache.target;
  r.push(owner);
  return Flow::Next;
}
// What a classmethod or staticmethod found for `cls`, on top of the stack, holds, to be called.
[[gnu::always_inline]] inline Flow pushWrapped(Regs& r, Value found, Value cls) {
  bool isBound = isExactly(found, TypeId::ClassMethod);
  Value callable = isBound ? found.as<ClassMethod>()->callable : found.as<StaticMethod>()->callable;
  retain(callable);
  r.top() = callable;
  r.push(isBound ? cls : Value::unbound());
  if (!isBound) release(cls);
  return Flow::Next;
}
OURO_OP(LOAD_METHOD_CLASS) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  Value v = cachesClass(r.rt, cache, owner) ? classAttr(cache) : Value::null();
  if (v.isNull()) [[unlikely]]
    return Flow::Generic;
  if (isExactly(v, TypeId::ClassMethod) || isExactly(v, TypeId::StaticMethod))
    return pushWrapped(r, v, owner);
  if (isExactly(v, TypeId::ClassMethodDescriptor)) {
    r.save();
    Owned bound = readClassDescriptor(r.rt, v, owner);
    if (bound.isError()) return Flow::Error;
    v = bound.take();
  } else {
    retain(v);
  }
  r.top() = v;
  r.push(Value::unbound());
  release(owner);
  return Flow::Next;
}
OURO_OP(LOAD_METHOD_OTHER) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  return replaceByMethod(r, knownMethod(r.rt, cache, cache.name, owner));
}
OURO_OP(LOAD_METHOD_MODULE) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top();
  if (!isExactly(r.rt, owner, TypeId::Module)) [[unlikely]]
    return Flow::Generic;
  const Dict* dict = owner.as<Module>()->dict.get();
  if (dict->keysVersion != cache.shape) [[unlikely]]
    return Flow::Generic;
  Value v = dict->entries[cache.offset].value;
  retain(v);
  r.top() = v;
  r.push(Value::unbound());
  release(owner);
  return Flow::Next;
}
// Enters what stores an attribute; its `count` arguments lie at `locals`, and no longer among the
// operands.
[[gnu::always_inline]] inline Flow enterStore(Regs& r, Function* function, Value* locals,
                                              uint32_t count) {
  constexpr uint32_t kFlags = kSpecialFrame | kOwnsFunction;
  r.sp -= 2;
  retain(Value(function));
  r.save();
  Frame* frame = pushFrame(r.rt, r.machine, function, locals, locals, kFlags);
  if (!frame) [[unlikely]] {
    for (uint32_t k = 0; k < count; k++) release(locals[k]);
    release(Value(function));
    return Flow::Error;
  }
  frame->after = static_cast<uint32_t>(After::Stored);
  return beginFrame(r, frame);
}
// Does code that does no more than `self.name = value` store, by the inline cache of its own? It
// has run before.
[[gnu::always_inline]] inline bool storeByCode(Regs& r, const Code* code, Value owner, Value value,
                                               Value* old) {
  const Instr* at = code->instructions;
  if (at[0].word != (static_cast<uint32_t>(Op::STORE_ATTR_FAST_FAST) | 1 << 8) ||
      at[1].word != static_cast<uint32_t>(Op::LOAD_FAST) || at[2].op() != Op::STORE_ATTR_SLOT ||
      at[3].op() != Op::RETURN_CONST || r.rt.tracing.active)
    return false;
  const InlineCache& cache = cacheAt(code->caches, at[2].arg());
  if (!cacheHits(cache, owner)) return false;
  *old = std::exchange(*slotAt(owner.object(), cache.offset), value);
  return true;
}
[[gnu::always_inline]] inline Flow storeInDict(Regs& r, Dict* dict, uint32_t likely, Str* name) {
  if (!dict) return Flow::Generic;
  Value value = r.top(2), owner = r.top(1);
  // One that the collector does not look at yet may have to be told of an object.
  if (likely < dict->filled && dict->entries[likely].key.bits() == Value(name).bits() &&
      (dict->has(kTracked) || !value.isObject())) {
    Value old = std::exchange(dict->entries[likely].value, value);
    r.sp -= 2;
    release(old);
    release(owner);
    return Flow::Next;
  }
  r.save();
  bool ok = dictSet(r.rt, dict, name, value);
  r.sp -= 2;
  release(value);
  release(owner);
  return ok ? Flow::Next : Flow::Error;
}
// Stores as a cache or path says. Generic: it does not suit.
template <class Found>
[[gnu::always_inline]] inline Flow storeBy(Regs& r, const Found& found, Str* name) {
  const auto how = static_cast<StoreBy>(found.added);
  Value owner = r.top(1), value = r.top(2), target = found.target;
  if (how == StoreBy::Dict)
    return storeInDict(r, realDict(found.in, owner.object()), found.offset, name);
  if (how == StoreBy::Member) {
    Value old =
        std::exchange(*memberSlot(target.template as<MemberDescriptor>(), owner.object()), value);
    r.sp -= 2;
    if (!old.isNull()) release(old);
    release(owner);
    return Flow::Next;
  }
  Value* locals = placeFor(r, r.sp - 2);
  if (how == StoreBy::Setter) {
    Value setter = target.template as<Property>()->setter;
    if (!isFunctionOf(setter, 2)) return Flow::Generic;
    const Code* code = setter.as<Function>()->code;
    Value old;
    if (code->frameSize != Code::kNeverRan && storeByCode(r, code, owner, value, &old)) {
      r.sp -= 2;
      if (!old.isNull()) release(old);
      release(owner);
      return Flow::Next;
    }
    locals[0] = owner;
    locals[1] = value;
    return enterStore(r, setter.as<Function>(), locals, 2);
  }
  if (how == StoreBy::SetAttr) {
    if (!isFunctionOf(target, 3)) return Flow::Generic;
    locals[0] = owner;
    retain(Value(name));
    locals[1] = Value(name);
    locals[2] = value;
    return enterStore(r, target.template as<Function>(), locals, 3);
  }
  Function* set = heldAccessor(r, target, r.rt.names.set);
  if (!set) [[unlikely]]
    return Flow::Generic;
  locals[0] = target;
  locals[1] = owner;
  locals[2] = value;
  return enterStore(r, set, locals, 3);
}
OURO_OP(STORE_ATTR_BY) {
  const InlineCache& cache = r.cache(i.arg());
  if (!cacheHits(cache, r.top(1))) [[unlikely]]
    return Flow::Generic;
  return storeBy(r, cache, cache.name);
}
OURO_OP(STORE_ATTR) {
  Value owner = r.top(1), value = r.top(2), old;
  const InlineCache& known = r.cache(i.arg());
  const ShapePath* path = pathFor(r, Op::STORE_ATTR, known, owner);
  if (storeByPath(path, owner, value, &old)) {
    r.sp -= 2;
    release(old);
    release(owner);
    return Flow::Next;
  }
  if (isOf(path, Op::STORE_ATTR_BY)) {
    Flow flow = storeBy(r, *path, known.name);
    if (flow != Flow::Generic) return flow;
  }
  r.save();
  Owned stored = storeAttr(r.rt, owner, value, &r.cache(i.arg()), r.site());
  if (stored.isDone()) return Flow::Special;
  r.sp -= 2;
  release(owner);
  release(value);
  return stored.isError() ? Flow::Error : Flow::Next;
}
OURO_OP(STORE_ATTR_SLOT) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top(1);
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  Value old = std::exchange(*slotAt(owner.object(), cache.offset), r.top(2));
  r.sp -= 2;
  if (!old.isNull()) release(old);
  release(owner);
  return Flow::Next;
}
OURO_OP(STORE_ATTR_ADD) {
  const InlineCache& cache = r.cache(i.arg());
  Value owner = r.top(1);
  if (!cacheHits(cache, owner)) [[unlikely]]
    return Flow::Generic;
  Object* object = owner.object();
  *slotAt(object, cache.offset) = r.top(2);
  object->meta = cache.added | (object->meta & kFlagsMask);
  r.sp -= 2;
  release(owner);
  return Flow::Next;
}
OURO_OP(DELETE_ATTR) {
  r.save();
  Value owner = r.pop();
  bool ok = deleteAttr(r.rt, r.frame, owner, i.arg());
  release(owner);
  return ok ? Flow::Next : Flow::Error;
}

}  // namespace ouro
