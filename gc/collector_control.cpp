// The collector's settings and figures, and what gc.freeze and gc.get_objects need.

#include "gc/collector.h"
#include "gc/heap.h"

namespace ouro {

namespace {

constexpr int64_t kNever = int64_t{1} << 40;  // more allocations than anybody waits for

// What the collector sees as one of its objects. A dying one is on its way out.
bool isListed(const Object* object) {
  return (object->meta & (kTracked | kDying)) == kTracked && object->generation() != kFrozen;
}

}  // namespace

// Rebuilds floor_ and pressure_ so that the count of allocations stays what it is and due() answers
// by the settings.
void Collector::updateDue() {
  const int64_t count = pressure_ - floor_;
  int64_t dueAbove = thresholds_[0];
  if (stress_ || bytesDue_) dueAbove = -1;
  if (!enabled_ || thresholds_[0] == 0 || collecting_) dueAbove = kNever;
  floor_ = -dueAbove;
  pressure_ = count + floor_;
}

void Collector::bytesDue() {
  if (bytesDue_) return;
  bytesDue_ = true;
  byteMark_ = SIZE_MAX;
  updateDue();
}

// Who heeds the MemoryError may go on when garbage has gone. Not after each failure: what is too
// large fails again and again.
void Collector::limitReached() {
  if (!hasWorked(16)) return;
  bytesDue_ = limitReached_ = true;
  updateDue();
}

void Collector::limitChanged() {
  settleBytes(kGenerations - 1);
  updateDue();
}

void Collector::setThresholds(const std::array<int, kGenerations>& thresholds) {
  thresholds_ = thresholds;
  updateDue();
}

std::array<int, kGenerations> Collector::counts() const {
  return {int(pressure_ - floor_), olderCounts_[1], olderCounts_[2]};
}

// What collecting `generation` does to the counts.
void Collector::count(int generation) {
  pressure_ = floor_;
  for (int i = 1; i <= generation; ++i) olderCounts_[i] = 0;
  if (generation + 1 < kGenerations) ++olderCounts_[generation + 1];
}

void Collector::objects(int generation, void (*each)(void* context, Object*), void* context) {
  // An object may lie in a pool whose youngest objects are younger than it, never older.
  const int oldestList = generation < 0 ? kGenerations - 1 : generation;
  for (int list = 0; list <= oldestList; ++list) {
    for (Pool* pool = theHeap().generations_[list].head; pool; pool = pool->generationNext) {
      forEachIn(pool, [&](Object* object) {
        if (!isListed(object)) return;
        if (generation < 0 || object->generation() == uint32_t(generation)) each(context, object);
      });
    }
  }
}

void Collector::freeze() {
  if (thawed_) return;
  objects(
      -1, [](void*, Object* object) { object->meta |= kFrozen; }, nullptr);
  pressure_ = floor_;
  olderCounts_ = {};
}

void Collector::unfreeze() {
  theHeap().forEachObject(
      [](void*, Object* object) {
        if (object->has(kTracked) && object->generation() == kFrozen) --object->meta;
      },
      nullptr);
}

// Who freezes means it to stay as it is until the process ends, and the memory alone goes. Which
// of the other objects only the frozen ones have kept alive nobody can tell, so all are marked.
void Collector::thawForGood() {
  thawed_ = true;
  if (freezeCount() == 0) return;
  unfreeze();
  theHeap().forEachObject([](void*, Object* object) { object->set(kFinalised); }, nullptr);
}

size_t Collector::freezeCount() const {
  size_t frozen = 0;
  theHeap().forEachObject(
      [](void* count, Object* object) {
        const bool counts = object->has(kTracked) && object->generation() == kFrozen;
        *static_cast<size_t*>(count) += counts;
      },
      &frozen);
  return frozen;
}

}  // namespace ouro
