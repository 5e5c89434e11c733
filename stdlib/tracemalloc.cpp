// The module _tracemalloc: which lines of the program made what is on the heap, and how much it is.
//
// The heap tells of each allocation and not of what is freed: what lives is found by looking
// through it. An object's trace counts what its type says of its size, buffers included; the sums
// of get_traced_memory are those of the whole heap, since tracing started.

#include <algorithm>

#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/allocation_trace.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

struct TracemallocState {
  int frames;  // how many were asked for last; 0: never
};

AllocationTrace* ownTrace(Runtime& rt) {
  AllocationTrace* trace = traceOf(rt);
  return trace && trace->forTracemalloc ? trace : nullptr;
}

Owned tracemalloc_start(Runtime& rt, Value module, Args args) {
  int frames = 1;
  OURO_CHECK(!args.has(0) || cIntArg(rt, args[0], &frames));
  if (frames < 1 || frames > UINT16_MAX)
    return raise(rt, Exc::ValueError, "the number of frames must be in range [1; {}]", UINT16_MAX);
  if (ownTrace(rt)) return Owned::none();
  OURO_TRY(gc, importModule(rt, "gc"));
  AllocationTrace* trace = startTrace(rt);
  if (!trace) return Owned::error();
  static_cast<TracemallocState*>(module.as<Module>()->state)->frames = frames;
  trace->forTracemalloc = true;
  trace->depth = static_cast<uint32_t>(frames);
  trace->before = trace->most = rt.heap.bytesInUse();
  return Owned::none();
}

Owned tracemalloc_stop(Runtime& rt, Value, Args) {
  if (AllocationTrace* trace = ownTrace(rt)) {
    trace->forTracemalloc = false;
    trace->depth = 1;
    endUnusedTrace(rt);
  }
  return Owned::none();
}

Owned tracemalloc_is_tracing(Runtime& rt, Value, Args) {
  return Owned::boolean(ownTrace(rt) != nullptr);
}

Owned tracemalloc_clear_traces(Runtime& rt, Value, Args) {
  if (AllocationTrace* trace = ownTrace(rt)) {
    trace->siteOf.clear();
    trace->before = trace->most = rt.heap.bytesInUse();
  }
  return Owned::none();
}

Owned tracemalloc_get_traceback_limit(Runtime&, Value module, Args) {
  return smallInt(std::max(1, static_cast<TracemallocState*>(module.as<Module>()->state)->frames));
}

Owned tracemalloc_get_traced_memory(Runtime& rt, Value, Args) {
  const AllocationTrace* trace = ownTrace(rt);
  auto since = [&](size_t bytes) {
    return trace && bytes > trace->before ? static_cast<int64_t>(bytes - trace->before) : 0;
  };
  int64_t now = since(rt.heap.bytesInUse()), most = since(trace ? trace->most : 0);
  return newTuple(rt, {Value::small(now), Value::small(std::max(now, most))});
}

Owned tracemalloc_reset_peak(Runtime& rt, Value, Args) {
  if (AllocationTrace* trace = ownTrace(rt)) trace->most = rt.heap.bytesInUse();
  return Owned::none();
}

Owned tracemalloc_get_tracemalloc_memory(Runtime& rt, Value, Args) {
  const AllocationTrace* trace = ownTrace(rt);
  if (!trace) return smallInt(0);
  constexpr size_t kNode = 4 * sizeof(void*);  // of a table of the standard library
  size_t bytes = trace->siteOf.size() * kNode;
  for (const AllocationTrace::Site* site : trace->sites)
    bytes += kNode + sizeof *site + site->lines.size() * sizeof(AllocationTrace::Line);
  return smallInt(static_cast<int64_t>(bytes));
}

// ((file, line), ...), the innermost first
Owned framesOf(Runtime& rt, const AllocationTrace::Site& site) {
  std::vector<AllocationTrace::Line> lines = site.lines;
  OURO_TRY(list, newList(rt, lines.size()));
  for (const AllocationTrace::Line& line : lines) {
    OURO_TRY(frame, newTuple(rt, {Value(line.file), Value::small(std::max(line.line, 0))}));
    OURO_CHECK(append(rt, list.as<List>(), frame));
  }
  return tupleFrom(rt, list);
}

