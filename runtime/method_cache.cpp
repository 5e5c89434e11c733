#include "runtime/method_cache.h"

#include <cstdlib>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

bool giveVersion(Runtime& rt, Type* type) {
  if (type->version) return true;
  // Without an order yet, or with all versions used up, nothing is remembered.
  if (!type->mro || rt.nextTypeVersion == 0) return false;
  for (size_t i = 1; i < type->mro->length; i++) {
    Type* base = (*type->mro)[i].as<Type>();
    if (!base->version) base->version = rt.nextTypeVersion++;
  }
  type->version = rt.nextTypeVersion++;
  return true;
}

// A dict may hold keys that are no strings and run code to compare, which may change the class.
// What they raise counts as not found, as in CPython. error(): no memory for a built-in's dict.
Value lookUp(Runtime& rt, Type* type, Str* name) {
  Ref<Tuple> mro = type->mro;
  if (!mro) return Value::notFound();
  for (Value at : mro->span()) {
    Type* owner = at.as<Type>();
    if (!owner->dict && !readyType(rt, owner)) return Value::error();
    Value found = dictGet(rt, owner->dict.get(), name);
    if (found.isError()) break;
    if (!found.isNotFound()) return found;
  }
  if (errorPending(rt)) clearError(rt);
  return Value::notFound();
}

}  // namespace

MethodCache* newMethodCache() {
  return static_cast<MethodCache*>(std::calloc(1, sizeof(MethodCache)));
}

void clearMethodCache(MethodCache& cache) {
  for (MethodCache::Entry& entry : cache.entries) {
    Str* name = entry.name;
    entry = {};
    if (name) release(name);
  }
}

int32_t slotRemembered(Runtime& rt, const Shape* shape, const Str* name) {
  const uint64_t mix =
      reinterpret_cast<uint64_t>(name) >> 4 ^ uint64_t { shape->index } * 0x9e3779b1u;
  MethodCache::Slot& entry = rt.methodCache->slots[mix % MethodCache::kSlots];
  if (entry.shape != shape || entry.name != name) entry = {shape, name, slotOf(shape, name)};
  return entry.slot;
}

void forgetShapes(Runtime& rt, const Type* of) {
  if (!rt.methodCache) return;  // the program has ended
  for (MethodCache::Slot& entry : rt.methodCache->slots)
    if (entry.shape && entry.shape->type == of) entry = {};
}

void freeMethodCache(MethodCache* cache) { std::free(cache); }

void visitMethodCache(MethodCache& cache, Visitor& visitor) {
  for (MethodCache::Entry& entry : cache.entries) visit(visitor, entry.name);
}

// What is not remembered yet.
[[gnu::noinline]] static Value lookUpAnew(Runtime& rt, Type* type, Str* name) {
  bool remember = name->isInterned() && giveVersion(rt, type);
  uint32_t version = type->version;
  Value found = lookUp(rt, type, name);
  if (found.isError()) return Value::notFound();  // MemoryError stays pending
  if (!remember || type->version != version) return found;
  MethodCache::Entry& target = entryFor(rt, type, name);
  Str* old = target.name;
  retain(name);
  target = {type->version, name, found};
  if (old) release(old);
  return found;
}

Value typeLookup(Runtime& rt, Type* type, Str* name) {
  Value found;
  return isRemembered(rt, type, name, &found) ? found : lookUpAnew(rt, type, name);
}

void typeChanged(Type* type) {
  if (!type->version) return;
  type->version = 0;
  for (Shape* shape = type->shapes; shape; shape = shape->next) shape->typeVersion = 0;
  if (type->subclasses)
    for (Type* sub : *type->subclasses) typeChanged(sub);
}

void attributeReplaced(Runtime& rt, Type* type, const Str* name) {
  if (!type->version) return;
  MethodCache::Entry& entry = entryFor(rt, type, name);
  if (entry.version == type->version && entry.name == name) entry.version = 0;
  if (type->subclasses)
    for (Type* sub : *type->subclasses) attributeReplaced(rt, sub, name);
}

}  // namespace ouro
