#pragma once
// Between the files of the % operator.

#include <cstdint>
#include <string_view>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/tuple.h"

namespace ouro {

// One conversion: %(key)-+ #0 width .precision type
struct PercentSpec {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  int64_t width = 0, precision = -1;  // precision -1: not given
  char32_t type = 0;
  size_t at = 0;  // where the type stands, for messages
};

// What stands on the right of %.
class PercentArgs {
 public:
  PercentArgs(Runtime& rt, Value right, bool isBytes);
  // Borrowed until select(); TypeError when there is none left.
  Value next() {
    if (!single_ && used_ < tuple_.as<Tuple>()->length) return (*tuple_.as<Tuple>())[used_++];
    return nextOther();
  }
  bool select(Owned keyed);  // from now on this value: %(key)
  bool allUsed() const;
  Value mapping() const { return mapping_; }  // unbound when it is none

 private:
  Value nextOther();

  Runtime& rt_;
  Local current_;
  Value tuple_ = Value::unbound(), mapping_ = Value::unbound();
  size_t used_ = 0;
  bool single_ = false, spent_ = false;
};

// A number as text: its sign apart, a prefix such as 0x, zeros, then the digits, which lie in the
// buffer or in `large`.
struct PercentNumber {
  char sign = 0;
  std::string_view prefix, digits;
  size_t zeros = 0;
  DoubleBuffer buffer;
  Local large;
};
// d i u x X o, and e E f F g G; false with an exception pending.
bool percentInteger(Runtime&, Value, bool isBytes, const PercentSpec&, PercentNumber* out);
bool percentFloat(Runtime&, Value, const PercentSpec&, bool isBytes, PercentNumber* out);

}  // namespace ouro
