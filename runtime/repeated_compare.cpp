#include "runtime/repeated_compare.h"

#include "runtime/class_slots.h"
#include "runtime/slot_table.h"

namespace ouro {

RepeatedCompare::RepeatedCompare(Runtime& rt, Value sample, CompareOp op) : rt_(rt), op_(op) {
  if (!isInstanceOfClass(sample)) return;
  Type* type = typeOf(rt, sample);
  if (type->slots.compare != classCompare) {
    type_ = type;
    slot_ = type->slots.compare;
    return;
  }
  Value method = typeLookup(rt, type, compareName(rt, op));
  if (op == CompareOp::Gt && isExactly(method, TypeId::SlotWrapper) &&
      method.as<SlotWrapper>()->owner == rt.type(TypeId::Object)) {
    isMirrored_ = true;
    method = typeLookup(rt, type, rt.names.lt);
  }
  if (!isExactly(method, TypeId::Function) || !type->version) return;
  type_ = type;
  version_ = type->version;
  call_.emplace(rt, method, 2);
}

// An object's class, or the class's method, may be another one by now.
bool RepeatedCompare::isByMethod(Value a, Value b) const {
  const Type* type = typeOf(rt_, a);
  return type == type_ && typeOf(rt_, b) == type && type->version == version_;
}

int RepeatedCompare::byMethod(Value a, Value b) {
  Local result = isMirrored_ ? (*call_)(b, a) : (*call_)(a, b);
  if (result.get().isBool()) return result.get().isTrue();
  if (result.get().isNotImplemented()) {
    result = isMirrored_ ? compareAfterBoth(rt_, a, b, op_) : compareAfterLeft(rt_, a, b, op_);
  }
  return result.isError() ? -1 : truth(rt_, result);
}

int RepeatedCompare::afterSlot(Owned answer, Value a, Value b) {
  Local result = answer;
  if (result.get().isNotImplemented()) result = compareAfterLeft(rt_, a, b, op_);
  return result.isError() ? -1 : truth(rt_, result);
}

int ItemEquals::ofInstance(Value item) {
  Local held(item);
  if (!equal_) equal_.emplace(rt_, item, CompareOp::Eq);
  return (*equal_)(item, other_);
}

}  // namespace ouro