// What the native part of its type says, buffers included; -1: an exception is pending.
int64_t sizeOf(Runtime& rt, Object* object) {
  const Type* type = typeOf(rt, Value(object));
  while (!type->definition) type = type->base;
  Value method = typeLookup(rt, const_cast<Type*>(type), rt.names.sizeof_);
  if (method.isError() || method.isNotFound())
    return method.isError() ? -1 : static_cast<int64_t>(Heap::blockSize(object));
  int64_t bytes;
  Local size = call(rt, method, Value(object));
  return !size.isError() && indexInt64(rt, size, &bytes) ? bytes : -1;
}

// The traced objects that live now; held, as making traces of them must not free any.
struct Traced {
  Runtime& rt;
  const AllocationTrace* trace;
  std::vector<std::pair<Ref<Object>, const AllocationTrace::Site*>> objects;
};
void collect(void* context, Object* object) {
  auto& traced = *static_cast<Traced*>(context);
  if (const AllocationTrace::Site* site = traced.trace->find(object))
    traced.objects.emplace_back(object, site);
}

Owned traceTuple(Runtime& rt, Object* object, const AllocationTrace::Site& site) {
  int64_t size = sizeOf(rt, object);
  if (size < 0) return Owned::error();
  OURO_TRY(frames, framesOf(rt, site));
  return newTuple(rt, {Value::small(0), Value::small(size), frames, Value::small(site.frames)});
}

Owned tracemalloc_get_traces(Runtime& rt, Value, Args) {
  OURO_TRY(list, newList(rt));
  const AllocationTrace* trace = ownTrace(rt);
  if (!trace) return list.take();
  rt.heap.watchAllocations(false);  // what is made here is not the program's
  Traced traced{rt, trace, {}};
  rt.heap.forEachObject(collect, &traced);
  bool ok = true;
  for (auto& [object, site] : traced.objects) {
    Local tuple = traceTuple(rt, object.get(), *site);
    ok = !tuple.isError() && append(rt, list.as<List>(), tuple);
    if (!ok) break;
  }
  rt.heap.watchAllocations(true);
  return ok ? list.take() : Owned::error();
}

Owned tracemalloc_get_object_traceback(Runtime& rt, Value, Args args) {
  const AllocationTrace* trace = ownTrace(rt);
  const AllocationTrace::Site* site =
      trace && args[0].isObject() ? trace->find(args[0].object()) : nullptr;
  return site ? framesOf(rt, *site) : Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"start", tracemalloc_start, "nframe=1, /",
     "Start tracing Python memory allocations.\n\nAlso set the maximum number of frames stored in "
     "the traceback of a\ntrace to nframe."},
    {"stop", tracemalloc_stop, "",
     "Stop tracing Python memory allocations.\n\nAlso clear traces of memory blocks allocated by "
     "Python."},
    {"is_tracing", tracemalloc_is_tracing, "",
     "Return True if the tracemalloc module is tracing Python memory allocations."},
    {"clear_traces", tracemalloc_clear_traces, "",
     "Clear traces of memory blocks allocated by Python."},
    {"get_traceback_limit", tracemalloc_get_traceback_limit, "",
     "Get the maximum number of frames stored in the traceback of a trace."},
    {"get_traced_memory", tracemalloc_get_traced_memory, "",
     "Get the current size and peak size of memory blocks traced by tracemalloc.\n\nReturns a "
     "tuple: (current: int, peak: int)."},
    {"reset_peak", tracemalloc_reset_peak, "",
     "Set the peak size of memory blocks traced by tracemalloc to the current size."},
    {"get_tracemalloc_memory", tracemalloc_get_tracemalloc_memory, "",
     "Get the memory usage in bytes of the tracemalloc module."},
    {"_get_traces", tracemalloc_get_traces, "",
     "Get traces of all memory blocks allocated by Python."},
    {"_get_object_traceback", tracemalloc_get_object_traceback, "obj, /",
     "Get the traceback where the Python object obj was allocated."},
};

}  // namespace

extern const ModuleDef tracemallocModule;
const ModuleDef tracemallocModule = {
    .name = "_tracemalloc",
    .doc = "Debug module to trace memory blocks allocated by Python.",
    .functions = kFunctions,
    .stateSize = sizeof(TracemallocState),
};

}  // namespace ouro
