#include "runtime/repeated_less.h"

#include "runtime/class_slots.h"
#include "runtime/types/exact.h"

namespace ouro {

RepeatedLess::RepeatedLess(Runtime& rt, Value sample) : rt_(rt) {
  if (!isInstanceOfClass(sample)) return;
  Type* type = typeOf(rt, sample);
  if (type->slots.compare != classCompare) return;
  Value method = typeLookup(rt, type, rt.names.lt);
  if (!isExactly(method, TypeId::Function) || !type->version) return;
  type_ = type;
  version_ = type->version;
  call_.emplace(rt, method, 2);
}

// An object's class, or the class's method, may be another one by now.
bool RepeatedLess::isByMethod(Value a, Value b) const {
  const Type* type = typeOf(rt_, a);
  return type == type_ && typeOf(rt_, b) == type && type->version == version_;
}

int RepeatedLess::byMethod(Value a, Value b) {
  Local result = (*call_)(a, b);
  if (result.get().isBool()) return result.get().isTrue();
  if (result.get().isNotImplemented()) result = compareAfterLeft(rt_, a, b, CompareOp::Lt);
  return result.isError() ? -1 : truth(rt_, result);
}

}  // namespace ouro
