// What the module _abc (stdlib/py/_abc.py) needs of types: whether their instances match the
// sequence or the mapping patterns of a match statement.

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"

namespace ouro {

namespace {

constexpr uint32_t kCollection = kSequencePattern | kMappingPattern;

bool typeArgument(Runtime& rt, Value v, Type** type) {
  *type = asType(rt, v);
  return *type || fail(rt, Exc::TypeError, "a class is required, not '{}'", typeName(rt, v));
}

Owned abc_collection_flags(Runtime& rt, Value, Args args) {
  Type* type;
  OURO_CHECK(typeArgument(rt, args[0], &type));
  return smallInt(type->flags & kCollection);
}

// The class and all below it, but for built-in types and those that are so already.
bool spread(Runtime& rt, Type* type, uint32_t flags) {
  RecursionGuard guard(rt);
  if (!guard.ok()) return false;
  if (!type->has(kHeapType) || (type->flags & kCollection) == flags) return true;
  type->flags = (type->flags & ~kCollection) | flags;
  if (!type->subclasses) return true;
  for (Type* sub : *type->subclasses)
    if (!spread(rt, sub, flags)) return false;
  return true;
}

Owned abc_set_collection_flags(Runtime& rt, Value, Args args) {
  Type* type;
  int64_t flags;
  OURO_CHECK(typeArgument(rt, args[0], &type) && indexInt64(rt, args[1], &flags));
  OURO_CHECK(spread(rt, type, static_cast<uint32_t>(flags) & kCollection));
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"collection_flags", abc_collection_flags, "cls, /",
     "32 when instances match sequence patterns, 64 for mapping patterns."},
    {"set_collection_flags", abc_set_collection_flags, "cls, flags, /",
     "Sets that of a class and of all its subclasses."},
};

}  // namespace

extern const ModuleDef abcModule;
const ModuleDef abcModule = {
    .name = "_abc_flags",
    .doc = "What abstract classes say of the patterns that their instances match.",
    .functions = kFunctions,
};

}  // namespace ouro
