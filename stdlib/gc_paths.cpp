// gc.path_to, gc.cycle_of, gc.retained: searches over the graph of all references. They go breadth
// first, so that what they find is shortest, and look at everything, tracked or not. Nothing is
// allocated on the heap before a search is over.

#include <algorithm>
#include <unordered_map>

#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

namespace ouro {

namespace {

// How the search came to an object; null: it began there.
using Parents = std::unordered_map<Object*, Object*>;

// From the objects in `queue` on until it comes to `target`; false when it does not.
bool search(Runtime& rt, std::vector<Object*>& queue, Parents& parents, Object* target) {
  for (size_t next = 0; next < queue.size(); next++) {
    Object* owner = queue[next];
    for (Object* child : childrenOf(rt, owner)) {
      if (!parents.try_emplace(child, owner).second) continue;
      if (child == target) return true;
      queue.push_back(child);
    }
  }
  return false;
}

struct Step {
  std::string name;
  Object* object;
};

bool addStep(Runtime& rt, List* list, const std::string& name, Value object) {
  OURO_TRY_BOOL(text, newStr(rt, name));
  OURO_TRY_BOOL(pair, newTuple(rt, {text.get(), object}));
  return append(rt, list, pair);
}

// A view of the steps; they go on living while it is made.
Owned makePath(Runtime& rt, const std::vector<Step>& steps) {
  std::vector<Local> held;
  for (const Step& step : steps) held.emplace_back(Value(step.object));
  OURO_TRY(list, newList(rt, steps.size()));
  for (const Step& step : steps)
    OURO_CHECK(addStep(rt, list.as<List>(), step.name, Value(step.object)));
  return makeView(rt, "Path", list);
}

// From `first` (called `name`) to `target`, as `parents` say.
std::vector<Step> stepsTo(Runtime& rt, const Parents& parents, Object* first, std::string name,
                          Object* target) {
  std::vector<Step> steps;
  Object* at = target;
  do {
    Object* owner = parents.at(at);
    steps.push_back({edgeName(rt, owner, at), at});
    at = owner;
  } while (at != first);
  steps.push_back({std::move(name), first});
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace

Owned gc_path_to(Runtime& rt, Value, Args args) {
  if (!args[0].isObject()) return Owned::none();
  Object* target = args[0].object();
  const std::vector<NamedRoot> roots = namedRoots(rt);
  std::unordered_map<Object*, const NamedRoot*> rootOf;
  const NamedRoot* own = nullptr;
  Parents parents;
  std::vector<Object*> queue;
  for (const NamedRoot& root : roots) {
    if (root.object == target) {
      if (root.rank == NamedRoot::Rank::Caller && !own) own = &root;
      if (root.rank != NamedRoot::Rank::Named) continue;  // another holder says more
      return makePath(rt, {{root.name, target}});
    }
    if (!rootOf.try_emplace(root.object, &root).second) continue;
    parents.emplace(root.object, nullptr);
    queue.push_back(root.object);
  }
  if (!search(rt, queue, parents, target)) {
    return own ? makePath(rt, {{own->name, target}}) : Owned::none();
  }
  Object* first = target;
  while (Object* owner = parents.at(first)) first = owner;
  return makePath(rt, stepsTo(rt, parents, first, rootOf.at(first)->name, target));
}

Owned gc_cycle_of(Runtime& rt, Value, Args args) {
  if (!args[0].isObject()) return Owned::none();
  Object* object = args[0].object();
  Parents parents;
  std::vector<Object*> queue{object};
  if (!search(rt, queue, parents, object)) return Owned::none();
  return makePath(rt, stepsTo(rt, parents, object, "", object));
}

namespace {

// The objects that can be reached from one, and how often each is referred to from among them.
class Reached {
 public:
  Reached(Runtime& rt, Object* from) : rt_(rt), from_(from) {
    counts_[from] = 0;
    std::vector<Object*> queue{from};
    for (size_t next = 0; next < queue.size(); next++) {
      for (Object* child : childrenOf(rt, queue[next])) {
        auto [at, isNew] = counts_.try_emplace(child, 0);
        at->second++;
        if (isNew) queue.push_back(child);
      }
    }
  }

  // Those that are held by `from` alone: takes away what has other holders, and all behind it.
  std::vector<Object*> heldAlone() {
    std::vector<Object*> queue;
    for (const auto& [object, count] : counts_)
      if (object != from_ && object->refs > count) queue.push_back(object);
    for (Object* object : queue) counts_.erase(object);
    while (!queue.empty()) {
      Object* owner = queue.back();
      queue.pop_back();
      for (Object* child : childrenOf(rt_, owner)) {
        if (child == from_ || !counts_.erase(child)) continue;
        queue.push_back(child);
      }
    }
    std::vector<Object*> alone;
    for (const auto& [object, count] : counts_) alone.push_back(object);
    return alone;
  }

 private:
  Runtime& rt_;
  Object* from_;
  std::unordered_map<Object*, uint32_t> counts_;
};

struct Sum {
  size_t objects = 0, bytes = 0;
};

// What an object takes: what sys.getsizeof() says of it when that is more than its block, for it
// has a buffer beside it.
size_t bytesOf(Runtime& rt, Object* object) {
  const size_t block = Heap::blockSize(object);
  if (typeOf(rt, Value(object))->has(kHeapType)) return block;
  Local size = callSpecial(rt, Value(object), rt.names.sizeof_);
  int64_t bytes = 0;
  if (size.isError()) {
    clearError(rt);
  } else if (size.get().isNotFound() || !intFits(rt, size, &bytes)) {
    bytes = 0;
  }
  return std::max(block, static_cast<size_t>(std::max<int64_t>(bytes, 0)));
}

}  // namespace

Owned gc_retained(Runtime& rt, Value, Args args) {
  std::vector<Object*> alone;
  if (args[0].isObject()) alone = Reached(rt, args[0].object()).heldAlone();
  std::unordered_map<Type*, Sum> byType;
  for (Object* object : alone) {
    Sum& sum = byType[typeOf(rt, Value(object))];
    sum.objects++;
    sum.bytes += bytesOf(rt, object);
  }
  OURO_TRY(rows, newList(rt, byType.size()));
  for (const auto& [type, sum] : byType) {
    OURO_TRY(objects, newInt(rt, uint64_t{sum.objects}));
    OURO_TRY(bytes, newInt(rt, uint64_t{sum.bytes}));
    OURO_TRY(row, newTuple(rt, {Value(type), objects.get(), bytes.get()}));
    OURO_CHECK(append(rt, rows.as<List>(), row));
  }
  return makeView(rt, "Retained", rows);
}

}  // namespace ouro
