#include "vm/failure_places.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unwind.h>

#include <cstdio>
#include <cstdlib>

#include "runtime/frame.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "vm/machine.h"

namespace ouro {

namespace {

// A power of two; all golden scripts have a third of a million places. Pages that are not used take
// no memory.
constexpr uint64_t kTableSize = uint64_t{1} << 22;
constexpr int kMostFunctions = 24;

void mix(uint64_t& hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15;
  hash ^= hash >> 29;
}

void mixText(uint64_t& hash, Value text) {
  const Str* str = text.as<Str>();
  for (uint32_t i = 0; i < str->length; i++) mix(hash, str->at(i));
}

// The return addresses up to the interpreter loop. The program lies where it is linked to, so they
// are the same in each run.
struct Walk {
  uint64_t hash;
  int count;
};

_Unwind_Reason_Code step(_Unwind_Context* context, void* data) {
  auto* walk = static_cast<Walk*>(data);
  mix(walk->hash, _Unwind_GetIP(context));
  const bool isLoop = _Unwind_GetRegionStart(context) == reinterpret_cast<uintptr_t>(&interpret);
  return isLoop || ++walk->count == kMostFunctions ? _URC_END_OF_STACK : _URC_NO_REASON;
}

uint64_t nativePlace() {
  Walk walk{1, 0};
  _Unwind_Backtrace(step, &walk);
  return walk.hash | 1;
}

uint64_t placeOf(const Runtime& rt, uint64_t native) {
  uint64_t hash = native;
  const Frame* frame = rt.frame;
  for (int depth = 0; frame && depth < 2; depth++, frame = frame->previous) {
    mixText(hash, frame->code->filename);
    mixText(hash, frame->code->qualname);
    mix(hash, uint64_t(frame->pc - frame->code->instructions));
  }
  return hash & ~uint64_t{1} ? hash & ~uint64_t{1} : 2;
}

bool isPowerOfEight(uint32_t n) { return (n & (n - 1)) == 0 && (n & 0x49249249) != 0; }

}  // namespace

FailurePlaces::FailurePlaces(const char* file, uint32_t most) : most_(most) {
  const int fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  constexpr size_t kBytes = kTableSize * sizeof(Counted);
  void* memory = MAP_FAILED;
  if (fd >= 0 && ftruncate(fd, kBytes) == 0)
    memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) {
    std::perror(file);
    std::_Exit(2);
  }
  close(fd);
  table_ = static_cast<Counted*>(memory);
}

uint32_t& FailurePlaces::countOf(uint64_t place) {
  for (uint64_t i = place >> 3;; i++) {
    Counted& counted = table_[i & (kTableSize - 1)];
    if (counted.place == 0) counted.place = place;
    if (counted.place == place) return counted.count;
  }
}

bool FailurePlaces::isWorthTrying(Runtime& rt) {
  const uint64_t native = nativePlace();
  if (!isPowerOfEight(++countOf(placeOf(rt, native)))) return false;
  return ++countOf(native) <= most_;
}

}  // namespace ouro
