#include "runtime/types/stand_in.h"

#include "runtime/types/exact.h"
#include "runtime/types/tuple.h"

namespace ouro {

// What is still packed becomes what the code around it is.
void markStandIn(Code* code) {
  code->flags |= kStandsIn;
  if (code->packedAt) return;
  for (Value constant : code->constants.as<Tuple>()->span())
    if (isExactly(constant, TypeId::Code)) markStandIn(constant.as<Code>());
}

}  // namespace ouro
