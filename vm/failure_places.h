#pragma once
// Which allocations of a program are alike: for failure_forks.h.
//
// A script makes some hundred thousand allocations at some thousand places: the C++ functions from
// the allocation up to the interpreter loop, and the instruction that the loop is at. What a
// failure does is much the same each time it comes at one place, so one of them is tried the 1st,
// 8th, 64th ... time it comes up; and a chain of C++ functions, whatever the instruction, as often
// as the one who asks allows. Both are counted in a file that may be shared by many scripts: places
// in the library and in C++ are not tried for each script anew.

#include <cstdint>

namespace ouro {

struct Runtime;

class FailurePlaces {
 public:
  // Counts in `file`, which is made when it is not there. `most` is how often one chain of C++
  // functions is worth a try. Ends the process when the file cannot be used.
  FailurePlaces(const char* file, uint32_t most);

  // Of an allocation about to be made: is it one to try?
  bool isWorthTrying(Runtime&);

 private:
  struct Counted {
    uint64_t place;  // 0: free
    uint32_t count;
  };
  uint32_t& countOf(uint64_t place);

  Counted* table_;
  uint32_t most_;
};

}  // namespace ouro
