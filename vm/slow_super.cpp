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

// What the classes behind `start` in the mro have under the name, if it is a method; or null.
Value methodBehind(Runtime& rt, const Type* type, const Type* start, Str* name) {
  const Tuple* mro = type->mro.get();
  size_t at = 0;
  while (at < mro->length && !((*mro)[at] == Value(start))) at++;
  for (at++; at < mro->length; at++) {
    Type* owner = (*mro)[at].as<Type>();
    if (!owner->dict || owner->dict->isHashed()) break;  // to be asked with care
    Value found = dictGet(rt, owner->dict.get(), name);
    if (!found.isNotFound()) return typeOf(rt, found)->has(kIsMethod) ? found : Value::null();
  }
  return Value::null();
}

uint32_t lowHalf(const void* p) { return static_cast<uint32_t>(reinterpret_cast<uint64_t>(p)); }
uint32_t highHalf(const void* p) {
  return static_cast<uint32_t>(reinterpret_cast<uint64_t>(p) >> 32);
}

}  // namespace

// The method's cache: `type` the class of self and its `version`, `offset` the slot of __class__,
// `shape` and `added` the class that lay there.
Value superMethod(Runtime& rt, Frame* frame, InlineCache* global, InlineCache* method) {
  const Code* code = frame->code;
  if (!meansSuper(rt, frame, global) || code->argCount == 0) return Value::null();
  if (method->isPolymorphic) return Value::null();
  Value self = frame->locals[0];
  if (!isInstanceOfClass(self)) return Value::null();
  Type* type = typeOf(rt, self);
  bool sameType = method->type == type && type->version && method->version == type->version;
  int64_t slot = sameType ? method->offset : classSlot(code);
  if (slot < 0 || !isExactly(frame->locals[slot], TypeId::Cell)) return Value::null();
  Value content = frame->locals[slot].as<Cell>()->content;
  const Object* start = content.isObject() ? content.object() : nullptr;
  if (sameType && lowHalf(start) == method->shape && highHalf(start) == method->added)
    return method->target;
  Type* behind = start ? asType(rt, content) : nullptr;
  if (!behind || !isSubtype(type, behind) || !type->mro || equal(method->name, "__class__"))
    return Value::null();
  Value found = methodBehind(rt, type, behind, method->name);
  if (found.isNull()) return found;
  (void)typeLookup(rt, type, method->name);  // gives the type a version
  method->type = type;
  method->version = type->version;
  method->offset = static_cast<uint32_t>(slot);
  method->shape = lowHalf(start);
  method->added = highHalf(start);
  method->target = found;
  return found;
}

}  // namespace ouro
