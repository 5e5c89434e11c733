#include "runtime/protocol.h"

namespace ouro {

bool safePoint(Runtime& rt) {
  if (rt.attention && rt.machine.attend && !rt.machine.attend(rt, ~0u)) return false;
  if (rt.heap.collectionDue()) rt.heap.collector().collectDue();
  return !errorPending(rt);
}

bool heedSignalsNow(Runtime& rt) {
  return !rt.machine.attend || rt.machine.attend(rt, kSignalArrived);
}

}  // namespace ouro
