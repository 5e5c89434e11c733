#pragma once
// The cycle collector's face.

#include <array>
#include <cstddef>
#include <cstdint>

#include "gc/object.h"

namespace ouro {

class Heap;

struct GenerationStats {
  uint64_t collections = 0, collected = 0, uncollectable = 0, candidates = 0;
  double duration = 0;  // seconds
};

struct CollectionReport {
  int generation = 0;
  uint64_t examined = 0, collected = 0, uncollectable = 0, finalised = 0, freedBytes = 0;
  double duration = 0;
};

}  // namespace ouro
