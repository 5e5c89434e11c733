// The module gc: Python's view of the cycle collector.

#include <algorithm>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

extern const ModuleDef gcModule;

namespace {

struct GcState {
  List *garbage, *callbacks;  // owned
  // Who listened before the module was imported.
  void (*nextStarts)(Runtime&, int);
  void (*nextEnds)(Runtime&, const CollectionReport&);
};

GcState* stateOf(Runtime& rt) {
  Ref<Str> name = intern(rt, "gc");
  if (!name || !rt.modules) return nullptr;
  Value module = dictGet(rt, rt.modules, name.get());
  bool found =
      module.isObject() && isModule(rt, module) && module.as<Module>()->definition == &gcModule;
  return found ? static_cast<GcState*>(module.as<Module>()->state) : nullptr;
}

Collector& collectorOf(Runtime& rt) { return rt.heap.collector(); }

// ---- listening to collections

bool setNumber(Runtime& rt, Dict* dict, const char* name, uint64_t number) {
  Ref<Str> key = intern(rt, name);
  OURO_TRY_BOOL(value, newInt(rt, number));
  return key && dictSet(rt, dict, key.get(), value);
}

bool callEach(Runtime& rt, List* callbacks, const char* phase, const CollectionReport& report) {
  OURO_TRY_BOOL(info, newDict(rt));
  OURO_TRY_BOOL(name, newStr(rt, phase));
  if (!setNumber(rt, info.as<Dict>(), "generation", static_cast<uint64_t>(report.generation)) ||
      !setNumber(rt, info.as<Dict>(), "collected", report.collected) ||
      !setNumber(rt, info.as<Dict>(), "uncollectable", report.uncollectable))
    return false;
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
  GcState* state = stateOf(rt);
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
  GcState* state = stateOf(rt);
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
  GcState* state = stateOf(rt);
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

// ---- collecting and its settings

bool cInt(Runtime& rt, Value v, int64_t* result) {
  OURO_TRY_BOOL(whole, index(rt, v));
  if (intFits(rt, whole, result) && *result >= INT32_MIN && *result <= INT32_MAX) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
}

Owned gc_collect(Runtime& rt, Value, Args args) {
  int64_t generation = 2;
  if (args.has(0)) OURO_CHECK(cInt(rt, args[0], &generation));
  if (generation < 0 || generation >= kGenerations)
    return raise(rt, Exc::ValueError, "invalid generation");
  return smallInt(static_cast<int64_t>(collectorOf(rt).collect(static_cast<int>(generation))));
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
    OURO_CHECK(cInt(rt, given[i], &number));
    thresholds[i] = static_cast<int>(number);
  }
  collectorOf(rt).setThresholds(thresholds);
  return Owned::none();
}

Owned gc_get_debug(Runtime& rt, Value, Args) { return smallInt(collectorOf(rt).debugFlags()); }
Owned gc_set_debug(Runtime& rt, Value, Args args) {
  int64_t flags;
  OURO_CHECK(cInt(rt, args[0], &flags));
  collectorOf(rt).setDebugFlags(static_cast<uint32_t>(flags));
  return Owned::none();
}

Owned gc_get_stats(Runtime& rt, Value, Args) {
  OURO_TRY(list, newList(rt, kGenerations));
  auto all = collectorOf(rt).stats();
  for (const GenerationStats& stats : all) {
    OURO_TRY(dict, newDict(rt));
    OURO_CHECK(setNumber(rt, dict.as<Dict>(), "collections", stats.collections) &&
               setNumber(rt, dict.as<Dict>(), "collected", stats.collected) &&
               setNumber(rt, dict.as<Dict>(), "uncollectable", stats.uncollectable));
    OURO_CHECK(append(rt, list.as<List>(), dict));
  }
  return list.take();
}

// ---- looking at objects

Owned listOf(Runtime& rt, const std::vector<Object*>& objects) {
  OURO_TRY(list, newList(rt, objects.size()));
  for (Object* object : objects) OURO_CHECK(append(rt, list.as<List>(), object));
  return list.take();
}

std::vector<Object*> trackedObjects(Runtime& rt, int generation) {
  std::vector<Object*> objects;
  collectorOf(rt).objects(
      generation,
      [](void* context, Object* object) {
        static_cast<std::vector<Object*>*>(context)->push_back(object);
      },
      &objects);
  return objects;
}

Owned gc_get_objects(Runtime& rt, Value, Args args) {
  int64_t generation = -1;
  if (args.has(0) && !args[0].isNone()) {
    if (!typeOf(rt, args[0])->slots.index) {
      return raise(rt, Exc::TypeError, "argument should be integer or None, not '{}'",
                   typeName(rt, args[0]));
    }
    OURO_CHECK(cInt(rt, args[0], &generation));
    if (generation >= kGenerations) {
      return raise(rt, Exc::ValueError,
                   "generation parameter must be less than the number of available generations "
                   "(3)");
    }
    if (generation < -1)
      return raise(rt, Exc::ValueError, "generation parameter cannot be negative");
  }
  return listOf(rt, trackedObjects(rt, static_cast<int>(generation)));
}

// Gathers an object's children, or looks for some among them.
struct Gather : Visitor {
  std::vector<Object*> children;
};
struct Search : Visitor {
  std::span<const Value> wanted;
  bool found = false;
};

// Items in the word have no address for a visitor, but a script expects to see them.
bool appendBackwards(Runtime& rt, List* list, std::span<const Value> items) {
  for (size_t i = items.size(); i-- > 0;)
    if (!append(rt, list, items[i])) return false;
  return true;
}
bool appendEntries(Runtime& rt, List* list, Dict* dict) {
  size_t position = 0;
  Value key, value;
  while (dictNext(dict, &position, &key, &value)) {
    if (!append(rt, list, value) || (!isExactStr(rt, key) && !append(rt, list, key))) return false;
  }
  return true;
}

Owned gc_get_referents(Runtime& rt, Value, Args args) {
  Gather gather;
  gather.visit = [](Visitor& self, Object* child) {
    static_cast<Gather&>(self).children.push_back(child);
  };
  OURO_TRY(list, newList(rt));
  for (Value v : args.from(0)) {
    if (!v.isObject()) continue;
    if (isExactly(v, TypeId::List)) {
      OURO_CHECK(appendBackwards(rt, list.as<List>(), v.as<List>()->span()));
    } else if (isExactly(v, TypeId::Tuple)) {
      OURO_CHECK(appendBackwards(rt, list.as<List>(), v.as<Tuple>()->span()));
    } else if (isExactly(v, TypeId::Dict)) {
      OURO_CHECK(appendEntries(rt, list.as<List>(), v.as<Dict>()));
    } else if (const Kind* kind = rt.heap.kindOf(v.object()); kind->traverse && kind->isContainer) {
      kind->traverse(v.object(), gather);
    }
    for (Object* child : gather.children) OURO_CHECK(append(rt, list.as<List>(), child));
    gather.children.clear();
  }
  return list.take();
}

Owned gc_get_referrers(Runtime& rt, Value, Args args) {
  Search search;
  search.wanted = args.from(0);
  search.visit = [](Visitor& self, Object* child) {
    auto& looking = static_cast<Search&>(self);
    for (Value v : looking.wanted) looking.found |= v == Value(child);
  };
  std::vector<Object*> referrers;
  for (Object* object : trackedObjects(rt, -1)) {
    const Kind* kind = rt.heap.kindOf(object);
    search.found = false;
    if (kind->traverse) kind->traverse(object, search);
    if (search.found) referrers.push_back(object);
  }
  return listOf(rt, referrers);
}

Owned gc_is_tracked(Runtime&, Value, Args args) {
  return Owned::boolean(args[0].isObject() && Collector::isTracked(args[0].object()));
}
Owned gc_is_finalized(Runtime&, Value, Args args) {
  return Owned::boolean(args[0].isObject() && args[0].object()->has(kFinalised));
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
    {"collect", gc_collect, "generation=2",
     "Collects a generation and all younger ones; the number of unreachable objects."},
    {"disable", gc_disable, "", "No more automatic collections."},
    {"enable", gc_enable, "", "Automatic collections again."},
    {"freeze", gc_freeze, "", "Takes all tracked objects out of the collector's sight."},
    {"get_count", gc_get_count, "", "What is compared with the thresholds."},
    {"get_debug", gc_get_debug, "", "The debug flags."},
    {"get_freeze_count", gc_get_freeze_count, "", "The number of frozen objects."},
    {"get_objects", gc_get_objects, "generation=None", "The tracked objects."},
    {"get_referents", gc_get_referents, "*objs", "What these objects refer to."},
    {"get_referrers", gc_get_referrers, "*objs", "The tracked objects that refer to these."},
    {"get_stats", gc_get_stats, "", "A dict of figures for each generation."},
    {"get_threshold", gc_get_threshold, "", "The thresholds of the generations."},
    {"is_finalized", gc_is_finalized, "obj, /", "Has its finalizer run?"},
    {"is_tracked", gc_is_tracked, "obj, /", "Does the collector look at it?"},
    {"isenabled", gc_isenabled, "", "Are there automatic collections?"},
    {"set_debug", gc_set_debug, "flags, /", "Sets the debug flags."},
    {"set_threshold", gc_set_threshold, "*thresholds", "Sets the thresholds of the generations."},
    {"unfreeze", gc_unfreeze, "", "Puts frozen objects into the oldest generation."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<GcState*>(module->state);
  OURO_TRY_BOOL(garbage, newList(rt));
  OURO_TRY_BOOL(callbacks, newList(rt));
  state->garbage = Owned::share(garbage).take().as<List>();
  state->callbacks = Owned::share(callbacks).take().as<List>();
  if (rt.machine.collectionStarts != collectionStarts) {
    state->nextStarts = std::exchange(rt.machine.collectionStarts, collectionStarts);
    state->nextEnds = std::exchange(rt.machine.collectionEnds, collectionEnds);
    HeapHooks hooks = rt.heap.hooks();
    hooks.garbageFound = garbageFound;
    rt.heap.setHooks(hooks);
  }
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
}
void clearState(void* state) {
  auto* gc = static_cast<GcState*>(state);
  for (List** list : {&gc->garbage, &gc->callbacks})
    if (List* old = std::exchange(*list, nullptr)) release(old);
}

}  // namespace

const ModuleDef gcModule = {
    .name = "gc",
    .doc = "The cycle collector: running it, its settings, its figures.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(GcState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
