#include "runtime/repeated_compare.h"

#include <algorithm>

#include "runtime/class_slots.h"
#include "runtime/slot_table.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace ouro {

// The first items that differ decide, if they do so by themselves.
static int itemsLessAtSight(std::span<const Value> a, std::span<const Value> b) {
  const size_t both = std::min(a.size(), b.size());
  for (size_t i = 0; i < both; i++) {
    const Value x = a[i], y = b[i];
    if (x == y) continue;
    if (Value::bothSmall(x, y)) return x.small() < y.small();
    if (Value::bothFlonum(x, y)) {
      if (x.flonum() == y.flonum()) continue;  // two zeros
      return x.flonum() < y.flonum();
    }
    if (!isExactly(x, TypeId::Str) || !isExactly(y, TypeId::Str)) return -1;
    if (const int order = compare(x.as<Str>(), y.as<Str>())) return order < 0;
  }
  return a.size() < b.size();
}

int objectLessAtSight(const Object* a, const Object* b) {
  if (a->kindByte() != b->kindByte()) return -1;
  const Value left(a), right(b);
  switch (a->kindByte()) {
    case kindNumberOf(TypeId::Str): return compare(left.as<Str>(), right.as<Str>()) < 0;
    case kindNumberOf(TypeId::Tuple):
      return itemsLessAtSight(left.as<Tuple>()->span(), right.as<Tuple>()->span());
    case kindNumberOf(TypeId::List):
      return itemsLessAtSight(left.as<List>()->span(), right.as<List>()->span());
    default: return -1;
  }
}

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
