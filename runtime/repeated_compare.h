#pragma once
// A comparison that is asked for again and again, of what mostly is of one type: by sort(), heaps,
// min() and max(). The method of a class made by a script is entered as a RepeatedCall is; what the
// type itself does (a date, a Decimal, an int of an enumeration) is called without a detour.

#include <optional>

#include "runtime/repeated_call.h"
#include "runtime/types/exact.h"
#include "runtime/types/str.h"

namespace ouro {

// a < b, as far as it shows without running any code: 1 or 0; -1: it does not.
int objectLessAtSight(const Object* a, const Object* b);  // two objects, strs, tuples or lists
inline int lessAtSight(Value a, Value b) {
  if (Value::bothSmall(a, b)) return a.small() < b.small();
  if (Value::bothFlonum(a, b)) return a.flonum() < b.flonum();
  return a.isObject() && b.isObject() ? objectLessAtSight(a.object(), b.object()) : -1;
}

class RepeatedCompare {
 public:
  // `sample` is one of what will be compared.
  RepeatedCompare(Runtime&, Value sample, CompareOp op = CompareOp::Lt);

  // 1, 0, or -1 with an exception pending.
  int operator()(Value a, Value b) {
    if (call_ && isByMethod(a, b)) return byMethod(a, b);
    if (slot_ && typeOf(rt_, a) == type_ && typeOf(rt_, b) == type_ &&
        type_->slots.compare == slot_) {
      // A level that nobody counts: deeper ones go through compare().
      const Owned result = slot_(rt_, a, b, op_);
      return result.value.isBool() ? result.value.isTrue() : afterSlot(result, a, b);
    }
    return compareBool(rt_, a, b, op_);
  }

  Runtime& runtime() const { return rt_; }

 private:
  bool isByMethod(Value a, Value b) const;
  int byMethod(Value a, Value b);
  int afterSlot(Owned result, Value a, Value b);

  Runtime& rt_;
  const CompareOp op_;
  bool isMirrored_ = false;     // there is only the method of the right operand for this
  const Type* type_ = nullptr;  // of the sample; only compared
  uint32_t version_ = 0;
  decltype(Slots::compare) slot_ = nullptr;  // of any other type
  std::optional<RepeatedCall> call_;         // of its __lt__, or whatever op_ asks for
};

// Is an item of a container the other one, or equal to it? Holds the item meanwhile.
class ItemEquals {
 public:
  ItemEquals(Runtime& rt, Value other)
      : rt_(rt), other_(other), isText_(isExactly(other, TypeId::Str)) {}

  // 1, 0, or -1 with an exception pending.
  int operator()(Value item) {
    if (item == other_) return 1;
    if (isText_ && isExactly(item, TypeId::Str)) {
      const Str *text = item.as<Str>(), *other = other_.as<Str>();
      return text->length == other->length && equal(text, other);  // most differ in length
    }
    if (Value::bothSmall(item, other_)) return 0;
    const int same = equalAtSight(rt_, item, other_);
    if (same >= 0) return same;
    return isInstanceOfClass(item) ? ofInstance(item) : itemEquals(rt_, item, other_);
  }

 private:
  int ofInstance(Value item);

  Runtime& rt_;
  const Value other_;
  const bool isText_;
  std::optional<RepeatedCompare> equal_;  // made for the first of them
};

}  // namespace ouro
