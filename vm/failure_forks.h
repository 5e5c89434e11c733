#pragma once
// Every allocation fails once, in one run: for tests/failures.py.
//
// At each `step`-th allocation the process forks. In the child that allocation fails, and the child
// goes on to the program's end with streams of its own; the process waits for it, tells what became
// of it on descriptor 3, and goes on undisturbed to the next one. So the child need not run what
// led to its failure. A record is a line
//
//     n status out err outBefore errBefore
//
// (the allocation; the status as waitpid gives it; the bytes that the child wrote to its two
// streams; where in those of the process, which must be files, it began to) and those bytes.
//
// Not for programs with other threads or processes, or that leave traces in files.

#include <cstdint>

namespace ouro {

struct Runtime;

void forkAtFailures(Runtime&, uint64_t step);

}  // namespace ouro
