#include "vm/gc_log.h"

#include <cstdio>
#include <map>
#include <string>

#include "gc/audit.h"
#include "vm/machine.h"

namespace ouro {

namespace {

void logCollection(const CollectionReport& report) {
  std::fprintf(stderr,
               "gc: generation %d: examined %llu, found %llu, uncollectable %llu, finalised %llu, "
               "freed %llu bytes, %.0f us\n",
               report.generation, static_cast<unsigned long long>(report.examined),
               static_cast<unsigned long long>(report.collected),
               static_cast<unsigned long long>(report.uncollectable),
               static_cast<unsigned long long>(report.finalised),
               static_cast<unsigned long long>(report.freedBytes), report.duration * 1e6);
}

// What C++ holds at this moment is not seen, so a count may be higher than what is found.
void collectionEnds(Runtime& rt, const CollectionReport& report) {
  RunWatch& watch = *machineOf(rt).watch;
  if (watch.logsCollections) logCollection(report);
  if (!watch.auditsCollections || rt.heap.isReleasing()) return;
  watch.auditFailures += auditHeap(rt.heap, AuditMode::LowerBound, stderr);
}

}  // namespace

void reportCollections(Runtime& rt, bool log, bool audit) {
  machineOf(rt).watch->logsCollections = log;
  machineOf(rt).watch->auditsCollections = audit;
  if (log || audit) rt.machine.collectionEnds = collectionEnds;
}

void reportLiveObjects(Runtime& rt) {
  struct Counts {
    Heap* heap;
    std::map<std::string, size_t> byKind;
  } counts{&rt.heap, {}};
  rt.heap.forEachObject(
      [](void* context, Object* object) {
        Counts& all = *static_cast<Counts*>(context);
        const char* name = all.heap->kindOf(object)->name;
        all.byKind[name ? name : "?"]++;
      },
      &counts);
  for (const auto& [name, count] : counts.byKind)
    std::fprintf(stderr, "ouro:   %zu of %s\n", count, name.c_str());
}

}  // namespace ouro
