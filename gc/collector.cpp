// The cycle collector.
//
// What reference counts cannot see
// --------------------------------
// Counting frees an object the moment nothing refers to it. Objects that refer to each other in a
// ring keep each other's counts up for ever, although nobody else knows them:
//
//      name `a` ──► A ──► B ──► C          drop `a`:    A ──► B ──► C
//      counts       2     1     1                       1     1     1
//                   ▲───────────┘                       ▲───────────┘     lost
//
// Only containers can be part of a ring, so only they are looked at ("tracked").
//
// Trial deletion
// --------------
// Take a set S of containers. A count says how many references an object has, wherever they come
// from; traversing the members of S tells which come from S. The difference comes from outside:
//
//   1  subtract   for each member, for each child in S: take one from the child's count.
//                 What is left of a count are the references from outside S (call stack, globals,
//                 older objects, C++ locals: nobody has to list them).
//   2  scan       a member with a count left is reachable, and so is everything it leads to. Give
//                 back to the children of reachable objects what step 1 took. A member without a
//                 count is put aside; if something reachable leads to it later, it is fetched back.
//   3  keep       what is still aside is garbage: reachable from nowhere but itself. Its children
//                 too get back what step 1 took, and every count is true again.
//
// Counts are taken down in place, in the headers, where CPython copies them to the objects' gc
// headers first. Each reference between members is subtracted once and given back once, by step 2
// or by step 3, so nothing needs to be remembered; and no user code runs before step 3 is done. A
// collection thus needs no memory for the living, also when there is none (but for a stack of what
// step 2 fetched back, which is cut off where it grows long), and reads one header for each
// reference. With copies in side tables of the pools each reference costs a look at the
// pool's header, a division and the table; the pools' headers, all at the same offset of 16 KiB,
// also compete for few lines of the cache. The price is a rule: a kind's traverse function must
// neither change a count nor ask for one.
//
// Generations
// -----------
// Most containers die young, so S is usually small: the objects made since the last collection
// (generation 0). What survives becomes generation 1, then 2. References from older objects count
// as outside, which is safe. An object's generation stands in its header. Each container pool
// hangs in the list of the youngest generation it may hold, so the cost of a young collection
// depends on the pools that were allocated from, not on the size of the heap.
//
// When to collect is decided by CPython 3.11's rules, since gc.get_count() and the moments of
// callbacks show: generation 0 when there were over 700 more allocations than releases of
// containers; 1 after over 10 collections of 0; 2 after over 10 of 1, but only when the objects
// that came to it since the last full collection are more than a quarter of those that survived
// that (else a growing program would spend quadratic time on full collections). The allocation
// that passes the threshold only makes due() true; the interpreter calls collectDue() between two
// instructions, where every object is complete and every reference counted.
//
// Counts of objects say nothing about bytes: a ring of one object that holds a large buffer counts
// one. So growth in bytes makes a collection due, too (settleBytes): a young one half-way, a full
// one when the heap has grown by a quarter, and by 4 MiB at least, since the last full one; or
// where a limit is near. That bounds what garbage can lie about, and like the rule above it keeps
// the cost of all full collections together proportional to what the program allocates.
//
// From garbage to free memory
// ---------------------------
// Garbage may have finalisers (__del__) and weak references with callbacks: user code, which may
// do anything, even make garbage reachable again. PEP 442's order keeps that sound:
//
//   4  weak references to garbage are cleared, then their callbacks run: none can hand out garbage
//   5  finalisers run, each once in the object's life, while all the garbage is still intact
//   6  a second look: trial deletion over the garbage alone. What can be reached from outside now
//      was resurrected, and lives on together with all that it refers to
//   7  the rest is cleared: every kind's `clear` drops the references that can be part of a ring,
//      and counting does the rest
//
// From 3 to 7 the collector holds a reference to each piece of garbage, so that none goes away
// while user code runs and while the ring is taken apart.
//
// Sources: the Python developer's guide, "Garbage collector design"; PEP 442, "Safe object
// finalization"; D. F. Bacon and V. T. Rajan, "Concurrent Cycle Collection in Reference Counted
// Systems" (2001), whose synchronous algorithm steps 1 to 3 are, with the whole generation as the
// set of suspects.

#include "gc/collector.h"

#include <algorithm>
#include <chrono>

#include "gc/heap.h"

