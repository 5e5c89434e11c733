#include "runtime/protocol.h"

namespace ouro {

bool safePoint(Runtime& rt) {
  if (rt.attention && rt.machine.attend && !rt.machine.attend(rt)) return false;
  if (rt.heap.collectionDue()) rt.heap.collector().collectDue();
  return !errorPending(rt);
}

}  // namespace ouro
