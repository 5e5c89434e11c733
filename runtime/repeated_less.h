#pragma once
// a < b, asked again and again of what mostly is of one type: sort() and heaps. The __lt__ of a
// class made by a script is entered as a RepeatedCall is.

#include <optional>

#include "runtime/repeated_call.h"

namespace ouro {

class RepeatedLess {
 public:
  // `sample` is one of what will be compared.
  RepeatedLess(Runtime&, Value sample);

  // 1, 0, or -1 with an exception pending.
  int operator()(Value a, Value b) {
    if (call_ && isByMethod(a, b)) return byMethod(a, b);
    return compareBool(rt_, a, b, CompareOp::Lt);
  }

  Runtime& runtime() const { return rt_; }

 private:
  bool isByMethod(Value a, Value b) const;
  int byMethod(Value a, Value b);

  Runtime& rt_;
  const Type* type_ = nullptr;  // of the sample; only compared
  uint32_t version_ = 0;
  std::optional<RepeatedCall> call_;  // of its __lt__
};

}  // namespace ouro
