// The module gc: Python's view of the heap and its cycle collector. Here are its table, the
// settings and collecting itself; its other parts are named in gc.h.

#include "stdlib/gc.h"

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

GcState* gcStateOf(Runtime& rt) {
  Ref<Str> name = intern(rt, "gc");
  if (!name || !rt.modules) return nullptr;
  Value module = dictGet(rt, rt.modules, name.get());
  bool found =
      module.isObject() && isModule(rt, module) && module.as<Module>()->definition == &gcModule;
  return found ? static_cast<GcState*>(module.as<Module>()->state) : nullptr;
}

bool gcInt(Runtime& rt, Value v, int64_t* result) {
  OURO_TRY_BOOL(whole, index(rt, v));
  if (intFits(rt, whole, result) && *result >= INT32_MIN && *result <= INT32_MAX) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
}

namespace {

Collector& collectorOf(Runtime& rt) { return rt.heap.collector(); }

Owned gc_collect(Runtime& rt, Value, Args args) {
  int64_t generation = 2;
  if (args.has(0)) OURO_CHECK(gcInt(rt, args[0], &generation));
  if (generation < 0 || generation >= kGenerations)
    return raise(rt, Exc::ValueError, "invalid generation");
  const size_t found = collectorOf(rt).collect(static_cast<int>(generation));
  if (generation == kGenerations - 1) rt.heap.trim();  // who asks for it wants all that can go
  return smallInt(static_cast<int64_t>(found));
}

Owned gc_enable(Runtime& rt, Value, Args) {
  collectorOf(rt).enable();
  return Owned::none();
}
Owned gc_disable(Runtime& rt, Value, Args) {
  collectorOf(rt).disable();
  return Owned::none();
}
Owned gc_isenabled(Runtime& rt, Value, Args) { return Owned::boolean(collectorOf(rt).isEnabled()); }

Owned threeInts(Runtime& rt, const std::array<int, kGenerations>& numbers) {
  return newTuple(rt,
                  {Value::small(numbers[0]), Value::small(numbers[1]), Value::small(numbers[2])});
}

Owned gc_get_threshold(Runtime& rt, Value, Args) {
  return threeInts(rt, collectorOf(rt).thresholds());
}
Owned gc_get_count(Runtime& rt, Value, Args) { return threeInts(rt, collectorOf(rt).counts()); }

Owned gc_set_threshold(Runtime& rt, Value, Args args) {
  std::span<const Value> given = args.from(0);
  if (given.empty() || given.size() > kGenerations) {
    return raise(rt, Exc::TypeError, "set_threshold() takes at {} argument{} ({} given)",
                 given.empty() ? "least 1" : "most 3", given.empty() ? "" : "s", given.size());
  }
  auto thresholds = collectorOf(rt).thresholds();
  for (size_t i = 0; i < given.size(); i++) {
    int64_t number;
    OURO_CHECK(gcInt(rt, given[i], &number));
    thresholds[i] = static_cast<int>(number);
  }
  collectorOf(rt).setThresholds(thresholds);
  return Owned::none();
}

Owned gc_get_debug(Runtime& rt, Value, Args) { return smallInt(collectorOf(rt).debugFlags()); }
Owned gc_set_debug(Runtime& rt, Value, Args args) {
  int64_t flags;
  OURO_CHECK(gcInt(rt, args[0], &flags));
  collectorOf(rt).setDebugFlags(static_cast<uint32_t>(flags));
  return Owned::none();
}

// As CPython 3.11 lists them; `duration` and `candidates`, which came later, can be asked for too.
Owned gc_get_stats(Runtime& rt, Value, Args) {
  OURO_TRY(list, newList(rt, kGenerations));
  const auto all = collectorOf(rt).stats();
  for (const GenerationStats& stats : all) {
    OURO_TRY(dict, newDict(rt));
    OURO_TRY(more, newDict(rt));
    OURO_CHECK(put(rt, dict.as<Dict>(), "collections", stats.collections) &&
               put(rt, dict.as<Dict>(), "collected", stats.collected) &&
               put(rt, dict.as<Dict>(), "uncollectable", stats.uncollectable) &&
               put(rt, more.as<Dict>(), "candidates", stats.candidates) &&
               put(rt, more.as<Dict>(), "duration", newFloat(rt, stats.duration)));
    OURO_TRY(data, newTuple(rt, {dict.get(), more.get()}));
    OURO_TRY(view, makeView(rt, "Stats", data));
    OURO_CHECK(append(rt, list.as<List>(), view));
  }
  return list.take();
}

Owned gc_freeze(Runtime& rt, Value, Args) {
  collectorOf(rt).freeze();
  return Owned::none();
}
Owned gc_unfreeze(Runtime& rt, Value, Args) {
  collectorOf(rt).unfreeze();
  return Owned::none();
}
Owned gc_get_freeze_count(Runtime& rt, Value, Args) {
  return smallInt(static_cast<int64_t>(collectorOf(rt).freezeCount()));
}

constexpr MethodDef kFunctions[] = {
    // ---- as in CPython
    {"collect", gc_collect, "generation=2",
     "Runs the collector over a generation and all younger ones.\n\nReturns the number of "
     "unreachable objects found."},
    {"disable", gc_disable, "", "Turns automatic collections off."},
    {"enable", gc_enable, "", "Turns automatic collections on."},
    {"freeze", gc_freeze, "",
     "Takes all objects out of the collector's sight.\n\nThey are not looked at again until "
     "unfreeze()."},
    {"get_count", gc_get_count, "",
     "The counts that are compared with the thresholds.\n\nA tuple: containers made less "
     "containers "
     "freed since the last collection; collections of generation 0 since the last one of 1; of 1 "
     "since the last one of 2."},
    {"get_debug", gc_get_debug, "", "The debug flags, as set_debug() takes them."},
    {"get_freeze_count", gc_get_freeze_count, "", "The number of frozen objects."},
    {"get_objects", gc_get_objects, "generation=None",
     "A list of the objects that the collector tracks.\n\nWith a generation: of those in it."},
    {"get_referents", gc_get_referents, "*objs", "A list of what these objects refer to directly."},
    {"get_referrers", gc_get_referrers, "*objs",
     "A list of the tracked objects that refer to any of these directly."},
    {"get_stats", gc_get_stats, "",
     "A list with a dict of figures for each generation.\n\ncollections, collected, uncollectable; "
     "and, when asked for, candidates (objects examined) and duration (seconds)."},
    {"get_threshold", gc_get_threshold, "", "The thresholds of the generations."},
    {"is_finalized", gc_is_finalized, "obj, /", "Has the object's finalizer run?"},
    {"is_tracked", gc_is_tracked, "obj, /", "Does the collector track the object?"},
    {"isenabled", gc_isenabled, "", "Are automatic collections on?"},
    {"set_debug", gc_set_debug, "flags, /",
     "Sets the debug flags.\n\nDEBUG_STATS prints figures of each collection, DEBUG_COLLECTABLE "
     "and "
     "DEBUG_UNCOLLECTABLE the objects found, DEBUG_SAVEALL keeps them in gc.garbage, DEBUG_LEAK is "
     "the last three."},
    {"set_threshold", gc_set_threshold, "*thresholds",
     "Sets the thresholds of the generations: threshold0[, threshold1[, threshold2]].\n\nA "
     "threshold0 of 0 turns automatic collections off."},
    {"unfreeze", gc_unfreeze, "", "Puts the frozen objects into the oldest generation."},
    // ---- ouro's own
    {"cycle_of", gc_cycle_of, "obj, /",
     "A shortest cycle of references through the object.\n\nA Path from the object back to itself; "
     "None when it is in no cycle."},
    {"get_heap_limit", gc_get_heap_limit, "", "The bytes that the heap may use; None: no limit."},
    {"heap", gc_heap, "",
     "The heap's figures, exact to the byte.\n\nA dict that prints as a table: arenas, pools by "
     "size "
     "class, blocks, and where every byte from the system is."},
    {"path_to", gc_path_to, "obj, /",
     "Why the object is alive.\n\nA Path: a shortest chain of references from something with a "
     "name (a global, a local variable, a module, a type) to the object; None when it is held by "
     "nothing but this call."},
    {"pins", gc_pins, "share=0.1",
     "What keeps nearly empty arenas from going back to the system.\n\nThe objects in arenas of "
     "which less than this share is in use: rows (type, objects, bytes), and a few of the "
     "objects."},
    {"retained", gc_retained, "obj, /",
     "What would be freed if nobody held the object.\n\nThe object itself and what can be reached "
     "through it alone: count, bytes, and both by type."},
    {"set_heap_limit", gc_set_heap_limit, "limit, /",
     "Limits the bytes that the heap may use (None: no limit).\n\nWhat would go beyond raises "
     "MemoryError; the program can go on."},
    {"snapshot", gc_snapshot, "",
     "What is on the heap now, by type and line of allocation.\n\nThe difference of two snapshots "
     "(new - old) shows what has grown. Lines are known while trace_allocations() is on."},
    {"trace_allocations", gc_trace_allocations, "on=True, /",
     "Notes the file and line of each allocation from now on, or forgets them all.\n\nReturns "
     "whether they were noted before."},
    {"trim", gc_trim, "", "Gives unused memory back to the system; the number of bytes."},
    {"types", gc_types, "",
     "Objects and bytes of each type, most bytes first.\n\nThe buffers of lists, dicts and the "
     "like "
     "count with their owners; the bytes add up to what is in use."},
    {"where", gc_where, "obj, /",
     "The file and line where the object was allocated.\n\nNone when it was made before "
     "trace_allocations()."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<GcState*>(module->state);
  OURO_TRY_BOOL(garbage, newList(rt));
  OURO_TRY_BOOL(callbacks, newList(rt));
  state->garbage = Owned::share(garbage).take().as<List>();
  state->callbacks = Owned::share(callbacks).take().as<List>();
  listenToCollections(rt, state);
  return moduleAdd(rt, module, "garbage", garbage.get()) &&
         moduleAdd(rt, module, "callbacks", callbacks.get()) &&
         moduleAdd(rt, module, "DEBUG_STATS", Value::small(kDebugStats)) &&
         moduleAdd(rt, module, "DEBUG_COLLECTABLE", Value::small(kDebugCollectable)) &&
         moduleAdd(rt, module, "DEBUG_UNCOLLECTABLE", Value::small(kDebugUncollectable)) &&
         moduleAdd(rt, module, "DEBUG_SAVEALL", Value::small(kDebugSaveAll)) &&
         moduleAdd(rt, module, "DEBUG_LEAK", Value::small(kDebugLeak));
}

void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<GcState*>(state)->garbage);
  visit(visitor, static_cast<GcState*>(state)->callbacks);
  visitTrace(static_cast<GcState*>(state)->trace, visitor);
}
void clearState(void* state) {
  auto* gc = static_cast<GcState*>(state);
  endTrace(gc);
  for (List** list : {&gc->garbage, &gc->callbacks})
    if (List* old = std::exchange(*list, nullptr)) release(old);
}

}  // namespace

const ModuleDef gcModule = {
    .name = "gc",
    .doc =
        "The heap and its cycle collector: running it, its settings, figures, and who holds what.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(GcState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
