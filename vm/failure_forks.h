#pragma once
// Every allocation fails once, in one run: for tests/failures.py.
//
// At each allocation that `which` chooses the process forks. In the child that allocation fails,
// and the child goes on to the program's end with streams of its own; the process waits for it,
// tells what became of it on descriptor 3, and goes on undisturbed to the next one. So the child
// need not run what led to its failure. A record is a line
//
//     n status out err outBefore errBefore
//
// (the allocation; the status as waitpid gives it; the bytes that the child wrote to its two
// streams; where in those of the process, which must be files, it began to) and those bytes.
//
// Not for programs with other threads or processes, or that leave traces in files: for these the
// record is written, with a status of 0, and nothing else happens.

#include <cstdint>
#include <string>

namespace ouro {

struct Runtime;

struct FailureChoice {
  uint64_t step = 0;         // each step-th one
  std::string places;        // else those of new places, which this file remembers
  uint32_t mostOfPlace = 4;  // see failure_places.h
  bool forks = true;

  bool any() const { return step || !places.empty(); }
};

// Ends the process when the file of the places cannot be used.
void forkAtFailures(Runtime&, const FailureChoice& which);

}  // namespace ouro
