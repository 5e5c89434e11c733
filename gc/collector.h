#pragma once
// The cycle collector's face. How it works is told in collector.cpp.

#include <array>
#include <cstddef>
#include <cstdint>

#include "gc/object.h"
#include "gc/trial_deletion.h"

namespace ouro {

class Heap;

constexpr int kGenerations = 3;
constexpr uint32_t kFrozen = 3;  // in an object's generation bits

struct GenerationStats {
  uint64_t collections = 0, collected = 0, uncollectable = 0, candidates = 0;
  double duration = 0;  // seconds
};

struct CollectionReport {
  int generation = 0;
  uint64_t examined = 0, collected = 0, uncollectable = 0, finalised = 0, freedBytes = 0;
  double duration = 0;
};

// gc.set_debug's flags, with the values of Python's gc module.
constexpr uint32_t kDebugStats = 1;
constexpr uint32_t kDebugCollectable = 2;
constexpr uint32_t kDebugUncollectable = 4;
constexpr uint32_t kDebugSaveAll = 32;
constexpr uint32_t kDebugLeak = kDebugCollectable | kDebugUncollectable | kDebugSaveAll;

// What the heap may grow between two collections, at least.
constexpr size_t kByteSlack = size_t{4} << 20;

class Collector {
 public:
  Collector() { updateDue(); }
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  // ---- collecting. Both may run user code (finalisers, callbacks); call them at safe points
  // only, where every object in use is referred to by something that counts.

  // Collects `generation` and all younger ones; the number of unreachable objects found. 0 while a
  // collection is running already.
  size_t collect(int generation);
  // Collects the oldest generation whose threshold is passed.
  void collectDue();
  // More allocations than threshold 0 have happened, and the collector is on.
  bool due() const { return pressure_ > 0; }
  int64_t pressure() const { return pressure_; }

  // ---- settings
  void enable() { enabled_ = true, updateDue(); }
  void disable() { enabled_ = false, updateDue(); }
  bool isEnabled() const { return enabled_; }
  std::array<int, kGenerations> thresholds() const { return thresholds_; }
  void setThresholds(const std::array<int, kGenerations>& thresholds);
  uint32_t debugFlags() const { return debugFlags_; }
  void setDebugFlags(uint32_t flags) { debugFlags_ = flags; }
  // For tests: due at every safe point.
  void setStress(bool on) { stress_ = on, updateDue(); }
  bool isStressed() const { return stress_; }

  // ---- figures
  // Container allocations less releases since the last collection of generation 0; collections of
  // generation 0 since the last one of generation 1, of 1 since the last one of 2.
  std::array<int, kGenerations> counts() const;
  const std::array<GenerationStats, kGenerations>& stats() const { return stats_; }
  // What decides about full collections: survivors of the last one, and objects that have come to
  // the oldest generation since.
  uint64_t longLivedTotal() const { return longLivedTotal_; }
  uint64_t longLivedPending() const { return longLivedPending_; }
  // Bytes in use above which the heap calls bytesDue().
  size_t byteMark() const { return byteMark_; }
  // Bytes in use below which the heap calls heapShrank().
  size_t shrunkMark() const { return shrunkMark_; }

  // ---- what it looks at
  static bool isTracked(const Object* object) { return object->has(kTracked); }
  // Calls `each` for the tracked objects of `generation` (0 to 2), or of all three when it is -1.
  // `each` must neither allocate containers nor free.
  void objects(int generation, void (*each)(void* context, Object*), void* context);
  // Takes all tracked objects out of the collector's sight (gc.freeze), and back into the oldest
  // generation.
  void freeze();
  void unfreeze();
  size_t freezeCount() const;
  // At the end, when no code is to run any more: nothing stays out of sight. What would have, and
  // what it holds, is never finalised.
  void thawForGood();

  // ---- for the heap
  void bytesDue();
  void heapShrank();
  void limitReached();  // an allocation has failed at the limit
  void limitChanged();
  void noteAllocation() { ++pressure_; }
  void noteRelease(bool container) {
    if (container && pressure_ > floor_) --pressure_;
  }

 private:
  friend class Audit;

  void updateDue();
  int chooseGeneration() const;
  void count(int generation);
  void run(CollectionReport& report);
  bool dropWeakrefs();
  size_t runFinalisers();
  void settle(int generation, uint64_t survivors);
  void settleBytes(int generation);
  bool hasWorked(uint64_t share) const;
  void clearGarbage();

  // Allocations less releases, less what makes a collection due; never below floor_, where the
  // count is 0. Kept so that due() is one load and a comparison with zero.
  int64_t pressure_ = 0;
  int64_t floor_ = 0;
  bool enabled_ = true, collecting_ = false, stress_ = false, thawed_ = false;
  uint32_t debugFlags_ = 0;
  std::array<int, kGenerations> thresholds_ = {700, 10, 10};
  std::array<int, kGenerations> olderCounts_ = {};  // [1] and [2]; [0] is in pressure_
  std::array<GenerationStats, kGenerations> stats_ = {};
  uint64_t longLivedTotal_ = 0, longLivedPending_ = 0;
  size_t byteMark_ = kByteSlack;      // growth beyond it makes a collection due
  size_t fullByteMark_ = kByteSlack;  // ... and this one a full collection
  size_t shrunkMark_ = 0;             // below it the marks are too high
  bool bytesDue_ = false;
  bool limitReached_ = false;  // ... in full, whatever the marks say
  uint64_t youngWork_ = 0;     // containers examined since the last full collection
  TrialDeletion trial_;
};

}  // namespace ouro
