#include "vm/gc_log.h"

#include <cstdio>
#include <map>
#include <string>

#include "runtime/runtime.h"

namespace ouro {

namespace {

void logCollection(Runtime&, const CollectionReport& report) {
  std::fprintf(
      stderr,
      "gc: generation %d: examined %llu, collected %llu, uncollectable %llu, finalised %llu, "
      "freed %llu bytes, %.0f us\n",
      report.generation, static_cast<unsigned long long>(report.examined),
      static_cast<unsigned long long>(report.collected),
      static_cast<unsigned long long>(report.uncollectable),
      static_cast<unsigned long long>(report.finalised),
      static_cast<unsigned long long>(report.freedBytes), report.duration * 1e6);
}

}  // namespace

void installGcLog(Runtime& rt) { rt.machine.collectionEnds = logCollection; }

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
