#include "vm/machine.h"

#include <sys/mman.h>

#include "vm/shared_cache.h"

namespace ouro {

bool makeStack(MachineState& machine, size_t bytes) {
  for (; bytes >= (1 << 20); bytes /= 2) {
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) continue;
    machine.stack = static_cast<Value*>(memory);
    machine.stackEnd = machine.stack + bytes / sizeof(Value) - kStackMargin;
    machine.run = interpret;
    return true;
  }
  return false;
}

void dropMachine(MachineState& machine) {
  delete machine.shared;
  delete machine.classes;
  munmap(machine.stack,
         static_cast<size_t>(machine.stackEnd + kStackMargin - machine.stack) * sizeof(Value));
}

}  // namespace ouro
