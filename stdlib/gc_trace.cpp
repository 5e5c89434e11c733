// gc.trace_allocations, gc.where, gc.snapshot: which line of the program made what.
//
// While allocations are traced the heap calls allocated() for each, and the block's address is
// noted with the line that runs. Frees are not: an address in use again was allocated again, hence
// noted again, so what the table says of a live object is true, whatever it says of dead ones.

#include "runtime/frame.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/allocation_trace.h"

namespace ouro {

void AllocationTrace::note(const void* block, Site&& site) {
  auto [at, isNew] = numbers.try_emplace(std::move(site), uint32_t(sites.size()));
  if (isNew) {
    for (const Line& line : at->first.lines) retain(line.file);
    sites.push_back(&at->first);
  }
  siteOf[block] = at->second;
}

namespace {

// The innermost lines of the script, without those of what is native in CPython.
AllocationTrace::Site currentSite(const Frame* frame, uint32_t depth) {
  AllocationTrace::Site site;
  for (; frame && (depth > 1 || site.lines.empty()); frame = frame->previous) {
    if (frame->code->flags & kStandsIn || !frame->code->filename.isObject()) continue;
    site.frames++;
    if (site.lines.size() < depth)
      site.lines.push_back({frame->code->filename.object(),
                            positionOf(frame->code, currentInstruction(frame)).line});
  }
  return site;
}

void allocated(void* context, const void* block) {
  Runtime& rt = *static_cast<Runtime*>(context);
  AllocationTrace* trace = traceOf(rt);
  if (!trace) return;
  trace->most = std::max(trace->most, rt.heap.bytesInUse());
  AllocationTrace::Site site = currentSite(rt.frame, trace->depth);
  if (site.lines.empty())
    trace->siteOf.erase(block);
  else
    trace->note(block, std::move(site));
}

}  // namespace

AllocationTrace* traceOf(Runtime& rt) {
  GcState* state = gcStateOf(rt);
  return state ? state->trace : nullptr;
}

AllocationTrace* startTrace(Runtime& rt) {
  GcState* state = gcStateOf(rt);
  if (!state) {
    (void)raise(rt, Exc::RuntimeError, "the module gc has been taken away");
    return nullptr;
  }
  if (state->trace) return state->trace;
  state->trace = new AllocationTrace;
  state->trace->before = state->trace->most = rt.heap.bytesInUse();
  HeapHooks hooks = rt.heap.hooks();
  hooks.allocated = allocated;
  rt.heap.setHooks(hooks);
  rt.heap.watchAllocations(true);
  return state->trace;
}

void endUnusedTrace(Runtime& rt) {
  AllocationTrace* trace = traceOf(rt);
  if (!trace || trace->forGc || trace->forTracemalloc) return;
  rt.heap.watchAllocations(false);
  endTrace(gcStateOf(rt));
}

void visitTrace(AllocationTrace* trace, Visitor& visitor) {
  if (!trace) return;
  for (const AllocationTrace::Site* site : trace->sites)
    for (const AllocationTrace::Line& line : site->lines) visitor(line.file);
}

void endTrace(GcState* state) {
  AllocationTrace* trace = std::exchange(state->trace, nullptr);
  if (!trace) return;
  for (const AllocationTrace::Site* site : trace->sites)
    for (const AllocationTrace::Line& line : site->lines) release(line.file);
  delete trace;
}

Owned gc_trace_allocations(Runtime& rt, Value, Args args) {
  int on = args.has(0) ? truth(rt, args[0]) : 1;
  if (on < 0) return Owned::error();
  const AllocationTrace* known = traceOf(rt);
  const bool before = known && known->forGc;
  if (on) {
    AllocationTrace* trace = startTrace(rt);
    if (!trace) return Owned::error();
    trace->forGc = true;
  } else if (before) {
    traceOf(rt)->forGc = false;
    endUnusedTrace(rt);
  }
  return Owned::boolean(before);
}

Owned gc_where(Runtime& rt, Value, Args args) {
  const AllocationTrace* trace = traceOf(rt);
  if (!trace) {
    return raise(rt, Exc::RuntimeError, "allocations are not traced; see gc.trace_allocations()");
  }
  const AllocationTrace::Site* site = args[0].isObject() ? trace->find(args[0].object()) : nullptr;
  if (!site) return Owned::none();
  const int32_t line = site->lines[0].line;
  Local file{Value(site->lines[0].file)};
  return newTuple(rt, {file.get(), Value::small(line)});
}

namespace {

struct Group {
  std::string type, file;
  int32_t line;
  bool operator<(const Group& other) const {
    return std::tie(type, file, line) < std::tie(other.type, other.file, other.line);
  }
};
struct Sum {
  size_t objects = 0, bytes = 0;
};

// Every object on the heap, by type and line; and the buffers as one group.
std::map<Group, Sum> groupsOf(Runtime& rt) {
  struct Grouping {
    Runtime& rt;
    const AllocationTrace* trace;
    std::map<std::pair<const Type*, const AllocationTrace::Site*>, Sum> sums;
    size_t bytes = 0;
  } all{rt, traceOf(rt), {}, 0};
  rt.heap.forEachObject(
      [](void* context, Object* object) {
        Grouping& g = *static_cast<Grouping*>(context);
        const auto* shape = static_cast<const Shape*>(g.rt.heap.kindOf(object));
        Sum& sum = g.sums[{shape->type, g.trace ? g.trace->find(object) : nullptr}];
        const size_t bytes = Heap::blockSize(object);
        sum.objects++;
        sum.bytes += bytes;
        g.bytes += bytes;
      },
      &all);
  std::map<Group, Sum> groups;
  for (const auto& [key, sum] : all.sums) {
    const auto& [type, site] = key;
    const std::string file = site ? toUtf8(static_cast<Str*>(site->lines[0].file)) : "";
    Sum& total = groups[{std::string(dottedNameOf(type)), file, site ? site->lines[0].line : 0}];
    total.objects += sum.objects;
    total.bytes += sum.bytes;
  }
  groups[{"(buffers)", "", 0}].bytes = rt.heap.bytesInUse() - all.bytes;
  return groups;
}

}  // namespace

Owned gc_snapshot(Runtime& rt, Value, Args) {
  const std::map<Group, Sum> groups = groupsOf(rt);
  OURO_TRY(rows, newList(rt, groups.size()));
  for (const auto& [group, sum] : groups) {
    OURO_TRY(type, newStr(rt, group.type));
    OURO_TRY(file, newStr(rt, group.file));
    OURO_TRY(objects, newInt(rt, uint64_t{sum.objects}));
    OURO_TRY(bytes, newInt(rt, uint64_t{sum.bytes}));
    OURO_TRY(row, newTuple(rt, {type.get(), file.get(), Value::small(group.line), objects.get(),
                                bytes.get()}));
    OURO_CHECK(append(rt, rows.as<List>(), row));
  }
  return makeView(rt, "Snapshot", rows);
}

}  // namespace ouro