namespace ouro {

namespace {

double secondsNow() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

}  // namespace

int Collector::chooseGeneration() const {
  const auto now = counts();
  for (int i = kGenerations - 1; i >= 0; --i) {
    if (now[i] <= thresholds_[i]) continue;
    if (i == kGenerations - 1 && longLivedPending_ < longLivedTotal_ / 4) continue;
    return i;
  }
  if (bytesDue_) {
    return limitReached_ || theHeap().bytesInUse() > fullByteMark_ ? kGenerations - 1 : 0;
  }
  return stress_ ? 0 : -1;
}

void Collector::collectDue() {
  if (!due()) return;
  const int generation = chooseGeneration();
  if (generation >= 0) collect(generation);
}

size_t Collector::collect(int generation) {
  if (collecting_) return 0;
  collecting_ = true;
  updateDue();
  CollectionReport report;
  report.generation = generation;
  const HeapHooks& hooks = theHeap().hooks();
  if (hooks.collectionStarts) hooks.collectionStarts(hooks.context, generation);
  run(report);
  if (hooks.collectionEnds) hooks.collectionEnds(hooks.context, report);
  collecting_ = false;
  updateDue();
  return report.collected + report.uncollectable;
}

void Collector::run(CollectionReport& report) {
  const double start = secondsNow();
  const size_t bytesBefore = theHeap().bytesInUse();
  const int generation = report.generation;
  count(generation);
  theHeap().retireContainerPools();
  report.examined = trial_.find(theHeap().generations_, generation);
  ObjectStack& garbage = trial_.garbage();
  youngWork_ += report.examined;
  settle(generation, report.examined - garbage.size());

  bool userCodeRan = trial_.foundWeakrefs() && dropWeakrefs();
  if (userCodeRan || trial_.foundFinalisers()) report.finalised = runFinalisers();
  userCodeRan |= report.finalised != 0;
  if (userCodeRan) trial_.dropResurrected();
  report.collected = garbage.size();
  clearGarbage();
  trial_.reset();
  if (generation == kGenerations - 1) theHeap().trimToSlack();
  settleBytes(generation);

  const size_t bytesAfter = theHeap().bytesInUse();
  report.freedBytes = bytesBefore > bytesAfter ? bytesBefore - bytesAfter : 0;
  report.duration = secondsNow() - start;
  GenerationStats& stats = stats_[generation];
  ++stats.collections;
  stats.collected += report.collected;
  stats.candidates += report.examined;
  stats.duration += report.duration;
}

// The figures that decide about the next full collection.
void Collector::settle(int generation, uint64_t survivors) {
  if (generation == kGenerations - 1) {
    longLivedPending_ = 0;
    longLivedTotal_ = survivors;
    youngWork_ = 0;
  } else if (generation == kGenerations - 2) {
    longLivedPending_ += survivors;
  }
}

// Where the next collection for the sake of bytes is due. A full one lets the heap grow by a
// quarter, so that all full collections together cost a growing program a constant share of its
// time; a young one is tried half-way, since most garbage is young.
//
// Where that is beyond the limit, half of what is left may be used up first: garbage should go
// before memory is out, but what grows up to the limit passes few collections on its way. What has
// been released later brings the mark down again, so that a program may live near the limit; but
// not before new containers have come, a quarter as many as survived.
void Collector::settleBytes(int generation) {
  const size_t bytes = theHeap().bytesInUse(), limit = theHeap().limit();
  const size_t grown = bytes + std::max(kByteSlack, bytes / 4);
  const bool isFull = generation == kGenerations - 1;
  limitReached_ = false;
  if (isFull) fullByteMark_ = grown;
  if (grown > limit && (isFull || hasWorked(4))) {
    const size_t left = limit - std::min(limit, bytes);
    fullByteMark_ = std::min(fullByteMark_, bytes + std::max(left / 2, kPoolBytes));
  }
  if (isFull) shrunkMark_ = bytes / 2;
  bytesDue_ = bytes > fullByteMark_;  // a younger generation was due, too
  byteMark_ = bytesDue_ ? SIZE_MAX : bytes + (fullByteMark_ - bytes + 1) / 2;
}

// What has gone by its counts makes room for garbage, up to marks that were set for a larger heap:
// they come down whenever half of it has gone.
void Collector::heapShrank() {
  const size_t bytes = theHeap().bytesInUse();
  shrunkMark_ = bytes / 2;
  fullByteMark_ = std::min(fullByteMark_, bytes + std::max(kByteSlack, bytes / 4));
  if (!bytesDue_) byteMark_ = std::min(byteMark_, bytes + (fullByteMark_ - bytes + 1) / 2);
}

// Has the program made containers since the last full collection, one for `share` survivors?
bool Collector::hasWorked(uint64_t share) const {
  return youngWork_ + uint64_t(counts()[0]) > longLivedTotal_ / share;
}

// True when callbacks may have run.
bool Collector::dropWeakrefs() {
  ObjectStack& garbage = trial_.garbage();
  const HeapHooks& hooks = theHeap().hooks();
  if (!hooks.dropWeakrefsOfGarbage) return false;
  hooks.dropWeakrefsOfGarbage(hooks.context, garbage.begin(), garbage.size());
  return true;
}

size_t Collector::runFinalisers() {
  size_t ran = 0;
  for (Object* object : trial_.garbage()) {
    const Kind* kind = theHeap().kindOf(object);
    if (!kind->hasFinaliser(object) || object->has(kFinalised)) continue;
    object->set(kFinalised);
    kind->finalise(object);
    ++ran;
  }
  return ran;
}

// Takes the rings apart. That runs destructors of what hangs on the garbage, which may be user
// code, too; but none that asks for the marks, since no collection begins within another.
void Collector::clearGarbage() {
  ObjectStack& garbage = trial_.garbage();
  const HeapHooks& hooks = theHeap().hooks();
  if (debugFlags_ != 0 && hooks.garbageFound) {
    hooks.garbageFound(hooks.context, garbage.begin(), garbage.size(), debugFlags_);
  }
  const bool clear = !(debugFlags_ & kDebugSaveAll);
  for (Object* object : garbage) {
    object->unset(kCandidate);
    const Kind* kind = theHeap().kindOf(object);
    if (clear && kind->clear) kind->clear(object);
    release(object);
  }
}

}  // namespace ouro
