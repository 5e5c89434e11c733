#pragma once
// What the files of the module gc share; the table of its functions is in gc.cpp.

#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/module.h"

namespace ouro {

struct AllocationTrace;

extern const ModuleDef gcModule;

struct GcState {
  List *garbage, *callbacks;  // owned
  AllocationTrace* trace;     // null: allocations are not traced
  // Who listened before the module was imported.
  void (*nextStarts)(Runtime&, int);
  void (*nextEnds)(Runtime&, const CollectionReport&);
};
GcState* gcStateOf(Runtime&);  // null: the module is not loaded

// An argument that must fit a C int.
[[nodiscard]] bool gcInt(Runtime&, Value, int64_t* result);

// ---- gc_events.cpp: gc.callbacks, gc.garbage and what the debug flags print
void listenToCollections(Runtime&, GcState*);

// ---- gc_views.cpp: what a script is given lies in classes of the Python module _gcviews
Owned makeView(Runtime&, const char* cls, Value data);
// Puts a number, a text or an object into a dict.
[[nodiscard]] bool put(Runtime&, Dict*, const char* key, uint64_t number);
[[nodiscard]] bool put(Runtime&, Dict*, const char* key, Owned value);

// ---- gc_graph.cpp: who holds an object, and under which name
struct NamedRoot {
  enum class Rank : uint8_t {
    Named,
    Caller,    // a variable of the function that asks
    Internal,  // among what the interpreter holds, the arguments of the call that asks
  };
  std::string name;
  Object* object;
  Rank rank;
};
// Where every chain of references begins: globals of modules, variables of frames, types, what the
// interpreter itself holds.
std::vector<NamedRoot> namedRoots(Runtime&);
// How `owner` calls its reference to `child`: ".name", "[3]", "['key']".
std::string edgeName(Runtime&, Object* owner, Object* child);
std::vector<Object*> childrenOf(Runtime&, Object*);

// ---- gc_trace.cpp
void visitTrace(AllocationTrace*, Visitor&);
void endTrace(GcState*);

// ---- the functions that are not in gc.cpp
Owned gc_get_objects(Runtime&, Value, Args);
Owned gc_get_referents(Runtime&, Value, Args);
Owned gc_get_referrers(Runtime&, Value, Args);
Owned gc_is_tracked(Runtime&, Value, Args);
Owned gc_is_finalized(Runtime&, Value, Args);
Owned gc_heap(Runtime&, Value, Args);
Owned gc_types(Runtime&, Value, Args);
Owned gc_pins(Runtime&, Value, Args);
Owned gc_trim(Runtime&, Value, Args);
Owned gc_set_heap_limit(Runtime&, Value, Args);
Owned gc_get_heap_limit(Runtime&, Value, Args);
Owned gc_path_to(Runtime&, Value, Args);
Owned gc_cycle_of(Runtime&, Value, Args);
Owned gc_retained(Runtime&, Value, Args);
Owned gc_trace_allocations(Runtime&, Value, Args);
Owned gc_where(Runtime&, Value, Args);
Owned gc_snapshot(Runtime&, Value, Args);

}  // namespace ouro
