#pragma once
// Running the code of a regular expression over a text.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/runtime.h"
#include "stdlib/sre_code.h"

namespace ouro::sre {

// The text: code points of 1, 2 or 4 bytes.
struct Subject {
  const void* chars = nullptr;
  uint32_t widthLog = 0;
  size_t length = 0;
  bool canPause = true;  // no script can change the text: signals may be attended to meanwhile
};

// Two places a group, -1: not set. They lie in place while the groups are few.
class Marks {
 public:
  void resize(size_t size) {
    size_ = size;
    if (size > kFew) many_.resize(size);
  }
  int64_t* data() { return size_ > kFew ? many_.data() : few_; }
  const int64_t* data() const { return size_ > kFew ? many_.data() : few_; }
  size_t size() const { return size_; }
  int64_t operator[](size_t i) const { return data()[i]; }

 private:
  static constexpr size_t kFew = 48;
  size_t size_ = 0;
  std::vector<int64_t> many_;
  int64_t few_[kFew];  // set when matching begins
};

// What to do, and what came out. Positions count code points.
struct Job {
  const Program* program;
  Subject subject;
  size_t start = 0, end = 0;  // where to begin; the text is looked at up to `end`
  bool whole = false;         // the match must reach `end`
  bool mustAdvance = false;   // a match at `start` must not be empty

  size_t matchStart = 0, matchEnd = 0;
  Marks marks;
  int64_t lastIndex = -1;  // number of the group that was closed last
};

// 1: matches; 0: does not; -1: an exception is pending (no memory, Ctrl-C).
int matchHere(Runtime&, Job*);  // at job.start
int search(Runtime&, Job*);     // at job.start or behind

}  // namespace ouro::sre
