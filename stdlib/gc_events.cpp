// gc.callbacks, gc.garbage, and what the debug flags print.

#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

namespace ouro {

namespace {

Collector& collectorOf(Runtime& rt) { return rt.heap.collector(); }

// What a callback is told. As CPython 3.11 lists it; `candidates` and `duration` can be asked for.
Owned infoOf(Runtime& rt, const CollectionReport& report) {
  OURO_TRY(info, newDict(rt));
  OURO_TRY(more, newDict(rt));
  OURO_CHECK(put(rt, info.as<Dict>(), "generation", static_cast<uint64_t>(report.generation)) &&
             put(rt, info.as<Dict>(), "collected", report.collected) &&
             put(rt, info.as<Dict>(), "uncollectable", report.uncollectable) &&
             put(rt, more.as<Dict>(), "candidates", report.examined) &&
             put(rt, more.as<Dict>(), "duration", newFloat(rt, report.duration)));
  OURO_TRY(both, newTuple(rt, {info.get(), more.get()}));
  Owned view = makeView(rt, "Stats", both);
  if (!view.isError()) return view;
  clearError(rt);  // at the end of the program there are no more modules
  return info.take();
}

bool callEach(Runtime& rt, List* callbacks, const char* phase, const CollectionReport& report) {
  OURO_TRY_BOOL(info, infoOf(rt, report));
  OURO_TRY_BOOL(name, newStr(rt, phase));
  for (uint32_t i = 0; i < callbacks->length; i++) {
    Local callback((*callbacks)[i]);
    Local done = call(rt, callback, name, info);
    if (done.isError()) reportUnraisable(rt, callback);
  }
  return true;
}

void tellCallbacks(Runtime& rt, GcState* state, const char* phase, const CollectionReport& report) {
  if (state->callbacks->length == 0) return;
  Ref<List> callbacks(state->callbacks);
  Local saved = errorPending(rt) ? Local(takeError(rt)) : Local();
  if (!callEach(rt, callbacks.get(), phase, report)) clearError(rt);
  if (!saved.get().isNone()) restoreError(rt, saved.take());
}

// What the debug flags print goes to sys.stderr.
void printLine(Runtime& rt, const std::string& line) {
  Value file = rt.sysDict ? dictGet(rt, rt.sysDict, rt.names.stderr) : Value::none();
  if (!file.isObject()) return;
  Local held(file), text = newStr(rt, line);
  Value argument = text.get();
  Local done =
      text.isError() ? Owned::error() : callMethod(rt, held, rt.names.write, {&argument, 1});
  if (done.isError()) clearError(rt);
}

size_t countObjects(Runtime& rt, int generation) {
  size_t count = 0;
  collectorOf(rt).objects(
      generation, [](void* context, Object*) { ++*static_cast<size_t*>(context); }, &count);
  return count;
}

void collectionStarts(Runtime& rt, int generation) {
  GcState* state = gcStateOf(rt);
  if (!state) return;
  if (state->nextStarts) state->nextStarts(rt, generation);
  if (collectorOf(rt).debugFlags() & kDebugStats) {
    printLine(rt, fmt::format("gc: collecting generation {}...\ngc: objects in each generation: "
                              "{} {} {}\ngc: objects in permanent generation: {}\n",
                              generation, countObjects(rt, 0), countObjects(rt, 1),
                              countObjects(rt, 2), collectorOf(rt).freezeCount()));
  }
  CollectionReport report;
  report.generation = generation;
  tellCallbacks(rt, state, "start", report);
}

void collectionEnds(Runtime& rt, const CollectionReport& report) {
  GcState* state = gcStateOf(rt);
  if (!state) return;
  if (state->nextEnds) state->nextEnds(rt, report);
  if (collectorOf(rt).debugFlags() & kDebugStats) {
    printLine(rt, fmt::format("gc: done, {} unreachable, {} uncollectable, {:.4f}s elapsed\n",
                              report.collected + report.uncollectable, report.uncollectable,
                              report.duration));
  }
  tellCallbacks(rt, state, "stop", report);
}

void garbageFound(void* context, Object** garbage, size_t count, uint32_t flags) {
  Runtime& rt = *static_cast<Runtime*>(context);
  GcState* state = gcStateOf(rt);
  if (flags & kDebugCollectable) {
    for (size_t i = 0; i < count; i++) {
      printLine(rt, fmt::format("gc: collectable <{} {}>\n", typeName(rt, garbage[i]),
                                static_cast<const void*>(garbage[i])));
    }
  }
  if (!(flags & kDebugSaveAll) || !state) return;
  for (size_t i = 0; i < count; i++)
    if (!append(rt, state->garbage, garbage[i])) clearError(rt);
}

}  // namespace

void listenToCollections(Runtime& rt, GcState* state) {
  if (rt.machine.collectionStarts == collectionStarts) return;
  state->nextStarts = std::exchange(rt.machine.collectionStarts, collectionStarts);
  state->nextEnds = std::exchange(rt.machine.collectionEnds, collectionEnds);
  HeapHooks hooks = rt.heap.hooks();
  hooks.garbageFound = garbageFound;
  rt.heap.setHooks(hooks);
}

}  // namespace ouro
