// gc.trace_allocations, gc.where, gc.snapshot: which line of the program made what.
//
// While allocations are traced the heap calls allocated() for each, and the block's address is
// noted with the line that runs. Frees are not: an address in use again was allocated again, hence
// noted again, so what the table says of a live object is true, whatever it says of dead ones.

#include <map>
#include <unordered_map>

#include "runtime/frame.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

namespace ouro {

struct AllocationTrace {
  struct Site {
    Object* file;  // a str; owned
    int32_t line;
    bool operator<(const Site& other) const {
      return file != other.file ? file < other.file : line < other.line;
    }
  };
  std::map<Site, uint32_t> numbers;  // of the sites
  std::vector<Site> sites;
  std::unordered_map<const void*, uint32_t> siteOf;

  void note(const void* block, Object* file, int32_t line) {
    auto [at, isNew] = numbers.try_emplace({file, line}, uint32_t(sites.size()));
    if (isNew) {
      retain(file);
      sites.push_back({file, line});
    }
    siteOf[block] = at->second;
  }
  const Site* find(const void* block) const {
    const auto at = siteOf.find(block);
    return at == siteOf.end() ? nullptr : &sites[at->second];
  }
};

namespace {

void allocated(void* context, const void* block) {
  Runtime& rt = *static_cast<Runtime*>(context);
  GcState* state = gcStateOf(rt);
  if (!state || !state->trace) return;
  const Frame* frame = rt.frame;
  if (!frame || !frame->code->filename.isObject()) {
    state->trace->siteOf.erase(block);
    return;
  }
  state->trace->note(block, frame->code->filename.object(),
                     positionOf(frame->code, currentInstruction(frame)).line);
}

AllocationTrace* traceOf(Runtime& rt) {
  GcState* state = gcStateOf(rt);
  return state ? state->trace : nullptr;
}

}  // namespace

void visitTrace(AllocationTrace* trace, Visitor& visitor) {
  if (!trace) return;
  for (const AllocationTrace::Site& site : trace->sites) visitor(site.file);
}

void endTrace(GcState* state) {
  AllocationTrace* trace = std::exchange(state->trace, nullptr);
  if (!trace) return;
  for (const AllocationTrace::Site& site : trace->sites) release(site.file);
  delete trace;
}

Owned gc_trace_allocations(Runtime& rt, Value, Args args) {
  int on = args.has(0) ? truth(rt, args[0]) : 1;
  if (on < 0) return Owned::error();
  GcState* state = gcStateOf(rt);
  if (!state) return raise(rt, Exc::RuntimeError, "the module gc has been taken away");
  const bool before = state->trace != nullptr;
  if (on && !before) {
    state->trace = new AllocationTrace;
    HeapHooks hooks = rt.heap.hooks();
    hooks.allocated = allocated;
    rt.heap.setHooks(hooks);
  } else if (!on) {
    endTrace(state);
  }
  rt.heap.watchAllocations(on);
  return Owned::boolean(before);
}

Owned gc_where(Runtime& rt, Value, Args args) {
  const AllocationTrace* trace = traceOf(rt);
  if (!trace) {
    return raise(rt, Exc::RuntimeError, "allocations are not traced; see gc.trace_allocations()");
  }
  const AllocationTrace::Site* site = args[0].isObject() ? trace->find(args[0].object()) : nullptr;
  if (!site) return Owned::none();
  const int32_t line = site->line;
  Local file{Value(site->file)};
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
    const std::string file = site ? toUtf8(static_cast<Str*>(site->file)) : "";
    Sum& total = groups[{std::string(dottedNameOf(type)), file, site ? site->line : 0}];
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
