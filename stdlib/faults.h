#pragma once
// faulthandler.enable(): what the program was doing is written when a fault ends it.

namespace ouro {

struct Runtime;

// From now on, to this descriptor: the stacks of all threads, or of the one that the fault is in.
// False: an exception is pending.
bool watchFaults(Runtime&, int fd, bool allThreads);
// No more; what handled the signals before does so again.
void forgetFaults();

}  // namespace ouro
