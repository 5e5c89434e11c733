#include "runtime/types/exact.h"

#include "runtime/protocol.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

namespace ouro {

int equalsHeld(Runtime& rt, Value item, Value other) {
  Local held(item);
  return equals(rt, item, other);
}

Owned exactIndex(Runtime& rt, Value v) {
  OURO_TRY(number, index(rt, v));
  if (number.get().isBool()) return smallInt(number.get().isTrue());
  if (number.get().isSmall() || isExactly(number, TypeId::Int)) return number.take();
  return intAdd(rt, number, Value::small(0));
}

bool sizeArg(Runtime& rt, Value v, int64_t* result) {
  if (v.isSmall()) [[likely]] {
    *result = v.small();
    return true;
  }
  OURO_TRY_BOOL(number, index(rt, v));
  if (intFits(rt, number, result)) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
}

bool refuseSet(Runtime& rt, Value, Value) {
  return fail(rt, Exc::AttributeError, "readonly attribute");
}

bool refuseKeywords(Runtime& rt, const char* name, const CallArgs& given) {
  if (!given.names || given.names->length == 0) return true;
  return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", name);
}

bool unpackPositional(Runtime& rt, const char* name, const CallArgs& given, uint32_t minimum,
                      uint32_t maximum, Value* out) {
  if (!refuseKeywords(rt, name, given)) return false;
  bool few = given.positional < minimum;
  if (few || given.positional > maximum) {
    uint32_t bound = few ? minimum : maximum;
    const char* how = minimum == maximum ? "" : few ? "at least " : "at most ";
    return fail(rt, Exc::TypeError, "{} expected {}{} argument{}, got {}", name, how, bound,
                bound == 1 ? "" : "s", given.positional);
  }
  for (uint32_t i = 0; i < maximum; i++) {
    out[i] = i < given.positional ? given.values[i] : Value::unbound();
  }
  return true;
}

bool repeatCount(Runtime& rt, Value n, int64_t* result) {
  if (n.isSmall()) {
    *result = n.small() < 0 ? 0 : n.small();
    return true;
  }
  if (!typeOf(rt, n)->slots.index) {
    return fail(rt, Exc::TypeError, "can't multiply sequence by non-int of type '{}'",
                typeName(rt, n));
  }
  if (!indexInt64(rt, n, result)) return false;
  if (*result < 0) *result = 0;
  return true;
}

}  // namespace ouro
