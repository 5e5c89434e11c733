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
  if (rt.nextTypeVersion == 0) return false;  // used up: no more caching
  for (size_t i = 1; i < type->mro->length; i++) {
    Type* base = (*type->mro)[i].as<Type>();
    if (!base->version) base->version = rt.nextTypeVersion++;
  }
  type->version = rt.nextTypeVersion++;
  return true;
}

Value lookUp(Runtime& rt, Type* type, Str* name) {
  for (Value at : type->mro->span()) {
    Type* owner = at.as<Type>();
    if (!owner->dict && !readyType(rt, owner)) return Value::notFound();
    Value found = dictGet(rt, owner->dict.get(), name);
    if (!found.isNotFound()) return found;
  }
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

void freeMethodCache(MethodCache* cache) { std::free(cache); }

void visitMethodCache(MethodCache& cache, Visitor& visitor) {
  for (MethodCache::Entry& entry : cache.entries) visit(visitor, entry.name);
}

Value typeLookup(Runtime& rt, Type* type, Str* name) {
  uint64_t mix = (reinterpret_cast<uint64_t>(name) >> 4) ^ type->version * 0x9e3779b1u;
  MethodCache::Entry& entry = rt.methodCache->entries[mix % MethodCache::kEntries];
  if (entry.version && entry.version == type->version && entry.name == name) return entry.found;
  Value found = lookUp(rt, type, name);
  if (!name->isInterned() || !giveVersion(rt, type)) return found;
  mix = (reinterpret_cast<uint64_t>(name) >> 4) ^ type->version * 0x9e3779b1u;
  MethodCache::Entry& target = rt.methodCache->entries[mix % MethodCache::kEntries];
  Str* old = target.name;
  retain(name);
  target = {type->version, name, found};
  if (old) release(old);
  return found;
}

void typeChanged(Type* type) {
  if (!type->version) return;
  type->version = 0;
  if (type->subclasses)
    for (Type* sub : *type->subclasses) typeChanged(sub);
}

}  // namespace ouro
