#pragma once
// len() of a local or of its attribute, in one with what would push the two: nothing is counted.

#include "vm/ops/call_forms.h"
#include "vm/ops/fused.h"

namespace ouro {

// Pushes the length of `v`, which `more` words are about; Generic: to be found in the general way.
[[gnu::always_inline]] inline Flow pushLength(Regs& r, Instr i, Value v, int more) {
  const InlineCache& cache = r.cache(i.arg() >> 1);
  if (!nameHolds<false>(r, cache) || *cache.value != r.rt.lenFunction) [[unlikely]]
    return Flow::Generic;
  const int64_t length = lengthOf(v);
  if (length < 0) [[unlikely]]
    return Flow::Generic;
  r.pc += more;
  r.push(Value::small(length));
  return Flow::Next;
}
OURO_OP(LEN_OF_FAST) { return pushLength(r, i, localAt(r, r.pc[0]), 2); }
OURO_OP(LEN_OF_ATTR) {
  const Value v = attrOf(r, localAt(r, r.pc[0]), r.pc[1]);
  return v.isNull() ? Flow::Generic : pushLength(r, i, v, 3);
}

}  // namespace ouro
